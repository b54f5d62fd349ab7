"""Numbers that state something are what visitors ask about, and stay as they are."""

import pytest

from tests.privacy.visitor import redacted, wide

# Every number of the source, in the wordings people use.
OF_THE_SOURCE = [
    "1.6 million",
    "1,6 million",
    "1.6m",
    "1600000",
    "1,600,000",
    "1.600.000",
    "1 600 000",
    "1'600'000",
    "16 00 000",
    "1992",
    "92",
    "1992-2020",
    "1992/93",
    "8.4%",
    "8.4 %",
    "8,4%",
    "8.4 percent",
    "2.7%",
    "2.7 percentage points",
    "8.4 - 2.7",
    "2 million",
    "2,000,000",
    "2 000 000",
    "2000000",
    "85 million",
    "85,000,000",
    "85.000.000",
    "85 000 000",
    "85000000",
    "five million",
    "5,000,000",
    "5 000 000",
    "5000000",
    "85%",
    "85 percent",
    "85 out of 100",
    "5,000,000/85,000,000",
    "5000000 of 85000000",
]
ELSE = [
    "5 000 000 - 85 000 000",
    "(5 000 000 - 85 000 000)",
    "24/7",
    "7:42",
    "07:42-19:30",
    "19.30",
    "room 101",
    "40 to 20 euros",
    "40-20",
    "€40",
    "$100000000",
    "123456789 euros",
    "€ 123 456 789",
    "RMB 100 000 000",
    "¥100000000",
    "population of 123456789",
    "1,400,000,000",
    "1.400.000.000",
    "1 400 000 000",
    "1400000000",
    "1 411 778 724",
    "1,411,778,724 people",
    "452,618,900.55",
    "age 12",
    "aged 3 to 6",
    "ages 10 12 14 16 18",
    "ages 3/4/5/6/7/8/9/10/11",
    "10 20 50 100 200",
    "10/20/50/100/200",
    "100-200-500",
    "25 50 100 250 500 1000",
    "75 125 1000",
    "1 2 3 4 5 6 7 8 9 10",
    "1990, 1995, 2000 and 2005",
    "1990 1995 2000 2005",
    "2001 2005 2010 2015",
    "2019/2020/2021",
    "2020-11-23",
    "2020-11-23 19:17",
    "2020-11-23T19:17:53Z",
    "12.05.2020",
    "12/05/2020",
    "5/12/2020",
    "12 05 2020",
    "01.02.2020-05.03.2020",
    "01.02.2020 - 05.03.2020",
    "47.3542, 123.9182",
    "47.354321, 123.918186",
    "3.14159265358",
    "10115 Berlin",
    "version 1.2.3.4",
    "1234567",
    "8.4 2.7 85 1992 2020",
    "SOS Children's Villages 2030",
]


@pytest.mark.parametrize(
    "wording",
    [
        "{}",
        "{}?",
        "({})",
        "is it {}, as you say?",
        "what does {} mean",
        "you told me {} people",
        "since {} in Qiqihar",
        "It is {}. Why?",
        "in 2020 it was {}",
        "{} in 2020",
        "how can there be {}children",
        "+{}",
    ],
)
@pytest.mark.parametrize("number", OF_THE_SOURCE)
def test_a_number_of_the_source_stays(number: str, wording: str) -> None:
    text = wording.format(number)

    assert redacted(text) == text


@pytest.mark.parametrize("text", ELSE)
def test_amounts_years_dates_times_and_lists_stay(text: str) -> None:
    assert redacted(text) == text
    assert redacted(f"Is {text} right?") == f"Is {text} right?"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Where is it?",
        "ﬁgures of cafe\N{COMBINING ACUTE ACCENT} \N{ZERO WIDTH SPACE}" + wide("1600000"),
        wide("在哪里? 1992年 160万人"),
        "👩\N{ZERO WIDTH JOINER}👧 8.4%\x00\x01",
        "[email 1] and [phone 2] of [card 3]",
        "\ud800 1992",
    ],
)
def test_a_text_without_personal_data_stays_to_the_letter(text: str) -> None:
    assert redacted(text) == text
