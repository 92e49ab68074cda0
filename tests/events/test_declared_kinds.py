"""Kinds that are declared as data: they are kinds like ours, and the same ones wherever they go."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import write_dataset
from records import OTHER, STATE, event, timeline
from strategies import QUICK
from syriatimeline.dataset import Dataset, compile_folder
from syriatimeline.dataset.load import read_bundle
from syriatimeline.dataset.write import write_bundle
from syriatimeline.errors import DatasetError, QueryError, UnknownNameError
from syriatimeline.events import KINDS, PLOVER_TYPES, DeclaredKind, Event, Origin, kind_of, kinds_of
from syriatimeline.events.faults import SIDES

INSPECTION = DeclaredKind(
    "Inspection",
    "Meeting",
    "Somebody looks at a site, its keepers being there.",
    (("inspectors", "source"), ("inspected", "target")),
)
PATROL = DeclaredKind("Patrol", "ForceMovement", "Forces go round.", (), "COERCE")

NAMES = hst.from_regex(r"[A-Z][a-z]{1,8}[A-Z][a-z]{0,8}q", fullmatch=True)
ROLES = hst.dictionaries(
    hst.from_regex(r"q[a-z]{1,6}(_[a-z0-9]{1,4})?", fullmatch=True),
    hst.sampled_from(SIDES),
    max_size=4,
)
SAYS = hst.text(hst.characters(categories=("L", "N", "Zs")), min_size=1).filter(str.strip)


@hst.composite
def declarations(draw: hst.DrawFn) -> DeclaredKind:
    """A declaration under one of ours, or under another one."""
    parent: str | DeclaredKind = draw(hst.sampled_from(["Event", *KINDS]))
    for depth in range(draw(hst.integers(1, 3))):
        roles = {f"{role}_{depth}": side for role, side in draw(ROLES).items()}
        if depth == 0:
            roles["doers"] = "source"
        parent = DeclaredKind(
            f"{draw(NAMES)}{depth}",
            parent,
            draw(SAYS),
            tuple(roles.items()),
            draw(hst.sampled_from(["", *PLOVER_TYPES])),
        )
    assert isinstance(parent, DeclaredKind)
    return parent


def chain(declared: DeclaredKind) -> tuple[DeclaredKind, ...]:
    """A declaration after those that it is under."""
    above = chain(declared.parent) if isinstance(declared.parent, DeclaredKind) else ()
    return (*above, declared)


def made(declared: DeclaredKind, **more: Any) -> Event:
    """An event of a declared kind with an actor in each of its own roles."""
    kind = kind_of(declared)
    own: dict[str, Any] = {role: (STATE,) for role, _ in declared.roles}
    if issubclass(kind, st.ForceMovement):
        own["direction"] = "into"
    return event(kind=kind, **(own | more))


def held(*events: Event, kinds: tuple[DeclaredKind, ...]) -> Dataset:
    """A dataset of these events."""
    origin = Origin("org-001", "origin-1", "origin-1")
    return timeline(*events, kinds=kinds, origins=(origin,)).dataset


@QUICK
@given(declarations())
def test_a_declared_kind_obeys_the_laws_of_kinds(declared: DeclaredKind) -> None:
    """It is its parent's, has its roles before its own, and the same class for equal content."""
    kind = kind_of(declared)
    above: Any = kind.__mro__[1]

    assert declared.name == kind.__name__
    assert declared.says == kind.__doc__
    assert above.__name__ == declared.above
    assert {**above.roles(), **dict(declared.roles)} == kind.roles()
    assert list(above.roles()) == list(kind.roles())[: len(above.roles())]
    assert "source" in kind.roles().values()
    assert kind is kind_of(copy.deepcopy(declared))
    assert kind is kind_of(attrs.evolve(declared, layers=("mylab 1",)))
    assert kind is pickle.loads(pickle.dumps(kind))
    assert (declared.plover or above.PLOVER) == kind.PLOVER


@QUICK
@given(declarations())
def test_events_of_declared_kinds_are_values(declared: DeclaredKind) -> None:
    """They compare, hash, copy, pickle, evolve and are frozen like those of ours."""
    one, same = made(declared), made(declared)

    assert one == same
    assert hash(one) == hash(same)
    assert one != event()
    assert declared.name == one.kind
    for copied in (copy.copy(one), copy.deepcopy(one), *map(_pickled(one), range(2, 6))):
        assert one == copied
        assert type(one) is type(copied)
    assert one != attrs.evolve(one, note="other")
    assert f"<{declared.name} syt-0001" in repr(one)
    assert f"kind: {declared}" in one.explain()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.note = "other"  # type: ignore[misc]


