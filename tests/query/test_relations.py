"""The relational form: every table holds what the records hold, under keys that are keys."""

from __future__ import annotations

import random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import STATE, event, timeline
from strategies import QUICK, whens
from syriatimeline.events import Quote
from syriatimeline.query import Timeline
from syriatimeline.query.columns import UNITS
from syriatimeline.query.relations import (
    SQL_TYPES,
    TABLES,
    Table,
    create,
    in_lines,
    in_markdown,
    in_order,
)

REAL = syriatimeline.load()
DECEMBER = REAL.where(during="2024-12")
DOCUMENTED = "events claims citations articles origins actors places mentions situations"


def of(table: Table, found: Timeline[Any]) -> list[dict[str, Any]]:
    return [dict(zip(table.names, row, strict=True)) for row in table.rows(found)]


def test_the_documented_tables_are_there() -> None:
    """With those that join them; each refers to tables that exist."""
    assert set(DOCUMENTED.split()) <= TABLES.keys()
    for table in TABLES.values():
        assert set(table.key) | table.references.keys() | set(table.quoted) <= set(table.names)
        assert len(table.names) == len(set(table.names))
        assert set(table.references.values()) <= TABLES.keys()
        assert {column.form for column in table.columns} <= SQL_TYPES.keys()
        assert all(column.about for column in table.columns)


@pytest.mark.parametrize("found", [REAL, DECEMBER, REAL[:0]], ids=["all", "filtered", "none"])
def test_keys_identify_rows_and_references_lead_somewhere(found: Timeline[Any]) -> None:
    """In the whole timeline, and in what filters leave of it."""
    ids = {name: {row.get("id") for row in of(table, found)} for name, table in TABLES.items()}

    for table in TABLES.values():
        rows = of(table, found)
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert len(keys) == len(set(keys)), table.name
        assert not any(None in key for key in keys)
        for column, other in table.references.items():
            assert {row[column] for row in rows} - {None} <= ids[other], f"{table.name}.{column}"


def test_categories_hold_only_their_values() -> None:
    """Kinds that a dataset declares are among them."""
    for table in TABLES.values():
        rows = of(table, REAL)
        for column in table.of(REAL).columns:
            if column.values:
                assert {row[column.name] for row in rows} - {None} <= set(column.values)


def test_filters_choose_the_events_and_their_claims_and_no_registry() -> None:
    """Situations and registries are whole."""
    chosen = {each.id for each in DECEMBER}
    claims = of(TABLES["claims"], DECEMBER)

    assert chosen == {row["id"] for row in of(TABLES["events"], DECEMBER)}
    assert chosen == {row["event_id"] for row in claims} - {None}
    assert set(REAL.situations) == {row["situation_id"] for row in claims} - {None}
    for name in ("articles", "actors", "places", "origins", "situations", "errata"):
        assert list(getattr(REAL, name)) == sorted(row["id"] for row in of(TABLES[name], DECEMBER))
    assert {"certain", "possible"} == {row["certainty"] for row in of(TABLES["events"], DECEMBER)}


def test_every_claim_is_cited_once_with_its_words_and_offsets() -> None:
    """Code points, half-open; so is the phrase inside."""
    cited = {row["id"]: row for row in of(TABLES["citations"], REAL)}

    assert set(REAL.claims) | set(REAL.errata) == cited.keys()
    for name, claim in REAL.claims.items():
        row = cited[name]
        assert isinstance(claim.citation, Quote) == (row["form"] == "quote")
        if row["form"] == "quote":
            assert len(row["quote"]) == row["quote_end"] - row["quote_start"]
        if claim.phrase:
            at = row["phrase_start"] - row["quote_start"]
            assert row["phrase"] == row["quote"][at : at + len(row["phrase"])]


def test_quoted_words_stand_only_where_they_can_be_left_out() -> None:
    """No other column repeats one of three words or more, but for what we say in our own words:
    an English gloss of English words keeps some of them.
    """
    ours = {"title", "title_ru", "gloss", "value", "says"}
    quotes = [q.exact for _, q in REAL.dataset.quotes if len(q.exact.split()) > 2]
    for table in TABLES.values():
        for row in of(table, REAL):
            for name, value in row.items():
                if isinstance(value, str) and name not in {*table.quoted, *ours}:
                    assert not any(quote in value for quote in quotes), (table.name, name)


