"""``syriatimeline check``: its exit codes and what it prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from authoring import DATA, EVENTS, HAS_TEXTS, SEEDS, edit, edit_text, run_command, write_dataset
from bundles import hashed
from syriatimeline.dataset import compile_folder, load_dataset, write_bundle

needs_texts = pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")

TINY = "3 events, 1 situation, 6 claims, 2 articles\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset."""
    return write_dataset(tmp_path / "tiny")


@pytest.fixture
def bundle(folder: Path, tmp_path: Path) -> Path:
    """The tiny dataset, compiled."""
    write_bundle(compile_folder(folder).dataset, tmp_path / "bundle")
    return tmp_path / "bundle"


# -- the dataset -----------------------------------------------------------------------------


def test_installed_dataset() -> None:
    """Without a path the dataset of the package is checked."""
    dataset = load_dataset()
    ran = run_command("check")

    assert (0, "") == (ran.code, ran.err)
    assert (
        f"the installed dataset {dataset.edition.version}: 0 problems in "
        f"{len(dataset.events)} events, {len(dataset.situations)} situations, "
        f"{len(list(dataset.claims))} claims, {len(dataset.articles)} articles\n"
    ) == ran.out


@needs_texts
def test_seeds() -> None:
    """The authoring folder of the published dataset is clean."""
    ran = run_command("check", SEEDS)

    assert (0, "") == (ran.code, ran.err)
    assert f"{SEEDS}: 0 problems in " in ran.out.splitlines()[-1]


def test_compiled_bundle(bundle: Path) -> None:
    """A folder with a bundle is checked as one."""
    assert (0, f"{bundle}: 0 problems in {TINY}", "") == run_command("check", bundle)


def test_published_bundle() -> None:
    """The bundle in the package is clean as a folder too."""
    assert 0 == run_command("check", DATA).code


def test_altered_bundle(bundle: Path) -> None:
    """A bundle that was changed by hand is reported, with 1, even in a claim."""
    edit(bundle / "claims.jsonl", "met in Cliffton on May 5", "met in Clifton on May 5")
    found = run_command("check", bundle)
    ran = run_command("check", hashed(bundle))

    assert 2 == found.code
    assert f"{bundle} is damaged (claims.jsonl is not the file that was compiled)" in found.err
    assert 1 == ran.code
    assert re.fullmatch(
        r"timeline\.json:1:1 SYT802 the content has not the fingerprint .*\n", ran.out
    )
    assert f"{bundle}: 1 problem in {TINY}" == ran.err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema_version": 99}'])
def test_bundle_that_cannot_be_read(bundle: Path, text: str) -> None:
    """A damaged bundle, or one of a newer schema, ends with 2 and one sentence."""
    (bundle / "timeline.json").write_text(text, "utf-8")
    ran = run_command("check", bundle)

    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(r"Error: .+\n", ran.err)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        *(("timeline.json", ""), ("records.jsonl", "")),
        *((name, ", line 1") for name in ("claims.jsonl", "quotes.jsonl")),
    ],
)
@pytest.mark.parametrize("line", ["[", "3", "null", "\0", "[" * 100_000])
def test_damage_in_a_line_is_one_sentence(bundle: Path, name: str, at: str, line: str) -> None:
    """It ends with 2, and says in which file and line, though nobody asked for the claim."""
    lines = (bundle / name).read_text("utf-8").split("\n")
    (bundle / name).write_text("\n".join([line, *lines[1:]]), "utf-8")
    ran = run_command("check", bundle if name == "timeline.json" else hashed(bundle))

    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(r"Error: .+ is damaged .+; compile it again\n", ran.err)
    assert not at or f"{bundle}/{name}{at}" in ran.err


def test_problems_end_with_1(folder: Path) -> None:
    """Problems stand on standard output, their number on standard error."""
    edit(folder / EVENTS, "places: [cliffton]", "places: [clifton]")
    edit(folder / "places.yaml", "kind: city", "kind: citi")
    ran = run_command("check", folder)

    assert 1 == ran.code
    assert ["SYT302", "SYT204"] == [line.split()[1] for line in ran.out.splitlines()]
    assert f"{folder}: 2 problems in {TINY}" == ran.err


def test_every_line_is_a_place_a_code_and_a_message(folder: Path) -> None:
    """Each problem is one line that tools can take apart."""
    edit(folder / EVENTS, "quote: met in Cliffton", "quote: met in Clifton")
    lines = run_command("check", folder).out.splitlines()

    assert lines
    assert all(re.fullmatch(r"[\w./-]+:\d+:\d+ SYT\d{3} \S.*", line) for line in lines)


@pytest.mark.parametrize("name", ["none", "file", "empty"])
def test_nothing_there_to_check(tmp_path: Path, name: str) -> None:
    """A folder that is not there, a file, and a folder without a dataset end with 2."""
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    ran = run_command("check", tmp_path / name)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"Error: {tmp_path / name}: ")
    assert 1 == ran.err.count("\n")


