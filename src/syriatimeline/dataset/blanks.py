"""Blanks that ``syriatimeline new`` writes and a person is to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from syriatimeline.articles.plain_file import read_plain
from syriatimeline.dataset.positioned import LARGEST, Items, Keyed, Text, Value, read_yaml
from syriatimeline.dataset.problems import Problems

__all__ = ["BLANK", "check_blanks"]

#: Stands wherever only a person knows what to write.
BLANK = "(to be filled in)"


def check_blanks(folder: Path, problems: Problems, label: str = "") -> None:
    """Note every blank that is left in a dataset or layer, but for withdrawn records.

    Args:
        folder: The dataset or layer.
        problems: Where they are noted.
        label: What stands before the name of a file in messages.
    """
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("events/*.yaml"))):
        if not _may_have_blanks(path):
            continue
        name = f"{label}{path.relative_to(folder).as_posix()}"
        # What else is wrong with the file was noted when it was read.
        for key, text in _blanks(read_yaml(path, name, Problems())):
            what = f'"{key}"' if key else "this"
            # Nothing else can be withdrawn.
            event = name.partition("events/")[1]
            hint = "write it, or leave the record withdrawn" if event else "write it"
            message = f"{what} is still to be filled in; {hint}"
            problems.add(text.mark, "SYT607", message)


def _may_have_blanks(path: Path) -> bool:
    """Whether the words are in a file at all: most files are not worth reading twice."""
    try:
        return BLANK.encode() in read_plain(path, LARGEST)
    except OSError:
        return False


def _blanks(value: Value | None, key: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        if BLANK in value:
            yield key, value
    elif isinstance(value, Items):
        for each in value:
            yield from _blanks(each, key)
    elif isinstance(value, Keyed) and not _is_withdrawn(value):
        for name, each in value.items():
            yield from _blanks(each, f"{key}.{name}" if key else str(name))


def _is_withdrawn(record: Keyed) -> bool:
    reason = record.get("withdrawn")  # type: ignore[call-overload]
    return isinstance(reason, Text) and bool(reason.strip())
