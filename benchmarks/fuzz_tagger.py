"""Fuzz the tagger: mutate the texts of its corpora, guided by coverage, until something breaks.

Not part of the tests. Needs atheris, which has wheels for CPython 3.11 on Linux::

    python3.11 -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris .
    /tmp/fuzz/bin/python benchmarks/fuzz_tagger.py -max_total_time=300 /tmp/seeds

Arguments are those of libFuzzer; a folder among them keeps the inputs that reached new code, and
is filled with the corpora if it is empty. The first byte of an input chooses language, kind and
day of writing, the rest is the text. What breaks is written to ``crash-…``; give that file
as the only argument to see it again.
"""

from __future__ import annotations

import importlib
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

atheris: Any = importlib.import_module("atheris")
with atheris.instrument_imports(include=["syriatimeline.temporal"]):
    from syriatimeline.temporal import Tagger

import yaml  # noqa: E402  (after what is instrumented)

TAGGERS = [
    tagger
    for code in ("en", "ru")
    for tagger in (
        Tagger(languages=(code,)),
        Tagger(languages=(code,), kind="narrative"),
        Tagger(languages=(code,), domain="finance"),
    )
]
REFERENCES = [
    None,
    "2025-04-25",
    "2024-02-29",
    "0001-01-01",
    "9999-12-31",
    "2025-04",
    "0001-01-01/9999-12-31",
]


def run(data: bytes) -> None:
    """Tag one input; whatever is wrong with it raises."""
    choice = data[0] if data else 0
    text = data[1:].decode("utf-8", errors="ignore")
    tagger = TAGGERS[choice % len(TAGGERS)]
    mentions = tagger.tag(text, REFERENCES[choice // len(TAGGERS) % len(REFERENCES)])
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.readings[0].value == mention.value
        mention.explain()
        end = mention.end
    assert mentions == tagger.tag(text, REFERENCES[choice // len(TAGGERS) % len(REFERENCES)])


def fill(folder: Path) -> None:
    """Write the texts of the corpora into a folder, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for number, code in enumerate(("en", "ru")):
        path = files("syriatimeline.temporal") / "languages" / code / "corpus.yaml"
        groups = yaml.safe_load(path.read_text("utf-8"))
        texts = [text for group in groups for text in group.get("texts", group.get("never"))]
        for place, text in enumerate(texts):
            plain = text.replace("[", "").replace("]", "")
            choice = bytes([number * 3 + len(TAGGERS) * (place % len(REFERENCES))])
            (folder / f"{code}-{place:04d}").write_bytes(choice + plain.encode())


def main() -> None:
    """Fuzz until the time that libFuzzer was given is over."""
    for argument in sys.argv[1:]:
        if not argument.startswith("-") and not Path(argument).is_file():
            fill(Path(argument))
    atheris.Setup(sys.argv, run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
