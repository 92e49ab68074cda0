"""GeoJSON (RFC 7946): a point for each event at each of its places that has cited coordinates.

What has none is not drawn anywhere: a place is never guessed from its name. How many events were
left out stands in the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from syriatimeline.dataset.bundle import canonical_json
from syriatimeline.events import Event, Place
from syriatimeline.events.wording import date_in_words
from syriatimeline.export.format import Format
from syriatimeline.export.telling import marked_title
from syriatimeline.query import Timeline

__all__ = ["FORMAT", "write"]


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write a collection of points; longitude stands before latitude, as the format wants it."""
    features = [
        _feature(event, place)
        for event in timeline
        for place in event.places
        if place.coordinates is not None
    ]
    drawn = {feature["properties"]["event_id"] for feature in features}
    edition = timeline.dataset.edition
    document = {
        "type": "FeatureCollection",
        "features": features,
        "dataset": str(edition),
        "events": len(timeline),
        "events_without_coordinates": len(timeline) - len(drawn),
    }
    path.write_text(canonical_json(document), "utf-8", newline="\n")


def _feature(event: Event, place: Place) -> dict[str, Any]:
    assert place.coordinates is not None
    latitude, longitude = place.coordinates
    when = event.when
    return {
        "type": "Feature",
        "id": f"{event.id}@{place.id}",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "event_id": event.id,
            "kind": event.kind,
            # What maps show first says what nobody must overlook.
            "name": marked_title(event),
            "title": event.title,
            "title_ru": event.titles.get("ru", ""),
            "place": place.name,
            "place_kind": place.kind,
            "date": date_in_words(when),
            "edtf": when.edtf,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "extent": when.extent,
            "basis": when.basis,
            "reasoning": when.note,
            "mode": event.mode,
            "standing": event.standing,
            "withdrawn": event.withdrawn,
            "cite": event.cite(),
        },
    }


FORMAT = Format(
    name="geojson",
    ending=".geojson",
    about="maps: QGIS, geopandas, Leaflet",
    carries={
        "possible days": "earliest, latest, edtf",
        "sure days": "in words, in date",
        "open or unknown ends": "edtf; in words, in date",
        "approximate or uncertain": "edtf",
        "within, or throughout": "extent",
        "basis and reasoning": "basis, reasoning",
        "standing": "standing, withdrawn; before the name",
        "what each source says": "lost; the sources are in cite",
    },
    write=write,
)
