"""Lists of what is no event (errata, disputes): their formats, a table that fits, a document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from syriatimeline.query import Timeline

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

__all__ = ["format_option", "print_json", "print_table"]

#: How many columns come first whose texts are short.
_SHORT = 2

#: How to print; the command gets it as ``form``.
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)


def print_table(
    timeline: Timeline[Any],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    names: tuple[str, str],
    said: Sequence[str] = (),
) -> None:
    """Print rows under headings, as wide as the terminal, and how many there are.

    The last column has the most words. On a narrow terminal each row becomes a block of lines.

    Args:
        timeline: Names the edition.
        headings: What the columns are called.
        rows: A text for each column.
        names: What one is called, and several.
        said: The policies that dates are read by.
    """
    from syriatimeline.cli.output import console

    out = console()
    if out.width < 70:
        for row in rows:
            out.print(*_block(headings, row), sep="\n", end="\n\n")
    else:
        out.print(_table(headings, rows, out.width))
    count = f"{len(rows)} {names[0] if len(rows) == 1 else names[1]}"
    edition = timeline.dataset.edition
    out.print(f"{count}. {edition.label}, fingerprint {timeline.fingerprint}.")
    if said:
        out.print(f"Dates are read under {', '.join(said)}.")


def _block(headings: Sequence[str], row: Sequence[str]) -> list[Text]:
    from rich.text import Text

    first = "  ".join(text.replace("\n", ", ") for text in row[:_SHORT])
    rest = [
        f"{name}:{chr(10) if chr(10) in text else ' '}{text}"
        for name, text in zip(headings[_SHORT:], row[_SHORT:], strict=True)
    ]
    return [Text(first, style="bold"), *map(Text, rest)]


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), width=width
    )
    for at, heading in enumerate(headings):
        last = at == len(headings) - 1
        ratio = None if at < _SHORT else 2 if last else 1
        table.add_column(heading, no_wrap=at < _SHORT, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def print_json(
    timeline: Timeline[Any], name: str, found: list[dict[str, Any]], said: Sequence[str] = ()
) -> None:
    """Print one document: the edition, and what was found under its name."""
    document: dict[str, Any] = {
        "dataset": timeline.dataset.edition.name,
        "version": timeline.version,
        "fingerprint": timeline.fingerprint,
        **({"under": list(said)} if said else {}),
        name: found,
    }
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
