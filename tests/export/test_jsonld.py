"""The linked data, read by rdflib and checked by shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import syriatimeline as st
from exported import BASE, graph_of, hostile, varied, written
from syriatimeline.events import Quote
from syriatimeline.export.telling import disputed

rdflib = pytest.importorskip("rdflib")
REAL = st.load()
PREFIXES = """
PREFIX schema: <https://schema.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <https://schema.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass schema:Event ;
  sh:property [ sh:path schema:identifier ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path dcterms:date ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype edtf:EDTF ] ,
    [ sh:path schema:startDate ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path schema:about ; sh:class prov:Agent ] ,
    [ sh:path schema:location ; sh:class schema:Place ] ,
    [ sh:path schema:subjectOf ; sh:class schema:Claim ] ,
    [ sh:path schema:isPartOf ; sh:class schema:Dataset ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass schema:Claim ;
  sh:property [ sh:path schema:about ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path schema:appearance ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path prov:hadPrimarySource ; sh:class prov:Entity ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path prov:wasDerivedFrom ; sh:class prov:Entity ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass schema:Place ;
  sh:property [ sh:path schema:containedInPlace ; sh:class schema:Place ] .
[] a sh:NodeShape ; sh:targetClass oa:Annotation ;
  sh:property [ sh:path oa:hasBody ; sh:class schema:Claim ; sh:minCount 1 ] ,
    [ sh:path oa:hasTarget ; sh:class oa:SpecificResource ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass oa:SpecificResource ;
  sh:property [ sh:path oa:hasSource ; sh:class schema:NewsArticle ; sh:minCount 1 ] ,
    [ sh:path oa:hasSelector ; sh:minCount 1 ; sh:maxCount 2 ] .
[] a sh:NodeShape ; sh:targetClass oa:TextPositionSelector ;
  sh:property [ sh:path oa:start ; sh:minCount 1 ; sh:datatype xsd:nonNegativeInteger ;
      sh:lessThan oa:end ] ,
    [ sh:path oa:end ; sh:minCount 1 ; sh:datatype xsd:nonNegativeInteger ] .
[] a sh:NodeShape ; sh:targetClass oa:TextQuoteSelector ;
  sh:property [ sh:path oa:exact ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The triples of the shipped dataset."""
    return graph_of(written(tmp_path_factory.mktemp("graph"), REAL, "jsonld"))


def asked(graph: Any, query: str) -> list[Any]:
    """The rows of a query, as texts; names of records without the address of the file."""
    return [
        tuple("" if cell is None else str(cell).removeprefix(f"{BASE}#") for cell in row)
        for row in graph.query(PREFIXES + query)
    ]


@pytest.mark.parametrize("make", [st.load, varied, hostile])
def test_the_graph_has_its_shape(tmp_path: Path, make: Any) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    shapes = rdflib.Graph().parse(data=SHAPES, format="turtle")
    found = graph_of(written(tmp_path, make(), "jsonld"))
    conforms, _, report = pyshacl.validate(found, shacl_graph=shapes)
    assert conforms, report


def test_disputes_are_told_with_every_position(graph: Any) -> None:
    """As in the pages: what the sources differ on, whether it is settled, and each side."""
    rows = asked(
        graph,
        """SELECT ?event ?said WHERE { ?event a schema:Event ; schema:additionalProperty
             [ schema:name "dispute" ; schema:value ?said ] }""",
    )
    assert {(event.id, said) for event in REAL for said in disputed(event)} == set(rows)
    assert len(REAL.disputes) == len(rows)


def test_selectors_are_those_of_the_claims(graph: Any) -> None:
    """Code points, as the annotation model has it, and the words with what stands around them."""
    rows = asked(
        graph,
        """SELECT ?claim ?article ?start ?end ?exact ?prefix ?suffix WHERE {
             ?annotation oa:hasBody ?claim ; oa:hasTarget ?target .
             ?target oa:hasSource ?article ; oa:hasSelector ?place, ?words .
             ?place a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
             ?words a oa:TextQuoteSelector ; oa:exact ?exact .
             OPTIONAL { ?words oa:prefix ?prefix } OPTIONAL { ?words oa:suffix ?suffix } }""",
    )
    expected = {
        (
            claim.id,
            quote.article.id,
            str(quote.start),
            str(quote.end),
            quote.exact,
            quote.prefix,
            quote.suffix,
        )
        for each in REAL
        for claim in each.claims
        if isinstance(quote := claim.citation, Quote)
    }
    assert expected == set(rows)
    assert len(expected) == len(rows)


def test_the_chain_of_every_claim_leads_to_its_origin(graph: Any) -> None:
    """Step by step in PROV-O; the last step is the primary source of the claim."""
    steps: dict[str, str] = dict(
        asked(graph, "SELECT ?from ?to WHERE { ?from prov:wasDerivedFrom ?to . ?to a prov:Entity }")
    )
    names: dict[str, str] = dict(
        asked(graph, "SELECT ?voice ?name WHERE { ?voice schema:name ?name }")
    )
    sources: dict[str, str] = dict(
        asked(graph, "SELECT ?claim ?from WHERE { ?claim prov:hadPrimarySource ?from }")
    )
    for claim in (claim for each in REAL for claim in each.claims):
        chain, at = [], claim.id
        while (at := steps[at]) != claim.origin.id:
            chain.append(names[at])
        assert claim.chain == " → ".join(chain)
        assert claim.origin.id == sources[claim.id]


def test_a_question_across_the_vocabularies(graph: Any) -> None:
    """Which events rest on what a given speaker first said?"""
    rows = asked(
        graph,
        """SELECT DISTINCT ?event WHERE {
             ?event a schema:Event ; prov:wasDerivedFrom/prov:wasDerivedFrom+ ?voice .
             ?voice prov:wasAttributedTo/schema:name "Sergey Naryshkin"@en }""",
    )
    speaker = REAL.actors["sergey-naryshkin"]
    expected = {
        each.id
        for each in REAL
        for claim in each.claims
        if claim.origin.speaker == speaker
        or any(voice.actor == speaker for voice in claim.attribution)
    }
    assert expected == {name for (name,) in rows}


def test_dates_are_edtf_and_never_narrowed(graph: Any) -> None:
    dates: dict[str, str] = dict(
        asked(graph, "SELECT ?e ?date WHERE { ?e a schema:Event ; dcterms:date ?date }")
    )
    days = {
        name: (first, last)
        for name, first, last in asked(
            graph,
            "SELECT ?e ?first ?last WHERE "
            "{ ?e a schema:Event ; schema:startDate ?first ; schema:endDate ?last }",
        )
    }
    assert {each.id: each.when.edtf for each in REAL} == dates
    assert {
        each.id: (str(each.when.earliest), str(each.when.latest))
        for each in REAL
        if each.when.possible.bounded
        and each.when.certain == each.when.possible
        and not each.when.qualifier
    } == days
    assert days


def test_nothing_points_out_of_the_graph(graph: Any) -> None:
    """Every name of the file is told of in it."""
    told = {str(each) for each in graph.subjects()}
    named = {str(each) for each in graph.objects() if str(each).startswith(f"{BASE}#")}
    records = {f"{BASE}#{each.id}" for each in REAL.situations.values()}
    assert named - told - records == set()


def test_no_address_breaks_a_triple(tmp_path: Path) -> None:
    """What is no address stays a text; other notations of the graph can be written."""
    found = graph_of(written(tmp_path, hostile(), "jsonld"))
    again = rdflib.Graph().parse(data=found.serialize(format="nt"), format="nt")
    assert len(again) == len(found)


def test_standing_and_mode_can_be_asked_for(tmp_path: Path) -> None:
    found = graph_of(written(tmp_path, varied(), "jsonld"))
    rows = asked(
        found,
        """SELECT ?event ?standing ?mode WHERE { ?event a schema:Event ;
             schema:additionalProperty ?one, ?two .
             ?one schema:name "standing" ; schema:value ?standing .
             ?two schema:name "mode" ; schema:value ?mode }""",
    )
    assert {(each.id, each.standing, each.mode) for each in varied()} == set(rows)
