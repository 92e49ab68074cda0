"""Quotations: words in quotation marks, and the day on which the text says that they were spoken.

"Yesterday" in a quotation is the day before the speech. Where the sentence around a quotation
dates its verb of saying (“Last week was hard,” she said on 3 March), what is relative in it counts
from there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

__all__ = ["Speech", "Spot", "speeches"]

#: The longest quotation that is looked at, in code points, and how far its sentence reaches.
LONGEST = 1_500
AROUND = 160
#: A name or a single word in quotation marks is no speech.
SHORTEST = 12
#: How far a verb of saying stands from its date.
NEAR = 60

_LENGTH = f"{{{SHORTEST},{LONGEST}}}"
_QUOTED = re.compile(
    # What begins with one of a few characters is looked for faster.
    rf"(?=[“«„\"`])(?:“(?P<a>[^“”]{_LENGTH})”|«(?P<b>[^«»]{_LENGTH})»|„(?P<c>[^„“]{_LENGTH})“"
    rf"|(?<!\S)``(?P<d>[^`]{_LENGTH}?)''|(?<![^\s([—-])\"(?P<e>\S[^\"\n]{_LENGTH})\"(?!\w))"
)
#: The end of a sentence; a stop after one or two letters ("Mr.", "г.") ends none.
_STOP = re.compile(r"(?<=[^\W_]{3})[.!?…]+[\"”»'’)]*\s|[!?]\s|\n")
#: After a quotation that ends in a stop, a capital begins another sentence.
_NEW_SENTENCE = re.compile(r"\s+[“«\"‘]?[^\W\d_a-zа-яё]")
#: What parts a date from the verb: another clause.
_PARTED = re.compile(r"[,;:(“«\"]|\b(?:who|which|whose|that|когда|котор\w+|что)\b", re.IGNORECASE)


class Spot(Protocol):
    """A stretch of the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


class Speech(NamedTuple):
    """A quotation whose sentence dates it.

    Attributes:
        start: First code point inside the marks.
        end: One past the last.
        dated: The number of the mention that dates it, among those given.
    """

    start: int
    end: int
    dated: int


def speeches(text: str, spots: Sequence[Spot], says: re.Pattern[str]) -> Iterator[Speech]:
    """The quotations whose sentence dates them, or that go on from one that is dated.

    Args:
        text: The text.
        spots: What may date a speech, in order.
        says: Finds a verb of saying.

    >>> from syriatimeline.temporal import Tagger
    >>> text = '"Yesterday it was hard," she said on 3 March.'
    >>> spots = Tagger(("en",)).tag(text, "2025-04-25")
    >>> next(speeches(text, spots, re.compile("said")))
    Speech(start=1, end=23, dated=1)
    """
    starts = [each.start for each in spots]
    after, dated = 0, None
    for match in _QUOTED.finditer(text):
        reach = match.start() - AROUND, match.end() + AROUND
        if bisect_left(starts, reach[0]) == bisect_left(starts, reach[1]):
            dated = None  # Nothing near it could be dated or date it.
            continue
        low, high = _sentence(text, match.start(), match.end())
        near = range(bisect_left(starts, low), bisect_left(starts, high))
        own = _dated(text, spots, near, says, ((low, match.start()), (match.end(), high)))
        if own is not None or text[after : match.start()].strip():
            dated = own  # Otherwise the speaker goes on.
        if dated is not None:
            yield Speech(*match.span(match.lastgroup or 0), dated)
        after = high


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds a quotation begins and ends."""
    low = max(0, start - AROUND)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    if text[end - 2 : end - 1] in ".…" and _NEW_SENTENCE.match(text, end):
        return low, end
    stop_after = _STOP.search(text, end, end + AROUND)
    return low, stop_after.end() if stop_after else min(len(text), end + AROUND)


def _dated(
    text: str,
    spots: Sequence[Spot],
    near: Iterable[int],
    says: re.Pattern[str],
    sides: Iterable[tuple[int, int]],
) -> int | None:
    """The number of the one beside a verb of saying, before or after the quotation."""
    for low, high in sides:
        for number in near:
            start, end = spots[number].start, spots[number].end
            if low <= start and end <= high:
                for verb in says.finditer(text, low, high):
                    if _together(text, start, end, verb.start(), verb.end()):
                        return number
    return None


def _together(text: str, start: int, end: int, verb: int, verb_end: int) -> bool:
    """Whether a date and a verb stand in one clause."""
    # "On Tuesday, he said": the comma after a date that opens the sentence parts nothing.
    gap = text[verb_end:start] if verb_end <= start else text[end:verb].removeprefix(",")
    return len(gap) <= NEAR and not _PARTED.search(gap)
