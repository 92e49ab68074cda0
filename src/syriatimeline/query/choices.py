"""What a value must be: one of several names, or a flag."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, TypeVar

from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.query.records import nearest_names

__all__ = ["TELLERS", "Teller", "check_choice", "check_flag", "named"]

T = TypeVar("T")

Teller = Literal["article", "origin"]

#: Whose telling counts: that of the article, or of the origin that it rests on.
TELLERS: tuple[Teller, ...] = ("article", "origin")


def named(what: str, name: str, known: Mapping[str, T]) -> T:
    """What has a name, in small or capital letters.

    Args:
        what: What it is, for the message.
        name: The name asked for.
        known: All of them by name.

    Raises:
        UnknownNameError: Nothing has it; names the nearest, or all.

    >>> named("kind of event", "meeting", {"Meeting": 1})
    1
    """
    if name in known:
        return known[name]
    folded = {each.casefold(): each for each in known}
    if name.casefold() not in folded:
        near = nearest_names(name, known)
        raise UnknownNameError(what, name, near, () if near else known)
    return known[folded[name.casefold()]]


def check_choice(what: str, value: object, known: Collection[str]) -> None:
    """Refuse what is none of the names.

    Args:
        what: What the value was given for.
        value: The value.
        known: The names.

    Raises:
        QueryError: It is none of them; names the nearest, or all.

    >>> check_choice("mode", "planed", ("actual", "planned"))
    Traceback (most recent call last):
    syriatimeline.errors.QueryError: mode='planed' is none; did you mean planned?
    """
    if isinstance(value, str) and value in known:
        return
    near = nearest_names(value, known) if isinstance(value, str) else []
    hint = f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(known)}"
    raise QueryError(f"{what}={value!r} is none; {hint}")


def check_flag(what: str, value: object) -> None:
    """Refuse what is neither True nor False: any other value would count as one of them.

    Raises:
        QueryError: It is neither.
    """
    if not isinstance(value, bool):
        raise QueryError(f"{what}={value!r} must be True or False")
