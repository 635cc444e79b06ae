"""Each law finds the scoring that breaks it: a scorecard with one figure changed, or a false guarantee."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
from attrs import evolve

import cchc_rules
from cchc_rules.analyses.frame import frame_of
from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.bounds import index_range
from cchc_rules.analyses.laws.breach import Breach, Scoring, scoring
from cchc_rules.analyses.laws.catalogue import TITLES, Law
from cchc_rules.analyses.laws.checks import OF_ONE, attempt, breaches
from cchc_rules.analyses.laws.intervals import intervals_hold
from cchc_rules.analyses.laws.refuting import guaranteed, monotone
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Never, Value
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Points, Scorecard, Status

# Changes of nodes by the names of their fields.
Loose: TypeAlias = Any

TEXT = """bộ tiêu chí "thu/so" năm 2018
  tên "Bộ thử"
  căn cứ quyết định "1/QĐ-UBND" năm 2018 của "UBND"
  đối tượng sở
  tổng điểm 10, không quá 10 điểm, không dưới 0 điểm
  trần điểm thưởng 1 điểm
  trần điểm trừ 2 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  {rounding}
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tiêu chí
  thiếu kiểm chứng: giải trình
  hỏi to: có hay không "Có tổ?"
  xếp loại theo chỉ số
    "Tốt": từ 80% trở lên
    "Khá": dưới 80%
  điều kiện "Có tổ" khi to, nếu không hạ 1 bậc

tiêu chí 1 "Một" tối đa 6 điểm
tiêu chí thành phần 1.1 "Tỷ lệ" tối đa 4 điểm
  hỏi a: số đếm "Đạt"
  hỏi b: số đếm "Tổng"
  chấm theo tỷ lệ a / b
    b = 0: không áp dụng
  không cần kiểm chứng
tiêu chí thành phần 1.2 "Nộp" tối đa 2 điểm
  hỏi ngay: ngày "Ngày nộp" hoặc không có
  chấm ngay
    đến ngày 15/01 năm đánh giá: 2 điểm
    sau 15/01 năm đánh giá: 1 điểm
    không có: 0 điểm
  không cần kiểm chứng
tiêu chí 2 "Hai" tối đa 4 điểm
  hỏi n: số đếm "Số lần"
  chấm trừ 1 điểm mỗi n, không dưới 0 điểm
  không cần kiểm chứng
điểm thưởng T1 "Thưởng" tối đa 2 điểm
  hỏi k: số đếm "Sáng kiến"
  chấm 1 điểm mỗi k, không quá 2 điểm
  không cần kiểm chứng
điểm trừ P1 "Trừ" tối đa 2 điểm
  hỏi v: số đếm "Vi phạm"
  chấm 1 điểm mỗi v, không quá 2 điểm
