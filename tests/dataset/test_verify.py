"""Quotes against texts that a user has: ok, moved, changed, missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring import DATA, HAS_TEXTS, LANTERN, SEEDS, edit, write_dataset
from syriatimeline.dataset import (
    Dataset,
    Verified,
    compile_folder,
    load_dataset,
    read_bundle,
    verify_quotes,
    write_bundle,
)
from syriatimeline.errors import UnusableInputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset; its texts are changed after it was compiled."""
    return write_dataset(tmp_path / "tiny")


@pytest.fixture
def dataset(folder: Path) -> Dataset:
    """The tiny dataset, compiled."""
    return compile_folder(folder).dataset


def _verified(dataset: Dataset, folder: Path) -> dict[str, Verified]:
    return {each.owner: each for each in verify_quotes(dataset, folder)}


def _verdicts(dataset: Dataset, folder: Path, article: str = "art-0001") -> dict[str, str]:
    found = _verified(dataset, folder).values()
    return {each.owner: each.verdict for each in found if each.article == article}


ALL_OK = {"syt-0001.c1": "ok", "syt-0002.c1": "ok", "err-001": "ok"}


@pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")
def test_published_quotes_stand_in_the_articles() -> None:
    """Every quote of the published dataset stands at its place."""
    verified = list(verify_quotes(load_dataset(), SEEDS))

    assert {"ok"} == {each.verdict for each in verified}
    assert [owner for owner, _ in load_dataset().quotes] == [each.owner for each in verified]


def test_unchanged_texts(dataset: Dataset, folder: Path) -> None:
    """In the texts described, every quote is where it was."""
    quotes = dict(dataset.quotes)

    assert {owner: ("ok", quote.start) for owner, quote in quotes.items()} == {
        owner: (each.verdict, each.start) for owner, each in _verified(dataset, folder).items()
    }


@pytest.mark.parametrize(
    "change",
    [b"\xef\xbb\xbf" + LANTERN.encode(), LANTERN.replace("\n", "\r\n").encode()],
    ids=["byte order mark", "CRLF"],
)
def test_another_form_of_the_same_text(dataset: Dataset, folder: Path, change: bytes) -> None:
    """A byte order mark and line ends are no part of the text that offsets count in."""
    (folder / "000_lantern.txt").write_bytes(change)

    assert ALL_OK == _verdicts(dataset, folder)


def test_text_changed_after_a_quote(dataset: Dataset, folder: Path) -> None:
    """A quote at its place is ok though the text differs elsewhere."""
    edit(folder / "000_lantern.txt", "never closed", "never open")
    found = _verified(dataset, folder)["syt-0001.c1"]

    assert ALL_OK == _verdicts(dataset, folder)
    assert "the text differs elsewhere" == found.detail


def test_text_changed_before_a_quote(dataset: Dataset, folder: Path) -> None:
    """A quote that was pushed on has moved, and its new place is told."""
    start = dict(dataset.quotes)["syt-0001.c1"].start
    edit(folder / "000_lantern.txt", "Harbour talks end", "Harbour talks end at last")
    found = _verified(dataset, folder)["syt-0001.c1"]

    assert {"moved"} == set(_verdicts(dataset, folder).values())
    assert ("moved", start + len(" at last")) == (found.verdict, found.start)
    assert f"from {start} to {start + len(' at last')}" == found.detail


def test_words_changed_around_a_quote(dataset: Dataset, folder: Path) -> None:
    """A quote whose neighbours changed is found by its own words, if they stand once."""
    edit(folder / "000_lantern.txt", "asked the Borlandik side for", "begged the Borlandik side on")
    quote = dict(dataset.quotes)["err-001"]
    found = _verified(dataset, folder)["err-001"]

    assert ("asked " in quote.prefix) or (" for" in quote.suffix)
    assert ("moved", quote.start + 1) == (found.verdict, found.start)


def test_words_changed_in_a_quote(dataset: Dataset, folder: Path) -> None:
    """A quote whose words are gone has changed; the others of its article are looked up alike."""
    edit(folder / "000_lantern.txt", "met in Cliffton on May 5", "met in Cliffton on May 6")
    found = _verified(dataset, folder)["syt-0001.c1"]

    assert ALL_OK | {"syt-0001.c1": "changed"} == _verdicts(dataset, folder)
    assert (None, "the words are gone") == (found.start, found.detail)


def test_quote_that_now_stands_twice(dataset: Dataset, folder: Path) -> None:
    """Where the words stand several times elsewhere, nothing says which is meant."""
    path = folder / "000_lantern.txt"
    moved = "met in Cliffton on May 5"
    edit(path, "Harbour talks end", "Harbour talks end at last")
    path.write_text(path.read_text("utf-8") + f"They {moved}.\n", "utf-8")
    found = _verified(dataset, folder)["syt-0001.c1"]

    assert ("changed", "the words now stand 2 times") == (found.verdict, found.detail)


def test_text_that_is_not_there(dataset: Dataset, folder: Path) -> None:
    """The quotes of a text that is not there are missing, those of others are not."""
    (folder / "000_lantern.txt").unlink()
    found = _verified(dataset, folder)["err-001"]

    assert {"missing"} == set(_verdicts(dataset, folder).values())
    assert {"ok"} == set(_verdicts(dataset, folder, "art-0002").values())
    assert (None, "000_lantern.txt is not there") == (found.start, found.detail)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe"], ids=["empty", "another encoding"])
def test_text_that_cannot_be_read(dataset: Dataset, folder: Path, data: bytes) -> None:
    """The quotes of a text that cannot be read are missing, with the reason."""
    (folder / "000_lantern.txt").write_bytes(data)
    found = _verified(dataset, folder)["err-001"]

    assert "missing" == found.verdict
    assert "000_lantern.txt" in found.detail


def test_bundle_without_quotes(dataset: Dataset, folder: Path, tmp_path: Path) -> None:
    """Without its words a quote is ok in the text described, and unknown in any other."""
    write_bundle(dataset, tmp_path / "bare", quotes=False)
    bare = read_bundle(tmp_path / "bare")

    assert ALL_OK == _verdicts(bare, folder)

    edit(folder / "000_lantern.txt", "never closed", "never open")

    assert {"changed"} == set(_verdicts(bare, folder).values())
    assert {"ok"} == set(_verdicts(bare, folder, "art-0002").values())


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    """Where there is no folder, there is nothing to verify against."""
    assert (DATA / "timeline.json").is_file()
    with pytest.raises(UnusableInputError, match="there is no such folder"):
        list(verify_quotes(load_dataset(), tmp_path / "none"))
