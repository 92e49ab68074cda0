"""Authoring files of actors, places and origins -> objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from attrs import evolve, field, frozen

from syriatimeline.calendar import When
from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.positioned import Text
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.dataset.read_dates import read_when
from syriatimeline.dataset.read_schemes import read_external
from syriatimeline.events import ACTOR_KINDS, Actor, Membership, Origin, Place, Scheme

__all__ = ["Known", "read_actors", "read_origins", "read_places"]

_PLACE_KINDS = ("country", "region", "province", "city", "base", "airport", "area", "sea")


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def slug(self) -> str: ...


T = TypeVar("T", bound=_Named)


@frozen
class Known(Generic[T]):
    """Records that others refer to, found by id or slug."""

    what: str
    code: str
    problems: Problems
    by_name: dict[str, T] = field(factory=dict)
    marks: dict[str, Mark] = field(factory=dict)

    def add(self, item: T, fields: Fields) -> None:
        """Register a record; an id or slug that is taken is a problem."""
        for key, name in (("id", item.id), ("slug", item.slug)):
            if name in self.by_name:
                mark = fields.mark_of(key)
                where = self.marks.get(name)
                place = f" (line {where.line} of {where.file})" if where else ""
                self.problems.add(
                    mark, "SYT205", f'"{name}" is the {key} of another{place}; choose a new one'
                )
            elif name:
                self.by_name[name] = item
                self.marks[name] = fields.mark_of(key)

    def replace(self, item: T) -> None:
        """Put a completed record in the place of the one of its id."""
        self.by_name[item.id] = self.by_name[item.slug] = item

    def get(self, name: Text) -> T | None:
        """The record of that id or slug; None, with the problem noted, if there is none."""
        found = self.by_name.get(name)
        if found is None and name:
            hint = did_you_mean(name, list(self.by_name)) or "; add it to its file"
            self.problems.add(name.mark, self.code, f'no {self.what} is called "{name}"{hint}')
        return found

    def all(self, names: Iterable[Text]) -> tuple[T, ...]:
        """Those of the names that exist."""
        return tuple(item for name in names if (item := self.get(name)) is not None)

    @property
    def items(self) -> tuple[T, ...]:
        """Every record once, by id."""
        unique = {item.id: item for item in self.by_name.values()}
        return tuple(unique[key] for key in sorted(unique))


def _read_names(fields: Fields) -> dict[str, str]:
    names = fields.text_map("names")
    if "en" not in names:
        fields.problems.add(
            fields.mark_of("names"), "SYT202", 'an English name is missing; add "en"'
        )
        names["en"] = str(fields.text("slug"))
    return names


def read_actors(
    rows: Iterable[Fields], schemes: Mapping[str, Scheme], problems: Problems
) -> Known[Actor]:
    """Read the actors, then the memberships between them."""
    known: Known[Actor] = Known("actor", "SYT301", problems)
    read: list[tuple[Fields, Actor]] = []
    for fields in rows:
        fields.only(
            "id", "slug", "kind", "names", "aliases", "memberships", "described", "external", "note"
        )
        actor = Actor(
            id=str(fields.matching("id", r"act-\d{3,}", "act-001")),
            slug=str(fields.matching("slug", r"[a-z][a-z0-9-]+", "sergey-naryshkin")),
            kind=fields.choice("kind", ACTOR_KINDS),  # type: ignore[arg-type]
            names=_read_names(fields),
            aliases=tuple(map(str, fields.texts("aliases"))),
            described=fields.flag("described"),
            external=read_external(fields, schemes),
            note=str(fields.text("note")),
        )
        known.add(actor, fields)
        read.append((fields, actor))
    # An actor may belong to one that stands after it in the file.
    for fields, actor in read:
        memberships = tuple(_read_memberships(fields, known))
        if memberships:
            known.replace(evolve(actor, memberships=memberships))
    return known


def _read_memberships(fields: Fields, known: Known[Actor]) -> Iterable[Membership]:
    for inner in fields.mappings("memberships"):
        inner.only("of", "office", "when", "evidence")
        parent = known.get(inner.text("of", required=True))
        if parent is None:
            continue
        when = read_when(inner, "when", default="../..")
        yield Membership(
            of=parent.id,
            when=when or When.from_edtf("../.."),
            office=str(inner.text("office")),
            evidence=tuple(map(str, inner.texts("evidence"))),
        )


def read_places(
    rows: Iterable[Fields], schemes: Mapping[str, Scheme], problems: Problems
) -> Known[Place]:
    """Read the places; a place may lie only in places that stand before it in the file."""
    known: Known[Place] = Known("place", "SYT302", problems)
    for fields in rows:
        fields.only("id", "slug", "kind", "names", "aliases", "within", "external", "note")
        place = Place(
            id=str(fields.matching("id", r"plc-\d{3,}", "plc-001")),
            slug=str(fields.matching("slug", r"[a-z][a-z0-9-]+", "khmeimim-air-base")),
            kind=fields.choice("kind", _PLACE_KINDS),
            names=_read_names(fields),
            aliases=tuple(map(str, fields.texts("aliases"))),
            within=tuple(place.id for place in known.all(fields.texts("within"))),
            external=read_external(fields, schemes),
            note=str(fields.text("note")),
        )
        known.add(place, fields)
    return known


def read_origins(rows: Iterable[Fields], actors: Known[Actor], problems: Problems) -> Known[Origin]:
    """Read the origins; one that may be the same as another stands after it in the file."""
    known: Known[Origin] = Known("origin", "SYT304", problems)
    for fields in rows:
        fields.only("id", "slug", "label", "speaker", "anonymous", "when", "maybe_same", "note")
        twin = known.get(fields.text("maybe_same")) if fields.raw("maybe_same") else None
        origin = Origin(
            id=str(fields.matching("id", r"org-\d{3,}", "org-001")),
            slug=str(fields.matching("slug", r"[a-z][a-z0-9-]+", "gur-2024-12-08")),
            label=str(fields.text("label", required=True)),
            speaker=actors.get(fields.text("speaker")) if fields.raw("speaker") else None,
            anonymous=fields.flag("anonymous"),
            when=read_when(fields, "when"),
            maybe_same=twin.id if twin else "",
            note=str(fields.text("note")),
        )
        known.add(origin, fields)
    return known
