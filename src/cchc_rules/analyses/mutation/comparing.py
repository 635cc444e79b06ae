"""Where two rulesets differ: in which items, and in what the head makes of their points."""

from __future__ import annotations

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import items


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
    if (old.total, old.gradings) != (new.total, new.gradings):
        return True
    return _bare(old.children) != _bare(new.children)


def _bare(children: tuple[ir.Node, ...]) -> tuple[object, ...]:
    """The tree without what scores its items."""
    return tuple(
        (node.id, node.level, node.maximum, node.na, node.may_be_claimed_na)
        if isinstance(node, ir.Item)
        else (evolve(node, children=(), note=None, assessor=None), _bare(node.children))
        for node in children
    )
