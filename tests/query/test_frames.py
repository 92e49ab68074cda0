"""Frames, counts, drawn dates: what leaves the timeline keeps its types and its doubt."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import STATE, event, timeline
from strategies import QUICK, whens
from syriatimeline.errors import MissingExtraError, QueryError
from syriatimeline.query.columns import UNITS, Unit, rows

pd = pytest.importorskip("pandas")
REAL = syriatimeline.load()


@pytest.mark.parametrize("unit", list(UNITS))
def test_a_frame_has_the_columns_of_the_schema(unit: Unit) -> None:
    """In order, with the type of their form, also without a row."""
    for found in (REAL, REAL.where(text="no such words")):
        frame = found.to_pandas(unit)

        assert [column.name for column in UNITS[unit]] == list(frame.columns)
        for column in UNITS[unit]:
            kind = str(frame[column.name].dtype)
            expected = {
                "day": "datetime64[s]",
                "category": "category",
                "number": "Int64",
                "flag": "boolean",
                "key": "string",
            }
            assert expected.get(column.form, "object") == kind


def test_a_frame_has_a_row_for_each() -> None:
    """Events; claims of events; actors in roles; situations on request."""
    assert len(REAL) == len(REAL.to_pandas())
    assert sum(len(each.claims) for each in REAL) == len(REAL.to_pandas("claim"))
    assert len(REAL) + len(REAL.situations) == len(REAL.to_pandas(situations=True))
    roles = sum(len(getattr(each, role)) for each in REAL for role in each.roles())
    assert roles == len(REAL.to_pandas("actor"))


def test_date_columns_work_as_dates() -> None:
    """Comparison with a string, ``.dt``, ``resample``; a missing bound is NaT."""
    frame = REAL.to_pandas()
    late = frame[frame["earliest"] >= "2025-12-01"]

    assert ["syt-0037"] == list(late["id"])
    assert 2025 == frame["latest"].dt.year.max()
    recent = frame[frame["earliest"] >= "2024-01-01"]
    by_year = recent.set_index("earliest").resample("YE").size()
    assert [2024, 2025] == [each.year for each in by_year.index]
    assert len(recent) == by_year.sum()
    assert frame["earliest"].isna().tolist() == (frame["earliest_is"] != "date").tolist()


@QUICK
@given(st.lists(whens(), max_size=5), st.sampled_from(["event", "claim", "actor"]))
def test_frames_hold_what_rows_hold(dates: list[syriatimeline.When], unit: Unit) -> None:
    """Day by day and text by text, at the limits of the calendar too."""
    found = timeline(
        *(event(number, when, participants=(STATE,)) for number, when in enumerate(dates))
    )
    frame = found.to_pandas(unit)
    expected = list(rows(found, unit))

    for column in UNITS[unit]:
        held = [None if pd.isna(cell) else cell for cell in frame[column.name]]
        if column.form == "day":
            held = [None if cell is None else cell.date() for cell in held]
        missing = "" if column.form == "text" else None
        assert [
            missing if row[column.name] is None else row[column.name] for row in expected
        ] == held


def test_years_far_from_ours_fit() -> None:
    """Seconds, not nanoseconds: the years 1 to 9999."""
    found = timeline(event(1, "0001-01-01"), event(2, "9999-12-31"))

    assert [1, 9999] == found.to_pandas()["earliest"].dt.year.tolist()


def test_categories_keep_all_their_values() -> None:
    """So that counting shows what does not occur."""
    frame = REAL.to_pandas()

    assert {"avowed", "withdrawn"} <= set(frame["standing"].cat.categories)
    assert 0 == frame["standing"].value_counts()["withdrawn"]
    for column in UNITS["event"]:
        if column.form == "category":
            present = {row[column.name] for row in rows(REAL, "event", REAL.situations.values())}
            assert present <= {*column.values, None}


def test_an_unknown_unit_raises() -> None:
    """The message names those there are."""
    with pytest.raises(QueryError, match="event, claim, actor"):
        REAL.to_pandas("month")  # type: ignore[arg-type]


def test_without_pandas_the_extra_is_named() -> None:
    """One sentence, and an ImportError for those who catch it."""
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import syriatimeline as st\n"
        "try: st.load().to_pandas()\n"
        "except ImportError as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.startswith(MissingExtraError.__name__)
    assert "pip install 'syriatimeline[pandas]'" in done.stdout


def test_csv_and_frame_agree() -> None:
    """The command's CSV has the same columns and texts."""
    done = subprocess.run(
        [sys.executable, "-m", "syriatimeline", "timeline", "--situations", "--format", "csv"],
        capture_output=True,
        check=True,
    )
    read = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))
    frame = REAL.to_pandas(situations=True)

    assert list(frame.columns) == list(read[0])
    assert frame["id"].tolist() == [row["id"] for row in read]
    assert frame["source_actors"].tolist() == [row["source_actors"] for row in read]
    days = ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in frame["earliest"]]
    assert days == [row["earliest"] for row in read]


