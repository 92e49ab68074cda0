"""Every keyword of every query refuses what cannot be meant, in one sentence that helps."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import syriatimeline
from syriatimeline import Timeline
from syriatimeline.errors import QueryError

REAL = syriatimeline.load()

#: For each keyword, a name that nothing has with what is offered instead, and a wrong type.
#: Where there are no names, None.
WHERE: dict[str, tuple[Any, str | None, Any]] = {
    "during": ("syt-9999", "look it up in timeline", 2024),
    "before": ("syt-9999", "look it up in timeline", 2024),
    "after": ("syt-9999", "look it up in timeline", 2024),
    "certainty": ("certan", "did you mean certain", True),
    "actor": ("Rusia", "did you mean 'russia'", 7),
    "place": ("Tartous", "did you mean 'tartus'", 7),
    "members": (None, None, "no"),
    "article": ("NEWSru.co.ill", "did you mean 'NEWSru.co.il'", 7),
    "min_origins": (None, None, "2"),
    "standing": ("avowd", "did you mean avowed", 7),
    "mode": ("planed", "did you mean planned", ["planned", ["actual"]]),
    "according_to": ("Peskof", "did you mean 'Peskov'", 7),
    "published_by": ("syt-9999", "look it up in timeline", 2024),
    "by": ("articel", "did you mean article", ["article"]),
    "text": (None, None, ["Tartus", 7]),
}
OTHERS: dict[str, dict[str, tuple[Any, str | None, Any]]] = {
    "order_by": {
        "key": ("earlist", "did you mean earliest", ["id"]),
        "reverse": (None, None, "no"),
    },
    "group_by": {"key": ("moth", "did you mean month", ["month"])},
    "to_pandas": {
        "unit": ("events", "did you mean event", ["event"]),
        "situations": (None, None, "no"),
    },
    "count_by": {
        "period": ("quater", "did you mean quarter", ["year"]),
        "during": ("syt-9999", "look it up in timeline", 2024),
    },
    "draw_dates": {"n": (None, None, "3"), "seed": (None, None, None)},
    "diff": {"other": (None, None, [])},
    "cite": {
        "style": ("bibtx", "did you mean bibtex", ["text"]),
        "accessed": (None, None, 2026),
    },
    "bibliography": {"style": ("bibtex", "did you mean biblatex", ["ris"])},
}
#: What the other keywords are while one is wrong.
RIGHT: dict[str, dict[str, Any]] = {
    "order_by": {"key": "id"},
    "count_by": {"period": "year"},
    "draw_dates": {"n": 1, "seed": 1},
}
WRONG = {"where": WHERE, "without": WHERE, **OTHERS}
CASES = [(method, keyword) for method, keywords in WRONG.items() for keyword in keywords]
NAMED = [(method, keyword) for method, keyword in CASES if WRONG[method][keyword][1]]


def _asked(method: str, keyword: str, value: object) -> object:
    asked: Callable[..., object] = getattr(REAL, method)
    return asked(**{**RIGHT.get(method, {}), keyword: value})


@pytest.mark.parametrize("method", list(WRONG))
def test_no_keyword_is_left_out_here(method: str) -> None:
    """A new one needs its wrong input too; ``without`` takes what ``where`` takes."""
    asked = "where" if method == "without" else method
    keywords = inspect.signature(getattr(Timeline, asked)).parameters

    assert set(keywords) - {"self"} == set(WRONG[method])


@pytest.mark.parametrize(("method", "keyword"), CASES)
def test_a_wrong_type_is_refused(method: str, keyword: str) -> None:
    """The message names the keyword and the value."""
    with pytest.raises(QueryError, match=rf"^{method}: {keyword}=|^{keyword}="):
        _asked(method, keyword, WRONG[method][keyword][2])


@pytest.mark.parametrize(("method", "keyword"), NAMED)
def test_an_unknown_name_is_refused_with_the_nearest(method: str, keyword: str) -> None:
    """Or with the place to look it up."""
    value, offered, _ = WRONG[method][keyword]

    with pytest.raises(QueryError, match=offered) as caught:
        _asked(method, keyword, value)
    assert value in str(caught.value)


def test_a_name_like_no_other_gets_all_there_are() -> None:
    """What is offered is then the whole choice."""
    with pytest.raises(QueryError, match="choose one of event, claim, actor"):
        _asked("to_pandas", "unit", "xyz")


@pytest.mark.parametrize("method", ["where", "without"])
def test_an_unknown_keyword_is_refused(method: str) -> None:
    """As Python refuses it."""
    with pytest.raises(TypeError, match="colour"):
        _asked(method, "colour", "red")