def _pickled(event: Event) -> Any:
    return lambda protocol: pickle.loads(pickle.dumps(event, protocol))


@QUICK
@given(declarations())
def test_a_bundle_gives_back_what_was_declared(
    make_folder: Callable[[], Path], declared: DeclaredKind
) -> None:
    """Encoding and decoding are inverse, the roles in their order, the layers with them."""
    kinds = (*chain(declared)[:-1], attrs.evolve(declared, layers=("mylab 1", "other 2")))
    dataset = held(made(declared), kinds=kinds)
    folder = make_folder()
    write_bundle(dataset, folder)
    read = read_bundle(folder)

    assert dataset.kinds == read.kinds
    assert [each.layers for each in dataset.kinds] == [each.layers for each in read.kinds]
    assert dataset.events == read.events
    assert kind_of(declared) is type(read.events[0])


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("bundles")


@QUICK
@given(declarations())
def test_what_is_compiled_is_what_was_declared(
    make_folder: Callable[[], Path], declared: DeclaredKind
) -> None:
    """From YAML through compiling, writing and loading the kind stays the same class."""
    folder = write_dataset(make_folder())
    (folder / "kinds.yaml").write_text("".join(map(_written, chain(declared))), "utf-8")
    events = folder / "events" / "2025-spring.yaml"
    text = events.read_text("utf-8").replace("kind: Meeting\n", f"kind: {declared.name}\n")
    roles = "".join(f"    {role}: [alandia]\n" for role in kind_of(declared).roles())
    text = text.replace("    participants: [alandia, borland]\n", roles)
    if issubclass(kind_of(declared), st.ForceMovement):
        text = text.replace("  slug: envoys-meet", "  direction: out\n  slug: envoys-meet")
    events.write_text(text, "utf-8")
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, folder / "bundle")
    loaded = st.load(folder / "bundle")

    assert chain(declared) == tuple(sorted(dataset.kinds, key=lambda each: each.depth))
    assert kind_of(declared) is type(loaded["syt-0001"])
    assert dataset == loaded.dataset
    assert loaded.fingerprint == dataset.edition.fingerprint
    assert ["syt-0001"] == [each.id for each in loaded.of(declared.name)]


def _written(declared: DeclaredKind) -> str:
    roles = "".join(f"    {role}: {side}\n" for role, side in declared.roles)
    plover = f"  plover: {declared.plover}\n" if declared.plover else ""
    return (
        f"- name: {declared.name}\n  parent: {declared.above}\n"
        f"  says: {json.dumps(declared.says, ensure_ascii=False)}\n{plover}"
        + (f"  roles:\n{roles}" if roles else "")
    )


def test_only_a_dataset_that_declares_has_it_in_its_bundle(tmp_path: Path) -> None:
    """The fingerprint of others stays."""
    bare = held(event(), kinds=())
    write_bundle(bare, tmp_path)

    assert '"kinds"' not in (tmp_path / "timeline.json").read_text("utf-8")
    assert '"policies"' not in (tmp_path / "timeline.json").read_text("utf-8")


def test_a_role_on_another_side_makes_a_meeting_one_sided() -> None:
    """Its parties no longer act on each other, in tables of dyads, too."""
    found = made(INSPECTION, inspectors=(STATE,), inspected=(OTHER,))
    rows = timeline(found, kinds=(INSPECTION,)).to_dyads()

    assert ((STATE,), (OTHER,)) == (found.source_actors, found.target_actors)
    assert [["Arcadia", "Borduria"]] == rows[["source", "target"]].values.tolist()


def test_a_declared_type_stands_before_one_that_is_computed() -> None:
    """A movement has a PLOVER type by its direction, unless the kind has its own."""
    plain = DeclaredKind("Convoy", "ForceMovement", "Lorries go.")

    assert "COERCE" == made(PATROL).plover
    assert "RETREAT" == made(plain, direction="out").plover
    assert "office" in {each.name for each in attrs.fields(kind_of(_under("Dismissal")))}


def _under(parent: str) -> DeclaredKind:
    return DeclaredKind("Something", parent, "Something happens.", (("doers", "source"),))