@QUICK
@given(st.lists(whens(), max_size=5), st.sampled_from(["year", "quarter", "month"]))
def test_counts_are_what_where_finds(dates: list[syriatimeline.When], period: str) -> None:
    """Each period's counts equal two queries; certain ones never exceed the events."""
    found = timeline(*(event(number, when) for number, when in enumerate(dates, start=1)))
    for count in found.count_by(period, during="2023-11/2025-02"):  # type: ignore[arg-type]
        span = syriatimeline.When(count.days, certain=count.days)
        certain = found.where(during=span, certainty="certain")

        assert len(certain) == count.certain
        assert len(found.where(during=span)) == count.certain + count.possible


def test_periods_follow_each_other_without_gap() -> None:
    """Days, weeks, months, quarters, years: each begins where the last ended."""
    for period, expected in (("day", 40), ("week", 7), ("month", 2), ("quarter", 2), ("year", 2)):
        counts = REAL.count_by(period, during=("2024-12-08", "2025-01-16"))  # type: ignore[arg-type]

        assert expected == len(counts)
        ends = [count.days.last for count in counts[:-1]]
        begins = [count.days.first for count in counts[1:]]
        assert all((b - a).days == 1 for a, b in zip(ends, begins, strict=True) if a and b)
    assert ["2024-W49", "2024-W50"] == [
        count.period for count in REAL.count_by("week", during="2024-12-08/2024-12-09")
    ]


def test_the_last_week_of_the_calendar_is_counted() -> None:
    """It ends with the calendar, on a Friday."""
    count = timeline(event(1, "9999-12-31")).count_by("week")[0]

    assert ("9999-W52", 5, 1) == (count.period, count.days.days, count.certain)


def test_counting_needs_a_period_and_two_ends() -> None:
    """Both are named; an undated timeline has no periods."""
    with pytest.raises(QueryError, match="day, week, month"):
        REAL.count_by("decade")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="two ends"):
        REAL.count_by("month", during="2024/..")
    assert () == timeline(event(1, "../..")).count_by("month")


@QUICK
@given(st.lists(whens(), min_size=1, max_size=4), st.integers())
def test_drawn_dates_lie_inside_their_bounds(dates: list[syriatimeline.When], seed: int) -> None:
    """And the same seed draws the same."""
    found = timeline(*(event(number, when) for number, when in enumerate(dates, start=1)))
    draws = found.draw_dates(3, seed)

    assert draws == found.draw_dates(3, seed)
    for draw in draws:
        for each in found:
            day = draw[each.id]
            days = each.when.certain or each.when.widest or each.when.possible
            assert (day is None) == (not days.bounded)
            assert day is None or day in days


def test_every_possible_day_is_drawn() -> None:
    """With the same chance for each."""
    found = timeline(event(1, "[2024-12-07..2024-12-08]"))
    drawn = [draw["syt-0001"] for draw in found.draw_dates(400, seed=1)]

    assert {date(2024, 12, 7), date(2024, 12, 8)} == set(drawn)
    assert 150 < drawn.count(date(2024, 12, 7)) < 250


@pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "3"])
def test_drawing_needs_a_whole_number(wrong: object) -> None:
    """From 1."""
    with pytest.raises(QueryError, match="whole number from 1"):
        REAL.draw_dates(wrong, seed=1)  # type: ignore[arg-type]
