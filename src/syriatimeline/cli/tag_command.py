"""``syriatimeline tag``: the time expressions of your own texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from syriatimeline.calendar import When
from syriatimeline.cli.output import console
from syriatimeline.cli.tagging.documents import Defaults
from syriatimeline.cli.tagging.formats import FORMATS, Look
from syriatimeline.cli.tagging.inputs import InputProblem, Source, expand
from syriatimeline.cli.tagging.options import known, known_language, policy_of
from syriatimeline.cli.tagging.output import opened
from syriatimeline.cli.tagging.plan import Plan
from syriatimeline.cli.tagging.pool import Job, run
from syriatimeline.cli.tagging.progress import progress
from syriatimeline.errors import QueryError, SyriaTimelineError
from syriatimeline.temporal import Tagger
from syriatimeline.temporal.language import LANGUAGES
from syriatimeline.temporal.reference import reference_of

__all__ = ["command"]

DOMAINS = ("finance",)
INPUTS = ("text", "jsonl")

_EPILOG = """\b
Exit code: 0 tagged, 2 unusable input: every problem is named, and no file is written.
Examples:
  syriatimeline tag report.txt --reference 2025-04-25
  syriatimeline tag report.txt --reference 2025-04-25 --explain
  syriatimeline tag texts --format jsonl --workers 4 -o mentions.jsonl
  syriatimeline tag texts --reference 2025-04 --format timeml -o annotated
  syriatimeline tag corpus.jsonl --policy last-month=rolling-30-days > mentions.jsonl
"""


@click.command(name="tag", epilog=_EPILOG)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--reference", metavar="DATE", help="When the texts were written, in EDTF.")
@click.option(
    "--language",
    metavar="CODE",
    help=f"{', '.join(LANGUAGES)} or an installed one; else it is detected.",
)
@click.option("--input", "given", metavar="|".join(INPUTS), help="What the files hold.")
@click.option("--format", "form", metavar="|".join(FORMATS), help="How to print.")
@click.option("--explain", is_flag=True, help="Print the reasoning of each below the text.")
@click.option(
    "--policy", metavar="NAME=CHOICE", multiple=True, help="A reading to choose. Repeatable."
)
@click.option("--narrative", is_flag=True, help="Count from what was last said, as in histories.")
@click.option("--domain", metavar="|".join(DOMAINS), help="Conventions of a kind of text.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes to use.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Where to.")
def command(
    files: Sequence[str],
    reference: str | None,
    language: str | None,
    given: str | None,
    form: str | None,
    explain: bool,
    policy: Sequence[str],
    narrative: bool,
    domain: str | None,
    workers: int,
    output: Path | None,
) -> None:
    """Find the time expressions of texts, and the days that they mean.

    FILE is a text in UTF-8, a folder (all *.txt in it), JSON Lines of documents (*.jsonl) or
    "-" for standard input. A document is {"id", "text", "reference", "language"}; its own
    reference and language come first. Without a reference an X stands for what only it would
    tell. JSON Lines are answered with JSON Lines, all else with a table.
    """
    held, problems = _split(expand(files, known("input", given, INPUTS)))
    form = known("format", form, FORMATS) or _usual(held)
    language = known_language(language)
    tagger = Tagger(
        LANGUAGES if language is None else (language,),
        policy_of(policy),
        "narrative" if narrative else "news",
        known("domain", domain, DOMAINS) or "",
    )
    defaults = Defaults(_reference(reference), language)
    look = _look(form, explain, several=len(held) > 1 or any(each.lines for each in held))
    plan = Plan(held, defaults, output, _in_folder(look, output))
    total = plan.survey(problems)
    with opened(output, plan.folder) as write, progress(total, output is not None) as advance:
        for tagged in run(Job(tagger, look), plan.documents(problems), workers):
            write(tagged)
            advance()
            if tagged.warning:
                click.echo(f"Warning: {tagged.warning}", err=True)
        if problems:
            sys.exit(2)


def _split(found: Iterable[Source | InputProblem]) -> tuple[list[Source], list[InputProblem]]:
    sources, problems = [], []
    for each in found:
        if isinstance(each, Source):
            sources.append(each)
        else:
            problems.append(each)
    return sources, problems


def _usual(sources: Sequence[Source]) -> str:
    return "jsonl" if sources and all(each.lines for each in sources) else "table"


def _reference(text: str | None) -> When | None:
    try:
        return reference_of(text)
    except SyriaTimelineError as error:
        raise QueryError(f"--reference: {error}") from error


def _look(form: str, explain: bool, several: bool) -> Look:
    if explain and form not in ("table", "inline"):
        raise click.UsageError("--explain goes with --format table or inline.")
    return Look(form, explain, several, console().width, sys.stdout.isatty())


def _in_folder(look: Look, output: Path | None) -> bool:
    """Whether each document has a file of its own."""
    if look.form != "timeml":
        return False
    if look.headed and output is None:
        raise click.UsageError("TimeML of several documents needs a folder: -o DIRECTORY.")
    return output is not None and (look.headed or output.is_dir())
