"""The mentions of a text as a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syriatimeline.temporal import Mention

if TYPE_CHECKING:
    from syriatimeline.cli.tagging.formats import Look

__all__ = ["mention_table"]


def mention_table(look: Look, mentions: Sequence[Mention]) -> str:
    """A table of mentions: where, what is written, what it is, on which days."""
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=False
    )
    narrow = look.width < 70
    table.add_column("Span", no_wrap=True)
    table.add_column("Text", overflow="fold")
    table.add_column("Type", no_wrap=not narrow, overflow="fold")
    table.add_column("Value", no_wrap=not narrow, overflow="fold")
    table.add_column("Days", overflow="fold")
    for mention in mentions:
        value = Text(mention.value)
        value.append(f" {mention.mod}" if mention.mod else "", style="dim")
        span = f"{mention.start}-{mention.end}"
        table.add_row(
            span, Text(" ".join(mention.text.split())), mention.type, value, _days(mention)
        )
    out = Console(
        file=io.StringIO(),
        width=look.width,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=None if look.terminal else True,
        force_terminal=look.terminal,
    )
    with out.capture() as captured:
        out.print(table)
    return captured.get()


def _days(mention: Mention) -> Text:
    """The days of the chosen reading; those of others dim, one below the other."""
    days = list(dict.fromkeys(str(each.when.possible) for each in mention.readings if each.when))
    shown = Text(days[0] if days else "–")
    for each in days[1:]:
        shown.append(f"\nor {each}", style="dim")
    return shown
