"""Slips in the rule of an item and in what it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from attrs import evolve

from cchc_rules.analyses.mutation.in_bands import changed_bands, dropped_bands
from cchc_rules.analyses.mutation.in_conditions import Pieces
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.rewriting import rewritten, swapped, with_item
from cchc_rules.analyses.mutation.steps import points_near
from cchc_rules.ir.nodes import EmptyGroup
from cchc_rules.language.surface import nodes as n

Rows = tuple[n.AnyRow, ...]
ZERO = Fraction(0)


def changed_rules(rule: n.Rule, asked: Mapping[str, n.AskKind]) -> Iterator[tuple[Kind, n.Rule]]:
    """The rule with one slip."""
    pieces = Pieces(asked)
    for kind, rows in _changed_rows(rule.rows, pieces):
        yield kind, evolve(rule, rows=rows)
    match rule:
        case n.Table():
            for kind, subject in rewritten(rule.subject, pieces):
                yield kind, evolve(rule, subject=subject)
        case n.Cases():
            return
        case n.Formula():
            for kind, points in rewritten(rule.points, pieces):
                yield kind, evolve(rule, points=points)
        case n.Proportion():
            for kind, ratio in rewritten(rule.ratio, pieces):
                yield kind, evolve(rule, ratio=ratio)
            if rule.goal is not None:
                yield Kind.CAP, evolve(rule, goal=None)
                yield from ((Kind.BOUND, evolve(rule, goal=goal)) for goal in points_near(rule.goal))
        case n.PerItem():
            for rates in _changed_rates(rule.rates):
                yield Kind.RATE, evolve(rule, rates=rates)
            for cap in _changed_limits(rule.cap):
                yield Kind.CAP, evolve(rule, cap=cap)
        case n.Deduction():
            for rates in _changed_rates(rule.rates):
                yield Kind.RATE, evolve(rule, rates=rates)
            for floor in _changed_limits(rule.floor):
                yield Kind.CAP, evolve(rule, floor=floor)
            for most in _changed_limits(rule.most):
                yield Kind.CAP, evolve(rule, most=most)
        case n.Parts():
            yield Kind.COMBINE, evolve(rule, best=not rule.best)
        case _:
            assert_never(rule)


def changed_questions(kind: n.AskKind) -> Iterator[tuple[Kind, n.AskKind]]:
    """The question with one slip: the weights of a survey."""
    if not isinstance(kind, n.AskSurvey):
        return
    for options in _changed_weights(kind.options):
        yield Kind.WEIGHT, evolve(kind, options=options)
    for groups in _swapped_weights(kind.groups):
        yield Kind.WEIGHT, evolve(kind, groups=groups)
    if kind.empty_group is not None:
        for other in EmptyGroup:
            if other is not kind.empty_group:
                yield Kind.WEIGHT, evolve(kind, empty_group=other)


# ── rows ───────────────────────────────────────────────────────────────────────────────────


def _changed_rows(rows: Rows, pieces: Pieces) -> Iterator[tuple[Kind, Rows]]:
    yield from _bands(rows)
    yield from _swapped_outcomes(rows)
    yield from _dropped(rows)
    for place, row in enumerate(rows):
        for kind, other in _changed_row(row, pieces):
            yield kind, with_item(rows, place, other)


def _bands(rows: Rows) -> Iterator[tuple[Kind, Rows]]:
    bands = tuple(_band_of(row) for row in rows)
    for kind, changed in changed_bands(bands):
        yield kind, _with_bands(rows, changed)
    for gone, changed in dropped_bands(bands):
        yield Kind.BAND_DROPPED, with_item(_with_bands(rows, changed), gone)


def _band_of(row: n.AnyRow) -> n.Band | None:
    return row.test.band if isinstance(row, n.Row) and isinstance(row.test, n.WhenBand) else None


def _with_bands(rows: Rows, bands: tuple[n.Band | None, ...]) -> Rows:
    return tuple(
        evolve(row, test=evolve(row.test, band=band))
        if band is not None and isinstance(row, n.Row) and isinstance(row.test, n.WhenBand)
        else row
        for row, band in zip(rows, bands, strict=True)
    )


def _swapped_outcomes(rows: Rows) -> Iterator[tuple[Kind, Rows]]:
    for one, other in pairwise(range(len(rows))):
        first, second = rows[one], rows[other]
        if not isinstance(first, n.Row) or not isinstance(second, n.Row) or first.outcome == second.outcome:
            continue
        if isinstance(first.outcome, n.Verdicted) or isinstance(second.outcome, n.Verdicted):
            continue
        answers = isinstance(first.test, n.WhenAnswer | n.WhenOptions)
        mixed = with_item(rows, one, evolve(first, outcome=second.outcome))
        mixed = with_item(mixed, other, evolve(second, outcome=first.outcome))
        yield Kind.ANSWERS_SWAPPED if answers else Kind.POINTS_SWAPPED, mixed


def _dropped(rows: Rows) -> Iterator[tuple[Kind, Rows]]:
    """A row gone that is not a band; the options of a row go to its neighbour."""
    for place, row in enumerate(rows):
        if not isinstance(row, n.Row) or len(rows) == 1:
            continue
        match row.test:
            case n.When() | n.WhenEquals() | n.WhenNever() | n.WhenNoReplies():
                yield Kind.BAND_DROPPED, with_item(rows, place)
            case n.WhenOptions(options=options):
                for other in (place + 1, place - 1):
                    beside = rows[other] if 0 <= other < len(rows) else None
                    if isinstance(beside, n.Row) and isinstance(beside.test, n.WhenOptions):
                        test = evolve(beside.test, options=(*beside.test.options, *options))
                        joined = with_item(rows, other, evolve(beside, test=test))
                        yield Kind.BAND_DROPPED, with_item(joined, place)
                        break
            case _:
                pass


def _changed_row(row: n.AnyRow, pieces: Pieces) -> Iterator[tuple[Kind, n.AnyRow]]:
    if isinstance(row, n.OverWholeRow):
        yield from (
            (Kind.OVER_WHOLE, evolve(row, effect=other)) for other in n.OverWhole if other is not row.effect
        )
        return
    match row.test:
        case n.When(condition=condition):
            for kind, other in rewritten(condition, pieces):
                yield kind, evolve(row, test=evolve(row.test, condition=other))
        case n.WhenEquals():
            for kind, bound in rewritten(row.test.bound, pieces):
                yield kind, evolve(row, test=evolve(row.test, bound=bound))
        case _:
            pass
    for kind, outcome in _changed_outcomes(row, pieces):
        yield kind, evolve(row, outcome=outcome)


def _changed_outcomes(row: n.Row, pieces: Pieces) -> Iterator[tuple[Kind, n.Outcome]]:
    outcome = row.outcome
    match outcome:
        case n.Award():
            yield from ((kind, evolve(outcome, points=one)) for kind, one in _points(outcome.points, pieces))
            if _is_nothing(outcome.points) and isinstance(
                row.test, n.WhenEquals | n.WhenNever | n.WhenNoReplies
            ):
                yield Kind.OUTCOME, n.Verdicted(n.Verdict.NOT_APPLICABLE, outcome.span)
        case n.Interpolated():
            yield from ((Kind.POINTS, evolve(outcome, low=one)) for one in points_near(outcome.low))
            yield from ((Kind.POINTS, evolve(outcome, high=one)) for one in points_near(outcome.high))
            yield Kind.POINTS_SWAPPED, evolve(outcome, low=outcome.high, high=outcome.low)
        case n.Verdicted():
            span = outcome.span
            nothing = n.Points(n.Literal(ZERO, n.Form.PLAIN, span), span)
            yield Kind.OUTCOME, n.Award(nothing, span)
            yield Kind.OUTCOME, n.Award(n.MaxPoints(span), span)
            other = n.Verdict.NOT_APPLICABLE
            if outcome.verdict is n.Verdict.NOT_APPLICABLE:
                other = n.Verdict.EXPLAIN
            yield Kind.OUTCOME, n.Verdicted(other, span)
        case _:
            assert_never(outcome)


def _points(points: n.Expression, pieces: Pieces) -> Iterator[tuple[Kind, n.Expression]]:
    """An award with other points; plain numbers in it are points as well."""
    for kind, other in rewritten(points, pieces):
        yield Kind.POINTS if kind is Kind.BOUND else kind, other


def _is_nothing(points: n.Expression) -> bool:
    return isinstance(points, n.Points) and points.value.value == 0


# ── rates, limits, weights ─────────────────────────────────────────────────────────────────


def _changed_rates(rates: tuple[n.Rate, ...]) -> Iterator[tuple[n.Rate, ...]]:
    for place, rate in enumerate(rates):
        for points in points_near(rate.points):
            yield with_item(rates, place, evolve(rate, points=points))
    for one, other in pairwise(range(len(rates))):
        if rates[one].points != rates[other].points:
            mixed = with_item(rates, one, evolve(rates[one], points=rates[other].points))
            yield with_item(mixed, other, evolve(rates[other], points=rates[one].points))


def _changed_limits(limit: n.Literal | None) -> Iterator[n.Literal | None]:
    if limit is not None:
        yield None
        yield from points_near(limit)


def _changed_weights(options: tuple[n.Weighted, ...]) -> Iterator[tuple[n.Weighted, ...]]:
    yield from _swapped_weights(options)
    for place, option in enumerate(options):
        if option.weight is None:
            nothing = n.Literal(ZERO, n.Form.PERCENT, option.span)
            yield with_item(options, place, evolve(option, weight=nothing))
            continue
        for weight in points_near(option.weight):
            yield with_item(options, place, evolve(option, weight=weight))


def _swapped_weights(options: tuple[n.Weighted, ...]) -> Iterator[tuple[n.Weighted, ...]]:
    for one, other in pairwise(range(len(options))):
        first, second = options[one], options[other]
        if first.weight != second.weight:
            weights = swapped((first.weight, second.weight), 0, 1)
            mixed = with_item(options, one, evolve(first, weight=weights[0]))
            yield with_item(mixed, other, evolve(second, weight=weights[1]))
