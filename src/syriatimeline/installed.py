"""What installed packages bring under an entry point; nothing of them is imported or run."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution

__all__ = ["Installed", "installed", "unreadable"]


#: What reading damaged metadata raises.
_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, OSError)


class Installed(NamedTuple):
    """One entry point, which names a folder of data.

    Attributes:
        name: What it is called.
        value: ``package`` or ``package:folder``, the folder being one inside the package.
        group: The entry point group.
        distribution: Name and version of what was installed.
    """

    name: str
    value: str
    group: str
    distribution: str

    def folder(self) -> Path:
        """The folder that it names. Its package is looked up and never imported.

        Raises:
            ValueError: It names no package of its own, or a folder outside; says whose it is.
        """
        places = _places(self.value, _searched())
        if places is None:
            raise ValueError(
                f"{self.distribution}: its entry point in {self.group} names {self.value!r}, which "
                "is no package of its own; write PACKAGE or PACKAGE:FOLDER"
            )
        root, folder = places
        if not folder.is_relative_to(root):
            raise ValueError(
                f"{self.distribution}: {self.value!r} leads out of its package; name a folder in it"
            )
        return folder


def installed(group: str) -> tuple[Installed, ...]:
    """The entry points of a group, by name; of one name there may be several.

    They are looked up anew when something was installed or removed since.

    >>> installed("syriatimeline.nothing")
    ()
    """
    return _found(group, _searched())


#: Folders with the time of their last change, which tells what is remembered from what is outdated.
_Searched = tuple[tuple[str, int], ...]


def _searched() -> _Searched:
    """Where packages are searched for."""
    return tuple((each, _changed(each)) for each in sys.path)


def _changed(folder: str) -> int:
    """When something was last put into a folder or taken out of it."""
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=16)
def _found(group: str, searched: _Searched) -> tuple[Installed, ...]:
    found: list[Installed] = []
    for distribution in _distributions():
        try:
            points = distribution.entry_points.select(group=group)
        except _UNREADABLE:
            continue  # Its own fault, and not that of those who ask for another.
        found += (Installed(each.name, each.value, group, _label(distribution)) for each in points)
    return tuple(sorted(found))


def unreadable(group: str) -> tuple[str, ...]:
    """A sentence for each installed package that names a group where it cannot be understood.

    >>> unreadable("syriatimeline.nothing")
    ()
    """
    found: list[str] = []
    for distribution in _distributions():
        try:
            distribution.entry_points.select(group=group)
        except _UNREADABLE:
            if group in _raw(distribution):
                label = _label(distribution)
                found.append(f"{label}: its entry_points.txt cannot be read; install it again")
    return tuple(found)


def _raw(distribution: Distribution) -> str:
    """The text of entry points that may be in no encoding."""
    try:
        return distribution.read_text("entry_points.txt") or ""
    except UnicodeDecodeError as error:
        return error.object.decode("latin-1")
    except OSError:
        return ""


def _distributions() -> Iterator[Distribution]:
    """What is installed; of one name that which Python finds first."""
    from importlib.metadata import distributions

    seen: set[str] = set()
    for distribution in distributions():
        name = _folder_name(distribution).partition("-")[0]
        # Metadata are read of few: of a hundred packages that takes longer than all the rest.
        name = re.sub("[-_.]+", "-", name or _named(distribution)[0]).lower()
        if name not in seen:
            seen.add(name)
            yield distribution


def _folder_name(distribution: Distribution) -> str:
    """The name of the folder with its metadata, without ending: ``mylab_layer-1.0``."""
    return str(getattr(getattr(distribution, "_path", None), "stem", ""))


def _named(distribution: Distribution) -> tuple[str, str]:
    """Name and version, empty as far as they are not known."""
    try:
        return distribution.metadata["Name"] or "", distribution.metadata["Version"] or ""
    except _UNREADABLE:
        return "", ""


def _label(distribution: Distribution) -> str:
    """Name and version, as far as they are known, on one line of visible characters."""
    name, version = _named(distribution)
    if not name:
        name, _, version = _folder_name(distribution).partition("-")
    label = f"{name or 'a package without a name'} {version or '(of no version)'}"
    return "".join(char if char.isprintable() else "?" for char in label)


@lru_cache(maxsize=64)
def _places(value: str, searched: _Searched) -> tuple[Path, Path] | None:
    """A package's folder and the one in it; None if there is none, or it is inside another."""
    from importlib import invalidate_caches
    from importlib.util import find_spec

    name, _, inside = value.partition(":")
    if "." in name:
        return None  # The outer package would be imported, which runs its code.
    invalidate_caches()
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    try:
        roots = [Path(each).resolve() for each in spec.submodule_search_locations]
        # A package without code may lie in several places: where an editable installation leads,
        # and in an empty folder that an older one has left behind.
        root = next((each for each in roots if _has_files(each / inside)), roots[0])
        return root, (root / inside).resolve()
    except (ValueError, OSError):
        return None  # No file system has such a name.


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
