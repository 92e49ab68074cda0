"""From a phrase and a day of writing to days: differential tests, discourse, no day of writing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK
from syriatimeline.calendar import Interval, When
from syriatimeline.errors import QueryError
from syriatimeline.temporal import Tagger, resolve, tag
from tagged import ENGLISH, REFERENCES, only

FRIDAY = date(2025, 4, 25)


# Against dateutil


def spelled(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def around(unit: str, day: date) -> tuple[date, date]:
    """The day, ISO week, month or year that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day + relativedelta(day=1), day + relativedelta(day=31)
    if unit == "year":
        return day + relativedelta(month=1, day=1), day + relativedelta(month=12, day=31)
    return day, day


COUNTED = st.sampled_from(("day", "week", "month", "year"))
AFTER = st.sampled_from(("from now", "from today"))
BEFORE = st.sampled_from(("ago", "earlier"))


@QUICK
@given(COUNTED, st.integers(1, 150), BEFORE, REFERENCES)
def test_so_long_ago_is_as_dateutil_counts(
    unit: str, count: int, word: str, reference: date
) -> None:
    mention = only(ENGLISH, f"It fell {spelled(count, unit)} {word}.", reference)
    then = reference - relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    assert around(unit, then) == (mention.earliest, mention.latest)


@QUICK
@given(COUNTED, st.integers(1, 150), AFTER, REFERENCES)
def test_so_long_later_is_as_dateutil_counts(
    unit: str, count: int, word: str, reference: date
) -> None:
    mention = only(ENGLISH, f"It will fall {spelled(count, unit)} {word}.", reference)
    then = reference + relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    assert around(unit, then) == (mention.earliest, mention.latest)


@QUICK
@given(COUNTED, st.integers(2, 150), REFERENCES)
def test_the_past_so_long_is_as_dateutil_counts(unit: str, count: int, reference: date) -> None:
    mention = only(ENGLISH, f"It fell in the past {spelled(count, unit)}.", reference)
    then = reference - relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    assert (then, reference) == (mention.earliest, mention.latest)


@QUICK
@given(COUNTED, st.integers(2, 90), st.dates(date(1800, 1, 1), date(2199, 12, 31)), REFERENCES)
def test_so_long_after_a_stated_date_is_as_dateutil_counts(
    unit: str, count: int, start: date, reference: date
) -> None:
    written = f"{start:%B} {start.day}, {start.year}"
    text = f"Hama fell on {written}; {spelled(count, unit)} later it was rebuilt."
    _, mention = ENGLISH.tag(text, reference)
    then = start + relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    assert around(unit, then) == (mention.earliest, mention.latest)


@QUICK
@given(st.integers(0, 6), REFERENCES)
def test_a_weekday_of_the_past_is_one_of_the_last_seven_days(weekday: int, reference: date) -> None:
    """With the day of writing among them."""
    name = f"{date(2024, 1, 1 + weekday):%A}"
    mention = only(ENGLISH, f"They met on {name}.", reference)
    assert mention.earliest is not None
    assert weekday == mention.earliest.weekday()
    assert 0 <= (reference - mention.earliest).days < 7


@QUICK
@given(st.integers(0, 6), REFERENCES)
def test_a_weekday_of_the_future_is_one_of_the_next_seven_days(
    weekday: int, reference: date
) -> None:
    name = f"{date(2024, 1, 1 + weekday):%A}"
    mention = only(ENGLISH, f"They will meet on {name}.", reference)
    assert mention.earliest is not None
    assert weekday == mention.earliest.weekday()
    assert 0 <= (mention.earliest - reference).days < 7


# The day of writing, in any form


