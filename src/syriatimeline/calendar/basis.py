"""What a date rests on."""

from __future__ import annotations

from typing import Literal

__all__ = ["BASES", "Basis"]

Basis = Literal["stated", "resolved", "inferred", "looked-up", "editor"]

#: What a date rests on, with the words that explain it to a reader.
BASES: dict[Basis, str] = {
    "stated": "the source gives the date",
    "resolved": "relative to the article's date",
    "inferred": "from other facts",
    "looked-up": "from a reference outside the articles",
    "editor": "corrected by the editors",
}
