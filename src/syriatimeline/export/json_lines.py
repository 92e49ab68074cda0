"""JSON Lines: an event on each line, with its claims and quotes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from syriatimeline.dataset import encode_record
from syriatimeline.export.format import Format
from syriatimeline.query import Timeline

__all__ = ["FORMAT", "write"]


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write the events, each on a line, as ``syriatimeline timeline --format json`` prints them.

    Each line also says of which edition it is, for lines are torn from their file, and its mode,
    whichever it is. Other fields that are empty or as usual are left out.
    """
    edition = str(timeline.dataset.edition)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for event in timeline:
            certainty = timeline.certainty_of(event)
            told = {"certainty": certainty.value} if certainty else {}
            # Who reads lines counts modes; the usual one is left out elsewhere as any default.
            plain = {"mode": event.mode} | encode_record(event) | {"dataset": edition} | told
            file.write(json.dumps(plain, ensure_ascii=False, sort_keys=True) + "\n")


FORMAT = Format(
    name="jsonl",
    ending=".jsonl",
    about="programs, jq",
    carries={
        "possible days": "when.possible, edtf",
        "sure days": "when.certain",
        "open or unknown ends": "when.possible, as EDTF writes them",
        "approximate or uncertain": "when.qualifier",
        "within, or throughout": "extent, when.once",
        "basis and reasoning": "when.basis, when.evidence, when.note",
        "standing": "standing",
        "what each source says": "claims, with quotes, chains and dates",
    },
    write=write,
    loads="`json.loads`, line by line: the plain values of each event, to the last character",
)
