"""Sheets of events to import, and what is said of wrong ones."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from syriatimeline.errors import ProblemsError
from syriatimeline.tables import import_table

#: A row that is a new event without a problem.
NEW = {
    "kind": "Meeting",
    "title": "Envoys meet in Tartus",
    "title_ru": "Посланники встречаются в Тартусе",
    "when": "2025-05-03",
    "source_actors": "Russia; Syria",
    "places": "Tartus",
    "publisher": "Port News",
    "url": "https://port.example/",
    "gloss": "they met",
}


def sheet(folder: Path, *rows: dict[str, str]) -> Path:
    """A sheet with the columns that its rows need."""
    path = folder / "mine.csv"
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file with its content, by its path in the folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def refused(folder: Path, *rows: dict[str, str], **options: Any) -> list[str]:
    """What is wrong with rows; nothing is written."""
    path = sheet(folder, *rows)
    before = files_of(folder)
    with pytest.raises(ProblemsError) as error:
        import_table(path, folder / "mylab", **options)
    assert before == files_of(folder)
    return [str(each) for each in error.value.problems]
