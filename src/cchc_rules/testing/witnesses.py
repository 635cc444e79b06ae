"""For each item a pool of answers that tell something of its rule, found once by trying.

Whatever is asked by an item alone is its own; what several items read is shared. A pool holds
answers to an item's own questions for given answers to the shared ones: the simplest that reach
each row, and those that stand at each edge or just beside it. Every one of them is right: no
demand is broken and the rule rejects nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import TypeAlias, TypeVar

from attrs import field

from cchc_rules.backends.exact.values import Unanswered, Undefined, deciding, value_of
from cchc_rules.base.classes import define, frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Key, Replies, Value
from cchc_rules.testing.telling import Edge

Answers: TypeAlias = Mapping[Key, Value]
T = TypeVar("T")
_MOST_TRIES = 700


@frozen(kw_only=True)
class Witness:
    """Answers to the own questions of an item, and what the rule makes of them.

    `points` is None for every outcome that gives none, and where a figure over all units decides.
    """

    answers: Answers
    outcome: ir.Outcome | None
    points: Fraction | None

    @property
    def settled(self) -> bool:
        """Whether the item is scored by its rule, or does not apply."""
        return isinstance(self.outcome, (ir.Award, ir.NotApplicable))


@frozen
class Found:
    """What a rule makes of answers that are right: the row that decides, if it is known, and its outcome."""

    case: int | None
    outcome: ir.Outcome | None
    points: Fraction | None


def found_of(item: ir.Item, answers: Answers) -> Found | None:
    """What the rule of `item` makes of `answers`; None when they cannot be right."""
    if not all(is_met(demand, answers) for demand in item.demands):
        return None
    try:
        case = deciding(item.cases, answers)
        outcome = item.cases[case].then
        points = value_of(outcome.points, answers) if isinstance(outcome, ir.Award) else None
    except (Unanswered, Undefined):
        # A figure over all units, or a hole in the rule, which the laws are to find.
        return Found(None, None, None)
    return None if isinstance(outcome, ir.Rejected) else Found(case, outcome, points)


def is_met(demand: ir.Demand, answers: Answers) -> bool:
    """Whether the part is a part of its whole, as far as both are known."""
    try:
        return 0 <= value_of(demand.part, answers) <= value_of(demand.whole, answers)
    except (Unanswered, Undefined):
        return True


@define(kw_only=True)
class Pools:
    """The pools of one item, made when they are first asked for."""

    item: ir.Item
    own: tuple[Key, ...]
    shared: tuple[Key, ...]
    edges: tuple[Edge, ...]
    values: Mapping[Key, tuple[Value, ...]]
    kinds: Mapping[Key, ir.AnswerKind]
    year: int
    _made: dict[tuple[Value | None, ...], tuple[Witness, ...]] = field(init=False, factory=dict)
    _settled: dict[tuple[Value | None, ...], tuple[Witness, ...]] = field(init=False, factory=dict)

    def pool(self, given: Answers, *, settled: bool = False) -> tuple[Witness, ...]:
        """The witnesses under these answers to the shared questions, the simplest first.

        With `settled` only those that settle the item, where there are some.
        """
        shared = tuple(given.get(key) for key in self.shared)
        if shared not in self._made:
            self._made[shared] = every = tuple(self._witnesses(given))
            self._settled[shared] = tuple(one for one in every if one.settled) or every
        return self._settled[shared] if settled else self._made[shared]

    def _witnesses(self, given: Answers) -> list[Witness]:
        """The nearest to each side of each edge, and the simplest for each row and each answer."""
        best: dict[tuple[object, ...], tuple[Fraction, int, Witness]] = {}
        shared = {key: given[key] for key in self.shared if key in given}
        for values in combinations([self.values[key] for key in self.own], _MOST_TRIES):
            own = dict(zip(self.own, values, strict=True))
            answers = {**shared, **own}
            found = found_of(self.item, answers)
            if found is None:
                continue
            weight = sum(map(_weight, values))
            witness = Witness(answers=own, outcome=found.outcome, points=found.points)
            for reached, distance in self._reached(answers, found):
                if reached not in best or (distance, weight) < best[reached][:2]:
                    best[reached] = (distance, weight, witness)
        ordered = sorted(best.values(), key=lambda one: (one[2].points is None, one[1]))
        return _once(witness for _, _, witness in ordered)

    def _reached(self, answers: Answers, found: Found) -> Iterator[tuple[tuple[object, ...], Fraction]]:
        yield ("row", found.case), Fraction(0)
        for key in self.own:
            value = answers[key]
            if isinstance(value, (bool, str)):
                yield ("answer", key, value), Fraction(0)
        for place, edge in enumerate(self.edges):
            try:
                beyond = value_of(edge.number, answers) - edge.bound
            except (Unanswered, Undefined):
                continue
            side = (beyond > 0) - (beyond < 0)
            # What stands at an edge may be decided by an earlier row: each row counts.
            yield ("edge", place, side, found.case if side == 0 else None), abs(beyond)


def combinations(choices: Sequence[Sequence[T]], most: int) -> Iterator[tuple[T, ...]]:
    """Every choice of one from each, at most so many: the longest lists lose their last first."""
    kept = [list(one) for one in choices]
    while prod(map(len, kept)) > most and max(map(len, kept)) > 2:
        longest = max(range(len(kept)), key=lambda place: len(kept[place]))
        kept[longest] = kept[longest][: max(2, len(kept[longest]) * 3 // 4)]
    for tried, values in enumerate(product(*kept)):
        if tried >= most:
            return
        yield values


def _once(witnesses: Iterable[Witness]) -> list[Witness]:
    return list({id(one): one for one in witnesses}.values())


def _weight(value: Value) -> int:
    """How much there is to read in an answer."""
    match value:
        case Fraction():
            return abs(value.numerator) + value.denominator
        case Replies(counts):
            return sum(count for _, count in counts)
        case Judgement(points=points):
            return abs(points.numerator) + points.denominator
        case _:
            return 0
