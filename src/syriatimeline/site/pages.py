"""The pages of a dataset: a short source file for each record, written before Sphinx reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from syriatimeline.errors import SyriaTimelineError
from syriatimeline.query import Timeline
from syriatimeline.site.holding import place_of, timeline_at

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["FOLDERS", "page_of", "write_pages"]

#: From the kind of a page to its folder, which also holds an index.
FOLDERS = {"record": "events", "article": "articles", "actor": "actors", "place": "places"}
_TITLES = {
    "events": "Events and situations",
    "articles": "Articles",
    "actors": "Actors",
    "places": "Places",
}
#: The first line of each page of ours: without it a file is somebody's own, and is not touched.
_OURS = ".. Written by syriatimeline.site before each build; changes are lost.\n\n"


def page_of(kind: str, name: str) -> str:
    """The document of a record, without suffix: its permanent address.

    >>> page_of("record", "syt-0007")
    'events/syt-0007'
    """
    return f"{FOLDERS[kind]}/{name}"


def write_pages(app: Sphinx) -> None:
    """Write the pages that changed, and remove those whose record is gone.

    Raises:
        ConfigError: The dataset cannot be read, or a page would replace somebody's own.
    """
    # One process may build several times, and the dataset may change in between.
    timeline_at.cache_clear()
    place = app.env.syriatimeline_place = place_of(app)  # type: ignore[attr-defined]
    try:
        timeline = timeline_at(place)
    except (SyriaTimelineError, OSError) as error:
        named = app.config.syriatimeline_dataset
        raise ConfigError(f"syriatimeline_dataset = {named!r} in conf.py: {error}") from error
    root = Path(app.srcdir)
    pages = dict(_pages(timeline))
    for folder in FOLDERS.values():
        for path in (root / folder).glob("*.rst"):
            if f"{folder}/{path.stem}" not in pages and _is_ours(path):
                path.unlink()
    for name, text in pages.items():
        _write(root / f"{name}.rst", text)


def _write(path: Path, text: str) -> None:
    """Write a page; one that is the same already is left alone, so that nothing is built anew."""
    path.parent.mkdir(exist_ok=True)
    if path.is_file():
        if not _is_ours(path):
            raise ConfigError(f"{path} would be replaced by the page of a record; move it away")
        if path.read_text("utf-8") == text:
            return
    path.write_text(text, "utf-8")


def _is_ours(path: Path) -> bool:
    return path.read_text("utf-8").startswith(_OURS)


def _pages(timeline: Timeline[Any]) -> Iterator[tuple[str, str]]:
    """Every page as (name, text)."""
    for record in timeline.dataset.records:
        yield page_of("record", record.id), _page("record", record.id, record.title)
    for article in timeline.articles.values():
        title = article.headline or f"{article.publisher}, without a headline"
        yield page_of("article", article.id), _page("article", article.id, title)
    for actor in timeline.actors.values():
        yield page_of("actor", actor.slug), _page("actor", actor.slug, actor.name)
    for place in timeline.places.values():
        yield page_of("place", place.slug), _page("place", place.slug, place.name)
    for folder, title in _TITLES.items():
        yield f"{folder}/index", _page("index", folder, title)


def _page(directive: str, argument: str, title: str) -> str:
    # Thousands of pages in the navigation of each would drown it: the indexes lead to them.
    orphan = "" if directive == "index" else ":orphan:\n\n"
    heading = _escaped(title)
    # Twice as many: wide characters count double.
    line = "=" * max(4, 2 * len(heading))
    return f"{_OURS}{orphan}{heading}\n{line}\n\n.. syriatimeline-{directive}:: {argument}\n"


def _escaped(title: str) -> str:
    """A title that reStructuredText shows as it is, whatever it begins with or holds."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(title.split()))
