"""A large layer: how fast its authoring form compiles, its compiled form loads, and answers.

The layer is invented: articles of some dozens of sentences, each telling of many events in words
that can be quoted, and events with three claims from three articles, a date phrase, a place, two
actors and links. It is written into a temporary folder, compiled, and loaded in a fresh process,
whose wall time and peak memory are printed beside those of the dataset alone.

    python benchmarks/layers.py [--events N] [--compiled FOLDER] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

#: What issue and documentation ask for at 50,000 events.
TARGETS = "targets at 50,000: load 3 s and 400 MiB; compile 200 events/s; where 100 ms at 100,000"
#: How many events one article tells, and how many outlets tell each event.
TOLD, OUTLETS = 60, 3
TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel")
FIRST = date(2015, 1, 1)
FILLER = (
    "The weather was mild that week and the market stayed open until late in the evening.",
    "Nobody at the harbour office wished to add anything to what had been said before.",
    "Roads to the north were closed for repairs, and buses took the longer way by the river.",
)

#: Loads what is asked for in a process of its own and prints seconds and MiB.
LOADING = """
import resource, sys, time
import syriatimeline as st
begun = time.perf_counter()
timeline = st.load(layers=[sys.argv[1]] if len(sys.argv) > 1 else [])
taken = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
asked = "bench-state-7" if len(sys.argv) > 1 else "Russia"
times = []
for _ in range(6):
    begun = time.perf_counter()
    found = timeline.where(during="2020-03", actor=asked)
    times.append((time.perf_counter() - begun) * 1000)
