"""A mention's reasoning in words, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syriatimeline.temporal.pack import pack_of

if TYPE_CHECKING:
    from syriatimeline.temporal.mention import Mention

__all__ = ["explained"]


def explained(mention: Mention) -> str:
    """What the words say, what they were counted from, and every reading."""
    language = pack_of(mention.language).name
    lines = [f'"{mention.text}" (characters {mention.start} to {mention.end}, {language})']
    lines.append(f"  says        {mention.expression}")
    if mention.expression.relative:
        lines.append(f"  counted from {_counted_from(mention)}")
    for number, reading in enumerate(mention.readings):
        lines.append(f"  {'or' if number else 'means':<11} {reading}")
    if mention.mod:
        lines.append(f"  modified    {mention.mod}")
    return "\n".join(lines)


def _counted_from(mention: Mention) -> str:
    by_article = mention.readings[0].conventions.get("quotation") == "day-of-article"
    if mention.anchor and not by_article:
        return mention.anchor
    if mention.reference is None:
        return "nothing: no reference date was given"
    return str(mention.reference.possible)
