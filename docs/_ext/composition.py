"""What the dataset is made of, counted: tables for the datasheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import syriatimeline as st

__all__ = ["TABLES"]

Rows = dict[str, list[str]]
_LANGUAGES = {"en": "English", "ru": "Russian"}


@cache
def _timeline() -> Any:
    return st.load()


def _of(share: int, whole: int) -> str:
    return f"{share} ({100 * share / whole:.0f} %)"


def _quoted() -> Counter[str]:
    """How many claims quote each article."""
    return Counter(each.article.id for each in _timeline().claims.values() if each.article)


def _articles() -> Rows:
    return {
        each.id: [
            each.publisher,
            each.country or "not known",
            _LANGUAGES.get(each.language, each.language),
            each.anchor.edtf,
            f"{each.body_words}",
            f"{_quoted()[each.id]}",
        ]
        for each in _timeline().articles.values()
    }


def _balance(of: Callable[[Any], str]) -> Rows:
    """Articles, words and claims by a property of the article."""
    articles = _timeline().articles.values()
    words = sum(each.body_words for each in articles)
    claims = sum(_quoted().values())
    rows: Rows = {}
    for name in sorted({of(each) for each in articles}):
        these = [each for each in articles if of(each) == name]
        rows[name] = [
            f"{len(these)}",
            _of(sum(each.body_words for each in these), words),
            _of(sum(_quoted()[each.id] for each in these), claims),
        ]
    return rows


def _counted(values: Iterable[str]) -> Rows:
    counts = Counter(values)
    whole = sum(counts.values())
    return {name: [_of(count, whole)] for name, count in counts.most_common()}


def _speakers() -> Rows:
    claims = list(_timeline().claims.values())
    rows: Rows = {}
    names = Counter(
        each.origin.speaker.name if each.origin.speaker else "not named" for each in claims
    )
    for name, count in names.most_common():
        through = sorted(
            {
                each.article.publisher if each.article else "a reference"
                for each in claims
                if (each.origin.speaker.name if each.origin.speaker else "not named") == name
            }
        )
        rows[name] = [_of(count, len(claims)), ", ".join(through)]
    return rows


_SHARES = ["Articles", "Words of the bodies", "Claims quoted"]

#: From the name of a table to its headings and its rows.
TABLES: dict[str, tuple[list[str], Callable[[], Rows]]] = {
    "articles held": (
        ["Article", "Outlet", "Country", "Language", "Published", "Words", "Claims quoted"],
        _articles,
    ),
    "balance by country": (
        ["Country", *_SHARES],
        lambda: _balance(lambda a: a.country or "not known"),
    ),
    "balance by language": (
        ["Language", *_SHARES],
        lambda: _balance(lambda a: _LANGUAGES.get(a.language, a.language)),
    ),
    "speakers": (["First speaker", "Claims", "Heard through"], _speakers),
    "kinds held": (["Kind", "Events"], lambda: _counted(each.kind for each in _timeline())),
    "precisions held": (
        ["Dated to", "Events"],
        lambda: _counted(each.when.precision for each in _timeline()),
    ),
    "bases held": (
        ["Date rests on", "Events"],
        lambda: _counted(e.when.basis for e in _timeline()),
    ),
    "standings held": (["Standing", "Events"], lambda: _counted(e.standing for e in _timeline())),
    "modes held": (["Mode", "Events"], lambda: _counted(e.mode for e in _timeline())),
    "scopes held": (["Scope", "Events"], lambda: _counted(e.scope for e in _timeline())),
}
