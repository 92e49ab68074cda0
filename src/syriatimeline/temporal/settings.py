"""The settings of a language pack, read from its ``pack.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from syriatimeline.errors import LanguageError

__all__ = ["KNOWN", "alphabet_of", "line_of", "read_settings", "settings_of", "text_of"]

_NEEDED: Mapping[str, type] = {
    "code": str,
    "letters": str,
    "triggers": list,
    "past": str,
    "future": str,
    "emit": dict,
}
#: Every setting that there is, with its type.
KNOWN: Mapping[str, type] = {
    **_NEEDED,
    "name": str,
    "reliable_tense": bool,
    "speech": str,
    "perfect": str,
    "beyond": str,
    "domains": dict,
    "lists": dict,
    "guards": dict,
    "lint": dict,
}
#: What each entry of a table is.
_ENTRIES: Mapping[str, type] = {"emit": str, "domains": list, "lists": list, "guards": dict}
#: The patterns of a guard, of which any may be left out.
_SIDES = ("need", "before", "after")
_WRITTEN = {str: "a text", list: "a list", dict: "a table", bool: "true or false"}
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def text_of(folder: Path, name: str) -> str:
    """The text of a file of a pack.

    Raises:
        LanguageError: It is missing, or not UTF-8; names it.
    """
    where = f"{folder.name or folder.resolve().name}/{name}"
    try:
        return (folder / name).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise LanguageError(f"{where}: byte {error.start} is not UTF-8") from None
    except OSError as error:
        raise LanguageError(f"{where}: cannot be read ({error.strerror})") from None


def line_of(text: str, name: str) -> str:
    r"""Where a setting or table stands in a ``pack.toml``, as ``pack.toml:LINE``.

    >>> line_of('code = "qaa"\nname = "Alandian"', "name")
    'pack.toml:2'
    """
    start = re.search(rf"^\s*(?:{re.escape(name)}\s*=|\[{re.escape(name)}\])", text, re.MULTILINE)
    return f"pack.toml:{text.count(chr(10), 0, start.end()) + 1}" if start else "pack.toml"


def read_settings(folder: Path) -> dict[str, Any]:
    """Read the settings of the pack in a folder.

    Raises:
        LanguageError: There is no ``pack.toml``, or a setting is missing or of another type.
    """
    text = text_of(folder, "pack.toml")
    own = folder.name or folder.resolve().name
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = place[1] if place and place[1] else text.count("\n") + 1
        reason = _PLACE.sub("", str(error))
        raise LanguageError(f"{own}/pack.toml:{line}: it is no TOML: {reason}") from None
    for name, wrong in _wrong(settings):
        raise LanguageError(f"{own}/{line_of(text, name)}: {wrong}")
    try:
        alphabet_of(settings["letters"])
    except re.error as error:
        where = f"{own}/{line_of(text, 'letters')}"
        raise LanguageError(f"{where}: 'letters' is written as in \"a-zäöü\" ({error})") from None
    return settings


def _wrong(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each setting that is missing or of another type, and what is wrong with it."""
    for name in _NEEDED:
        if name not in settings:
            yield name, f"it does not say {name!r}"
    for name, kind in KNOWN.items():
        if not isinstance(settings.get(name, kind()), kind):
            yield name, f"{name!r} is written as {_WRITTEN[kind]}"
    for name, kind in _ENTRIES.items():
        for key, value in settings.get(name, {}).items():
            if not isinstance(value, kind):
                yield key, f"{key!r} in {name!r} is written as {_WRITTEN[kind]}"
    for name, names in _lists(settings):
        if not isinstance(names, list) or not all(each and isinstance(each, str) for each in names):
            yield name, f"{name!r} is written as a list of texts"


def _lists(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each list of texts, by the name of its setting or table."""
    yield "triggers", settings["triggers"]
    for table in ("domains", "lists"):
        yield from settings.get(table, {}).items()
    for guard, sides in settings.get("guards", {}).items():
        yield from ((f"guards.{guard}", sides[side]) for side in _SIDES if side in sides)


@cache
def settings_of(folder: Path) -> dict[str, Any]:
    """The same, read once."""
    return read_settings(folder)


@cache
def alphabet_of(letters: str) -> re.Pattern[str]:
    """Finds a letter of those, capital or not.

    >>> alphabet_of("а-яё").findall("Ёлка, tree")
    ['Ё', 'л', 'к', 'а']
    """
    return re.compile(f"[{letters}]", re.IGNORECASE)
