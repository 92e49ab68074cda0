"""The dataset that "Add an article" leads to is made from the page, step by step, and is sound."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import syriatimeline as st
from authoring import HAS_TEXTS, SEEDS
from syriatimeline.dataset import read_folder
from syriatimeline.dataset.read_registry import PLACE_KINDS
from syriatimeline.events import ACTOR_KINDS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "add-an-article.md").read_text("utf-8")
BLOCK = re.compile(r"^```(yaml|text|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(match[1], match[2]) for match in BLOCK.finditer(PAGE)]
FILE = re.compile(r"# (?P<name>\S+?)(?P<part>, all of it|, at the end)?\n")

needs_texts = pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """What somebody has who did all that the page shows."""
    shutil.copytree(SEEDS, tmp_path / "mine")
    (tmp_path / "mine" / "lantern.txt").write_text(_first("text"), "utf-8", newline="\n")
    for language, text in BLOCKS:
        named = FILE.match(text)
        if "yaml" == language and named and named["name"].startswith("mine/"):
            path = tmp_path / named["name"]
            before = path.read_text("utf-8") if ", at the end" == named["part"] else ""
            path.write_text(before + text[named.end() :], "utf-8", newline="\n")
    return tmp_path / "mine"


def _first(language: str) -> str:
    return next(text for name, text in BLOCKS if language == name)


@needs_texts
def test_the_page_leads_to_a_dataset_without_a_problem(mine: Path) -> None:
    """Every block stands in its file, and nothing else is needed."""
    found = read_folder(mine)

    assert () == found.problems
    assert "mine" == found.dataset.edition.name
    assert "syt-0101" in {event.id for event in found.dataset.events}


def test_every_block_is_part_of_something_that_is_tested() -> None:
    """A block of YAML is a file of the example, stands in our own dataset, or is the slips."""
    slips = (ROOT / "docs" / "_examples" / "slips.yaml").read_text("utf-8")
    for language, text in BLOCKS:
        if "yaml" != language or text == slips:
            continue
        named = FILE.match(text)

        assert named is not None, text
        if named["part"] is None:
            assert text[named.end() :] in (ROOT / named["name"]).read_text("utf-8")
        else:
            assert named["name"].startswith("mine/")


def test_nothing_on_the_page_is_seen_only_where_sphinx_built_it() -> None:
    """On GitHub, an included file is not there."""
    assert "literalinclude" not in PAGE


def test_the_hashes_are_those_of_the_text() -> None:
    """Copied from the page with one line end at its end."""
    right = hashlib.sha256(_first("text").encode()).hexdigest()

    assert 2 == PAGE.count(f"sha256: {right}\n")


def test_every_kind_is_named() -> None:
    """Those of actors and those of places."""
    words = " ".join(PAGE.split())
    for kinds in (ACTOR_KINDS, PLACE_KINDS):
        *most, last = (f"`{kind}`" for kind in kinds)

        assert f"{', '.join(most)} or {last}" in words


@needs_texts
def test_the_commands_print_what_the_page_shows(mine: Path) -> None:
    """In the order of the page; the first of them copies the dataset, which the fixture did."""
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    commands = []
    for at, (language, text) in enumerate(BLOCKS):
        if "sh" != language or text.startswith("cp "):
            continue
        commands.append(text)
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(text)],
            cwd=mine.parent,
            env=environment,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        if BLOCKS[at + 1 :] and "text" == BLOCKS[at + 1][0]:
            assert done.stdout.endswith(BLOCKS[at + 1][1])

    assert ["check", "compile", "show"] == [command.split()[1] for command in commands]


@needs_texts
def test_what_was_compiled_is_a_timeline_of_its_own_name(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loaded from either folder, as the page says."""
    monkeypatch.chdir(mine.parent)
    subprocess.run(
        [sys.executable, "-m", "syriatimeline", "compile", "mine", "--output", "mine-compiled"],
        capture_output=True,
        check=True,
    )
    timeline = st.load("mine-compiled")

    assert 'st.load("mine-compiled")["syt-0101"].cite()' in PAGE
    assert ", mine 0.1 (fingerprint " in timeline["syt-0101"].cite()
    assert st.load("mine").fingerprint == timeline.fingerprint
