"""Reading and writing EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import (
    ANY_TEXT,
    NEARLY_EDTF,
    QUICK,
    edtf_far_years,
    edtf_level_0,
    edtf_level_1,
    edtf_sets,
    edtf_strings,
)
from syriatimeline.calendar import (
    OPEN,
    UNKNOWN,
    Bound,
    Edtf,
    EdtfDate,
    EdtfInterval,
    EdtfSet,
    parse_edtf,
)
from syriatimeline.errors import CalendarError, EdtfError

Y2024 = EdtfDate("2024")
Y2025 = EdtfDate("2025")

BAD = [
    ("", 0),  # nothing at all
    (" ", 0),  # nothing but space
    (" 2024", 0),  # space before
    ("2024 ", 0),  # space after
    ("2024\n", 0),  # a line break after
    ("24-12-08", 0),  # a year of two digits
    ("12345", 0),  # five digits without a Y
    ("Y2024", 0),  # four digits with a Y
    ("+2024", 0),  # no plus sign in EDTF
    ("-0000", 0),  # the year 0 has no sign
    ("20241208", 0),  # ISO 8601 without hyphens is no EDTF
    ("2024-343", 0),  # nor is the day of the year
    ("2024-W49", 0),  # nor is the week
    ("08.12.2024", 0),  # the day first
    ("8 December 2024", 0),  # words
    ("2024-1-1", 0),  # no leading zeros
    ("2024-12-8", 0),  # no leading zero in the day
    ("2024-8-30", 0),  # no leading zero in the month
    ("2024-12-", 0),  # a hyphen with nothing behind it
    ("2024-00", 5),  # months are counted from 1
    ("2024-13", 5),  # no thirteenth month
    ("2024-20", 5),  # seasons begin at 21
    ("2024-25", 5),  # the seasons of level 2
    ("2024-99", 5),  # neither month nor season
    ("2024-21-08", 5),  # a season has no days
    ("2024-12-00", 8),  # days are counted from 1
    ("2024-12-32", 8),  # December has 31 days
    ("2024-04-31", 8),  # April has 30 days
    ("2024-02-30", 8),  # February never has 30 days
    ("2023-02-29", 8),  # no leap year
    ("1900-02-29", 8),  # no leap year: a century not divisible by 400
    ("-0001-02-29", 9),  # no leap year before the year 0 either
    ("Y12024-12", 7),  # a long year has no month
    ("Y-12024-12", 8),  # nor has one before the year 0
    ("2024-12-08T10:20", 0),  # a time without seconds
    ("2024-12-08 10:20:30", 0),  # a space instead of the T
    ("2024-12-08T10:20:30+3", 0),  # a zone of one digit
    ("2024T10:20:30", 4),  # a time of a year
    ("2024-12T10:20:30", 7),  # a time of a month
    ("2024-12-XXT10:20:30", 10),  # a time of some day
    ("2024-12-08T24:00:00", 10),  # midnight is 00:00 of the next day since ISO 8601:2019
    ("2024-12-08T25:00:00", 10),  # no hour 25
    ("2024-12-08T10:20:60", 10),  # no second 60
    ("2024-12-08T10:60:00", 10),  # no minute 60
    ("2024-12-08T10:20:30+23:00", 10),  # no zone is that far from Greenwich
    ("20X1", 0),  # only the last digits of a year may be left open (level 2)
    ("XXXX", 0),  # at most two of them
    ("2XXX", 0),  # at most two of them
    ("201x", 0),  # the X is a capital
    ("201X-12", 0),  # a month of some year (level 2)
    ("20XX-12-08", 0),  # a day of some year (level 2)
    ("2024-1X", 0),  # half a month
    ("2024-12-0X", 0),  # half a day
    ("2024-XX-08", 5),  # a day of some month (level 2)
    ("?2024", 0),  # a qualifier before (level 2)
    ("2024?-12", 0),  # a qualifier within (level 2)
    ("2024-12~-08", 0),  # a qualifier within (level 2)
    ("2024-?12", 0),  # a qualifier of one part (level 2)
    ("2024?~", 0),  # two qualifiers; both together are %
    ("1950S2", 0),  # significant digits (level 2)
    ("Y17E7", 0),  # an exponential year (level 2)
    ("..", 0),  # an open end of nothing
    ("2024/12/08", 7),  # slashes instead of hyphens
    ("2024-12-08/2024-12-09/x", 21),  # a third end
    ("2024//2025", 5),  # two slashes
    ("2024/ 2025", 5),  # space behind the slash
    ("2024/...", 5),  # three dots
    ("2024-13/2025", 5),  # a bad first end
    ("2024/2025-13", 10),  # a bad second end
    ("2024-12-08/09", 11),  # ISO 8601 may leave out what is repeated, EDTF may not
    ("[2024", 5),  # never closed
    ("[", 1),  # never closed
    ("{2024]", 6),  # closed by the other bracket
    ("[2024}", 6),  # closed by the other bracket
    ("[2024]?", 7),  # a qualified set
    ("2024]", 0),  # never opened
    ("[]", 1),  # a set of nothing
    ("{}", 1),  # a set of nothing
    ("[2024,]", 6),  # a comma with nothing behind it
    ("[,2024]", 1),  # a comma with nothing before it
    ("[2024, 2025]", 6),  # space behind the comma
    ("[2024-13]", 6),  # a bad member
    ("[2024..2025-13]", 12),  # a bad end of a range
    ("[..]", 1),  # a range without a date
    ("[2024..,2025]", 1),  # an open end that is not the last
    ("{2024,..2023}", 6),  # an open start that is not the first
    ("[2024...2025]", 7),  # three dots
    ("[2024/2025]", 1),  # an interval in a set
    ("[[2024]]", 1),  # a set in a set
    ("٢٠٢٤", 0),  # Arabic-Indic digits
    ("2024-١٢", 0),  # Arabic-Indic digits in the month
    ("۲۰۲۴", 0),  # Persian digits
    ("２０２４-１２", 0),  # full-width digits
    ("2024–12–08", 0),  # en dashes
    ("−0001", 0),  # a minus sign that is no hyphen
    ("2024\u200b", 0),  # an invisible space
]


@pytest.mark.parametrize(("text", "offset"), BAD)
def test_rejects_what_is_no_edtf(text: str, offset: int) -> None:
    """A bad string raises EdtfError, which names the string and the place where reading failed."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)

    assert offset == caught.value.offset
    assert text == caught.value.text
    assert f"(at offset {offset})" in caught.value.reason
    assert f'"{text}": {caught.value.reason}' == str(caught.value)
    assert isinstance(caught.value, CalendarError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("text", ["20X1", "2024-XX-08", "2024?-12", "?2024", "1950S2", "Y17E7"])
def test_says_that_level_2_is_not_read(text: str) -> None:
    """Valid EDTF of level 2 is rejected by that name, not as a mistake."""
    with pytest.raises(EdtfError, match="level 2"):
        parse_edtf(text)


@QUICK
@given(st.one_of(ANY_TEXT, NEARLY_EDTF))
def test_any_text_is_read_or_is_an_edtf_error(text: str) -> None:
    """Reading gives a value that writes the text again, or EdtfError with a place in the text."""
    found: Edtf | EdtfError
    try:
        found = parse_edtf(text)
    except EdtfError as error:
        found = error
    failed = isinstance(found, EdtfError)

    assert text == (found.text if isinstance(found, EdtfError) else str(found))
    assert not isinstance(found, EdtfError) or 0 <= found.offset <= len(text)
    assert failed == (f"(at offset {getattr(found, 'offset', None)})" in str(found))


@QUICK
@given(st.one_of(edtf_level_0(), edtf_level_1(), edtf_sets(), edtf_far_years()))
def test_writes_what_it_read(text: str) -> None:
    """Every EDTF string comes back unchanged, and reading it again gives an equal value."""
    read = parse_edtf(text)

    assert text == str(read)
    assert read == parse_edtf(str(read))
    assert hash(read) == hash(parse_edtf(text))


@QUICK
@given(edtf_strings(), st.sampled_from((" ", "\n", "\t", "\u00a0")), st.booleans())
def test_space_around_is_an_error(text: str, space: str, before: bool) -> None:
    """Nothing is stripped: a string with space around it is no EDTF."""
    with pytest.raises(EdtfError):
        parse_edtf(space + text if before else text + space)

    assert text == str(parse_edtf(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", Y2024),
        ("0000", EdtfDate("0000")),
        ("-0753", EdtfDate("-0753")),
        ("Y-170000002", EdtfDate("Y-170000002")),
        ("201X", EdtfDate("201X")),
        ("20XX~", EdtfDate("20XX", qualifier="~")),
        ("2024-12", EdtfDate("2024", "12")),
        ("2024-XX", EdtfDate("2024", "XX")),
        ("2024-XX-XX", EdtfDate("2024", "XX", "XX")),
        ("2024-24?", EdtfDate("2024", "24", qualifier="?")),
        ("2024-12-08", EdtfDate("2024", "12", "08")),
        ("2024-02-29", EdtfDate("2024", "02", "29")),
        ("2000-02-29", EdtfDate("2000", "02", "29")),
        ("0000-02-29", EdtfDate("0000", "02", "29")),
        ("-0004-02-29", EdtfDate("-0004", "02", "29")),
        ("2024-12-XX%", EdtfDate("2024", "12", "XX", qualifier="%")),
        ("2024-12-08T23:20:30", EdtfDate("2024", "12", "08", "T23:20:30")),
        ("2024-12-08T00:00:00Z", EdtfDate("2024", "12", "08", "T00:00:00Z")),
        ("2024-12-08T23:20:30-04", EdtfDate("2024", "12", "08", "T23:20:30-04")),
        ("2024-12-08T23:20:30+03:30", EdtfDate("2024", "12", "08", "T23:20:30+03:30")),
    ],
)
def test_reads_the_parts_of_a_date(text: str, expected: EdtfDate) -> None:
    """Year, month, day, time and qualifier are kept as written."""
    assert expected == parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024/2025", Y2024, Y2025),
        ("2024/..", Y2024, OPEN),
        ("../2024", OPEN, Y2024),
        ("2024/", Y2024, UNKNOWN),
        ("/2024", UNKNOWN, Y2024),
        ("../..", OPEN, OPEN),
        ("/", UNKNOWN, UNKNOWN),
        ("../", OPEN, UNKNOWN),
        ("2024~/2025-21?", EdtfDate("2024", qualifier="~"), EdtfDate("2025", "21", qualifier="?")),
        ("2025/2024", Y2025, Y2024),  # read as written; its days are the mistake
    ],
)
def test_reads_the_ends_of_an_interval(
    text: str, start: EdtfDate | Bound, end: EdtfDate | Bound
) -> None:
    """An end is a date, open (two dots) or unknown (nothing)."""
    assert EdtfInterval(start, end) == parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "every", "members"),
    [
        ("[2024]", False, ((Y2024, Y2024),)),
        ("{2024}", True, ((Y2024, Y2024),)),
        ("[2024..2025]", False, ((Y2024, Y2025),)),
        ("[..2024]", False, ((OPEN, Y2024),)),
        ("[2024..]", False, ((Y2024, OPEN),)),
        ("[2025,2024]", False, ((Y2025, Y2025), (Y2024, Y2024))),
        ("{..2024,2025..}", True, ((OPEN, Y2024), (Y2025, OPEN))),
        ("{..2025,2024}", True, ((OPEN, Y2025), (Y2024, Y2024))),  # need not be in order
    ],
)
def test_reads_the_members_of_a_set(
    text: str, every: bool, members: tuple[tuple[EdtfDate | Bound, EdtfDate | Bound], ...]
) -> None:
    """A set is of one (square) or of all (curly), its members are dates and ranges in order."""
    assert EdtfSet(every, members) == parse_edtf(text)


def test_values_cannot_be_changed() -> None:
    """What was read is a value: none of its parts can be set."""
    read = EdtfDate("2024", "12")

    with pytest.raises(AttributeError):
        read.month = "13"  # type: ignore[misc]

    assert "2024-12" == str(read)
