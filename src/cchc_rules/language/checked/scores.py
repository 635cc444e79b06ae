"""Every rule earns between nothing and the maximum of its item."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, range_of, reachable
from cchc_rules.language.checked import messages, writing
from cchc_rules.language.checked.nodes import POINTS, CheckedItem
from cchc_rules.language.surface import nodes as s


def scores_stay_in_range(item: CheckedItem, known: Known, *, sound: bool) -> Iterator[Diagnostic]:
    """Cases whose points can leave [0, maximum], and a maximum that no case of a sound rule reaches."""
    heading = item.node.heading
    if heading.maximum is None:
        return
    maximum = heading.maximum.value
    label = Label(heading.maximum.span, messages.MAXIMUM_HERE)
    spans = {id(checked.case): checked.span for checked in item.cases}
    highest: Fraction | None = Fraction(0)
    wrong = False
    for case, inside in reachable([checked.case for checked in item.cases], known):
        if not isinstance(case.then, ir.Award):
            continue
        earned = range_of(case.then.points, inside)
        span = spans[id(case)]
        if earned.high is None or earned.high > maximum:
            wrong = True
            message = messages.ABOVE_MAXIMUM.of(high=writing.bound(earned.high, POINTS), maximum=maximum)
            cures = messages.ABOVE_MAXIMUM_HELP if _takes_a_cap(item) else messages.ABOVE_MAXIMUM_FORMULA_HELP
            cure = cures.of(maximum=maximum)
            yield _found(codes.ABOVE_MAXIMUM, message, (Label(span), label), cure)
        if earned.low is None or earned.low < 0:
            wrong = True
            message = (
                messages.BELOW_ANY
                if earned.low is None
                else messages.BELOW_ZERO.of(low=writing.bound(earned.low, POINTS))
            )
            yield _found(codes.BELOW_ZERO, message, (Label(span),), messages.BELOW_ZERO_HELP)
        if highest is not None:
            highest = None if earned.high is None else max(highest, earned.high)
    awards = any(isinstance(checked.case.then, ir.Award) for checked in item.cases)
    told = wrong or not sound or _weights_are_wrong(item)
    if awards and not told and highest is not None and highest < maximum:
        yield _found(
            codes.MAXIMUM_UNREACHABLE,
            messages.MAXIMUM_UNREACHABLE.of(maximum=maximum),
            (label,),
            messages.MAXIMUM_UNREACHABLE_HELP,
            messages.HIGHEST.of(high=highest),
        )


def _takes_a_cap(item: CheckedItem) -> bool:
    """Whether `không quá …` may follow the rule."""
    scored = item.node.clauses.rule
    return scored is not None and isinstance(scored.rule, s.PerItem)


def _weights_are_wrong(item: CheckedItem) -> bool:
    """Whether a survey below tells already why its mean misses the maximum."""
    surveys = [asked.input.kind for asked in item.node.asked if isinstance(asked.input.kind, ir.SurveyOf)]
    return any(kind.groups and sum(group.weight for group in kind.groups) != 1 for kind in surveys)


def _found(
    code: codes.Code, message: Text, labels: tuple[Label, ...], cure: Text, *notes: Text
) -> Diagnostic:
    return Diagnostic(code=code, message=message, labels=labels, notes=notes, helps=(cure,))
