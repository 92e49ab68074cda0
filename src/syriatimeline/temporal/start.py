"""Starting a language: the files under ``template`` become a pack that works and can be changed."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from syriatimeline.errors import LanguageError
from syriatimeline.temporal.language import LANGUAGES

__all__ = ["CODE", "start_language"]

#: The form of a language's code.
CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_TEMPLATES = Path(__file__).parent / "template"
_ENDING = ".template"


def start_language(code: str, folder: Path, name: str = "") -> Path:
    """Write the four files of a language's pack into a folder.

    They read a few English words, to be replaced one by one; the lint and the corpus pass.

    Args:
        code: The code of the language, ISO 639-1 where there is one.
        folder: Where they go; made where it is not there.
        name: What the language is called in English; the code where it is left out.

    Returns:
        The folder.

    Raises:
        LanguageError: The code is none or ships, or the folder has such a file or cannot be
            written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as parent:
    ...     folder = start_language("qaa", Path(parent) / "qaa", "Alandian")
    ...     sorted(path.name for path in folder.iterdir())
    ['corpus.yaml', 'pack.toml', 'rules.txt', 'words.txt']
    """
    if not CODE.fullmatch(code):
        raise LanguageError(f"{code!r} is no code of a language; write it as de, or as qaa")
    if code in LANGUAGES:
        raise LanguageError(f"the language {code!r} ships; choose another code")
    values = {"code": code, "name": _one_line(name) or code}
    files = {
        folder / path.name.removesuffix(_ENDING): Template(path.read_text("utf-8"))
        for path in sorted(_TEMPLATES.glob(f"*{_ENDING}"))
    }
    for each in files:
        if each.exists():
            raise LanguageError(f"{each}: it is there already; give another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each, template in files.items():
            each.write_text(template.substitute(values), "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise LanguageError(f"{folder}: cannot be written ({reason})") from error
    return folder


def _one_line(name: str) -> str:
    """A name that can stand in a comment and between quotation marks."""
    if re.search(r'["\\\x00-\x1f\x7f]', name):
        raise LanguageError(f"{name!r} cannot be the name of a language")
    return name.strip()
