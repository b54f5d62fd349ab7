"""Draws the time of a turn against its number."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

mpl.use("Agg")


def draw(path: Path, curves: Mapping[str, Sequence[tuple[int, float, float, float]]]) -> None:
    """Writes the picture.

    Args:
        path: Where it belongs.
        curves: For each system the turns, each with the first quartile, the median and the third
            quartile of its time in seconds.
    """
    figure = Figure(figsize=(10, 6), layout="constrained")
    axes = figure.subplots()
    for name, curve in curves.items():
        turns, low, middle, high = zip(*curve, strict=True)
        line, *_ = axes.plot(turns, [1000 * one for one in middle], marker="o", label=name)
        bounds = [[1000 * one for one in side] for side in (low, high)]
        axes.fill_between(turns, *bounds, alpha=0.2, color=line.get_color())
    axes.set(
        xscale="log",
        yscale="log",
        xlabel="number of the turn in its conversation",
        ylabel="time of the turn in milliseconds (band: the middle half)",
        title="What a turn costs late in a conversation",
    )
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:,.1f}")
    axes.grid(alpha=0.3, which="both")
    axes.legend()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=100)
