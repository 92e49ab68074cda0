"""What the tests of the tagger share: texts of the corpora, phrases, and a reader of TIMEX3 values.

The reader is written from the TIMEX3 annotation guidelines and the codebook alone, so that it can
tell whether a value and the days beside it agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from hypothesis import strategies as st

from syriatimeline.calendar import When
from syriatimeline.temporal import CHOICES, Mention, Policy, Tagger
from syriatimeline.temporal.corpus import read_corpus
from syriatimeline.temporal.language import LANGUAGES, language_of
from syriatimeline.temporal.pack import pack_of

__all__ = [
    "ENGLISH",
    "EVERY_POLICY",
    "REFERENCES",
    "RELATIVE",
    "WORDY",
    "Text",
    "days_of_value",
    "only",
    "policy_with",
    "texts",
]

ENGLISH = Tagger(languages=("en",))

#: Days of writing far enough from the ends of the calendar for any phrase here.
REFERENCES = st.one_of(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.dates(date(1600, 1, 1), date(8000, 12, 31)),
    st.builds(date, st.integers(1900, 2400), st.sampled_from((1, 12)), st.sampled_from((1, 31))),
    st.builds(date, st.sampled_from((2023, 2024, 2100, 2400)), st.just(2), st.integers(27, 28)),
)

#: Sentences with one phrase that is counted from the day of writing, told in both tenses.
RELATIVE = tuple(
    sentence
    for phrase in """today|yesterday|tomorrow|the day before yesterday|on Tuesday|on Friday
        |on Sunday|last Friday|last Monday|next Tuesday|this Wednesday|Tuesday last week|last week
        |this week|next week|the week before last|last weekend|this weekend|over the weekend
        |next weekend|last month|this month|next month|in March|in May|in December|last March
        |last December|next May|on April 17|on 29 February|on December 31|on Jan. 1|last quarter
        |this quarter|next quarter|in the third quarter|in the first quarter|last year|this year
        |next year|the year before last|last summer|last winter|next winter|this spring|last fall
        |early last March|in early April|in mid-December|in late November|at the end of February
        |late last year|earlier this week|later this month|earlier this year|two days ago
        |three weeks ago|five months ago|ten years ago|a century ago|two days from now|on Christmas
        |last Christmas|next Thanksgiving|last night|this morning|on Tuesday night
        |at 8:30 a.m. Tuesday|the past two weeks|the past ten years|the next three months
        |in the first week of April|on the first Monday of March|in December last year
        |in the first half of last year|this decade|last century""".replace("\n", "").split("|")
    for sentence in (f"It came {phrase.strip()}.", f"It will come {phrase.strip()}.")
)


class Text(NamedTuple):
    """A text of a corpus.

    Attributes:
        code: Its language.
        reference: Its day of writing.
        plain: The text without brackets.
    """

    code: str
    reference: str
    plain: str


@cache
def texts() -> tuple[Text, ...]:
    """Every text of every language's corpus."""
    return tuple(_texts())


def _texts() -> Iterator[Text]:
    for code in LANGUAGES:
        for each in read_corpus(language_of(code).folder):
            yield Text(code, each.reference, each.text)


def only(tagger: Tagger, text: str, reference: date | str | When | None) -> Mention:
    """The only mention of a text."""
    (mention,) = tagger.tag(text, reference)
    return mention


#: Every convention with every one of its readings.
EVERY_POLICY = [(name, choice) for name, choices in CHOICES.items() for choice in choices]


def policy_with(name: str, choice: str) -> Policy:
    """The shipped policy but for one convention."""
    return Policy(**{name.replace("-", "_"): choice})


def _words() -> list[str]:
    packs = [pack_of(code) for code in LANGUAGES]
    return sorted({form.lstrip("^~") for pack in packs for form in pack.words.meanings})


_NUMBERS = [
    "0",
    "1",
    "2",
    "8",
    "12",
    "17",
    "29",
    "30",
    "31",
    "32",
    "60",
    "99",
    "100",
    "1000",
    "1990",
    "2011",
    "2024",
    "2199",
    "9999",
    "10000",
    "999999999999",
    "0th",
    "1st",
    "5-го",
    "31st",
    "90s",
    "'90s",
    "1990s",
    "90-х",
    "2.5",
    "1,000",
    "8:30",
    "24:00",
    "25:61",
    "8.30",
    "2024-02-30",
    "2024-12-08",
    "0001-01-01",
    "9999-12-31",
    "12/8/2024",
    "31.12.24",
    "99/99/9999",
    "2024-13-45T99:99",
]
_SMALL = [
    "the",
    "a",
    "of",
    "in",
    "on",
    "at",
    "to",
    "and",
    "from",
    "early",
    "late",
    "last",
    "next",
    "this",
]
_SIGNS = [*" ,.;:-–—/()'’\"«»$%№\n\t\xa0", ". ", ", ", "’s ", "'s "]

#: Texts made of what the tagger knows, which gets much deeper into it than any text.
WORDY = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(_words()),
            st.sampled_from(_SMALL),
            st.sampled_from(_NUMBERS),
        ),
        st.booleans(),
        st.one_of(st.just(" "), st.sampled_from(_SIGNS)),
    ),
    max_size=14,
).map(lambda each: "".join((w.capitalize() if up else w) + sign for w, up, sign in each))


def days_of_value(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value; None if it names no days.

    >>> days_of_value("2025-W17-WE")
    (datetime.date(2025, 4, 26), datetime.date(2025, 4, 27))
    """
    if "/" in value:
        first, last = (days_of_value(each) for each in value.split("/"))
        return (first[0], last[1]) if first and last else None
    value = value.partition("T")[0]
    for pattern, rule in _FORMS:
        match = re.fullmatch(pattern, value)
        if match:
            found: tuple[date, date] = rule(*match.groups())
            return found
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    if after >= 120000:
        return date(year, month, 1), date(9999, 12, 31)
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _week(year: str, week: str, first: int, last: int) -> tuple[date, date]:
    begin, end = (date.fromisocalendar(int(year), int(week), day) for day in (first, last))
    return begin, end


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FORMS: tuple[tuple[str, Any], ...] = (
    (r"(\d{4}-\d\d-\d\d)", lambda day: (date.fromisoformat(day),) * 2),
    (r"(\d{4})-(\d\d)", lambda year, month: _months(int(year), int(month), 1)),
    (r"(\d{4})", lambda year: _months(int(year), 1, 12)),
    (r"(\d{3})", lambda decade: _months(int(decade) * 10, 1, 120)),
    (r"(\d\d)", lambda century: _months(int(century) * 100, 1, 1200)),
    (r"(\d{4})-Q([1-4])", lambda year, n: _months(int(year), int(n) * 3 - 2, 3)),
    (r"(\d{4})-H([12])", lambda year, n: _months(int(year), int(n) * 6 - 5, 6)),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda year, name: _months(int(year), _SEASONS[name], 3)),
    (r"(\d{4})-W(\d\d)", lambda year, week: _week(year, week, 1, 7)),
    (r"(\d{4})-W(\d\d)-WE", lambda year, week: _week(year, week, 6, 7)),
)
