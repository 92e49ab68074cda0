"""Bundles of older schemas: read, compared and checked like those of today."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command, write_dataset
from bundles import SCHEMA_1, Change, change_head
from syriatimeline.dataset import (
    SCHEMA_VERSION,
    Dataset,
    bundle_files,
    compile_folder,
    read_bundle,
    write_bundle,
)
from syriatimeline.dataset.rules import check_bundle
from syriatimeline.errors import DatasetError, SchemaVersionError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The tiny dataset in schema 1, to be changed."""
    return Path(shutil.copytree(SCHEMA_1, tmp_path / "old"))


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The tiny dataset as it is compiled today."""
    return compile_folder(write_dataset(tmp_path_factory.mktemp("tiny"))).dataset


def test_the_sample_is_of_schema_1() -> None:
    """Two files, with another fingerprint than today's."""
    head = json.loads((SCHEMA_1 / "timeline.json").read_text("utf-8"))

    assert {"timeline.json", "quotes.json"} == {path.name for path in SCHEMA_1.iterdir()}
    assert 1 == head["schema_version"] < SCHEMA_VERSION


def test_what_is_migrated_is_what_is_compiled_today(today: Dataset) -> None:
    """The content to the letter, and its fingerprint of today, on every record."""
    read = read_bundle(SCHEMA_1)

    assert today == read
    assert today.edition == read.edition
    assert {read.edition} == {record.edition for record in read.records}
    assert bundle_files(today) == bundle_files(read)
    assert () == check_bundle(read)


def test_nothing_is_written_where_it_lies(old: Path, today: Dataset) -> None:
    """Migrating is reading; compiling again writes it anew."""
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    read_bundle(old)

    assert before == {path.name: path.read_bytes() for path in old.iterdir()}

    write_bundle(read_bundle(old), old)

    assert bundle_files(today).keys() == {path.name for path in old.iterdir()}
    assert today == read_bundle(old)


def test_without_quotes_it_is_read_all_the_same(old: Path, today: Dataset) -> None:
    """The words are empty, as in a bundle without quotes today, and so the fingerprint differs."""
    (old / "quotes.json").unlink()
    read = read_bundle(old)

    assert {""} == {quote.exact for _, quote in read.quotes}
    assert [record.standing for record in today.records] == [r.standing for r in read.records]
    assert () == check_bundle(read)


@pytest.mark.parametrize(
    "change",
    [
        lambda head: head.update(fingerprint="0" * 16),
        lambda head: head.pop("fingerprint"),
        lambda head: head["events"][0]["titles"].update(en="Envoys quarrel"),
        lambda head: head["events"][0]["claims"][0].update(gloss="they met"),
        lambda head: head.pop("events"),
        lambda head: head.update(events=None),
        lambda head: head.update(schema_version=0),
    ],
    ids=["fingerprint", "none", "title", "gloss", "no events", "null", "schema 0"],
)
def test_a_damaged_old_bundle_is_one_sentence(old: Path, change: Change) -> None:
    """What was altered after it was compiled is not migrated."""
    change_head(old, change)
    with pytest.raises(DatasetError, match=r"is damaged \(.*\); compile it again"):
        read_bundle(old)
    ran = run_command("check", old)

    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(r"Error: .+\n", ran.err)


@pytest.mark.parametrize(
    "text", [b"{", b"[]", b'{"syt-0001.c1": ["a", "b", "c"]}', b"\xff", b"", b"[" * 100_000]
)
def test_damaged_old_quotes_are_one_sentence(old: Path, text: bytes) -> None:
    (old / "quotes.json").write_bytes(text)
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(old)


def test_quotes_that_are_a_folder_are_damage(old: Path) -> None:
    (old / "quotes.json").unlink()
    (old / "quotes.json").mkdir()
    with pytest.raises(DatasetError):
        read_bundle(old)


@pytest.mark.parametrize("change", ["fields", "claims"])
def test_unreadable_records_are_damage_even_with_their_fingerprint(old: Path, change: str) -> None:
    """Without quotes there is nothing to compare the fingerprint with."""
    (old / "quotes.json").unlink()
    if change == "fields":
        change_head(old, lambda head: head["events"][0].update(mood="good"))
    else:
        change_head(old, lambda head: head["events"][0]["claims"][0].update(origin="org-999"))
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(old)


@pytest.mark.parametrize("newer", [SCHEMA_VERSION + 1, 99])
def test_a_newer_schema_says_so(old: Path, newer: int) -> None:
    """With the way out, from Python and from the command line."""
    change_head(old, lambda head: head.update(schema_version=newer))
    says = f"{old} has schema {newer}, this version reads up to {SCHEMA_VERSION}; update syriatim"
    with pytest.raises(SchemaVersionError, match=re.escape(says)):
        read_bundle(old)
    ran = run_command("timeline", "--dataset", old)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"Error: {says}")


# -- commands --------------------------------------------------------------------------------


def test_check_takes_it(old: Path) -> None:
    ran = run_command("check", old)

    assert (0, "") == (ran.code, ran.err)
    assert f"{old}: 0 problems in 3 events, 1 situation, 6 claims, 2 articles\n" == ran.out


def test_diff_finds_nothing_between_it_and_today(old: Path, today: Dataset, tmp_path: Path) -> None:
    """Nor between it and its authoring folder."""
    write_bundle(today, tmp_path / "new")
    for other in (tmp_path / "new", write_dataset(tmp_path / "tiny")):
        ran = run_command("diff", old, other)

        assert (0, "") == (ran.code, ran.err)
        assert 2 == ran.out.count(today.edition.fingerprint)


def test_diff_finds_what_an_update_changed(old: Path, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "tiny")
    events = folder / "events" / "2025-spring.yaml"
    text = events.read_text("utf-8").replace("en: Ana Arden asks", "en: Ana Arden asked")
    events.write_text(text, "utf-8")
    ran = run_command("diff", old, folder)

    assert 0 == ran.code
    assert "Ana Arden asked" in ran.out


def test_timeline_and_load_take_it(old: Path, today: Dataset, tmp_path: Path) -> None:
    write_bundle(today, tmp_path / "new")
    printed, expected = (
        run_command("timeline", "--dataset", each) for each in (old, tmp_path / "new")
    )

    assert (0, "") == (printed.code, printed.err)
    assert expected.out == printed.out
    assert today.edition.fingerprint == st.load(old).fingerprint
    assert st.load(old)["syt-0003"].explain() == st.load(tmp_path / "new")["syt-0003"].explain()
