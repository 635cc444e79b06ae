"""How a number moves as one answer grows and all others stay: told from its form and its ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from cchc_rules.ir import intervals as iv
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.ranges import Known, range_of, reachable
from cchc_rules.ir.walk import keys_of_condition, keys_of_number


class Direction(Enum):
    """What a number does as the answer grows."""

    STAYS = "stays"
    RISES = "rises"  # or stays
    FALLS = "falls"  # or stays
    UNKNOWN = "unknown"


_OPPOSITE = {
    Direction.STAYS: Direction.STAYS,
    Direction.RISES: Direction.FALLS,
    Direction.FALLS: Direction.RISES,
    Direction.UNKNOWN: Direction.UNKNOWN,
}


def direction(number: ir.Number, key: Key, known: Known) -> Direction:
    """The direction of `number` as the answer to `key` grows, as far as its form tells."""
    if key not in set(keys_of_number(number)):
        return Direction.STAYS
    match number:
        case ir.Answer():
            return Direction.RISES
        case ir.Sum(inner) | ir.Least(inner) | ir.Greatest(inner):
            return _together(direction(one, key, known) for one in inner)
        case ir.Product(factors):
            return _product(factors, key, known)
        case ir.Quotient(dividend, divisor):
            return _quotient(dividend, divisor, key, known)
        case ir.If(condition, then, otherwise) if key not in set(keys_of_condition(condition)):
            return _together(direction(one, key, known) for one in (then, otherwise))
        case ir.Rounded(value=value):
            return direction(value, key, known)
        case ir.Constant() | ir.Tally() | ir.OfAll() | ir.If() | ir.Earned() | ir.Share():
            return Direction.UNKNOWN
        case _:
            assert_never(number)


def points_direction(item: ir.Item, key: Key, known: Known) -> Direction:
    """The direction of the points of an item.

    Told where the awards that depend on the answer are bands of one number that moves one way,
    and the points of the bands are in order.
    """
    # Both dossiers earn points, so that no case without an award decides either of them.
    awards = [
        (case, inside) for case, inside in reachable(item.cases, known) if isinstance(case.then, ir.Award)
    ]
    asking = [case for case, _ in awards if key in set(keys_of_condition(case.when))]
    moves = [_award(case, key, inside) for case, inside in awards]
    if not asking:
        return _together(moves)
    subjects = {case.when.value if isinstance(case.when, ir.Within) else None for case in asking}
    subject = subjects.pop()
    banded = [isinstance(case.when, ir.Within) and case.when.value == subject for case, _ in awards]
    # What is no band comes before the bands, so that no band ends where it begins.
    if subject is None or subjects or banded != sorted(banded):
        return Direction.UNKNOWN
    moved = direction(subject, key, known)
    if moved not in {Direction.RISES, Direction.FALLS}:
        return Direction.UNKNOWN
    stepped = _steps([one for one, is_band in zip(awards, banded, strict=True) if is_band])
    along = stepped if moved is Direction.RISES else _OPPOSITE[stepped]
    return _together([along, *moves])


def _award(case: ir.Case, key: Key, inside: Known) -> Direction:
    assert isinstance(case.then, ir.Award)
    return direction(case.then.points, key, inside)


def _steps(banded: Sequence[tuple[ir.Case, Known]]) -> Direction:
    """How the points step from band to band, upward along the number."""

    def start(one: tuple[ir.Case, Known]) -> tuple[bool, Fraction]:
        assert isinstance(one[0].when, ir.Within)
        low = one[0].when.interval.low
        return (low is not None, low or Fraction(0))

    ordered = sorted(banded, key=start)
    if not _are_apart([case for case, _ in ordered]):
        return Direction.UNKNOWN
    ranges = []
    for case, inside in ordered:
        assert isinstance(case.then, ir.Award)
        ranges.append(range_of(case.then.points, inside))
    pairs = list(pairwise(ranges))
    up = all(low.high is not None and high.low is not None and low.high <= high.low for low, high in pairs)
    down = all(low.low is not None and high.high is not None and low.low >= high.high for low, high in pairs)
    if up and down:
        return Direction.STAYS
    return Direction.RISES if up else Direction.FALLS if down else Direction.UNKNOWN


def _are_apart(ordered: Sequence[ir.Case]) -> bool:
    bands = [case.when.interval for case in ordered if isinstance(case.when, ir.Within)]
    return all(iv.disjoint(one, other) for one, other in pairwise(bands))


def _together(directions: Iterable[Direction]) -> Direction:
    """Of parts that move at once."""
    found = {one for one in directions if one is not Direction.STAYS}
    if not found:
        return Direction.STAYS
    return found.pop() if len(found) == 1 else Direction.UNKNOWN


def _product(factors: Sequence[ir.Number], key: Key, known: Known) -> Direction:
    moving = [one for one in factors if key in set(keys_of_number(one))]
    still = [one for one in factors if one not in moving]
    sign = _sign(ir.Product(tuple(still)), known)
    if len(moving) > 1:
        if any(_sign(one, known) != 1 for one in moving):
            return Direction.UNKNOWN
        return _signed(_together(direction(one, key, known) for one in moving), sign)
    return _signed(direction(moving[0], key, known), sign)


def _quotient(dividend: ir.Number, divisor: ir.Number, key: Key, known: Known) -> Direction:
    above, below = direction(dividend, key, known), direction(divisor, key, known)
    size = range_of(divisor, known)
    positive = size.low is not None and size.low >= 0
    if not positive:
        return Direction.UNKNOWN
    if below is Direction.STAYS:
        return above
    if _sign(dividend, known) != 1:
        return Direction.UNKNOWN
    return _together([above, _OPPOSITE[below]])


def _sign(number: ir.Number, known: Known) -> int:
    """1 where it is never negative, -1 where never positive, 0 where it may be either."""
    found = range_of(number, known)
    if found.low is not None and found.low >= 0:
        return 1
    return -1 if found.high is not None and found.high <= 0 else 0


def _signed(moved: Direction, sign: int) -> Direction:
    if sign == 0:
        return moved if moved is Direction.STAYS else Direction.UNKNOWN
    return moved if sign == 1 else _OPPOSITE[moved]
