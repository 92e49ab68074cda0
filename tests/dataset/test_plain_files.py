"""Files that are too large, or none: one sentence before memory or patience goes."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from authoring import edit, problems_of, run_command, write_dataset
from syriatimeline.articles.plain_file import NoPlainFileError, read_plain
from syriatimeline.dataset import compile_folder, positioned, write_bundle
from syriatimeline.dataset.layers import layer_problems
from syriatimeline.dataset.problems import Problems

FILES = ["dataset", "articles", "actors", "places", "origins", "errata", "coverage"]
YAML = [f"{stem}.yaml" for stem in FILES] + ["events/situations.yaml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A layer that does nothing."""
    folder = tmp_path / "mylab"
    folder.mkdir()
    (folder / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    return folder


def _zeros(path: Path, size: int) -> None:
    """A file of zeros that takes no room on the disk."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


def _said(folder: Path, file: str) -> str:
    return next(str(each) for each in problems_of(folder) if file == each.file)


@pytest.mark.parametrize("file", [*YAML, "ledger.jsonl"])
def test_a_huge_file_is_not_read(folder: Path, file: str) -> None:
    _zeros(folder / file, 2**30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said = _said(folder, file)
    assert (
        f"{file}:1:1 SYT109 the file is not read: it has 1,024 MiB, and at most 32 are read; "
        "divide it"
    ) == said
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 256 * 1024


def test_a_huge_text_is_not_read(folder: Path) -> None:
    _zeros(folder / "000_lantern.txt", 21 * 2**20)
    said = _said(folder, "articles.yaml")
    assert "SYT508 000_lantern.txt: cannot be read: it has 21 MiB, and at most 20 are read" in said


@pytest.mark.parametrize("file", ["layer.yaml", "changes.yaml", "actors.yaml"])
def test_a_huge_file_of_a_layer_is_not_read(layer: Path, file: str) -> None:
    _zeros(layer / file, 2**30)
    ran = run_command("timeline", "--layer", layer)
    assert 2 == ran.code
    assert f"{layer}/{file}:1:1 SYT109 the file is not read: it has 1,024 MiB" in ran.err


def test_many_short_values_are_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file of the largest size could hold ten million of them, which take ten GiB.
    monkeypatch.setattr(positioned, "MOST_VALUES", 500)
    (folder / "errata.yaml").write_text("- [" + "a," * 600 + "]\n", "utf-8")
    assert "errata.yaml:1:998 SYT109 the file has more than 500 values; divide it into several" == (
        _said(folder, "errata.yaml")
    )


@pytest.mark.parametrize("file", [*YAML, "ledger.jsonl"])
@pytest.mark.parametrize(("make", "what"), [(os.mkfifo, "a pipe"), (os.mkdir, "a folder")])
def test_what_is_no_file(folder: Path, file: str, make: object, what: str) -> None:
    (folder / file).unlink(missing_ok=True)
    assert callable(make)
    make(folder / file)
    said = [str(each) for each in problems_of(folder)]
    assert any(
        f"{file}:1:1 SYT109 the file is not read: it is {what}; put a plain file in its place"
        == each
        for each in said
    ), said


@pytest.mark.parametrize(("make", "what"), [(os.mkfifo, "a pipe"), (os.mkdir, "a folder")])
def test_a_text_that_is_no_file(folder: Path, make: object, what: str) -> None:
    (folder / "000_lantern.txt").unlink()
    assert callable(make)
    make(folder / "000_lantern.txt")
    assert f"SYT508 000_lantern.txt: cannot be read: it is {what}" in _said(folder, "articles.yaml")


@pytest.mark.parametrize("file", ["changes.yaml", "events/own.yaml", "articles.yaml"])
def test_a_pipe_in_a_layer_does_not_wait(layer: Path, file: str) -> None:
    (layer / file).parent.mkdir(exist_ok=True)
    os.mkfifo(layer / file)
    (problem,) = layer_problems(layer)
    assert "SYT109" == problem.code


def test_a_link_to_a_device_is_not_read(folder: Path) -> None:
    (folder / "errata.yaml").unlink()
    (folder / "errata.yaml").symlink_to("/dev/zero")
    assert "the file is not read: it is a device" in _said(folder, "errata.yaml")


def test_a_folder_that_is_a_file(folder: Path) -> None:
    for path in (folder / "events").iterdir():
        path.unlink()
    (folder / "events").rmdir()
    (folder / "events").write_text("- id: syt-0001\n", "utf-8")
    assert 1 == run_command("check", folder).code


def test_a_file_without_size_is_read_no_further_than_its_limit() -> None:
    path = Path("/proc/self/environ")
    if not path.exists():
        pytest.skip("no such file system here")
    with pytest.raises(NoPlainFileError):
        read_plain(path, 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights(folder: Path) -> None:
    (folder / "actors.yaml").chmod(0)
    assert "SYT107 the file cannot be read (Permission denied); mend its rights" in (
        _said(folder, "actors.yaml")
    )


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_of_every_sort_is_refused(folder: Path, opening: str) -> None:
    (folder / "errata.yaml").write_text(opening * 20_000 + "x", "utf-8")
    assert any(code in _said(folder, "errata.yaml") for code in ("SYT103", "SYT109"))


def test_a_long_line_is_read(folder: Path) -> None:
    edit(folder / "errata.yaml", "effect: none", f"effect: {'none ' * 200_000}")
    assert [] == list(problems_of(folder))


def test_names_are_shown_in_messages_as_they_are(tmp_path: Path) -> None:
    problems = Problems()
    assert positioned.read_yaml(tmp_path, "a\x1b[31m.yaml", problems) is None
    assert "a\\u001b[31m.yaml" == problems.found[0].file


@pytest.mark.parametrize("name", ["timeline.json", "records.jsonl", "claims.jsonl", "quotes.jsonl"])
def test_a_pipe_in_a_bundle_does_not_wait(folder: Path, tmp_path: Path, name: str) -> None:
    write_bundle(compile_folder(folder).dataset, tmp_path / "bundle")
    (tmp_path / "bundle" / name).unlink()
    os.mkfifo(tmp_path / "bundle" / name)
    for arguments in (("check",), ("timeline", "--dataset")):
        ran = run_command(*arguments, tmp_path / "bundle")
        assert 2 == ran.code
        assert 1 == ran.err.count("\n")
