"""From surface conditions and bands to conditions of the IR."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cchc_rules.base.names import folded, nearest
from cchc_rules.base.sources import Span
from cchc_rules.diagnostics import codes
from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked import messages, writing
from cchc_rules.language.checked.expressions import (
    Context,
    Unreadable,
    agree,
    difference,
    kind_of,
    number,
    ordinal,
)
from cchc_rules.language.checked.nodes import ANY, DATE, POINTS, RATIO, THINGS, Typed
from cchc_rules.language.surface import nodes as s

ALWAYS = ir.All(())


def condition(surface: s.Condition, context: Context) -> ir.Condition:
    """The condition that `surface` says.

    Raises:
        Unreadable: the mistake has been told to `context`.
    """
    match surface:
        case s.Holds(subject):
            return _holds(subject, context)
        case s.InBand(subject, band):
            typed = number(subject, context)
            return ir.Within(typed.number, interval(band, typed, context))
        case s.Compares():
            return _compares(surface, context)
        case s.IsOption(name, option):
            asked = context.input(name)
            return ir.Chosen(*asked.key, option_of(asked, option, context))
        case s.IsNever(name):
            return absent(context.input(name), name.span, context)
        case s.Both(conditions):
            return ir.All(tuple(condition(one, context) for one in conditions))
        case s.Either(conditions):
            return ir.Any(tuple(condition(one, context) for one in conditions))
        case s.Inverse(inner):
            return ir.Not(condition(inner, context))
        case s.Every():
            message = messages.ONLY_IN_GATES
            raise context.fail(codes.TYPE_MISMATCH, message, surface.span, messages.ONLY_IN_GATES_HELP)
        case _:
            assert_never(surface)


def _holds(subject: s.Expression, context: Context) -> ir.Condition:
    if isinstance(subject, s.Name):
        asked = context.input(subject)
        if isinstance(asked.kind, ir.YesNo):
            return ir.Yes(*asked.key)
    text = subject.name if isinstance(subject, s.Name) else "…"
    raise context.fail(
        codes.TYPE_MISMATCH,
        messages.NOT_A_CONDITION.of(text=text),
        subject.span,
        messages.NOT_A_CONDITION_HELP.of(text=text),
    )


def _compares(surface: s.Compares, context: Context) -> ir.Condition:
    left, right = number(surface.left, context), number(surface.right, context)
    if DATE not in {left.dimension, right.dimension} or left.dimension != right.dimension:
        agree(left, right, surface.span, context)
    zero = Fraction(0)
    value = left.number
    if isinstance(right.number, ir.Constant):
        zero = right.number.value
    else:
        value = difference(left.number, right.number)
        context.places.setdefault(value, surface.span)
    return ir.Within(value, _of_sign(surface.sign, zero))


def _of_sign(sign: s.Comparison, edge: Fraction) -> ir.Interval:
    match sign:
        case s.Comparison.EQUAL:
            return ir.Interval(edge, edge)
        case s.Comparison.LESS:
            return ir.Interval(None, edge, high_closed=False)
        case s.Comparison.LESS_EQUAL:
            return ir.Interval(None, edge)
        case s.Comparison.MORE:
            return ir.Interval(edge, None, low_closed=False)
        case s.Comparison.MORE_EQUAL:
            return ir.Interval(edge, None)
        case _:
            assert_never(sign)


def option_of(asked: ir.Input, option: s.Word, context: Context) -> str:
    """The option of a choice that `option` names, whatever its case or tone placement."""
    if not isinstance(asked.kind, ir.ChoiceOf):
        message = messages.NOT_A_CHOICE.of(name=asked.name)
        raise context.fail(codes.TYPE_MISMATCH, message, option.span, messages.NOT_A_CHOICE_HELP)
    for known in asked.kind.options:
        if folded(known) == folded(option.text):
            return known
    guess = nearest(option.text, asked.kind.options)
    helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
    raise context.fail(
        codes.UNKNOWN_OPTION,
        messages.UNKNOWN_OPTION.of(option=option.text, name=asked.name),
        option.span,
        *helps,
        messages.UNKNOWN_OPTION_HELP,
        note=messages.OPTIONS.of(options=", ".join(asked.kind.options)),
    )


def absent(asked: ir.Input, span: Span, context: Context) -> ir.Condition:
    """The condition that a date is answered "it never happened"."""
    if not isinstance(asked.kind, ir.DateOf) or not asked.kind.may_be_absent:
        message = messages.NEVER_ABSENT.of(name=asked.name)
        raise context.fail(codes.TYPE_MISMATCH, message, span, messages.NEVER_ABSENT_HELP)
    return ir.Absent(*asked.key)


def interval(band: s.Band, subject: Typed, context: Context) -> ir.Interval:
    """The interval that a band says, in the subject's dimension."""
    low = _bound(band.low, subject, context) if band.low else None
    if band.exact:
        return ir.Interval(low, low)
    high = _bound(band.high, subject, context) if band.high else None
    made = ir.Interval(low, high, band.low_closed, band.high_closed)
    if low is not None and high is not None and (low > high or (low == high and not _both_closed(band))):
        dimension = _shown_dimension(band, subject)
        raise context.fail(
            codes.EMPTY_BAND,
            messages.EMPTY_BAND.of(low=writing.value(low, dimension), high=writing.value(high, dimension)),
            band.span,
            messages.EMPTY_BAND_HELP,
        )
    return made


