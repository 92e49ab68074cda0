"""YAML as data whose every string knows its file, line and column.

All scalars stay strings: YAML's own guessing would turn ``2024-12-08`` into a date object,
``no`` into False and ``12:30`` into 750. Anchors, tags and several documents are refused: data
files have no use for them, and a small file could expand to a very large one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from syriatimeline.articles.plain_file import NoPlainFileError, read_plain
from syriatimeline.dataset.broken_yaml import explain
from syriatimeline.dataset.letters import HIDING, NO_YAML, visible
from syriatimeline.dataset.problems import Mark, Problems

__all__ = ["Items", "Keyed", "Text", "Value", "read_yaml"]

#: How many lists and mappings may stand inside each other.
DEEPEST = 32
#: How many bytes a file may have. A MiB of records takes 50 MiB of memory, and a second.
LARGEST = 32 * 2**20
#: How many values may stand in it: of very short ones a file of that size holds far more.
MOST_VALUES = 2_000_000
#: What is copied from a source text as it stands, whatever characters are in it.
_COPIED = frozenset({"quote", "phrase", "sentence", "time", "ranges", "says"})


class Text(str):
    """A scalar with its place."""

    __slots__ = ("mark",)
    mark: Mark

    def __new__(cls, value: str, mark: Mark) -> Text:
        """A scalar as written, and where."""
        text = super().__new__(cls, value)
        text.mark = mark
        return text


class Items(list["Value"]):
    """A YAML sequence with its place."""

    def __init__(self, values: list[Value], mark: Mark) -> None:
        super().__init__(values)
        self.mark = mark


class Keyed(dict[Text, "Value"]):
    """A YAML mapping with its place; its keys know theirs."""

    def __init__(self, values: dict[Text, Value], mark: Mark) -> None:
        super().__init__(values)
        self.mark = mark


Value = Text | Items | Keyed


def read_yaml(path: Path, name: str, problems: Problems) -> Value | None:
    """Read one file; None, with the problems noted, if it cannot be read.

    Args:
        path: The file.
        name: How to call it in messages.
        problems: Where problems are noted.
    """
    name = visible(name)
    try:
        text = read_plain(path, LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        problems.add(Mark(name), "SYT107", "the file is missing; create it, or correct its name")
        return None
    except NoPlainFileError as error:
        problems.add(Mark(name), "SYT109", f"the file is not read: {error.strerror}")
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        problems.add(Mark(name), "SYT107", f"the file cannot be read ({reason}); mend its rights")
        return None
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
        message = f"byte {error.start} is not UTF-8; save the file as UTF-8"
        problems.add(Mark(name, line, column), "SYT101", message)
        return None
    if not text.strip():
        problems.add(Mark(name), "SYT102", "the file is empty; add records, or remove the file")
        return None
    return _compose(text, name, problems)


def _compose(text: str, name: str, problems: Problems) -> Value | None:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            mark = Mark(name, number, indent.index("\t") + 1)
            problems.add(mark, "SYT104", "a tab indents the line; use spaces")
            return None
    never = NO_YAML.search(text)
    if never:
        before = text[: never.start()]
        mark = Mark(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.add(mark, "SYT605", _hiding(never[0]))
        return None
    # The base loader guesses no types, which nobody would look at here.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        refused = list(_refused(text, name, loader))
        node = None if refused else yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        at, column, message = explain(text, error)
        problems.add(Mark(name, at, column), "SYT103", message)
        return None
    except yaml.YAMLError as error:
        problems.add(Mark(name), "SYT103", f"not YAML: {error}".replace("\n", " "))
        return None
    for mark, code, message in refused:
        problems.add(mark, code, message)
    if refused:
        return None
    if node is None:
        problems.add(Mark(name), "SYT102", "the file has only comments; add records, or remove it")
        return None
    return _value(node, name, problems)


def _refused(text: str, name: str, loader: Any) -> Iterator[tuple[Mark, str, str]]:
    """Anchors, tags, and what is nested so deeply that building it could exhaust the stack."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=loader)):
        if number > MOST_VALUES:
            message = f"the file has more than {MOST_VALUES:,} values; divide it into several"
            yield _mark(event.start_mark, name), "SYT109", message
            return
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            message = f"nested more than {DEEPEST} levels deep; data files need a few"
            yield _mark(event.start_mark, name), "SYT103", message
            return
        anchor = getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        if anchor is not None or tag is not None:
            mark = _mark(event.start_mark, name)
            what = f"&{anchor} or *{anchor}" if anchor is not None else f"the tag {tag}"
            yield mark, "SYT106", f"{what}: anchors and tags are not used; write it out"


def _mark(at: Any, name: str) -> Mark:
    """A place as YAML gives it, counted from 0, as we give it, counted from 1."""
    return Mark(name, at.line + 1, at.column + 1) if at is not None else Mark(name)


def _hiding(char: str) -> str:
    return f"here is the character U+{ord(char):04X}, which cannot be seen; remove it"


def _text(value: str, mark: Mark, problems: Problems, *, copied: bool) -> Text:
    found = None if copied else HIDING.search(value)
    if found:
        problems.add(mark, "SYT605", _hiding(found[0]))
        # What follows from it would only hide the cause.
        value = HIDING.sub("", value)
    return Text(value, mark)


def _value(node: yaml.Node, name: str, problems: Problems, *, copied: bool = False) -> Value:
    mark = _mark(node.start_mark, name)
    if isinstance(node, yaml.ScalarNode):
        return _text(node.value, mark, problems, copied=copied)
    if isinstance(node, yaml.SequenceNode):
        return Items([_value(item, name, problems, copied=copied) for item in node.value], mark)
    pairs: dict[Text, Value] = {}
    for key_node, value_node in node.value:
        key = _value(key_node, name, problems)
        if not isinstance(key, Text):
            problems.add(key.mark, "SYT203", "a key is a word; this one is a list or a mapping")
            continue
        if key in pairs:
            problems.add(key.mark, "SYT105", f'"{key}" stands twice here; keep one of them')
        inside = copied or key in _COPIED
        pairs[key] = _value(value_node, name, problems, copied=inside)
    return Keyed(pairs, mark)
