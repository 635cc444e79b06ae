"""What one item is worth: the first row that holds decides, from claims down to the cases of its rule."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from attrs import evolve

from cchc_rules.backends.equations.numbers import Known, every, quantity, rounding, some, truth
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.evidence import fits
from cchc_rules.ir.scorecard import NaCause, Proof, Status

NOTHING = Fraction(0)


@frozen(kw_only=True)
class Weight:
    """Points between `low` and `high` out of `out_of`."""

    low: Fraction
    high: Fraction
    out_of: Fraction


@frozen(kw_only=True)
class Worth:
    """What a node is worth where the equations settle it; `weights` is what it hands upward."""

    status: Status
    low: Fraction
    high: Fraction
    applicable: Fraction
    weights: tuple[Weight, ...]
    na_cause: NaCause | None = None
    proof: Proof | None = None


def worth(
    item: ir.Item,
    dossier: Dossier,
    above: bool | None,  # noqa: FBT001 - a truth
    rule: ir.RoundingRule | None,
) -> Worth | None:
    """What `item` is worth below groups that apply or not; None where an equation meets a missing answer."""
    known = Known(dossier.answers)
    if item.id in dossier.na_claims:
        return _not_applicable(item, NaCause.CLAIMED)
    applies = every([above, *_condition(item, known)])
    if applies is not True:
        return None if applies is None else _not_applicable(item, NaCause.BY_KIND)
    if item.id in dossier.awarded:
        by_hand = _item_rounded(item, dossier.awarded[item.id].points, rule)
        return _points(item, Status.DECIDED, by_hand, by_hand)
    outcome = _outcome(item.cases, known)
    broken = some(_broken(demand, known) for demand in item.demands)
    if broken:
        return _open(item, Status.REJECTED)
    return None if broken is None else _ruled(item, outcome, dossier, rule)


def below(group: ir.Group, dossier: Dossier, above: bool | None) -> bool | None:  # noqa: FBT001 - a truth
    """Whether what is below `group` applies, as far as it and the groups above it say."""
    return every([above, *_condition(group, Known(dossier.answers))])


def _condition(node: ir.Node, known: Known) -> list[bool | None]:
    return [] if node.applies is None else [truth(node.applies)(known)]


def _broken(demand: ir.Demand, known: Known) -> bool | None:
    part, whole = quantity(demand.part)(known), quantity(demand.whole)(known)
    return None if part is None or whole is None else not NOTHING <= part <= whole


def _outcome(cases: tuple[ir.Case, ...], known: Known) -> ir.Outcome | None:
    held = ((truth(case.when)(known), case.then) for case in cases)
    first, outcome = next(((holds, then) for holds, then in held if holds is not False), (None, None))
    return outcome if first else None


def _ruled(
    item: ir.Item, outcome: ir.Outcome | None, dossier: Dossier, rule: ir.RoundingRule | None
) -> Worth | None:
    match outcome:
        case None:
            return None
        case ir.Award(points):
            award = quantity(points)(Known(dossier.answers))
            if award is None:
                return None
            return _proven(item, _item_rounded(item, award, rule), dossier)
        case ir.NotApplicable():
            return _not_applicable(item, NaCause.BY_RULE)
        case ir.NeedsExplanation():
            return _open(item, Status.EXPLANATION_NEEDED)
        case ir.Pending():
            return _open(item, Status.PENDING)
        case ir.Rejected():
            return _open(item, Status.REJECTED)
        case _:
            assert_never(outcome)


def _item_rounded(item: ir.Item, points: Fraction, rule: ir.RoundingRule | None) -> Fraction:
    if rule is None or rule.level is not ir.RoundingLevel.ITEM:
        return points
    return min(rounding(points, rule.digits, rule.mode), item.maximum)


# ── evidence ───────────────────────────────────────────────────────────────────────────────

_KEPT = frozenset({Proof.NOT_NEEDED, Proof.COMPLETE})


def _proven(item: ir.Item, award: Fraction, dossier: Dossier) -> Worth:
    if item.id in dossier.refusals:
        return _points(item, Status.REFUSED, NOTHING, NOTHING)
    proof = _proof(item, award, dossier)
    policy = item.without_evidence
    kept = proof in _KEPT or (proof is Proof.EXPLAINED and policy is ir.WithoutEvidence.EXPLAIN)
    if kept:
        return evolve(_points(item, Status.SCORED, award, award), proof=proof)
    refuse = policy is ir.WithoutEvidence.REFUSE
    status = Status.REFUSED if refuse else Status.UNPROVEN
    return evolve(_points(item, status, NOTHING, award), proof=proof)


def _proof(item: ir.Item, award: Fraction, dossier: Dossier) -> Proof:
    if not item.evidence or award == 0 or item.level is ir.Level.PENALTY:
        return Proof.NOT_NEEDED
    attached = dossier.evidence.get(item.id, ())
    met = [
        [sum(fits(one, document) for one in attached) >= document.count for document in asked.documents]
        for asked in item.evidence
    ]
    if all(
        any(found) if asked.any_one else all(found) for asked, found in zip(item.evidence, met, strict=True)
    ):
        return Proof.COMPLETE
    if dossier.explanations.get(item.id):
        return Proof.EXPLAINED
    return Proof.PARTIAL if any(any(found) for found in met) else Proof.NONE


# ── points and weights ─────────────────────────────────────────────────────────────────────


def _points(item: ir.Item, status: Status, low: Fraction, high: Fraction) -> Worth:
    weight = Weight(low=low, high=high, out_of=item.maximum)
    return Worth(status=status, low=low, high=high, applicable=item.maximum, weights=(weight,))


def _open(item: ir.Item, status: Status) -> Worth:
    return _points(item, status, NOTHING, item.maximum)


def _not_applicable(item: ir.Item, cause: NaCause) -> Worth:
    match item.na.effect:
        case ir.NaEffect.FULL:
            found = _points(item, Status.NOT_APPLICABLE, item.maximum, item.maximum)
        case ir.NaEffect.ZERO:
            found = _points(item, Status.NOT_APPLICABLE, NOTHING, NOTHING)
        case ir.NaEffect.RESCALE:
            weightless = _points(item, Status.NOT_APPLICABLE, NOTHING, NOTHING)
            found = evolve(weightless, applicable=NOTHING, weights=())
        case _:
            assert_never(item.na.effect)
    return evolve(found, na_cause=cause)
