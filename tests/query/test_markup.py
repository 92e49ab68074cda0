"""What a notebook shows."""

from __future__ import annotations

from html.parser import HTMLParser

import syriatimeline as st
from records import STATE, event, timeline

REAL = st.load()
VOID = {"br"}


class _Balanced(HTMLParser):
    """Fails on a tag that is not closed in its turn; collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(html: str) -> _Balanced:
    parser = _Balanced()
    parser.feed(html)
    parser.close()
    assert [] == parser.open
    return parser


def test_a_timeline_is_a_table_of_its_events() -> None:
    """Counts in the caption, a row each, doubt marked."""
    read = _read(REAL.where(during="2025-03")._repr_html_())

    assert 1 + 16 == read.tags.count("tr")
    assert "16 events: 1 certain, 15 possible" in read.text
    assert 15 == read.text.count("?")


def test_a_long_timeline_says_how_many_rows_are_left_out() -> None:
    """A notebook is not flooded."""
    read = _read(timeline(*(event(number) for number in range(1, 151)))._repr_html_())

    assert 101 == read.tags.count("tr")
    assert "and 50 more" in read.text


def test_every_record_is_a_card() -> None:
    """Both titles, the date with its reasoning, every gloss and chain."""
    for record in REAL.dataset.records:
        read = _read(record._repr_html_())

        assert record.title in read.text
        assert record.titles["ru"] in read.text
        assert record.when.edtf in read.text
        assert all(claim.gloss in read.text and claim.chain in read.text for claim in record.claims)


def test_texts_are_escaped() -> None:
    """Nobody's title becomes markup."""
    titles = {"en": '<script>alert(1)</script> & "co"', "ru": "<b>"}
    hostile = event(1, titles=titles, participants=(STATE,))

    for html in (hostile._repr_html_(), timeline(hostile)._repr_html_()):
        read = _read(html)
        assert "script" not in read.tags
        assert titles["en"] in read.text
