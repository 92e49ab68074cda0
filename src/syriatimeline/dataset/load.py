"""Loading a compiled dataset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from syriatimeline.dataset.bundle import BUNDLE, CLAIMS, QUOTES, READS_SCHEMA, RECORDS
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.decode import decode_dataset
from syriatimeline.dataset.store import ClaimStore
from syriatimeline.errors import DatasetError, SchemaVersionError, UnusableInputError

__all__ = ["BundleFiles", "load_dataset", "read_bundle", "read_files", "read_head"]


#: How many lines of the index are parsed at once.
_AT_ONCE = 256


@cache
def load_dataset() -> Dataset:
    """The dataset that comes with the library. It is immutable, so one object serves all.

    >>> load_dataset() is load_dataset()
    True
    """
    # importlib.resources would cost more than all the rest of loading.
    return read_bundle(Path(__file__).parent / "data")


def read_bundle(folder: Path) -> Dataset:
    """Read a compiled dataset from a folder; its claims are built when they are asked for.

    Args:
        folder: Holds what ``syriatimeline compile`` wrote: ``timeline.json``, ``records.jsonl``,
            ``claims.jsonl`` and, unless it was built without quotes, ``quotes.jsonl``. An older
            form is migrated.

    Raises:
        UnusableInputError: There is no bundle.
        SchemaVersionError: It has a newer schema than this version reads.
        DatasetError: It is damaged.
    """
    head = read_head(folder, BUNDLE)
    if head is None:
        raise UnusableInputError(f"{folder}: no readable {BUNDLE} is in it; compile one")
    if head["schema_version"] < READS_SCHEMA:
        from syriatimeline.dataset.migrate import migrated

        return migrated(folder, head)
    files = read_files(folder, head)
    try:
        return decode_dataset(
            head,
            files.rows(),
            lambda decoder: ClaimStore(str(folder), decoder, files.claims, files.quotes),
            files.errata(),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DatasetError(f"{folder} is damaged ({error!r}); compile it again") from error


@frozen
class BundleFiles:
    """The lines of a bundle, as they were read.

    Attributes:
        folder: Where they lie.
        head: The file of what is not told record by record.
        records, claims: A line for each record.
        quotes: The same, and one for the errata; nothing in a build without quotes.
    """

    folder: Path
    head: dict[str, Any] = field(repr=False)
    records: list[bytes] = field(repr=False)
    claims: list[bytes] = field(repr=False)
    quotes: list[bytes] = field(repr=False)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows of the index, once: its lines are let go.

        Raises:
            ValueError: A line is no JSON.
        """
        for start in range(0, len(self.records), _AT_ONCE):
            # Many at once: a parser that is called for each line takes twice as long.
            lines = self.records[start : start + _AT_ONCE]
            rows = json.loads(b"[" + b",".join(lines) + b"]")
            if len(rows) != len(lines):
                raise ValueError(f"{RECORDS} has not a record on each line")
            yield from rows
        self.records.clear()

    def errata(self) -> dict[str, list[str]]:
        """The quoted words of the errata."""
        words: dict[str, list[str]] = json.loads(self.quotes[-1]) if self.quotes else {}
        return words


def read_files(folder: Path, head: dict[str, Any]) -> BundleFiles:
    """Read the files beside a head, without looking into their lines.

    Raises:
        DatasetError: One is missing, has not as many lines as the head says, or was altered.
    """
    count = head.get("records")
    if type(count) is not int:
        raise DatasetError(f"{folder} is damaged (it does not say how many records it has)")
    hashes = head.get("files")
    if type(hashes) is not dict:
        raise DatasetError(f"{folder} is damaged (it does not say what its files are)")
    quotes = _lines(folder, QUOTES, count + 1, hashes) if (folder / QUOTES).exists() else []
    records, claims = (_lines(folder, name, count, hashes) for name in (RECORDS, CLAIMS))
    return BundleFiles(folder, head, records, claims, quotes)


def _lines(folder: Path, name: str, count: int, hashes: dict[str, str]) -> list[bytes]:
    try:
        # Opening a pipe would wait for somebody to write into it.
        if (folder / name).exists() and not (folder / name).is_file():
            raise OSError("it is no plain file")
        with (folder / name).open("rb") as file:
            lines = file.readlines()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DatasetError(
            f"{folder}: {name} cannot be read ({reason}); compile it again"
        ) from None
    if len(lines) != count:
        raise DatasetError(
            f"{folder} is damaged ({name} has {len(lines)} lines, not {count}); compile it again"
        )
    found = hashlib.sha256()
    for line in lines:
        found.update(line)
    if found.hexdigest() != hashes.get(name):
        raise DatasetError(
            f"{folder} is damaged ({name} is not the file that was compiled); compile it again"
        )
    return lines


def read_head(folder: Path, name: str) -> dict[str, Any] | None:
    """The head of a bundle, of any schema that this version reads; None if there is no such file.

    Args:
        folder: Where it lies.
        name: The name of the file.

    Raises:
        SchemaVersionError: It has a newer schema than this version reads.
        DatasetError: It is damaged.
    """
    try:
        text = (folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    try:
        head: dict[str, Any] = json.loads(text)
        schema = head["schema_version"]
        if type(schema) is not int or schema < 1:
            raise ValueError(f"its schema_version is {schema!r}, not a whole number from 1")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DatasetError(f"{folder} is damaged ({error}); compile it again") from error
    if schema > READS_SCHEMA:
        raise SchemaVersionError(
            f"{folder} has schema {schema}, this version reads up to {READS_SCHEMA}; "
            "update syriatimeline"
        )
    return head
