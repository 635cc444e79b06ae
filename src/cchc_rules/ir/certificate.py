"""What makes a result repeatable: which ruleset scored which dossier, with what."""

from __future__ import annotations

from cchc_rules.base.version import ENGINE
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Certainty, Ruleset
from cchc_rules.ir.scorecard import Certificate
from cchc_rules.ir.walk import items


def certificate(ruleset: Ruleset, dossier: Dossier, ruleset_digest: str | None) -> Certificate:
    """The certificate of a score; `ruleset_digest` saves computing it when the caller has it."""
    if ruleset_digest is None:
        # Loaded on demand: where a ruleset is kept, its digest is kept with it.
        from cchc_rules.ir.digest import digest

        ruleset_digest = digest(ruleset)
    counts = {certainty.value: 0 for certainty in Certainty}
    for item in items(ruleset):
        counts[item.provenance.certainty.value] += 1
    return Certificate(
        ruleset=ruleset.id,
        year=ruleset.year,
        decisions=tuple(decision.number for decision in ruleset.decisions),
        ruleset_digest=ruleset_digest,
        dossier_digest=dossier.digest or "",
        engine=ENGINE,
        provenance=counts,
        official=counts[Certainty.VERBATIM.value] == sum(counts.values()),
    )
