"""Hypothesis strategies for days, intervals, EDTF strings and dates.

Most days lie near each other and near the ends of months and years, where the rules change;
some lie anywhere in the years 1 to 9999. An EDTF string is made around a day that it must hold,
so that every interval and every range runs forward.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from syriatimeline.calendar import (
    BASES,
    CONVENTIONS,
    OPEN,
    UNKNOWN,
    Bound,
    Interval,
    When,
)

__all__ = [
    "ANY_TEXT",
    "NEARLY_EDTF",
    "QUICK",
    "UNIVERSE",
    "WORLD",
    "bounded",
    "days",
    "edtf_date",
    "edtf_dates",
    "edtf_far_years",
    "edtf_intervals",
    "edtf_level_0",
    "edtf_level_1",
    "edtf_sets",
    "edtf_strings",
    "inside",
    "intervals",
    "whens",
    "world",
]

#: No deadline: the machines that run the tests are shared.
QUICK = settings(deadline=None, max_examples=100)

ANY_TEXT = st.text(max_size=30)
#: Text made of what EDTF is made of, which gets much deeper into the reader than any text.
NEARLY_EDTF = st.lists(
    st.sampled_from(
        ("2024", "201X", "-0001", "Y12024", "-12", "-13", "-21", "-XX", "-08", "-31", "-30")
        + ("T10:20:30", "Z", "+03:00", "?", "~", "%", "..", "/", ",", "[", "]", "{", "}")
        + ("0", "1", "X", "-", ".", " ", "T", "Y", "\n", "٢", "２")
    ),
    max_size=8,
).map("".join)

#: A world so small that every choice of its days can be tried: the turn of a leap February.
WORLD = Interval(date(2024, 2, 27), date(2024, 3, 2))
#: That world with one day on either side, which stands for all that open ends reach.
UNIVERSE = Interval(date(2024, 2, 26), date(2024, 3, 3))

_TURNS = tuple(
    date(year, month, day)
    for year in (2023, 2024, 2025)
    for month, day in ((1, 1), (1, 31), (2, 28), (3, 1), (12, 1), (12, 8), (12, 31))
)
_LIMITS = (date.min, date(1, 12, 31), date(9, 12, 31), date(9999, 1, 1), date.max)
_BOUNDS = st.sampled_from((OPEN, UNKNOWN))
_QUALIFIERS = st.sampled_from(("", "", "?", "~", "%"))


def days() -> st.SearchStrategy[date]:
    """Days, many of them where a month, a year or the calendar ends."""
    return st.one_of(
        st.dates(date(2024, 1, 1), date(2025, 12, 31)),
        st.sampled_from(_TURNS),
        st.sampled_from(_LIMITS),
        st.dates(),
    )


@st.composite
def bounded(draw: st.DrawFn, among: st.SearchStrategy[date] | None = None) -> Interval:
    """Intervals between two days."""
    one, two = draw(st.tuples(*[among or days()] * 2))
    return Interval(min(one, two), max(one, two))


@st.composite
def intervals(draw: st.DrawFn, among: st.SearchStrategy[date] | None = None) -> Interval:
    """Intervals whose ends are days, open or unknown."""
    found = draw(bounded(among))
    start = draw(st.one_of(st.just(found.start), _BOUNDS))
    end = draw(st.one_of(st.just(found.end), _BOUNDS))
    return Interval(start, end)


def world() -> st.SearchStrategy[Interval]:
    """Intervals whose ends are days of the small world, open or unknown."""
    return intervals(st.sampled_from(tuple(WORLD)))


@st.composite
def inside(draw: st.DrawFn, whole: Interval) -> Interval:
    """Intervals that lie inside ``whole``; an end without a date may stay without one."""
    among = st.dates(whole.first or date.min, whole.last or date.max)
    if whole in UNIVERSE or (whole.first or WORLD.first) in WORLD:
        near = [day for day in WORLD if day in whole]
        among = st.one_of(st.sampled_from(near), among) if near else among
    found = draw(bounded(among))
    start: date | Bound = found.start
    end: date | Bound = found.end
    if whole.first is None:
        start = draw(st.one_of(st.just(start), _BOUNDS))
    if whole.last is None:
        end = draw(st.one_of(st.just(end), _BOUNDS))
    return Interval(start, end)
