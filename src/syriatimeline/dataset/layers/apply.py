"""Layers put on a dataset: what they add, then what they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from syriatimeline.dataset.content import WHOLE, Dataset
from syriatimeline.dataset.encoding import fingerprinted
from syriatimeline.dataset.layers.changed import changed, conflicts
from syriatimeline.dataset.layers.compiled import CompiledLayer, open_compiled
from syriatimeline.dataset.layers.layer import Layer, find_layer
from syriatimeline.dataset.layers.manifest import Manifest, read_manifest
from syriatimeline.dataset.layers.read_layer import ReadLayer, read_layer
from syriatimeline.dataset.problems import Problems
from syriatimeline.dataset.readings import with_readings
from syriatimeline.dataset.rules import check_dataset, check_unchecked
from syriatimeline.errors import LayerError, ProblemsError

__all__ = ["Stacked", "stacked", "with_layers"]


@frozen
class Stacked:
    """Layers as they were put on a dataset.

    Attributes:
        dataset: The dataset with all of them.
        reads: What each said, lowest first.
        below: The last one's dataset below: with what the others add, and without their changes.
    """

    dataset: Dataset
    reads: tuple[ReadLayer, ...]
    below: Dataset


def with_layers(base: Dataset, layers: Iterable[str | Path], *, ordered: bool = False) -> Dataset:
    """A dataset with layers on it.

    Layers that touch different things give the same in any order. Where two change one field of
    one record, that is an error, unless an order is given.

    Args:
        base: The dataset; it stays as it is.
        layers: Names of installed layers, or folders.
        ordered: Whether a later layer's value stands where two change the same field.

    Raises:
        LayerError: A layer is not there, is given twice, or needs another one.
        ProblemsError: A layer is wrong, or two of them exclude each other; holds every problem,
            with distribution, version, file and line.
    """
    return stacked(base, layers, ordered=ordered).dataset


def stacked(base: Dataset, layers: Iterable[str | Path], *, ordered: bool = False) -> Stacked:
    """Like :func:`with_layers`, with what each layer said."""
    found = [find_layer(named) for named in layers]
    try:
        return _stacked(base, found, ordered)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        compiled = " or ".join(str(layer) for layer in found if layer.compiled)
        if not compiled:
            raise
        # Its values are read as they come; changes and rules meet what is no text or date.
        raise LayerError(f"layer {compiled} is damaged ({error!r}); compile it again") from error


def _stacked(base: Dataset, layers: Iterable[Layer], ordered: bool) -> Stacked:
    problems = Problems()
    given = [_opened(layer, problems) for layer in layers]
    _stop(problems)
    todo = [each for each in given if each is not None]
    below = dataset = base
    reads: list[ReadLayer] = []
    checked = True
    for each in _in_order(todo, ordered):
        below = dataset
        if isinstance(each, CompiledLayer):
            checked &= each.made_on(base, (str(read.manifest) for read in reads))
            reads.append(each.read(below))
        else:
            reads.append(_read(each, below, problems))
        dataset = reads[-1].dataset
    _stop(problems)
    changes = [change for read in reads for change in read.changes]
    marks = {name: mark for read in reads for name, mark in read.marks.items()}
    marks |= {f"{each.target}#moved": each.mark for each in changes if each.field == WHOLE}
    # No order of layers settles what one of them says twice.
    for told in [read.changes for read in reads] if ordered else [changes]:
        problems.extend(conflicts(told))
    _stop(problems)
    names = sorted((*base.edition.layers, *(str(each.manifest) for each in todo)))
    made = [each.manifest.credit for each in todo if each.manifest.credit]
    credit = (*base.edition.credits, *sorted(made, key=lambda each: each.of))
    edition = evolve(base.edition, layers=tuple(names), credits=credit)
    whole = fingerprinted(changed(dataset, changes), edition)
    # What was compiled on this very dataset was checked then.
    check = check_unchecked if checked else check_dataset
    before = {str(problem) for problem in check(base, {})}
    problems.extend(each for each in check(whole, marks) if str(each) not in before)
    _stop(problems)
    return Stacked(whole, tuple(reads), below)


@frozen
class _Authored:
    """A layer in the authoring form, what it says of itself, and how its files are called."""

    layer: Layer
    manifest: Manifest
    label: str


_Opened = CompiledLayer | _Authored


def _opened(layer: Layer, problems: Problems) -> _Opened | None:
    """A layer whose manifest was read; None, with the problem noted, if it cannot be."""
    if layer.compiled:
        return open_compiled(layer)
    label = f"{layer.distribution}: " if layer.distribution else f"{layer.folder}/"
    manifest = read_manifest(layer, label, problems)
    return None if manifest is None else _Authored(layer, manifest, label)


def _read(authored: _Authored, below: Dataset, problems: Problems) -> ReadLayer:
    """What a layer says, with the readings of its claims."""
    own = Problems(namespace=authored.manifest.name)
    read = read_layer(authored.layer, authored.manifest, below, authored.label, own)
    problems.extend(own.found)
    return evolve(read, dataset=with_readings(read.dataset, _new_texts(read, below)))


def _stop(problems: Problems) -> None:
    if problems.found:
        raise ProblemsError(problems.sorted())


def _in_order(todo: Sequence[_Opened], ordered: bool) -> Iterator[_Opened]:
    """Each layer after those that it builds on; else by name, or as given."""
    names = [each.manifest.name for each in todo]
    for name in names:
        if names.count(name) > 1:
            raise LayerError(f"two of the layers given are called {name!r}; leave one of them out")
    waiting = list(todo) if ordered else sorted(todo, key=lambda each: each.manifest.name)
    done: set[str] = set()
    while waiting:
        ready = next((each for each in waiting if done.issuperset(each.manifest.after)), None)
        if ready is None:
            manifest = waiting[0].manifest
            missing = ", ".join(name for name in manifest.after if name not in done)
            raise LayerError(
                f"layer {manifest} builds on {missing}; give that one, too, and no circle of them"
            )
        waiting.remove(ready)
        done.add(ready.manifest.name)
        yield ready


def _new_texts(read: ReadLayer, below: Dataset) -> dict[str, str]:
    """The texts of the layer's own articles: what is below has its readings already."""
    held = {article.id for article in below.articles}
    return {name: text for name, text in read.texts.items() if name not in held}
