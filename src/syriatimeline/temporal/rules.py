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
from typing import Any

from attrs import field, frozen

from syriatimeline.errors import LanguageError

__all__ = ["Level", "Rule", "Step", "read_rules"]

#: (slot or None, symbol): a symbol is a category, or a word in quotes.
Step = tuple[str | None, str]

_TOKEN = re.compile(
    r"""\s*(?:(?P<word>"[^"]+")|(?P<name>[\w&]+)(?P<slot>=)?|(?P<sign>[()|?\[\]]))"""
)


@frozen
class Rule:
    """One rule.

    Attributes:
        category: What it makes.
        builder: The name of a builder; empty to pass the only slot's value on.
        arguments: Fixed arguments of the builder.
        line: Where it stands.
    """

    category: str
    builder: str
    arguments: Mapping[str, Any] = field(hash=False)
    line: int


@frozen
class Level:
    """One level: its name, and a tree of symbols that leads to rules.

    A node maps each symbol to (slot names do not matter on the way) the next node; under
    ``None`` stand the rule that ends there, its slots and its extent.
    """

    name: str
    root: dict[Any, Any] = field(hash=False)
    rules: tuple[Rule, ...] = ()

    @property
    def symbols(self) -> set[str]:
        """Every category and quoted word that its rules ask for."""
        return set(_symbols(self.root))


def read_rules(text: str, name: str) -> tuple[Level, ...]:
    """Read the rules of a language.

    Args:
        text: The rules.
        name: Their file, for messages.

    Raises:
        LanguageError: A line is no rule; names file and line.
    """
    levels: list[tuple[str, dict[Any, Any], list[Rule]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        content = _without_comment(line).strip()
        if not content:
            continue
        if content.startswith("level "):
            levels.append((content[6:].strip(), {}, []))
            continue
        if not levels:
            raise LanguageError(f"{name}:{number}: a rule stands before the first 'level'")
        try:
            rule, sequences = _read_rule(content, number)
        except ValueError as problem:
            raise LanguageError(f"{name}:{number}: {problem}") from None
        levels[-1][2].append(rule)
        for sequence in sequences:
            _plant(levels[-1][1], rule, sequence)
    return tuple(Level(title, root, tuple(rules)) for title, root, rules in levels)


def _without_comment(line: str) -> str:
    """The line up to a ``#`` outside quotes."""
    quoted = False
    for position, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "#" and not quoted:
            return line[:position]
    return line


def _read_rule(content: str, number: int) -> tuple[Rule, list[list[Step | str]]]:
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
    rule = Rule(category.strip(), builder, arguments, number)
    tokens = list(_tokens(pattern))
    sequences, rest = _alternatives(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"a bracket is not opened: {pattern.strip()!r}")
    return rule, sequences


def _tokens(pattern: str) -> Iterator[str]:
    position = 0
    pattern = pattern.rstrip()
    while position < len(pattern):
        match = _TOKEN.match(pattern, position)
        if match is None:
            raise ValueError(f"what does {pattern[position:].strip()!r} mean?")
        yield match.group().strip()
        position = match.end()


def _alternatives(tokens: Sequence[str], at: int) -> tuple[list[list[Step | str]], int]:
    """Every sequence that the pattern from here to its closing bracket stands for."""
    finished: list[list[Step | str]] = []
    current: list[list[Step | str]] = [[]]
    slot: str | None = None
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        at += 1
        if token == "|":
            finished += current
            current = [[]]
            continue
        if token.endswith("=") and not token.startswith('"'):
            slot = token[:-1]
            continue
        if token == "(":
            inner, at = _alternatives(tokens, at)
            if at >= len(tokens):
                raise ValueError("a bracket is not closed")
            at += 1
            if slot:
                inner = [
                    [(slot, each[1]) for each in one if isinstance(each, tuple)] for one in inner
                ]
        elif token in "[]":
            inner = [[token]]
        else:
            inner = [_steps(token, slot)]
        slot = None
        if at < len(tokens) and tokens[at] == "?":
            inner = [*inner, []]
            at += 1
        current = [before + after for before in current for after in inner]
    return finished + current, at


def _steps(token: str, slot: str | None) -> list[Step | str]:
    if token.startswith('"'):
        return [(slot, f'"{word}"') for word in token.strip('"').split()]
    return [(slot or token, token)]


def _symbols(node: dict[Any, Any]) -> Iterator[str]:
    for symbol, below in node.items():
        if symbol is not None:
            yield symbol
            yield from _symbols(below)


def _plant(root: dict[Any, Any], rule: Rule, sequence: list[Step | str]) -> None:
    """Put one sequence into the tree; the earlier rule keeps its place."""
    node, slots, extent = root, [], [0, -1]
    length = 0
    for step in sequence:
        if step == "[":
            extent[0] = length
        elif step == "]":
            extent[1] = length
        else:
            node = node.setdefault(step[1], {})
            slots.append(step[0])
            length += 1
    if length == 0:
        raise LanguageError(f"line {rule.line}: a rule must ask for at least one word")
    end = extent[1] if extent[1] >= 0 else length
    node.setdefault(None, []).append((rule, tuple(slots), extent[0], end))
