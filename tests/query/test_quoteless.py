"""A timeline without the words of others says all that is ours."""

from __future__ import annotations

import syriatimeline
from syriatimeline.query.quoteless import without_quotes

REAL = syriatimeline.load()


def test_no_quoted_word_is_left() -> None:
    """Neither in claims nor in phrases, disputes or errata; their offsets are."""
    bare = without_quotes(REAL)

    for _, quote in bare.dataset.quotes:
        assert ("", "", "") == (quote.exact, quote.prefix, quote.suffix)
        assert quote.end > quote.start
    for record in bare.dataset.records:
        for claim in record.claims:
            assert claim.phrase is None or (claim.phrase.text == "" and claim.phrase.end)
        for dispute in record.disputes:
            for position in dispute.positions:
                assert all(claim is bare.claims[claim.id] for claim in position.claims)


def test_all_else_stays() -> None:
    """Which events, in which order, how surely they fit, and their standing."""
    for found in (REAL, REAL.where(during="2024-12"), REAL.order_by("title"), REAL[:0]):
        bare = without_quotes(found)
        assert [each.id for each in found] == [each.id for each in bare]
        assert found.split == bare.split
        assert found.fingerprint == bare.fingerprint
        assert [each.standing for each in found] == [each.standing for each in bare]
        assert [found.certainty_of(each) for each in found] == [
            bare.certainty_of(each) for each in bare
        ]
