"""What refers to the answer before it, over HTTP and with the words that come back."""

import pytest

pytestmark = pytest.mark.trained


@pytest.fixture
def answers(composer):
    """The words of an entry's answer."""
    return composer.knowledge.answer


def test_poverty_is_followed_from_region_to_province_to_city(visitor, answers):
    assert answers("poor_number") in visitor.say("How many poor people are in the northeast?").text
    assert answers("poverty_rate") in visitor.say("And in the province?").text
    assert answers("city_poverty") in visitor.say("And in the city itself?").text


@pytest.mark.parametrize(
    ("first", "then", "entry"),
    [
        ("How many people in China have a disability?", "And the children?", "disability_children"),
        ("What do you offer in Qiqihar?", "Since when?", "since"),
        ("What do you offer in Qiqihar?", "And for teenagers?", "independence"),
        ("How many people live in Qiqihar?", "Why is that?", "migration"),
        ("How many people live in Qiqihar?", "And how many children?", "city_children_number"),
        ("How high is the poverty rate in Heilongjiang?", "And China?", "national_poverty"),
        ("What do children do at the kindergarten?", "How much is it?", "place_cost"),
        ("Whom do you work with there?", "What are their names?", "partner_names"),
    ],
)
def test_a_short_question_is_understood_from_the_answer_before_it(
    visitor, answers, first, then, entry
):
    visitor.say(first)
    assert answers(entry) in visitor.say(then).text


def test_tell_me_more_tells_more_and_not_the_same_again(visitor, composer):
    entry = composer.knowledge.entries["town_kind"]
    first = visitor.say(entry.question).text
    more = visitor.say("Tell me more").text
    assert composer.knowledge.render(entry.more, entry) in more
    assert visitor.say("Tell me more").text not in (first, more)


def test_the_source_of_an_answer_can_be_asked_for(visitor, composer):
    visitor.say("How many people live in Qiqihar?")
    source = composer.knowledge.sources["page"]
    told = composer.saying("from_source", title=source.title, publisher=source.publisher)
    assert visitor.say("Where do you have that from?").text == told


def test_an_answer_can_be_repeated_and_the_one_before_it_found_again(visitor, answers):
    visitor.say("How many people live in Qiqihar?")
    visitor.say("Is Qiqihar growing?")
    assert answers("growth") in visitor.say("Can you repeat that?").text
    assert answers("population") in visitor.say("Go back to the one before, please").text


def test_the_third_time_in_a_row_a_person_is_offered(visitor, composer):
    said = [visitor.say("How many people live in Qiqihar?").text for _ in range(3)]
    assert said[0] == said[1] != said[2]
    assert composer.contact("team") in said[2]


def test_a_follow_up_with_nothing_before_it_asks_what_is_meant(visitor, composer):
    assert visitor.say("Why is that?").text == composer.saying("no_context")


def test_what_one_visitor_asked_means_nothing_to_another(bot, composer):
    bot.conversation().say("How many people live in Qiqihar?")
    assert bot.asked("Why is that?").text == composer.saying("no_context")
