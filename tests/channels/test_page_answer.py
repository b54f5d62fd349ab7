"""What stands beside the newest answer of the chat page: source, rating, a person, links."""

from tests.channels.reading import COOKIE, Page, write


def rating(page):
    """The number that a rating of the newest answer carries, and which button is pressed."""
    [number] = [field["value"] for field, _ in page.all("input") if field["name"] == "number"]
    buttons = [one for one, _ in page.all("button") if one.get("name") == "helpful"]
    return number, [one["value"] for one in buttons if one["aria-pressed"] == "true"]


def test_a_source_stands_below_its_answer_and_apart(visit, make_agent, say):
    async def fact(_):
        return [say("Very many.", source="Source: A page")]

    page = Page(write(visit(make_agent(fact)), "How many?").text)
    assert page.log() == [("you", "How many?"), ("bot", "Very many.")]
    assert ({"class": "source"}, "Source: A page") in page.all("p")


def test_the_newest_answer_can_be_rated_and_rated_again(visitor):
    write(visitor, "one")
    number, pressed = rating(Page(write(visitor, "two").text))
    assert pressed == []
    for value in ("yes", "no"):
        form = {"number": number, "helpful": value}
        answer = visitor.post("/chat", data=form)
        assert (answer.status_code, answer.headers["location"]) == (303, "chat#latest")
        assert rating(Page(visitor.get("/chat").text)) == (number, [value])


def test_an_answer_of_another_visitor_cannot_be_rated(visitor):
    number, _ = rating(Page(write(visitor, "one").text))
    own = visitor.cookies[COOKIE]
    visitor.cookies.clear()
    write(visitor, "mine")
    for foreign in (number, "x", "-1", "9" * 30, ""):
        form = {"number": foreign, "helpful": "no"}
        assert visitor.post("/chat", data=form).status_code == 303
    visitor.cookies.clear()
    visitor.cookies.set(COOKIE, own)
    assert rating(Page(visitor.get("/chat").text)) == (number, [])


def test_a_person_can_be_asked_for_at_any_time(visitor, agent):
    page = Page(visitor.get("/chat").text)
    [said] = [field["value"] for field, _ in page.all("input") if field["name"] == "message"]
    write(visitor, said)
    assert agent.heard[0].text == "I would like to talk to a person"


def test_an_address_in_an_answer_is_a_link_and_nothing_else_is(visit, make_agent, say):
    async def lead_on(_):
        return [say("Give at https://give.example/now, or <b>ask</b>.")]

    page = Page(write(visit(make_agent(lead_on)), "hello").text)
    [link] = [one for one, _ in page.all("a") if one["href"].startswith("https")]
    assert (link["href"], link["rel"]) == ("https://give.example/now", "noopener")
    assert page.all("b") == []
