"""The laws of ``where``."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import OTHER, STATE, event, person, timeline
from strategies import QUICK, intervals, whens
from syriatimeline import Certainty, Interval, Meeting, Request, When
from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.events import Place

REAL = syriatimeline.load()


@st.composite
def timelines(draw: st.DrawFn) -> syriatimeline.Timeline[syriatimeline.Event]:
    """A few events of any dates."""
    dates = draw(st.lists(whens(), max_size=6))
    return timeline(*(event(number, when) for number, when in enumerate(dates, start=1)))


@QUICK
@given(timelines(), intervals())
def test_certain_results_are_among_the_possible_ones(
    found: syriatimeline.Timeline[syriatimeline.Event], query: Interval
) -> None:
    """Whatever the dates, asking for certainty only takes away."""
    span = When(query, certain=query)
    possible = found.where(during=span)
    certain = found.where(during=span, certainty="certain")

    assert {each.id for each in certain} <= {each.id for each in possible}
    assert all(certain.certainty_of(each) is Certainty.CERTAIN for each in certain)


@QUICK
@given(timelines(), intervals(), intervals())
def test_chaining_equals_one_call(
    found: syriatimeline.Timeline[syriatimeline.Event], one: Interval, two: Interval
) -> None:
    """For disjoint keywords ``where(a).where(b)`` is ``where(a, b)``, its certainty included."""
    first, second = When(one, certain=one), When(two, certain=two)
    together = found.where(during=first, after=second)
    chained = found.where(during=first).where(after=second)

    assert list(together) == list(chained)
    assert together.split == chained.split


@QUICK
@given(timelines())
def test_the_order_is_total_and_open_starts_come_first(
    found: syriatimeline.Timeline[syriatimeline.Event],
) -> None:
    """Events are ordered by earliest, then latest, then id, however they were given."""
    again = timeline(*reversed(list(found)))
    starts = [each.when.earliest for each in found]
    dated = [start for start in starts if start is not None]

    assert list(found) == list(again)
    assert starts == [None] * (len(starts) - len(dated)) + sorted(dated)


def test_an_iterable_means_any_of() -> None:
    """Two actors: events with the one or the other."""
    both = REAL.where(actor=["Israel", "Turkey"])
    one, two = REAL.where(actor="Israel"), REAL.where(actor="Turkey")

    assert {each.id for each in both} == {each.id for each in one} | {each.id for each in two}
    assert 3 == len(both)


def test_before_and_after_are_strict() -> None:
    """What touches the bound is neither before nor after it."""
    found = timeline(event(1, "2024-12-07"), event(2, "2024-12-08"), event(3, "2024-12-09"))

    assert ["syt-0001"] == [each.id for each in found.where(before="2024-12-08")]
    assert ["syt-0003"] == [each.id for each in found.where(after="2024-12-08")]
    assert ["syt-0003"] == [each.id for each in found.where(after=("2024-12-07", "2024-12-08"))]


def test_an_event_can_be_a_bound() -> None:
    """By object, by id or by slug; its uncertainty makes the answer possible only."""
    bound = event(1, "[2024-12-07..2024-12-08]")
    found = timeline(bound, event(2, "2024-12-08"), event(3, "2024-12-09"))

    for given_bound in (bound, "syt-0001", "event-1"):
        after = found.where(after=given_bound)

        # The bound itself is no exception: of two such nights one may follow the other.
        assert ["syt-0001", "syt-0002", "syt-0003"] == [each.id for each in after]
        assert "3 events: 1 certain, 2 possible" == after.split


@pytest.mark.parametrize(
    ("during", "expected"),
    [
        ("2024-12-08", "1 certain"),
        (date(2024, 12, 8), "1 certain"),
        (("2024-12-01", date(2024, 12, 8)), "1 certain"),
        ("2024-12", "1 certain"),
        ("2024-12-08/..", "1 certain"),
        (When.from_edtf("[2024-12-08..2024-12-09]"), "1 possible"),
    ],
)
def test_a_time_can_be_given_in_many_ways(during: object, expected: str) -> None:
    """A day, an EDTF string, an inclusive pair, a When."""
    found = timeline(event(1, "2024-12-08"))

    assert f"1 event: {expected}" == found.where(during=during).split  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        "2024-02-30",  # no such day
        "yesterday",  # needs a clock
        "syt-9999",  # no such event
        ("2024-12-09", "2024-12-08"),  # the end before the start
        ("2024-12-08",),  # a pair has two
        20241208,  # a number is no time
        datetime(2024, 12, 8, 12),  # a moment is no day
        b"2024-12-08",  # bytes are no text
    ],
)
@pytest.mark.parametrize("keyword", ["during", "before", "after"])
def test_a_wrong_time_is_named(keyword: str, wrong: object) -> None:
    """The message says which keyword, and what to give instead."""
    with pytest.raises(QueryError, match=keyword):
        REAL.where(**{keyword: wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keyword", "wrong", "near"),
    [
        ("actor", "Rusia", "russia"),
        ("place", "Tartous", "tartus"),
        ("article", "art-0009", "art-000"),
    ],
)
def test_an_unknown_name_raises_with_the_nearest(keyword: str, wrong: str, near: str) -> None:
    """A slip of the pen is told from an empty answer."""
    with pytest.raises(UnknownNameError, match="did you mean") as caught:
        REAL.where(**{keyword: wrong})  # type: ignore[arg-type]

    assert wrong == caught.value.name
    assert any(near in name.casefold() for name in caught.value.nearest)


@pytest.mark.parametrize(
    ("keyword", "wrong"),
    [
        ("standing", "sure"),
        ("mode", "actuall"),
        ("min_origins", 0),
        ("min_origins", True),
        ("text", ""),
        ("text", 7),
        ("actor", 7),
        ("certainty", "probable"),
    ],
)
def test_a_value_that_cannot_be_meant_raises(keyword: str, wrong: object) -> None:
    """Every keyword refuses what it does not understand."""
    with pytest.raises(QueryError, match=keyword):
        REAL.where(**{keyword: wrong})  # type: ignore[arg-type]


def test_an_empty_answer_is_an_answer() -> None:
    """Known names with no event in common give an empty timeline, not an error."""
    found = REAL.where(actor="Israel", place="Tartus")

    assert 0 == len(found)
    assert "<0 events>" == repr(found)


@pytest.mark.parametrize("name", ["Russia", "Россия", "russia", "РФ", "Moscow", "act-001"])
def test_a_name_in_any_language_finds_the_same(name: str) -> None:
    """Names, aliases, slugs and ids are one actor."""
    assert list(REAL.where(actor="Russian Federation")) == list(REAL.where(actor=name))


def test_a_state_stands_for_its_members_at_the_time() -> None:
    """Whoever held an office then counts, whoever held it at another time does not."""
    minister = person(3, "ann-minister", STATE, when="2024-01/2024-11")
    successor = person(4, "ben-minister", STATE, when="2024-12/..")
    found = timeline(
        event(1, "2024-12-08", participants=(minister,)),
        event(2, "2024-12-08", participants=(successor,)),
        event(3, "2024-06-01", participants=(minister, OTHER)),
    )

    assert ["syt-0003", "syt-0002"] == [each.id for each in found.where(actor="Arcadia")]
    assert 0 == len(found.where(actor="Arcadia", members=False))


def test_a_place_stands_for_the_places_in_it() -> None:
    """Unless it is asked for alone."""
    country = Place("plc-001", "arcadia", "country", {"en": "Arcadia"})
    town = Place("plc-002", "port", "city", {"en": "Port"}, within=("plc-001",))
    found = timeline(event(1, places=(town,)), places=(country, town))

    assert 1 == len(found.where(place="Arcadia"))
    assert 0 == len(found.where(place="Arcadia", members=False))


def test_a_convention_makes_nothing_certain() -> None:
    """ "Last month" may be read in two ways; November alone does not hold both."""
    found = REAL.where(actor="Russian armed forces", during="2025-11")

    assert Certainty.POSSIBLE is found.certainty_of(REAL["syt-0035"])
    assert "syt-0035" in REAL.where(during="2025-11/2025-12", certainty="certain")


def test_text_is_found_in_titles_quotes_and_glosses_in_any_case() -> None:
    """Both languages, whatever the case."""
    assert "syt-0007" in REAL.where(text="ПОКИДАЕТ ДАМАСК")
    assert "syt-0007" in REAL.where(text="в ночь на 8 декабря")
    assert "syt-0016" in REAL.where(text=("hryhorovych", "nothing like it"))


def test_origins_standing_and_mode_filter() -> None:
    """The plain keywords compare with what the events say of themselves."""
    assert all(each.independent_origins >= 2 for each in REAL.where(min_origins=2))
    assert {"avowed"} == {each.standing for each in REAL.where(standing="avowed")}
    assert {"planned"} == {each.mode for each in REAL.where(mode=("planned", "conditional"))}
    assert {"art-0003"} <= {a.id for each in REAL.where(article="haqqin.az") for a in each.articles}


def test_of_narrows_to_kinds() -> None:
    """A timeline of meetings holds meetings; something else is refused."""
    assert {Meeting} == {type(each) for each in REAL.of(Meeting)}
    assert len(REAL.of(Meeting)) + len(REAL.of(Request)) == len(REAL.of(Meeting, Request))
    with pytest.raises(QueryError, match="no kind of event"):
        REAL.of(int)  # type: ignore[type-var]


@pytest.mark.parametrize("keyword", ["actor", "place", "article"])
def test_a_record_asks_as_its_id_does(keyword: str) -> None:
    for each in getattr(REAL, f"{keyword}s").values():
        assert list(REAL.where(**{keyword: each.id})) == list(REAL.where(**{keyword: each}))


def test_maps_of_records_answer_as_mappings_do() -> None:
    assert REAL.actors.get("nobody") is None
    assert "fallback" == REAL.actors.get("nobody", "fallback")
    with pytest.raises(KeyError, match="did you mean 'russia'"):
        REAL.actors["Rusia"]
