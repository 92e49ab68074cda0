"""Timeline: an immutable sequence of events, filtered by one method."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from syriatimeline.articles import Article
from syriatimeline.calendar import Certainty, Interval, When
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.counted import counted
from syriatimeline.errors import MovedRecordWarning, QueryError, UnknownNameError
from syriatimeline.events import (
    Actor,
    Event,
    Origin,
    Place,
    Record,
)
from syriatimeline.query.arrange import group_keys, order_key, order_of
from syriatimeline.query.choices import TELLERS, Teller, check_choice, check_flag, named
from syriatimeline.query.filters import each_of, members_of, tests_of
from syriatimeline.query.holdings import Holdings
from syriatimeline.query.index import DateIndex
from syriatimeline.query.matched import Asked, Matched
from syriatimeline.query.members import ActorIndex
from syriatimeline.query.records import nearest_names
from syriatimeline.query.spans import span_of

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from syriatimeline.query.changes import Changes
    from syriatimeline.query.counts import Count, Period
    from syriatimeline.query.sql import Answer
    from syriatimeline.temporal import Policy

__all__ = ["Timeline"]

E_co = TypeVar("E_co", bound=Event, covariant=True)
K = TypeVar("K", bound=Event)

_Span = date | str | When | Record | tuple[date | str, date | str] | None
_Names = str | Iterable[str] | None


class Timeline(Holdings, Sequence[E_co], Generic[E_co]):
    """Events in the order of their dates, with the dataset that they come from.

    Ordered by earliest day, then latest, then id; open and unknown starts first. Immutable:
    every filter gives a new timeline. An event is found by index, by id or by slug.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> timeline["syt-0007"].title
    'Bashar al-Assad leaves Damascus'
    >>> timeline.where(during=("2025-03-01", "2025-04-20"), actor="Russia").of(st.Meeting)
    <2 events: 1 certain, 1 possible>
    """

    def __init__(
        self,
        dataset: Dataset,
        events: Iterable[Event] | None = None,
        certainties: Mapping[str, Certainty] | None = None,
        *,
        matched: Mapping[str, tuple[str, ...]] | Matched | None = None,
        ordered: bool = False,
    ) -> None:
        chosen: Iterable[Any] = dataset.events if events is None else events
        super().__init__(dataset)
        self._matched = matched if isinstance(matched, Matched) else Matched(matched)
        self._events: tuple[E_co, ...] = tuple(chosen if ordered else sorted(chosen, key=order_of))
        self._certainties = dict(certainties) if certainties is not None else None

    # -- a sequence -------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[E_co]:
        return iter(self._events)

    @overload
    def __getitem__(self, key: int) -> E_co: ...
    @overload
    def __getitem__(self, key: str) -> E_co: ...
    @overload
    def __getitem__(self, key: slice) -> Timeline[E_co]: ...

    def __getitem__(self, key: int | str | slice) -> E_co | Timeline[E_co]:
        """An event by index, id or slug; a timeline by slice.

        Raises:
            UnknownNameError: No event here has that id or slug.
            IndexError: There are fewer events.
        """
        if isinstance(key, slice):
            return self._with(self._events[key])
        if isinstance(key, int):
            return self._events[key]
        found = self._by_name.get(key)
        if found is None:
            found = self._successor(key)
        if found is None:
            raise self._unknown(key)
        return found

    def _successor(self, key: str) -> E_co | None:
        """What has taken the place of a record that was merged or split, with a warning."""
        if not self._dataset.moved:
            return None
        from syriatimeline.dataset.successors import successors

        found = successors(self._dataset.moved).get(key)
        if found is None or found.to[0] not in self._by_name:
            return None
        import warnings

        message = f"{key} is now {', '.join(found.to)} ({found.reason})"
        warnings.warn(message, MovedRecordWarning, stacklevel=3)
        return self._by_name[found.to[0]]

    def _with(self, events: Iterable[K]) -> Timeline[K]:
        """Some of these events, in the order given, with all that is known of them."""
        return Timeline(
            self._dataset, events, self._certainties, matched=self._matched, ordered=True
        )

    def _unknown(self, name: str) -> UnknownNameError:
        if name in self.situations:
            return UnknownNameError(
                "event", name, (f"timeline.situations[{name!r}], which is a situation",)
            )
        return UnknownNameError("event here", name, nearest_names(name, self._by_name))

    @cached_property
    def _by_name(self) -> dict[str, E_co]:
        return {name: event for event in self._events for name in (event.id, event.slug)}

    def __contains__(self, item: object) -> bool:
        return item in self._by_name if isinstance(item, str) else item in self._events

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return self._events == other._events and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash((self.fingerprint, tuple(event.id for event in self._events)))

    # -- filters ----------------------------------------------------------------------------

    def where(
        self,
        *,
        during: _Span = None,
        before: _Span = None,
        after: _Span = None,
        certainty: Literal["possible", "certain"] = "possible",
        actor: str | Actor | Iterable[str | Actor] | None = None,
        place: str | Place | Iterable[str | Place] | None = None,
        members: bool = True,
        article: str | Article | Iterable[str | Article] | None = None,
        min_origins: int | None = None,
        standing: _Names = None,
        mode: _Names = None,
        according_to: str | Actor | Origin | Iterable[str | Actor | Origin] | None = None,
        published_by: _Span = None,
        by: Teller = "article",
        text: _Names = None,
    ) -> Timeline[E_co]:
        """The events to which every given keyword applies.

        Keywords join by *and*; an iterable means *any of*; chaining calls is *and*.

        Args:
            during: It held on a day of this time: a date, an EDTF string, a pair (both
                inclusive), a When, an event or its id.
            before: It was over before this time begins. Strict.
            after: It began after this time ended. Strict.
            certainty: ``possible``: the date keywords of this call may hold; ``certain``: they
                hold under every reading of the date.
            actor: Somebody in a role, by any name in any language.
            place: Where it was, by any name in any language.
            members: Whether an actor stands for its members at the time (a state for its
                officials and forces), and a place for the places in it. With ``according_to``:
                for those who belong to it when they speak.
            article: An article that tells it.
            min_origins: At least so many independent origins.
            standing: One of :data:`~syriatimeline.events.STANDINGS`.
            mode: One of :data:`~syriatimeline.events.MODES`.
            according_to: Somebody who tells that it happened: the publisher of the article or
                reference, or anybody in the chain down to the origin, by any name. Who denies it,
                is silent, or only differs on its scope, a number or a motive does not tell it.
            published_by: It had been told by the end of this time. A date keyword: a publication
                that is not known to the day makes it possible only. The records themselves are
                as they are today.
            by: Whose telling ``published_by`` means: that of the ``article``, or of the
                ``origin``, which is not later and often not known to the day.
            text: Words of titles, notes, quotes or glosses, one after the other, in any case form
                of English or Russian; ``Tart*`` for words that begin so; in quotation marks
                (``'"to this day"'``) for just these characters, in any case.

        Raises:
            UnknownNameError: A name that no record has; names the nearest.
            QueryError: A value that cannot be meant.

        >>> import syriatimeline as st
        >>> st.load().where(during="2024-12-08", certainty="certain", place="Tartus")
        <2 events: 2 certain>
        """
        check_choice("certainty", certainty, ("possible", "certain"))
        check_choice("by", by, TELLERS)
        if by != "article" and published_by is None:
            raise QueryError(f"by={by!r} says how published_by counts; give that, too")
        check_flag("members", members)
        # Read once: an iterator has its names once, and who they stood for is asked for later.
        actor = None if actor is None else each_of(actor)
        place = None if place is None else each_of(place)
        according_to = None if according_to is None else each_of(according_to)
        times = (during, before, after, published_by)
        dated = self._certainties is not None or any(time is not None for time in times)
        keywords = {
            "during": during,
            "before": before,
            "after": after,
            "actor": actor,
            "place": place,
            "article": article,
            "min_origins": min_origins,
            "standing": standing,
            "mode": mode,
            "according_to": according_to,
            "published_by": None if published_by is None else (published_by, by),
            "text": text,
        }
        start = self._start(keywords, members)
        tests = tests_of(self, keywords, members)
        found = self._answers(start, tests, certain_only=certainty == "certain")
        events = tuple([event for event, _ in found])
        asked = None
        if (actor, place, according_to) != (None, None, None):
            asked = Asked(self, events, actor, place, according_to, members)
        return Timeline(
            self._dataset,
            events,
            {event.id: answer for event, answer in found} if dated else None,
            matched=Matched(asked=asked, before=self._matched) if asked else self._matched,
            ordered=True,
        )

    def without(self, **keywords: Any) -> Timeline[E_co]:
        """The events that :meth:`where` with the same keywords does not give.

        So the two share the timeline between them. With ``certainty="certain"`` only what
        surely fits is left out.

        >>> import syriatimeline as st
        >>> timeline = st.load()
        >>> len(timeline.where(place="Tartus")) + len(timeline.without(place="Tartus"))
        38
        """
        left_out = {event.id for event in self.where(**keywords)}
        return self._with([event for event in self._events if event.id not in left_out])

    def under(self, policy: Policy | str) -> Timeline[E_co]:
        """The same events, with dates read by other conventions than ours.

        A selection among the readings stored with each claim; where an author decided otherwise
        than our own policy, the author's date stays. Which events it holds does not change, and
        a convention never makes a date certain (see ``widest`` of a date). The split of an
        earlier date filter is not kept, as other dates may answer otherwise.

        Args:
            policy: The choices; or the name of one of :attr:`policies`, or one choice such as
                ``last-month=rolling-30-days``.

        Raises:
            UnknownNameError: No policy, convention or choice has that name; names the nearest.

        >>> import syriatimeline as st
        >>> event = st.load()["syt-0035"]
        >>> rolling = st.load().under(st.Policy(last_month="rolling-30-days"))
        >>> event.when.edtf, rolling["syt-0035"].when.edtf
        ('2025-11', '[2025-11-24..2025-12-23]')
        """
        from syriatimeline.query.policies import dataset_under, policy_of

        if isinstance(policy, str):
            policy = policy_of(self._dataset.policies, [policy])
        dataset = dataset_under(self._dataset, policy)
        kept = {event.id: event for event in dataset.events}
        events = sorted((kept[event.id] for event in self._events), key=order_of)
        return Timeline(dataset, events, matched=self._matched, ordered=True)

    def order_by(
        self, key: str | Callable[[Event], Any], *, reverse: bool = False
    ) -> Timeline[E_co]:
        """The same events in another order; the id settles ties.

        Args:
            key: ``earliest``, ``latest``, ``id``, ``kind``, ``standing``, ``title``, or a
                function of an event.
            reverse: The other way round.

        Raises:
            QueryError: No such key; names the nearest.

        >>> import syriatimeline as st
        >>> st.load().order_by("id")[0].id
        'syt-0001'
        """
        check_flag("reverse", reverse)
        return self._with(sorted(self._events, key=order_key(key), reverse=reverse))

    def group_by(self, key: str | Callable[[Event], Hashable]) -> dict[Hashable, Timeline[E_co]]:
        """The events by a key, in the order in which the keys occur.

        Args:
            key: ``kind``, ``standing``, ``mode``, ``scope``, ``plover``, ``actor``, ``place``,
                ``article`` (an event of several stands under each), ``year``, ``month`` (the
                one that holds every possible day, else None), or a function of an event.

        Raises:
            QueryError: No such key; names the nearest.

        >>> import syriatimeline as st
        >>> {mode: len(events) for mode, events in st.load().group_by("mode").items()}
        {'actual': 35, 'planned': 3}
        """
        groups: dict[Hashable, list[E_co]] = {}
        keys = group_keys(key)
        for event in self._events:
            for name in keys(event):
                groups.setdefault(name, []).append(event)
        return {name: self._with(events) for name, events in groups.items()}

    @property
    def matched(self) -> dict[str, tuple[str, ...]]:
        """What each actor, place or source asked for stood for in these events, as names.

        >>> import syriatimeline as st
        >>> st.load().where(place="Tartus").matched
        {'Tartus': ('Tartus naval base', 'Tartus')}
        """
        return dict(self._matched.names)

    def _start(self, keywords: dict[str, Any], members: bool) -> Iterable[tuple[E_co, Certainty]]:
        """The events that an index leaves, with its answers; takes its keyword from the others."""
        found: Iterable[tuple[int, Certainty]]
        during = keywords["during"]
        span = None if during is None else span_of(during, "during", self.find)
        if span is not None and span.certain == span.possible:
            # A time that is known from end to end: one pass over numbers answers it.
            del keywords["during"]
            found = self._dates.during(span.possible)
        elif keywords["actor"] is not None:
            asked = members_of(self, keywords.pop("actor"), members)
            positions = self._actor_index.among(asked, self._dates)
            found = ((at, Certainty.CERTAIN) for at in positions)
        else:
            return ((event, Certainty.CERTAIN) for event in self._events)
        return ((self._events[at], answer) for at, answer in found)

    def _answers(
        self,
        start: Iterable[tuple[E_co, Certainty]],
        tests: Sequence[Callable[[Record], Certainty]],
        certain_only: bool,
    ) -> list[tuple[E_co, Certainty]]:
        """The events that pass every test, in order, each with the weakest of its answers."""
        found = []
        certain, no = Certainty.CERTAIN, Certainty.NO
        for event, answer in start:
            weakest = answer
            for test in tests:
                if weakest is no or (certain_only and weakest is not certain):
                    break
                answer = test(event)
                if answer is not certain:
                    weakest = answer
            if weakest is no or (certain_only and weakest is not certain):
                continue
            before = self.certainty_of(event)
            found.append((event, weakest if before is None or before is certain else before))
        return found

    @cached_property
    def _dates(self) -> DateIndex:
        return DateIndex.of(event.when for event in self._events)

    @cached_property
    def _actor_index(self) -> ActorIndex:
        return ActorIndex.of(self._events)

    @overload
    def of(self, *kinds: type[K]) -> Timeline[K]: ...
    @overload
    def of(self, *kinds: type[Event] | str) -> Timeline[Event]: ...

    def of(self, *kinds: type[Event] | str) -> Timeline[Any]:
        """The events of these kinds, and of kinds that are declared under them.

        Args:
            kinds: Classes such as ``st.Meeting``, or names, as in :attr:`kinds`.

        Raises:
            UnknownNameError: No kind has that name; names the nearest.
            QueryError: It is no kind.

        >>> import syriatimeline as st
        >>> {event.kind for event in st.load().of(st.Request, st.Refusal)} == {"Request", "Refusal"}
        True
        """
        classes = tuple(
            named("kind of event", kind, self.kinds) if isinstance(kind, str) else kind
            for kind in kinds
        )
        for kind in classes:
            if not (isinstance(kind, type) and issubclass(kind, Event)):
                raise QueryError(f"{kind!r} is no kind of event; give a class such as st.Meeting")
        return self._with([event for event in self._events if isinstance(event, classes)])

    def to_pandas(
        self,
        unit: Literal["event", "claim", "actor", "dyad"] = "event",
        *,
        situations: bool = False,
    ) -> pd.DataFrame:
        """A pandas frame: a row for each event, claim, actor in a role, or pair of states.

        Days are ``datetime64[s]``; a missing bound is ``NaT``, and ``earliest_is`` and
        ``latest_is`` tell an open from an unknown one. Kinds, modes, standings are categories.

        Args:
            unit: ``event``, ``claim``, ``actor``, or ``dyad`` (see :meth:`to_dyads`).
            situations: Whether the situations follow the events (not by actor or dyad).

        Raises:
            MissingExtraError: pandas is not installed (``pip install 'syriatimeline[pandas]'``).
            QueryError: No such unit.
        """
        from syriatimeline.query.frames import to_pandas

        check_flag("situations", situations)
        held = sorted(self.situations.values(), key=order_of) if situations else ()
        return to_pandas(self, unit, held)

    def to_dyads(self, codes: Literal["iso3", "gw"] = "iso3") -> pd.DataFrame:
        """A pandas frame for joining with other event data: a row for each pair of states.

        Dyads are directed: from the state that acts to the one acted upon. In a meeting or a
        conference everybody acts towards everybody else. An actor stands for the states for which
        ``where(actor=…)`` finds it; one without a state has a row of its own, without a code, and
        an end that is not told is missing. Each event has a row at least, and may have several.

        Args:
            codes: ``iso3`` (ISO 3166-1 alpha-3) or ``gw`` (Gleditsch and Ward), as texts;
                ``schemes`` says where they were looked up.

        Raises:
            MissingExtraError: pandas is not installed (``pip install 'syriatimeline[pandas]'``).
            QueryError: No such codes; names the nearest.

        >>> import syriatimeline as st
        >>> dyads = st.load().where(actor="Turkey").to_dyads("gw")
        >>> dyads[["event_id", "source_code", "target_code"]].values.tolist()
        [['syt-0020', '365', '640'], ['syt-0019', '365', '640']]
        """
        from syriatimeline.query.frames import to_dyads

        return to_dyads(self, codes)

    def chart(
        self,
        by: Literal["kind", "actor", "place", "article", "standing"] | None = "kind",
        *,
        situations: bool = False,
        over: _Span = None,
        width: int = 760,
        language: Literal["en", "ru"] = "en",
        title: str = "",
    ) -> alt.VConcatChart:
        """An Altair chart: the events over time, in lanes, uncertain days drawn as uncertain.

        A notebook shows it; ``syriatimeline chart`` writes it. Its first part is the timeline, its
        second the legend. Of more than 1,000 events the months (or years) are counted instead.

        Args:
            by: What makes a lane; None: one for all. An event of several actors, places or
                articles stands in each of their lanes.
            situations: Whether the situations stand below the events; with ``over``, those that
                may have held then.
            over: The time that the axis shows, with two ends; by default what holds most dates.
            width: Pixels of the axis, without the names of the lanes.
            language: Of titles and names where the dataset has them, else English.
            title: Its title; by default the name of the dataset.

        Raises:
            MissingExtraError: Altair is not installed (``pip install 'syriatimeline[plot]'``).
            QueryError: No such lanes or language, or a time without two ends.

        >>> import syriatimeline as st
        >>> chart = st.load().where(during="2024-12-08").chart(by="actor")
        >>> type(chart).__name__
        'VConcatChart'
        """
        from syriatimeline.query.drawing import chart

        return chart(
            self,
            by,
            situations=situations,
            over=None if over is None else span_of(over, "over", self.find),
            width=width,
            language=language,
            title=title,
        )

    def sql(
        self,
        query: str,
        parameters: Sequence[Any] | Mapping[str, Any] = (),
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Answer:
        """What a query in SQL gives, on tables that hold these events.

        The tables are those of :data:`~syriatimeline.query.relations.TABLES`. Events, their
        claims and what hangs on them are those of this timeline; situations and registries are
        whole. A query only reads: it opens no file and no connection and leaves nothing behind.

        Args:
            query: One query in the SQL of DuckDB.
            parameters: Values for ``?`` in their order, or for ``$name`` by name.
            limit: At most so many rows; ``complete`` of the answer says whether these are all.
            seconds: At most so long.

        Raises:
            MissingExtraError: DuckDB is not installed (``pip install 'syriatimeline[duckdb]'``).
            QueryError: It is no query or not just one, it would do more than read the tables, it
                has a mistake (with line and column), or it asks too much.

        >>> import syriatimeline as st
        >>> st.load().sql("SELECT id, edtf FROM events WHERE kind = ?", ["Flight"])
        id        edtf
        --------  ------------------------
        syt-0007  [2024-12-07..2024-12-08]
        (1 row)
        """
        from syriatimeline.query.sql import ask

        return ask(self, query, parameters, limit=limit, seconds=seconds)

    def count_by(self, period: Period, *, during: _Span = None) -> tuple[Count, ...]:
        """How many events each period surely and possibly holds.

        Args:
            period: ``day``, ``week`` (from Monday), ``month``, ``quarter`` or ``year``.
            during: The time to count over; by default from the first to the last bound.

        Raises:
            QueryError: No such period, or a time without two ends.

        >>> import syriatimeline as st
        >>> counts = st.load().count_by("month", during="2025-03/2025-04")
        >>> [(count.period, count.certain, count.possible) for count in counts]
        [('2025-03', 1, 15), ('2025-04', 5, 14)]
        """
        from syriatimeline.query.counts import count_by

        days = None if during is None else span_of(during, "during", self.find).possible
        return count_by(self._dates, period, days)

    def draw_dates(self, n: int, seed: int) -> list[dict[str, date | None]]:
        """Dates drawn inside the bounds of each event, for multiple imputation.

        Any possible day has the same chance; None where an end is open or unknown. Nothing is
        said about which day is likelier.

        Args:
            n: How many draws, from 1.
            seed: The same seed gives the same draws.

        Returns:
            ``n`` mappings from the ids of events to days.

        >>> import syriatimeline as st
        >>> draws = st.load().where(during="2024-12-08").draw_dates(2, seed=1)
        >>> draws[0]["syt-0016"] == draws[1]["syt-0016"] == st.load()["syt-0016"].when.earliest
        True
        """
        from syriatimeline.query.counts import draw_dates

        return draw_dates(self, n, seed)

    def diff(self, other: Timeline[Any]) -> Changes:
        """What ``other`` changes against this timeline: records added, revised, withdrawn.

        Events of the two timelines are compared, and all situations of their datasets.

        Raises:
            QueryError: ``other`` is no timeline.

        >>> import syriatimeline as st
        >>> timeline = st.load()
        >>> changes = timeline.where(mode="actual").diff(timeline)
        >>> [event.id for event in changes.added]
        ['syt-0024', 'syt-0021', 'syt-0022']
        """
        from syriatimeline.query.compare import diff

        if not isinstance(other, Timeline):
            raise QueryError(f"other={other!r} is no timeline; give one, such as st.load()")
        return diff(self, other)

    def bibliography(self, style: Literal["ris", "biblatex", "csl-json"] = "biblatex") -> str:
        """The articles that tell these events, an entry each.

        Args:
            style: ``biblatex``, ``csl-json`` or ``ris``.

        Raises:
            QueryError: No such style; names those there are.

        >>> import syriatimeline as st
        >>> print(st.load().where(article="NEWSru.co.il").bibliography("ris").splitlines()[0])
        TY  - NEWS
        """
        from syriatimeline.query.bibliography import bibliography

        told = {article.id: article for event in self._events for article in event.articles}
        return bibliography((told[name] for name in sorted(told)), style)

    def certainty_of(self, event: Event) -> Certainty | None:
        """How surely an event passed the date filters so far; None if there was none."""
        return self._certainties.get(event.id) if self._certainties is not None else None

    @property
    def split(self) -> str:
        """How many events, and how many of them surely, in words.

        >>> import syriatimeline as st
        >>> st.load().where(during="2025-03").split
        '16 events: 1 certain, 15 possible'
        """
        count = counted(len(self), "event")
        if self._certainties is None:
            return count
        answers = [self._certainties[event.id] for event in self._events]
        parts = [
            f"{number} {answer.value}"
            for answer in (Certainty.CERTAIN, Certainty.POSSIBLE)
            if (number := answers.count(answer))
        ]
        return f"{count}: {', '.join(parts)}" if parts else count

    def __repr__(self) -> str:
        if len(self) != len(self._dataset.events) or self._certainties is not None:
            return f"<{self.split}>"
        edition = self._dataset.edition
        return (
            f"<{edition.label}: {self.split} and {counted(len(self.situations), 'situation')} "
            f"from {counted(len(self.articles), 'article')} and "
            f"{counted(len(self.origins), 'origin')}, "
            f"{self._span()}, fingerprint {edition.fingerprint}>"
        )

    @property
    def span(self) -> Interval | None:
        """From the first to the last day that bounds an event here; None if none is bounded.

        >>> import syriatimeline as st
        >>> str(st.load().span)
        '2015-01-01/2025-12-24'
        """
        earliest = [event.when.earliest for event in self._events if event.when.earliest]
        latest = [event.when.latest for event in self._events if event.when.latest]
        if not earliest or not latest or min(earliest) > max(latest):
            return None
        return Interval(min(earliest), max(latest))

    def _span(self) -> str:
        span = self.span
        return f"{span.first} to {span.last}" if span else "undated"

    def _repr_html_(self) -> str:
        """A table for notebooks; every text in it is escaped."""
        from syriatimeline.query.markup import timeline_html

        return timeline_html(self)

    def __str__(self) -> str:
        lines = [repr(self)]
        lines += [
            f"  {name} stands for {', '.join(stood_for)}"
            for name, stood_for in self._matched.names.items()
            if len(stood_for) > 1
        ]
        for event in self._events:
            unsure = self.certainty_of(event) is Certainty.POSSIBLE
            lines.append(
                f"{'?' if unsure else ' '} {event.id}  {event.when.label:<22}  "
                f"{event.title}  [{event.standing}]"
            )
        return "\n".join(lines)