@pytest.mark.parametrize(
    "reference",
    [
        FRIDAY,
        datetime(2025, 4, 25, 23, 59),
        "2025-04-25",
        "2025-04-25T08:00:00Z",
        When.from_edtf("2025-04-25"),
        When(Interval.of_day(FRIDAY)),
    ],
    ids=str,
)
def test_the_day_of_writing_has_many_forms(reference: date | str | When) -> None:
    assert date(2025, 4, 24) == only(ENGLISH, "It came yesterday.", reference).earliest


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("It came yesterday.", "XXXX-XX-XX", "2025-04-23/2025-04-25"),
        ("It came last week.", "2025-W16", "2025-04-14/2025-04-20"),
        ("It came last month.", "2025-03", "2025-03-01/2025-03-31"),
        ("It came on Friday.", "XXXX-WXX-5", "2025-04-18/2025-04-25"),
        ("It came two days ago.", "XXXX-XX-XX", "2025-04-22/2025-04-24"),
        ("It came on April 17.", "2025-04-17", "2025-04-17/2025-04-17"),
        ("It came in 2011.", "2011", "2011-01-01/2011-12-31"),
    ],
)
def test_a_text_of_uncertain_days(text: str, value: str, days: str) -> None:
    mention = only(ENGLISH, text, "2025-04-24/2025-04-26")
    assert (value, days) == (mention.value, f"{mention.earliest}/{mention.latest}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met today.", "XXXX-XX-XX"),
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met on Tuesday last week.", "XXXX-WXX-2"),
        ("They met on December 8.", "XXXX-12-08"),
        ("They met on 8 December.", "XXXX-12-08"),
        ("They met in March.", "XXXX-03"),
        ("They met last March.", "XXXX-03"),
        ("They met in early March.", "XXXX-03"),
        ("They met last summer.", "XXXX-SU"),
        ("They met last month.", "XXXX-XX"),
        ("They met last year.", "XXXX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last weekend.", "XXXX-WXX-WE"),
        ("They met last quarter.", "XXXX-QX"),
        ("They met in the third quarter.", "XXXX-Q3"),
        ("They met three years ago.", "XXXX"),
        ("They met at 8:30 a.m.", "XXXX-XX-XXT08:30"),
        ("They met last night.", "XXXX-XX-XXTNI"),
        ("They met over the past two weeks.", "P2W"),
    ],
)
def test_without_a_day_of_writing_an_x_stands_for_what_is_not_known(text: str, value: str) -> None:
    mention = only(ENGLISH, text, None)
    assert (value, None) == (mention.value, mention.when)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on December 8, 2024.", "2024-12-08"),
        ("They met in 2024.", "2024"),
        ("They met in the third quarter of 2024.", "2024-Q3"),
        ("They met in the 1990s.", "199"),
    ],
)
def test_without_a_day_of_writing_what_is_stated_has_its_days(text: str, value: str) -> None:
    mention = only(ENGLISH, text, None)
    assert value == mention.value
    assert mention.when is not None
    assert "stated" == mention.when.basis


def test_without_a_day_of_writing_a_date_before_still_counts() -> None:
    _, later = ENGLISH.tag("It fell on December 5, 2024; three days later Damascus fell.")
    assert "2024-12-08" == later.value


# What was said before


def values(text: str, reference: str = "2025-04-25", kind: str = "news") -> list[str]:
    tagger = Tagger(languages=("en",), kind=kind)  # type: ignore[arg-type]
    return [each.value for each in tagger.tag(text, reference)]


def test_what_was_said_long_before_no_longer_counts() -> None:
    near = "It began on March 3, 2011. Nobody knew. Two days later it burned."
    far = "It began on March 3, 2011. " + "Nobody knew. " * 80 + "Two days later it burned."
    assert ["2011-03-03", "2011-03-05"] == values(near)
    assert "2011-03-05" not in values(far)
    assert ["2011-03-03", "2011-03-05"] == values(far, kind="narrative")


def test_what_goes_on_from_nothing_has_no_days() -> None:
    """Told in the past, "two days later" is not counted from the day of writing."""
    assert ["XXXX-XX-XX"] == values("Two days later it collapsed.")


def test_texts_do_not_hear_each_other() -> None:
    ENGLISH.tag("It began on March 3, 2011.", FRIDAY)
    mention = only(ENGLISH, "Two days later it burned.", FRIDAY)
    assert ("XXXX-XX-XX", None) == (mention.value, mention.when)


def test_an_anchor_says_what_a_phrase_was_counted_from() -> None:
    _, later = ENGLISH.tag("It began on March 3, 2011. Two days later it burned.", FRIDAY)
    assert "2011-03-03" in later.anchor
    assert "2011-03-03" in later.explain()


def test_a_year_ago_is_a_quarter_in_earnings_reports_only() -> None:
    text = "Profit rose in the third quarter from a year ago."
    finance = tag(text, "2025-10-25", "en", domain="finance")
    assert ["2025-Q3", "2024-Q3"] == [each.value for each in finance]
    assert ["2025-Q3", "2024"] == values(text, "2025-10-25")


# A phrase that stands alone


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("last March", "2025-03-01/2025-03-31"),
        ("from April 17 to 18", "2025-04-17/2025-04-18"),
        ("between March and May 2024", "2024-03-01/2024-05-31"),
        ("2011-2015", "2011-01-01/2015-12-31"),
        ("since 2015", "2015-01-01/"),
        ("until last month", "/2025-03-31"),
        ("before December 8, 2024", "/2024-12-07"),
        ("after December 8, 2024", "2024-12-09/"),
        ("the past two weeks", "2025-04-11/2025-04-25"),
        ("two days ago", "2025-04-23/2025-04-23"),
    ],
)
def test_a_phrase_resolves_to_days(phrase: str, days: str) -> None:
    possible = resolve(phrase, FRIDAY, "en").possible
    assert days == f"{possible.first or ''}/{possible.last or ''}"


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("the quick brown fox", "holds no time expression"),
        ("Tuesday, then again Friday", "holds several time expressions"),
        ("two years", "lies nowhere on the calendar; it has no days"),
        ("recently", "lies nowhere on the calendar; it has no days"),
    ],
)
def test_a_phrase_without_one_stretch_of_days_is_refused(phrase: str, why: str) -> None:
    with pytest.raises(QueryError, match=why):
        resolve(phrase, FRIDAY, "en")


def test_a_relative_phrase_without_a_day_of_writing_is_refused() -> None:
    with pytest.raises(QueryError, match="give a reference date"):
        resolve("last month", None, "en")
