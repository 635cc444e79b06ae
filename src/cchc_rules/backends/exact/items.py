"""The score of one item: which case decides, what it earns, and what may still change.

With every answer there, the first case that holds decides. Otherwise the cases that may still
decide bound the points from both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from attrs import evolve, field

from cchc_rules.backends.exact.proofs import proof_of
from cchc_rules.backends.exact.values import Unanswered, deciding, value_of
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import rounded
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.dossier import Dossier, Key
from cchc_rules.ir.nodes import (
    AnswerKind,
    Award,
    Condition,
    IndexOf,
    Interval,
    Item,
    JudgementOf,
    Level,
    NaEffect,
    NeedsExplanation,
    NotApplicable,
    OfAll,
    Outcome,
    Pending,
    Rejected,
    RoundingRule,
    SurveyOf,
    WithoutEvidence,
)
from cchc_rules.ir.ranges import Known, assume, believing, range_of, reachable, truth_of
from cchc_rules.ir.scorecard import ItemScore, NaCause, Points, Proof, Status
from cchc_rules.ir.walk import (
    figures_in,
    keys_of_condition,
    keys_of_item,
    keys_of_number,
    numbers_in,
    numbers_of,
)

ZERO = Fraction(0)
OUTSIDE = (SurveyOf, IndexOf, JudgementOf)


@frozen(kw_only=True)
class Scored:
    """An item's score.

    `given` are its points if it applies; where it may yet turn out not to, the score's own
    points also allow for that.
    """

    score: ItemScore
    given: Points
    may_not_apply: bool = False


def _sure(score: ItemScore) -> Scored:
    return Scored(score=score, given=score.points)


@frozen(kw_only=True)
class Setting:
    """What the scoring of every item of a dossier shares."""

    dossier: Dossier
    kinds: Mapping[Key, AnswerKind]
    rounding: RoundingRule | None = None
    gates_above: tuple[Condition, ...] = field(default=())
    seen: Seen | None = None


@frozen
class Seen:
    """Scores of items that one dossier of a ruleset has had already.

    An item that another dossier answers, proves and explains alike has the same score; where many
    units are scored, that saves most of what is open for all of them.
    """

    reads: dict[str, tuple[Key, ...]] = field(init=False, factory=dict)
    scores: dict[tuple[object, ...], Scored] = field(init=False, factory=dict)

    def score(self, item: Item, setting: Setting) -> Scored:
        """The score of `item`, computed once for all dossiers that say the same of it."""
        dossier = setting.dossier
        reads = self.reads.get(item.id)
        if reads is None:
            reads = self.reads[item.id] = _reads(item, setting.gates_above)
        said = (
            item.id,
            tuple(dossier.answers.get(key) for key in reads),
            dossier.evidence.get(item.id),
            dossier.explanations.get(item.id),
            dossier.na_claims.get(item.id),
            dossier.refusals.get(item.id),
            dossier.awarded.get(item.id),
        )
        found = self.scores.get(said)
        if found is None:
            found = self.scores[said] = _score(item, setting)
        return found


def _reads(item: Item, gates_above: tuple[Condition, ...]) -> tuple[Key, ...]:
    """Every answer, and every figure over all units, that the score of an item depends on."""
    found = dict.fromkeys((*keys_of_item(item), *_keys(gates_above)))
    for demand in item.demands:
        found |= dict.fromkeys((*keys_of_number(demand.part), *keys_of_number(demand.whole)))
    numbers = (one for gate in gates_above for outer in numbers_of(gate) for one in numbers_in(outer))
    figures = (*figures_in(item), *(one for one in numbers if isinstance(one, OfAll)))
    return tuple(found | {figure.key: None for figure in figures})


def score_item(item: Item, setting: Setting) -> Scored:
    """The score of `item`."""
    return _score(item, setting) if setting.seen is None else setting.seen.score(item, setting)


def _score(item: Item, setting: Setting) -> Scored:
    blank = _blank(item)
    dossier = setting.dossier
    if item.id in dossier.na_claims:
        return _not_applicable(item, blank, NaCause.CLAIMED, dossier.na_claims[item.id])
    conditions = setting.gates_above + ((item.applies,) if item.applies is not None else ())
    known = Known(kinds=setting.kinds, answers=dossier.answers)
    applies = [truth_of(condition, known) for condition in conditions]
    if False in applies:
        return _not_applicable(item, blank, NaCause.BY_KIND, None)
    open_conditions = tuple(
        condition for condition, truth in zip(conditions, applies, strict=True) if truth is None
    )
    scored = _by_rule(item, blank, setting)
    if open_conditions and scored.score.status is not Status.NOT_APPLICABLE:
        missing = _missing_names(_keys(open_conditions), setting)
        return _may_not_apply(item, evolve(scored.score, points=scored.given), missing)
    return scored


# ── by the rule ────────────────────────────────────────────────────────────────────────────


def _by_rule(item: Item, blank: ItemScore, setting: Setting) -> Scored:
    dossier = setting.dossier
    if item.id in dossier.awarded:
        judged = dossier.awarded[item.id]
        given = _rounded(item, judged.points, setting.rounding)
        decided = Points(low=given, high=given)
        return _sure(evolve(blank, status=Status.DECIDED, points=decided, reason=judged.reason))
    if _rejected_by_demands(item, setting):
        return _sure(evolve(blank, status=Status.REJECTED))
    try:
        position = deciding(item.cases, dossier.answers)
        outcome = item.cases[position].then
        points = value_of(outcome.points, dossier.answers) if isinstance(outcome, Award) else None
    except Unanswered:
        return _partial(item, blank, setting)
    return _decided(item, evolve(blank, case=position, outcome=outcome), outcome, points, setting)


def _decided(
    item: Item, blank: ItemScore, outcome: Outcome, points: Fraction | None, setting: Setting
) -> Scored:
    match outcome:
        case Award():
            assert points is not None
            final = _rounded(item, points, setting.rounding)
            unrounded = points if final != points else None
            score = evolve(
                blank, status=Status.SCORED, points=Points(low=final, high=final), unrounded=unrounded
            )
            return _sure(_proven(item, score, setting))
        case NotApplicable():
            return _not_applicable(item, blank, NaCause.BY_RULE, None)
        case NeedsExplanation():
            reason = setting.dossier.explanations.get(item.id)
            return _sure(evolve(blank, status=Status.EXPLANATION_NEEDED, reason=reason))
        case Pending():
            return _sure(evolve(blank, status=Status.PENDING))
        case Rejected():
            return _sure(evolve(blank, status=Status.REJECTED))
        case _:
            assert_never(outcome)


def _rejected_by_demands(item: Item, setting: Setting) -> bool:
    for demand in item.demands:
        try:
            part = value_of(demand.part, setting.dossier.answers)
            whole = value_of(demand.whole, setting.dossier.answers)
        except Unanswered:
            continue
        if not 0 <= part <= whole:
            return True
    return False


def _partial(item: Item, blank: ItemScore, setting: Setting) -> Scored:
    """Bounds from the cases that may still decide."""
    known = believing(item.demands, Known(kinds=setting.kinds, answers=setting.dossier.answers))
    if item.applies is not None:
        known = assume(item.applies, known, holds=True)
    bounds: list[Interval] = []
    may_not_apply = False
    outcomes = []
    for case, inside in reachable(item.cases, known):
        outcomes.append((item.cases.index(case), case.then))
        match case.then:
            case Award(award):
                earned = iv.meet(range_of(award, inside), Interval(ZERO, item.maximum))
                bounds.append(_rounded_between(item, earned, setting.rounding))
            case NotApplicable():
                may_not_apply = True
            case _:
                bounds.append(Interval(ZERO, item.maximum))
    if not bounds:
        return _not_applicable(item, evolve(blank, case=outcomes[0][0]), NaCause.BY_RULE, None)
    position, then = outcomes[0]
    if not isinstance(then, Award) and all(other == then for _, other in outcomes):
        # Whichever of these cases decides, what is missing changes nothing.
        which = position if len(outcomes) == 1 else None
        return _decided(item, evolve(blank, case=which, outcome=then), then, None, setting)
    span = iv.hull(bounds)
    low, high = span.low or ZERO, item.maximum if span.high is None else span.high
    points = Points(low=low, high=high)
    only = outcomes[0] if len(outcomes) == 1 else None
    settled = points.final and not may_not_apply and all(isinstance(then, Award) for _, then in outcomes)
    missing = _missing_names(keys_of_item(item), setting)
    if settled:
        score = evolve(
            blank,
            status=Status.SCORED,
            points=points,
            case=only[0] if only else None,
            outcome=only[1] if only else None,
        )
        return _sure(_proven(item, score, setting))
    status = Status.PENDING if _waits_for_others(keys_of_item(item), setting) else Status.MISSING
    score = _proven(item, evolve(blank, status=status, points=points, missing=missing), setting)
    score = evolve(score, status=status)
    if not all(isinstance(then, (Award, NotApplicable)) for _, then in outcomes):
        # A refusal takes points away; where the rule may yet give none, nobody has refused anything.
        score = evolve(score, points=Points(low=score.points.low, high=points.high))
    if may_not_apply:
        return _may_not_apply(item, score, missing)
    return _sure(score)


def _may_not_apply(item: Item, score: ItemScore, missing: tuple[str, ...]) -> Scored:
    """A score that may yet be replaced by what the ruleset gives to an item that does not apply."""
    low, high = score.points.low, score.points.high
    if item.na.effect is NaEffect.FULL:
        high = item.maximum
    else:
        low = ZERO
    together = tuple(dict.fromkeys((*score.missing, *missing)))
    status = Status.MISSING if score.status is Status.SCORED else score.status
    shown = evolve(score, status=status, points=Points(low=low, high=high), missing=together)
    given = score.points if item.na.effect is NaEffect.RESCALE else shown.points
    return Scored(score=shown, given=given, may_not_apply=True)


def _waits_for_others(keys: tuple[Key, ...], setting: Setting) -> bool:
    """Whether everything still missing comes from others: surveys, indexes, judgements."""
    # With no answer missing, what is open is a figure over all units.
    missing = [key for key in keys if key not in setting.dossier.answers]
    return all(isinstance(setting.kinds.get(key), OUTSIDE) for key in missing)


# ── states ─────────────────────────────────────────────────────────────────────────────────


def _blank(item: Item) -> ItemScore:
    return ItemScore(
        id=item.id,
        code=item.code,
        level=item.level,
        name=item.name,
        status=Status.MISSING,
        points=Points(low=ZERO, high=item.maximum),
        maximum=item.maximum,
        applicable=item.maximum,
        policy=item.without_evidence,
        certainty=item.provenance.certainty,
    )


def _not_applicable(item: Item, blank: ItemScore, cause: NaCause, reason: str | None) -> Scored:
    full = item.maximum if item.na.effect is NaEffect.FULL else ZERO
    rescaled = item.na.effect is NaEffect.RESCALE
    score = evolve(
        blank,
        status=Status.NOT_APPLICABLE,
        points=Points(low=full, high=full),
        applicable=ZERO if rescaled else item.maximum,
        na_cause=cause,
        reason=reason,
    )
    return _sure(score)


def _proven(item: Item, score: ItemScore, setting: Setting) -> ItemScore:
    """What the evidence makes of points that the rule gives."""
    dossier = setting.dossier
    if item.id in dossier.refusals:
        nothing = Points(low=ZERO, high=ZERO)
        return evolve(score, status=Status.REFUSED, points=nothing, reason=dossier.refusals[item.id])
    if item.level is Level.PENALTY or score.points.high == 0:
        return score
    proof, unproven = proof_of(item, dossier)
    score = evolve(score, proof=proof, unproven=unproven)
    if proof in {Proof.NOT_NEEDED, Proof.COMPLETE}:
        return score
    match item.without_evidence:
        case WithoutEvidence.EXPLAIN if proof is Proof.EXPLAINED:
            return evolve(score, reason=dossier.explanations.get(item.id))
        case WithoutEvidence.ZERO:
            return evolve(score, status=Status.UNPROVEN, points=Points(low=ZERO, high=score.points.high))
        case WithoutEvidence.REFUSE:
            return evolve(score, status=Status.REFUSED, points=Points(low=ZERO, high=score.points.high))
        case _:
            return evolve(score, status=Status.UNPROVEN, points=Points(low=ZERO, high=score.points.high))


def _rounded(item: Item, points: Fraction, rule: RoundingRule | None) -> Fraction:
    """Rounding gives no points above the maximum: 1.25 of 1.25 points stay 1.25 at one digit."""
    return points if rule is None else min(item.maximum, rounded(points, rule.digits, rule.mode))


def _rounded_between(item: Item, earned: Interval, rule: RoundingRule | None) -> Interval:
    """Only awards are rounded: an item that waits or is to be explained may earn its whole maximum."""
    high = item.maximum if earned.high is None else earned.high
    return Interval(_rounded(item, earned.low or ZERO, rule), _rounded(item, high, rule))


def _keys(conditions: tuple[Condition, ...]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key for condition in conditions for key in keys_of_condition(condition)))


def _missing_names(keys: tuple[Key, ...], setting: Setting) -> tuple[str, ...]:
    return tuple(name for owner, name in keys if (owner, name) not in setting.dossier.answers)
