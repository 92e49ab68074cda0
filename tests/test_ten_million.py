"""The benchmark of ten million events, on a few: their tables are ours, and all count the same."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from syriatimeline.query.relations import SQL_TYPES, TABLES

duckdb = pytest.importorskip("duckdb")
PATH = Path(__file__).parent.parent / "benchmarks" / "ten_million.py"


def benchmark() -> Any:
    """The module, which is no installed package."""
    spec = importlib.util.spec_from_file_location("ten_million", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_tables_have_the_columns_and_types_of_the_export(tmp_path: Path) -> None:
    """In the order of the dates, and the same every time."""
    connection = duckdb.connect(":memory:")
    benchmark().generate(connection, tmp_path, 500)
    first = (tmp_path / "events.parquet").read_bytes()
    benchmark().generate(connection, tmp_path, 500)

    assert first == (tmp_path / "events.parquet").read_bytes()
    for name, count in (("events", 500), ("event_actors", 1000)):
        found = connection.sql(f"FROM '{tmp_path}/{name}.parquet'")
        assert list(TABLES[name].names) == found.columns
        assert [SQL_TYPES[each.form] for each in TABLES[name].columns] == list(
            map(str, found.types)
        )
        days = [row[0] for row in found.select("earliest").fetchall()]
        assert count == len(days)
        assert sorted(days) == days


def test_duckdb_and_pandas_count_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """It says so itself."""
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    benchmark().compare(1, 5000)

    assert "all count the same" in capsys.readouterr().out
