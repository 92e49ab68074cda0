"""Labels: short texts on one line, and about how wide they are."""

from __future__ import annotations

import textwrap
import unicodedata

__all__ = ["lines_of", "one_line", "shortened", "width_of"]

#: Pixels of a letter of size 11: a little more than most fonts take. Latin, other, large, square.
_SMALL, _OTHER, _CAPITAL, _WIDE = 5.6, 6.5, 7.6, 12.5


def one_line(text: str) -> str:
    r"""A text without line breaks and control characters.

    >>> one_line("a\n b")
    'a b'
    """
    shown = "".join(
        char if char.isprintable() or unicodedata.category(char) == "Cf" else " " for char in text
    )
    return " ".join(shown.split())


def width_of(text: str) -> float:
    """About how many pixels a text takes."""
    return sum(map(_width, text))


def _width(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0xFFFF:
        return _WIDE
    if char.isupper():
        return _CAPITAL
    return _SMALL if char.isascii() else _OTHER


def shortened(text: str, room: float) -> str:
    """A text on one line that takes no more pixels than there are; what is left out is marked.

    >>> shortened("Bashar al-Assad leaves Damascus", 100)
    'Bashar al-Assad…'
    """
    text = one_line(text)
    if width_of(text) <= room:
        return text
    taken, end = width_of("…"), 0
    for end, char in enumerate(text):  # noqa: B007
        taken += _width(char)
        if taken > room:
            break
    # What joins characters must not stand at the end.
    return text[:end].rstrip(" ,;:\u200d") + "…"


def lines_of(text: str, characters: int) -> list[str]:
    """A text in lines of at most so many characters; at least one."""
    return textwrap.wrap(one_line(text), characters) or [""]
