"""A package that ``new`` wrote, installed in a way that follows edits: its folder is found."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from syriatimeline.dataset.layers import start_layer


def test_an_editable_wheel_leads_to_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without code in it the builder has to be told which folder to add."""
    build = pytest.importorskip("hatchling.build")
    package = start_layer("mylab", tmp_path / "mylab")
    monkeypatch.chdir(package)
    (tmp_path / "dist").mkdir()
    with zipfile.ZipFile(tmp_path / "dist" / build.build_editable(str(tmp_path / "dist"))) as wheel:
        (lines,) = (wheel.read(name).decode() for name in wheel.namelist() if name.endswith(".pth"))
    assert [str(package / "src")] == lines.split("\n")[:1]
