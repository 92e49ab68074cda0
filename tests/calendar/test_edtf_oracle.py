"""Our days against those of another reader of EDTF, the ``edtf`` package from PyPI.

For generated expressions both find the same first and last day, except where a row of
``DISAGREEMENTS`` says that and why they do not; each row is tested to be still true.
"""

from __future__ import annotations

import math
import re
from datetime import date
from time import struct_time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies import QUICK, bounded, days, edtf_level_0, edtf_level_1, edtf_sets
from syriatimeline.calendar import OPEN, Bound, possible_days
from syriatimeline.errors import CalendarError

edtf = pytest.importorskip("edtf")

#: The other reader takes 10 to 40 milliseconds for an expression.
SLOW = settings(QUICK, max_examples=25)


class Disagreement(NamedTuple):
    """A form of input on which the two readers differ.

    Attributes:
        form: The form in words.
        example: An expression of that form.
        theirs: Their first and last day, or the name of their error.
        ours: Our first and last day, or the name of our error.
        why: Why we keep to ours.
        pattern: What finds the form among generated expressions; empty if none is generated.
    """

    form: str
    example: str
    theirs: str
    ours: str
    why: str
    pattern: str = ""


DISAGREEMENTS = (
    Disagreement(
        "a winter",
        "2024-24",
        "2024-12-01/2024-12-31",
        "2024-12-01/2025-02-28",
        "they cut winter at the end of the year; we count its three months",
        r"\b\d{4}-24\b(?!-)",
    ),
    Disagreement(
        "a qualified season",
        "2024-21~",
        "EDTFParseException",
        "2024-03-01/2024-05-31",
        "a qualifier may stand behind any date of level 1, and a season is one",
        r"^\d{4}-2[123][?~%]$",
    ),
    Disagreement(
        "an unknown start",
        "/2024",
        "2014-12-31/2024-12-31",
        "/2024-12-31",
        "they put it ten years before the end; we leave it unknown",
        r"^/.*\d",
    ),
    Disagreement(
        "an unknown end",
        "2024/",
        "2024-01-01/2034-01-01",
        "2024-01-01/",
        "they put it ten years after the start; we leave it unknown",
        r"\d.*/$",
    ),
    Disagreement(
        "two unknown ends",
        "/",
        "EDTFParseException",
        "/",
        "that nothing is known of either end can be said",
        r"^/$",
    ),
    Disagreement(
        "unknown start, open end",
        "/..",
        "TypeError",
        "/..",
        "an unknown and an open end may stand together",
        r"^/\.\.$",
    ),
    Disagreement(
        "open start, unknown end",
        "../",
        "TypeError",
        "../",
        "an open and an unknown end may stand together",
        r"^\.\./$",
    ),
    Disagreement(
        "a decade or century from 0",
        "000X",
        "0000-01-01/0009-12-31",
        "0001-01-01/0009-12-31",
        "days are computed from the year 1 on",
        r"\b00(XX|0X)",
    ),
    Disagreement(
        "an X and an open end",
        "202X/..",
        "EDTFParseException",
        "2020-01-01/..",
        "they read no X beside an open end",
        r"^(?=.*X)(\.\./|.*/\.\.$)",
    ),
    Disagreement(
        "an X and a qualifier in an interval",
        "201X/2024?",
        "EDTFParseException",
        "2010-01-01/2024-12-31",
        "they read no X and qualifier in the same interval",
        r"^(?=.*X)(?=.*[?~%]).*/",
    ),
    Disagreement(
        "an interval with some month",
        "2024-XX/2025",
        "AttributeError",
        "2024-01-01/2025-12-31",
        "they read it, but cannot compute its days",
        r"^(?=.*/).*\d{4}-XX\b(?!-)",
    ),
    Disagreement(
        "a moment with the zone +00:00",
        "2024-12-08T10:20:30+00:00",
        "EDTFParseException",
        "2024-12-08/2024-12-08",
        "ISO 8601 lets Greenwich be written so",
    ),
    Disagreement(
        "a qualified moment",
        "2024-12-08T10:20:30Z?",
        "EDTFParseException",
        "2024-12-08/2024-12-08",
        "we let a moment be qualified like its day",
    ),
    Disagreement(
        "an interval of moments",
        "2024-12-07T10:20:30/2024-12-08",
        "EDTFParseException",
        "2024-12-07/2024-12-08",
        "we let a moment stand where its day may stand",
    ),
    Disagreement(
        "midnight as 24:00",
        "2024-12-08T24:00:00",
        "2024-12-08/2024-12-08",
        "EdtfError",
        "ISO 8601 dropped it in 2019; it would be a moment of the next day",
    ),
    Disagreement(
        "29 February of a common year",
        "2023-02-29",
        "2023-02-29/2023-02-29",
        "EdtfError",
        "that day did not exist; they look at the month without the year",
    ),
    Disagreement(
        "the year 0",
        "0000",
        "0000-01-01/0000-12-31",
        "EdtfError",
        "days are computed for the years 1 to 9999",
    ),
    Disagreement(
        "a year before it",
        "-0753",
        "-0753-01-01/-0753-12-31",
        "EdtfError",
        "days are computed for the years 1 to 9999",
    ),
    Disagreement(
        "a year of five digits",
        "Y12024",
        "12024-01-01/12024-12-31",
        "EdtfError",
        "days are computed for the years 1 to 9999",
    ),
    Disagreement(
        "a millennium",
        "2XXX",
        "2000-01-01/2999-12-31",
        "EdtfError",
        "level 1 leaves one or two digits of a year open, not three",
    ),
    Disagreement(
        "an interval that runs backward",
        "2025/2024",
        "2025-01-01/2024-12-31",
        "IntervalError",
        "an interval that ends before it starts is a mistake",
    ),
    Disagreement(
        "space around",
        "  2024 ",
        "2024-01-01/2024-12-31",
        "EdtfError",
        "they strip it; in data it is a mistake",
    ),
    Disagreement(
        "space within",
        "[2024, 2025]",
        "2024-01-01/2025-12-31",
        "EdtfError",
        "they skip it; in data it is a mistake",
    ),
    Disagreement(
        "a season of level 2",
        "2024-25",
        "2024-03-01/2024-05-31",
        "EdtfError",
        "level 2 is not read, but for sets",
    ),
    Disagreement(
        "an X before a digit",
        "2024-XX-08",
        "2024-01-08/2024-12-08",
        "EdtfError",
        "level 2 is not read, but for sets",
    ),
    Disagreement(
        "a qualified part",
        "2024-~12",
        "2024-12-01/2024-12-31",
        "EdtfError",
        "level 2 is not read, but for sets",
    ),
    Disagreement(
        "significant digits",
        "1950S2",
        "1950-01-01/1950-12-31",
        "EdtfError",
        "level 2 is not read, but for sets",
    ),
    Disagreement(
        "a set of one member",
        "[2024]",
        "EDTFParseException",
        "2024-01-01/2024-12-31",
        "a set may have one member",
        r"^\[[^.,]*\]$",
    ),
    Disagreement(
        "a season in a set",
        "[2024-21,2024-23]",
        "EDTFParseException",
        "2024-03-01/2024-11-30",
        "we let a season stand where a month may stand",
        r"^\[.*\b\d{4}-2[1234]\b(?!-)",
    ),
    Disagreement(
        "a moment in a set",
        "[2024-12-07,2024-12-08T10:20:30Z]",
        "EDTFParseException",
        "2024-12-07/2024-12-08",
        "we let a moment stand where its day may stand",
    ),
    Disagreement(
        "a set with some month",
        "[2023,2024-XX]",
        "AttributeError",
        "2023-01-01/2024-12-31",
        "they read it, but cannot compute its days",
        r"^\[.*\d{4}-XX\b(?!-)",
    ),
    Disagreement(
        "an X or a qualifier in a range",
        "[2023..2024~]",
        "EDTFParseException",
        "2023-01-01/2024-12-31",
        "we let any date of level 1 be the end of a range",
        r"[X?~%]\.\.|\.\.[^,\]]*[X?~%]",
    ),
    Disagreement(
        "a range to a month from a year",
        "[2023..2024-06]",
        "EDTFParseException",
        "2023-01-01/2024-06-30",
        "the ends of a range need not be equally fine",
        r"\b\d{4}\.\.\d{4}-",
    ),
    Disagreement(
        "a range to a day from a month",
        "[2023-12..2024-06-01]",
        "EDTFParseException",
        "2023-12-01/2024-06-01",
        "the ends of a range need not be equally fine",
        r"\b\d{4}-\d\d\.\.\d{4}-\d\d-",
    ),
    Disagreement(
        "a range to a year from a month or day",
        "[2023-12..2024]",
        "EDTFParseException",
        "2023-12-01/2024-12-31",
        "the ends of a range need not be equally fine",
        r"-\d\d\.\.\d{4}\b(?!-)",
    ),
    Disagreement(
        "a range to a month from a day",
        "[2023-12-08..2024-06]",
        "EDTFParseException",
        "2023-12-08/2024-06-30",
        "the ends of a range need not be equally fine",
        r"-\d\d-\d\d\.\.\d{4}-\d\d\b(?!-)",
    ),
    Disagreement(
        "a range that runs backward",
        "[2025..2024]",
        "2025-01-01/2024-12-31",
        "IntervalError",
        "a range that ends before it starts is a mistake",
    ),
    Disagreement(
        "all of a set with an open end",
        "{..2024,2023}",
        "TypeError",
        "../2024-12-31",
        "they cannot compare an open end with a day",
    ),
)


