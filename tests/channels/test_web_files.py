"""The files of the widget: all that a page loads, and nothing else."""

import gzip

import pytest

from addons.channels.web.files import File, read_files
from addons.channels.web.lean import lean
from donorguide.settings import ROOT
from tests.channels.conftest import FRIEND
from tests.channels.web import BASE, assert_refused

MODULE = f"{BASE}/donor-guide.js"


def test_the_module_can_be_loaded_by_every_page_and_kept_for_a_while(visitor):
    for origin in (None, FRIEND, "https://elsewhere.example"):
        answer = visitor.get(MODULE, headers={"Origin": origin} if origin else {})
        assert answer.status_code == 200
        source = (ROOT / "widget" / "donor-guide.js").read_text(encoding="utf-8")
        assert answer.text == lean(source)
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
        assert (
            answer.headers["cache-control"] == "public, max-age=300, stale-while-revalidate=86400"
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers.get_list("access-control-allow-origin") == ["*"]
        assert "set-cookie" not in answer.headers


def test_style_sheets_have_their_type(visitor):
    answer = visitor.get(f"{BASE}/donor-guide.css")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("path", [MODULE, f"{BASE}/about"])
def test_what_has_not_changed_is_not_sent_again(visitor, path):
    tag = visitor.get(path).headers["etag"]
    for known in (tag, f'"other", {tag}'):
        again = visitor.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "max-age=300" in again.headers["cache-control"]
    assert visitor.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_it_is_packed_for_those_who_can_unpack_it(visitor):
    plain = visitor.get(MODULE, headers={"Accept-Encoding": "identity"})
    packed = visitor.get(MODULE, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.content == plain.content
    assert "Accept-Encoding" in packed.headers["vary"]


def test_another_content_has_another_tag():
    one, other = (File.of("text/css", content) for content in (b"a", b"b"))
    assert one.tag != other.tag
    assert gzip.decompress(one.packed) == b"a"


def test_only_what_a_page_loads_is_served(tmp_path):
    for name in ("widget.js", "donor-guide.css", "README.md", "package.json", ".hidden"):
        (tmp_path / name).write_text(name)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "widget.test.js").write_text("")
    assert sorted(read_files(tmp_path)) == ["donor-guide.css", "widget.js"]


@pytest.mark.parametrize(
    "path",
    [
        "../page.py",
        "..%2f..%2fpyproject.toml",
        "%2e%2e/%2e%2e/pyproject.toml",
        "donor-guide.js/../donor-guide.css",
        "./donor-guide.js",
        "donor-guide.js%00.css",
        "..\\\\donor-guide.js",
        "etc/passwd",
        "channel.py",
    ],
)
def test_no_other_file_can_be_fetched(site, path):
    import http.client

    _, address = site
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", f"{BASE}/{path}")
    answer = connection.getresponse()
    assert answer.status in (400, 404)
    assert answer.getheader("etag") is None
    connection.close()


def test_a_file_is_only_read(visitor):
    assert visitor.head(MODULE).status_code == 200
    assert_refused(visitor.post(MODULE), "unknown")
