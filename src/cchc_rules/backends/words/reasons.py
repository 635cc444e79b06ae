"""Why an item got what it got, in one or two short clauses."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.expressions import ALWAYS, against_goal, phrase_condition, phrase_number
from cchc_rules.backends.words.margins import margin, settled_value
from cchc_rules.backends.words.measures import measure_of
from cchc_rules.backends.words.questions import inputs_read_by, question
from cchc_rules.backends.words.rules import phrase_case, phrase_verdict
from cchc_rules.backends.words.writing import PLAIN, Measure, amount, joined, plain, points, quoted
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.intervals import is_point
from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    Award,
    Case,
    Chosen,
    Condition,
    Constant,
    Item,
    Not,
    Number,
    Pending,
    Product,
    Rejected,
    Ruleset,
    Within,
    Yes,
)
from cchc_rules.ir.scorecard import ItemScore, NaCause, Proof, Status
from cchc_rules.ir.walk import keys_of_condition, keys_of_number

# An item whose rows nobody has read: no answer could settle it.
UNREAD = (Case(ALWAYS, Pending()),)


def reason(score: ItemScore, item: Item, ruleset: Ruleset, dossier: Dossier) -> Text:
    """What decided: the answers and the case, or what stands in the way of points."""
    clauses = [clause for clause in _clauses(score, item, ruleset, dossier) if clause is not None]
    return joined(clauses, "; ") if clauses else messages.NOTHING_MORE


def _clauses(score: ItemScore, item: Item, ruleset: Ruleset, dossier: Dossier) -> list[Text | None]:
    if item.cases == UNREAD:
        return [messages.UNREAD]
    decided = _decided(score, item, ruleset, dossier)
    match score.status:
        case Status.SCORED:
            return [decided, _rounding(score), _proof(score, dossier)]
        case Status.MISSING | Status.PENDING:
            template = messages.UNANSWERED if score.status is Status.MISSING else messages.AWAITED
            return [
                decided,
                _values(item, ruleset, dossier),
                _questions(score, ruleset, template),
                _unproven(score),
            ]
        case Status.NOT_APPLICABLE:
            return [_not_applicable(score, item, ruleset, dossier)]
        case Status.UNPROVEN:
            return [decided, _rounding(score), _unproven(score)]
        case Status.EXPLANATION_NEEDED:
            given = None if score.reason is None else messages.EXPLANATION_GIVEN.of(explanation=score.reason)
            return [decided, _unproven(score), given]
        case Status.REFUSED:
            said = score.reason or dossier.refusals.get(score.id)
            if said is None:
                return [decided, _unproven(score)]
            return [messages.BECAUSE.of(what=messages.NOT_ACKNOWLEDGED, reason=said)]
        case Status.REJECTED:
            return [
                *_broken_demands(item, ruleset, dossier),
                _rejected_by_case(score, item, ruleset, dossier),
            ]
        case Status.DECIDED:
            judged = dossier.awarded.get(score.id)
            if judged is None:
                return [None if score.reason is None else same(score.reason)]
            told = messages.JUDGED.of(points=judged.points, by=judged.by, reason=judged.reason)
            return [told]
        case Status.INCOMPLETE:
            return [decided, _questions(score, ruleset, messages.UNANSWERED)]
        case _:
            assert_never(score.status)


# ── what decided ───────────────────────────────────────────────────────────────────────────


def _decided(score: ItemScore, item: Item, ruleset: Ruleset, dossier: Dossier) -> Text | None:
    if score.case is None:
        return None
    case = item.cases[score.case]
    awarding = _keys_of_outcome(case)
    # Where the condition already says the answers, they need not be repeated.
    if not awarding and _states_answers(case.when):
        return phrase_case(case, item, ruleset)
    number = _measured(case)
    value = None if number is None else settled_value(number, ruleset, dossier)
    keys = tuple(dict.fromkeys((*keys_of_condition(case.when), *awarding)))
    shown = _values_of(keys, ruleset, dossier) if keys else _values(item, ruleset, dossier)
    if shown is not None and number is not None and value is not None:
        shown = messages.GIVES.of(values=shown, result=amount(value, measure_of(number, ruleset)))
    if shown is None:
        return phrase_case(case, item, ruleset)
    # Points that are an answer have been told with it.
    if case.when == ALWAYS and isinstance(case.then, Award) and isinstance(case.then.points, Answer):
        return shown
    said = [shown, phrase_verdict(case, item, ruleset)]
    how_far = margin(score.case, item, ruleset, dossier)
    return joined(said if how_far is None else [*said, how_far], "; ")


def _keys_of_outcome(case: Case) -> tuple[Key, ...]:
    return tuple(keys_of_number(case.then.points)) if isinstance(case.then, Award) else ()


def _states_answers(condition: Condition) -> bool:
    match condition:
        case Yes() | Chosen() | Absent() | Not(Yes()):
            return True
        case Within(Answer(), interval):
            return is_point(interval)
        case All(conditions):
            return bool(conditions) and all(_states_answers(one) for one in conditions)
        case _:
            return False


def _measured(case: Case) -> Number | None:
    """The number whose value people want to see: the ratio or mean that the case is about."""
    if isinstance(case.when, Within):
        return None if isinstance(case.when.value, Answer) else case.when.value
    match case.then:
        case Award(Product((number, Constant()))) if not isinstance(number, (Answer, Constant)):
            goal = against_goal(number)
            return number if goal is None else goal[0]
        case _:
            return None


# ── answers ────────────────────────────────────────────────────────────────────────────────


def _values(item: Item, ruleset: Ruleset, dossier: Dossier) -> Text | None:
    return _values_of(tuple(asked.key for asked in inputs_read_by(item, ruleset)), ruleset, dossier)


def _values_of(keys: tuple[Key, ...], ruleset: Ruleset, dossier: Dossier) -> Text | None:
    told = []
    for owner, name in keys:
        value = dossier.answers.get((owner, name))
        if value is not None:
            said = phrase_value(value, measure_of(Answer(owner, name), ruleset))
            words = messages.TOLD if isinstance(value, (Judgement, Replies)) else messages.EQUALS
            told.append(words.of(number=name, value=said))
    return joined(told) if told else None


def phrase_value(value: Value, measure: Measure = PLAIN) -> Text:
    """An answer as people would say it, without the unit that its question names."""
    match value:
        case bool():
            return messages.YES if value else messages.NO
        case Fraction():
            return plain(value, measure)
        case str():
            return quoted(value)
        case Never():
            return messages.NEVER
        case Judgement(given, by, why):
            return messages.JUDGED.of(points=points(given), by=by, reason=why)
        case Replies(counts):
            total = sum(count for _, count in counts)
            return (messages.REPLY if total == 1 else messages.REPLIES).of(count=total)
        case _:
            assert_never(value)


def _questions(score: ItemScore, ruleset: Ruleset, template: Text) -> Text | None:
    if not score.missing:
        return None
    asked = [question(name, score.id, ruleset) for name in score.missing]
    return template.of(questions=joined(asked))


# ── states ─────────────────────────────────────────────────────────────────────────────────


def _rounding(score: ItemScore) -> Text | None:
    if score.unrounded is None or score.unrounded == score.points.low:
        return None
    return messages.BEFORE_ROUNDING.of(points=points(score.unrounded))


def _proof(score: ItemScore, dossier: Dossier) -> Text | None:
    match score.proof:
        case Proof.COMPLETE:
            return messages.PROVEN
        case Proof.EXPLAINED:
            said = dossier.explanations.get(score.id)
            return messages.EXPLAINED_BARE if said is None else messages.EXPLAINED.of(explanation=said)
        case Proof.PARTIAL | Proof.NONE:
            return _unproven(score)
        case Proof.NOT_NEEDED:
            return None
        case _:
            assert_never(score.proof)


def _unproven(score: ItemScore) -> Text | None:
    if not score.unproven or score.proof is Proof.EXPLAINED:
        return None
    names = joined([quoted(name) for name in dict.fromkeys(score.unproven)])
    lacking = messages.NO_DOCUMENT.of(documents=names)
    if score.policy is None:
        return lacking
    return joined([lacking, messages.WITHOUT_EVIDENCE[score.policy]])


def _not_applicable(score: ItemScore, item: Item, ruleset: Ruleset, dossier: Dossier) -> Text | None:
    if score.na_cause is None:
        return None if score.reason is None else same(score.reason)
    cause = messages.NA_CAUSES[score.na_cause]
    match score.na_cause:
        case NaCause.CLAIMED:
            said = score.reason or dossier.na_claims.get(score.id)
            return cause if said is None else messages.BECAUSE.of(what=cause, reason=said)
        case NaCause.BY_KIND:
            if item.applies is None:
                return cause
            only = messages.ONLY_WHEN.of(condition=phrase_condition(item.applies, ruleset))
            return messages.BECAUSE.of(what=cause, reason=only)
        case NaCause.BY_RULE:
            if score.case is None:
                return cause
            condition = phrase_condition(item.cases[score.case].when, ruleset)
            return messages.BECAUSE.of(what=cause, reason=condition)
        case _:
            assert_never(score.na_cause)


def _broken_demands(item: Item, ruleset: Ruleset, dossier: Dossier) -> list[Text]:
    told: list[Text] = []
    for demand in item.demands:
        part, whole = (settled_value(number, ruleset, dossier) for number in (demand.part, demand.whole))
        if part is None or whole is None or 0 <= part <= whole:
            continue
        template = messages.LARGER_THAN_WHOLE if part > whole else messages.BELOW_ZERO
        facts = {
            "part": phrase_number(demand.part, ruleset),
            "part_value": amount(part, measure_of(demand.part, ruleset)),
        }
        if part > whole:
            facts["whole"] = phrase_number(demand.whole, ruleset)
            facts["whole_value"] = amount(whole, measure_of(demand.whole, ruleset))
        told.append(template.of(**facts))
    return told


def _rejected_by_case(score: ItemScore, item: Item, ruleset: Ruleset, dossier: Dossier) -> Text | None:
    if score.case is None and score.outcome != Rejected():
        return None
    return _decided(score, item, ruleset, dossier)
