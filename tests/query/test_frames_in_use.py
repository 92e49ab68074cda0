"""What people do with frames: the same in every pandas from 2.2 on (`make pandas` runs this)."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

import syriatimeline
from syriatimeline.query.columns import UNITS, Unit

pd = pytest.importorskip("pandas")
REAL = syriatimeline.load()
DAYS = ["earliest", "latest", "certain_from", "certain_to", "plot"]


@pytest.fixture(name="frame")
def _frame() -> Any:
    return REAL.to_pandas(situations=True)


def _earliest(name: str) -> date | None:
    record = REAL.find(name)
    return record.when.earliest if record else None


@pytest.mark.parametrize("column", DAYS)
def test_days_compare_with_strings_and_timestamps(frame: Any, column: str) -> None:
    """A missing day is in no comparison."""
    days, bound = frame[column], pd.Timestamp("2024-12-09")
    known = days.notna()

    assert (days >= "2024-12-09").equals(days >= bound)
    assert (days < "2024-12-09").equals(days < bound)
    assert known.equals((days >= "2024-12-09") | (days < "2024-12-09"))
    assert days[known].between("2000-01-01", "2026-01-01").all()
    assert days[known].min() == min(days[known])


def test_days_are_read_by_dt(frame: Any) -> None:
    """Years, months, weekdays, periods, texts and distances are those of the events' own dates."""
    known = frame[frame["earliest"].notna()]
    days = [day for name in known["id"] if (day := _earliest(name)) is not None]
    read = known["earliest"].dt

    assert days == read.date.tolist()
    assert [day.month for day in days] == read.month.tolist()
    assert [day.weekday() for day in days] == read.day_of_week.tolist()
    assert [f"{day:%Y-%m}" for day in days] == read.to_period("M").astype(str).tolist()
    assert [day.isoformat() for day in days] == read.strftime("%Y-%m-%d").tolist()
    width = (frame["latest"] - frame["earliest"]).dt.days
    assert 1 == width[frame["id"] == "syt-0007"].item()


@pytest.mark.parametrize("rule", ["D", "W", "MS", "ME", "QS", "YE"])
def test_days_resample(frame: Any, rule: str) -> None:
    """By index or by column, nothing that has a day is lost."""
    known = frame[frame["earliest"] >= "2024-01-01"]
    counts = known.resample(rule, on="earliest").size()

    assert len(known) == counts.sum()
    assert counts.tolist() == known.set_index("earliest").resample(rule)["id"].count().tolist()


def test_days_group_sort_and_rank(frame: Any) -> None:
    """Missing days come last, where pandas puts them."""
    ordered = frame.sort_values(["earliest", "latest", "id"])
    months = frame.groupby(frame["earliest"].dt.to_period("M"))["id"].size()

    assert ordered["earliest"].dropna().is_monotonic_increasing
    assert ordered["earliest"].isna().to_numpy()[-1]
    assert frame["earliest"].notna().sum() == months.sum()
    assert frame["earliest"].rank().max() <= len(frame)


def test_categories_group_with_and_without_what_does_not_occur(frame: Any) -> None:
    """In the order of the codebook, by one column or by two."""
    every = frame.groupby("standing", observed=False).size()
    present = frame.groupby("standing", observed=True).size()

    assert list(syriatimeline.events.STANDINGS) == list(every.index)
    assert every[every > 0].to_dict() == present.to_dict()
    both = frame.groupby(["kind", "standing"], observed=True)["id"].nunique()
    assert len(frame) == both.sum()
    table = pd.crosstab(frame["kind"], frame["standing"])
    assert both.sum() == table.to_numpy().sum()
    modes = frame.groupby(["kind", "mode"], observed=True).size().unstack("mode")
    assert {"actual", "planned"} == set(modes.loc["Meeting"].dropna().index)


def test_categories_compare_and_select(frame: Any) -> None:
    """As texts do; a value that is none of them is in no row."""
    avowed = frame[frame["standing"] == "avowed"]

    assert set(avowed["id"]) == set(frame.query("standing == 'avowed'")["id"])
    assert avowed["id"].tolist() == frame[frame["standing"].isin(["avowed"])]["id"].tolist()
    assert not (frame["standing"] == "no such").any()
    assert ["avowed"] == avowed["standing"].cat.remove_unused_categories().cat.categories.tolist()
    assert "avowed" in frame["standing"].astype(str).to_numpy()


