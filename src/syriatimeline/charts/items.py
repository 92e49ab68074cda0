"""Items: a record in a lane, with the pixels that it takes."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from syriatimeline.calendar import Bound, Interval
from syriatimeline.charts.labels import one_line
from syriatimeline.charts.lanes import name_in
from syriatimeline.charts.sayings import link_of, open_in, said_of
from syriatimeline.charts.scale import Scale
from syriatimeline.charts.signs import SIGNS
from syriatimeline.charts.titles import Title, title_of
from syriatimeline.events import Record

__all__ = ["Item", "item_of", "values_of"]

#: The width in which a bar fades where it has no end, and how far in the mark of that end stands.
FADE, MARK = 46.0, 7.0


@frozen
class Item:
    """A record as it is drawn, apart from its height.

    Attributes:
        record: The record.
        title: Its badge, and the words beside it.
        bar: Where its possible days begin and end, in pixels.
        sure: Where its sure days do.
        drawn: Where the middle of the days is at which a convention draws it.
    """

    record: Record
    title: Title
    bar: tuple[float, float]
    sure: tuple[float, float] | None
    drawn: float | None

    @property
    def stretch(self) -> tuple[float, float]:
        """The pixels that it takes, with its label."""
        left, right = self.title.stretch
        return min(self.bar[0], left), max(self.bar[1], right)

    @property
    def is_day(self) -> bool:
        """Whether one known day is all that it may be."""
        return self.record.when.known_day is not None


def item_of(record: Record, scale: Scale, language: str, labelled: bool) -> Item:
    """A record on a scale."""
    when = record.when
    bar = scale.stretch(when.possible)
    beyond = any(scale.beyond(when.possible)) or not scale.shows(when.possible)
    title = title_of(record, bar[0], scale.width, language, labelled=labelled, beyond=beyond)
    drawn = when.drawn if when.certain is None and bar[1] - bar[0] > scale.width / 20 else None
    return Item(
        record,
        title,
        bar,
        None if when.certain is None else scale.stretch(when.certain),
        None if drawn is None else sum(scale.stretch(drawn, 0)) / 2,
    )


def values_of(item: Item, scale: Scale, language: str) -> dict[str, Any]:
    """What the table of a chart holds of an item, apart from its lane and height."""
    record, when = item.record, item.record.when
    left, right = item.bar
    title, said = name_in(record.titles, language), said_of(record)
    return {
        "id": record.id,
        "title": one_line(title),
        **said,
        # What a screen reader says.
        "description": "; ".join(
            (one_line(title), said["date"], said["standing"], *open_in(record))
        ),
        "url": link_of(record),
        "badge": SIGNS[record.standing].badge,
        "label": item.title.words,
        "label_side": item.title.side,
        "mode": record.mode,
        "edtf": when.edtf,
        **_ends("earliest", "latest", when.possible),
        **_ends("certain_from", "certain_to", when.certain),
        "filled": record.mode == "actual",
        "sure_day": when.certain is not None,
        "drawn_as": "day" if item.is_day else "bar",
        "widened": scale.widens(when.possible),
        "day": scale.moment((left + right) / 2) if item.is_day else None,
        "from": scale.moment(left),
        "to": scale.moment(right),
        "sure_from": None if item.sure is None else scale.moment(item.sure[0]),
        "sure_to": None if item.sure is None else scale.moment(item.sure[1]),
        "drawn": None if item.drawn is None else scale.moment(item.drawn),
        **_fades(when.possible, scale),
        "badge_at": scale.moment(item.title.badge_at),
        "label_from": scale.moment(item.title.span[0]),
        "label_to": scale.moment(item.title.span[1]),
        "struck_from": scale.moment(item.title.stretch[0]),
        "struck_to": scale.moment(item.title.stretch[1]),
        "left": scale.moment(item.stretch[0]),
        "right": scale.moment(item.stretch[1]),
    }


def _fades(days: Interval, scale: Scale) -> dict[str, int | None]:
    """Where a bar fades at an end that is no date, and where the mark of that end stands."""
    found: dict[str, int | None] = {}
    for side, end, edge, sign in (
        ("left", days.first, 0, 1),
        ("right", days.last, scale.width, -1),
    ):
        # From left to right on both sides, with the outline of the bar.
        places = sorted((edge - sign * 2, edge + sign * FADE))
        for name, pixel in (("fade", places[0]), ("mark", edge + sign * MARK)):
            found[f"{name}_{side}"] = None if end is not None else scale.moment(pixel)
        found[f"fade_{side}_to"] = None if end is not None else scale.moment(places[1])
    return found


def _ends(start: str, end: str, days: Interval | None) -> dict[str, str | None]:
    """The ends of days: a date in ISO 8601, ``open`` or ``unknown``; None where none is sure."""
    if days is None:
        return {start: None, end: None}
    return {start: _end(days.start), end: _end(days.end)}


def _end(end: Any) -> str:
    return str(end.value) if isinstance(end, Bound) else str(end.isoformat())
