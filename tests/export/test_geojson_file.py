"""The map, read by shapely and geojson: a point only where a place has cited coordinates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from exported import NOWHERE, PLACE, varied, written
from records import event, timeline
from strategies import QUICK
from syriatimeline.events import Place

geojson = pytest.importorskip("geojson")
geometry = pytest.importorskip("shapely.geometry")

DEGREES = hst.tuples(hst.floats(-90, 90), hst.floats(-180, 180))
PLACES = hst.lists(hst.none() | DEGREES, max_size=4)


@QUICK
@given(hst.lists(PLACES, max_size=3))
def test_each_event_is_drawn_at_each_place_with_coordinates(
    tmp_path_factory: pytest.TempPathFactory, found: list[list[tuple[float, float] | None]]
) -> None:
    """Longitude before latitude, to the last digit; the others are counted and not drawn."""
    made = timeline(
        *(
            event(
                number,
                places=tuple(
                    Place(f"plc-{at:03}", f"p{at}", "city", {"en": f"P{at}"}, coordinates=degrees)
                    for at, degrees in enumerate(coordinates)
                ),
            )
            for number, coordinates in enumerate(found, 1)
        )
    )
    path = written(tmp_path_factory.mktemp("map"), made, "geojson")
    collection = geojson.loads(path.read_text("utf-8"))
    assert collection.is_valid, collection.errors()
    # That reader rounds to six digits.
    features = json.loads(path.read_text("utf-8"))["features"]
    points = [geometry.shape(feature["geometry"]) for feature in features]
    expected = [degrees for places in found for degrees in places if degrees is not None]
    assert expected == [(point.y, point.x) for point in points]
    ids = [feature["id"] for feature in collection.features]
    assert len(ids) == len(set(ids))
    drawn = sum(any(degrees is not None for degrees in places) for places in found)
    assert len(found) - drawn == collection["events_without_coordinates"]


def test_no_place_of_ours_has_cited_coordinates_yet(tmp_path: Path) -> None:
    """So the map of the shipped dataset is empty, and says how many events are missing."""
    found = json.loads(written(tmp_path, st.load(), "geojson").read_text("utf-8"))
    assert ([], len(st.load())) == (found["features"], found["events_without_coordinates"])


def test_the_properties_carry_the_date_and_the_standing(tmp_path: Path) -> None:
    found = json.loads(written(tmp_path, varied(), "geojson").read_text("utf-8"))["features"]
    assert ["syt-0001@plc-001", "syt-0002@plc-001"] == [each["id"] for each in found]
    first = found[0]["properties"]
    assert ("2024-12-08", "2024-12-08", "8 Dec 2024") == (
        first["earliest"],
        first["edtf"],
        first["date"],
    )
    assert ("withdrawn", "it was another one") == (first["standing"], first["withdrawn"])
    assert "contested" == found[1]["properties"]["standing"]
    assert NOWHERE.coordinates is None
    assert (36.25, 34.5) == tuple(found[0]["geometry"]["coordinates"])
    assert (34.5, 36.25) == PLACE.coordinates
