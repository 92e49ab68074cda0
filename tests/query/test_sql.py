"""SQL: it reads the tables of the timeline, and nothing else whatever it is asked."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import event, timeline
from strategies import QUICK, whens
from syriatimeline.errors import MissingExtraError, QueryError
from syriatimeline.query.relations import TABLES
from syriatimeline.query.sql import Answer, ask

pytest.importorskip("duckdb")
REAL = syriatimeline.load()


def test_a_query_counts_what_the_library_counts() -> None:
    """By kind, and only among the events that filters leave."""
    found = REAL.where(during="2024-12")
    answer = found.sql("SELECT kind, count(*) AS n FROM events GROUP BY kind ORDER BY kind")

    assert ("kind", "n") == answer.columns
    assert sorted((kind, len(each)) for kind, each in found.group_by("kind").items()) == list(
        answer
    )


@pytest.mark.parametrize("name", TABLES)
def test_every_table_holds_its_rows(name: str) -> None:
    """In their order, with their types."""
    answer = REAL.sql(f"FROM {name}")

    assert TABLES[name].names == answer.columns
    assert tuple(TABLES[name].rows(REAL)) == answer.rows


def test_tables_join() -> None:
    """Names in any letters; the words that say when are cut out of the quote by offsets."""
    (row,) = REAL.sql(
        """
        SELECT c.quote[c.phrase_start - c.quote_start + 1 : c.phrase_end - c.quote_start], phrase
        FROM EVENTS e JOIN "claims" k ON k.event_id = e.id JOIN citations c ON c.claim_id = k.id
        WHERE k.id = ?
        """,
        ["syt-0003.c1"],
    )
    assert row[0] == row[1] == REAL.claims["syt-0003.c1"].phrase.text  # type: ignore[union-attr]


@QUICK
@given(
    st.lists(whens(), max_size=3),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
)
def test_any_date_and_any_text_comes_back(dates: list[syriatimeline.When], text: str) -> None:
    """Quotes, line breaks, letters of any script, the first and the last day."""
    titles = {"en": text, "ru": text}
    found = timeline(*(event(n, when, titles=titles) for n, when in enumerate(dates)))

    assert tuple(TABLES["events"].rows(found)) == found.sql("FROM events").rows


def test_a_text_that_is_none_is_told() -> None:
    """Half a character, which no file in UTF-8 can hold."""
    broken = timeline(event(titles={"en": "\ud800", "ru": "x"}))

    with pytest.raises(QueryError):
        broken.sql("FROM events")


HOSTILE = {
    # Files and networks
    "FROM '/etc/passwd'": "no table",
    "FROM 'x.csv'": "no table",
    'SELECT * FROM "data/*.parquet"': "no table",
    "FROM 'https://example.com/x.csv'": "no table",
    "FROM read_csv('/etc/passwd')": "read_csv() is refused",
    "FROM READ_CSV_AUTO('/etc/passwd')": "read_csv_auto() is refused",
    "FROM read_text('/etc/passwd')": "read_text() is refused",
    "FROM read_blob('http://example.com')": "read_blob() is refused",
    "FROM read_json('x')": "read_json() is refused",
    "FROM read_ndjson_objects('x')": "is refused",
    "FROM read_parquet('x')": "read_parquet() is refused",
    "FROM parquet_metadata('x')": "is refused",
    "FROM sniff_csv('x')": "is refused",
    "FROM glob('/*')": "glob() is refused",
    "SELECT (SELECT content FROM read_text('/etc/passwd'))": "read_text() is refused",
    "WITH a AS (FROM read_csv('x')) FROM events, a": "read_csv() is refused",
    "SELECT 1 UNION ALL SELECT count(*) FROM glob('/*')": "glob() is refused",
    "FROM events WHERE id IN (SELECT file FROM glob('*'))": "glob() is refused",
    "FROM main.read_text('/etc/passwd')": "is refused",
    "FROM sqlite_scan('a', 'b')": "is refused",
    "FROM query('SELECT 1')": "query() is refused",
    "FROM query_table('ev' || 'ents')": "query_table() is refused",
    "FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))": "is refused",
    "COPY events TO 'x.csv'": "COPY is refused",
    "COPY (SELECT 1) TO 'x.csv'": "COPY is refused",
    "COPY events FROM 'x.csv'": "COPY is refused",
    "EXPORT DATABASE 'x'": "EXPORT is refused",
    "IMPORT DATABASE 'x'": "sql: ",
    "ATTACH 'x.db'": "ATTACH is refused",
    "ATTACH ':memory:' AS other": "ATTACH is refused",
    "DETACH memory": "DETACH is refused",
    "USE memory": "is refused",
    "INSTALL httpfs": "INSTALL is refused",
    "LOAD httpfs": "LOAD is refused",
    "-- a\n/* b */ install httpfs": "INSTALL is refused",
    "FORCE CHECKPOINT": "CHECKPOINT is refused",
    "FORCE INSTALL httpfs": "INSTALL is refused",
    # Writing
    "CREATE TABLE x (a INT)": "CREATE is refused",
    "CREATE OR REPLACE TABLE events AS SELECT 1": "CREATE is refused",
    "CREATE VIEW x AS SELECT 1": "CREATE is refused",
    "CREATE MACRO m() AS 1": "CREATE is refused",
    "CREATE SECRET (TYPE s3)": "CREATE is refused",
    "INSERT INTO events (id) VALUES ('x')": "INSERT is refused",
    "UPDATE events SET id = 'x'": "UPDATE is refused",
    "DELETE FROM events": "DELETE is refused",
    "DROP TABLE events": "DROP is refused",
    "ALTER TABLE events RENAME TO x": "ALTER is refused",
    "TRUNCATE events": "is refused",
    "VACUUM": "VACUUM is refused",
    "CHECKPOINT": "CHECKPOINT is refused",
    "BEGIN TRANSACTION": "TRANSACTION is refused",
    "PREPARE p AS SELECT 1": "PREPARE is refused",
    "EXECUTE p": "EXECUTE is refused",
    "EXPLAIN ANALYZE DROP TABLE events": "refused",
    "EXPLAIN COPY events TO 'x.csv'": "refused",
    "/* a */ EXPLAIN -- b\n ANALYZE COPY events TO 'x.csv'": "refused",
    "EXPLAIN ANALYZE SELECT * FROM read_text('/etc/passwd')": "read_text() is refused",
    # Settings and what lies outside the tables
    "SET threads = 9": "SET is refused",
    "SET enable_external_access = true": "SET is refused",
    "RESET lock_configuration": "is refused",
    "PRAGMA database_list": "refused",
    "PRAGMA enable_profiling": "refused",
    "CALL pragma_version()": "CALL is refused",
    "CALL enable_logging()": "CALL is refused",
    "FROM enable_logging()": "is refused",
    "FROM pragma_user_agent()": "is refused",
    "FROM duckdb_settings()": "is refused",
    "FROM duckdb_secrets()": "is refused",
    "FROM duckdb_tables": "no table",
    "FROM information_schema.tables": "no table",
    "FROM pg_catalog.pg_class": "no table",
    "FROM sqlite_master": "no table",
    "FROM other.events": "no table",
    "SHOW DATABASES": "SHOW databases is refused",
    "SHOW ALL TABLES": "refused",
    "SELECT getenv('HOME')": "getenv() is refused",
    "SELECT current_setting('memory_limit')": "current_setting() is refused",
    "SELECT write_log('x')": "write_log() is refused",
    "SELECT sleep_ms(99999)": "sleep_ms() is refused",
    "SELECT nextval('s')": "nextval() is refused",
    "FROM pandas_scan(0, 0, 0)": "pandas_scan() is refused",
    "FROM arrow_scan(0, 0, 0)": "arrow_scan() is refused",
    "FROM python_map_function()": "is refused",
    "FROM REAL": "no table",
    "FROM HOSTILE": "no table",
    # No query, or several
    "": "no statement",
    ";;": "no statement",
    "-- only a comment": "no statement",
    "SELECT 1; SELECT 2": "2 statements",
    "SELECT 1; DROP TABLE events": "2 statements",
    "PIVOT events ON kind USING count(*)": "PIVOT is refused, for DuckDB makes a type",
}


@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_does_more_than_read_the_tables_is_refused(query: str) -> None:
    """In one sentence, which says what it was."""
    with pytest.raises(QueryError) as caught:
        REAL.sql(query)

    assert HOSTILE[query] in str(caught.value)
    assert 1 == len(str(caught.value).splitlines())


def test_an_unknown_column_names_those_that_come_near() -> None:
    """In DuckDB's words, without its slips."""
    with pytest.raises(QueryError) as caught:
        REAL.sql("SELECT origin FROM claims")

    assert 'candidate bindings: "origin_id"' in str(caught.value)


