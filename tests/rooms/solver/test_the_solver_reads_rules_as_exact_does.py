"""The formulas of an item mean what `exact` computes: on random rulesets, for random answers.

Every variable is held to the answer of a dossier; then the terms of the item must have the values
that the evaluator finds, and the answers read back must be those that were given.
"""

from __future__ import annotations

from fractions import Fraction

import z3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.proving.by_solver import Prover
from cchc_rules.backends.solver.items import ItemTerm, zero_divisors
from cchc_rules.backends.solver.terms import Reading, rounded_term
from cchc_rules.backends.solver.variables import World, exact, value_in
from cchc_rules.base.numbers import Rounding, rounded
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.scorecard import ItemScore, NaCause, Status
from cchc_rules.ir.walk import items
from cchc_rules.pipeline import compile_source
from tests.strategies.rulesets import complete_dossiers, ruleset_texts

SLOW = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)


def held(world: World, key: Key, value: Value) -> list[z3.BoolRef]:
    """The variables of an answer are what the answer says."""
    kind = world.kinds[key]
    match value:
        case bool():
            return [world.yes(key) == value]
        case str():
            return [world.chosen(key, value)]
        case Never():
            return [world.never(key)]
        case Replies():
            assert isinstance(kind, ir.SurveyOf)
            groups: list[str | None] = [one.label for one in kind.groups]
            return [
                world.tally(key, group, option.label) == value.of(group, option.label)
                for group in groups or [None]
                for option in kind.options
            ]
        case Judgement(points=points):
            return [world.number(key) == exact(points)]
        case _:
            came = [z3.Not(world.never(key))] if isinstance(kind, ir.DateOf) and kind.may_be_absent else []
            return [world.number(key) == exact(value), *came]


def model_of(frame: Frame, item: ir.Item, dossier: Dossier) -> tuple[World, ItemTerm, z3.ModelRef]:
    prover = Prover(frame=frame)
    world = prover.world()
    term = prover.term(item, world)
    divisors = list(zero_divisors(item, Reading(world=world)))
    asked = {name.key for name in world.store.terms}
    solver = z3.Solver()
    for key in asked & set(dossier.answers):
        solver.add(*held(world, key, dossier.answers[key]))
    solver.add(*world.store.limits)
    assert solver.check() == z3.sat, dossier
    model = solver.model()
    if z3.is_true(model.eval(z3.And(term.right, term.applies), model_completion=True)):
        assert not any(z3.is_true(model.eval(one, model_completion=True)) for one in divisors)
    return world, term, model


@SLOW
@given(st.data())
def test_an_item_has_the_same_points_and_the_same_deciding_case(data: st.DataObject) -> None:
    ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
    assert ruleset is not None
    frame = frame_of(ruleset)
    dossier = data.draw(complete_dossiers(ruleset))
    bare = Dossier(ruleset=ruleset.id, year=ruleset.year, unit="", answers=dossier.answers)
    for item in items(ruleset):
        _, term, model = model_of(frame, item, bare)
        agrees(frame.score(item, bare), term, model)


def agrees(score: ItemScore, term: ItemTerm, model: z3.ModelRef) -> None:
    def true(one: z3.BoolRef) -> bool:
        return bool(z3.is_true(model.eval(one, model_completion=True)))

    if score.na_cause is NaCause.BY_KIND:
        assert not true(term.applies)
        return
    assert true(term.applies)
    if score.status is Status.REJECTED and score.case is None:
        assert not true(term.right)
        return
    assert true(term.right)
    assert score.case is not None, score
    assert true(term.decides[score.case])
    if isinstance(score.outcome, ir.Award):
        # Without evidence the points are open downward; the rule's own points are the upper end.
        assert score.points.high == value_in(model, term.points)


@given(
    st.builds(lambda above, below: above / below, st.fractions(-50, 50), st.integers(1, 60)),
    st.integers(0, 3),
    st.sampled_from(Rounding),
)
def test_rounding_is_the_rounding_of_the_project(value: Fraction, digits: int, mode: Rounding) -> None:
    solver = z3.Solver()
    term = z3.Real("x")
    solver.add(term == exact(value))
    assert solver.check() == z3.sat
    assert rounded(value, digits, mode) == value_in(solver.model(), rounded_term(term, digits, mode))


@SLOW
@given(st.data())
def test_answers_come_back_from_the_model(data: st.DataObject) -> None:
    ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
    assert ruleset is not None
    frame = frame_of(ruleset)
    dossier = data.draw(complete_dossiers(ruleset))
    for item in items(ruleset):
        world, _, model = model_of(frame, item, dossier)
        for key, value in world.read(model).items():
            given_value = dossier.answers[key]
            if isinstance(given_value, Replies):
                assert isinstance(value, Replies)
                assert all(count == given_value.of(*cell) for cell, count in value.counts)
            elif isinstance(given_value, Judgement):
                assert isinstance(value, Judgement)
                assert given_value.points == value.points
            else:
                assert given_value == value
