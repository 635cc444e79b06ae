"""The strategies keep what they promise, for the smallest ruleset and for the largest that is shipped."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
from attrs import evolve
from hypothesis import find, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.analyses.frame import frame_of
from cchc_rules.analyses.goals.forms import Bound, Branch, Row
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.dossiers.write import to_data, written
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Status, item_scores
from cchc_rules.ir.walk import items
from cchc_rules.testing import (
    NoDossier,
    WrongDossier,
    boundary_dossiers,
    cohorts,
    completions,
    dossiers,
    partial_dossiers,
    rounds,
    rulesets,
    settled_dossiers,
    wrong_dossiers,
)
from cchc_rules.testing.aims import aims_of
from cchc_rules.testing.plans import plan_of

LARGE = cchc_rules.load("binh-duong/so@2018")
YOUNG = cchc_rules.load("binh-phuoc/co-quan-chuyen-mon@2023")
SMALL = cchc_rules.load("ca-mau/so@2013")
SEVERAL = pytest.mark.parametrize("ruleset", [LARGE, YOUNG, SMALL], ids=["large", "young", "small"])
# What the pools aim at; documents, mistakes, caps and single parts of a condition are no aim of theirs.
AIMED_AT = (Row, Bound, Branch)
FEW = settings(max_examples=15)
# Changes of nodes by the names of their fields.
Loose: TypeAlias = Any


def again(dossier: Dossier, ruleset: ir.Ruleset) -> Dossier:
    """The dossier as it is after somebody has written it down and somebody else has read it."""
    return cchc_rules.read_dossier(to_data(dossier, ruleset, "vi"), ruleset)


def rejected(dossier: Dossier, ruleset: ir.Ruleset) -> list[str]:
    card = cchc_rules.score(ruleset, dossier)
    return [one.id for one in item_scores(card) if one.status is Status.REJECTED]


@SEVERAL
def test_a_dossier_is_complete_and_could_be_a_file(ruleset: ir.Ruleset) -> None:
    @FEW
    @given(dossiers(ruleset))
    def holds(dossier: Dossier) -> None:
        assert {one.key for one in ruleset.inputs} == set(dossier.answers)
        assert dossier == again(dossier, ruleset)
        assert [] == rejected(dossier, ruleset)

    holds()


@SEVERAL
def test_a_partial_dossier_could_be_a_file_too(ruleset: ir.Ruleset) -> None:
    @FEW
    @given(partial_dossiers(ruleset))
    def holds(dossier: Dossier) -> None:
        assert dossier == again(dossier, ruleset)
        assert [] == rejected(dossier, ruleset)

    holds()


@SEVERAL
def test_a_completion_adds_and_takes_nothing_back(ruleset: ir.Ruleset) -> None:
    @FEW
    @given(completions(ruleset))
    def holds(pair: tuple[Dossier, Dossier]) -> None:
        part, whole = pair
        assert set(part.answers.items()) <= set(whole.answers.items())
        assert set(part.evidence) <= set(whole.evidence)
        assert part.na_claims == whole.na_claims
        assert {one.key for one in ruleset.inputs} == set(whole.answers)

    holds()


def test_a_settled_dossier_gives_points_wherever_the_rules_can() -> None:
    @FEW
    @given(settled_dossiers(LARGE))
    def holds(dossier: Dossier) -> None:
        states = {one.status for one in item_scores(cchc_rules.score(LARGE, dossier))}
        assert states <= {Status.SCORED, Status.NOT_APPLICABLE}

    holds()


@SEVERAL
def test_every_goal_of_every_rule_is_reached_at_the_edges(ruleset: ir.Ruleset) -> None:
    plan, frame = plan_of(ruleset), frame_of(ruleset)
    missed = []
    for item in plan.items:
        if any(len(group) > 1 and set(group[0]) & set(item.pools.shared) for group in plan.shared):
            continue
        shared = {key: value for group in plan.shared for key, value in group[0].items()}
        tried = [
            Dossier(ruleset=ruleset.id, year=ruleset.year, unit="", answers={**shared, **one.answers})
            for one in item.pools.pool(shared)
        ]
        missed += [
            (item.item.code, goal)
            for goal in goals_of(item.item, frame)
            if isinstance(goal, AIMED_AT)
            and not any(is_reached(goal, frame.score(item.item, one), one) for one in tried)
        ]
    assert [] == missed


def test_the_bounds_of_grades_are_aimed_at_and_met() -> None:
    found: set[Fraction] = set()

    @settings(max_examples=60)
    @given(boundary_dossiers(SMALL))
    def collect(dossier: Dossier) -> None:
        total = cchc_rules.score(SMALL, dossier).total.total
        if total.final:
            found.add(total.low)

    aims = set(aims_of(SMALL))
    collect()
    assert aims == set() or found & aims


@SEVERAL
def test_a_wrong_dossier_is_refused_with_its_code_and_never_with_a_traceback(ruleset: ir.Ruleset) -> None:
    @settings(max_examples=30)
    @given(wrong_dossiers(ruleset))
    def holds(wrong: WrongDossier) -> None:
        with pytest.raises(cchc_rules.DossierError) as refused:
            cchc_rules.read_dossier(wrong.data, ruleset)
        assert wrong.code in {one.code.name for one in refused.value.report.errors}, wrong.what

    holds()


@SEVERAL
def test_rounds_fit_together(ruleset: ir.Ruleset) -> None:
    @FEW
    @given(rounds(ruleset))
    def holds(layers: tuple[dict[str, object], ...]) -> None:
        made = cchc_rules.score_rounds(ruleset, *layers)
        assert len(layers) == len(made.rounds)

    holds()


def test_rounds_hold_points_that_were_set_by_hand() -> None:
    layers = find(rounds(SMALL), lambda drawn: any("điểm" in layer for layer in drawn))
    last = cchc_rules.score_rounds(SMALL, *layers).last.scorecard
    assert Status.DECIDED in {one.status for one in item_scores(last)}


def test_a_cohort_is_ranked() -> None:
    ruleset = evolve(SMALL, ranking=ir.Ranking(on_rounded=False))

    @FEW
    @given(cohorts(ruleset))
    def holds(units: tuple[Dossier, ...]) -> None:
        league, members = cchc_rules.rank(ruleset, units)
        assert len(units) == len(members) == len(league.tables[0].rows)

    holds()


@FEW
@given(st.data())
def test_random_rulesets_have_dossiers_that_could_be_files(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    dossier = data.draw(dossiers(ruleset))
    assert dossier == again(dossier, ruleset)
    assert [] == rejected(dossier, ruleset)


# ── drawing and shrinking ──────────────────────────────────────────────────────────────────


def test_a_full_size_ruleset_needs_no_health_check_to_be_silenced() -> None:
    """At default settings, with a test that does nothing: too slow or too large would fail here."""

    @settings(max_examples=10)
    @given(dossiers(LARGE), partial_dossiers(LARGE), completions(LARGE))
    def quiet(one: Dossier, other: Dossier, pair: tuple[Dossier, Dossier]) -> None:
        assert LARGE.id == one.ruleset == other.ruleset == pair[0].ruleset

    assert () == tuple(settings().suppress_health_check)
    quiet()


def test_a_strategy_is_shown_in_a_few_words() -> None:
    """Hypothesis warns of a long one, and warnings may be errors."""
    strategies = (dossiers, partial_dossiers, boundary_dossiers, completions, wrong_dossiers, rounds, cohorts)
    assert all(len(repr(strategy(LARGE))) < 400 for strategy in strategies)


def test_a_failing_dossier_shrinks_to_the_one_answer_that_matters() -> None:
    key = next(one.key for one in YOUNG.inputs if isinstance(one.kind, ir.CountOf) and one.owner)

    def fails(dossier: Dossier) -> bool:
        value = dossier.answers.get(key)
        return isinstance(value, Fraction) and value >= 1

    found = find(partial_dossiers(YOUNG), fails)
    assert {key[0]} == {owner for owner, _ in found.answers}
    assert len(written(found, YOUNG, "vi").splitlines()) < 20


def test_the_simplest_dossier_is_small_and_in_order() -> None:
    found = find(dossiers(SMALL), lambda _: True)
    assert {} == found.refusals
    assert {} == found.na_claims
    assert all(not isinstance(value, Fraction) or value < 200 for value in found.answers.values())


# ── when no dossier can be right ───────────────────────────────────────────────────────────

FRAME = """bộ tiêu chí "thu/so" năm 2018
  tên "Bộ thử"
  căn cứ quyết định "1/QĐ-UBND" năm 2018 của "UBND"
  đối tượng sở
  tổng điểm 2, không quá 2 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng: 0 điểm
  thiếu kiểm chứng: giải trình
