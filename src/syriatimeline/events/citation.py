"""A citation of one record, for a footnote or a reference manager."""

from __future__ import annotations

from collections.abc import Callable

from syriatimeline.errors import QueryError
from syriatimeline.events.record import Record

__all__ = ["cite"]


def cite(record: Record, style: str = "text") -> str:
    """Cite a record with its date, its sources and the edition of the dataset.

    Raises:
        QueryError: No such style; names those there are.
    """
    if style not in _STYLES:
        raise QueryError(f"no citation style {style!r}; choose one of {', '.join(_STYLES)}")
    return _STYLES[style](record)


def _text(record: Record) -> str:
    return (
        f"“{record.title}” ({record.when.edtf}; standing: {record.standing}), {record.id}, "
        f"{_edition(record)}; after {_sources(record)}."
    )


def _biblatex(record: Record) -> str:
    fields = {
        "title": record.title,
        "titleaddon": f"Record {record.id}, dated {record.when.edtf}, standing {record.standing}",
        "maintitle": _edition(record),
        "note": f"After {_sources(record)}",
        "langid": "english",
    }
    body = "".join(f"  {key} = {{{_escaped(value)}}},\n" for key, value in fields.items())
    return f"@misc{{{record.id},\n{body}}}"


def _edition(record: Record) -> str:
    if record.edition is None:
        return "an unpublished dataset"
    edition = record.edition
    return f"{edition.name} {edition.version} (fingerprint {edition.fingerprint})"


def _sources(record: Record) -> str:
    named = [
        f"{article.publisher}"
        + (f", {article.published.edtf}" if article.published.latest else "")
        + (f", {article.url}" if article.url else "")
        for article in record.articles
    ]
    return "; ".join(named) or "references"


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "{}&%$#_" else char for char in text)


_STYLES: dict[str, Callable[[Record], str]] = {"text": _text, "biblatex": _biblatex}
