"""Guarantees and pairs of rules that a prover may get wrong: each was called proved, same or refuted once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules import prove as public
from cchc_rules.analyses.proving.pairs import Differs, Same, Undecided
from cchc_rules.analyses.proving.prove import prove
from cchc_rules.analyses.proving.verdicts import Proved, Reason, Refuted, Unknown, Verdict
from cchc_rules.ir.nodes import Ruleset
from tests.rooms.analyses.small_rules import compiled


def verdict(ruleset: Ruleset) -> Verdict:
    (found,) = [one.verdict for one in prove(ruleset).findings if one.guarantee is not None]
    return found


def test_a_capped_group_is_rescaled_from_what_applies() -> None:
    area = (
        'lĩnh vực 1 "Một" tối đa 5 điểm\n  điểm nhóm là tổng nhưng không quá tối đa\n'
        '  bảo đảm "Không quá 3" khi ap_dung = 0: điểm của 1 <= 3 điểm\n'
        'tiêu chí 1.1 "A" tối đa 3 điểm\n  không cần kiểm chứng\n  hỏi a: số đếm "A"\n'
        "  chấm 0,5 điểm mỗi a, tối đa 3 điểm\n"
        'tiêu chí 1.2 "B" tối đa 4 điểm\n  không cần kiểm chứng\n  hỏi b: số đếm "B"\n'
        "  khi không áp dụng: quy đổi theo lĩnh vực\n"
        "  chấm theo tỷ lệ b / ap_dung\n    ap_dung = 0: không áp dụng\n"
    )
    asked = '  hỏi ap_dung: số đếm "Áp dụng"\n'
    assert isinstance(verdict(compiled(area, maximum="5", head=asked)), Refuted)


def test_points_of_items_told_by_their_range_are_rounded_too() -> None:
    item = (
        'tiêu chí 1 "A" tối đa 2 điểm\n  không cần kiểm chứng\n  hỏi a: số đếm "A"\n  chấm a\n'
        "    từ 5 trở lên: 2 điểm\n    từ 2 đến dưới 5: 1,25 điểm\n    dưới 2: 0 điểm\n"
        '  bảo đảm "Thiếu thì 1,25" khi điểm của 1 < 2 điểm: điểm của 1 <= 1,25 điểm\n'
    )
    found = verdict(compiled(item, maximum="2", rounding="làm tròn điểm từng tiêu chí 1 chữ số"))
    assert isinstance(found, Refuted)
    assert [Fraction(13, 10)] == [one.points.low for one in found.case.scores]


def test_a_figure_over_all_units_leaves_a_tendency_open() -> None:
    item = (
        'tiêu chí 1 "A" tối đa 2 điểm\n  không cần kiểm chứng\n  hỏi a: số đếm "A"\n'
        "  chấm trung bình toàn khối(a)\n    từ 10 trở lên: 0 điểm\n    dưới 10: 2 điểm\n"
        "  càng nhiều a càng tốt\n"
    )
    assert Unknown(Reason.FIGURES) == verdict(compiled(item, maximum="2"))


def test_a_counterexample_breaks_no_demand_of_another_item() -> None:
    asked = '  hỏi g: số đếm "G"\n  hỏi k: số đếm "K"\n'
    share = (
        'tiêu chí 1 "A" tối đa 2 điểm\n  không cần kiểm chứng\n  chấm theo tỷ lệ g / k\n    k = 0: 0 điểm\n'
    )
    each = (
        'tiêu chí 2 "B" tối đa 2 điểm\n  không cần kiểm chứng\n  chấm 1 điểm mỗi g, tối đa 2 điểm\n'
        '  bảo đảm "Ít" khi k <= 1: điểm của 2 < 2 điểm\n'
    )
    assert isinstance(verdict(compiled(share, each, maximum="4", head=asked)), Proved)


def test_a_guarantee_about_a_part_of_bonus_and_penalty_is_answered() -> None:
    base = (
        'nhóm I "Nền" tối đa 2 điểm\n  điểm nhóm là tổng\n'
        'tiêu chí 1 "A" tối đa 2 điểm\n  không cần kiểm chứng\n'
        '  hỏi x: có hay không "X"\n  chấm x\n    có: 2 điểm\n    không: 0 điểm\n'
    )
    extra = (
        'nhóm II "Thưởng và trừ"\n  bảo đảm "Không âm" điểm của II >= 0 điểm\n'
        'điểm thưởng T1 "Thưởng" tối đa 1 điểm\n  không cần kiểm chứng\n  hỏi t: có hay không "T"\n'
        "  chấm t\n    có: 1 điểm\n    không: 0 điểm\n"
        'điểm trừ P1 "Trừ" tối đa 1 điểm\n  hỏi p: có hay không "P"\n'
        "  chấm p\n    có: 1 điểm\n    không: 0 điểm\n"
    )
    caps = "  trần điểm thưởng 1 điểm\n  trần điểm trừ 1 điểm\n"
    total = ", không quá 3 điểm, không dưới 0 điểm"
    found = verdict(compiled(base, extra, maximum="2", total=total, head=caps))
    assert isinstance(found, Refuted)
    assert [Fraction(-1)] == [one.points.low for one in found.case.scores]


def test_a_number_that_no_file_can_hold_refutes_nothing() -> None:
    item = (
        'tiêu chí 1 "A" tối đa 2 điểm\n  không cần kiểm chứng\n'
        '  hỏi a: chỉ số ngoài "A" từ 0 đến 2\n  chấm bằng a * 1 điểm\n'
        '  bảo đảm "Ba lần" khi 3 * a = 1: điểm của 1 = 0 điểm\n'
    )
    assert isinstance(verdict(compiled(item, maximum="2")), Unknown)


YES = '  hỏi x: có hay không "X"\n  chấm x\n    có: 1 điểm\n    không: 0 điểm\n'
CHOICE = '  hỏi m: lựa chọn "M": {}\n  chấm m\n    "Một": 1 điểm\n    "Hai": 0 điểm\n'


def with_evidence(evidence: str) -> str:
    return f"  kiểm chứng {evidence}\n  thiếu kiểm chứng: 0 điểm\n{YES}"


def rule(text: str) -> public.Placed:
    return public.rule_text(text, "1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"X", "Y"', 'một trong "X", "Y"'),
        ('"X", "Y"', '"X"'),
        ('"X"', '"X" có số hiệu'),
        ('"X" loại "k"', '"Y" loại "m"'),
        (
            '"X" từ 01/01 năm đánh giá đến 31/12 năm đánh giá',
            '"X" từ 01/01 năm đánh giá đến 30/06 năm đánh giá',
        ),
    ],
)
def test_other_evidence_makes_another_rule(before: str, after: str) -> None:
    found = public.equivalent(rule(with_evidence(before)), rule(with_evidence(after)))
    assert not isinstance(found, Same), found


def test_a_claim_that_is_allowed_makes_another_rule() -> None:
    found = public.equivalent(rule(YES), rule("  được khai không áp dụng\n" + YES))
    assert Undecided(Reason.OTHER_QUESTIONS) == found


def test_options_in_another_order_are_the_same_rule() -> None:
    one, other = CHOICE.format('"Một", "Hai"'), CHOICE.format('"Hai", "Một"')
    assert isinstance(public.equivalent(rule(one), rule(other)), Same)


def test_a_question_that_asks_otherwise_is_compared_on_answers_both_take() -> None:
    day = (
        '  hỏi n: ngày "N"{}\n  chấm n\n'
        "    đến ngày 15/12 năm trước: 1 điểm\n    sau 15/12 năm trước: 0 điểm\n{}"
    )
    found = public.equivalent(
        rule(day.format("", "")), rule(day.format(" hoặc không có", "    không có: 0 điểm\n"))
    )
    assert not isinstance(found, (Same, Differs)), found


def test_another_unit_is_another_question() -> None:
    measure = (
        '  hỏi d: số đo "D" đơn vị "{}" từ 0 đến 100\n  chấm d\n'
        "    từ 40 trở lên: 1 điểm\n    dưới 40: 0 điểm\n"
    )
    found = public.equivalent(rule(measure.format("km")), rule(measure.format("m")))
    assert Undecided(Reason.OTHER_QUESTIONS) == found
