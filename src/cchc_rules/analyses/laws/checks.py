"""Every law that speaks of one scoring, under its name.

`INTERVALS_HOLD` and `MONOTONE` take two dossiers, `GUARANTEED` a guarantee; they are called by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.bounds import index_within, not_applicable_conserves, within_bounds
from cchc_rules.analyses.laws.breach import Breach, Scoring, scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.laws.keeping import order_is_nothing, replays
from cchc_rules.analyses.laws.rounding import rounded_once
from cchc_rules.analyses.laws.sums import groups_combine, total_is_its_parts
from cchc_rules.analyses.laws.two_evaluators import disagreements
from cchc_rules.base.texts import same
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Status
from cchc_rules.ir.walk import keys_of_condition, keys_of_item

Check: TypeAlias = Callable[[Scoring], Iterator[Breach]]


def has_outcomes(scored: Scoring) -> Iterator[Breach]:
    """An item whose questions are all answered is never still missing something."""
    answers = scored.dossier.answers
    above: dict[str, tuple[ir.Condition, ...]] = dict(_conditions(scored.ruleset.children, ()))
    for node, score in scored.pairs():
        if isinstance(node, ir.Group) or score.status is not Status.MISSING:
            continue
        keys = [*keys_of_item(node), *(key for one in above[node.id] for key in keys_of_condition(one))]
        if all(key in answers for key in keys):
            yield Breach(law=Law.DEFINED, node=node.id, message=messages.NO_OUTCOME)


def two_evaluators_agree(scored: Scoring) -> Iterator[Breach]:
    """The equations, written apart from the evaluator, give what was scored."""
    for one in disagreements(scored.ruleset, scored.dossier, scored.scorecard):
        found = messages.DISAGREE.of(what=one.what, equations=str(one.equations), scored=str(one.scored))
        yield Breach(law=Law.TWO_EVALUATORS_AGREE, node=one.node, message=found)


OF_ONE: Mapping[Law, Check] = {
    Law.DEFINED: has_outcomes,
    Law.WITHIN_BOUNDS: within_bounds,
    Law.GROUPS_COMBINE: groups_combine,
    Law.TOTAL_IS_ITS_PARTS: total_is_its_parts,
    Law.INDEX_WITHIN: index_within,
    Law.NOT_APPLICABLE_CONSERVES: not_applicable_conserves,
    Law.ROUNDED_ONCE: rounded_once,
    Law.REPLAYS: replays,
    Law.ORDER_IS_NOTHING: order_is_nothing,
    Law.TWO_EVALUATORS_AGREE: two_evaluators_agree,
}


def attempt(
    ruleset: ir.Ruleset, dossier: Dossier, ruleset_digest: str | None = None
) -> tuple[Scoring | None, tuple[Breach, ...]]:
    """The scoring of a dossier, or the breach of `DEFINED` when the evaluator breaks off."""
    try:
        return scoring(ruleset, dossier, ruleset_digest), ()
    except Exception as error:  # noqa: BLE001 - that nothing is raised is what this law says
        found = messages.RAISED.of(error=same(f"{type(error).__name__} {error}".strip()))
        return None, (Breach(law=Law.DEFINED, node=None, message=found),)


def breaches(ruleset: ir.Ruleset, dossier: Dossier) -> Iterator[Breach]:
    """Every breach of every law that speaks of one dossier."""
    scored, found = attempt(ruleset, dossier)
    yield from found
    if scored is not None:
        for check in OF_ONE.values():
            yield from check(scored)


def _conditions(
    children: tuple[ir.Node, ...], above: tuple[ir.Condition, ...]
) -> Iterator[tuple[str, tuple[ir.Condition, ...]]]:
    for node in children:
        here = above if node.applies is None else (*above, node.applies)
        yield node.id, here
        if isinstance(node, ir.Group):
            yield from _conditions(node.children, here)
