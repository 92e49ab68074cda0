"""The JSON Schemas on the site: their files, and tables of their keys.

``{schemas}``
    A section for each authoring file, and for the parts that several share, with a table of its
    keys. The files are put into the folder ``schemas`` of the built site.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from syriatimeline.dataset.schemas import ENDING, FILES, schema_of, write_schemas

Schema = dict[str, Any]
#: The folder of the built site that holds the files.
FOLDER = "schemas"
_TYPES = {"object": "mapping", "array": "list", "boolean": "true or false", "integer": "number"}


def rows(form: Schema, above: str = "") -> Iterator[tuple[str, str, str]]:
    """The keys of a mapping or of the mappings of a list: key, what it holds, its form."""
    while form.get("type") == "array":
        form = form["items"]
    needed = form.get("required", [])
    for key, each in form.get("properties", {}).items():
        must = ", required" if key in needed else ""
        yield f"{above}{key}", each["description"], f"{_form(each)}{must}"
        if "$ref" not in each:
            yield from rows(each, f"{above}{key}: ")


def _form(form: Schema) -> str:
    if "$ref" in form:
        return form["$ref"].rpartition("/")[2]
    names = [*_names(form)]
    if names:
        return " · ".join(names)
    kinds = form.get("type", [])
    if kinds == "array":
        inner = _form(form["items"])
        return f"list of {inner}s" if inner in ("claim", "reference", "mapping") else "list"
    if isinstance(kinds, str):
        return _TYPES.get(kinds, "text of a form")
    if kinds:
        return "text, or a list of texts" if "array" in kinds else "text"
    # What has no form of its own has one in some mappings alone.
    return _form(form["anyOf"][0]) if "anyOf" in form else "as the rest of the mapping asks"


def _names(form: Schema) -> Iterator[str]:
    """Those of a closed list."""
    yield from (f"{each}" for each in form.get("enum", []))
    for each in form.get("anyOf", []):
        yield from [each["const"]] if "const" in each else _names(each)


def _parts() -> dict[str, Schema]:
    """What several files share."""
    parts: dict[str, Schema] = {}
    for name in FILES:
        parts |= schema_of(name).get("$defs", {})
    return parts


class Schemas(SphinxDirective):
    """``{schemas}``: see the module."""

    def run(self) -> list[nodes.Node]:
        """The sections."""
        shown: list[nodes.Node] = []
        for name, file in FILES.items():
            schema = schema_of(name)
            address = f"{'../' * self.env.docname.count('/')}{FOLDER}/{name}{ENDING}"
            link = nodes.reference("", f"{name}{ENDING}", refuri=address)
            told = nodes.paragraph("", schema["description"] + " ", link)
            shown.append(self._section(file, name, told, [*rows(schema)]))
        for name, part in sorted(_parts().items()):
            # A date is a text or one of two mappings.
            inner = part.get("then", {})
            keys = [*rows(part), *rows(inner.get("then", {})), *rows(inner.get("else", {}))]
            told = nodes.paragraph("", f"The form of a {name}, wherever one stands.")
            shown.append(self._section(f"A {name}", f"a-{name}", told, [*dict.fromkeys(keys)]))
        return shown

    def _section(
        self, title: str, name: str, told: nodes.Node, keys: list[tuple[str, str, str]]
    ) -> nodes.section:
        section = nodes.section("", nodes.title(title, title), told, ids=[f"schema-{name}"])
        section["names"] = [nodes.fully_normalize_name(f"schema {name}")]
        group = nodes.tgroup(cols=3)
        group += [nodes.colspec(colwidth=1) for _ in range(3)]
        group += nodes.thead("", _row("Key", "What it holds", "Form"))
        group += nodes.tbody("", *(_row(nodes.literal(key, key), *cells) for key, *cells in keys))
        section += nodes.table("", group, classes=["colwidths-auto"])
        return section


def _row(*cells: str | nodes.Node) -> nodes.row:
    texts = (nodes.Text(cell) if isinstance(cell, str) else cell for cell in cells)
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in texts))


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        write_schemas(Path(app.outdir) / FOLDER)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive, and what writes the files."""
    app.add_directive("schemas", Schemas)
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