begun = time.perf_counter()
claims = len(timeline[len(timeline) // 2].claims)
first = (time.perf_counter() - begun) * 1e6
counts = f"{len(timeline)} {len(found)}"
print(f"{taken:.2f} {peak:.0f} {counts} {times[0]:.0f} {sorted(times)[3]:.1f} {first:.0f} {claims}")
"""


def sentence(number: int, day: date, outlet: int) -> str:
    """How an outlet tells of an event, in words that stand only there."""
    town = TOWNS[number % len(TOWNS)]
    verbs = ("met", "spoke", "held talks")
    return (
        f"Envoys of district {number} {verbs[outlet]} in {town} on "
        f"{day.day} {day:%B} {day.year} about pier number {number}"
    )


def days(count: int) -> list[date]:
    """The day of each event, by number."""
    source = random.Random(1)
    return [FIRST + timedelta(days=source.randrange(3000)) for _ in range(count)]


def article(outlet: int, at: int, told: range, when: list[date]) -> str:
    """The text of one article."""
    rest = " ".join(FILLER)
    lines = (f"{sentence(number, when[number], outlet)}. {rest}\n" for number in told)
    return f"Report {at} of outlet {outlet}\n{''.join(lines)}"


def registry() -> Iterator[tuple[str, str]]:
    """Actors, places and origins."""
    actors = "".join(
        f"- {{id: bench-act-{n:03}, slug: bench-state-{n}, kind: state, "
        f"names: {{en: Bench state {n}, ru: Страна {n}}}}}\n"
        for n in range(1, 21)
    )
    places = "".join(
        f"- {{id: bench-plc-{n:03}, slug: bench-{town.lower()}, kind: city, "
        f"names: {{en: {town}, ru: Город {n}}}}}\n"
        for n, town in enumerate(TOWNS, start=1)
    )
    origins = "".join(
        f"- {{id: bench-org-{n + 1:03}, slug: bench-outlet-{n}, label: Outlet {n} itself}}\n"
        for n in range(OUTLETS)
    )
    yield from (("actors.yaml", actors), ("places.yaml", places), ("origins.yaml", origins))


def described(outlet: int, at: int, text: str) -> str:
    """The record of an article."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    number = outlet * 100_000 + at
    return f"""\
- id: bench-art-{number:06}
  file: {number:06}_bench.txt
  publisher: Outlet {outlet}
  language: en
  headline: Report {at}
  published: {{edtf: "2024-06-01", once: true, why: invented}}
  bytes_sha256: {digest}
  text_sha256: {digest}
  ranges: [{{headline: "Report {at} of"}}, {{body: "Envoys of"}}]
"""


def event(number: int, when: list[date]) -> str:
    """The record of an event."""
    day, states = when[number], random.Random(number).sample(range(1, 21), 2)
    at = number // TOLD
    phrase = f"on {day.day} {day:%B} {day.year}"
    claims = "".join(
        f"""\
    - id: c{outlet + 1}
      article: bench-art-{outlet * 100_000 + at:06}
      quote: {sentence(number, day, outlet)}
      phrase: {phrase}
      when: "{day}"
      origin: bench-outlet-{outlet}
      gloss: envoys met in {TOWNS[number % len(TOWNS)]} about pier {number}, by outlet {outlet}
"""
        for outlet in range(OUTLETS)
    )
    link = f"  links: [{{after: bench-{number:05}}}]\n" if number else ""
    return f"""\
- id: bench-{number + 1:05}
  slug: bench-talks-{number + 1}
  kind: Meeting
  title: {{en: Envoys of district {number} meet, ru: Встреча посланников округа {number}}}
  when: {{as: c1, once: true}}
  places: [bench-{TOWNS[number % len(TOWNS)].lower()}]
  roles: {{participants: [bench-state-{states[0]}, bench-state-{states[1]}]}}
  claims:
{claims}{link}"""


def write_layer(folder: Path, count: int) -> Path:
    """Write the authoring form of a layer with so many events."""
    when = days(count)
    (folder / "events").mkdir(parents=True)
    (folder / "layer.yaml").write_text('name: bench\nversion: "1"\n', "utf-8")
    for name, text in registry():
        (folder / name).write_text(text, "utf-8")
    articles = []
    for outlet in range(OUTLETS):
        for at in range((count + TOLD - 1) // TOLD):
            told = range(at * TOLD, min((at + 1) * TOLD, count))
            text = article(outlet, at, told, when)
            (folder / f"{outlet * 100_000 + at:06}_bench.txt").write_text(text, "utf-8")
            articles.append(described(outlet, at, text))
    (folder / "articles.yaml").write_text("".join(articles), "utf-8")
    for start in range(0, count, 1000):
        rows = "".join(event(number, when) for number in range(start, min(start + 1000, count)))
        (folder / "events" / f"{start:06}.yaml").write_text(rows, "utf-8")
    return folder


def loaded(*layer: str) -> str:
    """One line about loading in a fresh process."""
    command = [sys.executable, "-c", LOADING, *layer]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, peak, events, found, cold, warm, first, claims = printed.split()
    return (
        f"{seconds:>6} s {peak:>5} MiB peak, {events} events; where(during, actor): {found} found, "
        f"{cold} ms at first, then {warm}; the {claims} claims of one event {first} µs"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--compiled", type=Path, help="a layer compiled before: only load it")
    parser.add_argument("--keep", type=Path, help="keep both forms in this folder")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    print(f"Python {sys.version.split()[0]}; {TARGETS}")
    with tempfile.TemporaryDirectory() as temporary:
        compiled = asked.compiled or _compiled(asked.keep or Path(temporary), asked.events)
        for _ in range(asked.runs):
            print("dataset alone     ", loaded())
            print("with the layer    ", loaded(str(compiled)))


def _compiled(parent: Path, count: int) -> Path:
    folder = write_layer(parent / "bench", count)
    begun = time.perf_counter()
    out = parent / "compiled"
    command = [sys.executable, "-m", "syriatimeline", "compile", str(folder), "-o", str(out)]
    subprocess.run(command, check=True)
    taken = time.perf_counter() - begun
    print(f"compiled {count} events in {taken:.1f} s: {count / taken:.0f} events/s")
    return out


if __name__ == "__main__":
    main()
