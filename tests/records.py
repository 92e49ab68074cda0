"""Small records for tests: one actor, one place, one claim, made with as few words as possible."""

from __future__ import annotations

from typing import Any

from syriatimeline.articles import Article
from syriatimeline.calendar import When
from syriatimeline.dataset import Dataset
from syriatimeline.events import (
    Actor,
    Claim,
    Edition,
    Event,
    Meeting,
    Membership,
    Origin,
    Quote,
    Voice,
)
from syriatimeline.query import Timeline

ALWAYS = When.from_edtf("../..")
ARTICLE = Article("art-0001", "000_a.txt", "The Daily", "en", When.from_edtf("2024-12-20"))
STATE = Actor("act-001", "arcadia", "state", {"en": "Arcadia", "ru": "Аркадия"})
OTHER = Actor("act-002", "borduria", "state", {"en": "Borduria", "ru": "Бордурия"})


def person(number: int, slug: str, of: Actor, when: str = "../..", **more: Any) -> Actor:
    """An official of a state, for a time."""
    memberships = (Membership(of.id, When.from_edtf(when), office="minister"),)
    name = slug.replace("-", " ").title()
    return Actor(f"act-{number:03}", slug, "person", {"en": name}, memberships=memberships, **more)


def origin(number: int, speaker: Actor | None = None, maybe_same: str = "") -> Origin:
    """Somebody who first says something."""
    slug = f"origin-{number}"
    return Origin(f"org-{number:03}", slug, slug, speaker=speaker, maybe_same=maybe_same)


def claim(record: str, number: int, said_by: Origin, **more: Any) -> Claim:
    """A claim that quotes the one article."""
    quote = Quote(ARTICLE, "so it was", 10, 19)
    return Claim(
        f"{record}.c{number}", record, quote, (Voice("The Daily", "writes"),), said_by, **more
    )


def event(number: int = 1, when: str | When = "2024-12-08", **more: Any) -> Event:
    """A meeting, unless ``kind`` says otherwise."""
    record = f"syt-{number:04}"
    kind: type[Event] = more.pop("kind", Meeting)
    given: dict[str, Any] = {
        "id": record,
        "slug": f"event-{number}",
        "titles": {"en": f"Event {number}", "ru": f"Событие {number}"},
        "when": When.from_edtf(when) if isinstance(when, str) else when,
        "claims": (claim(record, 1, origin(1)),),
    }
    return kind(**(given | more))


def timeline(*events: Event, **more: Any) -> Timeline[Event]:
    """A timeline of these events, with the actors that they name."""
    actors = {actor.id: actor for each in events for actor in each.actors}
    actors |= {actor.id: actor for actor in (STATE, OTHER)}
    return Timeline(
        Dataset(
            edition=Edition("test", "0", "0" * 16),
            articles=(ARTICLE,),
            actors=tuple(actors.values()),
            events=events,
            **more,
        )
    )
