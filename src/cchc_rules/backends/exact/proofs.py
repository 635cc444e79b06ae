"""Whether the documents of a unit prove its answers."""

from __future__ import annotations

from cchc_rules.ir.dossier import Attached, Dossier
from cchc_rules.ir.evidence import fits
from cchc_rules.ir.nodes import Document, Item
from cchc_rules.ir.scorecard import Proof


def proof_of(item: Item, dossier: Dossier) -> tuple[Proof, tuple[str, ...]]:
    """How far the evidence of an item goes, and the names of the documents still missing."""
    if not item.evidence:
        return Proof.NOT_NEEDED, ()
    attached = dossier.evidence.get(item.id, ())
    missing: list[str] = []
    satisfied = 0
    for demand in item.evidence:
        lacking = [document.name for document in demand.documents if not is_met(document, attached)]
        met = len(demand.documents) - len(lacking)
        if demand.any_one and met:
            lacking = []
        satisfied += met
        missing.extend(lacking)
    if not missing:
        return Proof.COMPLETE, ()
    if dossier.explanations.get(item.id):
        return Proof.EXPLAINED, tuple(missing)
    return (Proof.PARTIAL if satisfied else Proof.NONE), tuple(missing)


def is_met(document: Document, attached: tuple[Attached, ...]) -> bool:
    """Whether enough of the attached documents are what is asked for."""
    return sum(1 for one in attached if fits(one, document)) >= document.count
