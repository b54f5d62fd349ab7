"""Who may import whom, and who may touch the world; docs/architecture.md says why."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contracts.project import CODE, imports, modules, under

OURS = (*CODE, "benchmarks", "tests")
# What the packages of the core may import of one another; settings are open to all but these.
PURE = {
    "donorguide.knowledge": (),
    "donorguide.conversations": (),
    "donorguide.privacy": (),
    "donorguide.answers": ("donorguide.knowledge",),
    "donorguide.language": ("donorguide.knowledge",),
}
# Modules through which answers could reach a file, a clock, the environment or the network.
WORLD = (
    "asyncio builtins datetime http httpx io logging multiprocessing os pathlib random requests "
    "secrets shutil socket sqlite3 ssl subprocess sys tempfile threading time urllib uuid"
).split()
CALLS = {"open", "print", "input", "exec", "eval", "__import__"}


def breaches(folder: str, *forbidden: str) -> list[str]:
    """The imports below a folder that stand under a forbidden package."""
    return [
        f"{name} imports {imported}"
        for name, module in modules(folder).items()
        for imported in sorted(imports(module))
        if under(imported, *forbidden)
    ]


def test_the_core_knows_no_rasa_and_nobody_above_it() -> None:
    above = ("rasa", "rasa_sdk", "sanic", "actions", "addons", "benchmarks", "tests")

    assert breaches("donorguide", *above) == []


@pytest.mark.parametrize("package", PURE)
def test_a_package_of_the_core_imports_only_what_lies_below_it(package: str) -> None:
    found = [
        f"{name} imports {imported}"
        for name, module in modules(package.replace(".", "/")).items()
        for imported in imports(module)
        if under(imported, *OURS) and not under(imported, package, *PURE[package])
    ]

    # "from donorguide import answers" names the parent as well.
    assert [one for one in found if not one.endswith(" imports donorguide")] == []


def test_answers_have_no_way_to_a_file_a_clock_the_environment_or_the_network() -> None:
    assert breaches("donorguide/answers", *WORLD) == []
    called = [
        f"{name} calls {node.func.id} in line {node.lineno}"
        for name, module in modules("donorguide/answers").items()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
    ]

    assert called == []


def test_actions_know_only_rasas_sdk_and_the_core() -> None:
    assert breaches("actions", "rasa", "sanic", "spacy", "addons", "benchmarks", "tests") == []


def test_the_rasa_server_never_imports_the_action_servers_code() -> None:
    assert breaches("addons", "actions", "benchmarks", "tests") == []


def test_components_never_import_one_another() -> None:
    found = [
        f"{name} imports {imported}"
        for name, module in modules("addons/nlu").items()
        for imported in imports(module)
        if under(imported, "addons") and imported != name
    ]

    assert found == []


def test_channels_share_nothing_but_the_edge() -> None:
    found = [
        f"{name} imports {imported}"
        for name, module in modules("addons/channels").items()
        for imported in imports(module)
        if name != "addons.channels.edge" and under(imported, "addons")
        if not under(imported, "addons.channels.edge", ".".join(name.split(".")[:3]))
    ]

    assert found == []


def test_only_settings_and_the_launcher_read_the_environment() -> None:
    readers = {name for folder in CODE for name in environment_readers(folder)}

    assert {one for one in readers if not under(one, "addons.launcher")} <= {"donorguide.settings"}


def environment_readers(folder: str) -> Iterator[str]:
    """The modules that touch the variables of the process."""
    for name, module in modules(folder).items():
        for node in ast.walk(module):
            named = node.attr if isinstance(node, ast.Attribute) else ""
            named = node.name if isinstance(node, ast.alias) else named
            if named in {"environ", "environb", "getenv", "putenv"}:
                yield name


def test_class_names_are_unique_because_rasa_registers_bare_names() -> None:
    classes = [
        (node.name, name)
        for folder in CODE
        for name, module in modules(folder).items()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    names = [one for one, _ in classes]

    assert [one for one in classes if names.count(one[0]) > 1] == []


def test_no_sentence_that_a_donor_reads_stands_in_answers_or_actions() -> None:
    sentence = re.compile(r"\w+ \w+ \w+.*[.?!]$")
    found = [
        f"{name}, line {node.lineno}: {node.value!r}"
        for folder in ("actions", "donorguide/answers")
        for name, module in modules(folder).items()
        for node in strings_outside_docstrings(module)
        if sentence.search(str(node.value))
    ]

    assert found == []


def strings_outside_docstrings(module: ast.Module) -> Iterator[ast.Constant]:
    """The text constants of a module that are no docstrings."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in documentation:
                yield node
