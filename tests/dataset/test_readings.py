"""The dataset meets its tagger."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

import syriatimeline as st
from syriatimeline.cli.main import command
from syriatimeline.dataset.compile import read_folder
from syriatimeline.dataset.readings import differences, mentions_of

SEEDS = Path(__file__).parents[2] / "seeds"

#: Phrases that only an author can date: they name a period, not a time of the calendar.
NAMED = {"syt-0039.c1", "syt-0040.c1", "syt-0050.c1"}


def test_every_phrase_of_the_seeds_is_read() -> None:
    """Each coded phrase is found by the tagger, save those that name a period."""
    unread = {
        claim.id for claim in st.load().claims.values() if claim.phrase and not claim.readings
    }

    assert unread == NAMED


def test_differences_are_reported_with_their_reason() -> None:
    """A phrase that dates the report bounds the event; the error on record is named."""
    found = {each.claim.id: each for each in differences(st.load().dataset)}

    assert found["syt-0019.c1"].errata == ("err-001",)
    assert "see err-001" in str(found["syt-0019.c1"])
    assert "because reported that day" in str(found["syt-0005.c1"])
    assert "syt-0007.c1" not in found
    assert "syt-0029.c1" not in found


def test_check_prints_them_and_passes() -> None:
    """They are notes, not problems."""
    result = CliRunner().invoke(command, ["check", str(SEEDS)])

    assert result.exit_code == 0
    assert "note: syt-0019.c1" in result.output
    assert "read by the tagger" in result.output


def test_boilerplate_yields_nothing() -> None:
    """Mentions lie in the headline, subheadings and body alone, with the article's own offsets."""
    compiled = read_folder(SEEDS)
    for article in compiled.dataset.articles:
        text = compiled.texts[article.id]
        speaking = [
            part for part in article.ranges if part.kind in ("headline", "subheading", "body")
        ]
        for mention in mentions_of(article, text):
            assert text[mention.start : mention.end] == mention.text
            assert any(part.start <= mention.start and mention.end <= part.end for part in speaking)


def test_an_article_in_a_language_without_a_pack_has_no_mentions() -> None:
    """It is read as before, by the net of time words alone."""
    from attrs import evolve

    compiled = read_folder(SEEDS)
    article = evolve(compiled.dataset.articles[0], language="xx")

    assert mentions_of(article, compiled.texts[article.id]) == []
