"""Names by which an actor or place is found already: two of one name would be found by neither."""

from __future__ import annotations

from collections.abc import Iterable

from syriatimeline.dataset.layers.operations import Change
from syriatimeline.dataset.problems import Problems
from syriatimeline.events import Actor, Place, fold_name

__all__ = ["called", "check_aliases"]


def called(named: Iterable[Actor | Place], name: str) -> Actor | Place | None:
    """The actor or place that a name finds, in whatever case it is written.

    >>> import syriatimeline as st
    >>> called(st.load().dataset.actors, "moscow").slug
    'russia'
    """
    asked = fold_name(name)
    return next((each for each in named if asked in map(fold_name, each.all_names)), None)


def check_aliases(
    changes: Iterable[Change], named: Iterable[Actor | Place], problems: Problems
) -> None:
    """Note every alias that is a name of another, or that two of them are given.

    Args:
        changes: What a layer changes.
        named: All actors, or all places, without these aliases.
        problems: Where slips are noted.
    """
    aliases = [each for each in changes if each.field.startswith("aliases.")]
    if not aliases:
        return
    slugs = {each.id: each.slug for each in named}
    owners: dict[str, str] = {}
    for each in named:
        for name in each.all_names:
            owners.setdefault(fold_name(name), each.id)
    for change in aliases:
        if change.target not in slugs:
            continue
        owner = owners.setdefault(fold_name(change.value), change.target)
        if owner != change.target:
            says = f'"{change.value}" is a name of {owner} ({slugs[owner]}); give another alias'
            problems.add(change.mark, "SYT907", says)
