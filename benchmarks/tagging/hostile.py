"""Inputs that were made to be slow: how the time grows when they are twice as long.

Processor time is taken, so that whatever else the machine does is left out.
"""

from __future__ import annotations

import itertools
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType

from syriatimeline.temporal import Tagger

__all__ = ["measure"]

Tag = Callable[[str], object]

#: A mean ratio above it, or a rate below it, is pointed out.
SUSPECT = 2.3
SLOW = 100_000
#: Seconds after which a size is given up.
PATIENCE = 90


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _ranges(before: str, between: str, names: Callable[[int], str]) -> Callable[[int], str]:
    def make(size: int) -> str:
        def parts() -> Iterator[str]:
            yield before
            length = len(before)
            for number in itertools.count(1):
                if length >= size:
                    return
                part = names(number) + between
                length += len(part)
                yield part

        return "".join(parts())[:size]

    return make


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_RU = ("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья")

CASES: dict[str, Callable[[int], str]] = {
    "digits": _repeated("1234567890"),
    "one digit": _repeated("1"),
    "last ": _repeated("last "),
    "1/1/": _repeated("1/1/"),
    "Monday ": _repeated("Monday "),
    "from 1 to 2 to 3 …": _ranges("from ", " to ", str),
    "from Monday to Tuesday …": _ranges("from ", " to ", lambda n: _WEEKDAYS[n % 7]),
    "from 1990 to 1991 …": _ranges("from ", " to ", lambda n: str(1900 + n % 120)),
    "(from 1 (to 2 …": _ranges("", " to ", lambda n: f"(from {n % 31 + 1} May"),
    "combining marks": _repeated("\u0301\u0302"),
    "May with marks": _repeated("May\u0301 "),
    "words without spaces": _repeated("wordsstandhereonafteranother"),
    "mondaymonday": _repeated("Monday"),
    "[": _repeated("["),
    "(": _repeated("("),
    "1990-1991-": _repeated("1990-1991-"),
    "1:00": _repeated("1:00"),
    "a.b.": _repeated("a.b."),
    "a.m. ": _repeated("a.m. "),
    "spaces": _repeated(" "),
    "today and spaces": lambda size: "today" + " " * (size - 10) + "today",
    "line ends": _repeated("\n"),
    "the the the": _repeated("the "),
    "a year and a year and ": _repeated("a year and a year and "),
    "early late early late ": _repeated("early late early late "),
    "the end of ": _repeated("the end of "),
    "two days before ": _repeated("two days before "),
    "one hundred ": _repeated("one hundred "),
    "every other ": _repeated("every other "),
    "в ночь на ": _repeated("в ночь на "),
    "с понедельника до вторника …": _ranges("с ", " до ", lambda n: _DAYS_RU[n % 7]),
    "с 1 по 2 по 3 …": _ranges("с ", " по ", str),
    "в прошлом ": _repeated("в прошлом "),
    "начале конце ": _repeated("начале конце "),
    "год и год и ": _repeated("год и год и "),
    "двадцать сто ": _repeated("двадцать сто "),
    "слова без пробелов": _repeated("словастоятздесьодназадругим"),
    "е\u0308": _repeated("е\u0308"),
}


def measure(longest: float = 4, languages: tuple[str, ...] = ("en", "ru")) -> None:
    """Print, for every case and language, the rate at the longest and the growth on the way.

    Args:
        longest: In millions of characters; an eighth, a quarter and a half are taken too.
        languages: ISO 639-1 codes.
    """
    sizes = [int(longest * 1_000_000 / part) for part in (8, 4, 2, 1)]
    for language in languages:
        tag = partial(Tagger().tag, reference="2020-01-01", language=language)
        print(f"\n{language}: time(2n)/time(n) from {sizes[0]:,} to {sizes[-1]:,}; chars/s")
        for name, make in CASES.items():
            print(f"{name:<30}{_line(tag, make, sizes)}", flush=True)


def _line(tag: Tag, make: Callable[[int], str], sizes: list[int]) -> str:
    times: list[float] = []
    for size in sizes:
        text = make(size)
        try:
            times.append(_seconds(tag, text))
        except Exception as error:
            return f"   <-- {type(error).__name__} at {size:,}: {str(error)[:60]}"
    ratios = [later / earlier for earlier, later in itertools.pairwise(times)]
    rate = sizes[-1] / times[-1]
    # One doubling may meet a busy machine; their mean does not.
    superlinear = (times[-1] / times[0]) ** (1 / 3) > SUSPECT
    mark = f"   <--{' superlinear' * superlinear}{' slow' * (rate < SLOW)}"
    shown = "".join(f"{each:>6.2f}" for each in ratios)
    return f"{shown}{rate:>14,.0f}{mark if superlinear or rate < SLOW else ''}"


def _seconds(tag: Tag, text: str) -> float:
    """The best of two runs where they are short, of one where it is long."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        with _Alarm(PATIENCE):
            tag(text)
        best = min(best, time.process_time() - start)
        if best > 2:
            break
    return best


class _Alarm:
    """Raises TimeoutError after so many seconds, in regular expressions too."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, self._ring)
        signal.alarm(self.seconds)

    def __exit__(self, *_: object) -> None:
        signal.alarm(0)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {self.seconds} s")
