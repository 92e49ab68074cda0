"""Builders: what a rule makes of the words it matched. The same for all languages.

A builder takes the slots of a rule and its fixed arguments, and gives an expression, another
value for later rules, or None if the words cannot mean that (30 February).
"""

from __future__ import annotations

from syriatimeline.temporal.builders import calendars, clocks, dates, durations, numerals, parts
from syriatimeline.temporal.builders.registry import BUILDERS, Pieces

__all__ = ["BUILDERS", "Pieces", "calendars", "clocks", "dates", "durations", "numerals", "parts"]
