"""The rows of a table into a layer: tried in a copy, compared with what was meant, then written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from syriatimeline.dataset.layers.start import schema_line
from syriatimeline.dataset.read_registry import PLACE_KINDS
from syriatimeline.dataset.write import replace_all
from syriatimeline.errors import LayerError, QueryError
from syriatimeline.events import ACTOR_KINDS
from syriatimeline.query.choices import check_choice
from syriatimeline.tables.layer_text import written
from syriatimeline.tables.names import cells_of_names, names_in
from syriatimeline.tables.plan import plan_of, roles_known
from syriatimeline.tables.read import read_all
from syriatimeline.tables.stale_dates import StaleDates
from syriatimeline.tables.table import Table
from syriatimeline.tables.target import Target, find_target
from syriatimeline.tables.trial import compare, tried
from syriatimeline.tables.work import Block

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Imported", "import_table"]


@frozen
class Imported:
    """What an import came to.

    Attributes:
        folder: The folder of the layer.
        rows: How many rows were read.
        added: Ids of what was added and asked for (records, actors, places, origins), each with
            its title, name or label.
        changed: Ids of the records that were changed, each with its field.
        files: The files that were written, by their path in the folder.
        dry: Whether nothing was written.
    """

    folder: Path
    rows: int
    added: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    dry: bool = False


def import_table(
    source: str | Path | pd.DataFrame,
    layer: str | Path,
    *,
    folder: Path | None = None,
    why: str = "",
    repeat_title: bool = False,
    add_actors: Mapping[str, str] | None = None,
    add_places: Mapping[str, str] | None = None,
    add_origins: Iterable[str] = (),
    dry_run: bool = False,
) -> Imported:
    """Put the rows of a table of events into a layer, which is made if it is not there.

    A row whose id or slug is known changes that record where its cells differ from those of the
    dataset; an empty cell says nothing. Any other row is a new event. All rows are imported or,
    if one has a problem, none.

    Args:
        source: A CSV file, or a pandas frame; see :func:`read_table`.
        layer: The name of the layer, or its folder.
        folder: Where it lies; without one, the folder that ``layer`` names.
        why: The reason of changes whose row gives none.
        repeat_title: Whether the English title stands for a Russian one that is missing.
        add_actors: From names that no actor has to the kinds of those that are added.
        add_places: The same for places.
        add_origins: The labels of origins that are added; who has that name is the speaker.
        dry_run: Whether nothing is written.

    Raises:
        LayerError: The layer cannot have that name or lie there.
        ProblemsError: A row has a problem; holds every problem. Nothing has changed.
        QueryError: There is no such kind of actor or place, or no row names what is added.

    >>> import tempfile
    >>> import syriatimeline as st
    >>> with tempfile.TemporaryDirectory() as parent:
    ...     import_table(st.load().to_pandas(), Path(parent) / "mine").changed
    ()
    """
    added = {"actor": dict(add_actors or {}), "place": dict(add_places or {})}
    for sort, kinds in (("actor", ACTOR_KINDS), ("place", PLACE_KINDS)):
        for kind in added[sort].values():
            check_choice(f"kind of {sort}", kind, kinds)
    target = find_target(layer, folder)
    reading = read_all(source, timeline=target.now, settle=StaleDates(target.now, target.below))
    table, labels = reading.table, tuple(add_origins)
    plan = plan_of(reading, target, why=why, repeat_title=repeat_title, added=added, origins=labels)
    _check_named(table, target, added | {"origin": dict.fromkeys(labels, "")})
    if not plan.blocks:
        return Imported(target.folder, len(table), dry=dry_run)
    text = written(_begun(target, plan.blocks), plan.blocks)
    compare(table, plan, target, tried(table, target, text))
    files = dict(text.files) if not target.new else target.files | dict(text.files)
    if not dry_run:
        _write(target, files)
    return Imported(
        folder=target.folder,
        rows=len(table),
        added=tuple((each.about, each.title) for each in plan.blocks if each.title),
        changed=tuple((each.about, each.field) for each in plan.blocks if each.field),
        files=tuple(sorted(files, key=lambda name: ("/" in name, name))),
        dry=dry_run,
    )


def _check_named(table: Table, target: Target, added: Mapping[str, Mapping[str, str]]) -> None:
    """Refuse what would be added for no row: it was mistyped, or is left from another sheet.

    Raises:
        QueryError: No row names it.
    """
    named: dict[str, set[str]] = {sort: set() for sort in added}
    for row in table:
        for sort, _, cell in cells_of_names(row, roles_known(target)):
            named[sort].update(names_in(cell))
        named["origin"].add(str(row.get("origin") or "").strip())
    for sort, names in added.items():
        for name in names:
            if name not in named[sort]:
                raise QueryError(
                    f'no row names the {sort} "{name}" that is to be added; correct the name, or '
                    "leave it out"
                )


def _begun(target: Target, blocks: Iterable[Block]) -> dict[str, str]:
    """The files as they are; new ones begin with the line by which editors find their schema."""
    new = {block.file for block in blocks} - target.files.keys()
    return {name: schema_line(target.folder / name) for name in new} | target.files


def _write(target: Target, files: Mapping[str, str]) -> None:
    made = [path for path in _missing(target.folder / "events") if not path.exists()]
    try:
        (target.folder / "events").mkdir(parents=True, exist_ok=True)
        replace_all({target.folder / name: text for name, text in files.items()})
    except OSError as error:
        for path in made:
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        reason = error.strerror or str(error)
        raise LayerError(
            f"{target.folder}: cannot be written ({reason}); nothing was imported"
        ) from error


def _missing(folder: Path) -> Iterator[Path]:
    """A folder and those that it lies in, as far as they are not there; the inmost first."""
    while not folder.exists():
        yield folder
        folder = folder.parent
