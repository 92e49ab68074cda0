"""Tagger: find the time expressions of a text and resolve them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from attrs import evolve, field, frozen

from syriatimeline.calendar import Interval, When
from syriatimeline.errors import QueryError
from syriatimeline.temporal.discourse import Discourse, Needs, lean_of, looks_on, needs_of
from syriatimeline.temporal.expressions import Ahead, Context, Expression, NamedPeriod, Range, Sense
from syriatimeline.temporal.expressions.sense import fork
from syriatimeline.temporal.language import detect
from syriatimeline.temporal.mention import Mention
from syriatimeline.temporal.pack import LANGUAGES, Pack, known, pack_of
from syriatimeline.temporal.parse import parse
from syriatimeline.temporal.periods import Periods
from syriatimeline.temporal.policy import Policy
from syriatimeline.temporal.quotation import speeches
from syriatimeline.temporal.rules import Level
from syriatimeline.temporal.scan import Node, runs
from syriatimeline.temporal.story import Story, points_back, told_earlier

__all__ = ["Document", "Kind", "Tagger", "phrases", "reference_of"]

Kind = Literal["news", "narrative"]
#: A parsed run: (start, end, expression, whole range, guard, needs), offsets from its start.
_Found = tuple[int, int, Expression, Expression | None, str, Needs]


@frozen
class Document:
    """A text to tag in a stream.

    Attributes:
        text: The text.
        reference: The day on which it was written, as in :meth:`Tagger.tag`.
        language: ISO 639-1 code; None to detect it.
        id: Yours, to know it by.

    >>> import syriatimeline as st
    >>> st.Document("Today it rained.", reference="2025-04-25", id="diary").id
    'diary'
    """

    text: str
    reference: date | str | When | None = None
    language: str | None = None
    id: str = ""


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _periods(given: Periods | Mapping[str, When]) -> Periods:
    return given if isinstance(given, Periods) else Periods(given)


@frozen
class Tagger:
    """Finds time expressions and resolves them. Immutable, picklable, safe across threads.

    Attributes:
        languages: The packs to use, by ISO 639-1 code.
        policy: Which reading is chosen where speakers differ.
        kind: ``news`` counts from the reference date; ``narrative`` from what was last said.
        domain: ``finance`` reads "a year earlier" as the same quarter of the year before.
        periods: Phrases of your own and their days, as :class:`Periods` or a mapping.

    Raises:
        LanguageError: No pack has such a code.

    >>> from syriatimeline.temporal import Tagger
    >>> [each.value for each in Tagger(languages=("en",)).tag("from 2011 to May", "2025-04-25")]
    ['2011', '2025-05']
    """

    languages: tuple[str, ...] = field(default=LANGUAGES, converter=_codes)
    policy: Policy = field(factory=Policy)
    kind: Kind = "news"
    domain: str = ""
    periods: Periods = field(factory=Periods, converter=_periods)

    def __attrs_post_init__(self) -> None:
        for code in self.languages:
            known(code)

    def tag(
        self,
        text: str,
        reference: date | str | When | None = None,
        *,
        language: str | None = None,
    ) -> list[Mention]:
        """Every time expression of a text, in order.

        Args:
            text: Any text.
            reference: The day on which it was written: a date, an EDTF string, a When with two
                ends (a relative phrase then means the hull over all its days), or None (its
                value keeps an X, and it has no days).
            language: ISO 639-1 code; None to detect it.

        Raises:
            EdtfError: The reference is no EDTF.
            QueryError: The reference has an open end, or is of no such type.
            LanguageError: No pack has that code.
        """
        return _Reader(self, {}).read(text, reference_of(reference), language)

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Mention]]]:
        """Tag many documents, one after the other; keeps no more than one in memory.

        >>> from syriatimeline.temporal import Document, Tagger
        >>> for document, mentions in Tagger().stream([Document("Today it rained.", "2025-04-25")]):
        ...     print(mentions[0].value)
        2025-04-25
        """
        memo: dict[tuple[str, str], list[_Found]] = {}
        for document in documents:
            if len(memo) > _MOST_REMEMBERED:
                memo.clear()
            reader = _Reader(self, memo)
            yield (
                document,
                reader.read(document.text, reference_of(document.reference), document.language),
            )


def phrases(tagger: Tagger, phrase: str, reference: date | str | When | None) -> list[Mention]:
    """The mentions of a phrase that stands alone: ranges as a whole, and "since 2015" as one."""
    return _Reader(tagger, {}, phrase=True).read(phrase, reference_of(reference), None)


#: Parsed phrases are remembered within a stream, so that "on Friday" is parsed once.
_MOST_REMEMBERED = 20_000


def reference_of(reference: date | str | When | None) -> When | None:
    """The reference as a When with two ends, or None.

    Raises:
        EdtfError: It is a string and no EDTF.
        QueryError: It has an open end, or is of no such type.
    """
    if reference is None:
        return None
    if isinstance(reference, str):
        # A time of day, as feeds give it, says nothing more about the day.
        reference = _read_reference(re.sub(r"(?<=\d)T.*", "", reference))
    if isinstance(reference, date):
        day = date(reference.year, reference.month, reference.day)
        reference = When(Interval(day, day), certain=Interval(day, day))
    if not isinstance(reference, When):
        raise QueryError(
            f"a reference is a date, an EDTF string, a When or None, not {reference!r}"
        )
    if not reference.possible.bounded:
        raise QueryError(
            f"a reference needs an earliest and a latest day, {reference.possible} has not both; "
            "bound it or give None"
        )
    return reference


def _read_reference(text: str) -> date | When:
    """A plain day is read without EDTF, whose reader takes longer to import than to use."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # EDTF says what is wrong.
    return When.from_edtf(text)


