"""What each format promises to give back, read by the libraries of those who use it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as hst

import syriatimeline as st
from exported import FILES, HOSTILE, PLACE, TITLES, hostile, varied, written
from records import OTHER, STATE, event, timeline
from strategies import QUICK, whens
from syriatimeline.dataset import encode_record
from syriatimeline.errors import ExportError
from syriatimeline.events import DeclaredKind
from syriatimeline.events.declared import kind_of
from syriatimeline.export import DATE_MODEL, FORMATS, export, format_named
from syriatimeline.query.columns import rows

REAL = st.load()
TEXTS = hst.text(hst.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@hst.composite
def timelines(draw: hst.DrawFn) -> st.Timeline[Any]:
    """Timelines of up to four events with any dates, titles, modes and actors."""
    events = [
        event(
            number,
            draw(whens()),
            titles={"en": draw(TEXTS), "ru": draw(TEXTS)},
            mode=draw(hst.sampled_from(("actual", "planned", "negated"))),
            withdrawn=draw(hst.sampled_from(("", "it was another one"))),
            participants=draw(hst.sampled_from(((), (STATE,), (OTHER, STATE)))),
        )
        for number in range(1, draw(hst.integers(0, 4)) + 1)
    ]
    return timeline(*events)


# -- identity where it is promised ---------------------------------------------------------


@QUICK
@given(timelines())
def test_a_table_is_read_back_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, found: st.Timeline[Any]
) -> None:
    """``st.read_table`` gives every cell and, of each row, the days of its event."""
    table = st.read_table(written(tmp_path_factory.mktemp("csv"), found, "csv"))
    # A text that is missing is an empty text there; in our rows it is so, too.
    assert list(rows(found)) == [dict(row) for row in table]
    for each, row in zip(found, table, strict=True):
        assert row.when is not None
        assert each.when.possible == row.when.possible
        assert (each.when.edtf, each.when.extent) == (row.when.edtf, row.when.extent)


@QUICK
@given(timelines())
def test_json_lines_are_the_plain_values_of_the_events(
    tmp_path_factory: pytest.TempPathFactory, found: st.Timeline[Any]
) -> None:
    """Line by line, and nothing is added but the edition, and the usual mode."""
    path = written(tmp_path_factory.mktemp("jsonl"), found, "jsonl")
    lines = path.read_text("utf-8").split("\n")[:-1]
    edition = {"dataset": str(found.dataset.edition)}
    expected = [{"mode": each.mode} | encode_record(each) | edition for each in found]
    assert expected == [json.loads(each) for each in lines]


def test_json_lines_say_whether_a_date_filter_surely_fits(tmp_path: Path) -> None:
    path = written(tmp_path, REAL.where(during="2024-12-08"), "jsonl")
    found = [json.loads(line)["certainty"] for line in path.read_text("utf-8").splitlines()]
    assert {"certain", "possible"} == set(found)


@pytest.mark.parametrize("found", [REAL, hostile(), varied()], ids=["real", "hostile", "varied"])
def test_pandas_and_duckdb_read_the_tables(tmp_path: Path, found: st.Timeline[Any]) -> None:
    """Both see the same titles; the guard of a cell is in them, for they take nothing away."""
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    csv, jsonl = written(tmp_path, found, "csv"), written(tmp_path, found, "jsonl")
    frame = pandas.read_csv(csv, dtype=str, keep_default_na=False)
    table = st.read_table(csv)
    assert [row["id"] for row in table] == list(frame["id"])
    for row, cell in zip(table, frame["title"], strict=True):
        assert cell in (row["title"], f"'{row['title']}")
    by_line = pandas.read_json(jsonl, lines=True, dtype=False)
    assert [each.title for each in found] == [titles["en"] for titles in by_line["titles"]]
    query = "SELECT id, titles.en FROM read_json(?, format = 'newline_delimited') ORDER BY id"
    with duckdb.connect() as connection:
        told = dict(connection.execute(query, [str(jsonl)]).fetchall())
        query = "SELECT id, title FROM read_csv(?, all_varchar = true, strict_mode = false)"
        cells = dict(connection.execute(query, [str(csv)]).fetchall())
    assert {each.id: each.title for each in found} == told
    assert cells.keys() == told.keys()


# -- the same bytes for the same content ----------------------------------------------------


@QUICK
@given(hst.sampled_from(FILES), hst.randoms(use_true_random=False))
def test_the_order_of_the_dataset_changes_no_byte(
    tmp_path_factory: pytest.TempPathFactory, name: str, random: Any
) -> None:
    """Records and registries in another order, names of a record in another order."""
    folder = tmp_path_factory.mktemp("order")
    dataset = REAL.dataset
    shuffled: dict[str, Any] = {
        field: tuple(random.sample(list(getattr(dataset, field)), len(getattr(dataset, field))))
        for field in ("events", "situations", "actors", "places", "origins", "articles", "errata")
    }
    events = [
        evolve(each, titles=dict(reversed(each.titles.items()))) for each in shuffled["events"]
    ]
    changed: dict[str, Any] = shuffled | {"events": tuple(events)}
    other = evolve(dataset, **changed)
    before = written(folder, REAL, name).read_bytes()
    assert before == written(folder, st.Timeline(other, events), name).read_bytes()


@QUICK
@given(
    hst.sampled_from(FILES),
    hst.lists(whens(), min_size=2, max_size=5),
    hst.randoms(use_true_random=False),
)
def test_the_order_of_any_events_changes_no_byte(
    tmp_path_factory: pytest.TempPathFactory, name: str, dates: list[st.When], random: Any
) -> None:
    """Events of the same and of other days, in whatever order somebody gives them."""
    assume(name != "timelinejs" or any(each.earliest or each.latest for each in dates))
    folder = tmp_path_factory.mktemp("order")
    events = [event(at, when, places=(PLACE,)) for at, when in enumerate(dates, 1)]
    before = written(folder, timeline(*events), name).read_bytes()
    random.shuffle(events)
    assert before == written(folder, timeline(*events), name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_an_order_that_was_asked_for_stays(tmp_path: Path, name: str) -> None:
    if name == "jsonld":
        pytest.skip("a graph has no order")
    turned = hostile().order_by("id", reverse=True)
    found = list(TITLES[name](written(tmp_path, turned, name)))
    assert [each.id for each in turned] == found


# -- hard cases ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_an_empty_timeline_is_a_sound_file(tmp_path: Path, name: str) -> None:
    for empty in (REAL[:0], timeline()):
        if name == "timelinejs":
            # The viewer would show an error of its own.
            with pytest.raises(ExportError, match="0 events, of which none has a day"):
                written(tmp_path, empty, name)
            continue
        assert {} == TITLES[name](written(tmp_path, empty, name))


@pytest.mark.parametrize("name", FILES)
def test_events_of_every_kind_of_date_mode_and_standing(tmp_path: Path, name: str) -> None:
    """Those that a format leaves out, it leaves out by its nature."""
    found = varied()
    told = TITLES[name](written(tmp_path, found, name))
    left_out = {
        "geojson": {each.id for each in found if not any(p.coordinates for p in each.places)},
        "biblatex": {"syt-0010"},
        "csl-json": {"syt-0010"},
        "timelinejs": {"syt-0006"},
    }
    assert {each.id for each in found} - left_out.get(name, set()) == told.keys()


@QUICK
@given(hst.sampled_from(FILES), hst.lists(whens(), min_size=1, max_size=4))
def test_any_dates_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, dates: list[st.When]
) -> None:
    found = timeline(*(event(at, when, places=(PLACE,)) for at, when in enumerate(dates, 1)))
    told = {each.id for each in found}
    if name == "timelinejs":
        told = {each.id for each in found if each.when.earliest or each.when.latest}
        if not told:
            return
    path = written(tmp_path_factory.mktemp("dates"), found, name)
    assert told == TITLES[name](path).keys()


@pytest.mark.parametrize("name", FILES)
def test_a_withdrawn_contested_or_planned_event_says_so(tmp_path: Path, name: str) -> None:
    """Wherever a format tells an event, it tells that."""
    found = varied()
    for number, word in ((1, "withdrawn"), (2, "contested"), (3, "planned"), (5, "conditional")):
        one = found.of(st.Meeting)
        one = st.Timeline(found.dataset, [one[f"syt-{number:04}"]])
        text = written(tmp_path, one, name).read_text("utf-8")
        assert word in text.casefold() or (name == "geojson" and number > 2)


@pytest.mark.parametrize("name", ["ical", "timelinejs", "geojson", "markdown", "html"])
def test_the_title_itself_warns(tmp_path: Path, name: str) -> None:
    text = written(tmp_path, varied(), name).read_text("utf-8").replace("\\", "")
    marks = ["[withdrawn] Event 1", "[contested] Event 2"]
    if name != "geojson":
        marks += ["[planned] Event 3", "[told as not done] Event 4", "[conditional] Event 5"]
    for mark in marks:
        assert mark in text


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("csv", "geojson")])
def test_a_build_without_quotes_shows_the_gloss(tmp_path: Path, name: str) -> None:
    """And no empty quotation marks."""
    words = {claim.citation.exact for claim in REAL.claims.values() if claim.article}  # type: ignore[union-attr]
    dataset = REAL.dataset.with_records(
        lambda record: record.with_claims(
            lambda claim: (
                evolve(claim, citation=evolve(claim.citation, exact="", prefix="", suffix=""))
                if isinstance(claim.citation, st.Quote)
                else claim
            )
        )
    )
    text = written(tmp_path, st.Timeline(dataset), name).read_bytes().decode()
    assert "“”" not in text
    longest = max(words, key=len)
    assert longest not in text
    assert "turned to Putin" in text.replace("\r\n ", "").replace("\\", "")


@pytest.mark.parametrize("name", FILES)
def test_declared_kinds_are_told_by_their_names(tmp_path: Path, name: str) -> None:
    declared = DeclaredKind("PortVisit", "Meeting", "A ship calls.", (("callers", "source"),))
    kind = kind_of(declared)
    made = timeline(event(1, kind=kind, callers=(STATE,), places=(PLACE,)), kinds=(declared,))
    if name == "csv":
        path = written(tmp_path, made, name)
        assert "PortVisit" == st.read_table(path, timeline=made)[0]["kind"]
        return
    assert {"syt-0001": "Event 1"} == TITLES[name](written(tmp_path, made, name))
    if name not in ("biblatex", "csl-json"):
        text = written(tmp_path, made, name).read_text("utf-8")
        assert "PortVisit" in text or "Port visit" in text


# -- what the formats say of themselves ------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_carries(name: str) -> None:
    found = format_named(name)
    assert name == found.name
    assert list(found.carries) == [line for line in DATE_MODEL if line in found.carries]
    assert {"possible days", "standing"} <= found.carries.keys()
    assert found.about
    assert bool(found.ending) == (name in FILES)


def test_every_pair_of_formats_has_a_name_and_module_of_its_own() -> None:
    for one, two in itertools.combinations(FORMATS, 2):
        assert format_named(one).write is not format_named(two).write


def test_the_path_is_given_back(tmp_path: Path) -> None:
    assert tmp_path / "x.csv" == export(REAL, "csv", str(tmp_path / "x.csv"))
    assert len(HOSTILE) == len(hostile())
