"""Answers that would reach a goal which no example reaches.

Found by trying: a few telling values for every question, taken from the bounds of the rule, in
all their combinations. What is offered was scored and does reach the goal.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, islice, product
from math import prod
from typing import assert_never

from cchc_rules.analyses.coverage import Goal, is_reached
from cchc_rules.analyses.expectations import phrase_number
from cchc_rules.analyses.frame import Frame
from cchc_rules.backends.words.writing import day
from cchc_rules.base.texts import Text, same
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.walk import conditions_in, keys_of_condition, keys_of_item, keys_of_number

_MOST_TRIES = 4_000
_WHOLE = Fraction(100)
# The number of a day in 1643: larger than any count that a rule is about.
_FIRST_DAY = 600_000


def suggestion(goal: Goal, item: ir.Item, frame: Frame) -> dict[Key, Value] | None:
    """Answers that reach `goal`, or None when none of those tried does."""
    for answers in telling_answers(item, frame):
        dossier = Dossier(ruleset=frame.ruleset.id, year=frame.ruleset.year, unit="", answers=answers)
        if is_reached(goal, frame.score(item, dossier), dossier):
            return answers
    return None


def telling_answers(item: ir.Item, frame: Frame) -> Iterator[dict[Key, Value]]:
    """A few telling values for every question of an item, in all their combinations."""
    keys = keys_asked(item, frame)
    bounds = tuple(dict.fromkeys(bounds_in(item)))
    choices = [tuple(values_for(frame.kinds[key], bounds)) for key in keys]
    # Every question keeps at least its first values when there are too many combinations.
    while prod(map(len, choices)) > _MOST_TRIES and max(map(len, choices)) > 2:
        longest = max(range(len(choices)), key=lambda place: len(choices[place]))
        choices[longest] = choices[longest][: max(2, len(choices[longest]) * 3 // 4)]
    for values in islice(product(*choices), _MOST_TRIES):
        yield dict(zip(keys, values, strict=True))


def phrase_answers(answers: dict[Key, Value]) -> Text:
    """The answers as a case file takes them: `{xong: 95, giao: 100}`."""
    written = [(name, phrase_value(value)) for (_, name), value in answers.items()]
    vietnamese = ", ".join(f"{name}: {value.vi}" for name, value in written)
    english = ", ".join(f"{name}: {value.en}" for name, value in written)
    return Text(vi="{" + vietnamese + "}", en="{" + english + "}")


def keys_asked(item: ir.Item, frame: Frame) -> tuple[Key, ...]:
    """The questions that the score of an item depends on, in the order in which they are met."""
    keys: dict[Key, None] = {}
    for condition in frame.conditions_of(item):
        keys |= dict.fromkeys(keys_of_condition(condition))
    for demand in item.demands:
        keys |= dict.fromkeys((*keys_of_number(demand.part), *keys_of_number(demand.whole)))
    keys |= dict.fromkeys(keys_of_item(item))
    return tuple(key for key in keys if key in frame.kinds)


def bounds_in(item: ir.Item) -> Iterator[Fraction]:
    """The bounds that decide between the rows of an item."""
    for case in item.cases:
        for condition in conditions_in(case.when):
            if isinstance(condition, ir.Within):
                ends = (condition.interval.low, condition.interval.high)
                yield from (end for end in ends if end is not None)


def values_for(kind: ir.AnswerKind, bounds: tuple[Fraction, ...]) -> Iterator[Value]:
    """Telling answers to a question of this kind: at the bounds, beside them, and the usual ones."""
    near = [end + step for end in bounds for step in (0, -1, 1)]
    match kind:
        case ir.CountOf() | ir.DaysOf():
            yield from _counts(bounds, near)
        case ir.YesNo():
            yield from (True, False)
        case ir.DateOf(may_be_absent):
            yield from dict.fromkeys(value for value in near if value > _FIRST_DAY)
            yield from (Never(),) if may_be_absent else ()
        case ir.ChoiceOf(options):
            yield from options
        case ir.NumberOf(bounds=allowed) | ir.IndexOf(bounds=allowed):
            hundredth = Fraction(1, 100)
            close = [end + step for end in bounds for step in (0, -hundredth, hundredth)]
            ends = [end for end in (allowed.low, allowed.high) if end is not None]
            yield from dict.fromkeys(value for value in (*close, *ends, *near) if value in allowed)
        case ir.JudgementOf(low=low, high=high):
            yield from (Judgement(points, "", "") for points in dict.fromkeys((high, low)))
        case ir.SurveyOf():
            yield from _replies(kind, bounds)
        case _:
            assert_never(kind)


def _counts(bounds: tuple[Fraction, ...], near: list[Fraction]) -> Iterator[Fraction]:
    """Counts, the most telling first: parts of a hundred where the rule is about a share."""
    shares = [end * _WHOLE + step for end in bounds if end.denominator > 1 for step in (0, -1, 1)]
    first = [_WHOLE, *shares] if shares else []
    usual = [Fraction(0), Fraction(1), Fraction(2), _WHOLE]
    counts = (*first, *near, *usual)
    yield from dict.fromkeys(one for one in counts if one.denominator == 1 and 0 <= one < _FIRST_DAY)


def _replies(kind: ir.SurveyOf, bounds: tuple[Fraction, ...]) -> Iterator[Replies]:
    groups: list[str | None] = [group.label for group in kind.groups]
    groups = groups or [None]

    def all_say(counts: dict[str, int]) -> Replies:
        return Replies(tuple(((group, option), n) for group in groups for option, n in counts.items()))

    yield from (all_say({option.label: 10}) for option in kind.options)
    first_option = kind.options[0].label
    for silent in groups if len(groups) > 1 else ():
        spoken = (((group, first_option), 10) for group in groups if group != silent)
        yield Replies(tuple(spoken))
    weighed = [(option.label, option.weight) for option in kind.options if option.weight is not None]
    for (one, first), (other, second) in combinations(weighed, 2):
        low, high = min(first, second), max(first, second)
        for bound in bounds:
            if low < bound < high:
                exact = ((bound - second) / (first - second)).limit_denominator(1000)
                part, whole = exact.numerator, exact.denominator
                yield all_say({one: part, other: whole - part})
                yield all_say({one: part * 100 - 1, other: (whole - part) * 100 + 1})
                yield all_say({one: part * 100 + 1, other: (whole - part) * 100 - 1})


def phrase_value(value: Value) -> Text:
    """An answer as a case file takes it."""
    match value:
        case bool():
            return Text("có", "yes") if value else Text("không", "no")
        case Fraction():
            return day(int(value)) if value > _FIRST_DAY else _phrase_number(value)
        case Never():
            return Text("không có", "never")
        case str():
            return same(yaml_text(value))
        case Judgement(points=points):
            points_text = _phrase_number(points)
            return Text(
                vi=f"{{điểm: {points_text.vi}, người chấm: …, lý do: …}}",
                en=f"{{points: {points_text.en}, by: …, reason: …}}",
            )
        case Replies(counts):
            return same(_phrase_replies(counts))
        case _:
            assert_never(value)


def _phrase_number(value: Fraction) -> Text:
    text = phrase_number(value)
    return Text(vi=yaml_text(text.vi), en=yaml_text(text.en))


def _phrase_replies(counts: tuple[tuple[tuple[str | None, str], int], ...]) -> str:
    groups: dict[str | None, list[str]] = {}
    for (group, option), count in counts:
        groups.setdefault(group, []).append(f"{yaml_text(option)}: {count}")
    parts = {group: "{" + ", ".join(options) + "}" for group, options in groups.items()}
    if None in parts:
        return parts[None]
    return "{" + ", ".join(f"{yaml_text(str(group))}: {options}" for group, options in parts.items()) + "}"


def yaml_text(text: str) -> str:
    """A name as a value or key inside braces; quoted where a mark in it would mean something."""
    marks = set(",:{}[]#&*!|>%@`\"'")
    if not marks & set(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
