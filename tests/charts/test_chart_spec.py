"""``timeline.chart()``: a chart that Altair finds valid, with words for people and for machines."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

import syriatimeline as st
from records import claim, event, origin, timeline
from syriatimeline.articles import Article, Reference
from syriatimeline.calendar import When
from syriatimeline.charts import LANES
from syriatimeline.charts.counts import MOST
from syriatimeline.charts.drawing import LABELLED
from syriatimeline.charts.sayings import link_of, said_of
from syriatimeline.charts.signs import MARKS
from syriatimeline.errors import MissingExtraError, QueryError
from syriatimeline.events import STANDINGS, Quote

alt = pytest.importorskip("altair")

REAL = st.load()
APRIL = When.from_edtf("2025-04")


def _rows(chart: Any, table: str = "events") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart.to_dict()["datasets"][table]
    return found


def _legend(chart: Any) -> str:
    return "\n".join(row["words"].replace("\n", " ") for row in _rows(chart, "legend"))


def _subtitle(chart: Any) -> str:
    return " ".join(chart.to_dict()["title"]["subtitle"])


@pytest.mark.parametrize("by", [*LANES, None])
@pytest.mark.parametrize("situations", [False, True])
def test_every_chart_is_valid(by: Any, situations: bool) -> None:
    """``to_dict`` checks it against the schema of Vega-Lite; JSON holds all of it."""
    found = REAL.chart(by, situations=situations).to_dict()

    assert found["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    ids = {row["id"] for row in found["datasets"]["events"]}
    assert {each.id for each in REAL} <= ids
    assert situations == (set(REAL.situations) <= ids)


def test_it_can_be_styled_further() -> None:
    chart = REAL.chart()
    styled = chart.configure_title(fontSize=30).properties(background="#eeeeee").to_dict()

    assert isinstance(chart, alt.VConcatChart)
    assert ("#eeeeee", 30) == (styled["background"], styled["config"]["title"]["fontSize"])


def test_a_notebook_shows_it_without_a_network() -> None:
    """As the page says; what Altair shows otherwise is its own affair."""
    with alt.renderers.enable("svg"):
        shown = REAL.where(during="2024-12-08", certainty="certain").chart()._repr_mimebundle_()
    bundle: Any = shown[0] if isinstance(shown, tuple) else shown

    assert bundle["image/svg+xml"].startswith("<svg")


def test_the_title_says_what_is_shown() -> None:
    asked = REAL.where(during="2025-03")
    said = _subtitle(asked.chart("actor"))

    for words in (asked.split, f"of {len(REAL)} in all", REAL.version, REAL.fingerprint, "lanes"):
        assert words in said
    assert ["Mine"] == asked.chart(title="Mine").to_dict()["title"]["text"]


def test_the_legend_explains_the_signs_that_are_used_and_no_others() -> None:
    day = timeline(event(1, "2024-12-08")).chart()
    many = timeline(
        event(1, "2024-12-01/2024-12-09"),
        event(2, "2024-12?"),
        event(3, "2024-12-08?"),
        event(4, "2024-12/.."),
        event(5, "/2024-12", mode="planned"),
        event(6, When.from_edtf("2024-12-08"), withdrawn="wrong"),
        event(7, "1900"),
    ).chart()

    assert MARKS["day"] in _legend(day)
    assert not any(MARKS[name] in _legend(day) for name in MARKS if name != "day")
    assert all(MARKS[name] in _legend(many) for name in MARKS if name not in ("drawn", "short"))
    assert all(MARKS[name] in _legend(REAL.chart()) for name in ("drawn", "short"))
    assert "withdrawn: we no longer stand by this record" in _legend(many)


def test_every_standing_and_mode_is_seen() -> None:
    """By badge, words and fill: colour alone carries nothing."""
    denied = (claim("syt-0002", 1, origin(1)), claim("syt-0002", 2, origin(2), stance="denies"))
    chart = timeline(
        event(1, withdrawn="wrong"),
        event(2, claims=denied),
        event(3, mode="planned"),
        event(4, mode="negated", titles={"en": "Negated rumour", "ru": "Слух"}),
    ).chart()
    rows = {row["id"]: row for row in _rows(chart)}

    assert ["×", "≠"] == [rows[name]["badge"] for name in ("syt-0001", "syt-0002")]
    assert "planned: Event 3" == rows["syt-0003"]["label"]
    assert "Negated rumour" == rows["syt-0004"]["label"]
    assert [True, False, False] == [rows[f"syt-000{n}"]["filled"] for n in (2, 3, 4)]
    assert set(STANDINGS) >= {row["standing"].replace(" ", "-") for row in rows.values()}


def test_tooltips_say_who_and_what_and_where() -> None:
    told = said_of(REAL["syt-0007"])
    quoted = REAL["syt-0007"].claims[0]

    assert isinstance(quoted.citation, Quote)
    assert "7 or 8 Dec 2024 ([2024-12-07..2024-12-08])" == told["date"]
    assert quoted.chain == told["says"]
    assert quoted.citation.exact.replace("\n", " ") in told["quote"]
    assert quoted.citation.article.publisher in told["source"]


def test_what_was_asked_for_is_answered_in_the_tooltip() -> None:
    """As the split in the subtitle counts; without a date filter there is no such line."""
    asked = REAL.where(during="2025-03")
    rows = _rows(asked.chart())
    answers = [row["asked"] for row in rows]

    assert (1, 15) == (answers.count("surely then"), answers.count("possibly then"))
    assert '"Asked for"' in json.dumps(asked.chart().to_dict())
    assert '"Asked for"' not in json.dumps(REAL.chart().to_dict())


def test_links_lead_to_articles_with_an_address_only() -> None:
    """And to no address that would run a script."""

    def linked(url: str) -> str | None:
        article = Article("art-1", "a.txt", "Daily", "en", When.from_edtf("2024"), url=url)
        quote = claim("syt-0001", 1, origin(1))
        return link_of(event(1, claims=(st_evolve(quote, Quote(article, "words", 0, 5)),)))

    assert "https://example.org/a" == linked("https://example.org/a")
    for url in (
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://[",
        "a.html",
    ):
        assert url == "https://[" or linked(url) is None
    reference = st_evolve(
        claim("syt-0001", 1, origin(1)), Reference("Registry", url="https://e.org")
    )
    assert link_of(event(1, claims=(reference,))) is None
    assert link_of(event(1, claims=())) is None
    assert "Registry, https://e.org" == said_of(event(1, claims=(reference,)))["source"]


def st_evolve(found: Any, citation: Any) -> Any:
    """A claim with another citation."""
    from attrs import evolve

    return evolve(found, citation=citation)


def test_no_event_is_said_so() -> None:
    chart = timeline().chart()

    assert "no event" in json.dumps(chart.to_dict())
    assert "0 events" in _subtitle(chart)


def test_events_without_any_date_get_no_invented_axis() -> None:
    found = json.dumps(timeline(event(1, "../.."), event(2, "/")).chart().to_dict())

    assert "no event here has a date" in found
    assert "2000" not in found.replace('"fontSize": 2000', "")


def test_many_bars_have_no_titles_beside_them() -> None:
    chart = timeline(*(event(number) for number in range(1, LABELLED + 2))).chart()

    assert {""} == {row["label"] for row in _rows(chart)}
    assert "tooltips tell the titles" in _subtitle(chart)


def test_what_lies_wholly_beyond_the_axis_is_counted_and_dated() -> None:
    """Its place in the margin says nothing; so the title says when, and the subtitle how many."""
    chart = timeline(event(1, "2015"), event(2, "2024-12-08")).chart(over="2024-12")
    rows = {row["id"]: row["label"] for row in _rows(chart)}

    assert "1 event lies wholly beyond the axis" in _subtitle(chart)
    assert "38 events lie wholly beyond" not in _subtitle(REAL.chart(over="2024-12"))
    assert "wholly beyond" not in _subtitle(timeline(event(2, "2024-12-08")).chart())
    assert {"syt-0001": "some time in 2015: Event 1", "syt-0002": "Event 2"} == rows
    (early,) = _rows(timeline(event(3, "[..2015-06-30]")).chart(over="2024-12"))
    assert "by 30 Jun 2015: Event 3" == early["label"]


def test_a_margin_into_which_a_bar_runs_is_named() -> None:
    axis = timeline(event(1, "/1999-03")).chart(over="1999").to_dict()["vconcat"][0]["layer"][0]

    assert "not to scale" in axis["encoding"]["x"]["axis"]["labelExpr"]


def test_an_axis_asked_for_leaves_out_situations_of_another_time() -> None:
    """Events that filters leave stay; situations are narrowed by no filter."""
    held = REAL.situations.values()
    within = {each.id for each in held if each.when.possible.intersects(APRIL.possible)}
    chart = REAL.where(during="2025-04").chart(over="2025-04", situations=True)

    assert 0 < len(within) < len(held)
    assert within == {row["id"] for row in _rows(chart) if row["id"] in REAL.situations}
    assert f"{len(within)} of {len(held)} situations below" in _subtitle(chart)


def test_a_title_that_tells_its_mode_is_not_told_it_again() -> None:
    """In both languages; and what is put before a Russian title is Russian."""
    rows = {row["id"]: row["label"] for row in _rows(REAL.chart(language="ru"))}

    assert rows["syt-0021"].startswith("Планируемая")
    assert rows["syt-0024"].startswith("планируется: Объявленные")
    assert rows["syt-0014"].startswith("объём оспаривается: ")


def test_very_many_events_are_counted_as_count_by_counts() -> None:
    held = timeline(
        *(event(number, f"20{number % 10:02}-0{1 + number % 9}") for number in range(1, MOST + 2))
    )
    chart = held.chart()
    rows = _rows(chart, "counts")
    counted = held.count_by("month")

    assert sum(each.certain + each.possible for each in counted) == sum(r["events"] for r in rows)
    assert "they are counted" in _subtitle(chart)


def test_very_many_events_over_a_long_time_are_counted_by_year() -> None:
    chart = timeline(*(event(n, f"{1 + n * 9:04}") for n in range(1, MOST + 2))).chart()

    assert {4} == {len(row["period"]) for row in _rows(chart, "counts")}


def test_very_many_events_without_a_date_are_not_counted() -> None:
    chart = timeline(*(event(n, "../..") for n in range(1, MOST + 2))).chart()

    assert "no event here has a date" in json.dumps(chart.to_dict())


def test_the_axis_shows_the_time_asked_for() -> None:
    chart = REAL.chart(over=("2024-12-01", "2024-12-14"))
    axis = chart.to_dict()["vconcat"][0]["layer"][0]["encoding"]["x"]["axis"]

    assert '"14"' in axis["labelExpr"]
    assert '"15"' not in axis["labelExpr"]
    assert '"later"' in axis["labelExpr"]
    assert REAL.chart(over="syt-0007").to_dict()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"by": "kinds"}, "kind"),
        ({"language": "de"}, "language"),
        ({"situations": 1}, "situations"),
        ({"width": 10}, "pixels from 200"),
        ({"width": True}, "pixels"),
        ({"width": "wide"}, "pixels"),
        ({"over": "2024/.."}, "two ends"),
        ({"over": "yesterday"}, "over"),
    ],
)
def test_what_cannot_be_meant_is_refused(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        REAL.chart(**wrong)


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("syriatimeline.charts.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'syriatimeline\[plot\]'"):
        REAL.chart()
