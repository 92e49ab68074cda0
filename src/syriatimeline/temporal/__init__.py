"""From a text to its time expressions: :class:`Tagger`, :func:`tag`, :func:`resolve`.

scan (find the few places that may speak of time) → parse (the words and rules of a language
make an expression) → resolve (the expression, a reference date and what was said before give
readings) → choose (tense and :class:`Policy`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.temporal.markup import Highlighted, highlight
    from syriatimeline.temporal.mention import Mention
    from syriatimeline.temporal.named_policy import NamedPolicy
    from syriatimeline.temporal.periods import Periods
    from syriatimeline.temporal.policy import CHOICES, Policy
    from syriatimeline.temporal.reading import Reading
    from syriatimeline.temporal.tagger import Document, Tagger
    from syriatimeline.temporal.tagging import resolve, tag

__all__ = [
    "CHOICES",
    "Document",
    "Highlighted",
    "Mention",
    "NamedPolicy",
    "Periods",
    "Policy",
    "Reading",
    "Tagger",
    "highlight",
    "resolve",
    "tag",
]

__getattr__ = importer(
    __name__,
    {
        "markup": ("Highlighted", "highlight"),
        "mention": ("Mention",),
        "named_policy": ("NamedPolicy",),
        "periods": ("Periods",),
        "policy": ("CHOICES", "Policy"),
        "reading": ("Reading",),
        "tagger": ("Document", "Tagger"),
        "tagging": ("resolve", "tag"),
    },
)
