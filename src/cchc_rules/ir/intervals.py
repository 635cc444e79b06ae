"""Arithmetic on intervals of rationals, ends open or closed.

Every operation contains every result its operands can give (inclusion), and a narrower operand
never gives a wider result (isotony); partial scores rest on both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_rules.base.numbers import Rounding, rounded, summed
from cchc_rules.ir.nodes import Interval

# An end of an interval: its value (None for infinity) and whether it is attained.
End = tuple[Fraction | None, bool]

EVERYTHING = Interval(None, None)
ZERO = Fraction(0)


def point(value: Fraction) -> Interval:
    """The interval that holds `value` alone."""
    return Interval(value, value)


ONE = point(Fraction(1))


def is_point(interval: Interval) -> bool:
    """Whether the interval holds exactly one number."""
    # Most points are one number twice: then nothing needs to be compared.
    return interval.low is not None and (interval.low is interval.high or interval.low == interval.high)


def is_empty(interval: Interval) -> bool:
    """Whether the interval holds no number."""
    if interval.low is None or interval.high is None:
        return False
    closed = interval.low_closed and interval.high_closed
    order = _order(interval.low, interval.high)
    return order > 0 or (order == 0 and not closed)


def meet(left: Interval, right: Interval) -> Interval:
    """What lies in both."""
    low, low_closed = _higher_low(left, right)
    high, high_closed = _lower_high(left, right)
    return Interval(low, high, low_closed, high_closed)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds all of them.

    Raises:
        ValueError: of no interval.
    """
    pieces = list(intervals)
    if not pieces:
        message = "the hull of no interval"
        raise ValueError(message)
    result = pieces[0]
    for piece in pieces[1:]:
        low, low_closed = _lower_low(result, piece)
        high, high_closed = _higher_high(result, piece)
        result = Interval(low, high, low_closed, high_closed)
    return result


def within(inner: Interval, outer: Interval) -> bool:
    """Whether every number of `inner` lies in `outer`."""
    return is_empty(inner) or meet(inner, outer) == _tidy(inner)


def disjoint(left: Interval, right: Interval) -> bool:
    """Whether no number lies in both."""
    return is_empty(meet(left, right))


NOTHING = Interval(Fraction(0), Fraction(0), low_closed=False, high_closed=False)


def without(interval: Interval, removed: Interval) -> Interval:
    """The least interval that holds `interval` less `removed`."""
    if disjoint(interval, removed):
        return interval
    from_start = _covers_start(removed, interval)
    to_end = _covers_start(negate(removed), negate(interval))
    if from_start and to_end:
        return NOTHING
    if from_start:
        return Interval(removed.high, interval.high, not removed.high_closed, interval.high_closed)
    if to_end:
        return Interval(interval.low, removed.low, interval.low_closed, not removed.low_closed)
    return interval


