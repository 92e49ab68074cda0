"""st.read_table: what our tables give is read back unchanged; each slip is told in its place."""

from __future__ import annotations

import io
import pickle
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import ROOT
from records import STATE, event, timeline
from strategies import QUICK, whens
from syriatimeline.errors import ProblemsError, QueryError, UnusableInputError
from syriatimeline.query import order_of
from syriatimeline.query.columns import UNITS, Unit
from syriatimeline.query.csv_table import write_csv
from syriatimeline.tables import TableProblem
from syriatimeline.tables.raw import raw_table

REAL = st.load()
HELD = sorted(REAL.situations.values(), key=order_of)
NEARLY_CSV = hst.text('title,when;\t"\n\r=#2024-X/.[]', max_size=60)
ALL_UNITS = hst.sampled_from(list(UNITS))


def csv_of(found: st.Timeline[Any], unit: Unit = "event", held: Any = ()) -> str:
    """What ``timeline --format csv`` prints."""
    file = io.StringIO()
    write_csv(file, found, unit, held)
    return file.getvalue()


def again(folder: Path, text: str, unit: Unit = "event") -> str:
    """A table read and written again."""
    path = folder / "again.csv"
    path.write_bytes(text.encode())
    file = io.StringIO()
    st.read_table(path, unit).write_csv(file)
    return file.getvalue()


def problems(folder: Path, text: str | bytes, unit: Unit = "event") -> list[str]:
    """What is wrong with a sheet called ``mine.csv``."""
    path = folder / "mine.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ProblemsError) as error:
        st.read_table(path, unit)
    assert all(isinstance(each, TableProblem) for each in error.value.problems)
    return [str(each) for each in error.value.problems]


# -- a round trip changes nothing ------------------------------------------------------------


@pytest.mark.parametrize("unit", list(UNITS))
def test_our_own_csv_is_written_again_byte_by_byte(tmp_path: Path, unit: Unit) -> None:
    text = csv_of(REAL, unit, HELD if unit in ("event", "claim") else ())
    assert text == again(tmp_path, text, unit)


@pytest.mark.parametrize("unit", list(UNITS))
def test_our_own_frame_comes_back_equal(unit: Unit) -> None:
    testing = pytest.importorskip("pandas.testing")
    for found in (REAL, REAL.where(text="no such words")):
        frame = found.to_pandas(unit, situations=True)
        testing.assert_frame_equal(frame, st.read_table(frame, unit).to_pandas())


@QUICK
@given(hst.sets(hst.integers(0, len(REAL) - 1)), ALL_UNITS)
def test_any_part_of_the_timeline_comes_back(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[int], unit: Unit
) -> None:
    part = REAL.where(text=[REAL[at].title for at in chosen]) if chosen else REAL[:0]
    text = csv_of(part, unit)
    assert text == again(tmp_path_factory.mktemp("part"), text, unit)


@QUICK
@given(hst.lists(whens(), max_size=5), hst.sampled_from(["event", "actor"]))
def test_any_dates_come_back(
    tmp_path_factory: pytest.TempPathFactory, dates: list[st.When], unit: Unit
) -> None:
    events = (event(number, when, participants=(STATE,)) for number, when in enumerate(dates))
    text = csv_of(timeline(*events), unit)
    assert text == again(tmp_path_factory.mktemp("dates"), text, unit)


@QUICK
@given(whens())
def test_the_date_of_a_row_is_that_of_its_event(when: st.When) -> None:
    pytest.importorskip("pandas")
    (row,) = st.read_table(timeline(event(1, when)).to_pandas())
    assert row.when is not None
    assert (when.possible, when.extent, when.once, when.basis, when.edtf) == (
        row.when.possible,
        row.when.extent,
        row.when.once,
        row.when.basis,
        row.when.edtf,
    )
    sure, found = when.certain, row.when.certain
    assert (sure and (sure.first, sure.last)) == (found and (found.first, found.last))


