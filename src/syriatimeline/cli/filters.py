"""The options that commands share: the keywords of ``where``, by the same names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from syriatimeline.query import Timeline

__all__ = ["filter_options", "filtered"]

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--during", metavar="TIME", help="Held on a day of TIME: EDTF, or an event's id."),
    click.option("--before", metavar="TIME", help="Was over before TIME began."),
    click.option("--after", metavar="TIME", help="Began after TIME ended."),
    click.option("--certain", is_flag=True, help="Only where the dates surely fit."),
    click.option("--actor", multiple=True, metavar="NAME", help="With this actor; repeatable (any of)."),
    click.option("--place", multiple=True, metavar="NAME", help="At this place; repeatable (any of)."),
    click.option("--no-members", is_flag=True, help="Not the members of an actor, nor parts of a place."),
    click.option("--article", multiple=True, metavar="ID", help="Told by this article; repeatable (any of)."),
    click.option("--kind", multiple=True, metavar="KIND", help="Of this kind, such as Meeting; repeatable."),
    click.option("--standing", multiple=True, metavar="S", help="With this standing; repeatable (any of)."),
    click.option("--mode", multiple=True, metavar="M", help="actual, planned, conditional, negated."),
    click.option("--min-origins", type=int, metavar="N", help="Told by N independent origins or more."),
    click.option("--text", multiple=True, metavar="WORDS", help="These words in titles, notes, quotes, glosses."),
)  # fmt: skip


def filter_options(function: F) -> F:
    """Add the filters to a command; they arrive as keywords for :func:`filtered`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def filtered(timeline: Timeline[Any], options: dict[str, Any]) -> Timeline[Any]:
    """The timeline under the filters of the command line.

    Raises:
        QueryError: A value cannot be meant.
        UnknownNameError: A name that no record has.
    """
    kinds = options.pop("kind")
    certain = options.pop("certain")
    members = not options.pop("no_members")
    keywords = {key: value for key, value in options.items() if value not in ((), None)}
    if keywords or certain:
        timeline = timeline.where(
            certainty="certain" if certain else "possible", members=members, **keywords
        )
    return timeline.of(*map(_kind, kinds)) if kinds else timeline


def _kind(name: str) -> Any:
    from syriatimeline.errors import UnknownNameError
    from syriatimeline.events import KINDS
    from syriatimeline.query.records import nearest_names

    by_name = {kind.casefold(): found for kind, found in KINDS.items()}
    if name.casefold() not in by_name:
        raise UnknownNameError("kind of event", name, nearest_names(name, KINDS) or KINDS)
    return by_name[name.casefold()]
