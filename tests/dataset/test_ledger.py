"""The editorial ledger: the form of its lines, what they are about, and that it only grows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as hst

from authoring import SEEDS, places_of, problems_of, run_command, write_dataset
from strategies import QUICK
from syriatimeline.dataset import compile_folder, read_bundle, write_bundle
from syriatimeline.dataset.content import Edit
from syriatimeline.dataset.ledger_rules import lost_edits

LINE: dict[str, Any] = {
    "date": "2026-02-01",
    "editor": "A. Editor",
    "target": "syt-0003",
    "field": "when",
    "old": {"edtf": "2025-05-08"},
    "new": {"edtf": "2025-05-07"},
    "reason": "the day is in the text",
    "citations": ["syt-0003.c1", "https://example.org/minutes"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset."""
    return write_dataset(tmp_path / "tiny")


def _write(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "ledger.jsonl"
    written = [each if isinstance(each, str) else json.dumps(each) for each in lines]
    path.write_text("".join(f"{line}\n" for line in written), "utf-8", newline="\n")
    return path


def _other(number: int) -> dict[str, Any]:
    return LINE | {"date": f"2026-02-{number:02}", "reason": f"reason {number}"}


# -- reading ---------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_line_is_read(folder: Path, start: str, end: str) -> None:
    """However its file ends and begins."""
    text = f"{start}{json.dumps(LINE)}\n{json.dumps(LINE | {'target': 'act-001', 'field': '*'})}"
    (folder / "ledger.jsonl").write_bytes(f"{text}{end}".encode())
    first, second = compile_folder(folder).dataset.edits

    assert Edit(**LINE | {"citations": tuple(LINE["citations"])}) == first
    assert ("act-001", "*") == (second.target, second.field)
    assert hash(first) == hash(compile_folder(folder).dataset.edits[0])


def test_an_empty_ledger_is_as_good_as_none(folder: Path) -> None:
    """The fingerprint does not change; with a line it does."""
    before = compile_folder(folder).dataset
    _write(folder)
    assert before == compile_folder(folder).dataset
    _write(folder, LINE)
    assert before.edition.fingerprint != compile_folder(folder).dataset.edition.fingerprint


def test_the_bundle_keeps_it(folder: Path, tmp_path: Path) -> None:
    """Value for value."""
    _write(folder, LINE, _other(2))
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, tmp_path / "bundle")

    assert dataset == read_bundle(tmp_path / "bundle")
    assert 0 == run_command("check", tmp_path / "bundle").code


def test_ours_is_sound() -> None:
    """And has no invented history: nothing has been published yet."""
    assert b"" == (SEEDS / "ledger.jsonl").read_bytes()


BROKEN = [
    ("{", "not JSON at column 2"),
    ("", "not JSON at column 1"),
    ("[]", "write one object"),
    (json.dumps(LINE)[:-1] + ', "old": 1}', '"old" stands twice'),
    (LINE | {"old": float("nan")}, "NaN is no JSON"),
    (LINE | {"raeson": "x"}, 'unknown key "raeson"; did you mean reason?'),
    ({key: LINE[key] for key in LINE if key != "old"}, '"old" is missing'),
    (LINE | {"editor": " "}, '"editor" must be a text'),
    (LINE | {"target": 7}, '"target" must be a text'),
    (LINE | {"date": "2026-02-30"}, '"2026-02-30" is no day'),
    (LINE | {"date": "2026-W01-1"}, "is no day"),
    (LINE | {"citations": "art-0001"}, '"citations" must be a list'),
    (LINE | {"citations": [""]}, '"citations" must be a list'),
    (LINE | {"reason": "\ud800"}, "half a surrogate pair"),
    ("[" * 100_000, "nested too deeply"),
    (json.dumps(LINE | {"old": 0}).replace(" 0", f" {'[' * 40}{']' * 40}"), "nested too deeply"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_a_line_of_the_wrong_form(folder: Path, line: dict[str, Any] | str, message: str) -> None:
    """Is named by its number, and the others are read."""
    _write(folder, LINE, line, LINE)
    (problem,) = problems_of(folder)

    assert ("ledger.jsonl", 2, "SYT911") == (problem.file, problem.line, problem.code)
    assert message in problem.message


def test_a_number_of_very_many_digits(folder: Path) -> None:
    """Is refused by Python, and no crash."""
    _write(folder, json.dumps(LINE | {"old": "@"}).replace('"@"', "9" * 5000))

    assert ["SYT911"] == [problem.code for problem in problems_of(folder)]


def test_a_file_that_cannot_be_read(folder: Path, tmp_path: Path) -> None:
    """Bytes that are no UTF-8, a folder in its place, a link that leads away."""
    path = folder / "ledger.jsonl"
    path.write_bytes(json.dumps(LINE).encode() + b"\n\xff\n")
    assert [("ledger.jsonl", 2, 1, "SYT101")] == places_of(folder)
    path.unlink()
    path.mkdir()
    assert [("ledger.jsonl", 1, 1, "SYT109")] == places_of(folder)
    path.rmdir()
    (tmp_path / "elsewhere").write_text(json.dumps(LINE), "utf-8")
    path.symlink_to(tmp_path / "elsewhere")
    assert [("ledger.jsonl", 1, 1, "SYT906")] == places_of(folder)


# -- what it is about ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target": "syt-0009"}, 'there is no "syt-0009"'),
        ({"target": "envoys-meet-in-cliffton"}, 'there is no "envoys-meet-in-cliffton"'),
        ({"field": "wen"}, 'syt-0003 has no field "wen"; did you mean when?'),
        ({"target": "act-001", "field": "when"}, "act-001 has no field"),
        ({"field": "edition"}, "syt-0003 has no field"),
        ({"citations": ["art-0009"]}, '"art-0009" is neither an id'),
        ({"citations": ["javascript:x"]}, "neither an id of the dataset nor an address"),
    ],
)
def test_a_line_about_what_is_not_there(folder: Path, change: dict[str, Any], message: str) -> None:
    """With its line."""
    _write(folder, LINE, LINE | change)
    (problem,) = problems_of(folder)

    assert ("ledger.jsonl", 2, "SYT912") == (problem.file, problem.line, problem.code)
    assert message in problem.message


