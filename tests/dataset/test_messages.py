"""What the checker says to somebody who writes a dataset for the first time, word for word."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from authoring import EVENTS, LANTERN, SITUATIONS, edit, problems_of, write_dataset
from syriatimeline.dataset.broken_yaml import explain


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


def _said(folder: Path) -> list[str]:
    """Every problem as it is printed."""
    return [str(problem) for problem in problems_of(folder)]


# -- a cause is told once --------------------------------------------------------------------

MET = "      quote: met in Cliffton on May 5\n      phrase: on May 5\n"
TOLD_ONCE = {
    "quote with a typo": (
        "quote: met in Cliffton",
        "quote: met in Clifton",
        "SYT501 the quote does not stand in the text; the nearest words there are "
        '"met in Cliffton on May 5"',
    ),
    "origin that is missing": (
        "      origin: lantern-own\n      gloss: met",
        "      gloss: met",
        'SYT202 "origin" is missing; add it',
    ),
    "article that is empty": (
        "article: art-0001\n" + MET,
        'article: ""\n' + MET,
        'SYT202 "article" is missing; cite one, or a "reference"',
    ),
    "date that does not exist": (
        'edtf: "2025-05-05"\n        basis: resolved\n        why: the day is',
        'edtf: "2025-05-32"\n        basis: resolved\n        why: the day is',
        'SYT401 "2025-05-32": day 32 does not exist in 2025-05 (at offset 8); correct it or '
        "leave the part out",
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), TOLD_ONCE.values(), ids=list(TOLD_ONCE))
def test_a_conclusion_from_a_claim_with_a_slip_is_not_reported(
    folder: Path, old: str, new: str, says: str
) -> None:
    """``as: c1`` is right; only what is wrong with c1 is told."""
    edit(folder / EVENTS, old, new)
    said = _said(folder)

    assert [says] == [each.partition(" ")[2] for each in said]


def test_a_claim_with_a_slip_still_has_its_place_in_a_dispute(folder: Path) -> None:
    """A position that names it is right."""
    edit(folder / EVENTS, "quote: по другим — три", "quote: по другим — шесть")

    assert ["SYT501"] == [problem.code for problem in problems_of(folder)]


def test_a_record_with_a_wrong_date_can_be_linked_to(folder: Path) -> None:
    """The link is right, by id and by slug."""
    edit(folder / EVENTS, 'edtf: "[2025-04-28..2025-05-04]"', 'edtf: "[2025-04-28..2025-05-34]"')
    by_id = [problem.code for problem in problems_of(folder)]
    edit(folder / EVENTS, "{answers: syt-0002}", "{answers: arden-asks-for-the-pier}")
    by_slug = [problem.code for problem in problems_of(folder)]

    assert ["SYT401"] == by_id == by_slug


def test_a_claim_without_a_date_gives_none(folder: Path) -> None:
    """What c1 does not say cannot be concluded from it."""
    edit(folder / EVENTS, "when: {as: c1, once", "when: {as: c2, once")

    assert ['"c2" is no claim of this record that has a date; those with a date are c1'] == [
        problem.message for problem in problems_of(folder) if problem.code == "SYT306"
    ]


# -- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            EVENTS,
            "places: [cliffton]",
            "places: [Клифтон]",
            'SYT302 "Клифтон" is a name of cliffton; write cliffton',
        ),
        (
            EVENTS,
            "places: [northern-pier]\n  roles:\n    givers",
            "places: [Northern pierr]\n  roles:\n    givers",
            'SYT302 no place is called "Northern pierr"; did you mean northern-pier '
            "(Northern pier)?",
        ),
        (
            EVENTS,
            "requesters: [ana-arden]",
            "requesters: [Ана Арден]",
            'SYT301 "Ана Арден" is a name of ana-arden; write ana-arden',
        ),
        (
            EVENTS,
            "requesters: [ana-arden]",
            "requesters: [Ана Ардeн]",
            'SYT301 no actor is called "Ана Ардeн"; did you mean ana-arden (Ана Арден)?',
        ),
        (
            "origins.yaml",
            "maybe_same: herald-own",
            "maybe_same: the Herald in its own voice",
            'SYT304 "the Herald in its own voice" is a name of herald-own; write herald-own',
        ),
        (
            "origins.yaml",
            "maybe_same: herald-own",
            "maybe_same: Lantern",
            'SYT304 "Lantern" is an actor, who has the origins lantern-own; write one, or add '
            "another",
        ),
        (
            EVENTS,
            "places: [cliffton]",
            "places: [zzz]",
            'SYT302 no place is called "zzz"; add it to its file',
        ),
    ],
    ids=["name", "near slug", "Cyrillic", "near name", "label", "speaker", "nothing near"],
)
def test_names_lead_to_slugs(folder: Path, file: str, old: str, new: str, says: str) -> None:
    """Who writes a name is told the slug."""
    edit(folder / file, old, new)

    assert [says] == [each.partition(" ")[2] for each in _said(folder)]


@pytest.mark.parametrize("name", ["latakia", "Latakia"])
def test_an_alias_that_begins_a_slug(folder: Path, name: str) -> None:
    """In any case of letters."""
    edit(
        folder / "places.yaml",
        "slug: cliffton\n  kind: city\n",
        "slug: cliffton\n  kind: city\n  aliases: [Latakia]\n",
    )
    edit(folder / EVENTS, "places: [cliffton]", f"places: [{name}]")

    assert [f'"{name}" is a name of cliffton; write cliffton'] == [
        problem.message for problem in problems_of(folder)
    ]


# -- hashes and files ------------------------------------------------------------------------


def test_a_hash_that_is_still_to_be_written(folder: Path) -> None:
    """It is given, ready to be copied."""
    right = hashlib.sha256(LANTERN.encode()).hexdigest()
    edit(folder / "articles.yaml", f"  bytes_sha256: {right}", "  bytes_sha256: 0")

    assert [
        f'articles.yaml:10:17 SYT507 "0" is no hash; write the one of 000_lantern.txt: {right}'
    ] == _said(folder)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("events/mine.yml", "the file is not read; rename it to mine.yaml"),
        ("events/mine.YAML", "the file is not read; rename it to mine.yaml"),
        ("events/2025/mine.yaml", "the file is not read; move it into events/ itself"),
        ("schemes.yml", "the file is not read; rename it to schemes.yaml"),
    ],
)
def test_a_file_that_would_be_passed_over(folder: Path, name: str, says: str) -> None:
    """Nothing is ignored silently."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("- id: syt-0101\n", "utf-8")

    assert [f"{name}:1:1 SYT108 {says}"] == _said(folder)


