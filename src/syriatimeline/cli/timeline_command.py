"""``syriatimeline timeline``: the timeline as a table, JSON or CSV."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from syriatimeline.cli.filters import (
    dataset_options,
    filter_options,
    filtered,
    under,
    under_option,
)
from syriatimeline.dataset.counted import counted
from syriatimeline.events import Situation
from syriatimeline.query import Timeline, load, order_of
from syriatimeline.query.columns import UNITS, Unit
from syriatimeline.query.csv_table import write_csv
from syriatimeline.query.dyads import STATE_CODES, StateCodes

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline timeline --during 2025-03
  syriatimeline timeline --after syt-0008 --actor Russia --certain
  syriatimeline timeline --place Tartus --format csv > tartus.csv
  syriatimeline timeline --format csv --unit dyad --codes gw > dyads.csv
"""


@click.command(name="timeline", epilog=_EPILOG)
@filter_options
@under_option
@dataset_options
@click.option("--situations", is_flag=True, help="Print the situations too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option("--bom", is_flag=True, help="Begin the CSV with a byte order mark, for Excel.")
@click.option(
    "--unit",
    type=click.Choice(list(UNITS)),
    default="event",
    show_default=True,
    help="What a row of the CSV is.",
)
@click.option(
    "--codes",
    type=click.Choice(STATE_CODES),
    default="iso3",
    show_default=True,
    help="Which codes states have in the CSV of dyads.",
)
def command(
    form: str,
    situations: bool,
    bom: bool,
    unit: Unit,
    codes: StateCodes,
    dataset: Path | None,
    **options: Any,
) -> None:
    """Print the timeline.

    Keywords join by "and". TIME is EDTF: a day (2024-12-08), a month (2024-12), a span
    (2024-11/2024-12), or the id of an event.
    """
    whole = load(dataset, layers=options.pop("layers"), ordered=options.pop("ordered"))
    said: tuple[str, ...] = options.pop("under")
    timeline = filtered(under(whole, said), options)
    held = sorted(timeline.situations.values(), key=order_of) if situations else []
    if bom:
        if form != "csv":
            raise click.UsageError("--bom goes with --format csv.")
        sys.stdout.write("\N{BYTE ORDER MARK}")
    if unit != "event" and form != "csv":
        raise click.UsageError("--unit goes with --format csv.")
    if form == "csv":
        write_csv(sys.stdout, timeline, unit, held, codes)
    else:
        _PRINTERS[form](timeline, held, said)


def _print_table(timeline: Timeline[Any], held: list[Situation], said: tuple[str, ...]) -> None:
    from syriatimeline.cli.output import console
    from syriatimeline.cli.table import LEGEND, timeline_table

    out = console()
    out.print(timeline_table(timeline, list(timeline), out.width))
    if held:
        out.print("\nSituations: what held through a time", style="bold")
        out.print(timeline_table(timeline, held, out.width))
    out.print("\n" + LEGEND, style="dim")
    out.print(_summary(timeline, len(held)))
    if said:
        out.print(f"Dates are read under {', '.join(said)}.")


def _summary(timeline: Timeline[Any], held: int) -> str:
    total = counted(len(timeline.situations), "situation")
    rest = f"; {total}: add --situations" if not held else f"; {total}"
    return (
        f"{timeline.split}{rest}. {timeline.dataset.edition.label}, "
        f"fingerprint {timeline.fingerprint}."
    )


def _print_json(timeline: Timeline[Any], held: list[Situation], said: tuple[str, ...]) -> None:
    from syriatimeline.dataset import encode_record

    events = []
    for event in timeline:
        certainty = timeline.certainty_of(event)
        events.append(encode_record(event) | ({"certainty": certainty.value} if certainty else {}))
    document: dict[str, Any] = {
        "dataset": timeline.dataset.edition.name,
        "version": timeline.version,
        "fingerprint": timeline.fingerprint,
        **({"under": list(said)} if said else {}),
        "split": timeline.split,
        "events": events,
    }
    if held:
        document["situations"] = [encode_record(situation) for situation in held]
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


_PRINTERS: dict[str, Callable[[Timeline[Any], list[Situation], tuple[str, ...]], None]] = {
    "table": _print_table,
    "json": _print_json,
}
