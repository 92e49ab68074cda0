"""``syriatimeline export``: what is written, and every way in which it cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import syriatimeline as st
from authoring import ROOT, run_command
from exported import FILES
from syriatimeline.export import FORMATS, format_named


def start(
    *arguments: str, stdout: int | None = subprocess.PIPE, code: str = ""
) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    program = [sys.executable, "-c", code] if code else [sys.executable, "-m", "syriatimeline"]
    return subprocess.Popen(
        [*program, "export", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
    )


def run(*arguments: str, code: str = "") -> tuple[int, bytes, str]:
    """Exit code, standard output and standard error."""
    process = start(*arguments, code=code)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err.decode()


def refused(*arguments: str) -> str:
    """The one sentence that the command ends with."""
    found = run_command("export", *arguments)
    assert 2 == found.code
    assert "" == found.out
    assert found.err.startswith("Error: ")
    assert 1 == found.err.count("\n")
    return found.err.removeprefix("Error: ").strip()


def test_help_lists_every_format() -> None:
    text = " ".join(run_command("export", "--help").out.split())
    for name in FORMATS:
        assert name in text


def test_a_file_and_standard_output_hold_the_same(tmp_path: Path) -> None:
    for name in FILES:
        if name == "ical":
            pytest.importorskip("icalendar")
        path = tmp_path / f"{name}{format_named(name).ending}"
        assert 0 == run_command("export", "--format", name, "-o", str(path)).code
    code, out, err = run("--format", "csv")
    assert (0, (tmp_path / "csv.csv").read_bytes(), "") == (code, out, err)


def test_filters_and_policies_are_those_of_timeline(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    options = ("--actor", "Russia", "--during", "2025-03", "--kind", "Meeting")
    done = run_command("export", "--format", "csv", *options, "-o", str(path))
    assert (0, "") == (done.code, done.out)
    found = st.load().where(actor="Russia", during="2025-03").of(st.Meeting)
    assert f"wrote {path}: {found.split}\n" == done.err
    assert [each.id for each in found] == [row["id"] for row in st.read_table(path)]
    arguments = ("--format", "csv", *options, "--under", "last-month=rolling-30-days")
    assert 0 == run_command("export", *arguments, "-o", str(path), "--force").code


def test_an_unknown_format() -> None:
    message = refused("--format", "xslx")
    assert message.startswith("no format is called 'xslx'")
    assert ", ".join(FORMATS) in message
    assert "did you mean 'csv'?" in refused("--format", "cvs")


def test_a_format_must_be_given() -> None:
    found = run_command("export")
    assert 2 == found.code
    assert "--format" in found.err


def test_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("before", "utf-8")
    assert "--force" in refused("--format", "csv", "-o", str(path))
    assert "before" == path.read_text("utf-8")
    assert 0 == run_command("export", "--format", "csv", "-o", str(path), "--force").code
    assert ["x.csv"] == [each.name for each in tmp_path.iterdir()]


@pytest.mark.parametrize("target", ["", "no/such/x.csv", "/proc/x.csv", "/dev/full"])
def test_a_target_that_cannot_be_written(tmp_path: Path, target: str) -> None:
    if target.startswith("/") and not Path(target).parent.exists():
        pytest.skip("not here")
    assert str(tmp_path / target) in refused(
        "--format", "csv", "--force", "-o", str(tmp_path / target)
    )
    assert [] == list(tmp_path.iterdir())


def test_a_folder_needs_a_name() -> None:
    folders = [name for name in FORMATS if name not in FILES]
    for name in folders:
        assert f"{name} is a folder; say where it goes with --output" == refused("--format", name)


def test_a_filter_that_cannot_be_meant_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    assert "did you mean" in refused("--format", "csv", "--actor", "Rusia", "-o", str(path))
    assert not path.exists()


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['icalendar'] = None\n"
        "from syriatimeline.cli.main import main\nmain()"
    )
    for target in (("-o", str(tmp_path / "x.ics")), ()):
        ended, out, err = run("--format", "ical", *target, code=code)
        assert (2, b"") == (ended, out)
        assert (
            "Error: writing a calendar needs more packages; pip install 'syriatimeline[ical]'\n"
            == err
        )
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_standard_output() -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("--format", "csv", stdout=full.fileno())
        _, err = process.communicate(timeout=120)
    assert 2 == process.returncode
    assert "Error: standard output: cannot be written (No space left on device)\n" == err.decode()


def test_a_closed_pipe_is_no_traceback() -> None:
    """Whoever read the output has left; the shell knows by the exit code."""
    ours, theirs = os.pipe()
    os.close(ours)
    process = start("--format", "html", stdout=theirs)
    os.close(theirs)
    _, err = process.communicate(timeout=120)
    assert (1, b"") == (process.returncode, err)


def test_a_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for other commands; no file gets that name. A folder cannot go there."""
    code, out, err = run("--format", "csv", "-o", "-")

    assert (0, "") == (code, err)
    assert out == run("--format", "csv")[1]
    assert not (ROOT / "-").exists()
    assert "bundle is a folder" in refused("--format", "bundle", "-o", "-")


def test_an_empty_name_is_none() -> None:
    assert "--output has no name; give that of a file, or - for standard output" == refused(
        "--format", "csv", "-o", ""
    )


@pytest.mark.parametrize(
    ("ending", "name"), [("ics", "ical"), (".ICS", "ical"), ("md", "markdown"), ("bib", "biblatex")]
)
def test_an_ending_names_its_format(ending: str, name: str) -> None:
    """Who knows how the files end may not know our name."""
    assert f"did you mean '{name}'?" in refused("--format", ending)


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_a_page_names_its_filters(name: str) -> None:
    """The whole timeline needs no such words."""
    asked = ("--during", "2024-12", "--actor", "Russia", "--certain")
    some = run("--format", name, *asked)[1].decode().replace("\\", "")

    assert "A selection (during 2024-12; actor Russia; certain): " in some
    assert "A selection" not in run("--format", name)[1].decode()


def test_help_has_every_exit_code() -> None:
    assert "1 whoever read standard output left" in run_command("export", "--help").out
