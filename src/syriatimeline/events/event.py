"""Event: our conclusion from the claims that tell it, with a kind and roles."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from attrs import frozen

from syriatimeline.events.record import Record
from syriatimeline.events.registry import Actor

__all__ = ["Event"]


@frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """Something done or undergone. Each kind is a subclass with its own roles.

    Attributes:
        series: A series of like events of which not all are told; its count is open.

    >>> import syriatimeline as st
    >>> event = st.load()["syt-0001"]
    >>> isinstance(event, st.Event), event.kind
    (True, 'Request')
    """

    #: The PLOVER event type (https://github.com/openeventdata/PLOVER), where one fits.
    PLOVER: ClassVar[str | None] = None

    series: bool = False

    @property
    def plover(self) -> str | None:
        """Its PLOVER event type, in capitals; None where none fits."""
        return self.PLOVER

    @classmethod
    @cache
    def _roles_on(cls, sides: tuple[str, ...]) -> tuple[str, ...]:
        # The same for every event of a kind, so found once: tables ask each event several times.
        return tuple(name for name, side in cls.roles().items() if side in sides)

    def _side(self, *sides: str) -> tuple[Actor, ...]:
        found: dict[Actor, None] = {}
        for name in self._roles_on(sides):
            found |= dict.fromkeys(getattr(self, name))
        return tuple(found)

    @property
    def source_actors(self) -> tuple[Actor, ...]:
        """Who acts, whatever the role is called in this kind."""
        return self._side("source")

    @property
    def target_actors(self) -> tuple[Actor, ...]:
        """Who is acted upon or addressed. In symmetric kinds (a meeting) the same as the source."""
        return self._side("source" if self._symmetric() else "target")

    @property
    def accused_actors(self) -> tuple[Actor, ...]:
        """Who is said to have acted, by others only; see the codebook on perpetrators."""
        return self._side("accused")

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody in a role, each once."""
        return self._side("source", "target", "accused")

    @property
    def acting(self) -> tuple[Actor, ...]:
        """The acting side, with whoever is accused of acting: an avowal is theirs to make."""
        return self._side("source", "accused")

    @classmethod
    def _symmetric(cls) -> bool:
        return not cls._roles_on(("target",))

    def explain(self) -> str:
        """The event with its date, claims and disputes, for people; several lines.

        >>> import syriatimeline as st
        >>> print(st.load()["syt-0001"].explain().splitlines()[0].split(" ")[0])
        syt-0001
        """
        from syriatimeline.events.explanation import explain

        return explain(self)

    def cite(self, style: str = "text", claim: str = "") -> str:
        """A citation of this event, or of one of its claims.

        Args:
            style: ``text`` (one line), ``biblatex`` or ``bibtex`` (a ``@misc`` entry, UTF-8), or
                ``csl-json`` (a list of one item).
            claim: Id of the claim to cite with its words, such as ``syt-0001.c1``.

        Raises:
            QueryError: No such style, or no such claim of this event.

        >>> import syriatimeline as st
        >>> "syt-0001" in st.load()["syt-0001"].cite()
        True
        """
        from syriatimeline.events.citation import cite

        return cite(self, style, claim)
