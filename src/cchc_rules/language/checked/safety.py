"""No division by zero and no number asked of a day that never came, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from cchc_rules.base.sources import Source, Span
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.ranges import Known, assume, range_of, reachable, truth_of
from cchc_rules.language.checked import messages
from cchc_rules.language.checked.nodes import CheckedItem
from cchc_rules.language.surface.keywords import word


def unsafe_numbers(item: CheckedItem, known: Known, source: Source | None) -> Iterator[Diagnostic]:
    """One finding per divisor that may be zero and per date that may be missing."""
    told: set[ir.Number] = set()
    state = known
    for checked in item.cases:
        for trouble in _in_condition(checked.case.when, state):
            yield from _tell(trouble, item, checked.span, told, source)
        holds = truth_of(checked.case.when, state)
        if isinstance(checked.case.then, ir.Award) and holds is not False:
            inside = assume(checked.case.when, state, holds=True)
            for trouble in _in_number(checked.case.then.points, inside):
                yield from _tell(trouble, item, checked.span, told, source)
        if holds is True:
            return
        state = assume(checked.case.when, state, holds=False)


def _tell(
    trouble: ir.Number, item: CheckedItem, span: Span, told: set[ir.Number], source: Source | None
) -> Iterator[Diagnostic]:
    if trouble in told:
        return
    told.add(trouble)
    place = item.places.get(trouble, span)
    if isinstance(trouble, ir.Answer):
        yield Diagnostic(
            code=codes.OPTION_WITHOUT_POINTS,
            message=messages.NEVER_WITHOUT_POINTS.of(name=trouble.name),
            labels=(Label(place),),
            helps=(messages.NEVER_HELP,),
        )
        return
    shown = " ".join(source.slice(place).split()) if source else "…"
    survey = any(isinstance(term, (ir.Tally, ir.If)) for term in _terms(trouble))
    row = word("NO_REPLIES") if survey else messages.ZERO_ROW.of(divisor=shown)
    yield Diagnostic(
        code=codes.ZERO_DENOMINATOR,
        message=messages.ZERO_DENOMINATOR.of(divisor=shown),
        labels=(Label(place),),
        helps=(messages.ZERO_DENOMINATOR_HELP.of(row=row),),
    )


def _terms(number: ir.Number) -> tuple[ir.Number, ...]:
    if isinstance(number, ir.Sum):
        return tuple(inner for term in number.terms for inner in _terms(term))
    return (number,)


def _in_number(number: ir.Number, known: Known) -> Iterator[ir.Number]:
    match number:
        case ir.Quotient(dividend, divisor):
            if Fraction(0) in range_of(divisor, known):
                yield divisor
            yield from _in_number(dividend, known)
            yield from _in_number(divisor, known)
        case ir.Answer(owner, name):
            kind = known.kinds.get((owner, name))
            optional = isinstance(kind, ir.DateOf) and kind.may_be_absent
            if optional and known.truths.get(ir.Absent(owner, name)) is not False:
                yield number
        case ir.Sum(inner) | ir.Product(inner) | ir.Least(inner) | ir.Greatest(inner):
            for one in inner:
                yield from _in_number(one, known)
        case ir.If(condition, then, otherwise):
            yield from _in_condition(condition, known)
            yield from _in_number(then, assume(condition, known, holds=True))
            yield from _in_number(otherwise, assume(condition, known, holds=False))
        case ir.Rounded(value=value):
            yield from _in_number(value, known)
        case ir.Constant() | ir.Tally() | ir.Earned() | ir.Share():
            return
        case _:
            assert_never(number)


def _in_condition(condition: ir.Condition, known: Known) -> Iterator[ir.Number]:
    match condition:
        case ir.Within(value):
            yield from _in_number(value, known)
        case ir.All(inner):
            for one in inner:
                yield from _in_condition(one, known)
                known = assume(one, known, holds=True)
        case ir.Any(inner):
            for one in inner:
                yield from _in_condition(one, known)
                known = assume(one, known, holds=False)
        case ir.Not(one):
            yield from _in_condition(one, known)
        case ir.Yes() | ir.Chosen() | ir.Absent():
            return
        case _:
            assert_never(condition)


def idle_cases(item: CheckedItem, known: Known) -> Iterator[Diagnostic]:
    """Cases that no dossier can reach."""
    alive = {id(case) for case, _ in reachable([checked.case for checked in item.cases], known)}
    for checked in item.cases:
        if id(checked.case) not in alive:
            yield Diagnostic(
                code=codes.NEVER_DECIDES,
                message=messages.NEVER_DECIDES,
                labels=(Label(checked.span),),
                helps=(messages.NEVER_DECIDES_HELP,),
            )


def kinds_of(scope: Mapping[str, ir.Input]) -> dict[Key, ir.AnswerKind]:
    """The kinds of the inputs in scope, by key."""
    return {asked.key: asked.kind for asked in scope.values()}
