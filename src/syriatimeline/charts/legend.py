"""Legend: every sign that a chart uses, drawn as in the chart, with its meaning in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import altair as alt

from syriatimeline.charts.labels import lines_of
from syriatimeline.charts.layers import marks
from syriatimeline.charts.layout import BAR, Layout
from syriatimeline.charts.scale import LEAST
from syriatimeline.charts.signs import MARKS, SIGNS, TEXT, ZONE, standing_in_words
from syriatimeline.events.wording import plain

__all__ = ["DATA", "legend_of"]

#: The name of the table that a legend is drawn from.
DATA = "legend"
#: What is drawn as a sample, and its meaning.
_Sign = tuple[dict[str, Any], str]
#: The widths of a sample and of a character of its words, and the height of a line, in pixels.
SAMPLE, CHARACTER, LINE = 46.0, 6.2, 13.0
#: The least width of a column of the legend.
COLUMN = 350
#: The colour of samples that stand for no standing in particular.
_ANY = plain("one-origin")


def legend_of(layout: Layout) -> tuple[alt.LayerChart, list[dict[str, Any]]]:
    """The signs that occur in a layout, and the table :data:`DATA` that they are drawn from."""
    width = layout.scale.width
    signs = [
        [({"drawn_as": "words"}, "How dates are drawn (when, not whether)"), *_marks(layout)],
        [
            (
                {"drawn_as": "words"},
                f"{'Above the beginning of' if layout.labelled else 'Before'} a bar: who says so",
            ),
            *_standings(layout),
        ],
    ]
    if width < 2 * COLUMN:
        signs = [[*signs[0], *signs[1]]]
    placed = list(_placed(signs, width / len(signs)))
    table = alt.Chart(alt.NamedData(name=DATA))
    scales = {
        "x": alt.X("words_at:Q", title=None, axis=None, scale=_scale(0, width)),
        "y": alt.Y("words_y:Q", title=None, axis=None, scale=_scale(_height(placed), 0)),
    }
    words = [
        table.transform_filter(alt.datum.heading == heading)
        .mark_text(
            align="left",
            baseline="middle",
            lineBreak="\n",
            lineHeight=LINE,
            fontSize=11,
            fontWeight="bold" if heading else "normal",
            color=TEXT,
        )
        .encode(text="words:N", **scales)
        for heading in (True, False)
    ]
    zone = (
        table.transform_filter(alt.datum.drawn_as == "zone")
        .mark_rect(color=ZONE, aria=False)
        .encode(x=alt.X("from:Q", title=None), x2="to:Q", y="fade_top:Q", y2="fade_bottom:Q")
    )
    layers = [*words, zone, *marks(table, "Q")]
    return alt.LayerChart(layer=layers, width=width, height=_height(placed)), placed


def _scale(first: float, last: float) -> alt.Scale:
    return alt.Scale(domain=[first, last], nice=False, zero=False)


def _height(placed: Iterable[Mapping[str, Any]]) -> float:
    return max((each["row_bottom"] for each in placed), default=1.0)


def _marks(layout: Layout) -> Iterator[_Sign]:
    """A sample of each mark that occurs, with its words."""
    rows = layout.rows
    bars = [row for row in rows if row["drawn_as"] == "bar"]
    days = [row for row in rows if row["drawn_as"] == "day"]
    used = {
        "sure": any(row["sure_from"] is not None for row in bars),
        "possible": any(
            (row["from"], row["to"]) != (row["sure_from"], row["sure_to"]) for row in bars
        ),
        "day": any(row["sure_day"] for row in days),
        "unsure-day": any(not row["sure_day"] for row in days),
        "drawn": any(row["drawn"] is not None for row in rows),
        "open": any("open" in (row["earliest"], row["latest"]) for row in rows),
        "unknown": any("unknown" in (row["earliest"], row["latest"]) for row in rows),
        "not-actual": any(not row["filled"] for row in rows),
        "short": any(row["widened"] for row in bars),
        "earlier": any(layout.beyond),
    }
    samples: dict[str, dict[str, Any]] = {
        "sure": {"sure": True},
        "day": {"day": 0.5, "sure_day": True},
        "unsure-day": {"day": 0.5},
        "drawn": {"drawn": 0.7},
        "open": {"latest": "open"},
        "unknown": {"latest": "unknown"},
        "not-actual": {"filled": False},
        "short": {"least": True},
        "earlier": {"zone": True},
    }
    yield from ((samples.get(name, {}), MARKS[name]) for name, there in used.items() if there)


def _standings(layout: Layout) -> Iterator[_Sign]:
    used = {row["standing"] for row in layout.rows}
    for standing, sign in SIGNS.items():
        if plain(standing) in used:
            sample = {"standing": plain(standing), "badge": sign.badge}
            yield sample, standing_in_words(standing)


def _placed(columns: Iterable[list[_Sign]], width: float) -> Iterator[dict[str, Any]]:
    """The samples in columns, each with its words; the places are pixels."""
    for number, column in enumerate(columns):
        left, top = number * width, 0.0
        for sample, words in column:
            heading = sample.get("drawn_as") == "words"
            lines = lines_of(words, int((width - SAMPLE - 10) / CHARACTER))
            below = top + len(lines) * LINE + 6
            yield _sample(sample, left, (top + below) / 2) | {
                "words": "\n".join(lines),
                "heading": heading,
                "words_at": left if heading else left + SAMPLE,
                "words_y": (top + below - (len(lines) - 1) * LINE) / 2,
                "row_bottom": below,
            }
            top = below


def _sample(sample: Mapping[str, Any], left: float, middle: float) -> dict[str, Any]:
    """The columns that marks are drawn from, for one sign."""
    right = left + SAMPLE - 12
    inner = (left + right) / 2
    if "least" in sample:
        left, right = inner - LEAST / 2, inner + LEAST / 2
    form = next((name for name in ("day", "zone", "badge", "drawn_as") if name in sample), "bar")
    end = sample.get("latest")
    return {
        "standing": sample.get("standing", _ANY),
        "filled": sample.get("filled", True),
        "sure_day": sample.get("sure_day", False),
        "latest": end,
        "drawn_as": form,
        "day": inner,
        "from": left,
        "to": right,
        "sure_from": left if "sure" in sample else None,
        "sure_to": right if "sure" in sample else None,
        "drawn": left + (right - left) * sample["drawn"] if "drawn" in sample else None,
        "mark_right": right - 5 if end else None,
        "fade_right": right - 24 if end else None,
        "fade_right_to": right if end else None,
        "badge": sample.get("badge", ""),
        "badge_at": inner - 5,
        "struck_from": inner - 8,
        "struck_to": inner + 8,
        "label": "",
        "label_side": "right",
        "top": middle - BAR / 2,
        "bottom": middle + BAR / 2,
        "middle": middle,
        "label_y": middle,
        "fade_top": middle - BAR / 2 - 1,
        "fade_bottom": middle + BAR / 2 + 1,
    }
