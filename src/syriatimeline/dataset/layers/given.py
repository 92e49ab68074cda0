"""Saying of everything that a layer adds which layer did."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import evolve

from syriatimeline.articles import Article, Provenance
from syriatimeline.dataset.read_articles import ReadArticle
from syriatimeline.dataset.read_registry import Known
from syriatimeline.events import Actor, Origin, Place

__all__ = ["given"]

T = TypeVar("T", bound=Actor | Place | Origin | ReadArticle)


def given(
    known: Known[T],
    held: Iterable[Article | Actor | Place | Origin],
    whole: tuple[Provenance, ...],
) -> Known[T]:
    """The same, with provenance on what is not in the dataset below.

    It is done before anything refers to it: who acts in an event is the very actor that is listed.

    Args:
        known: What was read, and what is below.
        held: What is below.
        whole: What is said of everything that the layer adds.
    """
    below = {each.id for each in held}
    for each in known.items:
        if each.id in below:
            continue
        now = _with(each, whole)
        keys = [key for key in (each.id, each.slug) if known.by_name.get(key) is each]
        # An id or slug that was taken already stays whose it is.
        known.by_name.update((key, now) for key in keys)
    return known


def _with(item: Any, whole: tuple[Provenance, ...]) -> Any:
    if isinstance(item, ReadArticle):
        return evolve(item, article=evolve(item.article, provenance=whole))
    return evolve(item, provenance=whole)
