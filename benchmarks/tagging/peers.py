"""Other tools that find time expressions in texts, each with its best settings for news.

Every peer is given the document's date as reference and asked for the past where it can be asked.
``find`` is the tool's own work, which is timed; ``spans`` reads its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from tagging.grain import span_of
from tagging.scoring import Span

__all__ = ["Peer", "installed"]

Find = Callable[[str, datetime], Any]


class Peer(NamedTuple):
    """A tool.

    Attributes:
        name: As on PyPI.
        find: Its own work on a text, with a reference.
        read: Its answer as spans.
        program: Imports it and tags a sentence, for the start-up.
        russian: Its work on Russian texts; None if it reads none.
    """

    name: str
    find: Find
    read: Callable[[str, Any, datetime], Iterator[Span | None]]
    program: str
    russian: Find | None = None

    def spans(self, text: str, reference: date | None) -> list[Span]:
        """What it finds, with types and values."""
        moment = moment_of(reference)
        found = self.read(text, self.find(text, moment), moment)
        return [each for each in found if each is not None]


def moment_of(reference: date | None) -> datetime:
    """Midnight of the reference; some fixed day without one."""
    return datetime.combine(reference or date(2010, 1, 1), time())


def installed() -> Iterator[Peer]:
    """The peers that can be imported; says which cannot."""
    for name, make in _PEERS.items():
        try:
            yield make()
        except ImportError as error:
            print(f"{name}: not installed ({error}); pip install --group bench")


def _dateparser() -> Peer:
    """PREFER_DATES_FROM=past; the language is given, as to ours. It says no offsets: its phrases
    are sought in the text from left to right.
    """
    from dateparser.search import search_dates

    def finder(language: str) -> Find:
        return lambda text, reference: search_dates(
            text,
            languages=[language],
            settings={"RELATIVE_BASE": reference, "PREFER_DATES_FROM": "past"},
        )

    def read(text: str, found: Any, reference: datetime) -> Iterator[Span | None]:
        position = 0
        for words, moment in found or ():
            start = text.find(words, position)
            if start >= 0:
                position = start + len(words)
                yield span_of(text, start, position, moment, reference)

    return Peer(
        "dateparser",
        finder("en"),
        read,
        "from dateparser.search import search_dates; "
        "search_dates('It fell on 3 May 2011.', languages=['en'])",
        finder("ru"),
    )


def _parsedatetime() -> Peer:
    """DOWParseStyle=-1: a weekday is the last one; YearParseStyle=0: a day lies in this year
    (its only other style is the future). It is given one line at a time, because its time grows
    faster than its text.
    """
    import parsedatetime

    constants = parsedatetime.Constants("en_US", usePyICU=False)
    constants.DOWParseStyle = -1
    constants.YearParseStyle = 0
    calendar = parsedatetime.Calendar(constants)

    def find(text: str, reference: datetime) -> Any:
        lines = re.finditer(r".+", text)
        return [(line.start(), calendar.nlp(line.group(), reference)) for line in lines]

    def read(text: str, found: Any, reference: datetime) -> Iterator[Span | None]:
        for offset, mentions in found:
            for moment, _, start, end, _ in mentions or ():
                yield span_of(text, offset + start, offset + end, moment, reference)

    return Peer(
        "parsedatetime",
        find,
        read,
        "import parsedatetime; parsedatetime.Calendar().nlp('It fell on 3 May 2011.')",
    )


def _timefhuman() -> Peer:
    """direction=previous. Ranges and lists are given their first end."""
    from timefhuman import Direction, tfhConfig, timefhuman

    def find(text: str, reference: datetime) -> Any:
        return timefhuman(
            text,
            config=tfhConfig(now=reference, direction=Direction.previous, return_matched_text=True),
        )

    def read(text: str, found: Any, reference: datetime) -> Iterator[Span | None]:
        for _, (start, end), value in found or ():
            while isinstance(value, (tuple, list)):
                value = value[0] if value else None
            yield span_of(
                text, start, end, value if isinstance(value, datetime) else None, reference
            )

    return Peer(
        "timefhuman",
        find,
        read,
        "from timefhuman import timefhuman; timefhuman('It fell on 3 May 2011.')",
    )


def _recognizers() -> Peer:
    """The tool's own package, because its values need more reading than the others'."""
    from tagging.microsoft import find, read

    return Peer(
        "recognizers-text",
        find,
        read,
        "from recognizers_date_time import Culture, recognize_datetime; "
        "recognize_datetime('It fell on 3 May 2011.', Culture.English)",
    )


_PEERS: dict[str, Callable[[], Peer]] = {
    "parsedatetime": _parsedatetime,
    "timefhuman": _timefhuman,
    "dateparser": _dateparser,
    "recognizers-text": _recognizers,
}
