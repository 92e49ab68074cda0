"""A citation of the whole dataset, as a paper prints it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from attrs import evolve

from syriatimeline.errors import QueryError
from syriatimeline.events import Author, Credit, Edition
from syriatimeline.events.citation import tex_escaped
from syriatimeline.query.choices import check_choice

__all__ = ["AUTHORS", "LICENCE", "NAME", "STYLES", "Style", "cite_dataset", "credit_of"]

Style = Literal["text", "biblatex", "bibtex", "csl-json"]

#: The dataset that comes with the library, its authors and its licence, as in ``CITATION.cff``.
#: Another dataset says them in its ``dataset.yaml``, or they are not known; none is made up.
NAME = "syriatimeline"
AUTHORS = "The syriatimeline developers"
LICENCE = "CC-BY-4.0"


def cite_dataset(
    edition: Edition, style: Style = "text", accessed: date | str | None = None
) -> str:
    """Cite an edition of a dataset: title, version, layers, fingerprint, authors and licence.

    Args:
        edition: The edition.
        style: ``text``, ``biblatex``, ``bibtex`` or ``csl-json``.
        accessed: The day on which you took the data (``YYYY-MM-DD``), if you want it printed.

    Raises:
        QueryError: No such style, which names those there are; or no such day.

    >>> print(cite_dataset(Edition("syriatimeline", "0.1.0", "0123456789abcdef")))
    The syriatimeline developers: syriatimeline, version 0.1.0 (data set; fingerprint
    0123456789abcdef; licence CC-BY-4.0).
    """
    check_choice("style", style, STYLES)
    return STYLES[style](edition, _day(accessed))


def _day(accessed: object) -> str:
    if accessed is None:
        return ""
    if isinstance(accessed, date):
        return (accessed.date() if isinstance(accessed, datetime) else accessed).isoformat()
    try:
        if isinstance(accessed, str) and date.fromisoformat(accessed).isoformat() == accessed:
            return accessed
    except ValueError:
        pass
    raise QueryError(f"accessed={accessed!r} is no day; write it like 2026-01-31")


def _text(edition: Edition, day: str) -> str:
    authors = f"{credit_of(edition).names}: " if credit_of(edition).authors else ""
    layers = f" with {_layers(edition)}" if edition.layers else ""
    known = "; ".join(("data set", *_details(edition)))
    accessed = f" Accessed {day}." if day else ""
    return f"{authors}{_title(edition)}, version {edition.version}{layers} ({known}).{accessed}"


def credit_of(edition: Edition) -> Credit:
    """Who made the dataset: what it says itself, and of ours what the citation file says.

    The name decides which is ours: an edited copy that keeps it is cited as ours is.

    >>> credit_of(Edition("syriatimeline", "0.1.0", "")).licence
    'CC-BY-4.0'
    """
    told = edition.credit_of(edition.name)
    if edition.name != NAME:
        return told
    return evolve(told, authors=told.authors or (Author(AUTHORS),), licence=told.licence or LICENCE)


def _title(edition: Edition) -> str:
    return credit_of(edition).title or edition.name


def _layers(edition: Edition) -> str:
    """The layers, each with its authors and licence where they are known."""
    return ", ".join(map(str, (_layer(edition.credit_of(each)) for each in edition.layers)))


def _layer(credit: Credit) -> str:
    by = (f"by {credit.names}",) if credit.authors else ()
    known = (*by, *((f"licence {credit.licence}",) if credit.licence else ()))
    return f"{credit.of} ({', '.join(known)})" if known else credit.of


def _details(edition: Edition) -> tuple[str, ...]:
    licence = credit_of(edition).licence
    read = (f"dates read by {edition.policy}",) if edition.policy else ()
    known = (*read, f"fingerprint {edition.fingerprint}")
    if not licence:
        return known
    # A layer is by others, who give it a licence of their own.
    without = " without the layers" if edition.layers else ""
    return *known, f"licence {licence}{without}"


def _note(edition: Edition) -> str:
    layers = (f"With {_layers(edition)}",) if edition.layers else ()
    note = "; ".join((*layers, *_details(edition)))
    return note[0].upper() + note[1:]


def _key(edition: Edition) -> str:
    """A name for the entry that no other edition has."""
    parts = (edition.name, edition.version, edition.fingerprint)
    plain = (re.sub(r"[^A-Za-z0-9.]+", "-", part).strip("-") for part in parts)
    return "-".join(part for part in plain if part)


def _biblatex(edition: Edition, day: str) -> str:
    fields = {"version": edition.version, "note": _note(edition), "urldate": day}
    return _entry("dataset", edition, {**fields, "langid": "english"})


def _bibtex(edition: Edition, day: str) -> str:
    accessed = f"; accessed {day}" if day else ""
    note = f"{_note(edition)}{accessed}"
    return _entry(
        "misc", edition, {"howpublished": f"Data set, version {edition.version}", "note": note}
    )


def _entry(kind: str, edition: Edition, fields: dict[str, str]) -> str:
    # Braces keep an organisation from being read as first and last name, and a title's case.
    authors = " and ".join(map(_tex_author, credit_of(edition).authors))
    written = {
        "author": authors,
        "title": f"{{{tex_escaped(_title(edition))}}}",
    } | {name: tex_escaped(value) for name, value in fields.items()}
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in written.items() if value)
    return f"@{kind}{{{_key(edition)},\n{body}}}"


def _tex_author(author: Author) -> str:
    if author.person is None:
        return f"{{{tex_escaped(author.name)}}}"
    # "and" between names parts one author from another.
    return ", ".join(tex_escaped(part).replace(" and ", " {and} ") for part in author.person)


def _csl_author(author: Author) -> dict[str, str]:
    if author.person is None:
        return {"literal": author.name}
    return dict(zip(("family", "given"), author.person, strict=True))


def _csl_json(edition: Edition, day: str) -> str:
    entry: dict[str, Any] = {
        "id": _key(edition),
        "type": "dataset",
        "title": _title(edition),
        "version": edition.version,
        "note": _note(edition),
        "language": "en",
    }
    if credit_of(edition).authors:
        entry["author"] = [_csl_author(each) for each in credit_of(edition).authors]
    if day:
        entry["accessed"] = {"date-parts": [[int(part) for part in day.split("-")]]}
    return json.dumps([entry], ensure_ascii=False, indent=2)


#: Each style with its writer.
STYLES: dict[str, Callable[[Edition, str], str]] = {
    "text": _text,
    "biblatex": _biblatex,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}
