"""By how much a target is met or missed, and how far the next better row is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.backends.words.margins import margin
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.pipeline import compile_source

TEXT = """bộ tiêu chí "thu/so" năm 2020
  tên "Thử"
  căn cứ quyết định "1" năm 2020 của "UBND"
  đối tượng sở
  tổng điểm 3
  chỉ số bằng tổng điểm / điểm tối đa
tiêu chí 1 "Chỉ tiêu" tối đa 1 điểm
  hỏi a: số đếm "A"
  hỏi b: số đếm "B"
  chấm a / b
    từ 90% trở lên: 1 điểm
    dưới 90%: 0 điểm
    b = 0: giải trình
  không cần kiểm chứng
tiêu chí 2 "Bậc" tối đa 2 điểm
  hỏi lan: số đếm "Số lần vi phạm" đơn vị "lần"
  chấm lan
    0: 2 điểm
    từ 1 đến 3: 1 điểm
    từ 4 trở lên: 0 điểm
  không cần kiểm chứng
"""


def said(code: str, position: int, **answers: int) -> str | None:
    ruleset = compile_source(Source("t", TEXT)).ruleset
    assert ruleset is not None
    item = next(one for one in ruleset.children if isinstance(one, ir.Item) and one.code == code)
    given: dict[Key, Value] = {(item.id, name): Fraction(value) for name, value in answers.items()}
    text = margin(position, item, ruleset, Dossier(ruleset="thu/so", year=2020, unit="U", answers=given))
    return text.vi if text else None


@pytest.mark.parametrize(
    ("met", "position", "expected"),
    [(95, 1, "hơn ngưỡng 5%"), (90, 1, "vừa đúng ngưỡng"), (88, 2, "lệch 2% so với mức 1 điểm")],
)
def test_a_target_says_by_how_much_it_is_met_or_missed(met: int, position: int, expected: str) -> None:
    assert expected == said("1", position, a=met, b=100)


def test_the_nearest_better_row_is_the_one_that_is_told() -> None:
    assert "lệch 2 lần so với mức 1 điểm" == said("2", 2, lan=5)
    assert "lệch 1 lần so với mức 2 điểm" == said("2", 1, lan=1)


def test_the_best_row_of_several_says_nothing() -> None:
    assert said("2", 0, lan=0) is None


def test_a_value_that_is_not_settled_says_nothing() -> None:
    assert said("1", 1, a=5) is None
