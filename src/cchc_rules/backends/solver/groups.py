"""Groups as terms: what children earn, out of what still counts, made into what their group earns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import z3

from cchc_rules.backends.solver.terms import NodeTerm
from cchc_rules.backends.solver.variables import exact
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import is_extra

Term: TypeAlias = z3.ExprRef
ZERO = exact(Fraction(0))


@frozen
class _Weight:
    """Points out of a maximum, where it counts."""

    points: Term
    maximum: Term
    counts: Term


def item_node(item: ir.Item, points: Term, applies: Term) -> NodeTerm:
    """An item that earns `points` where it applies."""
    maximum = exact(item.maximum)
    otherwise = maximum if item.na.effect is ir.NaEffect.FULL else ZERO
    counts = z3.Or(applies, z3.BoolVal(item.na.effect is not ir.NaEffect.RESCALE))
    return NodeTerm(
        points=z3.If(applies, points, otherwise),
        applicable=z3.If(counts, maximum, ZERO),
        applies=counts,
    )


def node_terms(children: Sequence[ir.Node], items: Mapping[str, NodeTerm]) -> dict[str, NodeTerm]:
    """Every node of which all items are given."""
    found: dict[str, NodeTerm] = {}
    for child in children:
        _node(child, items, found)
    return found


def _node(
    node: ir.Node, items: Mapping[str, NodeTerm], found: dict[str, NodeTerm]
) -> tuple[_Weight, ...] | None:
    if isinstance(node, ir.Item):
        term = items.get(node.id)
        if term is None:
            return None
        found[node.id] = term
        return (_Weight(term.points, exact(node.maximum), term.applies),)
    below = [_node(child, items, found) for child in node.children]
    counted = [
        weights
        for child, weights in zip(node.children, below, strict=True)
        if weights is not None and not is_extra(child)
    ]
    if any(weights is None for weights in below):
        return None
    if node.maximum is None:
        extra = z3.Sum([ZERO, *(_signed(child, found) for child in node.children)])
        found[node.id] = NodeTerm(points=extra, applicable=ZERO, applies=z3.BoolVal(val=True))
        return ()
    if not counted:
        return None
    return _group(node, node.maximum, counted, found)


def _signed(child: ir.Node, found: Mapping[str, NodeTerm]) -> Term:
    """What a bonus adds, or a penalty takes."""
    points = found[child.id].points
    return -points if child.level is ir.Level.PENALTY else points


def _group(
    group: ir.Group, maximum: Fraction, children: Sequence[tuple[_Weight, ...]], found: dict[str, NodeTerm]
) -> tuple[_Weight, ...]:
    weights = tuple(weight for child in children for weight in child)
    counts = z3.Or([weight.counts for weight in weights])
    whole = exact(maximum)
    match group.combine:
        case ir.Combine.CAPPED_SUM:
            total, most = _points(weights), _maxima(weights)
            capped = z3.If(most > whole, whole, most)
            weights = (_Weight(z3.If(total > whole, whole, total), capped, counts),)
        case ir.Combine.BEST | ir.Combine.WORST:
            best = group.combine is ir.Combine.BEST
            weights = (_Weight(_picked([_one(child) for child in children], best=best), whole, counts),)
        case ir.Combine.SUM:
            pass
    if group.rescales:
        share = z3.ToReal(_points(weights)) if z3.is_int(_points(weights)) else _points(weights)
        rescaled = z3.If(counts, whole * share / _maxima(weights), ZERO)
        weights = (_Weight(rescaled, whole, counts),)
    found[group.id] = NodeTerm(points=_points(weights), applicable=_maxima(weights), applies=counts)
    return weights


def _points(weights: Sequence[_Weight]) -> Term:
    return z3.Sum([ZERO, *(z3.If(one.counts, one.points, ZERO) for one in weights)])


def _maxima(weights: Sequence[_Weight]) -> Term:
    return z3.Sum([ZERO, *(z3.If(one.counts, one.maximum, ZERO) for one in weights)])


def _one(weights: Sequence[_Weight]) -> _Weight:
    return _Weight(_points(weights), _maxima(weights), z3.Or([one.counts for one in weights]))


def _picked(weights: Sequence[_Weight], *, best: bool) -> Term:
    """The best or the worst of those that count; 0 of none."""
    picked, some = ZERO, z3.BoolVal(val=False)
    for one in weights:
        better = one.points > picked if best else one.points < picked
        picked = z3.If(z3.And(one.counts, z3.Or(z3.Not(some), better)), one.points, picked)
        some = z3.Or(some, one.counts)
    return picked
