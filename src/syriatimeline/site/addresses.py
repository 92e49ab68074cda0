"""Addresses: links between the pages, which wait until it is known how the builder names pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["resolve", "waiting"]

_SCHEME = "syriatimeline-page:"
#: Texts of the dataset are escaped: no quotation mark of theirs is one of HTML.
_WAITING = re.compile(rf'href="{_SCHEME}([^"#]*)([^"]*)"')


def waiting(page: str) -> str:
    """The address of a page until :func:`resolve` replaces it.

    What Sphinx has read it may write by several builders, each with addresses of its own.

    >>> waiting("events/syt-0007#syt-0007-c1")
    'syriatimeline-page:events/syt-0007#syt-0007-c1'
    """
    return _SCHEME + page


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the addresses that wait in a page, seen from that page."""
    if app.builder.format != "html":
        return

    def address(found: re.Match[str]) -> str:
        return f'href="{app.builder.get_relative_uri(docname, found[1])}{found[2]}"'

    for node in list(doctree.findall(nodes.raw)):
        text = node.astext()
        if _SCHEME in text:
            node.replace_self(nodes.raw("", _WAITING.sub(address, text), format="html"))
