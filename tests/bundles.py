"""Compiled bundles changed by hand: the head, or one line of another file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["SCHEMA_1", "Change", "change_bundle", "change_head", "change_line", "rows_of"]

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
    return folder


def change_bundle(folder: Path, name: str, change: Change, at: int = 0) -> Path:
    """Change the head or a line, as the name of the file says."""
    if name.endswith(".json"):
        return change_head(folder, change, name)
    return change_line(folder, name, change, at)


def rows_of(folder: Path, name: str) -> list[Any]:
    """The lines of a file as plain values."""
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
