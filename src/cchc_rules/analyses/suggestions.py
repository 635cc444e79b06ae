"""Answers that would reach a goal which no example reaches.

Found by trying: a few telling values for every question, taken from the bounds of the rule, in
all their combinations. What is offered was scored and does reach the goal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, islice, product
from math import prod
from typing import assert_never

from attrs import evolve

from cchc_rules.analyses import keys, messages
from cchc_rules.analyses.expectations import phrase_number
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Enough, Goal, NotApplying, Proven, Short
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.analyses.proofs import all_but_one, documents_for, only_one_of
from cchc_rules.backends.words.writing import day, is_day
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text, same
from cchc_rules.dossiers.keys import Word
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.scorecard import NaCause, Proof
from cchc_rules.ir.walk import conditions_in, keys_of_condition, keys_of_item, keys_of_number, numbers_in

_MOST_TRIES = 4_000
_WHOLE = Fraction(100)
# The number of a day in 1643: larger than any count that a rule is about.
_FIRST_DAY = 600_000


@frozen
class Suggested:
    """An example to add, and the goals that it reaches."""

    dossier: Dossier
    goals: tuple[Goal, ...]


def suggestion(goal: Goal, item: ir.Item, frame: Frame) -> Dossier | None:
    """What reaches `goal`, or None when nothing that was tried does."""
    return next((one.dossier for one in suggestions((goal,), item, frame)), None)


def suggestions(goals: Sequence[Goal], item: ir.Item, frame: Frame) -> Iterator[Suggested]:
    """Examples that together reach all `goals` that can be reached by trying, each as many as it can."""
    left = list(goals)
    # An example that lacks one document lacks documents: what asks for more goes first.
    for goal in sorted(goals, key=lambda one: not isinstance(one, (Short, Enough))):
        if goal not in left:
            continue
        blank = _blank(goal, item, frame)
        alike = [one for one in left if _blank(one, item, frame) == blank]
        for dossier in _covering(alike, blank, item, frame):
            score = frame.score(item, dossier)
            reached = tuple(one for one in left if is_reached(one, score, dossier))
            left = [one for one in left if one not in reached]
            yield Suggested(dossier, reached)


def _blank(goal: Goal, item: ir.Item, frame: Frame) -> Dossier:
    """What the example for `goal` is to hold beside answers: all documents, unless it is about them."""
    ruleset = frame.ruleset
    attached, explained, claimed = documents_for(item), False, False
    match goal:
        case NotApplying(NaCause.CLAIMED):
            claimed = True
        case Proven(Proof.NONE):
            attached = ()
        case Proven(Proof.EXPLAINED):
            attached, explained = (), True
        case Short(document):
            attached = all_but_one(item, document)
        case Enough(several, document):
            attached = only_one_of(item, several, document)
        case _:
            pass
    return Dossier(
        ruleset=ruleset.id,
        year=ruleset.year,
        unit="",
        evidence={item.id: attached},
        explanations={item.id: messages.EXPLAINS.in_(frame.language)} if explained else {},
        na_claims={item.id: messages.CLAIMS.in_(frame.language)} if claimed else {},
    )


def _covering(goals: Sequence[Goal], blank: Dossier, item: ir.Item, frame: Frame) -> Iterator[Dossier]:
    """The attempt that reaches most, then the one that reaches most of the rest, and so on."""
    found: dict[frozenset[int], Dossier] = {}
    open_goals: set[int] = set()
    for answers in ({},) if blank.na_claims else telling_answers(item, frame):
        dossier = evolve(blank, answers=answers)
        score = frame.score(item, dossier)
        reached = frozenset(n for n, goal in enumerate(goals) if is_reached(goal, score, dossier))
        found.setdefault(reached, dossier)
        open_goals |= reached
        if len(reached) == len(goals):
            break
    while open_goals:
        best = max(found, key=lambda reached: len(reached & open_goals))
        yield found[best]
        open_goals -= best


def telling_answers(
    item: ir.Item, frame: Frame, more_bounds: tuple[Fraction, ...] = ()
) -> Iterator[dict[Key, Value]]:
    """A few telling values for every question of an item, in all their combinations."""
    asked = keys_asked(item, frame)
    bounds = tuple(dict.fromkeys((*bounds_in(item), *more_bounds)))
    last_day = Fraction(date(frame.ruleset.year, 12, 31).toordinal())
    choices = [tuple(values_for(frame.kinds[key], bounds, last_day)) for key in asked]
    # Every question keeps at least its first values when there are too many combinations.
    while prod(map(len, choices)) > _MOST_TRIES and max(map(len, choices)) > 2:
        longest = max(range(len(choices)), key=lambda place: len(choices[place]))
        choices[longest] = choices[longest][: max(2, len(choices[longest]) * 3 // 4)]
    for values in islice(product(*choices), _MOST_TRIES):
        yield dict(zip(asked, values, strict=True))


def phrase_attempt(dossier: Dossier, item: ir.Item) -> Text:
    """The lines of a case, one after the other: `{xong: 95, giao: 100}, kiểm chứng: thiếu`."""
    said = [phrase_answers(dict(dossier.answers))] if dossier.answers else []
    said += [messages.LINE.of(word=word.name, value=value) for word, value in lines_beside(dossier, item)]
    return Text(vi=", ".join(one.vi for one in said), en=", ".join(one.en for one in said))


def lines_beside(dossier: Dossier, item: ir.Item) -> Iterator[tuple[Word, Text]]:
    """The lines of a case beside its answers: what it lacks, explains or claims."""
    claim, why = dossier.na_claims.get(item.id), dossier.explanations.get(item.id)
    attached = dossier.evidence.get(item.id, ())
    if claim is not None:
        yield keys.NOT_APPLICABLE, same(claim)
    elif attached != documents_for(item):
        names = ", ".join(yaml_text(one.name) for one in attached)
        yield keys.EVIDENCE, same(f"[{names}]") if attached else keys.LACKING.name
    if why is not None:
        yield keys.EXPLANATION, same(why)


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
    """The bounds that decide between the rows of an item, or inside the points of one."""
    for condition in _conditions(item):
        if isinstance(condition, ir.Within):
            ends = (condition.interval.low, condition.interval.high)
            yield from (end for end in ends if end is not None)


def _conditions(item: ir.Item) -> Iterator[ir.Condition]:
    """Every condition of the rule, those inside points included."""
    for case in item.cases:
        yield from conditions_in(case.when)
        if isinstance(case.then, ir.Award):
            for number in numbers_in(case.then.points):
                if isinstance(number, ir.If):
                    yield from conditions_in(number.condition)


def values_for(kind: ir.AnswerKind, bounds: tuple[Fraction, ...], last_day: Fraction) -> Iterator[Value]:
    """Telling answers to a question of this kind: at the bounds, beside them, and the usual ones."""
    near = [end + step for end in bounds for step in (0, -1, 1)]
    match kind:
        case ir.CountOf() | ir.DaysOf():
            yield from _counts(bounds, near)
        case ir.YesNo():
            yield from (True, False)
        case ir.DateOf(may_be_absent):
            days = dict.fromkeys(value for value in near if value > _FIRST_DAY)
            yield from days or (last_day,)
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
    yield all_say({first_option: 0})


def phrase_value(value: Value) -> Text:
    """An answer as a case file takes it."""
    match value:
        case bool():
            return Text("có", "yes") if value else Text("không", "no")
        case Fraction():
            return day(int(value)) if value > _FIRST_DAY and is_day(value) else _phrase_number(value)
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
