"""Drawing: what a chart shows, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from syriatimeline.calendar import Certainty
from syriatimeline.charts.axis import Axis
from syriatimeline.events import Event, Record, Situation

__all__ = ["LABELLED", "Drawing"]

#: Up to so many bars have their titles beside them; of more, only the tooltips tell.
LABELLED = 150


@frozen
class Drawing:
    """The events of a chart, with what is said above them.

    Attributes:
        events: In the order in which they are drawn.
        situations: Drawn below them.
        axis: The days that it shows.
        by: The key of the lanes; None: without lanes.
        width: Pixels of the axis, without the names of the lanes.
        language: Of titles and names; English where there is none.
        title: Its title.
        subtitle: The lines below.
        certainties: From the id of an event to how surely it passed the date filters, if any.
    """

    events: tuple[Event, ...]
    situations: tuple[Situation, ...]
    axis: Axis
    by: str | None = "kind"
    width: int = 760
    language: str = "en"
    title: str = ""
    subtitle: tuple[str, ...] = ()
    certainties: Mapping[str, Certainty] = field(factory=dict, hash=False)

    @property
    def records(self) -> tuple[Record, ...]:
        """Events, then situations."""
        return (*self.events, *self.situations)
