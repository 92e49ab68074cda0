"""Compiled bundles changed by hand: the head, or one line of another file."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as hst

__all__ = [
    "SCHEMA_1",
    "Change",
    "change_bundle",
    "change_head",
    "change_line",
    "damage",
    "hashed",
    "rows_of",
]

#: The tiny dataset as version 0.1.0.dev0 compiled it.
SCHEMA_1 = Path(__file__).parent / "dataset" / "schema_1"

#: Changes plain values in place.
Change = Callable[[Any], object]


def change_head(folder: Path, change: Change, name: str = "timeline.json") -> Path:
    """Change the head of the bundle in a folder, and give the folder back."""
    path = folder / name
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content), "utf-8")
    return folder


def change_line(folder: Path, name: str, change: Change, at: int = 0) -> Path:
    """Change one line of ``records.jsonl``, ``claims.jsonl`` or ``quotes.jsonl``."""
    rows = rows_of(folder, name)
    change(rows[at])
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return hashed(folder)


def hashed(folder: Path) -> Path:
    """Let the head say that the files are what they are now, as who forges them would."""
    for head in ("timeline.json", "layer.json"):
        if (folder / head).is_file():
            files = [path for path in folder.iterdir() if path.suffix == ".jsonl"]
            hashes = {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
            change_head(folder, lambda content: content.update(files=hashes), head)  # noqa: B023
    return folder


def change_bundle(folder: Path, name: str, change: Change, at: int = 0) -> Path:
    """Change the head or a line, as the name of the file says."""
    if name.endswith(".json"):
        return change_head(folder, change, name)
    return change_line(folder, name, change, at)


def rows_of(folder: Path, name: str) -> list[Any]:
    """The lines of a file as plain values."""
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


#: What may stand where something else belongs.
_WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    3.5,
    "",
    "x",
    "2025-02-30",
    [],
    [None],
    {},
    {"id": "x"},
    ["syt-0001"],
)


@hst.composite
def _damaged(draw: hst.DrawFn, plain: Any) -> Any:
    """The same plain values with one of them gone, or another."""
    if not isinstance(plain, (dict, list)) or not plain or draw(hst.integers(0, 5)) == 0:
        return draw(hst.sampled_from(_WRONG))
    changed: Any = copy.copy(plain)
    at = draw(hst.sampled_from(list(plain) if isinstance(plain, dict) else range(len(plain))))
    if draw(hst.integers(0, 5)) == 0:
        del changed[at]
    else:
        changed[at] = draw(_damaged(plain[at]))
    return changed


def damage(folder: Path, data: hst.DataObject) -> None:
    """Change any one value of any file of a bundle, or take it away."""
    name = data.draw(hst.sampled_from(sorted(path.name for path in folder.iterdir())))
    if name.endswith(".json"):
        head = data.draw(_damaged(json.loads((folder / name).read_text("utf-8"))))
        (folder / name).write_text(json.dumps(head), "utf-8")
        return
    rows = rows_of(folder, name)
    if rows:
        at = data.draw(hst.integers(0, len(rows) - 1))
        rows[at] = data.draw(_damaged(rows[at]))
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
