"""What the evaluator gives while something is missing: answers, documents, or the item's ground."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import evolve

from cchc_rules.analyses import messages
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.suggestions import keys_asked
from cchc_rules.analyses.worked.examples import Worked, dossier_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Proof, Status


class Lack(Enum):
    """What is missing."""

    ANSWERS = "answers"
    DOCUMENTS = "documents"
    EXPLAINED = "explained"
    CLAIMED = "claimed"


def lacking(tried: tuple[Worked, ...], item: ir.Item, frame: Frame) -> tuple[tuple[Lack, Worked], ...]:
    """The states of an item that is not complete; `tried` are its worked examples."""
    return tuple(
        (lack, Worked(dossier, frame.score(item, dossier))) for lack, dossier in _of(tried, item, frame)
    )


def _of(tried: tuple[Worked, ...], item: ir.Item, frame: Frame) -> Iterator[tuple[Lack, Dossier]]:
    if keys_asked(item, frame):
        yield Lack.ANSWERS, dossier_of(item, frame, {})
    proven = [one for one in tried if one.score.proof is Proof.COMPLETE and one.score.status is Status.SCORED]
    if proven:
        best = max(proven, key=lambda one: one.score.points.high).dossier
        yield Lack.DOCUMENTS, evolve(best, evidence={})
        if item.without_evidence is ir.WithoutEvidence.EXPLAIN:
            said = messages.EXPLAINS.in_(frame.language)
            yield Lack.EXPLAINED, evolve(best, evidence={}, explanations={item.id: said})
    if item.may_be_claimed_na or any(group.may_be_claimed_na for group in frame.groups[item.id]):
        claim = messages.CLAIMS.in_(frame.language)
        yield Lack.CLAIMED, evolve(dossier_of(item, frame, {}), na_claims={item.id: claim})
