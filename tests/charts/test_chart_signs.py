"""Colours that everybody can tell apart, and signs that say the same without any."""

from __future__ import annotations

from itertools import combinations

import pytest

from syriatimeline.charts.signs import PAPER, SIGNS, TEXT, standing_in_words
from syriatimeline.events import STANDINGS

#: How colours look to people without one sort of cones, in linear light: Machado, Oliveira and
#: Fernandes 2009 (https://doi.org/10.1109/TVCG.2009.113), full severity.
SEEN = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    """CIELAB of linear light under D65."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    f = [part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def test_every_standing_has_a_sign_of_its_own() -> None:
    assert set(STANDINGS) == set(SIGNS)
    assert len({sign.badge for sign in SIGNS.values()}) == len(SIGNS)
    assert all(len(sign.badge) <= 2 for sign in SIGNS.values())


@pytest.mark.parametrize("colour", [TEXT, *(sign.colour for sign in SIGNS.values())])
def test_words_and_bars_stand_out_from_paper(colour: str) -> None:
    """As WCAG asks of small text."""
    assert 4.5 <= _contrast(colour, PAPER)


@pytest.mark.parametrize("sight", SEEN)
def test_colours_differ_for_everybody(sight: str) -> None:
    """A difference of 10 in CIELAB is seen at a glance (2.3 is just seen)."""
    seen = {
        name: _lab(
            tuple(
                sum(a * b for a, b in zip(row, _linear(sign.colour), strict=True))
                for row in SEEN[sight]
            )
        )
        for name, sign in SIGNS.items()
    }

    for one, two in combinations(seen, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[two], strict=True)) ** 0.5
        assert 10 <= apart, (one, two)


def test_the_words_of_a_standing_are_those_of_the_codebook() -> None:
    for name, meaning in STANDINGS.items():
        assert meaning.startswith(standing_in_words(name).partition(": ")[2])
