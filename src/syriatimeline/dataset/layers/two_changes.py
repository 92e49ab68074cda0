"""What to say of two changes that exclude each other."""

from __future__ import annotations

from syriatimeline.dataset.content import WHOLE
from syriatimeline.dataset.layers.operations import Change

__all__ = ["both"]


def both(change: Change, other: Change) -> str:
    """The sentence about two changes of one record.

    Args:
        change: The later one, where the problem is told.
        other: The other, of the same layer or of another.
    """
    where = f"({other.mark.file}, line {other.mark.line})"
    first, second = f"{change.layer} {_does(change, change.target)}", _does(other, "it")
    if change.layer == other.layer:
        told = f"{first} twice" if change.field == other.field else f"{first} and {second}"
        return f"{told} {where}; keep one of the two"
    same = change.field == other.field != WHOLE
    told = f"and so does {other.layer}" if same else f"and {other.layer} {second}"
    return (
        f"{first}, {told} {where}; say which comes last with --ordered (ordered=True), or leave "
        "one out"
    )


def _does(change: Change, target: str) -> str:
    """What a change does, such as ``changes when of syt-0001``."""
    if change.field != WHOLE:
        return f"changes {change.field} of {target}"
    does = "merges" if len(change.value) == 1 else "splits"
    return f"{does} {target} into {' and '.join(change.value)}"
