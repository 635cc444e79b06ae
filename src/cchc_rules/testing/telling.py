"""Values that tell something of a rule: at each bound, just beside it, none, and the usual ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import lcm
from typing import assert_never

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Bound
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.backends.exact.values import Unanswered, Undefined, value_of
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding, is_decimal, rounded
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies, Value
from cchc_rules.ir.walk import conditions_in, keys_of_number, numbers_in

MANY = 100
_MOST_OF_A_WHOLE = 2000
_HUNDREDTH = Fraction(1, 100)
BY, REASON = "Hội đồng thẩm định", "Theo hồ sơ"


@frozen
class Edge:
    """A number of a rule, and the value at which the rule turns."""

    number: ir.Number
    bound: Fraction


# ── where rules turn ───────────────────────────────────────────────────────────────────────


def edges_of(item: ir.Item, frame: Frame) -> tuple[Edge, ...]:
    """Where the rule of an item turns: bounds of bands, caps, and divisors that are zero."""
    found: dict[Edge, None] = {}
    for goal in goals_of(item, frame):
        if isinstance(goal, Bound):
            found[Edge(goal.number, goal.bound)] = None
    for case in item.cases:
        found |= dict.fromkeys(edges_in(case.when))
        if isinstance(case.then, ir.Award):
            found |= dict.fromkeys(_turns(case.then.points))
    for demand in item.demands:
        found |= dict.fromkeys((Edge(demand.part, Fraction(0)), _where_equal(demand.part, demand.whole)))
    return tuple(found)


def edges_in(condition: ir.Condition) -> Iterator[Edge]:
    """The bounds that a condition looks at."""
    for one in conditions_in(condition):
        if isinstance(one, ir.Within):
            yield from (
                Edge(one.value, end) for end in (one.interval.low, one.interval.high) if end is not None
            )


def _turns(points: ir.Number) -> Iterator[Edge]:
    """Where the least or greatest of some numbers becomes another of them, and where a divisor is zero."""
    for number in numbers_in(points):
        match number:
            case ir.Least((first, *others)) | ir.Greatest((first, *others)):
                yield from (_where_equal(first, other) for other in others)
            case ir.Quotient(_, divisor):
                yield Edge(divisor, Fraction(0))
            case ir.If(condition, _, _):
                yield from edges_in(condition)
            case _:
                pass


def _where_equal(one: ir.Number, other: ir.Number) -> Edge:
    less = ir.Product((ir.Constant(Fraction(-1)), other))
    return Edge(ir.Sum((one, less)), Fraction(0))


# ── values ─────────────────────────────────────────────────────────────────────────────────


def telling(key: Key, kind: ir.AnswerKind, edges: Iterable[Edge], year: int) -> tuple[Value, ...]:
    """Lawful answers to one question, those first that tell most about the edges; none if none is lawful."""
    edges = tuple(edge for edge in edges if key in keys_of_number(edge.number))
    alone = tuple(edge for edge in edges if set(keys_of_number(edge.number)) == {key})
    match kind:
        case ir.CountOf() | ir.DaysOf():
            return _unique((*_counts(edges, alone, key), Fraction(0), Fraction(1), Fraction(2)))
        case ir.YesNo():
            return (True, False)
        case ir.DateOf(may_be_absent):
            usual = Fraction(date(year, 6, 15).toordinal())
            days = [day for day in _beside(_roots(alone, key), Fraction(1)) if _is_day(day)]
            return _unique((*days, usual, *((Never(),) if may_be_absent else ())))
        case ir.ChoiceOf(options):
            return options
        case ir.NumberOf(bounds=bounds) | ir.IndexOf(bounds=bounds):
            return _unique(_numbers(bounds, (*_shares(edges, alone, bounds), *_roots(alone, key))))
        case ir.JudgementOf():
            return _unique(Judgement(points, BY, REASON) for points in _judged(kind, _roots(alone, key)))
        case ir.SurveyOf():
            return _unique(_replies(key, kind, alone))
        case _:
            assert_never(kind)


def _unique(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))


def _roots(edges: Iterable[Edge], key: Key) -> list[Fraction]:
    """The answers that bring the number of each edge to its bound, where it grows evenly."""
    found: list[Fraction] = []
    for edge in edges:
        at_none, at_one = (_value(edge.number, {key: Fraction(n)}) for n in (0, 1))
        if at_none is not None and at_one is not None and at_none != at_one:
            found.append((edge.bound - at_none) / (at_one - at_none))
    return list(dict.fromkeys(found))


def _value(number: ir.Number, answers: Mapping[Key, Value]) -> Fraction | None:
    try:
        return value_of(number, answers)
    except (Unanswered, Undefined):
        return None


def _beside(roots: Iterable[Fraction], unit: Fraction) -> Iterator[Fraction]:
    """Each root, or the two steps around it, and one step further on both sides."""
    for root in roots:
        floor = (root / unit).__floor__() * unit
        ceiling = floor if floor == root else floor + unit
        yield from (floor, ceiling, floor - unit, ceiling + unit)


def _counts(edges: tuple[Edge, ...], alone: tuple[Edge, ...], key: Key) -> Iterator[Fraction]:
    shares = [edge.bound for edge in edges if edge not in alone and 0 < edge.bound <= 2]
    if shares:
        # A whole of which every bound is a whole number of parts, about a hundred where there is one.
        common = min(lcm(*(share.denominator for share in shares)), _MOST_OF_A_WHOLE)
        whole = Fraction(common * -(-MANY // common))
        yield whole
        for share in shares:
            yield from _beside([share * whole], Fraction(1))
            yield share * common if (share * common).denominator == 1 else whole
        # What a rule takes off the whole before it divides.
        yield from (whole - share * whole for share in shares if (share * whole).denominator == 1 > share)
        yield Fraction(common)
    others = [edge.bound for edge in edges if edge not in alone and edge.bound > 2]
    yield from (count for count in _beside((*_roots(alone, key), *others), Fraction(1)) if count >= 0)


def _shares(edges: tuple[Edge, ...], alone: tuple[Edge, ...], bounds: ir.Interval) -> Iterator[Fraction]:
    """A hundred and its parts, where a number is held against another one."""
    if Fraction(MANY) in bounds:
        yield from (edge.bound * MANY for edge in edges if edge not in alone and 0 < edge.bound <= 2)
        yield Fraction(MANY)


def _numbers(bounds: ir.Interval, roots: Iterable[Fraction]) -> Iterator[Fraction]:
    low, high = bounds.low, bounds.high
    ends = [end for end in (low, high) if end is not None]
    between = [(low + high) / 2] if low is not None and high is not None else [Fraction(1), Fraction(MANY)]
    close = [step for root in roots for step in (root, root - _HUNDREDTH, root + _HUNDREDTH)]
    open_ends = [end + step for end in ends for step in (_HUNDREDTH, -_HUNDREDTH)]
    for value in (*close, *ends, *open_ends, *between):
        written = value if is_decimal(value) else rounded(value, 4, Rounding.DOWN)
        if written in bounds:
            yield written


def _judged(kind: ir.JudgementOf, roots: list[Fraction]) -> Iterator[Fraction]:
    steps = int((kind.high - kind.low) / kind.step) if kind.high >= kind.low else -1
    near = _beside([(root - kind.low) / kind.step for root in roots], Fraction(1))
    for step in (Fraction(0), Fraction(steps), *near, Fraction(min(1, steps))):
        if 0 <= step <= steps:
            yield kind.low + step * kind.step


def _replies(key: Key, kind: ir.SurveyOf, edges: tuple[Edge, ...]) -> Iterator[Replies]:
    """One reply for each option, nobody at all, a silent group, and mixes that stand at an edge."""
    for option in kind.options:
        yield replies(kind, {option.label: 1})
    yield replies(kind, {})
    labels = [group.label for group in kind.groups]
    for silent in labels if len(labels) > 1 else ():
        yield replies(kind, {kind.options[0].label: 1}, silent)
    weighed = [(one.weight, one.label) for one in kind.options if one.weight is not None]
    if len(weighed) < 2:
        return
    worst, best = min(weighed)[1], max(weighed)[1]
    for edge in edges:
        low = _value(edge.number, {key: replies(kind, {worst: 1})})
        high = _value(edge.number, {key: replies(kind, {best: 1})})
        if low is None or high is None or low == high:
            continue
        part = ((edge.bound - low) / (high - low)).limit_denominator(1000)
        if 0 < part < 1:
            good, bad = part.numerator, part.denominator - part.numerator
            yield replies(kind, {best: good, worst: bad})
            yield replies(kind, {best: MANY * good - 1, worst: MANY * bad + 1})
            yield replies(kind, {best: MANY * good + 1, worst: MANY * bad - 1})


def replies(kind: ir.SurveyOf, counts: Mapping[str, int], silent: str | None = None) -> Replies:
    """The same counts in every group but the silent one, in the order in which a dossier is read."""
    groups: list[str | None] = [group.label for group in kind.groups] or [None]
    return Replies(
        tuple(
            (
                (group, option.label),
                0 if silent is not None and group == silent else counts.get(option.label, 0),
            )
            for group in groups
            for option in kind.options
        )
    )


def _is_day(value: Fraction) -> bool:
    return 1 <= value <= date.max.toordinal()
