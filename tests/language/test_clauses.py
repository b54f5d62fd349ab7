"""A message is told apart into its clauses, and a single one is left as it is."""

import pytest

from donorguide.language.clauses import clauses, head, remarks


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            "Where is it? How many people live there?",
            ["Where is it?", "How many people live there?"],
        ),
        (
            "Where is it and how many people live there?",
            ["Where is it", "how many people live there?"],
        ),
        (
            "wat r the opening times can i come see it",
            ["wat r the opening times", "can i come see it"],
        ),
        ("wen did u start an wat do u do", ["wen did u start", "wat do u do"]),
        ("Hello. I am Anna. Where is it?", ["Hello", "I am Anna", "Where is it?"]),
        ("Where is it?\nWhy are they poor?", ["Where is it?", "Why are they poor?"]),
        ("location, population, since when", ["location", "population", "since when"]),
        (
            "We sell cakes, and tell us who lives there",
            ["We sell cakes", "tell us who lives there"],
        ),
        ("u help kids n wat kids", ["u help kids", "wat kids"]),
        ("how mny live there how mny kids", ["how mny live there", "how mny kids"]),
        (
            "2 things. 1 what does it live from 2 why is it poor",
            ["things", "what does it live from", "why is it poor"],
        ),
        (
            "do you run courses for them, are there mentors",
            ["do you run courses for them", "are there mentors"],
        ),
        (
            "The flats, who owns them? And if he is ill, who pays, and how much?",
            ["The flats, who owns them?", "And if he is ill, who pays", "how much?"],
        ),
        (
            "One thing, if I may: is it far, and are there trains?",
            ["One thing, if I may: is it far", "are there trains?"],
        ),
        ("It is far, when you walk. Is it safe?", ["It is far, when you walk", "Is it safe?"]),
        ("do they pay well?do firms help?", ["do they pay well?", "do firms help?"]),
        ("see www.a.org/?page=2 please", ["see www.a.org/?page=2 please"]),
        (
            "number of hills, size of the wood in hectares?",
            ["number of hills", "size of the wood in hectares?"],
        ),
        (
            "about: kinds of old trees in town, year u came",
            ["about:", "kinds of old trees in town", "year u came"],
        ),
        ("I guess there are children there", ["I guess there are children there"]),
        ("are the hills high do poor people go", ["are the hills high", "do poor people go"]),
        ("And the trees there, do they grow?", ["And the trees there, do they grow?"]),
        (
            "I must know what it lives from, what sort of town it is",
            ["I must know what it lives from", "what sort of town it is"],
        ),
        ("does it say anywhere how many", ["does it say anywhere how many"]),
        (
            "tell us what it earns money with, and how far it is, comparison of both rivers",
            ["tell us what it earns money with", "how far it is", "comparison of both rivers"],
        ),
        ("Is it far? and the name of the river", ["Is it far?", "and the name of the river"]),
        ("compare both and explain why", ["compare both", "explain why"]),
        ("is it cold in the hills, and in the town?", ["is it cold in the hills", "in the town?"]),
        ("So: 1. height 2. age", ["So:", "height", "age"]),
        ("call me and in the meantime tell us why", ["call me", "in the meantime tell us, why"]),
        (
            "she is ill, which is why I ask: is it far",
            ["she is ill, which is why I ask:", "is it far"],
        ),
        (
            "tell me the number of schools, the price and the year you began",
            ["tell me the number of schools", "the price", "the year you began"],
        ),
        ("85 + 5 million people?", ["85 + 5 million people?"]),
        ("who minds them without mum & dad?", ["who minds them without mum & dad?"]),
        ("where is it & who lives there", ["where is it", "who lives there"]),
        (
            "if a child goes home do you help, and do uncles get money",
            ["if a child goes home do you help", "do uncles get money"],
        ),
        ("is it far what does one eat there", ["is it far", "what does one eat there"]),
        ("kids hungry there do they go to school", ["kids hungry there", "do they go to school"]),
        ("do you run it or do they", ["do you run it or do they"]),
        ("what do they do there all day", ["what do they do there all day"]),
        ("is it so that 8 percent are poor", ["is it so that 8 percent are poor"]),
        (
            "how many houses are there do the kids play with one another",
            ["how many houses are there", "do the kids play with one another"],
        ),
        ("it lives from what does it pay", ["it lives from what does it pay"]),
        ("what do they live from is it far", ["what do they live from", "is it far"]),
        ("is it far, also if you walk", ["is it far", "if you walk"]),
        ("1 population 2 poverty rate", ["population", "poverty rate"]),
        ("1 in 2 people is poor", ["1 in 2 people is poor"]),
        ("I must ask: is it far?", ["I must ask:", "is it far?"]),
        ("Whom do you stand up for?", ["Whom do you stand up for?"]),
    ],
)
def test_the_clauses_of_a_message(message: str, parts: list[str]) -> None:
    assert clauses(message) == parts


