"""Compile: a folder in the authoring form -> a Dataset, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import frozen

from syriatimeline.dataset.blanks import check_blanks
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.coverage import Dismissals, check_coverage, read_dismissals
from syriatimeline.dataset.encoding import fingerprinted
from syriatimeline.dataset.fields import Fields, records
from syriatimeline.dataset.file_names import check_names
from syriatimeline.dataset.positioned import Keyed, read_yaml
from syriatimeline.dataset.problems import CODES, Mark, Problem, Problems
from syriatimeline.dataset.read_articles import read_articles
from syriatimeline.dataset.read_claims import Registries
from syriatimeline.dataset.read_credit import CREDIT_KEYS, read_credit
from syriatimeline.dataset.read_errata import read_errata
from syriatimeline.dataset.read_kinds import read_kinds
from syriatimeline.dataset.read_ledger import LEDGER, read_ledger
from syriatimeline.dataset.read_policies import read_policies
from syriatimeline.dataset.read_records import read_records, with_links
from syriatimeline.dataset.read_registry import read_actors, read_origins, read_places
from syriatimeline.dataset.read_schemes import read_schemes
from syriatimeline.dataset.readings import with_readings
from syriatimeline.dataset.rules import check_dataset
from syriatimeline.dataset.tombstones import read_moved
from syriatimeline.errors import ProblemsError, UnusableInputError
from syriatimeline.events import Edition, Event, Situation, kinds_of

__all__ = ["DATASET_KEYS", "Compiled", "compile_folder", "read_folder"]

#: The keys of ``dataset.yaml``.
DATASET_KEYS = ("name", "version", *CREDIT_KEYS)
_OPTIONAL = ("errata", "schemes", "kinds", "policies", "moved")
_FILES = ("dataset", "articles", "actors", "places", "origins", "coverage", *_OPTIONAL)
#: What leaves other records without what they refer to …
_UNREAD = frozenset({"SYT508", *(code for code in CODES if code.startswith(("SYT1", "SYT93")))})
#: … and what follows from it, which would only hide the cause.
_FOLLOWING = frozenset(
    {"SYT301", "SYT302", "SYT303", "SYT304", "SYT305", "SYT306", "SYT308", "SYT404"}
)

#: What keeps no quote or phrase from being read, so that coverage can be checked all the same.
_READ = frozenset(
    {"SYT301", "SYT302", "SYT305", "SYT307", "SYT308", "SYT403", "SYT404", "SYT405", "SYT406"}
) | {
    "SYT504",
    "SYT505",
    "SYT507",
    "SYT602",
    "SYT603",
    "SYT604",
    "SYT703",
    "SYT911",
    "SYT912",
    "SYT913",
}


@frozen
class Compiled:
    """What reading a folder gave.

    Attributes:
        dataset: The content, as far as it could be read.
        texts: The normalized text of each article, by id.
        marks: Where each record, claim and date stands, for messages.
        dismissals: What ``coverage.yaml`` puts aside, by article.
        problems: Everything that is wrong, in the order of the files.
    """

    dataset: Dataset
    texts: Mapping[str, str]
    marks: Mapping[str, Mark]
    dismissals: Mapping[str, Dismissals]
    problems: tuple[Problem, ...]


def compile_folder(folder: Path) -> Compiled:
    """Read a folder in the authoring form; nothing is written.

    Args:
        folder: Holds ``dataset.yaml``, ``articles.yaml`` with the texts beside it,
            ``actors.yaml``, ``places.yaml``, ``origins.yaml``, ``errata.yaml``, ``schemes.yaml``,
            ``kinds.yaml``, ``policies.yaml``, ``moved.yaml``,
            ``ledger.jsonl`` and ``events/``.

    Raises:
        UnusableInputError: It is no such folder.
        ProblemsError: Something in it is wrong; holds every problem.

    >>> compile_folder(Path("no such folder"))
    Traceback (most recent call last):
    ...
    syriatimeline.errors.UnusableInputError: no such folder: there is no such folder; ...
    """
    compiled = read_folder(folder)
    if compiled.problems:
        raise ProblemsError(compiled.problems)
    return compiled


def _no_dataset(folder: Path) -> str:
    """What is said of a folder without one. Only then layers are imported."""
    from syriatimeline.dataset.layers.folders import layers_in

    if layers_in(folder):
        return (
            f"{folder}: a layer is in it, and no dataset; give it with --layer (in Python: layers=)"
        )
    return f"{folder}: neither articles.yaml nor events/ is in it; give a folder that has them"


def read_folder(folder: Path) -> Compiled:
    """Like :func:`compile_folder`, with the problems in the result instead of an error.

    Raises:
        UnusableInputError: It is no such folder.
    """
    if not folder.is_dir():
        raise UnusableInputError(f"{folder}: there is no such folder; give one with articles.yaml")
    authored = (folder / "articles.yaml").exists() or (folder / "events").is_dir()
    if not authored or (folder / "layer.yaml").is_file():
        raise UnusableInputError(_no_dataset(folder))
    problems = Problems()
    check_names(folder, _FILES, problems)
    edition = _read_edition(folder, problems)
    schemes = read_schemes(_rows(folder, "schemes", problems), problems)
    slipped, marks = set[str](), dict[str, Mark]()
    kinds = read_kinds(_rows(folder, "kinds", problems), problems, slipped, marks=marks)
    actors = read_actors(_rows(folder, "actors", problems), schemes, problems)
    registries = Registries(
        problems=problems,
        actors=actors,
        places=read_places(_rows(folder, "places", problems), schemes, problems),
        origins=read_origins(_rows(folder, "origins", problems), actors, problems),
        articles=read_articles(_rows(folder, "articles", problems), folder, problems),
        marks=marks,
        kinds=kinds_of(kinds),
        slipped=slipped,
    )
    found = read_records(_event_rows(folder, problems), registries)
    errata = read_errata(_rows(folder, "errata", problems), registries)
    moved = read_moved(_rows(folder, "moved", problems), problems, registries.marks)
    edits = read_ledger(folder / LEDGER, problems, registries.marks)
    for known in (registries.articles, actors, registries.places, registries.origins):
        registries.marks.update(known.marks)
    texts = {read.id: read.text for read in registries.articles.items}
    read_dataset = with_readings(
        Dataset(
            edition=edition,
            articles=tuple(read.article for read in registries.articles.items),
            actors=actors.items,
            places=registries.places.items,
            origins=registries.origins.items,
            events=tuple(item for item in found.items if isinstance(item, Event)),
            situations=tuple(item for item in found.items if isinstance(item, Situation)),
            errata=errata,
            schemes=tuple(schemes[name] for name in sorted(schemes)),
            moved=moved,
            edits=edits,
            kinds=kinds,
            policies=read_policies(_rows(folder, "policies", problems), problems, marks=marks),
        ),
        texts,
    )
    linked = read_dataset.with_records(lambda record: with_links(record, found, registries.marks))
    dataset = fingerprinted(linked, edition)
    unread = any(problem.code in _UNREAD for problem in problems.found)
    if not unread:
        problems.extend(check_dataset(dataset, registries.marks))
    dismissals = _check_coverage(folder, dataset, texts, registries)
    check_blanks(folder, problems)
    if unread:
        problems.drop(_FOLLOWING)
    return Compiled(dataset, texts, registries.marks, dismissals, problems.sorted())


def _check_coverage(
    folder: Path, dataset: Dataset, texts: Mapping[str, str], registries: Registries
) -> dict[str, Dismissals]:
    """Read ``coverage.yaml``, where there is one, and check the ledger."""
    problems = registries.problems
    if not (folder / "coverage.yaml").exists():
        return {}
    articles = {article.id: article for article in dataset.articles}
    rows = _rows(folder, "coverage", problems)
    dismissals = read_dismissals(rows, articles, texts, problems)
    if all(problem.code in _READ for problem in problems.found):
        # The ledger is only as good as what it is kept of.
        problems.extend(check_coverage(dataset, texts, dismissals, registries.marks))
    return dismissals


def _read_edition(folder: Path, problems: Problems) -> Edition:
    value = read_yaml(folder / "dataset.yaml", "dataset.yaml", problems)
    if not isinstance(value, Keyed):
        if value is not None:
            message = "keys and values are expected here; give the name and the version"
            problems.add(value.mark, "SYT203", message)
        return Edition("unnamed", "0", "")
    fields = Fields(value, problems)
    fields.only(*DATASET_KEYS)
    name, version = fields.text("name", required=True), fields.text("version", required=True)
    credit = read_credit(fields, str(name))
    return Edition(str(name), str(version), "", credits=(credit,) if credit else ())


def _rows(folder: Path, stem: str, problems: Problems) -> Iterable[Fields]:
    path = folder / f"{stem}.yaml"
    if stem in _OPTIONAL and not path.exists():
        return ()
    return records(read_yaml(path, path.name, problems), problems)


def _event_rows(folder: Path, problems: Problems) -> Iterable[Fields]:
    for path in sorted((folder / "events").glob("*.yaml")):
        name = f"events/{path.name}"
        yield from records(read_yaml(path, name, problems), problems)
