"""Languages that other packages bring: found by code, read as data, and blamed by name."""

from __future__ import annotations

import pickle
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from packaged import install_language
from syriatimeline.errors import LanguageError
from syriatimeline.temporal import language as languages_of
from syriatimeline.temporal.language import codes, detect, find_language, languages
from syriatimeline.temporal.pack import pack_of

TEXT = "Alio veneko 8 keran 2024, fermeko luno pasan."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages on the path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def changed(pack: Path, file: str, old: str, new: str) -> None:
    text = (pack / file).read_text("utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), "utf-8")


def test_a_package_brings_a_language(site: Path) -> None:
    folder = install_language(site, "alandian")
    found = st.tag(TEXT, "2025-04-25", language="qaa")
    assert ["2024-12-08", "2025-03"] == [each.value for each in found]
    assert ["qaa", "qaa"] == [each.language for each in found]
    assert "characters 12 to 24, Alandian" in found[0].explain()
    assert folder == pack_of("qaa").folder
    assert ("en", "ru", "qaa") == tuple(each.code for each in languages())
    assert "alandian 1.0" == languages()[-1].distribution


def test_it_stands_beside_those_that_ship(site: Path) -> None:
    install_language(site, "alandian")
    tagger = st.Tagger(languages=("en", "qaa"))
    assert ["2025-04-24"] == [each.value for each in tagger.tag("It fell yesterday.", "2025-04-25")]
    found = tagger.tag(TEXT, "2025-04-25", language="qaa")
    assert found == pickle.loads(pickle.dumps(tagger)).tag(TEXT, "2025-04-25", language="qaa")
    assert "qaa" == pickle.loads(pickle.dumps(pack_of("qaa"))).code
    when = st.resolve("luno pasan", "2025-04-25", "qaa")
    assert "2025-03-01/2025-03-31" == str(when.possible)


def test_the_default_stays(site: Path) -> None:
    install_language(site, "alandian")
    assert ("en", "ru") == st.Tagger().languages
    assert [] == st.tag("luno pasan", "2025-04-25")


def test_nothing_is_looked_up_for_those_that_ship(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(group: str) -> None:
        raise AssertionError(group)

    monkeypatch.setattr(languages_of, "installed", refuse)
    assert 1 == len(st.tag("It fell yesterday.", "2025-04-25"))
    assert 1 == len(st.tag("Вчера он пал.", "2025-04-25", "ru"))
    with pytest.raises(AssertionError, match=r"syriatimeline\.languages"):
        st.Tagger(languages=("qaa",))


def test_what_is_installed_later_is_seen_and_what_is_removed_is_gone(site: Path) -> None:
    assert ("en", "ru") == codes()
    with pytest.raises(LanguageError):
        pack_of("qaa")
    install_language(site, "alandian")
    assert "Alandian" == pack_of("qaa").name
    for path in site.iterdir():
        shutil.rmtree(path)
    with pytest.raises(LanguageError):
        pack_of("qaa")


def test_an_unknown_code_names_those_that_there_are(site: Path) -> None:
    said = r"no language pack is called 'tlh'; there are en, ru; installed: none"
    with pytest.raises(LanguageError, match=said):
        st.Tagger(languages=("tlh",))
    install_language(site, "alandian")
    with pytest.raises(LanguageError, match="there are en, ru; installed: qaa"):
        st.Tagger(languages=("tlh",))


def test_two_packages_with_one_language(site: Path) -> None:
    install_language(site, "alandian")
    install_language(site, "borlandic", version="2.1")
    both = r"several packages bring the language 'qaa': alandian 1\.0 and borlandic 2\.1"
    with pytest.raises(LanguageError, match=both):
        st.tag(TEXT, language="qaa")
    with pytest.raises(LanguageError, match=both):
        languages()


def test_a_package_with_a_language_that_ships(site: Path) -> None:
    """What ships is meant, and the list says so."""
    install_language(site, "alandian", "en = alandian:languages/qaa")
    assert "English" == pack_of("en").name
    with pytest.raises(LanguageError, match=r"'en': syriatimeline and alandian 1\.0"):
        languages()


def test_an_older_copy_further_down_the_path_is_none(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_language(tmp_path / "old", "alandian", version="0.9")
    monkeypatch.syspath_prepend(str(tmp_path / "old"))
    monkeypatch.syspath_prepend(str(site))
    folder = install_language(site, "alandian")
    assert folder == find_language("qaa").folder


@pytest.mark.parametrize("value", ["nowhere", "alandian:../..", "json.decoder", "os:path"])
def test_an_entry_point_that_names_no_folder_of_its_package(site: Path, value: str) -> None:
    install_language(site, "alandian", f"qaa = {value}")
    with pytest.raises(LanguageError, match=r"alandian 1\.0: "):
        pack_of("qaa")


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("words.txt", "weekday 1:", "weekday 1", r"words\.txt:15: an entry is written"),
        ("rules.txt", "=> date", "=> date, please", r"rules\.txt:4: an argument is written"),
        ("rules.txt", "=> date", "=> dote", r"rules\.txt:4: no builder is called 'dote'"),
        ("pack.toml", 'code = "qaa"', "code = ", r"pack\.toml:2: it is no TOML"),
        ("pack.toml", 'code = "qaa"', "code = 3", r"pack\.toml:2: 'code' is written as a text"),
        ("pack.toml", 'letters = "a-z"', "", r"pack\.toml: it does not say 'letters'"),
        ("pack.toml", '"a-z"', '"z-a"', r"pack\.toml:4: 'letters' is written as in"),
        ("pack.toml", 'day = ""', "day = 1", r"pack\.toml:15: 'day' in 'emit' is written as"),
        ("pack.toml", "uno\\b", "uno(", r"pack\.toml:11: 'future': it is no pattern"),
        ("pack.toml", "(?-i:Hall)", "(?-i:Hall", r"pack\.toml:19: the guard 'name': it is no"),
        ("pack.toml", '"name"\n\n#', '"nome"\n\n#', r"pack\.toml:16: no guard is called 'nome'"),
        ("pack.toml", "['(?-i:Hall)\\b']", "'Hall'", r"'guards\.name' is written as a list"),
        ("pack.toml", 'code = "qaa"', 'code = "qab"', "a pack with the code 'qab'; give both"),
    ],
)
def test_a_broken_pack_names_its_package_file_and_line(
    site: Path, file: str, old: str, new: str, problem: str
) -> None:
    changed(install_language(site, "alandian"), file, old, new)
    with pytest.raises(LanguageError, match=rf"^alandian 1\.0: .*{problem}"):
        st.tag(TEXT, "2025-04-25", language="qaa")


@pytest.mark.parametrize("file", ["pack.toml", "words.txt", "rules.txt"])
def test_a_missing_file_is_named(site: Path, file: str) -> None:
    (install_language(site, "alandian") / file).unlink()
    with pytest.raises(LanguageError, match=rf"^alandian 1\.0: qaa/{file}: cannot be read"):
        pack_of("qaa")


def test_a_file_that_is_not_utf_8_is_named(site: Path) -> None:
    (install_language(site, "alandian") / "words.txt").write_bytes(b"month 1: f\xe9v\n")
    with pytest.raises(LanguageError, match=r"qaa/words\.txt: byte 10 is not UTF-8"):
        pack_of("qaa")


# -- which language a text is written in -----------------------------------------------------


@given(hst.text(hst.sampled_from("abzёжяАЯ 1éİıſK"), max_size=30))
def test_english_and_russian_are_told_apart_by_script(text: str) -> None:
    """The rule of the time when the code knew two languages."""
    cyrillic = len(re.findall("[а-яё]", text, re.IGNORECASE))
    latin = len(re.findall("[a-z]", text, re.IGNORECASE))
    for both in (("en", "ru"), ("ru", "en")):
        other = both[0] if cyrillic == latin else "ru" if cyrillic > latin else "en"
        assert other == detect(text, both)


def test_the_first_4000_characters_decide() -> None:
    assert "en" == detect("a" * 2001 + "я" * 10_000, ("ru", "en"))
    assert "ru" == detect("a" * 1999 + "я" * 10_000, ("en", "ru"))


def test_a_language_is_known_by_letters_of_its_own(site: Path) -> None:
    """Of two alphabets the one that has more of a text's letters; of equals the first."""
    changed(install_language(site, "alandian"), "pack.toml", '"a-z"', '"a-zõ"')
    assert "qaa" == detect("Alio venekõ", ("en", "ru", "qaa"))
    assert "en" == detect("Alio veneko", ("en", "ru", "qaa"))
    assert "qaa" == detect("Alio veneko", ("qaa", "en"))
    assert "ru" == detect("вчера", ("qaa", "en", "ru"))
