"""The codebook: every table, and what its words mean, made from the schema."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

from syriatimeline.calendar import BASES
from syriatimeline.events import STANDINGS
from syriatimeline.query import Timeline
from syriatimeline.query.relations import TABLES, in_markdown

__all__ = ["codebook"]

_DATES = """\
A date is not a day here but what is known of one.

- `earliest` and `latest` bound the days on which it may have held. Where one is empty,
  `earliest_is` or `latest_is` says why: `open` (nothing bounds it) or `unknown` (it is bounded,
  nobody says by what).
- `certain_from` and `certain_to` are the days on which it surely held; empty if no day is sure.
- It may have held in a time from A to B if `earliest` is not after B and `latest` not before A,
  an empty one counting as no bound.
- `edtf` has the possible days in the Extended Date/Time Format, and not which of them are sure:
  for those read `certain_from` and `certain_to`. `extent` tells one known day (`moment`) from
  some time `within` and from `throughout`; `once`: within one day, whichever that was.
- `plot` is for drawing and sorting only.
- `widest_from` and `widest_to` are filled where a convention of language decides ("last month");
  what lies between them and the other bounds is another convention's answer.
"""
_FILES = """\
Every table is there twice: `csv/NAME.csv` (UTF-8, a line of names, lines end in LF, an empty cell
is a missing value, `true` and `false`) and `parquet/NAME.parquet`, which keeps types. In the CSV a
text that a program for spreadsheets would compute (it begins with `=`, `+`, `-` or `@`) has an
apostrophe before it.

Several ids or names in one cell stand with `; ` between them. Offsets count Unicode code points of
the normalized article (UTF-8 without a byte order mark, lines end in LF, normalization form C)
from 0; the second one is after the last.
"""


def codebook(timeline: Timeline[Any]) -> str:
    """The codebook of a timeline's tables, in Markdown."""
    tables = {name: table.of(timeline) for name, table in TABLES.items()}
    edition = timeline.dataset.edition
    return "\n".join(
        [
            f"# Codebook of {edition}\n",
            "## Files\n",
            _FILES,
            "## Dates\n",
            _DATES,
            "## Kinds of events\n",
            *_table(("Kind", "What happens", "Roles and their sides"), _kinds(timeline)),
            "## Standings\n",
            "How far a record is vouched for, computed from its claims.\n",
            *_table(("Standing", "What it means"), STANDINGS.items()),
            "## Bases of dates\n",
            *_table(("Basis", "What the date rests on"), BASES.items()),
            "## Tables\n",
            in_markdown(tables, level=3),
        ]
    )


def _kinds(timeline: Timeline[Any]) -> Iterator[tuple[str, str, str]]:
    for name, kind in timeline.kinds.items():
        told = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
        roles = ", ".join(f"{role} ({side})" for role, side in kind.roles().items())
        yield name, told, roles


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [headings, ("---",) * len(headings), *rows]
    written = [
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines
    ]
    return ["\n".join(written) + "\n"]