def their_days(text: str) -> str:
    """The first and the last day that the package finds, or the name of its error."""
    try:
        found = edtf.parse_edtf(text)
        ends = found.lower_strict(), found.upper_strict()
    except (edtf.EDTFParseException, AttributeError, TypeError) as error:
        return type(error).__name__
    return "/".join(map(their_end, ends))


def their_end(end: struct_time | float) -> str:
    """A day as the package gives it, an open end being infinite."""
    if not isinstance(end, struct_time):
        return ".." if math.isinf(end) else ""
    sign = "-" if end.tm_year < 0 else ""
    return f"{sign}{abs(end.tm_year):04}-{end.tm_mon:02}-{end.tm_mday:02}"


def our_days(text: str) -> str:
    """The first and the last day that we find, or the name of our error."""
    try:
        found = possible_days(text)
    except CalendarError as error:
        return type(error).__name__
    return "/".join(map(our_end, (found.start, found.end)))


def our_end(end: date | Bound) -> str:
    """A day as we give it, an open end being two dots."""
    if isinstance(end, date):
        return end.isoformat()
    return ".." if end is OPEN else ""


def disagreement(text: str) -> Disagreement | None:
    """The row of the list for the form of a generated expression, if there is one."""
    rows = (row for row in DISAGREEMENTS if row.pattern and re.search(row.pattern, text))
    return next(rows, None)


