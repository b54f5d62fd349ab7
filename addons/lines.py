"""Lines: one a conversation, in which its messages go on one at a time and in order."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Lines:
    """The lines of all conversations; one that nobody stands in takes no room."""

    def __init__(self) -> None:
        """Begins with nobody in line."""
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._standing: Counter[str] = Counter()

    def length(self, conversation: str) -> int:
        """How many stand in line, the one that is served among them."""
        return self._standing[conversation]

    @contextmanager
    def standing(self, conversation: str) -> Iterator[None]:
        """Counts one more; the last one leaves nothing behind."""
        self._standing[conversation] += 1
        try:
            yield
        finally:
            self._standing[conversation] -= 1
            if not self._standing[conversation]:
                del self._standing[conversation]
                self._locks.pop(conversation, None)

    def __getitem__(self, conversation: str) -> asyncio.Lock:
        """What one holds while it is served; for those who stand in line."""
        return self._locks[conversation]
