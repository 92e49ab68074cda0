"""Characters that hide, and letters that pass for others: what a reader cannot see.

An id or a name that looks like another and is not would be found by nobody who types it. Ids are
ASCII by their patterns; this is about names, titles and everything else that people write.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from syriatimeline.events import fold_name

__all__ = ["HIDING", "NO_YAML", "looks", "mixed_word", "passing_for", "visible"]

#: Control characters, and those that turn the direction of what follows (Unicode UAX 9), or hide.
#: A joiner has its use in Persian and in emoji; after a Latin or Cyrillic letter it has none.
HIDING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u2069\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    "|(?<=[A-Za-z\u0400-\u04ff])[\u200c\u200d]"
)
#: What stands in no YAML file, not even in quotation marks.
NO_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_WORD = re.compile(r"[^\W\d_]+")
#: Letters that people type when the keyboard is set to the other alphabet …
_TYPED = dict(zip("АВЕКМНОРСТУХаеорсухк", "ABEKMHOPCTYXaeopcyxk", strict=True))
#: … and those that are chosen to deceive.
_CHOSEN = dict(zip("ІЈЅҺіјѕһԁԛԝѵӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοΥν", "IJSHijshdqwvlABEZHIKMNOPTYXoYv", strict=True))
_LATIN_OF: Mapping[str, str] = _TYPED | _CHOSEN
_LATIN_LIKE = frozenset(_TYPED.values()) | {"i", "j", "s", "I", "J", "S"}
#: What NFKC makes ordinary: letters and digits of full width, and those of formulas.
_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")


def visible(text: str) -> str:
    r"""A text with what cannot be seen written as ``\u202e``.

    >>> print(visible("a\u202eb"))
    a\u202eb
    """
    return HIDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def mixed_word(text: str) -> str | None:
    """The first word with letters of another alphabet that pass for its own; None if none has.

    A hyphen or digit ends a word, and letters that look like nothing in the other alphabet are
    no disguise.

    >>> mixed_word("the port of T\u0430rtus")
    'T\u0430rtus'
    >>> [mixed_word(text) for text in ("Су-24М", "X-59", "iPhone-ом", "Т72Б")]
    [None, None, None, None]
    """
    styled = _STYLED.search(text)
    if styled:
        return styled[0]
    words = _WORD.findall(unicodedata.normalize("NFC", text)) if not text.isascii() else ()
    return next((word for word in words if _is_mixed(word)), None)


def _is_mixed(word: str) -> bool:
    scripts = Counter(script for char in word if (script := _script(char)))
    if len(scripts) < 2:
        return False
    fewest = min(scripts.values())
    return any(
        all(_passes(char) for char in word if _script(char) == script)
        for script, count in scripts.items()
        if count == fewest
    )


def _passes(char: str) -> bool:
    return char in _LATIN_OF or char in _LATIN_LIKE


def _script(char: str) -> str:
    at = ord(char)
    if at < 0x250:
        return "Latin"
    return "Cyrillic" if 0x400 <= at < 0x530 else "Greek" if 0x370 <= at < 0x400 else ""


def looks(name: str) -> str:
    """How a name looks: the same for all that differ by look-alike letters only.

    >>> looks("\u041c\u041e\u0421\u041aOW") == looks("MOCKOW")
    True
    """
    plain = re.sub("[\u00ad\u200c\u200d]", "", unicodedata.normalize("NFKC", name))
    return fold_name("".join(_LATIN_OF.get(char, char) for char in plain))


def passing_for(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Names that look like one of another owner without being it.

    One owner may have both: a short form can look alike in two languages.

    Args:
        names: The owner of each name, and the name.

    Returns:
        Owner and name, then the other owner and the name that it looks like.

    >>> list(passing_for([("a", "TACC"), ("b", "\u0422\u0410\u0421\u0421"), ("c", "tacc")]))
    [('b', 'ТАСС', 'a', 'TACC')]
    """
    first: dict[str, tuple[str, str]] = {}
    for owner, name in names:
        other, like = first.setdefault(looks(name), (owner, name))
        if other != owner and fold_name(like) != fold_name(name):
            yield owner, name, other, like
