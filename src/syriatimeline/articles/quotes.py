"""Finding quotes in a text, and the words around them that make them findable again."""

from __future__ import annotations

import difflib
import re

from syriatimeline.errors import QuoteError

__all__ = ["context", "find_all", "locate"]

_WORD_AFTER = re.compile(r"\s*\S+")


def find_all(text: str, words: str) -> list[int]:
    """Every offset at which ``words`` stands in ``text``, overlaps included.

    >>> find_all("aaa", "aa")
    [0, 1]
    """
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def locate(text: str, words: str, nth: int | None = None) -> tuple[int, int]:
    """Where a quote stands.

    Args:
        text: The normalized text.
        words: The exact words.
        nth: Which occurrence, counted from 1; needed where there are several.

    Returns:
        Start and end in code points, half-open.

    Raises:
        QuoteError: It is not there, or there are several and ``nth`` is missing or too large.

    >>> locate("one two one", "one", nth=2)
    (8, 11)
    """
    found = find_all(text, words) if words else []
    if not found:
        raise QuoteError(f"the quote does not stand in the text{_nearest(text, words)}", words)
    if nth is None:
        if len(found) > 1:
            raise QuoteError(
                f"the quote stands {len(found)} times in the text; "
                f"add nth (1 {_up_to(len(found))}), or quote more words",
                words,
                found,
            )
        nth = 1
    if not 1 <= nth <= len(found):
        raise QuoteError(f"nth: {nth}, but the quote stands {len(found)} times", words, found)
    start = found[nth - 1]
    return start, start + len(words)


def context(text: str, start: int, end: int, at_least: int = 4) -> tuple[str, str]:
    """The prefix and suffix, in whole words, that make a quote findable in a changed text.

    Grown word by word on both sides until prefix, quote and suffix together are unique in the
    text and have ``at_least`` words: a longer quote needs none, and every word of context counts
    towards the share of an article that may be quoted.

    >>> context("on the day after the day before it", 17, 24)
    ('after ', ' before')
    """
    before, after = start, end
    while (before, after) != (0, len(text)):
        selected = text[before:after]
        if len(selected.split()) >= at_least and len(find_all(text, selected)) == 1:
            break
        before, after = _one_word_back(text, before), _one_word_on(text, after)
    return text[before:start], text[end:after]


def _one_word_back(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _one_word_on(text: str, at: int) -> int:
    match = _WORD_AFTER.match(text, at)
    return match.end() if match else len(text)


def _up_to(most: int) -> str:
    return f"or {most}" if most == 2 else f"to {most}"


def _nearest(text: str, words: str) -> str:
    """A hint for a reader: what the text says where it comes nearest."""
    if not words:
        return "; it is empty"
    matcher = difflib.SequenceMatcher(None, text, words, autojunk=False)
    match = matcher.find_longest_match()
    if match.size < max(4, len(words) // 4):
        return "; copy it from the file, exactly"
    start = max(0, match.a - match.b)
    end = min(len(text), start + len(words))
    # Whole words, without what stands between them and others.
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and not text[end - 1].isspace() and not text[end].isspace():
        end += 1
    near = text[start:end].strip().replace("\n", " ")
    return f'; the nearest words there are "{near}"'
