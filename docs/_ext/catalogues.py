"""Tables and help texts read from the library, so that no fact has two homes.

``{catalogue} NAME``
    A table of what the library holds under that name. Lines in its body (``key: text``) add a
    last column, headed by the option ``:adds:``, and give the order; the build warns where the
    keys of body and library differ. ``|`` in both separates several columns.
``{commands}``
    One section for each command, with its help text.
"""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Collection, Iterator
from enum import Enum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import click
from composition import TABLES
from docutils import nodes
from docutils.parsers.rst import directives
from packaging.requirements import Requirement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import syriatimeline
from syriatimeline.calendar import BASES, CONVENTIONS
from syriatimeline.cli.main import command as main_command
from syriatimeline.dataset import CODES
from syriatimeline.dataset.verify import VERDICTS
from syriatimeline.errors import SyriaTimelineError
from syriatimeline.events import (
    DISPUTE_KINDS,
    ERROR_KINDS,
    KINDS,
    LINK_KINDS,
    MODES,
    STANCES,
    STANDINGS,
    Event,
)
from syriatimeline.export import DATE_MODEL, FORMATS, format_named
from syriatimeline.query.columns import UNITS
from syriatimeline.tables import EVENT_EXTRAS
from syriatimeline.temporal import CHOICES

Rows = dict[str, list[str]]

_PACKAGES = [
    f"syriatimeline.{name}"
    for name in (
        *("query", "query.relations", "query.sql", "tables", "export", "calendar"),
        *("temporal", "articles", "events", "dataset"),
    )
]

_log = logging.getLogger(__name__)
_HELP: dict[str, Any] = {"terminal_width": 80, "help_option_names": ["-h", "--help"]}
_COLUMN_HEADINGS = ["Column", "What it holds", "Form"]
_PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def _first_line(documented: object) -> str:
    return (inspect.getdoc(documented) or "").split("\n\n")[0].replace("\n", " ")


def _plover(kind: type[Event]) -> str:
    if "plover" in vars(kind):
        return _first_line(vars(kind)["plover"])
    return f"{kind.PLOVER}" if kind.PLOVER else "–"


def _kinds() -> Rows:
    return {
        name: [
            _first_line(kind),
            ", ".join(f"`{role}` ({side})" for role, side in kind.roles().items()),
            _plover(kind),
        ]
        for name, kind in KINDS.items()
    }


def _conventions() -> Rows:
    return {
        name: [each.says, ", ".join(f"`{reading}`" for reading in each.readings)]
        for name, each in CONVENTIONS.items()
    }


def _policies() -> Rows:
    return {
        name: [", ".join(f"`{choice}`" for choice in choices), f"`{name.replace('-', '_')}`"]
        for name, choices in CHOICES.items()
    }


def _columns(unit: Any) -> Rows:
    return {column.name: [column.about, column.form] for column in UNITS[unit]}


#: The formats by what they are for, so that no table has too many columns.
_USES = {
    "tables": ("csv", "parquet", "jsonl", "jsonld"),
    "pages": ("html", "markdown", "timelinejs", "ical", "geojson"),
    "citations": ("biblatex", "csl-json"),
}


def _formats() -> Rows:
    return {
        name: [
            f"`{each.ending}`" if each.ending else "a folder",
            each.about,
            f"`{each.extra}`" if each.extra else "",
            each.loads,
        ]
        for name, each in ((name, format_named(name)) for name in FORMATS)
    }


def _carried(names: tuple[str, ...]) -> Rows:
    # The bundle holds the tables of the format parquet, and is no format of its own here.
    if {name for names in _USES.values() for name in names} | {"bundle"} != FORMATS.keys():
        _log.warning("catalogue dates in …: a format stands in none of the tables")
    formats = [format_named(name) for name in names]
    return {line: [each.carries.get(line, "lost") for each in formats] for line in DATE_MODEL}


def _names() -> Rows:
    homes = {
        name: package for package in reversed(_PACKAGES) for name in import_module(package).__all__
    }
    return {
        name: [
            _link(homes[name], name) if name in homes else "itself",
            "" if name in ("OPEN", "UNKNOWN") else _first_line(getattr(syriatimeline, name)),
        ]
        for name in syriatimeline.__all__
    }


def _link(package: str, name: str) -> str:
    return f"{{py:obj}}`{package.rpartition('.')[2]} <{package}.{name}>`"


def _errors(base: type = SyriaTimelineError) -> Rows:
    """The family of errors, each with its first sentence and the classes above it."""
    rows = {
        base.__name__: [
            _first_line(base),
            ", ".join(f"`{each.__name__}`" for each in base.__bases__),
        ]
    }
    for each in base.__subclasses__():
        rows |= _errors(each)
    return rows


