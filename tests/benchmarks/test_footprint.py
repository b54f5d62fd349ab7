"""Memory is that of all processes, files are weighed once, and targets stand beside them."""

from pathlib import Path

from benchmarks.footprint import disk, run
from benchmarks.processes import Process

OURS, STOCK = "Donor Guide", "stock Rasa"


def test_a_file_with_several_names_is_weighed_once(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x" * 100_000)
    once = disk.size(tmp_path)
    (tmp_path / "two").hardlink_to(tmp_path / "one")

    assert disk.size(tmp_path) == once >= 100_000


def test_the_footprint_stands_beside_its_targets() -> None:
    memory = {
        OURS: [
            Process(1, 0, 30_000_000, 0, "addons.launcher.run"),
            Process(2, 1, 250_000_000, 0, run.RASA),
        ],
        STOCK: [Process(3, 0, 700_000_000, 0, "rasa")],
    }
    sizes = {OURS: 1_000_000_000, STOCK: 2_500_000_000}
    _, systems, processes = run.tables({OURS: 5.0, STOCK: 40.0}, memory, sizes, {}, 9_000)

    lines = systems.splitlines()
    assert lines[1].split()[5:8] == ["5.0", "40.0", "8.00"]
    assert lines[1].endswith("under 6; stock / ours at least 5")
    assert lines[2].split()[-5:] == "250.0 - - under 400".split()
    assert lines[3].split()[-5:] == "280.0 700.0 2.50 under 550".split()
    assert lines[-1].split()[-5:] == "9.0 - - under 12".split()
    assert processes.splitlines()[-1].split() == "stock Rasa rasa 700.0".split()
