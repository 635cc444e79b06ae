"""Tables that are not as they should be: told with place, cause and cure, and nothing is scored by guess."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

import cchc_rules
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


# ── files that are no whole table ──────────────────────────────────────────────────────────


def parquet(folder: Path) -> bytes:
    return written(folder, GOOD).read_bytes()


@pytest.mark.parametrize(
    ("harm", "vietnamese", "english"),
    [
        (lambda raw: raw[:0], "tệp trống", "the file is empty"),
        (lambda raw: raw[:3], "không phải tệp Parquet", "it is no Parquet file"),
        (lambda raw: raw[4:], "phần đầu của tệp Parquet bị mất", "the start of the Parquet file is lost"),
        (lambda raw: raw[: len(raw) // 2], "bị cắt ngang", "cut short"),
        (lambda raw: raw[:-1], "bị cắt ngang", "cut short"),
        (lambda raw: raw[:4] + bytes(200) + raw[204:], "hỏng ở giữa", "damaged inside"),
        (lambda raw: raw[:200] + raw[260:], "hỏng ở giữa", "damaged inside"),
        (lambda raw: raw[:-8] + b"\xff\xff\xff\x7fPAR1", "hỏng ở giữa", "damaged inside"),
        (lambda _: b"unit,late\na,1\n", "không phải tệp Parquet", "call a CSV file `.csv`"),
        (lambda _: b"PK\x03\x04 and so on", "sổ tính Excel", "CSV UTF-8"),
    ],
)
def test_a_file_that_is_no_whole_table_is_told_with_the_reason(
    tmp_path: Path, ruleset: Path, harm: Callable[[bytes], bytes], vietnamese: str, english: str
) -> None:
    table = tmp_path / "table.parquet"
    table.write_bytes(harm(parquet(tmp_path)))
    for language, words in (("vi", vietnamese), ("en", english)):
        ran = batch(ruleset, table, language)
        assert (1, "") == (ran.code, ran.out)
        for said in ("[CR612 ", "table.parquet", words):
            assert said in ran.err
    assert not [*tmp_path.glob("*.partial")]


def test_a_file_that_would_end_the_process_is_told_when_it_is_tried_again(
    tmp_path: Path, ruleset: Path
) -> None:
    """Some damage ends the process of Polars; here only Ctrl-C does, and Polars must not read again."""
    from cchc_rules.workspace import table_runs, tables

    table, out = written(tmp_path, GOOD), tmp_path / "scores.parquet"
    raw = table.read_bytes()
    with mock.patch.object(tables, "mark", return_value="0" * 64):
        with mock.patch.object(table_runs.Work, "chunks", side_effect=KeyboardInterrupt):
            assert 130 == cchc("batch", ruleset, table, "--out", out).code
        assert partial_of(out).exists()
        table.write_bytes(raw[:4] + bytes(200) + raw[204:])
        with mock.patch.object(table_runs.Work, "chunks", side_effect=AssertionError("read by Polars")):
            ran = cchc("batch", ruleset, table, "--out", out)
    assert (1, True, False) == (ran.code, "[CR612 " in ran.err, partial_of(out).exists())


def partial_of(out: Path) -> Path:
    return out.with_name(f"{out.name}.partial")


def test_every_column_of_a_wrong_type_is_told_at_once(tmp_path: Path, ruleset: Path) -> None:
    columns: dict[str, list[object]] = {UNIT: [["A"]], SETTLED: [[1]], CASES: [True], POSTED: [1.5]}
    ran = batch(ruleset, written(tmp_path, columns))
    assert (1, "", 4) == (ran.code, ran.out, ran.err.count("[CR611 "))
    for name in columns:
        assert f"`{name}`" in ran.err


def test_a_table_without_columns_and_one_of_nothing_but_nulls(tmp_path: Path, ruleset: Path) -> None:
    ran = batch(ruleset, written(tmp_path, {}))
    assert (1, True) == (ran.code, f"unit, {SETTLED}, {CASES}, {POSTED}" in ran.err)
    ran = batch(ruleset, written(tmp_path, {name: [None, None] for name in GOOD}))
    assert (1, "2 rows in = 0 scored + 2 rejected\n") == (ran.code, ran.out)
    ran = batch(ruleset, written(tmp_path, {**{name: [None] for name in GOOD}, UNIT: ["A"]}))
    assert (0, "1 rows in = 1 scored + 0 rejected\n") == (ran.code, ran.out.splitlines(keepends=True)[0])
    made = pl.read_parquet(tmp_path / "scores.parquet").row(0, named=True)
    assert ("incomplete", 0, 10_000_000) == (made["status"], made["total.low"], made["total.high"])


# ── CSV ────────────────────────────────────────────────────────────────────────────────────

HEADER = f"{UNIT};{SETTLED};{CASES};{POSTED}"


def comma(folder: Path, text: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_csv_file_is_scored_as_the_same_table(tmp_path: Path, ruleset: Path, mark: str, start: str) -> None:
    text = f'{start}{HEADER}\n"A";8;10;có\nB; 0 ;0;Không\n"C\nD";;5;\n'.replace(";", mark)
    ran = batch(ruleset, comma(tmp_path, text))
    assert (0, True) == (ran.code, ran.out.startswith("3 rows in = 3 scored + 0 rejected\n"))
    made = pl.read_parquet(tmp_path / "scores.parquet")
    assert ["A", "B", "C\nD"] == made[UNIT].to_list()
    assert [(10_000_000,) * 2, (0, 0), (0, 10_000_000)] == made.select("total.low", "total.high").rows()
    assert [1, 2, 3] == made["row"].to_list()


def test_rows_of_csv_that_do_not_fit_are_all_told(tmp_path: Path, ruleset: Path) -> None:
    ran = batch(ruleset, comma(tmp_path, f"{HEADER}\nA;1;1;có\nB;1;1\nC;1;1;có;5\nD;1"))
    assert (1, "") == (ran.code, ran.out)
    for said in ("[CR618 ", "3 rows", "row 3 has 3 cells", "row 4 has 5 cells", "row 5 has 2 cells"):
        assert said in ran.err
    assert not [*tmp_path.glob("*.partial")]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "CR612", "the file is empty"),
        ("\n\n", "CR612", "the file is empty"),
        (f"{HEADER}\nA;1;1;có\n".encode("utf-16"), "CR001", "CSV UTF-8"),
        (HEADER.encode() + b"\nX\xf4;1;1;yes\n", "CR001", f"offset {len(HEADER.encode()) + 2}"),
        (f"{HEADER};{CASES}\nA;1;1;có;1\n", "CR617", f"`{CASES}`, `{CASES}`"),
        (f"{UNIT};so_vu\nA;1\n", "CR610", "is it the column `so_vu`?"),
    ],
)
def test_a_csv_file_that_is_no_table_is_told(
    tmp_path: Path, ruleset: Path, text: str | bytes, code: str, words: str
) -> None:
    ran = batch(ruleset, comma(tmp_path, text))
    assert (1, "", True) == (ran.code, ran.out, words in ran.err)
    assert f"[{code} " in ran.err


def test_cells_of_csv_are_exact_and_never_guessed(tmp_path: Path, ruleset: Path) -> None:
    text = f"{HEADER}\nA;9007199254740993;9007199254740993;x\nB;1e3;1;có\nC;1,5;2;có\n\n;1;1;có\nE;0;0;có\n"
    ran = batch(ruleset, comma(tmp_path, text))
    assert (1, "5 rows in = 1 scored + 4 rejected\n") == (ran.code, ran.out)
    told = pl.read_parquet(tmp_path / "scores.rejected.parquet")
    assert [
        (1, POSTED, "unreadable", "x"),
        (2, SETTLED, "unreadable", "1e3"),
        (3, SETTLED, "not-whole", "1,5"),
        (4, UNIT, "no-unit", None),
    ] == told.select("row", "column", "reason", "value").rows()


def test_simulate_and_the_library_take_csv_too(tmp_path: Path, ruleset: Path) -> None:
    table = comma(tmp_path, f"{HEADER}\nA;8;10;có\nB;1;10;có\n")
    ran = cchc("simulate", ruleset, table, "--set", "1: 80% -> 85%", "--format", "json")
    told = json.loads(ran.out)
    assert (0, 2, 1) == (ran.code, told["rows"], told["index"]["down"])
    scores = cchc_rules.score_table(cchc_rules.load(str(ruleset)), table).scores
    assert [10_000_000, 4_000_000] == scores["total.low"].to_list()
    with pytest.raises(cchc_rules.TableError):
        cchc_rules.score_table(cchc_rules.load(str(ruleset)), comma(tmp_path, f"{HEADER}\nA;8\n"))
