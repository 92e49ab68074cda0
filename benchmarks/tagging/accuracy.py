"""Accuracy of the tagger on the development sets, and of its peers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from syriatimeline.temporal import Tagger
from syriatimeline.temporal.expressions import Age
from tagging.gold import Text, read
from tagging.kinds import KINDS, kind_of
from tagging.peers import Peer
from tagging.scoring import MEASURES, Score, Span, paired

__all__ = ["of_peers", "ours", "predictions"]

Predict = Callable[[Text], list[Span]]
Result = list[tuple[Text, list[Span]]]


def predictions(tagger: Tagger, *, ages: bool = True) -> Predict:
    """What the tagger finds, with the document's date as reference."""

    def predict(document: Text) -> list[Span]:
        found = tagger.tag(document.text, document.reference, language=document.language)
        return [
            Span(each.start, each.end, each.type, each.value, each.text)
            for each in found
            if ages or not isinstance(each.expression, Age)
        ]

    return predict


def ours(folder: Path, names: Iterable[str]) -> None:
    """Print the figures of every set."""
    cases: dict[str, list[tuple[str, Predict]]] = {
        "timebank": [
            ("no domain", predictions(Tagger())),
            ("domain finance", predictions(Tagger(domain="finance"))),
            ("without ages", predictions(Tagger(), ages=False)),
        ],
        "aquaint": [
            ("with ages", predictions(Tagger())),
            ("without ages", predictions(Tagger(), ages=False)),
        ],
    }
    for name in names:
        documents = read(folder, name)
        if not documents:
            print(f"\n{name}: not in {folder}")
        for title, predict in cases.get(name, []) if documents else []:
            result = [(each, predict(each)) for each in documents]
            print(f"\n{name}, {title}")
            _scores(result)
            if title in ("no domain", "with ages"):
                _kinds(result)
        if name == "nerel-ru" and documents:
            _spans(documents)


def _scores(result: Result) -> None:
    odd = _score(each for each in result if each[0].number % 2)
    even = _score(each for each in result if not each[0].number % 2)
    every = _score(result)
    print(f"{'':<10}{'all lines: P      R     F1':<28}{'odd F1':>8}{'even F1':>9}{'even-odd':>10}")
    for measure in MEASURES:
        whole = "".join(f"{100 * each:7.2f}" for each in every.figures(measure))
        one, two = (100 * each.figures(measure).f1 for each in (odd, even))
        print(f"{measure:<10}{whole:<28}{one:>8.2f}{two:>9.2f}{two - one:>+10.2f}")
    print(f"gold {every.gold}, predicted {every.predicted}")


def _score(result: Iterable[tuple[Text, list[Span]]]) -> Score:
    score = Score()
    for document, predicted in result:
        score.add(document.marks, predicted)
    return score


def _kinds(result: Result) -> None:
    counts: dict[int, Counter[tuple[str, str]]] = {0: Counter(), 1: Counter()}
    for document, predicted in result:
        count = counts[document.number % 2]
        for mark, found in paired(document.marks, predicted):
            if mark is None:
                count[kind_of(found), "false"] += 1  # type: ignore[arg-type]
                continue
            kind = kind_of(mark)
            count[kind, "gold"] += 1
            count[kind, "found"] += found is not None
            count[kind, "value"] += found is not None and mark.value == found.value
    columns = ("gold", "found", "value", "false")
    heading = "".join(f"{each:>7}" for each in columns)
    print(f"{'kind, odd | even':<18}{heading}  |{heading}")
    for kind in KINDS:
        halves = ["".join(f"{counts[n][kind, each]:>7}" for each in columns) for n in (1, 0)]
        print(f"{kind:<18}{'  |'.join(halves)}")


def _spans(documents: list[Text]) -> None:
    """Marks that are overlapped, and predictions that no mark overlaps; extents may differ."""
    found: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    tagger = Tagger()
    for document in documents:
        mentions = tagger.tag(document.text, document.reference, language=document.language)
        taken = [False] * len(mentions)
        for mark in document.marks:
            met = [
                n
                for n, each in enumerate(mentions)
                if each.start < mark.end and mark.start < each.end
            ]
            for n in met:
                taken[n] = True
            found[f"{mark.type} marked"] += 1
            found[f"{mark.type} met"] += bool(met)
        for each, met_by_mark in zip(mentions, taken, strict=True):
            age = isinstance(each.expression, Age)
            extra["age" if age else each.type] += not met_by_mark
        extra["in all"] += len(mentions)
    print("\nnerel-ru, marked spans that ours overlap")
    for kind in ("DATE", "TIME"):
        marked, met_count = found[f"{kind} marked"], found[f"{kind} met"]
        print(f"{kind:<10}{met_count} of {marked} = {100 * met_count / max(1, marked):.2f} %")
    kinds = ", ".join(f"{kind} {count}" for kind, count in extra.items() if kind != "in all")
    print(
        f"no mark overlaps, of {extra['in all']} predictions: {kinds} (only DATE, TIME are marked)"
    )


def of_peers(folder: Path, names: Iterable[str], peers: Iterable[Peer]) -> None:
    """Print the F1 of every peer on the English sets; a document that makes it fail is empty."""
    every = list(peers)
    for name in names:
        documents = read(folder, name)
        if name == "nerel-ru" or not documents:
            continue
        print(
            f"\n{name}: F1 in per cent" + "".join(f"{each:>9}" for each in MEASURES) + "   failed"
        )
        own = _score((each, predictions(Tagger())(each)) for each in documents)
        print(f"{'syriatimeline':<{len(name) + 16}}{_line(own)}")
        for peer in every:
            failed = 0
            score = Score()
            for document in documents:
                try:
                    spans = peer.spans(document.text, document.reference)
                except Exception:
                    spans, failed = [], failed + 1
                score.add(document.marks, spans)
            print(f"{peer.name:<{len(name) + 16}}{_line(score)}{failed:>9}", flush=True)


def _line(score: Score) -> str:
    return "".join(f"{100 * score.figures(each).f1:>9.1f}" for each in MEASURES)
