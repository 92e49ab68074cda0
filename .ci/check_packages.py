"""Prove that no package holds an article: no source text, and no long run of one's words.

And that each holds the compiled dataset, all four files.

    python .ci/check_packages.py dist seeds

A quote may have 40 words; no member of a package may repeat more than that of an article in a row.
"""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

MOST_WORDS = 40
#: Without these an installed package has no dataset.
DATA = {"dataset/data/timeline.json"} | {
    f"dataset/data/{name}.jsonl" for name in ("records", "claims", "quotes")
}


def members(package: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a wheel or sdist with its content."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            for name in wheel.namelist():
                yield name, wheel.read(name)
        return
    with tarfile.open(package) as sdist:
        for member in sdist.getmembers():
            stream = sdist.extractfile(member)
            if stream is not None:
                yield member.name, stream.read()


def words(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of one word more than a quote may have."""
    listed = words(text)
    length = MOST_WORDS + 1
    return {tuple(listed[at : at + length]) for at in range(len(listed) - length + 1)}


def main() -> int:
    """Check every package; 1 if one holds what it must not."""
    packages, seeds = Path(sys.argv[1]), Path(sys.argv[2])
    sources = {path.name: path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))}
    forbidden = {run: name for name, text in sources.items() for run in runs(text)}
    found = 0
    checked = sorted([*packages.glob("*.whl"), *packages.glob("*.tar.gz")])
    for package in checked:
        count = 0
        missing = set(DATA)
        for name, content in members(package):
            count += 1
            missing -= {each for each in DATA if name.endswith(f"syriatimeline/{each}")}
            text = content.decode("utf-8", "replace")
            hit = next((run for run in runs(text) if run in forbidden), None)
            if Path(name).name in sources or hit is not None:
                found += 1
                print(f"{package.name}: {name} holds words of {forbidden.get(hit or (), name)}")
        if missing:
            found += 1
            print(f"{package.name}: there is no {', no '.join(sorted(missing))}")
        print(f"{package.name}: {count} files, none holds an article" if not found else "failed")
    return 1 if found or len(checked) != 2 or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
