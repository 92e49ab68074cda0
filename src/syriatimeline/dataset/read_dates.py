"""The ``when:`` of an authoring file -> When."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from attrs import evolve

from syriatimeline.calendar import (
    BASES,
    CONVENTIONS,
    Interval,
    When,
    certain_days,
    possible_days,
    widest_days,
)
from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.positioned import Text
from syriatimeline.errors import EdtfError, IntervalError
from syriatimeline.events import Claim

__all__ = ["AS_CLAIM_KEYS", "DATE_KEYS", "read_when"]

#: The keys of a date with its reasoning …
DATE_KEYS = (
    "edtf", "certain", "once", "basis", "convention", "spoken", "drawn", "evidence", "why",
)  # fmt: skip
#: … and of one that is what a claim says.
AS_CLAIM_KEYS = ("as", "once", "evidence", "why")


def read_when(
    fields: Fields,
    key: str,
    *,
    spoken: Interval | None = None,
    claims: Mapping[str, Claim] | None = None,
    slipped: Collection[str] = (),
    expand: Callable[[str], str] = str,
    default: str = "",
) -> When | None:
    """Read a date: an EDTF string, or a mapping with its reasoning.

    Args:
        fields: The mapping that has the date.
        key: Under which key.
        spoken: The days on which the source spoke, for conventions ("last month").
        claims: The record's claims by local id, for ``as: c1`` (our conclusion is what c1 says).
        slipped: Whole ids of claims with problems of their own, which are not reported again.
        expand: From a local id ("c1") to a whole one.
        default: What a missing date means; None is returned where there is no default.
    """
    value = fields.raw(key)
    if value is None:
        return When.from_edtf(default) if default else None
    if isinstance(value, Text):
        return _plain(value, fields)
    inner = fields.mapping(key)
    if inner is None:
        return None
    if inner.raw("as") is not None:
        inner.only(*AS_CLAIM_KEYS)
        return _as_claim(inner, claims or {}, slipped, expand)
    inner.only(*DATE_KEYS, "as")
    return _reasoned(inner, spoken, expand)


def _plain(value: Text, fields: Fields) -> When | None:
    days = _days(value, fields)
    return None if days is None else When.from_edtf(value)


def _days(value: Text, fields: Fields) -> Interval | None:
    """The possible days of an EDTF string; None, with the problem noted, if there are none."""
    try:
        return possible_days(value)
    except EdtfError as error:
        fields.problems.add(value.mark, "SYT401", str(error))
    except IntervalError as error:
        fields.problems.add(value.mark, "SYT402", str(error))
    return None


def _as_claim(
    inner: Fields,
    claims: Mapping[str, Claim],
    slipped: Collection[str],
    expand: Callable[[str], str],
) -> When | None:
    name = inner.text("as")
    claim = claims.get(name)
    if claim is None or claim.when is None:
        if expand(name) in slipped:
            return None
        known = [key for key, candidate in claims.items() if candidate.when is not None]
        hint = did_you_mean(name, known) or f"; those with a date are {', '.join(known) or 'none'}"
        message = f'"{name}" is no claim of this record that has a date{hint}'
        inner.problems.add(name.mark, "SYT306", message)
        return None
    return evolve(
        claim.when,
        evidence=tuple(dict.fromkeys((expand(name), *map(expand, inner.texts("evidence"))))),
        note=str(inner.text("why")) or claim.when.note,
        once=_once(inner, claim.when.certain) or claim.when.once,
    )


def _reasoned(inner: Fields, spoken: Interval | None, expand: Callable[[str], str]) -> When | None:
    edtf = inner.text("edtf", required=True)
    possible = _days(edtf, inner) if edtf else None
    if possible is None:
        return None
    basis = inner.choice("basis", BASES, default="stated")
    why = inner.text("why")
    if basis != "stated" and not why:
        message = f'a date whose basis is "{basis}" needs its reasoning; add "why"'
        inner.problems.add(inner.mark, "SYT406", message)
    conventions, widest = _conventions(inner, spoken, possible)
    certain = _sure_part(inner, edtf, possible)
    return evolve(
        When.from_edtf(edtf),
        certain=certain,
        once=_once(inner, certain),
        basis=basis,  # type: ignore[arg-type]
        evidence=tuple(expand(name) for name in inner.texts("evidence")),
        conventions=conventions,
        widest=widest,
        drawn=_part(inner, "drawn", possible),
        note=str(why),
    )


def _once(inner: Fields, certain: Interval | None) -> bool:
    """Whether it took place within one day, which excludes that several are sure."""
    once = inner.flag("once")
    if once and certain is not None and certain.days != 1:
        message = f'"once", but surely on all of {certain}; leave one of the two out'
        inner.problems.add(inner.mark_of("once"), "SYT403", message)
        return False
    return once


def _sure_part(inner: Fields, edtf: Text, possible: Interval) -> Interval | None:
    value = inner.text("certain")
    if not value:
        return certain_days(edtf)
    if value == "none":
        return None
    part = _part(inner, "certain", possible)
    if part is not None and certain_days(value) != part:
        message = f'"{value}" is not whole days; write such as 2024-12-08/2025-04-25, or "none"'
        inner.problems.add(value.mark, "SYT403", message)
        return None
    return part


def _part(inner: Fields, key: str, possible: Interval) -> Interval | None:
    """The days under a key, which must lie inside the possible ones."""
    value = inner.text(key)
    days = _days(value, inner) if value else None
    if days is not None and days not in possible:
        message = (
            f"the {key} days {days} reach outside the possible days {possible}; "
            "narrow the one or widen the other"
        )
        inner.problems.add(value.mark, "SYT403", message)
        return None
    return days


def _conventions(
    inner: Fields, spoken: Interval | None, possible: Interval
) -> tuple[tuple[str, ...], Interval | None]:
    """The conventions named, and the hull of their readings where that is wider."""
    names = inner.texts("convention")
    unknown = [name for name in names if name not in CONVENTIONS]
    for name in unknown:
        hint = did_you_mean(name, list(CONVENTIONS)) or f"; known are {', '.join(CONVENTIONS)}"
        inner.problems.add(name.mark, "SYT404", f'no convention is called "{name}"{hint}')
    if not names or unknown:
        return (), None
    stated = inner.text("spoken")
    spoken = _days(stated, inner) if stated else spoken
    relative = any(CONVENTIONS[name].relative for name in names)
    if relative and not (spoken is not None and spoken.bounded and possible.bounded):
        message = 'a convention needs a bounded date and the day of speaking; add "spoken"'
        inner.problems.add(inner.mark_of("convention"), "SYT404", message)
        return (), None
    try:
        widest = widest_days(tuple(names), spoken or possible, possible)
    except (OverflowError, ValueError) as error:
        message = f"the convention leads outside the years 1 to 9999 ({error}); leave it out"
        inner.problems.add(inner.mark_of("convention"), "SYT404", message)
        return (), None
    return tuple(map(str, names)), None if widest == possible else widest
