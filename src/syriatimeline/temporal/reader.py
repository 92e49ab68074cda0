"""Reader: one text, read for a tagger from its first word to its last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from syriatimeline.calendar import Interval, When
from syriatimeline.temporal.discourse import Discourse, Needs, lean_of, looks_on, needs_of
from syriatimeline.temporal.expressions import Ahead, Context, Expression, NamedPeriod, Range, Sense
from syriatimeline.temporal.expressions.sense import fork
from syriatimeline.temporal.hull import hull_of
from syriatimeline.temporal.language import detect
from syriatimeline.temporal.mention import Mention
from syriatimeline.temporal.pack import Pack, pack_of
from syriatimeline.temporal.parse import parse
from syriatimeline.temporal.quotation import speeches
from syriatimeline.temporal.rules import Level
from syriatimeline.temporal.scan import Node, runs
from syriatimeline.temporal.story import Story, points_back, told_earlier

if TYPE_CHECKING:
    from syriatimeline.temporal.tagger import Tagger

__all__ = ["Parsed", "Reader"]

#: A parsed run: (start, end, expression, whole range, guard, needs), offsets from its start.
Parsed = tuple[int, int, Expression, Expression | None, str, Needs]


class Reader:
    """Reads one text for a tagger."""

    def __init__(
        self,
        tagger: Tagger,
        memo: dict[tuple[str, str], list[Parsed]],
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
        """The mentions of the text, in order; a reader reads one text."""
        pack = pack_of(language or detect(text, self.tagger.languages))
        return self.read_by(pack, text, reference)

    def read_by(self, pack: Pack, text: str, reference: When | None) -> list[Mention]:
        """The same by a pack, installed or not."""
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
            "day-of-speech": hull_of(mention.expression, spoken, lean, None, self.tagger.policy),
            "day-of-article": list(mention._senses),
        }
        if not ways["day-of-speech"]:
            return mention
        senses = fork(Context(spoken[0], policy=self.tagger.policy), "quotation", ways)
        if not any(name == "quotation" for name, _ in senses[0].conventions):
            return mention
        anchor = f'"{speech.text}", when it was said'
        return evolve(mention, senses=tuple(senses), value=senses[0].value, anchor=anchor)

    def _parsed(self, text: str, run: list[Node], pack: Pack) -> list[Parsed]:
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
        return hull_of(expression, days or (1, 1), lean, focus, self.tagger.policy)

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
) -> Iterator[Parsed]:
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
