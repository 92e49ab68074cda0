"""Hypothesis strategies for days, intervals, EDTF strings and dates.

Most days lie near each other and near the ends of months and years, where the rules change;
some lie anywhere in the years 1 to 9999. An EDTF string is made around a day that it must hold,
so that every interval and every range runs forward.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

from hypothesis import settings
from hypothesis import strategies as st

from syriatimeline.calendar import (
    CONVENTIONS,
    OPEN,
    UNKNOWN,
    Basis,
    Bound,
    Interval,
    When,
)

__all__ = [
    "ANY_TEXT",
    "EVERY_DAY",
    "NEARLY_EDTF",
    "QUICK",
    "UNIVERSE",
    "WORLD",
    "bounded",
    "days",
    "edtf_dates",
    "edtf_far_years",
    "edtf_level_0",
    "edtf_level_1",
    "edtf_sets",
    "edtf_strings",
    "inside",
    "intervals",
    "whens",
    "world",
]

Qualifier = Literal["", "?", "~", "%"]

#: No deadline: the machines that run the tests are shared.
QUICK = settings(deadline=None, max_examples=60)

ANY_TEXT = st.text(max_size=30)
#: Text made of what EDTF is made of, which gets much deeper into the reader than any text.
NEARLY_EDTF = st.lists(
    st.one_of(
        st.sampled_from(("2024", "201X", "-0001", "Y12024", "T10:20:30", "+03:00")),
        st.sampled_from(("-12", "-13", "-21", "-XX", "-08", "-30", "-31")),
        st.sampled_from("?~%/,[]{}01X-.TYZ \n٢２"),
        st.just(".."),
    ),
    max_size=8,
).map("".join)

EVERY_DAY = Interval(date.min, date.max)
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
_DAYS = st.one_of(
    st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    st.sampled_from(_TURNS),
    st.sampled_from(_LIMITS),
    st.dates(),
)
_BOUNDS = st.sampled_from((OPEN, UNKNOWN))
_QUALIFIERS: st.SearchStrategy[Qualifier] = st.sampled_from(("", "?", "~", "%"))


_BASES: st.SearchStrategy[Basis] = st.sampled_from(get_args(Basis))
_EVIDENCE = st.sampled_from(((), ("claim-a",), ("claim-a", "article-b")))
_CONVENTIONS = st.sampled_from([*((name,) for name in CONVENTIONS), tuple(CONVENTIONS)])


def days() -> st.SearchStrategy[date]:
    """Days, many of them where a month, a year or the calendar ends."""
    return _DAYS


@st.composite
def bounded(draw: st.DrawFn, among: st.SearchStrategy[date] | None = None) -> Interval:
    """Intervals between two days."""
    among = days() if among is None else among
    one, two = draw(st.tuples(among, among))
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
def inside(draw: st.DrawFn, whole: Interval, limits: Interval = EVERY_DAY) -> Interval:
    """Intervals inside ``whole`` with ends in ``limits``; an end without a date may stay so."""
    first = max(whole.first or date.min, limits.first or date.min)
    last = min(whole.last or date.max, limits.last or date.max)
    found = draw(bounded(st.dates(first, last)))
    start = draw(st.just(found.start) if whole.first else st.one_of(st.just(found.start), _BOUNDS))
    end = draw(st.just(found.end) if whole.last else st.one_of(st.just(found.end), _BOUNDS))
    return Interval(start, end)


@st.composite
def whens(draw: st.DrawFn, limits: Interval = EVERY_DAY) -> When:
    """Dates whose parts do not contradict each other, with ends in ``limits``."""
    among = days() if limits == EVERY_DAY else st.sampled_from(tuple(limits))
    possible = draw(intervals(among))
    certain = draw(st.none() | inside(possible, limits))
    wider = draw(st.none() | intervals(among))
    once = certain is None or possible.days == 1
    return When(
        possible=possible,
        certain=certain,
        once=once and draw(st.booleans()),
        basis=draw(_BASES),
        evidence=draw(_EVIDENCE),
        # A qualified date has no sure days.
        qualifier=draw(_QUALIFIERS) if certain is None else "",
        conventions=draw(_CONVENTIONS) if wider else (),
        widest=possible.hull(wider) if wider else None,
        drawn=draw(st.none() | inside(possible, limits)),
        note=draw(st.sampled_from(("", "the day is in the text"))),
        written=draw(st.sampled_from(("", str(possible), "2024-12"))),
    )


def edtf_level_0() -> st.SearchStrategy[str]:
    """EDTF of level 0: a year, month, day or moment, or an interval between the first three."""
    return st.one_of(
        days().flatmap(_level_0_date),
        days().flatmap(_moment),
        bounded().flatmap(lambda span: _joined(_level_0_date, "/", span)),
    )


def edtf_level_1() -> st.SearchStrategy[str]:
    """EDTF of level 1: seasons, digits left open, qualifiers, open and unknown ends."""
    return st.one_of(days().flatmap(_level_1_date), intervals().flatmap(_level_1_interval))


@st.composite
def edtf_sets(draw: st.DrawFn, brackets: tuple[str, ...] = ("[]", "{}")) -> str:
    """Sets of level 2, of single dates and ranges; the first and the last may be open."""
    members = draw(st.lists(st.one_of(days().flatmap(_any_date), _ranges()), max_size=3))
    if not members or draw(st.booleans()):
        members.insert(0, draw(_ranges() | days().flatmap(_any_date).map("..{}".format)))
    if draw(st.booleans()):
        members.append(draw(days().flatmap(_any_date).map("{}..".format)))
    around = draw(st.sampled_from(brackets))
    return around[0] + ",".join(members) + around[1]


def edtf_strings() -> st.SearchStrategy[str]:
    """EDTF of every kind that is read and whose days can be computed."""
    return st.one_of(edtf_level_0(), edtf_level_1(), edtf_sets())


@st.composite
def edtf_far_years(draw: st.DrawFn) -> str:
    """EDTF that is read, but names a year outside 1 to 9999."""
    year = draw(st.one_of(st.integers(max_value=-1), st.just(0), st.integers(min_value=10000)))
    qualifier = draw(_QUALIFIERS)
    if abs(year) > 9999:
        return f"Y{year}{qualifier}"
    shown = f"-{-year:04}" if year else "0000"
    return shown + draw(st.sampled_from(("", "-02", "-XX", "-02-28"))) + qualifier


def edtf_dates(day: date) -> st.SearchStrategy[str]:
    """EDTF dates, months, seasons, years and moments that hold the day."""
    return _any_date(day)


def _level_0_date(day: date) -> st.SearchStrategy[str]:
    written = day.isoformat()
    return st.sampled_from((written, written[:7], written[:4]))


def _moment(day: date) -> st.SearchStrategy[str]:
    zones = st.sampled_from(("", "Z", "+03", "-03:30", "+14:00"))
    times = st.times().map(lambda time: f"{time:%H:%M:%S}")
    return st.builds(f"{day.isoformat()}T{{}}{{}}".format, times, zones)


def _level_1_date(day: date) -> st.SearchStrategy[str]:
    year, month, _ = day.isoformat().split("-")
    forms = [f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-XX-XX", f"{year}-{month}-XX"]
    forms += _season_of(day)
    plain = _level_0_date(day) | st.sampled_from(forms)
    return st.builds("{}{}".format, plain, _QUALIFIERS)


def _any_date(day: date) -> st.SearchStrategy[str]:
    return _level_0_date(day) | _level_1_date(day)


def _season_of(day: date) -> list[str]:
    # Winter begins in December and is named by that year.
    year = day.year if day.month > 2 else day.year - 1
    season = 20 + (day.month // 3 or 4)
    computable = year > 0 and (year, season) != (9999, 24)
    return [f"{year:04}-{season}"] if computable else []


def _level_1_interval(span: Interval) -> st.SearchStrategy[str]:
    return st.builds("{}/{}".format, _interval_end(span.start), _interval_end(span.end))


def _interval_end(end: date | Bound) -> st.SearchStrategy[str]:
    if isinstance(end, date):
        return _any_date(end)
    return st.just(".." if end is OPEN else "")


def _ranges() -> st.SearchStrategy[str]:
    return bounded().flatmap(lambda span: _joined(_any_date, "..", span))


def _joined(
    form: Callable[[date], st.SearchStrategy[str]], separator: str, span: Interval
) -> st.SearchStrategy[str]:
    first, last = span.first or date.min, span.last or date.max
    return st.builds(f"{{}}{separator}{{}}".format, form(first), form(last))
