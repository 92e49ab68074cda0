"""The directives of the site: each shows a part of the dataset."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.util.docutils import SphinxDirective

from syriatimeline.errors import UnknownNameError
from syriatimeline.query import Timeline
from syriatimeline.query.records import Records
from syriatimeline.site import views
from syriatimeline.site.addresses import waiting
from syriatimeline.site.holding import files_of, timeline_at
from syriatimeline.site.rendering import render
from syriatimeline.site.views.parts import Section

__all__ = ["DIRECTIVES"]


class _Directive(SphinxDirective):
    """What all share: the timeline, and HTML under headings."""

    @property
    def timeline(self) -> Timeline[Any]:
        place: str = self.env.syriatimeline_place  # type: ignore[attr-defined]
        for path in files_of(place):
            self.env.note_dependency(str(path))
        return timeline_at(place)

    def named(self, records: Records[Any]) -> Any:
        """The record that the argument names; an error of this line where there is none."""
        try:
            return records[self.arguments[0]]
        except UnknownNameError as error:
            raise self.error(f"{self.name}: {error}") from None

    def html(self, template: str, **values: Any) -> nodes.raw:
        """A template as a node."""
        return nodes.raw("", render(template, waiting, **values), format="html")

    def sections(self, parts: Iterable[Section]) -> list[nodes.Node]:
        """Each part under its heading, which the table of contents shows."""
        found: list[nodes.Node] = []
        for title, template, values in parts:
            shown = self.html(template, **values)
            if not title:
                found.append(shown)
                continue
            name = nodes.make_id(title)
            section = nodes.section(ids=[name], names=[name])
            section += nodes.title(title, title)
            section += shown
            found.append(section)
        return found


class TimelineDirective(_Directive):
    """``syriatimeline-timeline``: the whole timeline, with its filters.

    Its content, if it has any, ends "How to read this": links to pages that explain more.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The timeline."""
        text = self.html("timeline", **views.timeline_values(self.timeline)).astext()
        before, _, after = text.partition("<!-- more -->")
        more = self.parse_content_to_nodes()
        return [nodes.raw("", before, format="html"), *more, nodes.raw("", after, format="html")]


class FactsDirective(_Directive):
    """``syriatimeline-facts``: version, counts, span and fingerprint, in a line."""

    def run(self) -> list[nodes.Node]:
        """The line."""
        return [self.html("facts", timeline=self.timeline)]


class IndexDirective(_Directive):
    """``syriatimeline-index FOLDER``: a table of the events, articles, actors or places."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table."""
        folder = self.arguments[0]
        if folder not in views.INDEXES:
            there = ", ".join(views.INDEXES)
            raise self.error(f"{self.name}: no index of {folder!r}; there are those of {there}")
        return [self.html("index", **views.INDEXES[folder](self.timeline))]


class RecordDirective(_Directive):
    """``syriatimeline-record ID``: an event or situation with all its reasoning."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The head of the page, and a section for each part of the record."""
        timeline = self.timeline
        record = timeline.find(self.arguments[0])
        if record is None:
            raise self.error(
                f"{self.name}: no event or situation is called {self.arguments[0]!r}; "
                "give an id such as those in the index of events"
            )
        return self.sections(views.record_sections(timeline, record))


class ArticleDirective(_Directive):
    """``syriatimeline-article ID``: an article, and what is told after it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The page."""
        timeline = self.timeline
        return self.sections(views.article_sections(timeline, self.named(timeline.articles)))


class ActorDirective(_Directive):
    """``syriatimeline-actor SLUG``: an actor, and the records that it is in."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The page."""
        timeline = self.timeline
        return self.sections(views.actor_sections(timeline, self.named(timeline.actors)))


class PlaceDirective(_Directive):
    """``syriatimeline-place SLUG``: a place, and the records that lie there."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The page."""
        timeline = self.timeline
        return self.sections(views.place_sections(timeline, self.named(timeline.places)))


class ErrataDirective(_Directive):
    """``syriatimeline-errata``: the errors of the sources on record, and the disputes."""

    def run(self) -> list[nodes.Node]:
        """The lists."""
        return self.sections(views.errata_sections(self.timeline))


#: From the end of a directive's name to its class.
DIRECTIVES: dict[str, type[Directive]] = {
    "actor": ActorDirective,
    "article": ArticleDirective,
    "errata": ErrataDirective,
    "facts": FactsDirective,
    "index": IndexDirective,
    "place": PlaceDirective,
    "record": RecordDirective,
    "timeline": TimelineDirective,
}
