"""When: the days on which something may have held, and those on which it surely did."""

from __future__ import annotations

import enum
from datetime import date
from typing import Literal

from attrs import field, frozen
from attrs.validators import in_

from syriatimeline.calendar.basis import BASES, Basis
from syriatimeline.calendar.interval import Interval
from syriatimeline.errors import IntervalError

__all__ = ["Certainty", "Extent", "When"]

Extent = Literal["moment", "within", "throughout"]

#: The number of the day after every day.
_AFTER_ALL = date.max.toordinal() + 1


class Certainty(enum.Enum):
    """The three answers to "was it then?".

    >>> from syriatimeline.calendar import Certainty
    >>> bool(Certainty.POSSIBLE), bool(Certainty.NO)
    (True, False)
    """

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"

    def __bool__(self) -> bool:
        return self is not Certainty.NO


@frozen
class When:
    """What is known of when something was, in civil days at its place.

    Attributes:
        possible: The days on which it may have held.
        certain: The days on which it surely held, inside ``possible``; None if no day is sure.
        once: It took place within one day, whichever that was.
        basis: What the date rests on, a key of :data:`BASES`.
        evidence: Ids of the claims, events and articles that it rests on.
        qualifier: EDTF ``?``, ``~`` or ``%``; says something of the source's words and never
            moves an end.
        conventions: Names of the conventions that it depends on ("last-month"), see the codebook.
        widest: The hull of ``possible`` under every shipped reading of those conventions; None
            when it depends on none. Nothing outside ``possible`` itself is certain because of it.
        drawn: The part that is drawn, where a convention names one (the night into a day is
            drawn at that day).
        note: The reasoning, in a sentence.
        written: The EDTF string as its author wrote it; says nothing beyond the other fields.

    Raises:
        IntervalError: ``certain`` or ``drawn`` reaches outside ``possible``, ``possible`` outside
            ``widest``, or it took place within one day and surely on several.

    >>> from syriatimeline.calendar import When
    >>> night = When.from_edtf("[2024-12-07..2024-12-08]", once=True)
    >>> night.earliest.isoformat(), night.latest.isoformat(), night.extent
    ('2024-12-07', '2024-12-08', 'within')
    """

    possible: Interval
    certain: Interval | None = None
    once: bool = False
    basis: Basis = field(default="stated", validator=in_(BASES))
    evidence: tuple[str, ...] = ()
    qualifier: Literal["", "?", "~", "%"] = field(default="", validator=in_(("", "?", "~", "%")))
    conventions: tuple[str, ...] = ()
    widest: Interval | None = None
    drawn: Interval | None = None
    note: str = ""
    written: str = field(default="", eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for name, part, whole in (
            ("certain", self.certain, self.possible),
            ("drawn", self.drawn, self.possible),
            ("possible", self.possible, self.widest),
        ):
            # Most are the very same days: many dates are made at once when a dataset is loaded.
            if part is None or whole is None or part is whole:
                continue
            if part not in whole:
                outer = "possible" if name != "possible" else "widest"
                raise IntervalError(
                    f"the {name} days {part} reach outside the {outer} days {whole}; "
                    "narrow the one or widen the other"
                )
        if self.once and self.certain is not None and self.certain.days != 1:
            raise IntervalError(
                f"it took place within one day, and surely on all of {self.certain}; "
                "leave one of the two out"
            )

    @classmethod
    def from_edtf(
        cls,
        text: str,
        *,
        certain: str | None = None,
        once: bool = False,
        basis: Basis = "stated",
        evidence: tuple[str, ...] = (),
        note: str = "",
    ) -> When:
        """Read a date in EDTF.

        Args:
            text: ``2024-12-08``; ``2025-03`` (some time in March); ``a/b`` (throughout);
                ``[a..b]`` (some time within).
            certain: The sure days in EDTF, where they differ from what ``text`` implies
                (see :func:`certain_days`).
            once: It took place within one day.
            basis: See :data:`BASES`.
            evidence: Ids that it rests on.
            note: The reasoning.

        Raises:
            EdtfError: A string is no EDTF.
            IntervalError: The days contradict each other.

        >>> When.from_edtf("2024-12-08/..", certain="2024-12-08/2025-04-25").certain
        Interval(2024-12-08/2025-04-25)
        """
        from syriatimeline.calendar.edtf import EdtfDate, parse_edtf
        from syriatimeline.calendar.edtf_days import certain_days, possible_days

        expression = parse_edtf(text)
        qualifier = expression.qualifier if isinstance(expression, EdtfDate) else ""
        return cls(
            possible=possible_days(expression),
            certain=certain_days(expression) if certain is None else possible_days(certain),
            once=once,
            basis=basis,
            evidence=evidence,
            qualifier=qualifier,  # type: ignore[arg-type]
            note=note,
            written=text,
        )

    @property
    def earliest(self) -> date | None:
        """The first possible day; None where ``possible.start`` is open or unknown."""
        return self.possible.first

    @property
    def latest(self) -> date | None:
        """The last possible day; None where ``possible.end`` is open or unknown."""
        return self.possible.last

    @property
    def extent(self) -> Extent:
        """``moment``: on one day; ``throughout``: on all sure days; ``within``: at some time.

        It is the shape of the possible days; :attr:`known_day` says whether one day is known.
        """
        if self.possible.days == 1:
            return "moment"
        return "within" if self.certain is None else "throughout"

    @property
    def known_day(self) -> date | None:
        """The one day on which it was; None where a convention alone chose it among others.

        >>> When.from_edtf("2024-12-08").known_day.isoformat()
        '2024-12-08'
        """
        every = self.widest or self.possible
        return every.first if every.days == 1 else None

    @property
    def precision(self) -> str:
        """How fine it is: a key of :data:`PRECISIONS` (day, week, part-of-month, month, quarter,
        season, half, year, decade, century), ``days`` for another stretch, or ``open``.
        """
        from syriatimeline.calendar.precision import precision_of

        return precision_of(self.possible)

    @property
    def edtf(self) -> str:
        """The possible days in EDTF; ``possible_days(when.edtf) == when.possible`` always holds.

        As its author wrote it where that still says the same, so that nothing in it is lost.
        """
        # Reading and writing EDTF is imported where it is used: loading a dataset needs neither.
        from syriatimeline.calendar.edtf_days import edtf_of, possible_days

        ours = edtf_of(self.possible, self.certain, self.qualifier)
        # Reading takes longer than writing, and mostly the author wrote what we would.
        if self.written in ("", ours) or possible_days(self.written) != self.possible:
            return ours
        return self.written

    @property
    def label(self) -> str:
        """The date in a few characters for tables: ``2024-12-07..08`` (some time within),
        ``2025-04-17 to 18`` (throughout), ``≤ 2025-04-23`` and ``≥ 2015-01-01`` (bounded once).

        >>> When.from_edtf("[2024-12-07..2024-12-08]").label
        '2024-12-07..08'
        """
        from syriatimeline.calendar.wording import label_of

        return label_of(self)

    @property
    def plot(self) -> date | None:
        """A day **for drawing and sorting only**, never a statement about the event.

        The middle of what is drawn; the known end where the other is open; None where both are.
        """
        drawn = self.drawn or self.certain or self.possible
        if drawn.first is None or drawn.last is None:
            return drawn.first or drawn.last
        return date.fromordinal((drawn.first.toordinal() + drawn.last.toordinal()) // 2)

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by earliest, then latest day; open and unknown starts first, such ends last."""
        start, end = self.possible.start, self.possible.end
        return (
            start.toordinal() if isinstance(start, date) else 0,
            end.toordinal() if isinstance(end, date) else _AFTER_ALL,
        )

    @property
    def _at_most(self) -> Certainty:
        """The best answer that bounds alone can give: a qualified date is never certain by them."""
        return Certainty.POSSIBLE if self.qualifier else Certainty.CERTAIN

    def during(self, query: Interval) -> Certainty:
        """Whether it held on a day of ``query``.

        Certain if a sure day lies in ``query``, or if ``query`` holds every day that any
        reading of its conventions admits and the date is not qualified (``?``, ``~``); possible
        if a possible day lies in ``query``.

        >>> march = When.from_edtf("2025-03")
        >>> march.during(When.from_edtf("2025").possible)
        <Certainty.CERTAIN: 'certain'>
        >>> march.during(When.from_edtf("2025-03-08").possible)
        <Certainty.POSSIBLE: 'possible'>
        """
        if self.certain is not None and self.certain.intersects(query) and self.widest is None:
            return Certainty.CERTAIN
        if (self.widest or self.possible) in query:
            return self._at_most
        return Certainty.POSSIBLE if self.possible.intersects(query) else Certainty.NO

    def before(self, bound: Interval) -> Certainty:
        """Whether it was over before a time that lies somewhere in ``bound``. Strict.

        >>> When.from_edtf("2024-12-07").before(When.from_edtf("2024-12-08").possible).value
        'certain'
        """
        latest = (self.widest or self.possible).last
        if latest is not None and bound.first is not None and latest < bound.first:
            return self._at_most
        soonest_end = self.certain.last if self.certain else self.possible.first
        if self.certain and self.certain.last is None:
            return Certainty.NO
        if soonest_end is None or bound.last is None or soonest_end < bound.last:
            return Certainty.POSSIBLE
        return Certainty.NO

    def after(self, bound: Interval) -> Certainty:
        """Whether it began after a time that lies somewhere in ``bound``. Strict.

        >>> When.from_edtf("2024-12/2025-01").after(When.from_edtf("2024-12-08").possible).value
        'possible'
        """
        earliest = (self.widest or self.possible).first
        if earliest is not None and bound.last is not None and earliest > bound.last:
            return self._at_most
        if self.certain and self.certain.first is None:
            return Certainty.NO
        last_start = self.certain.first if self.certain else self.possible.last
        if last_start is None or bound.first is None or last_start > bound.first:
            return Certainty.POSSIBLE
        return Certainty.NO

    def explain(self) -> str:
        """The date with its reasoning, for people; several lines, no line break at the end.

        >>> print(When.from_edtf("2024-12-08", note="the day is in the text").explain())
        2024-12-08: on that day (stated: the source gives the date)
        because the day is in the text
        """
        from syriatimeline.calendar.wording import explained

        return explained(self)
