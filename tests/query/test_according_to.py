"""``where(according_to=…)``: who tells it, anywhere in the chain from the outlet to the origin."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import syriatimeline
from authoring import DATA
from records import ARTICLE, OTHER, STATE, claim, event, origin, person, timeline
from syriatimeline.articles import Reference
from syriatimeline.calendar import When
from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.events import Actor, Claim, Event, Quote, Voice, fold_name
from syriatimeline.events.standing import vouching_claims
from syriatimeline.query import Timeline

REAL = syriatimeline.load()
#: The same before any claim of it is built.
FRESH = syriatimeline.load(DATA)

MINISTER = person(3, "ann-minister", STATE, when="2024-01/2024-11")
AGENCY = Actor("act-009", "wire", "outlet", {"en": "The Wire", "ru": "Провод"}, ("Wire Agency",))
DAILY = Actor("act-010", "daily", "outlet", {"en": "The Daily", "ru": "Ежедневная"})


def told(*chain: Voice, speaker: Actor | None = None, **more: Any) -> Claim:
    """A claim of the one article, in its own voice unless a chain is given."""
    return evolve(
        claim("syt-0001", 1, origin(1, speaker)),
        attribution=chain or (Voice("The Daily", "writes"),),
        **more,
    )


def ids(found: Timeline[Event]) -> list[str]:
    return [each.id for each in found]


def one(made: Claim, *actors: Actor) -> Timeline[Event]:
    """A timeline of one event that this claim tells, and an event of the actors."""
    return timeline(
        event(1, claims=(made,)),
        event(2, claims=(), participants=actors),
        origins=(made.origin,),
    )


@pytest.mark.parametrize(
    "name", ["The Daily", "the daily", "The Wire", "Провод", "Wire Agency", "act-009", "wire"]
)
def test_every_link_of_the_chain_counts(name: str) -> None:
    """The publisher, an agency by any name, a voice that is no actor, the speaker."""
    chain = (
        Voice("The Daily", "writes"),
        Voice("The Wire", "reports", AGENCY),
        Voice("a passer-by", "says"),
    )
    found = one(told(*chain, speaker=MINISTER), AGENCY, MINISTER)

    for asked in (name, "A Passer-By", "ann-minister", "origin-1", "org-001"):
        assert ["syt-0001"] == ids(found.where(according_to=asked))


def test_an_outlet_is_known_by_the_names_of_its_actor() -> None:
    """Though the article holds only one of them."""
    found = one(told(), DAILY)

    assert ["syt-0001"] == ids(found.where(according_to="Ежедневная"))
    assert ["syt-0001"] == ids(found.where(according_to=DAILY))


def test_a_reference_has_a_publisher_too() -> None:
    cited = told(Voice("somebody", "says"), citation=Reference("The Weekly"))

    assert ["syt-0001"] == ids(one(cited).where(according_to="the weekly"))


@pytest.mark.parametrize(
    "more",
    [
        {"stance": "denies"},
        {"stance": "silent"},
        {"field": "scope"},
        {"field": "number"},
        {"field": "motive"},
    ],
)
def test_who_does_not_say_it_happened_does_not_tell_it(more: dict[str, Any]) -> None:
    """A denial is not "according to"; nor is a difference on its scope."""
    assert [] == ids(one(told(**more)).where(according_to="The Daily"))


def test_a_state_speaks_by_its_officials_while_they_are_in_office() -> None:
    """The day of the speech counts, whatever the day of the event."""
    then, later = (told(Voice("Ann", "says", MINISTER), speaker=MINISTER) for _ in range(2))
    then = evolve(then, origin=evolve(then.origin, when=When.from_edtf("2024-05-01")))
    early = evolve(ARTICLE, id="art-0002", published=When.from_edtf("2024-05-02"))
    then = evolve(then, citation=Quote(early, "so", 0, 2))
    later = evolve(later, origin=evolve(later.origin, when=When.from_edtf("2024-12-15")))
    found = timeline(
        event(1, "2015", claims=(then,)),
        event(2, "2015", claims=(later,), participants=(MINISTER,)),
    )

    assert ["syt-0001"] == ids(found.where(according_to="Arcadia"))
    assert [] == ids(found.where(according_to="Arcadia", members=False))
    assert ["syt-0001", "syt-0002"] == ids(found.where(according_to="ann-minister"))


def test_who_spoke_is_told() -> None:
    """Under a name of its own, as an actor may be asked for by the same name."""
    found = REAL.where(according_to="Russia", actor="Russia")

    assert "Vasily Nebenzya" in found.matched["according to Russia"]
    assert "Russian armed forces" not in found.matched["according to Russia"]
    assert "according to Russia stands for" in str(found)


def test_any_of_and_and() -> None:
    """An iterable means any of, two calls mean both; ``without`` has the rest."""
    both = REAL.where(according_to=["Kan", "SANA"])
    either = set(ids(REAL.where(according_to="Kan"))) | set(ids(REAL.where(according_to="SANA")))

    assert either == set(ids(both))
    assert REAL.where(according_to="NV").where(according_to="GUR") == REAL.where(
        according_to="GUR"
    ).where(according_to="NV")
    assert len(REAL) == len(both) + len(REAL.without(according_to=["Kan", "SANA"]))


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("Peskof", "Peskov"),
        ("Небензa", "Небензя"),
        ("SuothFront", "SouthFront"),
        ("media not namd", "media not named"),
        ("sana-2025-11", "sana-2025-12"),
        ("patrioty.org", "patrioty.org.ua"),
    ],
)
def test_an_unknown_source_raises_with_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(UnknownNameError, match=f"no source is called.*{near}"):
        REAL.where(according_to=wrong)


@pytest.mark.parametrize("wrong", [7, ["Kan", 7], None.__class__, b"Kan"])
def test_no_name_is_refused(wrong: object) -> None:
    with pytest.raises(QueryError, match="according_to="):
        REAL.where(according_to=wrong)  # type: ignore[arg-type]


def test_who_tells_nothing_gives_an_empty_answer() -> None:
    """A known actor without a word here is no error."""
    assert 0 == len(REAL.where(according_to="Israel"))


def _by_hand(name: str) -> set[str]:
    """The events with a claim whose chain, read as texts, has one of the actor's names."""
    actor = REAL.actors[name]
    names = {fold_name(each) for each in actor.all_names}
    found = set()
    for each in REAL:
        for made in vouching_claims(each.claims):
            chain = [voice.name for voice in made.attribution]
            chain += [made.article.publisher if made.article else ""]
            chain += [made.origin.speaker.name if made.origin.speaker else ""]
            if names & set(map(fold_name, chain)):
                found.add(each.id)
    return found


