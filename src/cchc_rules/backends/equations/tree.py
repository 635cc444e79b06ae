"""Groups and the total: the equations read twice, at the low and at the high end of every point.

With every answer there, what applies is fixed; then every equation rises with the points of what
is below it and falls with penalties, so that its values at the two ends are its bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.equations.items import NOTHING, Weight, Worth, below, worth
from cchc_rules.backends.equations.numbers import rounding
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Status

_EXTRA = frozenset({ir.Level.BONUS, ir.Level.PENALTY})


@frozen
class Span:
    """From the least to the greatest value."""

    low: Fraction
    high: Fraction


@frozen(kw_only=True)
class Totals:
    """The total and what it is made of; the indices are None where nothing applies."""

    base: Span
    bonus: Span
    penalty: Span
    total: Span
    index: Span | None
    published: Span | None


# ── nodes ──────────────────────────────────────────────────────────────────────────────────


def worths(ruleset: ir.Ruleset, dossier: Dossier) -> dict[str, Worth | None]:
    """What every node is worth, None where it is open."""
    found: dict[str, Worth | None] = {}
    for node in ruleset.children:
        _enter(node, dossier, above=True, rule=ruleset.total.rounding, found=found)
    return found


def _enter(
    node: ir.Node,
    dossier: Dossier,
    *,
    above: bool | None,
    rule: ir.RoundingRule | None,
    found: dict[str, Worth | None],
) -> None:
    if isinstance(node, ir.Item):
        found[node.id] = worth(node, dossier, above, rule)
        return
    inside = below(node, dossier, above)
    for child in node.children:
        _enter(child, dossier, above=inside, rule=rule, found=found)
    settled = _settled(node.children, found)
    if settled is None:
        found[node.id] = None
    elif node.maximum is None:
        found[node.id] = _extras(node, found, settled)
    else:
        counted = [one for child, one in zip(node.children, settled, strict=True) if not _is_extra(child)]
        found[node.id] = _combined(node, node.maximum, counted, _status(settled))


def _settled(children: tuple[ir.Node, ...], found: Mapping[str, Worth | None]) -> list[Worth] | None:
    """What the children are worth, unless one of them is open."""
    values = [one for one in (found[child.id] for child in children) if one is not None]
    return values if len(values) == len(children) else None


def _is_extra(node: ir.Node) -> bool:
    return node.level in _EXTRA or node.maximum is None


def _combined(group: ir.Group, maximum: Fraction, children: list[Worth], status: Status) -> Worth:
    """The points of the children that apply, as the group combines them."""
    counted = [child for child in children if child.weights]
    if not counted:
        return Worth(status=status, low=NOTHING, high=NOTHING, applicable=NOTHING, weights=())
    weights = _weights(group.combine, maximum, counted)
    low = sum((weight.low for weight in weights), NOTHING)
    high = sum((weight.high for weight in weights), NOTHING)
    if group.rescales:
        low, high = _rescaled(maximum, weights, "low"), _rescaled(maximum, weights, "high")
        weights = (Weight(low=low, high=high, out_of=maximum),)
    applicable = sum((weight.out_of for weight in weights), NOTHING)
    return Worth(status=status, low=low, high=high, applicable=applicable, weights=weights)


def _weights(combine: ir.Combine, maximum: Fraction, counted: list[Worth]) -> tuple[Weight, ...]:
    """The weights below a group that adds up; the one weight of a group that does anything else."""
    below_it = tuple(weight for child in counted for weight in child.weights)
    lows, highs = [child.low for child in counted], [child.high for child in counted]
    match combine:
        case ir.Combine.SUM:
            return below_it
        case ir.Combine.CAPPED_SUM:
            low, high = min(maximum, sum(lows, NOTHING)), min(maximum, sum(highs, NOTHING))
            out_of = min(maximum, sum((weight.out_of for weight in below_it), NOTHING))
        case ir.Combine.BEST:
            low, high, out_of = max(lows), max(highs), maximum
        case ir.Combine.WORST:
            low, high, out_of = min(lows), min(highs), maximum
        case _:
            assert_never(combine)
    return (Weight(low=low, high=high, out_of=out_of),)


def _rescaled(maximum: Fraction, weights: Iterable[Weight], end: str) -> Fraction:
    weights = tuple(weights)
    earned: Fraction = sum((getattr(weight, end) for weight in weights), NOTHING)
    return maximum * earned / sum((weight.out_of for weight in weights), NOTHING)


def _status(children: list[Worth]) -> Status:
    """Of a group or the whole: nothing below applies, something below is open, or all is there."""
    if all(one.status is Status.NOT_APPLICABLE for one in children):
        return Status.NOT_APPLICABLE
    still_open = any(one.low != one.high or one.status is Status.INCOMPLETE for one in children)
    return Status.INCOMPLETE if still_open else Status.SCORED


def _extras(group: ir.Group, found: Mapping[str, Worth | None], children: list[Worth]) -> Worth:
    """A part of nothing but bonus and penalty items."""
    bonus = _sum_of(ir.Level.BONUS, (group,), found)
    penalty = _sum_of(ir.Level.PENALTY, (group,), found)
    return Worth(
        status=_status(children),
        low=bonus.low - penalty.high,
        high=bonus.high - penalty.low,
        applicable=NOTHING,
        weights=(),
    )


def _sum_of(level: ir.Level, nodes: tuple[ir.Node, ...], found: Mapping[str, Worth | None]) -> Span:
    some = [one for item in _items(nodes) if item.level is level and (one := found[item.id]) is not None]
    return Span(sum((one.low for one in some), NOTHING), sum((one.high for one in some), NOTHING))


def _items(nodes: tuple[ir.Node, ...]) -> Iterator[ir.Item]:
    for node in nodes:
        if isinstance(node, ir.Item):
            yield node
        else:
            yield from _items(node.children)


# ── the total ──────────────────────────────────────────────────────────────────────────────


def whole(ruleset: ir.Ruleset, found: Mapping[str, Worth | None]) -> tuple[Status, Totals] | None:
    """The total and the index; None where something below is open."""
    children = _settled(ruleset.children, found)
    if children is None:
        return None
    rule = ruleset.total
    counted = [one for node, one in zip(ruleset.children, children, strict=True) if not _is_extra(node)]
    weights = [weight for one in counted for weight in one.weights]
    base = Span(_base(rule, counted, weights, "low"), _base(rule, counted, weights, "high"))
    bonus = _sum_of(ir.Level.BONUS, ruleset.children, found)
    penalty = _sum_of(ir.Level.PENALTY, ruleset.children, found)
    bonus, penalty = _capped(bonus, rule.bonus_cap), _capped(penalty, rule.penalty_cap)
    total = Span(
        _bounded(rule, base.low + bonus.low - penalty.high),
        _bounded(rule, base.high + bonus.high - penalty.low),
    )
    index = _index(rule, total if rule.numerator is ir.IndexNumerator.TOTAL else base) if weights else None
    totals = Totals(
        base=base,
        bonus=bonus,
        penalty=penalty,
        total=total,
        index=index,
        published=None if index is None else Span(_published(rule, index.low), _published(rule, index.high)),
    )
    status = _status(children)
    return (Status.NOT_APPLICABLE if status is Status.SCORED and not weights else status, totals)


def _base(rule: ir.TotalRule, counted: list[Worth], weights: list[Weight], end: str) -> Fraction:
    if rule.rescale and weights:
        return _rescaled(rule.maximum, weights, end)
    return sum((getattr(one, end) for one in counted), NOTHING)


def _capped(points: Span, cap: ir.Cap | None) -> Span:
    if cap is None or cap.limit is None:
        return points
    return Span(min(cap.limit, points.low), min(cap.limit, points.high))


def _bounded(rule: ir.TotalRule, points: Fraction) -> Fraction:
    if rule.rounding is not None and rule.rounding.level is ir.RoundingLevel.TOTAL:
        points = rounding(points, rule.rounding.digits, rule.rounding.mode)
    if rule.cap is not None:
        points = min(rule.cap, points)
    if rule.floor is not None:
        points = max(rule.floor, points)
    return points


def _index(rule: ir.TotalRule, points: Span) -> Span:
    out_of = rule.maximum
    if (
        rule.denominator is ir.IndexDenominator.MAXIMUM_WITH_BONUS
        and rule.bonus_cap is not None
        and rule.bonus_cap.limit is not None
    ):
        out_of += rule.bonus_cap.limit
    return Span(points.low / out_of, points.high / out_of)


def _published(rule: ir.TotalRule, index: Fraction) -> Fraction:
    if rule.rounding is None or rule.rounding.level is not ir.RoundingLevel.INDEX:
        return index
    return rounding(100 * index, rule.rounding.digits, rule.rounding.mode) / 100
