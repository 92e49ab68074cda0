"""The notebook of the first hour: what it keeps is what it prints today."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import syriatimeline as st

pytest.importorskip("nbclient")
pytest.importorskip("pandas")

DOCS = Path(__file__).parent.parent / "docs"
NOTEBOOK = DOCS / "first-hour.ipynb"


def _cells(kind: str) -> list[Any]:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def _run(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DOCS / "run_notebook.py"), *options, str(path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_outputs_of_the_notebook_are_those_of_today() -> None:
    """Every cell is run by a new kernel."""
    done = _run(NOTEBOOK, "--check")

    assert 0 == done.returncode, done.stdout + done.stderr


def test_an_old_output_is_found_and_rewritten(tmp_path: Path) -> None:
    """The check shows both; a run without it mends the file, and changes nothing the next time."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    cell = next(each for each in notebook["cells"] if each["cell_type"] == "code")
    cell["source"], cell["outputs"][0]["data"]["text/plain"] = ["6 * 7"], ["41"]
    notebook["cells"] = [cell]
    path = tmp_path / "small.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    done = _run(path, "--check")

    assert 1 == done.returncode
    assert "-41\n+42\n" in done.stdout
    assert "make notebook" in done.stdout
    assert 0 == _run(path).returncode
    assert "42" in path.read_text("utf-8")
    assert 0 == _run(path, "--check").returncode


def test_the_notebook_holds_nothing_of_the_machine_that_ran_it() -> None:
    """No versions, times, paths or warnings, and cells counted from one."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    cells = _cells("code")

    assert {"name": "python"} == notebook["metadata"]["language_info"]
    assert [*range(1, len(cells) + 1)] == [cell["execution_count"] for cell in cells]
    assert all(cell["metadata"] == {} for cell in notebook["cells"])
    assert all(output.get("name") != "stderr" for cell in cells for output in cell["outputs"])
    assert "ipykernel" not in NOTEBOOK.read_text("utf-8")


def _words() -> str:
    return " ".join("".join(line for cell in _cells("markdown") for line in cell["source"]).split())


def test_the_words_give_the_numbers_of_today() -> None:
    """Outputs are rewritten by a command, words by hand: the numbers in them are looked up."""
    timeline, words = st.load(), _words()
    december, russia = timeline.where(during="2024-12"), timeline.where(actor="Russia")
    sure = december.where(during="2024-12", certainty="certain")
    by_name = timeline.where(actor="Russia", members=False)

    assert f"{len(timeline)} events; {len(timeline.situations)} situations" in words
    assert f"{len(timeline.articles)} articles; and {len(timeline.origins)} *origins*" in words
    assert f"{len(december)} events may have been in December 2024. For {len(sure)} it" in words
    assert f"For {len(december) - len(sure)} it is only **possible**" in words
    assert f"missed {len(russia) - len(by_name)} of the {len(russia)} events" in words
    assert f"Two events of {len(timeline)}" in words


def test_the_words_give_the_numbers_of_the_frames() -> None:
    """Who acted, what a resample leaves out, and what is drawn."""
    timeline, words = st.load(), _words()
    russia, frame = timeline.where(actor="Russia"), timeline.to_pandas()
    roles = russia.to_pandas("actor")
    did = roles[roles["actor"].isin(russia.matched["Russia"]) & (roles["side"] == "source")]
    months = (frame[end].dt.to_period("M") for end in ("earliest", "latest"))
    undrawn = [name for name, day in timeline.draw_dates(1, seed=1)[0].items() if day is None]

    assert f"{did['event_id'].nunique()} events in which the Russian side acts" in words
    assert f"The {(next(months) != next(months)).sum()} events that this leaves out" in words
    assert f"{len(undrawn)} columns of `draws` are empty" in words
    assert 10 == frame["earliest"].isna().sum()
    assert 9 == len(timeline.errata)
