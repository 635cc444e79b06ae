"""Grades at their edges, and what failed, open and void gates make of them; by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.backends.exact.grades import holds_of_nodes
from cchc_rules.backends.exact.score import score
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import GradeResult
from tests.language.dossier_texts import dossier
from tests.rooms.exact.by_hand import card, counted, ruleset

HEAD = """hỏi ky_luat: số đếm "Số người bị kỷ luật"
hỏi cham: có hay không "Có báo cáo chậm?"
xếp loại theo chỉ số
  "Tốt": từ 90% trở lên
  "Khá": từ 80% đến dưới 90%
  "Trung bình": từ 50% đến dưới 80%
  "Yếu": dưới 50%
"""
LOWER = 'điều kiện "Không kỷ luật" khi ky_luat = 0, nếu không hạ 1 bậc\n'
LOWER_2 = 'điều kiện "Không kỷ luật" khi ky_luat = 0, nếu không hạ 2 bậc\n'
AT_MOST = 'điều kiện "Không chậm" khi không phải cham, nếu không cao nhất là "Khá"\n'
NO_GRADE = 'điều kiện "Không chậm" khi không phải cham, nếu không không xếp loại\n'


def graded(example: str, answers: str) -> GradeResult:
    return card(example, answers).grades[0]


@pytest.mark.parametrize(
    ("gates", "answers", "possible", "settled"),
    [
        (LOWER, "diem_nen=90, ky_luat=0, cham=không", ("Tốt",), True),
        (LOWER, "diem_nen=89,99, ky_luat=0, cham=không", ("Khá",), True),
        (LOWER, "diem_nen=95, ky_luat=1, cham=không", ("Khá",), True),
        (LOWER, "diem_nen=10, ky_luat=1, cham=không", ("Yếu",), True),
        (LOWER, "diem_nen=95, cham=không", ("Tốt", "Khá"), False),
        (LOWER, "diem_nen=10, cham=không", ("Yếu",), True),
        (LOWER_2, "diem_nen=95, ky_luat=3, cham=không", ("Trung bình",), True),
        (LOWER_2, "diem_nen=60, ky_luat=3, cham=không", ("Yếu",), True),
        (AT_MOST, "diem_nen=95, ky_luat=0, cham=có", ("Khá",), True),
        (AT_MOST, "diem_nen=60, ky_luat=0, cham=có", ("Trung bình",), True),
        (AT_MOST, "diem_nen=60, ky_luat=0", ("Trung bình",), True),
        (AT_MOST, "diem_nen=95, ky_luat=0", ("Tốt", "Khá"), False),
        (NO_GRADE, "diem_nen=95, ky_luat=0, cham=có", (), True),
        (NO_GRADE, "diem_nen=95, ky_luat=0", ("Tốt",), False),
        (LOWER + AT_MOST, "diem_nen=95, ky_luat=1, cham=có", ("Khá",), True),
        (LOWER + AT_MOST, "diem_nen=95, ky_luat=0, cham=có", ("Khá",), True),
        (AT_MOST + LOWER, "diem_nen=95, ky_luat=1, cham=có", ("Trung bình",), True),
        (LOWER + NO_GRADE, "diem_nen=95, ky_luat=1, cham=có", (), True),
        (LOWER, "ky_luat=0, cham=không", ("Tốt", "Khá", "Trung bình", "Yếu"), False),
        (AT_MOST, "cham=có, ky_luat=0", ("Khá", "Trung bình", "Yếu"), False),
    ],
)
def test_gates_take_effect_in_the_order_of_the_decision(
    gates: str,
    answers: str,
    possible: tuple[str, ...],
    settled: bool,  # noqa: FBT001 - a column of the table
) -> None:
    unused = "" if "cham" in gates else AT_MOST.replace('cao nhất là "Khá"', 'cao nhất là "Tốt"')
    unused += "" if "ky_luat" in gates else LOWER.replace("hạ 1 bậc", 'cao nhất là "Tốt"')
    result = graded(HEAD + gates + unused, answers)
    assert (possible, settled) == (result.possible, result.settled)


AREAS = (
    'lĩnh vực I "Một" tối đa 6 điểm\n'
    + counted("1", "a", "6")
    + 'lĩnh vực II "Hai" tối đa 4 điểm\n'
    + counted("2", "b", "4")
)
EVERY = """xếp loại theo chỉ số
  "Đạt": từ 50% trở lên
  "Chưa": dưới 50%