def _both_closed(band: s.Band) -> bool:
    return band.low_closed and band.high_closed


def _shown_dimension(band: s.Band, subject: Typed) -> str:
    bound = band.low or band.high
    percent = bound is not None and isinstance(bound.value, s.Literal) and bound.value.form is s.Form.PERCENT
    return RATIO if percent else subject.dimension


def _bound(bound: s.Bound, subject: Typed, context: Context) -> Fraction:
    value, dimension = _bound_value(bound, context)
    if bound.unit is not None:
        _unit(bound, subject, context)
    agree_bound = Typed(ir.Constant(value), dimension, bound.span)
    both_dates = subject.dimension == DATE and dimension == DATE
    if not both_dates:
        if subject.dimension == DATE and isinstance(bound.value, s.Fractional):
            raise _day_without_year(bound.value, context)
        if DATE in {subject.dimension, dimension}:
            raise _mismatch(subject, agree_bound, bound.span, context)
        agree(subject, agree_bound, bound.span, context)
    if subject.dimension == RATIO and dimension == ANY and value > 1:
        raise context.fail(
            codes.MISSING_PERCENT,
            messages.MISSING_PERCENT.of(number=value, percent=writing.value(value, RATIO)),
            bound.span,
            messages.MISSING_PERCENT_HELP.of(number=value),
        )
    return value


def _bound_value(bound: s.Bound, context: Context) -> tuple[Fraction, str]:
    match bound.value:
        case s.Literal(value, form):
            return value, RATIO if form is s.Form.PERCENT else ANY
        case s.Points(literal):
            return literal.value, POINTS
        case s.Fractional(above, below):
            if below.value == 0:
                message = messages.ZERO_DENOMINATOR.of(divisor="0")
                raise context.fail(codes.ZERO_DENOMINATOR, message, bound.span, messages.MISMATCH_HELP)
            return above.value / below.value, ANY
        case s.Day():
            return Fraction(ordinal(bound.value, context.year)), DATE
        case _:
            assert_never(bound.value)


def _unit(bound: s.Bound, subject: Typed, context: Context) -> None:
    typed = bound.unit or ""
    wanted = subject.dimension
    days = wanted == "ngày" and folded(typed) in {"ngày", "days", "day"}
    if folded(typed) == folded(wanted) or days:
        return
    shown = wanted if wanted not in {THINGS, ANY, RATIO, DATE, POINTS} else kind_of(wanted)
    context.fail(
        codes.UNIT_MISMATCH,
        messages.UNIT_MISMATCH.of(typed=typed, unit=shown),
        bound.span,
        messages.UNIT_MISMATCH_HELP.of(unit=shown),
    )


def _mismatch(left: Typed, right: Typed, span: Span, context: Context) -> Unreadable:
    message = messages.MISMATCH.of(left=kind_of(left.dimension), right=kind_of(right.dimension))
    return context.fail(codes.TYPE_MISMATCH, message, span, messages.MISMATCH_HELP)


def _day_without_year(written: s.Fractional, context: Context) -> Unreadable:
    """`31/12` against a day: nothing says of which year."""
    day = f"{written.above.value}/{written.below.value}"
    message = messages.DAY_WITHOUT_YEAR.of(day=day)
    return context.fail(
        codes.TYPE_MISMATCH, message, written.span, messages.DAY_WITHOUT_YEAR_HELP.of(day=day)
    )
