"""Reads what the contracts are about: the tree, its modules, YAML files and documents."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import ROOT

CODE = ("actions", "addons", "donorguide")


@cache
def read_yaml(path: str) -> Any:
    """A YAML file of the project."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@cache
def composer() -> Composer:
    """The knowledge and the words the bot is shipped with."""
    knowledge = load_knowledge(ROOT / "knowledge" / "qiqihar.yml")
    return Composer(knowledge, load_words(ROOT / "knowledge" / "words" / "en.yml"))


def files() -> Iterator[Path]:
    """Every file that is no tool's and no run's: what .gitignore names as folders is left out."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {line.strip("/") for line in lines if line.endswith("/")} | {".git"}
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.is_dir() and path.name not in ignored:
                folders.append(path)
            elif path.is_file():
                yield path


@cache
def modules(folder: str) -> dict[str, ast.Module]:
    """The parsed modules below a folder, by their dotted names."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def imports(module: ast.Module) -> set[str]:
    """The dotted names a module imports, those inside functions among them."""
    named: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # A relative import could hide what it means, so none is allowed.
            assert node.level == 0, f"line {node.lineno}: relative import"
            named.add(str(node.module))
            named.update(f"{node.module}.{alias.name}" for alias in node.names)
    return named


def under(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of the packages or stands below one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@cache
def intents() -> frozenset[str]:
    """The intents of the domain."""
    return frozenset(read_yaml("domain.yml")["intents"])


@cache
def examples() -> dict[str, list[str]]:
    """The training examples of every intent."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in read_yaml(str(path.relative_to(ROOT)))["nlu"]:
            lines = block["examples"].splitlines()
            found.setdefault(block["intent"], []).extend(line.removeprefix("- ") for line in lines)
    return found


@cache
def rules() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Every rule as its name, one intent of it, and the actions that follow."""
    found = []
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in read_yaml(str(path.relative_to(ROOT)))["rules"]:
            actions = tuple(step["action"] for step in rule["steps"] if "action" in step)
            for step in rule["steps"]:
                for one in step.get("or", [step]):
                    if "intent" in one:
                        found.append((rule["rule"], one["intent"], actions))
    return tuple(found)


@cache
def documents() -> dict[str, str]:
    """The Markdown files of the project, by their paths."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in files()
        if path.suffix == ".md"
    }


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in re.split(r"(?<=[.?!])\s+", text.strip()) if one]
