"""Read-only maps of records by id, slug or name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from syriatimeline.dataset.counted import counted
from syriatimeline.errors import UnknownNameError
from syriatimeline.events import fold_name

__all__ = ["Records", "nearest_names"]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


class Records(Mapping[str, T], Generic[T]):
    """Records by id, in the order of the ids; a slug or any name met finds them too.

    >>> import syriatimeline as st
    >>> places = st.load().places
    >>> places["Хмеймим"] is places["khmeimim-air-base"]
    True
    """

    def __init__(
        self, what: str, records: Iterable[T], names: Callable[[T], Iterable[str]]
    ) -> None:
        self._what = what
        self._by_id: dict[str, T] = {record.id: record for record in records}
        self._names = names
        self._found: dict[str, list[str]] | None = None

    def _by_name(self) -> dict[str, list[str]]:
        # Built on first use: most readers ask by id.
        if self._found is None:
            found: dict[str, list[str]] = {}
            for record in self._by_id.values():
                for name in self._names(record):
                    ids = found.setdefault(fold_name(name), [])
                    if record.id not in ids:
                        ids.append(record.id)
            self._found = found
        return self._found

    def __getitem__(self, name: str) -> T:
        """The record of an id, slug or name.

        Raises:
            UnknownNameError: None has it, or several have; names the nearest.
        """
        found = self.named(name)
        if len(found) > 1:
            raise UnknownNameError(f"single {self._what}", name, (each.id for each in found))
        return found[0]

    def named(self, name: str) -> tuple[T, ...]:
        """Every record of that id, slug or name.

        Raises:
            UnknownNameError: None has it.
        """
        if name in self._by_id:
            return (self._by_id[name],)
        ids = self._by_name().get(fold_name(str(name)))
        if not ids:
            raise UnknownNameError(self._what, str(name), nearest_names(name, self._all_names()))
        return tuple(self._by_id[each] for each in ids)

    def _all_names(self) -> Iterator[str]:
        for record in self._by_id.values():
            yield from (name for name in self._names(record) if name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_id or (isinstance(name, str) and fold_name(name) in self._by_name())

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<{counted(len(self), self._what)}>"


def nearest_names(name: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Names that look like ``name``, best first; where none does, those that begin with it.

    >>> nearest_names("Rusia", ["Russia", "Syria", "Turkey"])[0]
    'Russia'
    >>> nearest_names("CNN", ["CNN Türk", "Kan"])
    ['CNN Türk']
    """
    import difflib

    folded: dict[str, str] = {}
    for known in names:
        folded.setdefault(fold_name(known), known)
    asked = fold_name(str(name))
    close = difflib.get_close_matches(asked, folded, n=most, cutoff=0.6)
    if not close:
        return [folded[key] for key in folded if asked and key.startswith(f"{asked} ")][:most]
    likeness = {key: difflib.SequenceMatcher(None, asked, key).ratio() for key in close}
    # A slip of the pen has one target: what is much less like it than the best is noise.
    return [folded[key] for key in close if likeness[key] > likeness[close[0]] - 0.1]
