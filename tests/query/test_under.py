"""A timeline under another policy: a selection among stored readings, equal to re-tagging."""

from __future__ import annotations

from pathlib import Path

import pytest

import syriatimeline as st
from syriatimeline.calendar import Certainty, Interval
from syriatimeline.cli.table import symbol
from syriatimeline.dataset import read_bundle, write_bundle
from syriatimeline.dataset.compile import read_folder
from syriatimeline.dataset.readings import with_readings
from syriatimeline.dataset.rules import check_bundle
from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.export.telling import surely_all
from syriatimeline.query.csv_table import write_csv
from syriatimeline.query.policies import chosen, dataset_under
from syriatimeline.temporal import CHOICES

SEEDS = Path(__file__).parents[2] / "seeds"
POLICIES = [
    st.Policy(**{name.replace("-", "_"): choice})
    for name, choices in CHOICES.items()
    for choice in choices
]


@pytest.fixture(scope="module")
def compiled() -> object:
    """The seeds, read with their texts."""
    return read_folder(SEEDS)


@pytest.mark.parametrize("policy", POLICIES, ids=str)
def test_selecting_equals_tagging_again(policy: st.Policy, compiled: object) -> None:
    """Each claim's chosen reading is the first one that a tagger with this policy finds."""
    again = with_readings(compiled.dataset, compiled.texts, policy)  # type: ignore[attr-defined]
    fresh = {claim.id: claim for claim in again.claims}

    for claim in compiled.dataset.claims:  # type: ignore[attr-defined]
        selected = chosen(claim, policy)
        if selected is not None:
            first = fresh[claim.id].readings[0]
            assert (selected.value, selected.when) == (first.value, first.when)
            assert {str(each) for each in claim.readings} == {
                str(each) for each in fresh[claim.id].readings
            }


@pytest.mark.parametrize("policy", POLICIES, ids=str)
def test_a_policy_never_makes_certain(policy: st.Policy) -> None:
    """What is surely so under one reading and not under another is never certain."""
    timeline = st.load()
    other = timeline.under(policy)

    for event in timeline:
        for month in ("2024-12", "2025-03", "2025-04", "2025-11", "2025-12"):
            days = st.When.from_edtf(month).possible
            answers = {event.when.during(days), other[event.id].when.during(days)}
            assert answers != {st.Certainty.CERTAIN, st.Certainty.NO}


def test_the_default_policy_changes_nothing() -> None:
    """Our own choices are what is loaded."""
    timeline = st.load()

    assert timeline.under(st.Policy()) == timeline


@pytest.mark.parametrize(
    ("event", "policy", "edtf"),
    [
        ("syt-0035", st.Policy(last_month="rolling-30-days"), "[2025-11-24..2025-12-23]"),
        ("syt-0027", st.Policy(last_week="rolling-7-days"), "[2025-04-17..2025-04-18]"),
        ("syt-0007", st.Policy(night_into_day="named-day"), "2024-12-08"),
    ],
)
def test_dates_that_follow_a_convention(event: str, policy: st.Policy, edtf: str) -> None:
    """The event follows the claim that it was taken from; its evidence stays."""
    before = st.load()[event]
    after = st.load().under(policy)[event]

    assert after.when.edtf == edtf
    assert after.when.evidence == before.when.evidence
    assert {claim.id for claim in after.claims} == {claim.id for claim in before.claims}


def test_an_editors_choice_stands() -> None:
    """Where the author wrote other days than our policy gives, no policy moves them."""
    timeline = st.load()
    for policy in POLICIES:
        other = timeline.under(policy)
        # The editor excluded March 2024 by what the section tells, whatever a policy says.
        assert other["syt-0029"].when == timeline["syt-0029"].when
        for name in ("syt-0005.c1", "syt-0019.c1", "syt-0028.c1"):
            assert other.claims[name].when == timeline.claims[name].when


def test_disputes_hold_the_changed_claims() -> None:
    """A dispute's positions refer to the claims of its own record, not to older ones."""
    dataset = dataset_under(st.load().dataset, st.Policy(last_week="rolling-7-days"))

    for record in dataset.records:
        own = {claim.id: claim for claim in record.claims}
        for dispute in record.disputes:
            for position in dispute.positions:
                assert all(own[claim.id] is claim for claim in position.claims)


def test_periods_are_phrases_that_the_tagger_does_not_know() -> None:
    """They tag in the texts from which they come."""
    timeline = st.load()
    tagger = st.Tagger(languages=("ru",), periods=timeline.periods)

    found = tagger.tag("На протяжении гражданской войны гибли люди.", "2024-12-11")

    assert [each.text for each in found] == ["На протяжении гражданской войны"]
    assert found[0].when == timeline.claims["syt-0040.c1"].when


def test_it_is_said_by_which_policy_dates_are_read() -> None:
    """In citations of the dataset and of its events; with a fingerprint of its own."""
    timeline = st.load()
    rolling = timeline.under(st.Policy(last_month="rolling-30-days"))
    said = "dates read by last-month=rolling-30-days"

    assert said in rolling.cite()
    assert said in rolling.cite("bibtex").replace("Dates", "dates")
    assert said in rolling["syt-0035"].cite()
    assert said in repr(rolling)
    assert timeline.fingerprint != rolling.fingerprint
    assert timeline.cite() == timeline.under(st.Policy()).cite()


def test_a_bundle_keeps_the_policy(tmp_path: Path) -> None:
    """Written and read back it is the same dataset, and sound."""
    rolling = st.load().under(st.Policy(last_month="rolling-30-days")).dataset
    write_bundle(rolling, tmp_path / "bundle")
    read = read_bundle(tmp_path / "bundle")

    assert rolling == read
    assert () == check_bundle(read)


@pytest.mark.parametrize("policy", POLICIES, ids=str)
def test_no_policy_makes_a_date_certain(policy: st.Policy) -> None:
    """What a table calls sure, a filter finds surely; a convention alone gives neither."""
    timeline = st.load()
    for event in timeline.under(policy):
        when = event.when
        if when.possible != timeline[event.id].when.possible:
            assert when.certain is None, event
            assert when.known_day is None, event
            assert symbol(when) != "●", event
            assert not surely_all(when), event
        for day in (when.certain.first, when.certain.last) if when.certain else ():
            if day is not None:
                assert when.during(Interval(day, day)) is Certainty.CERTAIN, event


def test_a_choice_may_be_said_as_on_the_command_line() -> None:
    """The message that no policy has a name asks for it in this form."""
    timeline = st.load()
    rolling = timeline.under(st.Policy(last_month="rolling-30-days"))

    assert list(rolling) == list(timeline.under("last-month=rolling-30-days"))
    assert list(rolling) == list(timeline.under("last_month=rolling-30-days"))
    with pytest.raises(UnknownNameError, match="'rolling-30-days'"):
        timeline.under("last-month=rolling-30-day")
    with pytest.raises(QueryError, match="no policy is called 'last-month'"):
        timeline.under("last-month")


def test_a_table_under_a_policy_is_read_back(tmp_path: Path) -> None:
    """One day that a convention chose is no contradiction to the sheet that says so."""
    named = st.load().under(st.Policy(night_into_day="named-day"))
    file = tmp_path / "named.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        write_csv(out, named)
    row = next(row for row in st.read_table(file) if row["id"] == "syt-0007")

    assert row.when is not None
    assert (row.when.edtf, row.when.certain) == ("2024-12-08", None)
