"""Rules applied to a run of words: level by level, the longest match from the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from syriatimeline.temporal.builders import BUILDERS, Pieces
from syriatimeline.temporal.rules import Level, Rule, Tree
from syriatimeline.temporal.scan import Node

__all__ = ["parse"]

#: (length, -line, rule, slots, extent, values): a rule that fits from some word on.
_Fit = tuple[int, int, Rule, tuple[str | None, ...], tuple[int, int], tuple[Any, ...]]


def parse(nodes: list[Node], levels: Sequence[Level]) -> list[Node]:
    """The words after all levels: what rules made of them, and the words that no rule took."""
    symbols = {symbol for node in nodes for symbol in node.symbols}
    for level in levels:
        # Most levels have nothing to say about most phrases.
        if not level.starts.keys().isdisjoint(symbols):
            made = _rewrite(nodes, level)
            if made is not nodes:
                nodes = made
                symbols = {symbol for node in nodes for symbol in node.symbols}
    return nodes


def _rewrite(nodes: list[Node], level: Level) -> list[Node]:
    """The words after one level; the same list where none of its rules fits."""
    found: list[Node] = []
    at = 0
    fitted = False
    starts = level.starts.keys()
    while at < len(nodes):
        if not starts.isdisjoint(nodes[at].symbols):
            made = _best(nodes, at, level)
            if made is not None:
                fitted = True
                found.append(made[0])
                at += made[1]
                continue
        found.append(nodes[at])
        at += 1
    return found if fitted else nodes


def _best(nodes: list[Node], at: int, level: Level) -> tuple[Node, int] | None:
    """The longest rule from a word on whose builder accepts; the earlier of equals."""
    fits: list[_Fit] = []
    for symbol, value in nodes[at].symbols.items():
        if symbol in level.starts:
            _collect(nodes, at + 1, level.tree(symbol), (value,), fits)
    if len(fits) > 1:
        fits.sort(key=_longest_first)
    for length, _, rule, slots, extent, values in fits:
        made = _build(rule, slots, values, nodes[at : at + length], extent)
        if made is not None:
            # Words after the brackets of a rule are only looked at.
            return made, extent[1]
    return None


def _longest_first(fit: _Fit) -> tuple[int, int]:
    return -fit[0], fit[1]


def _collect(
    nodes: list[Node], at: int, tree: Tree, values: tuple[Any, ...], fits: list[_Fit]
) -> None:
    for rule, slots, first, last in tree.get(None, ()):
        fits.append((len(values), rule.line, rule, slots, (first, last), values))
    if at < len(nodes):
        for symbol, value in nodes[at].symbols.items():
            below = tree.get(symbol)
            if below is not None:
                _collect(nodes, at + 1, below, (*values, value), fits)


def _build(
    rule: Rule,
    slots: tuple[str | None, ...],
    values: tuple[Any, ...],
    nodes: list[Node],
    extent: tuple[int, int],
) -> Node | None:
    given = {
        slot: value
        for slot, value in zip(slots, values, strict=True)
        if slot and slot[0] not in '"_'
    }
    if rule.builder:
        value = BUILDERS[rule.builder](**{**given, **rule.arguments})
    else:
        value = next(iter(given.values()), 1)
    if value is None:
        return None
    start, end = nodes[extent[0]].start, nodes[extent[1] - 1].end
    if isinstance(value, Pieces):
        pieces = tuple(
            (nodes[slots.index(slot)].start, nodes[slots.index(slot)].end, part)
            for slot, part in value.parts.items()
        )
        return Node({rule.category: value.whole}, start, end, pieces)
    if len(nodes) == 1:
        # A single word keeps what else it may be: "March" is a month and half a date.
        return Node({**nodes[0].symbols, rule.category: value}, start, end, nodes[0].pieces)
    kept = next((node.pieces for node in nodes if node.pieces), ())
    return Node({rule.category: value}, start, end, kept)
