"""Laws of scoring, on random well-typed rulesets and dossiers.

- A well-typed text compiles without an error.
- Every law of `cchc_rules.analyses.laws` that speaks of one scoring holds, whole or partial.
- Every completion of a partial dossier scores inside the interval that was promised, at every node.
- With every answer there, the bounds that partial scoring computes are the exact points.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.analyses.laws.breach import scoring
from cchc_rules.analyses.laws.checks import breaches
from cchc_rules.analyses.laws.intervals import intervals_hold
from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, believing, range_of, reachable, truth_of
from cchc_rules.ir.scorecard import ItemScore, node_scores
from cchc_rules.ir.walk import items
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import (
    boundary_dossiers,
    completions,
    dossiers,
    partial_dossiers,
    ruleset_texts,
    rulesets,
)


@given(ruleset_texts())
def test_a_well_typed_text_compiles_without_an_error(text: str) -> None:
    report = compile_source(Source("random.cchc", text)).report
    assert [] == [(one.code.name, one.message.en) for one in report.errors]


@given(st.data())
def test_a_whole_dossier_breaks_no_law(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    assert [] == list(breaches(ruleset, data.draw(dossiers(ruleset))))


@given(st.data())
def test_a_dossier_at_the_edges_breaks_no_law(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    assert [] == list(breaches(ruleset, data.draw(boundary_dossiers(ruleset))))


@given(st.data())
def test_a_partial_dossier_breaks_no_law(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    assert [] == list(breaches(ruleset, data.draw(partial_dossiers(ruleset))))


@given(st.data())
def test_every_completion_lies_inside_the_promised_interval(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    part, whole = data.draw(completions(ruleset))
    before, after = scoring(ruleset, part).scorecard, scoring(ruleset, whole).scorecard
    assert [] == list(intervals_hold(before, after))


@given(st.data())
def test_bounds_are_the_exact_points_once_every_answer_is_there(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    dossier = data.draw(dossiers(ruleset))
    scores = {one.id: one for one in node_scores(score(ruleset, dossier))}
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
