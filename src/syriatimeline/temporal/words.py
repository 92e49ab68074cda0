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

from attrs import field, frozen

from syriatimeline.errors import LanguageError

__all__ = ["Entry", "Meaning", "Words", "fold", "forms_of", "read_words"]

Value = int | float | str

#: What a form may be: (category, value, whether it must begin with a capital; None: it must not).
Meaning = tuple[str, Value, bool | None]


@frozen
class Entry:
    """One line of a word list: categories, value, folded forms, and where it stands."""

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
    meanings: dict[str, tuple[Meaning, ...]] = {}
    for entry in entries:
        # The forms of a line mean the same, so they share what says it.
        told = {
            capital: tuple((category, entry.value, capital) for category in entry.categories)
            for capital in (True, None, False)
        }
        for form in entry.forms:
            new = told[form[0] == "^" if form[0] != "~" else None]
            bare = form.lstrip("^~")
            known = meanings.setdefault(bare, new)
            if known is not new:
                meanings[bare] = known + tuple(each for each in new if each not in known)
    return Words(entries, meanings)


def _entries(text: str, name: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        head, colon, tail = content.partition(":")
        parts = head.split()
        forms = tuple(form for each in fold(tail).split() for form in forms_of(each))
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
    beginnings = [""]
    rest = pattern
    while "{" in rest:
        before, _, tail = rest.partition("{")
        inside, _, rest = tail.partition("}")
        ends = inside.split(",")
        beginnings = [f"{form}{before}{end}" for form in beginnings for end in ends]
    return tuple(form + rest for form in beginnings)
