"""Tries an example with the evaluator, and says in words what came of it."""

from __future__ import annotations

from enum import Enum

from attrs import evolve, frozen

from cchc_rules.analyses import messages
from cchc_rules.analyses.cases import Example
from cchc_rules.analyses.coverage import Bound, Goal, Part, Row
from cchc_rules.analyses.expectations import Expected, got, meets
from cchc_rules.analyses.frame import Frame
from cchc_rules.backends.words.expressions import phrase_subject
from cchc_rules.backends.words.measures import measure_of
from cchc_rules.backends.words.questions import question
from cchc_rules.backends.words.reasons import reason
from cchc_rules.backends.words.rules import phrase_case
from cchc_rules.backends.words.writing import DATE, plain
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import ItemScore, Points


class Side(Enum):
    """Where an example is missing: at a bound, or beyond it."""

    AT = "at"
    BELOW = "below"
    ABOVE = "above"


_NUMBERS = {Side.AT: messages.AT, Side.BELOW: messages.BELOW, Side.ABOVE: messages.ABOVE}
_DAYS = {Side.AT: messages.ON_DAY, Side.BELOW: messages.BEFORE, Side.ABOVE: messages.AFTER}


@frozen(kw_only=True)
class Trial:
    """An example and what the item came to."""

    example: Example
    score: ItemScore
    got: Expected
    passed: bool


def try_example(example: Example, frame: Frame) -> Trial:
    """What the evaluator makes of an example."""
    score = frame.score(example.item, example.dossier)
    found = got(score)
    # Points between two bounds are an expectation about an open item, and stay one when rewritten.
    expected = example.expected
    if isinstance(expected, Points) and not expected.final and not score.points.final:
        found = score.points
    return Trial(example=example, score=score, got=found, passed=meets(example.expected, score))


def phrase_reason(trial: Trial, frame: Frame) -> Text:
    """Why the item came to what it came to, as a scorecard would say it."""
    # The documents of an example are made up; what they are called would only distract.
    dossier = evolve(trial.example.dossier, evidence={})
    return reason(trial.score, trial.example.item, frame.ruleset, dossier)


def phrase_goal(goal: Goal, item: ir.Item, frame: Frame) -> Text:
    """What no example reaches, in words."""
    ruleset = frame.ruleset
    match goal:
        case Row(case):
            return messages.ROW.of(row=phrase_case(item.cases[case], item, ruleset))
        case Part(condition=condition, met=met):
            asked = question(condition.name, item.id, ruleset)
            return (messages.PART_MET if met else messages.PART_NOT_MET).of(question=asked)
        case Bound():
            return _phrase_bound(goal, ruleset)


def _phrase_bound(goal: Bound, ruleset: ir.Ruleset) -> Text:
    what = phrase_subject(goal.number, ruleset)
    measure = measure_of(goal.number, ruleset)
    words = _DAYS if measure == DATE else _NUMBERS
    side = (Side.BELOW if goal.upward else Side.ABOVE) if goal.beyond else Side.AT
    template = messages.BESIDE if side is Side.AT and not goal.attained else words[side]
    return template.of(what=what, bound=plain(goal.bound, measure))
