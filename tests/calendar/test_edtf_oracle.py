"""Our days against those of another reader of EDTF, the ``edtf`` package from PyPI.

For the generated expressions both find the same first and last day, except where a row of
``DISAGREEMENTS`` says that and why they do not; each row is tested to be still true.
"""

# ruff: noqa: SIM300

from __future__ import annotations

import math
import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import (
    QUICK,
    bounded,
    days,
    edtf_level_0,
    edtf_level_1,
    edtf_sets,
)

from syriatimeline.calendar import UNKNOWN, Interval, possible_days
from syriatimeline.errors import CalendarError

edtf = pytest.importorskip("edtf")

#: The other reader takes 10 to 40 milliseconds for an expression.
SLOW = settings(QUICK, max_examples=40)


class Disagreement(NamedTuple):
    """A form of input on which the two readers differ.

    Attributes:
        form: A regular expression that finds the form.
        example: An expression of that form.
        theirs: Their first and last day, or the name of their error.
        ours: Our first and last day, or the name of our error.
        why: Why we keep to ours.
    """

    form: str
    example: str
    theirs: str
    ours: str
    why: str


DISAGREEMENTS = (
    Disagreement(
        r"\d{4}-24\b(?!-)",
        "2024-24",
        "2024-12-01/2024-12-31",
        "2024-12-01/2025-02-28",
        "they cut winter at the end of the year, we count its three months",
    ),
    Disagreement(
        r"^\d{4}-2[123][?~%]",
        "2024-21~",
        "EDTFParseException",
        "2024-03-01/2024-05-31",
        "a qualifier may stand behind any date of level 1, and a season is one",
    ),
    Disagreement(
        r"^/.*\d",
        "/2024",
        "2014-12-31/2024-12-31",
        "/2024-12-31",
        "they take an unknown start to be ten years before the end, we leave it unknown",
    ),
    Disagreement(
        r"\d.*/$",
        "2024/",
        "2024-01-01/2034-01-01",
        "2024-01-01/",
        "they take an unknown end to be ten years after the start, we leave it unknown",
    ),
    Disagreement(
        r"^/$",
        "/",
        "EDTFParseException",
        "/",
        "that nothing is known of either end can be said",
    ),
    Disagreement(
        r"^/\.\.$",
        "/..",
        "TypeError",
        "/..",
        "an unknown start and an open end can be said together",
    ),
    Disagreement(
        r"^\.\./$",
        "../",
        "TypeError",
        "../",
        "an open start and an unknown end can be said together",
    ),
    Disagreement(
        r"\b00(XX|0X)",
        "000X",
        "0000-01-01/0009-12-31",
        "0001-01-01/0009-12-31",
        "days are computed from the year 1 on, so the first decade and century begin there",
    ),
    Disagreement(
        r"X/\.\.|\.\./.*X",
        "202X/..",
        "EDTFParseException",
        "2020-01-01/..",
        "they read no X beside an open end",
    ),
    Disagreement(
        r"X.*/.*[?~%]|[?~%].*/.*X|X[?~%]/",
        "201X/2024?",
        "EDTFParseException",
        "2010-01-01/2024-12-31",
        "they read no X and qualifier in the same interval",
    ),
    Disagreement(
        r"\d{4}-XX\b.*/|/.*\d{4}-XX\b",
        "2024-XX/2025",
        "AttributeError",
        "2024-01-01/2025-12-31",
        "they read an interval from an unspecified month, but cannot compute it",
    ),
    Disagreement(
        r"T.*\+00:00",
        "2024-12-08T10:20:30+00:00",
        "EDTFParseException",
        "2024-12-08/2024-12-08",
        "ISO 8601 allows Greenwich to be written as +00:00",
    ),
    Disagreement(
        r"T.*[?~%/]|/.*T",
        "2024-12-08T10:20:30Z?",
        "EDTFParseException",
        "2024-12-08/2024-12-08",
        "we let a moment be qualified like a day",
    ),
    Disagreement(
        r"T24",
        "2024-12-08T24:00:00",
        "2024-12-08/2024-12-08",
        "EdtfError",
        "24:00 left ISO 8601 in 2019, and would be a moment of the next day",
    ),
    Disagreement(
        r"-02-29",
        "2023-02-29",
        "2023-02-29/2023-02-29",
        "EdtfError",
        "that day did not exist; they check the length of months without the year",
    ),
    Disagreement(
        r"^0000",
        "0000",
        "0000-01-01/0000-12-31",
        "EdtfError",
        "days are computed for the years 1 to 9999",
    ),
    Disagreement(
        r"^-\d{4}",
        "-0753",
        "-753-01-01/-753-12-31",
        "EdtfError",
        "days are computed for the years 1 to 9999",
    ),
    Disagreement(
        r"^Y",
        "Y12024",
        "12024-01-01/12024-12-31",
        "EdtfError",
        "days are computed for the years 1 to 9999",
    ),
    Disagreement(
        r"\dXXX",
        "2XXX",
        "2000-01-01/2999-12-31",
        "EdtfError",
        "level 1 leaves one or two digits of a year open",
    ),
    Disagreement(
        r"^(\d{4})/(?!\1)",
        "2025/2024",
        "2025-01-01/2024-12-31",
        "IntervalError",
        "an interval that ends before it starts is a mistake",
    ),
    Disagreement(
        r"^\s|\s$",
        " 2024",
        "2024-01-01/2024-12-31",
        "EdtfError",
        "they strip space; in data it is a mistake",
    ),
    Disagreement(
        r", | ,",
        "[2024, 2025]",
        "2024-01-01/2025-12-31",
        "EdtfError",
        "they skip space; in data it is a mistake",
    ),
    Disagreement(
        r"-(2[5-9]|3\d|4[01])$",
        "2024-25",
        "2024-03-01/2024-05-31",
        "EdtfError",
        "the further seasons, quarters and halves are of level 2, which we do not read",
    ),
    Disagreement(
        r"\dX\d|XX-\d",
        "2024-XX-08",
        "2024-01-08/2024-12-08",
        "EdtfError",
        "an X before a digit is of level 2, which we do not read",
    ),
    Disagreement(
        r"[?~%]-?\d",
        "2024-~12",
        "2024-12-01/2024-12-31",
        "EdtfError",
        "qualifying a part is of level 2, which we do not read",
    ),
    Disagreement(
        r"S\d",
        "1950S2",
        "1950-01-01/1950-12-31",
        "EdtfError",
        "significant digits are of level 2, which we do not read",
    ),
    Disagreement(
        r"^\[[^.,]*\]$",
        "[2024]",
        "EDTFParseException",
        "2024-01-01/2024-12-31",
        "a set may have one member",
    ),
    Disagreement(
        r"^\[.*-2[1234]\b(?!-)",
        "[2024-21,2024-23]",
        "EDTFParseException",
        "2024-03-01/2024-11-30",
        "they read no season in a set",
    ),
    Disagreement(
        r"^\[.*T",
        "[2024-12-07,2024-12-08T10:20:30Z]",
        "EDTFParseException",
        "2024-12-07/2024-12-08",
        "they read no moment in a set",
    ),
    Disagreement(
        r"^\[.*\d{4}-XX\b",
        "[2023,2024-XX]",
        "AttributeError",
        "2023-01-01/2024-12-31",
        "they read a set with an unspecified month, but cannot compute it",
    ),
    Disagreement(
        r"[X?~%]\.\.|\.\.[^,\]]*[X?~%]",
        "[2023..2024~]",
        "EDTFParseException",
        "2023-01-01/2024-12-31",
        "they read no X or qualifier in a range",
    ),
    Disagreement(
        r"\b(\d{4}\.\.\d{4}-|\d{4}-\d\d\.\.\d{4}(\b(?!-)|-\d\d-)|-\d\d-\d\d\.\.\d{4}(-\d\d)?\b(?!-))",
        "[2023..2024-06]",
        "EDTFParseException",
        "2023-01-01/2024-06-30",
        "they read no range from a year to a month and the like",
    ),
    Disagreement(
        r"^\[(\d{4})\.\.(?!\1)",
        "[2025..2024]",
        "2025-01-01/2024-12-31",
        "IntervalError",
        "a range that ends before it starts is a mistake",
    ),
    Disagreement(
        r"^\{.*\.\.",
        "{..2024,2023}",
        "TypeError",
        "../2024-12-31",
        "they cannot compare an open end of an all-of set with a day",
    ),
)


def their_days(text: str) -> str:
    """The first and the last day that the package finds, or the name of its error."""
    try:
        found = edtf.parse_edtf(text)
        first, last = found.lower_strict(), found.upper_strict()
    except (edtf.EDTFParseException, AttributeError, TypeError) as error:
        return type(error).__name__
    return "/".join(
        ".."
        if end in (-math.inf, math.inf)
        else f"{end.tm_year:04}-{end.tm_mon:02}-{end.tm_mday:02}"
        for end in (first, last)
    )


def our_days(text: str) -> str:
    """The first and the last day that we find, or the name of our error."""
    try:
        found = possible_days(text)
    except CalendarError as error:
        return type(error).__name__
    ends = (found.first or found.start, found.last or found.end)
    return "/".join("" if end is UNKNOWN else str(Interval(end, end)) for end in ends)


def is_listed(text: str) -> bool:
    """Whether the list of disagreements has a row for the form of an expression."""
    return any(re.search(row.form, text) for row in DISAGREEMENTS)
