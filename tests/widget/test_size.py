"""All that a page ever loads of the widget is small."""

import gzip
import json

from addons.channels.web.lean import lean
from donorguide.settings import ROOT
from tests.widget.fake import about

FILES = sorted(path for path in (ROOT / "widget").iterdir() if path.suffix in (".js", ".css"))
LIMIT = 12_000


def size(text: str) -> int:
    """Its bytes on the way."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def test_all_of_it_is_smaller_than_12_kilobytes() -> None:
    texts = {path.name: lean(path.read_text(encoding="utf-8")) for path in FILES}
    texts["about"] = json.dumps(about(), ensure_ascii=False)
    sizes = {name: size(text) for name, text in texts.items()}

    assert sum(sizes.values()) < LIMIT, sizes


def test_there_is_no_string_over_several_lines_that_a_leaner_file_would_change() -> None:
    for path in FILES:
        if path.suffix == ".js":
            lines = path.read_text(encoding="utf-8").splitlines()
            assert [line for line in lines if line.count("`") % 2] == [], path.name


def test_comments_go_and_addresses_stay() -> None:
    text = "/** A. */\nlet a = 'https://b'; // seconds\n  // c\n  a += 1;\n\n/*\n * d\n */\n"

    assert lean(text) == "let a = 'https://b';\na += 1;\n"
