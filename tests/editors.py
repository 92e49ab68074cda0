"""Authoring files as an editor sees them, and what a JSON Schema says of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from syriatimeline.dataset.schemas import FILES, schema_of

#: The core schema of YAML 1.2, which editors follow; PyYAML's own is that of 1.1.
_CORE = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}


class _Core(yaml.SafeLoader):
    """YAML 1.2 with the types that JSON has."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for _name, _form in _CORE.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(rf"(?:{_form})$"), None)


def as_seen(text: str) -> Any:
    """The content of a YAML file with types of JSON, its keys texts."""
    return _keyed(yaml.load(text, Loader=_Core))


def _keyed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): _keyed(v) for key, v in value.items()}
    return [_keyed(each) for each in value] if isinstance(value, list) else value


def schema_for(file: str) -> str:
    """The name of the schema of a file, given by its path in the folder."""
    return next(name for name, pattern in FILES.items() if Path(file).match(pattern))


@cache
def validator(name: str) -> Draft202012Validator:
    """What checks a file by a schema."""
    return Draft202012Validator(schema_of(name))


def refusals(file: str, content: Any) -> list[str]:
    """What the schema of a file has against its content."""
    return [
        f"{file} {error.json_path}: {error.message}"
        for error in validator(schema_for(file)).iter_errors(content)
    ]


def authoring_files(folder: Path) -> Iterator[tuple[str, Any]]:
    """Every authoring file of a folder with its content, the ledger line by line."""
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("events/*.yaml")]):
        yield path.relative_to(folder).as_posix(), as_seen(path.read_text("utf-8"))
    ledger = folder / "ledger.jsonl"
    for line in ledger.read_text("utf-8").splitlines() if ledger.exists() else ():
        yield ledger.name, json.loads(line)


def closed_mappings(node: Any) -> Iterator[dict[str, Any]]:
    """The properties of every mapping in a schema that takes no others."""
    if isinstance(node, dict):
        if node.get("additionalProperties") is False:
            yield node["properties"]
        node = [*node.values()]
    for each in node if isinstance(node, list) else ():
        yield from closed_mappings(each)
