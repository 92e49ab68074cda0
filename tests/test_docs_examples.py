"""The files that the pages show: the invented language, and the script for R."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import syriatimeline as st
from syriatimeline.temporal import Mention, Tagger, pack
from syriatimeline.temporal.lint import lint

EXAMPLES = Path(__file__).parent.parent / "docs" / "_examples"
ALANDIAN = EXAMPLES / "alandian"


def sentences() -> Iterator[Any]:
    for group in yaml.safe_load((ALANDIAN / "corpus.yaml").read_text("utf-8")):
        for text in group.get("texts", group.get("never")):
            yield pytest.param(group, text, id=text)


def said(mention: Mention) -> dict[str, str]:
    days = f"{mention.earliest}/{mention.latest}"
    if mention.earliest == mention.latest:
        days = f"{mention.earliest}"
    return {"type": mention.type, "value": mention.value, "days": days}


def test_the_invented_language_is_sound() -> None:
    """The lint has nothing to say."""
    assert [] == lint(pack.read_pack(ALANDIAN))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language stands among those that ship, as the last step of its page says."""
    read = pack.read_pack
    monkeypatch.setattr(pack, "LANGUAGES", (*pack.LANGUAGES, "qaa"))
    monkeypatch.setattr(
        pack, "read_pack", lambda folder: read(ALANDIAN if "qaa" == folder.name else folder)
    )
    yield
    pack.pack_of.cache_clear()


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize(("group", "marked"), list(sentences()))
def test_the_invented_language_is_read(group: dict[str, Any], marked: str) -> None:
    """Every sentence of its corpus, by the tagger itself."""
    plain = marked.replace("[", "").replace("]", "")
    found = Tagger(languages=("qaa",)).tag(plain, str(group["reference"]), language="qaa")

    assert re.findall(r"\[(.*?)\]", marked) == [each.text for each in found]
    for mention in found:
        assert {key: str(value) for key, value in group["expect"].items()} == said(mention)


def shown() -> str:
    """What the page says that the script prints."""
    return (EXAMPLES / "timeline.R.txt").read_text("utf-8")


def test_what_the_page_on_r_prints_is_what_the_library_counts() -> None:
    """Wherever R is installed or not: the same events are possible."""
    timeline = st.load()
    december = timeline.where(during="2024-12")
    open_start = sum(event.when.earliest is None for event in timeline)

    assert f"events: {len(timeline)} \n" in shown()
    assert f"possible in December 2024: {len(december)} \n" in shown()
    assert f"without a first day: {open_start} \n" in shown()


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_script_for_r_prints_what_the_page_says(tmp_path: Path) -> None:
    """Run as the page tells."""
    command = [sys.executable, "-m", "syriatimeline", "timeline", "--format", "csv"]
    table = tmp_path / "timeline.csv"
    table.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    done = subprocess.run(
        ["Rscript", "--vanilla", str(EXAMPLES / "timeline.R"), str(table)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert shown() == done.stdout
