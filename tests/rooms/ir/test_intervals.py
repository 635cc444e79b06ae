"""Arithmetic on intervals against trying: a number lies in a result exactly when it can come about.

All intervals with ends among -1, 0, 2 and infinity, open and closed, are tried with each other, on
numbers fine enough to tell any two results apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product

import pytest

from cchc_rules.base.numbers import Rounding, rounded
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.nodes import Interval

ZERO = Fraction(0)
ENDS = (None, Fraction(-1), Fraction(0), Fraction(2))
EIGHTHS = [Fraction(place, 8) for place in range(-50, 51)]
HALVES = [Fraction(place, 2) for place in range(-8, 9)]


def _intervals() -> list[Interval]:
    found = []
    for low, high, low_closed, high_closed in product(ENDS, ENDS, (False, True), (False, True)):
        # Without an end there is nothing to attain.
        if (low is None and not low_closed) or (high is None and not high_closed):
            continue
        found.append(Interval(low, high, low_closed, high_closed))
    return found


EVERY = _intervals()
MEMBERS = {one: [number for number in EIGHTHS if number in one] for one in EVERY}
SOME = [one for one in EVERY if MEMBERS[one]]
NONE = [one for one in EVERY if not MEMBERS[one]]
Operation = Callable[[Interval, Interval], Interval]
Possible = Callable[[Fraction, Interval, Interval], bool]


def wrong(operation: Operation, possible: Possible, others: Iterable[Interval] = SOME) -> list[str]:
    """Where a number lies in a result though it cannot come about, or the other way round."""
    return [
        f"{number} in {operation(left, right)} of {left} and {right}"
        for left, right in product(SOME, others)
        for number in HALVES
        if (number in operation(left, right)) != possible(number, left, right)
    ]


def test_there_are_intervals_of_every_kind() -> None:
    assert SOME
    assert NONE
    assert [] == [one for one in EVERY if iv.is_empty(one) == bool(MEMBERS[one])]
    assert {iv.point(end) for end in ENDS if end is not None} == {one for one in EVERY if _is_one_number(one)}
    assert [] == [one for one in SOME if iv.is_point(one) != _is_one_number(one)]


def _is_one_number(one: Interval) -> bool:
    return len(MEMBERS[one]) == 1


# ── as sets ────────────────────────────────────────────────────────────────────────────────


def test_a_number_lies_in_the_meet_when_it_lies_in_both() -> None:
    assert [] == wrong(iv.meet, lambda number, one, other: number in one and number in other, EVERY)


def _between(number: Fraction, members: list[Fraction]) -> bool:
    return bool(members) and members[0] <= number <= members[-1]


def test_a_number_lies_in_the_hull_when_it_lies_between_two_that_do() -> None:
    def possible(number: Fraction, one: Interval, other: Interval) -> bool:
        return _between(number, sorted(MEMBERS[one] + MEMBERS[other]))

    assert [] == wrong(lambda one, other: iv.hull([one, other]), possible)
    assert [] == [one for one in SOME if iv.hull(iter([one])) != one]
    with pytest.raises(ValueError, match=r"^the hull of no interval$"):
        iv.hull([])


def test_what_is_left_without_a_part_reaches_from_the_first_to_the_last_that_is_left() -> None:
    def possible(number: Fraction, one: Interval, removed: Interval) -> bool:
        return _between(number, [inside for inside in MEMBERS[one] if inside not in removed])

    assert [] == wrong(iv.without, possible, EVERY)


def test_an_interval_is_within_another_when_all_of_it_is() -> None:
    wide = [
        one
        for one in product(EVERY, EVERY)
        if iv.within(*one) != (set(MEMBERS[one[0]]) <= set(MEMBERS[one[1]]))
    ]
    assert [] == wide


def test_intervals_are_disjoint_when_no_number_lies_in_both() -> None:
    apart = [
        (one, other)
        for one, other in product(EVERY, EVERY)
        if iv.disjoint(one, other) != (not set(MEMBERS[one]) & set(MEMBERS[other]))
    ]
    assert [] == apart


THIRDS = [Interval(Fraction(-4, 3), Fraction(5, 3)), Interval(Fraction(1, 3), Fraction(2, 3))]


@pytest.mark.parametrize("one", [*SOME, *THIRDS], ids=str)
def test_the_whole_numbers_of_an_interval_stay_and_its_ends_are_such(one: Interval) -> None:
    whole = iv.integers(one)
    assert [n for n in range(-9, 10) if Fraction(n) in one] == [
        n for n in range(-9, 10) if Fraction(n) in whole
    ]
    assert (True, True) == (whole.low_closed, whole.high_closed)
    assert (one.low is None, one.high is None) == (whole.low is None, whole.high is None)
    assert all(end is None or end.denominator == 1 for end in (whole.low, whole.high))


def test_an_end_that_is_not_there_counts_as_attained() -> None:
    """Equal sets are then equal intervals."""
    ways: tuple[Operation, ...] = (
        iv.meet,
        iv.add,
        iv.multiply,
        iv.divide,
        iv.without,
        lambda one, other: iv.hull([one, other]),
        lambda one, other: iv.least([one, other]),
        lambda one, other: iv.greatest([one, other]),
    )
    made = [way(one, other) for way in ways for one, other in product(SOME, SOME)]
    assert [] == [one for one in made if one.low is None and not one.low_closed]
    assert [] == [one for one in made if one.high is None and not one.high_closed]


# ── arithmetic ─────────────────────────────────────────────────────────────────────────────


def test_a_sum_is_a_sum_of_a_number_of_each() -> None:
    def possible(number: Fraction, one: Interval, other: Interval) -> bool:
        return any(number - inside in other for inside in MEMBERS[one])

    assert [] == wrong(iv.add, possible)


def test_an_opposite_is_the_opposite_of_a_number() -> None:
    assert [] == wrong(lambda one, _: iv.negate(one), lambda number, one, _: -number in one, SOME[:1])


def test_a_product_is_a_product_of_a_number_of_each() -> None:
    def possible(number: Fraction, one: Interval, other: Interval) -> bool:
        if number == 0:
            return ZERO in one or ZERO in other
        return any(number / inside in other for inside in MEMBERS[one] if inside != 0)

    assert [] == wrong(iv.multiply, possible)


def test_a_quotient_is_a_quotient_of_a_number_of_each_or_anything_when_the_divisor_may_be_zero() -> None:
    def possible(number: Fraction, one: Interval, other: Interval) -> bool:
        if ZERO in other or (number == 0 and number in one):
            return True
        by_divisor = any(number * inside in one for inside in MEMBERS[other])
        return by_divisor or any(inside / number in other for inside in MEMBERS[one] if number)

    assert [] == wrong(iv.divide, possible)
    assert [iv.NOTHING] * 2 * len(NONE) == [
        result for one in NONE for result in (iv.divide(one, SOME[0]), iv.divide(iv.point(Fraction(1)), one))
    ]


def test_the_least_is_one_of_them_and_the_other_is_no_less() -> None:
    def possible(number: Fraction, one: Interval, other: Interval) -> bool:
        return (number in one and MEMBERS[other][-1] >= number) or (
            number in other and MEMBERS[one][-1] >= number
        )

    assert [] == wrong(lambda one, other: iv.least([one, other]), possible)


def test_the_greatest_is_one_of_them_and_the_other_is_no_more() -> None:
    def possible(number: Fraction, one: Interval, other: Interval) -> bool:
        return (number in one and MEMBERS[other][0] <= number) or (
            number in other and MEMBERS[one][0] <= number
        )

    assert [] == wrong(lambda one, other: iv.greatest([one, other]), possible)


@pytest.mark.parametrize("mode", Rounding)
@pytest.mark.parametrize("digits", [0, 1])
def test_every_rounded_number_lies_among_the_rounded(mode: Rounding, digits: int) -> None:
    for one in SOME:
        result = iv.round_interval(one, digits, mode)
        assert [] == [number for number in MEMBERS[one] if rounded(number, digits, mode) not in result]
        ends = (one.low, one.high)
        assert tuple(end if end is None else rounded(end, digits, mode) for end in ends) == (
            result.low,
            result.high,
        )
        assert (True, True) == (result.low_closed, result.high_closed)
