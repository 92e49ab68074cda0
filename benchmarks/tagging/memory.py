"""Peak memory of `Tagger.stream` on 1, 10 and 100 MB, each in a process of its own."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from syriatimeline.temporal import Document, Tagger

__all__ = ["measure"]

_SENTENCES = (
    "The minister arrived on {weekday} and left two days later.",
    "Talks began on {day} {month} {year} and went on for {number} weeks.",
    "Last month the two sides met again in the old town.",
    "Nothing was said about the price of grain or the road to the coast.",
    "In {year} the port was closed; it opened {number} years ago.",
    "The delegation will return next {weekday} at {hour}:15 p.m.",
    "Farmers brought the harvest to market and waited for the rain.",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "August", "September", "November", "December")


def documents(megabytes: float, size: int = 3_000) -> Iterator[Document]:
    """So many characters in documents of such a size, made one at a time."""
    source = random.Random(1)
    made = 0
    while made < megabytes * 1_000_000:
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            sentence = source.choice(_SENTENCES).format(
                weekday=source.choice(_WEEKDAYS),
                month=source.choice(_MONTHS),
                day=source.randint(1, 28),
                year=source.randint(1950, 2025),
                number=source.randint(2, 60),
                hour=source.randint(1, 12),
            )
            parts.append(sentence + " ")
        text = "".join(parts)
        made += len(text)
        yield Document(text, date(2010, 1, 1) + timedelta(days=source.randrange(5000)), "en")


def measure() -> None:
    """Print the peak resident memory of each size."""
    print("\npeak memory of Tagger.stream")
    for megabytes in (0.003, 1, 10, 100):
        command = [sys.executable, "-m", "tagging.memory", str(megabytes)]
        folder = Path(__file__).parent.parent
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        print(f"{megabytes:>8} MB of text: {done.stdout.strip()}", flush=True)


def _child(megabytes: float) -> None:
    mentions = sum(len(found) for _, found in Tagger().stream(documents(megabytes)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kilo = 1024 if sys.platform != "darwin" else 1024 * 1024
    print(f"{peak / kilo:.1f} MB, {mentions:,} mentions")


if __name__ == "__main__":
    _child(float(sys.argv[1]))
