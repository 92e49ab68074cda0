"""JSON-LD: events and claims with the words of schema.org, quotes as Web Annotations, and who says
what from whom with those of PROV-O.

Everything is named relative to the file (``#syt-0007``), for the dataset has no address of its
own; what reads the file resolves that against where the file lies. The context is written out, so
that nothing is fetched to read it.

Sources: https://schema.org/Event, https://schema.org/Claim,
https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/prov-o/
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from syriatimeline.articles import Article
from syriatimeline.calendar import When
from syriatimeline.events import Claim, Event, Origin, Quote
from syriatimeline.export.format import Format
from syriatimeline.query import Timeline

__all__ = ["CONTEXT", "FORMAT", "write"]

#: What the prefixes stand for; EDTF has a datatype at the Library of Congress.
CONTEXT = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}

Node = dict[str, Any]


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write one document whose graph holds the dataset, the events and all they rest on."""
    events = list(timeline)
    claims = [claim for event in events for claim in event.claims]
    graph = [
        _dataset(timeline),
        *(_article(each) for each in _once(claim.article for claim in claims)),
        *(_origin(each) for each in _once(claim.origin for claim in claims)),
        *(_actor(each) for each in _once(who for event in events for who in _people(event))),
        *(_place(each) for each in _once(each for event in events for each in event.places)),
        *(_event(event) for event in events),
        *(node for claim in claims for node in _claim(claim)),
    ]
    document = {"@context": CONTEXT, "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", "utf-8", newline="\n")


def _once(found: Iterable[Any]) -> list[Any]:
    """Each thing once, by id."""
    by_id = {each.id: each for each in found if each is not None}
    return [by_id[name] for name in sorted(by_id)]


def _people(event: Event) -> Iterator[Any]:
    yield from event.actors
    for claim in event.claims:
        yield claim.origin.speaker
        yield from (voice.actor for voice in claim.attribution)


def _ref(thing: Any) -> Node:
    return {"@id": f"#{thing.id}"}


def _node(thing: Any, kinds: str | list[str], **values: Any) -> Node:
    kept = {name.replace("_", ":", 1): value for name, value in values.items() if value}
    return {"@id": f"#{thing.id}", "@type": kinds, "schema:identifier": thing.id} | kept


def _names(names: Any) -> list[Node]:
    return [{"@value": text, "@language": language} for language, text in sorted(names.items())]


def _dataset(timeline: Timeline[Any]) -> Node:
    edition = timeline.dataset.edition
    return {
        "@id": "",
        "@type": ["schema:Dataset", "prov:Entity"],
        "schema:name": edition.label,
        "schema:version": edition.version,
        "schema:identifier": edition.fingerprint,
    }


def _article(article: Article) -> Node:
    return _node(
        article,
        ["schema:NewsArticle", "prov:Entity"],
        schema_headline=article.headline,
        schema_inLanguage=article.language,
        schema_publisher={"@type": "schema:Organization", "schema:name": article.publisher},
        schema_url={"@id": article.url} if article.url else None,
        schema_temporal=_edtf(article.published),
        schema_sha256=article.text_sha256,
    )


def _origin(origin: Origin) -> Node:
    return _node(
        origin,
        "prov:Entity",
        schema_name=origin.label,
        prov_wasAttributedTo=_ref(origin.speaker) if origin.speaker else None,
        schema_temporal=_edtf(origin.when) if origin.when else None,
    )


def _actor(actor: Any) -> Node:
    kind = "schema:Person" if actor.kind == "person" else "schema:Organization"
    return _node(
        actor,
        [kind, "prov:Agent"],
        schema_name=_names(actor.names),
        schema_alternateName=list(actor.aliases),
    )


def _place(place: Any) -> Node:
    geo = None
    if place.coordinates is not None:
        latitude, longitude = place.coordinates
        geo = {
            "@type": "schema:GeoCoordinates",
            "schema:latitude": latitude,
            "schema:longitude": longitude,
        }
    return _node(
        place,
        "schema:Place",
        schema_name=_names(place.names),
        schema_geo=geo,
        schema_containedInPlace=[{"@id": f"#{each}"} for each in place.within],
    )


