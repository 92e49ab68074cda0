"""What every step of an import needs at hand."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from syriatimeline.tables.citing import Origins
from syriatimeline.tables.names import Names
from syriatimeline.tables.own_cells import OwnCells
from syriatimeline.tables.problem import TableProblems
from syriatimeline.tables.target import Target

__all__ = ["CHANGES", "Block", "Work"]

#: Where what a layer changes is written.
CHANGES = "changes.yaml"


@frozen
class Block:
    """What is added to a file of the layer.

    Attributes:
        line: The row that it comes from; 0 if it comes from no single row.
        file: The file.
        data: The record, in the authoring form.
        about: Id of the record that it makes or changes; empty for what only goes along.
        field: What it changes; empty for a new record.
    """

    line: int | str
    file: str
    data: dict[str, Any]
    about: str = ""
    field: str = ""

    @property
    def title(self) -> str:
        """The English title, name or label of what is new; empty where something is changed."""
        named = self.data.get("title") or self.data.get("names") or {}
        return str(named.get("en") or (self.about and self.data.get("label", "")))


@frozen
class Work:
    """A table on its way into a layer.

    Attributes:
        target: The layer as it is before.
        now: The cells of the dataset with the layer.
        below: The cells of the dataset without it.
        names: Finds actors and places.
        origins: Finds who first says something.
        problems: Where slips are noted.
        why: The reason of every change whose row gives none.
        roles: Every role that some kind has.
        repeat_title: Whether the English title stands for a Russian one that is missing.
    """

    target: Target
    now: OwnCells
    below: OwnCells
    names: Names
    origins: Origins
    problems: TableProblems
    why: str
    roles: frozenset[str]
    repeat_title: bool
