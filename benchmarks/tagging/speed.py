"""Characters per second and start-up, ours and the peers' side by side in one run.

Every round runs each tool once on the same texts; medians of processor time, each divided by
that of parsedatetime, because a rate alone says little on an unknown machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from syriatimeline.temporal import Document, Tagger
from tagging.gold import Text, read
from tagging.peers import Peer, moment_of

__all__ = ["measure", "start_up"]

ROUNDS = 3
#: Code points of the sample that the slow tools are given, and ours with them.
SAMPLE = 30_000
SLOW = ("recognizers-text", "dateparser")

Run = Callable[[list[Text]], object]


def measure(folder: Path, names: Iterable[str], peers: Iterable[Peer]) -> None:
    """Print characters per second on each set."""
    every = list(peers)
    for name in names:
        if documents := read(folder, name):
            english = name != "nerel-ru"
            tools = _ours() | _theirs(every, english=english)
            quick = {each: run for each, run in tools.items() if each not in SLOW}
            _table(f"{name}, whole", documents, quick)
            _table(f"{name}, sample", _sample(documents), tools)


def _ours() -> dict[str, Run]:
    tagger = Tagger()
    return {
        "syriatimeline, tag": lambda documents: [
            tagger.tag(each.text, each.reference, language=each.language) for each in documents
        ],
        "syriatimeline, stream": lambda documents: list(
            tagger.stream(Document(each.text, each.reference, each.language) for each in documents)
        ),
        "… language detected": lambda documents: [
            tagger.tag(each.text, each.reference) for each in documents
        ],
    }


def _theirs(peers: list[Peer], *, english: bool) -> dict[str, Run]:
    def runner(peer: Peer) -> Run:
        find = peer.find if english else peer.russian

        def run(documents: list[Text]) -> None:
            for each in documents:
                try:
                    find(each.text, moment_of(each.reference))  # type: ignore[misc]
                except Exception:
                    continue

        return run

    return {each.name: runner(each) for each in peers if english or each.russian}


def _sample(documents: list[Text]) -> list[Text]:
    """Every seventh document until the sample is long enough."""
    chosen: list[Text] = []
    for each in documents[::7]:
        if sum(len(one.text) for one in chosen) >= SAMPLE:
            break
        chosen.append(each)
    return chosen


def _table(title: str, documents: list[Text], tools: dict[str, Run]) -> None:
    characters = sum(len(each.text) for each in documents)
    for run in tools.values():
        run(documents[:2])
    times: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(ROUNDS):
        for name, run in tools.items():
            start = time.process_time()
            run(documents)
            times[name].append(time.process_time() - start)
    rates = {name: characters / statistics.median(each) for name, each in times.items()}
    base = rates.get("parsedatetime")
    print(f"\n{title}, {characters:,} characters, median of {ROUNDS} rounds")
    for name, rate in rates.items():
        ratio = f"{rate / base:>8.2f} × parsedatetime" if base else ""
        print(f"{name:<26}{rate:>12,.0f} chars/s{ratio}", flush=True)


OURS = {
    "import syriatimeline.temporal": "import syriatimeline.temporal",
    "syriatimeline, English": (
        "from syriatimeline.temporal import Tagger; "
        "Tagger(languages=('en',)).tag('It fell on 3 May 2011.', '2025-04-25')"
    ),
    "syriatimeline, Russian": (
        "from syriatimeline.temporal import Tagger; "
        "Tagger(languages=('ru',)).tag('Он пал 3 мая 2011 года.', '2025-04-25')"
    ),
}


def start_up(runs: int = 9) -> None:
    """Print what a process costs that imports a tool and tags one sentence.

    Byte code is kept between the processes, as an installed package has it, wherever that of the
    interpreter at hand is: reading our sources anew would cost half as much again.
    """
    from tagging.peers import installed

    programs = OURS | {each.name: each.program for each in installed()}
    print(f"\nstart-up and first text, medians of {runs} processes in milliseconds")
    print(f"{'what':<32}{'over bare':>10}{'in all':>8}")
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as folder:
        machine = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for number in range(runs + 1):
            for name, program in programs.items():
                pair = (_seconds(program, machine), _seconds("pass", machine))
                if number:  # the first warms the disk and writes byte code
                    times[name].append(pair)
    for name, pairs in times.items():
        over = statistics.median(own - bare for own, bare in pairs) * 1000
        whole = statistics.median(own for own, _ in pairs) * 1000
        print(f"{name:<32}{over:>10.0f}{whole:>8.0f}", flush=True)


def _seconds(program: str, machine: dict[str, str]) -> float:
    command = [sys.executable, "-c", program]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=machine)
    return time.perf_counter() - start if done.returncode == 0 else float("nan")
