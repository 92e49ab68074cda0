"""Reading the fields of a mapping, with every slip noted where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatimeline.dataset.fields import Fields, did_you_mean, nearest
from syriatimeline.dataset.positioned import Keyed, read_yaml
from syriatimeline.dataset.problems import Problems


@pytest.fixture
def read(tmp_path: Path) -> Fields:
    """Fields of every form."""
    path = tmp_path / "x.yaml"
    path.write_text(
        "text: word\nblank: ' '\nempty: ''\nlist: [a, b]\nmixed: [a, [b]]\nmap: {k: v}\n"
        "count: '3'\nnone: '0'\nminus: '-1'\nroman: III\nother: '٣'\n"
        "yes: 'true'\nno: 'false'\nmaybe: perhaps\nid: act-001\nrows:\n  - {a: b}\n  - c\n",
        "utf-8",
    )
    problems = Problems()
    value = read_yaml(path, "x.yaml", problems)
    assert isinstance(value, Keyed)
    return Fields(value, problems)


def _found(fields: Fields) -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.code) for each in fields.problems.found]


def test_text(read: Fields) -> None:
    """A text is given as it stands, a missing one as the default."""
    assert ("word", " ", "", "x") == (
        read.text("text"),
        read.text("blank"),
        read.text("gone"),
        read.text("gone", default="x"),
    )
    assert [] == _found(read)


@pytest.mark.parametrize(
    ("key", "line", "column", "code"),
    [("blank", 2, 8, "SYT203"), ("empty", 3, 8, "SYT203"), ("gone", 1, 1, "SYT202")],
)
def test_required_text(read: Fields, key: str, line: int, column: int, code: str) -> None:
    """A required text that is missing or blank is noted."""
    assert "" == read.text(key, required=True)
    assert [(line, column, code)] == _found(read)


@pytest.mark.parametrize(("key", "line"), [("list", 4), ("map", 6)])
def test_text_of_another_form(read: Fields, key: str, line: int) -> None:
    """A list or a mapping is no text."""
    assert "" == read.text(key)
    assert [(line, len(key) + 3, "SYT203")] == _found(read)


def test_texts(read: Fields) -> None:
    """One text counts as a list of one, a missing list as an empty one."""
    assert (("a", "b"), ("word",), ()) == (
        read.texts("list"),
        read.texts("text"),
        read.texts("gone"),
    )
    assert [] == _found(read)


@pytest.mark.parametrize(("key", "line"), [("mixed", 5), ("map", 6)])
def test_texts_of_another_form(read: Fields, key: str, line: int) -> None:
    """A list of lists, or a mapping, is no list of texts."""
    assert () == read.texts(key)
    assert [(line, len(key) + 3, "SYT203")] == _found(read)


def test_number(read: Fields) -> None:
    """A whole number from 1 is read; a missing one is None."""
    assert (3, None) == (read.number("count"), read.number("gone"))
    assert [] == _found(read)


@pytest.mark.parametrize(
    ("key", "line"), [("none", 8), ("minus", 9), ("roman", 10), ("other", 11), ("empty", 3)]
)
def test_number_of_another_form(read: Fields, key: str, line: int) -> None:
    """Zero, negative numbers, and digits of other scripts are noted."""
    assert read.number(key) is None
    assert [(line, len(key) + 3, "SYT203")] == _found(read)


def test_flag(read: Fields) -> None:
    """A flag is true or false, and false where it is not given."""
    assert (True, False, False) == (read.flag("yes"), read.flag("no"), read.flag("gone"))
    assert [] == _found(read)


def test_flag_of_another_form(read: Fields) -> None:
    """Any other word is noted, and counts as false."""
    assert not read.flag("maybe")
    assert [(14, 8, "SYT204")] == _found(read)


def test_choice(read: Fields) -> None:
    """A value of the list is given; a missing one is the default."""
    assert ("word", "b") == (
        read.choice("text", ("word", "b")),
        read.choice("gone", ("a", "b"), default="b"),
    )
    assert [] == _found(read)


def test_choice_outside_the_list(read: Fields) -> None:
    """A value outside the list is noted with the list; one near it with the near one."""
    read.choice("text", ("a", "b"))
    read.choice("maybe", ("perhap", "b"))

    assert [(1, 7, "SYT204"), (14, 8, "SYT204")] == _found(read)
    assert [
        '"word" is no text; choose one of a, b',
        '"perhaps" is no maybe; did you mean perhap?',
    ] == [each.message for each in read.problems.found]


def test_required_choice(read: Fields) -> None:
    """Without a default the value must be there."""
    read.choice("gone", ("a", "b"))

    assert [(1, 1, "SYT202")] == _found(read)


def test_matching(read: Fields) -> None:
    """An id of the form is given, one of another form is noted and empty."""
    assert "act-001" == read.matching("id", r"act-\d{3,}", "act-001")
    assert [] == _found(read)
    assert "" == read.matching("id", r"act-\d", "act-1")
    assert [(15, 5, "SYT206")] == _found(read)
    assert "write it like act-1" in read.problems.found[0].message


def test_mapping(read: Fields) -> None:
    """A mapping inside is given as fields, a missing one as None."""
    inner = read.mapping("map")

    assert inner is not None
    assert "v" == inner.text("k")
    assert read.mapping("gone") is None
    assert {"k": "v"} == read.text_map("map")
    assert {} == read.text_map("gone")
    assert [] == _found(read)


def test_mapping_of_another_form(read: Fields) -> None:
    """A text is no mapping."""
    assert read.mapping("text") is None
    assert [(1, 7, "SYT203")] == _found(read)


def test_mappings(read: Fields) -> None:
    """Of a list, the mappings are given and the rest is noted."""
    assert ["b"] == [each.text("a") for each in read.mappings("rows")]
    assert [] == list(read.mappings("gone"))
    assert [(18, 5, "SYT203")] == _found(read)


def test_only(read: Fields) -> None:
    """Each key that is not allowed is noted at the key, with a near one or all."""
    read.only(*[key for key in read.node if key not in ("text", "maybe")], "mayb")

    assert [(1, 1, "SYT201"), (14, 1, "SYT201")] == _found(read)
    assert "; known are " in read.problems.found[0].message
    assert "did you mean mayb?" in read.problems.found[1].message


def test_place_of_a_value(read: Fields) -> None:
    """A value that is missing is at the place of its mapping."""
    assert (4, 7) == (read.mark_of("list").line, read.mark_of("list").column)
    assert read.mark == read.mark_of("gone")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Rusia", ["Russia"]),
        ("russia", ["Russia"]),
        ("SYRIA", ["Syria"]),
        ("Atlantis", []),
        ("", []),
    ],
)
def test_nearest_names(name: str, found: list[str]) -> None:
    """Near names are found in any case, and nothing where none is near."""
    assert found == nearest(name, ["Russia", "Syria", "Turkey"])


@given(st.lists(st.text(max_size=6), max_size=8), st.text(max_size=6))
@settings(max_examples=80, deadline=None)
def test_nearest_names_exist(names: list[str], name: str) -> None:
    """Only names that exist are suggested, at most two, and each once."""
    found = nearest(name, names)

    assert set(found) <= set(names)
    assert len(set(found)) == len(found) <= 2
    assert ("" if not found else f"; did you mean {' or '.join(found)}?") == (
        did_you_mean(name, names)
    )
