"""What the prover says of random rules is never contradicted by scoring.

- A tendency that is proved, by intervals or by the solver, is broken by no two dossiers that differ
  in one answer.
- The direction that intervals tell is one that the solver confirms.
- Two rules that are called the same score alike; a difference that is offered is a difference.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.laws.guarantees import keeps_monotone
from cchc_rules.analyses.proving.bounds import is_defined
from cchc_rules.analyses.proving.by_solver import Prover
from cchc_rules.analyses.proving.directions import Direction, points_direction
from cchc_rules.analyses.proving.equivalence import equivalent
from cchc_rules.analyses.proving.pairs import Differs, Placed, Same
from cchc_rules.analyses.proving.verdicts import Proved, Refuted
from cchc_rules.analyses.suggestions import keys_asked, telling_answers
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Never, Value
from cchc_rules.ir.walk import items
from cchc_rules.pipeline import compile_source
from tests.strategies.rulesets import complete_dossiers, ruleset_texts

SLOW = settings(
    max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
GROWING = (ir.CountOf, ir.DaysOf, ir.DateOf, ir.NumberOf, ir.IndexOf)


def drawn(data: st.DataObject) -> tuple[Frame, Dossier]:
    ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
    assert ruleset is not None
    return frame_of(ruleset), data.draw(complete_dossiers(ruleset))


def grown(value: Value, step: int) -> Value | None:
    return value + step if isinstance(value, Fraction) else None if isinstance(value, Never) else value


@SLOW
@given(st.data())
def test_a_proved_tendency_is_broken_by_no_dossiers(data: st.DataObject) -> None:
    frame, dossier = drawn(data)
    prover = Prover(frame=frame)
    for item in items(frame.ruleset):
        for key in keys_asked(item, frame):
            if not isinstance(frame.kinds[key], GROWING):
                continue
            told = points_direction(item, key, frame.known(item))
            for rising in (True, False):
                guarantee = ir.Monotone(item=item.id, owner=key[0], name=key[1], rising=rising)
                verdict = prover.keeps(guarantee)
                fits = {Direction.STAYS, Direction.RISES if rising else Direction.FALLS}
                assert told not in fits or not isinstance(verdict, Refuted), (item, key)
                if isinstance(verdict, Proved):
                    tried(frame, item, guarantee, dossier)


def tried(frame: Frame, item: ir.Item, guarantee: ir.Monotone, dossier: Dossier) -> None:
    key = (guarantee.owner, guarantee.name)
    mine: dict[Key, Value] = {one: dossier.answers[one] for one in keys_asked(item, frame)}
    for answers in (mine, *islice(telling_answers(item, frame), 12)):
        bare = Dossier(ruleset="", year=2018, unit="", answers=answers)
        for step in (1, 2, 50):
            more = grown(answers[key], step)
            if more is None:
                continue
            other = evolve(bare, answers={**answers, key: more})
            before, after = (
                frame.score(item, evolve(one, evidence=dossier.evidence)) for one in (bare, other)
            )
            assert keeps_monotone(guarantee, before, after) is not False, (answers, key, step)


@SLOW
@given(st.data())
def test_rules_that_are_called_the_same_score_alike(data: st.DataObject) -> None:
    frame, dossier = drawn(data)
    other = evolve(frame, ruleset=evolve(frame.ruleset))
    for item in items(frame.ruleset):
        whole = [one for one in slips(item) if isinstance(is_defined(one, frame), Proved)]
        changed = data.draw(st.sampled_from(whole))
        found = equivalent(Placed(item=item, frame=frame), Placed(item=changed, frame=other))
        if isinstance(found, Same):
            assert frame.score(item, dossier).points == frame.score(changed, dossier).points
        if isinstance(found, Differs):
            before, after = found.smallest.scores
            assert (before.status, before.points) != (after.status, after.points)


def slips(item: ir.Item) -> list[ir.Item]:
    """The item itself, in other words, and with something changed."""
    doubled = tuple(evolve(case, when=ir.Not(ir.Not(case.when))) for case in item.cases)
    made = [item, evolve(item, cases=doubled)]
    for place, case in enumerate(item.cases):
        before, after = item.cases[:place], item.cases[place + 1 :]
        if isinstance(case.then, ir.Award):
            half = ir.Award(ir.Product((ir.Constant(Fraction(1, 2)), case.then.points)))
            made.append(evolve(item, cases=(*before, evolve(case, then=half), *after)))
        if isinstance(case.when, ir.Within):
            turned = evolve(case.when.interval, low_closed=not case.when.interval.low_closed)
            when = evolve(case.when, interval=turned)
            made.append(evolve(item, cases=(*before, evolve(case, when=when), *after)))
    return made
