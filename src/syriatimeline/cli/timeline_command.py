"""``syriatimeline timeline``: the timeline as a table, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from syriatimeline.cli.filters import filter_options, filtered
from syriatimeline.events import Event, Record, Situation
from syriatimeline.query import Timeline, load, order_of

__all__ = ["COLUMNS", "command"]

_EPILOG = """\b
Examples:
  syriatimeline timeline --during 2025-03
  syriatimeline timeline --after syt-0008 --actor Russia --certain
  syriatimeline timeline --place Tartus --format csv > tartus.csv
"""


@click.command(name="timeline", epilog=_EPILOG)
@filter_options
@click.option("--situations", is_flag=True, help="Print the situations too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)
def command(form: str, situations: bool, **options: Any) -> None:
    """Print the timeline.

    Keywords join by "and". TIME is EDTF: a day (2024-12-08), a month (2024-12), a span
    (2024-11/2024-12), or the id of an event.
    """
    timeline = filtered(load(), options)
    held = sorted(timeline.situations.values(), key=order_of) if situations else []
    _PRINTERS[form](timeline, held)


def _print_table(timeline: Timeline[Any], held: list[Situation]) -> None:
    from syriatimeline.cli.output import console
    from syriatimeline.cli.table import LEGEND, timeline_table

    out = console()
    out.print(timeline_table(timeline, list(timeline), out.width))
    if held:
        out.print("\nSituations: what held through a time", style="bold")
        out.print(timeline_table(timeline, held, out.width))
    out.print(LEGEND, style="dim")
    out.print(_summary(timeline, len(held)))


def _summary(timeline: Timeline[Any], held: int) -> str:
    total = len(timeline.situations)
    rest = f"; {total} situations: add --situations" if not held else f"; {total} situations"
    return (
        f"{timeline.split}{rest}. syriatimeline {timeline.version}, "
        f"fingerprint {timeline.fingerprint}."
    )


def _print_json(timeline: Timeline[Any], held: list[Situation]) -> None:
    from syriatimeline.dataset import encode_record

    events = []
    for event in timeline:
        certainty = timeline.certainty_of(event)
        events.append(encode_record(event) | ({"certainty": certainty.value} if certainty else {}))
    document: dict[str, Any] = {
        "dataset": "syriatimeline",
        "version": timeline.version,
        "fingerprint": timeline.fingerprint,
        "split": timeline.split,
        "events": events,
    }
    if held:
        document["situations"] = [encode_record(situation) for situation in held]
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _names(items: Iterable[Any]) -> str:
    return "; ".join(item.name for item in items)


def _bound(end: object) -> str:
    return getattr(end, "value", "date")


#: The columns of the CSV, in order, each with what it holds.
COLUMNS: dict[str, Callable[[Record], object]] = {
    "id": lambda record: record.id,
    "slug": lambda record: record.slug,
    "kind": lambda record: getattr(record, "kind", ""),
    "topic": lambda record: getattr(record, "topic", ""),
    "title": lambda record: record.title,
    "title_ru": lambda record: record.titles["ru"],
    "earliest": lambda record: record.when.earliest or "",
    "earliest_is": lambda record: _bound(record.when.possible.start),
    "latest": lambda record: record.when.latest or "",
    "latest_is": lambda record: _bound(record.when.possible.end),
    "certain": lambda record: record.when.certain or "",
    "edtf": lambda record: record.when.edtf,
    "extent": lambda record: record.when.extent,
    "once": lambda record: str(record.when.once).lower(),
    "basis": lambda record: record.when.basis,
    "standing": lambda record: record.standing,
    "independent_origins": lambda record: record.independent_origins,
    "mode": lambda record: record.mode,
    "scope": lambda record: record.scope,
    "plover": lambda record: record.plover or "" if isinstance(record, Event) else "",
    "source_actors": lambda record: _names(
        record.source_actors if isinstance(record, Event) else record.acting
    ),
    "target_actors": lambda record: _names(
        record.target_actors if isinstance(record, Event) else getattr(record, "others", ())
    ),
    "accused_actors": lambda record: _names(
        record.accused_actors if isinstance(record, Event) else ()
    ),
    "places": lambda record: _names(record.places),
    "articles": lambda record: "; ".join(article.id for article in record.articles),
}


def _print_csv(timeline: Timeline[Any], held: list[Situation]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*COLUMNS, "certainty"])
    for record in [*timeline, *held]:
        certainty = timeline.certainty_of(record) if isinstance(record, Event) else None
        row = [read(record) for read in COLUMNS.values()]
        writer.writerow([*row, certainty.value if certainty else ""])


_PRINTERS: dict[str, Callable[[Timeline[Any], list[Situation]], None]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
}
