"""``syriatimeline check``: is a dataset or layer sound, and do quotes stand in their articles?"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from syriatimeline.cli.layer_at import is_layer, layer_result, on_option
from syriatimeline.dataset.bundle import BUNDLE
from syriatimeline.dataset.compile import Compiled, read_folder
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.counted import counted
from syriatimeline.dataset.coverage import Entry, ledger
from syriatimeline.dataset.ledger_rules import lost_edits
from syriatimeline.dataset.load import load_dataset, read_bundle
from syriatimeline.dataset.problems import Mark, Problem
from syriatimeline.dataset.read_ledger import edits_of
from syriatimeline.dataset.readings import differences
from syriatimeline.dataset.rules import check_bundle
from syriatimeline.dataset.tombstones import gone
from syriatimeline.dataset.verify import VERDICTS, Verified, verify_quotes

__all__ = ["command", "ledger_lines"]

_EPILOG = """\b
Exit code: 0 nothing wrong, 1 problems found, 2 nothing there to check.
Examples:
  syriatimeline check                    # the dataset that is installed
  syriatimeline check seeds              # an authoring folder
  syriatimeline check seeds --coverage   # with its ledger
  syriatimeline check --articles texts   # installed quotes against texts that you have
  syriatimeline check mylab              # a layer, or its package
  syriatimeline check bb --layer ./aa    # a layer that builds on another
"""


@click.command(name="check", epilog=_EPILOG)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Verify every quote against the texts in DIR.",
)
@click.option(
    "--ledger",
    "older",
    type=click.Path(path_type=Path),
    metavar="OLD",
    help="Say which lines of an older ledger (its file or folder) were lost or changed, and of a "
    "folder which ids are gone without a tombstone.",
)
@click.option("--coverage", is_flag=True, help="Print what became of every sentence and time.")
@on_option
def command(
    path: Path | None,
    articles: Path | None,
    older: Path | None,
    coverage: bool,
    below: tuple[str, ...],
) -> None:
    """Check an authoring folder, a compiled bundle, a layer, or (without PATH) the installed
    dataset.

    Each problem is printed as FILE:LINE:COLUMN CODE MESSAGE; all of them in one run. A layer is
    checked as it lies on the installed dataset.
    """
    if path is not None and is_layer(path):
        if coverage or articles or older:
            raise click.UsageError("--coverage, --articles and --ledger are for a dataset.")
        _check_layer(path, below)
    elif below:
        raise click.UsageError("--layer is what a layer builds on; PATH is none.")
    else:
        _check_dataset(path, articles, older, coverage)


def _check_dataset(
    path: Path | None, articles: Path | None, older: Path | None, coverage: bool
) -> None:
    compiled_form = path is None or (path / BUNDLE).is_file()
    if coverage and compiled_form:
        raise click.UsageError("--coverage needs an authoring folder with the article texts.")
    if path is None or compiled_form:
        dataset = load_dataset() if path is None else read_bundle(path)
        problems, marks = check_bundle(dataset), dict[str, Mark]()
    else:
        compiled = read_folder(path)
        dataset, problems, marks = compiled.dataset, compiled.problems, dict(compiled.marks)
        if coverage:
            for line in ledger_lines(compiled):
                click.echo(line)
    if older is not None:
        lost = [*lost_edits(edits_of(older), dataset.edits, marks), *_gone(older, dataset)]
        problems = tuple(sorted((*problems, *lost)))
    for problem in problems:
        click.echo(str(problem))
    if not compiled_form and not problems:
        for line in _differing(dataset):
            click.echo(line)
    verified = list(verify_quotes(dataset, articles)) if articles is not None else []
    for line in _verified_lines(verified):
        click.echo(line)
    click.echo(_summary(path, dataset, problems), err=bool(problems))
    sys.exit(1 if problems or any(each.verdict != "ok" for each in verified) else 0)


def _check_layer(folder: Path, below: Sequence[str]) -> None:
    problems, says = layer_result(folder, below)
    for problem in problems:
        click.echo(problem)
    click.echo(says, err=bool(problems))
    sys.exit(1 if problems else 0)


def _gone(older: Path, dataset: Dataset) -> Iterator[Problem]:
    """Ids of an older dataset that are gone, if it is one and not only its ledger."""
    if (older / BUNDLE).is_file():
        yield from gone(read_bundle(older), dataset)
    elif older.is_dir():
        yield from gone(read_folder(older).dataset, dataset)


def _summary(path: Path | None, dataset: Dataset, problems: Sequence[Problem]) -> str:
    name = str(path) if path else f"the installed dataset {dataset.edition.version}"
    return (
        f"{name}: {counted(len(problems), 'problem')} in {counted(len(dataset.events), 'event')}, "
        f"{counted(len(dataset.situations), 'situation')}, "
        f"{counted(sum(1 for _ in dataset.claims), 'claim')}, "
        f"{counted(len(dataset.articles), 'article')}"
    )


def _differing(dataset: Dataset) -> Iterator[str]:
    """The dates that are not what the tagger reads in their phrases, for a person to look at."""
    read = sum(1 for claim in dataset.claims if claim.readings and claim.when)
    found = list(differences(dataset))
    for difference in found:
        yield f"note: {difference}"
    if found:
        yield f"phrases: {read} read by the tagger, {len(found)} of them otherwise dated"


def _verified_lines(verified: Sequence[Verified]) -> Iterator[str]:
    """What is not as it was, then a count of each verdict."""
    for each in verified:
        if each.verdict != "ok":
            yield f"{each.owner} in {each.article}: {each.verdict}, {each.detail}"
    if verified:
        counts = Counter(each.verdict for each in verified)
        yield "quotes: " + ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)


def ledger_lines(compiled: Compiled) -> Iterator[str]:
    """The coverage ledger: a line for each sentence and time expression, then the counts."""
    entries = list(ledger(compiled.dataset, compiled.texts, compiled.dismissals))
    for article in compiled.dataset.articles:
        own = [entry for entry in entries if entry.article == article.id]
        yield f"{article.id} {article.publisher}"
        for entry in own:
            words = compiled.texts[entry.article][entry.start : entry.end]
            shown = words if len(words) <= 48 else words[:47] + "…"
            indent = "  " if entry.kind == "sentence" else "      "
            yield f"{indent}{entry.start}-{entry.end} “{shown}” {_fate(entry)}"
        yield "  " + "; ".join(_count(own, kind) for kind in ("sentence", "time"))
    yield "all articles: " + "; ".join(_count(entries, kind) for kind in ("sentence", "time"))


def _fate(entry: Entry) -> str:
    if entry.used_by:
        return f"used by {', '.join(entry.used_by)}"
    return f"dismissed: {entry.dismissed}" if entry.dismissed else "UNEXPLAINED"


def _count(entries: Sequence[Entry], kind: str) -> str:
    own = [entry for entry in entries if entry.kind == kind]
    used = sum(bool(entry.used_by) for entry in own)
    dismissed = sum(bool(entry.dismissed and not entry.used_by) for entry in own)
    what = "sentences" if kind == "sentence" else "time expressions"
    return (
        f"{len(own)} {what}: {used} used, {dismissed} dismissed, "
        f"{len(own) - used - dismissed} unexplained"
    )
