"""Laws that hold for every phrase on every day of writing."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK
from syriatimeline.calendar import Interval, When
from syriatimeline.temporal import Mention, Tagger
from syriatimeline.temporal.expressions import Nth, Part, Range
from tagged import (
    ENGLISH,
    EVERY_POLICY,
    REFERENCES,
    RELATIVE,
    Text,
    days_of_value,
    only,
    policy_with,
    texts,
)

#: The Gregorian calendar comes round: 400 years are 146097 days, and these are whole weeks.
CYCLE = timedelta(days=146097)

#: Readings whose days are on purpose not those of their TIMEX3 value.
LOOSE = {
    ("week-start", "sunday"),
    ("winter", "within-the-year"),
    ("night-into-day", "both-days"),
}


def found(text: Text, reference: date | str | None = None) -> list[Mention]:
    """The mentions of a text of the corpus."""
    return Tagger(languages=(text.code,)).tag(text.plain, reference or text.reference)


def bounds(mention: Mention) -> list[tuple[date | None, date | None]]:
    """The days of each reading."""
    readings = [each.when for each in mention.readings]
    return [(when.earliest, when.latest) if when else (None, None) for when in readings]


def moved(
    days: list[tuple[date | None, date | None]], by: timedelta
) -> list[tuple[date | None, date | None]]:
    return [(a and a + by, b and b + by) for a, b in days]


def agree(mention: Mention) -> bool:
    """Whether the days of every reading are those of its value, or lie in them."""
    partly = bool(mention.mod) or isinstance(mention.expression, Part | Nth)
    for reading in mention.readings:
        stated = days_of_value(reading.value)
        if reading.when is None or LOOSE & set(reading.conventions.items()):
            continue
        if reading.value.endswith("-QX"):
            # A quarter of no calendar, in the year of its last day.
            if int(reading.value[:4]) != (reading.when.latest or date.min).year:
                return False
            continue
        if stated is None:
            if not reading.value.startswith(("P", "BC")):
                return False
            continue
        first, last = reading.when.earliest, reading.when.latest
        inside = stated[0] <= (first or date.min) and (last or date.max) <= stated[1]
        # "More than two years ago" may lie before the year that it names.
        open_before = first is None and last == stated[1]
        if (first, last) != stated and not (partly and (inside or open_before)):
            return False
    return True


def test_value_and_days_agree_in_every_text_of_the_corpora() -> None:
    wrong = [
        (text.plain, mention.text, [str(each) for each in mention.readings])
        for text in texts()
        for mention in found(text)
        if not agree(mention)
    ]
    assert [] == wrong


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES)
def test_value_and_days_agree_on_every_day_of_writing(text: str, reference: date) -> None:
    mention = only(ENGLISH, text, reference)
    assert agree(mention), [str(each) for each in mention.readings]


#: Full dates in many spellings, and what each must mean.
STATED = st.builds(
    lambda day, form: (day, form(day)),
    st.dates(date(1000, 1, 1), date(2199, 12, 31)),
    st.sampled_from(
        [
            lambda day: f"{day:%B} {day.day}, {day:%Y}",
            lambda day: f"{day.day} {day:%B} {day:%Y}",
            lambda day: f"the {day.day}th of {day:%B} {day:%Y}",
            lambda day: f"{day.isoformat()}",
            lambda day: f"{day.month}/{day.day}/{day:%Y}",
            lambda day: f"{day:%m/%d/%Y}",
            lambda day: f"{day:%A}, {day:%B} {day.day}, {day:%Y}",
            lambda day: f"{day:%A} {day.day} {day:%B} {day:%Y}",
        ]
    ),
)


@QUICK
@given(STATED, st.one_of(st.none(), REFERENCES), st.sampled_from(EVERY_POLICY))
def test_a_full_date_never_moves(
    stated: tuple[date, str], reference: date | None, choice: tuple[str, str]
) -> None:
    day, written = stated
    tagger = Tagger(languages=("en",), policy=policy_with(*choice))
    mention = only(tagger, f"It came on {written}.", reference)
    assert (written, day.isoformat()) == (mention.text, mention.value)
    assert (day, day) == (mention.earliest, mention.latest)


def test_what_is_stated_in_the_corpora_never_moves() -> None:
    for text in texts():
        mentions = found(text)
        if any(each.expression.relative for each in mentions):
            continue
        assert [each.when for each in mentions] == [each.when for each in found(text, "1817-02-28")]


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES)
def test_400_years_later_everything_is_400_years_later(text: str, reference: date) -> None:
    if "century" in text:
        return
    now, then = only(ENGLISH, text, reference), only(ENGLISH, text, reference + CYCLE)
    assert moved(bounds(now), CYCLE) == bounds(then)
    assert [each.conventions for each in now.readings] == [
        each.conventions for each in then.readings
    ]


def test_400_years_later_the_corpora_are_400_years_later() -> None:
    for text in texts():
        mentions = found(text)
        if len(mentions) != 1 or not mentions[0].expression.relative:
            continue
        (mention,) = mentions
        if "easter" in str(mention.expression) or "Within" in type(mention.expression).__name__:
            continue
        (then,) = found(text, date.fromisoformat(text.reference) + CYCLE)
        assert moved(bounds(mention), CYCLE) == bounds(then), text


#: What repeats every week.
WEEKLY = [
    text
    for text in RELATIVE
    if any(word in text for word in ("day", "week", "night", "morning", "tomorrow"))
    and not any(word in text for word in ("century", "of ", "on December", "past two", "year"))
]


@QUICK
@given(st.sampled_from(WEEKLY), REFERENCES, st.integers(-60, 60))
def test_weeks_later_days_and_weeks_are_so_many_weeks_later(
    text: str, reference: date, weeks: int
) -> None:
    by = timedelta(weeks=weeks)
    now, then = only(ENGLISH, text, reference), only(ENGLISH, text, reference + by)
    assert moved(bounds(now), by) == bounds(then)


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES, st.integers(0, 500), st.sampled_from(EVERY_POLICY))
def test_a_later_day_of_writing_never_gives_an_earlier_reading(
    text: str, reference: date, days: int, choice: tuple[str, str]
) -> None:
    tagger = Tagger(languages=("en",), policy=policy_with(*choice))
    first = only(tagger, text, reference)
    later = only(tagger, text, reference + timedelta(days=days))
    assert first.earliest is not None
    assert first.latest is not None
    assert later.earliest is not None
    assert later.latest is not None
    assert first.earliest <= later.earliest
    assert first.latest <= later.latest


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES, st.integers(0, 45), st.sampled_from(EVERY_POLICY))
def test_an_uncertain_day_of_writing_gives_the_hull_over_its_days(
    text: str, reference: date, more: int, choice: tuple[str, str]
) -> None:
    tagger = Tagger(languages=("en",), policy=policy_with(*choice))
    days = Interval(reference, reference + timedelta(days=more))
    each = [only(tagger, text, day) for day in days]
    mention = only(tagger, text, When(days))
    assert min(one.earliest for one in each if one.earliest) == mention.earliest
    assert max(one.latest for one in each if one.latest) == mention.latest


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES, st.integers(0, 20))
def test_the_value_on_uncertain_days_is_the_common_one_or_has_an_x(
    text: str, reference: date, more: int
) -> None:
    days = Interval(reference, reference + timedelta(days=more))
    values = {only(ENGLISH, text, day).value for day in days}
    mention = only(ENGLISH, text, When(days))
    assert {mention.value} == values or "X" in mention.value


def test_without_a_day_of_writing_a_relative_phrase_has_an_x_and_no_days() -> None:
    for text in texts():
        mentions = Tagger(languages=(text.code,)).tag(text.plain)
        if len(mentions) != 1 or not mentions[0].expression.relative:
            continue
        (mention,) = mentions
        assert mention.when is None, text
        assert "X" in mention.value or mention.type == "DURATION", text


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES, st.sampled_from(EVERY_POLICY))
def test_the_widest_days_hold_every_reading(
    text: str, reference: date, choice: tuple[str, str]
) -> None:
    tagger = Tagger(languages=("en",), policy=policy_with(*choice))
    mention = only(tagger, text, reference)
    assert mention.when is not None
    for reading in mention.readings:
        assert reading.when is not None
        if mention.when.widest is not None:
            assert reading.when.possible in mention.when.widest


def test_the_range_of_a_part_holds_it() -> None:
    ranges = 0
    for text in texts():
        for mention in found(text):
            if mention.range is not None and mention.when is not None:
                ranges += 1
                assert mention.when.possible in mention.range.possible, text
                assert not isinstance(mention.expression, Range)
    assert ranges > 30
