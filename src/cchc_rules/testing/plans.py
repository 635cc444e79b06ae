"""A ruleset made ready for drawing its dossiers: what is asked, what is tied together, what tells.

Made once per ruleset and kept for as long as the ruleset is in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Protocol

from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.backends.words.expressions import phrase_subject
from cchc_rules.backends.words.rules import phrase_case
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key, Value
from cchc_rules.ir.walk import items, keys_of_item, keys_of_number, nodes
from cchc_rules.testing import messages
from cchc_rules.testing.errors import no_dossier
from cchc_rules.testing.papers import Papers, papers_of
from cchc_rules.testing.telling import Edge, edges_in, edges_of, telling
from cchc_rules.testing.witnesses import Answers, Pools, combinations, is_met

_MOST_TIED = 200
_MOST_DIAGNOSED = 400
_MOST_KEPT = 8


class Printer(Protocol):
    """How Hypothesis shows what a strategy was made with; a whole ruleset would help nobody."""

    def text(self, obj: str) -> None:
        """Shows a text as it is."""


@frozen(kw_only=True, repr=False)
class ItemPlan:
    """One item: where its answers come from, and how its papers may come."""

    item: ir.Item
    pools: Pools
    papers: tuple[Papers, ...]

    def __repr__(self) -> str:
        return f"<item {self.item.code}>"

    def _repr_pretty_(self, printer: Printer, _: object) -> None:
        printer.text(repr(self))


@frozen(kw_only=True, repr=False)
class Plan:
    """A ruleset with everything that its strategies look up.

    `shared` lists groups of questions that several items read, each with the answers that leave
    every item something right to answer. `loose` are questions that no rule reads.
    """

    ruleset: ir.Ruleset
    frame: Frame
    items: tuple[ItemPlan, ...]
    shared: tuple[tuple[Answers, ...], ...]
    loose: tuple[tuple[Key, tuple[Value, ...]], ...]
    claimable: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        return f"<{self.ruleset.id}@{self.ruleset.year}>"

    def _repr_pretty_(self, printer: Printer, _: object) -> None:
        printer.text(repr(self))


_KEPT: list[Plan] = []


def plan_of(ruleset: ir.Ruleset) -> Plan:
    """The plan of `ruleset`.

    Raises:
        NoDossier: whatever is answered, some item cannot be right.
    """
    for plan in _KEPT:
        if plan.ruleset is ruleset:
            return plan
    plan = _planned(ruleset)
    _KEPT[:] = [*_KEPT, plan][-_MOST_KEPT:]
    return plan


def _planned(ruleset: ir.Ruleset) -> Plan:
    frame = frame_of(ruleset)
    read = {item.id: _keys_of(item, frame) for item in items(ruleset)}
    readers: dict[Key, list[ir.Item]] = {}
    for item in items(ruleset):
        for key in read[item.id]:
            readers.setdefault(key, []).append(item)
    edges = {item.id: edges_of(item, frame) for item in items(ruleset)}
    outside = tuple(_edges_outside_items(ruleset))
    values = {
        asked.key: telling(
            asked.key,
            asked.kind,
            chain(outside, *(edges[item.id] for item in readers.get(asked.key, ()))),
            ruleset.year,
        )
        for asked in ruleset.inputs
    }
    _has_answers(ruleset, values)
    plans = tuple(
        ItemPlan(
            item=item,
            pools=Pools(
                item=item,
                own=tuple(key for key in read[item.id] if len(readers[key]) == 1),
                shared=tuple(key for key in read[item.id] if len(readers[key]) > 1),
                edges=edges[item.id],
                values=values,
                kinds=frame.kinds,
                year=ruleset.year,
            ),
            papers=papers_of(item),
        )
        for item in items(ruleset)
    )
    several = [key for key in values if len(readers.get(key, ())) > 1]
    return Plan(
        ruleset=ruleset,
        frame=frame,
        items=plans,
        shared=tuple(_together(plans, several, values, ruleset)),
        loose=tuple((key, values[key]) for key in values if key not in readers),
        claimable=tuple(
            tuple(one.id for one in nodes((node,)) if isinstance(one, ir.Item))
            for node in nodes(ruleset.children)
            if isinstance(node, ir.Group) and node.may_be_claimed_na
        ),
    )


def _keys_of(item: ir.Item, frame: Frame) -> tuple[Key, ...]:
    """The questions that an item reads, those of its demands among them."""
    keys = dict.fromkeys(keys_of_item(item))
    keys |= dict.fromkeys(_keys_of_demands(item))
    return tuple(key for key in keys if key in frame.kinds)


def _keys_of_demands(item: ir.Item) -> Iterator[Key]:
    for demand in item.demands:
        yield from keys_of_number(demand.part)
        yield from keys_of_number(demand.whole)


def _edges_outside_items(ruleset: ir.Ruleset) -> Iterator[Edge]:
    """The bounds that gates, guarantees and conditions of groups look at."""
    for node in nodes(ruleset.children):
        yield from () if node.applies is None else edges_in(node.applies)
    for grading in ruleset.gradings:
        for gate in grading.gates:
            yield from edges_in(gate.condition)
    for guarantee in ruleset.guarantees:
        if isinstance(guarantee, ir.Always):
            yield from (*edges_in(guarantee.when), *edges_in(guarantee.then))


# ── what items share ───────────────────────────────────────────────────────────────────────


def _together(
    plans: Sequence[ItemPlan],
    several: Sequence[Key],
    values: dict[Key, tuple[Value, ...]],
    ruleset: ir.Ruleset,
) -> Iterator[tuple[Answers, ...]]:
    """The answers to shared questions, those that one item ties together as one group."""
    tied = {plan.item.id: _tied(plan) for plan in plans}
    groups = _joined([*({key} for key in several), *(set(keys) for keys in tied.values() if keys)])
    usual = {key: values[key][0] for key in several}
    for keys in ([key for key in several if key in group] for group in groups):
        concerned = [plan for plan in plans if set(keys) & set(tied[plan.item.id])]
        lawful = [
            dict(zip(keys, chosen, strict=True))
            for chosen in combinations([values[key] for key in keys], _MOST_TIED)
        ]
        right = [one for one in lawful if all(plan.pools.pool({**usual, **one}) for plan in concerned)]
        if not right:
            plan = next(
                one for one in concerned if not any(one.pools.pool({**usual, **each}) for each in lawful)
            )
            raise no_dossier(*_excluded(plan, values, ruleset))
        yield tuple(right)
    for plan in plans:
        if not tied[plan.item.id] and not plan.pools.pool(usual):
            raise no_dossier(*_excluded(plan, values, ruleset))


def _tied(plan: ItemPlan) -> tuple[Key, ...]:
    """The shared questions of which it depends whether an item's own answers are right."""
    rejects = any(isinstance(case.then, ir.Rejected) for case in plan.item.cases)
    demanded = set(_keys_of_demands(plan.item))
    return tuple(key for key in plan.pools.shared if rejects or key in demanded)


