"""Titles: the words of a record beside its sign, which stands where its bar begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from attrs import frozen

from syriatimeline.charts.labels import shortened, width_of
from syriatimeline.charts.lanes import name_in
from syriatimeline.charts.sayings import open_in
from syriatimeline.events import Record
from syriatimeline.events.wording import date_in_words

__all__ = ["BADGE", "Title", "title_of"]

#: The room of a badge before a title and alone, and the most of a title, in pixels.
BADGE, ALONE, MOST = 19.0, 15.0, 520.0
#: What is left free between a title and a badge on its right.
_GAP = 6.0
_QUALIFIERS: Mapping[str, Mapping[str, str]] = {
    "en": {"": "", "?": "uncertain date: ", "~": "about: ", "%": "uncertain, about: "},
    "ru": {"": "", "?": "дата под вопросом: ", "~": "около: ", "%": "под вопросом, около: "},
}
#: How a mode is told before a title, and how a title begins that tells it already.
_MODES: Mapping[str, Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "en": {name: (name, (name,)) for name in ("planned", "conditional", "negated")},
    "ru": {
        "planned": ("планируется", ("планир", "заплан")),
        "conditional": ("условно", ("условн",)),
        "negated": ("отрицается", ("отриц",)),
    },
}
#: What else than English says before a title whose sources differ.
_DISPUTED: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "date disputed": "дата оспаривается",
        "place disputed": "место оспаривается",
        "scope disputed": "объём оспаривается",
        "number disputed": "число оспаривается",
        "identity disputed": "участник оспаривается",
        "occurrence disputed": "сам факт оспаривается",
        "characterisation disputed": "оценка оспаривается",
    },
}


@frozen
class Title:
    """A badge and the words beside it, with their pixels.

    Attributes:
        words: Empty where none are drawn.
        badge_at: Where the badge begins: where the bar does, unless that is at the very edge.
        side: On which side of the badge the words stand.
    """

    words: str
    badge_at: float
    side: Literal["left", "right"] = "right"

    @property
    def span(self) -> tuple[float, float]:
        """The pixels of the words."""
        width = width_of(self.words)
        if self.side == "right":
            return self.badge_at + BADGE, self.badge_at + BADGE + width
        return self.badge_at - _GAP - width, self.badge_at - _GAP

    @property
    def stretch(self) -> tuple[float, float]:
        """The pixels of the badge and the words."""
        alone = self.badge_at, self.badge_at + ALONE
        if not self.words:
            return alone
        return min(alone[0], self.span[0]), max(alone[1], self.span[1])


def title_of(
    record: Record, left: float, width: int, language: str, *, labelled: bool, beyond: bool
) -> Title:
    """The title of a record whose bar begins at a pixel.

    It stands right of its badge, or left of it where there is no room on the right; the badge
    stays where the bar begins, for it would be read as the date.

    Args:
        record: The record.
        left: Where its bar begins.
        width: Of the axis.
        language: Of the title.
        labelled: Whether the words are drawn.
        beyond: Whether days of it lie beyond the axis; then the words begin with its date.
    """
    if not labelled:
        return Title("", max(0.0, left - ALONE))
    at = max(0.0, min(left, width - ALONE))
    words = "".join(_before(record, language, beyond)) + name_in(record.titles, language)
    right, other = min(MOST, width - at - BADGE), min(MOST, at - _GAP)
    whole = shortened(words, MOST)
    if width_of(whole) <= right or right >= other:
        return Title(shortened(words, right), at)
    return Title(shortened(words, other), at, "left")


def _before(record: Record, language: str, beyond: bool) -> Iterator[str]:
    """What must be said before a title: what is disputed, the mode, and how the date is meant."""
    title = name_in(record.titles, language).casefold()
    for words in open_in(record):
        yield f"{_DISPUTED.get(language, {}).get(words, words)}: "
    if record.mode != "actual":
        word, stems = _MODES[language][record.mode]
        if not title.startswith(stems):
            yield f"{word}: "
    if beyond:
        # The words for dates are English; EDTF is nobody's language.
        yield f"{date_in_words(record.when) if language == 'en' else record.when.edtf}: "
    else:
        yield _QUALIFIERS[language][record.when.qualifier]
