"""A progress bar where someone looks and nothing else is printed; elsewhere none."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["progress"]


@contextmanager
def progress(total: int | None, to_file: bool) -> Iterator[Callable[[], object]]:
    """A function to call after each document.

    Args:
        total: How many there are; None if that is not known.
        to_file: Whether the results go to a file; else they go to standard output.
    """
    if total == 1 or not sys.stderr.isatty() or not (to_file or _stdout_is_file()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def _stdout_is_file() -> bool:
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except OSError:
        return False
