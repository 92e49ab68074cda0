"""The words of a language, read from its ``words.txt``.

One entry a line: what the forms are, what they mean, and the forms::

    month 1: january jan jan.
    month+bare 3: ^march          # only with a capital; two categories
    unit month: месяц{,а,у,ем,е,ы,ев,ам,ами,ах}

A form is written in lower case; ``^`` asks for a capital in the text, ``~`` for none
(phrases of several words belong into the rules). A trailing full stop belongs to the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import field, frozen

from syriatimeline.errors import LanguageError

__all__ = ["Entry", "Meaning", "Words", "fold", "forms_of", "read_words"]

Value = int | float | str

#: What a form may be: (category, value, whether it must begin with a capital; None: it must not).
Meaning = tuple[str, Value, bool | None]


@frozen
class Entry:
    """One line of a word list: categories, value, forms, and where it stands."""

    categories: tuple[str, ...]
    value: Value
    forms: tuple[str, ...]
    line: int


@frozen
class Words:
    """All words of a language.

    Attributes:
        entries: The lines in order.
        meanings: From each form to what it may be.
    """

    entries: tuple[Entry, ...]
    meanings: Mapping[str, tuple[Meaning, ...]] = field(hash=False)


def fold(form: str) -> str:
    """The form in which words are compared: lower case, «е» for «ё», one kind of apostrophe.

    >>> fold("Трёх"), fold("O’CLOCK")
    ('трех', "o'clock")
    """
    return form.lower().replace("ё", "е").replace("’", "'")


def read_words(text: str, name: str) -> Words:
    """Read a word list.

    Args:
        text: The list.
        name: Its file, for messages.

    Raises:
        LanguageError: A line is no entry; names file and line.

    >>> words = read_words("month 3: ^march mar.", "words.txt")
    >>> words.meanings["march"]
    (('month', 3, True),)
    """
    entries = tuple(_entries(text, name))
    meanings: dict[str, list[Meaning]] = {}
    for entry in entries:
        for form in entry.forms:
            capital = None if form.startswith("~") else form.startswith("^")
            for category in entry.categories:
                meaning = (category, entry.value, capital)
                known = meanings.setdefault(fold(form.lstrip("^~")), [])
                if meaning not in known:
                    known.append(meaning)
    return Words(entries, {form: tuple(each) for form, each in meanings.items()})


def _entries(text: str, name: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        head, colon, tail = content.partition(":")
        parts = head.split()
        forms = tuple(form for each in tail.split() for form in forms_of(each))
        if not colon or len(parts) not in (1, 2) or not forms:
            raise LanguageError(
                f"{name}:{number}: an entry is written 'category value: forms', not {content!r}"
            )
        value = _value(parts[1]) if len(parts) == 2 else 1
        yield Entry(tuple(parts[0].split("+")), value, forms, number)


def _value(text: str) -> Value:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def forms_of(pattern: str) -> tuple[str, ...]:
    """Every form that a pattern with braces stands for.

    >>> forms_of("дн{я,ей}")
    ('дня', 'дней')
    """
    pieces: list[tuple[str, ...]] = []
    rest = pattern
    while "{" in rest:
        before, _, tail = rest.partition("{")
        inside, _, rest = tail.partition("}")
        pieces += [(before,), tuple(inside.split(","))]
    pieces.append((rest,))
    return tuple("".join(each) for each in product(*pieces))
