"""The demo page shows the widget, and lets the browser load nothing from elsewhere."""

from tests.channels.reading import Page


def test_the_page_names_the_place_and_embeds_the_widget(visitor):
    answer = visitor.get("/")
    assert answer.status_code == 200
    page = Page(answer.text)
    assert "Qiqihar" in page.one("h1")[1]
    assert page.one("html")[0]["lang"] == "en"
    assert page.all("script") == [({"type": "module", "src": "widget/v1/donor-guide.js"}, "")]
    assert page.one("donor-guide")[0]["server"] == "."
    assert ("chat" in [link["href"] for link, _ in page.all("a")]) is True


def test_everything_it_names_lies_below_it_and_is_there(visitor):
    page = Page(visitor.get("/").text)
    named = [link["href"] for tag in ("link", "a") for link, _ in page.all(tag)]
    named += [script["src"] for script, _ in page.all("script")]
    for address in named:
        if not address.startswith(("data:", "#")):
            assert "://" not in address
            assert not address.startswith("/")
            assert visitor.get(f"/{address}").status_code == 200


def test_it_has_nothing_inline_and_a_strict_policy(visitor):
    answer = visitor.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" in policy
    assert "unsafe" not in policy
    page = Page(answer.text)
    assert page.all("style") == []
    for tag, attributes, _ in page.elements:
        inline = [name for name in attributes if name == "style" or name.startswith("on")]
        assert not inline, f"{tag} has {inline}"


def test_looking_at_it_sets_no_cookie(visitor):
    assert "set-cookie" not in visitor.get("/").headers
