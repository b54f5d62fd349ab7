"""All that a page ever loads of the widget is small, and nothing is lost on the way."""

from addons.channels.web.lean import lean
from benchmarks.widget_size import sizes
from donorguide.settings import ROOT

LIMIT = 12_000


def test_all_of_it_is_smaller_than_12_kilobytes() -> None:
    found = sizes()

    assert {"donor-guide.js", "donor-guide.css", "about"} < set(found)
    assert sum(found.values()) < LIMIT, found


def test_there_is_no_string_over_several_lines_that_a_leaner_file_would_change() -> None:
    for path in sorted((ROOT / "widget").glob("*.js")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.count("`") % 2] == [], path.name


def test_comments_go_and_addresses_stay() -> None:
    text = "/** A. */\nlet a = 'https://b'; // seconds\n  // c\n  a += 1;\n\n/*\n * d\n */\n"

    assert lean(text) == "let a = 'https://b';\na += 1;\n"
