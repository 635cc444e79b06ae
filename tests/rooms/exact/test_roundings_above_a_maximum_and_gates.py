"""What the second evaluator found: roundings above a maximum, gates on parts and on sums."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard, Status
from cchc_rules.pipeline import compile_source
from tests.rooms.exact.by_hand import points, state

HEAD = """bộ tiêu chí "so/vi-du" năm 2018
  tên "Bộ"
  căn cứ quyết định "1/QĐ-UBND" năm 2018 của "UBND"
  đối tượng sở
  tổng điểm 2,25, không quá 2,25 điểm, không dưới 0 điểm
  trần điểm thưởng không giới hạn
  chỉ số bằng tổng điểm / điểm tối đa
  {rounding}
  điểm nhóm là tổng
  khi không áp dụng: quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa
"""
GRADES = """  xếp loại theo chỉ số
    "Tốt": từ 80% trở lên
    "Khá": dưới 80%
  điều kiện "G" khi {gate}, nếu không hạ 1 bậc
"""
ITEMS = """nhóm 0 "Nền" tối đa 2,25 điểm
tiêu chí 1 "A" tối đa 1,25 điểm
  không cần kiểm chứng
  được khai không áp dụng
  hỏi x: có hay không "X"
  chấm x
    có: 1,25 điểm
    không: chờ kết quả
tiêu chí 2 "B" tối đa 1 điểm
  không cần kiểm chứng
  hỏi x: có hay không "X"
  hỏi y: có hay không "Y"
  chấm
    khi x và y: 1 điểm
    khi x: 1/2 điểm
    còn lại: giải trình
nhóm I "Thưởng"
điểm thưởng T1 "T" tối đa 2 điểm
  không cần kiểm chứng
  hỏi x: có hay không "X"
  chấm x
    có: 2 điểm
    không: 0 điểm
"""


def compiled(rounding: str, gate: str | None = None) -> Ruleset:
    text = HEAD.format(rounding=rounding) + (GRADES.format(gate=gate) if gate else "") + ITEMS
    ruleset = compile_source(Source("bo.cchc", text.replace("1/2 điểm\n", "0,5 điểm\n"))).ruleset
    assert ruleset is not None
    return ruleset


def scored(ruleset: Ruleset, answers: dict[str, bool], claimed: tuple[str, ...] = ()) -> Scorecard:
    """Answers by the code and the name of what is asked: `1.x`."""
    return score(
        ruleset,
        Dossier(
            ruleset=ruleset.id,
            year=ruleset.year,
            unit="Sở",
            answers={
                one.key: answers[f"{one.owner}.{one.name}"]
                for one in ruleset.inputs
                if f"{one.owner}.{one.name}" in answers
            },
            na_claims=dict.fromkeys(claimed, "Không có"),
        ),
    )


def test_a_row_that_no_missing_answer_can_change_is_told_at_once() -> None:
    """With x = no neither special row holds, whatever y will be."""
    card = scored(compiled("không làm tròn"), {"2.x": False})
    assert (points("0", "1"), Status.EXPLANATION_NEEDED) == state(card, "2")


ALL = {"1.x": True, "2.x": True, "2.y": True, "T1.x": False}


def test_rounding_gives_no_item_more_than_its_maximum() -> None:
    card = scored(compiled("làm tròn điểm từng tiêu chí 1 chữ số"), ALL)
    assert (points("5/4"), Status.SCORED) == state(card, "1")
    assert (points("9/4"), Status.SCORED) == state(card, "0")


def test_an_item_that_may_yet_wait_keeps_its_whole_maximum_open_when_items_are_rounded() -> None:
    """Unanswered, item 1 may come to wait for a figure: then 0 to 1.25, and not 0 to 1."""
    card = scored(compiled("làm tròn điểm từng tiêu chí 0 chữ số"), {})
    assert (points("0", "5/4"), Status.MISSING) == state(card, "1")


def test_a_rounded_total_stays_below_its_cap() -> None:
    total = scored(compiled("làm tròn tổng điểm 1 chữ số"), ALL).total
    assert (points("9/4"), Fraction(1)) == (total.total, total.index)


@pytest.mark.parametrize(
    ("gate", "claimed", "passed"),
    [
        ("điểm của I từ 1 điểm trở lên", (), False),
        ("điểm của I từ 0 điểm trở lên", (), True),
        ("điểm của 1 + điểm của 2 từ 2 điểm trở lên", (), True),
        ("điểm của 1 + điểm của 2 từ 2 điểm trở lên", ("1",), True),
        ("tỷ lệ điểm của 1 + tỷ lệ điểm của 2 từ 150% trở lên", ("1",), True),
        ("điểm của 1 + điểm của 2 từ 3 điểm trở lên", (), False),
        ("không phải tỷ lệ điểm của 1 từ 50% trở lên", (), False),
        ("không phải tỷ lệ điểm của 1 từ 50% trở lên", ("1",), True),
        ("không phải không phải tỷ lệ điểm của 1 dưới 50%", ("1",), True),
    ],
)
def test_a_gate_reads_parts_of_bonus_and_lets_pass_what_does_not_apply(
    gate: str,
    claimed: tuple[str, ...],
    passed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    (grade,) = scored(compiled("không làm tròn", gate), ALL, claimed=claimed).grades
    assert (passed,) == tuple(one.passed for one in grade.gates)
