"""Sentences of a text, as spans: what the coverage ledger counts.

A rule of a few lines is enough here, since a ledger needs every character in some sentence,
not linguistics: libraries for it are either unkept or bring models.
"""

from __future__ import annotations

import re

__all__ = ["sentences"]

_END = re.compile(r"""[.!?…]+["”»’)]*(?=\s+["“«(]?[A-ZА-ЯЁ0-9])|\n+""")
_ABBREVIATION = re.compile(r"(?:\b[A-ZА-ЯЁ]|\b(?:St|Mr|Mrs|Dr|Gen|гг?|ген|им))\.\Z")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, without the space around them.

    A line end always ends a sentence.

    >>> text = "In March. «Да», — сказал он. J. Smith left"
    >>> [text[a:b] for a, b in sentences(text)]
    ['In March.', '«Да», — сказал он.', 'J. Smith left']
    """
    end = len(text) if end is None else end
    spans = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ABBREVIATION.search(text, begin, match.end()):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span)) is not None]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
