"""The published rule of standing."""

from __future__ import annotations

from typing import Any

import pytest

from records import OTHER, STATE, claim, event, origin, person
from syriatimeline import Attack
from syriatimeline.events import Dispute, Position

MINISTER = person(3, "ann-minister", STATE)
FORMER = person(4, "old-minister", STATE, when="../2020")
SPOKESMAN = person(5, "spokes-man", STATE)


def test_one_origin_that_takes_no_part() -> None:
    """Two claims of one origin are one."""
    claims = (claim("syt-0001", 1, origin(1)), claim("syt-0001", 2, origin(1)))

    assert "one-origin" == event(participants=(STATE,), claims=claims).standing


def test_several_origins() -> None:
    """Two origins that take no part."""
    claims = (claim("syt-0001", 1, origin(1)), claim("syt-0001", 2, origin(2)))
    told = event(participants=(STATE,), claims=claims)

    assert "several-origins" == told.standing
    assert 2 == told.independent_origins


def test_origins_that_may_be_one_count_as_one() -> None:
    """Reports that name no source may retell the other."""
    claims = (
        claim("syt-0001", 1, origin(1)),
        claim("syt-0001", 2, origin(2, maybe_same="org-001")),
    )
    told = event(participants=(STATE,), claims=claims)

    assert "one-origin" == told.standing
    assert 1 == told.independent_origins


@pytest.mark.parametrize(
    ("acting", "speaker"),
    [(STATE, STATE), (STATE, MINISTER), (MINISTER, STATE), (MINISTER, SPOKESMAN)],
)
def test_avowed_by_the_acting_side(acting: object, speaker: object) -> None:
    """The actor, its official, its state, or another official of the same state."""
    said = (claim("syt-0001", 1, origin(1, speaker=speaker)),)  # type: ignore[arg-type]

    assert "avowed" == event(participants=(acting,), claims=said).standing


@pytest.mark.parametrize("speaker", [OTHER, FORMER, None])
def test_not_avowed_by_others(speaker: object) -> None:
    """Another state, or somebody who no longer holds the office, cannot avow."""
    said = (claim("syt-0001", 1, origin(1, speaker=speaker)),)  # type: ignore[arg-type]

    assert "one-origin" == event(participants=(STATE,), claims=said).standing


def test_a_denial_makes_it_contested() -> None:
    """Whoever avows it, a denial stands against it."""
    claims = (
        claim("syt-0001", 1, origin(1, speaker=STATE)),
        claim("syt-0001", 2, origin(2), stance="denies"),
    )

    assert "contested" == event(participants=(STATE,), claims=claims).standing


def test_silence_is_no_denial_and_no_corroboration() -> None:
    """ "Has not yet reported" changes nothing."""
    claims = (
        claim("syt-0001", 1, origin(1)),
        claim("syt-0001", 2, origin(2), stance="silent"),
    )

    assert "one-origin" == event(participants=(STATE,), claims=claims).standing


def test_an_open_dispute_on_occurrence_makes_it_contested() -> None:
    """A dispute on scope does not."""
    claims = (claim("syt-0001", 1, origin(1)), claim("syt-0001", 2, origin(2)))
    positions = tuple(Position("so", (each,)) for each in claims)

    for kind, expected in (("occurrence", "contested"), ("scope", "several-origins")):
        dispute = Dispute("dsp-001", "syt-0001", kind, positions)
        told = event(participants=(STATE,), claims=claims, disputes=(dispute,))

        assert expected == told.standing


def test_a_claim_on_scope_does_not_vouch_for_the_event() -> None:
    """Who differs on how far it went does not say again that it happened."""
    claims = (claim("syt-0001", 1, origin(1)), claim("syt-0001", 2, origin(2), field="scope"))

    assert "one-origin" == event(participants=(STATE,), claims=claims).standing


def test_a_withdrawn_record_says_so() -> None:
    """Before everything else."""
    claims = (claim("syt-0001", 1, origin(1, speaker=STATE)),)

    assert "withdrawn" == event(participants=(STATE,), claims=claims, withdrawn="why").standing


def test_an_accusation_is_not_an_avowal_unless_the_accused_makes_it() -> None:
    """A target that accuses does not turn an attack into an avowed one."""
    accuser = (claim("syt-0001", 1, origin(1, speaker=OTHER)),)
    accused = (claim("syt-0001", 1, origin(1, speaker=STATE)),)
    roles: Any = {"kind": Attack, "accused": (STATE,), "targets": (OTHER,)}

    assert "one-origin" == event(claims=accuser, **roles).standing
    assert "avowed" == event(claims=accused, **roles).standing
