"""``syriatimeline disputes``: what the sources differ on, as a table, JSON or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from syriatimeline.cli.filters import dataset_options, under, under_option
from syriatimeline.cli.listing import format_option, print_json, print_table
from syriatimeline.events import DISPUTE_KINDS, Dispute, Record
from syriatimeline.query import Timeline, load

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline disputes
  syriatimeline disputes --state open --kind scope
  syriatimeline disputes --article NV --format csv > disputes.csv
"""

#: The columns of the CSV, which has a row for each position.
COLUMNS = (
    "id", "kind", "state", "record", "title", "edtf", "position", "says", "claims", "articles",
    "resolution",
)  # fmt: skip


@click.command(name="disputes", epilog=_EPILOG)
@click.option(
    "--article", metavar="ID", multiple=True, help="This article takes part. Repeatable: any of."
)
@click.option(
    "--kind",
    type=click.Choice(DISPUTE_KINDS),
    multiple=True,
    help="On this. Repeatable: any of.",
)
@click.option("--state", type=click.Choice(["open", "resolved"]), help="Only these.")
@format_option
@under_option
@dataset_options
def command(
    article: tuple[str, ...],
    kind: tuple[str, ...],
    state: str | None,
    form: str,
    dataset: Path | None,
    layers: tuple[str, ...],
    ordered: bool,
    **options: Any,
) -> None:
    """Print the disputes: each position, and the claims that take it.

    Positions are never averaged. "show ID" prints the record of a dispute with all its claims.
    """
    said: tuple[str, ...] = options["under"]
    timeline = under(load(dataset, layers=layers, ordered=ordered), said)
    wanted = {found.id for name in article for found in timeline.articles.named(name)}
    disputes = [
        each
        for each in timeline.disputes.values()
        if (not article or not wanted.isdisjoint(_articles(each)))
        and (not kind or each.kind in kind)
        and state in (None, each.state)
    ]
    if form == "json":
        print_json(timeline, "disputes", [_plain(timeline, each) for each in disputes], said)
    elif form == "csv":
        from syriatimeline.query.csv_table import write_cells

        cells = (row for each in disputes for row in _cells(timeline, each))
        write_cells(sys.stdout, COLUMNS, cells)
    else:
        headings = ("Id", "On", "Event", "Positions")
        rows = [_row(timeline, each) for each in disputes]
        print_table(timeline, headings, rows, ("dispute", "disputes"), said)


def _record(timeline: Timeline[Any], dispute: Dispute) -> Record:
    found = timeline.find(dispute.record)
    if found is None:
        raise AssertionError(f"{dispute.id} is on {dispute.record}, which the dataset has not")
    return found


def _articles(dispute: Dispute, *positions: int) -> Iterator[str]:
    """The articles that take part, or take these positions, each once."""
    chosen = [dispute.positions[at] for at in positions] or dispute.positions
    found = (claim.article for position in chosen for claim in position.claims)
    yield from dict.fromkeys(article.id for article in found if article is not None)


def _cells(timeline: Timeline[Any], dispute: Dispute) -> Iterator[tuple[object, ...]]:
    record = _record(timeline, dispute)
    for at, position in enumerate(dispute.positions):
        yield (
            dispute.id, dispute.kind, dispute.state, record.id, record.title, record.when.edtf,
            at + 1, position.says, "; ".join(claim.id for claim in position.claims),
            "; ".join(_articles(dispute, at)), dispute.resolution,
        )  # fmt: skip


def _plain(timeline: Timeline[Any], dispute: Dispute) -> dict[str, Any]:
    record = _record(timeline, dispute)
    return {
        "id": dispute.id,
        "kind": dispute.kind,
        "state": dispute.state,
        "record": record.id,
        "title": record.title,
        "edtf": record.when.edtf,
        "positions": [
            {
                "says": position.says,
                "claims": [claim.id for claim in position.claims],
                "articles": list(_articles(dispute, at)),
            }
            for at, position in enumerate(dispute.positions)
        ],
        "resolution": dispute.resolution,
    }


def _row(timeline: Timeline[Any], dispute: Dispute) -> tuple[str, ...]:
    record = _record(timeline, dispute)
    positions = [
        f"- {position.says} [{', '.join(claim.id for claim in position.claims)}]"
        for position in dispute.positions
    ]
    if dispute.resolution:
        positions.append(f"= {dispute.resolution}")
    return (
        dispute.id,
        f"{dispute.kind}\n{dispute.state}",
        f"{record.title}\n{record.id} {record.when.label}",
        "\n".join(positions),
    )
