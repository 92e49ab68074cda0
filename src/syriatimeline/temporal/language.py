"""Language: where its pack lies, and whether a text is written in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from syriatimeline.errors import LanguageError
from syriatimeline.installed import Installed, installed
from syriatimeline.temporal.settings import alphabet_of, settings_of

__all__ = [
    "GROUP",
    "LANGUAGES",
    "Language",
    "codes",
    "detect",
    "find_language",
    "language_of",
    "languages",
]

#: The languages that ship, by ISO 639-1 code.
LANGUAGES = ("en", "ru")
#: The entry point group in which packages name the languages that they bring.
GROUP = "syriatimeline.languages"
#: How much of a text is looked at.
SAMPLE = 4000


class Language(NamedTuple):
    """Where the pack of a language lies. Nothing of it has been read yet.

    Attributes:
        code: By which it is asked for; of a plain folder its name.
        folder: The folder that holds ``pack.toml``.
        distribution: Name and version of the package that brings it; empty for one that ships,
            and for a plain folder.
    """

    code: str
    folder: Path
    distribution: str = ""


_SHIPPED = {code: Language(code, Path(__file__).parent / "languages" / code) for code in LANGUAGES}


def codes() -> tuple[str, ...]:
    """The codes of every language that can be asked for, those that ship first.

    >>> codes()[:2]
    ('en', 'ru')
    """
    brought = sorted({each.name for each in installed(GROUP)} - set(LANGUAGES))
    return (*LANGUAGES, *brought)


def languages() -> tuple[Language, ...]:
    """Every language that can be asked for, those that ship first.

    Raises:
        LanguageError: Several packages bring one, or an entry point leads nowhere.

    >>> [each.code for each in languages()][:2]
    ['en', 'ru']
    """
    for point in installed(GROUP):
        if point.name in LANGUAGES:
            raise _several(point.name, ["syriatimeline", point.distribution])
    return tuple(map(language_of, codes()))


def language_of(code: str) -> Language:
    """The language of a code. For those that ship, installed packages are not looked through.

    Raises:
        LanguageError: There is none, or several packages bring it.

    >>> language_of("ru").folder.name
    'ru'
    """
    return _SHIPPED.get(code) or _brought(code)


def _brought(code: str) -> Language:
    points = [each for each in installed(GROUP) if each.name == code]
    if not points:
        brought = [each for each in codes() if each not in LANGUAGES]
        there = f"{', '.join(LANGUAGES)}; installed: {', '.join(brought) or 'none'}"
        raise LanguageError(f"no language pack is called {code!r}; there are {there}")
    if len(points) > 1:
        raise _several(code, [each.distribution for each in points])
    return Language(code, _folder(points[0]), points[0].distribution)


def _several(code: str, distributions: Sequence[str]) -> LanguageError:
    return LanguageError(
        f"several packages bring the language {code!r}: {' and '.join(distributions)}; "
        "keep one of them"
    )


def _folder(point: Installed) -> Path:
    try:
        return point.folder()
    except ValueError as problem:
        raise LanguageError(str(problem)) from None


def find_language(named: str | Path) -> Language:
    """The language of a folder, or of a code.

    Args:
        named: A path that holds a slash or is a :class:`~pathlib.Path`, or a code.

    Raises:
        LanguageError: There is none.

    >>> find_language("ru") == language_of("ru")
    True
    """
    if isinstance(named, Path) or "/" in named or "\\" in named or named in (".", ".."):
        folder = Path(named)
        if not (folder / "pack.toml").is_file():
            raise LanguageError(f"{folder}: no pack.toml is in it; give the folder of a language")
        folder = folder if folder.name.strip(".") else folder.resolve()
        return Language(folder.name, folder)
    if named not in LANGUAGES and named not in codes() and Path(named).is_dir():
        raise LanguageError(f"no language pack is called {named!r}; for a folder write ./{named}")
    return language_of(named)


def detect(text: str, languages: Sequence[str]) -> str:
    """The language of which a text has the most letters; the first of equals.

    >>> detect("в минувшем месяце", ("en", "ru"))
    'ru'
    """
    best = languages[0]
    if len(languages) == 1:
        return best
    sample = text[:SAMPLE]
    counts: dict[str, int] = {}
    most = 0
    for code in languages:
        letters = settings_of(language_of(code).folder)["letters"]
        if letters not in counts:
            counts[letters] = len(alphabet_of(letters).findall(sample))
        if counts[letters] > most:
            best, most = code, counts[letters]
    return best
