"""The ``claims:`` of a record -> Claim objects, with offsets found in the article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from syriatimeline.articles import Range, Reference, context, count_words, locate
from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.positioned import Text
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.dataset.read_articles import ReadArticle
from syriatimeline.dataset.read_dates import read_when
from syriatimeline.dataset.read_reference import read_reference
from syriatimeline.dataset.read_registry import Known
from syriatimeline.errors import QuoteError
from syriatimeline.events import (
    KINDS,
    STANCES,
    Actor,
    Claim,
    Event,
    Origin,
    Phrase,
    Place,
    Quote,
    Voice,
)

__all__ = [
    "CLAIM_FIELDS",
    "CLAIM_ID",
    "CLAIM_KEYS",
    "QUOTE_WORDS",
    "VIA_KEYS",
    "Registries",
    "read_claim",
    "read_quote",
]

#: The most words that a quote may have.
QUOTE_WORDS = 40
#: What a claim can support.
CLAIM_FIELDS = ("event", "when", "place", "actor", "number", "scope", "motive")

_QUOTABLE = ("body", "headline", "subheading")
#: The form of a claim's id inside its record.
CLAIM_ID = "c[0-9]+"
#: The keys of a claim.
CLAIM_KEYS = (
    "id", "article", "quote", "nth", "reference", "phrase", "when", "via", "voice", "origin",
    "stance", "field", "value", "gloss", "note",
)  # fmt: skip
#: The keys of one voice of the chain.
VIA_KEYS = ("who", "act")


@frozen
class Registries:
    """Everything that records refer to.

    Attributes:
        problems: Where slips are noted.
        actors, places, origins, articles: What is known.
        marks: Where everything stands.
        kinds: The kinds of events by name: ours, and those that are declared.
        slipped: Ids of claims that have a problem of their own, so that they, or their date,
            could not be read; and names of such kinds. What refers to them is not wrong.
    """

    problems: Problems
    actors: Known[Actor]
    places: Known[Place]
    origins: Known[Origin]
    articles: Known[ReadArticle]
    marks: dict[str, Mark]
    kinds: Mapping[str, type[Event]] = KINDS
    slipped: set[str] = field(factory=set)


def read_claim(fields: Fields, record: str, known: Registries, namespace: str = "") -> Claim | None:
    """Read one claim of a record; None, with the problems noted, if it cites nothing.

    Args:
        fields: The claim.
        record: Id of its record.
        known: What it refers to.
        namespace: What begins its own id where a layer adds it to a record of others.
    """
    fields.only(*CLAIM_KEYS)
    local = fields.matching("id", CLAIM_ID, "c1")
    whole = f"{record}.{namespace}{local}"
    read = known.articles.get(fields.text("article")) if fields.raw("article") else None
    citation = _read_citation(fields, read, known)
    origin = known.origins.get(fields.text("origin", required=True))
    known.marks[f"{whole}#quote"] = fields.mark_of("quote")
    known.marks[f"{whole}#when"] = fields.mark_of("when")
    # Everything is read before anything is given up, so that one run shows every problem.
    rest: dict[str, Any] = {
        "id": whole,
        "record": record,
        "stance": fields.choice("stance", STANCES, default="asserts"),
        "gloss": str(fields.text("gloss", required=fields.raw("reference") is None)),
        "field": fields.choice("field", CLAIM_FIELDS, default="event"),
        "value": str(fields.text("value")),
        "when": read_when(
            fields,
            "when",
            spoken=read.article.anchor.possible if read else None,
            expand=expander(record),
        ),
        "note": str(fields.text("note")),
    }
    via = _read_via(fields, known)
    if citation is None or origin is None or not local:
        return None
    cited = citation.article if isinstance(citation, Quote) else citation
    outlet = Voice(cited.publisher, str(fields.text("voice", default="writes")))
    return Claim(
        **rest,
        citation=citation,
        origin=origin,
        attribution=(outlet, *via),
        phrase=_read_phrase(fields, citation, known.problems),
    )


def expander(record: str) -> Callable[[str], str]:
    """A function from a claim's local id ("c1") to its whole one; other ids stay."""

    def expand(name: str) -> str:
        return f"{record}.{name}" if name[:1] == "c" and name[1:].isdigit() else str(name)

    return expand


def _read_citation(
    fields: Fields, read: ReadArticle | None, known: Registries
) -> Quote | Reference | None:
    reference = fields.mapping("reference")
    if reference is not None:
        return read_reference(reference)
    if not fields.raw("article"):
        known.problems.add(
            fields.mark, "SYT202", '"article" is missing; cite one, or a "reference"'
        )
        return None
    return read_quote(fields, read, known.problems) if read else None


def read_quote(fields: Fields, read: ReadArticle, problems: Problems) -> Quote | None:
    """Find the ``quote:`` of a mapping in its article.

    Returns:
        The quote with offsets and context; None, with the problem noted, if it is not there.
    """
    words = fields.text("quote", required=True)
    if not words:
        return None
    if count_words(words) > QUOTE_WORDS:
        message = (
            f"the quote has {count_words(words)} words, at most {QUOTE_WORDS} are allowed; cut it"
        )
        problems.add(words.mark, "SYT504", message)
    if not read.text:
        message = (
            f"the text of {read.id} is not here, so that nothing can be quoted from it; put its "
            f"file, {read.article.file}, beside articles.yaml, or cite a reference"
        )
        problems.add(words.mark, "SYT508", message)
        return None
    try:
        start, end = locate(read.text, words, fields.number("nth"))
    except QuoteError as error:
        problems.add(words.mark, "SYT502" if error.found else "SYT501", f"{error}")
        return None
    if not _quotable(start, end, read.article.ranges):
        message = "the quote is not from the body or a headline; quote only what the article says"
        problems.add(words.mark, "SYT506", message)
    prefix, suffix = context(read.text, start, end)
    return Quote(read.article, str(words), start, end, prefix, suffix)


def _quotable(start: int, end: int, ranges: tuple[Range, ...]) -> bool:
    return any(
        part.kind in _QUOTABLE and part.start <= start and end <= part.end for part in ranges
    )


def _read_phrase(fields: Fields, citation: Quote | Reference, problems: Problems) -> Phrase | None:
    words = fields.text("phrase")
    if not words or not isinstance(citation, Quote):
        return None
    try:
        start, end = locate(citation.exact, words)
    except QuoteError:
        message = (
            f'the phrase "{words}" does not stand just once in its quote; copy it from the quote'
        )
        problems.add(words.mark, "SYT503", message)
        return None
    return Phrase(str(words), citation.start + start, citation.start + end)


def _read_via(fields: Fields, known: Registries) -> tuple[Voice, ...]:
    """The chain behind the outlet, outermost first."""
    voices = []
    for inner in fields.mappings("via"):
        inner.only(*VIA_KEYS)
        who, act = inner.text("who", required=True), inner.text("act", required=True)
        voices.append(_voice(who, str(act), known))
    return tuple(voices)


def _voice(who: Text, act: str, known: Registries) -> Voice:
    actor = known.actors.by_name.get(who)
    if actor is None and " " not in who:
        # One word without spaces is meant as a slug; descriptions have several words.
        actor = known.actors.get(who)
    return Voice(actor.name if actor else str(who), act, actor)
