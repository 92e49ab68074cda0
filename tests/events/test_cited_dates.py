"""A citation says which days are sure, where its EDTF alone would say otherwise."""

from __future__ import annotations

import pytest

import syriatimeline as st
from records import event
from syriatimeline.calendar import When
from syriatimeline.events.wording import date_in_words
from syriatimeline.query import Timeline

REAL: Timeline[st.Event] = st.load()
STYLES = ("text", "biblatex", "bibtex", "csl-json")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("record", [*REAL, *REAL.situations.values()], ids=lambda each: each.id)
def test_the_sure_days_are_in_the_citation(record: st.Event, style: str) -> None:
    """In words beside the EDTF if that implies others; else the EDTF says it alone."""
    words = f"{record.when.edtf}, that is {date_in_words(record.when)}"
    implied = When.from_edtf(record.when.edtf).certain

    assert (implied != record.when.certain) is (words in record.cite(style))


def test_a_withdrawal_that_began_on_one_of_two_days() -> None:
    cited = REAL["syt-0014"].cite()

    assert "(2024-12-07/.., that is began 7 or 8 Dec 2024, last day not known; standing" in cited


def test_a_day_needs_no_words() -> None:
    assert "(2024-12-08; standing" in event(1, "2024-12-08").cite()
