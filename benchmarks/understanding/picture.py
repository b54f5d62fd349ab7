"""Draws the confusion matrix by groups beside the reliability curve."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.understanding.reliability import Bin, calibration_error

mpl.use("Agg")
DARK = 0.5  # shares above it are written in white


def draw(
    path: Path,
    title: str,
    groups: Sequence[str],
    counts: Counter[tuple[str, str]],
    curve: Sequence[Bin],
) -> None:
    """Writes the picture.

    Args:
        path: Where it belongs.
        title: What was asked.
        groups: The rows and columns of the matrix.
        counts: How often each pair of expected and said group occurred.
        curve: The reliability of the classifier's confidence.
    """
    figure = Figure(figsize=(18, 10), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    figure.suptitle(title)
    _matrix(left, groups, counts)
    _curve(right, curve)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=100)


def _matrix(axes: Axes, groups: Sequence[str], counts: Counter[tuple[str, str]]) -> None:
    totals = {row: sum(counts[row, column] for column in groups) or 1 for row in groups}
    shares = [[counts[row, column] / totals[row] for column in groups] for row in groups]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(groups)), groups, rotation=45, ha="right")
    axes.set_yticks(range(len(groups)), groups)
    axes.set(xlabel="said", ylabel="expected", title="Questions by group (shade: share of the row)")
    for y, row in enumerate(groups):
        for x, column in enumerate(groups):
            if counts[row, column]:
                colour = "white" if shares[y][x] > DARK else "black"
                axes.text(x, y, str(counts[row, column]), ha="center", va="center", color=colour)


def _curve(axes: Axes, curve: Sequence[Bin]) -> None:
    axes.plot([0, 1], [0, 1], linestyle="--", color="grey")
    axes.plot([one.confidence for one in curve], [one.share for one in curve], marker="o")
    for one in curve:
        axes.annotate(
            str(one.count),
            (one.confidence, one.share),
            textcoords="offset points",
            xytext=(6, -14),
        )
    error = calibration_error(curve)
    axes.set(
        xlim=(0, 1),
        ylim=(0, 1.02),
        aspect="equal",
        xlabel="confidence of the classifier",
        ylabel="share of right intents",
        title=f"Reliability (number of questions at each point; mean distance {error:.3f})",
    )
    axes.grid(alpha=0.3)
