"""Rules applied to a run of words: level by level, the longest match from the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from syriatimeline.temporal.builders import BUILDERS, Pieces
from syriatimeline.temporal.rules import Rule
from syriatimeline.temporal.scan import Node

__all__ = ["parse"]

#: (length, -line, rule, slots, extent, values): a rule that fits from some word on.
_Fit = tuple[int, int, Rule, tuple[str | None, ...], tuple[int, int], tuple[Any, ...]]


def parse(nodes: list[Node], levels: Sequence[Any]) -> list[Node]:
    """The words after all levels: what rules made of them, and the words that no rule took."""
    for level in levels:
        starts = level.root.keys()
        # Most levels have nothing to say about most phrases.
        if any(not starts.isdisjoint(node.symbols) for node in nodes):
            nodes = _rewrite(nodes, level.root)
    return nodes


def _rewrite(nodes: list[Node], root: dict[Any, Any]) -> list[Node]:
    found: list[Node] = []
    at = 0
    starts = root.keys()
    while at < len(nodes):
        if not starts.isdisjoint(nodes[at].symbols):
            made = _best(nodes, at, root)
            if made is not None:
                found.append(made[0])
                at += made[1]
                continue
        found.append(nodes[at])
        at += 1
    return found


def _best(nodes: list[Node], at: int, root: dict[Any, Any]) -> tuple[Node, int] | None:
    """The longest rule from a word on whose builder accepts; the earlier of equals."""
    fits: list[_Fit] = []
    _collect(nodes, at, root, (), fits)
    fits.sort(key=lambda fit: (-fit[0], fit[1]))
    for length, _, rule, slots, extent, values in fits:
        made = _build(rule, slots, values, nodes[at : at + length], extent)
        if made is not None:
            return made, length
    return None


def _collect(
    nodes: list[Node], at: int, tree: dict[Any, Any], values: tuple[Any, ...], fits: list[_Fit]
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