@pytest.mark.parametrize("name", list(REAL.actors))
def test_every_actor_of_the_dataset_by_hand(name: str) -> None:
    """An index answers where it can, and claims where they are built; both alike."""
    assert _by_hand(name) == set(ids(FRESH.where(according_to=name, members=False)))
    assert _by_hand(name) == set(ids(REAL.where(according_to=REAL.actors[name], members=False)))


@pytest.mark.parametrize("name", list(REAL.origins))
def test_every_origin_of_the_dataset(name: str) -> None:
    expected = {each.id for each in REAL if name in {one.id for one in each.origins}}
    asked = REAL.origins[name]

    for value in (name, asked.slug, asked.label, asked):
        assert expected == set(ids(FRESH.where(according_to=value)))


def test_an_origin_is_answered_without_building_claims() -> None:
    """The index has the origins that say it happened."""
    fresh = syriatimeline.load(DATA)
    found = fresh.where(according_to=fresh.origins["org-012"])

    assert ["syt-0019"] == ids(found)
    assert [] == [each.id for each in fresh if each.held is None]
    assert found.matched
    assert ["syt-0019"] == [each.id for each in fresh if each.held is None]


def test_differing_on_the_scope_is_not_telling_it() -> None:
    """Nebenzya says that servicemen stayed; the withdrawal is not according to him."""
    assert "vasily-nebenzya" in {
        voice.actor.slug
        for made in REAL["syt-0014"].claims
        for voice in made.attribution
        if voice.actor
    }
    assert ["syt-0031"] == ids(REAL.where(according_to="Nebenzya"))
    assert OTHER not in REAL.actors.values()


def test_the_beginning_of_a_name_finds_it() -> None:
    """Where nothing looks like it as a whole."""
    with pytest.raises(UnknownNameError, match="did you mean 'CNN Türk'"):
        REAL.where(according_to="CNN")
