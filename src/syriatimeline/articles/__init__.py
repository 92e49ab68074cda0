"""Articles: published texts with a known stream, so that an offset means one character forever.

The noun is :class:`Article`, the verb :func:`read_text`. Whoever only reads a dataset needs no
texts, so what works on texts is imported when it is used.
"""

from typing import TYPE_CHECKING

from syriatimeline.articles.article import RANGE_KINDS, Article, Range, RangeKind
from syriatimeline.articles.provenance import Provenance
from syriatimeline.articles.reference import Reference
from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.articles.quotes import context, find_all, locate
    from syriatimeline.articles.splitting import sentences
    from syriatimeline.articles.text import (
        ArticleText,
        body_words,
        count_words,
        normalize,
        read_text,
    )

__all__ = [
    "RANGE_KINDS",
    "Article",
    "ArticleText",
    "Provenance",
    "Range",
    "RangeKind",
    "Reference",
    "body_words",
    "context",
    "count_words",
    "find_all",
    "locate",
    "normalize",
    "read_text",
    "sentences",
]

__getattr__ = importer(
    __name__,
    {
        "quotes": ("context", "find_all", "locate"),
        "splitting": ("sentences",),
        "text": ("ArticleText", "body_words", "count_words", "normalize", "read_text"),
    },
)
