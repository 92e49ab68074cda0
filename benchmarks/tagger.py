"""The temporal tagger: accuracy, peers, speed, memory, hostile inputs.

The development sets (see their FORMAT.md) are licensed and lie outside of the checkout; only
figures are printed, never their text. Without an option, only the accuracy is measured.

    python benchmarks/tagger.py --gold DIR [--peers] [--speed] [--memory] [--hostile] [--only SET]

The peers are the dependency group `bench`: `pip install --group bench`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tagging import accuracy, hostile, memory, peers, speed

SETS = ("timebank", "aquaint", "nerel-ru")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="folder of the development sets")
    parser.add_argument("--only", choices=SETS, help="one set only")
    for name, what in (
        ("peers", "accuracy of other tools on the same texts"),
        ("speed", "characters per second and start-up, side by side with the peers"),
        ("memory", "peak memory of a stream of 1, 10 and 100 MB"),
        ("hostile", "how the time grows on inputs made to be slow"),
    ):
        parser.add_argument(f"--{name}", action="store_true", help=what)
    parser.add_argument(
        "--longest", type=float, default=4, help="longest hostile input, million characters"
    )
    options = parser.parse_args()
    names = (options.only,) if options.only else SETS
    if not (options.peers or options.speed or options.memory or options.hostile):
        accuracy.ours(options.gold, names)
    if options.peers:
        accuracy.of_peers(options.gold, names, peers.installed())
    if options.speed:
        speed.measure(options.gold, names, peers.installed())
        speed.start_up()
    if options.memory:
        memory.measure()
    if options.hostile:
        hostile.measure(options.longest)


if __name__ == "__main__":
    main()
