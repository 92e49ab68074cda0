"""Articles, origins, actors and places in JSON-LD."""

from __future__ import annotations

from syriatimeline.articles import Article
from syriatimeline.events import Actor, Origin, Place
from syriatimeline.export.jsonld_terms import Node, address, edtf, names_of, node, ref

__all__ = ["actor_node", "article_node", "origin_node", "place_node"]


def article_node(article: Article) -> Node:
    """An article, without its text."""
    return node(
        article,
        ["schema:NewsArticle", "prov:Entity"],
        schema_headline=article.headline,
        schema_inLanguage=article.language,
        schema_publisher={"@type": "schema:Organization", "schema:name": article.publisher},
        schema_url=address(article.url),
        schema_datePublished=edtf(article.published),
        schema_sha256=article.text_sha256,
    )


def origin_node(origin: Origin) -> Node:
    """Who first says something, on which occasion."""
    return node(
        origin,
        "prov:Entity",
        schema_name=origin.label,
        prov_wasAttributedTo=ref(origin.speaker) if origin.speaker else None,
        dcterms_date=edtf(origin.when) if origin.when else None,
    )


def actor_node(actor: Actor) -> Node:
    """An actor under all its names."""
    kind = "schema:Person" if actor.kind == "person" else "schema:Organization"
    return node(
        actor,
        [kind, "prov:Agent"],
        schema_name=names_of(actor.names),
        schema_alternateName=list(actor.aliases),
    )


def place_node(place: Place) -> Node:
    """A place; with coordinates only where they are cited."""
    geo = None
    if place.coordinates is not None:
        latitude, longitude = place.coordinates
        geo = {
            "@type": "schema:GeoCoordinates",
            "schema:latitude": latitude,
            "schema:longitude": longitude,
        }
    return node(
        place,
        "schema:Place",
        schema_name=names_of(place.names),
        schema_geo=geo,
        schema_containedInPlace=[{"@id": f"#{each}"} for each in place.within],
    )
