"""``moved.yaml``: what became of ids that are no longer there. They are never given to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from syriatimeline.dataset.content import WHOLE, Dataset, Moved
from syriatimeline.dataset.fields import Fields, did_you_mean, id_pattern
from syriatimeline.dataset.positioned import Text
from syriatimeline.dataset.problems import Mark, Problem, Problems

__all__ = ["MOVED_KEYS", "check_moved", "gone", "read_moved"]

#: The keys of an entry; it has one of the first two.
MOVED_KEYS = ("merge", "split", "into", "why")


def read_moved(
    rows: Iterable[Fields], problems: Problems, marks: dict[str, Mark]
) -> tuple[Moved, ...]:
    """Read the tombstones; what is wrong is noted.

    Args:
        rows: The entries.
        problems: Where slips are noted.
        marks: Where the place of each tombstone is kept.
    """
    found: dict[str, Moved] = {}
    for fields in rows:
        fields.only(*MOVED_KEYS)
        why = str(fields.text("why", required=True))
        named = [key for key in ("merge", "split") if fields.raw(key) is not None]
        if len(named) != 1:
            message = f"a tombstone has merge or split; this one has {len(named)} of them"
            problems.add(fields.mark, "SYT902", message)
            continue
        old, into = fields.texts(named[0]), fields.texts("into")
        if not _fits(fields, named[0], old, into):
            continue
        for name in old:
            if name in found:
                message = f'"{name}" has a tombstone already; keep one of them'
                problems.add(name.mark, "SYT205", message)
            elif _is_id(name, problems):
                found[name] = Moved(str(name), tuple(map(str, into)), why, "")
                marks[f"{name}#moved"] = name.mark
    return tuple(found[name] for name in sorted(found))


def _fits(fields: Fields, key: str, old: tuple[Text, ...], into: tuple[Text, ...]) -> bool:
    """Several became one where they were merged, and one several where it was split."""
    mark = fields.mark_of("into")
    if not into:
        fields.problems.add(mark, "SYT202", '"into" is missing; name what took its place')
    elif key == "merge" and len(into) > 1:
        message = "what was merged became one record; name one, or write split"
        fields.problems.add(mark, "SYT904", message)
    elif key == "split" and (len(old) != 1 or len(into) < 2 or len(set(into)) < len(into)):
        message = "one record is split into two or more; name each once under into"
        fields.problems.add(mark, "SYT904", message)
    else:
        return True
    return False


def _is_id(name: Text, problems: Problems) -> bool:
    begin = problems.namespace or "syt"
    if re.fullmatch(id_pattern(begin, 4), name):
        return True
    message = f'"{name}" has not the form of the id of a record; write it like {begin}-0001'
    problems.add(name.mark, "SYT206", message)
    return False


def check_moved(dataset: Dataset, marks: Mapping[str, Mark]) -> Iterator[Problem]:
    """A rule: a tombstone is of what is gone, and leads to what is there."""
    if not dataset.moved:
        return
    there = {record.id for record in dataset.records}
    onward = {each.id: each.to for each in dataset.moved}

    def mark_of(name: str) -> Mark:
        return marks.get(f"{name}#moved", marks.get(name, Mark("timeline.json")))

    for each in dataset.moved:
        mark = mark_of(each.id)
        if each.id in there:
            message = f"{each.id} has a tombstone and is there; remove one of the two"
            yield Problem(mark, "SYT921", message)
        for name in each.to:
            if name not in there and name not in onward:
                hint = did_you_mean(name, there) or "; name what took its place"
                message = f'{each.id} is to lead to "{name}", which is not there{hint}'
                yield Problem(mark, "SYT922", message)
        circle = _circle(each.id, onward)
        # Once for all that are in it, at the first.
        if circle and each.id == min(circle, key=lambda name: (mark_of(name), name)):
            message = f"the tombstones lead in a circle: {' → '.join(circle)}; mend one of them"
            yield Problem(mark, "SYT922", message)


def _circle(start: str, onward: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The way from an id back to it, if there is one."""
    came_from = dict.fromkeys(onward[start], start)
    waiting = list(came_from)
    while waiting:
        name = waiting.pop()
        if name == start:
            way = [start]
            while len(way) == 1 or way[-1] != start:
                way.append(came_from[way[-1]])
            return way[::-1]
        for following in onward.get(name, ()):
            if following not in came_from:
                came_from[following] = name
                waiting.append(following)
    return []


def gone(old: Dataset, new: Dataset) -> Iterator[Problem]:
    """What an older edition has, and this one neither has nor says what became of it.

    A line of the ledger about all of a thing that is no record says so, too.
    """
    told = {each.id for each in new.moved}
    edited = {edit.target for edit in new.edits if edit.field == WHOLE}
    for what in ("records", "articles", "actors", "places", "origins", "errata"):
        there = {each.id for each in getattr(new, what)}
        may_go = told if what == "records" else edited
        for each in getattr(old, what):
            if each.id not in there and each.id not in may_go:
                where = f"of {old.edition.name} {old.edition.version}"
                message = f"{each.id} {where} is gone; {_REMEDY[what == 'records']}"
                yield Problem(Mark("moved.yaml"), "SYT923", message)


_REMEDY = {
    True: "restore it, with withdrawn and the reason if it is wrong, or add it to moved.yaml",
    False: "restore it; where it must go, a line of the ledger about * of it says why",
}
