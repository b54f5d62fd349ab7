"""The inbox keeps a message once, and knows which turns have not ended."""

from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from donorguide.conversations import Inbox, opened

REPLIES = [{"text": "In the northeast.", "buttons": [], "receipt": {}}]


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    """An empty inbox in a file."""
    return Inbox(opened(f"sqlite:///{tmp_path}/new/inbox.db"))


def test_a_new_message_waits_for_its_turn(inbox: Inbox) -> None:
    received = inbox.accept("rest:anna", "1", "Where is it?")

    assert received.new
    assert [one.text for one in inbox.unanswered()] == ["Where is it?"]


def test_the_same_message_again_is_found_with_its_replies(inbox: Inbox) -> None:
    first = inbox.accept("rest:anna", "1", "Where is it?")
    inbox.answer(first.id, REPLIES)
    again = inbox.accept("rest:anna", "1", "Where is it?")

    assert (again.id, again.new, again.replies) == (first.id, False, REPLIES)


def test_an_id_counts_within_its_conversation(inbox: Inbox) -> None:
    anna = inbox.accept("rest:anna", "1", "Where is it?")
    ben = inbox.accept("rest:ben", "1", "How many people live there?")

    assert ben.new
    assert anna.id < ben.id


def test_what_was_answered_waits_no_more(inbox: Inbox) -> None:
    first = inbox.accept("rest:anna", "1", "Where is it?")
    second = inbox.accept("rest:anna", "2", "Why?")
    inbox.answer(first.id, REPLIES)

    assert [one.id for one in inbox.unanswered()] == [second.id]


def test_an_inbox_that_is_opened_again_has_kept_everything(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/inbox.db"
    Inbox(opened(address)).accept("rest:anna", "1", "Where is it?")

    assert [one.text for one in Inbox(opened(address)).unanswered()] == ["Where is it?"]


def test_a_database_that_is_none_raises(tmp_path: Path) -> None:
    (tmp_path / "inbox.db").write_text("no database, " * 1000)

    with pytest.raises(SQLAlchemyError):
        opened(f"sqlite:///{tmp_path}/inbox.db")


def test_a_history_is_read_on_from_a_message_in_order(inbox: Inbox) -> None:
    numbers = [inbox.accept("web:anna", str(n), f"Question {n}").id for n in range(5)]
    inbox.accept("web:ben", "1", "Somebody else's")
    inbox.answer(numbers[4], REPLIES)

    assert [one.id for one in inbox.history("web:anna", after=numbers[1])] == numbers[2:]
    assert [one.id for one in inbox.history("web:anna", most=2)] == numbers[3:]
    assert inbox.history("web:anna")[-1].replies == REPLIES
