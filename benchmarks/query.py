"""Queries: `where` and `to_pandas` on generated events, and how they grow.

Synthetic events of a fixed seed: ten years of days, a fifth of them uncertain, two hundred
officials of twenty states. The medians of several runs are printed, in milliseconds.

With ``--sql`` also ten million events in Parquet, by DuckDB and by pandas, which takes minutes and
some gigabytes of memory.

    python benchmarks/query.py [--runs N] [--sql]
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from syriatimeline.articles import Article
from syriatimeline.calendar import Interval, When
from syriatimeline.dataset import Dataset
from syriatimeline.events import (
    Actor,
    Claim,
    Edition,
    Event,
    Meeting,
    Membership,
    Origin,
    Quote,
    Voice,
)
from syriatimeline.query import Timeline

SIZES = (10_000, 100_000)
TARGET = "at most 100 ms at 100,000"
ALWAYS = When.from_edtf("../..")
ARTICLE = Article("art-0001", "000_a.txt", "The Daily", "en", ALWAYS)
ORIGIN = Origin("org-001", "origin", "The Daily")
QUOTE = Quote(ARTICLE, "so it was", 10, 19)
VOICES = (Voice("The Daily", "writes"),)


def actors() -> tuple[list[Actor], list[Actor]]:
    """Twenty states, and ten officials of each."""
    states = [
        Actor(f"act-{n:03}", f"state-{n}", "state", {"en": f"State {n}"}) for n in range(1, 21)
    ]
    officials = [
        Actor(
            f"act-{100 + n:03}",
            f"official-{n}",
            "person",
            {"en": f"Official {n}"},
            memberships=(Membership(states[n % 20].id, ALWAYS, "minister"),),
        )
        for n in range(200)
    ]
    return states, officials


def generated(count: int) -> Timeline[Event]:
    """A timeline of so many events."""
    source = random.Random(1)
    states, officials = actors()
    first = date(2015, 1, 1)
    events = []
    for number in range(1, count + 1):
        day = first + timedelta(days=source.randrange(3650))
        last = day + timedelta(days=source.choice((0, 0, 0, 0, source.randrange(1, 60))))
        days = Interval(day, last)
        name = f"syt-{number:06}"
        claim = Claim(f"{name}.c1", name, QUOTE, VOICES, ORIGIN)
        events.append(
            Meeting(
                id=name,
                slug=f"event-{number}",
                titles={"en": f"Event {number}", "ru": f"Событие {number}"},
                when=When(days, certain=days if day == last else None),
                claims=(claim,),
                participants=tuple(source.sample(officials, 2)),
            )
        )
    dataset = Dataset(
        Edition("generated", "0", "0" * 16),
        articles=(ARTICLE,),
        actors=(*states, *officials),
        origins=(ORIGIN,),
        events=tuple(events),
    )
    return Timeline(dataset)


def median(action: Callable[[], object], runs: int) -> float:
    """The median wall time of an action in milliseconds, after one run that is not counted."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def in_pandas() -> Callable[[Timeline[Event]], object]:
    """The question of the first line, put to frames that are made before the clock starts.

    Pandas knows nothing of memberships: it is asked for the officials of the state.
    """
    frames: dict[int, tuple[object, set[str]]] = {}

    def ask(timeline: Timeline[Event]) -> object:
        if len(timeline) not in frames:
            officials = {f"act-{100 + n:03}" for n in range(200) if n % 20 == 6}
            frames[len(timeline)] = timeline.to_pandas("actor"), officials
        frame, among = frames[len(timeline)]
        fits = (frame["earliest"] <= "2020-03-31") & (frame["latest"] >= "2020-03-01")  # type: ignore[index]
        return frame[fits & frame["actor_id"].isin(among)].drop_duplicates("event_id")  # type: ignore[index]

    return ask


#: Beside ``where``: the same question in pandas, and in SQL with the loading that it needs.
_IN_SQL: dict[str, Callable[[Timeline[Event]], object]] = {
    "pandas, during and actor": in_pandas(),
    "sql(), loading included": lambda t: t.sql(
        "SELECT count(*) FROM events WHERE earliest > '2020-03-01'"
    ),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (default 5)")
    parser.add_argument("--sql", action="store_true", help="ten million events in Parquet, too")
    given = parser.parse_args()
    runs = given.runs
    print(f"Python {sys.version.split()[0]}, {runs} runs, medians in milliseconds")
    timelines = {count: generated(count) for count in SIZES}
    cases: dict[str, Callable[[Timeline[Event]], object]] = {
        "where(during=…, actor=…)": lambda t: t.where(during="2020-03", actor="State 7"),
        "where(during=…)": lambda t: t.where(during="2020-03"),
        "where(actor=…)": lambda t: t.where(actor="State 7"),
        "count_by('year')": lambda t: t.count_by("year"),
        "to_pandas()": lambda t: t.to_pandas(),
        **(_IN_SQL if given.sql else {}),
    }
    print(f"{'what':<28}" + "".join(f"{count:>10,}" for count in SIZES) + f"{'ratio':>8}")
    for name, case in cases.items():
        times = [median(lambda case=case, t=t: case(t), runs) for t in timelines.values()]  # type: ignore[misc]
        ratio = times[1] / times[0]
        target = f"   {TARGET}" if name.startswith("where(during=…, actor") else ""
        print(
            f"{name:<28}" + "".join(f"{each:>10.1f}" for each in times) + f"{ratio:>8.1f}{target}"
        )
    if given.sql:
        from ten_million import compare

        compare(runs)


if __name__ == "__main__":
    main()
