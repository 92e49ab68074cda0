"""A lint of language packs: what is spelled, listed or named wrongly, as plain sentences."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from syriatimeline.temporal.builders import BUILDERS
from syriatimeline.temporal.pack import Pack
from syriatimeline.temporal.rules import Rule, Tree
from syriatimeline.temporal.scan import DIGIT_CATEGORIES

__all__ = ["lint"]

_SCRIPTS = {"en": re.compile(r"[^\W\d_]", re.ASCII), "ru": re.compile(r"[а-яё]")}
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
    settings = tomllib.loads((pack.folder / "pack.toml").read_text("utf-8"))
    exempt = settings.get("lint", {})
    return [
        *_letters(pack, set(exempt.get("other_script", ()))),
        *_twice(pack, set(exempt.get("ambiguous", ()))),
        *_calendar(pack),
        *_rules(pack),
        *_settings(pack, settings),
        *_unreachable(pack, settings, set(exempt.get("unused", ()))),
    ]


def _letters(pack: Pack, exempt: set[str]) -> Iterator[str]:
    """Forms with letters of another script: a Latin «c» for a Cyrillic one."""
    script = _SCRIPTS.get(pack.code)
    for entry in pack.words.entries:
        if script is None or exempt & set(entry.categories):
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
                yield f"words.txt: {form!r} is {category} {listed}; only one is read"


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
                yield f"rules.txt: level {level.name!r} asks for {symbol!r}, which nothing is"
        seen: set[str] = set()
        for rule, slots in (each for one in level.starts for each in _endings(level.tree(one))):
            for problem in _call(rule, slots):
                if problem not in seen:
                    seen.add(problem)
                    yield problem


def _call(rule: Rule, slots: tuple[str | None, ...]) -> Iterator[str]:
    """What is wrong with the call that a rule makes."""
    where = f"rules.txt:{rule.line}:"
    if not rule.builder:
        if rule.arguments:
            yield f"{where} arguments without a builder"
        return
    if rule.builder not in BUILDERS:
        yield f"{where} no builder is called {rule.builder!r}"
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
    """Triggers of no word, mentions that no rule makes, guards that do not exist."""
    worded = {name for each in pack.words.entries for name in each.categories}
    made = {rule.category for level in pack.levels for rule in level.rules}
    for name in settings["triggers"]:
        if name not in worded:
            yield f"pack.toml: no word is of the trigger {name!r}"
    for name, guard in settings["emit"].items():
        if name not in made and name not in worded:
            yield f"pack.toml: nothing makes the mention {name!r}"
        if guard and guard not in pack.guards:
            yield f"pack.toml: no guard is called {guard!r}"
    for name in pack.guards.keys() - set(settings["emit"].values()):
        yield f"pack.toml: no mention must pass the guard {name!r}"


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
