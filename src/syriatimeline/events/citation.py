"""A citation of one record or claim, for a footnote or a reference manager."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from syriatimeline.articles import Reference
from syriatimeline.calendar import When
from syriatimeline.errors import QueryError
from syriatimeline.events.claim import Claim, Quote
from syriatimeline.events.record import Record
from syriatimeline.events.wording import date_in_words

__all__ = ["cite", "tex_escaped"]


def cite(record: Record, style: str = "text", claim: str = "") -> str:
    """Cite a record with its date, its sources and the edition of the dataset.

    Args:
        record: The record.
        style: ``text``, ``biblatex``, ``bibtex`` or ``csl-json``.
        claim: Id of the one claim to cite; empty for the record as a whole.

    Raises:
        QueryError: No such style or claim; names those there are.
    """
    if style not in _STYLES:
        raise QueryError(f"no citation style {style!r}; choose one of {', '.join(_STYLES)}")
    if not claim:
        return _STYLES[style](record, None)
    found = next((each for each in record.claims if each.id == claim), None)
    if found is None:
        known = ", ".join(each.id for each in record.claims)
        raise QueryError(f"{record.id} has no claim {claim!r}; it has {known}")
    return _STYLES[style](record, found)


def _text(record: Record, claim: Claim | None) -> str:
    said = f"{_said(claim)}; claim {claim.id} on " if claim else ""
    return (
        f"{said}“{record.title}” ({_dated(record)}; {_mode(record, '; ')}standing: "
        f"{_standing(record)}), {record.id}, "
        f"{_edition(record)}; after {_sources(record, claim)}."
    )


def _said(claim: Claim) -> str:
    """The words of a claim, or what it comes to, and who says so."""
    cited = claim.citation
    words = f"“{cited.exact}”" if isinstance(cited, Quote) and cited.exact else claim.gloss
    return f"{words} ({claim.chain})"


def _biblatex(record: Record, claim: Claim | None) -> str:
    fields = {
        "title": record.title,
        "titleaddon": _what(record, claim),
        "maintitle": _edition(record),
        "note": _note(record, claim),
        "langid": "english",
    }
    return _entry(record, claim, fields)


def _bibtex(record: Record, claim: Claim | None) -> str:
    fields = {
        "title": record.title,
        "howpublished": _edition(record),
        "note": f"{_what(record, claim)}. {_note(record, claim)}",
    }
    return _entry(record, claim, fields)


def _entry(record: Record, claim: Claim | None, fields: Mapping[str, str]) -> str:
    body = "".join(f"  {key} = {{{tex_escaped(value)}}},\n" for key, value in fields.items())
    return f"@misc{{{claim.id if claim else record.id},\n{body}}}"


def _csl_json(record: Record, claim: Claim | None) -> str:
    entry = {
        "id": claim.id if claim else record.id,
        "type": "document",
        "title": record.title,
        "container-title": _edition(record),
        "version": record.edition.version if record.edition else "",
        "note": f"{_what(record, claim)}. {_note(record, claim)}",
        "language": "en",
    }
    kept = {name: value for name, value in entry.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=2)


def _what(record: Record, claim: Claim | None) -> str:
    what = f"Claim {claim.id} on record {record.id}" if claim else f"Record {record.id}"
    return f"{what}, dated {_dated(record)}, {_mode(record, ', ')}standing {_standing(record)}"


def _dated(record: Record) -> str:
    """The possible days in EDTF; in words too, where other days are sure than EDTF implies."""
    when = record.when
    if When.from_edtf(when.edtf).certain == when.certain:
        return when.edtf
    return f"{when.edtf}, that is {date_in_words(when)}"


def _mode(record: Record, then: str) -> str:
    """What is not told as done is cited as such."""
    return "" if record.mode == "actual" else f"{record.mode}{then}"


def _standing(record: Record) -> str:
    """The standing, and what the sources differ on as long as nobody has settled it."""
    kinds = dict.fromkeys(each.kind for each in record.disputes if each.state == "open")
    return ", ".join((record.standing, *(f"{kind} disputed" for kind in kinds)))


def _note(record: Record, claim: Claim | None) -> str:
    said = f"{_said(claim)}. " if claim else ""
    return f"{said}After {_sources(record, claim)}"


def _edition(record: Record) -> str:
    if record.edition is None:
        return "an unpublished dataset"
    return str(record.edition)


def _sources(record: Record, claim: Claim | None) -> str:
    if claim is not None and not isinstance(claim.citation, Quote):
        return str(claim.citation)
    alone = claim is not None and claim.article is not None
    articles = (claim.article,) if claim is not None and claim.article else record.articles
    cited = () if alone else [each.citation for each in record.claims]
    references = dict.fromkeys(str(each) for each in cited if isinstance(each, Reference))
    named = [
        f"{article.publisher}"
        + (f", {article.published.edtf}" if article.published.latest else "")
        + (f", {article.url}" if article.url else "")
        for article in articles
    ]
    return "; ".join((*named, *references)) or "references"


_TEX = {char: f"\\{char}" for char in "&%$#_"} | {
    # BibTeX and its kin count braces, those behind a backslash too.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def tex_escaped(text: str) -> str:
    r"""A text as TeX prints it in one line, for the fields of an entry.

    >>> print(tex_escaped("A & B"))
    A \& B
    """
    # An empty line in a field would end the paragraph, and with it the run of TeX.
    line = re.sub(r"[\x00-\x20\x7f-\x9f]+", " ", text)
    return "".join(_TEX.get(char, char) for char in line)


_STYLES: dict[str, Callable[[Record, Claim | None], str]] = {
    "text": _text,
    "biblatex": _biblatex,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}
