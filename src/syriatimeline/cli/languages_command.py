"""``syriatimeline languages``: the languages of the tagger, and whether their packs are sound."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from syriatimeline.dataset.counted import counted
from syriatimeline.errors import LanguageError
from syriatimeline.temporal.corpus import read_corpus, repeated
from syriatimeline.temporal.language import Language, find_language, languages
from syriatimeline.temporal.lint import lint
from syriatimeline.temporal.pack import Pack, read_pack

__all__ = ["command"]

_EPILOG = """\b
Exit code: 0 sound, 1 something is wrong with a pack, 2 there is no such language.
Examples:
  syriatimeline languages              # those that ship and those that are installed
  syriatimeline languages en           # check one
  syriatimeline languages ./alandian   # check one in a folder
"""


@click.command(name="languages", epilog=_EPILOG)
@click.argument("named", nargs=-1, metavar="[CODE|DIR]...")
def command(named: Sequence[str]) -> None:
    """List the languages that the tagger knows: code, package, folder. Or check some.

    To check a language is to lint its words, rules and settings, and to run its corpus. A DIR is
    written with a slash.
    """
    if not named:
        for each in languages():
            click.echo(f"{each.code}  {each.distribution or 'syriatimeline'}  {each.folder}")
        return
    found = [find_language(each) for each in named]
    sound = [_check(each) for each in found]
    sys.exit(0 if all(sound) else 1)


def _check(language: Language) -> bool:
    """Print what is wrong with a language, and its counts; whether it is sound."""
    folder = language.folder
    try:
        pack = read_pack(folder)
        sentences = read_corpus(folder)
        problems = [*_misnamed(language, pack), *lint(pack), *repeated(sentences)]
        failed = [each for each in (one.run(pack) for one in sentences) if not each.passed]
    except LanguageError as error:
        # It begins with the name of the folder.
        click.echo(f"{folder.parent}/{error}")
        return False
    for each in (*problems, *failed):
        click.echo(f"{folder}/{each}")
    later = sum(bool(each.later) for each in sentences)
    click.echo(
        f"{pack.name} ({pack.code}): {counted(len(problems), 'problem')}; "
        f"corpus: {len(sentences) - len(failed)} passed, {len(failed)} failed"
        + (f"; {later} are for later" if later else "")
    )
    return not problems and not failed


def _misnamed(language: Language, pack: Pack) -> Iterator[str]:
    """A package that names a language otherwise than its pack does."""
    if language.distribution and language.code != pack.code:
        named = f"{language.distribution} names it {language.code!r}"
        yield f"pack.toml: its code is {pack.code!r}, and {named}"
