"""``syriatimeline chart``: the timeline as a picture, or as a page that needs no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from syriatimeline.charts import LANES
from syriatimeline.charts.files import ending_of, rendered
from syriatimeline.cli.filters import (
    dataset_options,
    filter_options,
    filtered,
    in_words,
    under,
    under_option,
)
from syriatimeline.export.placing import put
from syriatimeline.query import Timeline, load
from syriatimeline.query.drawing import beyond
from syriatimeline.query.spans import span_of

__all__ = ["command"]

#: One lane for all.
NO_LANES = "none"

_EPILOG = """\b
Exit code: 0 written, 2 nothing written.
Examples:
  syriatimeline chart -o timeline.html
  syriatimeline chart --during 2024-12 --lanes actor -o december.svg
  syriatimeline chart --actor Russia --situations --language ru -o russia.png
"""


@click.command(name="chart", epilog=_EPILOG)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="Where to; .html (with tooltips), .svg or .png.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option(
    "--lanes",
    type=click.Choice([*LANES, NO_LANES]),
    default="kind",
    show_default=True,
    help="What makes a lane.",
)
@click.option(
    "--situations",
    is_flag=True,
    help="Draw the situations of the time shown too, below the events.",
)
@click.option(
    "--over", metavar="TIME", help="The time that the axis shows; without it, that of --during."
)
@click.option(
    "--width", type=int, default=760, show_default=True, metavar="N", help="Pixels of the axis."
)
@click.option(
    "--language",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="Of titles and names.",
)
@click.option("--title", default="", metavar="WORDS", help="Its title; else the filters.")
@filter_options
@under_option
@dataset_options
def command(
    output: Path,
    force: bool,
    lanes: Any,
    situations: bool,
    over: str | None,
    width: int,
    language: Any,
    title: str,
    dataset: Path | None,
    **options: Any,
) -> None:
    """Draw the timeline, or the part that the filters leave.

    Sure days are solid, possible days pale; below stands what each sign means. The file needs no
    network, neither when it is written nor when it is looked at.
    """
    ending = ending_of(output)
    whole = load(dataset, layers=options.pop("layers"), ordered=options.pop("ordered"))
    said = in_words(options)
    read = under(whole, options.pop("under"))
    asked = over or _two_ended(read, options["during"])
    timeline = filtered(read, options)
    chart = timeline.chart(
        None if lanes == NO_LANES else lanes,
        situations=situations,
        over=asked,
        width=width,
        language=language,
        title=title or (f"{timeline.dataset.edition.name}: {said}" if said else ""),
    )
    content = rendered(chart, ending)
    put(output, lambda beside: _write(beside, content), force=force)
    click.echo(f"wrote {output}: {timeline.split}", err=True)
    if asked and (outside := beyond(timeline, span_of(asked, "over", read.find).possible)):
        click.echo(outside, err=True)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _two_ended(timeline: Timeline[Any], during: str | None) -> str | None:
    """The time asked for, if an axis can show it from end to end."""
    if during is None:
        return None
    return during if span_of(during, "during", timeline.find).possible.bounded else None
