"""Ids in outside registries: each key is a scheme, and each scheme is cited with its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring import edit, places_of, problems_of, write_dataset
from syriatimeline.articles import Reference
from syriatimeline.dataset import compile_folder, read_bundle, write_bundle
from syriatimeline.events import Scheme

SCHEMES = """\
- id: iso3
  name: Three letters
  sources:
    - publisher: The Table
      url: https://table.example/
      accessed: "2025-06-01"
      locator: column ISO3
- id: gw
  name: Numbers
  sources:
    - {publisher: The Table, url: https://table.example/}
- id: catalogue
  name: The catalogue of everything
  sources:
    - {publisher: The Catalogue, url: https://catalogue.example/}
"""
ALANDIA = "  names: {en: Alandia, ru: Аландия}\n"
CLIFFTON = "  names: {en: Cliffton, ru: Клифтон}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset with codes of a state and of a place, clean."""
    folder = write_dataset(tmp_path / "tiny")
    (folder / "schemes.yaml").write_text(SCHEMES, "utf-8", newline="\n")
    codes = '  external: {iso3: ALN, gw: "652", catalogue: a 1}\n'
    edit(folder / "actors.yaml", ALANDIA, ALANDIA + codes)
    edit(folder / "places.yaml", CLIFFTON, CLIFFTON + "  external: {catalogue: b 2}\n")
    return folder


def test_codes_and_their_sources_are_kept(folder: Path, tmp_path: Path) -> None:
    """Through the bundle and back."""
    compiled = compile_folder(folder)
    write_bundle(compiled.dataset, tmp_path / "bundle")
    dataset = read_bundle(tmp_path / "bundle")
    table = Reference(
        "The Table", url="https://table.example/", accessed="2025-06-01", locator="column ISO3"
    )

    assert compiled.dataset.schemes == dataset.schemes
    assert ["catalogue", "gw", "iso3"] == [scheme.id for scheme in dataset.schemes]
    assert Scheme("iso3", "Three letters", (table,)) == dataset.schemes[-1]
    assert {"iso3": "ALN", "gw": "652", "catalogue": "a 1"} == dataset.actors[0].external
    assert {"catalogue": "b 2"} == dataset.places[0].external


def test_schemes_are_part_of_the_fingerprint(folder: Path) -> None:
    """Another source is another edition."""
    before = compile_folder(folder).dataset.edition.fingerprint
    edit(folder / "schemes.yaml", "locator: column ISO3", "locator: column ISO")

    assert before != compile_folder(folder).dataset.edition.fingerprint


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("actors.yaml", "iso3: ALN", "iso2: AL", "did you mean iso3?"),
        ("actors.yaml", "catalogue: a 1", "wikidata: Q1", "add it to schemes.yaml"),
        ("places.yaml", "catalogue: b 2", "geonames: '1'", "add it to schemes.yaml"),
    ],
)
def test_an_id_without_a_citation(folder: Path, file: str, old: str, new: str, says: str) -> None:
    """Is reported at its key, of an actor and of a place."""
    spot = edit(folder / file, old, new)

    assert [(file, *spot, "SYT308")] == places_of(folder)
    assert says in problems_of(folder)[0].message


def test_without_the_file_no_id_is_cited(folder: Path) -> None:
    """The file may be missing where no id is used."""
    (folder / "schemes.yaml").unlink()

    assert 4 * ["SYT308"] == [problem.code for problem in problems_of(folder)]
    assert () == problems_of(write_dataset(folder.parent / "other"))


def test_an_unread_file_hides_what_follows(folder: Path) -> None:
    """Only the cause is reported."""
    edit(folder / "schemes.yaml", "- id: gw", "- id: [gw")

    assert ["SYT103"] == [problem.code for problem in problems_of(folder)]


@pytest.mark.parametrize("code", ["ALAN", "AL", "Aln", "ALN ", "АЛН", "A1N"])
def test_a_malformed_iso3(folder: Path, code: str) -> None:
    """Three capitals, without accents, of no other alphabet."""
    spot = edit(folder / "actors.yaml", "iso3: ALN", f'iso3: "{code}"', f'"{code}"')

    assert [("actors.yaml", *spot, "SYT206")] == places_of(folder)
    assert "write it like SYR" in problems_of(folder)[0].message


@pytest.mark.parametrize("code", ["SYR", "0652", "1652", "6.5", "-1", "٦٥٢"])
def test_a_malformed_gw(folder: Path, code: str) -> None:
    """Up to three digits, the first not zero."""
    spot = edit(folder / "actors.yaml", 'gw: "652"', f'gw: "{code}"', f'"{code}"')

    assert [("actors.yaml", *spot, "SYT206")] == places_of(folder)
    assert "write it like 652" in problems_of(folder)[0].message


def test_an_empty_id(folder: Path) -> None:
    """Of any scheme."""
    spot = edit(folder / "actors.yaml", "catalogue: a 1", 'catalogue: ""', '""')

    assert [("actors.yaml", *spot, "SYT203")] == places_of(folder)


@pytest.mark.parametrize(
    ("old", "new", "at", "code"),
    [
        ("- id: gw", "- id: G&W", "G&W", "SYT206"),
        ("- id: gw", "- id: iso3", "iso3", "SYT205"),
        ("  name: Numbers\n", "", "id: gw", "SYT202"),
        ("  name: Numbers\n", "  name: Numbers\n  nmae: x\n", "nmae", "SYT201"),
        ("    - {publisher: The Table, url: https://table.example/}\n", "", "id: gw", "SYT202"),
        (", url: https://table.example/}", "}", "publisher: The Table}", "SYT202"),
    ],
)
def test_a_scheme_that_is_not_whole(folder: Path, old: str, new: str, at: str, code: str) -> None:
    """Id, name, and at least one source with its address."""
    edit(folder / "schemes.yaml", old, new)
    text = (folder / "schemes.yaml").read_text("utf-8")
    begin = text.index("Three letters") if at != "G&W" else 0
    line = text.count("\n", 0, text.index(at, begin)) + 1
    found = [(each.file, each.line, each.code) for each in problems_of(folder)]

    assert ("schemes.yaml", line, code) in found
