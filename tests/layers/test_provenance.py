"""Every value knows its layer: actors, places, articles, origins, errors and claims, too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import syriatimeline as st
from authoring import run_command
from layered import ALIAS, layer
from syriatimeline.articles import Provenance
from syriatimeline.dataset.load import load_dataset, read_bundle
from syriatimeline.dataset.write import write_bundle

PLACES = "- id: mylab-plc-001\n  slug: quay\n  kind: area\n  names: {en: Quay, ru: Причал}\n"
ERRATA = """\
- id: mylab-err-001
  kind: typo
  article: mylab-art-0001
  quote: A delegation
  says: A delegation
  should_be: Two delegations
  why: we counted them
  effect: none
"""
CLAIM = """\
- claim: syt-0016
  add:
    id: c1
    article: mylab-art-0001
    quote: the port of Tartus
    origin: mylab-own
    field: place
    value: Tartus
    gloss: the port of Tartus
  why: seen by our own people
"""
WHOLE = (Provenance("", "mylab 0.1"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A layer that adds one of everything."""
    made = layer(tmp_path, changes=CLAIM + ALIAS, adds=True)
    (made / "places.yaml").write_text(PLACES, "utf-8")
    (made / "errata.yaml").write_text(ERRATA, "utf-8")
    return made


def _things(dataset: Any) -> dict[str, Any]:
    named = (dataset.actors, dataset.places, dataset.articles, dataset.origins, dataset.errata)
    return {each.id: each for kind in named for each in kind}


def test_what_a_layer_adds_names_it_and_nothing_else_does(folder: Path) -> None:
    base, dataset = _things(load_dataset()), _things(st.load(layers=[folder]).dataset)
    added = set(dataset) - set(base)
    kinds = ("act-001", "plc-001", "art-0001", "org-001", "err-001")
    assert {f"mylab-{each}" for each in kinds} == added
    assert {WHOLE} == {dataset[each].provenance for each in added}
    assert {()} == {each.provenance for each in base.values()}
    given = {name for name in base if dataset[name].provenance}
    assert {st.load().actors["sergey-naryshkin"].id} == given


def test_an_alias_names_its_layer(folder: Path) -> None:
    actor = st.load(layers=[folder]).actors["sergey-naryshkin"]
    assert (Provenance("aliases.The director", "mylab 0.1"),) == actor.provenance


def test_an_alias_that_is_there_already_is_nobodys(tmp_path: Path) -> None:
    name = st.load().actors["russia"].aliases[0]
    change = f"- alias: russia\n  names: ['{name}']\n"
    actor = st.load(layers=[layer(tmp_path, changes=change)]).actors["russia"]
    assert () == actor.provenance
    assert st.load().actors["russia"] == actor


def test_a_claim_that_a_layer_adds_names_it(folder: Path) -> None:
    event = st.load(layers=[folder])["syt-0016"]
    assert (Provenance("", "mylab 0.1", "seen by our own people"),) == event.claims[-1].provenance
    assert {()} == {claim.provenance for claim in event.claims[:-1]}
    assert "the claim from layer mylab 0.1, because seen by our own people" in event.explain()


def test_who_acts_is_who_is_listed(folder: Path) -> None:
    timeline = st.load(layers=[folder])
    event = timeline["mylab-0001"]
    assert timeline.actors["mylab-port"] in event.actors
    assert timeline.articles["mylab-art-0001"] in event.articles
    assert timeline.origins["mylab-own"] == event.claims[0].origin


def test_a_bundle_keeps_it(folder: Path, tmp_path: Path) -> None:
    dataset = st.load(layers=[folder]).dataset
    write_bundle(dataset, tmp_path / "bundle")
    read = read_bundle(tmp_path / "bundle")
    for name, each in _things(dataset).items():
        assert each.provenance == _things(read)[name].provenance
    claims = [{claim.id: claim.provenance for claim in held.claims} for held in (dataset, read)]
    assert claims[0] == claims[1]
    assert dataset.edition.fingerprint == read.edition.fingerprint


def test_show_prints_it(folder: Path) -> None:
    def shown(name: str) -> str:
        ran = run_command("show", name, "--layer", folder)
        assert 0 == ran.code, ran.err
        return ran.out

    assert "aliases.The director from layer mylab 0.1" in shown("sergey-naryshkin")
    assert "in: syt-" in shown("sergey-naryshkin")
    for name in ("mylab-port", "mylab-art-0001", "mylab-err-001", "mylab-0001"):
        assert "the record from layer mylab 0.1" in shown(name)
    assert "the claim from layer mylab 0.1, because seen by our own people" in shown("syt-0016")
    assert "layer" not in run_command("show", "sergey-naryshkin").out


def test_it_is_part_of_the_value() -> None:
    actor = st.load().actors["russia"]
    assert actor != evolve(actor, provenance=WHOLE)
    assert hash(actor) == hash(evolve(actor, provenance=WHOLE))
    assert repr(actor) == repr(evolve(actor, provenance=WHOLE))
