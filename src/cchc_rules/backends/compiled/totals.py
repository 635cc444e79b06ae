"""The total under its bounds, the index, and the index as published."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from cchc_rules.backends.compiled.rationals import Rational, compared, held, scaled, sum_of, times
from cchc_rules.backends.compiled.reading import BACK
from cchc_rules.backends.compiled.regions import Amount
from cchc_rules.backends.compiled.rounding import rounded_to
from cchc_rules.backends.compiled.tree import Tree
from cchc_rules.ir.nodes import Cap, IndexDenominator, IndexNumerator, RoundingLevel, TotalRule


@frozen(kw_only=True)
class Whole:
    """Base, bonus, penalty and total in units of the scale; `index` and `shown` are ratios.

    `shown` is the index as published, the index itself where nothing rounds it.
    """

    base: Rational
    bonus: Rational
    penalty: Rational
    total: Rational
    index: Rational
    shown: Rational


def whole(rule: TotalRule, base: Amount, tree: Tree) -> Whole:
    """Writes the code of the total."""
    lines, scale = tree.lines, tree.scale
    if base.weight is not None:
        lines.add(f"if not {base.weight}: {BACK}")
    if rule.rescale:
        base = tree.rescaled(base, tree.whole(rule.maximum))
    bonus = _capped(tree.bonus.closed(), rule.bonus_cap, tree)
    penalty = _capped(tree.penalty.closed(), rule.penalty_cap, tree)
    minus = Rational(-penalty.factor, penalty.top, penalty.bottom)
    parts = [one for one in (base.rational, bonus, minus) if one.top != "0"]
    total = sum_of(parts, lines) if len(parts) > 1 else base.rational
    total = _bounded(total, rule, tree)
    based = rule.numerator is IndexNumerator.BASE
    above = base.rational if based else total
    denominator = rule.maximum
    with_bonus = rule.denominator is IndexDenominator.MAXIMUM_WITH_BONUS
    if with_bonus and rule.bonus_cap is not None and rule.bonus_cap.limit is not None:
        denominator += rule.bonus_cap.limit
    index = Rational(above.factor / (denominator * scale), above.top, above.bottom)
    shown = index
    if rule.rounding is not None and rule.rounding.level is RoundingLevel.INDEX:
        natural = based or (rule.floor is not None and rule.floor >= 0)
        percent = Rational(index.factor * 100, index.top, index.bottom)
        digits, mode = rule.rounding.digits, rule.rounding.mode
        found = rounded_to(percent, digits, mode, lines, natural=natural)
        shown = Rational(found.factor / 100, found.top, found.bottom)
    return Whole(base=base.rational, bonus=bonus, penalty=penalty, total=total, index=index, shown=shown)


def _capped(amount: Amount, cap: Cap | None, tree: Tree) -> Rational:
    if cap is None or cap.limit is None or amount.top == "0":
        return amount.rational
    top = tree.lines.names.fresh("t")
    tree.lines.add(f"{top} = {amount.top}")
    limit = times(tree.whole(cap.limit), amount.bottom)
    tree.lines.add(f"if {top} > {limit}: {top} = {limit}")
    return Rational(Fraction(1), top, amount.bottom)


def _bounded(total: Rational, rule: TotalRule, tree: Tree) -> Rational:
    """Rounded where that is ordered, then within the bounds."""
    lines, scale = tree.lines, tree.scale
    if rule.rounding is not None and rule.rounding.level is RoundingLevel.TOTAL:
        points = Rational(total.factor / scale, total.top, total.bottom)
        digits, mode = rule.rounding.digits, rule.rounding.mode
        total = scaled(rounded_to(points, digits, mode, lines, natural=False), scale)
    if rule.cap is None and rule.floor is None:
        return total
    top, bottom = lines.names.fresh("t"), total.bottom
    lines.add(f"{top} = {times(int(total.factor), total.top)}")
    bounded = Rational(Fraction(1), top, bottom)
    for bound, sign in ((rule.cap, ">"), (rule.floor, "<")):
        if bound is not None:
            limit = tree.whole(bound)
            beyond = compared(bounded, sign, Fraction(limit))
            lines.add(f"if {beyond}: {top} = {times(limit, bottom)}")
    return bounded


def held_top(number: Rational, tree: Tree) -> tuple[str, str]:
    """The name of a number with a whole factor, and of its bottom."""
    top = held(tree.lines, times(int(number.factor), number.top))
    return top, number.bottom or "1"
