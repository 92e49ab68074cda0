"""``syriatimeline diff``: what an update or a layer changes, and what it means for overrides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from authoring import EVENTS, SITUATIONS, edit, run_command, write_dataset
from syriatimeline.dataset import compile_folder, write_bundle
from syriatimeline.dataset.layers import with_layers

CHANGES = """\
- override: syt-0003
  field: when
  value: {edtf: "2025-05-08", basis: editor, why: a receipt}
  why: a receipt that we have seen
- withdraw: syt-0002
  why: another envoy
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The tiny dataset."""
    return write_dataset(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The same, to be changed."""
    return write_dataset(tmp_path / "new")


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wrapped."""
    monkeypatch.setenv("COLUMNS", "300")


def _layer(folder: Path, changes: str = CHANGES, name: str = "mylab") -> Path:
    folder.mkdir()
    (folder / "layer.yaml").write_text(f'name: {name}\nversion: "0.1"\n', "utf-8")
    (folder / "changes.yaml").write_text(changes, "utf-8")
    return folder


def _lines(*arguments: str | Path) -> list[str]:
    ran = run_command("diff", *arguments)
    assert (0, "") == (ran.code, ran.err)
    return [re.sub(" +", " ", line).strip() for line in ran.out.splitlines()]


def _json(*arguments: str | Path) -> Any:
    return json.loads(run_command("diff", *arguments, "--format", "json").out)


# -- what is compared ------------------------------------------------------------------------


def test_nothing_changed(old: Path, tmp_path: Path) -> None:
    """Authored and compiled are the same; a difference is no failure, and neither is none."""
    write_bundle(compile_folder(old).dataset, tmp_path / "bundle")

    assert "Nothing changed." == _lines(old, tmp_path / "bundle")[-1]
    assert "Nothing changed." == _lines("-", "-")[-1]


def test_two_datasets_of_different_people(old: Path) -> None:
    """A dash is the installed dataset, and everything may differ."""
    found = _json("-", old)

    assert "syriatimeline" == found["old"]["name"]
    assert "tiny" == found["new"]["name"]
    assert {"syt-0059"} <= {each["id"] for each in found["withdrawn"]}


@pytest.mark.parametrize("sides", [("nowhere", "-"), ("-", "nowhere")])
def test_what_is_no_dataset(sides: tuple[str, str]) -> None:
    """One sentence and exit code 2."""
    ran = run_command("diff", *sides)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("Error: nowhere: there is no such folder")


def test_a_folder_that_does_not_compile(old: Path, new: Path) -> None:
    """Its problems are the message."""
    edit(new / EVENTS, "kind: Handover", "kind: Handvoer")
    ran = run_command("diff", old, new)

    assert 2 == ran.code
    assert "SYT204" in ran.err


# -- what differs ----------------------------------------------------------------------------


def test_a_revision_shows_each_value_with_old_and_new(old: Path, new: Path) -> None:
    """Inside dates, titles and claims, too; names of places stand beside their ids."""
    edit(new / EVENTS, "en: Borland hands the northern pier over", "en: Borland gives the pier")
    edit(new / EVENTS, "places: [cliffton]", "places: [northern-pier]")
    edit(new / EVENTS, "gloss: two berths were handed over", "gloss: two berths handed over")
    lines = _lines(old, new)

    for line in (
        "~ syt-0001 Envoys of Alandia and Borland meet in Cliffton",
        "places: plc-001 Cliffton → plc-002 Northern pier",
        "titles.en: “Borland hands the northern pier over to Alandia” → "
        "“Borland gives the pier to Alandia”",
        "syt-0003.c2.gloss: “two berths were handed over” → “two berths handed over”",
        "0 added, 2 revised, 0 withdrawn.",
    ):
        assert line in lines


def test_situations_are_compared(old: Path, new: Path) -> None:
    """As events are."""
    edit(new / SITUATIONS, "are in contact", "keep in contact")
    assert "~ syt-0004 Alandia and Borland keep in contact" in _lines(old, new)
    text = (old / SITUATIONS).read_text("utf-8").replace("syt-0004", "syt-0005")
    (old / SITUATIONS).write_text(text.replace("[c1, syt-0001]", "[c1]"), "utf-8")
    lines = _lines(old, new)

    assert "+ syt-0004 Alandia and Borland keep in contact" in lines
    assert "- syt-0005 Alandia and Borland are in contact" in lines
    assert "no longer there" in lines
    assert "1 added, 0 revised, 1 withdrawn." == lines[-1]


def test_what_records_refer_to_is_named(old: Path, new: Path) -> None:
    """A new name of an actor changes no field of an event, and it is a change."""
    edit(new / "actors.yaml", "en: Alandia,", "en: Alandia Major,")
    lines = _lines(old, new)

    assert "what records refer to differs in act-001 Alandia Major" in lines
    assert "0 added, 0 revised, 0 withdrawn." == lines[-1]
    assert ["act-001"] == _json(old, new)["others"]


def test_another_version_of_the_same_records(old: Path, new: Path) -> None:
    """The editions differ, and no record does."""
    edit(new / "dataset.yaml", "1.0.0", "1.0.1")

    assert "No event or situation changed." == _lines(old, new)[-1]


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_no_line_is_longer_than_the_terminal(
    columns: int, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """COLUMNS says how wide to print."""
    monkeypatch.setenv("COLUMNS", str(columns))
    edit(new / EVENTS, 'edtf: "2025-05-07"\n    once', 'edtf: "2025-05-09"\n    once')
    out = run_command("diff", "-", new, "--new-layer", _layer(tmp_path / "mylab")).out

    assert max(cell_len(line) for line in out.splitlines()) <= columns


# -- reasons ---------------------------------------------------------------------------------


def test_a_layer_gives_its_reasons(old: Path, tmp_path: Path) -> None:
    """Beside the fields that it changes; what it withdraws or merges counts as withdrawn."""
    merge = "- merge: [syt-0001]\n  into: syt-0003\n  why: one deed\n"
    layer = _layer(tmp_path / "mylab", CHANGES + merge)
    lines = _lines(old, old, "--new-layer", layer)

    for line in (
        "~ syt-0003 Borland hands the northern pier over to Alandia",
        "when.possible: 2025-05-07 → 2025-05-08",
        "mylab 0.1: a receipt that we have seen",
        "- syt-0002 Ana Arden asks Borland for the northern pier",
        "withdrawn: + “another envoy”",
        "- syt-0001 Envoys of Alandia and Borland meet in Cliffton",
        "now syt-0003 by mylab 0.1: one deed",
        "0 added, 1 revised, 2 withdrawn.",
    ):
        assert line in lines
    assert not any(line.startswith("provenance") for line in lines)
    assert lines[3:] != _lines(old, old, "--old-layer", layer)[3:]


def test_json_has_the_reasons(old: Path, tmp_path: Path) -> None:
    """With the successors of what was merged."""
    split = "- split: syt-0001\n  into: [syt-0002, syt-0003]\n  why: two deeds\n"
    found = _json(old, old, "--new-layer", _layer(tmp_path / "mylab", CHANGES + split))
    by_id = {each["id"]: each for each in found["revised"]}

    assert ["mylab 0.1"] == found["new"]["layers"]
    assert "another envoy" == by_id["syt-0002"]["withdrawn"]
    assert [{"by": "mylab 0.1", "why": "a receipt that we have seen", "citations": []}] == by_id[
        "syt-0003"
    ]["fields"]["when"]["reasons"]
    (moved,) = found["moved"]
    assert ("syt-0001", ["syt-0002", "syt-0003"]) == (moved["id"], moved["to"])


def test_the_ledger_gives_its_reasons(old: Path, new: Path, tmp_path: Path) -> None:
    """Of fields and of claims, from an authored and from a compiled folder."""
    edit(new / EVENTS, "en: Borland hands the northern pier over", "en: Borland gives the pier")
    edit(new / EVENTS, "gloss: two berths were handed over", "gloss: two berths handed over")
    rows = [("syt-0003", "title", "shorter"), ("syt-0003.c2", "gloss", "no verb is told")]
    lines = [
        json.dumps(
            {
                "date": "2026-02-01", "editor": "A. Editor", "target": target, "field": field,
                "old": None, "new": None, "reason": reason, "citations": ["art-0002"],
            }
        )
        for target, field, reason in rows
    ]  # fmt: skip
    (new / "ledger.jsonl").write_text("\n".join(lines), "utf-8")
    write_bundle(compile_folder(new).dataset, tmp_path / "bundle")

    for side in (new, tmp_path / "bundle"):
        printed = _lines(old, side)
        assert "A. Editor, 2026-02-01: shorter [art-0002]" in printed
        assert "A. Editor, 2026-02-01: no verb is told [art-0002]" in printed


# -- a base that changes below a layer ---------------------------------------------------------


def test_an_override_of_a_field_that_changed(old: Path, new: Path, tmp_path: Path) -> None:
    """The layer hides the new date; that is said, with the date."""
    edit(new / EVENTS, 'edtf: "2025-05-07"\n    once', 'edtf: "2025-05-09"\n    once')
    layer = _layer(tmp_path / "mylab")
    lines = _lines(old, new, "--layer", layer)

    assert "mylab 0.1 overrides when of syt-0003, which changed:" in lines
    assert "when.possible: 2025-05-07 → 2025-05-09" in lines
    (met,) = _json(old, new, "--layer", layer)["touched"]
    assert ("mylab 0.1", "syt-0003", "when") == (
        met["layer"], met["id"], met["changes"][0]["field"]
    )  # fmt: skip


def test_whatever_changes_in_a_withdrawn_or_merged_record(
    old: Path, new: Path, tmp_path: Path
) -> None:
    """Is hidden; a change of another field than the one overridden is not."""
    for record in ("Ana Arden asks", "Borland hands", "Envoys of Alandia and Borland meet"):
        edit(new / EVENTS, f"en: {record}", f"en: Thus {record}")
    merge = "- merge: [syt-0001]\n  into: syt-0003\n  why: one deed\n"
    lines = _lines(old, new, "--layer", _layer(tmp_path / "mylab", CHANGES + merge))

    assert ["mylab 0.1 replaces syt-0001, which changed:",
            "mylab 0.1 withdraws syt-0002, which changed:"] == [
        line for line in lines if line.endswith("which changed:")
    ]  # fmt: skip


def test_several_layers(old: Path, new: Path, tmp_path: Path) -> None:
    """Each is named; that two say different things needs an order."""
    edit(new / EVENTS, 'edtf: "2025-05-07"\n    once', 'edtf: "2025-05-09"\n    once')
    other = _layer(tmp_path / "other", CHANGES.replace("2025-05-08", "2025-05-06"), "other")
    both = ("--layer", _layer(tmp_path / "mylab"), "--layer", other)

    assert 2 == run_command("diff", old, new, *both).code
    met = _json(old, new, *both, "--ordered")["touched"]
    assert ["other 0.1"] == [each["layer"] for each in met]


def test_a_layer_whose_record_is_gone(old: Path, new: Path, tmp_path: Path) -> None:
    """It cannot lie on the new edition; what it no longer finds is told beside the changes."""
    text = (new / EVENTS).read_text("utf-8").replace("syt-0002", "syt-0009")
    (new / EVENTS).write_text(text, "utf-8")
    text = (new / "actors.yaml").read_text("utf-8").replace("syt-0002", "syt-0009")
    (new / "actors.yaml").write_text(text, "utf-8")
    layer = _layer(tmp_path / "mylab")
    lines = _lines(old, new, "--layer", layer)

    at = lines.index("Without the layers, which no longer find:")
    assert lines[at + 1].startswith(f"{layer}/changes.yaml:5:13 SYT305 no event or situation is")
    assert "1 added, 1 revised, 1 withdrawn." == lines[-1]
    (unmet,) = _json(old, new, "--layer", layer)["unmet"]
    assert "SYT305" == unmet["code"]
    # Whatever else is wrong with a layer is no finding.
    (layer / "changes.yaml").write_text("- withdraw: syt-0002\n", "utf-8")
    assert 2 == run_command("diff", old, new, "--layer", layer).code
    assert 2 == run_command("diff", old, new, "--new-layer", _layer(tmp_path / "other")).code


def test_a_layer_that_is_in_the_base_already(old: Path, new: Path, tmp_path: Path) -> None:
    """Only what the layers of ``--layer`` say is of interest."""
    layer = _layer(tmp_path / "mylab")
    edit(new / EVENTS, "en: Borland hands", "en: Thus Borland hands")
    # What the layer below gives changes, too, and is no concern of the one above.
    later = _layer(tmp_path / "later", CHANGES.replace("2025-05-08", "2025-05-06"))
    for folder, below in ((old, layer), (new, later)):
        dataset = with_layers(compile_folder(folder).dataset, [below])
        write_bundle(dataset, tmp_path / f"{folder.name}-bundle")
    other = "- override: syt-0003\n  field: title\n  value: {en: A}\n  why: short\n"
    both = _layer(tmp_path / "other", other, "other")
    found = _json(tmp_path / "old-bundle", tmp_path / "new-bundle", "--layer", both)

    assert ["other 0.1"] == [each["layer"] for each in found["touched"]]


def test_a_claim_that_a_layer_adds_hides_nothing(old: Path, new: Path, tmp_path: Path) -> None:
    """The claims of the base change beside it."""
    edit(new / EVENTS, "gloss: two berths were handed over", "gloss: two berths handed over")
    claim = """\
- claim: syt-0003
  add:
    id: c1
    reference: {publisher: The Gazette, title: Piers, locator: page 1}
    origin: herald-own
    gloss: the pier was handed over
"""
    layer = _layer(tmp_path / "mylab", claim)

    assert [] == _json(old, new, "--layer", layer)["touched"]
    assert "mylab 0.1" in _lines(old, old, "--new-layer", layer)


def test_a_new_version_of_a_layer(old: Path, tmp_path: Path) -> None:
    """Where it changes no value, the provenance is what changed."""
    first, second = _layer(tmp_path / "mylab"), _layer(tmp_path / "again")
    edit(second / "layer.yaml", '"0.1"', '"0.2"')
    edit(second / "changes.yaml", "another envoy", "a third envoy")
    lines = _lines(old, old, "--old-layer", first, "--new-layer", second)

    assert any(line.startswith("provenance:") for line in lines)
    assert "withdrawn: “another envoy” → “a third envoy”" in lines
    assert "0 added, 2 revised, 0 withdrawn." == lines[-1]