def test_a_frame_in_the_callers_variables_cannot_be_read() -> None:
    """DuckDB would look for it in Python."""
    pd = pytest.importorskip("pandas")
    secrets = pd.DataFrame({"a": [1]})
    assert 1 == len(secrets)

    with pytest.raises(QueryError, match="no table 'secrets'"):
        REAL.sql("FROM secrets")


def test_duckdb_itself_is_locked_beneath_our_reading_of_the_query(tmp_path: Path) -> None:
    """Were a query to slip through, no file, extension or setting would be in reach."""
    import duckdb

    from syriatimeline.query.sql.database import database

    target = tmp_path / "x.csv"
    with database() as connection:
        for query in (
            f"COPY events TO '{target}'",
            "FROM read_text('/etc/passwd')",
            "FROM glob('/*')",
            f"ATTACH '{target}'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET enable_external_access = true",
            "SET lock_configuration = false",
            f"EXPORT DATABASE '{tmp_path / 'y'}'",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(query).fetchall()
    assert [] == list(tmp_path.iterdir())


def test_nothing_is_left_for_the_next_query() -> None:
    """Each has a database of its own."""
    assert 38 == REAL.sql("SELECT count(*) FROM events")[0][0]
    assert 38 == REAL.sql("SELECT count(*) FROM events")[0][0]


ALLOWED = (
    "VALUES (1)",
    "TABLE places",
    "DESCRIBE events",
    "SHOW TABLES",
    "SHOW events",
    "SUMMARIZE places",
    "EXPLAIN SELECT * FROM events",
    "EXPLAIN ANALYZE SELECT * FROM events",
    "EXPLAIN (FORMAT json) SELECT 1",
    "SELECT 1;",
    "FROM range(3)",
    "FROM memory.main.events",
    "FROM unnest([1, 2])",
    "WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a WHERE x < 3) FROM a",
    "WITH Own AS (FROM events) FROM own",
    "SELECT choices->>'last-month' FROM mentions",
    "SELECT id, row_number() OVER (ORDER BY earliest) FROM events QUALIFY true",
    "SELECT list(id ORDER BY id) FROM events GROUP BY kind",
    "SELECT e FROM events e",
    "SELECT 'DROP TABLE events; COPY'",
)


@pytest.mark.parametrize("query", ALLOWED)
def test_whatever_only_reads_them_is_answered(query: str) -> None:
    """Each has rows."""
    assert len(REAL.sql(query)) > 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC 1", 'sql, line 1, column 1: syntax error at or near "selec"'),
        ("SELECT 'ж',\n  foo FROM events", "sql, line 2, column 3: "),
        ("SELECT 'жжж', foo FROM events", "sql, line 1, column 15: "),
        (
            "FROM\n\n evnts",
            "sql, line 3, column 2: there is no table 'evnts'; did you mean events?",
        ),
        ("SELECT 'x'::DATE", "sql, line 1, column 11: "),
        ("EXPLAIN SELECT foo FROM events", "sql, line 1, column 16: "),
        ("SELECT ?", "sql: Values were not provided"),
        ("SELECT (1", "sql"),
    ],
)
def test_a_mistake_is_told_in_one_sentence_with_its_place(query: str, message: str) -> None:
    """Lines and columns count characters, from 1."""
    with pytest.raises(QueryError) as caught:
        REAL.sql(query)

    assert str(caught.value).lower().startswith(message.lower())
    assert 1 == len(str(caught.value).splitlines())


