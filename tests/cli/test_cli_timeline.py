"""``syriatimeline timeline``: the same events as the API gives, as table, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

import syriatimeline as st
from authoring import run_command
from syriatimeline.calendar import Certainty
from syriatimeline.cli.table import LEGEND, symbol
from syriatimeline.dataset import encode_record
from syriatimeline.query import UNITS

TIMELINE = st.load()
#: The situations in the order of their dates.
SITUATIONS = sorted(TIMELINE.situations.values(), key=lambda each: (each.when.sort_key, each.id))

Answer = Callable[[], "st.Timeline[Any]"]

#: Options, and what the API says for them.
FILTERS: dict[str, Answer] = {
    "": lambda: TIMELINE,
    "--during 2025-03": lambda: TIMELINE.where(during="2025-03"),
    "--during 2024-12-07/2024-12-09": lambda: TIMELINE.where(during="2024-12-07/2024-12-09"),
    "--during syt-0027": lambda: TIMELINE.where(during="syt-0027"),
    "--during 2024-12 --certain": lambda: TIMELINE.where(during="2024-12", certainty="certain"),
    "--certain": lambda: TIMELINE.where(certainty="certain"),
    "--before 2024-12-08": lambda: TIMELINE.where(before="2024-12-08"),
    "--after syt-0008": lambda: TIMELINE.where(after="syt-0008"),
    "--after 2024 --before 2025-05": lambda: TIMELINE.where(after="2024", before="2025-05"),
    "--actor Russia": lambda: TIMELINE.where(actor="Russia"),
    "--actor Путин": lambda: TIMELINE.where(actor="Путин"),
    "--actor turkey --actor israel": lambda: TIMELINE.where(actor=("turkey", "israel")),
    "--actor Russia --no-members": lambda: TIMELINE.where(actor="Russia", members=False),
    "--place Syria": lambda: TIMELINE.where(place="Syria"),
    "--place Syria --no-members": lambda: TIMELINE.where(place="Syria", members=False),
    "--place Хмеймим --place baku": lambda: TIMELINE.where(place=("Хмеймим", "baku")),
    "--article art-0004": lambda: TIMELINE.where(article="art-0004"),
    "--article 000 --article NV": lambda: TIMELINE.where(article=("000", "NV")),
    "--kind Meeting": lambda: TIMELINE.of(st.Meeting),
    "--kind request --kind REFUSAL": lambda: TIMELINE.of(st.Request, st.Refusal),
    "--standing avowed": lambda: TIMELINE.where(standing="avowed"),
    "--standing one-origin --standing contested": lambda: TIMELINE.where(
        standing=("one-origin", "contested")
    ),
    "--mode planned": lambda: TIMELINE.where(mode="planned"),
    "--min-origins 2": lambda: TIMELINE.where(min_origins=2),
    "--according-to Peskov": lambda: TIMELINE.where(according_to="Peskov"),
    "--according-to Kan --according-to SANA": lambda: TIMELINE.where(according_to=("Kan", "SANA")),
    "--according-to Russia --no-members": lambda: TIMELINE.where(
        according_to="Russia", members=False
    ),
    "--published-by 2024-12-12": lambda: TIMELINE.where(published_by="2024-12-12"),
    "--published-by 2024-12-12 --certain": lambda: TIMELINE.where(
        published_by="2024-12-12", certainty="certain"
    ),
    "--published-by 2024-12-08 --by origin": lambda: TIMELINE.where(
        published_by="2024-12-08", by="origin"
    ),
    "--text tartus": lambda: TIMELINE.where(text="tartus"),
    "--text Tartus --text Баку": lambda: TIMELINE.where(text=("Tartus", "Баку")),
    "--during 2024-12 --actor Russia --kind ForceMovement --place Tartus": lambda: TIMELINE.where(
        during="2024-12", actor="Russia", place="Tartus"
    ).of(st.ForceMovement),
    "--during 1999": lambda: TIMELINE.where(during="1999"),
    "--during 1999 --certain": lambda: TIMELINE.where(during="1999", certainty="certain"),
}

by_filter = pytest.mark.parametrize(
    ("options", "answer"), FILTERS.items(), ids=[options or "none" for options in FILTERS]
)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment says how wide to print."""
    monkeypatch.delenv("COLUMNS", raising=False)


