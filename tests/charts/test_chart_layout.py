"""What a chart draws is what the dates say, and nothing hides anything."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import syriatimeline as st
from records import OTHER, STATE, event, timeline
from strategies import QUICK, whens
from syriatimeline.calendar import Bound, Interval, When
from syriatimeline.charts import LANES, Drawing
from syriatimeline.charts.axis import Axis, axis_of
from syriatimeline.charts.layout import Layout, laid_out
from syriatimeline.charts.scale import DAY, Scale, moment_of
from syriatimeline.charts.stacking import stacked
from syriatimeline.charts.titles import BADGE

REAL = st.load()
STRETCHES = some.lists(
    some.tuples(some.integers(0, 200), some.integers(0, 60)).map(lambda at: (at[0], sum(at)))
)


def _laid_out(*dates: When, by: str | None = "kind", width: int = 760) -> Layout:
    events = timeline(*(event(number, when) for number, when in enumerate(dates, 1)))
    return laid_out(Drawing(tuple(events), (), axis_of(dates), by, width))


def _shown(end: date | Bound) -> str:
    return end.value if isinstance(end, Bound) else end.isoformat()


@QUICK
@given(STRETCHES, some.integers(0, 9))
def test_stretches_of_a_row_do_not_touch(stretches: list[tuple[float, float]], gap: int) -> None:
    rows = stacked(stretches, gap)

    assert len(stretches) == len(rows)
    for (one, row), (two, other) in combinations(zip(stretches, rows, strict=True), 2):
        if row == other:
            assert one[1] + gap <= two[0] or two[1] + gap <= one[0]


@QUICK
@given(STRETCHES)
def test_no_row_is_left_empty(stretches: list[tuple[float, float]]) -> None:
    assert set(range(len(set(stacked(stretches))))) == set(stacked(stretches))


@QUICK
@given(some.lists(whens(), min_size=1, max_size=8))
def test_rows_hold_the_days_of_each_event(dates: list[When]) -> None:
    """As the dataset has them: what is drawn wider or at the margin stands in other columns."""
    rows = {row["id"]: row for row in _laid_out(*dates).rows}

    for number, when in enumerate(dates, 1):
        row = rows[f"syt-{number:04}"]
        assert _shown(when.possible.start) == row["earliest"]
        assert _shown(when.possible.end) == row["latest"]
        assert when.edtf == row["edtf"]
        assert (when.certain is None) == (row["certain_from"] is None)
        if when.certain is not None:
            assert _shown(when.certain.start) == row["certain_from"]
            assert _shown(when.certain.end) == row["certain_to"]


@QUICK
@given(whens(Interval(date(2024, 1, 1), date(2024, 12, 31))))
def test_days_stand_where_the_axis_has_them(when: When) -> None:
    """Wherever a day is wide enough to be seen, to the millisecond."""
    axis = Axis(date(2024, 1, 1), date(2024, 12, 31))
    layout = laid_out(Drawing(tuple(timeline(event(1, when))), (), axis, "kind", 10_000))
    (row,) = layout.rows

    if when.earliest is not None:
        assert moment_of(when.earliest) == row["from"]
    if when.latest is not None:
        assert moment_of(when.latest) + DAY == row["to"]
    if when.certain is not None:
        assert row["from"] <= row["sure_from"] <= row["sure_to"] <= row["to"]
        if when.certain.first is not None:
            assert moment_of(when.certain.first) == row["sure_from"]
    assert (when.earliest is None) == (row["mark_left"] is not None)
    assert (when.latest is None) == (row["mark_right"] is not None)


@QUICK
@given(some.lists(whens(), min_size=1, max_size=12))
def test_no_bar_and_no_title_hides_another(dates: list[When]) -> None:
    layout = _laid_out(*dates, by=None)
    first, last = layout.scale.domain

    for one, two in combinations(layout.rows, 2):
        if one["row_top"] < two["row_bottom"] and two["row_top"] < one["row_bottom"]:
            assert one["right"] <= two["left"] or two["right"] <= one["left"]
    for row in layout.rows:
        assert row["row_top"] <= row["top"] < row["bottom"] <= row["row_bottom"] <= layout.height
        # What is drawn wide enough to be seen may reach over the edge by half of that.
        assert first - (last - first) / 100 <= row["left"] <= row["from"] <= row["to"]


def test_a_day_is_a_point_only_where_it_is_known() -> None:
    """The middle of a month is nobody's day."""
    day, month, night = (
        _laid_out(When.from_edtf(text)).rows[0]
        for text in ("2024-12-08", "2024-12", "[2024-12-07..2024-12-08]")
    )

    assert ("day", True) == (day["drawn_as"], day["sure_day"])
    assert moment_of(date(2024, 12, 8)) + DAY // 2 == day["day"]
    assert [("bar", None)] * 2 == [(row["drawn_as"], row["day"]) for row in (month, night)]


@pytest.mark.parametrize("by", [*LANES, None])
def test_every_event_stands_in_a_lane(by: str | None) -> None:
    layout = laid_out(Drawing(tuple(REAL), (), axis_of(each.when for each in REAL), by))

    assert {each.id for each in REAL} == {row["id"] for row in layout.rows}
    assert all(one.bottom == two.top for one, two in pairwise(layout.lanes))
    for lane in layout.lanes:
        assert lane.bottom - lane.top >= 14 * len(lane.lines)


