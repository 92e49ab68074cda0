"""Rendering: the templates of the site, and what they call."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from syriatimeline.events import Claim, Quote
from syriatimeline.events.wording import claim_in_words, date_in_words, kind_in_words, plain
from syriatimeline.site.views.parts import anchor_of

__all__ = ["CONTEXT_WORDS", "render", "words"]

#: The most words of context that a page shows on each side of a quote.
CONTEXT_WORDS = 8


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("syriatimeline.site"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.filters |= {
        "anchor": anchor_of,
        "date": date_in_words,
        "kind": kind_in_words,
        "marked": marked,
        "plain": plain,
        "said_of": claim_in_words,
        "script": script,
        "words": words,
    }
    found.tests["quote"] = lambda cited: isinstance(cited, Quote)
    return found


def render(template: str, url: Callable[[str], str], **values: Any) -> str:
    """A template of this package as HTML; every value in it is escaped.

    Args:
        template: Its name.
        url: From the name of a page to its address, seen from the page that is written.
        **values: What the template shows.
    """
    return _environment().get_template(f"{template}.html").render(url=url, **values)


def words(text: str, most: int = CONTEXT_WORDS, end: str = "first") -> str:
    """The first or last so many words of a text, with the space at the edge beside the quote.

    >>> words("one two three", 2), words("one two three", 2, "last")
    ('one two', 'two three')
    """
    kept = re.findall(r"\s*\S+", text) if end == "first" else re.findall(r"\S+\s*", text)
    return "".join(kept[:most] if end == "first" else kept[-most:])


def marked(claim: Claim) -> Markup:
    """The quoted words of a claim, those that say when marked."""
    quote, phrase = claim.citation, claim.phrase
    if not isinstance(quote, Quote):
        return Markup("")
    if phrase is None or not quote.exact:
        return escape(quote.exact)
    start, end = phrase.start - quote.start, phrase.end - quote.start
    before, said, after = quote.exact[:start], quote.exact[start:end], quote.exact[end:]
    return Markup('{}<em class="st-phrase">{}</em>{}').format(before, said, after)


def script(value: Any) -> Markup:
    """A value as JSON that is safe inside a ``script`` element."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
