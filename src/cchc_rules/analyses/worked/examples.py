"""Choosing the examples of an item: the nearest to every bound, one for every other row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from attrs import frozen

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Amount, Bound, Given, Goal, NotApplying, PartOfWhole, Row
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.suggestions import Suggested, suggestions, telling_answers
from cchc_rules.analyses.worked.edges import Edge, crossings, edges_of
from cchc_rules.backends.exact.values import Unanswered, Undefined, value_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.scorecard import ItemScore, NaCause

# How many answers are looked at for one item, and how many of them are scored for one side of a
# bound, or for one more row.
_MOST_LOOKED_AT = 1_500
_MOST_SCORED = 25
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
    tried = _Tried(item=item, frame=frame, scored={})
    edges = edges_of(goals)
    tries = tuple(islice(telling_answers(item, frame, crossings(edges, frame)), _MOST_LOOKED_AT))
    for edge in edges:
        tried.keep_beside(edge, tries)
    for goal in goals:
        if isinstance(goal, PartOfWhole) and goal.amount is Amount.MORE:
            whole_less = ir.Product((ir.Constant(Fraction(-1)), goal.demand.whole))
            tried.keep_first((goal,), _nearest_above(ir.Sum((goal.demand.part, whole_less)), tries))
    tried.keep_first(tuple(goal for goal in goals if _is_a_row(goal)), tries)
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


def _nearest_above(number: ir.Number, tries: tuple[Answered, ...]) -> list[Answered]:
    sized = [(value, place) for place, value in _values(number, tries) if value > 0]
    return [tries[place] for _, place in sorted(sized)]


def _values(number: ir.Number, tries: tuple[Answered, ...]) -> Iterator[tuple[int, Fraction]]:
    for place, answers in enumerate(tries):
        try:
            yield place, value_of(number, answers)
        except (Undefined, Unanswered):
            continue


@frozen
class _Tried:
    """What was scored so far; the value says whether it is to be shown."""

    item: ir.Item
    frame: Frame
    scored: dict[int, tuple[Worked, list[bool]]]

    def keep_beside(self, edge: Edge, tries: tuple[Answered, ...]) -> None:
        """Keep the answers at an edge, and the nearest below and above it, that come as far as it."""
        sides: dict[int, list[tuple[Fraction, int]]] = {-1: [], 0: [], 1: []}
        for place, value in _values(edge.number, tries):
            distance = value - edge.bound
            side = (distance > 0) - (distance < 0)
            sides[side].append((abs(distance), place))
        for distances in sides.values():
            for _, place in sorted(distances)[:_MOST_SCORED]:
                worked, shown = self._score(tries[place])
                if edge.counts(worked.score):
                    shown.append(True)
                    break

    def keep_first(self, goals: tuple[Goal, ...], tries: Iterable[Answered]) -> None:
        """Keep the first example for each of the goals that no kept example reaches yet."""
        left = self.open(goals)
        for answers in islice(tries, _MOST_FOR_ROWS):
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