def _required(*keys: str) -> Rows:
    value: Any = tomllib.loads(_PYPROJECT.read_text("utf-8"))
    for key in keys:
        value = value[key]
    return {each.name: [f"{each.specifier}"] for each in map(Requirement, value)}


def _bare(keys: Callable[[], object]) -> Callable[[], Rows]:
    return lambda: {str(key): [] for key in keys()}  # type: ignore[attr-defined]


_SOURCES: dict[str, tuple[list[str], Callable[[], Rows]]] = {
    "bases": (["Basis", "What the date rests on"], lambda: {k: [v] for k, v in BASES.items()}),
    "codes": (["Code", "What is wrong"], lambda: {k: [v] for k, v in CODES.items()}),
    "columns of events": (_COLUMN_HEADINGS, lambda: _columns("event")),
    "columns of claims": (_COLUMN_HEADINGS, lambda: _columns("claim")),
    "columns of actors": (_COLUMN_HEADINGS, lambda: _columns("actor")),
    "columns of dyads": (_COLUMN_HEADINGS, lambda: _columns("dyad")),
    "columns of sheets": (
        _COLUMN_HEADINGS,
        lambda: {column.name: [column.about, column.form] for column in EVENT_EXTRAS},
    ),
    "conventions": (["Convention", "What is said", "Readings, ours first"], _conventions),
    "dispute kinds": (["Dispute on"], _bare(lambda: DISPUTE_KINDS)),
    "error kinds": (["Kind"], _bare(lambda: ERROR_KINDS)),
    "formats": (["Format", "Ending", "For", "Extra", "What gives it back"], _formats),
    **{
        f"dates in {use}": (["What our dates say", *names], partial(_carried, names))
        for use, names in _USES.items()
    },
    "kinds": (["Kind", "What happens", "Roles and their sides", "PLOVER"], _kinds),
    "link kinds": (["Link"], _bare(lambda: LINK_KINDS)),
    "modes": (["Mode"], _bare(lambda: MODES)),
    "python errors": (["Error", "What it says", "Kind of"], _errors),
    "policies": (["Convention", "Readings, ours first", "Field of `Policy`"], _policies),
    "names": (["Name", "From", "What it is"], _names),
    "required": (["Package", "Versions"], lambda: _required("project", "dependencies")),
    "required for duckdb": (
        ["Package", "Versions"],
        lambda: _required("project", "optional-dependencies", "duckdb"),
    ),
    "required for ical": (
        ["Package", "Versions"],
        lambda: _required("project", "optional-dependencies", "ical"),
    ),
    "required for pandas": (
        ["Package", "Versions"],
        lambda: _required("project", "optional-dependencies", "pandas"),
    ),
    "required for plot": (
        ["Package", "Versions"],
        lambda: _required("project", "optional-dependencies", "plot"),
    ),
    "required for benchmarks": (
        ["Package", "Versions"],
        lambda: _required("dependency-groups", "bench"),
    ),
    "required for development": (
        ["Package", "Versions"],
        lambda: _required("dependency-groups", "dev"),
    ),
    "required for documentation": (
        ["Package", "Versions"],
        lambda: _required("project", "optional-dependencies", "docs"),
    ),
    "required to build": (["Package", "Versions"], lambda: _required("build-system", "requires")),
    "stances": (["Stance"], _bare(lambda: STANCES)),
    "standings": (["Standing", "What it means"], lambda: {k: [v] for k, v in STANDINGS.items()}),
    "verdicts": (["Verdict"], _bare(lambda: VERDICTS)),
    **TABLES,
}


class Catalogue(SphinxDirective):
    """``{catalogue} NAME``: see the module."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"adds": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The table."""
        headings, read = _SOURCES[self.arguments[0]]
        rows = read()
        if self.content:
            added = dict(self._added())
            if added.keys() != rows.keys():
                _log.warning(
                    "catalogue %s: only here %s, only in the library %s",
                    self.arguments[0],
                    sorted(added.keys() - rows.keys()),
                    sorted(rows.keys() - added.keys()),
                    location=self.get_location(),
                )
            more = self.options["adds"].split(" | ")
            for key, text in added.items():
                if len(text.split(" | ")) != len(more):
                    _log.warning(
                        "catalogue %s: %s needs %d columns",
                        self.arguments[0],
                        key,
                        len(more),
                        location=self.get_location(),
                    )
            rows = {key: [*rows.get(key, []), *text.split(" | ")] for key, text in added.items()}
            headings = [*headings, *more]
        return [self._table(headings, rows)]

    def _added(self) -> Iterator[tuple[str, str]]:
        """The lines of the body; an indented line goes on with the one before."""
        joined: list[str] = []
        for line in self.content:
            if line.startswith(" ") and joined:
                joined[-1] += " " + line.strip()
            elif line.strip():
                joined.append(line)
        for line in joined:
            key, _, text = line.partition(": ")
            yield key, text

    def _table(self, headings: list[str], rows: Rows) -> nodes.table:
        group = nodes.tgroup(cols=len(headings))
        group += [nodes.colspec(colwidth=1) for _ in headings]
        group += nodes.thead("", self._row(headings))
        group += nodes.tbody(
            "", *(self._row([f"`{key}`", *cells], key) for key, cells in rows.items())
        )
        return nodes.table("", group, classes=["colwidths-auto"])

    def _row(self, cells: list[str], key: str = "") -> nodes.row:
        row = nodes.row()
        for number, cell in enumerate(cells):
            inline, _ = self.parse_inline(cell)
            paragraph = nodes.paragraph("", "", *inline)
            if key and not number:
                paragraph["ids"].append(nodes.make_id(f"{self.arguments[0]}-{key}"))
            row += nodes.entry("", paragraph)
        return row


