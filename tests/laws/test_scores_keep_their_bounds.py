"""Laws of scoring, on random well-typed rulesets and dossiers.

- A well-typed text compiles without an error.
- Every item earns between 0 and its maximum; a group what its children make; the total what its
  parts make under its bounds.
- Every completion of a partial dossier scores inside the interval that was promised, at every
  node, and the interval only narrows as answers and documents arrive.
- With every answer there, the bounds that partial scoring computes are the exact points.
- A grade that was called settled is the grade of every completion.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, believing, range_of, reachable, truth_of
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Status
from cchc_rules.ir.walk import items, nodes
from cchc_rules.pipeline import compile_source
from tests.strategies.rulesets import complete_dossiers, ruleset_texts, thinned

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def compiled(text: str) -> ir.Ruleset:
    result = compile_source(Source("random.cchc", text))
    assert [] == [(one.code.name, one.message.en) for one in result.report.errors], text
    assert result.ruleset is not None
    return result.ruleset


def flat(children: tuple[NodeScore, ...]) -> Iterator[NodeScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from flat(child.children)


@SLOW
@given(st.data())
def test_points_lie_between_nothing_and_the_maximum_and_add_up(data: st.DataObject) -> None:
    ruleset = compiled(data.draw(ruleset_texts()))
    card = score(ruleset, data.draw(complete_dossiers(ruleset)))
    by_id = {node.id: node for node in nodes(ruleset.children)}
    for one in flat(card.children):
        assert one.points.low <= one.points.high
        if one.maximum is not None:
            assert 0 <= one.points.low
            assert one.points.high <= one.maximum
        node = by_id[one.id]
        if isinstance(one, GroupScore) and isinstance(node, ir.Group) and one.points.final:
            counted = [child for child in one.children if child.status is not Status.NOT_APPLICABLE]
            if node.combine is ir.Combine.SUM and not one.rescaled:
                assert sum((child.points.low for child in one.children), Fraction(0)) == one.points.low
            if node.combine is ir.Combine.BEST and counted == list(one.children):
                assert max(child.points.low for child in counted) == one.points.low
            if node.combine is ir.Combine.WORST and counted == list(one.children):
                assert min(child.points.low for child in counted) == one.points.low
    total = card.total
    if total.total.final:
        expected = total.base.low + total.bonus.low - total.penalty.low
        if ruleset.total.cap is not None:
            expected = min(ruleset.total.cap, expected)
        if ruleset.total.floor is not None:
            expected = max(ruleset.total.floor, expected)
        if ruleset.total.rounding is None or ruleset.total.rounding.level is not ir.RoundingLevel.TOTAL:
            assert expected == total.total.low


@SLOW
@given(st.data())
def test_every_completion_lies_inside_the_promised_interval(data: st.DataObject) -> None:
    ruleset = compiled(data.draw(ruleset_texts()))
    whole = data.draw(complete_dossiers(ruleset))
    some = data.draw(thinned(whole))
    fewer = data.draw(thinned(some))
    cards = [score(ruleset, dossier) for dossier in (fewer, some, whole)]
    for wider, narrower in pairwise(cards):
        for outer, inner in zip(flat(wider.children), flat(narrower.children), strict=True):
            assert outer.points.low <= inner.points.low, outer.id
            assert inner.points.high <= outer.points.high, outer.id
        assert wider.total.total.low <= narrower.total.total.low
        assert narrower.total.total.high <= wider.total.total.high
        for before, after in zip(wider.grades, narrower.grades, strict=True):
            if before.settled:
                assert set(after.possible) <= set(before.possible)


@SLOW
@given(st.data())
def test_bounds_are_the_exact_points_once_every_answer_is_there(data: st.DataObject) -> None:
    ruleset = compiled(data.draw(ruleset_texts()))
    dossier = data.draw(complete_dossiers(ruleset))
    card = score(ruleset, dossier)
    scores = {one.id: one for one in flat(card.children)}
    kinds = {asked.key: asked.kind for asked in ruleset.inputs}
    for item in items(ruleset):
        known = believing(item.demands, Known(kinds=kinds, answers=dossier.answers))
        alive = list(reachable(item.cases, known))
        decided = scores[item.id]
        assert isinstance(decided, ItemScore)
        if decided.case is None:
            continue
        assert 1 == len(alive)
        case, inside = alive[0]
        assert item.cases[decided.case] == case
        assert truth_of(case.when, inside) is True
        if isinstance(case.then, ir.Award):
            bounds = range_of(case.then.points, inside)
            assert bounds.low == bounds.high


@SLOW
@given(st.data())
def test_the_order_of_answers_does_not_matter(data: st.DataObject) -> None:
    ruleset = compiled(data.draw(ruleset_texts()))
    dossier = data.draw(complete_dossiers(ruleset))
    shuffled = dict(data.draw(st.permutations(list(dossier.answers.items()))))
    assert score(ruleset, dossier) == score(ruleset, evolve(dossier, answers=shuffled))
