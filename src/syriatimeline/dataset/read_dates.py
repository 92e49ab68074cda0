"""The ``when:`` of an authoring file -> When."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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

__all__ = ["read_when"]

_KEYS = (
    "edtf", "certain", "once", "basis", "convention", "spoken", "drawn", "evidence", "why", "as",
)  # fmt: skip


def read_when(
    fields: Fields,
    key: str,
    *,
    spoken: Interval | None = None,
    claims: Mapping[str, Claim] | None = None,
    expand: Callable[[str], str] = str,
    default: str = "",
) -> When | None:
    """Read a date: an EDTF string, or a mapping with its reasoning.

    Args:
        fields: The mapping that has the date.
        key: Under which key.
        spoken: The days on which the source spoke, for conventions ("last month").
        claims: The record's claims by local id, for ``as: c1`` (our conclusion is what c1 says).
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
    inner.only(*_KEYS)
    if inner.raw("as") is not None:
        return _as_claim(inner, claims or {}, expand)
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
    inner: Fields, claims: Mapping[str, Claim], expand: Callable[[str], str]
) -> When | None:
    name = inner.text("as")
    claim = claims.get(name)
    if claim is None or claim.when is None:
        known = [key for key, candidate in claims.items() if candidate.when is not None]
        hint = did_you_mean(name, known) or f"; those with a date are {', '.join(known) or 'none'}"
        message = f'"{name}" is no claim of this record that has a date{hint}'
        inner.problems.add(name.mark, "SYT306", message)
        return None
    return evolve(
        claim.when,
        evidence=tuple(dict.fromkeys((expand(name), *map(expand, inner.texts("evidence"))))),
        note=str(inner.text("why")) or claim.when.note,
        once=inner.flag("once") or claim.when.once,
    )


def _reasoned(
    inner: Fields, spoken: Interval | None, expand: Callable[[str], str]
) -> When | None:
    edtf = inner.text("edtf", required=True)
    possible = _days(edtf, inner) if edtf else None
    if possible is None:
        return None
    when = When.from_edtf(edtf)
    basis = inner.choice("basis", BASES, default="stated")
    why = inner.text("why")
    if basis != "stated" and not why:
        message = f'a date whose basis is "{basis}" needs its reasoning; add "why"'
        inner.problems.add(inner.mark, "SYT406", message)
    when = evolve(
        when,
        once=inner.flag("once"),
        basis=basis,
        evidence=tuple(expand(name) for name in inner.texts("evidence")),
        note=str(why),
    )
    when = _with_part(when, inner, "certain")
    when = _with_part(when, inner, "drawn")
    return _with_conventions(when, inner, spoken)


def _with_part(when: When, inner: Fields, key: str) -> When:
    value = inner.text(key)
    if not value:
        return when
    if value == "none":
        return evolve(when, **{key: None})
    days = _days(value, inner)
    if days is None:
        return when
    if key == "certain" and certain_days(value) != days:
        message = f'"{value}" does not say sure days; write whole days, such as 2024-12-08/2025-04-25'
        inner.problems.add(value.mark, "SYT403", message)
        return when
    try:
        return evolve(when, **{key: days})
    except IntervalError as error:
        inner.problems.add(value.mark, "SYT403", str(error))
        return when


def _with_conventions(when: When, inner: Fields, spoken: Interval | None) -> When:
    names = inner.texts("convention")
    unknown = [name for name in names if name not in CONVENTIONS]
    for name in unknown:
        hint = did_you_mean(name, list(CONVENTIONS)) or f"; known are {', '.join(CONVENTIONS)}"
        inner.problems.add(name.mark, "SYT404", f'no convention is called "{name}"{hint}')
    if not names or unknown:
        return when
    stated = inner.text("spoken")
    if stated:
        spoken = _days(stated, inner)
    if spoken is None or not spoken.bounded:
        message = 'a convention needs the day of speaking; add "spoken"'
        inner.problems.add(inner.mark_of("convention"), "SYT404", message)
        return when
    widest = widest_days(tuple(names), spoken, when.possible)
    return evolve(
        when,
        conventions=tuple(map(str, names)),
        widest=None if widest == when.possible else widest,
    )


