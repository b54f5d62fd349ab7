"""Logs of the servers: warnings and errors only, and no word of a visitor."""

import logging
import traceback
from typing import Any

import structlog

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class PrivateFormatter(logging.Formatter):
    """Shows an exception by its type and place: its words may quote a visitor."""

    def formatException(self, ei: Any) -> str:
        """Lists the chain of exceptions, the last one first."""
        lines = []
        error = ei[1]
        while error is not None:
            lines += [type(error).__qualname__, *traceback.format_tb(error.__traceback__)]
            error = error.__cause__ or error.__context__
        return "\n".join(line.rstrip() for line in lines)


def only_the_event(
    _logger: Any, _method: str, event: dict[str, Any]
) -> tuple[tuple[str], dict[str, Any]]:
    """A structlog processor: the values beside the event's name are what visitors said."""
    return (event["event"],), {"exc_info": event.get("exc_info", False)}


def keep_logs_private(level: int | None = None) -> None:
    """Sets up logging and structlog for a process that visitors talk to.

    Args:
        level: The least level that is logged, warnings by default.
    """
    level = level or logging.WARNING
    handler = logging.StreamHandler()
    handler.setFormatter(PrivateFormatter(FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Loggers that neither have a handler nor pass their records on end here.
    logging.lastResort = handler
    # A record that cannot be written would be shown elsewhere, with its arguments.
    logging.raiseExceptions = False
    structlog.configure(
        processors=[only_the_event],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
