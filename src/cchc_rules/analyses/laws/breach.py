"""A dossier with the scorecard it got, and a law that this scoring breaks."""

from __future__ import annotations

from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Node, Ruleset
from cchc_rules.ir.scorecard import NodeScore, Scorecard, node_scores
from cchc_rules.ir.walk import nodes


@frozen(kw_only=True)
class Scoring:
    """What the laws look at: a ruleset, a dossier, and what the one makes of the other."""

    ruleset: Ruleset
    dossier: Dossier
    scorecard: Scorecard

    def pairs(self) -> tuple[tuple[Node, NodeScore], ...]:
        """Every node with its score, parents before children."""
        return tuple(zip(nodes(self.ruleset.children), node_scores(self.scorecard), strict=True))


@frozen(kw_only=True)
class Breach:
    """A law that a scoring breaks, and what was found. `node` is an id, None for the whole."""

    law: Law
    node: str | None
    message: Text


def scoring(ruleset: Ruleset, dossier: Dossier, ruleset_digest: str | None = None) -> Scoring:
    """`dossier` scored by the reference evaluator; the digest, when at hand, saves computing it."""
    scorecard = score(ruleset, dossier, ruleset_digest)
    return Scoring(ruleset=ruleset, dossier=dossier, scorecard=scorecard)