def test_an_event_of_two_actors_stands_in_both_lanes() -> None:
    both = event(1, participants=(STATE, OTHER))
    layout = laid_out(Drawing((both,), (), axis_of([both.when]), "actor", language="ru"))

    assert ["Аркадия", "Бордурия"] == [row["lane"] for row in layout.rows]


def test_the_order_of_events_does_not_change_the_lanes() -> None:
    axis = axis_of(each.when for each in REAL)
    straight = laid_out(Drawing(tuple(REAL), (), axis))

    assert straight == laid_out(
        Drawing(tuple(REAL.order_by("title").order_by("earliest")), (), axis)
    )


def test_long_and_foreign_titles_stay_inside() -> None:
    titles = ("word " * 400, "كلمة " * 400, "👩‍👩‍👧‍👦" * 200, "漢" * 500, "a\nb\t\x07c")
    events = [
        event(number, titles={"en": title, "ru": title}) for number, title in enumerate(titles, 1)
    ]
    layout = laid_out(Drawing(tuple(events), (), axis_of([events[0].when])))

    for row, title in zip(layout.rows, titles, strict=True):
        assert row["right"] <= layout.scale.domain[1]
        assert row["label"].isprintable() or "\u200d" in row["label"]
        assert row["label"].endswith("…") or title == titles[-1]
    assert "a b c" == layout.rows[-1]["label"]


def test_the_whole_calendar_has_an_axis() -> None:
    """Years 1 to 9999; nothing beyond them is asked of the calendar."""
    layout = _laid_out(*map(When.from_edtf, ("0001-01-01", "9999-12-31", "5000", "../..")))

    first, *_, last = sorted(row["day"] for row in layout.rows if row["day"] is not None)
    assert layout.scale.domain[0] < first < last < layout.scale.domain[1]
    assert "1000" in [tick.label for tick in layout.scale.ticks]


@pytest.mark.parametrize("days", [1, 5, 31, 60, 93])
@pytest.mark.parametrize("width", [200, 760])
def test_days_are_named_where_months_would_be_too_few(days: int, width: int) -> None:
    first = date(2024, 2, 1)
    scale = Scale(Axis(first, first + timedelta(days=days - 1)), width)
    places = [tick.at * width / 100 for tick in scale.ticks]

    assert "1" == scale.ticks[0].label
    assert all(two - one >= 8 for one, two in pairwise(places))


def test_what_lies_beyond_the_axis_stands_in_its_margin() -> None:
    early, late = event(1, "2015"), event(2, "2030")
    axis = Axis(date(2024, 12, 1), date(2024, 12, 31))
    layout = laid_out(Drawing((early, late), (), axis))
    first, last = layout.scale.linear
    rows: list[dict[str, Any]] = list(layout.rows)

    assert (True, True) == layout.beyond
    assert rows[0]["to"] < layout.scale.moment(first)
    assert rows[1]["from"] > layout.scale.moment(last)


@pytest.mark.parametrize("width", [200, 400, 760])
@pytest.mark.parametrize("day", ["2024-01-02", "2024-06-15", "2024-09-01", "2024-12-30"])
def test_the_sign_of_who_says_so_stands_where_the_bar_begins(width: int, day: str) -> None:
    """Wherever the title has its room: what stands months before a bar is read as its date."""
    told = event(1, day, titles={"en": "Somebody somewhere does something of some length"})
    axis = Axis(date(2024, 1, 1), date(2024, 12, 31))
    layout = laid_out(Drawing((told,), (), axis, "kind", width))
    (row,) = layout.rows
    first, last = layout.scale.domain
    pixel = (last - first) / width

    assert abs(row["badge_at"] - row["from"]) <= BADGE * pixel
    assert first <= row["label_from"] < row["label_to"] <= last
    if row["label_side"] == "right":
        assert row["badge_at"] < row["label_from"]
    else:
        assert row["label_to"] < row["badge_at"]


def test_a_title_stands_left_of_its_sign_only_where_there_is_no_room_on_the_right() -> None:
    early, late = event(1, "2024-01-05"), event(2, "2024-12-30")
    rows = laid_out(Drawing((early, late), (), Axis(date(2024, 1, 1), date(2024, 12, 31)))).rows

    assert ["right", "left"] == [row["label_side"] for row in rows]
    assert ["Event 1", "Event 2"] == [row["label"] for row in rows]


def test_a_dispute_that_is_open_is_told_before_the_title() -> None:
    """One that is resolved is told in the tooltip alone."""
    layout = laid_out(Drawing(tuple(REAL), (), axis_of(each.when for each in REAL)))
    rows = {row["id"]: row for row in layout.rows}

    assert rows["syt-0014"]["label"].startswith("scope disputed: Russia withdraws")
    assert rows["syt-0019"]["label"].startswith("scope disputed: Russia asks Turkey")
    assert not any(
        "disputed" in row["label"] for name, row in rows.items() if not REAL[name].disputes
    )
    assert "scope" in rows["syt-0014"]["differ"]
    assert "date (resolved" in rows["syt-0019"]["differ"]
    assert "scope disputed" in rows["syt-0014"]["description"]
    assert "" == rows["syt-0016"]["differ"]
