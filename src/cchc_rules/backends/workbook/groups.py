"""The points of groups and the total, in cells: low for what is sure, high for what is possible.

Everything here follows `exact.groups` and `exact.totals`. Where an item may yet turn out not to
apply and leave its points to others, the sheet knows of a group that spreads them no more than
that it lies between nothing and its maximum.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from cchc_rules.backends.workbook import amounts, ratios
from cchc_rules.backends.workbook.amounts import NOTHING, Amount
from cchc_rules.backends.workbook.calculation import Calculation, when
from cchc_rules.backends.workbook.items import NOT_APPLICABLE, ItemScore
from cchc_rules.backends.workbook.ratios import Ratio
from cchc_rules.base.classes import frozen
from cchc_rules.ir.nodes import (
    Cap,
    Combine,
    Group,
    IndexDenominator,
    IndexNumerator,
    RoundingLevel,
    TotalRule,
)


@frozen(kw_only=True)
class Points:
    """Points of a node between two amounts; `open` counts the items below whose points may change."""

    low: Amount
    high: Amount
    open: str


@frozen(kw_only=True)
class Weight:
    """What a node hands upward: its points, the maximum that counts, and whether that may yet change.

    `absent` says whether neither it nor anything below it applies.
    """

    points: Points
    maximum: Ratio
    optional: str
    absent: str = "FALSE"


@frozen(kw_only=True)
class TotalScore:
    """The parts of the total; the index is a ratio, and the shown one is rounded as ordered."""

    base: Points
    bonus: Points
    penalty: Points
    total: Points
    index: Points
    shown: Points
    has_index: str


NO_POINTS = Points(low=NOTHING, high=NOTHING, open="0")


def weight_of(score: ItemScore) -> Weight:
    """The weight of an item."""
    low, high = amounts.amount(score.points.low), amounts.amount(score.points.high)
    return Weight(
        points=Points(low=low, high=high, open=score.open),
        maximum=score.weight,
        optional=score.optional,
        absent=f"({score.state}={NOT_APPLICABLE})",
    )


def combine(group: Group, children: Sequence[Weight], sheet: Calculation) -> Weight:
    """The weight of a group, from those of its children that stand in the base."""
    assert group.maximum is not None
    sheet.begin(f"{group.code} {group.id}")
    if not children:
        return Weight(points=NO_POINTS, maximum=ratios.ZERO, optional="0")
    whole = _summed(children, sheet)
    applicable = whole.maximum
    match group.combine:
        case Combine.SUM:
            pass
        case Combine.CAPPED_SUM:
            cap = ratios.constant(group.maximum)
            capped = ratios.extreme(sheet, [whole.maximum, cap], least=True)
            whole = evolve(whole, points=_least(whole.points, cap, sheet), maximum=capped)
        case Combine.BEST | Combine.WORST:
            best = group.combine is Combine.BEST
            whole = evolve(
                _picked(children, group, whole, sheet, best=best),
                maximum=_maximum(whole.maximum, group, sheet),
            )
    if group.rescales:
        points = rescaled(whole, group.maximum, sheet)
        return Weight(points=points, maximum=_maximum(whole.maximum, group, sheet), optional=whole.optional)
    return evolve(whole, points=_if_any(applicable, whole.points, sheet))


def rescaled(whole: Weight, maximum: Fraction, sheet: Calculation) -> Points:
    """`maximum` times the share that the weights earned; nothing where no weight applies."""
    all_of_it = amounts.known(maximum)
    of = whole.maximum
    if of.value is None or of.value == 0:
        of = ratios.picked(sheet, sheet.put(f"{of.top}>0"), of, ratios.ONE)
    low = amounts.share(sheet, whole.points.low, of, maximum)
    high = amounts.share(sheet, whole.points.high, of, maximum)
    high = amounts.extreme(sheet, [high, all_of_it], least=True)
    if whole.optional != "0":
        sure = f"{whole.optional}=0"
        low = amounts.picked(sheet, sure, low, NOTHING)
        high = amounts.picked(sheet, sure, high, all_of_it)
    return _if_any(whole.maximum, Points(low=low, high=high, open=whole.points.open), sheet)


def net(bonus: Sequence[Points], penalty: Sequence[Points], sheet: Calculation) -> Points:
    """What a part of nothing but bonus and penalty adds."""
    sheet.begin("+ -")
    low = [one.low for one in bonus] + [amounts.minus(one.high) for one in penalty]
    high = [one.high for one in bonus] + [amounts.minus(one.low) for one in penalty]
    return Points(
        low=amounts.total(sheet, low),
        high=amounts.total(sheet, high),
        open=_count([one.open for one in (*bonus, *penalty)], sheet),
    )


def total_of(
    rule: TotalRule,
    weights: Sequence[Weight],
    bonus: Sequence[Points],
    penalty: Sequence[Points],
    sheet: Calculation,
) -> TotalScore:
    """The total and the index."""
    sheet.begin("total")
    whole = _summed(weights, sheet) if weights else None
    if whole is None:
        base, has_index = NO_POINTS, "FALSE"
    else:
        base = rescaled(whole, rule.maximum, sheet) if rule.rescale else whole.points
        has_index = sheet.put(f"OR({whole.maximum.top}>0,{whole.optional}>0)")
    extra, lost = _capped(bonus, rule.bonus_cap, sheet), _capped(penalty, rule.penalty_cap, sheet)
    sheet.begin("total =")
    low = amounts.total(sheet, [base.low, extra.low, amounts.minus(lost.high)])
    high = amounts.total(sheet, [base.high, extra.high, amounts.minus(lost.low)])
    total = Points(
        low=_bounded(low, rule, sheet),
        high=_bounded(high, rule, sheet),
        open=_count([base.open, extra.open, lost.open], sheet),
    )
    index = _index(rule, base, total, sheet)
    shown = index
    if rule.rounding is not None and rule.rounding.level is RoundingLevel.INDEX:
        shown = evolve(index, low=_shown(index.low, rule, sheet), high=_shown(index.high, rule, sheet))
    return TotalScore(
        base=base, bonus=extra, penalty=lost, total=total, index=index, shown=shown, has_index=has_index
    )


def are_final(points: Points, sheet: Calculation) -> str:
    """The cell that says whether points can still change."""
    low, high = points.low.exact, points.high.exact
    same = f"AND({low.top}={high.top},{low.below}={high.below})"
    return sheet.put(when(f"{points.open}=0", "TRUE", f"IFERROR({same},FALSE)"))


# ── parts ──────────────────────────────────────────────────────────────────────────────────


def _summed(children: Sequence[Weight], sheet: Calculation) -> Weight:
    return Weight(
        points=Points(
            low=amounts.total(sheet, [child.points.low for child in children]),
            high=amounts.total(sheet, [child.points.high for child in children]),
            open=_count([child.points.open for child in children], sheet),
        ),
        maximum=ratios.total(sheet, [child.maximum for child in children]),
        optional=_count([child.optional for child in children], sheet),
    )


def _count(flags: Sequence[str], sheet: Calculation) -> str:
    some = [flag for flag in flags if flag != "0"]
    return "0" if not some else some[0] if len(some) == 1 else sheet.put("+".join(some))


def _least(points: Points, cap: Ratio, sheet: Calculation) -> Points:
    low, high = (
        amounts.extreme(sheet, [one, amounts.amount(cap)], least=True) for one in (points.low, points.high)
    )
    return evolve(points, low=low, high=high)


def _picked(
    children: Sequence[Weight], group: Group, whole: Weight, sheet: Calculation, *, best: bool
) -> Weight:
    """The best or the worst of the children that apply."""
    assert group.maximum is not None
    outside = NOTHING if best else amounts.known(group.maximum)
    ends = []
    for each in ([child.points.low for child in children], [child.points.high for child in children]):
        counted = [
            amounts.picked(sheet, f"{child.maximum.top}>0", one, outside)
            for child, one in zip(children, each, strict=True)
        ]
        ends.append(amounts.extreme(sheet, counted, least=not best))
    low, high = ends
    if whole.optional != "0":
        sure = f"{whole.optional}=0"
        low = amounts.picked(sheet, sure, low, NOTHING)
        high = amounts.picked(sheet, sure, high, amounts.known(group.maximum))
    return evolve(whole, points=evolve(whole.points, low=low, high=high))


def _maximum(applicable: Ratio, group: Group, sheet: Calculation) -> Ratio:
    """The maximum of a group that counts as one weight, if anything below it applies."""
    assert group.maximum is not None
    whole = ratios.constant(group.maximum)
    if applicable.value is not None:
        return whole if applicable.value > 0 else ratios.ZERO
    return Ratio(sheet.put(when(f"{applicable.top}>0", whole.top, "0")), whole.below)


def _if_any(whole: Ratio, points: Points, sheet: Calculation) -> Points:
    """The points, or nothing where nothing applies."""
    if whole.value is not None and whole.value > 0:
        return points
    applies = f"{whole.top}>0"
    low, high = (amounts.picked(sheet, applies, one, NOTHING) for one in (points.low, points.high))
    return evolve(points, low=low, high=high)


def _capped(items: Sequence[Points], cap: Cap | None, sheet: Calculation) -> Points:
    low = amounts.total(sheet, [item.low for item in items])
    high = amounts.total(sheet, [item.high for item in items])
    points = Points(low=low, high=high, open=_count([item.open for item in items], sheet))
    if cap is None or cap.limit is None:
        return points
    return _least(points, ratios.constant(cap.limit), sheet)


def _bounded(points: Amount, rule: TotalRule, sheet: Calculation) -> Amount:
    if rule.rounding is not None and rule.rounding.level is RoundingLevel.TOTAL:
        points = amounts.rounded(sheet, points, rule.rounding.digits, rule.rounding.mode)
    if rule.cap is not None:
        points = amounts.extreme(sheet, [points, amounts.known(rule.cap)], least=True)
    if rule.floor is not None:
        points = amounts.extreme(sheet, [points, amounts.known(rule.floor)], least=False)
    return points


def _index(rule: TotalRule, base: Points, total: Points, sheet: Calculation) -> Points:
    numerator = total if rule.numerator is IndexNumerator.TOTAL else base
    denominator = rule.maximum
    with_bonus = rule.denominator is IndexDenominator.MAXIMUM_WITH_BONUS
    if with_bonus and rule.bonus_cap is not None and rule.bonus_cap.limit is not None:
        denominator += rule.bonus_cap.limit
    low, high = (
        amounts.share(sheet, one, ratios.constant(denominator), Fraction(1))
        for one in (numerator.low, numerator.high)
    )
    return evolve(numerator, low=low, high=high)


def _shown(index: Amount, rule: TotalRule, sheet: Calculation) -> Amount:
    assert rule.rounding is not None
    hundred = ratios.constant(Fraction(100))
    percent = amounts.share(sheet, index, ratios.ONE, Fraction(100))
    kept = amounts.rounded(sheet, percent, rule.rounding.digits, rule.rounding.mode)
    return amounts.share(sheet, kept, hundred, Fraction(1))
