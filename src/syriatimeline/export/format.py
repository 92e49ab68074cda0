"""Format: what a file format is called, and what of our dates it can carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import field, frozen

__all__ = ["DATE_MODEL", "Format"]

#: What our dates say, in the words of the table in the documentation.
DATE_MODEL = (
    "possible days",
    "sure days",
    "open or unknown ends",
    "approximate or uncertain",
    "within, or throughout",
    "basis and reasoning",
    "standing",
    "what each source says",
)


@frozen
class Format:
    """A file format. Each has a module of its own, with the names ``FORMAT`` and ``write``.

    Attributes:
        name: By which it is asked for.
        ending: Of its files, with the dot; empty for a folder.
        about: What reads it, in a few words.
        carries: From each line of :data:`DATE_MODEL` to how the format carries it; what is not
            there is lost on the way.
        write: Writes the events of a timeline, in its order, to a path where nothing is yet. The
            bytes are the same for the same content, in whatever order the dataset holds it.
        extra: The extra that brings what it needs; empty without one.
        loads: What reads it back, and into what; empty where the way leads only out.
        names_selection: Whether ``write`` also takes the filters in words, as its third argument.
    """

    name: str
    ending: str
    about: str
    carries: Mapping[str, str] = field(hash=False)
    write: Callable[..., None] = field(repr=False)
    extra: str = ""
    loads: str = ""
    names_selection: bool = False
