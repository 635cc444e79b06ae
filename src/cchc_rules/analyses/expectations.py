"""What a case expects, read from the words of its line `kết quả` and written back into them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeAlias, assert_never

from cchc_rules.analyses import messages
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language, decimal_text, is_decimal, read_number
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.scorecard import ItemScore, Points, Scorecard, Status

_LONGEST = 200
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?:/[0-9]+)?"
_POINTS = re.compile(rf"(?P<low>{_NUMBER}) (?:điểm|points?)")
_BETWEEN = re.compile(rf"(?:từ|from) (?P<low>{_NUMBER}) (?:đến|to) (?P<high>{_NUMBER}) (?:điểm|points?)")
_PERCENT = re.compile(rf"(?P<low>{_NUMBER}) ?%")


@frozen
class Reached:
    """The item ends in a state that is no score."""

    status: Status


Expected: TypeAlias = Points | Reached


@frozen(kw_only=True)
class Whole:
    """What a whole dossier comes to; None where nothing is said, or nothing is settled."""

    total: Points | None = None
    index: Fraction | None = None
    grade: str | None = None


def read_expected(text: str, language: Language) -> Expected | None:
    """What `text` expects of an item, or None when it says nothing that can be expected."""
    words = folded(text) if len(text) <= _LONGEST else ""
    for status, name in messages.STATUS.items():
        if words in {folded(name.vi), folded(name.en)}:
            return Reached(status)
    return read_points(text, language)


def read_points(text: str, language: Language) -> Points | None:
    """`1,25 điểm`, `7/3 điểm` or `từ 0 đến 2 điểm`, else None."""
    words = folded(text) if len(text) <= _LONGEST else ""
    found = _POINTS.fullmatch(words) or _BETWEEN.fullmatch(words)
    if found is None:
        return None
    low = _number(found["low"], language)
    high = _number(found["high"], language) if "high" in found.groupdict() else low
    return None if low is None or high is None or low > high else Points(low=low, high=high)


def read_number_of_points(text: str, language: Language) -> Fraction | None:
    """`1,25 điểm` or only `1,25`, else None."""
    points = read_points(text, language)
    if points is not None:
        return points.low if points.final else None
    words = folded(text) if len(text) <= _LONGEST else ""
    return _number(words, language) if re.fullmatch(_NUMBER, words) else None


def read_percent(text: str, language: Language) -> Fraction | None:
    """`87,5%` as a ratio, else None."""
    found = _PERCENT.fullmatch(folded(text)) if len(text) <= _LONGEST else None
    value = None if found is None else _number(found["low"], language)
    return None if value is None else value / 100


def _number(text: str, language: Language) -> Fraction | None:
    above, slash, below = text.partition("/")
    value = read_number(above, language)
    if not isinstance(value, Fraction):
        return None
    if not slash:
        return value
    return value / int(below) if len(below) <= len("1000000") and int(below) else None


def got(score: ItemScore) -> Expected:
    """What an item came to, in the words of a case."""
    return score.points if score.status is Status.SCORED else Reached(score.status)


def whole_of(scorecard: Scorecard) -> Whole:
    """What a dossier came to; the published index where the ruleset rounds it."""
    total = scorecard.total
    settled = [one.possible[0] for one in scorecard.grades if one.settled and len(one.possible) == 1]
    index = total.index if total.rounded_index is None else total.rounded_index
    return Whole(total=total.total, index=index, grade=settled[0] if settled else None)


def meets(expected: Expected, score: ItemScore) -> bool:
    """Whether a score is what was expected.

    Points that are settled expect a scored item; points between two bounds expect these bounds,
    whatever keeps the item open.
    """
    match expected:
        case Reached(status):
            return score.status is status
        case Points():
            return expected == score.points and (not expected.final or score.status is Status.SCORED)
        case _:
            assert_never(expected)


def whole_meets(expected: Whole, found: Whole) -> bool:
    """Whether a dossier came to everything that was said of it."""
    return (
        expected.total in (None, found.total)
        and expected.index in (None, found.index)
        and (expected.grade is None or folded(expected.grade) == folded(found.grade or ""))
    )


def phrase_expected(expected: Expected) -> Text:
    """`1,25 điểm`, `từ 0 đến 2 điểm`, `không áp dụng`: the words a case file takes."""
    match expected:
        case Reached(status):
            return messages.STATUS[status]
        case Points(low=low, high=high) if low == high == 1:
            return messages.ONE_POINT
        case Points(low=low, high=high) if low == high:
            return messages.SO_MANY_POINTS.of(points=phrase_number(low))
        case Points(low=low, high=high):
            return messages.BETWEEN_POINTS.of(low=phrase_number(low), high=phrase_number(high))
        case _:
            assert_never(expected)


def phrase_index(index: Fraction) -> Text:
    """`87,5%`, or `1/3` of a percent where no decimal is exact."""
    return messages.PERCENT.of(value=phrase_number(index * 100))


def phrase_number(value: Fraction) -> Text:
    """`value` exactly: its decimals, or a fraction where they never end."""
    if not is_decimal(value):
        return same(str(value))
    text = ("-" if value < 0 else "") + decimal_text(abs(value))
    return Text(vi=text.replace(".", ","), en=text)
