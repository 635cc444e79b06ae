"""How values are written: a ratio as a percentage, a day as a day, points with their word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from fractions import Fraction

from cchc_rules.backends.words import messages
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import is_decimal, percent, written
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import Interval

# Two decimals are enough to recognise a value; `…` says that there are more.
PLACES = 2


class Kind(Enum):
    """What a number counts, as far as it changes how the number is written."""

    PLAIN = "plain"
    RATIO = "ratio"
    POINTS = "points"
    DATE = "date"
    DAYS = "days"
    THINGS = "things"


@frozen
class Measure:
    """What a number is a number of; `unit` is the word of the ruleset for the things."""

    kind: Kind
    unit: str | None = None


PLAIN = Measure(Kind.PLAIN)
RATIO = Measure(Kind.RATIO)
POINTS = Measure(Kind.POINTS)
DATE = Measure(Kind.DATE)
DAYS = Measure(Kind.DAYS)
THINGS = Measure(Kind.THINGS)


def joined(texts: Sequence[Text], separator: Text | str = ", ") -> Text:
    """The texts one after the other."""
    between = separator if isinstance(separator, Text) else same(separator)
    return Text(vi=between.vi.join(text.vi for text in texts), en=between.en.join(text.en for text in texts))


def quoted(text: str) -> Text:
    """A name as the ruleset writes it, in quotation marks."""
    return messages.QUOTED.of(text=text)


def points(value: Fraction) -> Text:
    """Points with their word."""
    return (messages.ONE_POINT if value == 1 else messages.POINTS).of(points=value)


def ratio(value: Fraction) -> Text:
    """A ratio as a percentage."""
    return _in_both(percent(value, "en", PLACES))


def day(number: int) -> Text:
    """A day as its language writes days."""
    found = date.fromordinal(number)
    return Text(vi=f"{found.day:02}/{found.month:02}/{found.year:04}", en=found.isoformat())


def plain(value: Fraction, measure: Measure) -> Text:
    """A value without its unit, but with the sign of a percentage."""
    if measure.kind is Kind.RATIO:
        return ratio(value)
    if measure.kind is Kind.DATE and is_day(value):
        return day(value.numerator)
    return _in_both(written(value, "en", PLACES))


def _in_both(number: str) -> Text:
    """A number written in English, in both languages: only the decimal mark differs."""
    return Text(vi=number.replace(".", ","), en=number)


def amount(value: Fraction, measure: Measure) -> Text:
    """A value with its unit."""
    unit = _unit(value, measure)
    said = plain(value, measure)
    return said if unit is None else messages.WITH_UNIT.of(value=said, unit=unit)


def band(interval: Interval, measure: Measure) -> Text:
    """The words of an interval, which say whether its ends belong to it."""
    low, high = interval.low, interval.high
    if measure.kind is Kind.DATE and all(bound is None or is_day(bound) for bound in (low, high)):
        template = _days_template(interval)
    else:
        template = _template(interval)
    facts: dict[str, Text] = {}
    if low is not None:
        facts["low"] = bound(low, measure, with_unit="{high}" not in template.vi)
    if high is not None:
        facts["high"] = bound(high, measure, with_unit=True)
    return template.of(**facts)


def is_day(value: Fraction) -> bool:
    """Whether a number is the number of a day that a calendar has."""
    return value.denominator == 1 and date.min.toordinal() <= value <= date.max.toordinal()


def bound(value: Fraction, measure: Measure, *, with_unit: bool = False) -> Text:
    """A bound; one without a finite decimal text stays a fraction, for a cut one would be another."""
    if is_decimal(value):
        return amount(value, measure) if with_unit else plain(value, measure)
    said, unit = same(str(value)), _unit(value, measure)
    return said if unit is None or not with_unit else messages.WITH_UNIT.of(value=said, unit=unit)


def _template(interval: Interval) -> Text:
    if interval.low is None and interval.high is None:
        return messages.ANY_VALUE
    if interval.high is None:
        return messages.FROM_UP if interval.low_closed else messages.ABOVE
    if interval.low is None:
        return messages.UP_TO if interval.high_closed else messages.BELOW
    if interval.low == interval.high and interval.low_closed and interval.high_closed:
        return messages.EXACTLY
    if interval.low_closed:
        return messages.FROM_TO if interval.high_closed else messages.FROM_TO_BELOW
    return messages.ABOVE_TO if interval.high_closed else messages.ABOVE_TO_BELOW


def _days_template(interval: Interval) -> Text:
    if interval.low is None and interval.high is None:
        return messages.ANY_VALUE
    if interval.high is None:
        return messages.FROM_DAY_ON if interval.low_closed else messages.AFTER
    if interval.low is None:
        return messages.UNTIL if interval.high_closed else messages.BEFORE
    if interval.low == interval.high and interval.low_closed and interval.high_closed:
        return messages.ON_DAY
    if interval.low_closed:
        return messages.FROM_DAY_TO if interval.high_closed else messages.FROM_DAY_TO_BEFORE
    return messages.AFTER_TO if interval.high_closed else messages.AFTER_TO_BEFORE


def _unit(value: Fraction, measure: Measure) -> Text | None:
    match measure.kind:
        case Kind.POINTS:
            return messages.POINT_UNIT if value == 1 else messages.POINTS_UNIT
        case Kind.DAYS:
            return messages.DAY_UNIT if value == 1 else messages.DAYS_UNIT
        case Kind.THINGS if measure.unit is not None:
            return same(measure.unit)
        case _:
            return None
