"""A deposit: complete, valid, equal in both formats, reproducible, without quotes if so asked."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve

import syriatimeline as st
from authoring import ROOT
from layered import layer
from records import event, timeline
from syriatimeline.events import STANDINGS, Author, Credit
from syriatimeline.export import export
from syriatimeline.export.deposit.about import LIMITS, SUBJECT
from syriatimeline.query.csv_table import read_back
from syriatimeline.query.quoteless import without_quotes
from syriatimeline.query.relations import TABLES
from syriatimeline.query.relations.ddl import in_order

duckdb = pytest.importorskip("duckdb")
REAL = st.load()
BESIDE = {
    "CITATION.bib",
    "CITATION.cff",
    "CITATION.txt",
    "CODEBOOK.md",
    "FINGERPRINT.txt",
    "LICENSE.md",
    "README.md",
    "datapackage.json",
    "schema.sql",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def deposit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole timeline."""
    return export(REAL, "bundle", tmp_path_factory.mktemp("bundle") / "deposit")


def described(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return content


def validated(folder: Path) -> Any:
    frictionless = pytest.importorskip("frictionless")
    return frictionless.validate(str(folder / "datapackage.json"))


def test_it_holds_every_table_twice_and_what_stands_beside(deposit: Path) -> None:
    """Nothing else."""
    tables = {f"{form}/{name}.{form}" for form in ("csv", "parquet") for name in TABLES}

    assert tables | BESIDE == contents(deposit).keys()


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_it_valid(deposit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Types, categories, keys, references, hashes and sizes of every CSV."""
    monkeypatch.chdir(deposit.parent)
    report = validated(Path(deposit.name))

    assert [] == report.flatten(["rowNumber", "fieldNumber", "type", "message"])
    assert len(TABLES) == len(report.tasks)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("event_places", "plc-", "plx-"),
        ("events", ",actual,", ",actualy,"),
        ("events", "2024-12-08", "2024-12-38"),
        ("edition", "syriatimeline", "syriatimelinE"),
    ],
    ids=["reference", "category", "day", "hash"],
)
def test_frictionless_would_find_a_slip(
    deposit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    """So that its silence above says something."""
    shutil.copytree(deposit, tmp_path / "deposit")
    path = tmp_path / "deposit" / "csv" / f"{name}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.chdir(tmp_path)

    assert not validated(Path("deposit")).valid


def test_every_file_has_its_hash_and_size(deposit: Path) -> None:
    """Parquet files stand beside the CSV that they equal."""
    held = contents(deposit)
    for resource in described(deposit)["resources"]:
        for each in (resource, resource["parquet"]):
            content = held[each["path"]]
            assert len(content) == each["bytes"]
            assert f"sha256:{hashlib.sha256(content).hexdigest()}" == each["hash"]


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_parquet_hold_the_same(deposit: Path, name: str) -> None:
    """Value by value, under the types of the schema."""
    table = TABLES[name]
    with (deposit / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        headings, *cells = csv.reader(file)
    readers: dict[str, Any] = {
        "day": date.fromisoformat,
        "flag": {"true": True, "false": False}.__getitem__,
        "number": int,
        "decimal": float,
    }
    reads = [readers.get(column.form, read_back) for column in table.columns]
    rows = [
        tuple(read(cell) if cell else None for read, cell in zip(reads, row, strict=True))
        for row in cells
    ]

    assert list(table.names) == headings
    assert rows == duckdb.sql(f"FROM '{deposit}/parquet/{name}.parquet'").fetchall()


def test_it_is_the_same_byte_for_byte(deposit: Path, tmp_path: Path) -> None:
    """From another process, and whatever order the events are in."""
    command = [sys.executable, "-m", "syriatimeline", "export", "--format", "bundle"]
    subprocess.run([*command, "-o", str(tmp_path / "other")], check=True, capture_output=True)
    backwards = export(REAL.order_by("title", reverse=True), "bundle", tmp_path / "backwards")

    assert contents(deposit) == contents(tmp_path / "other") == contents(backwards)


def test_it_says_how_to_cite_it_and_whose_it_is(deposit: Path) -> None:
    """As ``cite()`` does; the licence is that of our facts, not of quotes."""
    cff = yaml.safe_load((deposit / "CITATION.cff").read_text("utf-8"))
    licence = (deposit / "LICENSE.md").read_text("utf-8")

    assert REAL.cite() + "\n" == (deposit / "CITATION.txt").read_text("utf-8")
    assert REAL.cite("bibtex") + "\n" == (deposit / "CITATION.bib").read_text("utf-8")
    assert REAL.fingerprint + "\n" == (deposit / "FINGERPRINT.txt").read_text("utf-8")
    assert {"cff-version", "message", "title", "authors"} <= cff.keys()
    assert ("dataset", "CC-BY-4.0") == (cff["type"], cff["license"])
    assert "no licence is granted" in licence
    assert ["CC-BY-4.0"] == [each["name"] for each in described(deposit)["licenses"]]
    assert len(REAL.articles) == len(described(deposit)["sources"])


def test_the_codebook_tells_every_column_and_word(deposit: Path) -> None:
    """Made from the schema, so that it cannot fall behind."""
    book = (deposit / "CODEBOOK.md").read_text("utf-8")

    for table in TABLES.values():
        assert f"### {table.name}\n" in book
        assert all(f"| `{name}` | " in book for name in table.names)
    for word in (*REAL.kinds, *STANDINGS):
        assert f"| {word} | " in book


def test_without_quotes_their_words_are_nowhere(deposit: Path, tmp_path: Path) -> None:
    """Where they stand is kept, and the notice says that they are gone."""
    bare = export(without_quotes(REAL), "bundle", tmp_path / "bare")
    rows = duckdb.sql(f"FROM '{bare}/parquet/citations.parquet'").fetchall()
    at = {name: TABLES["citations"].names.index(name) for name in TABLES["citations"].names}

    assert len(REAL.claims) + len(REAL.errata) == len(rows)
    for name in TABLES["citations"].quoted:
        assert {None} == {row[at[name]] for row in rows}
    assert any(row[at["quote_start"]] is not None for row in rows)
    assert "left out" in (bare / "LICENSE.md").read_text("utf-8")
    same = {path for path, content in contents(bare).items() if content == contents(deposit)[path]}
    changed = {"csv/citations.csv", "parquet/citations.parquet"}
    assert BESIDE | changed | same == contents(bare).keys()


def test_the_command_leaves_quotes_out(tmp_path: Path) -> None:
    """With ``--no-quotes``, for every format."""
    command = [sys.executable, "-m", "syriatimeline", "export", "--no-quotes", "--format"]
    subprocess.run([*command, "bundle", "-o", "x"], cwd=tmp_path, check=True, capture_output=True)
    lines = subprocess.run([*command, "jsonl"], check=True, capture_output=True).stdout.decode()
    quotes = [quote.exact for _, quote in REAL.dataset.quotes if len(quote.exact) > 60]

    assert "left out" in (tmp_path / "x" / "LICENSE.md").read_text("utf-8")
    assert quotes
    assert not any(quote in lines for quote in quotes)


@pytest.mark.filterwarnings("ignore")
def test_a_dataset_of_others_gets_no_licence_and_no_authors_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is known, and none is made up; it is valid all the same."""
    folder = export(timeline(event()), "bundle", tmp_path / "own")
    monkeypatch.chdir(tmp_path)

    assert {"licenses", "contributors"}.isdisjoint(described(folder))
    assert "CC-BY" not in (folder / "LICENSE.md").read_text("utf-8")
    assert "developers" not in (folder / "CITATION.cff").read_text("utf-8")
    assert described(folder)["sources"]


def test_layers_keep_their_own_terms(tmp_path: Path) -> None:
    """And are named; the kinds that they declare are in the codebook."""
    with_layer = st.load(layers=[str(layer(tmp_path, adds=True))])
    folder = export(with_layer, "bundle", tmp_path / "deposit")

    assert "(mylab 0.1) is under that layer's own terms" in (folder / "LICENSE.md").read_text(
        "utf-8"
    )
    assert "license" not in yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_line_for_r_reads_it(deposit: Path) -> None:
    """Base R, which needs no package; the page shows this line."""
    line = 'events <- read.csv("csv/events.csv", na.strings = "", encoding = "UTF-8")'
    page = (Path(__file__).parents[2] / "docs" / "deposit.md").read_text("utf-8")
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", f"{line}; cat(nrow(events), sum(is.na(events$earliest)))"],
        cwd=deposit,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert line in page
    assert f"{len(REAL)} {sum(each.when.earliest is None for each in REAL)}" == done.stdout


# -- what it is about, and what part of it ------------------------------------------------------


def plain(text: str) -> str:
    """Words alone: no emphasis, no roles, no line breaks."""
    return " ".join(re.sub(r"\{doc\}|[*`]", "", text).split())


def test_it_says_what_it_is_about_and_how_it_was_made(deposit: Path) -> None:
    """In the words of the documentation, and in every paper that a catalogue reads."""
    pages = " ".join(
        plain((ROOT / "docs" / name).read_text("utf-8")) for name in ("datasheet.md", "limits.md")
    )
    cff = yaml.safe_load((deposit / "CITATION.cff").read_text("utf-8"))
    readme = (deposit / "README.md").read_text("utf-8")

    assert [] == [sentence for sentence in LIMITS if sentence not in pages]
    for text in (readme, cff["abstract"], described(deposit)["description"]):
        assert f"{SUBJECT}, 2015-01-01 to 2025-12-24." in text
        assert " ".join(LIMITS) in text
        assert "selection" not in text
    assert REAL.cite() != cff["abstract"]


def test_a_selection_is_named(tmp_path: Path) -> None:
    """With its filters where they are known, and at least with how much it is."""
    chosen = REAL.where(during="2024-12")
    named = export(chosen, "bundle", tmp_path / "named", selection="during 2024-12")
    bare = export(chosen, "bundle", tmp_path / "bare")
    held = f"{len(chosen)} of 38 events."

    for name in ("README.md", "CITATION.cff", "datapackage.json"):
        assert f"A selection (during 2024-12): {held}" in (named / name).read_text("utf-8")
        assert f"A selection: {held}" in (bare / name).read_text("utf-8")
    assert f"\n{chosen.split}; 21 situations; 5 articles.\n" in (named / "README.md").read_text(
        "utf-8"
    )
    assert contents(named)["csv/events.csv"] == contents(bare)["csv/events.csv"]


def test_of_a_dataset_of_others_nothing_is_told_that_is_not_known(tmp_path: Path) -> None:
    """Neither what it is about nor how it was made; what it says itself is told."""
    made = timeline(event())
    bare = export(made, "bundle", tmp_path / "bare")
    edition = made.dataset.edition
    credit = Credit(
        edition.name, "Ships", (Author("Arden, Ana"), Author("Port Project")), "CC0-1.0"
    )
    told = evolve(made.dataset, edition=evolve(edition, credits=(credit,)))
    folder = export(st.Timeline(told), "bundle", tmp_path / "told")
    cff = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))

    assert "Russia" not in (bare / "README.md").read_text("utf-8").split("## Tables")[0]
    assert ("Ships", "CC0-1.0") == (cff["title"], cff["license"])
    assert [{"family-names": "Arden", "given-names": "Ana"}, {"name": "Port Project"}] == cff[
        "authors"
    ]
    assert "Ana Arden and Port Project, CC0-1.0" in (folder / "LICENSE.md").read_text("utf-8")
    assert "licenses" not in described(folder)


