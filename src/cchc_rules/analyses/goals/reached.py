"""Whether an example reaches a goal."""

from __future__ import annotations

from typing import assert_never

from cchc_rules.analyses.goals.forms import (
    Alone,
    Amount,
    Bound,
    Branch,
    Enough,
    Extreme,
    Given,
    Goal,
    NotApplying,
    PartOfWhole,
    Place,
    Proven,
    Row,
    Short,
    Site,
)
from cchc_rules.backends.exact.values import Answers, Unanswered, Undefined, holds, value_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Never
from cchc_rules.ir.evidence import fits
from cchc_rules.ir.scorecard import ItemScore, Proof, Status


def is_reached(goal: Goal, score: ItemScore, dossier: Dossier) -> bool:
    """Whether an example with this score reaches `goal`."""
    try:
        return _reaches(goal, score, dossier)
    except (Unanswered, Undefined):
        return False


def _reaches(goal: Goal, score: ItemScore, dossier: Dossier) -> bool:
    answers = dossier.answers
    match goal:
        case Row(case):
            return score.case == case
        case Bound(place=place):
            return _counts(place, score) and _stands(goal, answers)
        case Branch(place=place, condition=condition, met=met):
            return _counts(place, score) and holds(condition, answers) is met
        case Alone(place=place, part=part, met=met, beside=beside):
            wanted = ((part, met), *beside)
            return _counts(place, score) and all(holds(one, answers) is truth for one, truth in wanted)
        case Given(key, option):
            answer = answers.get(key)
            said = isinstance(answer, Never) if option is None else answer == option
            return score.case is not None and said
        case Extreme(place=place):
            return _counts(place, score) and _is_extreme(goal, answers)
        case NotApplying(cause):
            return score.na_cause is cause
        case PartOfWhole():
            return _is_part(goal, score, answers)
        case Proven(proof):
            return _is_proven(proof, score)
        case Short(document):
            pieces = _pieces(document, score, dossier)
            return _is_proven(Proof.NONE, score) and len(score.unproven) == 1 and pieces == document.count - 1
        case Enough(several, document):
            others = [one for one in several.documents if one != document]
            alone = not any(_pieces(one, score, dossier) for one in others)
            return _is_proven(Proof.COMPLETE, score) and alone
        case _:
            assert_never(goal)


def _counts(place: Place, score: ItemScore) -> bool:
    """Whether an example comes as far as `place`."""
    match place.site:
        case Site.APPLIES:
            return True
        case Site.WHEN:
            return score.case is not None and place.case is not None and score.case >= place.case
        case Site.AWARD:
            return score.case == place.case
        case _:
            assert_never(place.site)


def _stands(goal: Bound, answers: Answers) -> bool:
    value = value_of(goal.number, answers)
    if goal.attained and not goal.beyond:
        return value == goal.bound
    above = value >= goal.bound if goal.upward else value > goal.bound
    return above is (goal.upward is not goal.beyond)


def _is_extreme(goal: Extreme, answers: Answers) -> bool:
    values = [value_of(choice, answers) for choice in goal.number.choices]
    own = values.pop(goal.choice)
    least = isinstance(goal.number, ir.Least)
    return all(own < other if least else own > other for other in values)


def _is_part(goal: PartOfWhole, score: ItemScore, answers: Answers) -> bool:
    part, whole = value_of(goal.demand.part, answers), value_of(goal.demand.whole, answers)
    rejected = score.status is Status.REJECTED and score.case is None
    match goal.amount:
        case Amount.WHOLE:
            return score.case is not None and part == whole
        case Amount.MORE:
            return rejected and part > whole
        case Amount.NEGATIVE:
            return rejected and part < 0
        case _:
            assert_never(goal.amount)


def _pieces(document: ir.Document, score: ItemScore, dossier: Dossier) -> int:
    """How many of the attached documents are what is asked for."""
    return sum(1 for one in dossier.evidence.get(score.id, ()) if fits(one, document))


def _is_proven(proof: Proof, score: ItemScore) -> bool:
    if score.case is None or score.points.high == 0:
        return False
    if proof is Proof.NONE:
        return score.proof in {Proof.NONE, Proof.PARTIAL} and score.status is not Status.SCORED
    return score.proof is proof and score.status is Status.SCORED
