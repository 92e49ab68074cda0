"""The editorial ledger: ``ledger.jsonl``, to which every change of a published dataset is added.

A line of JSON for each change. Lines are only ever appended, so that whoever has an older ledger
can prove that none was lost or rewritten.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from syriatimeline.articles.plain_file import NoPlainFileError, read_plain
from syriatimeline.dataset.bundle import BUNDLE
from syriatimeline.dataset.content import Edit
from syriatimeline.dataset.fields import did_you_mean
from syriatimeline.dataset.file_names import leads_out
from syriatimeline.dataset.load import read_bundle
from syriatimeline.dataset.positioned import DEEPEST, LARGEST
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.errors import UnusableInputError

__all__ = ["KEYS", "LEDGER", "edits_of", "read_ledger"]

#: The name of the file.
LEDGER = "ledger.jsonl"

_TEXTS = ("date", "editor", "target", "field", "reason")
#: The keys of a line; all of them are there.
KEYS = ("date", "editor", "target", "field", "old", "new", "reason", "citations")


def read_ledger(path: Path, problems: Problems, marks: dict[str, Mark]) -> tuple[Edit, ...]:
    """Read a ledger line by line; what is wrong is noted, and a missing file is an empty one.

    Args:
        path: The file.
        problems: Where problems are noted.
        marks: Where the place of each edit is kept.
    """
    if leads_out(path, path.parent, problems):
        return ()
    try:
        lines = read_plain(path, LARGEST).decode("utf-8-sig").split("\n")
    except FileNotFoundError:
        return ()
    except NoPlainFileError as error:
        problems.add(Mark(path.name), "SYT109", f"the file is not read: {error.strerror}")
        return ()
    except UnicodeDecodeError as error:
        mark = Mark(path.name, error.object[: error.start].count(b"\n") + 1)
        problems.add(mark, "SYT101", f"byte {error.start} is not UTF-8; save the file as UTF-8")
        return ()
    except OSError as error:
        message = f"the file cannot be read ({error.strerror or error}); mend its rights"
        problems.add(Mark(path.name), "SYT107", message)
        return ()
    edits: list[Edit] = []
    for number, line in enumerate(lines[:-1] if lines[-1] == "" else lines, start=1):
        mark = Mark(path.name, number)
        try:
            edits.append(_edit(line))
        except (ValueError, RecursionError) as error:
            problems.add(mark, "SYT911", f"no line of a ledger: {_reason(error)}")
        else:
            marks[f"{LEDGER}:{len(edits)}"] = mark
    return tuple(edits)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON at column {error.colno}; write one object on the line"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _edit(line: str) -> Edit:
    value = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    if not isinstance(value, dict):
        raise ValueError("write one object with keys and values")
    _check_keys(value)
    if not _is_day(value["date"]):
        raise ValueError(f'"{value["date"]}" is no day; write it like 2026-01-31')
    cited = value["citations"]
    if not isinstance(cited, list) or not all(isinstance(each, str) and each for each in cited):
        raise ValueError('"citations" must be a list of ids and addresses; [] if there are none')
    if _depth(value) > DEEPEST:
        raise RecursionError
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise ValueError("half a surrogate pair is no character; write the character") from error
    return Edit(**{**value, "citations": tuple(cited)})


def _check_keys(value: dict[str, Any]) -> None:
    for key in value:
        if key not in KEYS:
            raise ValueError(f'unknown key "{key}"{did_you_mean(key, KEYS) or "; remove it"}')
    missing = [key for key in KEYS if key not in value]
    if missing:
        raise ValueError(f'"{missing[0]}" is missing; add it')
    for key in _TEXTS:
        if not isinstance(value[key], str) or not value[key].strip():
            raise ValueError(f'"{key}" must be a text that is not empty')


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f'"{key}" stands twice; keep one of them')
        found[key] = value
    return found


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no JSON; write a number, a text or null")


def _depth(value: Any) -> int:
    """How many lists and mappings stand inside each other, counted layer by layer."""
    depth, inner = 0, [value]
    while inner:
        depth += 1
        inner = [
            part
            for each in inner
            if isinstance(each, dict | list)
            for part in (each.values() if isinstance(each, dict) else each)
        ]
    return depth


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def edits_of(place: Path) -> tuple[Edit, ...]:
    """The ledger of a file, an authoring folder or a compiled one.

    Raises:
        UnusableInputError: There is none, or it is not one.
    """
    if (place / BUNDLE).is_file():
        return read_bundle(place).edits
    path = place / LEDGER if place.is_dir() else place
    if not path.is_file():
        raise UnusableInputError(f"{path}: there is no such ledger; give the file or its folder")
    problems = Problems()
    edits = read_ledger(path, problems, {})
    if problems.found:
        raise UnusableInputError(f"{path.parent}/{problems.sorted()[0]}")
    return edits
