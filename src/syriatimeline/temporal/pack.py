"""A language pack: the words, rules and settings of one language, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from attrs import field, frozen

from syriatimeline.errors import LanguageError
from syriatimeline.temporal.language import Language, language_of
from syriatimeline.temporal.rules import Level, read_rules
from syriatimeline.temporal.settings import read_settings, settings_of, text_of
from syriatimeline.temporal.trigger import Trigger
from syriatimeline.temporal.words import Meaning, Words, read_words

__all__ = ["Pack", "pack_of", "read_pack"]

#: What a token may be: from each symbol to its value.
Symbols = dict[str, Any]


class Guard(NamedTuple):
    """What must stand right before a mention, and what must not stand before or after it.

    Each is a pattern, case ignored, or the empty string.

    With ``drop``, what passes is no mention, and nothing else of the same words is one.
    """

    need: str
    before: str
    after: str
    drop: bool = False

    def compile(self) -> None:
        """Nothing, if its patterns are such.

        Raises:
            LanguageError: One is none.
        """
        for pattern in (self.need, self.before, self.after):
            _compiled(pattern, re.IGNORECASE)

    def passes(self, text: str, start: int, end: int) -> bool:
        """Whether a mention at this place passes."""
        left = text[max(0, start - 24) : start]
        if self.need and not _compiled(self.need, re.IGNORECASE).search(left):
            return False
        if self.before and _compiled(self.before, re.IGNORECASE).search(left):
            return False
        return not self.after or not _compiled(self.after, re.IGNORECASE).match(text, end)


@frozen(eq=False)
class Pack:
    """The words, rules and settings of one language.

    Attributes:
        code: By which it is asked for: ISO 639-1, where there is one.
        letters: Those that it is written with, as in a class of a pattern: ``a-z``.
        name: In English; its code where the pack gives none.
        words: The word list.
        levels: The rules.
        emit: From each category that is a mention to the name of its guard, or to "".
        domains: From a domain to the categories that are mentions in it only.
        lower: From a folded form to its symbols, where the text does not begin with a capital.
        capital: The same where it does.
        trigger: Finds the places that are worth a look.
        guards: By name, as ``emit`` names them.
        reliable_tense: Whether a verb's form tells past from future, as Russian forms do.
        folder: Where it was read from.
    """

    code: str
    letters: str
    name: str
    words: Words
    levels: tuple[Level, ...]
    emit: Mapping[str, str]
    domains: Mapping[str, list[str]]
    lower: Mapping[str, Symbols]
    capital: Mapping[str, Symbols]
    trigger: Trigger
    guards: Mapping[str, Guard]
    _past: str = field(repr=False)
    _future: str = field(repr=False)
    _speech: str = field(repr=False)
    _perfect: str = field(repr=False)
    _beyond: str = field(repr=False)
    reliable_tense: bool
    folder: Path = field(repr=False)

    @property
    def past(self) -> re.Pattern[str]:
        """Finds a word of the past tense."""
        return _compiled(self._past)

    @property
    def future(self) -> re.Pattern[str]:
        """Finds a word that speaks of the future."""
        return _compiled(self._future)

    @property
    def speech(self) -> re.Pattern[str] | None:
        """Finds a verb of saying; None where the pack gives none."""
        return _compiled(self._speech) if self._speech else None

    @property
    def perfect(self) -> re.Pattern[str] | None:
        """Finds the past perfect, which tells of something earlier; None where there is none."""
        return _compiled(self._perfect) if self._perfect else None

    @property
    def beyond(self) -> re.Pattern[str] | None:
        """Finds, right before a date, that it lies beside the course of events ("until")."""
        return _compiled(self._beyond) if self._beyond else None

    def steps(self, domain: str, phrase: bool, narrative: bool = False) -> tuple[Level, ...]:
        """The levels in order.

        One called ``phrase`` is only for a phrase that stands alone, ``narrative`` only for
        histories, one called as a domain only for that domain.
        """
        kept = {domain, *(("phrase",) if phrase else ()), *(("narrative",) if narrative else ())}
        left_out = {*self.domains, "phrase", "narrative"} - kept
        return tuple(level for level in self.levels if level.name not in left_out)

    def emitted(self, domain: str, phrase: bool) -> dict[str, str]:
        """The categories that are mentions, in a domain, or in a phrase that stands alone."""
        extra = (*(("bound",) if phrase else ()), *self.domains.get(domain, ()))
        return {**dict.fromkeys(extra, ""), **self.emit}

    def __reduce__(self) -> tuple[Any, ...]:
        return _pack_in, (Language(self.code, self.folder),)


def pack_of(code: str) -> Pack:
    """The pack of a language; read once.

    Raises:
        LanguageError: No pack has that code, or it cannot be used.

    >>> pack_of("ru").name
    'Russian'
    """
    return _pack_in(language_of(code))


@cache
def _pack_in(language: Language) -> Pack:
    if not language.distribution:
        return _pack(settings_of(language.folder), language.folder)
    from syriatimeline.temporal.lint import faults

    try:
        pack = _pack(settings_of(language.folder), language.folder)
        for fault in faults(pack):
            raise LanguageError(f"{language.folder.name}/{fault}")
    except LanguageError as error:
        raise LanguageError(f"{language.distribution}: {error}") from error
    if pack.code != language.code:
        raise LanguageError(
            f"{language.distribution}: its entry point {language.code!r} leads to a pack with the "
            f"code {pack.code!r}; give both the same"
        )
    return pack


def read_pack(folder: Path) -> Pack:
    """Read a pack from a folder with ``pack.toml``, ``words.txt`` and ``rules.txt``.

    Raises:
        LanguageError: A file is missing or a line cannot be meant.
    """
    return _pack(read_settings(folder), folder)


def _pack(settings: Mapping[str, Any], folder: Path) -> Pack:
    words = read_words(text_of(folder, "words.txt"), f"{folder.name}/words.txt")
    levels = read_rules(text_of(folder, "rules.txt"), f"{folder.name}/rules.txt")
    literals = {symbol for level in levels for symbol in level.symbols}
    lower, capital = _tables(words, {each.strip('"') for each in literals if each[0] == '"'})
    return Pack(
        code=settings["code"],
        letters=settings["letters"],
        name=settings.get("name", settings["code"]),
        words=words,
        levels=levels,
        emit=settings["emit"],
        domains=settings.get("domains", {}),
        lower=lower,
        capital=capital,
        trigger=Trigger.of(words, settings["triggers"]),
        guards=_guards(settings),
        past=settings["past"],
        future=settings["future"],
        speech=settings.get("speech", ""),
        perfect=settings.get("perfect", ""),
        beyond=settings.get("beyond", ""),
        reliable_tense=settings.get("reliable_tense", False),
        folder=folder,
    )


def _tables(words: Words, literals: set[str]) -> tuple[dict[str, Symbols], dict[str, Symbols]]:
    """What each form may be, without and with a capital. Words of the rules are known too."""
    lower: dict[str, Symbols] = {}
    capital: dict[str, Symbols] = {}
    # Many forms mean the same, and share what says it.
    shared: dict[tuple[Meaning, ...], tuple[Symbols, Symbols]] = {}
    for form, meanings in words.meanings.items():
        if meanings not in shared:
            shared[meanings] = _symbols(meanings)
        lower[form], capital[form] = shared[meanings]
    for literal in literals:
        for table in (lower, capital):
            table[literal] = {**table.get(literal, {}), f'"{literal}"': literal}
    return {form: each for form, each in lower.items() if each}, capital


def _symbols(meanings: tuple[Meaning, ...]) -> tuple[Symbols, Symbols]:
    """What a form of these meanings may be, without and with a capital; the first of each."""
    lower: Symbols = {}
    capital: Symbols = {}
    for category, value, needs_capital in meanings:
        if needs_capital is not None:
            capital.setdefault(category, value)
        if not needs_capital:
            lower.setdefault(category, value)
    return lower, capital


def _guards(settings: Mapping[str, Any]) -> dict[str, Guard]:
    """The guards; a pattern ``@name`` stands for those of the list with that name."""
    lists: Mapping[str, list[str]] = settings.get("lists", {})

    def any_of(patterns: list[str], frame: str) -> str:
        meant = [
            inner
            for each in patterns
            for inner in (lists[each[1:]] if each[1:] in lists and each[0] == "@" else [each])
        ]
        return frame % "|".join(meant) if meant else ""

    return {
        name: Guard(
            any_of(guard.get("need", []), r"(?:%s)\W{0,2}\Z"),
            any_of(guard.get("before", []), r"(?:%s)\W{0,2}\Z"),
            any_of(guard.get("after", []), r"\W{0,2}(?:%s)"),
            bool(guard.get("drop", False)),
        )
        for name, guard in settings.get("guards", {}).items()
    }


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of a pack, compiled when a text first asks for it: most texts ask for few.

    Raises:
        LanguageError: It is no pattern; the lint of packs finds where it stands.
    """
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise LanguageError(f"it is no pattern: {pattern!r} ({error})") from None
