"""Tombstones of a dataset itself: an id that is gone leads on, and is never given to another."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import edit, problems_of, run_command, write_dataset
from syriatimeline.dataset import compile_folder, read_bundle, write_bundle
from syriatimeline.dataset.content import Moved
from syriatimeline.dataset.successors import successors
from syriatimeline.errors import MovedRecordWarning

MERGE = "- merge: [syt-0009]\n  into: syt-0001\n  why: one meeting told twice\n"
SPLIT = "- split: syt-0008\n  into: [syt-0001, syt-0002]\n  why: two deeds in one\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


def _moved(folder: Path, text: str) -> list[str]:
    (folder / "moved.yaml").write_text(text, "utf-8")
    return [str(problem) for problem in problems_of(folder)]


def test_an_id_that_is_gone_leads_to_its_successor(folder: Path) -> None:
    assert [] == _moved(folder, MERGE + SPLIT)
    timeline = st.load(folder)
    with pytest.warns(MovedRecordWarning, match=r"syt-0009 is now syt-0001 \(one meeting told twi"):
        assert "syt-0001" == timeline["syt-0009"].id
    with pytest.warns(MovedRecordWarning, match="syt-0008 is now syt-0001, syt-0002"):
        assert "syt-0001" == timeline["syt-0008"].id
    assert timeline["syt-0001"] is timeline.find("syt-0009")
    assert {""} == {each.layer for each in timeline.dataset.moved}


def test_a_way_of_several_steps_is_followed(folder: Path) -> None:
    text = SPLIT + MERGE.replace("syt-0001", "syt-0008")
    assert [] == _moved(folder, text)
    with pytest.warns(MovedRecordWarning, match="syt-0009 is now syt-0001, syt-0002"):
        assert "syt-0001" == st.load(folder)["syt-0009"].id


def test_links_and_evidence_may_name_what_was_moved(folder: Path) -> None:
    edit(folder / "events" / "2025-spring.yaml", "{answers: syt-0002}", "{answers: syt-0009}")
    edit(folder / "events" / "situations.yaml", "[c1, syt-0001]", "[c1, syt-0009]")
    assert [] == _moved(folder, MERGE)


def test_a_bundle_keeps_them(folder: Path, tmp_path: Path) -> None:
    _moved(folder, MERGE + SPLIT)
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, tmp_path / "bundle")
    assert dataset.moved == read_bundle(tmp_path / "bundle").moved
    assert 0 == run_command("check", tmp_path / "bundle").code


def test_without_the_file_nothing_is_different(folder: Path) -> None:
    without = compile_folder(folder).dataset.edition.fingerprint
    _moved(folder, MERGE)
    assert without != compile_folder(folder).dataset.edition.fingerprint
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert () == st.load().dataset.moved


BROKEN = [
    (MERGE.replace("syt-0009", "syt-0003"),
     "1:11 SYT921 syt-0003 has a tombstone and is there; remove one of the two"),
    (MERGE.replace("syt-0001", "syt-0077"),
     '1:11 SYT922 syt-0009 is to lead to "syt-0077", which is not there; '),
    (MERGE.replace("syt-0001", "syt-0009"),
     "1:11 SYT922 the tombstones lead in a circle: syt-0009 → syt-0009; mend one of them"),
    (MERGE.replace("syt-0001", "syt-0008") + "- merge: syt-0008\n  into: syt-0009\n  why: x\n",
     "1:11 SYT922 the tombstones lead in a circle: syt-0009 → syt-0008 → syt-0009; mend one"),
    (MERGE + MERGE, '4:11 SYT205 "syt-0009" has a tombstone already; keep one of them'),
    (MERGE.replace("syt-0009", "syt-９９"), '1:11 SYT206 "syt-９９" has not the form of the id'),
    (MERGE.replace("syt-0009", "mylab-0001"), "1:11 SYT206"),
    (MERGE.replace("syt-0009", "envoys-meet"), "1:11 SYT206"),
    ("- merge: [syt-0009]\n  into: syt-0001\n", '1:3 SYT202 "why" is missing; add it'),
    ("- merge: [syt-0009]\n  why: x\n", '1:3 SYT202 "into" is missing; name what took its place'),
    ("- into: syt-0001\n  why: x\n", "1:3 SYT902 a tombstone has merge or split; this one has 0"),
    ("- merge: syt-0009\n  split: syt-0008\n  into: syt-0001\n  why: x\n", "1:3 SYT902"),
    ("- merge: syt-0009\n  into: [syt-0001, syt-0002]\n  why: x\n", "2:9 SYT904 what was merged"),
    ("- split: syt-0009\n  into: [syt-0001]\n  why: x\n", "2:9 SYT904 one record is split into"),
    ("- withdraw: syt-0009\n  why: x\n", '1:3 SYT201 unknown key "withdraw"'),
    ("merge: syt-0009\n", "1:1 SYT203"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_broken_tombstone_is_shown_where_it_stands(folder: Path, text: str, said: str) -> None:
    assert any(each.startswith(f"moved.yaml:{said}") for each in _moved(folder, text))


def _published(folder: Path) -> Path:
    return Path(shutil.copytree(folder, folder.with_name("published")))


def test_an_id_that_is_gone_without_a_tombstone_is_a_problem(folder: Path) -> None:
    (folder / "ledger.jsonl").write_text("", "utf-8")
    old = _published(folder)
    assert 0 == run_command("check", folder, "--ledger", old).code
    text = (folder / "events" / "situations.yaml").read_text("utf-8")
    (folder / "events" / "situations.yaml").write_text(
        text.replace("syt-0004", "syt-0005"), "utf-8"
    )
    ran = run_command("check", folder, "--ledger", old)
    assert 1 == ran.code
    said = "moved.yaml:1:1 SYT923 syt-0004 of tiny 1.0.0 is gone; restore it, with withdrawn and"
    assert said in ran.out
    tomb = "- merge: syt-0004\n  into: syt-0005\n  why: a slip in the number\n"
    assert [] == _moved(folder, tomb)
    assert 0 == run_command("check", folder, "--ledger", old).code


def test_it_is_found_in_a_compiled_one(folder: Path, tmp_path: Path) -> None:
    write_bundle(compile_folder(folder).dataset, tmp_path / "old")
    for path in folder.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("plc-002", "plc-003"), "utf-8")
    ran = run_command("check", folder, "--ledger", tmp_path / "old")
    assert "SYT923 plc-002 of tiny 1.0.0 is gone; restore it; where it must go, a line" in ran.out
    write_bundle(compile_folder(folder).dataset, tmp_path / "new")
    assert "SYT923" in run_command("check", tmp_path / "new", "--ledger", tmp_path / "old").out


@given(hst.dictionaries(hst.integers(0, 9), hst.sets(hst.integers(0, 9), min_size=1), max_size=10))
def test_every_way_ends_at_what_is_there(graph: dict[int, set[int]]) -> None:
    moved = [Moved(str(k), tuple(map(str, sorted(v))), "", "") for k, v in graph.items()]
    for name, each in successors(moved).items():
        ends = set(each.to) - {str(key) for key in graph}
        reached, waiting = set(), [int(name)]
        while waiting:
            at = waiting.pop()
            if at in graph and at not in reached:
                waiting += graph[at]
            reached.add(at)
        assert {str(end) for end in reached if end not in graph} == ends


def test_a_long_way_is_followed() -> None:
    moved = [Moved(str(n), (str(n + 1), str(n + 2)), "", "") for n in range(3_000)]
    assert ("3000", "3001") == successors(moved)["0"].to
