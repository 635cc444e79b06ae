"""Items without points yet: compiled code spans what they can earn or cost."""

from __future__ import annotations

from fractions import Fraction

import pytest

import cchc_rules
from cchc_rules.evaluate import Plain
from cchc_rules.ir.scorecard import Points
from tests.agreement.compiled import Held
from tests.language.frame import framed

TEXT = framed(
    'tiêu chí 1 "Một" tối đa 6 điểm\n  không cần kiểm chứng\n'
    '  hỏi a: số đếm "A"\n  hỏi b: số đếm "B"\n'
    "  chấm theo tỷ lệ a / b\n    b = 0: giải trình\n"
    'điểm thưởng T1 "Thưởng" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi t: lựa chọn "T": "có", "chờ"\n'
    '  chấm t\n    "có": 1 điểm\n    "chờ": chờ kết quả\n'
    'điểm trừ P1 "Trừ" tối đa 3 điểm\n  không cần kiểm chứng\n'
    '  hỏi p: lựa chọn "P": "không", "chờ"\n'
    '  chấm p\n    "không": 0 điểm\n    "chờ": chờ kết quả\n'
).text


@pytest.mark.parametrize(
    ("b", "bonus", "penalty", "low", "high"),
    [
        (4, "có", "không", 4, 4),
        (0, "có", "không", 1, 6),
        (4, "chờ", "không", 3, 5),
        (4, "có", "chờ", 1, 4),
        (0, "chờ", "chờ", 0, 6),
    ],
)
def test_what_is_open_widens_the_total_on_its_own_side(
    b: int, bonus: str, penalty: str, low: int, high: int
) -> None:
    ruleset = cchc_rules.compile_text(TEXT)
    answers: dict[str, Plain] = {"1.a": min(2, b), "1.b": b, "T1.t": bonus, "P1.p": penalty}
    standing = cchc_rules.evaluator(ruleset).index(answers)
    assert Points(low=Fraction(low), high=Fraction(high)) == standing.total
    nested = {"1": {"a": min(2, b), "b": b}, "T1": {"t": bonus}, "P1": {"p": penalty}}
    dossier = cchc_rules.read_dossier(
        {"bộ tiêu chí": "khung/mau", "năm": 2018, "đơn vị": "Sở", "trả lời": nested}, ruleset
    )
    held = Held.of(ruleset)
    assert held.whole(dossier)
    assert held.plain(dossier)
