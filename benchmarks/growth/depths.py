"""The turns whose time is taken, and the window of turns around each."""

DEPTHS = (1, 3, 5, 10, 50, 100, 200)
FAR = (1_000, 10_000)  # for our bot alone
WIDEST = 5  # turns on each side
MOST_SAMPLES = 33  # of each turn, from several conversations


def window(depth: int) -> range:
    """The turns that count as this one: at most a fifth fewer or more, and at most five."""
    reach = min(WIDEST, depth // 5)
    return range(depth - reach, depth + reach + 1)


def conversations(depth: int, samples: int) -> int:
    """How many conversations give all samples of a turn."""
    return -(-samples // len(window(depth)))
