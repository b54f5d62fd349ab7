"""The chat page can be used by keyboard and by ear."""

from itertools import pairwise

import pytest

from tests.channels.reading import Page, write


@pytest.fixture(params=["new", "in conversation"])
def page(request, visitor):
    """The page before and during a conversation."""
    html = visitor.get("/chat") if request.param == "new" else write(visitor, "hello")
    return Page(html.text)


def test_the_page_has_a_language_a_title_and_one_heading_of_the_first_order(page):
    assert page.one("html")[0]["lang"] == "en"
    assert page.one("title")[1].strip()
    assert page.one("h1")[1].strip()


def test_headings_leave_out_no_level(page):
    levels = [int(tag[1]) for tag, _, _ in page.elements if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_can_be_enlarged(page):
    [viewport] = [meta["content"] for meta, _ in page.all("meta") if meta.get("name") == "viewport"]
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


def test_every_field_has_a_label_that_is_read_out(page):
    labels = {label["for"]: text.strip() for label, text in page.all("label")}
    fields = [*page.all("textarea"), *page.all("input")]
    assert fields
    for field, _ in fields:
        assert field.get("type") == "hidden" or labels[field["id"]]


def test_every_button_says_what_it_does(page):
    assert all(text.strip() for _, text in page.all("button"))


def test_the_quick_replies_are_a_named_group(page):
    groups = [group["class"] for group, _ in page.all("fieldset")]
    assert "offers" in groups
    legends = [text.strip() for _, text in page.all("legend")]
    assert len(legends) == len(groups)
    assert all(legends)


def test_there_is_one_main_region_and_a_way_to_skip_to_the_field(page):
    assert page.one("main")
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [link["href"] for link, _ in page.all("a")]
    assert links[0].removeprefix("#") in ids


def test_the_place_a_message_leads_to_exists_once_there_is_one(visitor):
    answer = visitor.post("/chat", data={"message": "hello"})
    anchor = answer.headers["location"].partition("#")[2]
    page = Page(visitor.get("/chat").text)
    [target] = [one for _, one, _ in page.elements if one.get("id") == anchor]
    assert target["tabindex"] == "-1"


def test_it_is_said_and_not_only_shown_who_wrote_a_message(visitor):
    page = Page(write(visitor, "hello").text)
    spoken = [text.strip() for one, text in page.all("span") if one.get("class") == "unseen"]
    assert len(spoken) == len(page.log()) == len(page.all("li"))
    assert len(set(spoken)) == 2


def test_forms_send_to_this_server_with_post(page):
    for form, _ in page.all("form"):
        assert form["method"] == "post"
        assert form["action"] in ("chat", "chat#latest")
