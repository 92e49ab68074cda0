"""The part of ``benchmarks/query.py`` on ten million events: DuckDB on Parquet, pandas beside it.

The events are made by DuckDB from hashes of their numbers, so one version of it makes the same
ones everywhere, in the columns and types of the tables that ``export --format parquet`` writes,
in the order of their dates.
"""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syriatimeline.query.columns import Column
from syriatimeline.query.relations import SQL_TYPES, TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["compare", "generate", "measured"]

MANY = 10_000_000
TARGET = "at most 500 ms"
FIRST, LAST, ACTOR = "2020-03-10", "2020-09-20", "act-107"
#: Columns with a value of their own; the others say the same of every event, or nothing.
_EVENT = {
    "id": "format('syt-{:08d}', n)",
    "slug": "format('event-{}', n)",
    "kind": "'Meeting'",
    "title": "format('Event {}', n)",
    "title_ru": "format('Событие {}', n)",
    "earliest": "first",
    "earliest_is": "'date'",
    "latest": "last",
    "latest_is": "'date'",
    "certain_from": "CASE WHEN first = last THEN first END",
    "certain_to": "CASE WHEN first = last THEN last END",
    "edtf": "CASE WHEN first = last THEN first::VARCHAR ELSE format('[{}..{}]', first, last) END",
    "extent": "CASE WHEN first = last THEN 'moment' ELSE 'within' END",
    "once": "false",
    "basis": "'stated'",
    "plot": "first + ((last - first) // 2)::INTEGER",
    "standing": "'one-origin'",
    "independent_origins": "1",
    "mode": "'actual'",
    "scope": "'core'",
    "disputes": "0",
    "series": "false",
}
_ACTOR = {
    "event_id": _EVENT["id"],
    "actor_id": "format('act-{:03d}', 100 + actor)",
    "actor": "format('Official {}', actor)",
    "actor_kind": "'person'",
    "role": "'participants'",
    "side": "'source'",
    **{name: _EVENT[name] for name in TABLES["event_actors"].names if name in _EVENT},
}
_MADE = """
CREATE TABLE made AS
SELECT n, first, CASE WHEN hash(n, 'long') % 5 = 0
    THEN first + (1 + hash(n, 'days') % 59)::INTEGER ELSE first END AS last
FROM (SELECT n, DATE '2015-01-01' + (hash(n, 'day') % 3650)::INTEGER AS first
      FROM range(1, ? + 1) numbers(n))
ORDER BY first, n
"""
_PAIRS = """
SELECT *, unnest([hash(n, 'one') % 100, 100 + hash(n, 'two') % 100]) AS actor FROM made
"""
_BY_ACTOR = f"""
SELECT date_trunc('month', earliest) AS month, count(*) AS events
FROM '{{folder}}/event_actors.parquet'
WHERE actor_id = '{ACTOR}' AND earliest <= DATE '{LAST}' AND latest >= DATE '{FIRST}'
GROUP BY month ORDER BY month
"""
_JOINED = f"""
SELECT date_trunc('month', e.earliest) AS month, count(*) AS events
FROM '{{folder}}/events.parquet' e JOIN '{{folder}}/event_actors.parquet' a ON a.event_id = e.id
WHERE a.actor_id = '{ACTOR}' AND e.earliest <= DATE '{LAST}' AND e.latest >= DATE '{FIRST}'
GROUP BY month ORDER BY month
"""


def generate(connection: DuckDBPyConnection, folder: Path, count: int) -> None:
    """Write so many events, and two officials of each, as the export would."""
    connection.execute("DROP TABLE IF EXISTS made")
    connection.execute(_MADE, [count])
    for name, given, source in (
        ("events", _EVENT, "made"),
        ("event_actors", _ACTOR, f"({_PAIRS})"),
    ):
        columns = ", ".join(_column(each, given) for each in TABLES[name].columns)
        connection.execute(
            f"COPY (SELECT {columns} FROM {source}) TO '{folder}/{name}.parquet' "
            "(FORMAT parquet, COMPRESSION zstd)"
        )


def _column(column: Column, given: dict[str, str]) -> str:
    return f"({given.get(column.name, 'NULL')})::{SQL_TYPES[column.form]} AS {column.name}"


def measured(action: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """The median wall time in milliseconds after one run that is not counted, and the answer."""
    answer, times = action(), []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000, answer


def compare(runs: int, count: int = MANY) -> None:
    """Measure and print; nothing is left behind."""
    import duckdb
    import pandas as pd

    print(f"\nDuckDB {duckdb.__version__}, pandas {pd.__version__}, {count:,} events in Parquet")
    print("possible from", FIRST, "to", LAST, "with one official, counted by month")
    with tempfile.TemporaryDirectory() as parent:
        folder, connection = Path(parent), duckdb.connect(":memory:")
        # What does not fit into memory goes there too, and goes with it.
        connection.execute(f"SET temp_directory = '{parent}/spilled'")
        start = time.perf_counter()
        generate(connection, folder, count)
        size = sum(path.stat().st_size for path in folder.glob("*.parquet")) / 1e6
        print(f"made in {time.perf_counter() - start:.0f} s, {size:.0f} MB")
        answers = {}
        for name, query in (
            ("DuckDB, event_actors", _BY_ACTOR),
            ("DuckDB, events joined", _JOINED),
        ):
            asked = query.format(folder=folder)
            took, answers[name] = measured(lambda q=asked: connection.execute(q).fetchall(), runs)  # type: ignore[misc]
            print(f"{name:<38}{took:>10.1f}   {TARGET if 'joined' not in name else ''}")
        for name, read in (("pandas, from the file", None), ("pandas, in memory", _frame(folder))):
            took, answers[name] = measured(
                lambda f=read: _by_month(_frame(folder) if f is None else f),  # type: ignore[misc]
                runs if read is not None else 1,
            )
            print(f"{name:<38}{took:>10.1f}")
        same = {tuple(map(str, [count for _, count in each])) for each in answers.values()}
        print("all count the same" if len(same) == 1 else f"THE COUNTS DIFFER: {answers}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"most memory: {most:.1f} GB")


def _frame(folder: Path) -> Any:
    """The three columns that the question needs; all of them would not fit into most machines."""
    import pandas as pd

    names = ["actor_id", "earliest", "latest"]
    frame = pd.read_parquet(folder / "event_actors.parquet", columns=names)
    for name in names[1:]:
        frame[name] = frame[name].astype("datetime64[s]")
    return frame


def _by_month(frame: Any) -> list[tuple[Any, int]]:
    import pandas as pd

    chosen = frame[
        (frame["actor_id"] == ACTOR)
        & (frame["earliest"] <= pd.Timestamp(LAST))
        & (frame["latest"] >= pd.Timestamp(FIRST))
    ]
    counted = chosen.groupby(chosen["earliest"].dt.to_period("M")).size()
    return list(counted.items())
