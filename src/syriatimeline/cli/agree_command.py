"""``syriatimeline agree``: how far two codings of the same articles agree."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from syriatimeline.articles import read_text
from syriatimeline.dataset.agreement import Agreement, agree, read_coding
from syriatimeline.errors import ProblemsError, UnusableInputError

__all__ = ["command", "report"]

_EPILOG = """\b
Exit code: 0 compared, 1 problems in a coding, 2 unusable input.
Example:
  syriatimeline agree seeds/codings/coder-a.yaml seeds/codings/coder-b.yaml
"""


@click.command(name="agree", epilog=_EPILOG)
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the texts are; by default the folder above that of FIRST.",
)
@click.option("--pairs", is_flag=True, help="Print each pair, and where it differs.")
def command(first: Path, second: Path, articles: Path | None, pairs: bool) -> None:
    """Compare the codings FIRST and SECOND, made blind to each other.

    Records are matched by the sentences that they quote; the form of a coding and the measures
    are described in the codebook.
    """
    for path in (first, second):
        if not path.is_file():
            raise UnusableInputError(f"{path}: there is no such file; give a coding in YAML")
    folder = articles or first.resolve().parent.parent
    texts = {path.name[:3]: read_text(path).text for path in sorted(folder.glob("*.txt"))}
    if not texts:
        raise UnusableInputError(f"{folder}: no article texts (*.txt) are there; give --articles")
    try:
        agreement = agree(read_coding(first, texts), read_coding(second, texts))
    except ProblemsError as error:
        click.echo(str(error))
        sys.exit(1)
    click.echo(report(agreement))
    if pairs:
        click.echo(_pairs(agreement))


def report(agreement: Agreement) -> str:
    """The figures, for people; percentages of records or of matched pairs."""
    a = agreement
    return "\n".join(
        (
            f"records: {a.first} and {a.second}, {len(a.pairs)} matched",
            f"which records: precision {a.precision:.1%}, recall {a.recall:.1%}, F1 {a.f1:.1%}",
            f"kind: {a.kind:.1%}, kappa {a.kind_kappa:.2f}",
            f"mode: {a.mode:.1%}, kappa {a.mode_kappa:.2f}",
            f"scope: {a.scope:.1%}, kappa {a.scope_kappa:.2f}",
            f"date: same days {a.same_date:.1%}, overlapping {a.overlapping_date:.1%}",
            f"actors: mean Jaccard {a.actors:.2f}",
            f"only in the first: {', '.join(a.only_first) or 'none'}",
            f"only in the second: {', '.join(a.only_second) or 'none'}",
        )
    )


def _pairs(agreement: Agreement) -> str:
    lines = []
    for one, two in agreement.pairs:
        lines.append(f"{one.label} = {two.label}")
        for name, ours, theirs in (
            ("kind", one.kind, two.kind),
            ("mode", one.mode, two.mode),
            ("scope", one.scope, two.scope),
            ("when", one.when, two.when),
            ("actors", ", ".join(sorted(one.actors)), ", ".join(sorted(two.actors))),
        ):
            if ours != theirs:
                lines.append(f"  {name}: {ours} | {theirs}")
    return "\n".join(lines)
