"""Agreement of two codings of the same articles, made blind to each other.

Records are matched one to one by the sentences that their quotes fall into (Jaccard index),
best pairs first; a pair needs at least a third of its sentences in common. Cohen's kappa as in
J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
Measurement 20 (1960), 37-46, https://doi.org/10.1177/001316446002000104.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from attrs import frozen

from syriatimeline.articles import find_all, sentences
from syriatimeline.calendar import Interval, possible_days
from syriatimeline.dataset.fields import Fields, did_you_mean, records
from syriatimeline.dataset.positioned import Keyed, read_yaml
from syriatimeline.dataset.problems import Problems
from syriatimeline.errors import CalendarError, ProblemsError

__all__ = ["Agreement", "Coded", "agree", "cohens_kappa", "read_coding"]

#: Two records are the same only if they share at least this part of their sentences.
SAME = 1 / 3

Spot = tuple[str, int]


@frozen
class Coded:
    """One record of a coding.

    Attributes:
        label: The coder's own name for it.
        kind: The kind of event, or ``Situation`` and its topic.
        mode: See :data:`~syriatimeline.events.MODES`.
        scope: See :data:`~syriatimeline.events.SCOPES`.
        when: The date as written, EDTF.
        days: Its possible days.
        actors: Whoever is in a role.
        spots: The sentences that its quotes fall into: (article, start).
    """

    label: str
    kind: str
    mode: str
    scope: str
    when: str
    days: Interval
    actors: frozenset[str]
    spots: frozenset[Spot]


@frozen
class Agreement:
    """How far two codings agree; shares are 0 to 1.

    Attributes:
        first, second: How many records each has.
        pairs: The records matched, best first.
        only_first, only_second: Labels that found no partner.
        precision, recall, f1: Of the second coding's records against the first's.
        kind, mode, scope: Share of pairs with the same value.
        kind_kappa, mode_kappa, scope_kappa: The same beyond chance.
        same_date: Share of pairs with the same possible days.
        overlapping_date: Share of pairs whose possible days meet.
        actors: Mean Jaccard index of the actors.
    """

    first: int
    second: int
    pairs: tuple[tuple[Coded, Coded], ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    precision: float
    recall: float
    f1: float
    kind: float
    kind_kappa: float
    mode: float
    mode_kappa: float
    scope: float
    scope_kappa: float
    same_date: float
    overlapping_date: float
    actors: float


def read_coding(path: Path, texts: Mapping[str, str]) -> tuple[Coded, ...]:
    """Read one coding.

    Args:
        path: The YAML file; its form is in the codebook.
        texts: The normalized text of each article, by the number that its file name begins with.

    Raises:
        ProblemsError: The file has problems; holds all of them.
    """
    problems = Problems()
    value = read_yaml(path, path.name, problems)
    spans = {name: sentences(text) for name, text in texts.items()}
    coded = []
    if isinstance(value, Keyed):
        whole = Fields(value, problems)
        whole.only("coder", "records")
        if whole.raw("records") is None:
            problems.add(whole.mark, "SYT202", '"records" is missing; add the list of records')
        for fields in records(whole.raw("records"), problems):
            record = _read_record(fields, texts, spans)
            if record is not None:
                coded.append(record)
    elif value is not None:
        problems.add(value.mark, "SYT203", 'the keys "coder" and "records" are expected here')
    if problems.found:
        raise ProblemsError(problems.sorted())
    return tuple(coded)


def _read_record(
    fields: Fields, texts: Mapping[str, str], spans: Mapping[str, list[tuple[int, int]]]
) -> Coded | None:
    kind = str(fields.text("kind", required=True))
    when = fields.text("when", required=True)
    try:
        days = possible_days(when)
    except CalendarError as error:
        fields.problems.add(when.mark, "SYT401", str(error))
        return None
    return Coded(
        label=str(fields.text("label", required=True)),
        kind=f"Situation {kind}" if fields.text("record") == "situation" else kind,
        mode=str(fields.text("mode", required=True)),
        scope=str(fields.text("scope", required=True)),
        when=str(when),
        days=days,
        actors=frozenset(name.replace(" ", "") for name in fields.texts("actors")),
        spots=frozenset(_spots(fields, texts, spans)),
    )


def _spots(
    fields: Fields, texts: Mapping[str, str], spans: Mapping[str, list[tuple[int, int]]]
) -> Iterable[Spot]:
    for inner in fields.mappings("quotes"):
        article, quote = inner.text("article", required=True), inner.text("quote", required=True)
        if not article or not quote:
            continue
        if article not in texts:
            hint = did_you_mean(article, texts) or f"; known are {', '.join(texts)}"
            fields.problems.add(article.mark, "SYT303", f'no article is called "{article}"{hint}')
            continue
        found = find_all(texts[article], quote)
        if not found:
            message = f'the quote does not stand in article "{article}"; copy it from the file'
            fields.problems.add(quote.mark, "SYT501", message)
            continue
        for start, end in spans[article]:
            if start < found[0] + len(quote) and found[0] < end:
                yield str(article), start


def agree(first: Sequence[Coded], second: Sequence[Coded]) -> Agreement:
    """Compare two codings.

    >>> agree((), ()).f1
    0.0
    """
    pairs = _match(first, second)
    taken = {id(record) for pair in pairs for record in pair}
    precision = len(pairs) / len(second) if second else 0.0
    recall = len(pairs) / len(first) if first else 0.0
    both = precision + recall
    return Agreement(
        first=len(first),
        second=len(second),
        pairs=tuple(pairs),
        only_first=tuple(record.label for record in first if id(record) not in taken),
        only_second=tuple(record.label for record in second if id(record) not in taken),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / both if both else 0.0,
        kind=_mean(a.kind == b.kind for a, b in pairs),
        kind_kappa=cohens_kappa([(a.kind, b.kind) for a, b in pairs]),
        mode=_mean(a.mode == b.mode for a, b in pairs),
        mode_kappa=cohens_kappa([(a.mode, b.mode) for a, b in pairs]),
        scope=_mean(a.scope == b.scope for a, b in pairs),
        scope_kappa=cohens_kappa([(a.scope, b.scope) for a, b in pairs]),
        same_date=_mean(a.days == b.days for a, b in pairs),
        overlapping_date=_mean(a.days.intersects(b.days) for a, b in pairs),
        actors=_mean(_jaccard(a.actors, b.actors) for a, b in pairs),
    )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement of two coders on labels, beyond what their habits alone would give.

    1 is full agreement, 0 what chance gives; 1 too where both used one same label throughout.

    >>> round(cohens_kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]), 2)
    0.5
    """
    if not pairs:
        return 0.0
    count = len(pairs)
    observed = sum(a == b for a, b in pairs) / count
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(ours[label] * theirs[label] for label in ours) / count**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def _match(first: Sequence[Coded], second: Sequence[Coded]) -> list[tuple[Coded, Coded]]:
    """One to one, best first; kind, then the order of the files, break ties."""
    candidates = sorted(
        (
            (-_jaccard(a.spots, b.spots), a.kind != b.kind, -_jaccard(a.actors, b.actors), i, j)
            for i, a in enumerate(first)
            for j, b in enumerate(second)
            if a.spots & b.spots and _jaccard(a.spots, b.spots) >= SAME
        ),
    )
    free_first, free_second = set(range(len(first))), set(range(len(second)))
    pairs = []
    for *_, i, j in candidates:
        if i in free_first and j in free_second:
            free_first.discard(i)
            free_second.discard(j)
            pairs.append((first[i], second[j]))
    return pairs


def _jaccard(one: Set[object], two: Set[object]) -> float:
    union = one | two
    return len(one & two) / len(union) if union else 1.0


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
