"""One layer's files -> what it adds and changes, read against the dataset that it lies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.fields import Fields, records
from syriatimeline.dataset.file_names import check_names, check_strangers, leads_out
from syriatimeline.dataset.layers.given import given
from syriatimeline.dataset.layers.layer import Layer
from syriatimeline.dataset.layers.manifest import Manifest
from syriatimeline.dataset.layers.operations import Change, read_changes
from syriatimeline.dataset.layers.taken_names import check_aliases
from syriatimeline.dataset.positioned import read_yaml
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.dataset.read_articles import read_articles
from syriatimeline.dataset.read_claims import Registries
from syriatimeline.dataset.read_errata import read_errata
from syriatimeline.dataset.read_kinds import read_kinds
from syriatimeline.dataset.read_policies import read_policies
from syriatimeline.dataset.read_records import read_records, with_links
from syriatimeline.dataset.read_registry import read_actors, read_origins, read_places
from syriatimeline.dataset.tombstones import read_moved
from syriatimeline.events import Event, Record, Situation, kinds_of

__all__ = ["ReadLayer", "read_layer"]


#: The files of a layer beside ``events/``, without their ending.
_FILES = (
    *("layer", "changes", "articles", "actors", "places", "origins", "errata"),
    *("kinds", "policies", "moved"),
)


@frozen
class ReadLayer:
    """What a layer says.

    Attributes:
        manifest: What it says of itself.
        dataset: The dataset below, with what this layer adds.
        changes: What it changes in records of others.
        texts: The normalized text of each article at hand, by id.
        marks: Where each of its records, claims and dates stands.
    """

    manifest: Manifest
    dataset: Dataset
    changes: tuple[Change, ...]
    texts: Mapping[str, str]
    marks: Mapping[str, Mark]


def read_layer(
    layer: Layer, manifest: Manifest, below: Dataset, label: str, problems: Problems
) -> ReadLayer:
    """Read a layer's files; what is wrong is noted.

    Args:
        layer: Where it lies.
        manifest: Its ``layer.yaml``.
        below: The dataset that its files may refer to.
        label: What stands before the name of a file in messages.
        problems: Where slips are noted; its namespace is the layer's name.
    """
    check_names(layer.folder, _FILES, problems, label)
    check_strangers(layer.folder, _FILES, problems, label)
    schemes = {scheme.id: scheme for scheme in below.schemes}

    def rows(stem: str) -> Iterable[Fields]:
        path = layer.folder / f"{stem}.yaml"
        if not path.exists() or leads_out(path, layer.folder, problems, label):
            return ()
        return records(read_yaml(path, f"{label}{stem}.yaml", problems), problems)

    name = str(manifest)
    slipped, marks = set[str](), dict[str, Mark]()
    kinds = read_kinds(rows("kinds"), problems, slipped, below.kinds, name, marks)
    whole = manifest.given
    listed = read_actors(rows("actors"), schemes, problems, below.actors)
    actors = given(listed, below.actors, whole)
    places = read_places(rows("places"), schemes, problems, below.places)
    origins = read_origins(rows("origins"), actors, problems, below.origins)
    articles = read_articles(rows("articles"), layer.folder, problems, below.articles)
    known = Registries(
        problems=problems,
        actors=actors,
        places=given(places, below.places, whole),
        origins=given(origins, below.origins, whole),
        articles=given(articles, below.articles, whole),
        marks=marks,
        kinds=kinds_of(kinds),
        slipped=slipped,
    )
    found = read_records(_event_rows(layer.folder, label, problems), known, below.records)
    errata = [evolve(each, provenance=whole) for each in read_errata(rows("errata"), known)]
    changes = read_changes(rows("changes"), known, found, manifest)
    check_aliases(changes, actors.items, problems)
    check_aliases(changes, known.places.items, problems)
    moved = read_moved(rows("moved"), problems, known.marks)
    for named in (known.articles, actors, known.places, known.origins):
        known.marks.update(named.marks)
    held = {record.id for record in below.records}

    def settled(record: Record) -> Record:
        if record.id in held:
            return record
        return evolve(with_links(record, found, known.marks), provenance=whole)

    items = [settled(record) for record in found.items]
    dataset = evolve(
        below,
        articles=tuple(read.article for read in known.articles.items),
        actors=actors.items,
        places=known.places.items,
        origins=known.origins.items,
        events=tuple(item for item in items if isinstance(item, Event)),
        situations=tuple(item for item in items if isinstance(item, Situation)),
        errata=tuple(sorted((*below.errata, *errata), key=lambda error: error.id)),
        moved=(*below.moved, *(evolve(each, layer=name) for each in moved)),
        kinds=kinds,
        policies=read_policies(rows("policies"), problems, below.policies, name, marks),
    )
    texts = {read.id: read.text for read in known.articles.items if read.text}
    return ReadLayer(manifest, dataset, tuple(changes), texts, known.marks)


def _event_rows(folder: Path, label: str, problems: Problems) -> Iterator[Fields]:
    for path in sorted((folder / "events").glob("*.yaml")):
        if leads_out(path, folder, problems, label):
            continue
        yield from records(read_yaml(path, f"{label}events/{path.name}", problems), problems)
