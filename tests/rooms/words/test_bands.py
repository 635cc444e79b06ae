"""The words of a band say which of its ends belong to it.

`reads` is a reader of its own: it knows the words of the law and nothing of how they are made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from cchc_rules.backends.words.expressions import phrase_condition
from cchc_rules.backends.words.writing import DATE, DAYS, PLAIN, POINTS, RATIO, Kind, Measure, band
from cchc_rules.base.numbers import Language
from cchc_rules.ir.nodes import Answer, Interval, Not, Within
from tests.rooms.words.small import RATIO as WORK_RATIO
from tests.rooms.words.small import RULESET

A, B = r"(?P<a>\S+?)", r"(?P<b>\S+?)"
# Each phrase of the law with what it says of a value.
READINGS: dict[Language, list[tuple[str, Callable[[Fraction, Fraction, Fraction], bool]]]] = {
    "vi": [
        (rf"(?:bằng|đúng ngày) {A}", lambda x, a, _: x == a),
        (rf"(?:trên|sau ngày) {A} đến (?:dưới|trước ngày) {B}", lambda x, a, b: a < x < b),
        (rf"(?:trên|sau ngày) {A} đến (?:ngày )?{B}", lambda x, a, b: a < x <= b),
        (rf"từ (?:ngày )?{A} đến (?:dưới|trước ngày) {B}", lambda x, a, b: a <= x < b),
        (rf"từ (?:ngày )?{A} đến (?:ngày )?{B}", lambda x, a, b: a <= x <= b),
        (rf"từ (?:ngày )?{A} trở (?:lên|đi)", lambda x, a, _: x >= a),
        (rf"(?:trên|sau ngày) {A}", lambda x, a, _: x > a),
        (rf"(?:dưới|trước ngày) {A}", lambda x, a, _: x < a),
        (rf"đến (?:ngày )?{A}", lambda x, a, _: x <= a),
        ("bất kỳ", lambda *_: True),
    ],
    "en": [
        (rf"(?:exactly|on) {A}", lambda x, a, _: x == a),
        (rf"(?:above|after) {A}, (?:below|before) {B}", lambda x, a, b: a < x < b),
        (rf"(?:above|after) {A}, up to {B}", lambda x, a, b: a < x <= b),
        (rf"from {A} to (?:below|before) {B}", lambda x, a, b: a <= x < b),
        (rf"from {A} to {B}", lambda x, a, b: a <= x <= b),
        (rf"from {A} (?:up|on)", lambda x, a, _: x >= a),
        (rf"(?:above|after) {A}", lambda x, a, _: x > a),
        (rf"(?:below|before) {A}", lambda x, a, _: x < a),
        (rf"up to {A}", lambda x, a, _: x <= a),
        ("of any size", lambda *_: True),
    ],
}


def figure(text: str, language: Language) -> Fraction:
    if text.endswith("%"):
        return figure(text[:-1], language) / 100
    if found := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text):
        return Fraction(date(int(found[3]), int(found[2]), int(found[1])).toordinal())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Fraction(date.fromisoformat(text).toordinal())
    return Fraction(text.replace(",", ".") if language == "vi" else text)


def reads(text: str, language: Language) -> Callable[[Fraction], bool]:
    """What a value must be like, read from the words alone."""
    for pattern, holds in READINGS[language]:
        if found := re.fullmatch(pattern, text):
            ends = [figure(found[name], language) for name in ("a", "b") if name in found.groupdict()]
            low, high = (*ends, Fraction(0), Fraction(0))[:2]
            return lambda value, holds=holds: holds(value, low, high)  # type: ignore[misc]
    raise AssertionError(text)


def intervals(low: Fraction, high: Fraction) -> list[Interval]:
    """Every kind of interval between two bounds."""
    ends = [True, False]
    return [
        Interval(None, None),
        Interval(low, low),
        *(Interval(low, None, low_closed=closed) for closed in ends),
        *(Interval(None, high, high_closed=closed) for closed in ends),
        *(Interval(low, high, one, other) for one, other in product(ends, ends)),
    ]


DAY_BOUNDS = (Fraction(date(2017, 12, 31).toordinal()), Fraction(date(2018, 1, 31).toordinal()))
BANDS = [
    (measure, interval, step)
    for measure, bounds, step in [
        (PLAIN, (Fraction(3), Fraction(9, 2)), Fraction(1, 8)),
        (RATIO, (Fraction(7, 10), Fraction(9, 10)), Fraction(1, 1000)),
        (DATE, DAY_BOUNDS, Fraction(1)),
    ]
    for interval in intervals(*bounds)
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("measure", "interval", "step"), BANDS)
def test_the_words_hold_where_the_interval_does_at_both_sides_of_each_bound(
    measure: Measure, interval: Interval, step: Fraction, language: Language
) -> None:
    holds = reads(band(interval, measure).in_(language), language)
    bounds = [bound for bound in (interval.low, interval.high) if bound is not None] or [Fraction(1)]
    for value in (bound + side for bound in bounds for side in (-step, Fraction(0), step)):
        assert (value in interval) == holds(value)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("open_above", [True, False])
def test_what_is_not_in_a_band_with_one_end_is_in_the_band_of_the_rest(
    language: Language, *, closed: bool, open_above: bool
) -> None:
    bound = Fraction(7, 10)
    interval = (
        Interval(bound, None, low_closed=closed) if open_above else Interval(None, bound, high_closed=closed)
    )
    said = phrase_condition(Not(Within(WORK_RATIO, interval)), RULESET).in_(language)
    holds = reads(re.sub(r"^\S+(?: \S+)? / giao |^.*? giao ", "", said), language)
    for value in (Fraction(6, 10), bound, Fraction(8, 10)):
        assert (value not in interval) == holds(value)


def test_units_follow_the_last_bound() -> None:
    things = Measure(Kind.THINGS, "báo cáo")
    interval = Interval(Fraction(2), Fraction(3))
    assert ["từ 2 đến 3 báo cáo", "từ 2 đến 3 điểm", "từ 2 đến 3 ngày"] == [
        band(interval, measure).vi for measure in (things, POINTS, DAYS)
    ]
    assert "from 2 to 3 points" == band(interval, POINTS).en
    assert "exactly 1 point" == band(Interval(Fraction(1), Fraction(1)), POINTS).en


def test_a_bound_that_is_no_day_is_written_as_a_number() -> None:
    assert "sau ngày 31/12/2017" == band(Interval(DAY_BOUNDS[0], None, low_closed=False), DATE).vi
    assert "trên 0,5" == band(Interval(Fraction(1, 2), None, low_closed=False), DATE).vi


def test_a_bound_without_a_finite_decimal_text_stays_a_fraction() -> None:
    assert (
        "từ 1/3 đến dưới 2/3" == band(Interval(Fraction(1, 3), Fraction(2, 3), high_closed=False), RATIO).vi
    )
    assert "above 2/3 points" == band(Interval(Fraction(2, 3), None, low_closed=False), POINTS).en


def test_a_day_that_is_excluded_is_never_said_to_be_included() -> None:
    answer = Answer("ngay", "ngay")
    until = Interval(None, DAY_BOUNDS[1])
    before = Interval(None, DAY_BOUNDS[1], high_closed=False)
    assert "ngay đến ngày 31/01/2018" == phrase_condition(Within(answer, until), RULESET).vi
    assert "ngay trước ngày 31/01/2018" == phrase_condition(Within(answer, before), RULESET).vi
    assert "ngay before 2018-01-31" == phrase_condition(Within(answer, before), RULESET).en
