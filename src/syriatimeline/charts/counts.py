"""Counts: bars for each month or year, where there are too many events to draw each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import altair as alt

from syriatimeline.calendar import Certainty, Interval
from syriatimeline.charts.scale import DAY, Scale, moment_of
from syriatimeline.charts.signs import ASKED, PAPER, RULE, SIGNS, TEXT
from syriatimeline.charts.view import time_axis

__all__ = ["DATA", "MOST", "Counted", "counts_of"]

#: The name of the table of counts.
DATA = "counts"
#: More events than these are counted, not drawn.
MOST = 1000
#: The height of the bars, in pixels.
HEIGHT = 260
#: The two answers, from below to above.
_SURE, _POSSIBLE = ASKED[Certainty.CERTAIN], ASKED[Certainty.POSSIBLE]


class Counted(Protocol):
    """How many events a month or year holds, as ``Timeline.count_by`` tells it."""

    @property
    def period(self) -> str:
        """Its name."""

    @property
    def days(self) -> Interval:
        """Its days."""

    @property
    def certain(self) -> int:
        """How many events surely held on one of them."""

    @property
    def possible(self) -> int:
        """How many more may have."""


def counts_of(
    counted: Iterable[Counted], scale: Scale
) -> tuple[alt.LayerChart, list[dict[str, Any]]]:
    """Stacked bars: what was surely then below, what may have been above; and their table."""
    values = [row for each in counted for row in _rows(each)]
    colour = SIGNS["several-origins"].colour
    table = alt.Chart(alt.NamedData(name=DATA))
    bars = table.mark_rect(strokeWidth=0.6, stroke=PAPER).encode(
        x=time_axis(scale, (False, False), "from"),
        x2="to:T",
        y=alt.Y("low:Q", title="events", axis=alt.Axis(gridColor=RULE, labelColor=TEXT)),
        y2="high:Q",
        color=alt.value(colour),
        fillOpacity=alt.FillOpacity(
            "answer:N",
            scale=alt.Scale(domain=[_SURE, _POSSIBLE], range=[1, 0.27]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("period:N", title="title"),
            alt.Tooltip("answer:N", title="Events"),
            alt.Tooltip("events:Q", title="How many"),
        ],
    )
    return alt.LayerChart(layer=[bars], width=scale.width, height=HEIGHT), values


def _rows(each: Counted) -> list[dict[str, Any]]:
    first, last = each.days.first, each.days.last
    assert first is not None
    assert last is not None
    low = 0
    found = []
    for answer, events in ((_SURE, each.certain), (_POSSIBLE, each.possible)):
        if events:
            found.append(
                {
                    "period": each.period,
                    "answer": answer,
                    "events": events,
                    "from": moment_of(first),
                    "to": moment_of(last) + DAY,
                    "low": low,
                    "high": low + events,
                }
            )
        low += events
    return found
