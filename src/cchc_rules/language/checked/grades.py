"""Grades and their gates."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked import bands, messages
from cchc_rules.language.checked.conditions import interval
from cchc_rules.language.checked.expressions import Context, Unreadable
from cchc_rules.language.checked.nodes import RATIO, CheckedGrading, Typed
from cchc_rules.language.checked.of_nodes import condition_of_nodes
from cchc_rules.language.resolved.nodes import Ruleset
from cchc_rules.language.surface import nodes as s


def gradings(
    ruleset: Ruleset, context: Context, top: Fraction | None, bottom: Fraction | None
) -> tuple[CheckedGrading, ...]:
    """The gradings of the head. The index can lie between `bottom` and `top`."""
    made: list[CheckedGrading] = []
    for position, clause in enumerate(ruleset.head.grades):
        grades = _grades(clause, context, ir.Interval(bottom, top))
        gates = [gate for gate, owner in ruleset.head.gates if owner == position]
        names = [grade.name for grade in grades]
        grading = ir.Grading(
            target=clause.target.text if clause.target else None,
            on_rounded=clause.on_rounded,
            grades=grades,
            gates=tuple(read for gate in gates if (read := _gate(gate, names, ruleset, context))),
        )
        made.append(CheckedGrading(grading, clause.span))
    for gate, owner in ruleset.head.gates:
        if owner < 0:
            context.fail(
                codes.MISPLACED_CLAUSE,
                messages.GATE_WITHOUT_GRADES,
                gate.span,
                messages.GATE_WITHOUT_GRADES_HELP,
            )
            _use_inputs(gate, ruleset, context)
    return tuple(made)


def _grades(clause: s.Grades, context: Context, domain: ir.Interval) -> tuple[ir.Grade, ...]:
    index = Typed(ir.Constant(Fraction(0)), RATIO, clause.span)
    made: list[ir.Grade] = []
    banded: list[bands.Banded] = []
    seen: dict[str, s.Word] = {}
    for row in clause.rows:
        first = seen.setdefault(row.name.text, row.name)
        if first is not row.name:
            context.found.append(
                Diagnostic(
                    code=codes.DUPLICATE_OPTION,
                    message=messages.DUPLICATE_GRADE.of(name=row.name.text),
                    labels=(Label(row.name.span), Label(first.span, messages.DISAGREES_HERE)),
                    helps=(messages.DUPLICATE_GRADE_HELP,),
                )
            )
        try:
            stretch = interval(row.band, index, context)
        except Unreadable:
            return ()
        made.append(ir.Grade(row.name.text, stretch))
        banded.append(bands.Banded(stretch, row.band.span))
    if banded:
        context.found.extend(bands.check(banded, domain, RATIO, whole=False, complete=False))
    made.sort(key=lambda grade: (grade.interval.low is not None, grade.interval.low or 0), reverse=True)
    return tuple(made)


def _gate(gate: s.Gate, names: list[str], ruleset: Ruleset, context: Context) -> ir.Gate | None:
    try:
        made = condition_of_nodes(gate.condition, ruleset, context)
    except Unreadable:
        return None
    match gate.effect:
        case s.LowerBy(steps):
            return ir.Gate(name=gate.name.text, condition=made, effect=ir.GateEffect.LOWER, steps=steps)
        case s.NoGrade():
            return ir.Gate(name=gate.name.text, condition=made, effect=ir.GateEffect.NO_GRADE)
        case s.AtMostGrade(grade):
            if grade.text not in names:
                context.fail(
                    codes.UNKNOWN_GRADE,
                    messages.UNKNOWN_GRADE.of(name=grade.text),
                    grade.span,
                    messages.UNKNOWN_GRADE_HELP,
                    note=messages.GRADES.of(names=", ".join(names)),
                )
                return None
            effect = ir.GateEffect.AT_MOST
            return ir.Gate(name=gate.name.text, condition=made, effect=effect, grade=grade.text)


def _use_inputs(gate: s.Gate, ruleset: Ruleset, context: Context) -> None:
    """Read a gate that leads to no grade, so that its inputs count as used."""
    with suppress(Unreadable):
        condition_of_nodes(gate.condition, ruleset, context)
