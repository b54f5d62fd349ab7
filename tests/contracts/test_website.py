"""docs/website.md names every attribute and every custom property of the widget, and no other."""

import re

from donorguide.settings import ROOT
from tests.contracts.project import documents

GUIDE = documents()["docs/website.md"]
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "widget").glob("*.js"))
STYLE = (ROOT / "widget" / "donor-guide.css").read_text(encoding="utf-8")
ROW = re.compile(r"^\|(.+?)\|", re.MULTILINE)


def named_in_tables() -> set[str]:
    """What stands in the first column of a table."""
    return {name for cell in ROW.findall(GUIDE) for name in re.findall(r"`([\w-]+)`", cell)}


def test_every_attribute_is_in_a_table() -> None:
    read = set(re.findall(r"getAttribute\('([\w-]+)'\)", SCRIPTS)) | {"lang"}
    styled = set(re.findall(r":host\(\[([a-z]+)=", STYLE))

    assert {one for one in named_in_tables() if not one.startswith("--")} == read | styled


def test_every_custom_property_is_in_a_table() -> None:
    [first] = re.findall(r"^:root, :host \{(.*?)\}", STYLE, re.MULTILINE | re.DOTALL)[:1]
    properties = set(re.findall(r"(--[\w-]+):", first)) | {"--on-accent"}

    assert {one for one in named_in_tables() if one.startswith("--")} == properties
