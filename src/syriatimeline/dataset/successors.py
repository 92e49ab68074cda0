"""Where a tombstone leads in the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from syriatimeline.dataset.content import Moved

__all__ = ["successors"]


def successors(moved: Iterable[Moved]) -> dict[str, Moved]:
    """Each tombstone by its id, leading to the records at the ends of the way.

    >>> chain = (Moved("a", ("b",), "one", ""), Moved("b", ("c", "d"), "two", ""))
    >>> successors(chain)["a"].to
    ('c', 'd')
    """
    onward = {each.id: each for each in moved}
    return {name: evolve(each, to=_ends(name, onward)) for name, each in onward.items()}


def _ends(start: str, onward: Mapping[str, Moved]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting, seen = [start], {start}
    while waiting:
        name = waiting.pop()
        if name not in onward:
            found[name] = None
            continue
        # Each is followed once, however many ways lead to it.
        following = [each for each in onward[name].to if each not in seen]
        seen.update(following)
        waiting += reversed(following)
    # A circle is a problem of its own, and has no end.
    return tuple(found) or onward[start].to
