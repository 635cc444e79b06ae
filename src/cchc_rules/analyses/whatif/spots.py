"""The numbers of a text that can be set to others, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TypeAlias, assert_never

from attrs import evolve

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Span
from cchc_rules.language.surface import nodes as n

Leaf: TypeAlias = n.Literal | n.Points | n.Fractional | n.Day


class Part(Enum):
    """What a number is to its row: the words that a change may name."""

    MAXIMUM = "maximum"
    THRESHOLD = "threshold"
    POINTS = "points"
    CAP = "cap"
    FLOOR = "floor"


# What is measured in points.
IN_POINTS = frozenset({Part.MAXIMUM, Part.POINTS, Part.CAP, Part.FLOOR})


@frozen(kw_only=True)
class Spot:
    """One number. Spots of one `meaning` are one thing said several times, and change together.

    `line` is the number of the row in the table of the rule, the first is 1. With `joined` two bands
    may meet at it, and neither moves alone.
    """

    leaf: Leaf
    part: Part
    meaning: object
    span: Span
    line: int | None = None
    unit: str | None = None
    joined: bool = False


def spots_of(statement: n.Statement) -> Iterator[Spot]:
    """The numbers of a statement that can be set."""
    match statement:
        case n.Heading(maximum=n.Literal() as maximum):
            yield _spot(maximum, Part.MAXIMUM)
        case n.Score(rule):
            yield from _of_rule(rule)
        case n.CapClause(limit=n.Literal() as limit):
            yield _spot(limit, Part.CAP)
        case n.Total(maximum=maximum, cap=cap, floor=floor):
            yield _spot(maximum, Part.MAXIMUM)
            for limit_of, part in ((cap, Part.CAP), (floor, Part.FLOOR)):
                if limit_of is not None and limit_of.points is not None:
                    yield _spot(limit_of.points, part)
        case n.Grades(target=target, rows=rows):
            for row in rows:
                yield from _of_band(row.band, ("grades", target), None)
        case _:
            pass


def _spot(leaf: Leaf, part: Part, meaning: object = None, line: int | None = None) -> Spot:
    return Spot(leaf=leaf, part=part, meaning=(part, meaning), span=leaf.span, line=line)


def _of_rule(rule: n.Rule) -> Iterator[Spot]:
    match rule:
        case n.Table(subject, rows):
            yield from _of_rows(rows, subject)
        case n.Cases(rows) | n.Parts(rows=rows):
            yield from _of_rows(rows, None)
        case n.Formula(points, rows):
            yield from _of_expression(points, Part.POINTS, "formula", None)
            yield from _of_rows(rows, None)
        case n.Proportion(goal=goal, rows=rows):
            if goal is not None:
                yield _spot(goal, Part.THRESHOLD, "goal")
            yield from _of_rows(rows, None)
        case n.PerItem(rates=rates, cap=cap, rows=rows):
            yield from _of_rates(rates, (cap, Part.CAP))
            yield from _of_rows(rows, None)
        case n.Deduction(rates=rates, floor=floor, most=most, rows=rows):
            yield from _of_rates(rates, (floor, Part.FLOOR), (most, Part.CAP))
            yield from _of_rows(rows, None)
        case _:
            assert_never(rule)


def _of_rates(rates: Sequence[n.Rate], *limits: tuple[n.Literal | None, Part]) -> Iterator[Spot]:
    for place, rate in enumerate(rates):
        yield _spot(rate.points, Part.POINTS, ("rate", place))
    for limit, part in limits:
        if limit is not None:
            yield _spot(limit, part)


def _of_rows(rows: Sequence[n.AnyRow], subject: n.Expression | None) -> Iterator[Spot]:
    for line, row in enumerate(rows, 1):
        if isinstance(row, n.OverWholeRow):
            continue
        match row.test:
            case n.WhenBand(band):
                for spot in _of_band(band, subject, line):
                    yield evolve(spot, joined=True)
            case n.When(condition):
                yield from _of_condition(condition, line)
            case n.WhenEquals(name, bound):
                yield _of_bound(bound, name, line)
            case _:
                pass
        match row.outcome:
            case n.Award(points):
                yield from _of_expression(points, Part.POINTS, line, line)
            case n.Interpolated(low, high):
                yield _spot(low, Part.POINTS, line, line)
                yield _spot(high, Part.POINTS, line, line)
            case _:
                pass


def _of_condition(condition: n.Condition, line: int) -> Iterator[Spot]:
    match condition:
        case n.InBand(subject, band):
            yield from _of_band(band, subject, line)
        case n.Compares(left=left, right=right):
            yield from _of_expression(right, Part.THRESHOLD, left, line)
            yield from _of_expression(left, Part.THRESHOLD, right, line)
        case n.Every(level, band):
            yield from _of_band(band, level, line)
        case n.Both(conditions) | n.Either(conditions):
            for one in conditions:
                yield from _of_condition(one, line)
        case n.Inverse(inner):
            yield from _of_condition(inner, line)
        case n.Holds() | n.IsOption() | n.IsNever():
            pass
        case _:
            assert_never(condition)


def _of_band(band: n.Band, subject: object, line: int | None) -> Iterator[Spot]:
    for bound in (band.low, band.high):
        if bound is not None:
            yield _of_bound(bound, subject, line)


def _of_bound(bound: n.Bound, subject: object, line: int | None) -> Spot:
    # Equal bounds over one subject are one threshold, whether a band begins or ends at it.
    spot = _spot(bound.value, Part.THRESHOLD, subject, line)
    return evolve(spot, unit=bound.unit, span=bound.span)


def _of_expression(expression: n.Expression, part: Part, meaning: object, line: int | None) -> Iterator[Spot]:
    match expression:
        case n.Literal() | n.Points() | n.Day():
            yield _spot(expression, part, meaning, line)
        case n.Binary(left=left, right=right):
            yield from _of_expression(left, part, meaning, line)
            yield from _of_expression(right, part, meaning, line)
        case n.Negative(operand):
            yield from _of_expression(operand, part, meaning, line)
        case n.Call(arguments=arguments):
            for one in arguments:
                yield from _of_expression(one, part, meaning, line)
        case n.Name() | n.MaxPoints() | n.Ratio() | n.PointsOf() | n.ShareOf():
            pass
        case _:
            assert_never(expression)