def integers(interval: Interval) -> Interval:
    """The least interval that holds the whole numbers of `interval`, its ends closed."""
    low, high = interval.low, interval.high
    if low is not None and not (low.denominator == 1 and interval.low_closed):
        low = Fraction(low.numerator // low.denominator + 1)
    if high is not None and not (high.denominator == 1 and interval.high_closed):
        floor = high.numerator // high.denominator
        high = Fraction(floor - 1 if high.denominator == 1 else floor)
    return Interval(low, high)


# ── arithmetic ─────────────────────────────────────────────────────────────────────────────


def add(left: Interval, right: Interval) -> Interval:
    """Every sum of a number of each."""
    low = _plus(left.low, right.low)
    points = left.low is left.high and right.low is right.high
    high = low if points else _plus(left.high, right.high)
    return Interval(
        low,
        high,
        low is None or (left.low_closed and right.low_closed),
        high is None or (left.high_closed and right.high_closed),
    )


def total(pieces: Sequence[Interval]) -> Interval:
    """Every sum of a number of each."""
    settled = [one for one in pieces if one.low is one.high and one.low_closed and one.high_closed]
    numbers = [one.low for one in settled if one.low is not None]
    if len(numbers) == len(pieces):
        return point(summed(numbers))
    result = point(ZERO)
    for piece in pieces:
        result = add(result, piece)
    return result


def negate(interval: Interval) -> Interval:
    """The opposites."""
    low = None if interval.high is None else -interval.high
    high = None if interval.low is None else -interval.low
    return Interval(low, high, interval.high_closed, interval.low_closed)


def multiply(left: Interval, right: Interval) -> Interval:
    """Every product of a number of each."""
    if left is ONE and not is_empty(right):
        return _tidy(right)
    # Most factors are weights, positive numbers.
    if left.low is not None and is_point(left) and left.low > 0 and not (is_empty(left) or is_empty(right)):
        return _scaled(right, left.low)
    corners = [
        _product(one, other, one_infinite=sign_one, other_infinite=sign_other)
        for one, sign_one in _ends(left)
        for other, sign_other in _ends(right)
    ]
    return _from_corners(corners)


def divide(left: Interval, right: Interval) -> Interval:
    """Every quotient; the whole line when the divisor may be zero."""
    if is_empty(left) or is_empty(right):
        return NOTHING
    if ZERO in right:
        return EVERYTHING
    return multiply(left, _reciprocal(right))


def least(intervals: Iterable[Interval]) -> Interval:
    """Every minimum of a number of each."""
    pieces = list(intervals)
    result = pieces[0]
    for piece in pieces[1:]:
        low, low_closed = _lower_low(result, piece)
        high, high_closed = _lower_high(result, piece)
        result = Interval(low, high, low_closed, high_closed)
    return result


def greatest(intervals: Iterable[Interval]) -> Interval:
    """Every maximum of a number of each."""
    return negate(least([negate(piece) for piece in intervals]))


def round_interval(interval: Interval, digits: int, mode: Rounding) -> Interval:
    """Every rounded number; rounding keeps order."""
    low = None if interval.low is None else rounded(interval.low, digits, mode)
    high = None if interval.high is None else rounded(interval.high, digits, mode)
    return Interval(low, high)


# ── ends ───────────────────────────────────────────────────────────────────────────────────


def _tidy(interval: Interval) -> Interval:
    return Interval(
        interval.low,
        interval.high,
        interval.low_closed or interval.low is None,
        interval.high_closed or interval.high is None,
    )


def _order(one: Fraction, other: Fraction) -> int:
    """Negative, zero or positive as `one` is less than, equal to or more than `other`.

    One look instead of two, and none where they are the same number twice.
    """
    if one is other:
        return 0
    above, below = one.as_integer_ratio()
    other_above, other_below = other.as_integer_ratio()
    return above * other_below - other_above * below


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _times(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if value is None else value * factor


def _lower_low(left: Interval, right: Interval) -> End:
    if left.low is None or right.low is None:
        return None, True
    order = _order(left.low, right.low)
    if order == 0:
        return left.low, left.low_closed or right.low_closed
    return (left.low, left.low_closed) if order < 0 else (right.low, right.low_closed)


def _higher_low(left: Interval, right: Interval) -> End:
    if left.low is None:
        return right.low, right.low_closed or right.low is None
    if right.low is None:
        return left.low, left.low_closed
    order = _order(left.low, right.low)
    if order == 0:
        return left.low, left.low_closed and right.low_closed
    return (left.low, left.low_closed) if order > 0 else (right.low, right.low_closed)


def _higher_high(left: Interval, right: Interval) -> End:
    if left.high is None or right.high is None:
        return None, True
    order = _order(left.high, right.high)
    if order == 0:
        return left.high, left.high_closed or right.high_closed
    return (left.high, left.high_closed) if order > 0 else (right.high, right.high_closed)


def _lower_high(left: Interval, right: Interval) -> End:
    if left.high is None:
        return right.high, right.high_closed or right.high is None
    if right.high is None:
        return left.high, left.high_closed
    order = _order(left.high, right.high)
    if order == 0:
        return left.high, left.high_closed and right.high_closed
    return (left.high, left.high_closed) if order < 0 else (right.high, right.high_closed)


def _covers_start(one: Interval, other: Interval) -> bool:
    """Whether `one`, which meets `other`, holds everything at its lower end."""
    if one.low is None or other.low is None:
        return one.low is None
    if one.low == other.low:
        return one.low_closed or not other.low_closed
    return one.low < other.low


def _ends(interval: Interval) -> list[tuple[End, int]]:
    """Both ends with the sign of their infinity (0 when finite)."""
    return [
        ((interval.low, interval.low_closed), -1 if interval.low is None else 0),
        ((interval.high, interval.high_closed), 1 if interval.high is None else 0),
    ]


def _product(one: End, other: End, *, one_infinite: int, other_infinite: int) -> tuple[End, int]:
    """The product of two ends and the sign of its infinity."""
    if not one_infinite and not other_infinite:
        assert one[0] is not None
        assert other[0] is not None
        value = one[0] * other[0]
        attained_zero = (one[0] == 0 and one[1]) or (other[0] == 0 and other[1])
        return (value, (one[1] and other[1]) or attained_zero), 0
    finite = other if one_infinite else one
    if not (one_infinite and other_infinite) and finite[0] == 0:
        return (Fraction(0), finite[1]), 0
    sign = _sign(one, one_infinite) * _sign(other, other_infinite)
    return (None, True), sign


def _sign(end: End, infinite: int) -> int:
    if infinite:
        return infinite
    assert end[0] is not None
    return (end[0] > 0) - (end[0] < 0)


def _from_corners(corners: list[tuple[End, int]]) -> Interval:
    low: End = (None, True)
    high: End = (None, True)
    finite = [end for end, infinite in corners if not infinite]
    if all(infinite >= 0 for _, infinite in corners) and finite:
        value = min(end[0] for end in finite if end[0] is not None)
        low = (value, any(end[1] for end in finite if end[0] == value))
    if all(infinite <= 0 for _, infinite in corners) and finite:
        value = max(end[0] for end in finite if end[0] is not None)
        high = (value, any(end[1] for end in finite if end[0] == value))
    return Interval(low[0], high[0], low[1], high[1])


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    """Every number of an interval that holds some, times a positive factor."""
    low = _times(interval.low, factor)
    high = low if interval.low is interval.high else _times(interval.high, factor)
    return Interval(
        low,
        high,
        low is None or interval.low_closed,
        high is None or interval.high_closed,
    )


def _reciprocal(interval: Interval) -> Interval:
    """One over an interval that does not hold zero."""
    low, high = interval.low, interval.high
    if low is not None and low >= 0:
        least = ZERO if high is None else 1 / high
        return Interval(
            least,
            None if low == 0 else least if low is high else 1 / low,
            high is not None and interval.high_closed,
            low == 0 or interval.low_closed,
        )
    return negate(_reciprocal(negate(interval)))
