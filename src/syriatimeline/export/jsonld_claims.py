"""Claims in JSON-LD: what is said, through whom, and where the words stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syriatimeline.events import Claim, Quote, Voice
from syriatimeline.export.jsonld_terms import Node, address, edtf, node, property_of, ref

__all__ = ["claim_nodes"]


def claim_nodes(claim: Claim) -> Iterator[Node]:
    """A claim, the voices that it comes through, and the annotation that points at its words."""
    cited = claim.citation
    voices = [f"#{claim.id}-voice-{at}" for at in range(1, len(claim.attribution) + 1)]
    yield node(
        claim,
        ["schema:Claim", "prov:Entity"],
        schema_text=claim.gloss,
        schema_about=[{"@id": f"#{claim.record}"}],
        schema_temporal=edtf(claim.when) if claim.when else None,
        schema_creditText=claim.chain,
        schema_appearance=ref(cited.article) if isinstance(cited, Quote) else _work(cited),
        schema_additionalProperty=[
            property_of("stance", claim.stance),
            property_of("supports", claim.field),
        ],
        prov_wasQuotedFrom=ref(cited.article) if isinstance(cited, Quote) else None,
        prov_wasDerivedFrom={"@id": voices[0]} if voices else None,
        prov_hadPrimarySource=ref(claim.origin),
    )
    onward = [*voices[1:], f"#{claim.origin.id}"]
    for name, voice, source in zip(voices, claim.attribution, onward, strict=False):
        yield _voice(name, voice, source)
    if isinstance(cited, Quote):
        yield _annotation(claim, cited)


def _voice(name: str, voice: Voice, source: str) -> Node:
    """One link of a chain: what somebody says, writes or reports, and from where he has it."""
    unknown = {"@type": "prov:Agent", "schema:name": voice.name}
    return {
        "@id": name,
        "@type": "prov:Entity",
        "schema:name": str(voice),
        "prov:wasAttributedTo": ref(voice.actor) if voice.actor else unknown,
        "prov:wasDerivedFrom": {"@id": source},
    }


def _work(cited: Any) -> Node:
    work = {
        "@type": "schema:CreativeWork",
        "schema:name": cited.title,
        "schema:publisher": {"@type": "schema:Organization", "schema:name": cited.publisher},
        "schema:url": address(cited.url),
        "schema:archivedAt": address(cited.archived_url),
        "schema:datePublished": cited.published,
        "schema:pagination": cited.locator,
    }
    return {name: value for name, value in work.items() if value}


def _offset(at: int) -> Node:
    return {"@value": str(at), "@type": "xsd:nonNegativeInteger"}


def _annotation(claim: Claim, quote: Quote) -> Node:
    selectors: list[Node] = [
        {
            "@type": "oa:TextPositionSelector",
            "oa:start": _offset(quote.start),
            "oa:end": _offset(quote.end),
        }
    ]
    if quote.exact:
        words = {"oa:exact": quote.exact, "oa:prefix": quote.prefix, "oa:suffix": quote.suffix}
        kept = {name: value for name, value in words.items() if value}
        selectors.append({"@type": "oa:TextQuoteSelector"} | kept)
    return {
        "@id": f"#{claim.id}-annotation",
        "@type": "oa:Annotation",
        "oa:hasBody": ref(claim),
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": ref(quote.article),
            "oa:hasSelector": selectors,
        },
    }
