"""Articles: published texts with a known stream, so that an offset means one character forever.

The noun is :class:`Article`, the verb :func:`read_text`.
"""

from syriatimeline.articles.article import RANGE_KINDS, Article, Range, RangeKind
from syriatimeline.articles.quotes import context, find_all, locate
from syriatimeline.articles.reference import Reference
from syriatimeline.articles.sentences import sentences
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
