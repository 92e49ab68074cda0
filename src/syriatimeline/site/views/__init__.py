"""Views: what each page shows, gathered from the timeline for its template."""

from syriatimeline.site.views.article import article_sections, errata_sections
from syriatimeline.site.views.indexes import INDEXES
from syriatimeline.site.views.named import actor_sections, place_sections
from syriatimeline.site.views.record import record_sections
from syriatimeline.site.views.timeline import timeline_values

__all__ = [
    "INDEXES",
    "actor_sections",
    "article_sections",
    "errata_sections",
    "place_sections",
    "record_sections",
    "timeline_values",
]
