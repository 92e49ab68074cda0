"""Timex: a TIMEX3 annotation, and a document that holds some."""

from __future__ import annotations

from attrs import field, frozen

from syriatimeline.calendar import When
from syriatimeline.temporal.mention import Mention

__all__ = ["TimemlDocument", "Timex"]


@frozen
class Timex:
    """A TIMEX3 annotation.

    Attributes:
        start: First code point in the text.
        end: One past the last; ``start`` where it stands at no words.
        text: The words.
        type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        value: TIMEX3 value.
        mod: TIMEX3 modifier, or the empty string.
        quant: Of a SET: ``EVERY``, ``EACH``, or the empty string.
        freq: Of a SET: how often in it, as ``2X``, or the empty string.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str = ""
    quant: str = ""
    freq: str = ""

    @classmethod
    def of(cls, mention: Mention) -> Timex:
        """A mention under its chosen reading."""
        return cls(
            mention.start,
            mention.end,
            mention.text,
            mention.type,
            mention.value,
            mention.mod,
            getattr(mention.expression, "quant", ""),
            getattr(mention.expression, "freq", ""),
        )


@frozen
class TimemlDocument:
    """What a TimeML file says.

    Attributes:
        text: The text, exactly; offsets count its code points.
        reference: The day on which it was written; None if that is not said.
        timexes: Its annotations, in the order of the text.
        id: Its DOCID, or the empty string.
    """

    text: str = field(repr=False)
    reference: When | None
    timexes: tuple[Timex, ...]
    id: str = ""