class _Reader:
    """Reads one text for a tagger."""

    def __init__(
        self,
        tagger: Tagger,
        memo: dict[tuple[str, str], list[_Found]],
        phrase: bool = False,
    ) -> None:
        self.tagger = tagger
        self.memo = memo
        self.phrase = phrase
        self.discourse = Discourse()
        self.story = Story() if tagger.kind == "narrative" else None
        self.reference: When | None = None
        self.days: tuple[int, int] | None = None
        self.steps: tuple[Level, ...] = ()
        self.emit: Mapping[str, str] = {}

    def read(self, text: str, reference: When | None, language: str | None) -> list[Mention]:
        pack = pack_of(language or detect(text, self.tagger.languages))
        self.steps = pack.steps(self.tagger.domain, self.phrase, self.story is not None)
        self.emit = pack.emitted(self.tagger.domain, self.phrase)
        if reference is not None:
            start, end = reference.possible.first, reference.possible.last
            assert start is not None
            assert end is not None
            self.reference, self.days = reference, (start.toordinal(), end.toordinal())
        found: list[Mention] = []
        done = 0
        for run in runs(text, pack):
            offset = run[0].start
            for start_, end_, expression, whole, guard, needs in self._parsed(text, run, pack):
                begin, stop = start_ + offset, end_ + offset
                if begin < done or (guard and not pack.guards[guard].passes(text, begin, stop)):
                    continue
                done = stop
                if guard and pack.guards[guard].drop:
                    continue
                found.append(self._mention(text, begin, stop, expression, whole, needs, pack))
        if pack.speech is not None and self.days is not None and self.tagger.kind == "news":
            self._quoted(text, found, pack)
        return self._with_periods(text, found, pack) if self.tagger.periods.entries else found

    def _quoted(self, text: str, found: list[Mention], pack: Pack) -> None:
        """What is relative in a dated quotation counts from the day of its speech."""
        if not any(each.expression.relative for each in found):
            return
        assert pack.speech is not None
        starts = [each.start for each in found]
        for start, end, number in speeches(text, found, pack.speech):
            for at in range(bisect_left(starts, start), bisect_left(starts, end)):
                found[at] = self._as_spoken(text, found[at], found[number], pack)

    def _as_spoken(self, text: str, mention: Mention, speech: Mention, pack: Pack) -> Mention:
        """A quoted mention, read against the days of the speech first or as the policy says."""
        first, last = speech.earliest, speech.latest
        if not mention.expression.relative or mention.anchor or speech.type == "DURATION":
            return mention
        if first is None or last is None:
            return mention
        lean = lean_of(text, mention.start, mention.end, pack) * (2 if pack.reliable_tense else 1)
        spoken = first.toordinal(), last.toordinal()
        ways = {
            "day-of-speech": _hull(mention.expression, spoken, lean, None, self.tagger),
            "day-of-article": list(mention._senses),
        }
        if not ways["day-of-speech"]:
            return mention
        senses = fork(Context(spoken[0], policy=self.tagger.policy), "quotation", ways)
        if not any(name == "quotation" for name, _ in senses[0].conventions):
            return mention
        anchor = f'"{speech.text}", when it was said'
        return evolve(mention, senses=tuple(senses), value=senses[0].value, anchor=anchor)

    def _parsed(self, text: str, run: list[Node], pack: Pack) -> list[_Found]:
        key = (pack.code, text[run[0].start : run[-1].end])
        known = self.memo.get(key)
        if known is None:
            nodes = parse(run, self.steps)
            known = self.memo[key] = list(_found(nodes, self.emit, run[0].start, self.phrase))
        return known

    def _mention(
        self,
        text: str,
        start: int,
        end: int,
        expression: Expression,
        whole: Expression | None,
        needs: Needs,
        pack: Pack,
    ) -> Mention:
        lean = 0
        if needs.tense or looks_on(expression):
            lean = lean_of(text, start, end, pack) * (2 if pack.reliable_tense else 1)
        if isinstance(expression, Ahead):
            expression = expression.settled(lean)
        focus = None
        if self.story is not None:
            focus, senses = self._told(text, start, expression, whole, lean, pack)
        else:
            today = self.days[0] if self.days else 0
            if needs.focus:
                focus = self.discourse.focus(needs.focus, start, today)
            senses = self._senses(expression, lean, focus)
            if senses:
                self.discourse.hear(expression, senses[0], end, focus, today)
        return Mention(
            start,
            end,
            text[start:end],
            expression.type,
            senses[0].value if senses else expression.open_value(),
            expression.mod,
            pack.code,
            expression,
            self.reference,
            None if whole is None else _range(self._whole(whole, lean, focus)),
            "" if focus is None else f'"{focus.value}", spoken of before',
            tuple(senses),
        )

    def _whole(self, whole: Expression, lean: int, focus: Sense | None) -> list[Sense]:
        """What a range means of which the parts are mentions."""
        if self.story is not None and (focus is not None or not whole.relative):
            return self.story.senses(whole, lean, False, self.tagger.policy)
        return self._senses(whole, lean, focus)

    def _told(
        self,
        text: str,
        start: int,
        expression: Expression,
        whole: Expression | None,
        lean: int,
        pack: Pack,
    ) -> tuple[Sense | None, list[Sense]]:
        """What a mention was counted from in a history, and what it means there."""
        story = self.story
        assert story is not None
        told = story.told if expression.relative else None
        if expression.relative and told is None:
            # Nothing was told yet: the day of writing, where the phrase does not point back.
            return None, [] if points_back(expression) else self._senses(expression, lean, None)
        back = told_earlier(text, start, pack)
        policy = self.tagger.policy
        senses = story.senses(expression, lean, back, policy)
        if senses:
            joined = None if whole is None else story.senses(whole, lean, back, policy)
            aside = story.aside(text, start, senses[0], pack, back)
            story.hear(expression, senses[0], joined[0] if joined else None, aside)
        return told, senses

    def _senses(self, expression: Expression, lean: int, focus: Sense | None) -> list[Sense]:
        days = self.days
        if days is None and focus is not None and focus.first is not None:
            # Without a reference date, what the text has dated itself still counts.
            days = (focus.first, focus.first)
        if days is None and expression.relative:
            return []
        if focus is None and lean < 0 and looks_on(expression):
            # "Three days later they left": what it is counted from was not found.
            return []
        return _hull(expression, days or (1, 1), lean, focus, self.tagger)

    def _with_periods(self, text: str, found: list[Mention], pack: Pack) -> list[Mention]:
        """The mentions with those of named periods; a period that holds a mention replaces it."""
        named = [
            self._mention(text, start, end, NamedPeriod(name, when), None, Needs(False, ""), pack)
            for start, end, name, when in self.tagger.periods.found(text)
        ]
        others = [
            each
            for each in found
            if not any(each.start < one.end and one.start < each.end for one in named)
        ]
        return sorted(others + named, key=lambda each: each.start)


