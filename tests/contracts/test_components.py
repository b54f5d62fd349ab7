"""Every class that the YAML files of the Rasa root name can be loaded.

Rasa itself only warns of a tracker store or a broker with a wrong path, and goes on without.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from donorguide.settings import ROOT
from tests.contracts.project import read_yaml

CLASS_PATH = re.compile(r"[A-Za-z_]\w*(\.\w+)*\.[A-Z]\w*")


def class_names() -> set[str]:
    """The components and policies of config.yml, and every dotted path of all three files."""
    config = read_yaml("config.yml")
    named = {one["name"] for one in [*config["pipeline"], *config["policies"]]}
    named.update(read_yaml("credentials.yml"))
    for path in ("config.yml", "credentials.yml", "endpoints.yml"):
        named.update(text for text in texts(read_yaml(path)) if CLASS_PATH.fullmatch(text))
    return named


def texts(data: Any) -> Iterator[str]:
    """The keys and values of data that are text."""
    if isinstance(data, str):
        yield data
    for one in data if isinstance(data, list) else ():
        yield from texts(one)
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from texts(key)
        yield from texts(value)


def test_every_class_that_a_yaml_file_names_resolves() -> None:
    names = sorted(class_names())
    command = [sys.executable, "-W", "ignore", "-m", "tests.contracts.resolve_components"]

    done = subprocess.run([*command, *names], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    kinds = {"type", "ABCMeta"}
    wrong = {name: what for name, what in json.loads(done.stdout).items() if what not in kinds}
    assert wrong == {}


def test_the_way_to_the_names_finds_channels_and_components() -> None:
    names = class_names()

    assert "addons.channels.rest.RestChannel" in names
    assert any(name.startswith("addons.nlu.") for name in names)
    assert "RulePolicy" in names
