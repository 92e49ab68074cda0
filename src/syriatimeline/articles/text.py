"""The text stream of an article: from bytes to the normalized text that offsets count in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from attrs import field, frozen

from syriatimeline.articles.article import Range
from syriatimeline.articles.plain_file import NoPlainFileError, read_plain
from syriatimeline.errors import ArticleError

__all__ = ["ArticleText", "body_words", "count_words", "normalize", "read_text"]

#: The largest source document, in bytes; a long book has two million.
_MOST = 20 * 2**20
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


@frozen
class ArticleText:
    """A source document as read.

    Attributes:
        text: The normalized text.
        bytes_sha256: Hash of the file.
        text_sha256: Hash of the normalized text in UTF-8.
    """

    text: str = field(repr=False)
    bytes_sha256: str
    text_sha256: str


def normalize(text: str) -> str:
    r"""The stream that offsets count in: LF line ends, Unicode normalization form C.

    >>> normalize("a\r\nb")
    'a\nb'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_text(path: Path) -> ArticleText:
    """Read a source document.

    Args:
        path: A file in UTF-8, with or without a byte order mark.

    Raises:
        ArticleError: It cannot be read, is empty, is larger than 20 MiB, or is not UTF-8; names
            the line.
    """
    try:
        raw = read_plain(path, _MOST)
    except NoPlainFileError as error:
        raise ArticleError(f"{path}: cannot be read: {error.strerror}") from error
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    try:
        decoded = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"{path}:{line}: byte {error.start} is not UTF-8; save the file as UTF-8"
        ) from error
    if not decoded.strip():
        raise ArticleError(f"{path}: the file is empty; put the article's text in it")
    text = normalize(decoded)
    return ArticleText(text, _sha256(raw), _sha256(text.encode()))


def count_words(text: str) -> int:
    """How many words: runs of letters and digits, joined by apostrophes, hyphens and points.

    >>> count_words("Syria’s so-called interim government")
    4
    """
    return len(_WORD.findall(text))


def body_words(text: str, ranges: Sequence[Range]) -> int:
    """How many words the body of a text has."""
    return sum(count_words(text[part.start : part.end]) for part in ranges if part.kind == "body")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
