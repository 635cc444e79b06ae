"""What compiled code does not take is never scored by it: it is read with care, or refused with a code."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

import cchc_rules
from cchc_rules.backends.compiled.program import index_function
from cchc_rules.backends.compiled.reading import Answers
from cchc_rules.backends.compiled.standing import Standing
from cchc_rules.ir.dossier import Judgement, Never, Replies
from tests.language.frame import framed

Loose: TypeAlias = Any
TEXT = framed(
    'tiêu chí 1 "Một" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi n: số đếm "N"\n  hỏi km: số đo "Đường" đơn vị "km" từ 0 đến 12\n'
    '  hỏi d: ngày "D" hoặc không có\n  hỏi y: có hay không "Y"\n  hỏi c: lựa chọn "C": "x", "y"\n'
    "  chấm\n    khi d không có: 0 điểm\n    khi n từ 3 trở lên và y: 2 điểm\n"
    '    khi c là "y" và km từ 2,5 trở lên: 1 điểm\n    khi d đến 31/01/2018: 0,5 điểm\n    còn lại: 0 điểm\n'
    'tiêu chí 2 "Hai" tối đa 4 điểm\n  điều tra xã hội học\n'
    '  hỏi s: khảo sát "S": "Tốt" = 100%, "Kém" = 0%\n    nhóm trả lời "Dân" = 40%, "Cán bộ" = 60%\n'
    "    nhóm không có phiếu: 0 điểm\n"
    "  chấm theo tỷ lệ trung bình(s)\n    không có phiếu: 0 điểm\n"
).text
GOOD: dict[str, Loose] = {
    "1.n": 1,
    "1.km": Decimal("2.50"),
    "1.d": date(2018, 1, 31),
    "1.y": True,
    "1.c": "x",
    "2.s": Replies(((("Dân", "Tốt"), 3), (("Dân", "Kém"), 1), (("Cán bộ", "Tốt"), 2))),
}


class HandedBackError(Exception):
    pass


def handed(_: Answers) -> Standing:
    raise HandedBackError


@pytest.fixture(scope="module")
def ruleset() -> cchc_rules.Ruleset:
    return cchc_rules.compile_text(TEXT)


def test_answers_that_fit_are_scored_by_compiled_code(ruleset: cchc_rules.Ruleset) -> None:
    _, index = index_function(ruleset, handed)
    assert Fraction("0.5") + 4 * (Fraction("0.4") * Fraction(3, 4) + Fraction("0.6")) == index(GOOD).total.low
    later = {**GOOD, "1.n": 3, "1.km": 12, "1.c": "y"}
    assert 2 + Fraction("3.6") == index(later).total.low
    assert Fraction("3.6") == index({**later, "1.d": Never()}).total.low


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("1.n", True),
        ("1.n", 1.0),
        ("1.n", -1),
        ("1.n", Fraction(1)),
        ("1.n", Decimal(1)),
        ("1.n", "1"),
        ("1.n", None),
        ("1.n", 2**64),
        ("1.km", 2.5),
        ("1.km", True),
        ("1.km", Decimal("12.01")),
        ("1.km", Decimal("-0.01")),
        ("1.km", Decimal("NaN")),
        ("1.km", Decimal("Infinity")),
        ("1.km", Fraction(1, 3)),
        ("1.km", None),
        ("1.d", datetime(2018, 1, 31)),  # noqa: DTZ001 - a moment is no day
        ("1.d", "2018-01-31"),
        ("1.d", None),
        ("1.y", 1),
        ("1.y", "có"),
        ("1.y", None),
        ("1.c", "X"),
        ("1.c", ["x"]),
        ("1.c", 0),
        ("2.s", {}),
        ("2.s", Replies(((("Dân", "Khá"), 1),))),
        ("2.s", Replies((((None, "Tốt"), 1),))),
        ("2.s", Replies(((("Dân", "Tốt"), -1),))),
        ("2.s", Judgement(Fraction(1), "", "")),
        ("2.more", 1),
    ],
)
def test_anything_else_is_handed_back(ruleset: cchc_rules.Ruleset, key: str, value: Loose) -> None:
    _, index = index_function(ruleset, handed)
    with pytest.raises(HandedBackError):
        index({**GOOD, key: value})


@pytest.mark.parametrize("key", sorted(GOOD))
def test_an_answer_that_is_missing_is_handed_back(ruleset: cchc_rules.Ruleset, key: str) -> None:
    _, index = index_function(ruleset, handed)
    with pytest.raises(HandedBackError):
        index({name: value for name, value in GOOD.items() if name != key})
