"""``syriatimeline sql``: answers in three forms, the tables told, mistakes in one sentence."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import syriatimeline as st
from syriatimeline.cli.sql_command import command
from syriatimeline.errors import UnknownNameError
from syriatimeline.query.choices import named
from syriatimeline.query.relations import TABLES

REAL = st.load()


def run(*arguments: str, text: str | None = None) -> str:
    done = CliRunner().invoke(command, list(arguments), input=text, catch_exceptions=False)
    assert 0 == done.exit_code, done.output
    return done.output


def test_tables_are_listed_without_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    """All in a line each; one with its columns."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    listed = run("--tables").splitlines()

    assert [*TABLES] == [line.split()[0] for line in listed]
    told = run("--tables", "event_actors")
    assert all(f"  {name} " in told for name in TABLES["event_actors"].names)


def test_an_answer_is_printed_as_table_csv_or_json() -> None:
    """With the same values; the filters hold."""
    pytest.importorskip("duckdb")
    query = "SELECT id, earliest, once FROM events ORDER BY id"
    found = REAL.where(during="2024-12").order_by("id")
    table = run(query, "--during", "2024-12")
    rows = list(csv.DictReader(io.StringIO(run(query, "--during", "2024-12", "--format", "csv"))))
    plain = json.loads(run(query, "--during", "2024-12", "--format", "json"))
    ids = [event.id for event in found]

    assert ids == [row["id"] for row in rows] == [row["id"] for row in plain]
    assert all(name in table for name in ids)
    assert f"({len(found)} rows)" in table
    assert [str(each.when.once).lower() for each in found] == [row["once"] for row in rows]
    assert [each.when.once for each in found] == [row["once"] for row in plain]


def test_a_query_comes_from_standard_input() -> None:
    """With ``-``."""
    pytest.importorskip("duckdb")
    assert "n\n38\n" == run("-", "--format", "csv", text="SELECT count(*) AS n\nFROM events;\n")


def test_a_limit_is_told() -> None:
    """Under the table."""
    pytest.importorskip("duckdb")
    assert "(2 rows, and there are more)" in run("FROM events SELECT id", "--limit", "2")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["COPY events TO 'x.csv'"], "COPY is refused"),
        (["FROM 'seeds/dataset.yaml'"], "there is no table 'seeds/dataset.yaml'"),
        (["FROM evnts"], "did you mean events?"),
        (["--tables", "evnts"], "did you mean 'events'?"),
        (["SELECT 1 AS a, 2 AS a", "--format", "json"], "name them apart with AS"),
        ([], "Give a query"),
        (["SELECT 1", "--limit", "0"], "--limit"),
        (["SELECT 1", "--seconds", "0"], "--seconds"),
    ],
)
def test_a_mistake_ends_with_one_sentence_and_code_2(arguments: list[str], message: str) -> None:
    """No traceback, nothing printed."""
    pytest.importorskip("duckdb")
    done = subprocess.run(
        [sys.executable, "-m", "syriatimeline", "sql", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (2, "") == (done.returncode, done.stdout)
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_numbers_that_json_has_not_are_texts() -> None:
    """What comes out is JSON for everybody."""
    pytest.importorskip("duckdb")
    query = "SELECT 'inf'::DOUBLE AS a, ['nan'::DOUBLE] AS b"

    def refuse(word: str) -> None:
        raise AssertionError(word)

    found = json.loads(run(query, "--format", "json"), parse_constant=refuse)
    assert [{"a": "inf", "b": ["nan"]}] == found


def test_a_table_that_there_is_not_has_no_near_ones() -> None:
    """Nothing looks like it: then all that there are, and not as what was meant."""
    with pytest.raises(UnknownNameError) as caught:
        named("table", "nosuch", TABLES)

    assert () == caught.value.nearest
    assert f"no table is called 'nosuch'; there are {', '.join(TABLES)}" == str(caught.value)
