"""A goal in words: what an example that reaches it does, and that none does."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from cchc_rules.analyses.goals import messages
from cchc_rules.analyses.goals.forms import (
    Alone,
    Bound,
    Branch,
    Enough,
    Extreme,
    Given,
    Goal,
    NotApplying,
    PartOfWhole,
    Proven,
    Row,
    Short,
)
from cchc_rules.backends.words.expressions import phrase_condition, phrase_number, phrase_subject
from cchc_rules.backends.words.measures import measure_of
from cchc_rules.backends.words.questions import question
from cchc_rules.backends.words.rules import phrase_case
from cchc_rules.backends.words.writing import DATE, plain
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir


class Side(Enum):
    """Where an example is wanted: at a bound, or beyond it."""

    AT = "at"
    BELOW = "below"
    ABOVE = "above"


_NUMBERS = {Side.AT: messages.AT, Side.BELOW: messages.BELOW, Side.ABOVE: messages.ABOVE}
_DAYS = {Side.AT: messages.ON_DAY, Side.BELOW: messages.BEFORE, Side.ABOVE: messages.AFTER}


def phrase_goal(goal: Goal, item: ir.Item, ruleset: ir.Ruleset) -> Text:
    """That no example reaches `goal`."""
    return messages.NONE.of(what=phrase_reached(goal, item, ruleset))


def phrase_reached(goal: Goal, item: ir.Item, ruleset: ir.Ruleset) -> Text:
    """What an example does that reaches `goal`."""
    match goal:
        case Row(case):
            return messages.ROW.of(row=phrase_case(item.cases[case], item, ruleset))
        case Bound():
            return _phrase_bound(goal, ruleset)
        case Branch(condition=ir.Yes(_, name), met=met):
            asked = question(name, item.id, ruleset)
            return (messages.ANSWERS_YES if met else messages.ANSWERS_NO).of(question=asked)
        case Branch(condition=condition, met=met):
            template = messages.MEETS if met else messages.FAILS
            return template.of(condition=phrase_condition(condition, ruleset))
        case Alone(part=part, met=met):
            template = messages.ALONE_MEETS if met else messages.ALONE_FAILS
            return template.of(part=phrase_condition(part, ruleset))
        case Given((_, name), None):
            return messages.GIVES_NEVER.of(name=name)
        case Given((_, name), option):
            return messages.GIVES.of(name=name, option=str(option))
        case Extreme():
            return _phrase_extreme(goal, ruleset)
        case NotApplying(cause):
            return messages.NOT_APPLYING[cause]
        case PartOfWhole(demand=demand, amount=amount):
            small, large = phrase_number(demand.part, ruleset), phrase_number(demand.whole, ruleset)
            return messages.PART[amount].of(part=small, whole=large)
        case Proven(proof):
            return messages.PROVEN[proof]
        case Short(document):
            template = messages.SHORT if document.count == 1 else messages.SHORT_OF_COUNT
            return template.of(document=document.name, count=document.count)
        case Enough(_, document):
            return messages.ENOUGH.of(document=document.name)
        case _:
            assert_never(goal)


def _phrase_extreme(goal: Extreme, ruleset: ir.Ruleset) -> Text:
    least = isinstance(goal.number, ir.Least)
    match goal.number.choices:
        case (number, ir.Constant(limit)):
            if goal.choice == 1:
                template = messages.CAP_PASSED if least else messages.FLOOR_PASSED
            else:
                template = messages.CAP_OPEN if least else messages.FLOOR_OPEN
            bound = plain(limit, measure_of(number, ruleset))
            return template.of(number=phrase_number(number, ruleset), limit=bound)
        case choices:
            template = messages.LEAST if least else messages.GREATEST
            chosen = phrase_number(choices[goal.choice], ruleset)
            return template.of(choice=chosen, number=phrase_number(goal.number, ruleset))


def _phrase_bound(goal: Bound, ruleset: ir.Ruleset) -> Text:
    what = phrase_subject(goal.number, ruleset)
    measure = measure_of(goal.number, ruleset)
    words = _DAYS if measure == DATE else _NUMBERS
    side = (Side.BELOW if goal.upward else Side.ABOVE) if goal.beyond else Side.AT
    template = messages.BESIDE if side is Side.AT and not goal.attained else words[side]
    return template.of(what=what, bound=plain(goal.bound, measure))
