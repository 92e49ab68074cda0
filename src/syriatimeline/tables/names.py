"""Names in cells -> the actors and places that are meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from syriatimeline.errors import UnknownNameError
from syriatimeline.query.timeline import Timeline

__all__ = ["Names", "UnclearNameError", "names_in"]


class UnclearNameError(ValueError):
    """A name that is not known, or that several have.

    Attributes:
        code: Its code.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def names_in(cell: str) -> list[str]:
    """The names in a cell, which semicolons keep apart.

    >>> names_in("Russia; Sergey Lavrov")
    ['Russia', 'Sergey Lavrov']
    """
    return [name.strip() for name in cell.split(";") if name.strip()]


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
            UnclearNameError: One is unknown, or not the name of one alone.
        """
        return [self._slug(sort, name) for name in names_in(cell)]

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
