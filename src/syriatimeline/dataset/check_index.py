"""Whether the index of a bundle says of each record what its claims give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from syriatimeline.dataset.bundle import LATER, RECORDS
from syriatimeline.dataset.problems import Mark, Problem
from syriatimeline.events import Held, Record

__all__ = ["Indexed", "index_problems", "indexed"]


@frozen
class Indexed:
    """A record's line of the index, seen before its claims are built.

    Attributes:
        held: What it says.
        later: The disputes and links that it lets a reader see, which are all of them or none.
    """

    held: Held
    later: Mapping[str, tuple[object, ...]]


def indexed(records: Iterable[Record]) -> dict[str, Indexed]:
    """What the index says, by record; of those alone whose claims nobody asked for yet."""
    found = {}
    for record in records:
        # In this order: asking for disputes or links builds them where the index knows of some.
        if (held := record.held) is not None:
            found[record.id] = Indexed(held, {key: getattr(record, key) for key in LATER})
    return found


def index_problems(
    said: Mapping[str, Indexed],
    records: Iterable[Record],
    rows: Iterable[Mapping[str, Any]],
    *,
    digests: bool,
) -> Iterator[Problem]:
    """Every line that says another thing than the claims.

    Args:
        said: What the index says.
        records: The records, built.
        rows: What their lines are when they are written anew.
        digests: Whether their digests are to be compared, which hold the quoted words.
    """
    for record, row in zip(records, rows, strict=True):
        line = said.get(record.id)
        if line is None:
            continue
        held = line.held
        stored: dict[str, object] = {
            "standing": held.standing,
            "articles": [article.id for article in held.articles],
            "origins": [origin.id for origin in held.origins],
            "independent_origins": held.independent_origins,
        }
        if digests:
            stored["digest"] = held.digest
        for key, value in stored.items():
            if value != row[key]:
                yield _problem(held, record, key)
        for key, value in line.later.items():
            if value != getattr(record, key):
                yield _problem(held, record, key)


def _problem(held: Held, record: Record, key: str) -> Problem:
    message = f"{key} of {record.id} is not what its claims give; compile again"
    return Problem(Mark(RECORDS, held.at + 1), "SYT802", message)
