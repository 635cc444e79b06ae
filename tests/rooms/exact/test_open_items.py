"""One item while answers are missing: what it may still earn, why, and what is asked for; by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.backends.exact.items import Scored, Setting, score_item
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Value
from cchc_rules.ir.scorecard import NaCause, Points, Status
from tests.rooms.exact.by_hand import points

A, B = ir.Yes("1", "a"), ir.Yes("1", "b")
N, PEOPLE = ir.Answer("1", "n"), ir.Answer("1", "y")
YES_NO = ir.YesNo()
KINDS: dict[Key, ir.AnswerKind] = {
    ("1", "a"): YES_NO,
    ("1", "b"): YES_NO,
    ("1", "n"): ir.NumberOf("km", ir.Interval(Fraction(0), Fraction(10))),
    ("1", "y"): ir.IndexOf(ir.Interval(Fraction(0), Fraction(2))),
}
OTHERWISE = ir.All(())
ITEM = ir.Item(
    id="1",
    code="1",
    level=ir.Level.CRITERION,
    name="Mục",
    maximum=Fraction(3),
    cases=(),
    na=ir.NaPolicy(ir.NaEffect.RESCALE, ir.Level.AREA),
    provenance=ir.Provenance(certainty=ir.Certainty.ILLUSTRATIVE),
)


def case(when: ir.Condition, then: ir.Outcome | ir.Number | int) -> ir.Case:
    match then:
        case int():
            return ir.Case(when, ir.Award(ir.Constant(Fraction(then))))
        case ir.Award() | ir.NotApplicable() | ir.NeedsExplanation() | ir.Pending() | ir.Rejected():
            return ir.Case(when, then)
        case _:
            return ir.Case(when, ir.Award(then))


def tried(
    *cases: ir.Case,
    answers: dict[str, Value] | None = None,
    item: ir.Item = ITEM,
    above: tuple[ir.Condition, ...] = (),
    rounding: ir.RoundingRule | None = None,
    awarded: Judgement | None = None,
) -> Scored:
    """The item with these cases, for a dossier with these answers."""
    given: dict[Key, Value] = {("1", name): value for name, value in (answers or {}).items()}
    decided = {"1": awarded} if awarded else {}
    dossier = Dossier(ruleset="r", year=2018, unit="Sở Ví dụ", answers=given, awarded=decided)
    setting = Setting(dossier=dossier, kinds=KINDS, rounding=rounding, gates_above=above)
    return score_item(evolve(item, cases=cases), setting)


def told(scored: Scored) -> tuple[Points, Status, tuple[str, ...]]:
    return scored.score.points, scored.score.status, scored.score.missing


def at_least(number: ir.Number, low: int) -> ir.Condition:
    return ir.Within(number, ir.Interval(Fraction(low), None))


# ── what may still be earned ───────────────────────────────────────────────────────────────


def test_the_cases_that_may_still_decide_bound_the_points() -> None:
    cases = case(at_least(N, 5), 3), case(A, 2), case(OTHERWISE, 1)
    assert (points("1", "3"), Status.MISSING, ("n", "a")) == told(tried(*cases))
    assert (points("2", "3"), Status.MISSING, ("n",)) == told(tried(*cases, answers={"a": True}))
    assert (points("1", "2"), Status.MISSING, ("a",)) == told(tried(*cases, answers={"n": Fraction(4)}))


@pytest.mark.parametrize("other", [ir.NeedsExplanation(), ir.Pending(), ir.Rejected()])
def test_a_case_that_gives_no_points_yet_leaves_all_of_them_open(other: ir.Outcome) -> None:
    assert points("0", "3") == tried(case(A, other), case(OTHERWISE, 1)).score.points
    assert points("1") == tried(case(A, other), case(OTHERWISE, 1), answers={"a": False}).score.points


def test_a_score_names_the_case_that_decided_and_what_it_gives() -> None:
    second = case(OTHERWISE, 1)
    score = tried(case(A, 2), second, answers={"a": False}).score
    assert (1, second.then) == (score.case, score.outcome)


def test_a_case_may_reject_its_own_answers() -> None:
    rejected = tried(case(A, ir.Rejected()), case(OTHERWISE, 1), answers={"a": True})
    assert (points("0", "3"), Status.REJECTED, ()) == told(rejected)


def test_points_are_settled_when_every_case_left_gives_the_same() -> None:
    score = tried(case(A, 2), case(OTHERWISE, 2)).score
    assert (points("2"), Status.SCORED, None, None) == (score.points, score.status, score.case, score.outcome)


def test_points_are_settled_by_the_one_case_left_though_its_number_is_open() -> None:
    """Whatever n is, at least 0 and at most 10, max(n, 10) / 5 is 2."""
    award = ir.Award(ir.Product((ir.Greatest((N, ir.Constant(Fraction(10)))), ir.Constant(Fraction(1, 5)))))
    score = tried(case(A, 3), case(OTHERWISE, award), answers={"a": False}).score
    assert (points("2"), Status.SCORED, 1, award) == (score.points, score.status, score.case, score.outcome)


def test_open_points_are_rounded_as_settled_ones_are() -> None:
    """Of 1/3 and 10/6, one decimal each, the rest cut."""
    rule = ir.RoundingRule(ir.RoundingLevel.ITEM, 1, Rounding.DOWN)
    third, sixths = ir.Constant(Fraction(1, 3)), ir.Constant(Fraction(10, 6))
    assert points("3/10", "8/5") == tried(case(A, third), case(OTHERWISE, sixths), rounding=rule).score.points
    assert points("1/3", "5/3") == tried(case(A, third), case(OTHERWISE, sixths)).score.points


def test_points_that_somebody_gave_stand_whatever_the_answers_say() -> None:
    judged = Judgement(points=Fraction(5, 4), by="Hội đồng", reason="Đã kiểm tra")
    rule = ir.RoundingRule(ir.RoundingLevel.ITEM, 1, Rounding.DOWN)
    every: tuple[dict[str, Value], ...] = ({"a": True}, {})
    for answers in every:
        score = tried(case(A, 2), case(OTHERWISE, 1), answers=answers, awarded=judged).score
        assert (points("5/4"), Status.DECIDED, "Đã kiểm tra") == (score.points, score.status, score.reason)
    assert points("6/5") == tried(case(OTHERWISE, 1), awarded=judged, rounding=rule).score.points


@pytest.mark.parametrize(
    ("part", "whole", "status"),
    [
        ("2", "3", Status.SCORED),
        ("3", "3", Status.SCORED),
        ("0", "0", Status.SCORED),
        ("4", "3", Status.REJECTED),
    ],
)
def test_a_part_that_exceeds_its_whole_is_rejected_before_the_rule_is_asked(
    part: str, whole: str, status: Status
) -> None:
    item = evolve(ITEM, demands=(ir.Demand(N, ir.Constant(Fraction(whole))),))
    assert status is tried(case(OTHERWISE, 1), item=item, answers={"n": Fraction(part)}).score.status
    assert Status.SCORED is tried(case(OTHERWISE, 1), item=item).score.status
    open_demand = ir.Demand(PEOPLE, ir.Constant(Fraction(2)))
    after_it = evolve(item, demands=(open_demand, *item.demands))
    assert status is tried(case(OTHERWISE, 1), item=after_it, answers={"n": Fraction(part)}).score.status


# ── what may not apply ─────────────────────────────────────────────────────────────────────


def test_what_must_hold_for_an_item_to_apply_bounds_what_it_may_earn() -> None:
    """Where it applies, n is at least 5, and the case for less cannot decide."""
    item = evolve(ITEM, applies=at_least(N, 5))
    cases = case(at_least(N, 8), 3), case(at_least(N, 5), 2), case(OTHERWISE, 1)
    assert points("2", "3") == tried(*cases, item=item).given
    assert points("1", "3") == tried(*cases).given


def test_an_item_all_of_whose_open_cases_take_it_out_does_not_apply() -> None:
    out = ir.NotApplicable()
    score = tried(case(at_least(N, 11), 3), case(A, out), case(OTHERWISE, out)).score
    assert (points("0"), Status.NOT_APPLICABLE, NaCause.BY_RULE) == (
        score.points,
        score.status,
        score.na_cause,
    )
    assert (1, "1", Fraction(0), None) == (score.case, score.code, score.applicable, score.reason)


@pytest.mark.parametrize(
    ("effect", "shown", "given"),
    [
        (ir.NaEffect.RESCALE, points("0", "2"), points("2")),
        (ir.NaEffect.ZERO, points("0", "2"), points("0", "2")),
        (ir.NaEffect.FULL, points("2", "3"), points("2", "3")),
    ],
)
@pytest.mark.parametrize("by", ["rule", "condition", "condition of a group"])
def test_an_item_that_may_not_apply_allows_for_what_it_would_then_give(
    by: str, effect: ir.NaEffect, shown: Points, given: Points
) -> None:
    item = evolve(ITEM, na=evolve(ITEM.na, effect=effect), applies=A if by == "condition" else None)
    first = (case(ir.Not(A), ir.NotApplicable()),) if by == "rule" else ()
    scored = tried(*first, case(OTHERWISE, 2), item=item, above=(A,) if by == "condition of a group" else ())
    assert (shown, Status.MISSING, ("a",)) == told(scored)
    assert (given, True) == (scored.given, scored.may_not_apply)


def test_what_an_item_gives_where_it_applies_is_not_lowered_twice() -> None:
    by_rule = case(ir.Not(A), ir.NotApplicable())
    scored = tried(by_rule, case(OTHERWISE, 2), above=(B,))
    assert (points("0", "2"), points("2")) == (scored.score.points, scored.given)


def test_an_item_that_surely_applies_gives_what_it_shows() -> None:
    scored = tried(case(A, 2), case(OTHERWISE, 1), answers={})
    assert (points("1", "2"), False) == (scored.given, scored.may_not_apply)


def test_what_is_asked_for_is_named_once_the_item_before_its_groups() -> None:
    item = evolve(ITEM, applies=B)
    above = (at_least(N, 5), A)
    assert ("b", "a", "n") == tried(case(A, 2), case(OTHERWISE, 1), item=item, above=above).score.missing


# ── who is waited for ──────────────────────────────────────────────────────────────────────


def test_an_item_is_pending_when_only_others_can_answer() -> None:
    cases = case(ir.All((A, at_least(PEOPLE, 1))), 2), case(OTHERWISE, 1)
    assert (points("1", "2"), Status.PENDING, ("y",)) == told(tried(*cases, answers={"a": True}))
    assert (points("1", "2"), Status.MISSING, ("a", "y")) == told(tried(*cases))


def test_an_item_is_pending_while_a_figure_over_all_units_is_open() -> None:
    best = ir.OfAll(ir.Cohort.BEST, "1", "n")
    scored = tried(
        case(ir.Within(best, ir.Interval(Fraction(5), None)), 2),
        case(OTHERWISE, 1),
        answers={"n": Fraction(4)},
    )
    assert (points("1", "2"), Status.PENDING, ()) == told(scored)
