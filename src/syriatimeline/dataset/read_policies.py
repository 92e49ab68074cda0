"""``policies.yaml`` -> NamedPolicy: policies that a dataset or layer names."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.temporal import CHOICES
from syriatimeline.temporal.named_policy import POLICY_NAME, NamedPolicy

__all__ = ["POLICY_KEYS", "read_policies"]

#: The keys of a policy: its own, and every convention.
POLICY_KEYS = ("name", "says", *CHOICES)


def read_policies(
    rows: Iterable[Fields],
    problems: Problems,
    held: Iterable[NamedPolicy] = (),
    layer: str = "",
    marks: dict[str, Mark] | None = None,
) -> tuple[NamedPolicy, ...]:
    """Read the policies.

    Args:
        rows: The file.
        problems: Where slips are noted.
        held: What the dataset below names.
        layer: Name and version of the layer, if it is one.
        marks: Where the place of each is noted, as ``policy NAME``.

    Returns:
        Those of the dataset below and of the file, by name.
    """
    known = {each.name: each for each in held}
    own: dict[str, Mark] = {}
    for fields in rows:
        policy = _read_policy(fields)
        if policy is None:
            continue
        other = known.get(policy.name)
        if other is not None:
            where = " and ".join(other.layers) or "the dataset below"
            if policy.name in own:
                where = f"line {own[policy.name].line} of this file"
            message = f'"{policy.name}" is another policy in {where}; choose another name'
            problems.add(fields.mark_of("name"), "SYT937", message)
            continue
        known[policy.name] = evolve(policy, layers=(layer,) if layer else ())
        own[policy.name] = fields.mark_of("name")
        if marks is not None:
            marks[f"policy {policy.name}"] = fields.mark_of("says")
    return tuple(known[name] for name in sorted(known))


def _read_policy(fields: Fields) -> NamedPolicy | None:
    """One policy; None, with the problems noted, if it is none."""
    before = len(fields.problems.found)
    fields.only(*POLICY_KEYS)
    name = fields.matching("name", POLICY_NAME.pattern, "counted-in-days", _FORM)
    says = str(fields.text("says", required=True))
    if "\n" in says.strip():
        message = '"says" must be one sentence on one line'
        fields.problems.add(fields.mark_of("says"), "SYT203", message)
    given = [each for each in CHOICES if fields.raw(each) is not None]
    choices = tuple((each, fields.choice(each, CHOICES[each])) for each in given)
    if not choices and not any(key not in POLICY_KEYS for key in fields.node):
        message = f"the policy settles nothing; add a convention, such as last-month: {_EXAMPLE}"
        fields.problems.add(fields.mark, "SYT202", message)
    if len(fields.problems.found) > before:
        return None
    return NamedPolicy(str(name), says.strip(), choices)


_FORM = "a small letter, then small letters, digits or hyphens"
_EXAMPLE = CHOICES["last-month"][1]
