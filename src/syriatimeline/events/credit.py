"""Credit: who made a dataset or layer, and under which licence."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Author", "Credit"]


@frozen
class Author:
    """Who made it: a person or a body.

    Attributes:
        name: As it is to be cited. ``Arden, Ana`` is a person, family name first; a name without
            a comma is printed as it stands.
        orcid: The person's ORCID iD, such as ``0000-0002-1825-0097``.
        affiliation: Where they work.

    >>> print(Author("Arden, Ana"))
    Ana Arden
    >>> Author("The Port Project").person
    """

    name: str
    orcid: str = ""
    affiliation: str = ""

    @property
    def person(self) -> tuple[str, str] | None:
        """Family name and given names; None where the name does not tell them apart."""
        family, comma, given = (part.strip() for part in self.name.partition(","))
        return (family, given) if comma and family and given else None

    def __str__(self) -> str:
        return f"{self.person[1]} {self.person[0]}" if self.person else self.name


@frozen
class Credit:
    """Who made a dataset or a layer, and what others may do with it.

    Attributes:
        of: The name of the dataset, or name and version of the layer.
        title: What it is called in a citation, if not by its name.
        authors: Who made it.
        licence: The SPDX id of its licence.
    """

    of: str
    title: str = ""
    authors: tuple[Author, ...] = ()
    licence: str = ""

    @property
    def names(self) -> str:
        """The authors in one line.

        >>> Credit("tiny", authors=(Author("Arden, Ana"), Author("The Port Project"))).names
        'Ana Arden and The Port Project'
        """
        *first, last = map(str, self.authors) if self.authors else [""]
        return f"{', '.join(first)} and {last}" if first else last