"""
RULESET = cchc_rules.compile_text(TEXT.format(rounding="làm tròn chỉ số 1 chữ số"))
ANSWERS: dict[tuple[str | None, str], Value] = {
    (None, "to"): True,
    ("1.1", "a"): Fraction(1),
    ("1.1", "b"): Fraction(3),
    ("1.2", "ngay"): Fraction(date(2018, 1, 10).toordinal()),
    ("2", "n"): Fraction(1),
    ("T1", "k"): Fraction(1),
    ("P1", "v"): Fraction(0),
}


def dossier(**changes: Value | None) -> Dossier:
    """The sample dossier with some answers changed; None takes one away."""
    answers = {key: changes.get(key[1], value) for key, value in ANSWERS.items()}
    given = {key: value for key, value in answers.items() if value is not None}
    return Dossier(ruleset=RULESET.id, year=2018, unit="Sở", answers=given)


def scored(ruleset: ir.Ruleset = RULESET, **changes: Value | None) -> Scoring:
    return scoring(ruleset, dossier(**changes))


def points(low: str, high: str | None = None) -> Points:
    return Points(low=Fraction(low), high=Fraction(low if high is None else high))


def with_node(card: Scorecard, id_: str, change: Callable[[NodeScore], NodeScore]) -> Scorecard:
    """The scorecard with one node changed."""

    def below(one: NodeScore) -> NodeScore:
        if one.id == id_:
            return change(one)
        if isinstance(one, GroupScore):
            return evolve(one, children=tuple(below(child) for child in one.children))
        return one

    return evolve(card, children=tuple(below(one) for one in card.children))


def with_points(card: Scorecard, id_: str, earned: Points) -> Scorecard:
    return with_node(card, id_, lambda one: evolve(one, points=earned))


def with_total(card: Scorecard, **changes: Loose) -> Scorecard:
    return evolve(card, total=evolve(card.total, **changes))


def broken(law: Law, card: Scorecard, of: Scoring | None = None) -> list[str | None]:
    """The nodes where a scorecard breaks the law."""
    found = OF_ONE[law](evolve(of or scored(), scorecard=card))
    return [one.node for one in found if one.law is law]


def test_the_sample_breaks_nothing_whole_or_in_part() -> None:
    assert [] == list(breaches(RULESET, dossier()))
    assert [] == list(breaches(RULESET, dossier(b=None, to=None)))


def test_every_law_that_takes_one_scoring_has_its_check() -> None:
    others = {Law.INTERVALS_HOLD, Law.MONOTONE, Law.GUARANTEED, Law.TWO_EVALUATORS_AGREE}
    assert set(Law) - others <= set(OF_ONE)
    assert set(Law) == set(TITLES)


@pytest.mark.parametrize(("id_", "earned"), [("2", "-1"), ("2", "5"), ("1", "13/2"), ("P1", "-1")])
def test_points_below_nothing_or_above_the_maximum_are_found(id_: str, earned: str) -> None:
    card = with_points(scored().scorecard, id_, points(earned))
    assert [id_] == broken(Law.WITHIN_BOUNDS, card)


def test_bounds_that_cross_are_found() -> None:
    assert ["2"] == broken(Law.WITHIN_BOUNDS, with_points(scored().scorecard, "2", points("3", "1")))


def test_a_bonus_above_its_cap_is_found() -> None:
    card = with_total(scored().scorecard, bonus=points("3/2"))
    assert [None] == broken(Law.WITHIN_BOUNDS, card)
    assert [None] == broken(Law.TOTAL_IS_ITS_PARTS, card)[:1]


def test_a_group_that_is_not_the_sum_of_its_children_is_found() -> None:
    assert ["1"] == broken(Law.GROUPS_COMBINE, with_points(scored().scorecard, "1", points("3")))


def test_a_group_is_rescaled_over_what_applies() -> None:
    """1.1 does not apply: 2 of 2 is all of 6; the plain sum would be 2."""
    whole = scored(a=Fraction(0), b=Fraction(0))
    [group] = [one for one in whole.scorecard.children if one.id == "1"]
    assert points("6") == group.points
    assert [] == broken(Law.GROUPS_COMBINE, whole.scorecard, whole)
    assert ["1"] == broken(Law.GROUPS_COMBINE, with_points(whole.scorecard, "1", points("2")), whole)


def test_an_open_group_has_the_bounds_of_its_children() -> None:
    partial = scored(ngay=None)
    assert [] == broken(Law.GROUPS_COMBINE, partial.scorecard, partial)
    wide = with_points(partial.scorecard, "1", points("0", "6"))
    assert ["1"] == broken(Law.GROUPS_COMBINE, wide, partial)


def test_where_it_is_open_what_applies_nothing_is_said_of_the_group() -> None:
    partial = scored(b=None)
    assert [] == broken(Law.GROUPS_COMBINE, with_points(partial.scorecard, "1", points("0")), partial)


@pytest.mark.parametrize("part", ["base", "bonus", "penalty", "total"])
def test_a_total_that_is_not_its_parts_is_found(part: str) -> None:
    card = with_total(scored().scorecard, **{part: points("1/4")})
    assert [None] == broken(Law.TOTAL_IS_ITS_PARTS, card)[:1]


def test_a_rounded_total_is_its_rounded_parts() -> None:
    ruleset = cchc_rules.compile_text(TEXT.format(rounding="làm tròn tổng điểm 1 chữ số"))
    whole = scored(ruleset)
    assert points("73/10") == whole.scorecard.total.total
    assert [] == broken(Law.TOTAL_IS_ITS_PARTS, whole.scorecard, whole)
    card = with_total(whole.scorecard, total=points("22/3"))
    assert [None] == broken(Law.TOTAL_IS_ITS_PARTS, card, whole)


def test_an_index_outside_its_range_is_found() -> None:
    for index in ("11/10", "-1/10"):
        card = with_total(scored().scorecard, possible_index=points(index))
        assert [None] == broken(Law.INDEX_WITHIN, card)


@pytest.mark.parametrize(
    ("change", "least", "most"),
    [
        ({}, "0", "1"),
        ({"cap": None}, "0", "11/10"),
        ({"floor": None}, "-1/5", "1"),
        ({"cap": None, "bonus_cap": ir.Cap(None)}, "0", "6/5"),
        ({"cap": None, "denominator": ir.IndexDenominator.MAXIMUM_WITH_BONUS}, "0", "1"),
        ({"cap": None, "floor": None, "numerator": ir.IndexNumerator.BASE}, "0", "1"),
    ],
)
def test_the_range_of_the_index_is_what_the_clauses_declare(change: Loose, least: str, most: str) -> None:
    ruleset = evolve(RULESET, total=evolve(RULESET.total, **change))
    assert (Fraction(least), Fraction(most)) == index_range(ruleset)


def test_what_does_not_apply_gives_no_points_of_its_own_and_nobody_111_percent() -> None:
    whole = scored(a=Fraction(0), b=Fraction(0))
    card = with_node(whole.scorecard, "1.1", lambda one: evolve(one, applicable=Fraction(4)))
    assert ["1.1"] == broken(Law.NOT_APPLICABLE_CONSERVES, card, whole)

    def too_much(one: NodeScore) -> NodeScore:
        assert isinstance(one, GroupScore)
        return evolve(one, index=Fraction(10, 9))

    card = with_node(whole.scorecard, "1", too_much)
    assert ["1"] == broken(Law.NOT_APPLICABLE_CONSERVES, card, whole)
    card = with_total(whole.scorecard, base=points("111/10"))
    assert [None] == broken(Law.NOT_APPLICABLE_CONSERVES, card, whole)


def test_rounding_where_none_was_ordered_is_found() -> None:
    card = with_points(scored().scorecard, "1.1", points("1.33"))
    assert ["1.1"] == broken(Law.ROUNDED_ONCE, card)
    card = with_total(scored().scorecard, index=Fraction(73, 100))
    assert [None] == broken(Law.ROUNDED_ONCE, card)[:1]
    card = with_total(scored().scorecard, rounded_index=scored().scorecard.total.index)
    assert [None] == broken(Law.ROUNDED_ONCE, card)


def test_a_rounded_item_keeps_its_exact_points_beside_the_rounded_ones() -> None:
    ruleset = cchc_rules.compile_text(TEXT.format(rounding="làm tròn điểm từng tiêu chí 2 chữ số"))
    whole = scored(ruleset)
    assert [] == broken(Law.ROUNDED_ONCE, whole.scorecard, whole)

    def hidden(one: NodeScore) -> NodeScore:
        assert isinstance(one, ItemScore)
        return evolve(one, unrounded=None)

    assert ["1.1"] == broken(Law.ROUNDED_ONCE, with_node(whole.scorecard, "1.1", hidden), whole)


def test_an_answered_item_that_is_still_missing_is_found() -> None:
    card = with_node(scored().scorecard, "2", lambda one: evolve(one, status=Status.MISSING))
    assert ["2"] == broken(Law.DEFINED, card)


def test_a_scoring_that_breaks_off_is_a_breach_and_no_traceback() -> None:
    nonsense = evolve(dossier(), answers={**ANSWERS, ("2", "n"): "nhiều"})
    made, found = attempt(RULESET, nonsense)
    assert made is None
    assert [Law.DEFINED] == [one.law for one in found]
    assert [Law.DEFINED] == [one.law for one in breaches(RULESET, nonsense)]


def test_a_result_that_scores_otherwise_is_found() -> None:
    assert [None] == broken(Law.REPLAYS, with_points(scored().scorecard, "2", points("1")))
    assert [None] == broken(Law.ORDER_IS_NOTHING, with_points(scored().scorecard, "2", points("1")))
    stale = scoring(RULESET, evolve(dossier(), digest="sha256:0"))
    assert [messages.DIGEST] == [one.message for one in OF_ONE[Law.REPLAYS](stale)]


# ── two dossiers ───────────────────────────────────────────────────────────────────────────


def test_what_leaves_the_promised_interval_is_found_wherever_it_is() -> None:
    before, after = scored(b=None).scorecard, scored().scorecard
    assert [] == list(intervals_hold(before, after))
    assert ["2"] == [one.node for one in intervals_hold(before, with_points(after, "2", points("4")))]
    card = with_total(after, total=points("10"))
    assert 1 == len(list(intervals_hold(after, card)))
    card = with_total(after, possible_index=points("1"))
    assert 1 == len(list(intervals_hold(after, card)))
    other_grade = evolve(after, grades=(evolve(after.grades[0], possible=("Tốt",)),))
    assert 1 == len(list(intervals_hold(after, other_grade)))
    failed = evolve(after.grades[0].gates[0], passed=False)
    other_gate = evolve(after, grades=(evolve(after.grades[0], gates=(failed,)),))
    assert 1 == len(list(intervals_hold(after, other_gate)))


def pair(guarantee: ir.Monotone, one: Dossier, other: Dossier) -> list[Breach]:
    return list(monotone(guarantee, frame_of(RULESET), one, other))


def rising(item: str, name: str, *, more: bool = True) -> ir.Monotone:
    return ir.Monotone(item=item, owner=item, name=name, rising=more)


def test_points_that_fall_where_they_were_to_rise_are_found_in_either_order() -> None:
    fewer, more = dossier(n=Fraction(1)), dossier(n=Fraction(2))
    assert [Law.MONOTONE] == [one.law for one in pair(rising("2", "n"), fewer, more)]
    assert [Law.MONOTONE] == [one.law for one in pair(rising("2", "n"), more, fewer)]
    assert [] == pair(rising("2", "n", more=False), fewer, more)
    assert [] == pair(rising("1.1", "a"), dossier(a=Fraction(1)), dossier(a=Fraction(2)))


def test_a_day_that_never_came_is_later_than_every_day() -> None:
    [found] = pair(rising("1.2", "ngay"), dossier(), dossier(ngay=Never()))
    assert "“không có”" in found.message.vi
    assert "ngày 10/01/2018" in found.message.vi
    assert [] == pair(rising("1.2", "ngay", more=False), dossier(), dossier(ngay=Never()))


def test_a_guarantee_says_nothing_of_items_that_are_claimed_refused_or_set_by_hand() -> None:
    fewer, more = dossier(n=Fraction(1)), dossier(n=Fraction(2))
    refused = evolve(more, refusals={"2": "Không có căn cứ"})
    decided = evolve(more, awarded={"2": Judgement(Fraction(0), "Hội đồng", "Lý do")})
    assert [] == pair(rising("2", "n"), fewer, refused)
    assert [] == pair(rising("2", "n"), fewer, decided)
    assert [] == pair(rising("2", "n"), fewer, fewer)
    assert [] == pair(
        rising("1.1", "b", more=False), dossier(a=Fraction(0), b=Fraction(0)), dossier(a=Fraction(0))
    )


LATE = ir.Within(ir.Answer("2", "n"), ir.Interval(Fraction(2), None))
POOR = ir.Within(ir.Share("2"), ir.Interval(None, Fraction(1, 2), high_closed=True))
ALWAYS = ir.Always(name="Nhiều lần thì không quá nửa", when=LATE, then=POOR)


def test_a_guarantee_holds_until_a_dossier_refutes_it() -> None:
    assert [] == list(guaranteed(ALWAYS, scored(n=Fraction(2))))
    too_strict = evolve(ALWAYS, then=ir.Within(ir.Earned("2"), ir.Interval(None, Fraction(1))))
    assert [Law.GUARANTEED] == [one.law for one in guaranteed(too_strict, scored(n=Fraction(2)))]
    assert [] == list(guaranteed(too_strict, scored(n=Fraction(1))))


def test_a_guarantee_says_nothing_of_nodes_that_are_not_settled() -> None:
    too_strict = evolve(ALWAYS, then=ir.Within(ir.Earned("2"), ir.Interval(None, Fraction(1))))
    assert [] == list(guaranteed(too_strict, scored(n=None)))
    refused = scoring(RULESET, evolve(dossier(n=Fraction(2)), refusals={"2": "Không rõ"}))
    assert [] == list(guaranteed(too_strict, refused))


def test_in_a_guarantee_a_node_that_does_not_apply_fails_nothing() -> None:
    best = ir.Always(
        name="Tốt", when=ir.All(()), then=ir.Within(ir.Share("1.1"), ir.Interval(Fraction(1), None))
    )
    assert [] == list(guaranteed(best, scored(a=Fraction(0), b=Fraction(0))))
    assert 1 == len(list(guaranteed(best, scored())))


def test_a_guarantee_says_nothing_of_what_a_unit_claims_not_to_apply() -> None:
    some = ir.Within(ir.Sum((ir.Earned("1.1"),)), ir.Interval(Fraction(1, 8), None))
    guarantee = ir.Always(name="Có điểm", when=ir.All(()), then=some)
    assert 1 == len(list(guaranteed(guarantee, scored(a=Fraction(0)))))
    claimed = scoring(RULESET, evolve(dossier(), na_claims={"1.1": "Không phát sinh"}))
    assert [] == list(guaranteed(guarantee, claimed))
