"""Start-up: what `import syriatimeline`, the first `load()` and the command cost.

Each command is run in a fresh interpreter, in turn with a bare one, so that both meet the same
machine; the medians of the differences are printed, in milliseconds. Byte code is kept between the
runs, as an installed package has it.

    python benchmarks/startup.py [--runs N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

CASES = {
    "import syriatimeline": "import syriatimeline",
    "import and first load()": "import syriatimeline as st; st.load()",
    "import, load() and one filter": (
        "import syriatimeline as st; st.load().where(during='2024-12', actor='Russia')"
    ),
    "import attrs alone, for comparison": "import attrs",
    "syriatimeline --version": None,
    "syriatimeline timeline": None,
}
TARGETS = {"import syriatimeline": 60, "import and first load()": 150}


def seconds(command: list[str], byte_code: str) -> float:
    """Wall time of one run, with the folder for byte code."""
    machine = {**os.environ, "PYTHONPYCACHEPREFIX": byte_code, "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=machine)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="counted runs of each (default 15)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        measure(runs, folder)


def measure(runs: int, folder: str) -> None:
    """Measure and print each case."""
    bare = [sys.executable, "-c", "pass"]
    print(f"Python {sys.version.split()[0]}, {runs} runs, medians in milliseconds")
    print(f"{'what':<36} {'over bare':>9} {'in all':>7}   target (in all, less for import)")
    for name, code in CASES.items():
        arguments = name.split()[1:]
        command = [sys.executable, "-m", "syriatimeline", *arguments]
        if code is not None:
            command = [sys.executable, "-c", code]
        seconds(command, folder)
        seconds(bare, folder)
        pairs = [(seconds(command, folder), seconds(bare, folder)) for _ in range(runs)]
        whole = statistics.median(own for own, _ in pairs) * 1000
        over = statistics.median(own - base for own, base in pairs) * 1000
        target = f"at most {TARGETS[name]}" if name in TARGETS else ""
        print(f"{name:<36} {over:>9.0f} {whole:>7.0f}   {target}")


if __name__ == "__main__":
    main()
