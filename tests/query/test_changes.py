"""Differences between timelines."""

from __future__ import annotations

import json
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import event, timeline
from strategies import QUICK, whens
from syriatimeline.calendar import When

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
