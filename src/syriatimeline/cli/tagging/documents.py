"""From a file to its documents: one text, or JSON Lines of documents."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

import click
from attrs import evolve, frozen

from syriatimeline.calendar import When
from syriatimeline.cli.tagging.inputs import STDIN, InputProblem, Source
from syriatimeline.cli.tagging.options import known_language
from syriatimeline.errors import SyriaTimelineError
from syriatimeline.temporal import Document
from syriatimeline.temporal.reference import reference_of

__all__ = ["Defaults", "Input", "read"]

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@frozen
class Input(Document):
    """A document of the command line.

    Attributes:
        key: Its id as it was given: in JSON this may be a number.
        stem: The name of the file that it goes to where each has its own, without suffix.
    """

    key: Any = None
    stem: str = ""


class Defaults(NamedTuple):
    """What holds for each document that does not say itself."""

    reference: When | None
    language: str | None


def read(source: Source, defaults: Defaults) -> Iterator[Input | InputProblem]:
    """The documents of a source, one after the other; what cannot be read is a problem."""
    try:
        if source.path is None:
            if sys.stdin.isatty():
                click.echo("reading standard input; Ctrl-D ends it", err=True)
            yield from _documents(source, sys.stdin.buffer, defaults)
        else:
            with source.path.open("rb") as file:
                yield from _documents(source, file, defaults)
    except OSError as error:
        yield InputProblem(f"{source.name}: cannot be read ({error.strerror})")


def _documents(
    source: Source, file: BinaryIO, defaults: Defaults
) -> Iterator[Input | InputProblem]:
    if source.lines:
        yield from _lines(source, file, defaults)
        return
    text = _decoded(file.read(), source.name)
    if isinstance(text, InputProblem):
        yield text
    elif not text.strip():
        yield InputProblem(f"{source.name}: it is empty; give a text")
    else:
        key = STDIN if source.path is None else source.name
        yield Input(text, defaults.reference, defaults.language, key, key, source.stem)


def _lines(source: Source, file: BinaryIO, defaults: Defaults) -> Iterator[Input | InputProblem]:
    offset, any_line = 0, False
    for number, raw in enumerate(file, start=1):
        where = f"{source.name}:{number}"
        line = _decoded(raw, where, offset)
        offset += len(raw)
        if isinstance(line, InputProblem):
            yield line
        elif line.strip():
            found = _document(line, where, defaults)
            if isinstance(found, Input) and not found.stem:
                found = evolve(found, stem=f"{source.stem}-{number:06}")
            yield found
        else:
            continue
        any_line = True
    if not any_line:
        yield InputProblem(f"{source.name}: it is empty; give one JSON document a line")


def _decoded(raw: bytes, name: str, offset: int = 0) -> str | InputProblem:
    """Text from UTF-8, without its byte order mark; ``offset`` is that of ``raw`` in the file."""
    if not offset and raw.startswith(_UTF16):
        return InputProblem(f"{name}: byte 0 is not UTF-8 but begins UTF-16; save it as UTF-8")
    if b"\0" in raw:
        at = offset + raw.index(b"\0")
        return InputProblem(f"{name}: byte {at} is zero, so it is a binary file; give a text")
    try:
        return raw.decode("utf-8" if offset else "utf-8-sig")
    except UnicodeDecodeError as error:
        at = offset + error.start + 3 * (not offset and raw.startswith(b"\xef\xbb\xbf"))
        return InputProblem(f"{name}: byte {at} is not UTF-8; save it as UTF-8")


def _document(line: str, where: str, defaults: Defaults) -> Input | InputProblem:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return InputProblem(f"{where}:{error.colno}: not JSON ({error.msg})")
    except (ValueError, RecursionError) as error:
        return InputProblem(f"{where}: not JSON that can be read ({type(error).__name__})")
    wrong = _wrong(record)
    if wrong:
        return InputProblem(f"{where}: {wrong}")
    given = record.get("reference", record.get("dct"))
    try:
        reference = defaults.reference if given is None else reference_of(given)
        language = known_language(record.get("language") or defaults.language)
    except SyriaTimelineError as error:
        return InputProblem(f"{where}: {error}")
    key = where if record.get("id") is None else record["id"]
    stem = re.sub(r"[^\w.-]+|^\.+", "_", str(key)) if key is not where else ""
    return Input(record["text"], reference, language, str(key), key, stem)


def _wrong(record: Any) -> str:
    """What is wrong with a document in JSON; the empty string if nothing is."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return 'a document is an object with a string "text", such as {"id": "a", "text": "..."}'
    if not isinstance(record.get("id"), str | int | None):
        return '"id" must be a string or a whole number'
    for name in ("reference", "dct", "language"):
        if not isinstance(record.get(name), str | None):
            return f'"{name}" must be a string'
    return ""