@QUICK
@given(hst.text(hst.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    made = timeline(event(1, titles={"en": title, "ru": title}))
    text = csv_of(made)
    assert text == again(tmp_path_factory.mktemp("text"), text)


@pytest.mark.parametrize("bom", ["", "\N{BYTE ORDER MARK}"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_separator_is_found_by_the_headings(
    tmp_path: Path, bom: str, separator: str, ends: str
) -> None:
    rows = [["id", "title", "when"], ["syt-0001", '"one, two; three"', "2024"], ["", "x", "2025"]]
    path = tmp_path / "mine.csv"
    path.write_bytes((bom + ends.join(map(separator.join, rows)) + ends).encode())
    table = st.read_table(path)
    assert ("id", "title", "when") == table.headings
    assert ["one, two; three", "x"] == [row["title"] for row in table]
    assert [2, 3] == [row.line for row in table]


def test_a_table_is_a_sequence_of_typed_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "title,earliest,once,disputes,kind,topic\nA,2024-12-08,TRUE,2,Meeting,\n,,,,,\n", "utf-8"
    )
    table = st.read_table(path)
    (row,) = table
    assert ["A", date(2024, 12, 8), True, 2, "Meeting", None] == list(row.values())
    assert "Meeting" == {**row}["kind"] == row.get("kind")
    assert row == table[0]
    assert hash(row) == hash(table[0])
    assert "nope" not in row
    assert "<table mine.csv: 1 row (event), 6 columns>" == repr(table)


def test_rows_that_were_emptied_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("title;when\n;\n\nA;2024\n;;;\n", "utf-8")
    assert [4] == [row.line for row in st.read_table(path)]


@pytest.mark.parametrize(
    ("cells", "edtf", "certain"),
    [
        ({"when": "2024-12-08"}, "2024-12-08", "2024-12-08"),
        ({"earliest": "2024-12-07", "latest": "2024-12-08"}, "[2024-12-07..2024-12-08]", None),
        ({"latest": "2024-12-08"}, "[..2024-12-08]", None),
        ({"latest": "2024-12-08", "earliest_is": "unknown"}, "/2024-12-08", None),
        ({"earliest": "2024-12-08", "latest": "2024-12-08"}, "2024-12-08", "2024-12-08"),
        ({"edtf": "2024-12", "extent": "throughout"}, "2024-12", "2024-12-01/2024-12-31"),
        ({"edtf": "2024-12-01/2024-12-05", "extent": "within"}, "2024-12-01/2024-12-05", None),
    ],
)
def test_a_date_may_be_told_by_any_of_its_columns(
    tmp_path: Path, cells: dict[str, str], edtf: str, certain: str | None
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"title,{','.join(cells)}\nA,{','.join(cells.values())}\n", "utf-8")
    when = st.read_table(path)[0].when
    assert when is not None
    assert edtf == when.edtf
    assert certain == (None if when.certain is None else str(when.certain))


# -- a sheet for each error ------------------------------------------------------------------

GUESS = "is not guessed at; write year, month and day, such as 2024-12-08"
BROKEN: list[tuple[str | bytes, str]] = [
    ("", "mine.csv:1 SYT941 the file is empty; its first line must hold the headings"),
    (" \n\n", "mine.csv:1 SYT941 the file is empty; its first line must hold the headings"),
    ("title,when\nПереговоры,2024\n".encode("cp1251"),
     "mine.csv:2 SYT941 byte 11 is not UTF-8; save the file as CSV in UTF-8"),
    (b"PK\x03\x04", "mine.csv:1 SYT941 this is a workbook and no CSV; save the sheet as CSV in "
     "UTF-8, or read it with pandas.read_excel(…, dtype=str) and give the frame"),
    ('title,when\nA,2024\nB,"2024\nC,2025\n', "mine.csv:3 SYT941 the row that begins here cannot "
     "be read (unexpected end of data); look at its quotation marks"),
    ("title,wehn\nA,2024\n", "mine.csv:1:wehn SYT942 no column is called so; did you mean when?"),
    ("title,when,title\nA,2024,B\n",
     "mine.csv:1:title SYT942 the heading stands twice; keep one of them"),
    ("title,,when\nA,,2024\n", "mine.csv:1 SYT942 a column has no heading; give it one"),
    ("when\n2024\n",
     "mine.csv:1 SYT943 no column says which event a row is; add id, slug or title"),
    ("id,when\n,2024\n",
     "mine.csv:2 SYT943 the row has neither id nor slug nor title; say which event it is"),
    ("title,when\nA,2024,\n", "mine.csv:2 SYT944 the row has 3 cells, the table 2 headings; mend "
     "the separators and quotation marks"),
    ("title,kind\nA,Meting\n", 'mine.csv:2:kind SYT945 "Meting" is no kind; did you mean Meeting?'),
    ("title,disputes\nA,two\n",
     'mine.csv:2:disputes SYT945 "two" is no whole number; this column is computed, so leave the '
     "cell empty"),
    ("title,once\nA,yes\n",
     'mine.csv:2:once SYT945 "yes" is neither true nor false; write one of them'),
    ("title,when\nA,45678\n", "mine.csv:2:when SYT946 45678 is the number under which a "
     "spreadsheet keeps a day; give the column the format text and write the day, such as "
     "2024-12-08"),
    ("title,when\nA,31.12.2024\n", f'mine.csv:2:when SYT946 "31.12.2024" is not EDTF, and {GUESS}'),
    ("title,earliest\nA,12/31/2024\n",
     f'mine.csv:2:earliest SYT946 "12/31/2024" is not a day in ISO 8601, and {GUESS}'),
    ("title,earliest\nA,2025-02-30\n",
     'mine.csv:2:earliest SYT946 "2025-02-30" does not exist; correct the day'),
    ("title,edtf,earliest\nA,2024-12,2024-12-07\n", 'mine.csv:2:earliest SYT947 "2024-12-07", but '
     'the first day of "2024-12" is 2024-12-01; correct one of the two, or leave this cell empty'),
    ("title,edtf,latest_is\nA,2024-12,open\n", 'mine.csv:2:latest_is SYT947 "open", but the last '
     "day of 2024-12 is a date; correct one of the two, or leave this cell empty"),
    ("title,edtf,extent\nA,2024-12,moment\n", 'mine.csv:2:extent SYT947 "moment", but 2024-12 is '
     "several days; correct one of the two, or leave this cell empty"),
    ("title,edtf,certain_from\nA,2024-12,2025-01-01\n", "mine.csv:2:certain_from SYT947 the "
     "certain days 2025-01-01 reach outside the possible days 2024-12-01/2024-12-31; narrow the "
     "one or widen the other"),
    ("title,earliest,latest\nA,2024-12-08,2024-12-07\n", "mine.csv:2:latest SYT947 the latest day "
     "2024-12-07 lies before the earliest day 2024-12-08; swap them or correct one"),
    ("title,edtf,when\nA,2024-12,2024\n",
     'mine.csv:2:when SYT947 "2024", but edtf says "2024-12"; leave one of the two out'),
    ("id,title\nsyt-0001,A\nsyt-0002,B\nsyt-0001,C\n",
     'mine.csv:4:id SYT948 "syt-0001" stands in row 2 already; keep one of the two'),
    ("title,when\n=SUM(A1:A9),2024\n",
     'mine.csv:2:title SYT949 "=SUM(A1:A9)" is a formula; paste its value over it'),
    ("title,when\nA,#NAME?\n", 'mine.csv:2:when SYT949 "#NAME?" stands for a formula that failed; '
     "write the value itself"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "message"), BROKEN)
def test_a_broken_sheet_is_told_in_one_sentence(
    tmp_path: Path, sheet: str | bytes, message: str
) -> None:
    assert [message] == problems(tmp_path, sheet)


def test_every_problem_of_a_sheet_is_told_at_once(tmp_path: Path) -> None:
    sheet = "title,when,kind\nA,1.1.2024,Meeting\nB,2024,Meting\nC,2024,Meeting,\n"
    places = [each.partition(" ")[0] for each in problems(tmp_path, sheet)]
    assert ["mine.csv:2:when", "mine.csv:3:kind", "mine.csv:4"] == places


def test_a_cell_with_line_breaks_moves_what_stands_below(tmp_path: Path) -> None:
    sheet = 'title,note,when\nA,"one\ntwo\n\nthree",2024\nB,,1.1.2024\n"C\n",,45678\n'
    places = [each.partition(" ")[0] for each in problems(tmp_path, sheet)]
    assert ["mine.csv:6:when", "mine.csv:7:when"] == places


def test_only_headings_are_a_table_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,title,when\n", "utf-8")
    assert () == st.read_table(path).rows


@pytest.mark.parametrize("unit", ["claim", "actor", "dyad"])
def test_other_tables_need_their_ids(tmp_path: Path, unit: Unit) -> None:
    found = problems(tmp_path, "slug,kind\n" if unit == "dyad" else "kind\nMeeting\n", unit)
    assert all(":1:" in each for each in found)
    assert f"SYT943 a table of {unit}s needs this column; add it" in found[-1]


def test_a_missing_file_and_what_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match=r"no\.csv: cannot be read \(No such file"):
        st.read_table(tmp_path / "no.csv")
    with pytest.raises(UnusableInputError, match="Is a directory"):
        st.read_table(tmp_path)
    with pytest.raises(QueryError, match="a table is the path of a file or a pandas frame, not 5"):
        st.read_table(5)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="did you mean event"):
        st.read_table(tmp_path / "no.csv", "evnt")  # type: ignore[arg-type]


def test_problems_of_a_frame_name_the_label_of_the_row() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"title": ["A", "B"], "when": ["2024", "3.12.24"]}, index=["x", "y"])
    with pytest.raises(ProblemsError, match=r'^frame:y:when SYT946 "3\.12\.24" is not EDTF'):
        st.read_table(frame)
    with pytest.raises(ProblemsError, match=r"^frame:columns:wann SYT942"):
        st.read_table(frame.rename(columns={"when": "wann"}))


