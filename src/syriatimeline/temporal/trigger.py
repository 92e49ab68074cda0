"""Trigger: where in a text it is worth looking for a time expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen

from syriatimeline.temporal.trie import alternation, first_letters
from syriatimeline.temporal.words import Words, fold

__all__ = ["Trigger"]

#: Digits that alone make a place worth a look: a year, a clock time, a date, a decade.
_DIGITS = (
    r"(?:1[0-9]|20|21)\d\d(?!\d|:\d|[.,]\d{3})"
    r"|\d\d?(?:[.:]\d\d)?[ap]m\b"
    r"|(?:0\d|2[23])[0-5]\d(?= (?:GMT|UTC|hours|hrs)\b)"
    r"|\d\d?:\d\d(?!\d)"
    r"|\d\d?[./-]\d\d?[./-]\d\d(?:\d\d)?(?!\d)"
    r"|\d{1,4}BCE?\b"
    # "In 410", "(331-363)", "on the 14th".
    r"|(?:(?<=[Ii]n )\d{3}|\d{3}[-–]\d{3}(?=\)))(?![.,:]?\d| ?%)"
    r"|(?<=[Tt]he )\d\d?(?:st|nd|rd|th)\b"
    # «В 15ч», «в 17.38», «с 14.00 до 15.30».
    r"|\d\d?ч(?![^\W_])"
    r"|(?<=[Вв] )\d\d\.[0-5]\d(?!\d|[.,]\d| ?%)"
    r"|(?<=[Сс] )\d\d\.[0-5]\d до \d\d\.[0-5]\d(?!\d|[.,]\d| ?%)"
    r"|\d?\d0['’]?(?:s\b|-[хе]\b|-ы[хе]\b)"
)

#: How many letters of a word the pattern knows; compiling whole words would cost most of the
#: start. The few words that begin alike are looked up.
_KNOWN_LETTERS = 4


@frozen(eq=False)
class Trigger:
    """Finds the few places that may speak of time.

    Attributes:
        pattern: Finds digits shaped like a date, and words that begin like a trigger.
        forms: The folded words that are triggers.
    """

    pattern: re.Pattern[str]
    forms: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, words: Words, categories: Iterable[str]) -> Trigger:
        """The trigger for words of some categories."""
        chosen = set(categories)
        forms = {
            form.lstrip("^~")
            for entry in words.entries
            if chosen & set(entry.categories)
            for form in entry.forms
        }
        plain = {form for form in forms if form.isalpha()}
        # Of a phrase ("by_then") the words alone would be too frequent.
        rest = {form.replace("_", " ") for form in forms - plain}
        beginnings = alternation(form[:_KNOWN_LETTERS] for form in plain)
        others = f"|(?i:{alternation(rest)})(?![^\\W_])".replace("'", "['’]") if rest else ""
        # The class comes first, so that the search skips to a letter that can begin a word.
        letters = first_letters([*forms, *"0123456789"])
        pattern = (
            f"(?={letters})(?<![^\\W_])"
            f"(?:{_DIGITS}{others}|((?i:{beginnings})[^\\W\\d_]*)(?![^\\W_]))"
        )
        return cls(re.compile(pattern), frozenset(plain))

    def find(self, text: str, position: int) -> tuple[int, int] | None:
        """Start and end of the first trigger from a place on; None if there is none."""
        search, forms = self.pattern.search, self.forms
        while match := search(text, position):
            word = match[1]
            # Whether a form needs a capital is asked later, of the few that are found.
            if word is None or fold(word) in forms:
                return match.span()
            position = match.end()
        return None
