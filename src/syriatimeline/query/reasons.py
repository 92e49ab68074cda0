"""Why a field is no longer what it was: what layers and the editorial ledger say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from syriatimeline.dataset.content import WHOLE, Edit
from syriatimeline.events import Record

__all__ = ["Reason", "field_of", "reasons_of"]

#: Fields by the names that authors write, where the model calls them otherwise.
_AUTHORED = {"title": "titles"}


@frozen
class Reason:
    """Who changed something, and why.

    Attributes:
        by: Name and version of a layer, or the editor and the day.
        why: The reason; empty for what a layer only adds.
        citations: What it rests on: ids of the dataset, or addresses.

    >>> print(Reason("mylab 0.1", "a calendar seen by us"))
    mylab 0.1: a calendar seen by us
    """

    by: str
    why: str = ""
    citations: tuple[str, ...] = ()

    def __str__(self) -> str:
        why = f": {self.why}" if self.why else ""
        cited = f" [{', '.join(self.citations)}]" if self.citations else ""
        return f"{self.by}{why}{cited}"


def field_of(name: str) -> str:
    """The field of the model that a layer or an editor means.

    >>> field_of("title"), field_of("claims.syt-0016.mylab-c1"), field_of("")
    ('titles', 'claims', '*')
    """
    return _AUTHORED.get(name, name.partition(".")[0]) or WHOLE


def reasons_of(
    old: Record | None, new: Record | None, edits: Iterable[Edit]
) -> dict[str, tuple[Reason, ...]]:
    """From each field of a record to the reasons for its change; ``*`` is all of it.

    Args:
        old: The record as it was; None if it is new.
        new: As it is; None if it is gone.
        edits: The lines of the ledger that only the new dataset has.
    """
    found: dict[str, dict[Reason, None]] = {}
    for name, reason in (*_by_layers(old, new), *_by_editors(old, new, edits)):
        found.setdefault(name, {})[reason] = None
    return {name: tuple(reasons) for name, reasons in found.items()}


def _by_layers(old: Record | None, new: Record | None) -> Iterator[tuple[str, Reason]]:
    before = {claim.id: claim for claim in old.claims} if old else {}
    after = {claim.id: claim for claim in new.claims} if new else {}
    for each in new.provenance if new else ():
        _, _, claim = each.field.partition(".")
        # A layer that is on both sides explains nothing; but its claim may be another one.
        if old and (each in old.provenance or (claim and before.get(claim) == after.get(claim))):
            continue
        yield field_of(each.field), Reason(each.layer, each.why)


def _by_editors(
    old: Record | None, new: Record | None, edits: Iterable[Edit]
) -> Iterator[tuple[str, Reason]]:
    sides = [each for each in (old, new) if each is not None]
    held = {record.id: "" for record in sides}
    for record in sides:
        held |= {claim.id: "claims" for claim in record.claims}
        held |= {dispute.id: "disputes" for dispute in record.disputes}
    for edit in edits:
        if edit.target in held:
            reason = Reason(f"{edit.editor}, {edit.date}", edit.reason, edit.citations)
            yield held[edit.target] or field_of(edit.field), reason
