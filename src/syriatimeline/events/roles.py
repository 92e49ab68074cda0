"""Roles: the fields of a record that say who acts, and who is acted upon."""

from __future__ import annotations

from attrs import field

from syriatimeline.events.registry import Actor

__all__ = ["Roles", "role"]

Roles = tuple[Actor, ...]


def role(side: str) -> Roles:
    """A role of an event kind, or of situations, in the body of its class.

    Args:
        side: ``source`` (who acts, or whose situation it is), ``target`` (who is acted upon or
            addressed), or ``accused`` (who is said to have acted, by others: never the acting
            side).
    """
    return field(default=(), metadata={"side": side})
