"""What a tagged text looks like: table, JSON Lines, TimeML, brackets in the text, or HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from attrs import frozen

from syriatimeline.cli.tagging.documents import Input
from syriatimeline.temporal import Mention, Reading

__all__ = ["FORMATS", "Look", "Tagged"]

_SURROGATE = re.compile("[\ud800-\udfff]")


class Tagged(NamedTuple):
    """A document's result.

    Attributes:
        stem: The name of its file where each document has its own, without suffix.
        name: As messages name the document.
        output: What to write.
        warning: A sentence for standard error, or the empty string.
    """

    stem: str
    name: str
    output: str
    warning: str = ""


@frozen
class Look:
    """How results are written. Picklable: results are written where they are made.

    Attributes:
        form: One of :data:`FORMATS`.
        explain: Whether the reasoning of each mention stands below it.
        headed: Whether the name of the document stands above, because there may be several.
        width: Columns of a table.
        terminal: Whether a table is for a terminal.
    """

    form: str = "table"
    explain: bool = False
    headed: bool = False
    width: int = 120
    terminal: bool = False

    def show(self, document: Input, mentions: Sequence[Mention]) -> Tagged:
        """A document's result."""
        output, warning = FORMATS[self.form](self, document, mentions), ""
        if self.form == "timeml":
            from syriatimeline.temporal.timeml import carriable

            lost = sum(map(str.__ne__, document.text, carriable(document.text)))
            if lost:
                warning = f"{document.id}: {lost} characters that XML cannot carry became U+FFFD"
        return Tagged(document.stem, document.id, output, warning)


def _jsonl(look: Look, document: Input, mentions: Sequence[Mention]) -> str:
    record = {"id": document.key, "mentions": [_record(mention) for mention in mentions]}
    line = json.dumps(record, ensure_ascii=False)
    # Half of a surrogate pair has no place in UTF-8; JSON may spell it.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", line) + "\n"


def _record(mention: Mention) -> dict[str, Any]:
    readings = [_reading(each) for each in mention.readings]
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "value": mention.value,
        **({"mod": mention.mod} if mention.mod else {}),
        "earliest": readings[0]["earliest"],
        "latest": readings[0]["latest"],
        "readings": readings,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    days = reading.when.possible if reading.when is not None else None
    return {
        "value": reading.value,
        "earliest": _day(days.start) if days else None,
        "latest": _day(days.end) if days else None,
        "conventions": dict(reading.conventions),
    }


def _day(bound: object) -> str | None:
    return bound.isoformat() if isinstance(bound, date) else None


def _timeml(look: Look, document: Input, mentions: Sequence[Mention]) -> str:
    from syriatimeline.temporal.timeml import Timex, carriable, write_timeml

    timexes = [Timex.of(mention) for mention in mentions]
    return write_timeml(carriable(document.text), timexes, document.reference, document.id)


def _inline(look: Look, document: Input, mentions: Sequence[Mention]) -> str:
    text, done, parts = document.text, 0, []
    for each in mentions:
        value = f"{each.value} {each.mod}".rstrip()
        parts += [text[done : each.start], f"[{each.text}|{each.type}|{value}]"]
        done = each.end
    shown = "".join([*parts, text[done:]])
    reasons = "".join(f"\n{each}\n" for each in _explanations(look, mentions))
    return _heading(look, document) + shown + ("" if shown.endswith("\n") else "\n") + reasons


def _html(look: Look, document: Input, mentions: Sequence[Mention]) -> str:
    """The marked text as a part of a page; the first line says how it is written."""
    from html import escape

    from syriatimeline.temporal import highlight

    heading = f"<h2>{escape(document.id)}</h2>\n" if look.headed else ""
    # Half of a surrogate pair has no place in UTF-8, nor in HTML.
    shown = _SURROGATE.sub("\ufffd", highlight(document.text, mentions).html)
    return f'<meta charset="utf-8">\n{heading}{shown}\n'


def _explanations(look: Look, mentions: Sequence[Mention]) -> Iterator[str]:
    return (mention.explain() for mention in mentions if look.explain)


def _heading(look: Look, document: Input) -> str:
    return f"== {document.id}\n" if look.headed else ""


def _table(look: Look, document: Input, mentions: Sequence[Mention]) -> str:
    from syriatimeline.cli.tagging.table import mention_table

    table = mention_table(look, mentions) if mentions else "no time expressions\n"
    reasons = "".join(f"\n{each}\n" for each in _explanations(look, mentions))
    return _heading(look, document) + table + reasons + ("\n" if look.headed else "")


#: The formats by name.
FORMATS: dict[str, Callable[[Look, Input, Sequence[Mention]], str]] = {
    "table": _table,
    "jsonl": _jsonl,
    "timeml": _timeml,
    "inline": _inline,
    "html": _html,
}
