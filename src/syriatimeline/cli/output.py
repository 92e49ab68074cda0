"""Where and how wide to print."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["PIPED_WIDTH", "STANDING_STYLES", "console"]

#: Columns of a table that is written to a file or a pipe; COLUMNS overrides it.
PIPED_WIDTH = 120
#: A table wider than this would be padding.
WIDEST = 500
#: Colours of the standings on a terminal; the word always stands beside them.
STANDING_STYLES = {
    "avowed": "green",
    "several-origins": "cyan",
    "one-origin": "yellow",
    "contested": "red",
    "withdrawn": "dim",
}


def console() -> Console:
    """A console on standard output: coloured on a terminal, plain in a pipe or under NO_COLOR."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal else _piped_width()
    return Console(
        file=sys.stdout,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=None if terminal else True,
        force_terminal=None if terminal else False,
    )


def _piped_width() -> int:
    given = os.environ.get("COLUMNS", "")
    if not (given.isascii() and given.isdigit()):
        return PIPED_WIDTH
    return WIDEST if len(given) > 4 else max(40, min(WIDEST, int(given)))
