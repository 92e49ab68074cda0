"""Differences between timelines."""

from __future__ import annotations

import json
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import OTHER, STATE, event, timeline
from strategies import QUICK, whens
from syriatimeline.calendar import When
from syriatimeline.dataset.content import Edit, Moved
from syriatimeline.events import Provenance

REAL = syriatimeline.load()


def _timelines() -> Any:
    return st.dictionaries(st.integers(1, 5), whens(), max_size=5).map(
        lambda dates: timeline(*(event(number, when) for number, when in dates.items()))
    )


@QUICK
@given(_timelines(), _timelines())
def test_added_revised_withdrawn_and_kept_make_up_both(old: Any, new: Any) -> None:
    """Each event of either side is in one class, and the other direction mirrors it."""
    changes, back = old.diff(new), new.diff(old)
    added = {each.id for each in changes.added}
    withdrawn = {each.id for each in changes.withdrawn}
    revised = {each.id for each in changes.revised}
    kept = {each.id for each in old if each in list(new)}

    assert {each.id for each in new} == added | revised | kept
    assert {each.id for each in old} == withdrawn | revised | kept
    assert (withdrawn, added) == ({e.id for e in back.added}, {e.id for e in back.withdrawn})
    assert revised == {each.id for each in back.revised}
    assert bool(changes) == (old != new or bool(changes))


def test_nothing_changes_against_itself() -> None:
    """And it says so."""
    changes = REAL.diff(REAL)

    assert not changes
    assert "nothing changed" == str(changes)


def test_a_revision_names_its_fields_with_both_values() -> None:
    """The date and what follows from it, readable and as JSON."""
    old = timeline(event(1, "2024-12-08"))
    new = timeline(
        attrs.evolve(old[0], when=When.from_edtf("2024-12-09"), note="corrected"), event(2)
    )
    changes = old.diff(new)
    plain = json.loads(changes.to_json())

    assert ["when", "note"] == [change.field for change in changes.revised[0].fields]
    assert '"possible": "2024-12-08"' in str(changes)
    assert "+ syt-0002" in str(changes)
    assert [{"old", "new"}] * 2 == [set(each) for each in plain["revised"][0]["fields"].values()]
    assert ["syt-0002"] == [each["id"] for each in plain["added"]]


def test_a_changed_kind_is_a_change_of_kind() -> None:
    """Roles that one kind has and the other has not are shown too."""
    old, new = timeline(event(1)), timeline(event(1, kind=syriatimeline.Conference))
    changed = [change.field for change in old.diff(new).revised[0].fields]

    assert "kind" == changed[0]


def _situation(number: int, **more: Any) -> Any:
    return attrs.evolve(
        REAL.situations["syt-0039"], id=f"syt-{number:04}", slug=f"situation-{number}", **more
    )


def test_situations_are_compared_whichever_events_are_chosen() -> None:
    """Events come first; a filter narrows them alone."""
    old = timeline(event(1), situations=(_situation(7), _situation(8)))
    new = timeline(event(2), situations=(_situation(8, note="now"), _situation(9)))
    changes = old.diff(new)

    assert ["syt-0002", "syt-0009"] == [each.id for each in changes.added]
    assert ["syt-0001", "syt-0007"] == [each.id for each in changes.withdrawn]
    assert ["syt-0008"] == [each.id for each in changes.revised]
    assert 1 == len(old.where(actor="Arcadia").diff(new.where(actor="Arcadia")).revised)


def test_an_actor_who_changed_is_no_change_of_events() -> None:
    """Nothing is listed as revised without a field; the actor is named once."""
    other = attrs.evolve(STATE, aliases=("The Republic",))
    old = timeline(event(1, participants=(STATE,)))
    new = timeline(event(1, participants=(other,)))
    new = type(new)(attrs.evolve(new.dataset, actors=(other, OTHER)))
    changes = old.diff(new)

    assert () == changes.revised
    assert ("act-001",) == changes.others
    assert changes
    assert "differ too, or are new: act-001" in str(changes)


def test_what_was_merged_names_its_successor() -> None:
    """Among what is gone, with the layer and its reason."""
    old = timeline(event(1), event(2))
    new = timeline(event(2), moved=(Moved("syt-0001", ("syt-0002",), "one deed", "mylab 0.1"),))
    changes = old.diff(new)

    assert ["syt-0001"] == [each.id for each in changes.withdrawn]
    assert ["syt-0001"] == [each.id for each in changes.moved]
    assert "- syt-0001 Event 1 (2024-12-08) (now syt-0002, mylab 0.1: one deed)" == str(changes)
    assert ["syt-0002"] == json.loads(changes.to_json())["moved"][0]["to"]


def test_the_ledger_says_why_what_is_gone_is_gone() -> None:
    """And why something was added; lines that both have explain nothing."""
    kept = Edit("2026-01-01", "A. Editor", "syt-0002", "*", None, None, "kept")
    gone = Edit(
        "2026-01-02", "A. Editor", "syt-0001", "*", None, None, "a duplicate", ("art-0001",)
    )
    old = timeline(event(1), event(2), edits=(kept,))
    new = timeline(event(2, note="x"), edits=(kept, gone))
    changes = old.diff(new)

    assert {"syt-0001"} == changes.reasons.keys()
    assert "(A. Editor, 2026-01-02: a duplicate [art-0001])" in str(changes)
    assert () == changes.revised[0].fields[0].reasons


def test_a_claim_of_a_layer_explains_only_itself() -> None:
    """A claim that the base adds is not the layer's, though the layer has one there too."""
    layers = (Provenance("claims.syt-0001.mylab-c1", "mylab 0.2"),)
    own = attrs.evolve(event(1).claims[0], id="syt-0001.mylab-c1")
    added = attrs.evolve(event(1).claims[0], id="syt-0001.c2")
    first = event(1)
    before = attrs.evolve(
        first,
        claims=(*first.claims, own),
        provenance=(attrs.evolve(layers[0], layer="mylab 0.1"),),
    )
    after = attrs.evolve(first, claims=(*first.claims, added, own), provenance=layers)
    by_layer = timeline(first).diff(timeline(before)).revised[0].fields[0]
    by_base = timeline(before).diff(timeline(after)).revised[0].fields[0]

    assert ("claims", ["mylab 0.1"]) == (by_layer.field, [str(each) for each in by_layer.reasons])
    assert ("claims", ()) == (by_base.field, by_base.reasons)


def test_a_layer_on_both_sides_explains_nothing() -> None:
    """It gave the Russian title both times; the English one is the base's."""
    by = (Provenance("title", "mylab 0.1", "a better word"),)
    old = attrs.evolve(event(1), provenance=by)
    new = attrs.evolve(old, titles={**old.titles, "en": "Another"})

    assert () == timeline(old).diff(timeline(new)).revised[0].fields[0].reasons
    assert by[0].why in str(timeline(event(1)).diff(timeline(new)))


def test_the_ledger_explains_disputes() -> None:
    """They are part of their record."""
    first = REAL[next(iter(REAL.disputes.values())).record]
    resolved = attrs.evolve(first.disputes[0], state="resolved", resolution="a document")
    edit = Edit("2026-01-01", "A. Editor", resolved.id, "state", "open", "resolved", "found")
    new = attrs.evolve(first, disputes=(resolved, *first.disputes[1:]))
    changed = timeline(first).diff(timeline(new, edits=(edit,))).revised[0].fields

    assert ["A. Editor, 2026-01-01: found"] == [
        str(reason) for each in changed if each.field == "disputes" for reason in each.reasons
    ]
