"""``syriatimeline sql``: a query over the tables of the timeline."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from syriatimeline.cli.filters import (
    dataset_options,
    filter_options,
    filtered,
    under,
    under_option,
)
from syriatimeline.errors import QueryError
from syriatimeline.query import load

if TYPE_CHECKING:
    from syriatimeline.query.sql import Answer

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline sql "SELECT kind, count(*) FROM events GROUP BY ALL ORDER BY ALL"
  syriatimeline sql "FROM events SELECT id, edtf, title" --during 2024-12 --format csv
  syriatimeline sql --tables
  syriatimeline sql --tables event_actors
  syriatimeline sql - < query.sql
"""


@click.command(name="sql", epilog=_EPILOG)
@click.argument("query", required=False, metavar="QUERY")
@click.option("--tables", is_flag=True, help="Print the tables, or all of the one that is named.")
@filter_options
@under_option
@dataset_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Print N rows at most.")
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    metavar="S",
    help="Give up after S seconds.",
)
def command(
    query: str | None,
    tables: bool,
    form: str,
    limit: int | None,
    seconds: float | None,
    dataset: Path | None,
    **options: Any,
) -> None:
    """Ask the timeline in SQL (DuckDB); QUERY is one query, or - to read it from standard input.

    The tables hold the events that the filters leave, and their claims; situations, articles,
    actors and places are all there. A query only reads: it opens no file and no connection.
    """
    if tables:
        click.echo(_described(query))
        return
    if query is None:
        raise click.UsageError("Give a query, or --tables to see what can be asked.")
    asked = _read() if query == "-" else query
    whole = load(dataset, layers=options.pop("layers"), ordered=options.pop("ordered"))
    timeline = filtered(under(whole, options.pop("under")), options)
    _PRINTERS[form](timeline.sql(asked, limit=limit, seconds=seconds))


def _read() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("sql: standard input is no UTF-8; save the query as that") from error


def _described(name: str | None) -> str:
    from syriatimeline.query.choices import named
    from syriatimeline.query.relations import TABLES, in_lines

    if name is not None:
        return in_lines([named("table", name, TABLES)])
    widest = max(map(len, TABLES))
    return "\n".join(f"{table.name:<{widest}}  {table.row}" for table in TABLES.values())


def _print_table(answer: Answer) -> None:
    click.echo(repr(answer))


def _print_csv(answer: Answer) -> None:
    from syriatimeline.query.csv_table import write_cells

    write_cells(sys.stdout, answer.columns, answer)


def _print_json(answer: Answer) -> None:
    twice = next((name for name in answer.columns if answer.columns.count(name) > 1), None)
    if twice is not None:
        raise QueryError(f"sql: two columns are called {twice!r}; name them apart with AS")
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer]
    click.echo(json.dumps(_finite(rows), ensure_ascii=False, indent=2, default=str))


def _finite(value: Any) -> Any:
    """The same with the numbers that JSON has no words for as texts: Python would write invalid
    JSON.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    return [_finite(each) for each in value] if isinstance(value, list | tuple) else value


_PRINTERS = {"table": _print_table, "csv": _print_csv, "json": _print_json}