def test_mentions_are_the_readings_of_phrases() -> None:
    """The chosen one is the first; a phrase without a reading has a row, too."""
    rows = of(TABLES["mentions"], REAL)

    for name, claim in REAL.claims.items():
        own = [row for row in rows if row["claim_id"] == name]
        assert bool(claim.phrase) == bool(own)
        if claim.readings:
            assert [each.value for each in claim.readings] == [row["value"] for row in own]
            assert [True, *[False] * (len(own) - 1)] == [row["chosen"] for row in own]
        elif own:
            assert [(0, False, None)] == [(r["reading"], r["chosen"], r["value"]) for r in own]


def test_columns_that_mean_the_same_are_the_same() -> None:
    """Events and claims have the columns of frames, but for those that other tables hold."""
    for name, unit in (("events", "event"), ("claims", "claim"), ("event_actors", "actor")):
        shared = set(TABLES[name].names) & {each.name for each in UNITS[unit]}  # type: ignore[index]
        own = {each.name: each for each in TABLES[name].columns}
        for column in UNITS[unit]:  # type: ignore[index]
            if column.name in shared - {"id", "event_id"}:
                assert column is own[column.name] or column == own[column.name]
        assert len(shared) > 15


def permuted(found: Timeline[Any], seed: int) -> Timeline[Any]:
    """The same content in another order."""
    rng, dataset = random.Random(seed), found.dataset
    names = ("articles", "actors", "places", "origins", "events", "situations", "errata", "schemes")
    mixed: dict[str, Any] = {
        name: tuple(rng.sample(v := getattr(dataset, name), len(v))) for name in names
    }
    changed = evolve(dataset, **mixed)
    chosen = rng.sample(list(found), len(found))
    return Timeline(changed, chosen, ordered=True)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_content_changes_no_row(seed: int) -> None:
    """Events, registries and what hangs on them."""
    for table in TABLES.values():
        assert list(table.rows(REAL)) == list(table.rows(permuted(REAL, seed))), table.name


@QUICK
@given(st.lists(whens(), max_size=4))
def test_dates_are_those_of_the_events(dates: list[syriatimeline.When]) -> None:
    """Open and unknown ends apart, at the limits of the calendar too."""
    found = timeline(*(event(n, when, participants=(STATE,)) for n, when in enumerate(dates)))

    for row in of(TABLES["events"], found):
        when = found[row["id"]].when
        assert (when.earliest, when.latest, when.edtf) == (
            row["earliest"],
            row["latest"],
            row["edtf"],
        )
        assert (row["earliest"] is None) == (row["earliest_is"] != "date")
        assert when.note == (row["reasoning"] or "")
        assert "; ".join(when.evidence) == (row["evidence"] or "")
        assert (when.widest.first if when.widest else None) == row["widest_from"]


def test_the_tables_tell_what_they_hold() -> None:
    """On a terminal and on a page: every column, its type, what it refers to."""
    lines, page = in_lines(TABLES.values()), in_markdown(TABLES)

    for table in TABLES.values():
        assert f"{table.name}: {table.row}" in lines
        assert f"## {table.name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` | {SQL_TYPES[column.form]} | " in page


def test_duckdb_accepts_the_keys_and_the_rows_under_them() -> None:
    """A table stands after those that it refers to."""
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect(":memory:")
    for table in in_order(TABLES):
        connection.execute(create(table, keys=True))
        marks = ", ".join("?" for _ in table.columns)
        rows = list(table.rows(REAL))
        if table.name == "origins":
            # A row refers to another of the same table, which must be there before.
            rows.sort(key=lambda row: row[table.names.index("maybe_same_id")] is not None)
        for row in rows:
            connection.execute(f"INSERT INTO {table.name} VALUES ({marks})", row)
        assert (len(rows),) == connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
