"""Records as text at the ends of a layer's files, and the way back from a line to its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from attrs import frozen

from syriatimeline.tables.work import Block

__all__ = ["Written", "written"]

#: From a key of the authoring form to the column that it comes from.
_COLUMNS = {
    "en": "title", "ru": "title_ru", "edtf": "when", "certain": "certain_from", "article":
    "article_id", "note": "quote", "field": "", "value": "",
}  # fmt: skip


@frozen
class Written:
    """The files of a layer with more at their ends.

    Attributes:
        files: The texts of those that change, by their path in the folder.
        lines: From a file to the lines that blocks begin on, with those blocks, in order.
    """

    files: Mapping[str, str]
    lines: Mapping[str, tuple[tuple[int, Block], ...]]

    def block_at(self, file: str, line: int) -> Block | None:
        """The block that a line of a file belongs to."""
        found = None
        for begin, block in self.lines.get(file, ()):
            if begin <= line:
                found = block
        return found

    def block_named(self, message: str) -> Block | None:
        """The first block whose record a message names."""
        names = set(re.findall(r"[a-z][a-z0-9]*-[0-9]+", message))
        blocks = (block for lines in self.lines.values() for _, block in lines)
        return next((block for block in blocks if block.about in names), None)

    def column_at(self, file: str, line: int, message: str = "") -> str:
        """The heading of the column that a problem concerns, as far as keys tell.

        Args:
            file: The file.
            line: The line.
            message: What is wrong there; it may name a key that is missing.
        """
        missing = re.match('"([a-z_]+)" is missing', message)
        if missing:
            return _COLUMNS.get(missing[1], missing[1])
        key = self.files[file].splitlines()[line - 1].strip().lstrip("- ").partition(":")[0]
        return _COLUMNS.get(key, key)


def written(there: Mapping[str, str], blocks: Iterable[Block]) -> Written:
    """Put blocks at the ends of files.

    Args:
        there: The files as they are.
        blocks: What is added.
    """
    parts: dict[str, list[str]] = {}
    lines: dict[str, list[tuple[int, Block]]] = {}
    ends: dict[str, int] = {}
    for block in blocks:
        text = _dumped([block.data])
        if block.file not in parts:
            before = there.get(block.file, "").rstrip()
            parts[block.file] = [before] if before else []
            ends[block.file] = before.count("\n") + 2 if before else 0
        lines.setdefault(block.file, []).append((ends[block.file] + 1, block))
        parts[block.file].append(text)
        ends[block.file] += text.count("\n") + 2
    files = {name: "\n\n".join(texts) + "\n" for name, texts in parts.items()}
    return Written(files, {name: tuple(each) for name, each in lines.items()})


class _Dumper(yaml.SafeDumper):
    """Writes out what stands twice: files of a layer have no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        # Lists stand further in than their key, as in the files that people write.
        super().increase_indent(flow, False)


def _dumped(records: list[dict[str, Any]]) -> str:
    text: str = yaml.dump(records, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96)
    return text.rstrip("\n")
