"""Turns late in a conversation: which are timed, and how the bot's conversations get so long."""

from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.growth.depths import DEPTHS, FAR, conversations, window
from benchmarks.growth.filling import fill
from benchmarks.growth.run import TIMED
from benchmarks.growth.tables import quartiles, tables
from benchmarks.texts import distinct_questions
from benchmarks.visitors import Waited
from benchmarks.waits import Waits
from donorguide.conversations import Saved, Turn, events, inbox, turns
from donorguide.conversations.database import connected, opened
from donorguide.conversations.tables import EVENTS


def make_waits(**seconds_by_system: dict[int, float]) -> Waits:
    waits = Waits()
    for name, times in seconds_by_system.items():
        for turn, seconds in times.items():
            for _ in range(3):
                waits.add(name.replace("_", " "), turn, Waited(seconds, answered=True))
    return waits


@pytest.mark.parametrize(
    ("depth", "turns"), [(1, [1]), (3, [3]), (5, [4, 5, 6]), (10, [8, 9, 10, 11, 12])]
)
def test_a_window_lies_around_its_turn_and_is_narrow_early(depth: int, turns: list[int]) -> None:
    assert list(window(depth)) == turns


def test_a_late_window_is_eleven_turns_wide() -> None:
    assert window(10_000) == range(9_995, 10_006)


def test_windows_do_not_overlap_and_their_conversations_give_all_samples() -> None:
    assert all(window(a)[-1] < window(b)[0] for a, b in pairwise((DEPTHS + FAR)[2:]))
    assert all(conversations(one, 30) * len(window(one)) >= 30 for one in DEPTHS + FAR)


def test_there_is_a_new_question_for_each_sample_and_others_to_make_conversations_long() -> None:
    assert len({*distinct_questions()}) == len(distinct_questions()) > TIMED


def test_a_filled_conversation_reads_as_one_that_was_held(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/conversations.db"
    opened(address).dispose()
    engine = connected(address)
    saved = [Saved([{"event": "action", "name": name}], {"slots": {"last": name}}) for name in "ab"]
    with engine.begin() as connection:
        for number, one in enumerate(saved):
            received = inbox.accept(connection, "rest:held", str(number), f"question {number}")
            reply = [{"text": f"answer {number}", "buttons": [], "receipt": {}}]
            turns.end(connection, Turn(received, reply, "rasa", 0.01, {"entries": ["fish"]}, one))

    fill(address, "rest:long", "rest:held", 5)

    with engine.begin() as connection:
        told = inbox.history(connection, "rest:long")
        kept = connection.execute(select(EVENTS).where(EVENTS.c.conversation == "rest:long")).all()
        tail = events.tail(connection, "rest:long", 2)
        assert not inbox.unanswered(connection)
    engine.dispose()
    assert [one.text[-1] for one in told] == [one.replies[0]["text"][-1] for one in told]
    assert [one.text for one in told] == [f"question {number}" for number in (0, 1, 0, 1, 0)]
    assert [row.events[0]["name"] for row in kept] == ["a", "b", "a", "b", "a"]
    assert tail is not None
    assert tail.state == {"slots": {"last": "a"}}


def test_the_table_compares_with_stock_rasa_as_far_as_that_went() -> None:
    waits = make_waits(
        Donor_Guide=dict.fromkeys(DEPTHS + FAR, 0.01), stock_Rasa={1: 0.02, 3: 0.03, 100: 0.2}
    )
    lines = "\n".join(tables(["Donor Guide", "stock Rasa"], waits, 3)).splitlines()

    assert ["3", "10.0", "30.0", "1.00", "3.00"] in [line.split() for line in lines]
    assert ["10,000", "10.0", "-", "1.00", "-"] in [line.split() for line in lines]
    assert lines[-3].split() == "stock Rasa / Donor Guide at turn 100 20.00 at least 15".split()


def test_the_picture_shows_the_turns_that_were_timed() -> None:
    assert quartiles("ours", make_waits(ours={3: 0.02})) == [(3, 0.02, 0.02, 0.02)]
