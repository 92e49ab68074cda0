"""Which reading is chosen where speakers differ, and that choosing later is the same as before."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK
from syriatimeline.errors import QueryError
from syriatimeline.temporal import CHOICES, Mention, Policy, Tagger
from tagged import (
    ENGLISH,
    EVERY_POLICY,
    REFERENCES,
    RELATIVE,
    Text,
    only,
    policy_with,
    texts,
)

FRIDAY = date(2025, 4, 25)
MONDAY = date(2025, 4, 28)
SUNDAY = date(2025, 4, 27)


def days(mention: Mention) -> str:
    return f"{mention.earliest}/{mention.latest}"


#: Convention, reading, day of writing, what is said, value and days.
READINGS = [
    ("last-month", "calendar", FRIDAY, "last month", "2025-03", "2025-03-01/2025-03-31"),
    ("last-month", "rolling-30-days", FRIDAY, "last month", "P30D", "2025-03-26/2025-04-24"),
    ("last-week", "monday-to-sunday", FRIDAY, "last week", "2025-W16", "2025-04-14/2025-04-20"),
    ("last-week", "rolling-7-days", FRIDAY, "last week", "P7D", "2025-04-18/2025-04-24"),
    ("last-named-month", "most-recent", FRIDAY, "last March", "2025-03", "2025-03-01/2025-03-31"),
    ("last-named-month", "previous-year", FRIDAY, "last March", "2024-03", "2024-03-01/2024-03-31"),
    ("next-named-month", "soonest", FRIDAY, "next May", "2025-05", "2025-05-01/2025-05-31"),
    ("next-named-month", "following-year", FRIDAY, "next May", "2026-05", "2026-05-01/2026-05-31"),
    ("last-weekday", "most-recent", FRIDAY, "last Monday", "2025-04-21", "2025-04-21/2025-04-21"),
    ("last-weekday", "previous-week", FRIDAY, "last Monday", "2025-04-14", "2025-04-14/2025-04-14"),
    ("next-weekday", "soonest", MONDAY, "next Friday", "2025-05-02", "2025-05-02/2025-05-02"),
    (
        "next-weekday",
        "following-week",
        MONDAY,
        "next Friday",
        "2025-05-09",
        "2025-05-09/2025-05-09",
    ),
    (
        "this-weekend",
        "of-this-week",
        MONDAY,
        "this weekend",
        "2025-W18-WE",
        "2025-05-03/2025-05-04",
    ),
    ("this-weekend", "past", MONDAY, "this weekend", "2025-W17-WE", "2025-04-26/2025-04-27"),
    ("part-of-month", "outer", FRIDAY, "in early March 2025", "2025-03", "2025-03-01/2025-03-15"),
    ("part-of-month", "core", FRIDAY, "in early March 2025", "2025-03", "2025-03-01/2025-03-10"),
    ("part-of-month", "outer", FRIDAY, "in mid-March 2025", "2025-03", "2025-03-08/2025-03-23"),
    ("part-of-month", "core", FRIDAY, "in mid-March 2025", "2025-03", "2025-03-11/2025-03-20"),
    ("part-of-month", "outer", FRIDAY, "in late March 2025", "2025-03", "2025-03-16/2025-03-31"),
    ("part-of-month", "core", FRIDAY, "in late March 2025", "2025-03", "2025-03-21/2025-03-31"),
    ("winter", "from-december", FRIDAY, "in winter 2024", "2024-WI", "2024-12-01/2025-02-28"),
    ("winter", "within-the-year", FRIDAY, "in winter 2024", "2024-WI", "2024-01-01/2024-12-31"),
    ("week-start", "monday", SUNDAY, "this week", "2025-W17", "2025-04-21/2025-04-27"),
    ("week-start", "sunday", SUNDAY, "this week", "2025-W18", "2025-04-27/2025-05-03"),
    ("week-start", "sunday", FRIDAY, "next week", "2025-W18", "2025-04-27/2025-05-03"),
]


@pytest.mark.parametrize(("name", "choice", "reference", "said", "value", "when"), READINGS)
def test_each_reading_of_a_convention(
    name: str, choice: str, reference: date, said: str, value: str, when: str
) -> None:
    tagger = Tagger(languages=("en",), policy=policy_with(name, choice))
    mention = only(tagger, f"It came {said}.", reference)
    assert (value, when) == (mention.value, days(mention))
    assert choice == mention.readings[0].conventions[name]
    assert set(CHOICES[name]) == {each.conventions.get(name, choice) for each in mention.readings}


NIGHT = [
    ("both-days", "2024-12-07/2024-12-08"),
    ("named-day", "2024-12-08/2024-12-08"),
]


@pytest.mark.parametrize(("choice", "when"), NIGHT)
def test_the_night_into_a_day(choice: str, when: str) -> None:
    tagger = Tagger(languages=("ru",), policy=policy_with("night-into-day", choice))
    mention = only(tagger, "Он улетел в ночь на 8 декабря 2024 года.", FRIDAY)
    assert when == days(mention)


def test_a_convention_that_decides_nothing_is_not_named() -> None:
    """On a Friday every reading of "next Tuesday" is the same day."""
    mention = only(ENGLISH, "They will meet next Tuesday.", FRIDAY)
    assert "2025-04-29" == mention.value
    assert 1 == len(mention.readings)
    assert {} == mention.readings[0].conventions


def test_the_shipped_choice_stands_first() -> None:
    for name, choices in CHOICES.items():
        assert choices[0] == Policy().choice(name)


@pytest.mark.parametrize("name", CHOICES)
def test_a_reading_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match=f"{name.replace('-', '_')} is one of .*, not 'otherwise'"):
        policy_with(name, "otherwise")


def test_a_convention_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="last_century"):
        Policy(last_century="calendar")  # type: ignore[call-arg]


def test_a_policy_prints_what_it_changes() -> None:
    assert "Policy()" == str(Policy())
    assert "Policy(winter='within-the-year')" == str(Policy(winter="within-the-year"))


def same(chosen: Mention, tagged: Mention) -> bool:
    """Whether two mentions mean the same, with the same other readings beside it."""
    return (
        chosen.value == tagged.value
        and chosen.readings[0] == tagged.readings[0]
        and {each.value for each in chosen.readings} == {each.value for each in tagged.readings}
    )


@cache
def ambiguous() -> tuple[tuple[Text, Mention], ...]:
    """The texts of the corpora with one mention that has several readings, and that mention."""
    found = []
    for text in texts():
        mentions = Tagger(languages=(text.code,)).tag(text.plain, text.reference)
        if len(mentions) == 1 and len(mentions[0].readings) > 1:
            found.append((text, mentions[0]))
    return tuple(found)


def test_the_corpora_have_something_to_choose() -> None:
    assert len(ambiguous()) > 50


@pytest.mark.parametrize(("name", "choice"), EVERY_POLICY)
def test_choosing_later_is_tagging_with_that_policy(name: str, choice: str) -> None:
    policy = policy_with(name, choice)
    for text, mention in ambiguous():
        tagger = Tagger(languages=(text.code,), policy=policy)
        assert same(mention.under(policy), only(tagger, text.plain, text.reference)), text


@QUICK
@given(
    st.sampled_from(RELATIVE),
    REFERENCES,
    st.sets(st.sampled_from(EVERY_POLICY), max_size=6).map(dict),
)
def test_choosing_later_is_tagging_with_any_policy(
    text: str, reference: date, choices: dict[str, str]
) -> None:
    policy = Policy(**{name.replace("-", "_"): choice for name, choice in choices.items()})
    tagged = only(Tagger(languages=("en",), policy=policy), text, reference)
    assert same(only(ENGLISH, text, reference).under(policy), tagged)


@QUICK
@given(st.sampled_from(RELATIVE), REFERENCES, st.sampled_from(EVERY_POLICY))
def test_under_the_shipped_policy_everything_is_as_before(
    text: str, reference: date, choice: tuple[str, str]
) -> None:
    mention = only(ENGLISH, text, reference)
    again = mention.under(policy_with(*choice)).under(Policy())
    assert same(mention, again)


def test_what_has_no_readings_stays_under_any_policy() -> None:
    mention = only(ENGLISH, "It came last month.", None)
    assert mention == mention.under(Policy(last_month="rolling-30-days"))
