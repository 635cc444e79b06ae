"""Slips in what the head says of the whole: total, caps, index, rounding, grades, gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from attrs import evolve

from cchc_rules.analyses.mutation.in_bands import changed_bands, dropped_bands
from cchc_rules.analyses.mutation.in_conditions import Pieces
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.rewriting import rewritten, with_item
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir.nodes import IndexDenominator, IndexNumerator, RoundingLevel
from cchc_rules.language.surface import nodes as n

Asked: TypeAlias = Mapping[str, n.AskKind]
Statements: TypeAlias = tuple[n.Statement, ...]
ONE = Fraction(1)


def changed_head(node: n.Statement, asked: Asked) -> Iterator[tuple[Kind, Statements]]:
    """What may stand in the place of a statement of the head by mistake."""
    match node:
        case n.Total():
            for cap in _changed_limits(node.cap):
                yield Kind.CAP, (evolve(node, cap=cap),)
            for floor in _changed_limits(node.floor):
                yield Kind.CAP, (evolve(node, floor=floor),)
        case n.CapClause():
            yield from ((Kind.CAP, (evolve(node, limit=one),)) for one in _changed_caps(node.limit))
        case n.IndexClause():
            for numerator in IndexNumerator:
                if numerator is not node.numerator:
                    yield Kind.INDEX, (evolve(node, numerator=numerator),)
            for denominator in IndexDenominator:
                if denominator is not node.denominator:
                    yield Kind.INDEX, (evolve(node, denominator=denominator),)
        case n.RoundingClause():
            yield from ((Kind.ROUNDING, (one,)) for one in _changed_rounding(node))
        case n.Grades():
            yield from ((Kind.GRADE, (one,)) for one in _changed_grades(node))
        case n.Gate():
            yield Kind.GATE, ()
            for kind, condition in rewritten(node.condition, Pieces(asked, Kind.GATE)):
                yield kind, (evolve(node, condition=condition),)
            yield from ((Kind.GATE, (evolve(node, effect=one),)) for one in _changed_effects(node.effect))
        case _:
            return


def _changed_limits(limit: n.Limit | None) -> Iterator[n.Limit | None]:
    if limit is None:
        return
    if limit.points is not None:
        yield from (n.Limit(one) for one in _changed_caps(limit.points))


def _changed_caps(limit: n.Literal | None) -> Iterator[n.Literal | None]:
    if limit is None:
        return
    yield None
    yield evolve(limit, value=limit.value + ONE)
    if limit.value >= ONE:
        yield evolve(limit, value=limit.value - ONE)


def _changed_rounding(node: n.RoundingClause) -> Iterator[n.RoundingClause]:
    if node.level is None:
        yield evolve(node, level=RoundingLevel.INDEX, digits=0)
        return
    yield evolve(node, level=None)
    yield evolve(node, digits=node.digits + 1)
    if node.digits:
        yield evolve(node, digits=node.digits - 1)
    yield from (evolve(node, mode=mode) for mode in Rounding if mode is not node.mode)
    yield from (evolve(node, level=level) for level in RoundingLevel if level is not node.level)


def _changed_grades(node: n.Grades) -> Iterator[n.Grades]:
    yield evolve(node, on_rounded=not node.on_rounded)
    bands = tuple(row.band for row in node.rows)
    for _, changed in changed_bands(bands):
        yield evolve(node, rows=_with_bands(node.rows, changed))
    for gone, changed in dropped_bands(bands):
        yield evolve(node, rows=with_item(_with_bands(node.rows, changed), gone))
    for one, other in pairwise(range(len(node.rows))):
        rows = with_item(node.rows, one, evolve(node.rows[one], name=node.rows[other].name))
        yield evolve(node, rows=with_item(rows, other, evolve(rows[other], name=node.rows[one].name)))


def _with_bands(rows: tuple[n.GradeRow, ...], bands: tuple[n.Band | None, ...]) -> tuple[n.GradeRow, ...]:
    return tuple(
        row if band is None else evolve(row, band=band) for row, band in zip(rows, bands, strict=True)
    )


def _changed_effects(
    effect: n.LowerBy | n.NoGrade | n.AtMostGrade,
) -> Iterator[n.LowerBy | n.NoGrade | n.AtMostGrade]:
    match effect:
        case n.LowerBy(steps=steps):
            yield n.LowerBy(steps + 1)
            yield n.NoGrade()
        case n.NoGrade():
            yield n.LowerBy(1)
        case n.AtMostGrade():
            yield n.LowerBy(1)
            yield n.NoGrade()