@st.composite
def plain_sets(draw: st.DrawFn) -> str:
    """One-of sets such as both read: of two members or a range, with ends equally fine."""
    length = st.sampled_from((4, 7, 10))
    signs = st.sampled_from(("", "", "?", "~", "%"))
    date_text = st.builds(lambda day, size: day.isoformat()[:size], days(), length)
    decade = days().filter(lambda day: day.year > 99).map(lambda day: f"{day.year:04}"[:3] + "X")
    single = st.builds("{}{}".format, date_text | decade, signs)
    span = st.builds(
        lambda found, size: "..".join(str(end)[:size] for end in (found.start, found.end)),
        bounded(),
        length,
    )
    members = [*draw(st.lists(single | span, min_size=1, max_size=2)), draw(span)]
    start = draw(st.sampled_from(([], [f"..{draw(date_text)}"])))
    end = draw(st.sampled_from(([], [f"{draw(date_text)}.."])))
    return f"[{','.join(start + members + end)}]"


@SLOW
@given(edtf_level_0())
def test_level_0_has_the_same_days(text: str) -> None:
    """Years, months, days, moments and intervals between dates mean the same to both readers."""
    assert their_days(text) == our_days(text)


@SLOW
@given(edtf_level_1())
def test_level_1_has_the_same_days_but_for_the_list(text: str) -> None:
    """Whatever else is of level 1 means the same to both readers, or is of a form listed."""
    assert their_days(text) == our_days(text) or disagreement(text)


@SLOW
@given(plain_sets())
def test_plain_sets_have_the_same_days(text: str) -> None:
    """One-of sets of dates and of ranges whose ends are equally fine mean the same to both."""
    assert their_days(text) == our_days(text)


@SLOW
@given(edtf_sets(("[]",)))
def test_other_sets_have_the_same_days_but_for_the_list(text: str) -> None:
    """One-of sets of anything that we read mean the same to both, or are of a form listed."""
    assert their_days(text) == our_days(text) or disagreement(text)


@pytest.mark.parametrize("row", DISAGREEMENTS, ids=lambda row: str(row.form))
def test_disagreement_still_exists(row: Disagreement) -> None:
    """Each row of the list is true: theirs and ours are as it says, and they differ."""
    assert row.theirs == their_days(row.example)
    assert row.ours == our_days(row.example)
    assert row.theirs != row.ours
    assert not row.pattern or re.search(row.pattern, row.example)


@pytest.mark.parametrize("text", ["2024?", "2024-12~", "2024-12-08%", "201X~", "2024-12-08?/2025~"])
def test_qualified_dates_are_not_padded(text: str) -> None:
    """Their fuzzy days of what is qualified are wider than ours, which are their strict ones."""
    found = edtf.parse_edtf(text)
    fuzzy = their_end(found.lower_fuzzy()), their_end(found.upper_fuzzy())
    first, last = our_days(text).split("/")

    assert (first, last) == (their_end(found.lower_strict()), their_end(found.upper_strict()))
    assert fuzzy[0] < first
    assert last < fuzzy[1]


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        "2024-13",  # no such month
        "2024-02-30",  # no such day in any year
        "2024-04-31",  # nor this
        "2024-1-1",  # no leading zeros
        "Y2024",  # a long year has five digits
        "2024-12-08T10:20:60",  # no such second
        "2024-12-08/2024-12-09/x",  # a third end
        "[2024",  # never closed
        "[..]",  # a range without a date
        "٢٠٢٤",  # Arabic-Indic digits
    ],
)
def test_both_reject_what_is_no_edtf(text: str) -> None:
    """What is plainly no EDTF is an error to both readers."""
    assert "EDTFParseException" == their_days(text)
    assert "EdtfError" == our_days(text)
