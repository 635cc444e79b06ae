"""Where two rulesets differ: in which items, and in what the head makes of their points."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import is_extra, items


def changed_items(old: Frame, new: Frame) -> tuple[tuple[ir.Item, ir.Item], ...]:
    """The items that are scored in another way, before and after."""
    every = old.rounding_of_items != new.rounding_of_items
    return tuple(
        (item, other)
        for item in items(old.ruleset)
        if (other := new.names.items.get(item.id)) is not None
        and (every or item != other or old.conditions_of(item) != new.conditions_of(other))
    )


def whole_differs(old: ir.Ruleset, new: ir.Ruleset) -> bool:
    """Whether the same points of the items may come to another total, index or grade."""
    if (_plain_total(old), old.gradings) != (_plain_total(new), new.gradings):
        return True
    return _bare(old.children) != _bare(new.children)


def _plain_total(ruleset: ir.Ruleset) -> ir.TotalRule:
    """How the total is made, without bounds that no total can reach.

    Without bonus and penalty the total is the base and lies between 0 and its maximum.
    """
    total = _plain_caps(ruleset)
    if any(is_extra(item) for item in items(ruleset)):
        return total
    reached_cap = total.cap is not None and total.cap < total.maximum
    reached_floor = total.floor is not None and total.floor > 0
    if reached_cap or reached_floor:
        return total
    total = evolve(total, cap=None, floor=None)
    if total.bonus_cap is None:
        total = evolve(total, denominator=ir.IndexDenominator.MAXIMUM)
    if total.rounding is None or total.rounding.level is not ir.RoundingLevel.TOTAL:
        total = evolve(total, numerator=ir.IndexNumerator.TOTAL)
    return total


def _plain_caps(ruleset: ir.Ruleset) -> ir.TotalRule:
    """How the total is made, without caps that bonus and penalty cannot reach."""
    total = ruleset.total
    most = dict.fromkeys(ir.Level, Fraction(0))
    for item in items(ruleset):
        most[item.level] += item.maximum
    plain = total.denominator is ir.IndexDenominator.MAXIMUM
    if plain and not _stops(total.bonus_cap, most[ir.Level.BONUS]):
        total = evolve(total, bonus_cap=None)
    if not _stops(total.penalty_cap, most[ir.Level.PENALTY]):
        total = evolve(total, penalty_cap=None)
    return total


def _stops(cap: ir.Cap | None, points: Fraction) -> bool:
    return cap is not None and cap.limit is not None and cap.limit < points


def _plain_combine(group: ir.Group) -> ir.Combine:
    """How a group combines, without a cap that the points below it cannot reach."""
    sums = {ir.Combine.SUM, ir.Combine.CAPPED_SUM}
    below = [Fraction(0) if is_extra(one) or one.maximum is None else one.maximum for one in group.children]
    if len(below) == 1 and group.children[0].maximum == group.maximum:
        return ir.Combine.SUM
    capped = group.maximum is None or sum(below, Fraction(0)) > group.maximum
    return ir.Combine.SUM if group.combine in sums and not capped else group.combine


def _bare(children: tuple[ir.Node, ...]) -> tuple[object, ...]:
    """The tree without what scores its items."""
    return tuple(
        (node.id, node.level, node.maximum, node.na, node.may_be_claimed_na)
        if isinstance(node, ir.Item)
        else (
            evolve(node, children=(), note=None, assessor=None, combine=_plain_combine(node)),
            _bare(node.children),
        )
        for node in children
    )
