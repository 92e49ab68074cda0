"""When: what is known of a date, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations, pairwise
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies import QUICK, UNIVERSE, WORLD, edtf_strings, intervals, whens, world
from syriatimeline.calendar import (
    BASES,
    OPEN,
    UNKNOWN,
    Basis,
    Certainty,
    Interval,
    When,
    certain_days,
    possible_days,
)
from syriatimeline.errors import EdtfError, IntervalError

CERTAIN, POSSIBLE, NO = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.NO

Days = frozenset[date]

#: For the tests that try every choice of days, whose rare cases matter most.
THOROUGH = settings(QUICK, max_examples=200)


def days_in(interval: Interval) -> Days:
    """The days of the small universe in an interval, found without asking the interval."""
    low = interval.first or date.min
    high = interval.last or date.max
    return frozenset(day for day in UNIVERSE if low <= day <= high)


def choices(possible: Interval, certain: Interval | None, once: bool) -> Iterable[Days]:
    """Every set of days on which something may really have held."""
    sure = days_in(certain) if certain else frozenset()
    free = sorted(days_in(possible) - sure)
    for size in range(len(free) + 1):
        for more in combinations(free, size):
            held = sure.union(more)
            if len(held) == 1 or (held and not once):
                yield held


def best_answer(when: When) -> Certainty:
    """A source that doubts its own date makes nothing certain."""
    return POSSIBLE if when.qualifier else CERTAIN


def try_every_choice(when: When, holds: Callable[[Days], Iterable[bool]]) -> Certainty:
    """The answer of brute force; ``holds`` gives the truth for each way to read the question.

    Where a convention has other readings, no day is sure, and any of their days counts against
    certainty.
    """
    if when.widest:
        readings = choices(when.widest, None, when.once)
    else:
        readings = choices(when.possible, when.certain, when.once)
    if all(truth for held in readings for truth in holds(held)):
        return best_answer(when)
    held_or_not = choices(when.possible, when.certain, when.once)
    return POSSIBLE if any(truth for held in held_or_not for truth in holds(held)) else NO


@THOROUGH
@given(whens(WORLD), world())
def test_during_agrees_with_every_choice_of_days(when: When, query: Interval) -> None:
    """Certain if each choice has a day in the query, possible if one has."""
    asked = days_in(query)

    expected = try_every_choice(when, lambda held: [bool(held & asked)])

    assert expected is when.during(query)


@THOROUGH
@given(whens(WORLD), world())
def test_before_agrees_with_every_choice_of_days(when: When, bound: Interval) -> None:
    """Certain if each choice ends before any day of the bound, possible if one ends before one."""
    times = days_in(bound)

    expected = try_every_choice(when, lambda held: [max(held) < time for time in times])

    assert expected is when.before(bound)


@THOROUGH
@given(whens(WORLD), world())
def test_after_agrees_with_every_choice_of_days(when: When, bound: Interval) -> None:
    """Certain if each choice begins after any day of the bound, possible if one does after one."""
    times = days_in(bound)

    expected = try_every_choice(when, lambda held: [min(held) > time for time in times])

    assert expected is when.after(bound)


@QUICK
@given(whens(), intervals())
def test_what_is_certainly_before_is_neither_during_nor_after(when: When, other: Interval) -> None:
    """At most one of before and after is certain, and then nothing else is possible."""
    before, during, after = when.before(other), when.during(other), when.after(other)

    assert before is not CERTAIN or (during, after) == (NO, NO)
    assert after is not CERTAIN or (during, before) == (NO, NO)
    assert any((before, during, after))


@QUICK
@given(whens(), intervals(), intervals())
def test_longer_query_never_lowers_the_answer(when: When, query: Interval, more: Interval) -> None:
    """What was certain or possible during a time is so during every longer one."""
    order = [NO, POSSIBLE, CERTAIN]

    narrow = when.during(query)
    wide = when.during(query.hull(more))

    assert order.index(narrow) <= order.index(wide)


@QUICK
@given(whens(), intervals(), intervals())
def test_vaguer_bound_never_makes_an_order_certain(
    when: When, bound: Interval, more: Interval
) -> None:
    """Widening the time compared with keeps what was possible and adds no certainty."""
    vague = bound.hull(more)

    assert when.before(vague) is not CERTAIN or when.before(bound) is CERTAIN
    assert when.after(vague) is not CERTAIN or when.after(bound) is CERTAIN
    assert bool(when.before(vague)) >= bool(when.before(bound))
    assert bool(when.after(vague)) >= bool(when.after(bound))


@QUICK
@given(whens(), intervals(), st.data())
def test_convention_makes_no_answer_certain(
    when: When, query: Interval, data: st.DataObject
) -> None:
    """Admitting other readings never turns an answer into a certain one."""
    plain = evolve(when, widest=None)
    wide = evolve(when, widest=when.possible.hull(data.draw(intervals())))

    assert wide.during(query) is not CERTAIN or plain.during(query) is CERTAIN
    assert wide.before(query) is not CERTAIN or plain.before(query) is CERTAIN
    assert wide.after(query) is not CERTAIN or plain.after(query) is CERTAIN


@QUICK
@given(whens())
def test_is_certain_during_all_that_it_may_be(when: When) -> None:
    """It surely held during the hull of all its possible days, and of every reading."""
    assert best_answer(when) is when.during(when.widest or when.possible)
    assert best_answer(when) is when.during(Interval(OPEN, OPEN))
    assert NO is not when.during(when.possible)


@pytest.mark.parametrize(
    ("when", "query", "expected"),
    [
        ("2024-12-08", "2024-12-08", CERTAIN),
        ("2024-12-08", "2024-12", CERTAIN),
        ("2024-12-08?", "2024-12", POSSIBLE),  # the source doubts its own date
        ("2024-12-08", "2024-12-09/..", NO),
        ("2024-12", "2024-12-08", POSSIBLE),
        ("2024-12", "2024", CERTAIN),
        ("2024-12", "2024-12-31/2025-01", POSSIBLE),
        ("2024-12-07/2024-12-09", "2024-12-08", CERTAIN),  # throughout
        ("[2024-12-07..2024-12-09]", "2024-12-08", POSSIBLE),  # some time within
        ("2024/2025", "2024-12-31", CERTAIN),  # it had begun by then
        ("2024/2025", "2024-06", POSSIBLE),
        ("[..2024-12-08]", "2024-12-08", POSSIBLE),
        ("[..2024-12-08]", "../2024-12-08", CERTAIN),
        ("2024-12-08/..", "2025", POSSIBLE),  # it may have ended since
    ],
)
def test_during(when: str, query: str, expected: Certainty) -> None:
    """Whether it held on a day of the query."""
    assert expected is When.from_edtf(when).during(possible_days(query))


@pytest.mark.parametrize(
    ("when", "bound", "before", "after"),
    [
        ("2024-12-07", "2024-12-08", CERTAIN, NO),
        ("2024-12-08", "2024-12-08", NO, NO),  # strict
        ("2024-12", "2024-12-08", POSSIBLE, POSSIBLE),
        ("2024-12", "2024-12", POSSIBLE, POSSIBLE),  # both vague
        ("2024-11", "2024-12", CERTAIN, NO),
        ("[..2024-12-07]", "2024-12-08", CERTAIN, NO),
        ("[2024-12-09..]", "2024-12-08", NO, CERTAIN),
        ("2024-12-07/2024-12-09", "2024-12-08", NO, NO),  # it was going on
        ("2024-12-07/..", "2024-12-08", POSSIBLE, NO),  # it may have ended at once
        ("2024-12-08", "2024/..", POSSIBLE, POSSIBLE),
    ],
)
def test_before_and_after(when: str, bound: str, before: Certainty, after: Certainty) -> None:
    """Whether it was over before, or began after, a time somewhere in the bound."""
    found = When.from_edtf(when)

    assert before is found.before(possible_days(bound))
    assert after is found.after(possible_days(bound))


@pytest.mark.parametrize(
    ("bound", "before", "during", "after"),
    [
        ("2025-12-24/..", CERTAIN, NO, NO),  # after every reading
        ("2025-12-23", POSSIBLE, NO, NO),  # the other reading reaches that day
        ("2025-11", POSSIBLE, POSSIBLE, POSSIBLE),  # the other reading leaves it
        ("2025-10/2025-12", POSSIBLE, CERTAIN, POSSIBLE),  # holds every reading
        ("2025-10-20", NO, NO, POSSIBLE),  # the other reading reaches that day too
        ("../2025-10-14", NO, NO, CERTAIN),  # before every reading
    ],
)
def test_other_readings_count_against_certainty(
    bound: str, before: Certainty, during: Certainty, after: Certainty
) -> None:
    """What depends on a convention is certain only if it is so under each of its readings."""
    when = When(
        possible_days("2025-11"),
        conventions=("last-month",),
        widest=possible_days("2025-10-15/2025-12-23"),
    )

    found = possible_days(bound)

    assert before is when.before(found)
    assert during is when.during(found)
    assert after is when.after(found)


def test_every_basis_has_words() -> None:
    """What a date may rest on is what its type lists, each with words for a reader."""
    assert set(get_args(Basis)) == set(BASES)
    assert all(BASES.values())


def test_only_no_is_false() -> None:
    """Filters can take an answer as a truth value that keeps what is possible."""
    assert [True, True, False] == [bool(answer) for answer in (CERTAIN, POSSIBLE, NO)]


@QUICK
@given(whens())
def test_edtf_gives_back_the_possible_days(when: When) -> None:
    """What a date writes of itself means its possible days."""
    assert when.possible == possible_days(when.edtf)


@QUICK
@given(edtf_strings())
def test_edtf_is_kept_as_written(edtf: str) -> None:
    """A date read from EDTF writes that EDTF and says no more than it."""
    when = When.from_edtf(edtf)

    assert edtf == when.edtf
    assert possible_days(edtf) == when.possible
    assert certain_days(edtf) == when.certain
    assert when.certain is None or when.certain in when.possible
    assert not when.qualifier or edtf.endswith(when.qualifier)


@QUICK
@given(whens(), intervals())
def test_edtf_written_for_other_days_is_not_shown(when: When, other: Interval) -> None:
    """A date whose days were changed writes its days, not what once was written for others."""
    moved = When(other, written=when.edtf)

    assert other == possible_days(moved.edtf)
    assert moved == When(other)


@QUICK
@given(whens(), intervals())
def test_parts_must_lie_inside_the_whole(when: When, other: Interval) -> None:
    """No date has a sure or a drawn day that is not possible, or a possible one outside widest."""
    fits = other in when.possible
    held = when.possible in other

    def accepted(**fields: Interval) -> bool:
        try:
            When(when.possible, **fields)  # type: ignore[arg-type]
        except IntervalError:
            return False
        return True

    assert fits == accepted(certain=other) == accepted(drawn=other)
    assert held == accepted(widest=other)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"certain": "2024-12-07/2024-12-09"}, "certain days .* outside the possible"),
        ({"certain": "../2024-12-08"}, "certain days .* outside the possible"),
        ({"drawn": "2024-12-09"}, "drawn days .* outside the possible"),
        ({"widest": "2024-12-08"}, "possible days .* outside the widest"),
    ],
)
def test_rejects_days_that_contradict_each_other(fields: dict[str, str], message: str) -> None:
    """The message names the part, the whole and both of their days."""
    parts = {name: possible_days(edtf) for name, edtf in fields.items()}

    with pytest.raises(IntervalError, match=message):
        When(possible_days("2024-12-07/2024-12-08"), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("basis", "guessed"),  # not a basis
        ("basis", "looked up"),  # its name has a hyphen
        ("qualifier", "~?"),  # both together are %
        ("qualifier", "ca."),  # not a qualifier of EDTF
    ],
)
def test_rejects_unknown_words(field: str, value: str) -> None:
    """Basis and qualifier are closed lists."""
    day = possible_days("2024-12-08")

    with pytest.raises(ValueError, match=field):
        When(day, **{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "certain", "error"),
    [
        ("2024-13", None, EdtfError),  # no such month
        ("Y12024", None, EdtfError),  # no day of it can be computed
        ("2024-12-08", "8 December", EdtfError),  # the sure days are EDTF too
        ("2025/2024", None, IntervalError),  # runs backward
        ("2024-12-08", "2024-12", IntervalError),  # more sure than possible
        ("2024-12", "2025/2024", IntervalError),  # the sure days run backward
    ],
)
def test_rejects_bad_edtf(
    edtf: str, certain: str | None, error: type[EdtfError] | type[IntervalError]
) -> None:
    """A date that cannot be read or cannot be is an error, not a date without days."""
    with pytest.raises(error) as caught:
        When.from_edtf(edtf, certain=certain)

    assert type(caught.value) is error


@QUICK
@given(st.lists(whens(), max_size=5))
def test_sort_key_orders_by_earliest_then_latest(dates: list[When]) -> None:
    """Sorting puts open starts first, then earlier days first, and open ends last."""
    ordered = sorted(dates, key=lambda when: when.sort_key)

    for one, two in pairwise(ordered):
        starts = one.earliest or date.min, two.earliest or date.min

        assert starts[0] <= starts[1]
        assert two.earliest is not None or one.earliest is None
        if one.earliest == two.earliest:
            assert (one.latest or date.max) <= (two.latest or date.max)
            assert one.latest is not None or two.latest is None


@QUICK
@given(whens(), whens())
def test_sort_key_is_equal_only_for_the_same_days(one: When, two: When) -> None:
    """Two dates share a sort key if and only if they share their earliest and latest days."""
    ends = [(when.earliest, when.latest) for when in (one, two)]

    assert (ends[0] == ends[1]) == (one.sort_key == two.sort_key)
    assert (one.sort_key < two.sort_key) != (one.sort_key >= two.sort_key)


def test_sort_key_around_the_limits_of_the_calendar() -> None:
    """An open start is earlier than the first day there is, an open end later than the last."""
    texts = ["../0001-01-01", "/..", "0001-01-01", "0001", "2024/9999", "2024/..", "9999-12-31"]

    keys = [When.from_edtf(text).sort_key for text in texts]

    assert sorted(keys) == keys
    assert len(set(keys)) == len(keys)


@QUICK
@given(st.one_of(whens(), edtf_strings().map(When.from_edtf)))
def test_label_is_one_short_line(when: When) -> None:
    """Every date has a label, which is not empty and has no line break."""
    label = when.label

    assert label.strip()
    assert 1 == len(label.splitlines())


@QUICK
@given(whens())
def test_label_marks_an_end_without_a_date(when: When) -> None:
    """A label not written by hand marks an end without a date, and has no such mark else."""
    label = evolve(when, written="").label
    neither = when.earliest is None and when.latest is None
    marked = label[0] in "≤≥…" or label[-1] == "…"

    assert neither == label.startswith(("not bounded", "at least "))
    assert neither or marked == (not when.possible.bounded)


@pytest.mark.parametrize(
    ("edtf", "certain", "label"),
    [
        ("2024-12-08", None, "2024-12-08"),
        ("2024-12-08~", None, "2024-12-08~"),
        ("2024-12", None, "2024-12"),
        ("202X", None, "202X"),
        ("2024-24", None, "2024-24"),
        ("[2024-12-07..2024-12-08]", None, "2024-12-07..08"),
        ("[2024-12-09..2024-12-10]", None, "2024-12-09..10"),
        ("[2024-11-30..2024-12-08]", None, "2024-11-30..12-08"),
        ("[2024-12-31..2025-01-01]", None, "2024-12-31..2025-01-01"),
        ("[2024..2025]", None, "2024..2025"),
        ("[2024-12-07,2024-12-09]", None, "[2024-12-07,2024-12-09]"),
        ("2025-04-17/2025-04-18", None, "2025-04-17 to 18"),
        ("2024-12-31/2025-01-01", None, "2024-12-31 to 2025-01-01"),
        ("2024-11/2024-12", None, "2024-11 to 2024-12"),
        ("2024-12/2025-04-25", None, "2024-12 to 2025-04-25"),
        ("[..2025-04-23]", None, "≤ 2025-04-23"),
        ("[2015-01-01..]", None, "≥ 2015-01-01"),
        ("2015/", None, "≥ 2015-01-01"),
        ("/2015-12-31", "2015-12-31", "… to 2015-12-31"),
        ("2024-12-08/..", None, "2024-12-08 to …"),
        ("../..", None, "not bounded"),
        ("../..", "2024-12-08", "at least 2024-12-08"),
        ("../..", "2024-12-07/2024-12-08", "at least 2024-12-07 to 08"),
    ],
)
def test_label(edtf: str, certain: str | None, label: str) -> None:
    """The label says which end is known, and whether it held throughout or some time within."""
    assert label == When.from_edtf(edtf, certain=certain).label


@QUICK
@given(st.one_of(whens(), edtf_strings().map(When.from_edtf)))
def test_explanation_holds_everything_known(when: When) -> None:
    """Every date can be explained, with its EDTF, basis, note, conventions and evidence."""
    lines = when.explain().splitlines()

    assert lines[0].startswith(f"{when.edtf}: ")
    assert lines[0].endswith(f"({when.basis}: {BASES[when.basis]})")
    assert "" not in lines
    assert (f"because {when.note}" in lines) == bool(when.note)
    assert (f"evidence: {', '.join(when.evidence)}" in lines) == bool(when.evidence)
    assert (f"drawn at {when.drawn}" in lines) == bool(when.drawn)
    assert bool(when.conventions) == any(line.startswith("by convention: ") for line in lines)


def test_explanation_in_full() -> None:
    """Each part of a date has its line, in a fixed order."""
    when = When(
        possible=possible_days("2024-12-07/2024-12-08"),
        once=True,
        basis="resolved",
        evidence=("fall-of-damascus", "004"),
        conventions=("night-into-day",),
        widest=possible_days("2024-12-07/2024-12-08"),
        drawn=possible_days("2024-12-08"),
        note="the night into the day before",
    )

    expected = [
        "[2024-12-07..2024-12-08]: at one moment within 2024-12-07 to 2024-12-08 "
        "(resolved: relative to the article's date)",
        "because the night into the day before",
        "by convention: night-into-day; under other readings as wide as 2024-12-07/2024-12-08",
        "drawn at 2024-12-08",
        "evidence: fall-of-damascus, 004",
    ]

    assert expected == when.explain().splitlines()


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-12-08", "on that day"),
        ("2024-12", "at some time within 2024-12-01 to 2024-12-31"),
        ("[..2024-12-08]", "at some time not after 2024-12-08"),
        ("[2024-12-08..]", "at some time not before 2024-12-08"),
        ("../..", "at some time that nothing bounds"),
        ("2024-12-07/2024-12-08", "throughout, from 2024-12-07 to 2024-12-08"),
        ("2024-12-08/..", "throughout, from 2024-12-08 and no end is known"),
        ("2024-12-08/", "throughout, from 2024-12-08 to a day that is not known"),
        ("../2024-12-08", "throughout, from before any record of ours to 2024-12-08"),
        ("/2024-12-08", "throughout, from a day that is not known to 2024-12-08"),
    ],
)
def test_explanation_in_words(edtf: str, words: str) -> None:
    """The first line says in words what the EDTF says in signs."""
    first = When.from_edtf(edtf).explain().splitlines()[0]

    assert f"{edtf}: {words} (stated: the source gives the date)" == first


@pytest.mark.parametrize(
    ("edtf", "extent", "precision"),
    [
        ("2024-12-08", "moment", "day"),
        ("2024-12-08?", "moment", "day"),
        ("2024-12", "within", "month"),
        ("2024-02-01/2024-02-29", "throughout", "month"),
        ("2024", "within", "year"),
        ("[2024-01..2024-12]", "within", "year"),
        ("202X", "within", "decade"),
        ("2024-24", "within", "season"),
        ("[2024-12-07..2024-12-08]", "within", "days"),
        ("2024-12-07/2024-12-08", "throughout", "days"),
        ("9999-12", "within", "month"),
        ("[..2024]", "within", "open"),
        ("2024-12-08/..", "throughout", "open"),
        ("/", "within", "open"),
    ],
)
def test_extent_and_precision(edtf: str, extent: str, precision: str) -> None:
    """How long it held, and how finely that is known."""
    when = When.from_edtf(edtf)

    assert extent == when.extent
    assert precision == when.precision


@QUICK
@given(whens())
def test_plot_lies_where_it_may_be_drawn(when: When) -> None:
    """The day for drawing lies in what is drawn; there is none only if neither end is a date."""
    drawn = when.drawn or when.certain or when.possible

    assert (when.plot is None) == (drawn.first is None and drawn.last is None)
    assert when.plot is None or when.plot in drawn


@pytest.mark.parametrize(
    ("edtf", "plot"),
    [
        ("2024-12-08", date(2024, 12, 8)),
        ("2024-12-07/2024-12-09", date(2024, 12, 8)),
        ("[2024-12-07..2024-12-08]", date(2024, 12, 7)),
        ("[..2024-12-08]", date(2024, 12, 8)),
        ("[2024-12-08..]", date(2024, 12, 8)),
        ("2024-12/2025-01", date(2024, 12, 31)),  # of the sure days, the earlier of two
        ("2024-12-08/..", date(2024, 12, 8)),
        ("../..", None),
    ],
)
def test_plot(edtf: str, plot: date | None) -> None:
    """The middle of what is drawn, or its known end."""
    assert plot == When.from_edtf(edtf).plot


@QUICK
@given(whens())
def test_earliest_and_latest_are_the_ends_of_the_possible_days(when: When) -> None:
    """Earliest and latest are days, or None where the end is open or unknown."""
    assert (when.possible.first, when.possible.last) == (when.earliest, when.latest)
    assert (when.earliest is None) == (when.possible.start in (OPEN, UNKNOWN))
    assert (when.latest is None) == (when.possible.end in (OPEN, UNKNOWN))


def test_edtf_as_written_does_not_make_dates_differ() -> None:
    """The same days written in two ways are the same date."""
    month, days = When.from_edtf("2024-XX"), When.from_edtf("2024")

    assert month == days
    assert hash(month) == hash(days)
    assert "2024-XX" == month.edtf
    assert "2024-XX" not in repr(month)


def test_surely_all_of_time_is_not_within_one_day() -> None:
    """Two ends without bound are no day, though they are alike."""
    with pytest.raises(IntervalError, match="surely on all of"):
        When(Interval(OPEN, OPEN), certain=Interval(OPEN, OPEN), once=True)
