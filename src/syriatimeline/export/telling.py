"""What the formats for people say alike of an event: warnings, standing, disputes and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syriatimeline.calendar import When
from syriatimeline.events import STANDINGS, Claim, Event, Quote
from syriatimeline.events.wording import claim_in_words, kind_in_words, plain

__all__ = [
    "disputed",
    "in_english",
    "is_address",
    "kind_and_mode",
    "link_of",
    "marked_title",
    "printable",
    "sayer",
    "standing_in_words",
    "surely_all",
    "words_of",
]

_NO_CHARACTERS = "".join(chr(plane << 16 | at) for plane in range(17) for at in (0xFFFE, 0xFFFF))
#: What no file of text should hold: control characters but tab and line feed, and noncharacters.
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef{_NO_CHARACTERS}]")
#: What an address may hold, so that it can stand in angle brackets, an attribute or a triple.
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")
#: How a mode is told before a title; what is actual needs no word.
_MODES = {
    "planned": "planned",
    "conditional": "conditional",
    "negated": "told as not done",
}


def printable(text: str) -> str:
    r"""A text with U+FFFD in place of control characters; line ends are LF.

    >>> printable("one\r\ntwo\0") == "one\ntwo\N{REPLACEMENT CHARACTER}"
    True
    """
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def surely_all(when: When) -> bool:
    """Whether it held on every day on which it may have, and that is known.

    >>> surely_all(When.from_edtf("2024-12-08")), surely_all(When.from_edtf("2024-12"))
    (True, False)
    """
    return when.possible.bounded and when.certain == when.possible and not when.qualifier


def marked_title(event: Event) -> str:
    """The title after what nobody must overlook: withdrawn or contested, planned or not done.

    >>> import syriatimeline as st
    >>> marked_title(st.load()["syt-0024"])
    '[planned] Announced talks between Russia and the next government of Syria about the bases'
    """
    marks: list[str] = []
    if event.standing in ("withdrawn", "contested"):
        marks.append(event.standing)
    if event.mode in _MODES:
        marks.append(_MODES[event.mode])
    return f"[{', '.join(marks)}] {event.title}" if marks else event.title


def kind_and_mode(event: Event) -> str:
    """The kind as words, with the mode where it is not actual."""
    mode = _MODES.get(event.mode)
    return kind_in_words(event) + (f", {mode}" if mode else "")


def standing_in_words(event: Event) -> str:
    """The standing, what that means, and of a withdrawn event the reason, as a sentence.

    >>> import syriatimeline as st
    >>> standing_in_words(st.load()["syt-0005"])
    'One origin: a single origin says so, and it is not the acting side.'
    """
    said = f"{plain(event.standing).capitalize()}: {STANDINGS[event.standing]}"
    return f"{said} ({event.withdrawn})." if event.withdrawn else f"{said}."


def disputed(event: Event) -> Iterator[str]:
    """What its sources differ on: a line for each dispute, with every position."""
    for dispute in event.disputes:
        sides = "; or: ".join(position.says for position in dispute.positions)
        how = f"; {dispute.resolution}" if dispute.resolution else ""
        yield f"Sources differ on the {dispute.kind} ({dispute.state}{how}): {sides}."


def words_of(claim: Claim) -> str:
    """The words quoted in quotation marks, or what they come to; of a bare reference nothing."""
    quote = claim.citation
    return f"“{quote.exact}”" if isinstance(quote, Quote) and quote.exact else claim.gloss


def in_english(claim: Claim) -> str:
    """What words quoted in another language come to, in our English; else empty.

    >>> import syriatimeline as st
    >>> in_english(st.load().claims["syt-0001.c1"])
    'Assad turned to Putin [with a request]'
    """
    quote = claim.citation
    foreign = isinstance(quote, Quote) and quote.exact and quote.article.language != "en"
    return claim.gloss if foreign else ""


def sayer(claim: Claim, event: Event) -> str:
    """Who says it, down to the speaker, and what it does with the event.

    >>> import syriatimeline as st
    >>> event = st.load()["syt-0037"]
    >>> sayer(event.claims[0], event)
    'NEWSru.co.il (writes): tells of the event'
    """
    cited = claim.citation
    publisher = cited.article.publisher if isinstance(cited, Quote) else cited.publisher
    return f"{claim.chain or publisher}: {claim_in_words(claim, event)}"


def link_of(claim: Claim) -> str:
    """The address of what is cited; empty where it is no address of the web."""
    cited = claim.citation
    url = cited.article.url if isinstance(cited, Quote) else cited.url
    return url if is_address(url) else ""


def is_address(text: str) -> bool:
    """Whether it is an address of the web that can stand in a link or a triple."""
    return _ADDRESS.fullmatch(text) is not None