def _json(options: str) -> dict[str, Any]:
    ran = run_command("timeline", *options.split(), "--format", "json")
    document: dict[str, Any] = json.loads(ran.out)

    assert (0, "") == (ran.code, ran.err)
    return document


def _csv(options: str) -> list[dict[str, str]]:
    ran = run_command("timeline", *options.split(), "--format", "csv")

    assert (0, "") == (ran.code, ran.err)
    return list(csv.DictReader(io.StringIO(ran.out, newline="")))


def _table(options: str = "") -> str:
    ran = run_command("timeline", *options.split())

    assert (0, "") == (ran.code, ran.err)
    return ran.out


# -- JSON ------------------------------------------------------------------------------------


@by_filter
def test_json_has_the_events_of_the_api(options: str, answer: Answer) -> None:
    """The same events in the same order, with how surely each passed the date filters."""
    expected = answer()
    document = _json(options)

    assert [event.id for event in expected] == [row["id"] for row in document["events"]]
    assert [
        certainty.value if (certainty := expected.certainty_of(event)) else None
        for event in expected
    ] == [row.get("certainty") for row in document["events"]]
    assert expected.split == document["split"]


def test_json_names_its_edition() -> None:
    """A document says which dataset it comes from."""
    document = _json("")

    assert ("syriatimeline", TIMELINE.version, TIMELINE.fingerprint) == (
        document["dataset"],
        document["version"],
        document["fingerprint"],
    )


def test_json_has_whole_records() -> None:
    """Each event is as the API encodes it, its standing, its bounds and its quotes included."""
    row = next(row for row in _json("")["events"] if row["id"] == "syt-0007")
    event = TIMELINE["syt-0007"]

    assert json.loads(json.dumps(encode_record(event))) == row
    assert ("2024-12-07", "2024-12-08", event.standing) == (
        row["earliest"],
        row["latest"],
        row["standing"],
    )
    assert "в ночь на 8 декабря" == row["claims"][0]["citation"]["exact"]


def test_json_keeps_letters() -> None:
    """Cyrillic letters stand as they are."""
    assert "Башар Асад" in run_command("timeline", "--format", "json").out


def test_json_with_situations() -> None:
    """Situations stand apart from the events, and only where they are asked for."""
    document = _json("--situations")

    assert [each.id for each in SITUATIONS] == [row["id"] for row in document["situations"]]
    assert [event.id for event in TIMELINE] == [row["id"] for row in document["events"]]
    assert "situations" not in _json("")


# -- CSV -------------------------------------------------------------------------------------


@by_filter
def test_csv_has_the_events_of_the_api(options: str, answer: Answer) -> None:
    """The same events in the same order, with how surely each passed the date filters."""
    expected = answer()
    rows = _csv(options)

    assert [event.id for event in expected] == [row["id"] for row in rows]
    assert [
        certainty.value if (certainty := expected.certainty_of(event)) else "" for event in expected
    ] == [row["certainty"] for row in rows]


def test_csv_has_its_columns() -> None:
    """The first line names the columns, also where no event is left."""
    out = run_command("timeline", "--during", "1999", "--certain", "--format", "csv").out

    assert ",".join(column.name for column in UNITS["event"]) + "\n" == out


def test_csv_has_a_line_for_each_event() -> None:
    """No value breaks a line, so that line tools can read it."""
    out = run_command("timeline", "--format", "csv").out

    assert len(TIMELINE) + 1 == out.count("\n")
    assert "\r" not in out


def test_csv_of_every_event() -> None:
    """What a row says is what the event says."""
    for row in _csv(""):
        event = TIMELINE[row["id"]]

        assert (event.slug, event.kind, event.title, event.titles["ru"]) == (
            row["slug"],
            row["kind"],
            row["title"],
            row["title_ru"],
        )
        assert str(event.when.earliest or "") == row["earliest"]
        assert str(event.when.latest or "") == row["latest"]
        assert (event.when.edtf, event.when.extent, event.when.basis) == (
            row["edtf"],
            row["extent"],
            row["basis"],
        )
        assert (event.standing, str(event.independent_origins), str(event.when.once).lower()) == (
            row["standing"],
            row["independent_origins"],
            row["once"],
        )
        assert [actor.name for actor in event.source_actors] == _split(row["source_actors"])
        assert [place.name for place in event.places] == _split(row["places"])
        assert [article.id for article in event.articles] == _split(row["articles"])


