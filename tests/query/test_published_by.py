"""``where(published_by=…)``: what had been told by a day, by the article or by the origin."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import ARTICLE, claim, event, origin, timeline
from strategies import QUICK, days, intervals, whens
from syriatimeline import Certainty, Interval, When
from syriatimeline.articles import Article, Reference
from syriatimeline.calendar import OPEN
from syriatimeline.errors import QueryError
from syriatimeline.events import Claim, Event, Quote, Voice
from syriatimeline.query import Timeline

REAL = syriatimeline.load()
END = date.max

Teller = Literal["article", "origin"]
TELLERS = st.sampled_from(("article", "origin"))

#: How much an answer says, for comparing.
WEIGHT = {Certainty.NO: 0, Certainty.POSSIBLE: 1, Certainty.CERTAIN: 2}


def told(published: When, said: When | None = None, number: int = 1, **more: Any) -> Claim:
    """A claim of an article published then, resting on an origin of that date."""
    article = evolve(ARTICLE, id=f"art-{number:04}", published=published)
    spoken = evolve(origin(number), when=said)
    chain = (Voice("The Daily", "writes"), Voice("somebody", "says"))
    made = evolve(claim("syt-0001", number, spoken), citation=Quote(article, "so", 0, 2))
    return evolve(made, attribution=chain, **more)


def with_claims(*claims: Claim, when: str | When = "../..", **more: Any) -> Timeline[Event]:
    """A timeline of one event, which may have been at any time."""
    return timeline(event(1, when, claims=claims, **more))


def answer(found: Timeline[Event], day: object, by: Teller = "article") -> Certainty:
    """The answer for the one event."""
    chosen = found.where(published_by=day, by=by)  # type: ignore[arg-type]
    if not chosen:
        return Certainty.NO
    return chosen.certainty_of(chosen[0]) or Certainty.NO


def day_of(text: str) -> When:
    return When.from_edtf(text)


# -- by article ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "day", "expected"),
    [
        ("2024-12-09", "2024-12-08", "no"),
        ("2024-12-09", "2024-12-09", "certain"),
        ("2024-12-09", "2024-12", "certain"),  # by the end of December
        ("2024-12-09", "2024-12-08/..", "certain"),  # by the end of time
        ("[2024-12-08..2024-12-10]", "2024-12-07", "no"),
        ("[2024-12-08..2024-12-10]", "2024-12-09", "possible"),
        ("[2024-12-08..2024-12-10]", "2024-12-10", "certain"),
        ("[2024-12-08..]", "2030", "possible"),
        ("[..2024-12-10]", "1900", "possible"),
        ("2024-12-09?", "2030", "possible"),  # a doubtful date is never certain by its bounds
        ("2024-12-09?", "9999-12-31", "certain"),
    ],
)
def test_an_article_has_told_it_when_it_is_published(
    published: str, day: str, expected: str
) -> None:
    assert expected == answer(with_claims(told(day_of(published))), day).value


def test_the_publication_is_that_of_text_and_lookup_together() -> None:
    """As for relative dates: the anchor of the article."""
    article = evolve(
        ARTICLE, published=day_of("[2024-12-09..]"), published_lookup=day_of("[..2024-12-09]")
    )
    found = with_claims(evolve(told(day_of("2024")), citation=Quote(article, "so", 0, 2)))

    assert Certainty.CERTAIN is answer(found, "2024-12-09")


@pytest.mark.parametrize(
    ("published", "accessed", "day", "expected"),
    [
        ("2024-12-09", "2026-11-22", "2024-12-09", "certain"),
        ("", "2026-11-22", "2024-12-09", "possible"),
        ("", "2026-11-22", "2026-11-22", "certain"),  # whoever looked at it found it there
        ("", "", "2026-11-22", "possible"),
        ("[2024-12-09..]", "2024-12-10", "2024-12-10", "certain"),
        ("2024-12-09?", "2026-11-22", "2024-12-09", "possible"),
        ("2024-12-09?", "2026-11-22", "2026-11-22", "certain"),
        ("some day in spring", "", "2024-12-09", "possible"),  # no EDTF says nothing
    ],
)
def test_a_reference_has_its_own_date(
    published: str, accessed: str, day: str, expected: str
) -> None:
    work = Reference("The Weekly", published=published, accessed=accessed)
    found = with_claims(evolve(told(day_of("2030")), citation=work))

    assert expected == answer(found, day).value


def test_the_first_to_tell_it_counts() -> None:
    """One claim is enough, and whoever does not tell it is none."""
    late, early = told(day_of("2025"), number=1), told(day_of("2024-12-09"), number=2)

    assert Certainty.CERTAIN is answer(with_claims(late, early), "2024-12-09")
    for stance in ("denies", "silent"):
        silent = evolve(early, stance=stance)
        assert Certainty.NO is answer(with_claims(late, silent), "2024-12-09")
    for field in ("scope", "number", "motive"):
        other = evolve(early, field=field)
        assert Certainty.NO is answer(with_claims(late, other), "2024-12-09")


def test_no_work_tells_what_has_not_begun() -> None:
    """A work without a date is bounded by the event and by the origin that it cites."""
    undated = evolve(told(day_of("2030")), citation=Reference("The Weekly"))
    spoken = evolve(undated, origin=evolve(undated.origin, when=day_of("2024-12-09")))

    assert Certainty.NO is answer(with_claims(undated, when="2024-12-08"), "2024-12-07")
    assert Certainty.POSSIBLE is answer(with_claims(undated, when="2024-12-08"), "2024-12-08")
    assert Certainty.NO is answer(with_claims(spoken, when="2024-12-08"), "2024-12-08")
    # A plan is told before.
    planned = with_claims(undated, when="2024-12-08", mode="planned")
    assert Certainty.POSSIBLE is answer(planned, "2024-12-07")


def test_a_work_is_not_older_than_what_it_tells_as_past() -> None:
    """A work without a day that says "on 9 December" of something done was not there on the 8th."""
    page = Reference("The Weekly")
    dated = evolve(told(day_of("2030"), number=1), citation=page, when=day_of("2024-12-09"))
    silent = evolve(told(day_of("2030"), number=2), citation=page)

    for claims in ((dated,), (dated, silent), (silent, dated)):
        found = with_claims(*claims)
        assert Certainty.NO is answer(found, "2024-12-08")
        assert Certainty.POSSIBLE is answer(found, "2024-12-09")
        assert Certainty.POSSIBLE is answer(found, "2024-12-08", "origin")
    other = evolve(silent, citation=Reference("The Monthly"))
    assert Certainty.POSSIBLE is answer(with_claims(dated, other), "2024-12-08")
    # A plan may be told before; a day that is only near bounds nothing.
    assert Certainty.POSSIBLE is answer(with_claims(dated, mode="planned"), "2024-12-08")
    about = evolve(dated, when=day_of("2024-12-09~"))
    assert Certainty.POSSIBLE is answer(with_claims(about), "2024-12-08")


# -- by origin -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "day", "expected"),
    [
        ("2024-12-05", "2024-12-04", "no"),
        ("2024-12-05", "2024-12-05", "certain"),
        ("[2024-12-05..]", "2024-12-05", "possible"),
        ("[2024-12-05..]", "2024-12-09", "certain"),  # not after the article that cites it
        (None, "2024-12-01", "possible"),
        (None, "2024-12-09", "certain"),
        ("2024-12-20", "2024-12-09", "certain"),  # whatever it is said to be, it was cited then
    ],
)
def test_an_origin_speaks_when_it_speaks(said: str | None, day: str, expected: str) -> None:
    spoken = day_of(said) if said else None

    assert expected == answer(with_claims(told(day_of("2024-12-09"), spoken)), day, "origin").value


def test_a_work_in_its_own_voice_speaks_when_it_is_published() -> None:
    """Its own voice is the only one of the chain."""
    own = evolve(told(day_of("2024-12-09")), attribution=(Voice("The Daily", "writes"),))

    assert Certainty.NO is answer(with_claims(own), "2024-12-08", "origin")
    assert Certainty.CERTAIN is answer(with_claims(own), "2024-12-09", "origin")


# -- the laws --------------------------------------------------------------------------------


@st.composite
def timelines(draw: st.DrawFn) -> Timeline[Event]:
    """Events of any dates, each told by articles and origins of any dates."""
    events = []
    for number in draw(st.lists(st.integers(1, 9), unique=True, max_size=4)):
        claims = draw(st.lists(claims_of(), min_size=1, max_size=3))
        mode = draw(st.sampled_from(("actual", "planned")))
        events.append(event(number, draw(whens()), claims=tuple(claims), mode=mode))
    return timeline(*events)


@st.composite
def claims_of(draw: st.DrawFn) -> Claim:
    made = told(draw(whens()), draw(st.none() | whens()), draw(st.integers(1, 99)))
    made = evolve(made, when=draw(st.none() | whens()))
    if draw(st.booleans()):
        made = evolve(made, attribution=made.attribution[:1])
    if draw(st.booleans()):
        seen = st.sampled_from(("", "2024-12-09", "2026"))
        made = evolve(made, citation=Reference("W", published=draw(seen), accessed=draw(seen)))
    return made


def answers(found: Timeline[Event], day: object, by: Teller) -> dict[str, int]:
    chosen = found.where(published_by=day, by=by)  # type: ignore[arg-type]
    certainties = {each.id: chosen.certainty_of(each) or Certainty.NO for each in chosen}
    return {each.id: WEIGHT[certainties.get(each.id, Certainty.NO)] for each in found}


@QUICK
@given(timelines(), days(), days(), TELLERS)
def test_a_later_day_loses_nothing(
    found: Timeline[Event], one: date, two: date, by: Teller
) -> None:
    """What was told stays told, and what was certain stays certain."""
    before, after = (answers(found, day, by) for day in sorted((one, two)))

    assert all(before[each] <= after[each] for each in before)


@QUICK
@given(timelines(), days())
def test_the_origin_speaks_no_later_than_the_article(found: Timeline[Event], day: date) -> None:
    by_article, by_origin = answers(found, day, "article"), answers(found, day, "origin")

    assert all(by_article[each] <= by_origin[each] for each in by_article)


@QUICK
@given(timelines(), TELLERS)
def test_at_the_end_of_time_everything_has_been_told(found: Timeline[Event], by: Teller) -> None:
    for end in (END, Interval(OPEN, OPEN)):
        span = When(end, certain=end) if isinstance(end, Interval) else end
        assert all(weight == 2 for weight in answers(found, span, by).values())


@QUICK
@given(timelines(), whens(), TELLERS)
def test_certain_answers_are_among_the_possible_ones(
    found: Timeline[Event], day: When, by: Teller
) -> None:
    """Whatever the day is, an uncertain one included; ``without`` has the rest."""
    possible = found.where(published_by=day, by=by)
    certain = found.where(published_by=day, by=by, certainty="certain")
    rest = found.without(published_by=day, by=by)

    assert {each.id for each in certain} <= {each.id for each in possible}
    assert certain.split.count("possible") == 0
    assert {each.id for each in found} == {each.id for each in (*possible, *rest)}
    assert len(found) == len(possible) + len(rest)


@QUICK
@given(timelines(), days(), intervals(), TELLERS)
def test_chaining_is_and_and_the_weakest_answer_stands(
    found: Timeline[Event], day: date, query: Interval, by: Teller
) -> None:
    span = When(query, certain=query)
    together = found.where(published_by=day, by=by, during=span)
    chained = found.where(published_by=day, by=by).where(during=span)
    turned = found.where(during=span).where(published_by=day, by=by)

    assert list(together) == list(chained) == list(turned)
    assert together.split == chained.split == turned.split


SMALL = [date(2024, 2, 26 + step) if step < 4 else date(2024, 3, step - 3) for step in range(7)]


@st.composite
def small_whens(draw: st.DrawFn) -> When:
    """Dates of a few days without a doubt."""
    first, last = sorted(draw(st.tuples(st.sampled_from(SMALL), st.sampled_from(SMALL))))
    possible = Interval(first, last)
    sure = draw(st.none() | st.sampled_from(tuple(possible)).map(Interval.of_day))
    return When(possible, certain=sure)


def first_days(when: When) -> set[date]:
    """Every day that may be the first of something, by listing the days it may have."""
    sure = when.certain.first if when.certain and when.certain.first else when.latest
    assert sure is not None
    return {day for day in when.possible if day <= sure}


@QUICK
@given(small_whens(), small_whens(), small_whens(), st.sampled_from(SMALL))
def test_the_answers_are_those_of_trying_every_world(
    published: When, said: When, past: When, asked: date
) -> None:
    """A world has a day of publication, and a day of the origin that is not after it.

    What the work tells as past lies on or before the day of publication.
    """
    worlds = [
        (publication, spoken)
        for publication in first_days(published)
        for spoken in first_days(said)
        if spoken <= publication and any(day <= publication for day in past.possible)
    ]
    found = with_claims(told(published, said, when=past))
    if not worlds:
        return
    for by, at in (("article", 0), ("origin", 1)):
        outcomes = {world[at] <= asked for world in worlds}
        expected = (
            Certainty.CERTAIN
            if outcomes == {True}
            else Certainty.POSSIBLE
            if True in outcomes
            else Certainty.NO
        )
        assert expected is answer(found, asked, by)  # type: ignore[arg-type]


# -- the dataset -----------------------------------------------------------------------------


def test_the_dataset_at_some_days() -> None:
    """The article of 9 December is the first, and nothing may be older."""
    splits = {
        day: REAL.where(published_by=day).split
        for day in ("2024-12-08", "2024-12-09", "2025-03-01", "2025-12-31")
    }

    assert {
        "2024-12-08": "0 events",
        "2024-12-09": "24 events: 15 certain, 9 possible",
        "2025-03-01": "24 events: 15 certain, 9 possible",
        "2025-12-31": "38 events: 29 certain, 9 possible",
    } == splits


def test_an_event_may_be_the_bound() -> None:
    """By its id, as for ``before``."""
    one = REAL.where(published_by="syt-0031", by="origin", certainty="certain")

    assert "syt-0031" in one
    assert list(one) == list(
        REAL.where(published_by="2025-04-19", by="origin", certainty="certain")
    )


@pytest.mark.parametrize("wrong", ["yesterday", "2024-02-30", 2024, ("2024-12-08",)])
def test_a_wrong_day_is_named(wrong: object) -> None:
    with pytest.raises(QueryError, match="published_by"):
        REAL.where(published_by=wrong)  # type: ignore[arg-type]


def test_whose_telling_must_be_known() -> None:
    with pytest.raises(QueryError, match="by='articles' is none; did you mean article"):
        REAL.where(published_by="2024", by="articles")  # type: ignore[arg-type]


def test_articles_without_claims_tell_nothing() -> None:
    """An event that nobody vouches for was told by nobody, however late it is asked."""
    article: Article = ARTICLE
    denied = evolve(told(day_of("2024")), stance="denies", citation=Quote(article, "so", 0, 2))

    assert Certainty.NO is answer(with_claims(denied), END)


def test_by_alone_says_nothing() -> None:
    with pytest.raises(QueryError, match=r"by='origin' says how published_by counts"):
        syriatimeline.load().where(by="origin")
