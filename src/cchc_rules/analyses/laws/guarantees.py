"""What the guarantees of an author say of dossiers that were scored.

A guarantee speaks only of dossiers in which every node it names is settled (answered, right,
proven, decided by its rule and waiting for nobody) and whose answers break no demand of any item.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from cchc_rules.backends.exact.grades import holds_of_nodes
from cchc_rules.backends.exact.values import Unanswered, value_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import ItemScore, NaCause, NodeScore, Scorecard, Status, node_scores
from cchc_rules.ir.walk import items, numbers_of

SETTLED = frozenset({Status.SCORED, Status.NOT_APPLICABLE})


def keeps_always(
    guarantee: ir.Always, ruleset: ir.Ruleset, dossier: Dossier, scores: Mapping[str, NodeScore]
) -> bool | None:
    """Whether the guarantee holds of a dossier; None where it does not speak of it."""
    if not all(is_settled(scores[node]) for node in nodes_of(guarantee)):
        return None
    if contradicts_itself(ruleset, dossier):
        return None
    kinds = ruleset.kinds
    if holds_of_nodes(guarantee.when, scores, dossier, kinds) is not True:
        return None
    return holds_of_nodes(guarantee.then, scores, dossier, kinds)


def keeps_monotone(guarantee: ir.Monotone, before: NodeScore, after: NodeScore) -> bool | None:
    """Whether the guarantee holds of an item scored before and after its answer grew.

    None where it does not speak of them: the item must be scored by its rule both times.
    """
    if before.status is not Status.SCORED or after.status is not Status.SCORED:
        return None
    if guarantee.rising:
        return before.points.low <= after.points.low
    return before.points.low >= after.points.low


def nodes_of(guarantee: ir.Always) -> tuple[str, ...]:
    """The nodes whose points a guarantee speaks of, each once."""
    numbers = [*numbers_of(guarantee.when), *numbers_of(guarantee.then)]
    return tuple(dict.fromkeys(one.node for one in numbers if isinstance(one, (ir.Earned, ir.Share))))


def contradicts_itself(ruleset: ir.Ruleset, dossier: Dossier) -> bool:
    """Whether some item demands what the answers break; no file that does is ever read."""
    for item in items(ruleset):
        for demand in item.demands:
            with suppress(Unanswered):
                part, whole = (value_of(one, dossier.answers) for one in (demand.part, demand.whole))
                if not 0 <= part <= whole:
                    return True
    return False


def is_settled(score: NodeScore) -> bool:
    """Whether nothing about a node is open, and its rule alone decided."""
    if isinstance(score, ItemScore):
        return score.status in SETTLED and score.na_cause is not NaCause.CLAIMED
    return all(is_settled(child) for child in score.children)


def scores_by_id(scorecard: Scorecard) -> dict[str, NodeScore]:
    """The score of every node of a scorecard."""
    return {one.id: one for one in node_scores(scorecard)}
