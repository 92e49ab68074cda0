"""Citations: an entry for each claim of each event, for reference managers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from syriatimeline.dataset.bundle import canonical_json
from syriatimeline.events import Claim, Event
from syriatimeline.query import Timeline

__all__ = ["write_biblatex", "write_csl_json"]


def _claims(timeline: Timeline[Any]) -> Iterator[tuple[Event, Claim]]:
    for event in timeline:
        for claim in event.claims:
            yield event, claim


def write_biblatex(timeline: Timeline[Any], path: Path) -> None:
    """Write a ``@misc`` entry for each claim, in UTF-8; its key is the claim's id."""
    entries = [event.cite("biblatex", claim.id) for event, claim in _claims(timeline)]
    path.write_text("".join(f"{each}\n\n" for each in entries), "utf-8", newline="\n")


def write_csl_json(timeline: Timeline[Any], path: Path) -> None:
    """Write one list with an item for each claim."""
    items = [
        item
        for event, claim in _claims(timeline)
        for item in json.loads(event.cite("csl-json", claim.id))
    ]
    path.write_text(canonical_json(items), "utf-8", newline="\n")
