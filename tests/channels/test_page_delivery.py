"""What the chat page lets the browser do, and what it loads."""

from urllib.parse import urljoin

import pytest

from tests.channels.reading import Page, write


def test_the_page_lets_the_browser_load_nothing_but_its_own_style(visitor):
    for answer in (visitor.get("/chat"), write(visitor, "hello")):
        policy = dict(
            part.strip().split(" ", 1)
            for part in answer.headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["style-src"] == "'self'"
        assert policy["form-action"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert policy["base-uri"] == "'none'"
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "script-src" not in policy


def test_the_page_is_kept_out_of_caches_and_referrers(visitor):
    headers = write(visitor, "hello").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")


def test_nothing_on_the_page_needs_a_script_or_an_inline_style(visitor):
    page = Page(write(visitor, "hello").text)
    assert page.all("script") == page.all("style") == []
    for tag, attributes, _ in page.elements:
        handlers = [name for name in attributes if name == "style" or name.startswith("on")]
        assert not handlers, f"{tag} has {handlers}"
        assert not (attributes.get("href") or "").startswith("javascript:")


def test_everything_the_page_loads_comes_from_this_server(visitor):
    page = Page(visitor.get("/chat").text)
    sheets = [link["href"] for link, _ in page.all("link") if link["rel"] == "stylesheet"]
    assert sheets
    for sheet in sheets:
        answer = visitor.get(f"/{sheet}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/css")
        assert "://" not in answer.text


@pytest.mark.parametrize("path", ["/chat.css/../page.py", "/chat.css/..%2fpage.py", "/page.py"])
def test_no_other_file_can_be_fetched(visitor, path):
    assert visitor.get(path).status_code == 404


def test_the_page_works_below_any_path_of_a_website(visitor):
    """Nothing on it names the path it lies at, so a proxy may take one off."""
    page = Page(write(visitor, "hello").text)
    named = [form["action"] for form, _ in page.all("form")]
    named += [link["href"] for tag in ("a", "link") for link, _ in page.all(tag)]
    assert not [address for address in named if address.startswith("/") or "://" in address]
    for form in ({"message": "hello"}, {"over": "yes"}, {"number": "1", "helpful": "yes"}):
        answer = visitor.post("/chat", data=form)
        assert urljoin("https://charity.example/help/chat", answer.headers["location"]).startswith(
            "https://charity.example/help/chat"
        )
        assert "path" not in answer.headers.get("set-cookie", "").lower()


@pytest.mark.parametrize(("proxies", "secure"), [(1, True), (0, False)])
def test_a_cookie_is_for_https_alone_where_a_proxy_of_ours_says_so(
    visitor, site, monkeypatch, proxies, secure
):
    app, _ = site
    monkeypatch.setitem(app.config, "PROXIES_COUNT", proxies)
    headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    answer = visitor.post("/chat", data={"message": "hello"}, headers=headers)
    assert ("secure" in answer.headers["set-cookie"].lower()) is secure
