"""Authors, licence and title of a dataset and of layers, from the file to every citation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import edit, problems_of, run_command, write_dataset
from layered import layer
from syriatimeline.dataset import compile_folder, read_bundle, write_bundle
from syriatimeline.dataset.read_credit import _check_digit
from syriatimeline.events import Author, Credit, Edition
from syriatimeline.query.dataset_citation import STYLES, cite_dataset

CREDIT = """\
title: The harbour talks
licence: CC-BY-SA-4.0
authors:
  - name: Arden, Ana
    orcid: 0000-0002-1825-0097
    affiliation: University of Cliffton
  - name: The Port Project
"""
LAYER = "licence: CC0-1.0\nauthors:\n  - name: Borg, Bo\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, with authors."""
    made = write_dataset(tmp_path / "tiny")
    path = made / "dataset.yaml"
    path.write_text(path.read_text("utf-8") + CREDIT, "utf-8")
    return made


def test_every_style_names_the_authors(folder: Path) -> None:
    timeline = st.load(folder)
    said = (
        "Ana Arden and The Port Project: The harbour talks, version 1.0.0 (data set; fingerprint "
    )
    assert timeline.cite().startswith(said)
    assert timeline.cite().endswith("; licence CC-BY-SA-4.0).")
    for style in ("biblatex", "bibtex"):
        written = timeline.cite(style)
        assert "  author = {Arden, Ana and {The Port Project}},\n" in written
        assert "  title = {{The harbour talks}},\n" in written
    (entry,) = json.loads(timeline.cite("csl-json"))
    assert [{"family": "Arden", "given": "Ana"}, {"literal": "The Port Project"}] == entry["author"]
    assert "The harbour talks" == entry["title"]
    assert "tiny" == timeline.dataset.edition.name


def test_a_bundle_keeps_them(folder: Path, tmp_path: Path) -> None:
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, tmp_path / "bundle")
    read = read_bundle(tmp_path / "bundle")
    assert dataset.edition == read.edition
    (credit,) = read.edition.credits
    assert "0000-0002-1825-0097" == credit.authors[0].orcid
    assert 0 == run_command("check", tmp_path / "bundle").code


@pytest.mark.parametrize("style", list(STYLES))
def test_the_authors_of_layers_are_named(tmp_path: Path, style: str) -> None:
    timeline = st.load(layers=[layer(tmp_path, extra=LAYER), layer(tmp_path, "other")])
    written = timeline.cite(style)  # type: ignore[arg-type]
    assert "mylab 0.1 (by Bo Borg, licence CC0-1.0), other 0.1" in written
    assert "The syriatimeline developers" in written
    assert "CC-BY-4.0 without the layers" in written


def test_a_layer_that_says_nothing_is_cited_as_before(tmp_path: Path) -> None:
    timeline = st.load(layers=[layer(tmp_path, extra="title: Our notes\n")])
    assert () == timeline.dataset.edition.credits
    assert "version 0.1.0 with mylab 0.1 (data set; " in timeline.cite()


BROKEN = [
    ("0000-0002-1825-0097", "0000-0002-1825-0098",
     '7:12 SYT206 "0000-0002-1825-0098" is no ORCID iD: its last digit does not fit'),
    ("0000-0002-1825-0097", "0000-0002-1825-009",
     '7:12 SYT206 "0000-0002-1825-009" is no ORCID iD; write it like 0000-0002-1825-0097'),
    ("0000-0002-1825-0097", "０000-0002-1825-0097", "7:12 SYT206"),
    ("0000-0002-1825-0097", "https://example.org/0000-0002-1825-0097", "7:12 SYT206"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0",
     '4:10 SYT203 "CC BY-SA 4.0" is no SPDX id of a licence; did you mean CC-BY-SA-4.0?'),
    ("CC-BY-SA-4.0", "cc-by-sa-4.0", "4:10 SYT203"),
    ("CC-BY-SA-4.0", "free for all!", "4:10 SYT203"),
    ("name: Arden, Ana", "nmae: Arden, Ana", '6:5 SYT201 unknown key "nmae"; did you mean name?'),
    ("Arden, Ana", "\u0410rden, Ana", "6:11 SYT606"),
    ("University of Cliffton", '"University of Cliff\\u202eton"', "8:18 SYT605"),
    ("  - name: The Port Project", "  - The Port Project", "9:5 SYT203"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_what_is_wrong_is_shown_where_it_stands(
    folder: Path, old: str, new: str, said: str
) -> None:
    edit(folder / "dataset.yaml", old, new)
    found = [str(each) for each in problems_of(folder)]
    assert any(each.startswith(f"dataset.yaml:{said}") for each in found), found


@pytest.mark.parametrize(
    "licence",
    ["MIT OR Apache-2.0", "LicenseRef-ours", "GPL-3.0-or-later WITH Autoconf-exception-3.0"],
)
def test_every_expression_of_spdx_is_taken(folder: Path, licence: str) -> None:
    edit(folder / "dataset.yaml", "CC-BY-SA-4.0", licence)
    assert [] == list(problems_of(folder))
    assert f"licence {licence})" in st.load(folder).cite()


def test_an_orcid_may_be_an_address(folder: Path) -> None:
    edit(folder / "dataset.yaml", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X")
    (credit,) = st.load(folder).dataset.edition.credits
    assert "0000-0002-1694-233X" == credit.authors[0].orcid


@given(hst.from_regex(r"[0-9]{15}", fullmatch=True), hst.integers(0, 14), hst.integers(1, 9))
def test_the_last_digit_finds_every_wrong_one(digits: str, at: int, by: int) -> None:
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert _check_digit(f"{digits}0") != _check_digit(f"{wrong}0")


@pytest.mark.parametrize("style", list(STYLES))
def test_names_are_escaped(style: str) -> None:
    authors = (Author("Müller and Sons, A. & B."), Author("{The} Lab_1"))
    edition = Edition("tiny", "1", "0" * 16, credits=(Credit("tiny", "50 % \\more", authors),))
    written = cite_dataset(edition, style)  # type: ignore[arg-type]
    if style in ("biblatex", "bibtex"):
        pybtex = pytest.importorskip("pybtex.database")
        (entry,) = pybtex.parse_string(written, "bibtex").entries.values()
        assert 2 == len(entry.persons["author"])
    assert "Müller" in written
