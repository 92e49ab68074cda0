"""Parquet: what is read back is what was written, and the same content gives the same bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import syriatimeline as st
from records import event, timeline
from syriatimeline.errors import ExportError, MissingExtraError
from syriatimeline.export import export
from syriatimeline.query import Timeline
from syriatimeline.query.relations import SQL_TYPES, TABLES

duckdb = pytest.importorskip("duckdb")
REAL = st.load()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the whole timeline."""
    return export(REAL, "parquet", tmp_path_factory.mktemp("parquet") / "tables")


def test_there_is_a_file_for_each_table(written: Path) -> None:
    """And nothing else."""
    assert {f"{name}.parquet" for name in TABLES} == contents(written).keys()


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_every_table_back(written: Path, name: str) -> None:
    """Equal values, in order, with their types."""
    found = duckdb.sql(f"FROM '{written}/{name}.parquet'")

    assert list(TABLES[name].names) == found.columns
    assert [SQL_TYPES[each.form] for each in TABLES[name].columns] == list(map(str, found.types))
    assert list(TABLES[name].rows(REAL)) == found.fetchall()


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_every_table_back(written: Path, name: str) -> None:
    """With pyarrow, as most users do."""
    pd, _ = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    frame = pd.read_parquet(written / f"{name}.parquet", dtype_backend="pyarrow")
    held = [
        tuple(None if value is None or value is pd.NA else value for value in row)
        for row in frame.astype(object).itertuples(index=False, name=None)
    ]

    assert [TABLES[name].names] == [tuple(frame.columns)]
    assert list(TABLES[name].rows(REAL)) == held


@pytest.mark.parametrize("text", ["=1+1", "a\r\n\"b\";'c'\t", "סלאם עליכם", "🕊️", "Сирия", "\\N"])
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    """Formulas, quotes, line ends, right-to-left letters, emoji."""
    folder = export(timeline(event(titles={"en": text, "ru": text})), "parquet", tmp_path / "it's")
    quoted = str(folder).replace("'", "''")

    assert [(text,)] == duckdb.sql(f"SELECT title FROM '{quoted}/events.parquet'").fetchall()


def test_the_same_content_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    """In another order of the events, and from another process."""
    backwards: Timeline[Any] = REAL.order_by("title", reverse=True)
    again = export(backwards, "parquet", tmp_path / "backwards")
    command = [sys.executable, "-m", "syriatimeline", "export", "--format", "parquet"]
    subprocess.run([*command, "-o", str(tmp_path / "other")], check=True, capture_output=True)

    assert contents(written) == contents(again) == contents(tmp_path / "other")


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A folder that is there, a folder that is not; ``force`` replaces nothing but its own."""
    folder = export(REAL, "parquet", tmp_path / "tables")
    (folder / "old.txt").touch()
    with pytest.raises(ExportError, match="there already"):
        export(REAL, "parquet", folder)
    with pytest.raises(ExportError, match=r"no such folder|cannot be written"):
        export(REAL, "parquet", tmp_path / "none" / "tables")
    assert [folder] == list(tmp_path.iterdir())
    with pytest.raises(ExportError, match=r"old\.txt in it would be lost"):
        export(REAL, "parquet", folder, force=True)
    (folder / "old.txt").unlink()
    assert folder == export(REAL, "parquet", folder, force=True)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB's own error becomes ours."""
    from syriatimeline.export import parquet

    def full(*_: object) -> None:
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")

    monkeypatch.setattr(parquet, "fill", full)
    with pytest.raises(ExportError, match="No space left on device"):
        export(REAL, "parquet", tmp_path / "tables")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["parquet", "bundle"])
def test_without_duckdb_the_extra_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r"syriatimeline\[duckdb\]"):
        export(REAL, name, tmp_path / "tables")
    assert [] == list(tmp_path.iterdir())
