"""Reading a file that somebody else wrote: only a plain one, and not more than memory holds."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

__all__ = ["NoPlainFileError", "read_plain"]

_MIB = 2**20
#: What can have the name of a file; reading it could wait for ever, or never end.
_OTHERS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NoPlainFileError(OSError):
    """A file that is not read: it is none, or it is too large. ``strerror`` says which."""


def read_plain(path: Path, most: int) -> bytes:
    """The content of a plain file.

    Args:
        path: The file, or a link to one.
        most: How many bytes it may have.

    Raises:
        NoPlainFileError: It is a folder, pipe or device, or larger; nothing of it was read.
        OSError: It cannot be read.

    >>> read_plain(Path("."), 10)
    Traceback (most recent call last):
    ...
    syriatimeline.articles.plain_file.NoPlainFileError: [Errno 22] it is a folder; put a ...
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        what = _OTHERS.get(stat.S_IFMT(about.st_mode), "something else")
        raise NoPlainFileError(errno.EINVAL, f"it is {what}; put a plain file in its place")
    with path.open("rb") as file:
        # Some files have no size until they are read.
        content = file.read(most + 1) if about.st_size <= most else b""
    if about.st_size > most or len(content) > most:
        size = max(about.st_size, len(content)) // _MIB
        message = f"it has {size:,} MiB, and at most {most // _MIB} are read; divide it"
        raise NoPlainFileError(errno.EFBIG, message)
    return content
