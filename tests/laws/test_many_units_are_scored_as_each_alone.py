"""Dossiers that share what was computed for earlier ones are scored as each of them alone."""

from __future__ import annotations

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_rules.backends.exact.items import Seen
from cchc_rules.backends.exact.score import score
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.testing import ruleset_texts
from tests.laws.test_comparisons import compiled
from tests.strategies.variants import fewer, tried_dossiers, variants

SLOW = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)


@SLOW
@given(ruleset_texts(), st.data())
def test_sharing_changes_no_score(text: str, data: st.DataObject) -> None:
    ruleset = data.draw(variants(compiled(text)))
    known, seen = digest(ruleset), Seen()
    first = data.draw(tried_dossiers(ruleset))
    for dossier in (first, data.draw(fewer(first)), data.draw(tried_dossiers(ruleset)), bare(first), first):
        assert score(ruleset, dossier, known) == score(ruleset, dossier, known, seen)


def bare(dossier: Dossier) -> Dossier:
    """The same answers without documents, explanations and claims."""
    return evolve(dossier, evidence={}, explanations={}, na_claims={}, refusals={}, awarded={})
