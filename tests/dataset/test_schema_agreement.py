"""Schemas and compiler refuse the same small changes of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

from schema_mutations import CHANGES, agree, mutations, texts_of, write_rich
from strategies import QUICK
from syriatimeline.dataset.layers import layer_problems, start_layer


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rich(tmp_path_factory.mktemp("schemas") / "rich")


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A layer that uses every operation."""
    package = start_layer("mylab", tmp_path_factory.mktemp("schemas") / "mylab")
    layer = package / "src" / "mylab_layer" / "data"
    (layer / "changes.yaml").write_text(CHANGES, "utf-8")
    return layer


@QUICK
@given(data=hst.data())
def test_schema_and_compiler_agree_on_every_small_change(rich: Path, data: hst.DataObject) -> None:
    """A key taken away or added, a value of no list, a list for a text: both refuse, or neither."""
    files = [*sorted(rich.glob("*.yaml")), *sorted(rich.glob("events/*.yaml"))]
    path = data.draw(hst.sampled_from(files))
    content = texts_of(path)
    every = list(mutations(path.relative_to(rich).as_posix(), content))
    mutation = data.draw(hst.sampled_from(every))

    assert agree(rich, content, mutation)


@QUICK
@given(data=hst.data())
def test_schema_and_layers_agree_on_every_small_change(
    changing: Path, data: hst.DataObject
) -> None:
    """The same for what a layer changes."""
    name = data.draw(hst.sampled_from(["layer.yaml", "changes.yaml"]))
    content = texts_of(changing / name)
    mutation = data.draw(hst.sampled_from(list(mutations(name, content))))

    assert agree(changing, content, mutation, layer_problems)
