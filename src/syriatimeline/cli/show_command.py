"""``syriatimeline show``: a card of one record, with every quote, chain and reason."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from syriatimeline.articles import Reference
from syriatimeline.cli.filters import dataset_options, under, under_option
from syriatimeline.dataset.successors import successors
from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.events import STANDINGS, Actor, Claim, Event, Quote, Record, Situation
from syriatimeline.query import Timeline, load
from syriatimeline.query.records import nearest_names

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline show syt-0019
  syriatimeline show assad-leaves-damascus
  syriatimeline show syt-0007.c1 art-0002 err-001
  syriatimeline show syt-0007 --dataset seeds
"""


@click.command(name="show", epilog=_EPILOG)
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@under_option
@dataset_options
def command(
    names: tuple[str, ...],
    dataset: Path | None,
    layers: tuple[str, ...],
    ordered: bool,
    **options: Any,
) -> None:
    """Print records by ID or slug.

    An event, a situation, a claim or a dispute (its record is printed), an article, a source
    error, an actor.
    """
    from syriatimeline.cli.output import console

    timeline = under(load(dataset, layers=layers, ordered=ordered), options["under"])
    for line in _moved_lines(timeline, names):
        click.echo(line, err=True)
    cards = [list(_card(timeline, name)) for name in names]
    out = console()
    width = min(out.width, 100)
    for number, card in enumerate(cards):
        if number:
            out.print("─" * min(width, 60), style="dim")
        for line, style in card:
            out.print(_wrapped(line, width), style=style, soft_wrap=True)


