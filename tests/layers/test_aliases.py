"""A name that a layer adds reaches everything that names its actor or place."""

from __future__ import annotations

from pathlib import Path

import pytest

import syriatimeline as st
from syriatimeline.dataset import read_bundle, write_bundle

CHANGES = """
- alias: sergey-naryshkin
  names: [The director of the service]
- alias: damascus
  names: [The old city]
"""


def _layer(folder: Path) -> Path:
    folder.mkdir()
    (folder / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    (folder / "changes.yaml").write_text(CHANGES, "utf-8")
    return folder


def test_an_alias_is_on_the_actor_wherever_it_stands(tmp_path: Path) -> None:
    """In roles, chains and origins, whether claims were built by then or not."""
    timeline = st.load(layers=[_layer(tmp_path / "mylab")])
    naryshkin = timeline.actors["The director of the service"]
    event = timeline.of(st.Meeting)["syt-0026"]

    assert naryshkin in event.participants
    spoken = [voice for claim in event.claims for voice in claim.attribution if voice.actor]
    assert naryshkin in [voice.actor for voice in spoken]
    assert naryshkin in [claim.origin.speaker for claim in event.claims]
    assert timeline["syt-0007"].places == (timeline.places["The old city"],)


def test_a_dataset_with_aliases_is_equal_to_its_bundle(tmp_path: Path) -> None:
    """What was put together in memory and what is read back are the same records."""
    dataset = st.load(layers=[_layer(tmp_path / "mylab")]).dataset
    write_bundle(dataset, tmp_path / "bundle")

    assert dataset == read_bundle(tmp_path / "bundle")


def test_the_dataset_below_keeps_its_names(tmp_path: Path) -> None:
    """Nothing of the base is touched, built or not."""
    st.load(layers=[_layer(tmp_path / "mylab")])

    assert "The old city" not in st.load().places["damascus"].aliases
    assert "The old city" not in st.load()["syt-0007"].places[0].aliases


@pytest.mark.parametrize("alias", ["Russia", "РОССИЯ", "act-001"])
def test_an_alias_by_which_another_is_found_is_refused(tmp_path: Path, alias: str) -> None:
    """Neither would be found by it any more."""
    folder = tmp_path / "mylab"
    folder.mkdir()
    (folder / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    change = f"- alias: sergey-naryshkin\n  names: [The director, {alias}]\n"
    (folder / "changes.yaml").write_text(change, "utf-8")
    with pytest.raises(st.errors.ProblemsError) as caught:
        st.load(layers=[folder])
    assert (
        f'{folder}/changes.yaml:2:25 SYT907 "{alias}" is a name of act-001 (russia); give another '
        "alias"
    ) == str(caught.value)


def test_an_alias_that_it_has_already_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "mylab"
    folder.mkdir()
    (folder / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    (folder / "changes.yaml").write_text("- alias: russia\n  names: [Kremlin]\n", "utf-8")
    aliases = st.load(layers=[folder]).actors["russia"].aliases
    assert st.load().actors["russia"].aliases == aliases


def test_two_cannot_be_given_one_alias(tmp_path: Path) -> None:
    folder = tmp_path / "mylab"
    folder.mkdir()
    (folder / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    change = "- {alias: russia, names: [She]}\n- {alias: turkey, names: [she]}\n"
    (folder / "changes.yaml").write_text(change, "utf-8")
    with pytest.raises(st.errors.ProblemsError, match=r'changes\.yaml:2:27 SYT907 "she" is a name'):
        st.load(layers=[folder])
    # A place may be called what an actor is called.
    change = "- {alias: russia, names: [Port]}\n- {alias: tartus, names: [Port]}\n"
    (folder / "changes.yaml").write_text(change, "utf-8")
    assert "Port" in st.load(layers=[folder]).places["tartus"].aliases
