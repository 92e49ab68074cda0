"""Asking a timeline in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Any

from syriatimeline.errors import QueryError
from syriatimeline.query.sql.answer import Answer
from syriatimeline.query.sql.database import MEMORY, database, fill
from syriatimeline.query.sql.faults import explained
from syriatimeline.query.sql.guard import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from syriatimeline.query.timeline import Timeline

__all__ = ["MOST_ROWS", "ask"]

#: More rows than this come only if a limit is given.
MOST_ROWS = 1_000_000

Parameters = Sequence[Any] | Mapping[str, Any]


def ask(
    timeline: Timeline[Any],
    query: str,
    parameters: Parameters = (),
    *,
    limit: int | None = None,
    seconds: float | None = None,
) -> Answer:
    """What a query gives; see ``Timeline.sql``.

    Raises:
        MissingExtraError: DuckDB is not installed.
        QueryError: The query is wrong, wants to write or to read files, or asks too much.
    """
    _check(query, limit, seconds)
    with database() as connection:
        used = tables_of(connection, query)
        with _stopped_after(connection, seconds) as stopped:
            try:
                for name in used:
                    fill(connection, name, timeline)
                    if stopped:  # While nothing ran that could be interrupted.
                        raise TimeoutError
                found = connection.execute(query, parameters)
                rows = found.fetchmany((limit or MOST_ROWS) + 1)
            except Exception as error:
                if stopped:
                    raise QueryError(
                        f"sql: no answer within {seconds} seconds; ask for less, or give it more"
                    ) from error
                raise explained(error, query, MEMORY) from error
        return _answer(found, rows, limit)


def _check(query: object, limit: object, seconds: object) -> None:
    if not isinstance(query, str):
        raise QueryError(f"sql: {query!r} is no text; write the query as one")
    if limit is not None and not (type(limit) is int and limit > 0):
        raise QueryError(f"limit={limit!r}: give a whole number from 1")
    if seconds is not None and not (type(seconds) in (int, float) and seconds > 0):  # type: ignore[operator]
        raise QueryError(f"seconds={seconds!r}: give a number above 0")


@contextmanager
def _stopped_after(connection: DuckDBPyConnection, seconds: float | None) -> Iterator[list[bool]]:
    """Interrupt whatever runs when its time is up; what is given is true from then on."""
    stopped: list[bool] = []

    def stop() -> None:
        stopped.append(True)
        connection.interrupt()

    if seconds is None:
        yield stopped
        return
    timer = Timer(seconds, stop)
    timer.start()
    try:
        yield stopped
    finally:
        timer.cancel()


def _answer(found: DuckDBPyConnection, rows: list[Any], limit: int | None) -> Answer:
    most = limit or MOST_ROWS
    if limit is None and len(rows) > most:
        raise QueryError(f"sql: more than {most:,} rows; ask for less, or give a limit")
    described = found.description or []
    return Answer(
        columns=tuple(each[0] for each in described),
        types=tuple(str(each[1]) for each in described),
        rows=tuple(rows[:most]),
        complete=len(rows) <= most,
    )