def _wrapped(line: str, width: int) -> str:
    body = line.lstrip()
    indent = " " * (len(line) - len(body))
    return "\n".join(
        textwrap.wrap(
            body,
            width,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


Line = tuple[str, str | None]


def _moved_lines(timeline: Timeline[Any], names: Iterable[str]) -> Iterator[str]:
    """What somebody is told who asks for a record that was merged or split."""
    if not timeline.dataset.moved:
        return
    moved = successors(timeline.dataset.moved)
    for name in names:
        record, _, inner = name.partition(".")
        if record in moved:
            says = f"{record} is now {', '.join(moved[record].to)} ({moved[record].reason})"
            if inner and name not in (*timeline.claims, *timeline.disputes):
                raise QueryError(f"{says}; its claims and disputes are gone with it: {name}, too")
            yield f"note: {says}"


def _card(timeline: Timeline[Any], name: str) -> Iterator[Line]:
    record = timeline.find(name.partition(".c")[0]) or timeline.find(name)
    if record is None and name in timeline.disputes:
        record = timeline.find(timeline.disputes[name].record)
    if record is not None:
        if name in timeline.claims or "." not in name:
            yield from _record_card(timeline, record)
            return
    elif name in timeline.articles:
        yield from _article_card(timeline, name)
        return
    elif name in timeline.errata:
        yield from _error_lines(timeline, name)
        return
    elif name in timeline.actors:
        for actor in timeline.actors.named(name):
            yield from _actor_card(timeline, actor)
        return
    raise UnknownNameError("record", name, nearest_names(name, _all_names(timeline)))


def _all_names(timeline: Timeline[Any]) -> Iterator[str]:
    for record in timeline.dataset.records:
        yield from (record.id, record.slug)
    for known in (timeline.claims, timeline.articles, timeline.errata, timeline.disputes):
        yield from known
    for actor in timeline.actors.values():
        yield from actor.all_names


def _record_card(timeline: Timeline[Any], record: Record) -> Iterator[Line]:
    yield f"{record.id}  {record.title}", "bold"
    yield f"  {record.titles['ru']}", None
    yield from _kind_lines(timeline, record)
    for role, names in _roles(record):
        yield f"  {role}: {names}", None
    if record.places:
        yield "  at: " + ", ".join(place.name for place in record.places), None
    yield "", None
    yield "When", "bold"
    yield from _indented(record.when.explain())
    yield "", None
    yield from _standing_lines(record)
    yield f"  {STANDINGS[record.standing]}; independent origins: {record.independent_origins}", None
    yield "", None
    yield f"Claims ({len(record.claims)})", "bold"
    for claim in record.claims:
        yield from _claim_lines(claim)
    for dispute in record.disputes:
        yield "", None
        yield f"Dispute {dispute.id} on {dispute.kind}, {dispute.state}", "bold"
        for position in dispute.positions:
            claims = ", ".join(claim.id for claim in position.claims)
            yield f"  - {position.says} [{claims}]", None
        if dispute.resolution:
            yield f"  resolution: {dispute.resolution}", None
    for error in timeline.errata.values():
        if record.id in {name.partition(".")[0] for name in error.evidence} | set(
            _words(error.effect)
        ):
            yield "", None
            yield from _error_lines(timeline, error.id)
    yield from _link_lines(timeline, record)
    if record.note:
        yield "", None
        yield f"Note: {record.note}", None
    yield from ((str(each), "dim") for each in record.provenance)


def _standing_lines(record: Record) -> Iterator[Line]:
    yield f"Standing: {record.standing}", "bold"
    if record.withdrawn:
        yield f"  because: {record.withdrawn}", None


def _kind_lines(timeline: Timeline[Any], record: Record) -> Iterator[Line]:
    yield f"  {_facts(record)}", "dim"
    for declared in timeline.dataset.kinds:
        if declared.name == record.kind:
            yield f"  {declared}", "dim"


def _words(text: str) -> list[str]:
    return [word.strip(".,;") for word in text.split()]


def _facts(record: Record) -> str:
    kind = f"Situation: {record.topic}" if isinstance(record, Situation) else ""
    if isinstance(record, Event):
        kind = record.kind + (f" ({record.plover})" if record.plover else "")
        kind += ", a series of open count" if record.series else ""
        kind += f", {record.direction}" if hasattr(record, "direction") else ""
    return f"{kind} · mode {record.mode} · scope {record.scope} · {record.slug}"


def _roles(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.role_names():
        actors = getattr(record, name)
        if actors:
            yield name, ", ".join(actor.name for actor in actors)


def _indented(text: str, by: int = 2) -> Iterator[Line]:
    for line in text.split("\n"):
        yield " " * by + line, None


def _claim_lines(claim: Claim) -> Iterator[Line]:
    about = f" on {claim.field}" + (f": {claim.value}" if claim.value else "")
    yield f"  {claim.id}  {claim.stance}{about if claim.field != 'event' else ''}", "cyan"
    if isinstance(claim.citation, Quote):
        quote = claim.citation
        yield f"    “{quote.exact}” [{quote.article.id}:{quote.start}-{quote.end}]", None
        yield f"    = {claim.gloss} (our gloss)", None
    elif isinstance(claim.citation, Reference):
        yield f"    {claim.citation}", None
        yield f"    = {claim.gloss}", None
    yield f"    {claim.chain}; origin: {claim.origin}", "dim"
    if claim.when is not None:
        said = f"“{claim.phrase.text}” → " if claim.phrase else "says when: "
        yield f"    {said}{claim.when.explain().replace(chr(10), '; ')}", None
    if claim.note:
        yield f"    note: {claim.note}", None
    for each in claim.provenance:
        yield f"    {str(each).replace('the record', 'the claim')}", None


def _error_lines(timeline: Timeline[Any], name: str) -> Iterator[Line]:
    error = timeline.errata[name]
    yield f"Source error {error.id}: {error.kind} in {error.quote.article.id}", "bold"
    says = f"  “{error.quote.exact}” says {error.says}"
    yield says + (f", should be {error.should_be}" if error.should_be else ""), None
    yield f"  because {error.why}", None
    yield f"  effect: {error.effect}", None
    if error.evidence:
        yield f"  evidence: {', '.join(error.evidence)}", None
    yield from ((f"  {each}", None) for each in error.provenance)


def _link_lines(timeline: Timeline[Any], record: Record) -> Iterator[Line]:
    onward = [(link.kind, link.target) for link in record.links]
    back = [
        (f"{link.kind} of", other.id)
        for other in timeline.dataset.records
        for link in other.links
        if link.target == record.id
    ]
    if onward or back:
        yield "", None
        yield "Links", "bold"
    for kind, target in onward:
        other = timeline.find(target)
        yield f"  {kind} {target}  {other.title if other else ''}", None
    for kind, source in back:
        other = timeline.find(source)
        yield f"  ← {kind.removesuffix(' of')} {source}  {other.title if other else ''}", None


def _among(timeline: Timeline[Any], named: Any, of: Callable[[Record], Iterable[Any]]) -> list[str]:
    """Ids of the records that have something, whatever names a layer gives it."""
    records = timeline.dataset.records
    return [record.id for record in records if named.id in {each.id for each in of(record)}]


def _article_card(timeline: Timeline[Any], name: str) -> Iterator[Line]:
    for article in timeline.articles.named(name):
        yield article.explain().split("\n")[0], "bold"
        yield from ((line, None) for line in article.explain().split("\n")[1:])
        if article.headline:
            yield f"headline: {article.headline}", None
        if article.url:
            yield f"address: {article.url}", None
        yield f"anchor of relative dates: {article.anchor.edtf}", None
        told = _among(timeline, article, lambda record: record.articles)
        yield f"tells: {', '.join(told)}", None
        if article.note:
            yield f"note: {article.note}", None
        yield from ((str(each), None) for each in article.provenance)


def _actor_card(timeline: Timeline[Any], actor: Actor) -> Iterator[Line]:
    yield f"{actor.id}  {actor.name} ({actor.kind})", "bold"
    yield f"  {'; '.join(f'{language}: {name}' for language, name in actor.names.items())}", None
    if actor.aliases:
        yield f"  also: {', '.join(actor.aliases)}", None
    yield from ((f"  {each}", None) for each in actor.provenance)
    for membership in actor.memberships:
        parent = timeline.actors[membership.of].name
        office = f"{membership.office}, " if membership.office else ""
        yield f"  {office}of {parent}, {membership.when.label}", None
    records = _among(timeline, actor, lambda record: record.actors)
    claims = timeline.dataset.claims
    tells = any(actor.id == each.id for claim in claims for each in _told_by(claim))
    told = "no record; it only tells" if tells else "no record"
    yield f"  in: {', '.join(records) or told}", None


def _told_by(claim: Claim) -> Iterator[Actor]:
    """Those whose voices a claim passes on."""
    voices = (*claim.attribution, claim.origin)
    named = (getattr(each, "actor", getattr(each, "speaker", None)) for each in voices)
    return (each for each in named if each is not None)
