"""Another language is recognised; what is too short to tell counts as English."""

import pytest

from donorguide.language.tongue import tongue


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wie viele Kinder leben dort?", "de"),
        ("¿Cuántos niños viven en su casa?", "es"),
        ("Combien d'enfants vivent là-bas?", "fr"),
        ("Quanti bambini ci sono nel villaggio?", "it"),
        ("Сколько там детей?", "ru"),
        ("有多少孩子", "zh"),
        ("hola", "es"),
        ("cuanta gente vive alli", "es"),
        ("wo liegt das", "de"),
        ("combien de gens", "fr"),
        ("donde queda", "es"),
        ("quantas pessoas vivem", "pt"),
        ("Bonjour", "fr"),
    ],
)
def test_another_language_is_named(text: str, code: str) -> None:
    assert tongue(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "How many children live there?",
        "What is the poverty rate of Heilongjiang?",
        "poverty rate Heilongjiang province",
        "kindergarten number of children",
        "how mny childern liv ther",
        "Qiqihar",
        "blah blah blah yada yada",
        "die or live",
        "ok",
        "thanks",
        "123",
        "👋",
        "",
    ],
)
def test_english_and_what_is_too_short_are_english(text: str) -> None:
    assert tongue(text) == "en"
