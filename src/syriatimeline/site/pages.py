"""The pages of a dataset: a short source file for each record, written before Sphinx reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from syriatimeline.errors import SyriaTimelineError
from syriatimeline.events.wording import date_in_words, kind_in_words
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
        about = f"{kind_in_words(record)}, {date_in_words(record.when)}: who says so, and why then."
        yield page_of("record", record.id), _page("record", record.id, record.title, about)
    for article in timeline.articles.values():
        # The words are the publisher's, not ours.
        title = f"“{article.headline}”" if article.headline else "Article without a headline"
        about = f"{article.publisher}: what is told after this article, in its words and our gloss."
        yield page_of("article", article.id), _page("article", article.id, title, about)
    for actor in timeline.actors.values():
        about = f"{actor.name}: names, memberships, and the records with it."
        yield page_of("actor", actor.slug), _page("actor", actor.slug, actor.name, about)
    for place in timeline.places.values():
        about = f"{place.name}: names, where it lies, and what happened there."
        yield page_of("place", place.slug), _page("place", place.slug, place.name, about)
    for folder, title in _TITLES.items():
        yield (
            f"{folder}/index",
            _page("index", folder, title, f"{title} of the dataset, in a table."),
        )


def _page(directive: str, argument: str, title: str, about: str = "") -> str:
    # Thousands of pages in the navigation of each would drown it: the indexes lead to them.
    orphan = "\n" if directive == "index" else ":orphan:\n\n"
    heading = _escaped(title)
    # Twice as many: wide characters count double.
    line = "=" * max(4, 2 * len(heading))
    # What search engines show; the field is read by sphinxext.opengraph, where that is there.
    told = _escaped(about)
    fields = (f":og:description: {told}\n" if told else "") + orphan
    meta = f".. meta::\n   :description: {told}\n\n" if told else ""
    body = f"{heading}\n{line}\n\n.. syriatimeline-{directive}:: {argument}\n"
    return _OURS + fields + meta + body


def _escaped(title: str) -> str:
    """A title that reStructuredText shows as it is, whatever it begins with or holds."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(title.split()))
