"""A language that was started is a pack that works."""

from __future__ import annotations

from pathlib import Path

import pytest

from syriatimeline.errors import LanguageError
from syriatimeline.temporal.corpus import run_corpus
from syriatimeline.temporal.lint import lint
from syriatimeline.temporal.pack import read_pack
from syriatimeline.temporal.start import start_language


def test_what_is_written_is_sound(tmp_path: Path) -> None:
    pack = read_pack(start_language("qab", tmp_path / "a" / "qab", "Borlandic"))
    assert ("qab", "Borlandic") == (pack.code, pack.name)
    assert [] == lint(pack)
    outcomes = list(run_corpus(pack))
    assert outcomes
    assert [] == [str(each) for each in outcomes if not each.passed]


def test_without_a_name_the_code_is_one(tmp_path: Path) -> None:
    assert "sr-latn" == read_pack(start_language("sr-latn", tmp_path)).name


@pytest.mark.parametrize("code", ["", "en", "english!", "QAA", "../x", "q", "qaa\n"])
def test_what_is_no_code_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(LanguageError, match="code"):
        start_language(code, tmp_path / "x")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", ['a"b', "a\nb", "a\\b"])
def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LanguageError, match="name"):
        start_language("qab", tmp_path / "x", name)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("mine", "utf-8")
    with pytest.raises(LanguageError, match=r"words\.txt: it is there already"):
        start_language("qab", tmp_path)
    assert ["words.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(LanguageError, match="cannot be written"):
        start_language("qab", tmp_path / "file" / "qab")
