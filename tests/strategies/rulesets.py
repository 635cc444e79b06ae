"""The strategies that moved to `cchc_rules.testing`, under the names they had here."""

from __future__ import annotations

from hypothesis import strategies as st

from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.testing import dossiers, ruleset_texts

__all__ = ["complete_dossiers", "ruleset_texts", "thinned"]


@st.composite
def thinned(draw: st.DrawFn, dossier: Dossier) -> Dossier:
    """The dossier with some answers and documents not there yet."""
    kept = draw(st.sets(st.sampled_from(sorted(dossier.answers, key=str)))) if dossier.answers else set()
    proven = draw(st.sets(st.sampled_from(sorted(dossier.evidence)))) if dossier.evidence else set()
    return Dossier(
        ruleset=dossier.ruleset,
        year=dossier.year,
        unit=dossier.unit,
        answers={key: value for key, value in dossier.answers.items() if key in kept},
        evidence={key: value for key, value in dossier.evidence.items() if key in proven},
        na_claims=dossier.na_claims,
    )


def complete_dossiers(ruleset: ir.Ruleset) -> st.SearchStrategy[Dossier]:
    """Complete dossiers of a ruleset."""
    return dossiers(ruleset)
