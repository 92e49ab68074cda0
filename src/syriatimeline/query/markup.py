"""A timeline as an HTML table, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from syriatimeline.calendar import Certainty

if TYPE_CHECKING:
    from syriatimeline.query.timeline import Timeline

__all__ = ["timeline_html"]

#: Rows of a notebook's table; what lies beyond is counted, not shown.
MOST_ROWS = 100


def timeline_html(timeline: Timeline[Any]) -> str:
    """A table of the events: date, title, standing, sources. Every text is escaped."""
    head = _row("th", ("", "Date", "Event", "Standing", "Told by"))
    body = "".join(_event_row(timeline, event) for event in list(timeline)[:MOST_ROWS])
    rest = len(timeline) - MOST_ROWS
    more = f"<p>and {rest} more</p>" if rest > 0 else ""
    caption = escape(repr(timeline)[1:-1])
    return (
        f'<table class="syriatimeline"><caption>{caption}</caption>'
        f"<thead>{head}</thead><tbody>{body}</tbody></table>{more}"
    )


def _event_row(timeline: Timeline[Any], event: Any) -> str:
    unsure = timeline.certainty_of(event) is Certainty.POSSIBLE
    told_by = ", ".join(article.publisher for article in event.articles)
    title = f"{event.title} ({event.id} {event.kind})"
    return _row("td", ("?" if unsure else "", event.when.label, title, event.standing, told_by))


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