def test_cells_of_a_frame_may_have_any_type_that_says_the_same() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {
            "title": ["A", None],
            "slug": ["a", "b"],
            "when": [date(2024, 12, 8), 2024],
            "earliest": [pd.Timestamp("2024-12-08"), pd.NaT],
            "once": [True, None],
            "disputes": [1.0, float("nan")],
        }
    )
    one, two = st.read_table(frame)
    assert ["A", "a", "2024-12-08", date(2024, 12, 8), True, 1] == list(one.values())
    assert ["", "b", "2024", None, None, None] == list(two.values())


def test_a_time_of_day_is_not_dropped() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"title": ["A"], "earliest": [pd.Timestamp("2024-12-08 10:00")]})
    with pytest.raises(ProblemsError, match='"2024-12-08T10:00:00" is not a day in ISO 8601'):
        st.read_table(frame)


def test_ten_thousand_rows_are_read_in_seconds(tmp_path: Path) -> None:
    head, *rows = csv_of(REAL).splitlines()
    many = [f"x{n}{row.replace(',', f',y{n}', 1)}" for n in range(264) for row in rows]
    path = tmp_path / "many.csv"
    path.write_text("\n".join([head, *many]), "utf-8")
    begun = time.perf_counter()
    assert 264 * len(REAL) == len(st.read_table(path))
    assert time.perf_counter() - begun < 10


