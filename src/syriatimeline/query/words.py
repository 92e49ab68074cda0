"""Words as a search compares them: folded, and cut to what their case forms share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from attrs import field, frozen

__all__ = ["WORD", "Stems", "first_letters", "folded_text", "words_of"]

#: A word of a folded text. It holds an apostrophe, as in Syria's; a hyphen parts words.
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

#: Characters that change no word: stress marks, the dot that «İ» leaves in small letters, soft
#: hyphens, characters without width. One by one, since that is far faster than a pattern.
_MARKS = "\u0300\u0301\u0307\u00ad\u200b\u200c\u200d\u200e\u200f"
_RUSSIAN = re.compile("[а-яѐ-џ]+")
_ENGLISH = re.compile("[a-z']+")
#: Shorter words are their own stem, and no stem is shorter: too many would be alike.
_SHORTEST = 3


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, «е» for «ё».

    >>> words_of("Syria’s «Тёплый» порт")
    ["syria's", 'теплый', 'порт']
    """
    return WORD.findall(folded_text(text))


def folded_text(text: str) -> str:
    """A text with small letters and without the marks that change no word."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    for mark in _MARKS:
        folded = folded.replace(mark, "")
    return folded.replace("’", "'")


@frozen(eq=False)
class Stems:
    """What the case forms of a word share, by the Snowball rules of its language.

    Letters tell the language: Cyrillic ones are read as Russian, Latin ones as English. Words of
    other letters, with digits, or of fewer than three letters stand for themselves.

    >>> stems = Stems()
    >>> stems.of("базы") == stems.of("базой"), stems.of("attacks") == stems.of("attacked")
    (True, True)
    """

    # Each word is worked out once for a search: texts repeat their words.
    _known: dict[str, str] = field(factory=dict, init=False, repr=False)
    _english: Callable[[str], str] = field(init=False, repr=False)
    _russian: Callable[[str], str] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # A stemmer keeps the word that it works on, so no two searches share one. Those of the
        # module are taken: its own choice depends on what else is installed.
        from snowballstemmer.english_stemmer import EnglishStemmer
        from snowballstemmer.russian_stemmer import RussianStemmer

        object.__setattr__(self, "_english", EnglishStemmer().stemWord)
        object.__setattr__(self, "_russian", RussianStemmer().stemWord)

    def of(self, word: str) -> str:
        """The stem of a word of :func:`words_of`."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._stem(word)
        return found

    def _stem(self, word: str) -> str:
        if _ENGLISH.fullmatch(word):
            found = self._english(word)
            return found if len(found) >= _SHORTEST else word
        if not _RUSSIAN.fullmatch(word):
            return word
        # «Песков» looks like the plural of «песок», «Пескова» has an ending less than that:
        # only when nothing more falls off do the two meet.
        while len(shorter := self._russian(word)) >= _SHORTEST and shorter != word:
            word = shorter
        return word


def first_letters(stem: str) -> str:
    """What every form of a word begins with: those of an English one may differ in y and i.

    >>> stems = Stems()
    >>> first_letters(stems.of("flies")), first_letters(stems.of("базами"))
    ('fl', 'баз')
    """
    return re.split("[iy]", stem, maxsplit=1)[0][:_SHORTEST]
