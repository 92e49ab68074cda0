"""What was merged leaves nothing behind that leads to itself, and whoever asks for it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command
from layered import layer
from syriatimeline.dataset.layers import layer_problems
from syriatimeline.dataset.load import read_bundle
from syriatimeline.dataset.write import write_bundle

MERGE = "- merge: [syt-0033]\n  into: syt-0034\n  why: one attack told twice\n"
#: A record of the base that is linked to from others, and one of those.
LINKED = [
    (record.id, link.target)
    for record in st.load().dataset.records
    for link in record.links
    if link.target not in ("syt-0033", "syt-0034")
    and (st.load().find(link.target) in st.load()) == (record in st.load())
]


def _layer(parent: Path, merged: str, into: str) -> Path:
    change = f"- merge: [{merged}]\n  into: {into}\n  why: one and the same\n"
    return layer(parent, changes=change)


def test_a_link_to_itself_is_gone(tmp_path: Path) -> None:
    assert "syt-0033" in [link.target for link in st.load()["syt-0034"].links]
    event = st.load(layers=[layer(tmp_path, changes=MERGE)])["syt-0034"]
    assert not {"syt-0033", "syt-0034"} & {link.target for link in event.links}
    assert "links from layer mylab 0.1, because one attack told twice" in event.explain()


@pytest.mark.parametrize(("source", "target"), LINKED)
def test_links_lead_on(tmp_path: Path, source: str, target: str) -> None:
    """No link of any record leads to an id that is gone, or to the record itself."""
    into = next(
        record.id
        for record in st.load().dataset.records
        if isinstance(record, st.Event) == isinstance(st.load().find(target), st.Event)
        and record.id not in (source, target)
    )
    folder = _layer(tmp_path, target, into)
    timeline = st.load(layers=[folder])
    record = timeline.find(source)
    assert record is not None
    assert into in [link.target for link in record.links]
    for each in timeline.dataset.records:
        assert not {target, each.id} & {link.target for link in each.links}
    assert 0 == run_command("compile", folder, "--output", tmp_path / "out").code
    assert timeline.dataset == st.load(layers=[tmp_path / "out"]).dataset
    write_bundle(timeline.dataset, tmp_path / "bundle")
    assert timeline.dataset == read_bundle(tmp_path / "bundle")


def test_what_links_to_a_split_record_stays(tmp_path: Path) -> None:
    change = "- split: syt-0033\n  into: [syt-0034, syt-0035]\n  why: two deeds\n"
    timeline = st.load(layers=[layer(tmp_path, changes=change)])
    assert "syt-0033" in [link.target for link in timeline["syt-0034"].links]


def test_an_event_is_no_situation(tmp_path: Path) -> None:
    situation = next(iter(st.load().situations))
    for pair in ((situation, "syt-0034"), ("syt-0034", situation)):
        folder = _layer(tmp_path / pair[0], *pair)
        (problem,) = layer_problems(folder)
        assert "SYT904" == problem.code
        assert (2, 9) == (problem.line, problem.column)
        for words in ("the event syt-0034", f"the situation {situation}", "cannot be one"):
            assert words in problem.message


def test_a_circle_is_told_once_and_at_its_line(tmp_path: Path) -> None:
    folders = []
    for name, old, into in (("aa", "syt-0033", "syt-0034"), ("bb", "syt-0034", "syt-0033")):
        change = f"# a comment\n- merge: [{old}]\n  into: {into}\n  why: one attack\n"
        folders.append(layer(tmp_path, name, change))
    with pytest.raises(st.errors.ProblemsError) as caught:
        st.load(layers=folders)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{folders[0]}/changes.yaml:2:3 SYT922 the tombstones lead in a")


def test_who_shows_an_old_id_is_told(tmp_path: Path) -> None:
    folder = layer(tmp_path, changes=MERGE)
    ran = run_command("show", "syt-0033", "--layer", folder)
    assert 0 == ran.code
    assert ran.out.startswith("syt-0034  ")
    assert "note: syt-0033 is now syt-0034 (mylab 0.1: one attack told twice)\n" == ran.err
    assert "" == run_command("show", "syt-0034", "syt-0034.c1", "--layer", folder).err


def test_a_claim_of_an_old_id_is_said_to_be_gone(tmp_path: Path) -> None:
    ran = run_command("show", "syt-0033.c1", "--layer", layer(tmp_path, changes=MERGE))
    assert (2, "") == (ran.code, ran.out)
    assert (
        "Error: syt-0033 is now syt-0034 (mylab 0.1: one attack told twice); its claims and "
        "disputes are gone with it: syt-0033.c1, too\n"
    ) == ran.err