# -- the ledger ------------------------------------------------------------------------------


def test_ledger(folder: Path) -> None:
    """Every sentence and time expression is printed with what became of it, and counted."""
    ran = run_command("check", folder, "--coverage")

    assert (0, "") == (ran.code, ran.err)
    assert "art-0001 The Lantern\n  16-33 “Harbour talks end” dismissed: the headline" in ran.out
    assert "      83-88 “May 5” used by syt-0001.c1\n" in ran.out
    assert (
        "  5 sentences: 2 used, 3 dismissed, 0 unexplained; "
        "2 time expressions: 2 used, 0 dismissed, 0 unexplained\n"
    ) in ran.out
    assert (
        "all articles: 8 sentences: 5 used, 3 dismissed, 0 unexplained; "
        "3 time expressions: 3 used, 0 dismissed, 0 unexplained\n"
    ) in ran.out


def test_ledger_shows_what_is_unexplained(folder: Path) -> None:
    """What is neither used nor dismissed stands out, and is a problem."""
    edit_text(folder, "000_lantern.txt", "about the harbour.", "about the harbour of tomorrow.")
    ran = run_command("check", folder, "--coverage")

    assert 1 == ran.code
    assert re.search(r"^ +\d+-\d+ “tomorrow” UNEXPLAINED$", ran.out, re.MULTILINE)
    assert "SYT702" in ran.out


@needs_texts
def test_ledger_of_seeds() -> None:
    """Nothing in the published dataset is unexplained."""
    ran = run_command("check", SEEDS, "--coverage")

    assert 0 == ran.code
    assert "UNEXPLAINED" not in ran.out
    assert 2 * (1 + len(load_dataset().articles)) == ran.out.count(" 0 unexplained")


@pytest.mark.parametrize("name", ["", "bundle"])
def test_ledger_needs_an_authoring_folder(bundle: Path, name: str) -> None:
    """A compiled bundle has no texts that a ledger could be made of."""
    ran = run_command("check", *([bundle] if name else []), "--coverage")

    assert (2, "") == (ran.code, ran.out)
    assert "--coverage needs an authoring folder" in ran.err


# -- quotes against texts --------------------------------------------------------------------


@needs_texts
def test_installed_quotes_against_their_articles() -> None:
    """Every quote of the package stands in the articles."""
    ran = run_command("check", "--articles", SEEDS)

    assert 0 == ran.code
    assert f"quotes: {len(list(load_dataset().quotes))} ok, 0 moved, 0 changed, 0 missing\n" in (
        ran.out
    )


def test_quotes_against_unchanged_texts(bundle: Path, folder: Path) -> None:
    """Where all is as it was, only the count is printed, with 0."""
    ran = run_command("check", bundle, "--articles", folder)

    assert (0, "") == (ran.code, ran.err)
    assert f"quotes: 7 ok, 0 moved, 0 changed, 0 missing\n{bundle}: 0 problems in {TINY}" == ran.out


def test_quotes_against_changed_texts(bundle: Path, folder: Path, tmp_path: Path) -> None:
    """Each quote that is not at its place is printed with what became of it, with 1."""
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copy(folder / "000_lantern.txt", texts)
    edit(texts / "000_lantern.txt", "on May 5 to speak", "on May 6 to speak")
    edit(texts / "000_lantern.txt", "Last week the", "A week ago, or last week, the")
    ran = run_command("check", bundle, "--articles", texts)

    assert 1 == ran.code
    assert "syt-0001.c1 in art-0001: changed, the words are gone\n" in ran.out
    assert re.search(r"^err-001 in art-0001: moved, from \d+ to \d+$", ran.out, re.MULTILINE)
    assert "syt-0003.c1 in art-0002: missing, 001_herald.txt is not there\n" in ran.out
    assert "quotes: 0 ok, 1 moved, 2 changed, 4 missing\n" in ran.out


def test_quotes_against_no_texts(bundle: Path, tmp_path: Path) -> None:
    """A folder of texts that is not there ends with 2."""
    ran = run_command("check", bundle, "--articles", tmp_path / "none")

    assert 2 == ran.code
    assert "there is no such folder" in ran.err


def test_bundle_without_quotes(folder: Path, tmp_path: Path) -> None:
    """A bundle without quotes is verified by the hashes of the texts."""
    bare = tmp_path / "bare"
    write_bundle(compile_folder(folder).dataset, bare, quotes=False)
    ran = run_command("check", bare, "--articles", folder)

    assert 0 == ran.code
    assert " 0 moved, 0 changed, 0 missing" in ran.out
    assert not (bare / "quotes.jsonl").exists()
    assert "exact" not in "".join(path.read_text("utf-8") for path in bare.iterdir())