@pytest.mark.parametrize("name", ["events/.backup.yml", "events/notes.txt", "other.yml"])
def test_files_that_are_nobodys_business(folder: Path, name: str) -> None:
    """Only what looks like a file of the dataset is reported."""
    (folder / name).write_text("- id: syt-0101\n", "utf-8")

    assert [] == _said(folder)


def test_coverage_is_checked_beside_problems_that_do_not_touch_it(folder: Path) -> None:
    """One run shows both."""
    edit(folder / EVENTS, "places: [cliffton]", "places: [clifton]")
    edit(folder / "coverage.yaml", "    - sentence: The boats were blue\n      why: no act\n", "")

    assert {"SYT302", "SYT701"} == {problem.code for problem in problems_of(folder)}


def test_coverage_waits_for_quotes(folder: Path) -> None:
    """A sentence is not called unused where its quote has a typo."""
    edit(folder / EVENTS, "quote: met in Cliffton", "quote: met in Clifton")
    edit(folder / "coverage.yaml", "    - sentence: The boats were blue\n      why: no act\n", "")

    assert ["SYT501"] == [problem.code for problem in problems_of(folder)]


# -- files that are no YAML ------------------------------------------------------------------


def test_an_unquoted_colon_in_a_file(folder: Path) -> None:
    """The message stands with its place and code."""
    path = folder / SITUATIONS
    path.write_text("- id: syt-0004\n  note: he said: no\n", "utf-8")

    assert [
        f'{SITUATIONS}:2:16 SYT103 the text after "note:" has a colon and a space in it; put the '
        "text into quotation marks"
    ] == _said(folder)


