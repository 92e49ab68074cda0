"""Reading YAML so that every value knows its place, and bad input never raises."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from authoring import SEEDS
from syriatimeline.dataset import CODES, Mark, Problem
from syriatimeline.dataset.positioned import Items, Keyed, Text, Value, read_yaml
from syriatimeline.dataset.problems import Problems


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to write to."""
    return tmp_path_factory.mktemp("yaml") / "x.yaml"


def _read(path: Path, data: str | bytes) -> tuple[Value | None, list[Problem]]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    problems = Problems()
    return read_yaml(path, "x.yaml", problems), problems.found


def _marks(value: Value) -> dict[str, tuple[int, int]]:
    """The place of every scalar, keys included, by its text."""
    found = {}
    if isinstance(value, Text):
        found[str(value)] = (value.mark.line, value.mark.column)
    elif isinstance(value, Items):
        for item in value:
            found |= _marks(item)
    else:
        for key, inner in value.items():
            found |= _marks(key) | _marks(inner)
    return found


def test_scalars_stay_as_written(path: Path) -> None:
    """Nothing is guessed: days, numbers, truth values and nulls are texts."""
    text = "[2024-12-08, no, 12:30, 1e3, ~, null, 0x10, .5, '007', \"a\\tb\", yes, '']"
    value, problems = _read(path, text)

    assert [] == problems
    assert (
        *("2024-12-08", "no", "12:30", "1e3", "~", "null", "0x10", ".5", "007", "a\tb", "yes", ""),
    ) == (*(value or ()),)


def test_every_value_knows_its_place(path: Path) -> None:
    """Lines and columns count from 1, columns in code points, inside lists and mappings."""
    text = "ключ: знач\nb:\n  - c\n  - {d: 'e', 😀f: [g, h]}\ni: |\n  k\n"
    value, problems = _read(path, text)

    assert [] == problems
    assert value is not None
    assert {
        "ключ": (1, 1), "знач": (1, 7), "b": (2, 1), "c": (3, 5), "d": (4, 6), "e": (4, 9),
        "😀f": (4, 14), "g": (4, 19), "h": (4, 22), "i": (5, 1), "k\n": (5, 4),
    } == _marks(value)  # fmt: skip


def test_lists_and_mappings_know_their_place(path: Path) -> None:
    """A mapping begins at its first key, a list at its first hyphen or its bracket."""
    value, _ = _read(path, "a:\n  - b: c\nd: [e]\n")

    assert isinstance(value, Keyed)
    inner, flow = list(value.values())
    assert isinstance(inner, Items)
    assert isinstance(flow, Items)
    assert isinstance(inner[0], Keyed)
    assert Mark("x.yaml", 1, 1) == value.mark
    assert Mark("x.yaml", 2, 3) == inner.mark
    assert Mark("x.yaml", 2, 5) == inner[0].mark
    assert Mark("x.yaml", 3, 4) == flow.mark


@pytest.mark.parametrize(
    "text",
    ["\ufeffa: b\nc: d\n", "a: b\r\nc: d\r\n", "\ufeffa: b\r\nc: d", "---\na: b\nc: d\n"],
    ids=["byte order mark", "CRLF", "both", "document start"],
)
def test_form_of_the_file_does_not_move_places(path: Path, text: str) -> None:
    """A byte order mark and the line ends of Windows move no value."""
    value, problems = _read(path, text)
    first = 2 if text.startswith("---") else 1

    assert [] == problems
    assert value is not None
    assert {"a": (first, 1), "b": (first, 4), "c": (first + 1, 1), "d": (first + 1, 4)} == (
        _marks(value)
    )


def test_texts_are_strings(path: Path) -> None:
    """A value with a place can be used wherever a string can."""
    value, _ = _read(path, "a: b")

    assert {"a": "b"} == value
    assert isinstance(value, Keyed)
    assert ["b"] == [value[key] for key in value if isinstance(key, str)]


@pytest.mark.parametrize(
    ("data", "line", "column", "code"),
    [
        ("", 1, 1, "SYT102"),
        (" \n\n", 1, 1, "SYT102"),
        ("\ufeff", 1, 1, "SYT102"),
        ("# only\n# comments\n", 1, 1, "SYT102"),
        (b"a: b\nc\xf0d: e", 2, 2, "SYT101"),
        ("ы: ".encode("cp1251"), 1, 1, "SYT101"),
        ("a:\n\tb: c", 2, 1, "SYT104"),
        ("a:\n  \tb: c", 2, 3, "SYT104"),
        ("a: [b\nc: d", 2, 2, "SYT103"),
        ("a: b: c", 1, 5, "SYT103"),
        ("a: 'b", 1, 6, "SYT103"),
        ("a: b\n---\nc: d", 2, 1, "SYT103"),
        ("a: \x00", 1, 4, "SYT605"),
        ("a: &x b", 1, 4, "SYT106"),
        ("a: *x", 1, 4, "SYT106"),
        ("a: !!int 3", 1, 4, "SYT106"),
        ("a: !x\n  b: c", 1, 4, "SYT106"),
        ("a: b\na: c", 2, 1, "SYT105"),
        ("? [a, b]\n: c", 1, 3, "SYT203"),
    ],
)
def test_bad_input(path: Path, data: str | bytes, line: int, column: int, code: str) -> None:
    """Each fault is reported once, where it stands."""
    _, problems = _read(path, data)

    assert [("x.yaml", line, column, code)] == [
        (each.file, each.line, each.column, each.code) for each in problems
    ]


