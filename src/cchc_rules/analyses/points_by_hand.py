"""A dossier of nothing but points set by hand: what the head of a ruleset makes of them.

The points of a group, less those of the items and groups below it that are named themselves, are
shared out among its other items in proportion to their maxima: who speaks of a group need not say
how each item came to its part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from cchc_rules.analyses.frame import Frame
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Value
from cchc_rules.ir.walk import nodes

ZERO = Fraction(0)


def dossier_of(
    points: Mapping[str, Fraction | None], answers: Mapping[Key, Value], name: str, frame: Frame
) -> Dossier | ir.Node:
    """The dossier in which nodes, by id, have these points; None says that a node does not apply.

    Gives the first node instead whose points cannot be shared out.
    """
    named = [(node, given) for one, given in points.items() if (node := frame.names.nodes.find(one))]
    absent = {item.id for node, given in named if given is None for item in items_below(node)}
    shares: dict[str, Fraction] = {}
    # From the inside out: a group shares what is left of its points.
    for node, given in sorted(named, key=lambda one: len(list(items_below(one[0])))):
        if given is None:
            continue
        own = _shares(node, given, shares, absent, frame)
        if own is None:
            return node
        shares |= own
    return Dossier(
        ruleset=frame.ruleset.id,
        year=frame.ruleset.year,
        unit=name,
        answers=answers,
        awarded={item: Judgement(share, "", "") for item, share in shares.items()},
        na_claims=dict.fromkeys(absent, ""),
    )


def is_shareable(node: ir.Node, frame: Frame) -> bool:
    """Whether the points of the items below add up to those of the node, if no cap stops them."""
    if isinstance(node, ir.Item):
        return True
    rounding = frame.ruleset.total.rounding
    rounded = rounding is not None and rounding.level is ir.RoundingLevel.ITEM
    adding = {ir.Combine.SUM, ir.Combine.CAPPED_SUM}
    groups = (one for one in nodes((node,)) if isinstance(one, ir.Group))
    return node.maximum is not None and not rounded and all(one.combine in adding for one in groups)


def may_not_apply(item: ir.Item, frame: Frame) -> bool:
    """Whether there is a unit to which the item does not apply."""
    claimed = item.may_be_claimed_na or any(group.may_be_claimed_na for group in frame.groups[item.id])
    by_rule = any(isinstance(case.then, ir.NotApplicable) for case in item.cases)
    return claimed or by_rule or bool(frame.conditions_of(item))


def items_below(node: ir.Node) -> Iterator[ir.Item]:
    """The items of a group, or the item itself."""
    return (one for one in nodes((node,)) if isinstance(one, ir.Item))


def _shares(
    node: ir.Node, points: Fraction, named: Mapping[str, Fraction], absent: Collection[str], frame: Frame
) -> dict[str, Fraction] | None:
    """What each item below that is neither `named` nor `absent` gets of the points of `node`."""
    if isinstance(node, ir.Item):
        return {node.id: points}
    below = list(items_below(node))
    left = points - sum((named.get(item.id, ZERO) for item in below), ZERO)
    others = [item for item in below if item.id not in named and item.id not in absent]
    room = sum((item.maximum for item in others), ZERO)
    if not 0 <= left <= room or (others and not is_shareable(node, frame)):
        return None
    return {item.id: left * item.maximum / room for item in others}
