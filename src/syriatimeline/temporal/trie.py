"""One regular expression for many words, shaped as a trie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["alternation", "first_letters"]


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words; common beginnings are tried once.

    A word with «е» is matched with «ё», too.

    >>> alternation(["may", "march", "mar"])
    'ma(?:r(?:ch)?|y)'
    """
    root: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def first_letters(words: Iterable[str]) -> str:
    """A character class of the letters with which the words begin, in either case.

    >>> first_letters(["may", "June"])
    '[JMjm]'
    """
    letters = {word[0] for word in words}
    both = {each for letter in letters for each in (letter.lower(), letter.upper())}
    return "[" + "".join(sorted(map(re.escape, both))) + "]"


def _pattern(node: dict[str, Any]) -> str:
    branches = [_written(char) + _pattern(rest) for char, rest in node.items() if char]
    if not branches:
        return ""
    grouped = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return grouped + ("?" if "" in node else "")


def _written(char: str) -> str:
    if char == "е":
        return "[её]"
    return char if char.isalnum() else re.escape(char)
