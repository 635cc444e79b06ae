"""Dossiers of which a guarantee speaks, with nothing in them that it does not look at."""

from __future__ import annotations

from hypothesis import strategies as st

from cchc_rules.analyses.laws.guarantees import nodes_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.walk import keys_of_condition, nodes
from cchc_rules.testing.drawing import SETTLED, Drawing, draw_item, draw_shared
from cchc_rules.testing.kinds import values
from cchc_rules.testing.plans import ItemPlan, Plan, plan_of
from cchc_rules.testing.telling import telling
from cchc_rules.testing.witnesses import found_of


def concerned_dossiers(guarantee: ir.Always, ruleset: ir.Ruleset) -> st.SearchStrategy[Dossier]:
    """Dossiers that answer and prove every item a guarantee speaks of, and no other."""
    plan = plan_of(ruleset)
    named = {node.id: node for node in nodes(ruleset.children)}
    below = {one.id for node in nodes_of(guarantee) for one in nodes((named[node],))}
    read = {*keys_of_condition(guarantee.when), *keys_of_condition(guarantee.then)}
    concerned = tuple(
        item for item in plan.items if item.item.id in below or read & {*item.pools.own, *item.pools.shared}
    )
    return _focused(plan, concerned)


@st.composite
def _focused(draw: st.DrawFn, plan: Plan, concerned: tuple[ItemPlan, ...]) -> Dossier:
    return _drawn(draw, plan, concerned).dossier()


def _drawn(draw: st.DrawFn, plan: Plan, concerned: tuple[ItemPlan, ...]) -> Drawing:
    drawing = Drawing(plan)
    shared = draw_shared(draw, plan)
    drawing.answers |= shared
    for key, given in plan.loose:
        drawing.answers[key] = given[draw(st.integers(0, len(given) - 1))]
    for item in concerned:
        draw_item(draw, drawing, item, shared, SETTLED)
    return drawing


def neighbours(guarantee: ir.Monotone, ruleset: ir.Ruleset) -> st.SearchStrategy[tuple[Dossier, Dossier]]:
    """Pairs of dossiers of one item that differ in the one answer a guarantee speaks of."""
    plan = plan_of(ruleset)
    [item] = [one for one in plan.items if one.item.id == guarantee.item]
    key = (guarantee.owner, guarantee.name)
    kind = plan.frame.kinds[key]
    choices = telling(key, kind, item.pools.edges, ruleset.year)
    other = st.one_of(st.sampled_from(choices), values(kind, ruleset.year))
    return _neighbours(plan, item, key, other)


@st.composite
def _neighbours(
    draw: st.DrawFn, plan: Plan, item: ItemPlan, key: Key, other: st.SearchStrategy[Value]
) -> tuple[Dossier, Dossier]:
    drawing = _drawn(draw, plan, (item,))
    one = drawing.dossier()
    answers = {**drawing.answers, key: draw(other)}
    # Other answers may not be right: then there is nothing to compare, and the pair is twice the same.
    if found_of(item.item, answers) is not None:
        drawing.answers = answers
    return one, drawing.dossier()
