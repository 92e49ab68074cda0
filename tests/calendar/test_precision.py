"""The unit of the calendar that a date fills, and the parts of a year in EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK, intervals
from syriatimeline.calendar import (
    PRECISIONS,
    Interval,
    When,
    parse_edtf,
    possible_days,
    precision_of,
)
from syriatimeline.errors import EdtfError


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-12-08", "day"),
        ("2024-12-02/2024-12-08", "week"),  # Monday to Sunday
        ("2024-12-01/2024-12-07", "days"),  # Sunday to Saturday
        ("[2025-03-01..2025-03-10]", "part-of-month"),
        ("[2025-03-01..2025-03-15]", "part-of-month"),
        ("[2025-03-08..2025-03-23]", "part-of-month"),
        ("[2025-02-21..2025-02-28]", "part-of-month"),
        ("[2024-02-21..2024-02-28]", "days"),  # a leap year's February has 29
        ("2025-03", "month"),
        ("2025-33", "quarter"),
        ("2025-36", "quarter"),
        ("2025-21", "season"),
        ("2024-24", "season"),  # December to February
        ("2025-37", "days"),  # four months
        ("2025-40", "half"),
        ("2025-41", "half"),
        ("2025", "year"),
        ("202X", "decade"),
        ("000X", "decade"),  # the years 1 to 9
        ("20XX", "century"),
        ("2024-12-07/2024-12-08", "days"),
        ("2024-12-08/..", "open"),
        ("/2024-12-08", "open"),
        ("[9999-12-01..9999-12-31]", "month"),  # nothing is asked of the year 10000
    ],
)
def test_the_unit_that_a_date_fills(edtf: str, expected: str) -> None:
    """The finest one; another stretch is days, an end that is no date makes it open."""
    assert expected == When.from_edtf(edtf).precision


@QUICK
@given(intervals())
def test_every_date_has_a_precision(days: Interval) -> None:
    """None fails, at the limits of the calendar neither."""
    assert precision_of(days) in {*PRECISIONS, "days", "open"}


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-33", "2025-01-01/2025-03-31"),
        ("2025-34", "2025-04-01/2025-06-30"),
        ("2025-35", "2025-07-01/2025-09-30"),
        ("2025-36", "2025-10-01/2025-12-31"),
        ("2025-37", "2025-01-01/2025-04-30"),
        ("2025-39", "2025-09-01/2025-12-31"),
        ("2025-40", "2025-01-01/2025-06-30"),
        ("2025-41", "2025-07-01/2025-12-31"),
        ("2024-24", "2024-12-01/2025-02-28"),
    ],
)
def test_parts_of_a_year_are_whole_months(edtf: str, expected: str) -> None:
    """Quarters, quadrimesters, halves, and the winter that ends in the next year."""
    assert expected == str(possible_days(edtf))
    assert edtf == str(parse_edtf(edtf))


@QUICK
@given(st.integers(1, 9998), st.sampled_from([*range(33, 37), *range(40, 42)]))
def test_quarters_and_halves_share_the_year(year: int, part: int) -> None:
    """Each lies in its year and fills a quarter or a half of its months."""
    days = possible_days(f"{year:04}-{part}")

    assert days in possible_days(f"{year:04}")
    assert ("quarter" if part < 40 else "half") == precision_of(days)


@pytest.mark.parametrize("text", ["2025-25", "2025-32", "2025-42", "2025-33-01", "2025-00"])
def test_other_numbers_are_no_months(text: str) -> None:
    """The seasons of the hemispheres (level 2) are not read, nor days of a quarter."""
    with pytest.raises(EdtfError):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "certain", "expected"),
    [
        ("2024-12", "2024-12-08", "2024-12"),
        ("{..2024-12-08}", None, "{..2024-12-08}"),
        ("2024/2024", None, "2024"),
        ("[2024..2024]", None, "2024"),
        ("0009/2024", None, "0009 to 2024"),
        ("2024-12/2024-12", None, "2024-12"),
        ("2024-12/2025-01", None, "2024-12 to 2025-01"),
        ("2024-11-08/2024-12-09", None, "2024-11-08 to 12-09"),
        ("2024-12-08/2024-12-09", None, "2024-12-08 to 09"),
        ("2015-03-01/..", None, "2015-03-01 to …"),
    ],
)
def test_labels_lose_no_end(edtf: str, certain: str | None, expected: str) -> None:
    """What both ends share is said once, and nothing that differs is left out."""
    assert expected == When.from_edtf(edtf, certain=certain).label


@pytest.mark.parametrize("text", ["Y02024", "Y00000", "Y-00000"])
def test_a_y_year_lies_beyond_9999(text: str) -> None:
    """Four digits have a form of their own."""
    with pytest.raises(EdtfError):
        parse_edtf(text)


def test_a_year_of_any_length_is_refused_in_words() -> None:
    """Its days cannot be computed, and its digits need not be read."""
    with pytest.raises(EdtfError, match="outside 1 to 9999"):
        possible_days("Y" + "9" * 5000)
