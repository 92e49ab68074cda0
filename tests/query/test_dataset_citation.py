"""Citations of a whole dataset, read back by the libraries that their users use."""

from __future__ import annotations

import json
import warnings
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

import syriatimeline as st
from syriatimeline.errors import QueryError
from syriatimeline.events import Edition
from syriatimeline.query.dataset_citation import AUTHORS, LICENCE, NAME, STYLES, cite_dataset

REAL = st.load()
LAYERED = Edition(NAME, "0.1.0", "0123456789abcdef", ("mylab 0.1", "other 2"))
OTHERS = Edition("Мой & {data}_set\\x", "1 beta", "fedcba9876543210")
DAY = "2026-01-31"


def test_authors_and_licence_are_those_of_the_citation_file() -> None:
    """They have one home more, which must not drift."""
    written = yaml.safe_load((Path(__file__).parents[2] / "CITATION.cff").read_text("utf-8"))

    assert (AUTHORS, LICENCE, NAME) == (
        written["authors"][0]["name"],
        written["license"],
        written["title"],
    )


@pytest.mark.parametrize("style", list(STYLES))
def test_every_style_names_what_is_cited(style: str) -> None:
    """Name, version, layers, fingerprint, authors, licence, and the day if there is one."""
    written = cite_dataset(LAYERED, style, DAY)  # type: ignore[arg-type]

    for part in ("0.1.0", "mylab 0.1", "other 2", "0123456789abcdef", AUTHORS, LICENCE):
        assert part in written
    assert "CC-BY-4.0 without the layers" in written
    without = cite_dataset(LAYERED, style)  # type: ignore[arg-type]
    assert "ccessed" not in without
    assert "urldate" not in without


@pytest.mark.parametrize("style", list(STYLES))
def test_nothing_is_made_up_of_a_dataset_of_others(style: str) -> None:
    """We are not its authors, and its licence is not ours to give."""
    written = cite_dataset(OTHERS, style)  # type: ignore[arg-type]

    assert AUTHORS not in written
    assert LICENCE not in written
    assert "fedcba9876543210" in written


def test_a_filtered_timeline_cites_the_whole() -> None:
    """As its fingerprint is that of the whole."""
    assert REAL.cite() == REAL.where(mode="planned").cite()
    known = f"data set; fingerprint {REAL.fingerprint}; licence CC-BY-4.0"
    assert f"{AUTHORS}: syriatimeline, version {st.__version__} ({known})." == REAL.cite()


@pytest.mark.parametrize("style", ["biblatex", "bibtex"])
def test_entries_are_read_by_pybtex(style: str) -> None:
    """Three editions are three entries, and the authors are one organisation."""
    pybtex = pytest.importorskip("pybtex.database")
    editions = (REAL.dataset.edition, LAYERED, OTHERS)
    written = "\n".join(cite_dataset(each, style, DAY) for each in editions)  # type: ignore[arg-type]
    ours, layered, others = pybtex.parse_string(written, "bibtex").entries.values()

    assert [AUTHORS] == [str(each).strip("{}") for each in ours.persons["author"]]
    assert "{syriatimeline}" == ours.fields["title"]
    assert REAL.fingerprint in ours.fields["note"]
    assert layered.fields["note"].startswith("With mylab 0.1, other 2; fingerprint 0123")
    braced = r"\textbraceleft{}data\textbraceright{}"
    assert rf"{{Мой \& {braced}\_set\textbackslash{{}}x}}" == others.fields["title"]
    assert "author" not in others.persons
    day = "urldate" if style == "biblatex" else "note"
    assert DAY in ours.fields[day]


def test_csl_json_is_read_by_citeproc() -> None:
    """A bibliography can be rendered from it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The library's own imports warn.
        citeproc = pytest.importorskip("citeproc")
        source = pytest.importorskip("citeproc.source.json")
        items = json.loads(REAL.cite("csl-json", DAY))
        read = source.CiteProcJSON(items)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        works = citeproc.CitationStylesBibliography(style, read, citeproc.formatter.plain)
        works.register(citeproc.Citation([citeproc.CitationItem(items[0]["id"].lower())]))
        rendered = "".join(map(str, works.bibliography()[0]))

    assert "dataset" == items[0]["type"]
    assert AUTHORS in rendered
    assert "syriatimeline" in rendered


def test_the_day_is_given_by_the_caller() -> None:
    """A date, a time of day, or ISO 8601; a citation never looks at the clock."""
    for given in (DAY, date(2026, 1, 31), datetime(2026, 1, 31, 12)):
        assert REAL.cite(accessed=given).endswith(" Accessed 2026-01-31.")


@pytest.mark.parametrize("given", ["2026-02-30", "2026-W01-1", "20260131", "today", "", 2026, True])
def test_what_is_no_day_is_refused(given: object) -> None:
    """Whatever Python would make of it."""
    with pytest.raises(QueryError, match="is no day; write it like 2026-01-31"):
        REAL.cite(accessed=given)  # type: ignore[arg-type]


def test_an_unknown_style_names_those_there_are() -> None:
    """The message offers all four."""
    with pytest.raises(QueryError, match="text, biblatex, bibtex, csl-json"):
        REAL.cite("apa")  # type: ignore[arg-type]
