"""Changes: records added, revised field by field, no longer there; in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import asdict, field, frozen

from syriatimeline.dataset.content import Moved
from syriatimeline.dataset.encoding import encode_record
from syriatimeline.events import Record
from syriatimeline.query.reasons import Reason

__all__ = ["Changes", "FieldChange", "Revision"]


@frozen
class FieldChange:
    """A field of a record with both values, as plain values.

    Attributes:
        field: Its name.
        old, new: Its values; None where there is none.
        reasons: What layers and the editorial ledger say of the change.
    """

    field: str
    old: Any
    new: Any
    reasons: tuple[Reason, ...] = ()


@frozen
class Revision:
    """An event or situation that is in both, and not the same.

    Attributes:
        id: Its id.
        title: Its title in the new timeline.
        fields: What changed, in the order of the model.
        withdrawn: Why the new timeline has it as withdrawn, and the old one had not; else empty.
    """

    id: str
    title: str
    fields: tuple[FieldChange, ...]
    withdrawn: str = ""


@frozen
class Changes:
    """The difference from an old timeline to a new one: events, then situations.

    Situations are always those of the whole datasets, as filters do not narrow them.

    Attributes:
        added: Records that only the new one has.
        revised: Records of both with changed fields, those that are now withdrawn among them.
        withdrawn: Records that only the old one has.
        moved: Those of them whose place others have taken, with the reason.
        reasons: From the ids of records added and gone to what layers and editors say of it.
        others: Ids of articles, actors, places, origins, source errors and schemes that differ,
            and names of declared kinds and policies.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> print(timeline.where(mode="planned").diff(timeline.where(mode="planned")))
    nothing changed
    """

    added: tuple[Record, ...] = ()
    revised: tuple[Revision, ...] = ()
    withdrawn: tuple[Record, ...] = ()
    moved: tuple[Moved, ...] = ()
    reasons: Mapping[str, tuple[Reason, ...]] = field(factory=dict, hash=False)
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.revised or self.withdrawn or self.others)

    def __str__(self) -> str:
        lines = [f"+ {_headed(each)}{self._why(each.id)}" for each in self.added]
        for revision in self.revised:
            lines.append(f"~ {revision.id} {revision.title}")
            lines += [f"    {_shown(change)}" for change in revision.fields]
        lines += [f"- {_headed(each)}{self._why(each.id)}" for each in self.withdrawn]
        if self.others:
            lines.append(f"  differ too, or are new: {', '.join(self.others)}")
        return "\n".join(lines) or "nothing changed"

    def _why(self, name: str) -> str:
        found = [str(reason) for reason in self.reasons.get(name, ())]
        found += [
            f"now {', '.join(each.to)}, {each.reason}" for each in self.moved if each.id == name
        ]
        return f" ({'; '.join(found)})" if found else ""

    def to_dict(self) -> dict[str, Any]:
        """The changes as plain values, under the names of the attributes."""
        return {
            "added": [encode_record(record) for record in self.added],
            "revised": [_plain(revision) for revision in self.revised],
            "withdrawn": [encode_record(record) for record in self.withdrawn],
            "moved": [asdict(each) for each in self.moved],
            "reasons": {
                name: [asdict(reason) for reason in found] for name, found in self.reasons.items()
            },
            "others": list(self.others),
        }

    def to_json(self) -> str:
        """The changes as JSON, under the names of the attributes.

        >>> Changes().to_json()
        '{"added": [], "revised": [], "withdrawn": [], "moved": [], "reasons": {}, "others": []}'
        """
        return json.dumps(self.to_dict(), ensure_ascii=False)


def _plain(revision: Revision) -> dict[str, Any]:
    changed = {}
    for each in revision.fields:
        why = {"reasons": [asdict(reason) for reason in each.reasons]} if each.reasons else {}
        changed[each.field] = {"old": each.old, "new": each.new, **why}
    withdrawn = {"withdrawn": revision.withdrawn} if revision.withdrawn else {}
    return {"id": revision.id, "title": revision.title, **withdrawn, "fields": changed}


def _headed(record: Record) -> str:
    return f"{record.id} {record.title} ({record.when.label})"


def _shown(change: FieldChange) -> str:
    def short(value: Any) -> str:
        text = json.dumps(value, ensure_ascii=False)
        return text if len(text) <= 70 else text[:69] + "…"

    why = f" ({'; '.join(map(str, change.reasons))})" if change.reasons else ""
    return f"{change.field}: {short(change.old)} → {short(change.new)}{why}"
