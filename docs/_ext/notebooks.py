"""Notebooks as pages: cells and the outputs that they keep, rendered and never run.

A notebook is turned into Markdown, which MyST reads as it reads any page. So the site needs neither
Jupyter nor a kernel; that the outputs are true is a test (``docs/run_notebook.py --check``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx

# Longer than any run of backticks in a cell; the outer fence longer than the inner.
_INNER, _OUTER = "`" * 12, "`" * 14


class NotebookParser(MystParser):
    """Reads Jupyter notebooks, with Markdown as MyST has it."""

    supported = ("ipynb",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Read a notebook into a document."""
        name = Path(document["source"]).name
        super().parse("\n\n".join(_blocks(json.loads(inputstring), name)), document)


def _blocks(notebook: Any, name: str) -> Iterator[str]:
    first, *rest = notebook["cells"]
    yield _text(first["source"])
    yield f"This page is a notebook; to run it, download {{download}}`{name}`."
    for cell in rest:
        if cell["cell_type"] == "markdown":
            yield _text(cell["source"])
        else:
            yield _fenced("python", _text(cell["source"]))
            yield from map(_output, cell["outputs"])


def _output(output: Any) -> str:
    data = output.get("data", {})
    if "text/html" in data:
        # Wide tables scroll by themselves instead of widening the page.
        return _fenced("{raw} html", f'<div class="output">{_text(data["text/html"])}</div>')
    shown = _text(output.get("text") or data.get("text/plain", ""))
    return _fenced("{container} output", _fenced("text", shown.rstrip()), _OUTER)


def _fenced(kind: str, text: str, fence: str = _INNER) -> str:
    return f"{fence}{kind}\n{text}\n{fence}"


def _text(lines: str | list[str]) -> str:
    """A text that a notebook may hold in lines."""
    return lines if isinstance(lines, str) else "".join(lines)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the parser."""
    app.add_source_suffix(".ipynb", "ipynb")
    app.add_source_parser(NotebookParser)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
