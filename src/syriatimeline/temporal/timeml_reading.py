"""Reading TimeML, from whoever wrote it."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import ParseError, XMLParser

from syriatimeline.calendar import When
from syriatimeline.errors import CalendarError, QueryError, UnusableInputError
from syriatimeline.temporal.reference import reference_of
from syriatimeline.temporal.timex import TimemlDocument, Timex

__all__ = ["read_timeml"]

_ATTRIBUTES = ("type", "value", "mod", "quant", "freq")
#: The elements whose words are told apart; all others stand under "".
_STREAMS = ("TEXT", "DCT", "DOCID", "")


def read_timeml(xml: str | bytes) -> TimemlDocument:
    """Read a TimeML document. Elements other than TIMEX3 are passed over, their words are kept.

    Args:
        xml: The document. One with a DOCTYPE is refused, because that may declare entities.

    Raises:
        UnusableInputError: It is no XML, has a DOCTYPE, is no TimeML, or its creation time cannot
            be read.

    >>> import syriatimeline as st
    >>> from syriatimeline.temporal.timeml import read_timeml, write_timeml
    >>> text = "Last month it rained & rained."
    >>> read_timeml(write_timeml(text, st.tag(text, "2025-04-25"), "2025-04-25")).timexes
    (Timex(start=0, end=10, text='Last month', type='DATE', value='2025-03', mod='', ...),)
    """
    reader = _Reader()
    # What is a string is no longer in the encoding that its declaration names.
    parser = XMLParser(target=reader, encoding="utf-8" if isinstance(xml, str) else None)
    try:
        # Tag by tag, so that a DOCTYPE is refused before anything that it declares is used.
        for piece in re.split(rb"(?<=>)", xml.encode() if isinstance(xml, str) else xml):
            parser.feed(piece)
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnusableInputError(f"this is no TimeML: {error}; give a well-formed one") from error
    return reader.document()


class _Begun(NamedTuple):
    """A TIMEX3 whose end has not been seen."""

    attributes: dict[str, str]
    stream: str
    start: int
    piece: int


class _Reader:
    """Hears the parser, and keeps words and annotations by stream."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.seen: list[str] = []
        self.begun: list[_Begun] = []
        self.pieces: dict[str, list[str]] = {stream: [] for stream in _STREAMS}
        self.length = dict.fromkeys(_STREAMS, 0)
        self.timexes: dict[str, list[Timex]] = {stream: [] for stream in _STREAMS}
        self.created: Timex | None = None

    def doctype(self, name: str, *_: object) -> None:
        """Refuse it."""
        raise UnusableInputError(
            f"the TimeML has a DOCTYPE ({name}), which may declare entities; remove it"
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag that opens."""
        name = tag.rpartition("}")[2]
        if name == "TIMEX3":
            stream = self._stream()
            place = (self.length[stream], len(self.pieces[stream]))
            self.begun.append(_Begun(attributes, stream, *place))
        self.open.append(name)
        if not self.seen or name == "TEXT":
            self.seen.append(name)

    def data(self, words: str) -> None:
        """Words between tags."""
        stream = self._stream()
        self.pieces[stream].append(words)
        self.length[stream] += len(words)

    def end(self, _: str) -> None:
        """A tag that closes."""
        if self.open.pop() != "TIMEX3":
            return
        attributes, stream, start, piece = self.begun.pop()
        words = "".join(self.pieces[stream][piece:])
        named = (attributes.get(name, "") for name in _ATTRIBUTES)
        timex = Timex(start, start + len(words), words, *named)
        self.timexes[stream].append(timex)
        if stream == "DCT" or attributes.get("functionInDocument") == "CREATION_TIME":
            self.created = self.created or timex

    def close(self) -> None:
        """Nothing is left to do."""

    def document(self) -> TimemlDocument:
        """What was heard. Without a TEXT all words outside DCT and DOCID are the text."""
        if self.seen[0] != "TimeML":
            raise UnusableInputError(
                f"this is no TimeML: its root is {self.seen[0]}; give one whose root is TimeML"
            )
        stream = "TEXT" if "TEXT" in self.seen else ""
        return TimemlDocument(
            "".join(self.pieces[stream]),
            _reference(self.created),
            tuple(sorted(self.timexes[stream], key=lambda each: (each.start, -each.end))),
            "".join(self.pieces["DOCID"]).strip(),
        )

    def _stream(self) -> str:
        return next((name for name in reversed(self.open) if name in _STREAMS), "")


def _reference(created: Timex | None) -> When | None:
    """The creation time; between its tags it may stand in full where the value has an X."""
    if created is None or created.value.strip("X-") == "":
        said = created.text.strip() if created else ""
        return _read(said) if re.match(r"\[?\d{4}", said) else None
    if "X" in created.value:
        return _read(created.text.strip()) or _read(created.value)
    found = _read(created.value)
    if found is None:
        raise UnusableInputError(
            f'the creation time "{created.value}" is no date; write it as 2024-12-08'
        )
    return found


def _read(text: str) -> When | None:
    try:
        return reference_of(text)
    except (CalendarError, QueryError):
        return None
