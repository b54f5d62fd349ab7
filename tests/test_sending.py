"""Replies to platforms go out in order, once, and again when they did not."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from addons.agent import Message
from addons.sending import LONGEST_PAUSE, PAUSES, NotSentError, RefusedError, Sender
from donorguide.conversations import Delivery, Saved, Store, Turn, deliveries, inbox, turns
from donorguide.conversations.deliveries import DEAD, SENDING, SENT, WAITING

ANNA = "platform:anna"


class Platform:
    """Takes messages, or fails as it was told to."""

    def __init__(self, *failures: Exception | None) -> None:
        """Begins with nothing taken.

        Args:
            failures: What happens to the first messages, one after the other; None takes it.
        """
        self.taken: list[str] = []
        self.failures = list(failures)

    async def send(self, recipient: str, message: Message) -> None:
        """A channel's way of sending."""
        failure = self.failures.pop(0) if self.failures else None
        if isinstance(failure, NotSentError | RefusedError):
            raise failure
        self.taken.append(f"{recipient}: {message.text}")
        if failure:
            raise failure


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty database."""
    return Store(f"sqlite:///{tmp_path}/conversations.db")


def use(store: Store, work: Callable[..., Any], *arguments: Any) -> Any:
    """Does some work in the database."""
    return asyncio.run(store.use(lambda connection: work(connection, *arguments)))


def answered(store: Store, *texts: str, conversation: str = ANNA, ended: bool = True) -> int:
    """A message with a reply of these texts; its number."""

    def work(connection: Any) -> int:
        count = len(inbox.history(connection, conversation))
        received = inbox.accept(connection, conversation, str(count), "Where is it?")
        deliveries.begin(connection, received.id, conversation.partition(":")[2])
        replies = [{"text": text, "buttons": [], "receipt": {}} for text in texts]
        if ended:
            turns.end(connection, Turn(received, replies, "rasa", 0.1, {}, Saved()))
        return received.id

    return int(use(store, work))


def delivered(store: Store, platform: Platform, *numbers: int) -> list[float]:
    """Delivers replies side by side; gives the pauses that were made."""
    paused: list[float] = []

    async def sleep(seconds: float) -> None:
        paused.append(seconds)
        await asyncio.sleep(0)

    async def deliver() -> None:
        sender = Sender(store, sleep)
        sender.channels["platform"] = platform.send
        await asyncio.gather(*(sender.deliver(number, ANNA) for number in numbers))

    asyncio.run(deliver())
    return paused


def outcome(store: Store, number: int) -> Delivery:
    """How a delivery stands."""
    found: Delivery = use(store, deliveries.find, number)
    return found


def test_all_messages_of_a_reply_go_out_in_order(store: Store) -> None:
    platform, number = Platform(), answered(store, "First.", "Second.")

    assert delivered(store, platform, number) == []
    assert platform.taken == ["anna: First.", "anna: Second."]
    assert (outcome(store, number).state, outcome(store, number).unknown) == (SENT, False)


def test_replies_of_a_conversation_keep_their_order_while_one_is_tried_again(store: Store) -> None:
    platform = Platform(NotSentError("503"), NotSentError("503"))
    numbers = [answered(store, text) for text in ("First.", "Second.", "Third.")]
    delivered(store, platform, *numbers)

    assert platform.taken == ["anna: First.", "anna: Second.", "anna: Third."]


def test_what_did_not_go_out_is_tried_again_after_longer_and_longer_pauses(store: Store) -> None:
    platform, number = Platform(*[NotSentError("503")] * 3), answered(store, "First.")

    assert delivered(store, platform, number) == list(PAUSES[:3])
    assert platform.taken == ["anna: First."]
    assert not outcome(store, number).unknown


def test_the_pause_that_a_platform_asks_for_is_made_up_to_a_limit(store: Store) -> None:
    platform = Platform(NotSentError("429", 5.0), NotSentError("429", 4000.0))

    assert delivered(store, platform, answered(store, "First.")) == [5.0, LONGEST_PAUSE]


def test_after_the_last_try_it_is_a_dead_letter(store: Store) -> None:
    platform, number = Platform(*[NotSentError("503")] * 9), answered(store, "First.")
    after = answered(store, "Second.")

    assert delivered(store, platform, number) == list(PAUSES)
    assert (outcome(store, number).state, outcome(store, number).failure) == (DEAD, "503")
    platform.failures.clear()
    delivered(store, platform, after)
    assert platform.taken == ["anna: Second."]


def test_what_is_refused_is_a_dead_letter_at_once(store: Store) -> None:
    platform, number = Platform(RefusedError("403")), answered(store, "First.")

    assert delivered(store, platform, number) == []
    assert (outcome(store, number).state, outcome(store, number).failure) == (DEAD, "403")


def test_an_unknown_outcome_is_sent_once_more_and_marked(store: Store) -> None:
    platform, number = Platform(TimeoutError()), answered(store, "First.")
    delivered(store, platform, number)

    assert platform.taken == ["anna: First."] * 2
    assert (outcome(store, number).state, outcome(store, number).unknown) == (SENT, True)


def test_an_outcome_that_stays_unknown_is_a_dead_letter(store: Store) -> None:
    platform, number = Platform(TimeoutError(), TimeoutError()), answered(store, "First.")
    delivered(store, platform, number)

    assert platform.taken == ["anna: First."] * 2
    assert outcome(store, number).state == DEAD


def test_what_was_on_its_way_when_the_process_ended_is_sent_once_more_and_marked(
    store: Store,
) -> None:
    platform, number = Platform(), answered(store, "First.", "Second.")
    use(store, lambda connection: deliveries.change(connection, number, sent=1, state=SENDING))
    delivered(store, platform, number)

    assert platform.taken == ["anna: Second."]
    assert (outcome(store, number).state, outcome(store, number).unknown) == (SENT, True)


def test_a_mark_stays_when_the_repetition_did_not_go_out_at_once(store: Store) -> None:
    platform, number = Platform(TimeoutError(), NotSentError("503")), answered(store, "First.")
    delivered(store, platform, number)

    assert platform.taken == ["anna: First."] * 2
    assert outcome(store, number).unknown


def test_what_was_forgotten_is_not_sent(store: Store) -> None:
    platform = Platform()
    delivered(store, platform, 17)

    assert platform.taken == []


def test_a_reply_waits_for_its_turn(store: Store) -> None:
    platform, number = Platform(), answered(store, "First.", ended=False)

    async def deliver() -> None:
        sender, replied = Sender(store), asyncio.Event()
        sender.channels["platform"] = platform.send
        delivery = asyncio.ensure_future(sender.deliver(number, ANNA, replied.wait()))
        await asyncio.sleep(0)
        replies = [{"text": "Late.", "buttons": [], "receipt": {}}]
        received = await store.use(lambda connection: inbox.find(connection, number))
        turn = Turn(received, replies, "rasa", 0.1, {}, Saved())
        await store.use(lambda connection: turns.end(connection, turn))
        assert platform.taken == []
        replied.set()
        await delivery

    asyncio.run(deliver())
    assert platform.taken == ["anna: Late."]


def test_a_reply_waits_until_its_channel_is_there_again(store: Store) -> None:
    number = answered(store, "First.")
    asyncio.run(Sender(store).deliver(number, ANNA))
    assert outcome(store, number).state == WAITING

    platform = Platform()
    delivered(store, platform, number)
    assert platform.taken == ["anna: First."]
