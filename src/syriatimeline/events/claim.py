"""Claim: what one source says, in which words, and who says it down to the origin."""

from __future__ import annotations

from typing import Literal

from attrs import field as attribute
from attrs import frozen

from syriatimeline.articles import Article, Provenance, Reference
from syriatimeline.calendar import When
from syriatimeline.events.registry import Actor
from syriatimeline.temporal.reading import Reading

__all__ = ["STANCES", "Claim", "Origin", "Phrase", "Quote", "Stance", "Voice"]

Stance = Literal["asserts", "confirms", "denies", "silent"]

#: What a source can do with a statement. ``silent``: it says that somebody has not (yet) said it.
STANCES: tuple[Stance, ...] = ("asserts", "confirms", "denies", "silent")


@frozen
class Phrase:
    """The words of a quote that say when, as offsets into the article (code points, half-open)."""

    text: str
    start: int
    end: int


@frozen
class Quote:
    """Words of an article that this dataset describes (W3C TextQuote and TextPosition selectors).

    Attributes:
        article: The article quoted.
        exact: The words; empty in a build without quotes.
        start: Their first code point in the article's normalized text.
        end: The code point after their last (half-open).
        prefix: The words just before, enough to make the quote findable in a changed text.
        suffix: The words just after.

    >>> import syriatimeline as st
    >>> quote = st.load().claims["syt-0001.c1"].citation
    >>> quote.end - quote.start == len(quote.exact)
    True
    """

    article: Article
    exact: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        return f"“{self.exact}” ({self.article.publisher}, {self.article.id})"


@frozen
class Voice:
    """One link of an attribution chain: who passes it on, and how.

    Attributes:
        name: Who, as we name them.
        act: What they do: reports, says, cites, tells, writes …
        actor: The actor of the registry, where there is one.

    >>> import syriatimeline as st
    >>> print(st.load().claims["syt-0026.c2"].attribution[-1])
    Sergey Naryshkin (says)
    """

    name: str
    act: str
    actor: Actor | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.act})"


@frozen
class Origin:
    """Who first says something, on which occasion. Corroboration counts origins, not articles.

    Attributes:
        id: Permanent id, such as ``org-001``.
        slug: Readable alias of the id.
        label: The occasion in a few words.
        speaker: The actor who says it, where known.
        anonymous: The source does not name who.
        when: When it was said, as far as known.
        maybe_same: Id of another origin that may well be this one ("according to media reports");
            the two count as one.
        note: Anything a user should know.
        provenance: Which layer added it; empty without layers.

    >>> import syriatimeline as st
    >>> st.load().origins["sana-2025-12"].speaker.name
    'SANA'
    """

    id: str
    slug: str
    label: str
    speaker: Actor | None = None
    anonymous: bool = False
    maybe_same: str = ""
    when: When | None = None
    note: str = ""
    provenance: tuple[Provenance, ...] = attribute(default=(), repr=False)

    def __str__(self) -> str:
        return self.label


@frozen
class Claim:
    """What one source says of an event or situation, or of one of its fields.

    Attributes:
        id: Permanent id: the record's id, a point, and its own, such as ``syt-0007.c1``.
        record: Id of the event or situation that it is about.
        citation: A :class:`Quote`, or a :class:`~syriatimeline.articles.Reference` to a work
            that is not held here.
        attribution: Who says it, outermost first: the outlet, whom it cites, … the speaker.
        origin: The last of them on that occasion.
        stance: One of :data:`STANCES`.
        gloss: What it says, in English, in our words.
        field: What it supports: ``event`` (that it happened), ``when``, ``place``, ``actor``,
            ``number``, ``scope`` or ``motive``.
        value: The value it gives to that field, where it is not a date.
        when: What it says about when, **its errors included**; None if it says nothing.
        phrase: The words that say when.
        readings: Every way to understand the phrase in its article, as the tagger finds them;
            the one that our policy chooses first.
        note: Anything a user should know.
        provenance: Which layer added it to a record of others; empty otherwise.

    >>> import syriatimeline as st
    >>> claim = st.load().claims["syt-0001.c1"]
    >>> claim.attribution[0].name
    'NV'
    """

    id: str
    record: str
    citation: Quote | Reference
    attribution: tuple[Voice, ...]
    origin: Origin
    stance: Stance = "asserts"
    gloss: str = ""
    field: str = "event"
    value: str = ""
    when: When | None = None
    phrase: Phrase | None = None
    readings: tuple[Reading, ...] = ()
    note: str = ""
    provenance: tuple[Provenance, ...] = attribute(default=(), repr=False)

    @property
    def article(self) -> Article | None:
        """The article quoted; None where the citation is a reference."""
        return self.citation.article if isinstance(self.citation, Quote) else None

    @property
    def chain(self) -> str:
        """The attribution chain in one line, outermost first.

        >>> import syriatimeline as st
        >>> st.load().claims["syt-0001.c1"].chain
        'NV (writes) → National Resistance Center (reports)'
        """
        return " → ".join(map(str, self.attribution))