@pytest.mark.parametrize(
    ("target", "field"),
    [
        ("syt-0003", "title"), ("syt-0003", "titles"), ("syt-0003", "receivers"),
        ("syt-0003.c1", "gloss"), ("dsp-001", "state"), ("art-0001", "published"),
        ("act-003", "memberships"), ("plc-001", "names"), ("org-001", "label"),
        ("err-001", "why"), ("syt-0004", "holders"),
    ],
)  # fmt: skip
def test_everything_with_an_id_can_be_edited(folder: Path, target: str, field: str) -> None:
    """By the fields of the model."""
    _write(folder, LINE | {"target": target, "field": field})

    assert () == problems_of(folder)


def test_days_stand_in_order(folder: Path) -> None:
    """Several of one day may stand; none may be older than one before it."""
    _write(folder, _other(3), _other(3), _other(1), _other(2), _other(4))

    assert [("ledger.jsonl", 3, 1, "SYT913"), ("ledger.jsonl", 4, 1, "SYT913")] == places_of(folder)


@pytest.mark.parametrize(
    ("reason", "code"), [("the aggressor said so", "SYT603"), ("so\u202e it is", "SYT605")]
)
def test_reasons_are_our_words(folder: Path, reason: str, code: str) -> None:
    """And obey the rules for them."""
    _write(folder, LINE | {"reason": reason})

    assert [code] == [problem.code for problem in problems_of(folder)]


def test_a_layer_may_merge_what_was_edited(folder: Path, tmp_path: Path) -> None:
    """The ledger is that of the base."""
    _write(folder, LINE)
    layer = tmp_path / "mylab"
    layer.mkdir()
    (layer / "layer.yaml").write_text("name: mylab\nversion: '1'\n", "utf-8")
    merge = "- merge: [syt-0003]\n  into: syt-0001\n  why: one deed\n"
    (layer / "changes.yaml").write_text(merge, "utf-8")

    assert 0 == run_command("timeline", "--dataset", folder, "--layer", layer).code


# -- only ever longer ------------------------------------------------------------------------


def test_a_longer_ledger_is_fine(folder: Path, tmp_path: Path) -> None:
    """Older ones are a file, an authored or a compiled folder."""
    older = write_dataset(tmp_path / "older")
    path = _write(older, _other(1))
    write_bundle(compile_folder(older).dataset, tmp_path / "bundle")
    _write(folder, json.dumps(_other(1), sort_keys=True, indent=None), _other(2))

    for place in (older, path, tmp_path / "bundle"):
        assert 0 == run_command("check", folder, "--ledger", place).code


def test_lost_changed_and_inserted_lines(folder: Path, tmp_path: Path) -> None:
    """Each is named, with exit code 1."""
    older = tmp_path / "older"
    older.mkdir()
    path = _write(older, *(_other(number) for number in (1, 2, 3, 4)))
    changed = _other(3) | {"new": "rewritten"}
    _write(folder, LINE, _other(1), changed, _other(4))
    ran = run_command("check", folder, "--ledger", path)

    assert 1 == ran.code
    assert [
        "ledger.jsonl:1:1 SYT914 lines stand before line 1 of the older ledger; append them",
        "ledger.jsonl:3:1 SYT914 line 2 of the older ledger (2026-02-02, when of syt-0003) is "
        "lost or changed; restore it, and append what is new",
        "ledger.jsonl:3:1 SYT914 line 3 of the older ledger (2026-02-03, when of syt-0003) is "
        "lost or changed; restore it, and append what is new",
    ] == ran.out.splitlines()


def test_what_is_appended_is_never_at_fault(folder: Path, tmp_path: Path) -> None:
    """Only the line that changed is."""
    older = tmp_path / "older"
    older.mkdir()
    path = _write(older, _other(1), _other(2))
    _write(folder, LINE, _other(2), _other(3))

    assert 1 == run_command("check", folder, "--ledger", path).out.count("SYT914")


def test_the_installed_dataset_is_compared_too(tmp_path: Path) -> None:
    """It has lost whatever it never had."""
    ran = run_command("check", "--ledger", _write(tmp_path, LINE))

    assert 1 == ran.code
    assert "SYT914 line 1 of the older ledger" in ran.out


def test_what_is_no_older_ledger(folder: Path, tmp_path: Path) -> None:
    """Missing, or with a line that is none: exit code 2."""
    assert 2 == run_command("check", folder, "--ledger", tmp_path).code
    ran = run_command("check", folder, "--ledger", _write(tmp_path, "nonsense"))

    assert 2 == ran.code
    assert f"{tmp_path}/ledger.jsonl:1:1 SYT911" in ran.err


def _edit(number: int) -> Edit:
    return Edit("2026-01-01", "e", "syt-0001", "when", None, number, "r")


@QUICK
@given(hst.lists(hst.integers(0, 3), max_size=6), hst.lists(hst.integers(0, 3), max_size=6))
def test_only_a_ledger_that_begins_with_the_older_one_is_fine(
    old: list[int], new: list[int]
) -> None:
    """Whatever stands in both."""
    one, two = [_edit(each) for each in old], [_edit(each) for each in new]

    assert (new[: len(old)] != old) == any(lost_edits(one, two, {}))
    assert not list(lost_edits(one, one + two, {}))
