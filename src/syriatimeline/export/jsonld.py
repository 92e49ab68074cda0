"""JSON-LD: events and claims with the words of schema.org, quotes as Web Annotations, and who says
what from whom with those of PROV-O.

A claim is derived from its first voice (the outlet), each voice from the next one, and the last
from the origin, which is also the claim's primary source. Offsets count code points, as the
annotation model wants it.

Everything is named relative to the file (``#syt-0007``), for the dataset has no address of its
own; what reads the file resolves that against where the file lies. The context is written out, so
that nothing is fetched to read it.

Sources: https://schema.org/Event, https://schema.org/Claim,
https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/prov-o/,
https://id.loc.gov/datatypes/edtf.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from syriatimeline.dataset.bundle import canonical_json
from syriatimeline.events import Event, Place
from syriatimeline.export.format import Format
from syriatimeline.export.jsonld_claims import claim_nodes
from syriatimeline.export.jsonld_terms import (
    CONTEXT,
    Node,
    edtf,
    names_of,
    node,
    property_of,
    ref,
)
from syriatimeline.export.jsonld_things import actor_node, article_node, origin_node, place_node
from syriatimeline.export.telling import disputed, kind_and_mode, standing_in_words, surely_all
from syriatimeline.query import Timeline

__all__ = ["FORMAT", "write"]


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write one document whose graph holds the dataset, the events and all they rest on."""
    events = list(timeline)
    claims = [claim for event in events for claim in event.claims]
    graph = [
        _dataset(timeline),
        *(article_node(each) for each in _once(claim.article for claim in claims)),
        *(origin_node(each) for each in _once(claim.origin for claim in claims)),
        *(actor_node(each) for each in _once(who for event in events for who in _people(event))),
        *(place_node(each) for each in _once(_places(timeline, events))),
        *(_event(event) for event in events),
        *(each for claim in claims for each in claim_nodes(claim)),
    ]
    document = {"@context": CONTEXT, "@graph": graph}
    path.write_text(canonical_json(document), "utf-8", newline="\n")


def _once(found: Iterable[Any]) -> list[Any]:
    """Each thing once, by id."""
    by_id = {each.id: each for each in found if each is not None}
    return [by_id[name] for name in sorted(by_id)]


def _people(event: Event) -> Iterator[Any]:
    yield from event.actors
    for claim in event.claims:
        yield claim.origin.speaker
        yield from (voice.actor for voice in claim.attribution)


def _places(timeline: Timeline[Any], events: Iterable[Event]) -> Iterator[Place]:
    """The places of events, and those that they lie in."""
    every = {place.id: place for place in timeline.dataset.places}
    waiting = [place for event in events for place in event.places]
    met: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place.id not in met:
            met.add(place.id)
            yield place
            waiting += [every[name] for name in place.within if name in every]


def _dataset(timeline: Timeline[Any]) -> Node:
    edition = timeline.dataset.edition
    return {
        "@id": "",
        "@type": ["schema:Dataset", "prov:Entity"],
        "schema:name": edition.label,
        "schema:version": edition.version,
        "schema:identifier": edition.fingerprint,
    }


def _event(event: Event) -> Node:
    """An event; a start and an end only where they are known to the day."""
    when = event.when
    known = surely_all(when)
    return node(
        event,
        ["schema:Event", "prov:Entity"],
        schema_name=names_of(event.titles),
        schema_additionalType=event.kind,
        schema_description=f"{kind_and_mode(event)}; {standing_in_words(event)}",
        dcterms_date=edtf(when),
        schema_startDate=_day(when.earliest) if known else None,
        schema_endDate=_day(when.latest) if known else None,
        schema_about=[ref(actor) for actor in event.actors],
        schema_location=[ref(place) for place in event.places],
        schema_subjectOf=[ref(claim) for claim in event.claims],
        prov_wasDerivedFrom=[ref(claim) for claim in event.claims],
        schema_isPartOf={"@id": ""},
        schema_additionalProperty=[
            property_of("basis of the date", when.basis),
            *([property_of("reasoning", when.note)] if when.note else ()),
            property_of("extent", when.extent),
            *([property_of("sure days", str(when.certain))] if when.certain else ()),
            property_of("standing", event.standing),
            *([property_of("withdrawn", event.withdrawn)] if event.withdrawn else ()),
            property_of("mode", event.mode),
            *(property_of("dispute", said) for said in disputed(event)),
        ],
    )


def _day(day: Any) -> Node:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


FORMAT = Format(
    name="jsonld",
    ending=".jsonld",
    about="linked data: rdflib, triple stores",
    carries={
        "possible days": "dcterms:date, as EDTF",
        "sure days": "a property; schema:startDate and schema:endDate where all days are sure",
        "open or unknown ends": "EDTF",
        "approximate or uncertain": "EDTF",
        "within, or throughout": "a property",
        "basis and reasoning": "properties",
        "standing": "a property; in words in schema:description",
        "what each source says": "schema:Claim, oa:Annotation with both selectors, PROV-O",
    },
    write=write,
)
