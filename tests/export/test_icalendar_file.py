"""The calendar, read by icalendar: no day and no time that nobody told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import syriatimeline as st
from exported import varied, written
from records import event, timeline
from strategies import QUICK, whens
from syriatimeline.events.wording import date_in_words

icalendar = pytest.importorskip("icalendar")
REAL = st.load()


def entries(folder: Path, found: st.Timeline[Any]) -> dict[str, Any]:
    """The entries by the ids of their events."""
    calendar = icalendar.Calendar.from_ical(written(folder, found, "ical").read_bytes())
    assert ("2.0", True) == (calendar["VERSION"], "PRODID" in calendar)
    return {str(each["UID"]).split("@")[0]: each for each in calendar.subcomponents}


@QUICK
@given(whens())
def test_an_entry_spans_what_is_possible_and_is_all_day(
    tmp_path_factory: pytest.TempPathFactory, when: st.When
) -> None:
    """Whole days, never a time; a summary in words unless every day is sure."""
    entry = entries(tmp_path_factory.mktemp("ical"), timeline(event(1, when)))["syt-0001"]
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        assert ("VJOURNAL", False) == (entry.name, "DTSTART" in entry)
    else:
        assert "VEVENT" == entry.name
        assert type(entry["DTSTART"].dt) is date
        assert first == entry["DTSTART"].dt
        if last < date.max:
            assert last + timedelta(days=1) == entry["DTEND"].dt
    sure = when.possible.bounded and when.certain == when.possible and not when.qualifier
    assert sure == (entry["SUMMARY"] == "Event 1")
    assert sure or entry["SUMMARY"] == f"[{date_in_words(when)}] Event 1"
    assert when.edtf == entry["X-EDTF"]
    assert "TENTATIVE" == entry.get("STATUS", "TENTATIVE")


def test_only_what_is_dated_done_and_vouched_for_is_confirmed(tmp_path: Path) -> None:
    for record, entry in entries(tmp_path, REAL).items():
        found = REAL[record]
        confirmed = (
            found.when.extent != "within"
            and found.when.possible == found.when.certain
            and found.mode == "actual"
            and found.standing in ("avowed", "several-origins")
        )
        assert confirmed == (entry["STATUS"] == "CONFIRMED")
        assert found.cite() in entry["DESCRIPTION"]
        for claim in found.claims:
            assert claim.chain in entry["DESCRIPTION"]


def test_what_was_withdrawn_is_cancelled_and_says_why(tmp_path: Path) -> None:
    found = entries(tmp_path, varied())
    assert "CANCELLED" == found["syt-0001"]["STATUS"]
    assert "it was another one" in found["syt-0001"]["DESCRIPTION"]
    assert {"TENTATIVE"} == {
        each["STATUS"] for name, each in found.items() if name != "syt-0001" and "STATUS" in each
    }
    assert "contested" in found["syt-0002"]["CATEGORIES"].to_ical().decode()


def test_the_last_and_the_first_day_of_the_calendar(tmp_path: Path) -> None:
    found = entries(tmp_path, varied())
    assert date.min == found["syt-0008"]["DTSTART"].dt
    assert date.max == found["syt-0009"]["DTSTART"].dt
    assert "DTEND" not in found["syt-0009"]


def test_no_entry_makes_anybody_busy(tmp_path: Path) -> None:
    found = entries(tmp_path, REAL)
    assert {"TRANSPARENT"} == {each["TRANSP"] for each in found.values()}
    # No clock is read: the stamp is the day of the latest article.
    assert {date(2025, 12, 24)} == {each["DTSTAMP"].dt.date() for each in found.values()}