class Commands(SphinxDirective):
    """``{commands}``: see the module."""

    def run(self) -> list[nodes.Node]:
        """The help of the whole command, then a section for each subcommand."""
        top = click.Context(main_command, info_name="syriatimeline", **_HELP)
        shown: list[nodes.Node] = [_literal(main_command.get_help(top))]
        return [*shown, *self._sections(main_command, top)]

    def _sections(self, group: click.Group, above: click.Context) -> Iterator[nodes.section]:
        """A section for each command of a group, with those of a group in it inside."""
        for name in group.list_commands(above):
            command = group.get_command(above, name)
            if command is None:
                raise self.error(f"no command {name}")
            context = click.Context(command, parent=above, info_name=name, **_HELP)
            title = context.command_path
            yield nodes.section(
                "",
                nodes.title(title, title),
                _literal(command.get_help(context)),
                *(self._sections(command, context) if isinstance(command, click.Group) else ()),
                ids=[nodes.make_id(title)],
                names=[nodes.fully_normalize_name(title)],
            )


def _literal(text: str) -> nodes.literal_block:
    return nodes.literal_block(text, text, language="text")


def _resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.Node | None:
    """A name that is used where it is imported, such as ``syriatimeline.Timeline``.

    It leads to the one object documented under that last name, if there is just one. A type in a
    signature that no package makes public is shown without a link.
    """
    target = node["reftarget"]
    last = target.rpartition(".")[2]
    if node.get("refdomain") != "py" or not target.startswith(("syriatimeline.", last)):
        return None
    found = [
        (name, entry)
        for name, entry in env.domains.python_domain.objects.items()
        if name.startswith("syriatimeline.") and name.endswith(f".{last}") and not entry.aliased
    ]
    if len(found) == 1:
        name, entry = found[0]
        where = node.get("refdoc", env.docname)
        return make_refnode(app.builder, where, entry.docname, entry.node_id, [content], title=name)
    in_signature = "refexplicit" not in node
    public = any(last in import_module(package).__all__ for package in _PACKAGES)
    return content if in_signature and not public else None


def _prepare_packages(app: Sphinx) -> None:
    """Show autodoc the names that packages import lazily, and the comments on constants.

    Autodoc looks for the comment (``#:``) on a constant where that is imported, not where it is
    defined.
    """
    for package in _PACKAGES:
        module = import_module(package)
        analyzer = ModuleAnalyzer.for_module(package)
        analyzer.analyze()
        comments = _comments(package)
        for name in module.__all__:
            found = getattr(module, name)
            setattr(module, name, found)
            if not inspect.isroutine(found) and not isinstance(found, type):
                analyzer.attr_docs["", name] = [
                    *comments.get(name, []),
                    "",
                    *_contents(found),
                    ":meta hide-value:",
                ]


def _comments(package: str) -> dict[str, list[str]]:
    """The comment on each constant in the modules of a package."""
    found: dict[str, list[str]] = {}
    for path in sorted(Path(import_module(package).__path__[0]).glob("*.py")):
        documented = ModuleAnalyzer.for_module(f"{package}.{path.stem}").find_attr_docs()
        found |= {name: lines for (owner, name), lines in documented.items() if not owner}
    return found


def _contents(found: object) -> list[str]:
    if isinstance(found, Collection) and not isinstance(found, str):
        return ["Holds " + ", ".join(f"``{key}``" for key in found) + ".", ""]
    return [f"``{found!r}``", ""] if isinstance(found, int | Enum) else []


def _mend_docstring(
    app: Sphinx, what: str, name: str, found: object, options: object, lines: list[str]
) -> None:
    """Before napoleon: an empty comment keeps it from taking words before a colon for a type."""
    if what in ("attribute", "data", "property"):
        lines[:] = ["..", "", *lines]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives and the resolver."""
    app.add_directive("catalogue", Catalogue)
    app.add_directive("commands", Commands)
    app.connect("builder-inited", _prepare_packages)
    app.connect("autodoc-process-docstring", _mend_docstring, priority=400)
    app.connect("missing-reference", _resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
