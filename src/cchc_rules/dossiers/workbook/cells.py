"""The text that a person would have typed into a dossier for what stands in a cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from cchc_rules.base.numbers import Language
from cchc_rules.dossiers.write import number_of

LARGEST = 2**53
# The day before the first that a spreadsheet counts, once it has counted 29/02/1900.
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465

Value = int | float | str | bool | time | date | datetime | timedelta


class TooLarge(Exception):  # noqa: N818 - told to people
    """A number that a spreadsheet does not keep exactly."""


def typed(value: Value, kind: str, language: Language) -> str:
    """The text of `value` in a cell for answers of a kind; empty where nothing is written.

    Raises:
        TooLarge: it is a number beyond what a cell keeps exactly.
    """
    match value:
        case str():
            return value.strip()
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number(value, kind, language)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case _:
            return str(value)


def _number(value: float, kind: str, language: Language) -> str:
    if abs(value) >= LARGEST:
        raise TooLarge
    whole = float(value).is_integer()
    if kind == "date" and whole and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return date.fromordinal(int(value) + _EPOCH).isoformat()
    # The shortest decimal that gives this binary number is the one that was typed.
    return str(number_of(Fraction(repr(float(value))), language))
