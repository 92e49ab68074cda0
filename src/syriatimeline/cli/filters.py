"""The options that commands share: the keywords of ``where``, by the same names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from syriatimeline.query import Timeline
from syriatimeline.query.choices import TELLERS

__all__ = ["dataset_options", "filter_options", "filtered", "in_words", "under", "under_option"]

F = TypeVar("F", bound=Callable[..., Any])

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _text_option(name: str, metavar: str, help_text: str, *, several: bool = False) -> Decorator:
    help_text += " Repeatable: any of." if several else ""
    return click.option(name, metavar=metavar, multiple=several, help=help_text)


_OPTIONS: tuple[Decorator, ...] = (
    _text_option("--during", "TIME", "Held on a day of TIME: EDTF, or an event's id."),
    _text_option("--before", "TIME", "Was over before TIME began."),
    _text_option("--after", "TIME", "Began after TIME ended."),
    click.option("--certain", is_flag=True, help="Only where the dates surely fit."),
    _text_option("--actor", "NAME", "With this actor.", several=True),
    _text_option("--place", "NAME", "At this place.", several=True),
    click.option(
        "--no-members", is_flag=True, help="Not the members of an actor, nor parts of a place."
    ),
    _text_option("--article", "ID", "Told by this article.", several=True),
    _text_option("--kind", "KIND", "Of this kind, such as Meeting.", several=True),
    _text_option("--standing", "STANDING", "With this standing.", several=True),
    _text_option("--mode", "MODE", "actual, planned, conditional or negated.", several=True),
    click.option("--min-origins", type=int, metavar="N", help="From N independent origins up."),
    _text_option(
        "--according-to",
        "NAME",
        "Told by this outlet, agency, speaker or origin.",
        several=True,
    ),
    _text_option("--published-by", "TIME", "Told by the end of TIME."),
    click.option(
        "--by",
        type=click.Choice(TELLERS),
        help="Whose telling --published-by means; the article's unless said.",
    ),
    _text_option(
        "--text",
        "WORDS",
        "Words of a title, note, quote or gloss, in any case form; Tart* for words that begin "
        "so, '\"…\"' for exact characters.",
        several=True,
    ),
)


_DATASET: tuple[Decorator, ...] = (
    click.option(
        "--dataset",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Not the installed dataset but that of a folder, authored or compiled.",
    ),
    click.option(
        "--layer",
        "layers",
        metavar="NAME",
        multiple=True,
        help="Put a layer on it: an installed one, or a folder (./mine). Repeatable.",
    ),
    click.option("--ordered", is_flag=True, help="Of several layers the last one wins."),
)


def dataset_options(function: F) -> F:
    """Add what says which dataset is meant; the command passes it on to :func:`load`."""
    for option in reversed(_DATASET):
        option(function)
    return function


#: Which conventions the dates are read by.
under_option = click.option(
    "--under",
    metavar="POLICY",
    multiple=True,
    help="Read the dates by a policy that the dataset names, or by a choice such as "
    "last-month=rolling-30-days. Repeatable: the last one stands.",
)


def under(timeline: Timeline[Any], said: tuple[str, ...]) -> Timeline[Any]:
    """The timeline under the policies of the command line; the same without any.

    Raises:
        QueryError: No policy, convention or choice is called so.
    """
    if not said:
        return timeline
    from syriatimeline.query.policies import policy_of

    return timeline.under(policy_of(timeline.dataset.policies, said))


def filter_options(function: F) -> F:
    """Add the filters to a command; they arrive as keywords for :func:`filtered`."""
    for option in reversed(_OPTIONS):
        option(function)
    return function


def in_words(options: Mapping[str, Any]) -> str:
    """The filters as they were given.

    >>> in_words({"actor": ("Russia", "Israel"), "by": None, "certain": True})
    'actor Russia, Israel; certain'
    """
    parts = []
    for name, value in options.items():
        if value not in ((), None, False):
            words = name.replace("_", " ")
            given = value if isinstance(value, tuple) else (value,)
            parts.append(words if value is True else f"{words} {', '.join(map(str, given))}")
    return "; ".join(parts)


def filtered(timeline: Timeline[Any], options: dict[str, Any]) -> Timeline[Any]:
    """The timeline under the filters of the command line.

    Raises:
        QueryError: A value cannot be meant.
        UnknownNameError: A name that no record has.
    """
    kinds = options.pop("kind")
    certain = options.pop("certain")
    members = not options.pop("no_members")
    if options["by"] and not options["published_by"]:
        raise click.UsageError("--by goes with --published-by.")
    keywords = {key: value for key, value in options.items() if value not in ((), None)}
    if keywords or certain:
        timeline = timeline.where(
            certainty="certain" if certain else "possible", members=members, **keywords
        )
    return timeline.of(*kinds) if kinds else timeline
