"""Grades: the band of the index, and what failed gates make of it."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_rules.backends.exact.totals import shown_index
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.dossier import Dossier, Key
from cchc_rules.ir.gates import grades_left
from cchc_rules.ir.nodes import (
    All,
    AnswerKind,
    Any,
    Condition,
    Earned,
    Grading,
    Interval,
    Not,
    Number,
    Ruleset,
    Share,
    Within,
)
from cchc_rules.ir.ranges import Known, truth_of
from cchc_rules.ir.scorecard import GateResult, GradeResult, NodeScore, Points, Status, TotalScore
from cchc_rules.ir.walk import numbers_in

ALWAYS = All(())
NEVER = Any(())


def grades_of(
    ruleset: Ruleset,
    total: TotalScore,
    scores: Mapping[str, NodeScore],
    dossier: Dossier,
    kinds: Mapping[Key, AnswerKind],
) -> tuple[GradeResult, ...]:
    """The grades still possible under each grading of the ruleset."""
    known = _known(scores, dossier, kinds)
    absent = _absent(scores)
    return tuple(_graded(grading, ruleset, total, known, absent) for grading in ruleset.gradings)


def holds_of_nodes(
    condition: Condition,
    scores: Mapping[str, NodeScore],
    dossier: Dossier,
    kinds: Mapping[Key, AnswerKind],
) -> bool | None:
    """Whether a condition about answers and the points of nodes holds; None while that is open."""
    known = _known(scores, dossier, kinds)
    return truth_of(_without_na(condition, known, _absent(scores)), known)


def _known(scores: Mapping[str, NodeScore], dossier: Dossier, kinds: Mapping[Key, AnswerKind]) -> Known:
    nodes = {
        score.id: (Interval(score.points.low, score.points.high), score.applicable)
        for score in scores.values()
    }
    return Known(kinds=kinds, answers=dossier.answers, nodes=nodes)


def _absent(scores: Mapping[str, NodeScore]) -> frozenset[str]:
    """The nodes that do not apply and have no weight."""
    return frozenset(
        score.id
        for score in scores.values()
        if score.status is Status.NOT_APPLICABLE and score.applicable == 0
    )


def _graded(
    grading: Grading, ruleset: Ruleset, total: TotalScore, known: Known, absent: frozenset[str]
) -> GradeResult:
    results = [(gate, truth_of(_without_na(gate.condition, known, absent), known)) for gate in grading.gates]
    gates = tuple(GateResult(name=gate.name, passed=passed) for gate, passed in results)
    if total.possible_index is None:
        return GradeResult(target=grading.target, possible=(), settled=False, gates=gates)
    index = total.possible_index
    if grading.on_rounded:
        index = shown_index(index, ruleset.total)
    names, settled = grades_left(grading, _bands(grading, index), [passed for _, passed in results])
    return GradeResult(target=grading.target, possible=names, settled=settled, gates=gates)


def _bands(grading: Grading, index: Points) -> list[int]:
    stretch = Interval(index.low, index.high)
    return [
        position for position, grade in enumerate(grading.grades) if not iv.disjoint(grade.interval, stretch)
    ]


def _without_na(
    condition: Condition, known: Known, absent: frozenset[str], *, passing: Condition = ALWAYS
) -> Condition:
    """A condition in which nodes that do not apply fail nothing, be it said with "not" or without.

    `passing` is what a comparison must be so that the whole condition does not fail by it.
    """
    match condition:
        case Within(value) if any(_is_without(one, known, absent) for one in numbers_in(value)):
            return passing
        case All(inner):
            return All(tuple(_without_na(one, known, absent, passing=passing) for one in inner))
        case Any(inner):
            return Any(tuple(_without_na(one, known, absent, passing=passing) for one in inner))
        case Not(one):
            turned = NEVER if passing is ALWAYS else ALWAYS
            return Not(_without_na(one, known, absent, passing=turned))
        case _:
            return condition


def _is_without(number: Number, known: Known, absent: frozenset[str]) -> bool:
    """Whether these are the points of a node that does not apply, or a share out of nothing."""
    match number:
        case Earned(node):
            return node in absent
        case Share(node):
            return known.nodes[node][1] == 0
        case _:
            return False
