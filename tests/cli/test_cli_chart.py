"""``syriatimeline chart``: a whole file, or one sentence and no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command

pytest.importorskip("altair")
pytest.importorskip("vl_convert")


def test_it_writes_what_the_api_draws(tmp_path: Path) -> None:
    from syriatimeline.charts.files import rendered

    path = tmp_path / "chart.svg"
    ran = run_command(
        "chart", "-o", path, "--during", "2024-12", "--certain", "--lanes", "place", "--title", "X"
    )
    asked = st.load().where(during="2024-12", certainty="certain")

    assert (0, "") == (ran.code, ran.out)
    assert f"wrote {path}: {asked.split}" in ran.err
    assert rendered(asked.chart("place", over="2024-12", title="X"), ".svg") == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_events_beyond_the_axis_are_counted_where_it_is_asked_for(tmp_path: Path) -> None:
    far = run_command("chart", "-o", tmp_path / "far.svg", "--over", "2030")
    near = run_command("chart", "-o", tmp_path / "near.svg", "--during", "2024-12", "--certain")

    assert "29 events lie wholly beyond the axis" in far.err
    assert "wholly beyond" not in near.err


def test_the_title_names_the_filters(tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    ran = run_command(
        "chart", "-o", path, "--actor", "Turkey", "--during", "../2025", "--lanes", "none",
        "--under", "last-month=rolling-30-days", "--situations", "--language", "ru",
    )  # fmt: skip
    text = path.read_text("utf-8")

    assert 0 == ran.code, ran.err
    for words in ("actor Turkey", "during ../2025", "under last-month=rolling-30-days", "Россия"):
        assert words in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-o", "chart.pdf"), "a chart ends with .html, .svg or .png"),
        (("-o", "chart"), "a chart ends with .html, .svg or .png"),
        (("-o", "there.svg"), "there already"),
        (("-o", "none/chart.svg"), "there is no such folder"),
        (("-o", "folder.svg"), "a folder"),
        (("-o", "a.svg", "--lanes", "kinds"), "kinds"),
        (("-o", "a.svg", "--actor", "Rusia"), "russia"),
        (("-o", "a.svg", "--over", "2024/.."), "two ends"),
        (("-o", "a.svg", "--width", "3"), "pixels"),
        ((), "-o"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_sentence(
    arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there.svg").write_text("mine")
    (tmp_path / "folder.svg").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = run_command("chart", "--during", "2024-12-08", "--certain", *arguments)

    assert 2 == ran.code
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert {"there.svg", "folder.svg"} == {each.name for each in tmp_path.iterdir()}
    assert "mine" == (tmp_path / "there.svg").read_text()


def test_force_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "there.svg"
    path.write_text("old")
    ran = run_command("chart", "-o", path, "--during", "2024-12-08", "--certain", "--force")

    assert 0 == ran.code, ran.err
    assert path.read_text("utf-8").startswith("<svg")


@pytest.mark.skipif(not Path("/dev/full").exists() or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written_into_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    ran = run_command("chart", "-o", tmp_path / "a.svg", "--during", "2024-12-08", "--certain")

    assert (2, True) == (ran.code, "cannot be written" in ran.err)