def test_the_schema_takes_the_tables_in_duckdb(deposit: Path) -> None:
    """Every row passes every key, whatever the order of its table."""
    with duckdb.connect() as connection:
        connection.execute((deposit / "schema.sql").read_text("utf-8"))
        for table in in_order(TABLES):
            path = deposit / "parquet" / f"{table.name}.parquet"
            connection.execute(f"INSERT INTO {table.name} FROM '{path}'")
        (filled,) = connection.execute("SELECT count(*) FROM claims").fetchall()[0]

    assert len(REAL.claims) == filled


def test_the_schema_takes_the_tables_in_sqlite(deposit: Path) -> None:
    """With its references checked."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript((deposit / "schema.sql").read_text("utf-8"))
        for table in in_order(TABLES):
            marks = ", ".join("?" * len(table.columns))
            rows = (
                [None if cell is None else str(cell) for cell in row] for row in table.rows(REAL)
            )
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        ((filled,),) = connection.execute("SELECT count(*) FROM claims").fetchall()

    assert len(REAL.claims) == filled


def test_the_lines_for_pandas_read_it(deposit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the README has them: the days can be compared then."""
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(deposit)
    lines = re.findall(r"`(events.* = pandas.*)`", (deposit / "README.md").read_text("utf-8"))
    names: dict[str, Any] = {"pandas": pandas}
    for line in lines:
        exec(line, names)
    late = names["events"][names["events"]["earliest"] >= "2025-11-01"]

    assert 2 == len(lines)
    assert set(late["id"]) == {
        each.id for each in REAL if each.when.earliest and each.when.earliest >= date(2025, 11, 1)
    }
