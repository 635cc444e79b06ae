"""A rule laid out: what it looks at is named once, and each line says only what differs."""

from __future__ import annotations

import pytest

from cchc_rules.backends.words.passages import order_matters, passages
from cchc_rules.base.sources import Source
from cchc_rules.ir.nodes import Item, Ruleset
from cchc_rules.ir.walk import items
from cchc_rules.pipeline import compile_source
from tests.language.frame import framed


def compiled(text: str) -> tuple[Item, Ruleset]:
    ruleset = compile_source(Source("a.cchc", framed(text).text)).ruleset
    assert isinstance(ruleset, Ruleset)
    return next(one for one in items(ruleset) if one.code == "1"), ruleset


def laid_out(text: str) -> list[tuple[str | None, list[str]]]:
    item, ruleset = compiled(text)
    found = passages(item, ruleset)
    assert list(item.cases) == [case for one in found for case in one.cases]
    return [
        (None if one.subject is None else one.subject.vi, [line.vi for line in one.lines]) for one in found
    ]


RATIO = """\
hỏi xong: số đếm "Đã xong"
hỏi giao: số đếm "Được giao"
chấm xong / giao
  trên 90%: 2 điểm
  từ 70% đến 90%: 1 điểm
  dưới 70%: 0 điểm
  giao = 0: giải trình
"""
DAY = """\
hỏi ngay: ngày "Ngày ký" hoặc không có
chấm ngay
  đến ngày 31/03 năm đánh giá: 2 điểm
  sau ngày 31/03 năm đánh giá: 1 điểm
  không có: 0 điểm
"""
CHOICE = """\
hỏi muc: lựa chọn "Mức nào?": "tốt", "khá", "yếu"
chấm muc
  "tốt": 2 điểm
  "khá": 1 điểm
  "yếu": 0 điểm
"""
BOTH = """\
hỏi a: có hay không "Có A?"
hỏi b: có hay không "Có B?"
chấm
  khi a và b: 2 điểm
  còn lại: 0 điểm
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            RATIO,
            [
                (None, ["giao = 0: cần giải trình"]),
                ("tỷ lệ xong / giao", ["trên 90%: 2 điểm", "từ 70% đến 90%: 1 điểm", "dưới 70%: 0 điểm"]),
            ],
        ),
        (
            DAY,
            [
                (
                    "“Ngày ký” (ngay)",
                    ["không có: 0 điểm", "đến ngày 31/03/2018: 2 điểm", "sau ngày 31/03/2018: 1 điểm"],
                )
            ],
        ),
        (CHOICE, [("“Mức nào?” (muc)", ["“tốt”: 2 điểm", "“khá”: 1 điểm", "“yếu”: 0 điểm"])]),
        (BOTH, [(None, ["a là “có” và b là “có”: 2 điểm"]), (None, ["còn lại: 0 điểm"])]),
    ],
    ids=["ratio", "day", "choice", "both"],
)
def test_a_rule_is_laid_out_by_what_it_looks_at(text: str, expected: list[object]) -> None:
    assert expected == laid_out(text)


IN_ORDER = """\
hỏi so: số đếm "Số người"
chấm
  khi so = 0: 2 điểm
  khi so không quá 2: 1 điểm
  còn lại: 0 điểm
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [(RATIO, True), (DAY, False), (CHOICE, False), (BOTH, False), (IN_ORDER, True)],
    ids=["ratio", "day", "choice", "both", "in order"],
)
def test_the_order_is_told_where_two_lines_may_hold_together(text: str, *, expected: bool) -> None:
    item, _ = compiled(text)
    assert expected is order_matters(item)
