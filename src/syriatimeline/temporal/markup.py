"""Time expressions as HTML, for notebooks and pages: a text with its mentions marked."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from attrs import frozen

from syriatimeline.errors import QueryError

if TYPE_CHECKING:
    from syriatimeline.temporal.mention import Mention

__all__ = ["Highlighted", "highlight", "mention_html"]


@frozen
class Highlighted:
    """A text as HTML with its time expressions marked; a notebook shows it.

    Attributes:
        html: The markup; every text in it is escaped.

    >>> import syriatimeline as st
    >>> st.highlight("a < b", []).html
    '<div class="syriatimeline" dir="auto" style="white-space: pre-wrap">a &lt; b</div>'
    """

    html: str

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        return self.html


def highlight(text: str, mentions: Iterable[Mention]) -> Highlighted:
    """Mark the time expressions of a text; what each means is shown under the pointer.

    Args:
        text: The text that was tagged.
        mentions: What :func:`tag` found in it. Of two that overlap the first is marked.

    Raises:
        QueryError: The text is no text, or a mention is none or not of this text.

    >>> import syriatimeline as st
    >>> text = "It fell on 8 December 2024."
    >>> print(st.highlight(text, st.tag(text)))
    <div ...>It fell on <mark title="DATE 2024-12-08: 2024-12-08">8 December 2024</mark>.</div>
    """
    parts, done = [], 0
    for mention in sorted(_mentions(text, mentions), key=lambda each: (each.start, -each.end)):
        if text[mention.start : mention.end] != mention.text:
            raise QueryError(
                f'"{mention.text}" does not stand at {mention.start} to {mention.end} of the text; '
                "give the very text that was tagged"
            )
        if mention.start < done:
            continue
        marked = f'<mark title="{escape(_means(mention))}">{escape(mention.text)}</mark>'
        parts += [escape(text[done : mention.start]), marked]
        done = mention.end
    body = "".join([*parts, escape(text[done:])])
    return Highlighted(
        f'<div class="syriatimeline" dir="auto" style="white-space: pre-wrap">{body}</div>'
    )


def _mentions(text: object, given: object) -> list[Mention]:
    """What was given, if it is a text and mentions."""
    from syriatimeline.temporal.mention import Mention

    if not isinstance(text, str):
        raise QueryError(f"highlight: {text!r} is no text; give the very text that was tagged")
    found: list[Mention] = []
    for each in given if isinstance(given, Iterable) else (given,):
        if not isinstance(each, Mention):
            raise QueryError(f"highlight: {each!r} is no mention; give what tag() found")
        found.append(each)
    return found


def mention_html(mention: Mention) -> str:
    """A card of a mention: its words, what they mean, and how that came about."""
    return (
        f'<div class="syriatimeline"><p><mark>{escape(mention.text)}</mark> '
        f"{escape(_means(mention))}</p><pre>{escape(mention.explain())}</pre></div>"
    )


def _means(mention: Mention) -> str:
    """Type, value and days in a line."""
    said = " ".join(part for part in (mention.type, mention.value, mention.mod) if part)
    return said if mention.when is None else f"{said}: {mention.when.label}"
