"""Tables that are not as they should be: told with place, cause and cure, and nothing is scored by guess."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.cli.running import Ran, cchc

pl = pytest.importorskip("polars")

TEXT = """\
bộ tiêu chí "thu/bang" năm 2024
  tên "Để thử bảng hỏng"
  căn cứ quyết định "1/QĐ-UBND" ngày 01/01/2024 của "UBND tỉnh"
  đối tượng xã
  tổng điểm 10, không quá 10 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  khi không áp dụng: 0 điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa
  xếp loại theo chỉ số đã làm tròn
    "Tốt": từ 90% trở lên
    "Khác": dưới 90%

tiêu chí 1 [hoa-giai] "Hòa giải thành" tối đa 6 điểm
  hỏi hòa_giải: số đếm "Số vụ hòa giải thành"
  hỏi số_vụ: số đếm "Số vụ"
  chấm hòa_giải / số_vụ
    từ 80% trở lên: 6 điểm
    dưới 80%: 0 điểm
    số_vụ = 0: không áp dụng
  không cần kiểm chứng

tiêu chí 2 [niem-yet] "Niêm yết công khai" tối đa 4 điểm
  hỏi niêm_yết: có hay không "Có niêm yết đủ thủ tục?"
  chấm niêm_yết
    có: 4 điểm
    không: 0 điểm
  không cần kiểm chứng
"""
UNIT, SETTLED, CASES, POSTED = "đơn vị", "hòa_giải", "số_vụ", "niêm_yết"
GOOD: dict[str, list[object]] = {UNIT: ["A", "B"], SETTLED: [8, 0], CASES: [10, 0], POSTED: [True, False]}


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT, encoding="utf-8")
    return path


def batch(ruleset: Path, table: Path, language: str = "en") -> Ran:
    out = ruleset.with_name("scores.parquet")
    ran = cchc("batch", ruleset, table, "--out", out, "--lang", language)
    assert "Traceback" not in ran.err
    assert "CR9" not in ran.err
    # Either there is a result and what became of its rows, or neither.
    assert out.exists() == bool(ran.out) == ("rows in" in ran.out or "dòng vào" in ran.out)
    return ran


def written(folder: Path, columns: dict[str, list[object]], name: str = "table.parquet") -> Path:
    path = folder / name
    pl.DataFrame(columns).write_parquet(path)
    return path


def renamed(**names: str) -> dict[str, list[object]]:
    return {names.get(name, name): values for name, values in GOOD.items()}


# ── names of columns ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "hoà_giải",
        "HÒA_GIẢI",
        "Hoà_Giải ",
        "\u00a0hòa_giải",
        unicodedata.normalize("NFD", "hòa_giải"),
        "1.Hòa_giải",
        "Hoa-giai.HÒA_GIẢI",
    ],
)
def test_a_column_is_found_by_what_its_name_means(tmp_path: Path, ruleset: Path, name: str) -> None:
    ran = batch(ruleset, written(tmp_path, renamed(hòa_giải=name)))
    assert (0, "2 rows in = 2 scored + 0 rejected\n", "") == (ran.code, ran.out, ran.err)
    scores = pl.read_parquet(tmp_path / "scores.parquet")
    assert [10_000_000, 0] == scores["total.low"].to_list()


def test_the_column_of_units_is_found_alike_and_keeps_its_name(tmp_path: Path, ruleset: Path) -> None:
    name = unicodedata.normalize("NFD", "Đơn  Vị")
    ran = batch(ruleset, written(tmp_path, renamed(**{UNIT: name})))
    assert 0 == ran.code
    assert ["A", "B"] == pl.read_parquet(tmp_path / "scores.parquet")[name].to_list()


@pytest.mark.parametrize("other", ["hoà_giải", "Hòa_Giải", "hòa_giải "])
def test_two_columns_of_one_name_are_told(tmp_path: Path, ruleset: Path, other: str) -> None:
    ran = batch(ruleset, written(tmp_path, {**GOOD, other: [1, 2]}))
    assert (1, "") == (ran.code, ran.out)
    for said in ("[CR617 ", f"`{SETTLED}`, `{other.strip()}", "table.parquet", "help"):
        assert said in ran.err


def test_notes_of_one_name_are_nobodys_business(tmp_path: Path, ruleset: Path) -> None:
    ran = batch(ruleset, written(tmp_path, {**GOOD, "ghi chú": ["", ""], "Ghi chú": ["", ""]}))
    assert (0, True) == (ran.code, "[CR614 " in ran.err)


def test_what_is_missing_and_what_stands_twice_are_told_together(tmp_path: Path, ruleset: Path) -> None:
    columns: dict[str, list[object]] = {**renamed(số_vụ="so_vu"), "Hoà_giải": [1, 2]}
    ran = batch(ruleset, written(tmp_path, columns), "vi")
    assert 1 == ran.code
    for said in ("[CR610 ", "`số_vụ`: có phải là cột `so_vu`?", "[CR617 "):
        assert said in ran.err


# ── units ──────────────────────────────────────────────────────────────────────────────────


def test_a_unit_of_blanks_is_none_and_one_name_written_otherwise_is_the_same(
    tmp_path: Path, ruleset: Path
) -> None:
    names = [
        "Xã Hoà An",
        "xã  Hòa An",
        unicodedata.normalize("NFD", "Xã Hòa An"),
        "",
        " \u00a0",
        None,
        "Xã Hòa Anh",
    ]
    columns: dict[str, list[object]] = {UNIT: [*names], SETTLED: [1] * 7, CASES: [1] * 7, POSTED: [True] * 7}
    ran = batch(ruleset, written(tmp_path, columns))
    assert (1, "7 rows in = 2 scored + 5 rejected\n") == (ran.code, ran.out)
    told = pl.read_parquet(tmp_path / "scores.rejected.parquet")
    assert [
        (2, "repeated-unit"),
        (3, "repeated-unit"),
        (4, "no-unit"),
        (5, "no-unit"),
        (6, "no-unit"),
    ] == told.select("row", "reason").rows()
