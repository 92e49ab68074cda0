"""What the built pages hold, read without a browser: links, anchors, markup, linked data, words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

import syriatimeline as st
from pages_read import anchors_of, broken_links, loaded_from_elsewhere, tree_of, words_of

TIMELINE = st.load()
RECORDS = tuple(TIMELINE.dataset.records)


def test_there_is_a_page_for_everything(built_site: Path) -> None:
    for folder, names in {
        "events": [each.id for each in RECORDS],
        "articles": list(TIMELINE.articles),
        "actors": [each.slug for each in TIMELINE.actors.values()],
        "places": [each.slug for each in TIMELINE.places.values()],
    }.items():
        assert {"index", *names} == {path.stem for path in (built_site / folder).glob("*.html")}


def test_no_link_is_broken(built_site: Path) -> None:
    assert [] == list(broken_links(built_site))


def test_pages_are_valid_html(built_site: Path) -> None:
    paths = [
        built_site / name
        for name in ("index.html", "errors.html", "events/index.html", "articles/art-0002.html",
                     "actors/russia.html", "places/syria.html", "actors/index.html")
    ]  # fmt: skip
    paths += sorted((built_site / "events").glob("syt-00[1-3]?.html"))
    for path in paths:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(path.read_text("utf-8"))


def test_no_page_has_an_id_twice(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        ids = tree_of(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_nothing_is_loaded_from_another_host(built_site: Path) -> None:
    assert [] == list(loaded_from_elsewhere(built_site.rglob("*.html")))


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.id)
def test_the_page_of_a_record_tells_all_of_it(built_site: Path, record: Any) -> None:
    page = tree_of(built_site / "events" / f"{record.id}.html")
    text = words_of(page)
    for word in (record.title, record.titles["ru"], record.when.edtf, record.note, record.slug):
        assert " ".join(word.split()) in text
    # Each step of the date's reasoning, and the evidence by name.
    for line in record.when.explain().splitlines():
        said = re.sub(r"^(because|surely|by convention:|drawn at|evidence:) ", "", line)
        for part in said.split(", ") if line.startswith("evidence") else [said]:
            assert " ".join(part.split()) in text
    assert len(record.claims) == len(page.xpath("//article[@class='st-claim']"))
    for claim in record.claims:
        (shown,) = page.xpath(f"//*[@id='{claim.id.replace('.', '-')}']")
        for voice in claim.attribution:
            assert f"{voice.name} {voice.act}" in words_of(shown)
        for style in ("text", "bibtex", "csl-json"):
            cited = [each.text_content() for each in shown.xpath(".//pre")]
            assert record.cite(style, claim=claim.id) in cited
        if isinstance(claim.citation, st.Quote):
            (quote,) = shown.xpath(".//blockquote")
            assert claim.citation.exact == "".join(quote.xpath(".//mark")[0].itertext())
            whole = f"{claim.citation.prefix}{claim.citation.exact}{claim.citation.suffix}"
            assert quote.text_content().strip() in whole
            for context in quote.xpath(".//*[@class='st-context']"):
                assert len(context.text_content().split()) <= 8
    for dispute in record.disputes:
        assert page.xpath(f"//*[@id='{dispute.id}']")


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.id)
def test_the_linked_data_of_a_record_is_that_of_schema_org(built_site: Path, record: Any) -> None:
    page = tree_of(built_site / "events" / f"{record.id}.html")
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(script)
    assert ("https://schema.org", "Event") == (data["@context"], data["@type"])
    assert (record.id, record.title) == (data["identifier"], data["name"])
    if record.when.extent == "moment" and not record.when.qualifier:
        assert data["startDate"] == data["endDate"] == record.when.earliest.isoformat()
    else:
        # A date that is not known to the day is never narrowed to one.
        assert "startDate" not in data
    claims = [each["identifier"] for each in data["subjectOf"] if each["@type"] == "Claim"]
    assert [claim.id for claim in record.claims] == claims


def test_previous_and_next_lead_through_all_events_in_order(built_site: Path) -> None:
    ids = [each.id for each in TIMELINE]
    for before, name, after in zip([None, *ids], ids, [*ids[1:], None], strict=False):
        page = tree_of(built_site / "events" / f"{name}.html")
        turned = [
            page.xpath(f"//nav[@class='st-turn']/a[@rel='{rel}']/@href") for rel in ("prev", "next")
        ]
        assert [[f"{each}.html"] if each else [] for each in (before, after)] == turned


def test_the_page_of_an_article_has_its_claims_and_errors(built_site: Path) -> None:
    for article in TIMELINE.articles.values():
        path = built_site / "articles" / f"{article.id}.html"
        text = words_of(tree_of(path))
        claims = [each for each in TIMELINE.claims.values() if each.article == article]
        for claim in claims:
            assert claim.gloss in text
        errors = {each.id for each in TIMELINE.errata.values() if each.quote.article == article}
        assert errors == {each for each in anchors_of(path) if each.startswith("err-")}


def test_the_pages_of_actors_and_places_have_their_records(built_site: Path) -> None:
    for folder, named in (("actors", TIMELINE.actors), ("places", TIMELINE.places)):
        for each in named.values():
            page = tree_of(built_site / folder / f"{each.slug}.html")
            expected = {record.id for record in RECORDS if each in getattr(record, folder)}
            links = page.xpath("//li[contains(@class, 'st-item')]/a/@href")
            assert expected == {Path(link).stem for link in links}


def test_the_errors_page_has_every_error_and_dispute(built_site: Path) -> None:
    page = tree_of(built_site / "errors.html")
    for name in TIMELINE.errata:
        assert page.xpath(f"//*[@id='{name}']")
    links = page.xpath("//@href")
    for dispute in TIMELINE.disputes.values():
        assert f"events/{dispute.record}.html#{dispute.id}" in links


def test_hatched_are_those_of_one_origin_and_the_contested(built_site: Path) -> None:
    page = tree_of(built_site / "index.html")
    hatched = page.xpath("//details[contains(@class, 'st-hatched')]/@id")
    assert {each.id for each in RECORDS if each.standing in ("one-origin", "contested")} == set(
        hatched
    )


def test_a_site_of_its_own_explains_itself_without_other_pages(built_site: Path) -> None:
    for name in ("index.html", "events/syt-0007.html", "actors/russia.html"):
        (guide,) = tree_of(built_site / name).xpath("//details[@class='st-guide']")
        assert "a single origin says so, and it is not the acting side" in words_of(guide)
        assert [] == guide.xpath(".//a")


def test_lanes_stand_in_the_order_of_their_first_known_days(built_site: Path) -> None:
    page = tree_of(built_site / "index.html")
    assert ["Events", "Situations"] == page.xpath("//section[@class='st-group']/@aria-label")
    firsts = []
    for lane in page.xpath("//section[@aria-label='Events']/section[@class='st-lane']"):
        days = [days.split("/") for days in lane.xpath(".//details/@data-possible")]
        firsts.append(min(day for ends in days for day in ends if day))
    assert sorted(firsts) == firsts
    lanes = page.xpath("//section[@class='st-lane']/@aria-label")
    # The oldest is first although others have dates that are open to the past.
    assert "Force movement" == lanes[0]
    assert lanes.index("Change of government") < lanes.index("Conference")
    # A list to choose from is one to look things up in.
    (events, situations) = page.xpath("//select[@name='kind']/optgroup")
    for group in (events, situations):
        names = group.xpath("option/text()")
        assert sorted(names) == names


def test_lanes_have_names_for_people(built_site: Path) -> None:
    lanes = tree_of(built_site / "index.html").xpath("//section[@class='st-lane']/@aria-label")
    assert "Change of government" in lanes
    assert not [each for each in lanes if re.search(r"[a-z][A-Z]", each)]