def _edtf(when: When) -> Node:
    return {"@value": when.edtf, "@type": "edtf:EDTF"}


def _event(event: Event) -> Node:
    """An event; a start and an end only where they are known to the day."""
    when = event.when
    known = when.possible.bounded and when.certain == when.possible and not when.qualifier
    return _node(
        event,
        ["schema:Event", "prov:Entity"],
        schema_name=_names(event.titles),
        schema_additionalType=event.kind,
        schema_temporalCoverage=_edtf(when),
        schema_startDate=_day(when.earliest) if known else None,
        schema_endDate=_day(when.latest) if known else None,
        schema_about=[_ref(actor) for actor in event.actors],
        schema_location=[_ref(place) for place in event.places],
        schema_subjectOf=[_ref(claim) for claim in event.claims],
        prov_wasDerivedFrom=[_ref(claim) for claim in event.claims],
        schema_isPartOf={"@id": ""},
        schema_additionalProperty=[
            _property("basis of the date", when.basis),
            _property("reasoning", when.note),
            _property("extent", when.extent),
            _property("standing", event.standing),
            _property("mode", event.mode),
        ],
    )


def _day(day: Any) -> Node:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _property(name: str, value: str) -> Node:
    return {"@type": "schema:PropertyValue", "schema:name": name, "schema:value": value}


def _claim(claim: Claim) -> Iterator[Node]:
    """A claim, and the annotation that points at its words."""
    cited = claim.citation
    yield _node(
        claim,
        ["schema:Claim", "prov:Entity"],
        schema_text=claim.gloss,
        schema_about=[{"@id": f"#{claim.record}"}],
        schema_temporal=_edtf(claim.when) if claim.when else None,
        schema_creditText=claim.chain,
        schema_appearance=_ref(cited.article) if isinstance(cited, Quote) else _work(cited),
        schema_additionalProperty=[
            _property("stance", claim.stance),
            _property("supports", claim.field),
        ],
        prov_wasQuotedFrom=_ref(cited.article) if isinstance(cited, Quote) else None,
        prov_hadPrimarySource=_ref(claim.origin),
        prov_wasAttributedTo=[
            _ref(voice.actor) for voice in claim.attribution if voice.actor is not None
        ],
    )
    if isinstance(cited, Quote):
        yield _annotation(claim, cited)


def _work(cited: Any) -> Node:
    work = {
        "@type": "schema:CreativeWork",
        "schema:name": cited.title,
        "schema:publisher": {"@type": "schema:Organization", "schema:name": cited.publisher},
        "schema:url": {"@id": cited.url} if cited.url else None,
    }
    return {name: value for name, value in work.items() if value}


def _annotation(claim: Claim, quote: Quote) -> Node:
    selectors: list[Node] = [
        {"@type": "oa:TextPositionSelector", "oa:start": quote.start, "oa:end": quote.end}
    ]
    if quote.exact:
        words = {"oa:exact": quote.exact, "oa:prefix": quote.prefix, "oa:suffix": quote.suffix}
        kept = {name: value for name, value in words.items() if value}
        selectors.append({"@type": "oa:TextQuoteSelector"} | kept)
    return {
        "@id": f"#{claim.id}-annotation",
        "@type": "oa:Annotation",
        "oa:hasBody": _ref(claim),
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": _ref(quote.article),
            "oa:hasSelector": selectors,
        },
    }


FORMAT = Format(
    name="jsonld",
    ending=".jsonld",
    about="linked data: rdflib, triple stores",
    carries={
        "possible days": "schema:temporalCoverage, as EDTF",
        "sure days": "schema:startDate and schema:endDate where all days are sure; else EDTF",
        "open or unknown ends": "EDTF",
        "approximate or uncertain": "EDTF",
        "within, or throughout": "a property; EDTF",
        "basis and reasoning": "properties",
        "standing": "a property",
        "what each source says": "schema:Claim, oa:Annotation with both selectors, PROV-O",
    },
    write=write,
)
