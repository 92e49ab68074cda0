"""Problem: something wrong in an authoring file, with its place and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import field, frozen

__all__ = ["CODES", "Mark", "Problem", "Problems"]

#: Every code with what it stands for. The number's first digit is the stage that finds it.
CODES: dict[str, str] = {
    "SYT101": "the file is not UTF-8",
    "SYT102": "the file is empty",
    "SYT103": "the file is not YAML",
    "SYT104": "a tab is used for layout",
    "SYT105": "a key stands twice",
    "SYT106": "a YAML feature that data files do not use",
    "SYT107": "a file that the dataset needs is missing",
    "SYT108": "a file that is not read because of its name",
    "SYT109": "a file that is too large, or is none",
    "SYT201": "an unknown key",
    "SYT202": "a missing key",
    "SYT203": "a value of the wrong form",
    "SYT204": "a value that is not in its list",
    "SYT205": "an id or slug that is taken",
    "SYT206": "an id of the wrong form",
    "SYT301": "an unknown actor",
    "SYT302": "an unknown place",
    "SYT303": "an unknown article",
    "SYT304": "an unknown origin",
    "SYT305": "an unknown event or situation",
    "SYT306": "unknown evidence",
    "SYT307": "evidence that rests on itself",
    "SYT308": "an external id without a citation",
    "SYT401": "a date that does not exist, or is not EDTF",
    "SYT402": "the latest day before the earliest",
    "SYT403": "certain or drawn days outside the possible ones",
    "SYT404": "an unknown convention, or one without a day of speaking",
    "SYT405": "an event told in the past tense, later than its article",
    "SYT406": "a date without its reasoning",
    "SYT501": "a quote that is not in its article",
    "SYT502": "a quote that stands several times, without nth",
    "SYT503": "a phrase outside its quote",
    "SYT504": "a quote longer than 40 words",
    "SYT505": "too large a share of an article is quoted",
    "SYT506": "a quote from outside the body and headlines",
    "SYT507": "a source text that is not the one described",
    "SYT508": "a source text that cannot be read",
    "SYT509": "ranges that do not fit the text",
    "SYT601": "a record without a claim",
    "SYT602": "a role that its kind does not have, or an event without actors",
    "SYT603": "a characterisation outside quotation marks",
    "SYT604": "a dispute with fewer than two positions",
    "SYT605": "a character that hides or turns text around",
    "SYT606": "letters that look like those of another alphabet",
    "SYT607": "words that were still to be filled in",
    "SYT701": "a body sentence that is neither used nor dismissed",
    "SYT702": "a time expression that is neither used nor dismissed",
    "SYT703": "a dismissal that dismisses nothing",
    "SYT801": "the compiled bundle differs from the authoring files",
    "SYT802": "the compiled bundle is damaged",
    "SYT901": "a layer that cannot be told from others",
    "SYT902": "no operation of layers, or several in one",
    "SYT903": "a field that cannot be overridden",
    "SYT904": "records that cannot be merged or split so",
    "SYT905": "a change of what another layer changes",
    "SYT906": "a file that leads out of its folder",
    "SYT907": "an alias that is the name of another",
    "SYT911": "a line of the ledger of the wrong form",
    "SYT912": "a line of the ledger about what is not there",
    "SYT913": "lines of the ledger that are not in order",
    "SYT914": "a line of an older ledger that was lost or changed",
    "SYT921": "a tombstone of what is still there",
    "SYT922": "a tombstone that leads nowhere",
    "SYT923": "an id that is gone without a tombstone",
    "SYT931": "a kind whose name is taken",
    "SYT932": "a kind under a parent that is not there",
    "SYT933": "a role that the parent of a kind has already",
    "SYT934": "a kind in which nobody acts",
    "SYT935": "a PLOVER type that does not exist",
    "SYT936": "a role that would hide a field",
    "SYT937": "a policy whose name is taken",
    "SYT941": "a file that is no table",
    "SYT942": "an unknown heading of a table, or one that stands twice",
    "SYT943": "a missing column or cell of a table",
    "SYT944": "a row with more or fewer cells than its table has headings",
    "SYT945": "a cell of the wrong form, or of no value in its list",
    "SYT946": "a cell that should hold a date",
    "SYT947": "cells of a date that contradict each other",
    "SYT948": "a row that stands twice",
    "SYT949": "a formula in a cell",
    "SYT951": "a computed cell that was changed",
    "SYT952": "a change that a table cannot make",
    "SYT953": "a change without a reason",
    "SYT954": "a source that is not told",
}


@frozen(order=True)
class Mark:
    """A place in a file: line and column counted from 1, columns in code points."""

    file: str
    line: int = 1
    column: int = 1


@frozen(order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        mark: Where.
        code: A key of :data:`CODES`.
        message: What is wrong and what to do, in one sentence.

    >>> print(Problem(Mark("events/x.yaml", 3, 5), "SYT201", "unknown key; remove it"))
    events/x.yaml:3:5 SYT201 unknown key; remove it
    """

    mark: Mark
    code: str
    message: str

    @property
    def file(self) -> str:
        """The file, relative to the folder checked."""
        return self.mark.file

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.mark.line

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.mark.column

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.code} {self.message}"


@frozen
class Problems:
    """Collects problems while files are read, so that one run reports them all.

    Attributes:
        found: The problems so far.
        namespace: What begins the ids in the files of a layer; empty for a base dataset.
    """

    found: list[Problem] = field(factory=list)
    namespace: str = ""
    #: Looked up instead of the list: a bad file can have a hundred thousand.
    _seen: set[Problem] = field(factory=set, init=False, repr=False, eq=False)

    def add(self, mark: Mark, code: str, message: str) -> None:
        """Note a problem.

        Raises:
            KeyError: The code is not in the catalogue.
        """
        CODES[code]
        problem = Problem(mark, code, message)
        if problem not in self._seen:
            self._seen.add(problem)
            self.found.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several."""
        for problem in problems:
            self.add(problem.mark, problem.code, problem.message)

    def drop(self, codes: Collection[str]) -> None:
        """Forget every problem of these codes."""
        self.found[:] = [problem for problem in self.found if problem.code not in codes]
        self._seen.intersection_update(self.found)

    def sorted(self) -> tuple[Problem, ...]:
        """All of them, by file, line and column."""
        return tuple(sorted(self.found))
