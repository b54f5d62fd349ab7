"""How long visitors waited, by system and by turn."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from statistics import median

from benchmarks.visitors import Waited


class Waits:
    """The waits of a run."""

    def __init__(self) -> None:
        """Begins without any."""
        self.errors: Counter[str] = Counter()
        self._seconds: defaultdict[tuple[str, int], list[float]] = defaultdict(list)

    def add(self, system: str, turn: int, waited: Waited) -> None:
        """Notes a wait; a turn without a reply is an error and has no time."""
        if waited.answered:
            self._seconds[system, turn].append(waited.seconds)
        else:
            self.errors[system] += 1

    def seconds(self, system: str, turns: Iterable[int]) -> list[float]:
        """The seconds that the turns of a system took."""
        return [one for turn in turns for one in self._seconds.get((system, turn), ())]

    def median(self, system: str, turns: Iterable[int]) -> float | None:
        """The median of these seconds; None where there are none."""
        found = self.seconds(system, turns)
        return median(found) if found else None

    def percentile(self, system: str, turns: Iterable[int], share: int) -> float | None:
        """The smallest of these seconds that at least `share` per cent of all do not exceed."""
        found = sorted(self.seconds(system, turns))
        return found[-(-len(found) * share // 100) - 1] if found else None
