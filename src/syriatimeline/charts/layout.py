"""Layout: lanes one below the other, and in each the rows that its items need."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from syriatimeline.calendar import When
from syriatimeline.charts.drawing import LABELLED, Drawing
from syriatimeline.charts.items import Item, item_of, values_of
from syriatimeline.charts.labels import lines_of
from syriatimeline.charts.lanes import lane_order, lanes_of
from syriatimeline.charts.scale import Scale
from syriatimeline.charts.signs import ASKED
from syriatimeline.charts.stacking import stacked
from syriatimeline.events import Record, Situation

__all__ = ["Lane", "Layout", "laid_out"]

#: The height of a row with a title above its bar, and without; of a bar; of a line of a name.
TALL, FLAT, BAR, LINE = 31.0, 13.0, 9.0, 14.0
#: What is left free above and below the rows of a lane, and between two bars of a row.
MARGIN, GAP = 5.0, 9.0
#: The most characters of a line in the name of a lane.
NAME = 24


@frozen
class Lane:
    """A lane with its name in lines, from ``top`` to ``bottom`` in pixels."""

    lines: tuple[str, ...]
    top: float
    bottom: float
    situations: bool = False


@frozen
class Layout:
    """What is drawn, with every place.

    Attributes:
        scale: Where days stand.
        lanes: From top to bottom.
        rows: The table of the chart: a row for each record in each lane.
        height: In pixels.
        labelled: Whether titles are drawn.
        dated: Whether anything has a date.
        beyond: Whether anything is drawn in the margin before the axis, and after it.
    """

    scale: Scale
    lanes: tuple[Lane, ...]
    rows: tuple[dict[str, Any], ...]
    height: float
    labelled: bool
    dated: bool
    beyond: tuple[bool, bool]


def laid_out(drawing: Drawing) -> Layout:
    """The lanes of a drawing, with its records in rows."""
    scale = Scale(drawing.axis, drawing.width)
    held = _held(drawing)
    labelled = sum(map(len, held.values())) <= LABELLED
    pitch = TALL if labelled else FLAT
    lanes: list[Lane] = []
    rows: list[dict[str, Any]] = []
    top = 0.0
    for name, records in held.items():
        items = [item_of(each, scale, drawing.language, labelled) for each in records]
        at = stacked((item.stretch for item in items), GAP)
        lines = _name(name, len(records))
        needed = max((max(at) + 1) * pitch, len(lines) * LINE)
        lane = Lane(lines, top, top + needed + 2 * MARGIN, isinstance(records[0], Situation))
        rows += [
            values_of(item, scale, drawing.language)
            | {"lane": name, "asked": _asked(drawing, item.record)}
            | _heights(item, top + MARGIN + row * pitch, pitch)
            for item, row in zip(items, at, strict=True)
        ]
        lanes.append(lane)
        top = lane.bottom
    dated = any(_dated(each.when) for each in drawing.records)
    beyond = _reach(drawing, scale) if dated else (False, False)
    return Layout(scale, tuple(lanes), tuple(rows), top, labelled, dated, beyond)


def _reach(drawing: Drawing, scale: Scale) -> tuple[bool, bool]:
    """Whether any bar runs into the margin before the axis, and into that after it."""
    held = [each.when.possible for each in drawing.records]
    return (
        any(days.first is None or scale.beyond(days)[0] for days in held),
        any(days.last is None or scale.beyond(days)[1] for days in held),
    )


def _asked(drawing: Drawing, record: Record) -> str:
    """How surely a record fits the time that was asked for; empty where none was."""
    found = drawing.certainties.get(record.id)
    return "" if found is None else ASKED[found]


def _dated(when: When) -> bool:
    stretches = (when.possible, when.certain)
    return any(each is not None and (each.first or each.last) for each in stretches)


def _held(drawing: Drawing) -> dict[str, list[Record]]:
    """The records of each lane, the lanes in their order."""
    held: dict[str, list[Record]] = {}
    for record in drawing.records:
        for lane in lanes_of(record, drawing.by, drawing.language):
            held.setdefault(lane, []).append(record)
    order = sorted(held, key=lambda lane: lane_order(drawing.by, lane, held[lane]))
    return {lane: held[lane] for lane in order}


def _name(name: str, count: int) -> tuple[str, ...]:
    return tuple(lines_of(f"{name} ({count})", NAME)) if name else ("",)


def _heights(item: Item, top: float, pitch: float) -> dict[str, float]:
    """The heights of a bar, of its middle, of its title, and of the row."""
    bar = top + pitch - BAR - 3
    return {
        "top": bar,
        "bottom": bar + BAR,
        "middle": bar + BAR / 2,
        # What fades out covers the outline too.
        "fade_top": bar - 1,
        "fade_bottom": bar + BAR + 1,
        "label_y": top + 8 if item.title.words else bar + BAR / 2,
        "row_top": top,
        "row_bottom": top + pitch,
    }
