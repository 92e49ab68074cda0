"""The civil days that an EDTF expression means, and the way back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import (
    QUICK,
    bounded,
    days,
    edtf_dates,
    edtf_far_years,
    edtf_level_0,
    edtf_level_1,
    edtf_strings,
    inside,
    intervals,
)
from syriatimeline.calendar import (
    OPEN,
    UNKNOWN,
    Bound,
    EdtfDate,
    EdtfSet,
    Interval,
    certain_days,
    edtf_of,
    parse_edtf,
    possible_days,
)
from syriatimeline.errors import EdtfError, IntervalError


def between(first: str, last: str) -> Interval:
    """From one ISO day to another."""
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-12-08", "2024-12-08", "2024-12-08"),
        ("2024-12-08?", "2024-12-08", "2024-12-08"),  # a qualifier never widens
        ("2024-12-08T23:20:30-08:00", "2024-12-08", "2024-12-08"),  # the day as written
        ("2024-12-XX", "2024-12-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX%", "2000-01-01", "2099-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),  # no day of the year 0 can be computed
        ("00XX", "0001-01-01", "0099-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-22", "2024-06-01", "2024-08-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),  # winter ends in the next year
        ("2024-24~", "2024-12-01", "2025-02-28"),
        ("2024-12/2025-04-25", "2024-12-01", "2025-04-25"),
        ("2023-24/2024-24", "2023-12-01", "2025-02-28"),
        ("2024-12-31/2024", "2024-12-31", "2024-12-31"),  # the end of a year is its last day
        ("[2024-12-07..2024-12-08]", "2024-12-07", "2024-12-08"),
        ("[2025,2023]", "2023-01-01", "2025-12-31"),  # the hull, whatever the order
        ("{2024-12-08,2024-12-01..2024-12-03}", "2024-12-01", "2024-12-08"),
    ],
)
def test_possible_days_between_dates(edtf: str, first: str, last: str) -> None:
    """An expression may hold from the first day of its start to the last day of its end."""
    assert between(first, last) == possible_days(edtf)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024/..", date(2024, 1, 1), OPEN),
        ("2024/", date(2024, 1, 1), UNKNOWN),
        ("../2024-02", OPEN, date(2024, 2, 29)),
        ("/2024-02", UNKNOWN, date(2024, 2, 29)),
        ("../..", OPEN, OPEN),
        ("/..", UNKNOWN, OPEN),
        ("[..2024]", OPEN, date(2024, 12, 31)),
        ("{2024..}", date(2024, 1, 1), OPEN),
        ("[..2024,2026]", OPEN, date(2026, 12, 31)),
        ("{..2024,2023}", OPEN, date(2024, 12, 31)),
        ("[2020,2024..]", date(2020, 1, 1), OPEN),
        ("[..2020,2024..]", OPEN, OPEN),
    ],
)
def test_possible_days_keep_open_and_unknown_ends(
    edtf: str, start: date | Bound, end: date | Bound
) -> None:
    """An end without a date stays one, and open is not unknown."""
    assert Interval(start, end) == possible_days(edtf)


@pytest.mark.parametrize(
    ("edtf", "certain"),
    [
        ("2024-12-08", between("2024-12-08", "2024-12-08")),
        ("2024-12-08T10:20:30", between("2024-12-08", "2024-12-08")),
        ("2024-12-08?", None),  # qualified
        ("2024-12", None),  # some day of it, nobody knows which
        ("2024", None),
        ("2024-24", None),
        ("2024-12-XX", None),
        ("2024-12-07/2024-12-09", between("2024-12-07", "2024-12-09")),
        ("2024-12/2025-04-25", between("2024-12-31", "2025-04-25")),  # it had begun by then
        ("2024-12-08/2025", between("2024-12-08", "2025-01-01")),
        ("2023-24/2025", between("2024-02-29", "2025-01-01")),
        ("2024-12/2024-12", None),  # may have begun late and ended early
        ("2024/2024-06", None),
        ("2024-12~/2025-04-25", None),  # qualified
        ("2024-12-07/2024-12-09?", None),
        ("2024-12-08/..", between("2024-12-08", "2024-12-08")),  # surely on its first day
        ("/2024-12-08", between("2024-12-08", "2024-12-08")),  # surely on its last
        ("2024-12/..", None),
        ("../..", None),
        ("[2024-12-07..2024-12-08]", None),  # one of them
        ("[2024-12-07,2024-12-08]", None),
        ("{2024-12-07..2024-12-09}", between("2024-12-07", "2024-12-09")),  # all of them
        ("{2024-12-08}", between("2024-12-08", "2024-12-08")),
        ("{2024-12-07,2024-12-09}", None),  # two days are no single stretch
    ],
)
def test_certain_days(edtf: str, certain: Interval | None) -> None:
    """Sure are the days that every reading of an expression holds."""
    assert certain == certain_days(edtf)


@QUICK
@given(edtf_strings())
def test_certain_days_lie_inside_the_possible_ones(edtf: str) -> None:
    """No day is sure without being possible."""
    certain = certain_days(edtf)

    assert certain is None or certain in possible_days(edtf)


@QUICK
@given(edtf_strings())
def test_text_and_value_mean_the_same_days(edtf: str) -> None:
    """A string and what was read of it give the same days."""
    read = parse_edtf(edtf)

    assert possible_days(edtf) == possible_days(read)
    assert certain_days(edtf) == certain_days(read)


@QUICK
@given(st.data(), days())
def test_expression_made_of_a_day_holds_it(data: st.DataObject, day: date) -> None:
    """The month, season, year, decade and century of a day hold that day, qualified or not."""
    edtf = data.draw(edtf_dates(day))

    assert day in possible_days(edtf)
    assert certain_days(edtf) in (None, Interval.of_day(day))


@QUICK
@given(st.one_of(edtf_level_0(), edtf_level_1()), st.sampled_from("?~%"))
def test_qualifier_moves_no_end_but_leaves_nothing_sure(edtf: str, qualifier: str) -> None:
    """Qualifying an end changes no possible day; no day of what is qualified is sure."""
    ends = [end for end in edtf.split("/") if end not in ("", "..")]
    bare = edtf.translate({ord(sign): None for sign in "?~%"})
    qualified = "/".join(
        end + qualifier if end not in ("", "..") else end for end in bare.split("/")
    )

    assert possible_days(edtf) == possible_days(bare) == possible_days(qualified)
    assert not ends or certain_days(qualified) is None


@QUICK
@given(st.data(), bounded())
def test_interval_and_sets_of_the_same_ends_may_hold_on_the_same_days(
    data: st.DataObject, span: Interval
) -> None:
    """`a/b`, `[a..b]` and `{a..b}` are possible on the same days; of `[a..b]` none is sure."""
    assert span.first is not None
    assert span.last is not None
    first, last = data.draw(edtf_dates(span.first)), data.draw(edtf_dates(span.last))
    throughout = possible_days(f"{first}/{last}")

    assert (
        throughout == possible_days(f"[{first}..{last}]") == possible_days(f"{{{first}..{last}}}")
    )
    assert certain_days(f"{first}/{last}") == certain_days(f"{{{first}..{last}}}")
    assert certain_days(f"[{first}..{last}]") is None


@QUICK
@given(edtf_strings())
def test_set_is_possible_on_the_hull_of_its_members(edtf: str) -> None:
    """Every member lies inside the set; what is no set is the set of itself."""
    read = parse_edtf(edtf)
    members = read.members if isinstance(read, EdtfSet) else ()
    whole = possible_days(read)

    assert all(possible_days(EdtfSet(True, (pair,))) in whole for pair in members)
    assert "/" in edtf or members or possible_days(f"[{edtf}]") == whole


@QUICK
@given(intervals(), st.data(), st.sampled_from(("", "?", "~", "%")))
def test_days_written_as_edtf_are_read_back(
    possible: Interval, data: st.DataObject, qualifier: str
) -> None:
    """Whatever days are written, reading gives them back, with or without sure ones."""
    certain = data.draw(st.none() | inside(possible))

    assert possible == possible_days(edtf_of(possible, certain, qualifier))


@QUICK
@given(edtf_strings())
def test_days_of_any_expression_are_written_and_read_back(edtf: str) -> None:
    """The way from text to days to text ends at the same days."""
    possible, certain = possible_days(edtf), certain_days(edtf)

    assert possible == possible_days(edtf_of(possible, certain))


@pytest.mark.parametrize(
    ("possible", "certain", "edtf"),
    [
        ("2024-12-08", None, "2024-12-08"),
        ("2024-12-01/2024-12-31", None, "2024-12"),
        ("2024-01-01/2024-12-31", None, "2024"),
        ("2020-01-01/2029-12-31", None, "202X"),
        ("2000-01-01/2099-12-31", None, "20XX"),
        ("0001-01-01/0009-12-31", None, "000X"),
        ("0001-01-01/0099-12-31", None, "00XX"),
        ("2024-12-07/2024-12-08", None, "[2024-12-07..2024-12-08]"),
        ("2024-01-01/2024-11-30", None, "[2024-01-01..2024-11-30]"),
        ("../2024-12-08", None, "[..2024-12-08]"),
        ("2024-12-08/..", None, "[2024-12-08..]"),
        ("2024-12-08/", None, "2024-12-08/"),
        ("/..", None, "/.."),
        ("../..", None, "../.."),
        ("2024-12-07/2024-12-08", "2024-12-07/2024-12-08", "2024-12-07/2024-12-08"),
        ("2015/2025-04-25", "2015-12-31/2025-04-25", "2015/2025-04-25"),
        ("2024-12/2025", "2024-12-31/2025-01-01", "2024-12/2025"),
        ("2024-12-08/..", "2024-12-08", "2024-12-08/.."),
    ],
)
def test_writes_the_shortest_edtf(possible: str, certain: str | None, edtf: str) -> None:
    """Whole months, years, decades and centuries are written in their short form."""
    sure = None if certain is None else possible_days(certain)

    assert edtf == edtf_of(possible_days(possible), sure)


@pytest.mark.parametrize(
    "edtf",
    [
        "0000",  # there is no year 0 among the days that can be computed
        "-0753",  # before it
        "-000X",  # the years -9 to 0
        "-01XX",  # a century before
        "Y10000",  # the first year after 9999
        "Y-170000002",  # far before
        "9999-24",  # a winter that ends in the year 10000
        "2024/Y12024",  # one computable end is not enough
        "[0000..2024]",
        "{2024,-0001-02-28}",
    ],
)
def test_days_of_other_years_cannot_be_computed(edtf: str) -> None:
    """An expression that is valid, but leaves the years 1 to 9999, has no days."""
    read = parse_edtf(edtf)

    with pytest.raises(EdtfError, match="year") as caught:
        possible_days(read)

    assert caught.value.text in edtf


@QUICK
@given(edtf_far_years())
def test_far_years_are_read_but_have_no_days(edtf: str) -> None:
    """Any year outside 1 to 9999 can be read, and has neither possible nor sure days."""
    with pytest.raises(EdtfError):
        possible_days(edtf)
    with pytest.raises(EdtfError):
        certain_days(edtf)

    assert edtf == str(parse_edtf(edtf))


@pytest.mark.parametrize(
    "edtf",
    [
        "2024-12-08/2024-12-07",  # the day before
        "2025/2024",  # the year before
        "2025-24/2025-11",  # December comes after November
        "[2025..2024]",  # a range backward
        "{2023,2025-02..2025-01}",  # one range backward
        "202X/2019-12-31",  # a decade that begins after the end
    ],
)
def test_ends_must_not_run_backward(edtf: str) -> None:
    """An expression that can be read, but ends before it starts, has no days."""
    read = parse_edtf(edtf)

    with pytest.raises(IntervalError, match="lies before"):
        possible_days(read)


@pytest.mark.parametrize(
    "edtf",
    [
        "",  # nothing
        "2024-13",  # no such month
        "[2024",  # not closed
        "2024-12-08 ",  # space after
    ],
)
def test_text_that_is_no_edtf_has_no_days(edtf: str) -> None:
    """Asking for the days of a bad string is the error of reading it."""
    with pytest.raises(EdtfError):
        possible_days(edtf)
    with pytest.raises(EdtfError) as caught:
        certain_days(edtf)

    assert edtf == caught.value.text


@pytest.mark.parametrize("day", [date.min, date(9999, 11, 30), date.max])
def test_limits_of_the_calendar_can_be_written(day: date) -> None:
    """The first and the last day that can be computed are days like others."""
    read = parse_edtf(day.isoformat())

    assert EdtfDate(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}") == read
    assert Interval.of_day(day) == possible_days(read)
