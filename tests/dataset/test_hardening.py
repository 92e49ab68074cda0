"""What once broke the checker, or passed it: each is one clear problem now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from authoring import edit, edit_text, problems_of, run_command, write_dataset
from bundles import change_line
from syriatimeline.calendar import possible_days
from syriatimeline.dataset import (
    agree,
    check_dataset,
    compile_folder,
    read_bundle,
    read_folder,
    write_bundle,
)
from syriatimeline.dataset.agreement import Coded
from syriatimeline.errors import DatasetError, UnusableInputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


@pytest.fixture
def bundle(folder: Path, tmp_path: Path) -> Path:
    """Its bundle."""
    write_bundle(compile_folder(folder).dataset, tmp_path / "bundle")
    return tmp_path / "bundle"


def _codes(folder: Path) -> set[str]:
    return {problem.code for problem in problems_of(folder)}


def _events(folder: Path) -> Path:
    return min((folder / "events").glob("*.yaml"))


def test_a_record_without_a_kind_is_one_problem(folder: Path) -> None:
    """And no KeyError."""
    text = _events(folder).read_text("utf-8")
    _events(folder).write_text(re.sub(r"  kind: Meeting\n", "", text, count=1), "utf-8")

    assert "SYT202" in _codes(folder)


@pytest.mark.parametrize("depth", [40, 600, 100_000])
def test_deep_nesting_is_refused(folder: Path, depth: int) -> None:
    """Before it can exhaust the stack."""
    (folder / "events" / "zz.yaml").write_text("[" * depth + "]" * depth, "utf-8")

    assert {"SYT103"} == _codes(folder)


@pytest.mark.parametrize("name", ["actors", "places", "origins", "articles"])
def test_a_broken_registry_hides_nothing_behind_what_follows(folder: Path, name: str) -> None:
    """Only the cause is reported, not everything that refers to it."""
    (folder / f"{name}.yaml").write_text("- id: [", "utf-8")

    assert {"SYT103"} == _codes(folder)


def test_a_missing_text_hides_nothing_behind_what_follows(folder: Path) -> None:
    """The article that cannot be read is the one problem."""
    next(folder.glob("000_*.txt")).unlink()

    assert {"SYT508"} == _codes(folder)


def test_a_dispute_id_is_given_once(folder: Path) -> None:
    """Two records cannot share it."""
    compiled = read_folder(folder).dataset
    owner = next(record for record in compiled.records if record.disputes)
    other = next(event for event in compiled.events if event.id != owner.id)
    twice = evolve(other, disputes=(evolve(owner.disputes[0], record=other.id),))
    events = tuple(twice if event.id == other.id else event for event in compiled.events)
    found = list(check_dataset(evolve(compiled, events=events), {}))

    assert ["SYT205"] == [problem.code for problem in found]
    assert owner.disputes[0].id in found[0].message


def test_a_dataset_file_of_another_form_is_a_problem(folder: Path) -> None:
    """A list has no name and no version."""
    (folder / "dataset.yaml").write_text("- tiny\n", "utf-8")

    assert "SYT203" in _codes(folder)


def test_text_before_the_first_range_is_a_problem(folder: Path) -> None:
    """No part of a file may escape the ledger."""
    edit_text(folder, "000_lantern.txt", "date 2025-05-06", "An extra line.\ndate 2025-05-06")

    assert "SYT509" in _codes(folder)


def test_an_article_without_a_publication_date_is_a_problem(folder: Path) -> None:
    """Nothing is taken for unknown silently."""
    text = (folder / "articles.yaml").read_text("utf-8")
    text = re.sub(r"  published:\n(?:    .*\n)+", "", text, count=1)
    (folder / "articles.yaml").write_text(text, "utf-8")

    assert "SYT202" in _codes(folder)


@pytest.mark.parametrize("word", ["dictators", "regimes", "aggressors", "диктаторы", "режима"])
def test_loaded_words_are_met_in_every_form(folder: Path, word: str) -> None:
    """Plurals and cases too, in names as in titles."""
    text = (folder / "origins.yaml").read_text("utf-8")
    text = re.sub(r"(label: )(.*)", rf"\1the {word}", text, count=1)
    (folder / "origins.yaml").write_text(text, "utf-8")

    assert "SYT603" in _codes(folder)


def test_a_huge_number_is_a_problem(folder: Path) -> None:
    """Python refuses to read five thousand digits; so does the checker, in words."""
    text = _events(folder).read_text("utf-8")
    text = re.sub(r"(\n\s+)(quote: )", rf"\1nth: {'9' * 5000}\1\2", text, count=1)
    _events(folder).write_text(text, "utf-8")

    assert "SYT203" in _codes(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("quotes.jsonl", b"\xff\xfe"),  # not UTF-8
        ("quotes.jsonl", b"{"),  # not JSON
        ("quotes.jsonl", b""),  # nothing in it, which is another thing than no quotes
        ("records.jsonl", b"\xff\xfe\n\n\n\n"),
        ("records.jsonl", b"[" * 100_000 + b"\n\n\n\n"),
        ("claims.jsonl", b"\xff\xfe\n\n\n\n\n"),
        ("timeline.json", b'{"schema_version": "1"}'),  # a text for a number
        ("timeline.json", b'{"schema_version": true}'),
        ("timeline.json", b'{"schema_version": null}'),
        ("timeline.json", b"[" * 100_000),  # nested too deeply
        ("timeline.json", b'{"schema_version": 1}'),  # nothing in it
    ],
)
def test_a_damaged_bundle_is_one_sentence(bundle: Path, name: str, content: bytes) -> None:
    """A DatasetError, and exit code 2 from the command."""
    (bundle / name).write_bytes(content)

    with pytest.raises(DatasetError):
        read_bundle(bundle)
    assert 2 == run_command("check", bundle).code


def test_values_of_a_wrong_type_are_one_sentence(bundle: Path) -> None:
    """Met by the rules, where reading takes them as they come."""
    change_line(bundle, "records.jsonl", lambda row: row.update(note=5))

    assert 2 == run_command("check", bundle).code


def test_an_unreadable_bundle_is_not_up_to_date(folder: Path, bundle: Path) -> None:
    """``compile --check`` says so, without a traceback."""
    (bundle / "timeline.json").write_bytes(b"\xff")

    assert 1 == run_command("compile", folder, "-o", bundle, "--check").code


def test_quotes_that_should_not_be_there_are_a_difference(folder: Path, bundle: Path) -> None:
    """A build without quotes holds no quotes file."""
    done = run_command("compile", folder, "-o", bundle, "--no-quotes", "--check")

    assert 1 == done.code
    assert "SYT801" in done.out


def test_a_build_without_quotes_holds_no_words_of_articles(folder: Path, tmp_path: Path) -> None:
    """The phrases that say when are words of the quotes, too."""
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, tmp_path / "bare", quotes=False)
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "bare").iterdir())
    phrases = [claim.phrase for claim in dataset.claims if claim.phrase is not None]
    bare = [claim.phrase for claim in read_bundle(tmp_path / "bare").claims if claim.phrase]

    assert phrases
    assert "exact" not in written
    assert {""} == {phrase.text for phrase in bare}
    assert [(p.start, p.end) for p in phrases] == [(p.start, p.end) for p in bare]


def test_nothing_is_half_written(folder: Path, bundle: Path) -> None:
    """If one file cannot be replaced, the others are left as they were."""
    (bundle / "quotes.jsonl").unlink()
    before = {path.name: path.read_bytes() for path in bundle.iterdir()}
    edit(_events(folder), "slug: envoys-meet", "note: changed\n  slug: envoys-meet")
    (bundle / "quotes.jsonl").mkdir()

    with pytest.raises(UnusableInputError):
        write_bundle(compile_folder(folder).dataset, bundle)
    (bundle / "quotes.jsonl").rmdir()
    assert before == {path.name: path.read_bytes() for path in bundle.iterdir()}


def test_records_that_quote_nothing_match_nothing() -> None:
    """Two empty sets of sentences are not the same sentences."""
    nowhere: frozenset[tuple[str, int]] = frozenset()
    days = possible_days("2024")
    one = Coded("a", "Meeting", "actual", "core", "2024", days, frozenset(), nowhere)

    assert 0.0 == agree([one], [one]).f1


@pytest.mark.parametrize("columns", ["99999999999999999999999", "9999999999", "1", "x", ""])
def test_any_width_is_taken(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """COLUMNS is what a shell says, however absurd."""
    monkeypatch.setenv("COLUMNS", columns)
    done = run_command("timeline", "--kind", "Flight")

    assert 0 == done.code
    assert max(map(len, done.out.split("\n"))) <= 500
