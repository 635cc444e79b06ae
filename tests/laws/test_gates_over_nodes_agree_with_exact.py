"""A gate that speaks of points of nodes leaves a row of a table the grades that `exact` leaves its unit."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

import cchc_rules
from cchc_rules.backends.exact.score import score
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier

pytest.importorskip("polars")
pytest.importorskip("narwhals")

import polars as pl

from cchc_rules.analyses.tables.choices import ENGINES, Engine

TEXT = """bộ tiêu chí "thu/dieu-kien" năm 2024
  tên "Điều kiện xếp loại theo điểm của nhiều dòng"
  căn cứ quyết định "1/QĐ-UBND" ngày 01/01/2024 của "UBND"
  đối tượng sở
  tổng điểm 4 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa "bịa ra để thử"
  xếp loại theo chỉ số
    "Đạt": từ 1% trở lên
    "Không đạt": dưới 1%
  điều kiện "Thử" khi GATE, nếu không không xếp loại
tiêu chí 1 "Một" tối đa 2 điểm
tiêu chí thành phần 1.1 "Phần đầu" tối đa 1 điểm
  không cần kiểm chứng
  hỏi a: số đếm "a"
  hỏi b: số đếm "b"
  chấm theo tỷ lệ a / b
    b = 0: không áp dụng
tiêu chí thành phần 1.2 "Phần sau" tối đa 1 điểm
  không cần kiểm chứng
  hỏi c: số đếm "c"
  hỏi d: số đếm "d"
  chấm theo tỷ lệ c / d
    d = 0: không áp dụng
tiêu chí 2 "Hai" tối đa 2 điểm
  không cần kiểm chứng
  hỏi e: số đếm "e"
  hỏi f: số đếm "f"
  chấm theo tỷ lệ e / f
    f = 0: không áp dụng
"""
GATES = (
    "điểm của 1 = 1 điểm",
    "điểm của 1 ≥ điểm của 2",
    "điểm của 1 + điểm của 2 = 2 điểm",
    "điểm của 1 + 2 × điểm của 2 ≥ 3 điểm",
    "điểm của 1 - điểm của 2 = 0 điểm",
    "không phải điểm của 1 - điểm của 2 > 0 điểm",
    "tỷ lệ điểm của 1 + tỷ lệ điểm của 2 ≥ 100%",
    "điểm của 1 ≥ 1 điểm và điểm của 2 ≤ 1 điểm",
    "điểm của 1.1 / 3 + điểm của 2 > 1 điểm",
)
WHOLES = (0, 1, 2, 3, 13)


def table(count: int) -> pl.DataFrame:
    random = Random(5)  # noqa: S311 - not for secrets
    columns: dict[str, list[int | None]] = {name: [] for name in "abcdef"}
    for _ in range(count):
        for part, whole in ("ab", "cd", "ef"):
            most = random.choice(WHOLES)
            columns[whole].append(most)
            columns[part].append(None if not random.randrange(12) else random.randrange(most + 1))
    # Neither 1/13 nor 12/13 of a point is whole in any unit, and together they are a point.
    for name, value in {"a": 1, "b": 13, "c": 12, "d": 13, "e": 1, "f": 3}.items():
        columns[name][0] = value
    return pl.DataFrame({"unit": [f"u{place}" for place in range(count)], **columns})


def possible(ruleset: ir.Ruleset, row: dict[str, object]) -> str:
    answers = {one.key: Fraction(value) for one in ruleset.inputs if isinstance(value := row[one.name], int)}
    dossier = Dossier(ruleset=ruleset.id, year=ruleset.year, unit="u", answers=answers)
    return " | ".join(score(ruleset, dossier, "none").grades[0].possible)


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("engine", ENGINES)
def test_gates_over_several_nodes(gate: str, engine: Engine) -> None:
    pytest.importorskip(engine)
    ruleset = cchc_rules.compile_text(TEXT.replace("GATE", gate))
    rows = table(150)
    made = cchc_rules.score_table(ruleset, rows, engine=engine)
    wanted = [possible(ruleset, row) for row in rows.iter_rows(named=True)]
    assert wanted == made.scores["grade.possible"].to_list()
    assert len(set(wanted)) > 2
    # Otherwise `exact` would only agree with itself.
    assert made.rows_by_hand < rows.height // 2
