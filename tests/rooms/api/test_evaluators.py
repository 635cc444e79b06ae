"""Many units under one ruleset: plain answers in, what the reference gives out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

import cchc_rules
from cchc_rules.evaluate import Evaluator
from cchc_rules.ir.dossier import Judgement, Never
from cchc_rules.ir.scorecard import Points, Status
from tests.language.frame import framed

Loose: TypeAlias = Any
TEXT = framed(
    "làm tròn chỉ số 2 chữ số\n"
    'xếp loại theo chỉ số đã làm tròn\n  "Tốt": từ 80% trở lên\n  "Khá": dưới 80%\n'
    'tiêu chí 1 "Một" tối đa 2 điểm\n  tài liệu kiểm chứng "Báo cáo"\n'
    '  hỏi a: số đếm "A"\n  hỏi b: số đếm "B"\n'
    "  chấm theo tỷ lệ a / b\n    b = 0: giải trình\n"
    'tiêu chí 2 "Hai" tối đa 1 điểm\n  không cần kiểm chứng\n'
    '  hỏi d: ngày "D" hoặc không có\n  hỏi j: điểm đánh giá "J" từ 0 đến 1 điểm, bước 0,25\n'
    "  chấm\n    khi d không có: 0 điểm\n    còn lại: j\n"
).text
GOOD: dict[str, Loose] = {
    "1.a": 2,
    "1.b": 3,
    "2.d": Never(),
    "2.j": Judgement(Fraction(1, 2), "Sở Nội vụ", "Vì"),
}


@pytest.fixture(scope="module")
def made() -> Evaluator:
    return cchc_rules.evaluator(cchc_rules.compile_text(TEXT))


def test_plain_answers_give_total_index_and_grade(made: Evaluator) -> None:
    assert made.left is None
    standing = made.index(GOOD)
    assert Points(low=Fraction(4, 3), high=Fraction(4, 3)) == standing.total
    assert standing.exact is not None
    assert Fraction(4, 9) == standing.exact.low
    assert Points(low=Fraction("0.4444"), high=Fraction("0.4444")) == standing.published
    assert ("Khá", True) == (standing.grade, standing.final)


def test_every_node_can_be_asked_for(made: Evaluator) -> None:
    nodes = made.nodes(GOOD)
    assert ["1", "2"] == list(nodes)
    assert Fraction(4, 3) == nodes.points("1")
    assert (Status.SCORED, Fraction(0)) == (nodes["2"].status, nodes["2"].points.low)


def test_what_is_missing_leaves_a_span(made: Evaluator) -> None:
    standing = made.index({name: value for name, value in GOOD.items() if name != "1.a"})
    assert (Points(low=Fraction(0), high=Fraction(2)), False) == (standing.total, standing.final)
    assert standing.published is not None
    assert Fraction("0.6667") == standing.published.high
    nodes = made.nodes({})
    assert (Fraction(0), Status.MISSING) == (nodes.points("1"), nodes["1"].status)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({**GOOD, "1.c": 1}, "CR404"),
        ({**GOOD, "1.a": 1.0}, "CR405"),
        ({**GOOD, "1.a": True}, "CR405"),
        ({**GOOD, "1.a": -1}, "CR406"),
        ({**GOOD, "1.a": 7}, "CR407"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_code(
    made: Evaluator, answers: Mapping[str, Loose], code: str
) -> None:
    for ask in (made.index, made.nodes):
        with pytest.raises(cchc_rules.CchcError) as raised:
            ask(answers)
        assert {code} == {one.code.name for one in raised.value.report.errors}


def test_answers_that_cannot_be_right_are_refused_also_where_a_gate_asks_for_the_item() -> None:
    gate = 'điều kiện "Một" khi điểm của 1 >= 1 điểm, nếu không hạ 1 bậc\n'
    gated = TEXT.replace('tiêu chí 1 "Một"', gate + 'tiêu chí 1 "Một"', 1)
    made = cchc_rules.evaluator(cchc_rules.compile_text(gated))
    assert ("Khá",) == made.index(GOOD).grades[0]
    for ask in (made.index, made.nodes):
        with pytest.raises(cchc_rules.CchcError):
            ask({**GOOD, "1.a": 7})
    open_one = made.index({**GOOD, "1.b": 0, "1.a": 0})
    assert (Points(low=Fraction(0), high=Fraction(2)), ("Khá",)) == (open_one.total, open_one.grades[0])


def test_other_ways_to_write_an_answer_are_read_with_care(made: Evaluator) -> None:
    wanted = made.index(GOOD)
    for other in (Decimal(2), Fraction(2), "2"):
        assert wanted.total == made.index({**GOOD, "1.a": other}).total
    assert wanted.total == made.index({**GOOD, "2.d": "không có"}).total


def test_a_dossier_is_scored_with_its_documents(made: Evaluator) -> None:
    head = {"bộ tiêu chí": "khung/mau", "năm": 2018, "đơn vị": "Sở"}
    answers = {"trả lời": {"1": {"a": 2, "b": 3}, "2": {"d": "không có"}}}
    bare = cchc_rules.read_dossier({**head, **answers}, made.ruleset)
    proven = cchc_rules.read_dossier(
        {**head, **answers, "tài liệu kiểm chứng": {"1": ["Báo cáo"]}}, made.ruleset
    )
    for dossier in (bare, proven):
        assert cchc_rules.score(made.ruleset, dossier) == made.score(dossier)
