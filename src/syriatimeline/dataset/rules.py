"""Rules that a whole dataset obeys: what no single file can show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from syriatimeline.articles import Article
from syriatimeline.dataset.bundle import BUNDLE
from syriatimeline.dataset.check_index import index_problems, indexed
from syriatimeline.dataset.check_letters import names_are_distinct
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.encoding import encode
from syriatimeline.dataset.ledger_rules import check_edits
from syriatimeline.dataset.letters import HIDING
from syriatimeline.dataset.problems import Mark, Problem
from syriatimeline.dataset.scope import unchecked
from syriatimeline.dataset.tombstones import check_moved
from syriatimeline.errors import DatasetError
from syriatimeline.events import Event, Quote

__all__ = [
    "QUOTED_SHARE",
    "QUOTED_WORDS",
    "check_bundle",
    "check_dataset",
    "check_unchecked",
    "quoted_words",
]

#: At most this share of an article's body may be quoted, context included …
QUOTED_SHARE = 1 / 3
#: … or this many words, if that is more.
QUOTED_WORDS = 60

_LOADED = re.compile(
    r"\b(regimes?|dictators?|aggressors?|terroris[tm]s?|special (?:military )?operations?)\b"
    r"|\b(режим|диктатор|агрессор|террорист|спецопераци)\w*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")

Marks = Mapping[str, Mark]


def check_dataset(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    """Check what only the whole shows: evidence, links, articles' days, quoted shares, wording.

    Args:
        dataset: The content.
        marks: Where each record stands; records without a mark are reported by id.
    """
    for rule in _RULES:
        yield from rule(dataset, marks)


def check_unchecked(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    """Like :func:`check_dataset`, for what was not checked already when it was compiled."""
    held = dict.fromkeys((f"{record.id}#when" for record in dataset.records), Mark(BUNDLE))
    yield from check_dataset(unchecked(dataset), {**held, **marks})


def check_bundle(dataset: Dataset) -> tuple[Problem, ...]:
    """Check a compiled dataset: the rules of every dataset, and that nothing in it was altered."""
    try:
        return tuple(sorted(_bundle_problems(dataset)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # Reading a bundle takes its values as they come; the rules meet what is no text or date.
        message = f"the dataset is damaged ({error!r}); compile it again"
        raise DatasetError(message) from error


def _bundle_problems(dataset: Dataset) -> Iterator[Problem]:
    said = indexed(dataset.records)
    yield from check_dataset(dataset, {})
    mark = Mark(BUNDLE)
    for owner, quote in dataset.quotes:
        if quote.exact and len(quote.exact) != quote.end - quote.start:
            message = f"the quote of {owner} has not the length of its span; compile again"
            yield Problem(mark, "SYT802", message)
    bundle = encode(dataset)
    quoted = any(quote.exact for _, quote in dataset.quotes)
    same = bundle.head["fingerprint"] == dataset.edition.fingerprint
    yield from index_problems(said, dataset.records, bundle.records, digests=quoted and same)
    if quoted and not same:
        message = (
            f"the content has not the fingerprint {dataset.edition.fingerprint}; compile again"
        )
        yield Problem(mark, "SYT802", message)


def _mark(marks: Marks, *names: str) -> Mark:
    # A compiled bundle has no lines to point at; messages name the record.
    return next((marks[name] for name in names if name in marks), Mark(BUNDLE))


def _evidence(dataset: Dataset) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every date with evidence: (its id, the id for its mark, what it rests on)."""
    for article in dataset.articles:
        yield article.id, article.id, article.published.evidence
    for record in dataset.records:
        yield record.id, f"{record.id}#when", record.when.evidence
        for claim in record.claims:
            if claim.when is None:
                continue
            evidence = claim.when.evidence
            if claim.when.basis == "resolved" and claim.article is not None:
                # A relative date rests on the article's day whether its author says so or not.
                evidence = (*evidence, claim.article.id)
            yield claim.id, f"{claim.id}#when", evidence
    for error in dataset.errata:
        yield error.id, error.id, error.evidence
    for actor in dataset.actors:
        for membership in actor.memberships:
            yield actor.id, actor.id, membership.evidence


