"""Article: a published text, described; the text itself stays outside the library."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from syriatimeline.articles.provenance import Provenance
from syriatimeline.articles.reference import Reference
from syriatimeline.calendar import When

__all__ = ["RANGE_KINDS", "Article", "Range", "RangeKind"]

RangeKind = Literal[
    "header", "headline", "body", "subheading", "navigation", "related", "comments", "footer"
]

#: What a stretch of a file can be. Only body, headlines and subheadings say anything.
RANGE_KINDS: tuple[RangeKind, ...] = (
    "header",
    "headline",
    "body",
    "subheading",
    "navigation",
    "related",
    "comments",
    "footer",
)


@frozen
class Range:
    """A stretch of an article's text.

    Attributes:
        kind: One of :data:`RANGE_KINDS`.
        start: Its first code point, counted from 0 in the normalized text.
        end: The code point after its last (half-open).
    """

    kind: RangeKind
    start: int
    end: int


@frozen
class Article:
    """A published text that claims are quoted from.

    Offsets everywhere count Unicode code points of the *normalized text*: the file decoded as
    UTF-8, a leading byte order mark removed, line ends LF, Unicode normalization form C.

    Attributes:
        id: Permanent id, such as ``art-0001``.
        file: Name of the source document.
        publisher: The outlet, as it names itself in English.
        country: ISO 3166-1 code of the country of the outlet, where known.
        language: ISO 639-1 code of the text's language.
        headline: The headline, where the text has one.
        url: Its address, where it was looked up.
        published: When it was published, as far as the text and its relations say.
        published_lookup: When it was published according to ``lookup``; None if nothing was found.
        lookup: The reference that ``published_lookup`` rests on.
        ranges: What each stretch of the text is; they partition the text.
        characters: Length of the normalized text in code points.
        body_words: Number of words in the body; the quote cap is a share of it.
        bytes_sha256: Hash of the file as it lies in ``seeds/``.
        text_sha256: Hash of the normalized text in UTF-8.
        note: What a user should know about this text.
        provenance: Which layer added it; empty without layers.

    >>> import syriatimeline as st
    >>> st.load().articles["art-0001"].language
    'ru'
    """

    id: str
    file: str
    publisher: str
    language: str
    published: When
    country: str = ""
    headline: str = ""
    url: str = ""
    published_lookup: When | None = None
    lookup: Reference | None = None
    ranges: tuple[Range, ...] = field(default=(), repr=False)
    characters: int = field(default=0, repr=False)
    body_words: int = field(default=0, repr=False)
    bytes_sha256: str = field(default="", repr=False)
    text_sha256: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    provenance: tuple[Provenance, ...] = field(default=(), repr=False)

    def __hash__(self) -> int:
        # The id identifies it; all its fields take long, and events hash the articles they cite.
        return hash(self.id)

    @property
    def anchor(self) -> When:
        """The days that relative phrases are resolved against.

        What the text says and what was looked up, together; where the two exclude each other,
        what the text says. Its note names the half that each bound came from.

        >>> import syriatimeline as st
        >>> st.load().articles["art-0005"].anchor.edtf
        '2024-12-09'
        """
        if self.published_lookup is None:
            return self.published
        days = self.published.possible.intersection(self.published_lookup.possible)
        if days is None:
            return self.published
        start, end = (
            "the text" if own == bound else "the lookup"
            for own, bound in (
                (self.published.possible.start, days.start),
                (self.published.possible.end, days.end),
            )
        )
        note = f"earliest from {start}, latest from {end}"
        return When(
            days,
            certain=days if days.days == 1 else None,
            once=True,
            basis="inferred",
            evidence=(self.id,),
            note=note,
        )

    def explain(self) -> str:
        """When it was published and how that is known; several lines.

        >>> import syriatimeline as st
        >>> print(st.load().articles["art-0001"].explain().splitlines()[0])
        art-0001 NEWSru.co.il (ru), 000_78ab18b5261fcfef.txt
        """
        lines = [f"{self.id} {self.publisher} ({self.language}), {self.file}"]
        lines += ["published, by the text: " + self.published.explain().replace("\n", "\n  ")]
        if self.published_lookup is not None:
            lines += [
                "published, looked up: " + self.published_lookup.explain().replace("\n", "\n  ")
            ]
        if self.lookup is not None:
            lines += [f"  {self.lookup}"]
        return "\n".join(lines)
