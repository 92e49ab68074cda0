"""``syriatimeline schema``: prints, writes, and refuses in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

from authoring import run_command
from schema_mutations import write_rich
from syriatimeline.dataset.schemas import ENDING, FILES, schema_text


def test_without_a_name_it_lists_them() -> None:
    ran = run_command("schema")

    assert (0, "") == (ran.code, ran.err)
    assert [[name, file] for name, file in FILES.items()] == [
        line.split() for line in ran.out.splitlines()
    ]


def test_it_prints_those_that_are_named() -> None:
    assert schema_text("layer") == run_command("schema", "layer").out


def test_it_writes_all_of_them_into_a_folder(tmp_path: Path) -> None:
    ran = run_command("schema", "--output", tmp_path / "a" / "b")

    assert 0 == ran.code
    assert {f"{name}{ENDING}": schema_text(name) for name in FILES} == {
        path.name: path.read_text("utf-8") for path in (tmp_path / "a" / "b").iterdir()
    }


def test_the_kinds_of_a_folder_are_in_what_is_written(tmp_path: Path) -> None:
    rich = write_rich(tmp_path / "rich")
    printed = run_command("schema", "events", "--folder", rich).out

    assert "Inspection" in printed
    assert "Inspection" not in schema_text("events")
    assert "inspectors" in run_command("schema", "changes", "--folder", rich).out
    assert json.loads(printed)["title"] == "events/*.yaml"


def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    for arguments, said in (
        (("evnts",), "did you mean events?"),
        (("evnts", "--output", tmp_path), "did you mean events?"),
        (("--output", tmp_path / "file"), "cannot be written"),
        (("events", "--folder", tmp_path / "nowhere"), "there is no such folder"),
    ):
        ran = run_command("schema", *arguments)
        assert (2, "", 1) == (ran.code, ran.out, ran.err.count("\n"))
        assert said in ran.err
    assert ["file"] == [path.name for path in tmp_path.iterdir()]