def test_a_limit_is_kept_and_told() -> None:
    """The answer says that there are more."""
    cut, whole = REAL.sql("FROM events", limit=3), REAL.sql("FROM events", limit=38)

    assert (3, False) == (len(cut), cut.complete)
    assert (38, True) == (len(whole), whole.complete)
    assert "3 rows, and there are more" in repr(cut)


def test_what_has_no_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """By time, by rows, by memory; each with what to do."""
    monkeypatch.setattr("syriatimeline.query.sql.asking.MOST_ROWS", 1000)
    endless = (
        "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range*b.range%7=3"
    )
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"no answer within 0\.5 seconds; ask for less"):
        REAL.sql(endless, seconds=0.5)
    assert time.monotonic() - start < 30
    with pytest.raises(QueryError, match="more than 1,000 rows; ask for less, or give a limit"):
        REAL.sql("FROM events a, events b")
    assert 5 == len(REAL.sql("FROM range(100000000000)", limit=5))


def test_the_time_to_put_the_tables_in_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be interrupted is asked afterwards."""
    monkeypatch.setattr("syriatimeline.query.sql.asking.fill", lambda *_: time.sleep(0.3))
    with pytest.raises(QueryError, match="no answer within"):
        REAL.sql("FROM events", seconds=0.05)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"limit": 0}, "limit=0"),
        ({"limit": True}, "limit=True"),
        ({"seconds": -1}, "seconds=-1"),
        ({"seconds": "1"}, "seconds='1'"),
    ],
)
def test_a_bound_that_cannot_be_meant_is_refused(more: dict[str, Any], message: str) -> None:
    """Before anything is asked."""
    with pytest.raises(QueryError, match=message):
        ask(REAL, "SELECT 1", **more)
    with pytest.raises(QueryError, match="is no text"):
        ask(REAL, 1)  # type: ignore[arg-type]


def test_the_same_query_gives_the_same_order() -> None:
    """One thread; without ORDER BY, too."""
    query = "SELECT kind, count(*) FROM events GROUP BY kind"
    assert 1 == len({REAL.sql(query) for _ in range(5)})
    assert 1 == len({REAL.sql(query).rows for _ in range(5)})


ODD = Answer(("a", "<b>"), ("VARCHAR", "DATE"), (("<script>\n&", date(1, 1, 1)), (None, None)))


def test_an_answer_shows_itself() -> None:
    """As text, and as HTML in which every text is escaped."""
    assert "a           <b>\n----------  ----------\n<script> &  0001-01-01\n\n(2 rows)" == repr(
        ODD
    )
    html = ODD._repr_html_()
    assert "&lt;script&gt; &amp;" in html
    assert "<script>" not in html
    assert "<th>&lt;b&gt;</th>" in html
    many = Answer(("n",), ("INTEGER",), tuple((n,) for n in range(100)))
    assert "(100 rows; the first 40 shown)" in repr(many)


def test_an_answer_becomes_a_frame_with_types() -> None:
    """Missing values stay missing; two columns may have one name."""
    pd = pytest.importorskip("pandas")
    frame = REAL.sql(
        "SELECT id, earliest, once, disputes, 1.5::DOUBLE AS x, [1] AS x FROM events"
    ).to_pandas()
    kinds = ["string", "datetime64[s]", "boolean", "Int64", "float64", "object"]

    assert kinds == [str(each) for each in frame.dtypes]
    assert ["id", "earliest", "once", "disputes", "x", "x"] == list(frame.columns)
    assert sum(each.when.earliest is None for each in REAL) == pd.isna(frame["earliest"]).sum()
    assert 0 == len(REAL.sql("FROM events WHERE false").to_pandas())


def test_without_duckdb_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to install it."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'syriatimeline\[duckdb\]'"):
        REAL.sql("SELECT 1")


def test_loading_imports_no_duckdb() -> None:
    """Nor does anything but a query."""
    code = (
        "import sys, syriatimeline as s; s.load().where(actor='Russia'); "
        "print('duckdb' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise")
def test_an_interruption_ends_a_query() -> None:
    """As Ctrl-C is expected to, and soon."""
    import signal

    code = (
        "import syriatimeline as s; t = s.load(); print('asks', flush=True)\n"
        "try: t.sql('SELECT count(*) FROM range(1000000000) a, range(1000000000) b "
        "WHERE a.range*b.range%7=3')\n"
        "except KeyboardInterrupt: print('stopped')"
    )
    asking = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert asking.stdout is not None
    assert "asks\n" == asking.stdout.readline()
    time.sleep(1.5)
    asking.send_signal(signal.SIGINT)
    assert "stopped\n" == asking.communicate(timeout=60)[0]
