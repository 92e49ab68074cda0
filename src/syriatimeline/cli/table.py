"""The timeline as a table that fits a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from syriatimeline.calendar import Certainty, When
from syriatimeline.cli.output import STANDING_STYLES
from syriatimeline.events import Event, Record
from syriatimeline.query import Timeline

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["LEGEND", "symbol", "timeline_table"]

# Spaces that do not break keep a symbol beside its words where the line is wrapped.
LEGEND = "   ".join(
    words.replace(" ", "\N{NO-BREAK SPACE}")
    for words in (
        "● on that day",
        "◐ some time within",
        "◌ bounded on one side or not at all",
        "━ throughout",
        "? the date filter may fit, not surely",
    )
)


def symbol(when: When) -> str:
    """One character for how a date is known."""
    if when.known_day is not None:
        return "●"
    if when.extent == "throughout":
        return "━"
    return "◐" if when.possible.bounded else "◌"


def timeline_table(timeline: Timeline[Any], records: Sequence[Record], width: int) -> Table:
    """A table of records: date, title with its kind, standing, articles."""
    from rich import box
    from rich.table import Table

    narrow = width < 70
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), width=width
    )
    table.add_column("", no_wrap=True)
    table.add_column("Date", no_wrap=not narrow, overflow="fold")
    table.add_column("Event", ratio=1, overflow="fold")
    table.add_column("Standing", no_wrap=not narrow, overflow="fold")
    if not narrow:
        table.add_column("Told by", max_width=22)
    for record in records:
        table.add_row(*_row(timeline, record, narrow))
    return table


def _row(timeline: Timeline[Any], record: Record, narrow: bool) -> list[Any]:
    from rich.text import Text

    unsure = isinstance(record, Event) and timeline.certainty_of(record) is Certainty.POSSIBLE
    title = Text(record.title)
    title.append(f"\n{record.id} {_what(record)}", style="dim")
    standing = Text(record.standing, style=STANDING_STYLES[record.standing])
    if record.disputes:
        standing.append(f"\n{len(record.disputes)} dispute{'s' * (len(record.disputes) > 1)}")
    row: list[Any] = [
        symbol(record.when) + ("?" if unsure else " "),
        record.when.label,
        title,
        standing,
    ]
    if not narrow:
        row.append(", ".join(article.publisher for article in record.articles))
    return row


def _what(record: Record) -> str:
    parts = [getattr(record, "topic", "") or getattr(record, "kind", "")]
    if record.mode != "actual":
        parts.append(record.mode)
    if record.scope == "context":
        parts.append("context")
    if record.places:
        parts.append("at " + ", ".join(place.name for place in record.places))
    return " · ".join(parts)
