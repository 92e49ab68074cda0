"""Dyads: nothing is lost, nothing is made surer, and every table of them says the same."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import syriatimeline
from authoring import ROOT, run_command
from records import OTHER, STATE, event, person, timeline
from strategies import QUICK, whens
from syriatimeline import Attack, Certainty, Flight, Request, When
from syriatimeline.errors import MissingExtraError, QueryError
from syriatimeline.events import Actor, Membership
from syriatimeline.query import STATE_CODES, UNITS, StateCodes, Unit, rows
from syriatimeline.query.dyads import dyads_of
from syriatimeline.query.states import States

REAL = syriatimeline.load()
HERE = evolve(STATE, external={"iso3": "AAA", "gw": "1"})
THERE = evolve(OTHER, external={"iso3": "BBB"})
ENVOY = person(3, "envoy", HERE)
AIDE = person(4, "aide", HERE)
STRANGER = Actor("act-005", "stranger", "person", {"en": "Stranger"})


def _ends(*events: syriatimeline.Event, codes: StateCodes = "iso3") -> list[tuple[Any, Any]]:
    """The codes of both ends, or the name of who has none."""
    return [
        (row["source_code"] or row["source"], row["target_code"] or row["target"])
        for row in rows(_timeline(*events), "dyad", codes=codes)
    ]


def _timeline(*events: syriatimeline.Event) -> syriatimeline.Timeline[syriatimeline.Event]:
    """These events, with the two states as they are here."""
    found = timeline(*events).dataset
    actors = {actor.id: actor for actor in (*found.actors, HERE, THERE)}
    return syriatimeline.Timeline(evolve(found, actors=tuple(actors.values())))


# -- who faces whom --------------------------------------------------------------------------


def test_a_dyad_is_directed() -> None:
    """From who asks to who is asked; an official counts for the state."""
    assert [("AAA", "BBB")] == _ends(event(kind=Request, requesters=(ENVOY,), addressees=(THERE,)))
    assert [("BBB", "AAA")] == _ends(event(kind=Request, requesters=(THERE,), addressees=(ENVOY,)))


def test_who_meets_faces_everybody_else() -> None:
    """Both ways; two of one state are one party, and do not face each other."""
    assert [("AAA", "BBB"), ("BBB", "AAA")] == _ends(event(participants=(ENVOY, AIDE, THERE)))


def test_who_meets_at_home_faces_his_own() -> None:
    """Several of one state are a pair within it; one person alone faces nobody told."""
    assert [("AAA", "AAA")] == _ends(event(participants=(ENVOY, AIDE)))
    assert [("AAA", None)] == _ends(event(participants=(ENVOY,)))
    assert [(None, None)] == _ends(event())


def test_who_may_belong_to_two_states_does_not_meet_himself() -> None:
    """Both states have a row; neither faces the other in the one person."""
    memberships = tuple(Membership(state.id, When.from_edtf("../..")) for state in (HERE, THERE))
    found = _ends(event(participants=(evolve(ENVOY, memberships=memberships),)))

    assert [("AAA", None), ("BBB", None)] == found


def test_who_flees_does_not_act_towards_fellows() -> None:
    """Only talk goes both ways; a kind without targets has none."""
    assert [("AAA", None), ("Stranger", None)] == _ends(
        event(kind=Flight, persons=(ENVOY, STRANGER))
    )


def test_who_has_no_state_keeps_a_row_without_a_code() -> None:
    """By name, so that it is not lost."""
    found = event(kind=Request, requesters=(STRANGER,), addressees=(THERE, STRANGER))
    row = next(iter(rows(_timeline(found), "dyad")))

    assert [("Stranger", "BBB"), ("Stranger", "Stranger")] == _ends(found)
    assert ("Stranger", None, None) == (row["source"], row["source_code"], row["source_membership"])


def test_a_state_without_a_number_keeps_its_name() -> None:
    """No code is made up for it."""
    found = event(kind=Request, requesters=(HERE,), addressees=(THERE,))

    assert [("1", "Borduria")] == _ends(found, codes="gw")


def test_who_is_accused_has_that_side() -> None:
    """Never the acting one; where nobody acts, the source is missing and has no side."""
    accused = event(kind=Attack, accused=(HERE,), targets=(THERE,))
    unknown = event(2, kind=Attack, targets=(THERE,))
    both = event(3, kind=Attack, perpetrators=(ENVOY,), accused=(THERE,))
    found = [(row["event_id"], row["side"]) for row in rows(_timeline(accused, unknown), "dyad")]

    assert [("syt-0001", "accused"), ("syt-0002", None)] == found
    assert [("AAA", "BBB"), (None, "BBB")] == _ends(accused, unknown)
    assert [("AAA", None), ("BBB", None)] == _ends(both)


# -- how surely ------------------------------------------------------------------------------


def _membership(office: str | When, when: str | When) -> dict[str, Certainty]:
    """For which states an official stands, who held an office then."""
    held = When.from_edtf(office) if isinstance(office, str) else office
    minister = evolve(ENVOY, memberships=(Membership(HERE.id, held),))
    found = event(when=when, participants=(minister, THERE))
    answers = States(_timeline(found).actors).of(minister, found)
    return {state.id: answer for state, answer in answers.items()}


@pytest.mark.parametrize(
    ("office", "when", "expected"),
    [
        ("2024-01-01/2024-12-31", "2024-06", Certainty.CERTAIN),
        ("2024-01-01/2024-12-31", "[2024-12-31..2025-01-01]", Certainty.POSSIBLE),
        ("2024-01-01/2024-12-31", "2025-01-01", None),
        ("2024-06-01/2024-12-31", "2024-01-01/2024-06-01", Certainty.CERTAIN),
        ("2024", "2024-06-01", Certainty.POSSIBLE),
        ("../2024-12-08", "2024-12-08", Certainty.CERTAIN),
        ("../2024-12-08", "2024-12-07", Certainty.POSSIBLE),
        ("../..", "2024-12-08", Certainty.POSSIBLE),
    ],
)
def test_a_membership_has_three_answers(office: str, when: str, expected: Certainty | None) -> None:
    """Certain if it surely held on the day, whichever that was; possible if it may have."""
    assert ({HERE.id: expected} if expected else {}) == _membership(office, when)


def test_a_chain_is_as_sure_as_its_weakest_link() -> None:
    """An official of a force of a state."""
    sure, unsure = When.from_edtf("2024-01-01/2025-12-31"), When.from_edtf("../..")
    for first, second in ((sure, sure), (sure, unsure), (unsure, sure)):
        force = Actor(
            "act-006", "fleet", "force", {"en": "Fleet"}, memberships=(Membership(HERE.id, first),)
        )
        admiral = evolve(ENVOY, memberships=(Membership(force.id, second),))
        found = event(participants=(force, admiral))
        answer = States(_timeline(found).actors).of(admiral, found)[HERE]

        assert (first is second is sure) == (answer is Certainty.CERTAIN)


@QUICK
@given(whens(), whens())
def test_an_actor_stands_for_the_states_that_where_finds(office: When, when: When) -> None:
    """The membership counts here just when it counts there."""
    minister = evolve(ENVOY, memberships=(Membership(HERE.id, office),))
    found = event(when=when, participants=(minister,))
    asked = _timeline(found).where(actor=HERE)

    assert (HERE.id in _membership(office, when)) == bool(asked)


@QUICK
@given(whens(), whens())
def test_nothing_is_certain_that_may_not_have_been(office: When, when: When) -> None:
    """Certain needs a sure day in common, or sure days around all that the event may be on."""
    if _membership(office, when).get(HERE.id) is Certainty.CERTAIN:
        sure = office.certain

        assert sure is not None
        together = when.certain is not None and when.certain.intersects(sure)
        assert together or (when.widest or when.possible) in sure


# -- the whole dataset -----------------------------------------------------------------------


def test_every_event_has_a_row() -> None:
    """In the order of the timeline, each pair once on each side."""
    table = list(rows(REAL, "dyad"))
    ids = [row["event_id"] for row in table]
    pairs = [(row["event_id"], row["side"], row["source"], row["target"]) for row in table]

    assert [each.id for each in REAL] == [ids[0], *(b for a, b in pairwise(ids) if a != b)]
    assert len(set(pairs)) == len(pairs)


def test_every_actor_is_in_a_row() -> None:
    """Whoever has a role stands behind an end; nobody else does."""
    for each in REAL:
        told = {
            actor
            for dyad in dyads_of(REAL.where(text=each.title))
            if dyad.record == each
            for party in (dyad.source, dyad.target)
            if party
            for actor in party.actors
        }

        assert set(each.actors) == told


@pytest.mark.parametrize("codes", STATE_CODES)
def test_every_state_has_its_codes(codes: StateCodes) -> None:
    """Each cited by its scheme, and none twice."""
    states = [actor for actor in REAL.actors.values() if actor.kind == "state"]
    found = [state.external[codes] for state in states]

    assert len(states) == len(set(found))
    assert all(source.url and source.accessed for source in REAL.schemes[codes].sources)
    assert all(not actor.external for actor in REAL.actors.values() if actor not in states)


def test_the_year_is_that_of_all_possible_days() -> None:
    """Missing where several may hold it."""
    found = timeline(event(1, "2024-12"), event(2, "[2024-12-31..2025-01-01]"), event(3, "../.."))

    assert [None, 2024, None] == [row["year"] for row in rows(found, "dyad")]


def test_the_certainty_of_date_filters_stays() -> None:
    """An event that may fit is not made sure."""
    found = REAL.where(during="2025-03")

    for row in rows(found, "dyad"):
        answer = found.certainty_of(found[row["event_id"]])
        assert answer is not None
        assert answer.value == row["certainty"]


# -- tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", list(UNITS))
@pytest.mark.parametrize("codes", STATE_CODES)
def test_frame_csv_and_documentation_agree(unit: Unit, codes: StateCodes) -> None:
    """The same columns and cells in the frame and in the CSV; a page lists the columns."""
    pytest.importorskip("pandas")
    ran = run_command("timeline", "--format", "csv", "--unit", unit, "--codes", codes)
    read = list(csv.DictReader(io.StringIO(ran.out)))
    frame = REAL.to_dyads(codes) if unit == "dyad" else REAL.to_pandas(unit)

    assert list(frame.columns) == list(read[0])
    assert len(frame) == len(read)
    for column in UNITS[unit]:
        cells = [_as_csv(value) for value in frame[column.name].astype(object)]
        assert cells == [row[column.name] for row in read], column.name
    page = (ROOT / "docs" / "reference" / "api.md").read_text("utf-8")
    assert f"{{catalogue}} columns of {unit}s\n" in page


def _as_csv(value: Any) -> str:
    import pandas as pd

    if value is None or pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_missing_code_is_na() -> None:
    """So that numbers can be made of the rest."""
    pd = pytest.importorskip("pandas")
    codes = REAL.to_dyads("gw")["target_code"]

    assert codes.isna().any()
    assert codes[codes.isna()].map(lambda code: code is pd.NA).all()
    assert {2, 365, 640, 652, 666} == set(codes.astype("Int64").dropna())


def test_to_pandas_has_dyads_too() -> None:
    """By ISO 3166-1, as ``to_dyads`` has without a word."""
    pytest.importorskip("pandas")

    assert REAL.to_dyads().equals(REAL.to_pandas("dyad"))


def test_dyads_join_with_a_table_by_code_and_year() -> None:
    """No row is lost or doubled, and what has no year finds no match."""
    pd = pytest.importorskip("pandas")
    dyads = REAL.to_dyads()
    mine = pd.DataFrame({"iso3": ["RUS", "SYR"], "year": [2025, 2025], "score": [1, 2]})
    keys: Any = {"left_on": ["source_code", "year"], "right_on": ["iso3", "year"]}
    joined = dyads.merge(mine, how="left", validate="m:1", **keys)
    matched = joined[joined["score"].notna()]

    assert dyads["event_id"].tolist() == joined["event_id"].tolist()
    assert {("RUS", 2025), ("SYR", 2025)} == set(
        zip(matched["source_code"], matched["year"], strict=True)
    )


@pytest.mark.parametrize(
    ("codes", "says"),
    [("iso2", "did you mean iso3"), ("GW", "did you mean gw"), ("cow", "iso3 or gw"), (3, "iso3")],
)
def test_unknown_codes_raise(codes: Any, says: str) -> None:
    """The message names the nearest known ones."""
    with pytest.raises(QueryError, match=says):
        REAL.to_dyads(codes)


def test_without_pandas_the_extra_is_named() -> None:
    """As for the other frames."""
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import syriatimeline as st\n"
        "try: st.load().to_dyads()\n"
        "except ImportError as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.startswith(MissingExtraError.__name__)
    assert "pip install 'syriatimeline[pandas]'" in done.stdout


def test_units_are_for_csv() -> None:
    """Another format says so, and prints nothing."""
    ran = run_command("timeline", "--unit", "dyad")

    assert (2, "") == (ran.code, ran.out)
    assert "--unit goes with --format csv" in ran.err
