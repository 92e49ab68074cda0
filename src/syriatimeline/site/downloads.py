"""The tables of a dataset as files beside its pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syriatimeline.query import Timeline
from syriatimeline.query.columns import UNITS
from syriatimeline.query.csv_table import write_csv
from syriatimeline.site.holding import timeline_at

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["DOWNLOADS", "write_downloads"]

#: The folder of the tables, beside the pages.
DOWNLOADS = "data"


def write_downloads(app: Sphinx, error: Exception | None) -> None:
    """Write ``data/events.csv`` and the like into a site that was built; UTF-8 without a mark."""
    if error is not None or app.builder.format != "html":
        return
    place = app.config.syriatimeline_dataset
    timeline = timeline_at(str(Path(app.confdir) / place) if place else "")
    folder = Path(app.outdir) / DOWNLOADS
    folder.mkdir(exist_ok=True)
    for unit in UNITS:
        (folder / f"{unit}s.csv").write_text(_table(timeline, unit), "utf-8", newline="")


def _table(timeline: Timeline[Any], unit: Any) -> str:
    file = io.StringIO()
    held = timeline.situations.values() if unit in ("event", "claim") else ()
    write_csv(file, timeline, unit, held)
    return file.getvalue()
