"""Names in cells -> the actors and places that are meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from syriatimeline.errors import UnknownNameError
from syriatimeline.query.timeline import Timeline

__all__ = ["Names", "UnclearNameError", "cells_of_names", "names_in"]


class UnclearNameError(ValueError):
    """Names that are not known, or that several have.

    Attributes:
        code: Their code.
        messages: What is wrong with each.
    """

    def __init__(self, code: str, *messages: str) -> None:
        self.code = code
        self.messages = messages
        super().__init__("; ".join(messages))


def names_in(cell: str) -> list[str]:
    """The names in a cell, which semicolons keep apart.

    >>> names_in("Russia; Sergey Lavrov")
    ['Russia', 'Sergey Lavrov']
    """
    return [name.strip() for name in cell.split(";") if name.strip()]


#: The columns of actors besides those of roles.
_SIDES = frozenset({"actors", "source_actors", "target_actors", "accused_actors"})


def cells_of_names(
    row: Mapping[str, Any], roles: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """The cells of a row that name actors or places: which of the two, the heading, the cell.

    Args:
        row: The row.
        roles: The columns that are roles.
    """
    for heading, cell in row.items():
        if cell and (heading == "places" or heading in _SIDES or heading in roles):
            yield "place" if heading == "places" else "actor", heading, str(cell)


@frozen
class Names:
    """Finds actors and places by id, slug or any name.

    Attributes:
        timeline: Has those that are known.
        adds: From the names of actors and places that are added to their slugs, by sort.
    """

    timeline: Timeline[Any]
    adds: Mapping[str, dict[str, str]] = field(factory=lambda: {"actor": {}, "place": {}})

    def slugs(self, sort: str, cell: str) -> list[str]:
        """The slugs of those whose names stand in a cell.

        Args:
            sort: ``actor`` or ``place``.
            cell: The names, between semicolons.

        Raises:
            UnclearNameError: One is unknown, or not the name of one alone; tells of each.
        """
        found: list[str] = []
        unclear: list[UnclearNameError] = []
        for name in names_in(cell):
            try:
                found.append(self._slug(sort, name))
            except UnclearNameError as error:
                unclear.append(error)
        if unclear:
            raise UnclearNameError(unclear[0].code, *map(str, unclear))
        return found

    def _slug(self, sort: str, name: str) -> str:
        known: Any = self.timeline.actors if sort == "actor" else self.timeline.places
        code = "SYT301" if sort == "actor" else "SYT302"
        if name in self.adds[sort] and name not in known:
            return self.adds[sort][name]
        try:
            found = known.named(name)
        except UnknownNameError as error:
            near = " or ".join(error.nearest)
            hint = f"did you mean {near}? If not, " if near else ""
            message = f'no {sort} is called "{name}"; {hint}add it: --add-{sort} "{name}=KIND"'
            raise UnclearNameError(code, message) from error
        if len(found) > 1:
            several = " or ".join(each.slug for each in found)
            raise UnclearNameError(code, f'"{name}" is a name of several; write {several}')
        return str(found[0].slug)