điều kiện "Đều" khi mọi lĩnh vực từ 50% trở lên, nếu không không xếp loại
"""


@pytest.mark.parametrize(
    ("answers", "possible", "passed"),
    [
        ("a=6, b=2", ("Đạt",), True),
        ("a=6, b=1,99", (), False),
        ("a=3, không áp dụng 2=Không có", ("Đạt",), True),
        ("a=2,99, không áp dụng 2=Không có", (), False),
        ("a=6", ("Đạt",), None),
        ("b=1", (), False),
    ],
)
def test_an_area_that_does_not_apply_fails_nobody(
    answers: str,
    possible: tuple[str, ...],
    passed: bool | None,  # noqa: FBT001 - as above
) -> None:
    result = graded(EVERY + AREAS, answers)
    assert (possible, (passed,)) == (result.possible, tuple(gate.passed for gate in result.gates))


@pytest.mark.parametrize(
    ("answers", "passed"),
    [
        ("a=1, b=2", True),
        ("a=1, b=1", False),
        ("a=4, b=1", True),
        ("a=1, không áp dụng 2=Không có", True),
        ("a=1", None),
    ],
)
def test_one_of_several_conditions_on_areas_is_enough(
    answers: str,
    passed: bool | None,  # noqa: FBT001 - as above
) -> None:
    either = EVERY.replace("mọi lĩnh vực từ 50% trở lên", "điểm của II >= 2 hoặc điểm của I >= 3")
    assert (passed,) == tuple(gate.passed for gate in graded(either + AREAS, answers).gates)


@pytest.mark.parametrize("answers", ["a=6, b=4", "a=0, b=0", "không áp dụng 1=K, không áp dụng 2=K"])
def test_a_grade_says_for_whom_it_is(answers: str) -> None:
    head = 'đối tượng sở, huyện\nxếp loại sở theo chỉ số\n  "Đạt": từ 50% trở lên\n  "Chưa": dưới 50%\n'
    assert "sở" == graded(head + AREAS, answers).target


@pytest.mark.parametrize(("by", "grade"), [("chỉ số", "Khá"), ("chỉ số đã làm tròn", "Tốt")])
def test_the_ruleset_says_whether_the_rounded_index_is_graded(by: str, grade: str) -> None:
    head = f'làm tròn chỉ số 2 chữ số\nxếp loại theo {by}\n  "Tốt": từ 90% trở lên\n  "Khá": dưới 90%\n'
    assert (grade,) == graded(head, "diem_nen=89,995").possible


def test_a_unit_to_which_nothing_applies_has_no_grade() -> None:
    result = graded(EVERY + AREAS, "không áp dụng 1=K, không áp dụng 2=K")
    assert ((), False) == (result.possible, result.settled)


@pytest.mark.parametrize(
    ("answers", "truth"),
    [
        ("a=3", True),
        ("a=2", False),
        ("b=1", None),
        ("không áp dụng 1=Không có, b=1", True),
    ],
)
def test_a_condition_on_points_is_asked_of_a_scorecard_as_gates_ask_it(
    answers: str,
    truth: bool | None,  # noqa: FBT001 - as above
) -> None:
    rules = ruleset(AREAS)
    filled = dossier(answers, rules)
    scored = score(rules, filled)
    nodes = {one.id: one for one in scored.children}
    kinds = {asked.key: asked.kind for asked in rules.inputs}
    half = ir.Within(ir.Earned("I"), ir.Interval(Fraction(3), None))
    assert truth is holds_of_nodes(half, nodes, filled, kinds)
    b_is_asked = ir.Within(ir.Answer("2", "b"), ir.Interval(Fraction(1), None))
    assert (True if "b=1" in answers else None) is holds_of_nodes(b_is_asked, nodes, filled, kinds)
    never = ir.Within(ir.Answer("2", "b"), ir.Interval(Fraction(5), None))
    assert False is holds_of_nodes(never, nodes, filled, kinds)
