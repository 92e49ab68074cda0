"""What a layer says of fields that a new edition of its base has changed."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from syriatimeline.dataset.content import Dataset
from syriatimeline.query.changes import Changes, FieldChange
from syriatimeline.query.reasons import field_of

__all__ = ["Touched", "touched"]


@frozen
class Touched:
    """A change of a layer whose reason may be out of date.

    Attributes:
        layer: Name and version of the layer.
        says: What it does: ``overrides when of``, ``withdraws`` or ``replaces``.
        id: Id of the record.
        changes: What the base has changed there.
    """

    layer: str
    says: str
    id: str
    changes: tuple[FieldChange, ...]

    def __str__(self) -> str:
        return f"{self.layer} {self.says} {self.id}, which changed"


def touched(changes: Changes, base: Dataset, layered: Dataset) -> tuple[Touched, ...]:
    """The changes of layers that meet a changed field.

    A field that is overridden hides the new value; a record that is withdrawn, merged or split
    hides every change.

    Args:
        changes: From the old base to the new one, both without the layers.
        base: The new base.
        layered: The new base with the layers.
    """
    return tuple(sorted(_touched(changes, base, layered), key=lambda each: (each.id, each.layer)))


def _touched(changes: Changes, base: Dataset, layered: Dataset) -> Iterator[Touched]:
    revised = {revision.id: revision.fields for revision in changes.revised}
    own = {record.id: record.provenance for record in base.records}
    for record in layered.records:
        for each in record.provenance if record.id in revised else ():
            # What a layer adds, such as a claim, hides nothing.
            if each in own.get(record.id, ()) or each.field.startswith("claims."):
                continue
            if each.field == "withdrawn":
                yield Touched(each.layer, "withdraws", record.id, revised[record.id])
            met = tuple(
                change for change in revised[record.id] if change.field == field_of(each.field)
            )
            if met:
                yield Touched(each.layer, f"overrides {each.field} of", record.id, met)
    for moved in layered.moved:
        if moved.id in revised:
            yield Touched(moved.layer, "replaces", moved.id, revised[moved.id])
