"""``articles.yaml``, ``errata.yaml``, ``coverage.yaml``."""

from __future__ import annotations

from syriatimeline.articles import RANGE_KINDS, Article
from syriatimeline.dataset.coverage import COVERAGE_KEYS, DISMISSAL_KEYS
from syriatimeline.dataset.read_articles import ARTICLE_KEYS, HASH, LANGUAGE
from syriatimeline.dataset.read_errata import ERROR_KEYS
from syriatimeline.dataset.schemas.claims import QUOTING
from syriatimeline.dataset.schemas.described import described, mandatory
from syriatimeline.dataset.schemas.forms import (
    COUNT,
    TEXT,
    TEXTS,
    WORDS,
    Schema,
    choice,
    items,
    mapping,
    matching,
    own_id,
    refer,
)
from syriatimeline.events import ERROR_KINDS, SourceError

__all__ = ["articles", "coverage", "errata"]


def articles() -> Schema:
    """The texts, described; they lie beside the file."""
    forms: dict[str, Schema] = {
        "id": own_id("art", 4),
        "file": WORDS,
        "publisher": WORDS,
        "language": matching(LANGUAGE),
        "published": refer("date"),
        "published_lookup": refer("date"),
        "lookup": refer("reference"),
        "bytes_sha256": matching(HASH),
        "text_sha256": matching(HASH),
        "ranges": _ranges(),
    }
    forms |= {key: TEXT for key in ARTICLE_KEYS if key not in forms}
    about = described(
        Article,
        {
            "file": "Name of the text's file, in the same folder.",
            "ranges": "What each stretch of the text is: they partition it, and each begins at the "
            "words given.",
            "bytes_sha256": "Hash of the file; write 0, and the check prints it.",
            "text_sha256": "Hash of the normalized text; write 0, and the check prints it.",
        },
    )
    needed = {*mandatory(Article), "bytes_sha256", "text_sha256", "ranges"}
    return items(mapping(ARTICLE_KEYS, forms, about, needed))


def _ranges() -> Schema:
    kinds: tuple[str, ...] = RANGE_KINDS
    about = dict.fromkeys(kinds, "The words at which it begins.")
    one = mapping(kinds, dict.fromkeys(kinds, WORDS), about)
    return items(one, contains={"minProperties": 1})


def errata() -> Schema:
    """What sources get wrong."""
    forms: dict[str, Schema] = {
        "id": own_id("err"),
        "kind": choice(ERROR_KINDS),
        "nth": COUNT,
        "should_be": TEXT,
        "evidence": TEXTS,
    }
    forms |= {key: WORDS for key in ERROR_KEYS if key not in forms}
    about = described(SourceError, QUOTING | {"kind": "What is wrong with the words."})
    needed = {*mandatory(SourceError), "article", "why", "effect"}
    return items(mapping(ERROR_KEYS, forms, about, needed))


def coverage() -> Schema:
    """What is put aside, with the reason."""
    about = {
        "article": "Id of the article.",
        "dismiss": "The sentences and time expressions that no claim uses.",
        "sentence": "The words with which the sentence begins.",
        "time": "The words of a time expression, where only that is put aside.",
        "nth": QUOTING["nth"],
        "why": "The reason.",
    }
    words = ("sentence", "time")
    forms = {"nth": COUNT} | dict.fromkeys((*words, "why"), WORDS)
    dismissal = mapping((*words, *DISMISSAL_KEYS), forms, about, ("why",)) | {
        "if": {"required": ["time"]},
        "then": {"properties": {"sentence": False}},
        "else": {"required": ["sentence"]},
    }
    return items(
        mapping(COVERAGE_KEYS, {"article": WORDS, "dismiss": items(dismissal)}, about, ("article",))
    )
