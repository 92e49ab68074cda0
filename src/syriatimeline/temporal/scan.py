"""Find the runs of words that may speak of time, and what each word of them may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from syriatimeline.temporal.pack import Pack, Symbols
from syriatimeline.temporal.words import fold

__all__ = ["DIGIT_CATEGORIES", "Node", "runs"]


class Node(NamedTuple):
    """A word, or what a rule made of several.

    Attributes:
        symbols: What it may be, with the value of each.
        start: First code point.
        end: One past the last.
        pieces: For a range, its parts as (start, end, expression).
    """

    symbols: Symbols
    start: int
    end: int
    pieces: tuple[tuple[int, int, Any], ...] = ()


#: How far before a trigger its phrase may begin, in code points, and how many words it may have.
REACH = 72
MOST_WORDS = 24

_TOKEN = re.compile(
    r"(?P<space>[ \t\xa0\u2009\u202f]*\n?[ \t\xa0\u2009\u202f]*)"
    r"(?:(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-]|\.[a-z]))"
    r"|(?P<numdate>(?<![\d.,/])(?:\d\d?(?P<sep>[./-])\d\d?(?P=sep)(?:\d{4}|\d\d)|\d{4}[./]\d\d[./]\d\d)(?![\d/]|[.,]\d))"
    r"|(?P<clock>\d\d?:\d\d(?::\d\d)?(?![\d:]|\.\d))"
    r"|(?P<ordinal>\d{1,4}-?(?:st|nd|rd|th|ST|ND|RD|TH|го|му|м|е|й|я|ю|ого|ому|ому|ей|х|ые|ых|ым|ми)(?![^\W_]))"
    r"|(?P<decade>(?:['’`]?\d?\d0|1\d\d0|20\d0)['’]?s(?![^\W_]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[oO]['’](?:clock|CLOCK)|[^\W\d_]+)"
    r"|(?P<own>['’]s(?![^\W_])|(?<=s)['’](?![^\W_]))"
    r"|(?P<sign>[-‐‑–—,/()'’\"«».%$€£₽№#&+]))"
)
_DECADE = re.compile(r"['’`]\d0['’]?s(?![^\W_])")
#: What a token of digits may be: categories that no word list names.
DIGIT_CATEGORIES = frozenset(
    {"clock", "dd", "decade", "decadem", "digits", "dotclock", "dotdate", "hh", "hhmm", "iso"}
    | {"modern", "number", "numdate", "ord", "ordd", "ordyear", "yy", "yyy", "yyyy"}
)
# At most four letters with stops: a chain of them must not be read again from each of its links.
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[ \xa0]?[^\W\d_]{1,2}){1,3}\.")
#: Day and month in digits; which of them stand beside a year or a time, the rules say.
_DOTDATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_DASHES = {"‐": "-", "‑": "-", "–": "-"}


def runs(text: str, pack: Pack) -> Iterator[list[Node]]:
    """Every maximal run of known words that holds a trigger, from left to right."""
    find = pack.trigger.find
    position = 0
    while spot := find(text, position):
        start = spot[0]
        if position < start and text[start - 1] in "'’`" and _DECADE.match(text, start - 1):
            start -= 1
        begin = _begin(text, position, start, pack)
        run, end = _from(text, begin, pack)
        if end <= start and begin < start:
            run, end = _from(text, start, pack)
        if end > start:
            yield run
        position = max(end, spot[1], start + 1)


def _begin(text: str, floor: int, start: int, pack: Pack) -> int:
    """Where the known words right before a place begin.

    Goes back from one white space to the next and stops at the first word that is not known.
    """
    begin = start
    low = max(floor, start - REACH)
    while begin > low:
        stop = begin
        while stop > low and text[stop - 1].isspace():
            stop -= 1
        if text.count("\n", stop, begin) > 1:
            return begin
        chunk = max(text.rfind(" ", low, stop), text.rfind("\n", low, stop), low - 1) + 1
        if chunk == low > floor:
            return begin
        known, whole = _known_end(text, chunk, stop, pack)
        if known < stop:
            begin = known
        if not whole or known >= stop:
            return begin
    return begin


def _known_end(text: str, chunk: int, stop: int, pack: Pack) -> tuple[int, bool]:
    """Where the known words at the end of a chunk begin, and whether they are all of it."""
    begin, position, whole = -1, chunk, True
    while position < stop:
        node = _token(text, position, pack)
        if node is None:
            begin, whole = -1, False
            position += 1
            while position < stop and text[position].isalnum() and text[position - 1].isalnum():
                position += 1
        else:
            if begin < 0:
                begin = position
            position = node.end
    return (begin if begin >= 0 and position == stop else stop), whole


def _from(text: str, begin: int, pack: Pack) -> tuple[list[Node], int]:
    """The known words from a place on, and where they end."""
    found: list[Node] = []
    position = begin
    while len(found) < MOST_WORDS:
        node = _token(text, position, pack)
        if node is None:
            break
        found.append(node)
        position = node.end
    return found, position


def _token(text: str, position: int, pack: Pack) -> Node | None:
    """The word at a place, if it is known."""
    match = _TOKEN.match(text, position)
    if match is None:
        return None
    kind = match.lastgroup
    start, end = match.span(kind)  # type: ignore[arg-type]
    shape = text[start:end]
    if kind == "word":
        table = pack.capital if shape[0].isupper() else pack.lower
        form = fold(shape)
        if text[end : end + 1] == ".":
            dotted = _DOTTED.match(text, start)
            if dotted and (
                symbols := table.get(fold(dotted.group()).replace(" ", "").replace("\xa0", ""))
            ):
                return Node(symbols, start, dotted.end())
            if symbols := table.get(form + "."):
                return Node(symbols, start, end + 1)
        symbols = table.get(form)
        return Node(symbols, start, end) if symbols else None
    if kind == "own":
        symbols = pack.lower.get("'s")
        return Node(symbols, start, end) if symbols else None
    if kind == "sign":
        symbols = pack.lower.get(_DASHES.get(shape, shape))
        return Node(symbols, start, end) if symbols else None
    symbols = _of_digits(kind, shape)  # type: ignore[arg-type]
    return Node(symbols, start, end) if symbols else None


def _of_digits(kind: str, shape: str) -> Symbols:
    if kind in ("iso", "numdate", "clock"):
        return {kind: shape}
    if kind == "decade":
        return {"decade": int(re.sub(r"\D", "", shape))}
    if kind == "ordinal":
        digits = re.match(r"\d+", shape)
        value = int(digits.group()) if digits else 0
        suffix = shape.lstrip("0123456789").lstrip("-")
        symbols: Symbols = {"ord": value, "ordd": value, f"-{suffix}": value}
        if value % 10 == 0 and suffix in ("х", "е", "ые", "ых", "ми"):
            symbols["decade"] = value
        elif value % 10 == 0 and suffix in ("м", "ым"):
            symbols["decadem"] = value
        if 1000 <= value <= 2199 and "decade" not in symbols:
            symbols["ordyear"] = value
        return symbols
    return _of_number(shape)


def _of_number(shape: str) -> Symbols:
    if shape.isdigit() and len(shape) <= 9:
        value = int(shape)
        symbols: Symbols = {"number": value, "digits": value}
        if len(shape) == 3 and value >= 100:
            symbols["yyy"] = value
        if len(shape) <= 2 and value <= 31:
            symbols["dd"] = value
        if len(shape) <= 2 and value <= 24:
            symbols["hh"] = value
        if len(shape) == 2:
            symbols["yy"] = value
        if len(shape) == 4 and value < 2400 and value % 100 < 60:
            symbols["hhmm"] = f"{shape[:2]}:{shape[2:]}"
        if len(shape) == 4 and 1000 <= value <= 2199:
            symbols["yyyy"] = value
            if 1900 <= value <= 2099:
                symbols["modern"] = value
        return symbols
    return _of_parts(shape)


def _of_parts(shape: str) -> Symbols:
    """A number with a point or commas: a fraction, thousands, a time, day and month."""
    symbols: Symbols = {}
    whole, dot, rest = shape.replace(",", ".").partition(".")
    if dot and "." not in rest and len(shape) <= 12:
        if len(rest) == 3 and whole != "0" and not whole.startswith("0"):
            return {"number": int(whole + rest)}
        symbols = {"number": float(f"{whole}.{rest}")}
        if (
            len(rest) == 2
            and len(whole) <= 2
            and "." in shape
            and int(whole) <= 24
            and int(rest) < 60
        ):
            symbols["dotclock"] = shape
        if _DOTDATE.fullmatch(shape):
            symbols["dotdate"] = shape
        return symbols
    return {}
