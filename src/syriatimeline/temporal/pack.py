"""A language pack: the words, rules and settings of one language, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from attrs import field, frozen

from syriatimeline.errors import LanguageError
from syriatimeline.temporal.rules import Level, read_rules
from syriatimeline.temporal.trigger import Trigger
from syriatimeline.temporal.words import Words, read_words

__all__ = ["LANGUAGES", "Pack", "pack_of", "read_pack"]

#: The languages that ship, by ISO 639-1 code.
LANGUAGES = ("en", "ru")

#: What a token may be: from each symbol to its value.
Symbols = dict[str, Any]


class Guard(NamedTuple):
    """What must stand right before a mention, and what must not stand before or after it.

    With ``drop``, what passes is no mention, and nothing else of the same words is one.
    """

    need: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    drop: bool = False

    def passes(self, text: str, start: int, end: int) -> bool:
        """Whether a mention at this place passes."""
        if self.need is not None or self.before is not None:
            left = text[max(0, start - 24) : start]
            if self.need is not None and not self.need.search(left):
                return False
            if self.before is not None and self.before.search(left):
                return False
        return self.after is None or not self.after.match(text, end)


@frozen(eq=False)
class Pack:
    """The words, rules and settings of one language.

    Attributes:
        code: ISO 639-1.
        name: In English; its code where the pack gives none.
        words: The word list.
        levels: The rules.
        emit: From each category that is a mention to the name of its guard, or to "".
        domains: From a domain to the categories that are mentions in it only.
        lower: From a folded form to its symbols, where the text does not begin with a capital.
        capital: The same where it does.
        trigger: Finds the places that are worth a look.
        guards: By name, as ``emit`` names them.
        past: Finds a word of the past tense.
        future: Finds a word that speaks of the future.
        reliable_tense: Whether a verb's form tells past from future, as Russian forms do.
        folder: Where it was read from.
    """

    code: str
    name: str
    words: Words
    levels: tuple[Level, ...]
    emit: Mapping[str, str]
    domains: Mapping[str, list[str]]
    lower: Mapping[str, Symbols]
    capital: Mapping[str, Symbols]
    trigger: Trigger
    guards: Mapping[str, Guard]
    past: re.Pattern[str]
    future: re.Pattern[str]
    reliable_tense: bool
    folder: Path = field(repr=False)

    def steps(self, domain: str, phrase: bool) -> tuple[Level, ...]:
        """The levels in order.

        One called ``phrase`` is only for a phrase that stands alone, one called as a domain only
        for that domain.
        """
        left_out = {*self.domains, *(() if phrase else ("phrase",))} - {domain}
        return tuple(level for level in self.levels if level.name not in left_out)

    def emitted(self, domain: str, phrase: bool) -> dict[str, str]:
        """The categories that are mentions, in a domain, or in a phrase that stands alone."""
        extra = (*(("bound",) if phrase else ()), *self.domains.get(domain, ()))
        return {**dict.fromkeys(extra, ""), **self.emit}

    def __reduce__(self) -> tuple[Any, ...]:
        return pack_of, (self.code,)


def known(code: str) -> None:
    """Nothing, if there is a pack of that language; it is not read.

    Raises:
        LanguageError: No pack has that code.
    """
    if code not in LANGUAGES:
        message = f"no language pack is called {code!r}; there are {', '.join(LANGUAGES)}"
        raise LanguageError(message)


@cache
def pack_of(code: str) -> Pack:
    """The pack of a language; read once.

    Raises:
        LanguageError: No pack has that code.

    >>> pack_of("ru").name
    'Russian'
    """
    known(code)
    return read_pack(Path(__file__).parent / "languages" / code)


def read_pack(folder: Path) -> Pack:
    """Read a pack from a folder with ``pack.toml``, ``words.txt`` and ``rules.txt``.

    Raises:
        LanguageError: A file is missing or a line cannot be meant.
    """
    settings = tomllib.loads((folder / "pack.toml").read_text("utf-8"))
    words = read_words((folder / "words.txt").read_text("utf-8"), f"{folder.name}/words.txt")
    levels = read_rules((folder / "rules.txt").read_text("utf-8"), f"{folder.name}/rules.txt")
    literals = {symbol for level in levels for symbol in level.symbols}
    lower, capital = _tables(words, {each.strip('"') for each in literals if each[0] == '"'})
    return Pack(
        code=settings["code"],
        name=settings.get("name", settings["code"]),
        words=words,
        levels=levels,
        emit=settings["emit"],
        domains=settings.get("domains", {}),
        lower=lower,
        capital=capital,
        trigger=Trigger.of(words, settings["triggers"]),
        guards={name: _guard(guard) for name, guard in settings.get("guards", {}).items()},
        past=re.compile(settings["past"]),
        future=re.compile(settings["future"]),
        reliable_tense=bool(settings.get("reliable_tense", False)),
        folder=folder,
    )


def _tables(words: Words, literals: set[str]) -> tuple[dict[str, Symbols], dict[str, Symbols]]:
    """What each form may be, without and with a capital. Words of the rules are known too."""
    lower: dict[str, Symbols] = {form: {} for form in words.meanings}
    capital: dict[str, Symbols] = {form: {} for form in words.meanings}
    for form, meanings in words.meanings.items():
        for category, value, needs_capital in meanings:
            if needs_capital is not None:
                capital[form].setdefault(category, value)
            if not needs_capital:
                lower[form].setdefault(category, value)
    for literal in literals:
        for table in (lower, capital):
            table.setdefault(literal, {})[f'"{literal}"'] = literal
    return {form: each for form, each in lower.items() if each}, capital


def _guard(guard: Mapping[str, Any]) -> Guard:
    return Guard(
        _any(guard.get("need", []), r"(?:%s)\W{0,2}\Z"),
        _any(guard.get("before", []), r"(?:%s)\W{0,2}\Z"),
        _any(guard.get("after", []), r"\W{0,2}(?:%s)"),
        bool(guard.get("drop", False)),
    )


def _any(patterns: list[str], frame: str) -> re.Pattern[str] | None:
    return re.compile(frame % "|".join(patterns), re.IGNORECASE) if patterns else None
