"""``articles.yaml`` and the texts beside it -> Article objects and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from syriatimeline.articles import (
    RANGE_KINDS,
    Article,
    ArticleText,
    Range,
    body_words,
    read_text,
)
from syriatimeline.calendar import When
from syriatimeline.dataset.check_letters import check_letters
from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.file_names import leads_out
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.dataset.read_dates import read_when
from syriatimeline.dataset.read_reference import read_reference
from syriatimeline.dataset.read_registry import Known
from syriatimeline.errors import ArticleError

__all__ = ["ARTICLE_KEYS", "HASH", "LANGUAGE", "ReadArticle", "read_articles"]

#: The keys of an article.
ARTICLE_KEYS = (
    "id", "file", "publisher", "country", "language", "headline", "url", "published",
    "published_lookup", "lookup", "bytes_sha256", "text_sha256", "ranges", "note",
)  # fmt: skip
#: The form of the code of a language (ISO 639-1).
LANGUAGE = "[a-z]{2}"
#: The form of a hash.
HASH = "[0-9a-f]{64}"


@frozen
class ReadArticle:
    """An article with its text and the place of its record."""

    article: Article
    text: str
    mark: Mark

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def slug(self) -> str:
        """The article's file name without its ending, by which it may be called too."""
        return self.article.file.partition("_")[0]


def read_articles(
    rows: Iterable[Fields], folder: Path, problems: Problems, held: Iterable[Article] = ()
) -> Known[ReadArticle]:
    """Read each article's record and text; check the text against its hashes.

    Args:
        rows: The records.
        folder: Where the texts lie.
        problems: Where slips are noted.
        held: Articles of another dataset. They can be quoted where their text lies here, too.
    """
    known = Known[ReadArticle]("article", "SYT303", problems).held(
        ReadArticle(article, _held_text(article, folder), Mark(article.file)) for article in held
    )
    for fields in rows:
        fields.only(*ARTICLE_KEYS)
        check_letters(fields, "publisher")
        source = _read_source(fields, folder)
        if source is None:
            continue
        ranges = tuple(_read_ranges(fields, source.text))
        lookup = fields.mapping("lookup")
        article = Article(
            id=str(fields.own_id("art", 4)),
            file=str(fields.text("file")),
            publisher=str(fields.text("publisher", required=True)),
            country=str(fields.text("country")),
            language=str(fields.matching("language", LANGUAGE, "ru")),
            headline=str(fields.text("headline")),
            url=str(fields.text("url")),
            published=_read_published(fields),
            published_lookup=read_when(fields, "published_lookup"),
            lookup=read_reference(lookup) if lookup else None,
            ranges=ranges,
            characters=len(source.text),
            body_words=body_words(source.text, ranges),
            bytes_sha256=source.bytes_sha256,
            text_sha256=source.text_sha256,
            note=str(fields.text("note")),
        )
        known.add(ReadArticle(article, source.text, fields.mark), fields)
    return known


def _held_text(article: Article, folder: Path) -> str:
    """The text of an article of another dataset, if its very file lies here; else empty."""
    try:
        source = read_text(folder / article.file)
    except ArticleError:
        return ""
    return source.text if source.text_sha256 == article.text_sha256 else ""


def _read_published(fields: Fields) -> When:
    if fields.raw("published") is None:
        message = '"published" is missing; add it, "../.." if nothing bounds it'
        fields.problems.add(fields.mark, "SYT202", message)
    return read_when(fields, "published") or When.from_edtf("../..")


def _read_source(fields: Fields, folder: Path) -> ArticleText | None:
    name = fields.text("file", required=True)
    if not name:
        return None
    if Path(name).name != name:
        message = f'"{name}" is a path; give the name of a file in the same folder'
        fields.problems.add(name.mark, "SYT508", message)
        return None
    path = folder / name
    # ".." is no link; that it is no file is said when it is read.
    if path.is_symlink() and leads_out(path, folder, fields.problems, mark=name.mark):
        return None
    try:
        source = read_text(folder / name)
    except ArticleError as error:
        fields.problems.add(name.mark, "SYT508", str(error).replace(f"{folder}/", ""))
        return None
    hashes = {"bytes_sha256": source.bytes_sha256, "text_sha256": source.text_sha256}
    for key, found in hashes.items():
        stated = fields.text(key, required=True)
        if stated and stated != found:
            message = f"{name} has the {key} {found}; restore the file, or describe the new text"
            if not re.fullmatch(HASH, stated):
                message = f'"{stated}" is no hash; write the one of {name}: {found}'
            fields.problems.add(stated.mark, "SYT507", message)
    return source


def _read_ranges(fields: Fields, text: str) -> Iterable[Range]:
    """Ranges partition the text: each begins at its words, searched from the one before on."""
    begins: list[tuple[str, int]] = []
    for inner in fields.mappings("ranges"):
        for kind in inner.node:
            words = inner.text(kind, required=True)
            if kind not in RANGE_KINDS:
                hint = did_you_mean(kind, RANGE_KINDS) or f"; known are {', '.join(RANGE_KINDS)}"
                fields.problems.add(kind.mark, "SYT204", f'"{kind}" is no kind of range{hint}')
                continue
            at = text.find(words, begins[-1][1] + 1 if begins else 0)
            if at < 0:
                message = f'"{words}" does not stand after the range before; copy it from the file'
                fields.problems.add(words.mark, "SYT509", message)
                continue
            begins.append((str(kind), at))
    if not begins:
        fields.problems.add(fields.mark, "SYT202", '"ranges" is missing; say where the body begins')
        return
    if text[: begins[0][1]].strip():
        count = begins[0][1]
        message = f"the first {count} characters are in no range; say what they are"
        fields.problems.add(fields.mark_of("ranges"), "SYT509", message)
    ends = [at for _, at in begins[1:]] + [len(text)]
    for (name, start), end in zip(begins, ends, strict=True):
        stretch = text[start:end]
        yield Range(name, start, start + len(stretch.rstrip()))  # type: ignore[arg-type]
