"""The timeline that a documentation shows, read once for each build."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syriatimeline.query import Timeline, load

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["files_of", "place_of", "timeline_at"]

_PACKAGE = Path(__file__).parents[1]


def place_of(app: Sphinx) -> str:
    """The folder of the dataset that is shown; empty for the bundled one."""
    place = app.config.syriatimeline_dataset
    return str(Path(app.confdir) / place) if place else ""


def files_of(place: str) -> list[Path]:
    """The files that pages are made of: where one changes, the pages are built anew.

    Our dataset changes with the version of this package, and so do the templates.
    """
    dataset = Path(place) if place else _PACKAGE / "dataset" / "data"
    templates = _PACKAGE / "site" / "templates"
    data = (path for form in ("*.yaml", "*.json", "*.jsonl") for path in dataset.rglob(form))
    return sorted((*data, *templates.glob("*.html")))


@cache
def timeline_at(place: str) -> Timeline[Any]:
    """The timeline of a folder; the bundled one where no folder is named.

    Args:
        place: A folder in the authoring form, or one that ``compile`` wrote.

    Raises:
        SyriaTimelineError: The folder cannot be read; every problem is named.

    >>> len(timeline_at(""))
    38
    """
    return load(place or None)
