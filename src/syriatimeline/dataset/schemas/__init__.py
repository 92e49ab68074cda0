"""JSON Schemas of the authoring form, for editors and for tools that write it.

Each is made from what reads the file: the keys, patterns and lists of the readers, and the fields
and texts of the classes. The files beside this one are what :func:`schema_text` gives; ``make
schemas`` writes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from syriatimeline.dataset.fields import did_you_mean
from syriatimeline.dataset.write import replace_all
from syriatimeline.errors import UnusableInputError
from syriatimeline.events import KINDS, Event

__all__ = ["ENDING", "FILES", "SHIPPED", "schema_of", "schema_text", "write_schemas"]

#: Each schema with the files that it is for.
FILES = {
    "dataset": "dataset.yaml",
    "layer": "layer.yaml",
    "changes": "changes.yaml",
    "articles": "articles.yaml",
    "actors": "actors.yaml",
    "places": "places.yaml",
    "origins": "origins.yaml",
    "events": "events/*.yaml",
    "errata": "errata.yaml",
    "schemes": "schemes.yaml",
    "coverage": "coverage.yaml",
    "kinds": "kinds.yaml",
    "policies": "policies.yaml",
    "moved": "moved.yaml",
    "ledger": "ledger.jsonl",
}
_TITLES = {
    "dataset": "What a dataset says of itself",
    "layer": "What a layer says of itself",
    "changes": "What a layer changes in records that it did not write",
    "articles": "Articles, each with its text beside the file",
    "actors": "Who acts, and who tells",
    "places": "Places",
    "origins": "Who first says something, on which occasion",
    "events": "Events and situations, with the claims that tell them",
    "errata": "What sources get wrong",
    "schemes": "Outside registries, and where their ids were looked up",
    "coverage": "Sentences and time expressions that are put aside, with the reason",
    "kinds": "Kinds of events that are declared here",
    "policies": "Policies that are named here, each a choice of conventions",
    "moved": "Tombstones: what took the place of records that are gone",
    "ledger": "A line of the ledger: what was changed in a published dataset, and why",
}
_HOMES = {
    "declarations": ("kinds", "policies"),
    "editions": ("dataset", "layer", "changes", "moved", "ledger"),
    "sources": ("articles", "errata", "coverage"),
    "records": ("events",),
    "registry": ("actors", "places", "origins", "schemes"),
}
#: Those that depend on the kinds of events.
_BY_KIND = ("events", "changes")
#: What the names of the files end in.
ENDING = ".schema.json"
#: Where the files lie that come with the package.
SHIPPED = Path(__file__).parent


def schema_of(name: str, kinds: Mapping[str, type[Event]] = KINDS) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an authoring file.

    Args:
        name: A key of :data:`FILES`.
        kinds: The kinds of events by name, which decide the roles; :func:`.kinds_for` knows those
            that a folder declares.

    Raises:
        UnusableInputError: There is none of that name.

    >>> schema_of("layer")["required"]
    ['name', 'version']
    """
    if name not in FILES:
        hint = did_you_mean(name, FILES) or f"; there are {', '.join(FILES)}"
        raise UnusableInputError(f"no schema is called {name!r}{hint}")
    body = _maker(name)(*([kinds] if name in _BY_KIND else []))
    parts = _parts(body)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FILES[name],
        "description": f"{_TITLES[name]}.",
        **body,
        **({"$defs": parts} if parts else {}),
    }


def schema_text(name: str, kinds: Mapping[str, type[Event]] = KINDS) -> str:
    """The same as it is written: JSON, indented by two spaces, with a line end.

    Raises:
        UnusableInputError: There is none of that name.
    """
    return json.dumps(schema_of(name, kinds), ensure_ascii=False, indent=2) + "\n"


def write_schemas(
    folder: Path, names: Iterable[str] = tuple(FILES), kinds: Mapping[str, type[Event]] = KINDS
) -> list[Path]:
    """Write schemas into a folder: all of them, or nothing.

    Returns:
        The files written.

    Raises:
        UnusableInputError: There is none of a name, or the folder cannot be written to.
    """
    files = {folder / f"{name}{ENDING}": schema_text(name, kinds) for name in names}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_all(files)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableInputError(
            f"{folder}: cannot be written ({reason}); choose another with --output"
        ) from error
    return [*files]


def _maker(name: str) -> Callable[..., dict[str, Any]]:
    home = next(home for home, names in _HOMES.items() if name in names)
    found: Callable[..., dict[str, Any]] = getattr(import_module(f"{__name__}.{home}"), name)
    return found


def _parts(body: dict[str, Any]) -> dict[str, Any]:
    """What a schema refers to, and what that refers to, by name."""
    found: dict[str, Any] = {}
    waiting = [body]
    while waiting:
        for name in _referred(waiting.pop()):
            if name not in found:
                claims = import_module(f"{__name__}.claims")
                found[name] = getattr(claims, name)()
                waiting.append(found[name])
    return {name: found[name] for name in sorted(found)}


def _referred(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rpartition("/")[2]
        node = [*node.values()]
    for each in node if isinstance(node, list) else ():
        yield from _referred(each)
