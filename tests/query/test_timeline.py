"""The timeline as a sequence, and its maps."""

from __future__ import annotations

import pickle

import pytest

import syriatimeline as st
from records import event, timeline
from syriatimeline.errors import UnknownNameError

REAL = st.load()


def test_it_is_a_sequence() -> None:
    """Length, index, slice, iteration, membership."""
    found = timeline(event(2, "2024-12-09"), event(1, "2024-12-08"))

    assert 2 == len(found)
    assert ["syt-0001", "syt-0002"] == [each.id for each in found]
    assert found[0] is found["syt-0001"] is found["event-1"]
    assert ["syt-0002"] == [each.id for each in found[1:]]
    assert "syt-0001" in found
    assert found[0] in found
    assert "syt-0009" not in found


def test_an_unknown_event_raises_with_the_nearest() -> None:
    """By slug, with the slug that looks like it."""
    with pytest.raises(UnknownNameError, match="assad-leaves-damascus"):
        REAL["asad-leaves-damascus"]


def test_a_situation_is_not_an_event() -> None:
    """The message says where it is."""
    with pytest.raises(UnknownNameError, match=r"timeline\.situations"):
        REAL["syt-0043"]

    assert "presence" == REAL.situations["syt-0043"].topic


def test_loading_twice_gives_one_object() -> None:
    """The dataset is immutable, so it is read once."""
    assert st.load() is st.load()


def test_maps_are_read_only_and_know_every_name() -> None:
    """By id, slug, or any name in any language; unknown names raise."""
    assert REAL.actors["Путин"] is REAL.actors["vladimir-putin"] is REAL.actors["act-008"]
    assert REAL.articles["NV"] is REAL.articles["001"] is REAL.articles["art-0002"]
    assert "art-0001" == REAL.claims["syt-0037.c1"].citation.article.id  # type: ignore[union-attr]
    assert "syt-0019" == REAL.disputes["dsp-002"].record
    assert 9 == len(REAL.errata)
    assert "Путин" in REAL.actors
    assert "Nobody" not in REAL.actors
    with pytest.raises(UnknownNameError, match="no actor"):
        REAL.actors["Nobody"]
    with pytest.raises(TypeError):
        REAL.actors["x"] = REAL.actors["russia"]  # type: ignore[index]


def test_references_are_objects() -> None:
    """No second look-up: a quote leads to its article, a role to its actor."""
    quote = REAL["syt-0037"].claims[0].citation

    assert isinstance(quote, st.Quote)
    assert quote.article is REAL.articles["art-0001"]
    assert REAL["syt-0037"].actors[0] is REAL.actors["vladimir-putin"]


def test_results_compare_and_hash_by_content() -> None:
    """The same question gives an equal answer."""
    one, two = REAL.where(during="2024-12"), REAL.where(during="2024-12")

    assert one == two
    assert hash(one) == hash(two)
    assert one != REAL.where(during="2024-11")
    assert one != list(one)


def test_events_survive_pickling() -> None:
    """Processes can share them."""
    assert REAL["syt-0019"] == pickle.loads(pickle.dumps(REAL["syt-0019"]))


def test_repr_tells_version_counts_span_and_fingerprint() -> None:
    """What a reader of a notebook must know stands in one line."""
    shown = repr(REAL)

    for part in ("0.1.0", "38 events", "21 situations", "5 articles", REAL.fingerprint):
        assert part in shown


def test_str_lists_the_events_with_doubt_and_standing() -> None:
    """One line an event; a question mark where the date only may fit."""
    lines = str(REAL.where(during="2025-03")).split("\n")

    assert lines[0].startswith("<16 events: 1 certain, 15 possible>")
    assert 17 == len(lines)
    assert 15 == sum(line.startswith("?") for line in lines)
    assert all(line.endswith("]") for line in lines[1:])