def _evidence_exists(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    known = {article.id for article in dataset.articles}
    known |= {record.id for record in dataset.records}
    known |= {claim.id for claim in dataset.claims} | {error.id for error in dataset.errata}
    # A record or claim that could not be read has a problem of its own; it is not unknown.
    known |= {name.partition("#")[0] for name in marks}
    # What rested on a record that was merged or split rests on its successors.
    moved = {each.id for each in dataset.moved}
    for owner, at, evidence in _evidence(dataset):
        for name in evidence:
            if name not in known and name.partition(".")[0] not in moved:
                message = (
                    f'"{name}" is evidence of {owner}, and no such claim, event or article exists'
                )
                yield Problem(_mark(marks, at, owner), "SYT306", f"{message}; correct the id")


def _evidence_has_no_cycle(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    graph: dict[str, set[str]] = defaultdict(set)
    at: dict[str, str] = {}
    for owner, mark, evidence in _evidence(dataset):
        graph[owner] |= set(evidence)
        at[owner] = mark
    done: set[str] = set()
    for start in sorted(graph):
        path = _find_cycle(graph, start, done)
        if path:
            message = f"evidence rests on itself: {' → '.join(path)}; remove one step"
            yield Problem(_mark(marks, at.get(path[0], path[0]), path[0]), "SYT307", message)


def _find_cycle(graph: Mapping[str, set[str]], start: str, done: set[str]) -> list[str]:
    """A path that comes back to its beginning; nodes that lead to none are added to ``done``."""
    path: list[str] = []
    stack: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        path.append(node)
        stack.append((node, iter(sorted(graph.get(node, ())))))

    if start in done:
        return []
    enter(start)
    while stack:
        node, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            done.add(node)
            path.pop()
            stack.pop()
        elif following in path:
            cycle = [*path[path.index(following) :], following]
            done.update(path)
            return cycle
        elif following not in done:
            enter(following)
    return []


def _disputes_are_distinct(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for dispute in dataset.disputes:
        other = first.setdefault(dispute.id, dispute.record)
        if other != dispute.record:
            both = f"{other} and {dispute.record}"
            message = f'"{dispute.id}" is a dispute of {both}; choose a new id'
            yield Problem(_mark(marks, dispute.record), "SYT205", message)


def _links_lead_somewhere(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    known = {record.id for record in dataset.records} | {each.id for each in dataset.moved}
    # A record whose date could not be read has a problem of its own; it is not unknown.
    undated = {name.removesuffix("#when") for name in marks if name.endswith("#when")}
    known |= {name for name in undated if "." not in name}
    for record in dataset.records:
        for link in record.links:
            mark = _mark(marks, f"{record.id}>{link.target}", record.id)
            if link.target not in known:
                message = f'no event or situation is called "{link.target}"; correct the link'
                yield Problem(mark, "SYT305", message)
            elif link.target == record.id:
                yield Problem(mark, "SYT305", f"{record.id} links to itself; remove the link")


def _told_before_published(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    for event in dataset.events:
        if event.mode not in ("actual", "negated") or event.withdrawn:
            continue
        for claim in event.claims:
            if claim.article is None or claim.stance == "silent" or event.series:
                continue
            published = claim.article.anchor.latest
            # What is told as going on may last beyond the article; what is sure of it may not.
            sure = event.when.certain if event.when.extent == "throughout" else None
            latest = sure.last if sure else event.when.latest
            if published is not None and (latest is None or latest > published):
                message = (
                    f"{event.id} may be later than {claim.article.id}, which tells it and is not "
                    f"after {published}; bound it by the article, or correct one of them"
                )
                yield Problem(_mark(marks, f"{event.id}#when", event.id), "SYT405", message)
                break


def _quotes_keep_to_the_cap(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    quotes = _quotes_by_article(dataset)
    for article in dataset.articles:
        used = _words_in(quotes.get(article.id, ()))
        most = max(QUOTED_WORDS, int(article.body_words * QUOTED_SHARE))
        if used > most:
            message = (
                f"{used} words of {article.id} are quoted, with context, of {article.body_words} "
                f"in its body; at most {most} are allowed: shorten quotes"
            )
            yield Problem(_mark(marks, article.id), "SYT505", message)


def quoted_words(dataset: Dataset, article: Article) -> int:
    """How many words of an article the dataset quotes, context included, overlaps once.

    >>> from syriatimeline.dataset import load_dataset
    >>> dataset = load_dataset()
    >>> 0 < quoted_words(dataset, dataset.articles[0]) <= dataset.articles[0].body_words / 3
    True
    """
    return _words_in(_quotes_by_article(dataset).get(article.id, ()))


def _quotes_by_article(dataset: Dataset) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = defaultdict(list)
    for _, quote in dataset.quotes:
        found[quote.article.id].append(quote)
    return found


def _words_in(quotes: Iterable[Quote]) -> int:
    pieces: dict[int, str] = {}
    for quote in quotes:
        shown = quote.prefix + quote.exact + quote.suffix
        begin = quote.start - len(quote.prefix)
        pieces.update(enumerate(shown, start=begin))
    text = []
    last = -2
    for at in sorted(pieces):
        if at != last + 1:
            text.append(" ")
        text.append(pieces[at])
        last = at
    return len("".join(text).split())


def _wording_is_neutral(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    for owner, what, text in _own_texts(dataset):
        found = _LOADED.search(_QUOTED.sub("", text))
        if found:
            message = (
                f'"{found[0]}" in the {what} of {owner} is a characterisation; use name and '
                "office, or put it in quotation marks with its author"
            )
            yield Problem(_mark(marks, owner), "SYT603", message)


def _texts_hide_nothing(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    named = (*dataset.actors, *dataset.places)
    aliases = ((each.id, "alias", alias) for each in named for alias in each.aliases)
    for owner, what, text in (*_own_texts(dataset), *aliases):
        found = HIDING.search(text)
        if found:
            message = (
                f"the {what} of {owner} has the character U+{ord(found[0]):04X}, which cannot be "
                "seen; remove it"
            )
            yield Problem(_mark(marks, owner), "SYT605", message)


def _own_texts(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    for record in dataset.records:
        yield from ((record.id, "title", title) for title in record.titles.values())
        yield record.id, "note", record.note
        yield record.id, "reasoning", record.when.note
        for claim in record.claims:
            yield claim.id, "gloss", claim.gloss
            yield claim.id, "note", claim.note
            yield claim.id, "reasoning", claim.when.note if claim.when else ""
        for dispute in record.disputes:
            yield record.id, "dispute", dispute.resolution
            yield from ((record.id, "dispute", position.says) for position in dispute.positions)
    yield from _registry_texts(dataset)
    for origin in dataset.origins:
        yield origin.id, "label", origin.label
        yield origin.id, "note", origin.note
    for article in dataset.articles:
        yield article.id, "note", article.note
    for error in dataset.errata:
        yield error.id, "reasoning", error.why
        yield error.id, "effect", error.effect
    for edit in dataset.edits:
        yield edit.target, "ledger", f"{edit.editor}: {edit.reason}"
    for kind in dataset.kinds:
        yield f"kind {kind.name}", "meaning", kind.says
    for policy in dataset.policies:
        yield f"policy {policy.name}", "meaning", policy.says


def _registry_texts(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    for actor in dataset.actors:
        yield from ((actor.id, "name", name) for name in actor.names.values())
        yield actor.id, "note", actor.note
    for place in dataset.places:
        yield from ((place.id, "name", name) for name in place.names.values())
        yield place.id, "note", place.note


def _events_have_actors(dataset: Dataset, marks: Marks) -> Iterator[Problem]:
    for record in dataset.records:
        if not record.actors and not (isinstance(record, Event) and record.places):
            message = f"{record.id} names neither an actor nor a place; fill a role"
            yield Problem(_mark(marks, record.id), "SYT602", message)


_RULES: tuple[Callable[[Dataset, Marks], Iterator[Problem]], ...] = (
    _evidence_exists,
    _evidence_has_no_cycle,
    _disputes_are_distinct,
    _links_lead_somewhere,
    _told_before_published,
    _quotes_keep_to_the_cap,
    _wording_is_neutral,
    _texts_hide_nothing,
    names_are_distinct,
    _events_have_actors,
    check_moved,
    check_edits,
)
