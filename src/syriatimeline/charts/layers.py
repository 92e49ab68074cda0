"""Layers: the marks of a chart in Altair, drawn from one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import altair as alt

from syriatimeline.charts.signs import PAPER, SIGNS, TEXT
from syriatimeline.events.wording import plain

__all__ = ["marks"]

_SCALE = alt.Scale(
    domain=[plain(name) for name in SIGNS], range=[sign.colour for sign in SIGNS.values()]
)
_COLOUR = alt.Color("standing:N", scale=_SCALE, legend=None)


def _y(field: str) -> alt.Y:
    # The axis, which one layer has for all, names the lanes.
    return alt.Y(f"{field}:Q", title=None)


def _bar(chart: alt.Chart, start: str, end: str, form: str, **mark: Any) -> alt.Chart:
    """Bars between two fields, in the colour of their standing."""
    bars: alt.Chart = chart.mark_rect(cornerRadius=1.5, strokeWidth=1, aria=False, **mark).encode(
        x=alt.X(f"{start}:{form}", title=None),
        x2=f"{end}:{form}",
        y=_y("top"),
        y2="bottom:Q",
        color=_COLOUR,
        stroke=alt.Stroke("standing:N", scale=_SCALE, legend=None),
    )
    return bars


def marks(chart: alt.Chart, form: Literal["T", "Q"]) -> Iterator[alt.Chart]:
    """The marks of a table, from below to above.

    Args:
        chart: A chart of the table.
        form: Of its moments: T (time), or Q (pixels, in a legend).
    """
    filled = alt.datum.filled
    stretch = chart.transform_filter(alt.datum.drawn_as == "bar")
    sure = stretch.transform_filter(alt.expr.isValid(alt.datum.sure_from))
    possible = {"strokeDash": [3, 2]}
    yield _bar(stretch.transform_filter(filled), "from", "to", form, fillOpacity=0.27, **possible)
    yield _bar(stretch.transform_filter(~filled), "from", "to", form, fillOpacity=0, **possible)
    yield _bar(sure.transform_filter(filled), "sure_from", "sure_to", form, fillOpacity=1)
    yield _bar(sure.transform_filter(~filled), "sure_from", "sure_to", form, fillOpacity=0)
    yield _drawn(chart, form)
    yield from _ends(chart, form)
    yield from _days(chart, form)
    yield from _words(chart, form)


def _drawn(chart: alt.Chart, form: str) -> alt.Chart:
    """Where a convention draws what is not sure: a line across the bar."""
    lines: alt.Chart = (
        chart.transform_filter(alt.expr.isValid(alt.datum.drawn))
        .mark_rule(strokeWidth=2, aria=False)
        .encode(x=alt.X(f"drawn:{form}", title=None), y=_y("top"), y2="bottom:Q", color=_COLOUR)
    )
    return lines


def _ends(chart: alt.Chart, form: str) -> Iterator[alt.Chart]:
    """Bars that fade where they have no end, with an arrow or a question mark."""
    for end, side in (("earliest", "left"), ("latest", "right")):
        fades = chart.transform_filter(alt.expr.isValid(alt.datum[f"mark_{side}"]))
        x = alt.X(f"mark_{side}:{form}", title=None)
        yield fades.mark_rect(aria=False, color=_fading(side == "left")).encode(
            x=alt.X(f"fade_{side}:{form}", title=None),
            x2=f"fade_{side}_to:{form}",
            y=_y("fade_top"),
            y2="fade_bottom:Q",
        )
        yield (
            fades.transform_filter(alt.datum[end] == "open")
            .mark_point(shape=f"triangle-{side}", filled=True, size=75, opacity=1, aria=False)
            .encode(x=x, y=_y("middle"), color=_COLOUR)
        )
        yield (
            fades.transform_filter(alt.datum[end] == "unknown")
            .mark_text(text="?", fontSize=13, fontWeight="bold", baseline="middle", aria=False)
            .encode(x=x, y=_y("middle"), color=_COLOUR)
        )


def _fading(solid: bool) -> alt.LinearGradient:
    """From paper to nothing, along a bar; ``solid``: whether its first end is paper."""
    clear = "rgba(255,255,255,0)"
    first, last = (PAPER, clear) if solid else (clear, PAPER)
    stops = [alt.GradientStop(color=first, offset=0), alt.GradientStop(color=last, offset=1)]
    return alt.LinearGradient(gradient="linear", stops=stops, x1=0, x2=1, y1=0, y2=0)


def _days(chart: alt.Chart, form: str) -> Iterator[alt.Chart]:
    """Known days: a point, hollow where it is not sure or no fact."""
    day = chart.transform_filter(alt.datum.drawn_as == "day")
    solid = alt.datum.filled & alt.datum.sure_day
    place = {"x": alt.X(f"day:{form}", title=None), "y": _y("middle"), "color": _COLOUR}
    point: dict[str, Any] = {"shape": "circle", "size": 85, "opacity": 1, "aria": False}
    yield day.transform_filter(solid).mark_point(filled=True, **point).encode(**place)
    yield day.transform_filter(~solid).mark_point(strokeWidth=2, **point).encode(**place)


def _words(chart: alt.Chart, form: str) -> Iterator[alt.Chart]:
    """Badges and titles; what was withdrawn is struck out."""
    text: dict[str, Any] = {"align": "left", "baseline": "middle", "aria": False}
    yield chart.mark_text(fontSize=11, fontWeight="bold", **text).encode(
        x=alt.X(f"badge_at:{form}", title=None), y=_y("label_y"), text="badge:N", color=_COLOUR
    )
    for actual, style in ((True, "normal"), (False, "italic")):
        # A title ends at its badge where it stands left of it.
        for side, align, at in (("right", "left", "label_from"), ("left", "right", "label_to")):
            yield (
                chart.transform_filter(alt.datum.filled == actual)
                .transform_filter(alt.datum.label_side == side)
                .mark_text(fontSize=11, fontStyle=style, color=TEXT, **(text | {"align": align}))
                .encode(x=alt.X(f"{at}:{form}", title=None), y=_y("label_y"), text="label:N")
            )
    yield (
        chart.transform_filter(alt.datum.standing == "withdrawn")
        .mark_rule(strokeWidth=1.2, aria=False)
        .encode(
            x=alt.X(f"struck_from:{form}", title=None),
            x2=f"struck_to:{form}",
            y=_y("label_y"),
            color=_COLOUR,
        )
    )
