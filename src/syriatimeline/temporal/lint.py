"""A lint of language packs: what is spelled, listed or named wrongly, as plain sentences."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from syriatimeline.errors import LanguageError
from syriatimeline.temporal.builders import BUILDERS
from syriatimeline.temporal.pack import Pack
from syriatimeline.temporal.rules import Level, Rule, Tree, symbols_of
from syriatimeline.temporal.scan import DIGIT_CATEGORIES
from syriatimeline.temporal.settings import KNOWN, line_of, read_settings, text_of

__all__ = ["faults", "lint"]

_LETTER = re.compile(r"[^\W\d_]")
#: A rule with its slots, as it stands at the end of a path through a level.
_Ending = tuple[Rule, tuple[str | None, ...]]


def lint(pack: Pack) -> list[str]:
    """Every problem of a pack; none if it is sound.

    The pack's own ``[lint]`` table may exempt categories: ``other_script`` of the check of
    letters, ``ambiguous`` of the check of one form under two values, ``unused`` of the check that
    every category is asked for.

    >>> from syriatimeline.temporal.pack import pack_of
    >>> lint(pack_of("ru"))
    []
    """
    settings = read_settings(pack.folder)
    exempt = settings.get("lint", {})
    return [
        *faults(pack),
        *_letters(pack, set(exempt.get("other_script", ()))),
        *_twice(pack, set(exempt.get("ambiguous", ()))),
        *_calendar(pack),
        *_rules(pack),
        *_settings(pack, settings),
        *_unreachable(pack, settings, set(exempt.get("unused", ()))),
    ]


def faults(pack: Pack) -> Iterator[str]:
    """What would fail when a text first asks for it: patterns, builders and guards.

    >>> from syriatimeline.temporal.pack import pack_of
    >>> list(faults(pack_of("en")))
    []
    """
    text = text_of(pack.folder, "pack.toml")
    for name in ("past", "future", "speech", "perfect", "beyond"):
        try:
            getattr(pack, name)
        except LanguageError as problem:
            yield f"{line_of(text, name)}: {name!r}: {problem}"
    for name, guard in pack.guards.items():
        try:
            guard.compile()
        except LanguageError as problem:
            yield f"{line_of(text, f'guards.{name}')}: the guard {name!r}: {problem}"
    for name, guarded in pack.emit.items():
        if guarded and guarded not in pack.guards:
            yield f"{line_of(text, name)}: no guard is called {guarded!r}"
    for level in pack.levels:
        for rule in level.rules:
            if rule.builder and rule.builder not in BUILDERS:
                yield f"rules.txt:{rule.line}: no builder is called {rule.builder!r}"


def _letters(pack: Pack, exempt: set[str]) -> Iterator[str]:
    """Forms with letters of another script: a Latin «c» for a Cyrillic one."""
    script = re.compile(f"[{pack.letters}]")
    for entry in pack.words.entries:
        if exempt & set(entry.categories):
            continue
        for form in entry.forms:
            wrong = [each for each in _LETTER.findall(form.lower()) if not script.match(each)]
            if wrong:
                yield f"words.txt:{entry.line}: {form!r} has letters of another script: {wrong}"


def _twice(pack: Pack, ambiguous: set[str]) -> Iterator[str]:
    """One form under two values of a category: only the first would ever be read."""
    for form, meanings in pack.words.meanings.items():
        values: dict[str, set[Any]] = defaultdict(set)
        for category, value, _ in meanings:
            values[category].add(value)
        for category, each in values.items():
            if len(each) > 1 and category not in ambiguous:
                listed = ", ".join(sorted(map(str, each)))
                line = _last(pack, form, category)
                yield f"words.txt:{line}: {form!r} is {category} {listed}; only one is read"


def _last(pack: Pack, form: str, category: str) -> int:
    """The last line that gives a form to a category."""
    return max(
        entry.line
        for entry in pack.words.entries
        if category in entry.categories and form in {each.lstrip("^~") for each in entry.forms}
    )


def _calendar(pack: Pack) -> Iterator[str]:
    """Months and weekdays that no word names."""
    for category, last in (("month", 12), ("weekday", 7), ("season", 4)):
        named = {each.value for each in pack.words.entries if category in each.categories}
        for number in range(1, last + 1):
            if number not in named:
                yield f"words.txt: no word is {category} {number}"
        for value in sorted(map(str, named - set(range(1, last + 1)))):
            yield f"words.txt: there is no {category} {value}"


def _rules(pack: Pack) -> Iterator[str]:
    """Rules whose categories nobody makes, or whose builder does not take their slots."""
    known = _categories(pack)
    for level in pack.levels:
        for symbol in sorted(level.symbols):
            if not symbol.startswith('"') and symbol not in known:
                line = _first(level, symbol)
                yield f"rules.txt:{line}: it asks for {symbol!r}, which nothing is"
        seen: set[str] = set()
        for rule, slots in (each for one in level.starts for each in _endings(level.tree(one))):
            for problem in _call(rule, slots):
                if problem not in seen:
                    seen.add(problem)
                    yield problem


def _first(level: Level, symbol: str) -> int:
    """The line of the first rule that asks for a symbol."""
    return next(rule.line for rule in level.rules if symbol in symbols_of(rule.patterns))


def _call(rule: Rule, slots: tuple[str | None, ...]) -> Iterator[str]:
    """What is wrong with the call that a rule makes."""
    where = f"rules.txt:{rule.line}:"
    if not rule.builder:
        if rule.arguments:
            yield f"{where} arguments without a builder"
        return
    if rule.builder not in BUILDERS:
        return
    given = {each for each in slots if each and each[0] not in '"_'} | set(rule.arguments)
    parameters = inspect.signature(BUILDERS[rule.builder]).parameters.values()
    if not any(each.kind is each.VAR_KEYWORD for each in parameters):
        for name in sorted(given - {each.name for each in parameters}):
            yield f"{where} the builder {rule.builder!r} takes no {name!r}"
    for each in parameters:
        needed = each.default is each.empty and each.kind is not each.VAR_KEYWORD
        if needed and each.name not in given:
            yield f"{where} the builder {rule.builder!r} needs {each.name!r}"


def _settings(pack: Pack, settings: dict[str, Any]) -> Iterator[str]:
    """Settings that there are not, triggers of no word, mentions that no rule makes."""
    text = text_of(pack.folder, "pack.toml")
    worded = {name for each in pack.words.entries for name in each.categories}
    made = {rule.category for level in pack.levels for rule in level.rules}
    for name in settings.keys() - KNOWN.keys():
        yield f"{line_of(text, name)}: there is no setting {name!r}"
    for name in settings["triggers"]:
        if name not in worded:
            yield f"{line_of(text, 'triggers')}: no word is of the trigger {name!r}"
    for name in settings["emit"]:
        if name not in made and name not in worded:
            yield f"{line_of(text, name)}: nothing makes the mention {name!r}"
    for name in pack.guards.keys() - set(settings["emit"].values()):
        where = line_of(text, f"guards.{name}")
        yield f"{where}: no mention must pass the guard {name!r}"


def _unreachable(pack: Pack, settings: dict[str, Any], exempt: set[str]) -> Iterator[str]:
    """Words of which no category is asked for by a rule, is a trigger or a mention."""
    asked = {symbol for level in pack.levels for symbol in level.symbols}
    asked |= set(settings["triggers"]) | set(settings["emit"]) | exempt
    for entry in pack.words.entries:
        if not asked & set(entry.categories):
            yield f"words.txt:{entry.line}: nothing asks for {'+'.join(entry.categories)!r}"


def _categories(pack: Pack) -> set[str]:
    worded = {name for each in pack.words.entries for name in each.categories}
    return (
        worded | {rule.category for level in pack.levels for rule in level.rules} | DIGIT_CATEGORIES
    )


def _endings(tree: Tree) -> Iterator[_Ending]:
    for symbol, below in tree.items():
        if symbol is None:
            yield from ((each[0], each[1]) for each in below)
        else:
            yield from _endings(below)
