"""From the clauses that ask to typed inputs, each known by its owner and name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.language.resolved import messages
from cchc_rules.language.resolved.nodes import Asked
from cchc_rules.language.surface import nodes as s


def ask(
    clauses: Iterable[s.Ask], owner: str | None, outer: Mapping[str, ir.Input], found: list[Diagnostic]
) -> tuple[tuple[Asked, ...], dict[str, ir.Input]]:
    """The inputs of one heading, and every input visible under it."""
    asked: list[Asked] = []
    scope = dict(outer)
    places: dict[str, Span] = {}
    for clause in clauses:
        name = clause.name.text
        if name in scope:
            first = (Label(places[name], messages.FIRST_HERE),) if name in places else ()
            found.append(
                Diagnostic(
                    code=codes.DUPLICATE_INPUT,
                    message=messages.DUPLICATE_INPUT.of(name=name),
                    labels=(Label(clause.name.span), *first),
                    helps=(messages.DUPLICATE_INPUT_HELP,),
                )
            )
            continue
        places[name] = clause.name.span
        made = ir.Input(owner=owner, name=name, kind=_kind(clause.kind, found), question=clause.question)
        scope[name] = made
        asked.append(Asked(input=made, clause=clause))
    return tuple(asked), scope


def _kind(kind: s.AskKind, found: list[Diagnostic]) -> ir.AnswerKind:
    match kind:
        case s.AskCount(unit):
            return ir.CountOf(unit)
        case s.AskYesNo():
            return ir.YesNo()
        case s.AskDate(may_be_absent):
            return ir.DateOf(may_be_absent)
        case s.AskDays():
            return ir.DaysOf()
        case s.AskNumber(unit=unit, low=low, high=high):
            return ir.NumberOf(unit, _interval(low, high, found))
        case s.AskChoice(options):
            _unique(options, found)
            return ir.ChoiceOf(tuple(dict.fromkeys(option.text for option in options)))
        case s.AskSurvey():
            return _survey(kind, found)
        case s.AskIndex(low=low, high=high):
            return ir.IndexOf(_interval(low, high, found))
        case s.AskJudgement(low=low, high=high, step=step, by=by):
            bounds = _interval(low, high, found)
            size = step.value
            if size <= 0:
                cure = messages.STEP_HELP
                found.append(_bounds(messages.STEP_NOT_POSITIVE, step.span, cure))
                size = Fraction(1)
            assert bounds.low is not None
            assert bounds.high is not None
            return ir.JudgementOf(low=bounds.low, high=bounds.high, step=size, by=by)
        case _:
            assert_never(kind)


def _survey(kind: s.AskSurvey, found: list[Diagnostic]) -> ir.SurveyOf:
    _unique([option.label for option in kind.options], found)
    _unique([group.label for group in kind.groups], found)
    groups = tuple(
        ir.SurveyGroup(group.label.text, group.weight.value) for group in kind.groups if group.weight
    )
    total = sum((group.weight for group in groups), Fraction(0))
    if groups and total != 1:
        found.append(
            Diagnostic(
                code=codes.WEIGHTS_DO_NOT_ADD_UP,
                message=messages.WEIGHTS.of(sum=_percent(total)),
                labels=(Label(kind.groups[0].span.to(kind.groups[-1].span)),),
                helps=(messages.WEIGHTS_HELP,),
            )
        )
    options = {
        option.label.text: ir.SurveyOption(
            option.label.text, option.weight.value if option.weight is not None else None
        )
        for option in kind.options
    }
    return ir.SurveyOf(
        options=tuple(options.values()),
        groups=groups,
        empty_group=kind.empty_group or ir.EmptyGroup.PENDING,
    )


def _percent(value: Fraction) -> Text:
    shown = Text("{value}%", "{value}%")
    return shown.of(value=value * 100)


def _interval(low: s.Literal | None, high: s.Literal | None, found: list[Diagnostic]) -> ir.Interval:
    if low is None or high is None:
        return ir.Interval(None, None)
    if low.value > high.value:
        message = messages.IMPOSSIBLE_BOUNDS.of(low=low.value, high=high.value)
        found.append(_bounds(message, low.span.to(high.span), messages.IMPOSSIBLE_BOUNDS_HELP))
        return ir.Interval(high.value, low.value)
    return ir.Interval(low.value, high.value)


def _bounds(message: Text, span: Span, cure: Text) -> Diagnostic:
    return Diagnostic(code=codes.IMPOSSIBLE_BOUNDS, message=message, labels=(Label(span),), helps=(cure,))


def _unique(options: Iterable[s.Word], found: list[Diagnostic]) -> None:
    seen: dict[str, Span] = {}
    for option in options:
        first = seen.setdefault(option.text, option.span)
        if first is not option.span:
            found.append(
                Diagnostic(
                    code=codes.DUPLICATE_OPTION,
                    message=messages.DUPLICATE_OPTION.of(option=option.text),
                    labels=(Label(option.span), Label(first, messages.FIRST_HERE)),
                    helps=(messages.DUPLICATE_OPTION_HELP,),
                )
            )
