"""From surface expressions to typed numbers of the IR.

Dividing one part by its whole (two amounts of the same kind, both asked) demands that the part
not exceed the whole, unless the rule has a row `vượt 100%`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import field

from cchc_rules.base.classes import define
from cchc_rules.base.names import nearest
from cchc_rules.base.numbers import Rounding
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import keys_of_number, numbers_in
from cchc_rules.language.checked import messages, surveys
from cchc_rules.language.checked.nodes import ANY, DATE, DAYS, INDEX, POINTS, RATIO, THINGS, Typed
from cchc_rules.language.surface import nodes as s

MAX_DIGITS = 10
COHORT = {
    s.Function.BEST_OF_ALL: ir.Cohort.BEST,
    s.Function.LEAST_OF_ALL: ir.Cohort.LEAST,
    s.Function.MEAN_OF_ALL: ir.Cohort.MEAN,
}


class Unreadable(Exception):  # noqa: N818 - carries nothing: the diagnostic is told already
    """Stops the reading of one rule whose mistake has been told."""


@define(kw_only=True)
class Context:
    """What a rule may speak of, and what has been learned while reading it.

    `nodes` maps codes and ids of the table to ids; it is filled for gates only.
    """

    scope: Mapping[str, ir.Input]
    year: int
    found: list[Diagnostic]
    maximum: Fraction = Fraction(0)
    subject: Typed | None = None
    over_whole: s.OverWhole = s.OverWhole.REJECT
    nodes: Mapping[str, str] | None = None
    demands: list[ir.Demand] = field(factory=list)
    places: dict[ir.Number, Span] = field(factory=dict)
    used: set[tuple[str | None, str]] = field(factory=set)
    ratios: int = 0

    def fail(
        self, code: codes.Code, message: Text, span: Span, *helps: Text, note: Text | None = None
    ) -> Unreadable:
        """Tell a mistake; raise the result to give up on the rule."""
        notes = (note,) if note else ()
        self.found.append(
            Diagnostic(code=code, message=message, labels=(Label(span),), notes=notes, helps=helps)
        )
        return Unreadable()

    def input(self, name: s.Name) -> ir.Input:
        """The input called so."""
        asked = self.scope.get(name.name)
        if asked is None:
            guess = nearest(name.name, self.scope)
            helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
            note = messages.KNOWN_INPUTS.of(names=", ".join(self.scope)) if self.scope else None
            raise self.fail(
                codes.UNKNOWN_INPUT,
                messages.UNKNOWN_INPUT.of(name=name.name),
                name.span,
                *helps,
                messages.UNKNOWN_INPUT_HELP.of(name=name.name),
                note=note,
            )
        self.used.add(asked.key)
        return asked


def number(expression: s.Expression, context: Context) -> Typed:
    """The typed number that `expression` says.

    Raises:
        Unreadable: the mistake has been told to `context`.
    """
    typed = _number(expression, context)
    context.places.setdefault(typed.number, expression.span)
    return typed


def _number(expression: s.Expression, context: Context) -> Typed:
    span = expression.span
    match expression:
        case s.Literal(value, form):
            return Typed(ir.Constant(value), RATIO if form is s.Form.PERCENT else ANY, span)
        case s.Points(literal):
            return Typed(ir.Constant(literal.value), POINTS, span)
        case s.Day():
            return Typed(ir.Constant(Fraction(ordinal(expression, context.year))), DATE, span)
        case s.Name():
            return _name(expression, context)
        case s.MaxPoints():
            return Typed(ir.Constant(context.maximum), POINTS, span)
        case s.Ratio():
            if context.subject is None:
                raise context.fail(codes.TYPE_MISMATCH, messages.NO_RATIO, span, messages.NO_RATIO_HELP)
            return context.subject
        case s.PointsOf(code):
            return Typed(ir.Earned(_node(code, span, context)), POINTS, span)
        case s.ShareOf(code):
            return Typed(ir.Share(_node(code, span, context)), RATIO, span)
        case s.Negative(operand):
            inner = number(operand, context)
            return Typed(ir.Product((ir.Constant(Fraction(-1)), inner.number)), inner.dimension, span)
        case s.Binary():
            return _binary(expression, context)
        case s.Call():
            return _call(expression, context)
        case _:
            assert_never(expression)


def ordinal(day: s.Day, year: int) -> int:
    """The number of a day; a day relative to the assessed year is settled here."""
    if day.year is not None:
        return date(day.year, day.month, day.day).toordinal()
    return date(year + (day.year_offset or 0), day.month, day.day).toordinal()


def _name(name: s.Name, context: Context) -> Typed:
    asked = context.input(name)
    answer = ir.Answer(*asked.key)
    match asked.kind:
        case ir.CountOf(unit):
            return Typed(answer, unit or THINGS, name.span)
        case ir.DaysOf():
            return Typed(answer, DAYS, name.span)
        case ir.DateOf():
            return Typed(answer, DATE, name.span)
        case ir.NumberOf(unit):
            return Typed(answer, unit, name.span)
        case ir.IndexOf(bounds):
            on_unit_scale = bounds.high is not None and bounds.high <= 1
            return Typed(answer, RATIO if on_unit_scale else INDEX, name.span)
        case ir.JudgementOf():
            return Typed(answer, POINTS, name.span)
        case ir.SurveyOf():
            cure = messages.SURVEY_HELP.of(name=name.name)
            raise _no_number(name, "survey", cure, context)
        case ir.YesNo() | ir.ChoiceOf():
            kind = "yes-no" if isinstance(asked.kind, ir.YesNo) else "choice"
            raise _no_number(name, kind, messages.NOT_A_NUMBER_HELP.of(name=name.name), context)
        case _:
            assert_never(asked.kind)


def _no_number(name: s.Name, kind: str, cure: Text, context: Context) -> Unreadable:
    message = messages.NOT_A_NUMBER.of(name=name.name, kind=messages.KINDS[kind])
    return context.fail(codes.TYPE_MISMATCH, message, name.span, cure)


def _node(code: str, span: Span, context: Context) -> str:
    if context.nodes is None:
        raise context.fail(codes.TYPE_MISMATCH, messages.ONLY_IN_GATES, span, messages.ONLY_IN_GATES_HELP)
    found = context.nodes.get(code)
    if found is None:
        guess = nearest(code, context.nodes)
        helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
        message = messages.UNKNOWN_NODE.of(code=code)
        raise context.fail(codes.UNKNOWN_NODE, message, span, *helps, messages.UNKNOWN_NODE_HELP)
    return found


def _binary(expression: s.Binary, context: Context) -> Typed:
    left, right = number(expression.left, context), number(expression.right, context)
    span = expression.span
    match expression.operator:
        case s.Operator.ADD:
            return Typed(ir.Sum((left.number, right.number)), _sum(left, right, span, context), span)
        case s.Operator.SUBTRACT:
            dimension = _difference(left, right, span, context)
            return Typed(difference(left.number, right.number), dimension, span)
        case s.Operator.MULTIPLY:
            dimension = _product(left, right, span, context)
            return Typed(ir.Product((left.number, right.number)), dimension, span)
        case s.Operator.DIVIDE:
            return _quotient(left, right, span, context)
        case _:
            assert_never(expression.operator)


def difference(left: ir.Number, right: ir.Number) -> ir.Number:
    """`left` less `right`."""
    if isinstance(right, ir.Constant):
        return ir.Sum((left, ir.Constant(-right.value)))
    return ir.Sum((left, ir.Product((ir.Constant(Fraction(-1)), right))))


def _sum(left: Typed, right: Typed, span: Span, context: Context) -> str:
    dimensions = {left.dimension, right.dimension}
    if DATE in dimensions:
        if dimensions <= {DATE, DAYS, ANY} and left.dimension != right.dimension:
            return DATE
        raise _mismatch(left, right, span, context)
    return agree(left, right, span, context)


def _difference(left: Typed, right: Typed, span: Span, context: Context) -> str:
    if left.dimension == DATE and right.dimension == DATE:
        return DAYS
    if left.dimension == DATE and right.dimension in {DAYS, ANY}:
        return DATE
    if DATE in {left.dimension, right.dimension}:
        raise _mismatch(left, right, span, context)
    return agree(left, right, span, context)


def agree(left: Typed, right: Typed, span: Span, context: Context) -> str:
    """The common dimension of two amounts that are added or compared."""
    if left.dimension == ANY:
        return right.dimension
    if right.dimension in {ANY, left.dimension}:
        return left.dimension
    raise _mismatch(left, right, span, context)


def _product(left: Typed, right: Typed, span: Span, context: Context) -> str:
    pair = [left.dimension, right.dimension]
    if DATE in pair:
        raise _mismatch(left, right, span, context)
    for neutral in (RATIO, ANY):
        if neutral in pair:
            pair.remove(neutral)
            return pair[0]
    # Points times a number of things: points for each of them.
    if pair.count(POINTS) == 1:
        return POINTS
    raise _mismatch(left, right, span, context)


def _quotient(left: Typed, right: Typed, span: Span, context: Context) -> Typed:
    if DATE in {left.dimension, right.dimension}:
        raise _mismatch(left, right, span, context)
    made: ir.Number = ir.Quotient(left.number, right.number)
    context.places.setdefault(made, span)
    context.places.setdefault(right.number, right.span)
    if left.dimension == INDEX and right.dimension == ANY:
        return Typed(made, RATIO, span)
    if right.dimension in {RATIO, ANY}:
        return Typed(made, left.dimension, span)
    if left.dimension not in {right.dimension, ANY}:
        return Typed(made, f"{left.dimension}/{right.dimension}", span)
    asked = any(keys_of_number(left.number)) and any(keys_of_number(right.number))
    if asked and not _against_others(right.number):
        context.ratios += 1
        match context.over_whole:
            case s.OverWhole.REJECT:
                context.demands.append(ir.Demand(left.number, right.number))
            case s.OverWhole.AS_WHOLE:
                made = ir.Least((made, ir.Constant(Fraction(1))))
            case s.OverWhole.AS_IS:
                pass
    return Typed(made, RATIO, span)


def _against_others(whole: ir.Number) -> bool:
    """Whether the divisor is a figure over all units that one unit may well exceed."""
    return any(isinstance(one, ir.OfAll) and one.figure is not ir.Cohort.BEST for one in numbers_in(whole))


def _call(call: s.Call, context: Context) -> Typed:
    match call.function:
        case s.Function.MEAN | s.Function.REPLIES:
            name = call.arguments[0]
            assert isinstance(name, s.Name)
            asked = context.input(name)
            if not isinstance(asked.kind, ir.SurveyOf):
                message = messages.NOT_A_SURVEY.of(name=name.name)
                raise context.fail(codes.TYPE_MISMATCH, message, name.span, messages.NOT_A_SURVEY_HELP)
            if call.function is s.Function.REPLIES:
                return Typed(surveys.replies(asked), THINGS, call.span)
            made = surveys.mean(asked)
            for divisor in surveys.divisors(asked):
                context.places.setdefault(divisor, call.span)
            dimension = RATIO if surveys.in_percent(asked) else ANY
            return Typed(made, dimension, call.span)
        case s.Function.BEST_OF_ALL | s.Function.LEAST_OF_ALL | s.Function.MEAN_OF_ALL:
            name = call.arguments[0]
            assert isinstance(name, s.Name)
            own = _name(name, context)
            assert isinstance(own.number, ir.Answer)
            figure = ir.OfAll(COHORT[call.function], own.number.owner, own.number.name)
            return Typed(figure, own.dimension, call.span)
        case s.Function.LEAST | s.Function.GREATEST:
            inner = [number(argument, context) for argument in call.arguments]
            dimension = inner[0].dimension
            for one in inner[1:]:
                dimension = agree(Typed(one.number, dimension, one.span), one, call.span, context)
            numbers = tuple(one.number for one in inner)
            kind = ir.Least if call.function is s.Function.LEAST else ir.Greatest
            return Typed(kind(numbers), dimension, call.span)
        case s.Function.ROUNDED:
            inner_one = number(call.arguments[0], context)
            digits = call.digits or 0
            if digits > MAX_DIGITS:
                message = messages.TOO_MANY_DIGITS.of(digits=digits, limit=MAX_DIGITS)
                raise context.fail(codes.IMPOSSIBLE_BOUNDS, message, call.span, messages.TOO_MANY_DIGITS_HELP)
            if inner_one.dimension == RATIO:
                digits += 2  # a ratio is written, and so rounded, as a percentage
            made = ir.Rounded(value=inner_one.number, digits=digits, mode=Rounding.HALF_UP)
            return Typed(made, inner_one.dimension, call.span)
        case _:
            assert_never(call.function)


def _mismatch(left: Typed, right: Typed, span: Span, context: Context) -> Unreadable:
    message = messages.MISMATCH.of(left=kind_of(left.dimension), right=kind_of(right.dimension))
    return context.fail(codes.TYPE_MISMATCH, message, span, messages.MISMATCH_HELP)


def kind_of(dimension: str) -> Text:
    """A dimension in words."""
    names = {
        RATIO: "ratio",
        POINTS: "points",
        DAYS: "days",
        DATE: "date",
        THINGS: "things",
        INDEX: "index",
        ANY: "plain",
    }
    if dimension in names:
        return messages.KINDS[names[dimension]]
    return messages.KINDS["unit"].of(unit=dimension.replace("@", ""))
