"""What templates call: words of context, marked phrases, JSON in a script, dates in words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from strategies import whens
from syriatimeline.articles import Article
from syriatimeline.calendar import When
from syriatimeline.dataset.read_claims import CLAIM_FIELDS
from syriatimeline.events import STANCES, Claim, Origin, Phrase, Quote
from syriatimeline.events.wording import claim_in_words, date_in_words
from syriatimeline.site.linked_data import linked_data
from syriatimeline.site.rendering import CONTEXT_WORDS, marked, script, words
from syriatimeline.site.views.record import steps

ARTICLE = Article("art-0001", "000.txt", "The Daily", "en", When.from_edtf("2024-12-08"))
QUOTE = Quote(ARTICLE, "a <b> on Monday & so", 100, 120)
CLAIM = Claim("syt-0001.c1", "syt-0001", QUOTE, (), Origin("org-001", "o", "o"))


@given(st.text())
def test_json_in_a_script_can_neither_end_it_nor_change(text: str) -> None:
    shown = script({"a": f"</script><!--{text}"})
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(shown)
    assert f"</script><!--{text}" == json.loads(shown)["a"]


@given(st.text(), st.sampled_from(["first", "last"]))
def test_context_is_never_longer_than_is_allowed_nor_made_up(text: str, end: str) -> None:
    found = words(text, end=end)
    assert len(found.split()) <= CONTEXT_WORDS
    assert found in text
    if end == "first" and found.strip():
        assert text.startswith(found)
    if end == "last" and found.strip():
        assert text.endswith(found)


def test_the_space_beside_the_quote_stays() -> None:
    assert " one two" == words(" one two three", 2)
    assert "two three " == words("one two three ", 2, "last")


def test_the_phrase_is_marked_and_all_is_escaped() -> None:
    phrase = Phrase("Monday", 109, 115)
    assert 'a &lt;b&gt; on <em class="st-phrase">Monday</em> &amp; so' == str(
        marked(evolve(CLAIM, phrase=phrase))
    )
    assert "a &lt;b&gt; on Monday &amp; so" == str(marked(CLAIM))
    assert "" == str(marked(evolve(CLAIM, citation=evolve(QUOTE, exact=""), phrase=phrase)))


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When.from_edtf("2024-12-08"), "8 Dec 2024"),
        (When.from_edtf("2024-12-08?"), "8 Dec 2024, uncertain"),
        (When.from_edtf("2024~"), "some time in 2024, approximate"),
        (When.from_edtf("[2024-12-07..2024-12-08]"), "7 or 8 Dec 2024"),
        (When.from_edtf("[2024-12-31..2025-01-01]"), "31 Dec 2024 or 1 Jan 2025"),
        (When.from_edtf("[2024-12-07..2024-12-09]"), "between 7 and 9 Dec 2024"),
        (When.from_edtf("[2024-11-07..2024-12-09]"), "between 7 Nov and 9 Dec 2024"),
        (When.from_edtf("2025-11"), "some time in Nov 2025"),
        (When.from_edtf("[2010..2011]"), "some time in 2010 to 2011"),
        (When.from_edtf("[..2024-12-08]"), "by 8 Dec 2024"),
        (When.from_edtf("[..2024]"), "by the end of 2024"),
        (When.from_edtf("[2015..]"), "2015 or later"),
        (When.from_edtf("2024-12-07/2024-12-08"), "throughout 7 to 8 Dec 2024"),
        (When.from_edtf("2024-12-07/.."), "began on 7 Dec 2024, last day not known"),
        (When.from_edtf("../.."), "date not known"),
        (
            When.from_edtf("../..", certain="2025-04-25"),
            "surely 25 Apr 2025; first and last day not known",
        ),
        (
            When.from_edtf("2010-01-01/2024-12-08", certain="2011-12-31/2015-01-01"),
            "began in 2010 to 2011, ended between 1 Jan 2015 and 8 Dec 2024",
        ),
    ],
)  # fmt: skip
def test_dates_in_words(when: When, said: str) -> None:
    assert said == date_in_words(when)


@given(whens())
def test_every_date_has_words_and_names_its_years(when: When) -> None:
    said = date_in_words(when)
    assert said
    ends = (when.possible.first, when.possible.last)
    for day in ends:
        if day is not None and when.certain is None:
            assert str(day.year) in said


@given(whens())
def test_steps_say_what_explain_says(when: When) -> None:
    told = " ".join(said for _, said in steps(when))
    for line in when.explain().splitlines():
        said = line.split(" ", 1)[1] if line.startswith(("surely", "because")) else line
        if not line.startswith(("evidence", "by convention", "drawn")):
            assert said in told


def test_linked_data_never_narrows_a_date() -> None:
    timeline = syriatimeline.load()
    known = timeline["syt-0016"]
    assert date(2024, 12, 8).isoformat() == linked_data(timeline, known)["startDate"]
    for edtf in ("2024-12-08?", "2024-12", "[..2024-12-08]", "2024-12-07/2024-12-08"):
        changed = evolve(known, when=When.from_edtf(edtf))
        assert "startDate" not in linked_data(timeline, changed)
        assert edtf in [
            each["value"] for each in linked_data(timeline, changed)["additionalProperty"]
        ]


SAID = {
    "event": {
        "asserts": "tells of the event",
        "confirms": "confirms the event",
        "denies": "denies the event",
        "silent": "reports that nothing was said of the event",
    },
    "when": {
        "asserts": "gives the date",
        "confirms": "confirms the date",
        "denies": "denies the date",
        "silent": "reports that nothing was said of the date",
    },
    "place": {
        "asserts": "gives the place",
        "confirms": "confirms the place",
        "denies": "denies the place",
        "silent": "reports that nothing was said of the place",
    },
    "actor": {
        "asserts": "tells of the actors",
        "confirms": "confirms the actors",
        "denies": "denies the actors",
        "silent": "reports that nothing was said of the actors",
    },
    "number": {
        "asserts": "gives the number",
        "confirms": "confirms the number",
        "denies": "denies the number",
        "silent": "reports that nothing was said of the number",
    },
    "scope": {
        "asserts": "gives the scope",
        "confirms": "confirms the scope",
        "denies": "denies the scope",
        "silent": "reports that nothing was said of the scope",
    },
    "motive": {
        "asserts": "gives the motive",
        "confirms": "confirms the motive",
        "denies": "denies the motive",
        "silent": "reports that nothing was said of the motive",
    },
}


@pytest.mark.parametrize("field", CLAIM_FIELDS)
@pytest.mark.parametrize("stance", STANCES)
def test_what_a_claim_does_is_a_sentence(field: str, stance: Any) -> None:
    timeline = syriatimeline.load()
    claim = evolve(CLAIM, field=field, stance=stance)
    said = claim_in_words(claim, timeline["syt-0007"])
    assert SAID[field][stance] == said
    situation = claim_in_words(claim, timeline.situations["syt-0039"])
    assert said.replace("the event", "the situation") == situation
