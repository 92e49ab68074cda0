"""Verifying quotes against article texts that a user has: ok, moved, changed or missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from attrs import frozen

from syriatimeline.articles import ArticleText, find_all, read_text
from syriatimeline.dataset.content import Dataset
from syriatimeline.errors import ArticleError, UnusableInputError
from syriatimeline.events import Quote

__all__ = ["VERDICTS", "Verdict", "Verified", "verify_quotes"]

Verdict = Literal["ok", "moved", "changed", "missing"]

#: What can become of a quote, best first.
VERDICTS: tuple[Verdict, ...] = ("ok", "moved", "changed", "missing")


@frozen
class Verified:
    """What became of one quote.

    Attributes:
        owner: Id of the claim or source error that quotes.
        article: Id of the article.
        verdict: ``ok``: at its place. ``moved``: elsewhere in the text. ``changed``: no longer
            in it. ``missing``: there is no readable text.
        start: Where it stands now (code points); None unless ok or moved.
        detail: What a reader should know, in a few words.
    """

    owner: str
    article: str
    verdict: Verdict
    start: int | None = None
    detail: str = ""


def verify_quotes(dataset: Dataset, folder: Path) -> Iterator[Verified]:
    """Look up every quote in the texts of a folder, which are found by their file names.

    First the hash of the text, then the offsets, then the words with their prefix and suffix,
    then the words alone where they stand just once.

    Raises:
        UnusableInputError: The folder is not there.
    """
    if not folder.is_dir():
        raise UnusableInputError(
            f"{folder}: there is no such folder; give the one with the articles"
        )
    sources = {article.id: _read(folder / article.file) for article in dataset.articles}
    for owner, quote in dataset.quotes:
        source, why = sources[quote.article.id]
        if source is None:
            yield Verified(owner, quote.article.id, "missing", detail=why)
        else:
            yield _verify(owner, quote, source)


def _read(path: Path) -> tuple[ArticleText | None, str]:
    if not path.exists():
        return None, f"{path.name} is not there"
    try:
        return read_text(path), ""
    except ArticleError as error:
        return None, str(error)


def _verify(owner: str, quote: Quote, source: ArticleText) -> Verified:
    article, text = quote.article, source.text
    if source.text_sha256 == article.text_sha256:
        return Verified(owner, article.id, "ok", quote.start, "the text is the one described")
    if not quote.exact:
        return Verified(
            owner, article.id, "changed", detail="the text differs, and this build has no quotes"
        )
    if text[quote.start : quote.end] == quote.exact:
        return Verified(owner, article.id, "ok", quote.start, "the text differs elsewhere")
    selected = quote.prefix + quote.exact + quote.suffix
    for words, lead in ((selected, len(quote.prefix)), (quote.exact, 0)):
        found = find_all(text, words)
        if len(found) == 1:
            at = found[0] + lead
            return Verified(owner, article.id, "moved", at, f"from {quote.start} to {at}")
    detail = "the words are gone" if not found else f"the words now stand {len(found)} times"
    return Verified(owner, article.id, "changed", detail=detail)
