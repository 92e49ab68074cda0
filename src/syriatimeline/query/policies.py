"""A dataset under another policy, and the periods that its authors named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from attrs import evolve

from syriatimeline.calendar import When
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.encoding import fingerprinted
from syriatimeline.errors import QueryError
from syriatimeline.events import Claim, Record
from syriatimeline.query.choices import named
from syriatimeline.temporal import CHOICES, NamedPolicy, Periods, Policy, Reading

__all__ = ["chosen", "dataset_under", "periods_of", "policy_called", "policy_of"]

R = TypeVar("R", bound=Record)


def policy_called(known: Iterable[NamedPolicy], name: str) -> NamedPolicy:
    """The policy of a name.

    Raises:
        UnknownNameError: None is called so; names the nearest.
        QueryError: There is none at all.
    """
    by_name = {each.name: each for each in known}
    if not by_name:
        raise QueryError(
            f"no policy is called {name!r}, for this dataset names none; say which readings, such "
            "as last-month=rolling-30-days"
        )
    return named("policy", name, by_name)


def policy_of(known: Iterable[NamedPolicy], said: Iterable[str]) -> Policy:
    """A policy from names of policies and ``convention=choice`` pairs, of which the last stands.

    Raises:
        UnknownNameError: No policy, convention or choice is called so; names the nearest.
        QueryError: There is no named policy at all.

    >>> print(policy_of((), ["last-month=rolling-30-days", "week-start=sunday"]))
    Policy(last_month='rolling-30-days', week_start='sunday')
    """
    held = tuple(known)
    choices: dict[str, str] = {}
    for each in said:
        name, equals, choice = (part.strip() for part in each.partition("="))
        if not equals:
            choices.update(policy_called(held, name).choices)
            continue
        names = {convention: convention for convention in CHOICES}
        convention = named("convention", name.replace("_", "-"), names)
        readings = {reading: reading for reading in CHOICES[convention]}
        choices[convention] = named(f"choice of {convention}", choice, readings)
    return Policy(**{name.replace("-", "_"): choice for name, choice in choices.items()})


def chosen(claim: Claim, policy: Policy) -> Reading | None:
    """The reading that a policy chooses for a claim; None where the author's choice stands.

    It stands where the author wrote other days than our own policy gives: an editor decided.
    """
    if not claim.readings or claim.when is None:
        return None
    default = claim.readings[0].when
    if default is None or default.possible != claim.when.possible:
        return None
    found: Reading = policy.choose(claim.readings)[0]
    return found


def dataset_under(dataset: Dataset, policy: Policy) -> Dataset:
    """The dataset with every date that rests on a convention read by a policy.

    A selection among the stored readings: no article text is needed. An event's date follows the
    claim that it was taken from; a date that rests on more than that stays. Its edition says by
    which policy its dates are read, and has a fingerprint of its own.

    Args:
        dataset: The content, read by our own policy.
        policy: The choices.
    """
    read = dataset.with_records(lambda record: _under(record, policy))
    others = [name for name, readings in CHOICES.items() if policy.choice(name) != readings[0]]
    if not others:
        return read
    said = ", ".join(f"{name}={policy.choice(name)}" for name in others)
    before = f"{dataset.edition.policy}; " if dataset.edition.policy else ""
    return fingerprinted(read, evolve(dataset.edition, policy=f"{before}{said}"))


def _under(record: R, policy: Policy) -> R:
    changed = {
        claim.id: when
        for claim in record.claims
        if (reading := chosen(claim, policy)) is not None
        and (when := _read(claim, reading)) is not None
    }
    if not changed:
        return record
    moved = next((changed[name] for name in _followed(record) if name in changed), None)
    when = None
    if moved is not None:
        when = evolve(moved, evidence=record.when.evidence, note=record.when.note)
    return record.with_claims(
        lambda claim: evolve(claim, when=changed[claim.id]) if claim.id in changed else claim, when
    )


def _read(claim: Claim, reading: Reading) -> When | None:
    """The claim's date under a reading; None where it is the same."""
    if claim.when is None or reading.when is None or reading.when.possible == claim.when.possible:
        return None
    return evolve(
        claim.when,
        possible=reading.when.possible,
        # A convention never makes a date certain, not even one that leaves a single day.
        certain=None if reading.when.conventions or claim.when.once else reading.when.certain,
        drawn=reading.when.drawn,
        widest=reading.when.widest,
        conventions=reading.when.conventions,
        written="",
    )


def _followed(record: Record) -> Iterator[str]:
    """The claims whose days are the record's own, and on which its date rests.

    A date that depends on no convention was concluded by an editor, and stays.
    """
    if not record.when.conventions:
        return
    for claim in record.claims:
        same = claim.when is not None and claim.when.possible == record.when.possible
        if same and claim.id in record.when.evidence:
            yield claim.id


def periods_of(dataset: Dataset) -> Periods:
    """The phrases that no calendar explains, with the days that the claims' authors gave them.

    >>> import syriatimeline as st
    >>> "На протяжении гражданской войны" in list(st.load().periods)
    True
    """
    named: dict[str, When] = {}
    for claim in dataset.claims:
        if claim.phrase is not None and claim.when is not None and not claim.readings:
            named.setdefault(claim.phrase.text, claim.when)
    return Periods({phrase: when for phrase, when in named.items() if phrase})
