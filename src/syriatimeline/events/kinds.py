"""The kinds of events: few, neutral, each with typed roles; defined in the codebook."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from syriatimeline.events.event import Event
from syriatimeline.events.roles import Roles, role

__all__ = [
    "DIRECTIONS",
    "KINDS",
    "Asylum",
    "Attack",
    "ChangeOfControl",
    "ChangeOfGovernment",
    "Conference",
    "Crackdown",
    "Direction",
    "Dismissal",
    "Flight",
    "ForceMovement",
    "Handover",
    "Mediation",
    "Meeting",
    "Offensive",
    "Refusal",
    "Request",
    "Sheltering",
    "Statement",
    "ViolenceAgainstCivilians",
]

Direction = Literal["into", "out", "within", "unknown"]

#: Where a force moves, seen from Syria; ``unknown`` where a source does not say.
DIRECTIONS: tuple[Direction, ...] = ("into", "out", "within", "unknown")


@frozen(kw_only=True, eq=False, repr=False)
class Meeting(Event):
    """Parties talk, face to face or otherwise.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Meeting)]
    ['syt-0024', 'syt-0026', 'syt-0037']
    """

    PLOVER: ClassVar[str | None] = "CONSULT"
    participants: Roles = role("source")


@frozen(kw_only=True, eq=False, repr=False)
class Conference(Event):
    """Several parties gather under a title.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Conference)]
    ['syt-0027']
    """

    PLOVER: ClassVar[str | None] = "CONSULT"
    hosts: Roles = role("source")
    participants: Roles = role("source")


@frozen(kw_only=True, eq=False, repr=False)
class Statement(Event):
    """A named speaker says something publicly.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Statement)]
    ['syt-0038', 'syt-0023', 'syt-0032', 'syt-0011', 'syt-0031', 'syt-0028']
    """

    speakers: Roles = role("source")
    audience: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Request(Event):
    """One party asks another for something.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Request)]
    ['syt-0001', 'syt-0020', 'syt-0019']
    """

    PLOVER: ClassVar[str | None] = "REQUEST"
    requesters: Roles = role("source")
    addressees: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Refusal(Event):
    """One party declines what another asked.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Refusal)]
    ['syt-0002']
    """

    PLOVER: ClassVar[str | None] = "REJECT"
    refusers: Roles = role("source")
    requesters: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Mediation(Event):
    """A third party takes part in bringing others together.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Mediation)]
    ['syt-0036']
    """

    PLOVER: ClassVar[str | None] = "CONSULT"
    mediators: Roles = role("source")
    parties: Roles = role("target")
    approvers: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class ForceMovement(Event):
    """Troops, ships or equipment move.

    Attributes:
        direction: One of :data:`DIRECTIONS`.

    >>> import syriatimeline as st
    >>> len(st.load().of(st.ForceMovement))
    10
    """

    direction: Direction
    movers: Roles = role("source")
    hosts: Roles = role("target")

    @property
    def plover(self) -> str | None:
        """RETREAT on the way out, else MOBILIZE."""
        return "RETREAT" if self.direction == "out" else "MOBILIZE"


@frozen(kw_only=True, eq=False, repr=False)
class Offensive(Event):
    """A campaign of an armed side to take ground.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Offensive)]
    ['syt-0005', 'syt-0006']
    """

    PLOVER: ClassVar[str | None] = "ASSAULT"
    attackers: Roles = role("source")
    defenders: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Attack(Event):
    """A use of force at a place, by whomever.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Attack)]
    ['syt-0033', 'syt-0034']
    """

    PLOVER: ClassVar[str | None] = "ASSAULT"
    perpetrators: Roles = role("source")
    accused: Roles = role("accused")
    targets: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Crackdown(Event):
    """A government uses force within its territory; the victims are not described further.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Crackdown)]
    ['syt-0030']
    """

    PLOVER: ClassVar[str | None] = "COERCE"
    governments: Roles = role("source")
    accused: Roles = role("accused")
    targets: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class ViolenceAgainstCivilians(Event):
    """Force whose victims the source calls civilians.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.ViolenceAgainstCivilians)]
    ['syt-0004']
    """

    PLOVER: ClassVar[str | None] = "ASSAULT"
    perpetrators: Roles = role("source")
    accused: Roles = role("accused")
    victims: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class ChangeOfGovernment(Event):
    """One government ends, or another begins.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.ChangeOfGovernment)]
    ['syt-0008']
    """

    outgoing: Roles = role("source")
    incoming: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class ChangeOfControl(Event):
    """A place passes from one side's control.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.ChangeOfControl)]
    ['syt-0009']
    """

    losing: Roles = role("source")
    gaining: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Flight(Event):
    """A person leaves to escape.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Flight)]
    ['syt-0007']
    """

    persons: Roles = role("source")


@frozen(kw_only=True, eq=False, repr=False)
class Asylum(Event):
    """A state takes in persons who fled.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Asylum)]
    ['syt-0010']
    """

    PLOVER: ClassVar[str | None] = "AID"
    granters: Roles = role("source")
    recipients: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Sheltering(Event):
    """People take refuge at a site without a legal grant.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Sheltering)]
    ['syt-0029']
    """

    PLOVER: ClassVar[str | None] = "AID"
    shelterers: Roles = role("source")
    sheltered: Roles = role("target")


@frozen(kw_only=True, eq=False, repr=False)
class Dismissal(Event):
    """Somebody is removed from an office.

    Attributes:
        office: The office, in English; empty where the source does not name it.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Dismissal)]
    ['syt-0013']
    """

    dismissers: Roles = role("source")
    dismissed: Roles = role("target")
    office: str = ""


@frozen(kw_only=True, eq=False, repr=False)
class Handover(Event):
    """One party gives another a site or goods.

    >>> import syriatimeline as st
    >>> [event.id for event in st.load().of(st.Handover)]
    ['syt-0025']
    """

    PLOVER: ClassVar[str | None] = "COOPERATE"
    givers: Roles = role("source")
    receivers: Roles = role("target")


#: Every kind by its name, in the order of the codebook.
KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        Meeting,
        Conference,
        Statement,
        Request,
        Refusal,
        Mediation,
        ForceMovement,
        Offensive,
        Attack,
        Crackdown,
        ViolenceAgainstCivilians,
        ChangeOfGovernment,
        ChangeOfControl,
        Flight,
        Asylum,
        Sheltering,
        Dismissal,
        Handover,
    )
}
