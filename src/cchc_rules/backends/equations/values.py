"""Everything the equations give for one ruleset and one dossier."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_rules.backends.equations.grades import Graded, graded
from cchc_rules.backends.equations.items import Worth
from cchc_rules.backends.equations.tree import Totals, whole, worths
from cchc_rules.base.classes import frozen
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Status


@frozen(kw_only=True)
class Valuation:
    """What every node is worth by its id, and the whole; None where an equation meets ⊥."""

    nodes: Mapping[str, Worth | None]
    status: Status | None
    totals: Totals | None
    grades: tuple[Graded, ...]


def values(ruleset: Ruleset, dossier: Dossier) -> Valuation:
    """What the equations give for `dossier` under `ruleset`."""
    nodes = worths(ruleset, dossier)
    found = whole(ruleset, nodes)
    status, totals = (None, None) if found is None else found
    return Valuation(
        nodes=nodes,
        status=status,
        totals=totals,
        grades=tuple(graded(grading, totals, nodes, dossier) for grading in ruleset.gradings),
    )