def test_every_anchor_and_tag_is_reported(path: Path) -> None:
    """All anchors and tags of a file are reported in one run."""
    value, problems = _read(path, "a: &x b\nc: *x\nd: !y e\n")

    assert value is None
    assert [1, 2, 3] == [each.line for each in problems]


def test_expanding_file_is_not_expanded(path: Path) -> None:
    """A small file that stands for a very large one is refused before anything grows."""
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]" for one, two in itertools.pairwise(names)
    ]
    value, problems = _read(path, "\n".join(lines))

    assert value is None
    assert {"SYT106"} == {each.code for each in problems}


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is a problem, not an error."""
    problems = Problems()
    value = read_yaml(tmp_path / "none.yaml", "none.yaml", problems)

    assert value is None
    assert [("none.yaml", "SYT107")] == [(each.file, each.code) for each in problems.found]


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    """A folder of that name is a problem, not an error."""
    problems = Problems()

    assert read_yaml(tmp_path, "x.yaml", problems) is None
    assert ["SYT109"] == [each.code for each in problems.found]


#: Text that is often nearly YAML.
nearly_yaml = st.lists(
    st.sampled_from(
        [
            *("a", "b", ": ", ":", "- ", "-", "? ", "\n", "\n  ", "\n    ", "[", "]", "{", "}"),
            *(", ", "'", '"', "|\n", ">-\n", "&a ", "*a", "!!str ", "!x ", "# ", "---\n", "...\n"),
            *("%YAML 1.1\n", "\t", "\\", "<<: ", "~", "ё", "😀", "\ufeff", "\u2028", "\x85", "\r"),
            *("\\ud800", "\\x", "@", "`", "\x00", "\x7f", "null", "2024-12-08"),
        ]
    ),
    max_size=25,
).map("".join)


@given(data=st.binary(max_size=60))
@example(data=b"\xef\xbb\xbf")
@example(data=b"\xff\xfea\x00")
@example(data=b"\x00")
@example(data=b'"\\ud800"')
@example(data=b"%")
@example(data=b"%YAML 9.9\n---\na")
@settings(max_examples=150, deadline=None)
def test_arbitrary_bytes_never_raise(path: Path, data: bytes) -> None:
    """Whatever a file holds, there is a value or a problem with a known code, and no error."""
    value, problems = _read(path, data)

    assert value is not None or problems
    assert {each.code for each in problems} <= CODES.keys()


@given(text=nearly_yaml)
@settings(max_examples=250, deadline=None)
def test_text_that_is_nearly_yaml_never_raises(path: Path, text: str) -> None:
    """Broken YAML gives problems; what is read has only texts, lists and mappings."""
    value, problems = _read(path, text)

    assert value is not None or problems
    assert value is None or isinstance(value, Text | Items | Keyed)
    assert all(each.line >= 1 and each.column >= 1 for each in problems)


words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5)


@given(rows=st.lists(st.dictionaries(words, words, min_size=1, max_size=3), min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_places_point_at_the_words(path: Path, rows: list[dict[str, str]]) -> None:
    """At the place of a key or a value its words stand in the file."""
    text = "".join(
        f"{'- ' if number == 0 else '  '}{key}: {value}\n"
        for row in rows
        for number, (key, value) in enumerate(row.items())
    )
    value, problems = _read(path, text)
    lines = text.split("\n")

    assert [] == problems
    assert isinstance(value, Items)
    assert rows == [dict(row) for row in value if isinstance(row, Keyed)]
    for row in value:
        assert isinstance(row, Keyed)
        for scalar in (*row, *row.values()):
            assert isinstance(scalar, Text)
            assert lines[scalar.mark.line - 1][scalar.mark.column - 1 :].startswith(scalar)


@pytest.mark.parametrize(
    "name", sorted(p.relative_to(SEEDS).as_posix() for p in SEEDS.rglob("*.yaml"))
)
def test_published_files_can_be_read(name: str) -> None:
    """Every authoring file of the published dataset is YAML of the plain kind."""
    problems = Problems()
    value = read_yaml(SEEDS / name, name, problems)

    assert [] == problems.found
    assert isinstance(value, Items | Keyed)


def test_problems_are_noted_once_and_sorted() -> None:
    """The same problem is noted once; all are given by file, line and column."""
    problems = Problems()
    for file, line, column in (("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1), ("b", 1, 1)):
        problems.add(Mark(file, line, column), "SYT201", "unknown key")

    assert [("a", 9, 1), ("a", 9, 2), ("a", 10, 1), ("b", 1, 1)] == [
        (each.file, each.line, each.column) for each in problems.sorted()
    ]


def test_problem_with_an_unknown_code_is_refused() -> None:
    """Only codes of the catalogue can be reported."""
    with pytest.raises(KeyError):
        Problems().add(Mark("a"), "SYT999", "what is this")
