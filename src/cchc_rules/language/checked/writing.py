"""How facts are written in messages: a ratio as a percentage, a day as a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from cchc_rules.base.numbers import percent, written
from cchc_rules.base.texts import Text
from cchc_rules.language.checked.nodes import DATE, RATIO

UNBOUNDED = Text("vô hạn", "infinity")


def value(number: Fraction, dimension: str) -> Text:
    """A value of `dimension` for people of either language."""
    if dimension == RATIO:
        return Text(percent(number, "vi"), percent(number, "en"))
    if dimension == DATE:
        day = date.fromordinal(max(1, int(number)))
        return Text(day.strftime("%d/%m/%Y"), day.isoformat())
    return Text(written(number, "vi"), written(number, "en"))


def bound(number: Fraction | None, dimension: str) -> Text:
    """An end of a range, which may be missing."""
    return UNBOUNDED if number is None else value(number, dimension)
