"""What installed packages bring under an entry point; nothing of them is imported or run."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Installed", "installed"]


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
    from importlib.metadata import entry_points

    return tuple(
        sorted(
            Installed(each.name, each.value, group, f"{each.dist.name} {each.dist.version}")
            for each in entry_points(group=group)
            if each.dist is not None
        )
    )


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
    root = Path(next(iter(spec.submodule_search_locations))).resolve()
    return root, (root / inside).resolve()
