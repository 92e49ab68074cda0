"""View: the main part of a chart: axis, lanes, marks, and what the pointer finds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import altair as alt

from syriatimeline.charts.axis import Tick
from syriatimeline.charts.layers import marks
from syriatimeline.charts.layout import LINE, MARGIN, Layout
from syriatimeline.charts.scale import DAY, Scale
from syriatimeline.charts.signs import RULE, TEXT, TINT, ZONE

__all__ = ["DATA", "NO_DATE", "time_axis", "view_of"]

#: What stands on an axis without days.
NO_DATE = "no event here has a date"
#: The name of the table of events.
DATA = "events"
#: What a tooltip shows: the heading of a line, and the column. ``title`` is shown as a heading.
_TOOLTIP = {
    "title": "title",
    "When": "date",
    "Asked for": "asked",
    "What": "kind",
    "Standing": "standing",
    "Sources differ on": "differ",
    "Says so": "says",
    "Quote": "quote",
    "In English": "gloss",
    "Source": "source",
    "Record": "id",
}


def view_of(layout: Layout) -> alt.LayerChart:
    """The lanes of a layout under its axis, drawn from the table :data:`DATA`."""
    table = alt.Chart(alt.NamedData(name=DATA))
    found = [*_under(layout), *marks(table, "T"), *_over(layout), *_pointed(table, _told(layout))]
    return alt.LayerChart(layer=found, width=layout.scale.width, height=layout.height)


def _under(layout: Layout) -> Iterator[alt.Chart]:
    """Lines at the ticks and between the lanes; they carry the axes."""
    scale = layout.scale
    ticks = [{"at": scale.moment(each.at * scale.width / 100)} for each in scale.ticks]
    ticks = ticks if layout.dated else []
    yield (
        _drawn(ticks)
        .mark_rule(color=RULE, aria=False)
        .encode(x=time_axis(scale, layout.beyond, dated=layout.dated))
    )
    yield (
        _drawn({"at": lane.bottom} for lane in layout.lanes)
        .mark_rule(color=RULE, aria=False)
        .encode(y=_lane_axis(layout))
    )


def time_axis(
    scale: Scale, beyond: tuple[bool, bool], field: str = "at", *, dated: bool = True
) -> alt.X:
    """The axis of a scale above its lanes, with a name for what lies beyond it.

    Args:
        scale: Its days.
        beyond: Whether anything lies before them, and after them.
        field: The column with the moments of a bar.
        dated: Whether any event has a date; else no day is named.
    """
    first, last = scale.linear
    # The name of a day stands above its middle, that of a month or year where it begins.
    shift = DAY // 2 if scale.by_days else 0
    names = {
        scale.moment(at * scale.width / 100) + shift: words for at, words in _named(scale.ticks)
    }
    if not dated:
        names = {scale.moment(scale.width / 2): [NO_DATE, ""]}
    if beyond[0]:
        names[scale.moment(first / 2)] = ["earlier,", "not to scale"]
    if beyond[1]:
        names[scale.moment((last + scale.width) / 2)] = ["later", ""]
    return alt.X(
        f"{field}:T",
        scale=alt.Scale(type="utc", domain=list(scale.domain), nice=False),
        axis=alt.Axis(
            orient="top",
            title=None,
            values=list(names),
            # Of more values than this every second one would be left out.
            tickCount=len(names),
            labelExpr=_lookup(names),
            labelColor=TEXT,
            labelOverlap=False,
            # Lines run down from the first, which needs room for the second.
            labelPadding=17,
            grid=False,
            ticks=False,
            domainColor=RULE,
        ),
    )


def _named(ticks: Iterable[Tick]) -> Iterator[tuple[float, list[str]]]:
    """The words of each tick; the wider unit stands where it begins, and at the first."""
    before = ""
    for tick in ticks:
        new = tick.year not in (before, tick.label)
        before = tick.year
        year = tick.year if len(tick.year) >= 4 else f"year {tick.year}"
        yield tick.at, [tick.label, year if new else ""]


def _lookup(names: Mapping[int, list[str]]) -> str:
    """An expression that gives an axis its labels, each in lines."""
    table = json.dumps({str(at): words for at, words in names.items()}, ensure_ascii=False)
    return f"{table}[toString(toNumber(datum.value))]"


def _lane_axis(layout: Layout) -> alt.Y:
    names = {round(lane.top + MARGIN): list(lane.lines) for lane in layout.lanes}
    return alt.Y(
        "at:Q",
        scale=alt.Scale(domain=[layout.height, 0], nice=False, zero=False),
        axis=alt.Axis(
            title=None,
            values=list(names),
            # Of more values than this every second one would be left out.
            tickCount=len(names),
            labelExpr=_lookup(names),
            labelColor=TEXT,
            labelBaseline="top",
            labelLineHeight=LINE,
            labelFontSize=11,
            labelFontWeight="bold",
            labelOverlap=False,
            labelLimit=0,
            labelPadding=8,
            grid=False,
            ticks=False,
            domain=False,
        ),
    )


def _over(layout: Layout) -> Iterator[alt.Chart]:
    """What is laid over bars: a tint on the lanes of situations, grey where no scale holds."""
    tinted = [{"at": lane.top, "to": lane.bottom} for lane in layout.lanes if lane.situations]
    if tinted:
        y = alt.Y("at:Q", title=None)
        yield _drawn(tinted).mark_rect(color=TINT, aria=False).encode(y=y, y2="to:Q")
    first, last = layout.scale.linear
    width = layout.scale.width
    for there, start, end in zip(layout.beyond, (0, last), (first, width), strict=True):
        if there:
            zone = _drawn([{}]).mark_rect(color=ZONE, aria=False)
            yield zone.encode(x=alt.value(start), x2=alt.value(end))
            inner = alt.value(first if end == first else last)
            yield _drawn([{}]).mark_rule(color="#8b929a", strokeDash=[2, 3]).encode(x=inner)


def _told(layout: Layout) -> list[alt.Tooltip]:
    """The lines of a tooltip; no time asked for and no dispute, no line."""
    kept = {key for key in ("asked", "differ") if any(row[key] for row in layout.rows)}
    return [
        alt.Tooltip(f"{key}:N", title=name)
        for name, key in _TOOLTIP.items()
        if key in kept or key not in ("asked", "differ")
    ]


def _pointed(table: alt.Chart, told: list[alt.Tooltip]) -> Iterator[alt.Chart]:
    """What the pointer finds in place of a record: its tooltip, and the link if it has one."""
    linked = alt.expr.isValid(alt.datum.url)
    for chosen, channels in ((linked, {"href": alt.Href("url:N")}), (~linked, {})):
        yield (
            table.transform_filter(chosen)
            .mark_rect(fillOpacity=0, color="#ffffff")
            .encode(
                x=alt.X("left:T", title=None),
                x2="right:T",
                y=alt.Y("row_top:Q", title=None),
                y2="row_bottom:Q",
                tooltip=told,
                description=alt.Description("description:N"),
                **channels,
            )
        )


def _drawn(values: Iterable[Mapping[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[dict(each) for each in values]))
