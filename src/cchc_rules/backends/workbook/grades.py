"""Grades in cells: the best and the worst still possible, after the gates."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from cchc_rules.backends.workbook import amounts, ratios
from cchc_rules.backends.workbook.calculation import MISSING, Calculation, when
from cchc_rules.backends.workbook.groups import Points, TotalScore, Weight
from cchc_rules.backends.workbook.ratios import Inexpressible
from cchc_rules.backends.workbook.rules import Rules, short
from cchc_rules.base.classes import frozen
from cchc_rules.ir.nodes import (
    All,
    Any,
    Condition,
    Earned,
    Gate,
    GateEffect,
    Grading,
    Interval,
    Not,
    Number,
    Share,
    Within,
)
from cchc_rules.ir.walk import numbers_of


@frozen(kw_only=True)
class GradeCells:
    """Positions of grades, best first, counted from 0; one behind the last is "no grade"."""

    best: str
    worst: str
    gates: tuple[str, ...]


def grade_of(grading: Grading, total: TotalScore, nodes: Mapping[str, Weight], rules: Rules) -> GradeCells:
    """The grade under one grading; an error where nobody can tell, or where there is no index.

    A gate's cell holds 1 for passed, 0 for failed and a half for open.
    """
    sheet = rules.sheet
    sheet.begin("grade")
    index = total.shown if grading.on_rounded else total.index
    best, worst = (
        _position(grading, index, total, sheet, high=True),
        _position(grading, index, total, sheet, high=False),
    )
    gates = []
    for gate in grading.gates:
        sheet.begin(f"gate {gate.name}")
        try:
            passed = sheet.put(_openly(gate.condition, nodes, rules))
        except Inexpressible:
            passed = sheet.put("SQRT(-1)")
        gates.append(passed)
        best = sheet.put(when(f"{passed}=0", _after(gate, best, grading), best))
        worst = sheet.put(when(f"{passed}<1", _after(gate, worst, grading), worst))
    return GradeCells(best=best, worst=worst, gates=tuple(gates))


def _position(grading: Grading, index: Points, total: TotalScore, sheet: Calculation, *, high: bool) -> str:
    reached = index.high if high else index.low
    found = MISSING
    for place, grade in reversed(list(enumerate(grading.grades))):
        found = sheet.put(when(amounts.inside(sheet, reached, grade.interval), str(place), found))
    return sheet.put(when(total.has_index, found, MISSING))


def _after(gate: Gate, position: str, grading: Grading) -> str:
    """The place left to somebody who fails the gate."""
    none = len(grading.grades)
    match gate.effect:
        case GateEffect.NO_GRADE:
            return str(none)
        case GateEffect.LOWER:
            return when(f"{position}={none}", str(none), f"MIN({position}+{gate.steps},{none - 1})")
        case GateEffect.AT_MOST:
            names = [grade.name for grade in grading.grades]
            return f"MAX({position},{names.index(gate.grade or '')})"


def _openly(condition: Condition, nodes: Mapping[str, Weight], rules: Rules, passing: str = "1") -> str:
    """A truth of three values about answers and the points of nodes.

    `passing` is what a comparison must be so that the gate does not fail by it: 0 under a "not".
    """
    sheet = rules.sheet
    match condition:
        case Within(Share(node) | Earned(node) as number, interval):
            return _reaches(number, nodes[node], interval, sheet, passing)
        case All(inner) if _of_nodes(condition):
            return _joined("MIN", [_openly(one, nodes, rules, passing) for one in inner], sheet)
        case Any(inner) if _of_nodes(condition):
            return _joined("MAX", [_openly(one, nodes, rules, passing) for one in inner], sheet)
        case Not(one) if _of_nodes(condition):
            turned = "0" if passing == "1" else "1"
            return f"1-{sheet.put(_openly(one, nodes, rules, turned))}"
        case _:
            return rules.openly(condition)


def _joined(name: str, parts: list[str], sheet: Calculation) -> str:
    return short(f"{name}({','.join(sheet.put(one) for one in parts)})")


def _of_nodes(condition: Condition) -> bool:
    return any(isinstance(number, (Earned, Share)) for number in numbers_of(condition))


def _reaches(number: Number, weight: Weight, interval: Interval, sheet: Calculation, passing: str) -> str:
    """Whether the points of a node, or their share of its maximum, lie in an interval."""
    low, high = weight.points.low, weight.points.high
    if isinstance(number, Share):
        of = ratios.picked(sheet, f"{weight.maximum.top}=0", ratios.ONE, weight.maximum)
        low, high = (amounts.share(sheet, end, of, Fraction(1)) for end in (low, high))
    both = f"AND({amounts.inside(sheet, low, interval)},{amounts.inside(sheet, high, interval)})"
    apart = []
    if interval.low is not None:
        apart.append(f"NOT({amounts.at_least(sheet, high, interval.low, strictly=not interval.low_closed)})")
    if interval.high is not None:
        apart.append(f"NOT({amounts.at_most(sheet, low, interval.high, strictly=not interval.high_closed)})")
    outside = f"OR({','.join(apart)})" if apart else "FALSE"
    told = when(both, "1", when(outside, "0", "0.5"))
    if weight.optional != "0":
        told = when(f"{weight.optional}>0", "0.5", told)
    absent = nothing = f"{weight.maximum.top}=0"
    if isinstance(number, Earned):
        absent = f"AND({nothing},{weight.absent})"
    return when(absent, passing, told)
