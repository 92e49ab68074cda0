"""Read the development sets; their text is never printed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tagging.scoring import Span

__all__ = ["Text", "read"]


class Text(NamedTuple):
    """A document with its marks; ``number`` is its line, from 1."""

    number: int
    text: str
    language: str
    reference: date | None
    marks: list[Span]


def read(folder: Path, name: str) -> list[Text]:
    """The documents of a set; none if the file is not there."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return []
    texts = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            raw = json.loads(line)
            marks = [
                Span(each["start"], each["end"], each["type"], each.get("value"), each["text"])
                for each in raw["timexes"]
            ]
            written = date.fromisoformat(raw["dct"][:10]) if raw["dct"] else None
            texts.append(Text(number, raw["text"], raw["lang"], written, marks))
    return texts