def test_tables_know_declared_kinds() -> None:
    """Ours come first, then those declared, then Situation."""
    known = timeline(made(INSPECTION), made(PATROL, id="syt-0002"), kinds=(INSPECTION, PATROL))
    frame = known.to_pandas()

    assert [*KINDS, "Inspection", "Patrol", "Situation"] == list(frame["kind"].cat.categories)
    assert ["Inspection", "Patrol"] == list(frame["kind"])
    assert ["CONSULT", "COERCE"] == list(frame["plover"])
    assert [*KINDS, "Inspection", "Patrol"] == list(known.to_pandas("actor")["kind"].cat.categories)
    assert list(kinds_of([INSPECTION]))[-1] == "Inspection"
    assert list(KINDS) == list(st.load().kinds)


def test_kinds_are_found_by_class_and_by_name() -> None:
    """Those under a kind are of that kind; a wrong name has the nearest."""
    known = timeline(made(INSPECTION), event(2), kinds=(INSPECTION,))

    assert 2 == len(known.of(st.Meeting))
    assert ["syt-0001"] == [each.id for each in known.of("Inspection")]
    assert ["syt-0001"] == [each.id for each in known.of("inspection")]
    assert known.of(known.kinds["Inspection"]) == known.of("Inspection")
    with pytest.raises(UnknownNameError, match="did you mean 'Inspection'"):
        known.of("Inspecton")
    assert known == pickle.loads(pickle.dumps(known))


BAD: list[tuple[dict[str, Any], str]] = [
    ({"name": "Meeting"}, "a kind that there is"),
    ({"name": "meeting"}, "not the form of a kind"),
    ({"name": "MEETING"}, "a kind that there is"),
    ({"name": "Situation"}, "a kind that there is"),
    ({"name": "None"}, "not the form"),
    ({"name": "Встреча"}, "not the form"),
    ({"name": "A" * 41}, "not the form"),
    ({"parent": "Meting"}, "no kind of event is called 'Meting'"),
    ({"parent": "Situation"}, "no kind of event is called"),
    ({"says": " "}, "one sentence"),
    ({"says": "one\ntwo"}, "one sentence"),
    ({"plover": "VISIT"}, "no PLOVER type"),
    ({"roles": (("participants", "source"),)}, "a role of Meeting already"),
    ({"roles": (("claims", "source"),)}, "means something else"),
    ({"roles": (("when", "source"),)}, "means something else"),
    ({"roles": (("explain", "source"),)}, "means something else"),
    ({"roles": (("direction", "source"),)}, "means something else"),
    ({"roles": (("topic", "source"),)}, "means something else"),
    ({"roles": (("earliest", "source"),)}, "means something else"),
    ({"roles": (("lambda", "source"),)}, "means something else"),
    ({"roles": (("match", "source"),)}, "means something else"),
    ({"roles": (("__class__", "source"),)}, "not the form of a role"),
    ({"roles": (("x=print(1)", "source"),)}, "not the form of a role"),
    ({"roles": (("doers\n", "source"),)}, "not the form of a role"),
    ({"roles": (("doers", "sauce"),)}, "no side"),
    ({"roles": (("doers", "source"), ("doers", "target"))}, "given twice"),
    ({"parent": "Event", "roles": (("seen", "target"),)}, "nobody acts"),
]


@pytest.mark.parametrize(("wrong", "said"), BAD, ids=[str(wrong) for wrong, _ in BAD])
def test_what_is_no_kind_is_refused(wrong: dict[str, Any], said: str) -> None:
    """Also from a bundle: names become those of attributes."""
    good: dict[str, Any] = {"name": "Inspection", "parent": "Meeting", "says": "They look."}

    with pytest.raises(QueryError, match=said):
        DeclaredKind(**(good | wrong))


def test_kinds_are_not_stacked_without_end() -> None:
    """Each is checked with those above it, so that nobody can exhaust the stack."""
    parent: str | DeclaredKind = "Meeting"
    for number in range(8):
        parent = DeclaredKind(f"Kind{number}", parent, "They meet.")

    with pytest.raises(QueryError, match="under more than 8 kinds"):
        DeclaredKind("OneMore", parent, "They meet.")


def test_a_bundle_with_a_hostile_kind_is_damaged(tmp_path: Path) -> None:
    """Nothing of it is run."""
    write_bundle(held(made(INSPECTION), kinds=(INSPECTION,)), tmp_path)
    head = tmp_path / "timeline.json"
    text = head.read_text("utf-8").replace('"inspectors"', '"x=print(1)"')
    head.write_text(text, "utf-8")

    with pytest.raises(DatasetError, match="damaged"):
        read_bundle(tmp_path)
