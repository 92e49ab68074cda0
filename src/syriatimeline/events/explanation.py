"""A record in words: date, claims, disputes, links, for people to read and check."""

from __future__ import annotations

from syriatimeline.articles import Reference
from syriatimeline.events.claim import Claim
from syriatimeline.events.dispute import Dispute
from syriatimeline.events.record import Record
from syriatimeline.events.standing import STANDINGS

__all__ = ["explain", "explain_claim"]


def explain(record: Record) -> str:
    """The whole record with its reasoning; several lines, no line break at the end."""
    declared = getattr(record, "DECLARATION", None)
    blocks = [
        f"{record.id} {record.title}",
        # Our own kinds are defined in the codebook.
        *([f"kind: {declared}"] if declared is not None else ()),
        _indented("when", record.when.explain()),
        f"standing: {record.standing} ({STANDINGS[record.standing]})"
        + (f", because: {record.withdrawn}" if record.withdrawn else ""),
        *(_indented(claim.id, explain_claim(claim)) for claim in record.claims),
        *(_indented(dispute.id, _explain_dispute(dispute)) for dispute in record.disputes),
    ]
    blocks += [f"{link.kind}: {link.target}" for link in record.links]
    if record.note:
        blocks.append(f"note: {record.note}")
    blocks += map(str, record.provenance)
    return "\n".join(blocks)


def explain_claim(claim: Claim) -> str:
    """A claim with its words, gloss, chain and date; several lines."""
    lines = [str(claim.citation)]
    if claim.gloss and not isinstance(claim.citation, Reference):
        lines.append(f"our gloss: {claim.gloss}")
    lines.append(f"{claim.stance} {_subject(claim)}: {claim.chain}; origin: {claim.origin}")
    if claim.when is not None:
        said = f' ("{claim.phrase.text}")' if claim.phrase else ""
        lines.append(f"says when{said}: " + claim.when.explain().replace("\n", "; "))
    if claim.note:
        lines.append(f"note: {claim.note}")
    lines += (str(each).replace("the record", "the claim") for each in claim.provenance)
    return "\n".join(lines)


def _subject(claim: Claim) -> str:
    return f"the {claim.field}" + (f" ({claim.value})" if claim.value else "")


def _explain_dispute(dispute: Dispute) -> str:
    lines = [f"dispute on {dispute.kind}, {dispute.state}"]
    for position in dispute.positions:
        ids = ", ".join(claim.id for claim in position.claims)
        lines.append(f"- {position.says} [{ids}]")
    if dispute.resolution:
        lines.append(f"resolution: {dispute.resolution}")
    return "\n".join(lines)


def _indented(label: str, text: str) -> str:
    return f"{label}: " + text.replace("\n", "\n  ")
