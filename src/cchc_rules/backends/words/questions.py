"""What a ruleset asks: finding an input, and saying what kind of answer it wants."""

from __future__ import annotations

from typing import assert_never

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.writing import (
    PLAIN,
    band,
    joined,
    plain,
    points,
    quoted,
    ratio,
)
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    IndexOf,
    Input,
    Item,
    JudgementOf,
    NumberOf,
    Ruleset,
    SurveyOf,
    YesNo,
)
from cchc_rules.ir.walk import keys_of_item


def input_of(key: Key, ruleset: Ruleset) -> Input | None:
    """The input that `key` refers to."""
    return ruleset.asked.get(key)


def inputs_read_by(item: Item, ruleset: Ruleset) -> tuple[Input, ...]:
    """The inputs an item reads, in the order of its rule, then those it asks and never reads."""
    read = [asked for key in keys_of_item(item) if (asked := input_of(key, ruleset)) is not None]
    own = [asked for asked in ruleset.inputs if asked.owner == item.id and asked not in read]
    return (*read, *own)


def inputs_of(item: Item, ruleset: Ruleset) -> tuple[Text, ...]:
    """One line per input of an item: its name, its question and the kind of its answer."""
    return tuple(
        messages.INPUT.of(name=asked.name, question=asked.question, kind=kind_of_answer(asked.kind))
        for asked in inputs_read_by(item, ruleset)
    )


def question(name: str, item_id: str, ruleset: Ruleset) -> Text:
    """The question that an item asks under `name`, or the name when nothing is asked so."""
    asked = input_of((item_id, name), ruleset) or input_of((None, name), ruleset)
    return same(name) if asked is None else messages.QUESTION.of(question=asked.question, name=name)


def kind_of_answer(kind: AnswerKind) -> Text:
    """What an answer looks like."""
    match kind:
        case CountOf(unit):
            return messages.COUNT if unit is None else messages.COUNT_WITH_UNIT.of(unit=unit)
        case YesNo():
            return messages.YES_NO
        case DateOf(may_be_absent):
            return messages.DATE_OR_NEVER if may_be_absent else messages.DATE
        case DaysOf():
            return messages.DAYS
        case NumberOf(unit, bounds):
            number = messages.NUMBER.of(unit=unit)
            return messages.BOUNDED.of(kind=number, band=band(bounds, PLAIN))
        case ChoiceOf(options):
            return messages.CHOICE.of(options=joined([quoted(option) for option in options]))
        case SurveyOf():
            return _survey(kind)
        case IndexOf(bounds):
            return messages.BOUNDED.of(kind=messages.INDEX, band=band(bounds, PLAIN))
        case JudgementOf(low=low, high=high, step=step, by=by):
            said = messages.JUDGEMENT.of(low=low, high=points(high), step=step)
            return said if by is None else messages.JUDGEMENT_BY.of(judgement=said, by=by)
        case _:
            assert_never(kind)


def _survey(kind: SurveyOf) -> Text:
    weights = [option.weight for option in kind.options if option.weight is not None]
    in_percent = all(0 <= weight <= 1 for weight in weights)
    options = [
        messages.NOT_COUNTED.of(label=option.label)
        if option.weight is None
        else messages.WEIGHED.of(
            label=option.label, weight=ratio(option.weight) if in_percent else plain(option.weight, PLAIN)
        )
        for option in kind.options
    ]
    said = messages.SURVEY.of(options=joined(options))
    if not kind.groups:
        return said
    groups = [messages.WEIGHED.of(label=group.label, weight=ratio(group.weight)) for group in kind.groups]
    return messages.SURVEY_GROUPS.of(survey=said, groups=joined(groups))
