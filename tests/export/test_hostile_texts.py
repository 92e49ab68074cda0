"""Whatever a text holds, every format gives it back as a text, and nothing runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

from exported import FILES, HOSTILE, TITLES, hostile, written
from records import event, timeline
from strategies import QUICK
from syriatimeline.export.telling import printable

MARKS = re.compile(r"^(?:\[[^\]]*\] )+")


def expected(name: str, text: str) -> str:
    """What a format gives back of a text: all of it, but for what the format cannot hold."""
    if name in ("jsonl", "geojson", "jsonld", "csl-json"):
        return text
    if name == "csv":
        return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if name == "biblatex":
        # White space at the edges is no part of a field.
        return re.sub(r"[\x00-\x20\x7f-\x9f]+", " ", text).strip()
    return " ".join(printable(text).split()) if name == "markdown" else printable(text)


def same(name: str, text: str, found: str) -> bool:
    if name == "biblatex":
        # Its reader joins lines where any white space is.
        return expected(name, text).split() == found.split()
    return expected(name, text) == MARKS.sub("", found)


def test_every_format_has_a_reader() -> None:
    """A new format is tested with the others."""
    assert set(FILES) == TITLES.keys()


@pytest.mark.parametrize("name", FILES)
def test_hostile_texts_come_out_as_texts(tmp_path: Path, name: str) -> None:
    found = TITLES[name](written(tmp_path, hostile(), name))
    assert len(HOSTILE) == len(found)
    for number, text in enumerate(HOSTILE, 1):
        assert same(name, text, found[f"syt-{number:04}"]), text[:80]


@QUICK
@given(hst.sampled_from(FILES), hst.text(min_size=1))
def test_any_text_comes_out(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    if name == "geojson":
        return  # It has events with coordinates only; its text is that of JSON.
    made = timeline(event(1, titles={"en": f"x{text}x", "ru": text}))
    path = written(tmp_path_factory.mktemp("any"), made, name)
    assert same(name, f"x{text}x", TITLES[name](path)["syt-0001"])


@pytest.mark.parametrize("name", FILES)
def test_files_are_utf_8_without_a_mark_and_end_a_line(tmp_path: Path, name: str) -> None:
    data = written(tmp_path, hostile(), name).read_bytes()
    data.decode("utf-8")
    assert not data.startswith("\N{BYTE ORDER MARK}".encode())
    assert data.endswith(b"\n")
    # RFC 5545 wants CRLF; a carriage return in a cell is within quotes.
    assert (name in ("ical", "csv")) == (b"\r" in data)


def test_no_cell_begins_with_what_a_spreadsheet_computes(tmp_path: Path) -> None:
    import csv

    path = written(tmp_path, hostile(), "csv")
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file, strict=True) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]
    assert "'=1+1" in cells
    assert "''=already guarded" in cells


def test_no_line_of_a_calendar_is_longer_than_75_octets(tmp_path: Path) -> None:
    lines = written(tmp_path, hostile(), "ical").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        # Nor is a character cut in two.
        line.decode("utf-8")


@pytest.mark.parametrize("name", ["html", "timelinejs"])
def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path, name: str) -> None:
    text = written(tmp_path, hostile(), name).read_text("utf-8")
    assert "<script" not in text
    assert "<img" not in text
    assert not re.search(r"<[^>]*(?:\bsrc=|\son[a-z]+=)|url\(|@import|<link", text)
