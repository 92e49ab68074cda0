"""Built pages, read without a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

_LOADED = "//script/@src | //img/@src | //link[not(@rel='canonical')]/@href | //iframe/@src"


@cache
def tree_of(path: Path) -> Any:
    """A page as a tree."""
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def words_of(tree: Any) -> str:
    """Its words, with single spaces."""
    return " ".join(tree.text_content().split())


@cache
def anchors_of(path: Path) -> frozenset[str]:
    """Whatever a link can lead to on a page."""
    return frozenset(tree_of(path).xpath("//@id | //a/@name"))


def broken_links(root: Path) -> Iterator[tuple[str, str]]:
    """Each link within the site that leads to no file or anchor, with its page."""
    for path in root.rglob("*.html"):
        for link in {*tree_of(path).xpath("//@href"), *tree_of(path).xpath("//@src")}:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            if not target.is_file() or (anchor and anchor not in anchors_of(target)):
                yield str(path.relative_to(root)), link


def loaded_from_elsewhere(paths: Iterable[Path]) -> Iterator[str]:
    """Each address of another host that a page loads something from."""
    for path in paths:
        yield from (each for each in tree_of(path).xpath(_LOADED) if urlsplit(each).netloc)
