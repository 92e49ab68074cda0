"""A bibliography of the articles that events are told by, for reference managers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Literal

from syriatimeline.articles import Article
from syriatimeline.events.citation import tex_escaped
from syriatimeline.query.choices import check_choice

__all__ = ["STYLES", "Style", "bibliography"]

Style = Literal["ris", "biblatex", "csl-json"]


def bibliography(articles: Iterable[Article], style: Style = "biblatex") -> str:
    """The articles, an entry each, in UTF-8 with a line break at the end.

    A publication date that is not known to the day is given as EDTF where the format knows
    ranges (biblatex), and in the note elsewhere; it is never narrowed.

    Args:
        articles: The articles.
        style: ``biblatex``, ``csl-json`` or ``ris``.

    Raises:
        QueryError: No such style; names those there are.
    """
    check_choice("style", style, STYLES)
    return STYLES[style](list(articles))


def _title(article: Article) -> str:
    return article.headline or f"[Article without a headline, {article.file.partition('.')[0]}]"


def _day(article: Article) -> str:
    """The day of publication in ISO 8601; empty where it is not known to the day."""
    when = article.anchor
    return when.edtf if when.known_day is not None and not when.qualifier else ""


def _note(article: Article) -> str:
    known = "" if _day(article) else f"Published {article.anchor.label}. "
    return f"{known}Record {article.id} of syriatimeline."


def _biblatex(articles: list[Article]) -> str:
    return "".join(_biblatex_entry(article) for article in articles)


def _biblatex_entry(article: Article) -> str:
    fields = {
        "title": tex_escaped(_title(article)),
        "organization": tex_escaped(article.publisher),
        "date": _biblatex_date(article),
        "url": article.url,
        "urldate": article.lookup.accessed if article.lookup and article.url else "",
        "langid": {"ru": "russian", "en": "english"}.get(article.language, ""),
        "note": tex_escaped(_note(article)),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{article.id},\n{body}}}\n"


def _biblatex_date(article: Article) -> str:
    """Biblatex reads EDTF intervals, level 1: an open end is ``a/..``."""
    when = article.anchor
    if _day(article):
        return _day(article)
    start = when.earliest.isoformat() if when.earliest else ".."
    end = when.latest.isoformat() if when.latest else ".."
    return f"{start}/{end}"


def _csl_json(articles: list[Article]) -> str:
    entries = [_csl_entry(article) for article in articles]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _csl_entry(article: Article) -> dict[str, Any]:
    day = _day(article)
    entry: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": _title(article),
        "container-title": article.publisher,
        "language": article.language,
        "note": _note(article),
    }
    if day:
        entry["issued"] = {"date-parts": [_parts(day)]}
    if article.url:
        entry["URL"] = article.url
        if article.lookup and article.lookup.accessed:
            entry["accessed"] = {"date-parts": [_parts(article.lookup.accessed)]}
    return entry


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


def _ris(articles: list[Article]) -> str:
    return "\n".join(_ris_entry(article) for article in articles)


def _ris_entry(article: Article) -> str:
    day = _day(article)
    accessed = article.lookup.accessed if article.lookup and article.url else ""
    tags = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", _title(article)),
        ("T2", article.publisher),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("UR", article.url),
        ("Y2", accessed.replace("-", "/")),
        ("LA", article.language),
        ("N1", _note(article)),
    ]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


#: Each style with its writer.
STYLES: dict[str, Callable[[list[Article]], str]] = {
    "biblatex": _biblatex,
    "csl-json": _csl_json,
    "ris": _ris,
}
