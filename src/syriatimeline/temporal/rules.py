"""The rules of a language, read from its ``rules.txt``: sequences of words become expressions.

Rules stand in levels, which are gone through in order; in each, the longest match from the left
is replaced by what the rule makes of it. A rule is one line::

    level dates
    day: month dd ","? year=yyyy          => date
    when: ("the"|"this")? "past" duration  => stretch side=-1
    when: "in" [ year=yyyy ]              => date

A bare word names a category of ``words.txt`` or of an earlier rule, ``slot=category`` gives it
another slot (``_=category`` none at all), a word in quotes is meant as such; ``?`` makes optional,
``(a|b)`` chooses, and brackets mark what of it is the expression, where that is not all. What
follows ``=>`` is a builder of :mod:`syriatimeline.temporal.builders` with fixed arguments; without
it, the value of the only slot is passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import field, frozen

from syriatimeline.errors import LanguageError

__all__ = ["Level", "Pattern", "Rule", "Step", "Tree", "read_rules", "symbols_of"]

#: (slot or None, symbol): a symbol is a category, or a word in quotes.
Step = tuple[str | None, str]
#: Steps, the brackets around what is the expression, and choices between several patterns.
Pattern: TypeAlias = "tuple[Step | str | list[Pattern], ...]"
#: What can follow a word: from each symbol to what can follow that. Under ``None`` stand the
#: rules that end here, each with its slots, and the first and last word of its expression.
Tree: TypeAlias = dict[Any, Any]

#: A word in quotes, a slot, a category, a sign; anything else means nothing.
_TOKEN = re.compile(r"""("[^"]+"|[\w&]+=?|[()|?\[\]])\s*|\S+""")


@frozen
class Rule:
    """One rule.

    Attributes:
        category: What it makes.
        builder: The name of a builder; empty to pass the only slot's value on.
        arguments: Fixed arguments of the builder.
        patterns: What it asks for: one of these.
        line: Where it stands.
    """

    category: str
    builder: str
    arguments: Mapping[str, Any]
    patterns: list[Pattern]
    line: int


@frozen(eq=False)
class Level:
    """One level: its name, its rules, and where to look for them.

    Attributes:
        name: Its name.
        rules: Its rules in order.
        symbols: Every category and quoted word that they ask for.
        starts: From each symbol with which some of them can begin to these.
    """

    name: str
    rules: tuple[Rule, ...]
    symbols: frozenset[str]
    starts: Mapping[str, list[Rule]] = field(repr=False)
    _trees: dict[str, Tree] = field(factory=dict, init=False, repr=False)

    def tree(self, symbol: str) -> Tree:
        """What can follow a first symbol.

        Grown when a text first has such a word: the rules of a language stand for thousands of
        sequences, of which most texts meet few.
        """
        tree = self._trees.get(symbol)
        if tree is None:
            root: Tree = {}
            for rule in self.starts[symbol]:
                for pattern in rule.patterns:
                    _plant(root, pattern, rule, only=symbol)
            tree = self._trees[symbol] = root[symbol]
        return tree


