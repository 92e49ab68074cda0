"""The figure of the page on charts, drawn anew with each build into ``_charts``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import syriatimeline
from syriatimeline.charts.files import rendered


def _draw(app: Sphinx) -> None:
    """Write the figure, unless it is there as it would be written: then nothing is built anew."""
    timeline = syriatimeline.load().where(during="2024-12", certainty="certain")
    chart = timeline.chart(over="2024-12-01/2024-12-14", title="What surely was in December 2024")
    content = rendered(chart, ".svg")
    path = Path(app.srcdir, "_charts", "december.svg")
    path.parent.mkdir(exist_ok=True)
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def setup(app: Sphinx) -> dict[str, Any]:
    """Draw before the pages are read."""
    app.connect("builder-inited", _draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
