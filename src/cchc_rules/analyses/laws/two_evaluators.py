"""Where the evaluator `exact` and the equations written apart from it give different results."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.backends.equations.grades import Graded
from cchc_rules.backends.equations.items import Worth
from cchc_rules.backends.equations.tree import Span, Totals
from cchc_rules.backends.equations.values import values
from cchc_rules.base.classes import frozen
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import (
    GradeResult,
    GroupScore,
    ItemScore,
    NodeScore,
    Points,
    Scorecard,
    TotalScore,
)
from cchc_rules.ir.walk import figures_of, nodes


@frozen
class Disagreement:
    """Of one node, or the whole where `node` is None: what the equations give, and what was scored."""

    node: str | None
    what: str
    equations: object
    scored: object


def disagreements(ruleset: Ruleset, dossier: Dossier, scorecard: Scorecard) -> Iterator[Disagreement]:
    """Every place where `scorecard` is not what the equations give for `dossier` under `ruleset`.

    Where an equation meets a missing answer the scorecard may say more, and nothing is compared; that it
    says nothing wrong is the law of intervals. With every answer there, the equations must give a value.
    """
    wanted = values(ruleset, dossier)
    scored = {one.id: one for one in _flat(scorecard.children)}
    complete = _is_complete(ruleset, dossier)
    for node in nodes(ruleset.children):
        worth = wanted.nodes[node.id]
        if worth is not None:
            yield from _of_node(worth, scored[node.id])
        elif complete:
            yield Disagreement(node.id, "value", None, scored[node.id].points)
    if wanted.totals is not None:
        yield from _differences(None, {"status": (wanted.status, scorecard.status)})
        yield from _of_totals(wanted.totals, scorecard.total)
    for graded, result in zip(wanted.grades, scorecard.grades, strict=True):
        yield from _of_grades(graded, result)


def _flat(children: tuple[NodeScore, ...]) -> Iterator[NodeScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from _flat(child.children)


def _is_complete(ruleset: Ruleset, dossier: Dossier) -> bool:
    asked = {one.key for one in ruleset.inputs} | {figure.key for figure in figures_of(ruleset)}
    return asked <= set(dossier.answers)


def _of_node(worth: Worth, scored: NodeScore) -> Iterator[Disagreement]:
    pairs: dict[str, tuple[object, object]] = {
        "status": (worth.status, scored.status),
        "points": (Span(worth.low, worth.high), _span(scored.points)),
        "applicable": (worth.applicable, scored.applicable),
    }
    if isinstance(scored, ItemScore):
        pairs["cause"] = (worth.na_cause, scored.na_cause)
        if worth.proof is not None:
            pairs["proof"] = (worth.proof, scored.proof)
    yield from _differences(scored.id, pairs)


def _of_totals(totals: Totals, scored: TotalScore) -> Iterator[Disagreement]:
    pairs: dict[str, tuple[object, object]] = {
        "base": (totals.base, _span(scored.base)),
        "bonus": (totals.bonus, _span(scored.bonus)),
        "penalty": (totals.penalty, _span(scored.penalty)),
        "total": (totals.total, _span(scored.total)),
        "possible index": (
            totals.index,
            None if scored.possible_index is None else _span(scored.possible_index),
        ),
        "index": (_point(totals.index), scored.index),
        "published index": (
            None if _point(totals.index) is None else _point(totals.published),
            scored.rounded_index,
        ),
    }
    yield from _differences(None, pairs)


def _of_grades(graded: Graded, result: GradeResult) -> Iterator[Disagreement]:
    for passed, gate in zip(graded.gates, result.gates, strict=True):
        if passed is not None:
            yield from _differences(None, {f"gate {gate.name}": (passed, gate.passed)})
    if graded.settled:
        pairs = {"grade": (graded.possible, result.possible), "grade settled": (True, result.settled)}
        yield from _differences(None, pairs)
    elif not set(result.possible) <= set(graded.possible):
        yield Disagreement(None, "grades possible", graded.possible, result.possible)


def _differences(node: str | None, pairs: dict[str, tuple[object, object]]) -> Iterator[Disagreement]:
    for what, (wanted, scored) in pairs.items():
        if wanted != scored:
            yield Disagreement(node, what, wanted, scored)


def _span(points: Points) -> Span:
    return Span(points.low, points.high)


def _point(span: Span | None) -> object:
    return span.low if span is not None and span.low == span.high else None