def read_rules(text: str, name: str) -> tuple[Level, ...]:
    """Read the rules of a language.

    Args:
        text: The rules.
        name: Their file, for messages.

    Raises:
        LanguageError: A line is no rule; names file and line.
    """
    levels: list[tuple[str, list[Rule]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        content = _without_comment(line).strip()
        if not content:
            continue
        if content.startswith("level "):
            levels.append((content[6:].strip(), []))
            continue
        if not levels:
            raise LanguageError(f"{name}:{number}: a rule stands before the first 'level'")
        try:
            levels[-1][1].append(_read_rule(content, number))
        except ValueError as problem:
            raise LanguageError(f"{name}:{number}: {problem}") from None
    return tuple(_level(title, rules) for title, rules in levels)


def _level(name: str, rules: list[Rule]) -> Level:
    symbols: set[str] = set()
    starts: dict[str, list[Rule]] = {}
    for rule in rules:
        symbols.update(symbols_of(rule.patterns))
        firsts: set[str] = set()
        _begin(rule.patterns, firsts)
        for symbol in sorted(firsts):
            starts.setdefault(symbol, []).append(rule)
    return Level(name, tuple(rules), frozenset(symbols), starts)


def _without_comment(line: str) -> str:
    """The line up to a ``#`` outside quotes."""
    if "#" not in line:
        return line
    quoted = False
    for position, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "#" and not quoted:
            return line[:position]
    return line


def _read_rule(content: str, number: int) -> Rule:
    left, _, right = content.partition("=>")
    category, colon, pattern = left.partition(":")
    if not colon or not pattern.strip():
        raise ValueError(f"a rule is written 'category: pattern => builder', not {content!r}")
    builder, *pairs = right.split() or [""]
    arguments: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise ValueError(f"an argument is written name=value, not {pair!r}")
        arguments[key] = int(value) if re.fullmatch(r"-?\d+", value) else value
    patterns, rest = _alternatives(tokens := _tokens(pattern.strip()), 0)
    if rest != len(tokens):
        raise ValueError(f"a bracket is not opened: {pattern.strip()!r}")
    if _begin(patterns, set()):
        raise ValueError("a rule must ask for at least one word")
    return Rule(category.strip(), builder, arguments, patterns, number)


def _tokens(pattern: str) -> list[str]:
    tokens: list[str] = _TOKEN.findall(pattern)
    if "" in tokens:
        unknown = next(each for each in _TOKEN.finditer(pattern) if each[1] is None)
        raise ValueError(f"what does {pattern[unknown.start() :]!r} mean?")
    return tokens


def _alternatives(tokens: Sequence[str], at: int) -> tuple[list[Pattern], int]:
    """The patterns from here to the closing bracket, of which one is meant; and where that is."""
    finished: list[Pattern] = []
    current: Pattern = ()
    slot: str | None = None
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        at += 1
        if token == "|":
            finished.append(current)
            current = ()
            continue
        if token.endswith("=") and not token.startswith('"'):
            slot = token[:-1]
            continue
        if token == "(":
            choice, at = _alternatives(tokens, at)
            if at >= len(tokens):
                raise ValueError("a bracket is not closed")
            at += 1
            inner: Pattern = ([_in_slot(each, slot) for each in choice] if slot else choice,)
        else:
            inner = (token,) if token in "[]" else _steps(token, slot)
        slot = None
        if at < len(tokens) and tokens[at] == "?":
            inner = ([inner, ()],)
            at += 1
        current += inner
    return [*finished, current], at


def _steps(token: str, slot: str | None) -> Pattern:
    if token.startswith('"'):
        return tuple((slot, f'"{word}"') for word in token.strip('"').split())
    return ((slot or token, token),)


def _in_slot(pattern: Pattern, slot: str) -> Pattern:
    """The same with every step in one slot, and without brackets."""
    return tuple(
        [_in_slot(one, slot) for one in each] if isinstance(each, list) else (slot, each[1])
        for each in pattern
        if not isinstance(each, str)
    )


def symbols_of(patterns: list[Pattern]) -> Iterator[str]:
    """Every symbol that patterns ask for."""
    for pattern in patterns:
        for each in pattern:
            if isinstance(each, list):
                yield from symbols_of(each)
            elif isinstance(each, tuple):
                yield each[1]


def _begin(patterns: list[Pattern], found: set[str]) -> bool:
    """Collect the symbols with which patterns can begin; whether one of them can be empty."""
    empty = False
    for pattern in patterns:
        for each in pattern:
            if isinstance(each, list):
                if not _begin(each, found):
                    break
            elif isinstance(each, tuple):
                found.add(each[1])
                break
        else:
            empty = True
    return empty


def _plant(
    tree: Tree,
    pattern: Pattern,
    rule: Rule,
    slots: tuple[str | None, ...] = (),
    extent: tuple[int, int | None] = (0, None),
    *,
    only: str = "",
) -> None:
    """Put the sequences that a pattern stands for into a tree.

    Args:
        tree: Where they go on.
        pattern: What is left of the rule's pattern.
        rule: The rule.
        slots: Those of the steps so far.
        extent: First word of the expression, and the one after it, as far as they are known.
        only: The first symbol of the sequences to plant; all where it is empty.
    """
    for place, each in enumerate(pattern):
        if isinstance(each, list):
            for choice in each:
                _plant(tree, choice + pattern[place + 1 :], rule, slots, extent, only=only)
            return
        if each == "[":
            extent = (len(slots), extent[1])
        elif each == "]":
            extent = (extent[0], len(slots))
        elif only and each[1] != only:
            return
        else:
            only = ""
            tree = tree.setdefault(each[1], {})
            slots = (*slots, each[0])
    end = len(slots) if extent[1] is None else extent[1]
    tree.setdefault(None, []).append((rule, slots, extent[0], end))
