"""Grades: the positions that are possible, changed by every gate in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from cchc_rules.backends.equations.items import Worth
from cchc_rules.backends.equations.numbers import Earning, Known, truth
from cchc_rules.backends.equations.tree import Span, Totals
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Status


@frozen(kw_only=True)
class Graded:
    """The grades possible, best first, and each gate; `settled` where the equations leave one way."""

    possible: tuple[str, ...]
    settled: bool
    gates: tuple[bool | None, ...]


def graded(
    grading: ir.Grading, totals: Totals | None, found: Mapping[str, Worth | None], dossier: Dossier
) -> Graded:
    """What the equations say of one grading."""
    known = Known(dossier.answers, {node: _earning(one) for node, one in found.items()})
    gates = tuple(truth(gate.condition)(known) for gate in grading.gates)
    positions = _positions(grading, totals)
    for gate, passed in zip(grading.gates, gates, strict=True):
        failed = {_after(gate, position, grading.grades) for position in positions}
        positions = positions if passed else failed if passed is False else positions | failed
    names = [
        grading.grades[position].name for position in sorted(one for one in positions if one is not None)
    ]
    return Graded(possible=tuple(names), settled=_has_index(totals) and len(positions) == 1, gates=gates)


def _has_index(totals: Totals | None) -> bool:
    return totals is not None and totals.index is not None


def _earning(one: Worth | None) -> Earning | None:
    if one is None:
        return None
    points = one.low if one.low == one.high else None
    return Earning(
        points, one.applicable, applies=one.status is not Status.NOT_APPLICABLE or one.applicable != 0
    )


def _positions(grading: ir.Grading, totals: Totals | None) -> set[int | None]:
    """Where the index can lie; None stands for no grade."""
    if totals is None:
        return {None, *range(len(grading.grades))}
    index = totals.published if grading.on_rounded else totals.index
    if index is None:
        return {None}
    return {at for at, grade in enumerate(grading.grades) if _meet(index, grade.interval)}


def _meet(span: Span, interval: ir.Interval) -> bool:
    """Whether some number lies in both."""
    low, high = interval.low, interval.high
    reaches = low is None or low < span.high or (low == span.high and interval.low_closed)
    begins = high is None or span.low < high or (span.low == high and interval.high_closed)
    return reaches and begins


def _after(gate: ir.Gate, position: int | None, grades: tuple[ir.Grade, ...]) -> int | None:
    """The position that a failed gate makes of one."""
    if position is None:
        return None
    match gate.effect:
        case ir.GateEffect.LOWER:
            return min(position + gate.steps, len(grades) - 1)
        case ir.GateEffect.AT_MOST:
            names = [grade.name for grade in grades]
            return position if gate.grade is None else max(position, names.index(gate.grade))
        case ir.GateEffect.NO_GRADE:
            return None
        case _:
            assert_never(gate.effect)
