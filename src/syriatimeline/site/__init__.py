"""A Sphinx extension that shows a dataset as pages: ours in our documentation, yours in yours.

In ``conf.py``::

    extensions = ["syriatimeline.site"]
    syriatimeline_dataset = "mine"   # a folder in the authoring form or a compiled one; "": ours

It writes a page for every event and situation (``events/syt-0007``), article, actor and place into
the source folder before the build, and gives the directives ``syriatimeline-timeline``,
``syriatimeline-index``, ``syriatimeline-errata`` and ``syriatimeline-facts`` for pages of your own.
The folders of its pages may hold some of yours too: only what it wrote is replaced or removed.
Pages need no other host; the timeline needs JavaScript only to filter. Needs the extra ``docs``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_STATIC = Path(__file__).parent / "static"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the configuration values, the directives and the pages with Sphinx."""
    from syriatimeline.site.addresses import resolve
    from syriatimeline.site.directives import DIRECTIVES
    from syriatimeline.site.downloads import write_downloads
    from syriatimeline.site.pages import write_pages

    app.add_config_value("syriatimeline_dataset", "", "env", str)
    for name, directive in DIRECTIVES.items():
        app.add_directive(f"syriatimeline-{name}", directive)
    app.connect("builder-inited", write_pages)
    app.connect("builder-inited", _add_static)
    app.connect("doctree-resolved", resolve)
    app.connect("build-finished", write_downloads)
    app.add_css_file("syriatimeline.css")
    app.add_js_file("syriatimeline.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}


def _add_static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(_STATIC))
