"""The logs of the servers: where something failed, and not what a visitor said."""

import io
import logging
import sys

import pytest
import structlog

from addons.launcher.logs import keep_logs_private

WORDS = "My daughter is ill"


@pytest.fixture
def logged(monkeypatch):
    """Private logs for one test; gives what was logged."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(logging.getLogger(), "level", logging.NOTSET)
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    keep_logs_private()
    yield stream.getvalue
    structlog.reset_defaults()


def fail() -> None:
    """Fails with the words in both errors, as a chain of causes does."""
    try:
        raise KeyError(WORDS)
    except KeyError as error:
        raise ValueError(WORDS) from error


def test_an_exception_shows_its_types_and_places_only(logged):
    try:
        fail()
    except ValueError:
        logging.getLogger("rasa.core").exception("A turn failed.")
    text = logged()
    assert "ERROR rasa.core: A turn failed." in text
    assert text.index("ValueError") < text.index("KeyError")
    assert "in fail" in text
    assert WORDS not in text


def test_an_event_of_structlog_is_logged_without_its_values(logged):
    logger = structlog.get_logger("rasa")
    try:
        fail()
    except ValueError:
        logger.exception("rest.message.received.failure", text=WORDS)
    logger.warning("event.deserialization.failed", rasa_event={"text": WORDS})
    text = logged()
    assert "rest.message.received.failure" in text
    assert "ValueError" in text
    assert "event.deserialization.failed" in text
    assert WORDS not in text


def test_what_is_less_than_a_warning_is_not_even_formatted(logged):
    class State:
        def __str__(self) -> str:
            raise AssertionError("formatted")

        __repr__ = __str__

    structlog.get_logger("rasa").debug("processor.state", states=State())
    logging.getLogger("rasa").debug("%s", State())
    assert logged() == ""


def test_a_logger_without_a_handler_is_private_too(logged):
    logger = logging.getLogger("sanic.of.this.test")
    logger.propagate = False
    try:
        fail()
    except ValueError:
        logger.exception("A request failed.")
    text = logged()
    assert "A request failed." in text
    assert WORDS not in text


def test_a_record_that_cannot_be_written_is_not_shown_elsewhere(logged):
    class Mute:
        def write(self, _text: str) -> None:
            raise OSError("no space left")

    logging.lastResort.setStream(Mute())
    logging.getLogger("rasa").warning("Said: %s", WORDS)
    assert logged() == ""
