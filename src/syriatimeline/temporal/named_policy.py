"""Policies that a dataset or a layer names, so that they are asked for by name."""

from __future__ import annotations

import re

from attrs import field, frozen

from syriatimeline.errors import QueryError
from syriatimeline.temporal.policy import CHOICES, Policy

__all__ = ["POLICY_NAME", "NamedPolicy"]

#: The form of a policy's name.
POLICY_NAME = re.compile(r"[a-z][a-z0-9-]{1,39}")


@frozen
class NamedPolicy:
    """A policy with its name: what ``policies.yaml`` says of it.

    Attributes:
        name: Its name, such as ``counted-in-days``.
        says: Whose reading it is, in one English sentence.
        choices: The conventions that it settles, each with its choice; others stay ours.
        layers: Name and version of each layer that names it. They are no part of what it is.

    Raises:
        QueryError: It cannot be a policy; says why.

    >>> named = NamedPolicy(
    ...     "counted-in-days", "Spans end on the day.", (("last-month", "rolling-30-days"),)
    ... )
    >>> named.policy.last_month
    'rolling-30-days'
    """

    name: str
    says: str
    choices: tuple[tuple[str, str], ...]
    layers: tuple[str, ...] = field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        if not POLICY_NAME.fullmatch(self.name):
            raise QueryError(f"{self.name!r} is no name of a policy; write it like counted-in-days")
        for convention, _ in self.choices:
            if convention not in CHOICES:
                raise QueryError(
                    f"no convention is called {convention!r}; see {', '.join(CHOICES)}"
                )
        _ = self.policy

    @property
    def id(self) -> str:
        """Its name, by which it is known."""
        return self.name

    def __str__(self) -> str:
        settled = ", ".join(f"{convention}={choice}" for convention, choice in self.choices)
        given = f" (layer {', '.join(self.layers)})" if self.layers else ""
        return f"{self.name}, {settled}: {self.says}{given}"

    @property
    def policy(self) -> Policy:
        """The policy itself."""
        return Policy(**{name.replace("-", "_"): choice for name, choice in self.choices})
