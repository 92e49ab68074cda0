"""What is wrong with a file that is no YAML, in words for people who write one by hand.

The parser's own words ("did not find expected '-' indicator") name its grammar. Most files break
for few reasons: an indentation, a colon, a quotation mark or a bracket. Which it is can be seen
from the lines around the place where reading failed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

__all__ = ["explain"]

#: A line that begins a key: what stands before it, and the key.
_KEY = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[\w-]+):(?= |$)")
_ITEM = re.compile(r"(?P<lead> *)- ")
#: Characters that no unquoted text begins with.
_SIGNS = "@`%&*!|>]},"


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int, str]:
    """Where a file breaks (line and column, from 1), and what to do, in one sentence.

    >>> text = "quote: Moscow: we stay"
    >>> try:
    ...     found = yaml.safe_load(text)
    ... except yaml.MarkedYAMLError as error:
    ...     print(explain(text, error)[2])
    the text after "quote:" has a colon and a space in it; put the text into quotation marks
    """
    at = error.problem_mark or error.context_mark
    if at is None:
        return 1, 1, _as_it_says(error)
    start = error.context_mark or at
    # Not str.splitlines(): what YAML counts as a line ends with these. The end may be one later.
    lines = [*re.split("\r\n|[\r\n\x85\u2028\u2029]", text), ""]
    if "simple key" in str(error.context):
        return start.line + 1, start.column + 1, _no_key(lines[start.line].strip())
    said = f"{error.context}: {error.problem}"
    for words, message in _REASONS.items():
        if re.search(words, said):
            return at.line + 1, at.column + 1, message(lines, at, start)
    sign = lines[at.line][at.column : at.column + 1]
    said = _sign(sign) if sign in tuple(_SIGNS) else _as_it_says(error)
    return at.line + 1, at.column + 1, said


def _as_it_says(error: yaml.MarkedYAMLError) -> str:
    reason = " ".join(str(part) for part in (error.context, error.problem) if part)
    return f"not YAML: {reason}; mend the line or quote the value"


def _sign(sign: str) -> str:
    return f'no text begins with "{sign}" unless it is quoted; put it into quotation marks'


def _bracket(lines: list[str], _: yaml.Mark, place: yaml.Mark) -> str:
    """A bracket that is not closed; the parser may know only where it ran out of text."""
    at, column = place.line, place.column
    before = [*lines[:at], lines[at][: column + 1]]
    opened = next((n for n in reversed(range(at + 1)) if re.search(r"[\[{]", before[n])), at)
    sign = max("[{", key=before[opened].rfind)
    closing = "]" if sign == "[" else "}"
    return (
        f'the "{sign}" of line {opened + 1} is not closed before this; add "{closing}", or put a '
        "text with a colon, comma or bracket into quotation marks"
    )


def _no_key(line: str) -> str:
    words = line if len(line) <= 40 else line[:39] + "…"
    return (
        f'"{words}" is no key with a value; write "key: value" with a space after the colon, or '
        "indent the line if the text above goes on in it"
    )


def _colon(lines: list[str], place: yaml.Mark, _: yaml.Mark) -> str:
    """A colon where none can be: in an unquoted text, or in a line that is indented too far."""
    at, column = place.line, place.column
    line = lines[at]
    found = _KEY.match(line)
    if found and found.end() <= column:
        return (
            f'the text after "{found["key"]}:" has a colon and a space in it; '
            "put the text into quotation marks"
        )
    above = next((number for number in reversed(range(at)) if _written(lines[number])), None)
    if above is not None and found and not found["lead"].strip():
        before = _KEY.match(lines[above])
        if before is None and not re.search(r":(?= |$)", lines[above]):
            return _no_key(lines[above].strip()).replace(
                "is no key", f"in line {above + 1} is no key"
            )
        if before is not None:
            return _aligned(f'"{found["key"]}:"', above, before["key"])
    return (
        "a colon and a space stand in an unquoted text; put the text into quotation marks, or "
        "align the line with the one that it belongs to"
    )


def _layout(lines: list[str], place: yaml.Mark, _: yaml.Mark) -> str:
    """A line that fits none above it, or words after what is complete."""
    at, column = place.line, place.column
    line = lines[at]
    before = line[:column].rstrip()
    if before.strip(" -"):
        return _after(line, before)
    if re.match(r" *-[^\s-]", line):
        return 'a space is missing after the "-"; add it'
    item = _ITEM.match(line)
    found = item or _KEY.match(line)
    if found is None:
        return _no_key(line.strip())
    pattern = _ITEM if item else _KEY
    what = '"- "' if item else f'"{found["key"]}:"'
    own = len(found["lead"])
    rows = [
        (abs(len(match["lead"]) - own), -number, match.groupdict().get("key", ""))
        for number, row in enumerate(lines[:at])
        if (match := pattern.match(row)) and len(match["lead"]) != own
    ]
    if not rows:
        return f"{what} does not fit the lines above; correct the indentation, or the line above"
    number, key = min(rows)[1:]
    return _aligned(what, -number, key)


def _aligned(what: str, line: int, key: str = "") -> str:
    other = f'"{key}:" of line {line + 1}' if key else f"line {line + 1}"
    return f"{what} is aligned with nothing above; align it with {other}, or mend that line"


def _after(line: str, before: str) -> str:
    """Words after a closing quotation mark or bracket: the value ends before they begin."""
    sign = before[-1]
    value = _KEY.match(line)
    first = line[value.end() :].lstrip()[:1] if value else ""
    if first in tuple(_SIGNS):
        return _sign(first)
    if sign in "\"'":
        other = "double" if sign == "'" else "single"
        return (
            f"words stand after the closing quotation mark; put the whole text into {other} "
            'quotation marks, or below ">-"'
        )
    if sign in "]}":
        return f'words stand after the closing "{sign}"; put the whole text into quotation marks'
    return "this belongs to no value; put the whole text into quotation marks"


def _written(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _quotation_mark(_lines: list[str], _: yaml.Mark, start: yaml.Mark) -> str:
    return f"the quotation mark of line {start.line + 1} is not closed; close it"


#: From what the parser says, of what it was reading and of what it met, to what we say.
_REASONS: dict[str, Callable[[list[str], yaml.Mark, yaml.Mark], str]] = {
    ": mapping values": _colon,
    "sequence entries": lambda *_: _sign("- "),
    "quoted scalar: .*(end of stream|document indicator)": _quotation_mark,
    "escape character": lambda *_: (
        "a backslash has a meaning of its own here; use single quotation marks"
    ),
    "parsing a flow": _bracket,
    "block (mapping|collection)": _layout,
    "but found another document": lambda *_: '"---" begins a second document; remove the line',
    "block scalar": lambda *_: (
        '"|" and ">" stand alone, with the text below; put it there, or quote it'
    ),
    "scanning an (anchor|alias)": lambda lines, at, start: _sign(lines[start.line][start.column]),
}