def test_numbers_and_flags_keep_what_is_missing(frame: Any) -> None:
    """Whole numbers stay whole, and a flag selects rows."""
    claims = REAL.to_pandas("claim")
    length = claims["end"] - claims["start"]

    assert "Int64" == length.dtype.name
    assert (claims["quote"].str.len() == length)[claims["start"].notna()].all()
    assert claims["start"].isna().equals(claims["quote"] == "")
    assert len(frame[frame["once"]]) + len(frame[~frame["once"]]) == len(frame)
    assert claims["says_once"].isna().equals(claims["says_edtf"] == "")


def test_texts_are_searched(frame: Any) -> None:
    """`.str` works on texts, in both alphabets."""
    found = frame[frame["title_ru"].str.contains("Дамаск")]

    assert set(found["id"]) == set(frame[frame["title"].str.contains("Damascus")]["id"])
    assert frame["source_actors"].str.split("; ").explode().str.len().max() > 5


def test_frames_merge_with_tables_of_others(frame: Any) -> None:
    """By text, by category and by day, whatever types a reader's own table has."""
    mine = pd.DataFrame({"id": ["syt-0016", "syt-0037"], "code": ["a", "b"]})
    own = frame.merge(mine, on="id", how="left", validate="one_to_one", indicator=True)

    assert len(frame) == len(own)
    assert ["syt-0016", "syt-0037"] == sorted(own[own["_merge"] == "both"]["id"])
    weights = pd.DataFrame({"standing": ["avowed", "one-origin"], "weight": [1, 2]})
    weighed = frame.merge(weights, on="standing")
    assert frame["standing"].isin(["avowed", "one-origin"]).sum() == len(weighed)
    days = pd.DataFrame({"day": pd.to_datetime(["2024-12-08", "2025-12-23"]), "what": ["a", "b"]})
    dated = frame.merge(days, left_on="certain_from", right_on="day")
    assert frame["certain_from"].isin(days["day"]).sum() == len(dated) >= 3
    nearest = pd.merge_asof(
        frame.dropna(subset="plot").sort_values("plot"),
        days.astype({"day": frame["plot"].dtype}),
        left_on="plot",
        right_on="day",
    )
    assert "b" == nearest.set_index("id").loc["syt-0037", "what"]


def test_units_join_by_the_ids_of_events() -> None:
    """Claims and roles find their event, and frames of one unit can be put together."""
    events = REAL.to_pandas()
    for rows in (REAL.to_pandas("claim"), REAL.to_pandas("actor")):
        joined = rows.merge(events, left_on="event_id", right_on="id", suffixes=("", "_event"))
        assert len(rows) == len(joined)
    twice = pd.concat([events, REAL.to_pandas()], ignore_index=True)
    assert events.dtypes.equals(twice.dtypes)
    assert events["id"].tolist() == twice.drop_duplicates("id")["id"].tolist()


@pytest.mark.parametrize("unit", list(UNITS))
def test_frames_survive_csv_and_pickle(unit: Unit) -> None:
    """With the types that the schema names, a CSV gives back the same frame."""
    frame = REAL.to_pandas(unit)
    days = [column.name for column in UNITS[unit] if column.form == "day"]
    texts = [column.name for column in UNITS[unit] if column.form == "text"]
    types = {name: kind for name, kind in frame.dtypes.items() if name not in days}
    again = pd.read_csv(io.StringIO(frame.to_csv(index=False)), dtype=types, parse_dates=days)
    again = again.astype(dict.fromkeys(days, "datetime64[s]")).fillna(dict.fromkeys(texts, ""))

    pd.testing.assert_frame_equal(frame, again)
    stored = io.BytesIO()
    frame.to_pickle(stored)
    pd.testing.assert_frame_equal(frame, pd.read_pickle(io.BytesIO(stored.getvalue())))


def test_a_frame_can_be_changed() -> None:
    """It is the reader's own: neither the timeline nor the next frame knows of it."""
    frame = REAL.to_pandas()
    late = frame[frame["earliest"] >= "2025-01-01"].copy()
    late["earliest"] = pd.Timestamp("2000-01-01")
    frame.loc[0, "title"] = "another"

    assert "another" != REAL.to_pandas().loc[0, "title"]
    assert late["earliest"].nunique() == 1


def test_draws_become_a_frame_of_days() -> None:
    """A column for each event, a row for each draw; what has an open end is empty."""
    draws = pd.DataFrame(REAL.draw_dates(20, seed=3)).apply(pd.to_datetime)
    known = pd.DataFrame(
        {each.id: [each.when.earliest, each.when.latest] for each in REAL if each.when.once}
    ).apply(pd.to_datetime)

    assert (20, len(REAL)) == draws.shape
    for name in known.columns[known.notna().all()]:
        assert draws[name].between(*known[name]).all()
    assert draws["syt-0001"].isna().all()
    assert date(2024, 12, 8) == draws["syt-0016"].max().date()
