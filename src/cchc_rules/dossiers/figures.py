"""Numbers and days of a dossier, from the texts people type.

A text that two careful readers could take for different numbers is refused, never guessed at.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import MAX_DIGITS, Language, NumberTrouble, read_number
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.dossiers import messages
from cchc_rules.dossiers.data import Scalar
from cchc_rules.dossiers.findings import Findings, quoted
from cchc_rules.ir.nodes import Interval

_LONGEST = 200
_FIGURE = re.compile(r"(?P<sign>[-−]?)(?P<digits>[0-9]+(?:[.,][0-9]+)*)\s*(?P<unit>\D*)")
_ONE_MARK = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")
_DAY = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_PERCENT = {"%", "phần trăm", "percent"}


@frozen
class Figure:
    """A number as typed, apart from its unit."""

    text: str
    negative: bool
    digits: str
    unit: str


def read_count(text: str, units: tuple[str, ...], at: Scalar, found: Findings) -> int | None:
    """A whole number, zero or more, with or without one of `units` after it."""
    figure = _figure(text)
    if figure is None or len(figure.digits) > MAX_DIGITS:
        message, cure = messages.NOT_A_COUNT, messages.NOT_A_COUNT_HELP
        found.add(codes.WRONG_TYPE, message.of(text=quoted(text)), at, helps=(cure,))
        return None
    if not _unit_fits(figure, units, at, found):
        return None
    if figure.negative:
        found.add(codes.OUT_OF_BOUNDS, messages.NEGATIVE.of(text=quoted(text)), at)
        return None
    digits = figure.digits
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", "")
    if _ONE_MARK.fullmatch(digits):
        _refuse_thousands(figure, at, found, decimal=False)
        return None
    if not digits.isdigit():
        message, cure = messages.NOT_A_COUNT, messages.NOT_A_COUNT_HELP
        found.add(codes.WRONG_TYPE, message.of(text=quoted(text)), at, helps=(cure,))
        return None
    return int(digits)


@frozen(kw_only=True)
class Scale:
    """What a decimal number may be.

    With `percent`, a percent sign is the unit of a number that runs to 100 and means hundredths
    of one that runs to 1; elsewhere it is refused.
    """

    bounds: Interval
    units: tuple[str, ...] = ()
    percent: bool = False


def read_decimal(text: str, scale: Scale, language: Language, at: Scalar, found: Findings) -> Fraction | None:
    """A decimal number on `scale`, with or without one of its units after it."""
    bounds = scale.bounds
    figure = _figure(text)
    value = read_number(figure.digits, language) if figure else NumberTrouble.NOT_A_NUMBER
    if figure is None or value is NumberTrouble.NOT_A_NUMBER:
        message, cure = messages.NOT_A_NUMBER, messages.NOT_A_NUMBER_HELP
        found.add(codes.WRONG_TYPE, message.of(text=quoted(text)), at, helps=(cure,))
        return None
    in_percent = (
        scale.percent and folded(figure.unit) in _PERCENT and bounds.high in {Fraction(1), Fraction(100)}
    )
    if not in_percent and not _unit_fits(figure, scale.units, at, found):
        return None
    if isinstance(value, NumberTrouble):
        _refuse_thousands(figure, at, found, decimal=True)
        return None
    if in_percent and bounds.high == 1:
        value /= 100
    if figure.negative:
        value = -value
    if value not in bounds:
        notes = bounds_notes(bounds)
        found.add(codes.OUT_OF_BOUNDS, messages.OUT_OF_BOUNDS.of(text=quoted(text)), at, notes=notes)
        return None
    return value


def read_day(text: str, at: Scalar, found: Findings) -> int | None:
    """The number of the day `31/01/2018` or `2018-01-31`; the day stands before the month."""
    written = folded(text) if len(text) <= _LONGEST else ""
    match = _DAY.fullmatch(written) or _ISO.fullmatch(written)
    if match is None:
        message, cure = messages.NOT_A_DATE, messages.NOT_A_DATE_HELP
        found.add(codes.WRONG_TYPE, message.of(text=quoted(text)), at, helps=(cure,))
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).toordinal()
    except ValueError:
        message, cure = messages.IMPOSSIBLE_DATE, messages.NOT_A_DATE_HELP
        found.add(codes.WRONG_TYPE, message.of(text=quoted(text)), at, helps=(cure,))
        return None


def day_text(day: int) -> str:
    """A day as people write it: `31/01/2018`."""
    return f"{date.fromordinal(day):%d/%m/}{date.fromordinal(day).year:04d}"


def bounds_notes(bounds: Interval) -> tuple[Text, ...]:
    """The fact which numbers are allowed; nothing when all are."""
    low, high = bounds.low, bounds.high
    if low is not None and high is not None and bounds.low_closed and bounds.high_closed:
        return (messages.FROM_TO.of(low=low, high=high),)
    notes: list[Text] = []
    if low is not None:
        notes.append((messages.AT_LEAST if bounds.low_closed else messages.ABOVE).of(low=low))
    if high is not None:
        notes.append((messages.AT_MOST if bounds.high_closed else messages.BELOW).of(high=high))
    return tuple(notes)


def _figure(text: str) -> Figure | None:
    match = _FIGURE.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    return Figure(text, bool(match["sign"]), match["digits"], match["unit"].strip())


def _unit_fits(figure: Figure, units: tuple[str, ...], at: Scalar, found: Findings) -> bool:
    if not figure.unit or folded(figure.unit) in {folded(unit) for unit in units}:
        return True
    notes = (messages.UNIT_NOTE.of(unit=units[0]),) if units else ()
    message = messages.WRONG_UNIT.of(text=quoted(figure.text))
    found.add(codes.WRONG_TYPE, message, at, notes=notes, helps=(messages.WRONG_UNIT_HELP,))
    return False


def _refuse_thousands(figure: Figure, at: Scalar, found: Findings, *, decimal: bool) -> None:
    whole, _, rest = figure.digits.replace(",", ".").partition(".")
    helps = [messages.THOUSANDS_HELP.of(whole=whole + rest)]
    if decimal:
        zero_added = Text(vi=f"{whole},{rest}0", en=f"{whole}.{rest}0")
        helps.append(messages.DECIMAL_HELP.of(decimal=zero_added))
    message = messages.THOUSANDS.of(text=quoted(figure.text))
    found.add(codes.WRONG_TYPE, message, at, helps=tuple(helps))
