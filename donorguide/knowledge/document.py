"""A YAML file checked against its schema, with the line of each of its parts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from donorguide.knowledge.errors import KnowledgeError

# PyYAML's own in C where the platform has it: ten times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A file that fits its schema."""

    path: Path
    text: str
    data: dict[str, Any]

    def error(self, where: Sequence[str | int], problem: str) -> KnowledgeError:
        """An error that names the line and the entry of a part of the file."""
        return _error(self.path, self.text, where, problem)


def read_document(path: Path, schema_name: str) -> Document:
    """Reads a file and checks it against the schema in the same knowledge folder.

    Args:
        path: The YAML file.
        schema_name: The schema's file name, looked for beside the file and one folder up.

    Raises:
        KnowledgeError: The file cannot be read, is no YAML or does not fit the schema.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}. Put it back.") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path} is not UTF-8 text. Save it as UTF-8.") from None
    try:
        loader = LOADER(text)
        root = loader.get_single_node()
        _refuse_duplicates(path, root)
        data: Any = loader.construct_document(root) if root else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise KnowledgeError(f"{path}{line}: {problem}. Mend the YAML there.") from None
    schema = json.loads(_find_schema(path, schema_name).read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    worst = jsonschema.exceptions.best_match(validator.iter_errors(_plain(data)))
    if worst is not None:
        raise _error(path, text, list(worst.absolute_path), _mend(worst))
    return Document(path, text, data)


def _find_schema(path: Path, name: str) -> Path:
    for folder in (path.parent, path.parent.parent):
        if (folder / name).is_file():
            return folder / name
    raise KnowledgeError(f"{name} is missing beside {path}. Put it back.")


def _mend(error: jsonschema.ValidationError) -> str:
    mend = error.schema.get("description") if isinstance(error.schema, dict) else None
    return f"{error.message[:200]}. {mend}" if mend else error.message[:200]


def _plain(value: Any) -> Any:
    """The data as JSON knows it: YAML's dates become text."""
    return json.loads(json.dumps(value, default=str))


def _refuse_duplicates(path: Path, node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise KnowledgeError(
                    f"{path}, line {key.start_mark.line + 1}: {key.value!r} stands there "
                    "a second time. Remove one of the two."
                )
            seen.add(key.value)
            _refuse_duplicates(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_duplicates(path, child)


def _error(path: Path, text: str, where: Sequence[str | int], problem: str) -> KnowledgeError:
    node: Any = yaml.compose(text, LOADER)
    line = 1
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    name = " > ".join(str(step) for step in where) or "the file"
    return KnowledgeError(f"{path}, line {line}, {name}: {problem.rstrip('.')}.")