tiêu chí 1 "Một" tối đa 2 điểm
  hỏi a: số đếm "Đạt"
  hỏi b: số đếm "Tổng"
  chấm theo tỷ lệ a / b
    b = 0: 0 điểm
  không cần kiểm chứng
"""
RATIO = cchc_rules.compile_text(FRAME)
[ITEM] = items(RATIO)


def with_item(**changes: Loose) -> ir.Ruleset:
    return evolve(RATIO, children=(evolve(ITEM, **changes),))


def excluded(ruleset: ir.Ruleset) -> tuple[str, str]:
    with pytest.raises(NoDossier) as refused:
        dossiers(ruleset)
    assert isinstance(refused.value, cchc_rules.CchcError)
    [found] = refused.value.report.diagnostics
    assert "CR560" == found.code.name
    return found.message.vi, found.message.en


def test_a_demand_that_nothing_meets_is_named() -> None:
    more = ir.Sum((ir.Answer("1", "b"), ir.Constant(Fraction(1))))
    vietnamese, english = excluded(with_item(demands=(ir.Demand(more, ir.Answer("1", "b")),)))
    assert "mục 1" in vietnamese
    assert "nằm giữa 0 và b" in vietnamese
    assert "lies between 0 and b" in english


def test_a_question_without_a_lawful_answer_is_named() -> None:
    none = ir.NumberOf("km", ir.Interval(Fraction(2), Fraction(1)))
    asked = tuple(evolve(one, kind=none) if one.name == "a" else one for one in RATIO.inputs)
    assert "`a` của mục 1" in excluded(evolve(RATIO, inputs=asked))[0]


def test_a_row_that_rejects_everything_is_named() -> None:
    always = (ir.Case(ir.All(()), ir.Rejected()),)
    assert "câu trả lời nào mà mục 1 nhận" in excluded(with_item(cases=always, demands=()))[0]


def test_demands_that_exclude_each_other_are_listed() -> None:
    a, b = ir.Answer("1", "a"), ir.Answer("1", "b")
    one = ir.Constant(Fraction(1))
    three = ir.Constant(Fraction(3))
    apart = (ir.Demand(three, a), ir.Demand(a, one), ir.Demand(a, b))
    with pytest.raises(NoDossier) as refused:
        dossiers(with_item(demands=apart))
    [found] = refused.value.report.diagnostics
    assert "vừa lòng mọi điều kiện" in found.message.vi
    assert 3 == len(found.notes)


# ── without Hypothesis ─────────────────────────────────────────────────────────────────────


def test_without_hypothesis_the_strategies_say_what_to_install() -> None:
    code = """
import sys, json
sys.modules["hypothesis"] = None
from cchc_rules.diagnostics.error import CchcError
try:
    from cchc_rules.testing import dossiers
except CchcError as missing:
    code = missing.report.diagnostics[0].code.name
    print(json.dumps([code, missing.text("vi"), isinstance(missing, ImportError)]))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    name, text, is_import_error = json.loads(ran.stdout)
    assert ("CR553", True) == (name, is_import_error)
    assert 'pip install "cchc-rules[testing]"' in text
