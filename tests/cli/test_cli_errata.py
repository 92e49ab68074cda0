"""``syriatimeline errata`` and ``disputes``: what the maps of the API hold, in three formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

import syriatimeline as st
from authoring import run_command, write_dataset

TIMELINE = st.load()
ERRATA, DISPUTES = list(TIMELINE.errata.values()), list(TIMELINE.disputes.values())

#: Options, and the ids that they leave.
CHOSEN: dict[str, list[str]] = {
    "errata": [each.id for each in ERRATA],
    "errata --kind wrong-date": [each.id for each in ERRATA if each.kind == "wrong-date"],
    "errata --kind typo --kind unclear": [
        each.id for each in ERRATA if each.kind in ("typo", "unclear")
    ],
    "errata --article NV": ["err-001"],
    "errata --article online.ua --article 000": [
        each.id for each in ERRATA if each.quote.article.id in ("art-0001", "art-0005")
    ],
    "errata --article NV --kind typo": [],
    "disputes": [each.id for each in DISPUTES],
    "disputes --state open": [each.id for each in DISPUTES if each.state == "open"],
    "disputes --state resolved --kind date": ["dsp-003"],
    "disputes --kind date --kind scope": ["dsp-001", "dsp-002", "dsp-003"],
    "disputes --article SouthFront": ["dsp-001"],
    "disputes --article NEWSru.co.il": [],
    "disputes --under last-month=rolling-30-days": [each.id for each in DISPUTES],
}
by_options = pytest.mark.parametrize("options", CHOSEN)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment says how wide to print."""
    monkeypatch.delenv("COLUMNS", raising=False)


def _out(options: str) -> str:
    ran = run_command(*options.split())

    assert (0, "") == (ran.code, ran.err)
    return ran.out


def _rows(options: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_out(f"{options} --format csv"), newline="")))


def _document(options: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_out(f"{options} --format json"))
    return document


@by_options
def test_every_format_has_the_same(options: str) -> None:
    """The table with how many there are, the CSV, the JSON."""
    expected, name = CHOSEN[options], options.split()[0]
    known = {*TIMELINE.errata, *TIMELINE.disputes}
    table = _out(options)

    assert expected == [each["id"] for each in _document(options)[name]]
    assert expected == list(dict.fromkeys(row["id"] for row in _rows(options)))
    assert expected == [line.split()[0] for line in table.splitlines() if line[:7] in known]
    assert f"fingerprint {_document(options)['fingerprint']}" in table
    assert ("--under" in options) == (TIMELINE.fingerprint not in table)
    assert f"\n{len(expected)} " in table


def test_errata_say_what_the_errors_say() -> None:
    for error, row, plain in zip(
        ERRATA, _rows("errata"), _document("errata")["errata"], strict=True
    ):
        said = {
            "kind": error.kind,
            "article": error.quote.article.id,
            "publisher": error.quote.article.publisher,
            "quote": error.quote.exact,
            "says": error.says,
            "should_be": error.should_be,
            "why": error.why,
            "effect": error.effect,
        }
        assert said == {name: row[name] for name in said}
        assert said == {name: plain[name] for name in said}
        assert list(error.evidence) == plain["evidence"]
        assert [str(error.quote.start), str(error.quote.end)] == [row["start"], row["end"]]


def test_disputes_have_a_row_for_each_position() -> None:
    positions = [(each, position) for each in DISPUTES for position in each.positions]

    for (dispute, position), row in zip(positions, _rows("disputes"), strict=True):
        record = TIMELINE.find(dispute.record)
        assert record is not None
        assert (dispute.kind, dispute.state, record.id, record.title, record.when.edtf) == (
            row["kind"],
            row["state"],
            row["record"],
            row["title"],
            row["edtf"],
        )
        assert position.says == row["says"]
        assert [claim.id for claim in position.claims] == row["claims"].split("; ")


def test_a_document_names_its_edition_and_policy() -> None:
    plain, under = _document("disputes"), _document("disputes --under last-month=rolling-30-days")

    assert ("syriatimeline", TIMELINE.fingerprint) == (plain["dataset"], plain["fingerprint"])
    assert "under" not in plain
    assert ["last-month=rolling-30-days"] == under["under"]


def test_a_table_names_its_policy() -> None:
    """Below the number of disputes, and only where one was given."""
    said = "Dates are read under last-month=rolling-30-days."

    assert _out("disputes --under last-month=rolling-30-days").endswith(f"{said}\n")
    assert "Dates are read" not in _out("disputes")


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("command", ["errata", "disputes"])
def test_no_line_is_longer_than_the_terminal(
    columns: int, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However narrow it is, no record is left out."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = _out(command)

    assert max(cell_len(line) for line in out.splitlines()) <= columns
    assert all(name in out for name in CHOSEN[command])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("errata --article nv.ua", "no article is called"),
        ("errata --kind misprint", "is not one of"),
        ("disputes --article nv.ua", "no article is called"),
        ("disputes --state closed", "is not one of"),
        ("disputes --kind size", "is not one of"),
        ("disputes --under last-year=never", "last-year"),
        ("errata --dataset nowhere", "nowhere"),
        ("errata --format xml", "is not one of"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: str, said: str) -> None:
    ran = run_command(*options.split())

    assert 2 == ran.code
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_another_dataset(tmp_path: Path) -> None:
    """An authoring folder has its own."""
    folder = write_dataset(tmp_path)

    errata = run_command("errata", "--dataset", folder)
    disputes = run_command("disputes", "--dataset", folder)

    assert "Borlandic" in errata.out
    assert "1 source error. tiny 1.0.0" in errata.out
    assert "three berths" in disputes.out
    assert "1 dispute. tiny 1.0.0" in disputes.out


def test_words_that_were_left_out_are_not_shown(tmp_path: Path) -> None:
    """A bundle without quotes has what an error says, and where it stands."""
    folder = write_dataset(tmp_path / "tiny")
    bundle = tmp_path / "bundle"
    run_command("compile", folder, "--output", bundle, "--no-quotes")
    ran = run_command("errata", "--dataset", bundle)

    assert 0 == ran.code, ran.err
    assert "says Borlandik" in ran.out
    assert "“" not in ran.out
