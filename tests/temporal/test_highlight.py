"""A text with its time expressions marked: nothing is lost, nothing becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import syriatimeline as st
from strategies import QUICK

PIECES = some.lists(
    some.sampled_from(
        ("on 8 December 2024", "last month", "<b>", "&amp;", '"', "\n", "in 2015", " 🙂 ", "كلمة")
    ),
    max_size=8,
).map(" ".join)


class _Read(HTMLParser):
    """The text of markup, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(html: str) -> _Read:
    parser = _Read()
    parser.feed(html)
    parser.close()
    return parser


@QUICK
@given(PIECES)
def test_the_text_stays_as_it_is(text: str) -> None:
    mentions = st.tag(text, "2025-04-28")
    read = _read(st.highlight(text, mentions).html)

    assert text == read.text
    assert ["div", *["mark"] * len(mentions)] == read.tags


def test_what_a_mention_means_is_shown_under_the_pointer() -> None:
    text = "It fell last month."
    found = st.highlight(text, st.tag(text, "2025-04-28"))

    assert '<mark title="DATE 2025-03: 2025-03">last month</mark>' in found.html
    assert found.html == found._repr_html_() == str(found)


def test_the_order_of_mentions_does_not_matter_and_overlaps_are_marked_once() -> None:
    text = "on 8 December 2024 or in 2015"
    mentions = st.tag(text)

    assert st.highlight(text, mentions) == st.highlight(text, [*reversed(mentions), *mentions])


def test_another_text_is_refused() -> None:
    with pytest.raises(st.errors.QueryError, match="the very text that was tagged"):
        st.highlight("another text", st.tag("on 8 December 2024"))


def test_a_mention_shows_type_value_days_and_reasons() -> None:
    (mention,) = st.tag("<i> last month", "2025-12-24")
    read = _read(mention._repr_html_())

    for words in (mention.text, "DATE 2025-11", mention.explain()):
        assert words in read.text
    assert {"div", "p", "mark", "pre"} == set(read.tags)


def test_what_has_no_days_is_marked_all_the_same() -> None:
    text = "It took two years."

    assert '<mark title="DURATION P2Y">two years</mark>' in st.highlight(text, st.tag(text)).html


@pytest.mark.parametrize(
    ("text", "mentions", "message"),
    [
        ("x", "y", "'y' is no mention; give what tag"),
        ("x", None, "None is no mention"),
        ("x", 5, "5 is no mention"),
        ("x", [None], "None is no mention"),
        (5, [], "5 is no text; give the very text"),
        (None, [], "None is no text"),
    ],
)
def test_what_is_no_text_or_no_mention_is_named(text: Any, mentions: Any, message: str) -> None:
    with pytest.raises(st.errors.QueryError, match=f"highlight: {message}"):
        st.highlight(text, mentions)
