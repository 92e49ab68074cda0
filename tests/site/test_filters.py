"""The filters of the page against the queries of the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import syriatimeline as st
from built_site import Browser, opened
from strategies import whens
from syriatimeline.calendar import OPEN, Certainty, Interval, When
from syriatimeline.dataset import Dataset
from syriatimeline.events import STANDINGS, Edition, Statement
from syriatimeline.query import Timeline
from syriatimeline.site.rendering import render
from syriatimeline.site.views import timeline_values

STATIC = Path(st.__file__).parent / "site" / "static"
TIMELINE = st.load()
RECORDS = {each.id: each.when for each in TIMELINE.dataset.records}
#: The choices of a filter.
OPTIONS = (
    "return Array.from(document.querySelector(`[name=${arguments[0]}]`).options, (o) => o.value)"
)
CERTAINTIES = ("possible", "certain")


@pytest.fixture
def page(browser: Browser) -> Browser:
    browser.open("index.html")
    return browser


def _situations() -> Timeline[Any]:
    return Timeline(TIMELINE.dataset, TIMELINE.dataset.situations)  # type: ignore[arg-type]


def _found(**keywords: Any) -> set[str]:
    """Events and situations to which the keywords apply."""
    return {each.id for among in (TIMELINE, _situations()) for each in among.where(**keywords)}


def _queries(dates: dict[str, When]) -> Iterator[Interval]:
    """Times that begin and end on, just before and just after the ends of the dates."""
    ends = {
        day
        for when in dates.values()
        for stretch in (when.possible, when.certain, when.widest)
        if stretch is not None
        for day in (stretch.first, stretch.last)
        if day is not None
    }
    one = timedelta(days=1)
    near = [
        day + step * one for day in sorted(ends) for step in (-1, 0, 1) if date.min < day < date.max
    ]
    for first, last in zip(near, near[3:] + near[:3], strict=True):
        yield Interval(first, first)
        yield Interval(min(first, last), max(first, last))
        yield Interval(OPEN, first)
        yield Interval(first, OPEN)


def _expected(dates: dict[str, When], query: Interval, certainty: str) -> dict[str, str]:
    answers = {name: when.during(query) for name, when in dates.items()}
    wanted = (
        (Certainty.CERTAIN,) if certainty == "certain" else (Certainty.CERTAIN, Certainty.POSSIBLE)
    )
    return {name: answer.value for name, answer in answers.items() if answer in wanted}


def _differences(browser: Browser, dates: dict[str, When], queries: list[Interval]) -> list[Any]:
    """The queries that the page answers otherwise than the library."""
    asked = [(query, certainty) for query in queries for certainty in CERTAINTIES]
    shown = browser.filters([_fields(query, certainty) for query, certainty in asked])
    return [
        (query, certainty, found)
        for (query, certainty), found in zip(asked, shown, strict=True)
        if found != _expected(dates, query, certainty)
    ]


def _fields(query: Interval, certainty: str) -> dict[str, str]:
    fields = {"certainty": certainty}
    fields |= {"from": query.first.isoformat()} if query.first else {}
    return fields | ({"to": query.last.isoformat()} if query.last else {})


def test_the_filter_by_time_answers_as_when_during_does(page: Browser) -> None:
    queries = list(_queries(RECORDS))
    assert len(queries) > 200
    assert [] == _differences(page, RECORDS, queries)


def test_it_does_so_for_dates_of_every_sort(browser: Browser, tmp_path: Path) -> None:
    drawn: list[When] = []

    @settings(max_examples=120, derandomize=True, database=None, deadline=None)
    @given(whens())
    def collect(when: When) -> None:
        drawn.append(when)

    collect()
    dates = {f"syt-{number:04}": when for number, when in enumerate(drawn, 1)}
    assert {each.qualifier for each in drawn} > {""}
    assert any(each.widest for each in drawn)
    events = tuple(
        Statement(id=name, slug=f"event-{name}", titles={"en": name}, when=when, claims=())
        for name, when in dates.items()
    )
    timeline: Timeline[Statement] = Timeline(
        Dataset(Edition("drawn", "0", "0" * 16), events=events)
    )
    html = render("timeline", lambda name: f"{name}.html", **timeline_values(timeline))
    script = (STATIC / "syriatimeline.js").as_uri()
    path = tmp_path / "drawn.html"
    path.write_text(f'<meta charset="utf-8">{html}<script src="{script}"></script>', "utf-8")
    browser.driver.get(path.as_uri())
    assert [] == _differences(browser, dates, list(_queries(dates))[::12])


def test_a_time_that_ends_before_it_begins_holds_nothing(page: Browser) -> None:
    assert {} == page.filter(**{"from": "2025-01-02", "to": "2025-01-01"})
    assert "first day lies after the last" in page.js(
        "return document.querySelector('.st-status').textContent"
    )


@pytest.mark.parametrize("keyword", ["actor", "place"])
def test_actors_and_places_find_what_where_finds(page: Browser, keyword: str) -> None:
    named: Any = TIMELINE.actors if keyword == "actor" else TIMELINE.places
    offered = set(page.js(OPTIONS, keyword))
    for each in named.values():
        expected = _found(**{keyword: each})
        assert bool(expected) == (each.slug in offered), each.slug
        if expected:
            assert expected == set(page.filter(**{keyword: each.slug})), each.slug


def test_articles_and_standings_find_what_where_finds(page: Browser) -> None:
    for article in TIMELINE.articles.values():
        assert _found(article=article.id) == set(page.filter(article=article.id))
    for standing in STANDINGS:
        assert _found(standing=standing) == set(page.filter(standing=standing))


def test_kinds_find_what_of_finds(page: Browser) -> None:
    offered = page.js(OPTIONS, "kind")
    kinds = {each.kind for each in TIMELINE} | {
        f"Situation:{each.topic}" for each in TIMELINE.situations.values()
    }
    assert {"", *kinds} == set(offered)
    for kind in kinds:
        expected = {
            each.id
            for each in TIMELINE.dataset.records
            if kind in (each.kind, f"Situation:{getattr(each, 'topic', None)}")
        }
        assert expected == set(page.filter(kind=kind))


def test_words_find_at_least_what_where_finds(page: Browser) -> None:
    for text in ("Tartus", "АСАД", "contingent", "8 декабря"):
        assert _found(text=text) <= set(page.filter(text=text))
    assert {} == page.filter(text="no such words")


def test_filters_join_by_and(page: Browser) -> None:
    expected = _found(during="2024-12-08", certainty="certain", place="tartus")
    fields = {"from": "2024-12-08", "to": "2024-12-08", "certainty": "certain", "place": "tartus"}
    assert expected == set(page.filter(**fields))


def test_counts_and_status_say_what_is_shown(page: Browser) -> None:
    shown = page.filter(**{"from": "2024-12-08", "to": "2024-12-08"})
    status = page.js("return document.querySelector('.st-status').textContent")
    certain = list(shown.values()).count("certain")
    assert (
        f"{len(shown)} of {len(RECORDS)} records: "
        f"{certain} surely then, {len(shown) - certain} possibly." == status
    )
    counts = page.js(
        "const counts = document.querySelectorAll('.st-lane:not([hidden]) .st-count');"
        "return Array.from(counts, (each) => Number(each.textContent))"
    )
    assert len(shown) == sum(counts)


def test_without_javascript_nothing_is_missing(built_site: Path) -> None:
    """Every record is there with its dates, quotes and sources, and opens."""
    with opened(built_site, scripts=False) as page:
        page.open("index.html")
        from selenium.webdriver.common.by import By

        assert not page.driver.find_element(By.CSS_SELECTOR, ".st-finder").is_displayed()
        rows = page.driver.find_elements(By.CSS_SELECTOR, ".st-row")
        texts = {each.get_attribute("id"): each.get_attribute("textContent") for each in rows}
        assert set(RECORDS) == set(texts)
        for record in TIMELINE.dataset.records:
            text = " ".join(texts[record.id].split())
            assert record.title in text
            assert record.when.edtf in text
            for claim in record.claims:
                assert " ".join(getattr(claim.citation, "exact", "").split()) in text
                assert claim.gloss in text
                assert claim.chain in text
        rows[6].find_element(By.TAG_NAME, "summary").send_keys("\ue007")
        assert rows[6].find_element(By.CSS_SELECTOR, ".st-body").is_displayed()
