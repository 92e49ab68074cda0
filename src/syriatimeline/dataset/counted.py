"""A number with what it counts."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, what: str) -> str:
    """A number and a noun, which has an *s* unless there is one of it.

    Args:
        number: How many.
        what: The noun in the singular; its plural ends with *s*.

    >>> counted(1, "article"), counted(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"
