"""Events of every kind: roles, sides, PLOVER types, comparison, explanation, citation."""

from __future__ import annotations

import attrs
import pytest

import syriatimeline as st
from records import OTHER, STATE, event
from syriatimeline.errors import QueryError
from syriatimeline.events import KINDS, Event, fold_name

REAL = st.load()
#: The event types of PLOVER (https://github.com/openeventdata/PLOVER).
PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
def test_every_kind_has_a_definition_roles_and_a_known_type(kind: type[Event]) -> None:
    """A kind without a source role would have nobody who acts."""
    assert (kind.__doc__ or "").strip()
    assert "source" in kind.roles().values()
    assert set(kind.roles().values()) <= {"source", "target", "accused"}
    assert kind.PLOVER in PLOVER | {None}
    assert kind.__name__ in st.__all__


def test_directions_have_their_own_type() -> None:
    """Out is a retreat, the rest a mobilization."""
    moves = {
        direction: event(kind=st.ForceMovement, direction=direction, movers=(STATE,)).plover
        for direction in ("into", "within", "out")
    }

    assert {"into": "MOBILIZE", "within": "MOBILIZE", "out": "RETREAT"} == moves


def test_sides_are_uniform() -> None:
    """A flat table works for every kind; in a symmetric kind both sides are the same."""
    asked = event(kind=st.Request, requesters=(STATE,), addressees=(OTHER,))
    met = event(kind=st.Meeting, participants=(STATE, OTHER))

    assert ((STATE,), (OTHER,)) == (asked.source_actors, asked.target_actors)
    assert (STATE, OTHER) == met.source_actors == met.target_actors
    assert (STATE, OTHER) == met.actors


def test_the_accused_are_not_the_acting_side() -> None:
    """They are found by name, and stand apart."""
    attack = event(kind=st.Attack, accused=(STATE,), targets=(OTHER,))

    assert () == attack.source_actors
    assert (STATE,) == attack.accused_actors
    assert STATE in attack.actors


def test_records_compare_and_hash_by_content() -> None:
    """A change of any field makes another; kinds differ; the edition does not count."""
    one, same = event(1), event(1)

    assert one == same
    assert hash(one) == hash(same)
    assert one != attrs.evolve(one, note="other")
    assert one != event(1, kind=st.Conference)
    assert one == attrs.evolve(one, edition=REAL["syt-0001"].edition)


@pytest.mark.parametrize("record", list(REAL.dataset.records), ids=lambda record: record.id)
def test_every_record_explains_and_cites_itself(record: st.Event) -> None:
    """Date, standing, every claim and every dispute are in the explanation."""
    explained = record.explain()

    assert record.when.edtf in explained
    assert record.standing in explained
    assert all(claim.id in explained for claim in record.claims)
    assert all(dispute.id in explained for dispute in record.disputes)
    assert record.id in record.cite()
    assert REAL.fingerprint in record.cite()
    assert record.cite("biblatex").startswith("@misc{" + record.id)


def test_an_unknown_style_names_those_there_are() -> None:
    """The message offers text and biblatex."""
    with pytest.raises(QueryError, match="text, biblatex"):
        REAL[0].cite("apa")


def test_biblatex_braces_balance() -> None:
    """Special characters are escaped."""
    for record in REAL:
        entry = record.cite("biblatex")

        assert entry.count("{") == entry.count("}")


def test_names_fold_case_hyphens_quotes_and_yo() -> None:
    """What a reader types finds what an article spells."""
    assert fold_name("«Пётр» аль–Асад") == fold_name("петр АЛЬ-АСАД")
