"""Provenance: which layer gave a value."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Provenance"]


@frozen
class Provenance:
    """Which layer gave a record, or one of its fields, and why.

    What comes from the dataset below any layer has none.

    Attributes:
        field: The field, such as ``when`` or ``aliases.NAME``; empty for the whole record.
        layer: Name and version of the layer.
        why: Its reason; empty for what a layer only adds.

    >>> print(Provenance("when", "mylab 0.1", "a programme of the visit"))
    when from layer mylab 0.1, because a programme of the visit
    """

    field: str
    layer: str
    why: str = ""

    def __str__(self) -> str:
        why = f", because {self.why}" if self.why else ""
        return f"{self.field or 'the record'} from layer {self.layer}{why}"
