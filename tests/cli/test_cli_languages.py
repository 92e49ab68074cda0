"""``syriatimeline languages``: the languages of the tagger, listed and checked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from authoring import run_command
from packaged import ALANDIAN, install_language


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages on the path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A language in a folder, to be broken."""
    return Path(shutil.copytree(ALANDIAN, tmp_path / "alandian"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_languages_are_listed(site: Path) -> None:
    """Those that ship, and those of packages with their versions."""
    pack = install_language(site, "alandian")
    ran = run_command("languages")

    assert (0, "") == (ran.code, ran.err)
    assert ["en  syriatimeline", "ru  syriatimeline"] == [
        line.rpartition("  ")[0] for line in ran.out.splitlines()[:2]
    ]
    assert f"qaa  alandian 1.0  {pack}" == ran.out.splitlines()[2]


def test_a_sound_language(site: Path, folder: Path) -> None:
    """A folder, one that ships, an installed one."""
    install_language(site, "alandian")
    ran = run_command("languages", folder, "en", "qaa")

    assert (0, "") == (ran.code, ran.err)
    first, second, third = ran.out.splitlines()
    assert "Alandian (qaa): 0 problems; corpus: 8 passed, 0 failed" == first == third
    assert second.startswith("English (en): 0 problems; corpus: 774 passed")


def test_problems_and_failures_are_printed_with_their_lines(folder: Path) -> None:
    """What is expected stands beside what was found."""
    replace(folder / "words.txt", "month 3:", "month 2:")
    ran = run_command("languages", folder)

    assert (1, "") == (ran.code, ran.err)
    assert f"{folder}/words.txt: no word is month 3\n" in ran.out
    assert (
        f"{folder}/corpus.yaml:13: Alio veneko [mika pasan].\n"
        '  expected: "mika pasan" DATE 2025-03 2025-03-01/2025-03-31\n'
        '  found:    "mika pasan" DATE 2025-02 2025-02-01/2025-02-28\n'
    ) in ran.out
    assert ran.out.endswith("Alandian (qaa): 1 problem; corpus: 7 passed, 1 failed\n")


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("words.txt", "month 1", "words.txt:1: an entry is written"),
        ("rules.txt", "x: y", "rules.txt:1: a rule stands before the first 'level'"),
        ("pack.toml", "\ncode = ", "pack.toml:2: it is no TOML"),
        ("corpus.yaml", "- never: []", "corpus.yaml:1: a group has a reference"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(
    folder: Path, file: str, text: str, problem: str
) -> None:
    """Named with file and line."""
    (folder / file).write_text(text, "utf-8")
    ran = run_command("languages", folder)

    assert (1, "") == (ran.code, ran.err)
    assert ran.out.startswith(f"{folder}/{problem}")


def test_a_folder_is_written_with_a_slash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with layers; from inside it is a full stop."""
    monkeypatch.chdir(folder.parent)
    ran = run_command("languages", "alandian")
    assert (2, "") == (ran.code, ran.out)
    assert "for a folder write ./alandian" in ran.err
    assert 0 == run_command("languages", "./alandian").code
    monkeypatch.chdir(folder)
    assert 0 == run_command("languages", ".").code


@pytest.mark.parametrize(
    ("named", "says"),
    [("tlh", "no language pack is called 'tlh'; there are en, ru"), ("./none", "no pack.toml")],
)
def test_what_is_no_language_ends_with_2(named: str, says: str) -> None:
    """And one sentence."""
    ran = run_command("languages", named)

    assert (2, "") == (ran.code, ran.out)
    assert says in ran.err


def test_a_package_that_names_a_language_otherwise(site: Path) -> None:
    """Its entry point and its pack must say the same."""
    install_language(site, "alandian", "qab = alandian:languages/qaa")
    ran = run_command("languages", "qab")

    assert 1 == ran.code
    assert "pack.toml: its code is 'qaa', and alandian 1.0 names it 'qab'" in ran.out


# -- tag -------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_installed_language_can_be_tagged(site: Path, tmp_path: Path, workers: str) -> None:
    """By the option, and by what a document says."""
    install_language(site, "alandian")
    lines = ({"text": "Kvardi alio venuno."}, {"text": "Вчера он пал.", "language": "ru"})
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
    options = ("--language", "qaa", "--reference", "2025-04-25", "--workers", workers)
    ran = run_command("tag", path, *options)

    assert (0, "") == (ran.code, ran.err)
    found = [json.loads(line)["mentions"][0]["value"] for line in ran.out.splitlines()]
    assert ["2025-05-01", "2025-04-24"] == found


def test_an_installed_language_is_near(site: Path, tmp_path: Path) -> None:
    """A slip of the keys is answered with its code."""
    install_language(site, "alandian")
    (tmp_path / "a.txt").write_text("Kvardi.", "utf-8")
    ran = run_command("tag", tmp_path / "a.txt", "--language", "qba")

    assert "no language is called 'qba'; did you mean 'qaa'?" in ran.err