@pytest.mark.parametrize(
    "message",
    [
        "Where is it?",
        "How many children and young people live there?",
        "Is it true that 8.4 percent are poor?",
        "Do you teach there, or do you only give shelter?",
        "slums",
        "<b>how many</b> <i>schools</i>",
        "the town has how many schools",
        "one in how many is tall",
        "and in the city why is it so cold",
        "poverty here, is it above what is usual",
        "Please tell me more about the second, the large one",
    ],
)
def test_a_single_clause_stays_as_it_is(message: str) -> None:
    assert clauses(message) == [message]


def test_white_space_of_any_length_parts_nothing() -> None:
    assert clauses("is it" + " " * 2_000 + "far?" + "\n" * 2_000 + "why") == ["is it far?", "why"]


@pytest.mark.parametrize("message", ["???", "1", "👋"])
def test_a_message_without_words_is_its_own_clause(message: str) -> None:
    assert clauses(message) == [message]


def test_of_a_very_long_message_the_end_is_read() -> None:
    parts = clauses(" ".join(f"Is this question {n}?" for n in range(100)))

    assert parts[-1] == "Is this question 99?"
    assert len(parts) < 20


@pytest.mark.parametrize(
    ("message", "last"),
    [
        (
            "Is it worse off? And in the northeast, how many are poor?",
            "And in the northeast, how many are poor?",
        ),
        (
            "What is poor there, what does it live from, and who do you work with?",
            "who do you work with?",
        ),
    ],
)
def test_a_lead_stays_with_its_question_and_a_preposition_may_end_one(
    message: str, last: str
) -> None:
    assert clauses(message)[-1] == last


@pytest.mark.parametrize(
    ("before", "number"),
    [
        (["", "How many disabled people are there?"], 1),
        (["", "How many disabled people are there?", "And how long do they go to school?"], 1),
        (["Where do the newcomers live?", "Is it safe?"], 0),
        (["Where do the newcomers live?", "What is the kindergarten for?", "Oh"], 1),
        (["", "Do they go to school?", "Why?"], 2),
    ],
)
def test_what_a_clause_asks_of_is_told_by_the_last_that_names_something(
    before: list[str], number: int
) -> None:
    assert head(before) == number


def test_a_sentence_is_completed_within_itself() -> None:
    assert clauses("I ask before I decide. Who helps you there?") == [
        "I ask before I decide",
        "Who helps you there?",
    ]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("how big is it cos mum left us alone again", ["mum left us alone again"]),
        ("what do they eat (we have had nothing for days)", ["we have had nothing for days"]),
        ("we moved here last year, what is the city like", ["we moved here last year"]),
        ("where is it, pls", []),
        ("we have had nothing for days", []),
    ],
)
def test_a_remark_is_no_question_and_not_the_whole(message: str, said: list[str]) -> None:
    assert remarks(message) == said
