"""Errors hold their data, and survive the way between processes."""

from __future__ import annotations

import pickle

import pytest

from syriatimeline.errors import (
    EdtfError,
    MissingExtraError,
    ProblemsError,
    QuoteError,
    SyriaTimelineError,
    UnknownNameError,
)


@pytest.mark.parametrize(
    "error",
    [
        EdtfError("2024-13", 5, "month 13 does not exist"),
        QuoteError("it is not there", "words", (1, 2)),
        ProblemsError(("a", "b")),
        MissingExtraError("to_pandas", "pandas"),
        UnknownNameError("actor", "Rusia", ("Russia",)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_survive_pickling(error: SyriaTimelineError) -> None:
    """With their message and their attributes."""
    again = pickle.loads(pickle.dumps(error))

    assert str(error) == str(again)
    assert vars(error) == vars(again)
