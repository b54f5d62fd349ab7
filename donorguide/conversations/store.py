"""The store: the one way to the database, outside the event loop, reopened when it was lost."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from donorguide.conversations.database import OutdatedError, opened

logger = logging.getLogger(__name__)

SLOW = 1.0  # seconds; what failed after them has waited for a lock, and will again
REST = 2.0  # seconds in which nobody else waits for that lock
FAILURES = (SQLAlchemyError, OutdatedError, OSError)
Result = TypeVar("Result")


class StoreError(Exception):
    """The database cannot be used now."""


class Store:
    """A database of conversations.

    One thread, so that messages are accepted in the order they came in, and no work has to
    wait for another's lock.
    """

    def __init__(self, address: str) -> None:
        """Opens nothing yet; the first use does.

        Args:
            address: Such as sqlite:///var/donorguide.db.
        """
        self._address = address
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._engine: Engine | None = None
        self._rests_until = 0.0

    async def use(self, work: Callable[[Connection], Result]) -> Result:
        """Does some work in one transaction, all of it or nothing.

        Args:
            work: What to do; may be called twice, if the first transaction fails.

        Raises:
            StoreError: It could not be done.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._use, work)

    async def use_if_possible(self, work: Callable[[Connection], Result]) -> Result | None:
        """The same, but gives None and a line in the log when it could not be done."""
        try:
            return await self.use(work)
        except StoreError as error:
            logger.error("The database cannot be used: %s.", error)
            return None

    def _use(self, work: Callable[[Connection], Result]) -> Result:
        began = time.monotonic()
        if began < self._rests_until:
            raise StoreError("locked")
        try:
            return self._once(work)
        except FAILURES as error:
            failure = error
        if time.monotonic() - began > SLOW:
            self._rests_until = time.monotonic() + REST
        else:
            try:
                return self._once(work)
            except FAILURES as error:
                failure = error
        raise StoreError(type(failure).__name__) from None

    def _once(self, work: Callable[[Connection], Result]) -> Result:
        if self._engine is None:
            self._engine = opened(self._address)
        try:
            with self._engine.begin() as connection:
                return work(connection)
        except SQLAlchemyError:
            self._engine.dispose()
            self._engine = None
            raise


@cache
def store_at(address: str) -> Store:
    """The store of an address, which all parts of this process share."""
    return Store(address)