ALIGN = "is aligned with nothing above; align it with"
QUOTE = "unless it is quoted; put it into quotation marks"
NO_KEY = (
    'is no key with a value; write "key: value" with a space after the colon, or indent the line '
    "if the text above goes on in it"
)
CLOSE = "or put a text with a colon, comma or bracket into quotation marks"
YAML = [
    ("quote: Moscow: we stay\n", 'the text after "quote:" has a colon and a space in it; put the '
     "text into quotation marks"),
    ("- id: a\n  note: he said\n    and this: no\n", "a colon and a space stand in an unquoted "
     "text; put the text into quotation marks, or align the line with the one that it belongs to"),
    ("- id: a\n    kind: b\n", f'"kind:" {ALIGN} "id:" of line 1, or mend that line'),
    ("- id: a\n  kind: b\n claims: c\n", f'"claims:" {ALIGN} "kind:" of line 2, or mend that line'),
    ("- id: a\n  title:\n    en: x\n   ru: y\n", f'"ru:" {ALIGN} "en:" of line 3, or mend that '
     "line"),
    ("- id: a\n  claims:\n    - id: c1\n   - id: c2\n", f'"- " {ALIGN} line 3, or mend that line'),
    ("- id: a\n  b: c\n - id: d\n", f'"- " {ALIGN} line 1, or mend that line'),
    ("a: b\n- c\n", '"- " does not fit the lines above; correct the indentation, or the line '
     "above"),
    ("- a: b\n-c: d\n", 'a space is missing after the "-"; add it'),
    ("- id:a\n  kind: b\n", f'"- id:a" in line 1 {NO_KEY}'),
    ("- id: a\n  kind\n  slug: b\n", f'"kind" {NO_KEY}'),
    ("a: [b\nc: d\n", f'the "[" of line 1 is not closed before this; add "]", {CLOSE}'),
    ("title: {en: A: b}\n", f'the "{{" of line 1 is not closed before this; add "}}", {CLOSE}'),
    ('a: "b\nc: d\n', "the quotation mark of line 1 is not closed; close it"),
    ('quote: "Moscow" says\n', "words stand after the closing quotation mark; put the whole text "
     'into single quotation marks, or below ">-"'),
    ("quote: 'it's'\n", "words stand after the closing quotation mark; put the whole text into "
     'double quotation marks, or below ">-"'),
    ("gloss: [he] left\n", 'words stand after the closing "]"; put the whole text into quotation '
     "marks"),
    ("a: @b\n", f'no text begins with "@" {QUOTE}'),
    ("a: *b c\n", f'no text begins with "*" {QUOTE}'),
    ("a: - b\n", f'no text begins with "- " {QUOTE}'),
    ("a: > b\n", '"|" and ">" stand alone, with the text below; put it there, or quote it'),
    ('a: "\\q"\n', "a backslash has a meaning of its own here; use single quotation marks"),
    ("a: b\n---\nc: d\n", '"---" begins a second document; remove the line'),
    ("%YAML 9.9\n--- a\n", f'no text begins with "%" {QUOTE}'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), YAML, ids=[text for text, _ in YAML])
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_what_breaks_a_file_is_said_without_grammar(loader: str, text: str, says: str) -> None:
    """Whether the parser in C is there or not."""
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(text, Loader=getattr(yaml, loader))

    assert says == explain(text, caught.value)[2]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_what_nobody_foresaw_is_told_in_the_words_of_the_parser(loader: str) -> None:
    """Better than nothing, and with what to do."""
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    text = "a: ? b\n"
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(text, Loader=getattr(yaml, loader))
    line, column, said = explain(text, caught.value)

    assert (1, 4) == (line, column)
    assert said.startswith("not YAML: mapping keys are not allowed")
    assert said.endswith("; mend the line or quote the value")
