"""Every error and warning class of the library.

.. code-block:: text

    SyriaTimelineError
    ├── CalendarError (ValueError)
    │   ├── EdtfError              a string that is no EDTF, with the offset where it fails
    │   └── IntervalError          an end before its start, "certain" outside "possible"
    ├── ArticleError               a text that does not fit its description
    │   └── QuoteError             a quote that is not in the text, or not just once
    ├── DatasetError
    │   ├── UnusableInputError     nothing there to check: no file, no folder, not a dataset
    │   ├── SchemaVersionError     a bundle of another schema than this version reads
    │   ├── LayerError             a layer that is not there, or cannot be put on the others
    │   └── ProblemsError          the problems that the checker found, all of them
    ├── LanguageError              a word list, rule or corpus of a language that cannot be read
    ├── ExportError                a file that cannot be written as asked
    │   └── UnknownFormatError (ValueError)  a format that there is not, with the nearest ones
    ├── MissingExtraError (ImportError)  a package that an optional extra brings
    └── QueryError (ValueError)
        └── UnknownNameError (KeyError)  a name that no record has, with the nearest ones

    MovedRecordWarning (UserWarning)    an id whose place another record has taken
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class SyriaTimelineError(Exception):
    """The base of every error that this library raises on purpose.

    >>> from syriatimeline.errors import SyriaTimelineError, EdtfError
    >>> issubclass(EdtfError, SyriaTimelineError)
    True
    """


class CalendarError(SyriaTimelineError, ValueError):
    """A date or an interval that cannot be."""


class EdtfError(CalendarError):
    """A string that is not valid EDTF (Extended Date/Time Format).

    Attributes:
        text: The whole string.
        offset: The code point, counted from 0, where reading failed.
        reason: What is wrong there, without the string.

    >>> import syriatimeline.calendar as calendar
    >>> calendar.parse_edtf("2024-13")
    Traceback (most recent call last):
    ...
    syriatimeline.errors.EdtfError: "2024-13": month 13 does not exist (at offset 5); ...
    """

    def __init__(self, text: str, offset: int, reason: str) -> None:
        self.text = text
        self.offset = offset
        self.reason = reason
        super().__init__(f'"{text}": {reason}')

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.text, self.offset, self.reason)


class IntervalError(CalendarError):
    """An interval whose end lies before its start, or a certain part outside the possible one."""


class ArticleError(SyriaTimelineError):
    """A source text that does not fit what its record says of it (hash, encoding, ranges)."""


class QuoteError(ArticleError):
    """A quote that does not stand in its text, or stands there more than once.

    Attributes:
        quote: The words looked for.
        found: The offsets (code points) where they stand; empty when they do not.
    """

    def __init__(self, message: str, quote: str, found: Sequence[int] = ()) -> None:
        self.quote = quote
        self.found = tuple(found)
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.quote, self.found)


class DatasetError(SyriaTimelineError):
    """Something about a dataset as a whole."""


class UnusableInputError(DatasetError):
    """There is nothing to work on: a missing file or folder, or one that is no dataset."""


class SchemaVersionError(DatasetError):
    """A compiled bundle of a newer schema than this version of the library reads."""


class LayerError(DatasetError):
    """A layer that cannot be found, is damaged, or says something which another one denies."""


class ProblemsError(DatasetError):
    """An authoring folder that does not compile.

    Attributes:
        problems: Every problem found, as objects with ``file``, ``line``, ``column``,
            ``code`` and ``message``.
    """

    def __init__(self, problems: Sequence[object]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.problems,)


class LanguageError(SyriaTimelineError, ValueError):
    """A language that no pack knows, or a line of a pack that cannot be meant."""


class ExportError(SyriaTimelineError):
    """A file that cannot be written: it is there already, the disk is full, nobody may."""


class UnknownFormatError(ExportError, ValueError):
    """A file format that there is not.

    Attributes:
        name: The name asked for.
        nearest: Names of formats that look like it, best first; may be empty.
        known: The names of all formats.
    """

    def __init__(self, name: str, nearest: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        self.known = tuple(known)
        hint = f"; did you mean {' or '.join(map(repr, self.nearest))}?" if self.nearest else ""
        rest = f" (there are {', '.join(self.known)})" if self.known else ""
        super().__init__(f"no format is called {name!r}{hint}{rest}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name, self.nearest, self.known)


class MissingExtraError(SyriaTimelineError, ImportError):
    """A package that is not installed, and the extra that brings it.

    Attributes:
        extra: The name of the extra.
    """

    def __init__(self, what: str, extra: str) -> None:
        self.what = what
        self.extra = extra
        super().__init__(f"{what} needs more packages; pip install 'syriatimeline[{extra}]'")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.what, self.extra)


class QueryError(SyriaTimelineError, ValueError):
    """A filter that cannot be meant: a wrong type, a keyword with an impossible value."""


class UnknownNameError(QueryError, KeyError):
    """A name that no record has.

    Attributes:
        name: The name asked for.
        nearest: Names that exist and look like it, best first; may be empty.
        known: All names that exist, where they are few and none looks like it.
    """

    def __init__(
        self, what: str, name: str, nearest: Iterable[str] = (), known: Iterable[str] = ()
    ) -> None:
        self.what = what
        self.name = name
        self.nearest = tuple(nearest)
        self.known = tuple(known)
        hint = f"; did you mean {' or '.join(map(repr, self.nearest))}?" if self.nearest else ""
        rest = f"; there are {', '.join(self.known)}" if self.known else ""
        super().__init__(f"no {what} is called {name!r}{hint}{rest}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.what, self.name, self.nearest, self.known)

    def __str__(self) -> str:
        # KeyError, which a read-only map must raise, would show the repr.
        return str(self.args[0])


class MovedRecordWarning(UserWarning):
    """An id was asked for whose record was merged into another, or split; its successor came."""