def test_the_cells_of_a_file_are_read_without_being_understood(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    assert ((2, ("1", "2")),) == raw_table(path, ("a", "b")).rows


@QUICK
@given(hst.binary(max_size=60) | NEARLY_CSV.map(str.encode))
def test_any_file_is_a_table_or_has_problems(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "mine.csv"
    path.write_bytes(data)
    told: tuple[object, ...] = ()
    try:
        table = st.read_table(path)
    except ProblemsError as error:
        told = error.problems
    assert told or table.headings
    assert all(str(each).startswith("mine.csv:") for each in told)


def test_a_table_of_another_unit_is_told_once(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, csv_of(REAL, "claim"))
    assert "mine.csv:1 SYT942 these are the columns of a table of claims, not of events" == found


def test_ids_of_nothing_are_told_where_a_timeline_is_given(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "id,event_id,article_id,origin\nsyt-0001.c1,syt-0001,art-0002,\n"
        "x.c1,syt-0O01,art-9,org-999\n",
        "utf-8",
    )
    assert 2 == len(st.read_table(path, "claim"))
    with pytest.raises(ProblemsError) as error:
        st.read_table(path, "claim", timeline=REAL)
    found = [str(each) for each in error.value.problems]
    assert found[0].startswith(
        'mine.csv:3:event_id SYT305 no event or situation has the id "syt-0O01"; did you mean syt-'
    )
    assert ["SYT305", "SYT303", "SYT304"] == [each.split(" ")[1] for each in found]


def test_a_table_can_be_sent_to_another_process() -> None:
    table = st.read_table(ROOT / "docs" / "_examples" / "mine.csv")
    assert table == pickle.loads(pickle.dumps(table))
