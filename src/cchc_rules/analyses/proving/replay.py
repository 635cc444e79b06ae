"""A counterexample is none before `exact` has scored it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from cchc_rules.analyses.laws.guarantees import scores_by_id
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.backends.exact.score import score
from cchc_rules.base.numbers import is_decimal
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.scorecard import NodeScore


def dossier_of(answers: Mapping[Key, Value], items: Iterable[ir.Item], ruleset: ir.Ruleset) -> Dossier:
    """These answers, with all the evidence that the items ask for."""
    return Dossier(
        ruleset=ruleset.id,
        year=ruleset.year,
        unit="…",
        answers=dict(answers),
        evidence={item.id: documents_for(item) for item in items if item.evidence},
    )


def scores_of(dossier: Dossier, ruleset: ir.Ruleset) -> dict[str, NodeScore]:
    """The score of every node, by its id."""
    return scores_by_id(score(ruleset, dossier, ruleset_digest="-"))


def can_be_written(dossier: Dossier) -> bool:
    """Whether a person can write these answers down: every number has an end to its decimals."""
    return all(is_decimal(value) for value in dossier.answers.values() if isinstance(value, Fraction))
