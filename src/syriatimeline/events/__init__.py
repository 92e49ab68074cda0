"""Events, situations, and the claims that they rest on.

The noun is :class:`Event`, the verb :func:`explain`.
"""

from typing import TYPE_CHECKING

from syriatimeline.articles import Provenance, Reference
from syriatimeline.events.claim import STANCES, Claim, Origin, Phrase, Quote, Stance, Voice
from syriatimeline.events.credit import Author, Credit
from syriatimeline.events.dispute import DISPUTE_KINDS, LINK_KINDS, Dispute, Link, Position
from syriatimeline.events.edition import PENDING, Edition
from syriatimeline.events.event import Event
from syriatimeline.events.held import Held, Index, Store, Told
from syriatimeline.events.kinds import (
    DIRECTIONS,
    KINDS,
    Asylum,
    Attack,
    ChangeOfControl,
    ChangeOfGovernment,
    Conference,
    Crackdown,
    Direction,
    Dismissal,
    Flight,
    ForceMovement,
    Handover,
    Mediation,
    Meeting,
    Offensive,
    Refusal,
    Request,
    Sheltering,
    Statement,
    ViolenceAgainstCivilians,
)
from syriatimeline.events.record import MODES, SCOPES, Mode, Record, Scope
from syriatimeline.events.registry import (
    ACTOR_KINDS,
    Actor,
    ActorKind,
    Membership,
    Place,
    Scheme,
    fold_name,
)
from syriatimeline.events.roles import Roles
from syriatimeline.events.situation import TOPICS, Situation, Topic
from syriatimeline.events.source_error import ERROR_KINDS, SourceError
from syriatimeline.events.standing import STANDINGS, Standing, standing_of
from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.events.citation import cite
    from syriatimeline.events.declared import DeclaredKind, declaration_of, kind_of, kinds_of
    from syriatimeline.events.explanation import explain, explain_claim
    from syriatimeline.events.faults import PLOVER_TYPES

__all__ = [
    "ACTOR_KINDS",
    "DIRECTIONS",
    "DISPUTE_KINDS",
    "ERROR_KINDS",
    "KINDS",
    "LINK_KINDS",
    "MODES",
    "PENDING",
    "PLOVER_TYPES",
    "SCOPES",
    "STANCES",
    "STANDINGS",
    "TOPICS",
    "Actor",
    "ActorKind",
    "Asylum",
    "Attack",
    "Author",
    "ChangeOfControl",
    "ChangeOfGovernment",
    "Claim",
    "Conference",
    "Crackdown",
    "Credit",
    "DeclaredKind",
    "Direction",
    "Dismissal",
    "Dispute",
    "Edition",
    "Event",
    "Flight",
    "ForceMovement",
    "Handover",
    "Held",
    "Index",
    "Link",
    "Mediation",
    "Meeting",
    "Membership",
    "Mode",
    "Offensive",
    "Origin",
    "Phrase",
    "Place",
    "Position",
    "Provenance",
    "Quote",
    "Record",
    "Reference",
    "Refusal",
    "Request",
    "Roles",
    "Scheme",
    "Scope",
    "Sheltering",
    "Situation",
    "SourceError",
    "Stance",
    "Standing",
    "Statement",
    "Store",
    "Told",
    "Topic",
    "ViolenceAgainstCivilians",
    "Voice",
    "cite",
    "declaration_of",
    "explain",
    "explain_claim",
    "fold_name",
    "kind_of",
    "kinds_of",
    "standing_of",
]

__getattr__ = importer(
    __name__,
    {
        "citation": ("cite",),
        "declared": ("DeclaredKind", "declaration_of", "kind_of", "kinds_of"),
        "explanation": ("explain", "explain_claim"),
        "faults": ("PLOVER_TYPES",),
    },
)
