"""The rule of an item as people lay it out: what is looked at first, and below it what it gives.

A passage is a run of cases about one thing, which is named once. Its lines say the bands, options
or answers alone. A case that stands alone, or is about several things, is one line that says all.
"""

from __future__ import annotations

from itertools import combinations
from typing import TypeAlias

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.awards import phrase_outcome
from cchc_rules.backends.words.expressions import (
    ALWAYS,
    phrase_band,
    phrase_condition,
    phrase_subject,
)
from cchc_rules.backends.words.questions import input_of
from cchc_rules.backends.words.rules import phrase_case
from cchc_rules.backends.words.writing import joined, quoted
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir.intervals import disjoint
from cchc_rules.ir.nodes import (
    Absent,
    Answer,
    Any,
    Case,
    Chosen,
    Condition,
    Item,
    Not,
    Number,
    Ruleset,
    Within,
    Yes,
)

_About: TypeAlias = Number | None


@frozen
class Passage:
    """What some cases are about, None where each line says it itself, and a line for each."""

    subject: Text | None
    cases: tuple[Case, ...]
    lines: tuple[Text, ...]


def passages(item: Item, ruleset: Ruleset) -> tuple[Passage, ...]:
    """The whole rule of an item, in the order in which its cases decide."""
    runs: list[tuple[_About, list[Case]]] = []
    for case in item.cases:
        about = _about(case.when)
        rest = case.when == ALWAYS and len(item.cases) > 1
        if runs and runs[-1][0] is not None and (rest or about == runs[-1][0]):
            runs[-1][1].append(case)
        else:
            runs.append((about, [case]))
    return tuple(_passage(about, cases, item, ruleset) for about, cases in runs)


def order_matters(item: Item) -> bool:
    """Whether two cases may hold together, so that a reader must know which one decides."""
    pairs = combinations([case.when for case in item.cases if case.when != ALWAYS], 2)
    return any(not _exclude(one, other) for one, other in pairs)


def _exclude(one: Condition, other: Condition) -> bool:
    match one, other:
        case Within(value, band), Within(same_value, stretch):
            return value == same_value and disjoint(band, stretch)
        case (Within() | Absent(), Within() | Absent()) | (Yes() | Not(Yes()), Yes() | Not(Yes())):
            return _about(one) == _about(other)
        case Chosen(option=option), Chosen(option=another):
            return _about(one) == _about(other) and option != another
        case _:
            return False


def _passage(about: _About, cases: list[Case], item: Item, ruleset: Ruleset) -> Passage:
    if about is None or len(cases) == 1:
        return Passage(None, tuple(cases), tuple(phrase_case(case, item, ruleset) for case in cases))
    lines = tuple(
        messages.CASE.of(when=_when(case.when, ruleset), outcome=phrase_outcome(case, item, ruleset))
        for case in cases
    )
    return Passage(_subject(about, ruleset), tuple(cases), lines)


def _about(condition: Condition) -> _About:
    """The number, or the answer, that a condition looks at alone."""
    match condition:
        case Within(value):
            return value
        case Yes(owner, name) | Chosen(owner, name) | Absent(owner, name) | Not(Yes(owner, name)):
            return Answer(owner, name)
        case Any((Chosen(owner, name), *rest)):
            same_question = all(
                isinstance(one, Chosen) and (one.owner, one.name) == (owner, name) for one in rest
            )
            return Answer(owner, name) if same_question else None
        case _:
            return None


def _subject(about: Number, ruleset: Ruleset) -> Text:
    if isinstance(about, Answer):
        asked = input_of((about.owner, about.name), ruleset)
        if asked is not None:
            return messages.QUESTION.of(question=asked.question, name=asked.name)
    return phrase_subject(about, ruleset)


def _when(condition: Condition, ruleset: Ruleset) -> Text:
    """A condition whose subject has been named."""
    match condition:
        case Within(value, interval):
            return phrase_band(value, interval, ruleset)
        case Yes():
            return messages.YES
        case Not(Yes()):
            return messages.NO
        case Absent():
            return messages.NEVER
        case Chosen(option=option):
            return quoted(option)
        case Any(conditions):
            options = [quoted(one.option) for one in conditions if isinstance(one, Chosen)]
            return joined(options, messages.OR)
        case _:
            return messages.OTHERWISE if condition == ALWAYS else phrase_condition(condition, ruleset)
