"""An import by people: every slip is told in one run, at its cell, with what to write instead."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import run_command
from sheets import NEW, files_of, refused, sheet
from strategies import QUICK
from syriatimeline.dataset.layers import layer_problems, start_layer
from syriatimeline.errors import ProblemsError, QueryError
from syriatimeline.query.csv_table import write_csv
from syriatimeline.tables import import_table

REAL = st.load()


def places(found: list[str]) -> list[str]:
    return [each.split(" ")[0] + " " + each.split(" ")[1] for each in found]


def exported(name: str, **cells: str) -> dict[str, str]:
    """The row of a record as we export it, with some cells edited."""
    file = io.StringIO()
    write_csv(file, REAL, "event")
    row = next(row for row in csv.DictReader(io.StringIO(file.getvalue())) if row["id"] == name)
    return {**row, "why": "a calendar", **cells}


# -- every problem at once -------------------------------------------------------------------


def test_a_wrong_date_hides_no_other_slip(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        NEW | {"when": "3.5.2025", "places": "Moskau", "source_actors": "Rusia"},
        NEW | {"title": "B", "places": "Atlantis"},
        NEW | {"title": "C", "kind": "Meting"},
        NEW | {"title": "D", "movers": "Russia"},
        NEW | {"title": "E", "direction": "unknown", "kind": "ForceMovement", "movers": "Nobody"},
        {"id": "syt-0037", "mode": "planned"},
    )
    assert [
        "mine.csv:2:when SYT946",
        "mine.csv:2:source_actors SYT301",
        "mine.csv:2:places SYT302",
        "mine.csv:3:places SYT302",
        "mine.csv:4:kind SYT945",
        "mine.csv:5:movers SYT952",
        "mine.csv:6:movers SYT301",
        "mine.csv:7:mode SYT953",
    ] == [each for each in places(found) if ":source_actors SYT952" not in each]


def test_a_wrong_cell_hides_nothing_in_its_own_row(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        {"id": "syt-0037", "standing": "x", "kind": "Conference", "mode": "planned", "when": ""},
        NEW | {"when": "3.5.2025", "title_ru": "", "publisher": "", "url": "", "gloss": ""},
        NEW | {"title": "B", "kind": "Meting", "origin": "nobody"},
        {"id": "syt-9999", "when": "3.5.2025"},
    )
    assert [
        "mine.csv:2:standing SYT945",
        "mine.csv:2:kind SYT952",
        "mine.csv:2:mode SYT953",
        "mine.csv:3:when SYT946",
        "mine.csv:3:title_ru SYT943",
        "mine.csv:3:publisher SYT954",
        "mine.csv:4:kind SYT945",
        "mine.csv:4:origin SYT304",
        "mine.csv:5:id SYT305",
        "mine.csv:5:when SYT946",
    ] == sorted(places(found), key=lambda each: int(each.split(":")[1]))


def test_an_unknown_heading_is_told_before_what_lacks_it(tmp_path: Path) -> None:
    row = {("knid" if key == "kind" else key): cell for key, cell in NEW.items()}
    (found,) = refused(tmp_path, row)
    assert found.startswith("mine.csv:1:knid SYT942 ")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind": "ForceMovement", "source_actors": "", "movers": "Russia"},
         r'mine\.csv:2:direction SYT943 a ForceMovement has a direction; write one of into, '),
        ({"publisher": "", "url": "", "gloss": "", "article_id": "art-0001", "quote": "x"},
         r"mine\.csv:2:gloss SYT954 a quote has its meaning in English; write it under gloss"),
        ({"source_actors": "", "places": ""}, r"mine\.csv:2:source_actors SYT943 a new event has "
         r"somebody who takes part, or a place; fill in source_actors, or a role \(participants\)"),
        ({"kind": "Situation", "topic": "contacts", "source_actors": "", "places": ""},
         r"mine\.csv:2:source_actors SYT943 "),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_at_its_column(
    tmp_path: Path, cells: dict[str, str], told: str
) -> None:
    found = refused(tmp_path, NEW | cells)
    assert re.match(told, found[0]), found


def test_a_computed_cell_says_that_it_is_computed(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, NEW | {"standing": "certain"})
    assert found == (
        'mine.csv:2:standing SYT945 "certain" is no standing; this column is computed, so leave '
        "the cell empty"
    )


# -- dates -----------------------------------------------------------------------------------


def test_in_an_export_the_edtf_alone_is_edited(tmp_path: Path) -> None:
    path = sheet(tmp_path, exported("syt-0037", edtf="2025-12-22"))
    done = import_table(path, tmp_path / "mylab")
    assert (("syt-0037", "when"),) == done.changed
    timeline = st.load(layers=[done.folder])
    when = timeline["syt-0037"].when
    assert ("2025-12-22", "editor") == (when.edtf, when.basis)
    assert () == import_table(path, tmp_path / "mylab").files
    with_frame = timeline.to_pandas(situations=True)
    assert () == import_table(with_frame, tmp_path / "mylab").files


@settings(QUICK, max_examples=15)
@given(
    name=hst.sampled_from([event.id for event in REAL]),
    edtf=hst.sampled_from(
        ["2024-12-07", "2024-11-30/2024-12-02", "[2024-12-01..2024-12-03]", "../.."]
    ),
)
def test_an_edited_edtf_contradicts_no_column_that_follows_from_it(
    tmp_path_factory: pytest.TempPathFactory, name: str, edtf: str
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    path = sheet(folder, exported(name, edtf=edtf, once="", basis=""))
    found = ""
    try:
        done = import_table(path, folder / "mylab")
    except ProblemsError as error:
        found = str(error)
    # The dataset as a whole may not allow the date; the row itself is sound.
    assert "SYT947" not in found
    if not found and done.files:
        assert edtf == st.load(layers=[done.folder])[name].when.edtf
        assert () == import_table(path, folder / "mylab").files


def test_a_date_column_that_is_neither_old_nor_right_is_told(tmp_path: Path) -> None:
    row = exported("syt-0037", edtf="2025-12-22", earliest="2025-12-20", latest="2025-12-21")
    assert [
        'mine.csv:2:earliest SYT947 "2025-12-20", but the first day of "2025-12-22" is 2025-12-22; '
        "correct one of the two, or leave this cell empty",
        'mine.csv:2:latest SYT947 "2025-12-21", but the last day of "2025-12-22" is 2025-12-22; '
        "correct one of the two, or leave this cell empty",
    ] == refused(tmp_path, row)


def test_every_column_of_a_date_is_told_at_once(tmp_path: Path) -> None:
    row = {"title": "A", "edtf": "2025", "earliest": "2025-02-01", "latest": "2025-03-01"}
    with pytest.raises(ProblemsError) as error:
        st.read_table(sheet(tmp_path, row))
    assert ["mine.csv:2:earliest SYT947", "mine.csv:2:latest SYT947"] == places(
        [str(each) for each in error.value.problems]
    )


@pytest.mark.parametrize("text", ["2025-06-05..2025-06-06", "2025-06-05..06", "2025-06-05 – 06"])
def test_a_span_as_tables_print_it_has_a_hint(tmp_path: Path, text: str) -> None:
    found = refused(tmp_path, NEW | {"when": text})
    assert "2025-06-05/2025-06-06" in found[0]
    assert "[2025-06-05..2025-06-06]" in found[0]


# -- what is added along ---------------------------------------------------------------------


def test_a_new_origin_is_added_by_its_name(tmp_path: Path) -> None:
    rows = (
        NEW | {"origin": "the harbour master"},
        NEW | {"title": "B", "origin": "Russia"},
        NEW | {"title": "C", "origin": "the harbour master"},
    )
    found = refused(tmp_path, *rows)
    assert found[0] == (
        'mine.csv:2:origin SYT304 no origin is called "the harbour master"; add it: --add-origin '
        '"the harbour master", write an id or slug, or leave the cell empty'
    )
    folder = tmp_path / "mylab"
    names = ("--add-origin", "the harbour master", "--add-origin", "Russia")
    ran = run_command("import", sheet(tmp_path, *rows), "--layer", folder, *names)
    assert (0, "") == (ran.code, ran.err)
    assert "5 added, 0 changed" in ran.out
    timeline = st.load(layers=[folder])
    one, two, three = (timeline[f"mylab-000{number}"].claims[0].origin for number in (1, 2, 3))
    assert one == three
    assert ("the harbour master", None) == (one.label, one.speaker)
    assert two.speaker is not None
    assert "russia" == two.speaker.slug
    assert () == layer_problems(folder)
    assert () == import_table(sheet(tmp_path, *rows), folder).files


@pytest.mark.parametrize("option", ["actors", "places", "origins"])
def test_nothing_is_added_that_no_row_names(tmp_path: Path, option: str) -> None:
    named: Any = {"actors": {"Foo": "person"}, "places": {"Foo": "city"}, "origins": ["Foo"]}
    path = sheet(tmp_path, NEW)
    with pytest.raises(QueryError, match=f'no row names the {option[:-1]} "Foo" that is to be'):
        import_table(path, tmp_path / "mylab", **{f"add_{option}": named[option]})
    assert not (tmp_path / "mylab").exists()


def test_new_files_name_their_schemas_where_these_lie_beside(tmp_path: Path) -> None:
    package = start_layer("mylab", tmp_path / "mylab")
    done = import_table(sheet(tmp_path, NEW), "mylab", folder=package)
    first = (done.folder / "events" / "imported.yaml").read_text("utf-8").splitlines()[0]
    way = first.partition("$schema=")[2]
    assert (done.folder / "events" / way).resolve().is_file()
    assert () == layer_problems(done.folder)
    before = files_of(package)
    import_table(sheet(tmp_path, NEW), "mylab", folder=package)
    assert before == files_of(package)


def test_records_are_counted_and_not_their_fields(tmp_path: Path) -> None:
    rows = ({"id": "syt-0037", "mode": "planned", "note": "Seen."}, {"id": "syt-0016", "note": "x"})
    path = sheet(tmp_path, *rows)
    ran = run_command("import", path, "--layer", tmp_path / "mylab", "--why", "x", "--dry-run")
    assert "2 rows; 0 added, 2 changed\n" in ran.out
    assert "~ syt-0037 mode, note\n" in ran.out


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("begin", ["", "sep=;\r\n"])
def test_what_excel_writes_is_read(tmp_path: Path, encoding: str, begin: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(f"{begin}title;kind\r\nПорт;Meeting\r\n".encode(encoding))
    table = st.read_table(path)
    assert (2 + bool(begin), "Порт", "Meeting") == (
        table[0].line, table[0]["title"], table[0]["kind"],
    )  # fmt: skip


def test_damaged_utf_16_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xff\xfet\x00i")
    with pytest.raises(ProblemsError, match=r"^mine\.csv:1 SYT941 .* UTF-16; save the file as CSV"):
        st.read_table(path)


def test_an_unknown_heading_names_a_few_and_not_all(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as error:
        st.read_table(sheet(tmp_path, {"title": "A", "temperature": "3"}))
    said = str(error.value)
    assert "mine.csv:1:temperature SYT942 no column is called so; remove it, or use one of" in said
    assert len(said) < 300


def test_a_row_that_is_asked_for_an_unknown_column_names_the_nearest() -> None:
    row = st.read_table(REAL.to_pandas())[0]
    with pytest.raises(st.errors.UnknownNameError, match="no column is called 'kindd'; did you "):
        row["kindd"]
    assert row.get("kindd") is None
    assert "kindd" not in row
    assert "kind" in row
    assert row.get("kind") == row["kind"]
