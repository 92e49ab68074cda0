"""Edits of a layer, one after the other, and undone again: a model says what must come out."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as hst
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import syriatimeline as st

BASE = st.load()
IDS = [event.id for event in BASE][:6]


class Edits(RuleBasedStateMachine):
    """A layer that is written anew after each step.

    The model: notes by id, ids withdrawn with their reason, and ids that lead to others.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.changes: list[dict[str, str]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _touched(self, field: str) -> set[str]:
        return {each["id"] for each in self.changes if each["field"] in (field, "*")}

    def _free(self, field: str) -> list[str]:
        """The events whose field no change has touched; all of it excludes everything."""
        return [name for name in IDS if name not in self._touched(field)]

    @precondition(lambda self: self._free("note"))
    @rule(data=hst.data(), note=hst.sampled_from(["Seen.", "Heard.", "Read."]))
    def override(self, data: hst.DataObject, note: str) -> None:
        target = data.draw(hst.sampled_from(self._free("note")))
        self.changes.append({"id": target, "field": "note", "value": note})

    @precondition(lambda self: self._free("withdrawn"))
    @rule(data=hst.data())
    def withdraw(self, data: hst.DataObject) -> None:
        target = data.draw(hst.sampled_from(self._free("withdrawn")))
        self.changes.append({"id": target, "field": "withdrawn", "value": "not so"})

    def _mergeable(self) -> list[str]:
        changed = {each["id"] for each in self.changes}
        targets = {each["value"] for each in self.changes if each["field"] == "*"}
        return [name for name in IDS[1:] if name not in changed | targets]

    @precondition(lambda self: self._mergeable())
    @rule(data=hst.data())
    def merge(self, data: hst.DataObject) -> None:
        target = data.draw(hst.sampled_from(self._mergeable()))
        self.changes.append({"id": target, "field": "*", "value": IDS[0]})

    @precondition(lambda self: self.changes)
    @rule()
    def undo(self) -> None:
        self.changes.pop()

    def _write(self) -> None:
        (self.folder / "layer.yaml").write_text('name: edits\nversion: "1"\n', "utf-8")
        lines = []
        for each in self.changes:
            value = json.dumps(each["value"])
            if each["field"] == "note":
                lines.append(f"- override: {each['id']}\n  field: note\n  value: {value}\n  why: x")
            elif each["field"] == "withdrawn":
                lines.append(f"- withdraw: {each['id']}\n  why: {value}")
            else:
                lines.append(f"- merge: [{each['id']}]\n  into: {each['value']}\n  why: one")
        path = self.folder / "changes.yaml"
        path.unlink(missing_ok=True)
        if lines:
            path.write_text("\n".join(lines) + "\n", "utf-8")

    @invariant()
    def the_timeline_is_that_of_the_model(self) -> None:
        self._write()
        timeline = st.load(layers=[self.folder])
        moved = {each["id"]: each["value"] for each in self.changes if each["field"] == "*"}
        assert {event.id for event in BASE} - set(moved) == {event.id for event in timeline}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for old, new in moved.items():
                assert timeline[old].id == new
        assert len(moved) == len(caught)
        for event in BASE:
            if event.id not in moved:
                self._compare(event, timeline[event.id], moved)

    def _compare(self, before: st.Event, after: st.Event, moved: dict[str, str]) -> None:
        links = [(link.kind, moved.get(link.target, link.target)) for link in before.links]
        left = dict.fromkeys(each for each in links if each[1] != before.id)
        assert list(left) == [(link.kind, link.target) for link in after.links]
        led_on = [link.target for link in before.links if link.target in moved]
        own = {each["field"]: each["value"] for each in self.changes if each["id"] == before.id}
        assert own.get("note", before.note) == after.note
        assert own.get("withdrawn", before.withdrawn) == after.withdrawn
        fields = sorted(own) + ["links"] * len(set(led_on))
        assert fields == [each.field for each in after.provenance]
        if not own and not led_on:
            assert before == after


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=12, stateful_step_count=8, deadline=None)
