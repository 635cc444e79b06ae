"""One dossier to one scorecard."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve

from cchc_rules.backends.exact.grades import grades_of
from cchc_rules.backends.exact.groups import Combined, Weight, combine, weight_of
from cchc_rules.backends.exact.items import Seen, Setting, score_item
from cchc_rules.backends.exact.totals import total_of
from cchc_rules.ir.certificate import certificate
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Group, Item, Level, NaEffect, Node, RoundingLevel, Ruleset
from cchc_rules.ir.scorecard import (
    GroupScore,
    ItemScore,
    NodeScore,
    Points,
    Scorecard,
    Status,
    next_steps,
    status_of,
)
from cchc_rules.ir.walk import is_extra

ZERO = Fraction(0)


def score(
    ruleset: Ruleset, dossier: Dossier, ruleset_digest: str | None = None, seen: Seen | None = None
) -> Scorecard:
    """The scorecard of `dossier` under `ruleset`, in exact rationals.

    Points are in the ruleset's points, indexes are ratios. `ruleset_digest` saves computing it
    when the caller has it; `seen` is shared by dossiers of this very ruleset. Nothing is raised for
    an incomplete dossier: what is open is an interval with its reason.
    """
    rounding = ruleset.total.rounding
    setting = Setting(
        dossier=dossier,
        kinds=ruleset.kinds,
        rounding=rounding if rounding is not None and rounding.level is RoundingLevel.ITEM else None,
        seen=seen,
    )
    scored = [_node(child, setting) for child in ruleset.children]
    children = tuple(node for node, _ in scored)
    weights = tuple(
        weight
        for child, (_, found) in zip(ruleset.children, scored, strict=True)
        if not is_extra(child)
        for weight in found
    )
    flat = list(_flat(children))
    bonus = [one.points for one in flat if isinstance(one, ItemScore) and one.level is Level.BONUS]
    penalty = [one.points for one in flat if isinstance(one, ItemScore) and one.level is Level.PENALTY]
    total = total_of(ruleset.total, weights, bonus, penalty)
    by_id = {one.id: one for one in flat}
    return Scorecard(
        unit=dossier.unit,
        title=ruleset.title,
        status=_whole_status(children, has_base=bool(weights)),
        total=total,
        children=children,
        grades=grades_of(ruleset, total, by_id, dossier, setting.kinds),
        next_steps=next_steps(flat),
        certificate=certificate(ruleset, dossier, ruleset_digest),
    )


def _node(node: Node, setting: Setting) -> tuple[NodeScore, tuple[Weight, ...]]:
    if isinstance(node, Item):
        scored = score_item(node, setting)
        rescales = node.na.effect is NaEffect.RESCALE
        weights = weight_of(scored, rescales=rescales)
        return scored.score, weights
    return _group(node, setting)


def _group(group: Group, setting: Setting) -> tuple[NodeScore, tuple[Weight, ...]]:
    if group.applies is not None:
        setting = evolve(setting, gates_above=(*setting.gates_above, group.applies))
    scored = [_node(child, setting) for child in group.children]
    children = tuple(node for node, _ in scored)
    counted = [
        weights for child, (_, weights) in zip(group.children, scored, strict=True) if not is_extra(child)
    ]
    status = status_of(children)
    if group.maximum is None:
        extra = Combined(weights=(), points=_net(children), applicable=ZERO, rescaled=False)
        return _shown(group, children, status, extra), ()
    combined = combine(group, counted)
    return _shown(group, children, status, combined), combined.weights


def _shown(group: Group, children: tuple[NodeScore, ...], status: Status, combined: Combined) -> GroupScore:
    points, applicable = combined.points, combined.applicable
    settled = points.final and applicable != 0 and status is Status.SCORED
    return GroupScore(
        id=group.id,
        code=group.code,
        level=group.level,
        name=group.name,
        status=status,
        points=points,
        maximum=group.maximum,
        applicable=applicable,
        rescaled=combined.rescaled,
        index=points.low / applicable if settled else None,
        children=children,
        certainty=group.provenance.certainty,
    )


def _whole_status(children: tuple[NodeScore, ...], *, has_base: bool) -> Status:
    status = status_of(children)
    return Status.NOT_APPLICABLE if status is Status.SCORED and not has_base else status


def _net(children: tuple[NodeScore, ...]) -> Points:
    """What bonus and penalty items add to the total, before their caps; it may be negative."""
    low = high = ZERO
    for child in children:
        lost = child.level is Level.PENALTY
        low += -child.points.high if lost else child.points.low
        high += -child.points.low if lost else child.points.high
    return Points(low=low, high=high)


def _flat(children: Iterable[NodeScore]) -> Iterable[NodeScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from _flat(child.children)
