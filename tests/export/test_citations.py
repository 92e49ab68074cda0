"""Citations per claim, read by pybtex and rendered by citeproc-py."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest

import syriatimeline as st
from exported import hostile, untexed, varied, written

REAL = st.load()
CLAIMS = [claim for each in REAL for claim in each.claims]


def test_biblatex_has_an_entry_for_each_claim(tmp_path: Path) -> None:
    """With its words, its chain, the date and the standing; each key once."""
    pybtex = pytest.importorskip("pybtex.database")
    text = written(tmp_path, REAL, "biblatex").read_text("utf-8")
    entries = pybtex.parse_string(text, "bibtex").entries
    assert [claim.id for claim in CLAIMS] == list(entries)
    for claim in CLAIMS:
        event, fields = REAL[claim.record], entries[claim.id].fields
        assert event.title == untexed(fields["title"])
        assert claim.chain in untexed(fields["note"])
        for part in (claim.id, event.when.edtf, event.standing):
            assert part in untexed(fields["titleaddon"])
        assert REAL.fingerprint in fields["maintitle"]


def test_an_open_dispute_is_cited_with_the_standing() -> None:
    """In every style, of the event and of its claims; what is settled is not."""
    for style in ("text", "biblatex", "bibtex", "csl-json"):
        assert "one-origin, scope disputed" in REAL["syt-0014"].cite(style)
        assert "one-origin, scope disputed" in REAL["syt-0014"].cite(style, "syt-0014.c1")
        assert "date disputed" not in REAL["syt-0019"].cite(style)
        assert "disputed" not in REAL["syt-0016"].cite(style)


def test_hostile_texts_break_no_entry(tmp_path: Path) -> None:
    """Braces are balanced and no line is empty, so that TeX goes on."""
    pybtex = pytest.importorskip("pybtex.database")
    text = written(tmp_path, hostile(), "biblatex").read_text("utf-8")
    entries = text.strip().split("\n\n")
    assert 2 * len(hostile()) == len(entries) == len(pybtex.parse_string(text, "bibtex").entries)
    for entry in entries:
        depth = 0
        for sign in entry:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
        assert not depth


@pytest.mark.parametrize("found", [REAL, hostile()], ids=["real", "hostile"])
def test_csl_json_is_rendered_by_citeproc(tmp_path: Path, found: st.Timeline[st.Event]) -> None:
    items = json.loads(written(tmp_path, found, "csl-json").read_text("utf-8"))
    claims = [claim.id for each in found for claim in each.claims]
    assert claims == [item["id"] for item in items]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The library's own imports warn.
        citeproc = pytest.importorskip("citeproc")
        source = pytest.importorskip("citeproc.source.json")
        read = source.CiteProcJSON(items)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        works = citeproc.CitationStylesBibliography(style, read, citeproc.formatter.plain)
        works.register(citeproc.Citation([citeproc.CitationItem(claims[0].lower())]))
        rendered = "".join(map(str, works.bibliography()[0]))
    assert found[0].title.split()[0][:8] in rendered


def test_a_planned_event_is_cited_as_planned(tmp_path: Path) -> None:
    """So is a withdrawn or contested one."""
    items = json.loads(written(tmp_path, varied(), "csl-json").read_text("utf-8"))
    notes = {item["id"]: item["note"] for item in items}
    assert "dated 2026, planned, standing one-origin" in notes["syt-0003.c1"]
    assert "standing withdrawn" in notes["syt-0001.c1"]
    assert "standing contested" in notes["syt-0002.c1"]
    assert "(2026; planned; standing: one-origin)" in varied()["syt-0003"].cite()
