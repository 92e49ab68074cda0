"""Loading a compiled dataset."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.decode import decode
from syriatimeline.errors import DatasetError, SchemaVersionError, UnusableInputError

__all__ = ["BUNDLE", "QUOTES", "READS_SCHEMA", "load_dataset", "read_bundle"]

#: The file names of a bundle: everything but the quoted words, and the quoted words.
BUNDLE, QUOTES = "timeline.json", "quotes.json"
#: The schema that this version of the library reads.
READS_SCHEMA = 1


@cache
def load_dataset() -> Dataset:
    """The dataset that comes with the library. It is immutable, so one object serves all.

    >>> load_dataset() is load_dataset()
    True
    """
    # importlib.resources would cost more than all the rest of loading.
    return read_bundle(Path(__file__).parent / "data")


def read_bundle(folder: Path) -> Dataset:
    """Read a compiled dataset from a folder.

    Args:
        folder: Holds ``timeline.json`` and, unless it was built without quotes, ``quotes.json``.

    Raises:
        UnusableInputError: There is no bundle.
        SchemaVersionError: It has another schema than this version reads.
        DatasetError: It is damaged.
    """
    text = _read(folder / BUNDLE)
    if text is None:
        raise UnusableInputError(f"{folder}: no readable {BUNDLE} is in it; compile one")
    quotes = folder / QUOTES
    words = _read(quotes) if quotes.exists() else "{}"
    if words is None:
        raise DatasetError(f"{folder}: {QUOTES} cannot be read; compile it again")
    return _decode(text, words, str(folder))


def _read(path: Path) -> str | None:
    """A file's text; None if it is missing or no UTF-8."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _decode(text: str, quotes: str, name: str) -> Dataset:
    try:
        content: dict[str, Any] = json.loads(text)
        words: dict[str, list[str]] = json.loads(quotes)
        schema = content["schema_version"]
        if type(schema) is not int:
            raise ValueError(f"its schema_version is {schema!r}, not a whole number")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DatasetError(f"{name} is damaged ({error}); compile it again") from error
    if schema != READS_SCHEMA:
        raise SchemaVersionError(
            f"{name} has schema {schema}, this version reads {READS_SCHEMA}; "
            + ("update syriatimeline" if schema > READS_SCHEMA else "compile it again")
        )
    try:
        return decode(content, words)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DatasetError(f"{name} is damaged ({error!r}); compile it again") from error
