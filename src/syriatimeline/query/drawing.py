"""Timelines as charts; Altair is an extra and imported only here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from syriatimeline.calendar import Interval, When
from syriatimeline.charts import LANES, Drawing
from syriatimeline.charts.axis import Axis, axis_of
from syriatimeline.dataset.counted import counted
from syriatimeline.errors import MissingExtraError, QueryError
from syriatimeline.query.arrange import order_of
from syriatimeline.query.choices import check_choice, check_flag
from syriatimeline.query.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from syriatimeline.events import Situation
    from syriatimeline.query.counts import Count, Period

__all__ = ["beyond", "chart"]

#: The least and the largest width in pixels; and from how many days on years are counted.
NARROW, WIDE, LONG = 200, 10_000, 20_000
#: Lanes of which an event may have several.
_SEVERAL = ("actor", "place", "article")
LANGUAGES = ("en", "ru")


def chart(
    timeline: Timeline[Any],
    by: str | None,
    *,
    situations: bool,
    over: When | None,
    width: int,
    language: str,
    title: str,
) -> alt.VConcatChart:
    """A chart of a timeline; see :meth:`Timeline.chart`.

    Raises:
        MissingExtraError: Altair is not installed.
        QueryError: A value cannot be meant.
    """
    if by is not None:
        check_choice("by", by, LANES)
    check_choice("language", language, LANGUAGES)
    check_flag("situations", situations)
    if isinstance(width, bool) or not isinstance(width, int) or not NARROW <= width <= WIDE:
        raise QueryError(f"width={width!r} is no number of pixels from {NARROW} to {WIDE}")
    held = _held(timeline, over) if situations else []
    try:
        from syriatimeline.charts.chart import chart_of
        from syriatimeline.charts.counts import MOST
    except ImportError as error:
        raise MissingExtraError("chart", "plot") from error
    months = _counted(timeline, over) if len(timeline) > MOST else None
    axis = _axis(timeline, held, over)
    if months:
        # The counts are of the whole time, from the first bound to the last.
        axis = Axis(*(_bounds(months)))
    drawing = Drawing(
        tuple(timeline),
        tuple(held),
        axis,
        by,
        width,
        language,
        title or f"{timeline.dataset.edition.name}: events over time",
        tuple(_subtitle(timeline, by, held, axis, months is not None)),
        {event.id: found for event in timeline if (found := timeline.certainty_of(event))},
    )
    return chart_of(drawing, months)


def _held(timeline: Timeline[Any], over: When | None) -> list[Situation]:
    """The situations; those that may have held on the axis, where one is asked for."""
    return [
        each
        for each in sorted(timeline.situations.values(), key=order_of)
        if over is None or each.when.possible.intersects(over.possible)
    ]


def beyond(timeline: Timeline[Any], days: Interval) -> str:
    """How many events have no possible day on an axis, as a sentence; empty if none.

    >>> import syriatimeline as st
    >>> beyond(st.load(), When.from_edtf("1990").possible)
    '28 events lie wholly beyond the axis.'
    """
    found = sum(not event.when.possible.intersects(days) for event in timeline)
    verb = "lies" if found == 1 else "lie"
    said = f"{counted(found, 'event')} {verb} wholly beyond the axis."
    return said if found else ""


def _axis(timeline: Timeline[Any], held: Sequence[Any], over: When | None) -> Axis:
    if over is None:
        return axis_of([*(event.when for event in timeline), *(each.when for each in held)])
    first, last = over.possible.first, over.possible.last
    if first is None or last is None:
        raise QueryError(f"over: {over.possible} has no two ends; give a time that has")
    return Axis(first, last)


def _subtitle(
    timeline: Timeline[Any], by: str | None, held: Sequence[Situation], axis: Axis, many: bool
) -> list[str]:
    whole = len(timeline.dataset.events)
    told = timeline.split if len(timeline) == whole else f"{timeline.split}; of {whole} in all"
    if held:
        several = len(timeline.situations)
        of = f" of {several}" if len(held) < several else ""
        told += f"; {len(held)}{of} situations below"
    edition = timeline.dataset.edition
    lines = [f"{told}. Dataset {edition.label}, fingerprint {edition.fingerprint}."]
    if outside := beyond(timeline, Interval(axis.first, axis.last)):
        lines.append(outside)
    if by in _SEVERAL and not many:
        lines.append(f"An event of several {by}s stands in each of their lanes.")
    if many:
        lines.append(
            "Too many to draw each: they are counted. Dark: surely then; pale, above: possibly. "
            "An event stands wherever it may have been, so the bars do not add up."
        )
    return lines


def _counted(timeline: Timeline[Any], over: When | None) -> tuple[Count, ...]:
    days = timeline.span if over is None else over.possible
    if days is None:
        return ()
    period: Period = "year" if (days.days or 0) > LONG else "month"
    return timeline.count_by(period, during=When(days))


def _bounds(counted: Sequence[Count]) -> tuple[date, date]:
    first, last = counted[0].days.first, counted[-1].days.last
    assert first is not None
    assert last is not None
    return first, last
