"""The files that the pages show: the invented language, and the script for R."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import syriatimeline as st
from syriatimeline.temporal.corpus import run_corpus
from syriatimeline.temporal.lint import lint
from syriatimeline.temporal.pack import read_pack

EXAMPLES = Path(__file__).parent.parent / "docs" / "_examples"
ALANDIAN = EXAMPLES / "alandian"


def test_the_invented_language_is_sound() -> None:
    """The lint has nothing to say, and every sentence of its corpus is read."""
    pack = read_pack(ALANDIAN)

    assert [] == lint(pack)
    assert [] == [str(each) for each in run_corpus(pack) if not each.passed]


def shown() -> str:
    """What the page says that the script prints."""
    return (EXAMPLES / "timeline.R.txt").read_text("utf-8")


def test_what_the_page_on_r_prints_is_what_the_library_counts() -> None:
    """Wherever R is installed or not: the same events are possible."""
    timeline = st.load()
    december = timeline.where(during="2024-12")
    open_start = sum(event.when.earliest is None for event in timeline)

    assert f"events: {len(timeline)} \n" in shown()
    assert f"possible in December 2024: {len(december)} \n" in shown()
    assert f"without a first day: {open_start} \n" in shown()


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_script_for_r_prints_what_the_page_says(tmp_path: Path) -> None:
    """Run as the page tells."""
    command = [sys.executable, "-m", "syriatimeline", "timeline", "--format", "csv"]
    table = tmp_path / "timeline.csv"
    table.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    done = subprocess.run(
        ["Rscript", "--vanilla", str(EXAMPLES / "timeline.R"), str(table)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert shown() == done.stdout
