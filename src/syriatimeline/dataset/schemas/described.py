"""What the classes say of their fields: descriptions, what must be given, defaults."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

__all__ = ["default_of", "described", "mandatory"]

_ROLE = re.compile(r":\w+:`~?(?:[\w.]+\.)?(\w+)`")
_MARKUP = re.compile(r"``([^`]*)``|\*\*([^*]*)\*\*")


def described(kind: type, also: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a class and those above it say under ``Attributes:``, without markup.

    Args:
        kind: The class.
        also: What to say of keys that the authoring form writes otherwise.

    >>> from syriatimeline.events import Membership
    >>> described(Membership)["of"]
    'Id of the actor that it belongs to.'
    """
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        for names, text in _attributes(each):
            found |= dict.fromkeys(names.split(", "), _plain(text))
    return found | dict(also or {})


def _attributes(kind: type) -> Iterator[tuple[str, str]]:
    """The entries of the section, each with its lines joined."""
    text = inspect.cleandoc(vars(kind).get("__doc__") or "")
    section = re.search(r"^Attributes:\n((?: +.*\n?)+)", text, re.MULTILINE)
    for entry in re.split(r"^    (?=\S)", section[1] if section else "", flags=re.MULTILINE):
        names, colon, said = entry.partition(": ")
        if colon:
            yield names, " ".join(said.split())


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\1\2", _ROLE.sub(r"\1", text))


def mandatory(kind: type) -> tuple[str, ...]:
    """The fields of a class that have no default.

    >>> from syriatimeline.events import Membership
    >>> mandatory(Membership)
    ('of', 'when')
    """
    fields = attrs.fields(kind)
    return tuple(each.name for each in fields if each.default is attrs.NOTHING)


def default_of(kind: type, name: str) -> Any:
    """The default of a field.

    >>> from syriatimeline.events import Claim
    >>> default_of(Claim, "stance")
    'asserts'
    """
    return getattr(attrs.fields(kind), name).default
