"""``syriatimeline errata``: what the sources get wrong, as a table, JSON or CSV."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from syriatimeline.cli.filters import dataset_options
from syriatimeline.cli.listing import format_option, print_json, print_table
from syriatimeline.events import ERROR_KINDS, SourceError
from syriatimeline.query import Timeline, load

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline errata
  syriatimeline errata --kind wrong-date --kind wrong-name
  syriatimeline errata --article online.ua --format csv > errata.csv
"""

#: The columns of the CSV.
COLUMNS = (
    "id", "kind", "article", "publisher", "start", "end", "quote", "says", "should_be",
    "evidence", "why", "effect",
)  # fmt: skip


@click.command(name="errata", epilog=_EPILOG)
@click.option("--article", metavar="ID", multiple=True, help="In this article. Repeatable: any of.")
@click.option(
    "--kind",
    type=click.Choice(ERROR_KINDS),
    multiple=True,
    help="Of this kind. Repeatable: any of.",
)
@format_option
@dataset_options
def command(
    article: tuple[str, ...],
    kind: tuple[str, ...],
    form: str,
    dataset: Path | None,
    layers: tuple[str, ...],
    ordered: bool,
) -> None:
    """Print the errors of the sources: what they say, what it should be, and why.

    Nothing of it is mended in the quotes. "show ID" prints one with its evidence.
    """
    timeline = load(dataset, layers=layers, ordered=ordered)
    errors = _chosen(timeline, article, kind)
    if form == "json":
        print_json(timeline, "errata", [_plain(error) for error in errors])
    elif form == "csv":
        from syriatimeline.query.csv_table import write_cells

        write_cells(sys.stdout, COLUMNS, map(_cells, errors))
    else:
        headings = ("Id", "Kind", "Words", "Should be", "Because")
        rows = [_row(error) for error in errors]
        print_table(timeline, headings, rows, ("source error", "source errors"))


def _chosen(
    timeline: Timeline[Any], article: tuple[str, ...], kind: tuple[str, ...]
) -> list[SourceError]:
    wanted = {found.id for name in article for found in timeline.articles.named(name)}
    return [
        error
        for error in timeline.errata.values()
        if (not article or error.quote.article.id in wanted) and (not kind or error.kind in kind)
    ]


def _cells(error: SourceError) -> tuple[object, ...]:
    quote = error.quote
    return (
        error.id, error.kind, quote.article.id, quote.article.publisher, quote.start, quote.end,
        quote.exact, error.says, error.should_be, "; ".join(error.evidence), error.why,
        error.effect,
    )  # fmt: skip


def _plain(error: SourceError) -> dict[str, Any]:
    plain = dict(zip(COLUMNS, _cells(error), strict=True)) | {"evidence": list(error.evidence)}
    provenance = [str(each) for each in error.provenance]
    return plain | ({"provenance": provenance} if provenance else {})


def _row(error: SourceError) -> tuple[str, ...]:
    # A build without quotes has where the words stand and not the words.
    words = f"“{error.quote.exact}”" if error.quote.exact else f"says {error.says}"
    where = f"{error.quote.article.publisher}, {error.quote.article.id}"
    return error.id, error.kind, f"{words}\n{where}", error.should_be or "(open)", error.why
