"""Conditions that may speak of the points of nodes, as gates and guarantees do."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked.conditions import condition, interval
from cchc_rules.language.checked.expressions import Context
from cchc_rules.language.checked.nodes import RATIO, Typed
from cchc_rules.language.resolved.nodes import Ruleset
from cchc_rules.language.surface import nodes as s


def condition_of_nodes(surface: s.Condition, ruleset: Ruleset, context: Context) -> ir.Condition:
    """A condition in which `mọi …` speaks of every node of a level."""
    match surface:
        case s.Every(level, band):
            nodes = [node for node in ruleset.nodes() if node.level is level]
            share = Typed(ir.Constant(Fraction(0)), RATIO, surface.span)
            stretch = interval(band, share, context)
            return ir.All(tuple(ir.Within(ir.Share(node.id), stretch) for node in nodes))
        case s.Both(inner):
            return ir.All(tuple(condition_of_nodes(one, ruleset, context) for one in inner))
        case s.Either(inner):
            return ir.Any(tuple(condition_of_nodes(one, ruleset, context) for one in inner))
        case s.Inverse(one):
            return ir.Not(condition_of_nodes(one, ruleset, context))
        case _:
            return condition(surface, context)
