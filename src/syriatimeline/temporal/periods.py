"""Named periods: phrases that stand for days a calendar does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import field, frozen

from syriatimeline.calendar import When
from syriatimeline.errors import QueryError
from syriatimeline.temporal.words import fold

__all__ = ["Periods"]


def _entries(
    given: Mapping[str, When] | tuple[tuple[str, When], ...],
) -> tuple[tuple[str, When], ...]:
    pairs = given.items() if isinstance(given, Mapping) else given
    entries = tuple((" ".join(phrase.split()), when) for phrase, when in pairs)
    for phrase, when in entries:
        if not phrase:
            raise QueryError("a named period needs a phrase, not an empty string")
        if not isinstance(when, When):
            raise QueryError(f"the period {phrase!r} needs a When, not {when!r}")
    return entries


@frozen
class Periods:
    """A small table of phrases and the days that they mean. Case and spacing do not matter.

    Attributes:
        entries: (phrase, when), as a tuple of pairs; may be given as a mapping.

    Raises:
        QueryError: A phrase is empty, or its days are no When.

    >>> from syriatimeline.calendar import When
    >>> from syriatimeline.temporal import Periods, Tagger
    >>> periods = Periods({"the siege": When.from_edtf("2024-11/2024-12")})
    >>> [m.value for m in Tagger(periods=periods).tag("It was shelled during the siege.")]
    ['the siege']
    """

    entries: tuple[tuple[str, When], ...] = field(default=(), converter=_entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[str]:
        return (phrase for phrase, _ in self.entries)

    def __getitem__(self, phrase: str) -> When:
        key = fold(" ".join(phrase.split()))
        for known, when in self.entries:
            if fold(known) == key:
                return when
        raise QueryError(f"no period is called {phrase!r}")

    def found(self, text: str) -> Iterator[tuple[int, int, str, When]]:
        """Every occurrence in a text: start, end, phrase and days; the longest phrase first."""
        for match in _pattern(tuple(self)).finditer(text) if self.entries else ():
            phrase, when = self.entries[int((match.lastgroup or "p0")[1:])]
            yield match.start(), match.end(), phrase, when


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One group for each phrase, named by its place; longer phrases are tried first."""
    order = sorted(range(len(phrases)), key=lambda index: -len(phrases[index]))
    groups = "|".join(f"(?P<p{index}>{_shape(phrases[index])})" for index in order)
    return re.compile(f"(?<![^\\W_])(?:{groups})(?![^\\W_])", re.IGNORECASE)


def _shape(phrase: str) -> str:
    words = (re.sub("[её]", "[её]", re.escape(word)) for word in phrase.split())
    return r"\s+".join(words)
