"""What the options of ``syriatimeline tag`` mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import click

from syriatimeline.errors import UnknownNameError
from syriatimeline.query.records import nearest_names
from syriatimeline.temporal import CHOICES, Policy
from syriatimeline.temporal.language import LANGUAGES, codes

__all__ = ["known", "known_language", "policy_of"]

T = TypeVar("T", str, str | None)


def known(what: str, name: T, names: Iterable[str]) -> T:
    """The name, if it is one of those.

    Raises:
        UnknownNameError: It is none; with the nearest, or with all where none is near.
    """
    held = tuple(names)
    if name is None or name in held:
        return name
    raise UnknownNameError(what, name, nearest_names(name, held) or held)


def known_language(code: str | None) -> str | None:
    """The code, if such a language ships or is installed.

    Raises:
        UnknownNameError: There is none; with the nearest, or with all where none is near.
    """
    if code is None or code in LANGUAGES:
        return code
    return known("language", code, codes())


def policy_of(pairs: Iterable[str]) -> Policy:
    """A policy from ``name=choice`` pairs.

    Raises:
        UsageError: A pair has no such form.
        UnknownNameError: There is no such policy, or it has no such choice.

    >>> print(policy_of(["last-month=rolling-30-days"]))
    Policy(last_month='rolling-30-days')
    """
    chosen = {}
    for pair in pairs:
        name, equals, choice = pair.partition("=")
        if not equals:
            raise click.UsageError(f"--policy {pair}: write it as NAME=CHOICE.")
        name = known("policy", name.strip().replace("_", "-"), CHOICES)
        known(f"choice of {name}", choice.strip(), CHOICES[name])
        chosen[name.replace("-", "_")] = choice.strip()
    return Policy(**chosen)
