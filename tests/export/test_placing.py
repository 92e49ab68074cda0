"""A file is written whole or not at all, and nothing is replaced by mistake."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import syriatimeline as st
from exported import FILES, hostile
from syriatimeline.errors import ExportError, MissingExtraError, UnknownFormatError
from syriatimeline.export import FORMATS, export, format_named
from syriatimeline.export.placing import put

REAL = st.load()
BEFORE = "was here before"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "x.csv"
    path.write_text(BEFORE, "utf-8")
    return path


def left_in(folder: Path) -> list[str]:
    """Everything in a folder, hidden names too."""
    return sorted(each.name for each in folder.iterdir())


def test_a_file_that_is_there_stays(file: Path) -> None:
    with pytest.raises(ExportError, match=r"x\.csv: the file is there already.*--force"):
        export(REAL, "csv", file)
    assert (BEFORE, ["x.csv"]) == (file.read_text("utf-8"), left_in(file.parent))


def test_force_replaces_it(file: Path) -> None:
    assert file == export(REAL, "csv", file, force=True)
    assert file.read_text("utf-8").startswith("id,slug,kind")
    assert ["x.csv"] == left_in(file.parent)
    # As any new file, it can be read by whom the system says.
    mask = os.umask(0)
    os.umask(mask)
    assert 0o666 & ~mask == stat.S_IMODE(file.stat().st_mode)


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_file(tmp_path: Path, force: bool) -> None:
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(ExportError, match="there is a folder, and a file is written"):
        export(REAL, "csv", tmp_path / "x.csv", force=force)
    with pytest.raises(ExportError, match="there is a folder, and a file is written"):
        export(REAL, "csv", tmp_path, force=force)
    assert ["x.csv"] == left_in(tmp_path)


def test_a_file_is_no_folder(file: Path) -> None:
    with pytest.raises(ExportError, match="there is a file, and a folder is written"):
        put(file, Path.mkdir, folder=True, force=True)


def test_a_folder_that_is_missing_is_named(tmp_path: Path, file: Path) -> None:
    with pytest.raises(ExportError, match=r"no/x\.csv: cannot be written \(.*there is no such"):
        export(REAL, "csv", tmp_path / "no" / "x.csv")
    with pytest.raises(ExportError, match="that is no folder"):
        export(REAL, "csv", file / "y.csv")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices")
def test_a_device_is_never_replaced() -> None:
    with pytest.raises(ExportError, match="neither file nor folder"):
        export(REAL, "csv", "/dev/null", force=True)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_link_leads_to_its_file(file: Path) -> None:
    link = file.parent / "link.csv"
    link.symlink_to(file)
    export(REAL, "csv", link, force=True)
    assert link.is_symlink()
    assert file.read_text("utf-8").startswith("id,slug,kind")


def test_what_fails_half_way_leaves_nothing(file: Path) -> None:
    def half(path: Path) -> None:
        path.write_text("half", "utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left on device"):
        put(file, half, force=True)
    with pytest.raises(ExportError, match="No space left on device"):
        put(file.parent / "new.csv", half)
    assert (BEFORE, ["x.csv"]) == (file.read_text("utf-8"), left_in(file.parent))


def test_half_a_character_is_told(file: Path) -> None:
    def write(path: Path) -> None:
        path.write_text("\ud800", "utf-8")

    with pytest.raises(ExportError, match=r"U\+D800, half of a character"):
        put(file, write, force=True)
    assert ["x.csv"] == left_in(file.parent)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="Permission denied"):
        export(REAL, "csv", tmp_path / "x.csv")
    tmp_path.chmod(0o700)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 KiB, where we may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mounting, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("name", FILES)
def test_a_full_disk_leaves_what_was_there(small_disk: Path, name: str) -> None:
    if name == "ical":
        pytest.importorskip("icalendar")
    path = small_disk / "x"
    path.write_text(BEFORE, "utf-8")
    with pytest.raises(ExportError, match=r"x: cannot be written \(No space left on device\)"):
        export(hostile(), name, path, force=True)
    assert (BEFORE, ["x"]) == (path.read_text("utf-8"), left_in(small_disk))


# -- formats -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "near"), [("cvs", "csv"), ("icalendar", "ical"), ("JSON-LD", "jsonld")]
)
def test_an_unknown_format_names_the_nearest_and_all(name: str, near: str) -> None:
    with pytest.raises(UnknownFormatError) as error:
        format_named(name)
    assert near == error.value.nearest[0]
    assert tuple(FORMATS) == error.value.known
    assert f"no format is called {name!r}; did you mean '{near}'" in str(error.value)
    assert str(error.value).endswith(f"(there are {', '.join(FORMATS)})")
    # The message survives a pool of processes.
    import pickle

    assert str(error.value) == str(pickle.loads(pickle.dumps(error.value)))


def test_a_missing_extra_is_named_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'syriatimeline\[ical\]'"):
        export(REAL, "ical", tmp_path / "x.ics")
    assert [] == left_in(tmp_path)


def _two(folder: Path) -> None:
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text("new", "utf-8")
    (folder / "inner" / "b.txt").write_text("new", "utf-8")


@pytest.mark.parametrize("there", ["thesis.txt", "inner/thesis.txt", "inner/deeper/thesis.txt"])
@pytest.mark.parametrize("name", ["out", "link", "."])
def test_a_folder_with_files_of_others_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, there: str
) -> None:
    """Nothing of anybody else's is lost, by whatever name the folder is called."""
    folder = tmp_path / "out"
    _two(folder)
    mine = folder / there
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("three years of work", "utf-8")
    (folder / "a.txt").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.chdir(folder)
    with pytest.raises(ExportError, match=rf"{there} in it would be lost"):
        put(Path(name) if name == "." else tmp_path / name, _two, folder=True, force=True)

    assert "three years of work" == mine.read_text("utf-8")
    assert "old" == (folder / "a.txt").read_text("utf-8")


def test_an_earlier_export_is_replaced_in_its_folder(tmp_path: Path) -> None:
    """The folder stays the same, with new files in it."""
    folder = tmp_path / "out"
    _two(folder)
    (folder / "a.txt").write_text("old", "utf-8")
    before = folder.stat().st_ino
    put(folder, _two, folder=True, force=True)

    assert before == folder.stat().st_ino
    assert "new" == (folder / "a.txt").read_text("utf-8")
    assert {"out"} == {each.name for each in tmp_path.iterdir()}