def _range(senses: list[Sense]) -> When | None:
    """The whole of a range, throughout."""
    if not senses or senses[0].first is None or senses[0].last is None:
        return None
    days = Interval(date.fromordinal(senses[0].first), date.fromordinal(senses[0].last))
    return When(days, certain=days, basis="resolved")


def _found(
    nodes: list[Node], emit: Mapping[str, str], offset: int, phrase: bool
) -> Iterator[_Found]:
    """The mentions among the words that the rules left; of one word, all that it may be."""
    for node in nodes:
        for category, guard in emit.items():
            if category not in node.symbols:
                continue
            value = node.symbols[category]
            own = ((node.start, node.end, value),)
            whole = value if node.pieces and isinstance(value, Range) else None
            # A phrase that stands alone is a range as a whole; a mere list stays a list.
            joined = not node.pieces or (phrase and whole is not None)
            for start, end, part in own if joined else node.pieces:
                told = None if joined else whole
                yield start - offset, end - offset, part, told, guard, needs_of(part)
            if not guard:
                break


def _hull(
    expression: Expression, days: tuple[int, int], lean: int, focus: Sense | None, tagger: Tagger
) -> list[Sense]:
    """The senses against every day of the reference: those of its first and last day, joined.

    A later reference never gives an earlier reading, so the two ends are enough.
    """
    first = expression.senses(Context(days[0], lean, focus, tagger.policy))
    if days[0] == days[1] or not expression.relative:
        return first
    last = expression.senses(Context(days[1], lean, focus, tagger.policy))
    joined = [
        _join(one, two, expression)
        for one in first
        for two in last
        if one.conventions == two.conventions
    ]
    if not joined and first and last:
        joined = [_join(first[0], last[0], expression)._replace(conventions=())]
    return joined


def _join(one: Sense, two: Sense, expression: Expression) -> Sense:
    same = one.value == two.value
    return one._replace(
        value=one.value if same else expression.open_value(),
        first=one.first if one.first is None or two.first is None else min(one.first, two.first),
        last=one.last if one.last is None or two.last is None else max(one.last, two.last),
        drawn=one.drawn if one.drawn == two.drawn else None,
    )
