"""Authoring files of actors, places and origins -> objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from attrs import evolve, field, frozen

from syriatimeline.calendar import When
from syriatimeline.dataset.check_letters import check_letters
from syriatimeline.dataset.fields import SLUG, Fields, nearest
from syriatimeline.dataset.positioned import Text
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.dataset.read_dates import read_when
from syriatimeline.dataset.read_schemes import read_external
from syriatimeline.events import ACTOR_KINDS, Actor, Membership, Origin, Place, Scheme, fold_name

__all__ = [
    "ACTOR_KEYS",
    "MEMBERSHIP_KEYS",
    "ORIGIN_KEYS",
    "PLACE_KEYS",
    "PLACE_KINDS",
    "Known",
    "read_actors",
    "read_origins",
    "read_places",
]

#: What a place can be.
PLACE_KINDS = ("country", "region", "province", "city", "base", "airport", "area", "sea")

#: The keys of an actor.
ACTOR_KEYS = (
    "id", "slug", "kind", "names", "aliases", "memberships", "described", "external", "note",
)  # fmt: skip
#: The keys of a membership.
MEMBERSHIP_KEYS = ("of", "office", "when", "evidence")
#: The keys of a place.
PLACE_KEYS = ("id", "slug", "kind", "names", "aliases", "within", "external", "note")
#: The keys of an origin.
ORIGIN_KEYS = ("id", "slug", "label", "speaker", "anonymous", "when", "maybe_same", "note")


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
                what = "file" if (key, self.what) == ("slug", "article") else key
                mark = fields.mark_of(what)
                where = self.marks.get(name)
                other = self.by_name[name]
                place = f"line {where.line} of {where.file}" if where else _whose(other)
                message = f'"{name}" is the {what} of another ({place}); choose a new one'
                self.problems.add(mark, "SYT205", message)
            elif name:
                self.by_name[name] = item
                self.marks[name] = fields.mark_of(key)

    def replace(self, item: T) -> None:
        """Put a completed record in the place of the one of its id."""
        self.by_name[item.id] = self.by_name[item.slug] = item

    def held(self, items: Iterable[T]) -> Known[T]:
        """The same with records of another dataset, which those that are read may refer to."""
        for item in items:
            self.by_name[item.id] = self.by_name[item.slug] = item
        return self

    def get(self, name: Text) -> T | None:
        """The record of that id or slug; None, with the problem noted, if there is none."""
        found = self.by_name.get(name)
        if found is None and name:
            self.problems.add(name.mark, self.code, self._unknown(name))
        return found

    def _unknown(self, name: str) -> str:
        """What to say of what is no id or slug: it may be a name, or near to one."""
        called: dict[str, dict[str, str]] = {}
        for item in self.by_name.values():
            for each in _called(item):
                called.setdefault(fold_name(each), {})[item.slug] = each
        slugs = list(called.get(fold_name(name), ()))
        if slugs:
            return f'"{name}" is a name of {" and of ".join(slugs)}; write {" or ".join(slugs)}'
        spoken = [item.slug for item in self.items if _speaks(item, name)]
        if spoken:
            written = ", ".join(spoken)
            return f'"{name}" is an actor, who has the origins {written}; write one, or add another'
        # An id or slug is shown as it is, a name with the slug to write.
        meant = {
            each: (slug, f" ({each})") for names in called.values() for slug, each in names.items()
        }
        meant |= {each: (each, "") for each in self.by_name}
        near: dict[str, str] = {}
        for each in nearest(name, meant):
            near.setdefault(*meant[each])
        shown = " or ".join(slug + note for slug, note in near.items())
        hint = f"did you mean {shown}?" if shown else "add it to its file"
        return f'no {self.what} is called "{name}"; {hint}'

    def all(self, names: Iterable[Text]) -> tuple[T, ...]:
        """Those of the names that exist."""
        return tuple(item for name in names if (item := self.get(name)) is not None)

    @property
    def items(self) -> tuple[T, ...]:
        """Every record once, by id."""
        unique = {item.id: item for item in self.by_name.values()}
        return tuple(unique[key] for key in sorted(unique))


def _whose(item: Any) -> str:
    """Which record of a dataset below something is, and the layers that it comes from."""
    item = getattr(item, "article", item)
    layers = " and ".join(each.layer for each in getattr(item, "provenance", ()) if not each.field)
    return f"{item.id} of {layers or 'the dataset below'}"


def _called(item: _Named) -> Iterable[str]:
    """The names under which people know what has an id and a slug."""
    if isinstance(item, Actor | Place):
        yield from (*item.names.values(), *item.aliases)
    elif isinstance(item, Origin):
        yield item.label


def _speaks(item: _Named, name: str) -> bool:
    """Whether an item is an origin whose speaker has the name."""
    speaker = item.speaker if isinstance(item, Origin) else None
    return speaker is not None and fold_name(name) in map(
        fold_name, (speaker.id, speaker.slug, *_called(speaker))
    )


def _read_names(fields: Fields) -> dict[str, str]:
    names = fields.text_map("names")
    if "en" not in names:
        fields.problems.add(
            fields.mark_of("names"), "SYT202", 'an English name is missing; add "en"'
        )
        names["en"] = str(fields.text("slug"))
    return names


def read_actors(
    rows: Iterable[Fields],
    schemes: Mapping[str, Scheme],
    problems: Problems,
    held: Iterable[Actor] = (),
) -> Known[Actor]:
    """Read the actors, then the memberships between them; ``held`` are there already."""
    known = Known[Actor]("actor", "SYT301", problems).held(held)
    read: list[tuple[Fields, Actor]] = []
    for fields in rows:
        fields.only(*ACTOR_KEYS)
        check_letters(fields, "names", "aliases")
        actor = Actor(
            id=str(fields.own_id("act")),
            slug=str(fields.matching("slug", SLUG, "sergey-naryshkin")),
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
        inner.only(*MEMBERSHIP_KEYS)
        check_letters(inner, "office")
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
    rows: Iterable[Fields],
    schemes: Mapping[str, Scheme],
    problems: Problems,
    held: Iterable[Place] = (),
) -> Known[Place]:
    """Read the places; a place may lie only in places that stand before it in the file."""
    known = Known[Place]("place", "SYT302", problems).held(held)
    for fields in rows:
        fields.only(*PLACE_KEYS)
        check_letters(fields, "names", "aliases")
        place = Place(
            id=str(fields.own_id("plc")),
            slug=str(fields.matching("slug", SLUG, "khmeimim-air-base")),
            kind=fields.choice("kind", PLACE_KINDS),
            names=_read_names(fields),
            aliases=tuple(map(str, fields.texts("aliases"))),
            within=tuple(place.id for place in known.all(fields.texts("within"))),
            external=read_external(fields, schemes),
            note=str(fields.text("note")),
        )
        known.add(place, fields)
    return known


def read_origins(
    rows: Iterable[Fields],
    actors: Known[Actor],
    problems: Problems,
    held: Iterable[Origin] = (),
) -> Known[Origin]:
    """Read the origins; one that may be the same as another stands after it in the file."""
    known = Known[Origin]("origin", "SYT304", problems).held(held)
    for fields in rows:
        fields.only(*ORIGIN_KEYS)
        check_letters(fields, "label")
        twin = known.get(fields.text("maybe_same"))
        origin = Origin(
            id=str(fields.own_id("org")),
            slug=str(fields.matching("slug", SLUG, "gur-2024-12-08")),
            label=str(fields.text("label", required=True)),
            speaker=actors.get(fields.text("speaker")),
            anonymous=fields.flag("anonymous"),
            when=read_when(fields, "when"),
            maybe_same=twin.id if twin else "",
            note=str(fields.text("note")),
        )
        known.add(origin, fields)
    return known
