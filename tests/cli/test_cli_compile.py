"""``syriatimeline compile``: written whole, or not at all."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from authoring import DATA, EVENTS, HAS_TEXTS, SEEDS, edit, run_command, write_dataset
from bundles import SCHEMA_1
from syriatimeline.dataset import bundle_files, compile_folder

#: The files of a bundle, in the order in which they are named.
FOUR_FILES = ("timeline.json", "records.jsonl", "claims.jsonl", "quotes.jsonl")

needs_texts = pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset."""
    return write_dataset(tmp_path / "tiny")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the bundle goes; not there yet."""
    return tmp_path / "new" / "bundle"


def _files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_writes_the_bundle(folder: Path, output: Path) -> None:
    """The files of the bundle are written and named, with the edition."""
    dataset = compile_folder(folder).dataset
    ran = run_command("compile", folder, "--output", output)

    assert (0, "") == (ran.code, ran.err)
    assert (
        "".join(f"wrote {output / name}\n" for name in FOUR_FILES)
        + f"tiny 1.0.0, fingerprint {dataset.edition.fingerprint}\n"
    ) == ran.out
    assert bundle_files(dataset) == _files(output)


def test_replaces_a_bundle(folder: Path, output: Path) -> None:
    """A bundle that is there is replaced."""
    run_command("compile", folder, "--output", output)
    before = _files(output)
    edit(folder / EVENTS, "gloss: by others, three", "gloss: by others three")
    run_command("compile", folder, "-o", output)

    after = _files(output)
    changed = [name for name in FOUR_FILES if before[name] != after[name]]

    assert before.keys() == after.keys()
    # A gloss is in a claim, and so in the digest of its record and in the fingerprint.
    assert ["timeline.json", "records.jsonl", "claims.jsonl"] == changed


def test_replaces_a_bundle_of_schema_1(folder: Path, output: Path) -> None:
    """Its quotes had another file, which does not stay; until then it is a difference."""
    shutil.copytree(SCHEMA_1, output)
    before = run_command("compile", folder, "--output", output, "--check")
    run_command("compile", folder, "--output", output)

    assert 1 == before.code
    assert "quotes.json:1:1 SYT801 " in before.out
    assert set(FOUR_FILES) == set(_files(output))


def test_leaves_out_the_quotes(folder: Path, output: Path) -> None:
    """Without quotes the other files are written, and old quotes do not stay."""
    run_command("compile", folder, "--output", output)
    ran = run_command("compile", folder, "--output", output, "--no-quotes")

    assert 0 == ran.code
    assert set(FOUR_FILES[:3]) == set(_files(output))
    assert "quotes.json" not in ran.out


@pytest.mark.parametrize("check", [[], ["--check"]])
def test_problems_are_printed_and_nothing_is_written(
    folder: Path, output: Path, check: list[str]
) -> None:
    """A folder with problems ends with 1, each problem on a line."""
    spot = edit(folder / EVENTS, "places: [cliffton]", "places: [clifton]", "clifton")
    ran = run_command("compile", folder, "--output", output, *check)

    assert 1 == ran.code
    assert ran.out.startswith(f"{EVENTS}:{spot.line}:{spot.column} SYT302 ")
    assert f"{folder}: 1 problem, nothing written\n" == ran.err
    assert not output.exists()


@needs_texts
def test_committed_bundle_is_up_to_date() -> None:
    """The bundle in the package is what seeds give."""
    ran = run_command("compile", SEEDS, "--output", DATA, "--check")

    assert (0, "") == (ran.code, ran.err)
    assert re.fullmatch(
        rf"{re.escape(str(DATA))}: up to date, syriatimeline \S+ fingerprint [0-9a-f]{{16}}\n",
        ran.out,
    )


def test_check_of_a_bundle_that_is_up_to_date(folder: Path, output: Path) -> None:
    """Comparing writes nothing."""
    run_command("compile", folder, "--output", output)
    before = {path: path.stat().st_mtime_ns for path in output.iterdir()}
    ran = run_command("compile", folder, "--output", output, "--check")

    assert 0 == ran.code
    assert "up to date" in ran.out
    assert before == {path: path.stat().st_mtime_ns for path in output.iterdir()}


def test_check_of_a_bundle_that_is_not(folder: Path, output: Path) -> None:
    """A bundle that differs is reported at the first line that does, and stays as it is."""
    run_command("compile", folder, "--output", output)
    before = _files(output)
    edit(folder / "origins.yaml", "label: Ana Arden, day not told", "label: Ana Arden")
    after = bundle_files(compile_folder(folder).dataset)
    lines = zip(
        before["timeline.json"].split("\n"), after["timeline.json"].split("\n"), strict=True
    )
    first = next(number for number, (old, new) in enumerate(lines, start=1) if old != new)
    ran = run_command("compile", folder, "--output", output, "--check")

    assert 1 == ran.code
    assert re.fullmatch(rf"timeline\.json:{first}:1 SYT801 the bundle differs .*\n", ran.out)
    assert before == _files(output)


def test_check_of_no_bundle(folder: Path, output: Path) -> None:
    """A bundle that is not there is not up to date, and is not made."""
    ran = run_command("compile", folder, "--output", output, "--check")

    assert 1 == ran.code
    assert [f"{name}:1:1" for name in FOUR_FILES] == [
        line.split()[0] for line in ran.out.splitlines()
    ]
    assert not output.exists()


def test_output_that_cannot_be_written(folder: Path) -> None:
    """A folder that cannot be made ends with 2 and one sentence."""
    ran = run_command("compile", folder, "--output", folder / "dataset.yaml" / "bundle")

    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(
        r"Error: .+ cannot be written \(.+\); choose another with --output\n", ran.err
    )


@pytest.mark.parametrize("name", ["none", "dataset.yaml", "events"])
def test_folder_that_is_no_dataset(folder: Path, output: Path, name: str) -> None:
    """What is no authoring folder ends with 2."""
    ran = run_command("compile", folder / name, "--output", output)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"Error: {folder / name}: ")
    assert not output.exists()
