"""Tagger: find the time expressions of a text and resolve them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

from syriatimeline.calendar import When
from syriatimeline.temporal.language import LANGUAGES, language_of
from syriatimeline.temporal.mention import Mention
from syriatimeline.temporal.periods import Periods
from syriatimeline.temporal.policy import Policy
from syriatimeline.temporal.reader import Parsed, Reader
from syriatimeline.temporal.reference import reference_of

__all__ = ["Document", "Kind", "Tagger", "phrases"]

Kind = Literal["news", "narrative"]


@frozen
class Document:
    """A text to tag in a stream.

    Attributes:
        text: The text.
        reference: The day on which it was written, as in :meth:`Tagger.tag`.
        language: Code of a language; None to detect it.
        id: Yours, to know it by.

    >>> import syriatimeline as st
    >>> st.Document("Today it rained.", reference="2025-04-25", id="diary").id
    'diary'
    """

    text: str
    reference: date | str | When | None = None
    language: str | None = None
    id: str = ""


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _periods(given: Periods | Mapping[str, When]) -> Periods:
    return given if isinstance(given, Periods) else Periods(given)


@frozen
class Tagger:
    """Finds time expressions and resolves them. Immutable, picklable, safe across threads.

    Attributes:
        languages: The packs to use, by code: those that ship, or installed ones.
        policy: Which reading is chosen where speakers differ.
        kind: ``news`` counts from the reference date; ``narrative`` from what was last said.
        domain: ``finance`` reads "a year earlier" as the same quarter of the year before.
        periods: Phrases of your own and their days, as :class:`Periods` or a mapping.

    Raises:
        LanguageError: No pack has such a code.

    >>> from syriatimeline.temporal import Tagger
    >>> [each.value for each in Tagger(languages=("en",)).tag("from 2011 to May", "2025-04-25")]
    ['2011', '2025-05']
    """

    languages: tuple[str, ...] = field(default=LANGUAGES, converter=_codes)
    policy: Policy = field(factory=Policy)
    kind: Kind = "news"
    domain: str = ""
    periods: Periods = field(factory=Periods, converter=_periods)

    def __attrs_post_init__(self) -> None:
        for code in self.languages:
            language_of(code)

    def tag(
        self,
        text: str,
        reference: date | str | When | None = None,
        *,
        language: str | None = None,
    ) -> list[Mention]:
        """Every time expression of a text, in order.

        Args:
            text: Any text.
            reference: The day on which it was written: a date, an EDTF string, a When with two
                ends (a relative phrase then means the hull over all its days), or None (its
                value keeps an X, and it has no days).
            language: Code of a language; None to detect it.

        Raises:
            EdtfError: The reference is no EDTF.
            QueryError: The reference has an open end, or is of no such type.
            LanguageError: No pack has that code.
        """
        return Reader(self, {}).read(text, reference_of(reference), language)

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Mention]]]:
        """Tag many documents, one after the other; keeps no more than one in memory.

        >>> from syriatimeline.temporal import Document, Tagger
        >>> for document, mentions in Tagger().stream([Document("Today it rained.", "2025-04-25")]):
        ...     print(mentions[0].value)
        2025-04-25
        """
        memo: dict[tuple[str, str], list[Parsed]] = {}
        for document in documents:
            if len(memo) > _MOST_REMEMBERED:
                memo.clear()
            reader = Reader(self, memo)
            yield (
                document,
                reader.read(document.text, reference_of(document.reference), document.language),
            )


def phrases(tagger: Tagger, phrase: str, reference: date | str | When | None) -> list[Mention]:
    """The mentions of a phrase that stands alone: ranges as a whole, and "since 2015" as one."""
    return Reader(tagger, {}, phrase=True).read(phrase, reference_of(reference), None)


#: Parsed phrases are remembered within a stream, so that "on Friday" is parsed once.
_MOST_REMEMBERED = 20_000
