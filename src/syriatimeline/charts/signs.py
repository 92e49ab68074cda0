"""Signs: the colour and badge of each standing, and the words that a legend gives to each mark.

Colours differ for people who confuse red and green, and have a contrast of at least 4.5 to 1 on
white; the badge says the same without any colour. Tests measure both.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from syriatimeline.calendar import Certainty
from syriatimeline.events import STANDINGS, Standing
from syriatimeline.events.wording import plain

__all__ = [
    "ASKED",
    "MARKS",
    "PAPER",
    "RULE",
    "SIGNS",
    "TEXT",
    "TINT",
    "ZONE",
    "Sign",
    "standing_in_words",
]

#: The colours of paper, words, and thin lines.
PAPER, TEXT, RULE = "#ffffff", "#24292f", "#d8dce1"
#: Laid over what is not to scale, and over the lanes of situations.
ZONE, TINT = "rgba(110,118,129,0.13)", "rgba(31,95,168,0.06)"


@frozen
class Sign:
    """How a standing is drawn.

    Attributes:
        badge: One or two characters before the title.
        colour: Of the bar and of the badge.
    """

    badge: str
    colour: str


#: How each standing is drawn.
SIGNS: Mapping[Standing, Sign] = {
    "avowed": Sign("A", "#00563f"),
    "several-origins": Sign("2+", "#1f5fa8"),
    "one-origin": Sign("1", "#a85a00"),
    "contested": Sign("≠", "#99107a"),
    "withdrawn": Sign("×", "#646a73"),
}

#: What each mark means, in the order of a legend.
MARKS: Mapping[str, str] = {
    "sure": "surely on these days, if the account is right",
    "possible": "perhaps then: not known on which of these days",
    "day": "on that one day, if the account is right",
    "unsure-day": "perhaps on that one day",
    "drawn": "the line: where the words of the source point",
    "open": "goes on, or nothing bounds it on that side",
    "unknown": "bounded on that side by a day that nobody names",
    "not-actual": "no fill, words in italics: planned, conditional or negated",
    "short": "as narrow as this: fewer days than the axis can show to scale",
    "earlier": "grey: not to scale; title or tooltip tells the dates beyond the axis",
}


#: How surely an event fits the time that was asked for.
ASKED: Mapping[Certainty, str] = {
    Certainty.CERTAIN: "surely then",
    Certainty.POSSIBLE: "possibly then",
}


def standing_in_words(standing: Standing) -> str:
    """A standing with its meaning, in a line.

    >>> standing_in_words("avowed")
    'avowed: the acting side says so itself'
    """
    return f"{plain(standing)}: {STANDINGS[standing].partition(':')[0]}"