def _joined(groups: Sequence[set[Key]]) -> list[set[Key]]:
    """Groups that have a question in common as one."""
    joined: list[set[Key]] = []
    for group in groups:
        apart = [other for other in joined if not other & group]
        joined = [*apart, group.union(*(other for other in joined if other & group))]
    return joined


# ── when nothing is right ──────────────────────────────────────────────────────────────────


def _has_answers(ruleset: ir.Ruleset, values: dict[Key, tuple[Value, ...]]) -> None:
    codes = {node.id: node.code for node in nodes(ruleset.children)}
    for asked in ruleset.inputs:
        if not values[asked.key]:
            if asked.owner is None:
                raise no_dossier(messages.NO_ANSWER_OF_SET.of(name=asked.name))
            owner = codes.get(asked.owner, asked.owner)
            raise no_dossier(messages.NO_ANSWER.of(name=asked.name, item=owner))


def _excluded(plan: ItemPlan, values: dict[Key, tuple[Value, ...]], ruleset: ir.Ruleset) -> tuple[Text, ...]:
    """The condition that excludes every answer to an item, or all that do so together."""
    item = plan.item
    keys = (*plan.pools.own, *plan.pools.shared)
    tried = [
        dict(zip(keys, chosen, strict=True))
        for chosen in combinations([values[key] for key in keys], _MOST_DIAGNOSED)
    ]
    for demand in item.demands:
        if not any(is_met(demand, answers) for answers in tried):
            return (messages.DEMAND_EXCLUDES.of(item=item.code, **_phrased(demand, ruleset)),)
    rejecting = [case for case in item.cases if isinstance(case.then, ir.Rejected)]
    conditions = tuple(messages.CONDITION.of(**_phrased(demand, ruleset)) for demand in item.demands)
    if rejecting and not conditions:
        row = phrase_case(rejecting[0], item, ruleset)
        return (messages.ALWAYS_REJECTED.of(item=item.code, row=row),)
    return (messages.TOGETHER_EXCLUDE.of(item=item.code), *conditions)


def _phrased(demand: ir.Demand, ruleset: ir.Ruleset) -> dict[str, Text]:
    return {"part": phrase_subject(demand.part, ruleset), "whole": phrase_subject(demand.whole, ruleset)}
