"""Choosing the examples of an item: the nearest to every bound, one for every other row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from attrs import field

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Amount, Bound, Given, Goal, NotApplying, PartOfWhole, Row
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.suggestions import Suggested, suggestions, telling_answers
from cchc_rules.analyses.worked.edges import Edge, crossings, edges_of
from cchc_rules.backends.exact.values import Unanswered, Undefined, value_of
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.scorecard import ItemScore, NaCause

# How many answers are looked at for one item, and how many of them are scored for one side of a
# bound, or for one more row.
_MOST_LOOKED_AT = 1_500
_MOST_SCORED = 8
_MOST_FOR_ROWS = 250

Answered = Mapping[Key, Value]


@frozen
class Worked:
    """A dossier about one item, and the score the evaluator gives it."""

    dossier: Dossier
    score: ItemScore


def worked_examples(item: ir.Item, frame: Frame) -> tuple[Worked, ...]:
    """Examples at every bound of the rule and beside it, and one for each row that has no bound.

    All documents are attached. They stand in the order of the rows, most points first.
    """
    goals = goals_of(item, frame)
    if not goals:
        return ()
    edges = edges_of(goals)
    tries = tuple(islice(telling_answers(item, frame, crossings(edges, frame)), _MOST_LOOKED_AT))
    tried = _Tried(item=item, frame=frame, tries=tries)
    for edge in edges:
        tried.keep_beside(edge)
    for goal in goals:
        if isinstance(goal, PartOfWhole) and goal.amount is Amount.MORE:
            whole_less = ir.Product((ir.Constant(Fraction(-1)), goal.demand.whole))
            excess = ir.Sum((goal.demand.part, whole_less))
            tried.keep_first((goal,), islice(tried.above(excess, Fraction(0)), _MOST_SCORED))
    tried.keep_first(tuple(goal for goal in goals if _is_a_row(goal)), islice(tries, _MOST_FOR_ROWS))
    # What the first tries do not reach is looked for among all of them.
    wanted = tuple(goal for goal in goals if isinstance(goal, Bound) or _is_a_row(goal))
    tried.keep_all(suggestions(tried.open(wanted), item, frame))
    return tuple(sorted(tried.kept(), key=lambda one: _place(one, item)))


def _is_a_row(goal: Goal) -> bool:
    by_kind = isinstance(goal, NotApplying) and goal.cause is NaCause.BY_KIND
    return isinstance(goal, (Row, Given)) or by_kind


def _place(one: Worked, item: ir.Item) -> tuple[bool, int, Fraction, Fraction]:
    """By rows, then by points, then by the number that the row is about, all from the top down."""
    case = one.score.case
    when = item.cases[case].when if case is not None else None
    numbers = _values(when.value, (one.dossier.answers,)) if isinstance(when, ir.Within) else ()
    value = next((value for _, value in numbers), Fraction(0))
    return (case is None, case or 0, -one.score.points.high, -value)


def _values(number: ir.Number, tries: tuple[Answered, ...]) -> Iterator[tuple[int, Fraction]]:
    for place, answers in enumerate(tries):
        try:
            yield place, value_of(number, answers)
        except (Undefined, Unanswered):
            continue


@frozen
class _Values:
    """The values that a number takes, and with which of the tries."""

    ascending: tuple[Fraction, ...]
    tries: Mapping[Fraction, list[Answered]]


@frozen(kw_only=True)
class _Tried:
    """What was scored so far; the mark says whether it is to be shown."""

    item: ir.Item
    frame: Frame
    tries: tuple[Answered, ...]
    scored: dict[int, tuple[Worked, list[bool]]] = field(factory=dict)
    values: dict[ir.Number, _Values] = field(factory=dict)

    def keep_beside(self, edge: Edge) -> None:
        """Keep the answers at an edge, and the nearest below and above it, that come as far as it."""
        at = self.values_of(edge.number).tries.get(edge.bound, [])
        for side in (at, self.below(edge.number, edge.bound), self.above(edge.number, edge.bound)):
            for answers in islice(side, _MOST_SCORED):
                worked, shown = self._score(answers)
                if edge.counts(worked.score):
                    shown.append(True)
                    break

    def below(self, number: ir.Number, bound: Fraction) -> Iterator[Answered]:
        """The tries with which the number is below the bound, the nearest first."""
        found = self.values_of(number)
        lower = found.ascending[: bisect_left(found.ascending, bound)]
        return (answers for value in reversed(lower) for answers in found.tries[value])

    def above(self, number: ir.Number, bound: Fraction) -> Iterator[Answered]:
        """The tries with which the number is above the bound, the nearest first."""
        found = self.values_of(number)
        upper = found.ascending[bisect_right(found.ascending, bound) :]
        return (answers for value in upper for answers in found.tries[value])

    def values_of(self, number: ir.Number) -> _Values:
        """The values of a number, worked out once for all of its bounds."""
        if number not in self.values:
            by_value = defaultdict[Fraction, list[Answered]](list)
            for place, value in _values(number, self.tries):
                by_value[value].append(self.tries[place])
            self.values[number] = _Values(tuple(sorted(by_value)), dict(by_value))
        return self.values[number]

    def keep_first(self, goals: tuple[Goal, ...], tries: Iterable[Answered]) -> None:
        """Keep the first example for each of the goals that no kept example reaches yet."""
        left = self.open(goals)
        for answers in tries:
            if not left:
                return
            worked, shown = self._score(answers)
            reached = [goal for goal in left if self._reaches(goal, worked)]
            if reached:
                shown.append(True)
                left = [goal for goal in left if goal not in reached]

    def keep_all(self, found: Iterable[Suggested]) -> None:
        """Keep examples that were found elsewhere."""
        for one in found:
            score = self.frame.score(self.item, one.dossier)
            self.scored[id(one)] = (Worked(one.dossier, score), [True])

    def open(self, goals: tuple[Goal, ...]) -> list[Goal]:
        """The goals that no kept example reaches."""
        return [goal for goal in goals if not any(self._reaches(goal, one) for one in self.kept())]

    def kept(self) -> Iterator[Worked]:
        """What is to be shown, each set of answers once."""
        seen: list[Answered] = []
        for worked, shown in self.scored.values():
            if shown and worked.dossier.answers not in seen:
                seen.append(worked.dossier.answers)
                yield worked

    def _score(self, answers: Answered) -> tuple[Worked, list[bool]]:
        # The answers outlive this search, so that their identity is theirs alone.
        if id(answers) not in self.scored:
            dossier = dossier_of(self.item, self.frame, answers)
            self.scored[id(answers)] = (Worked(dossier, self.frame.score(self.item, dossier)), [])
        return self.scored[id(answers)]

    def _reaches(self, goal: Goal, worked: Worked) -> bool:
        return is_reached(goal, worked.score, worked.dossier)


def dossier_of(item: ir.Item, frame: Frame, answers: Answered) -> Dossier:
    """A dossier about one item with every document it asks for."""
    return Dossier(
        ruleset=frame.ruleset.id,
        year=frame.ruleset.year,
        unit="",
        answers=answers,
        evidence={item.id: documents_for(item)},
    )