def _split(names: str) -> list[str]:
    return names.split("; ") if names else []


def test_csv_tells_open_from_unknown_ends() -> None:
    """An end that is no date says which kind of end it is."""
    rows = {row["id"]: row for row in _csv("--situations")}

    assert {"date", "open", "unknown"} >= {row["earliest_is"] for row in rows.values()}
    for row in rows.values():
        assert (row["earliest_is"] == "date") == bool(row["earliest"])
        assert (row["latest_is"] == "date") == bool(row["latest"])


def test_csv_with_situations() -> None:
    """Situations stand after the events, with their topic."""
    rows = _csv("--situations")

    assert [record.id for record in [*TIMELINE, *SITUATIONS]] == [row["id"] for row in rows]
    assert [each.topic for each in SITUATIONS] == [row["topic"] for row in rows[len(TIMELINE) :]]


# -- the table -------------------------------------------------------------------------------


@by_filter
def test_table_has_the_events_of_the_api(options: str, answer: Answer) -> None:
    """The same events, and how many there are of them."""
    expected = answer()
    out = _table(options)

    assert [event.id for event in expected] == [
        word for word in out.split() if word in {event.id for event in TIMELINE}
    ]
    assert f"{expected.split}; " in " ".join(out.split())
    assert TIMELINE.fingerprint in out


def test_table_marks_what_may_fit() -> None:
    """Behind the symbol of an event that may fit the date filter stands a question mark."""
    expected = TIMELINE.where(during="2025-03")
    table = _table("--during 2025-03").partition(LEGEND[:1] + "\N{NO-BREAK SPACE}")[0]
    symbols = [line.split()[0] for line in table.splitlines() if line.strip()[:1] in tuple("●◐◌━")]

    assert [
        symbol(event.when) + ("?" if expected.certainty_of(event) is Certainty.POSSIBLE else "")
        for event in expected
    ] == symbols
    assert {True, False} == {each.endswith("?") for each in symbols}


def test_table_says_how_a_date_is_known() -> None:
    """Each symbol of the legend stands for one way in which a date is known."""
    symbols = {
        "2024-12-08": "●",
        "[2024-12-07..2024-12-08]": "◐",
        "2024-12": "◐",
        "[..2024-12-08]": "◌",
        "../..": "◌",
        "2024-12-07/2024-12-08": "━",
    }

    assert symbols == {edtf: symbol(st.When.from_edtf(edtf)) for edtf in symbols}
    assert all(character in LEGEND for character in symbols.values())


def test_table_with_situations() -> None:
    """Situations have a table of their own."""
    without, out = _table(), _table("--situations")

    assert all(situation in out for situation in TIMELINE.situations)
    assert "Situations: what held through a time" in out
    assert not any(situation in without for situation in TIMELINE.situations)


def test_empty_table() -> None:
    """Where no event is left, the table is empty and the summary says so."""
    assert "\n0 events; " in _table("--during 1999 --certain")


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("options", ["--situations", "--during 2025-03"])
def test_no_line_is_longer_than_the_terminal(
    columns: int, options: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS says how wide to print, and no line is wider."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = _table(options)

    assert max(cell_len(line) for line in out.splitlines()) <= columns


def test_narrow_table_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but who tells it is left out of a narrow table."""
    monkeypatch.setenv("COLUMNS", "60")
    words = set(_table().split())

    for event in TIMELINE:
        assert event.id in words
        assert event.standing in words


@pytest.mark.parametrize("columns", ["", "wide", "0", "-5", "٣"])
def test_odd_width_is_ignored(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A width that is none does no harm."""
    monkeypatch.setenv("COLUMNS", columns)

    assert max(cell_len(line) for line in _table().splitlines()) <= 120


def test_csv_begins_with_a_byte_order_mark_on_request() -> None:
    """For spreadsheets that take UTF-8 for something else; nothing else changes."""
    plain = run_command("timeline", "--format", "csv").out

    assert "\N{BYTE ORDER MARK}" + plain == run_command("timeline", "--format", "csv", "--bom").out
    assert 2 == run_command("timeline", "--bom").code


def test_whose_telling_goes_with_a_day() -> None:
    """``--by`` alone would say nothing."""
    ran = run_command("timeline", "--by", "origin")

    assert 2 == ran.code
    assert "--by goes with --published-by" in ran.err
