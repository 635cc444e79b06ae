"""Numbers, conditions and rules in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.backends.words import surveys
from cchc_rules.backends.words.expressions import phrase_condition, phrase_number
from cchc_rules.backends.words.questions import inputs_of
from cchc_rules.backends.words.rules import phrase_case, phrase_demand, phrase_rule
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked import surveys as checked
from tests.rooms.words.small import (
    ALWAYS,
    DELAY,
    MEAN,
    PENALTY,
    RATIO,
    RULESET,
    SIGNED,
    SURVEYED,
    WORK,
    ZERO,
    asked,
    award,
    between,
    constant,
    day,
    tally,
)

DONE, GIVEN, LATE = ir.Answer("viec", "xong"), ir.Answer("viec", "giao"), ir.Answer("cham", "lan")
MINUS = constant("-1")
SIGNED_ON = ir.Answer("ngay", "ngay")


def minus(left: ir.Number, right: ir.Number) -> ir.Number:
    return ir.Sum((left, ir.Product((MINUS, right))))


def item(*cases: ir.Case) -> ir.Item:
    return evolve(WORK, cases=cases)


def gives(number: ir.Number, maximum: str = "2") -> ir.Item:
    return evolve(WORK, maximum=Fraction(maximum), cases=(ir.Case(ALWAYS, ir.Award(number)),))


# ── numbers ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (constant("1/4"), "0,25", "0.25"),
        (RATIO, "xong / giao", "xong / giao"),
        (ir.Quotient(minus(GIVEN, DONE), GIVEN), "(giao − xong) / giao", "(giao − xong) / giao"),
        (ir.Quotient(DONE, ir.Product((GIVEN, LATE))), "xong / (giao × lan)", "xong / (giao × lan)"),
        (minus(DONE, ir.Sum((GIVEN, LATE))), "xong − (giao + lan)", "xong − (giao + lan)"),
        (minus(RATIO, constant("1/2")), "xong / giao − 50%", "xong / giao − 50%"),
        (ir.Sum((SIGNED_ON, ir.Constant(-day("2024-01-31")))), "ngay − 31/01/2024", "ngay − 2024-01-31"),
        (ir.Sum((SIGNED_ON, constant("5"))), "ngay + 5", "ngay + 5"),
        (ir.Least((RATIO, constant("1"))), "(xong / giao, không quá 100%)", "(xong / giao, at most 100%)"),
        (ir.Greatest((LATE, constant("2"))), "(lan, không dưới 2)", "(lan, at least 2)"),
        (ir.Least((LATE, DONE)), "số nhỏ nhất trong (lan; xong)", "least of (lan; xong)"),
        (MEAN, "trung bình của y_kien", "mean of y_kien"),
        (tally("Tốt"), "số phiếu “Tốt” của y_kien", "replies “Tốt” to y_kien"),
        (ir.Product((LATE, constant("-2"))), "lan × (-2)", "lan × (-2)"),
        (ir.Sum((LATE, ir.Product(()))), "lan + 1", "lan + 1"),
        (ir.Sum(()), "0", "0"),
        (
            ir.If(ir.Yes(None, "co_dan"), LATE, ZERO),
            "(lan nếu co_dan là “có”, 0 nếu không)",
            "(lan if co_dan is “yes”, 0 if not)",
        ),
        (
            ir.Rounded(value=RATIO, digits=4, mode=Rounding.DOWN),
            "(xong / giao, làm tròn 2 chữ số thập phân, bỏ phần dư)",
            "(xong / giao, rounded to 2 decimals, cut off)",
        ),
        (ir.Earned("1"), "điểm của 1 “Chỉ đạo, điều hành”", "points of 1 “Chỉ đạo, điều hành”"),
    ],
)
def test_a_number_reads_as_a_formula(number: ir.Number, vi: str, en: str) -> None:
    said = phrase_number(number, RULESET)
    assert (vi, en) == (said.vi, said.en)


# ── conditions ─────────────────────────────────────────────────────────────────────────────

YES = ir.Yes(None, "co_dan")
HEAVY, NONE = ir.Chosen("tru", "muc", "Nặng"), ir.Chosen("tru", "muc", "Không có")


@pytest.mark.parametrize(
    ("condition", "vi", "en"),
    [
        (
            ir.Within(RATIO, between("7/10", "9/10")),
            "tỷ lệ xong / giao từ 70% đến 90%",
            "ratio xong / giao from 70% to 90%",
        ),
        (ir.Within(GIVEN, between("0", "0")), "giao = 0", "giao = 0"),
        (ir.Not(ir.Within(GIVEN, between("0", "0"))), "giao khác 0", "giao is not 0"),
        (ir.Within(GIVEN, between("4", None)), "giao từ 4 nhiệm vụ trở lên", "giao from 4 nhiệm vụ up"),
        (ir.Within(minus(DONE, GIVEN), between(None, "0")), "xong ≤ giao", "xong ≤ giao"),
        (ir.Within(minus(DONE, GIVEN), between("0", None, low_closed=False)), "xong > giao", "xong > giao"),
        (ir.Within(minus(DONE, GIVEN), between("0", "0")), "xong = giao", "xong = giao"),
        (
            ir.Within(minus(SIGNED_ON, SIGNED_ON), between(None, "0", high_closed=False)),
            "ngay trước ngay",
            "ngay before ngay",
        ),
        (ir.All((YES, HEAVY)), "co_dan là “có” và muc là “Nặng”", "co_dan is “yes” and muc is “Nặng”"),
        (
            ir.All((YES, ir.Any((HEAVY, ir.Not(YES))))),
            "co_dan là “có” và (muc là “Nặng” hoặc co_dan là “không”)",
            "co_dan is “yes” and (muc is “Nặng” or co_dan is “no”)",
        ),
        (ir.Any((HEAVY, NONE)), "muc là “Nặng” hoặc “Không có”", "muc is “Nặng” or “Không có”"),
        (
            ir.Not(ir.All((YES, HEAVY))),
            "không xảy ra trường hợp: (co_dan là “có” và muc là “Nặng”)",
            "it is not so that: (co_dan is “yes” and muc is “Nặng”)",
        ),
        (ir.Absent("ngay", "ngay"), "ngay là “không có”", "ngay never happened"),
        (SURVEYED.cases[0].when, "không có phiếu nào của y_kien", "nobody replied to y_kien"),
        (
            ir.All((ir.Within(ir.Share("1"), between("1/2", None)),)),
            "mọi lĩnh vực có tỷ lệ điểm từ 50% trở lên",
            "every area has a share of points from 50% up",
        ),
        (ALWAYS, "mọi trường hợp", "in every case"),
        (ir.Any(()), "không trường hợp nào", "in no case"),
    ],
)
def test_a_condition_reads_as_a_clause(condition: ir.Condition, vi: str, en: str) -> None:
    said = phrase_condition(condition, RULESET)
    assert (vi, en) == (said.vi, said.en)


def test_the_same_band_on_some_nodes_of_a_level_is_not_said_of_all() -> None:
    share = ir.All((ir.Within(ir.Share("1.1"), between("1/2", None)),))
    assert "tỷ lệ điểm của 1.1 “Kế hoạch” từ 50% trở lên" == phrase_condition(share, RULESET).vi


# ── rules ──────────────────────────────────────────────────────────────────────────────────


def test_a_table_names_its_subject_once() -> None:
    assert (
        "giao = 0: không áp dụng",
        "tỷ lệ xong / giao trên 90%: 2 điểm",
        "từ 70% đến 90%: tăng đều từ 1 đến 2 điểm",
        "dưới 70%: 0 điểm",
    ) == tuple(line.vi for line in phrase_rule(WORK, RULESET))
    assert (
        "giao = 0: does not apply",
        "ratio xong / giao above 90%: 2 points",
        "from 70% to 90%: rising evenly from 1 to 2 points",
        "below 70%: 0 points",
    ) == tuple(line.en for line in phrase_rule(WORK, RULESET))


def test_a_single_case_names_its_subject() -> None:
    assert "tỷ lệ xong / giao dưới 70%: 0 điểm" == phrase_case(WORK.cases[3], WORK, RULESET).vi


def test_a_rule_about_days_speaks_of_days() -> None:
    assert (
        "ngay là “không có”: 0 điểm",
        "ngay đến ngày 31/01/2024: 1 điểm",
        "sau ngày 31/01/2024: 0,5 điểm",
    ) == tuple(line.vi for line in phrase_rule(SIGNED, RULESET))


@pytest.mark.parametrize(
    ("scored", "vi"),
    [
        (DELAY, "1 điểm, trừ 0,25 điểm × lan, không dưới 0 điểm"),
        (
            gives(
                ir.Sum(
                    (
                        constant("2"),
                        ir.Product((MINUS, ir.Least((ir.Product((constant("1/2"), DONE)), constant("1"))))),
                    )
                )
            ),
            "2 điểm, trừ 0,5 điểm cho mỗi nhiệm vụ (xong) (trừ không quá 1 điểm)",
        ),
        (
            gives(
                ir.Least(
                    (
                        ir.Sum((ir.Product((constant("1/2"), DONE)), ir.Product((constant("1"), GIVEN)))),
                        constant("2"),
                    )
                )
            ),
            "0,5 điểm cho mỗi nhiệm vụ (xong) và 1 điểm cho mỗi nhiệm vụ (giao), không quá 2 điểm",
        ),
        (gives(ir.Product((RATIO, constant("2")))), "tỷ lệ xong / giao × 2 điểm"),
        (
            gives(
                ir.Product((ir.Least((ir.Product((RATIO, constant("10/3"))), constant("1"))), constant("2")))
            ),
            "(tỷ lệ xong / giao so với mục tiêu 30%, không quá 100%) × 2 điểm",
        ),
        (gives(ir.Product((constant("1/2"), constant("2")))), "1 điểm"),
        (
            gives(ir.Sum((ir.If(YES, constant("1"), ZERO), ir.If(HEAVY, constant("1/2"), ZERO)))),
            "cộng các mức đạt được: 1 điểm nếu co_dan là “có”; 0,5 điểm nếu muc là “Nặng”",
        ),
        (
            gives(
                ir.If(
                    ir.Any((YES, HEAVY)),
                    ir.Greatest((ir.If(YES, constant("1"), ZERO), ir.If(HEAVY, constant("1/2"), ZERO))),
                    constant("1/4"),
                )
            ),
            (
                "mức cao nhất đạt được: 1 điểm nếu co_dan là “có”; 0,5 điểm nếu muc là “Nặng”;"
                " không đạt mức nào: 0,25 điểm"
            ),
        ),
        (gives(ir.Answer("thuong", "diem")), "điểm bằng diem"),
    ],
)
def test_the_shapes_of_decisions_are_recognised(scored: ir.Item, vi: str) -> None:
    assert (vi,) == tuple(line.vi for line in phrase_rule(scored, RULESET))


def test_a_deduction_from_something_else_than_the_maximum_is_a_formula() -> None:
    taken = ir.Sum((constant("1"), ir.Product((MINUS, ir.Product((constant("1/4"), LATE))))))
    assert ("điểm bằng 1 − 0,25 × lan",) == tuple(line.vi for line in phrase_rule(gives(taken), RULESET))


def test_what_only_looks_like_an_interpolation_is_a_formula() -> None:
    case = WORK.cases[2]
    elsewhere = ir.Case(ir.Within(RATIO, between("1/2", "9/10")), case.then)
    assert "điểm bằng" in phrase_case(elsewhere, WORK, RULESET).vi


def test_the_ratio_is_named_again_where_the_band_is_about_another_number() -> None:
    points = ir.Award(ir.Product((RATIO, constant("2"))))
    about_it = ir.Case(ir.Within(RATIO, between("1/2", None)), points)
    about_another = ir.Case(ir.Within(GIVEN, between("1/2", None)), points)
    assert phrase_case(about_it, WORK, RULESET).vi.endswith(": tỷ lệ × 2 điểm")
    assert phrase_case(about_another, WORK, RULESET).vi.endswith(": tỷ lệ xong / giao × 2 điểm")


@pytest.mark.parametrize(
    ("outcome", "vi", "en"),
    [
        (award("1"), "còn lại: 1 điểm", "otherwise: 1 point"),
        (ir.NeedsExplanation(), "còn lại: cần giải trình", "otherwise: needs an explanation"),
        (ir.Pending(), "còn lại: chờ kết quả", "otherwise: waits for the result"),
        (
            ir.Rejected(),
            "còn lại: số liệu không hợp lệ, trả lại",
            "otherwise: invalid data, sent back",
        ),
    ],
)
def test_every_outcome_has_its_words(outcome: ir.Outcome, vi: str, en: str) -> None:
    case = ir.Case(ALWAYS, outcome)
    said = phrase_case(case, item(ir.Case(YES, award("0")), case), RULESET)
    assert (vi, en) == (said.vi, said.en)


def test_a_demand_says_what_is_sent_back() -> None:
    assert (
        "xong phải từ 0 đến giao, nếu không số liệu bị trả lại" == phrase_demand(WORK.demands[0], RULESET).vi
    )


def test_inputs_are_told_with_question_and_kind() -> None:
    assert (
        "giao: Số nhiệm vụ được giao (số đếm, nhiệm vụ)",
        "xong: Số nhiệm vụ đã hoàn thành (số đếm, nhiệm vụ)",
    ) == tuple(line.vi for line in inputs_of(WORK, RULESET))
    assert (
        "y_kien: Đơn vị phục vụ thế nào? (survey: “Tốt” = 100%, “Kém” = 0%, “Không biết” not counted)",
    ) == tuple(line.en for line in inputs_of(SURVEYED, RULESET))
    assert ("muc: Mức vi phạm (lựa chọn: “Nặng”, “Không có”)",) == tuple(
        line.vi for line in inputs_of(PENALTY, RULESET)
    )


# ── surveys ────────────────────────────────────────────────────────────────────────────────


def survey(empty: ir.EmptyGroup, groups: tuple[ir.SurveyGroup, ...]) -> ir.Input:
    options = (ir.SurveyOption("Tốt", Fraction(1)), ir.SurveyOption("Kém", Fraction(1, 4)))
    return asked("viec", "hoi", ir.SurveyOf(options=options, groups=groups, empty_group=empty))


GROUPS = (ir.SurveyGroup("Dân", Fraction(3, 5)), ir.SurveyGroup("Quan", Fraction(2, 5)))


@pytest.mark.parametrize("empty", list(ir.EmptyGroup))
@pytest.mark.parametrize("groups", [(), GROUPS])
def test_every_mean_that_lowering_makes_is_called_a_mean(
    empty: ir.EmptyGroup, groups: tuple[ir.SurveyGroup, ...]
) -> None:
    one = survey(empty, groups)
    ruleset = evolve(RULESET, inputs=(one,))
    assert "trung bình của hoi" == phrase_number(checked.mean(one), ruleset).vi
    assert "số phiếu của hoi" == phrase_number(checked.replies(one), ruleset).vi
    assert "không có phiếu nào của hoi" == phrase_condition(checked.nobody_replied(one), ruleset).vi


def test_a_group_without_replies_is_said_in_one_clause() -> None:
    one = survey(ir.EmptyGroup.PENDING, GROUPS)
    waiting = checked.some_group_empty(one)
    assert waiting is not None
    said = phrase_condition(waiting, evolve(RULESET, inputs=(one,)))
    assert "có nhóm không có phiếu nào của hoi" == said.vi


@pytest.mark.parametrize("empty", list(ir.EmptyGroup))
@pytest.mark.parametrize("groups", [(), GROUPS])
def test_a_mean_with_other_weights_is_not_called_a_mean(
    empty: ir.EmptyGroup, groups: tuple[ir.SurveyGroup, ...]
) -> None:
    one, other = survey(empty, groups), survey(empty, groups)
    assert isinstance(other.kind, ir.SurveyOf)
    swapped = evolve(
        other.kind, options=(evolve(other.kind.options[0], weight=Fraction(1, 2)), other.kind.options[1])
    )
    found = surveys.mean(checked.mean(evolve(other, kind=swapped)), evolve(RULESET, inputs=(one,)))
    assert found is None
