"""The lint of language packs finds what is wrong, and nothing in those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from syriatimeline.temporal.language import LANGUAGES
from syriatimeline.temporal.lint import lint
from syriatimeline.temporal.pack import pack_of, read_pack

MONTHS = "\n".join(f"month {n}: m{'x' * n}" for n in range(1, 13))
DAYS = "\n".join(f"weekday {n}: d{'x' * n}" for n in range(1, 8))
SEASONS = "\n".join(f"season {n}: s{'x' * n}" for n in range(1, 5))
WORDS = f"{MONTHS}\n{DAYS}\n{SEASONS}\n"
RULES = "level one\nmon: month => date\nwd: weekday => date\nseas: season => date\n"
SETTINGS = """code = "qaa"
letters = "a-z"
triggers = ["month"]
past = 'was'
future = 'will'
[emit]
mon = ""
"""


def problems(tmp_path: Path, words: str = "", rules: str = "", settings: str = "") -> list[str]:
    (tmp_path / "words.txt").write_text(WORDS + words, "utf-8")
    (tmp_path / "rules.txt").write_text(RULES + rules, "utf-8")
    (tmp_path / "pack.toml").write_text(SETTINGS + settings, "utf-8")
    return lint(read_pack(tmp_path))


@pytest.mark.parametrize("code", LANGUAGES)
def test_packs_that_ship_are_sound(code: str) -> None:
    assert lint(pack_of(code)) == []


def test_a_sound_pack_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "rules", "settings", "problem"),
    [
        ("month 1: mаy", "", "", "letters of another script"),
        ("month 2: mx", "", "", "'mx' is month 1, 2; only one is read"),
        ("month 13: mz", "", "", "there is no month 13"),
        ("other 1: word", "", "", "nothing asks for 'other'"),
        ("", "x: month nothing1 => date", "", "asks for 'nothing1', which nothing is"),
        ("", "x: month => dote", "", "no builder is called 'dote'"),
        ("", "x: a=month => date", "", "the builder 'date' takes no 'a'"),
        ("", "x: month => shift", "", "the builder 'shift' needs 'unit'"),
        ("", "", 'other = ""', "nothing makes the mention 'other'"),
        ("", "", 'wd = "none"', "no guard is called 'none'"),
        ("", "", "[guards.free]\nbefore = []", "toml:8: no mention must pass the guard 'free'"),
        ("", "", "[guards.free]\nneed = ['(']", "pack.toml:8: the guard 'free': it is no pattern"),
        ("", "", "[other]", "pack.toml:8: there is no setting 'other'"),
    ],
)
def test_each_mistake_is_named(
    tmp_path: Path, words: str, rules: str, settings: str, problem: str
) -> None:
    assert any(problem in each for each in problems(tmp_path, words, rules, settings))


def test_a_month_that_no_word_names(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(WORDS.replace("month 5:", "month 4:"), "utf-8")
    (tmp_path / "rules.txt").write_text(RULES, "utf-8")
    (tmp_path / "pack.toml").write_text(SETTINGS, "utf-8")
    assert "words.txt: no word is month 5" in lint(read_pack(tmp_path))


def test_a_trigger_of_no_word(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(WORDS, "utf-8")
    (tmp_path / "rules.txt").write_text(RULES, "utf-8")
    (tmp_path / "pack.toml").write_text(SETTINGS.replace('["month"]', '["moon"]'), "utf-8")
    assert "pack.toml:3: no word is of the trigger 'moon'" in lint(read_pack(tmp_path))
