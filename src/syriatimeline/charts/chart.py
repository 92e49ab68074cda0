"""The chart: title, lanes under an axis, and the legend, as an Altair chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from syriatimeline.charts.counts import DATA as COUNTS
from syriatimeline.charts.counts import Counted, counts_of
from syriatimeline.charts.drawing import LABELLED, Drawing
from syriatimeline.charts.labels import lines_of
from syriatimeline.charts.layout import laid_out
from syriatimeline.charts.legend import DATA as LEGEND
from syriatimeline.charts.legend import legend_of
from syriatimeline.charts.scale import Scale
from syriatimeline.charts.signs import PAPER, TEXT
from syriatimeline.charts.view import DATA as EVENTS
from syriatimeline.charts.view import NO_DATE, view_of

__all__ = ["chart_of"]

#: Fonts of one width, so that titles take the room that is reckoned for them.
_FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
#: The menu offers files, and does not send the data to an editor elsewhere; links open beside.
_EMBEDDED = {
    "actions": {"export": True, "source": False, "compiled": False, "editor": False},
    "loader": {"target": "_blank", "rel": "noopener noreferrer"},
}
#: The width of a character of the title and of a line below it, in pixels.
_LARGE, _SMALL = 8.0, 6.0


def chart_of(drawing: Drawing, counted: Sequence[Counted] | None = None) -> alt.VConcatChart:
    """A drawing as a chart that can be styled further.

    Args:
        drawing: What it shows.
        counted: Counts of its events, drawn in place of each of them; none where nothing is dated.
    """
    parts: list[alt.LayerChart]
    subtitle = drawing.subtitle
    tables: dict[str, list[dict[str, Any]]] = {}
    if counted:
        counts, tables[COUNTS] = counts_of(counted, Scale(drawing.axis, drawing.width))
        parts = [counts]
    elif counted is not None:
        parts = [_said(NO_DATE, drawing.width)]
    elif not drawing.records:
        parts = [_said("no event", drawing.width)]
    else:
        layout = laid_out(drawing)
        if not layout.labelled:
            subtitle += (f"Of more than {LABELLED} bars only the tooltips tell the titles.",)
        legend, tables[LEGEND] = legend_of(layout)
        parts, tables[EVENTS] = [view_of(layout), legend], list(layout.rows)
    chart: alt.VConcatChart = (
        alt.vconcat(*parts, spacing=14)
        .resolve_scale(x="independent", y="independent", color="independent")
        .properties(
            title=_title(drawing, subtitle),
            datasets=tables,
            background=PAPER,
            padding=12,
            description=" ".join((drawing.title, *subtitle)),
            usermeta={"embedOptions": _EMBEDDED},
        )
        .configure(font=_FONT, view=alt.ViewConfig(stroke=None))
    )
    return chart


def _title(drawing: Drawing, subtitle: Sequence[str]) -> alt.TitleParams:
    return alt.TitleParams(
        text=lines_of(drawing.title, int(drawing.width / _LARGE)),
        subtitle=[
            line for part in subtitle for line in lines_of(part, int(drawing.width / _SMALL))
        ],
        anchor="start",
        align="left",
        fontSize=15,
        subtitleFontSize=11,
        subtitleColor="#565a60",
        color=TEXT,
        offset=14,
    )


def _said(words: str, width: int) -> alt.LayerChart:
    """A chart that only says something."""
    text = alt.Chart(alt.InlineData(values=[{}])).mark_text(
        text=words, fontSize=14, color=TEXT, align="left"
    )
    placed = text.encode(x=alt.value(0), y=alt.value(16))
    return alt.LayerChart(layer=[placed], width=width, height=32)
