"""A citation names every work that a record rests on, whether its text is held here or not."""

from __future__ import annotations

from pathlib import Path

import pytest

import syriatimeline as st
from layered import layer


@pytest.fixture
def event(tmp_path: Path) -> st.Event:
    """An event that a reference alone tells."""
    folder = layer(tmp_path, adds=True)
    path = folder / "events" / "own.yaml"
    quoted = "      article: mylab-art-0001\n      quote: visited the port of Tartus on 3 May 2025"
    quoted += "\n      phrase: on 3 May 2025\n"
    told = "      reference: {publisher: The Herald, url: 'https://herald.example/1'}\n"
    text = path.read_text("utf-8")
    assert quoted in text
    path.write_text(text.replace(quoted, told), "utf-8")
    return st.load(layers=[folder])["mylab-0001"]


def test_who_published_it_is_named(event: st.Event) -> None:
    assert event.cite().endswith("; after The Herald, https://herald.example/1.")
    for style in ("biblatex", "bibtex", "csl-json"):
        assert "After The Herald, https://herald.example/1" in event.cite(style)


def test_articles_come_first_and_references_after_them() -> None:
    event = st.load()["syt-0019"]
    cited = event.cite().partition("; after ")[2]
    assert ["NV", "online.ua", "patrioty.org.ua"] == [
        each.partition(",")[0] for each in cited.split("; ")
    ]
    quoted = event.claims[0]
    assert "patrioty" not in event.cite(claim=quoted.id)
