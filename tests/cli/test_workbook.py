"""`cchc workbook` writes a file that `cchc score` takes as a dossier."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest import mock

import pytest

import cchc_rules
from cchc_rules.ir.nodes import Ruleset
from tests.cli.running import cchc
from tests.repository.project import ROOT
from tests.rooms.workbook.made import cell_of, made, ruleset, with_cell

SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
XONG = ("answers", "viec", "xong")


def name(path: Path) -> str:
    return "-".join(path.parts[-4:-1])


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_every_shipped_ruleset_makes_a_workbook_that_leaves_nothing_out(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    ran = cchc("workbook", path, "--out", file)
    assert (0, "") == (ran.code, ran.err)
    assert [f"đã ghi {file}"] == [line.partition(":")[0] for line in ran.out.splitlines()]
    # Nobody has filled it in: the one thing that is wrong is that the unit has no name.
    scored = cchc("score", file, "--format", "json")
    assert (1, 1) == (scored.code, scored.err.count("[CR"))
    assert "CR409" in scored.err


def test_an_english_workbook_is_read_as_well(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    assert 0 == cchc("workbook", "ca-mau/so@2013", "--lang", "en", "--out", file).code
    assert "Self-score!D4" in cchc("score", file).err


def test_the_same_ruleset_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for file in (one, other):
        assert 0 == cchc("workbook", "binh-duong/xa@2018", "--out", file).code
    assert one.read_bytes() == other.read_bytes()


def test_a_finding_names_the_file_the_row_and_the_cell(tmp_path: Path) -> None:
    given = ruleset()
    cell = cell_of(given, *XONG)
    folder = tmp_path / "khung/mau/2018"
    folder.mkdir(parents=True)
    file = tmp_path / "bang.xlsx"
    file.write_bytes(with_cell(made(given), cell, "<f>1+2</f><v>3</v>"))
    serialised = tmp_path / "set.json"
    serialised.write_text(_json(given), encoding="utf-8")
    ran = cchc("score", file, "--ruleset", serialised, "--lang", "vi")
    shown = f"{file}:{cell[1:]}:{len(cell) + 3} tại Tự chấm!{cell}"
    assert (1, "") == (ran.code, ran.out)
    assert "lỗi[CR415 formula-in-answer]" in ran.err
    assert shown in ran.err
    assert f"{cell[1:]} | {cell}: 3" in ran.err


def _json(given: Ruleset) -> str:
    return json.dumps(cchc_rules.ruleset_to_dict(given))


def test_a_ruleset_that_is_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    ran = cchc("workbook", "khong-co/so", "--out", file)
    assert (1, "", False) == (ran.code, ran.out, file.exists())
    assert "CR503" in ran.err


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    ran = cchc("workbook", "ca-mau/so@2013", "--out", tmp_path / "no" / "x.xlsx")
    assert 1 == ran.code
    assert "CR505" in ran.err
    assert [] == list(tmp_path.iterdir())


def test_without_the_library_the_cure_is_told(tmp_path: Path) -> None:
    with mock.patch.dict(sys.modules, {"xlsxwriter": None}):
        ran = cchc("workbook", "ca-mau/so@2013", "--out", tmp_path / "x.xlsx")
    assert 1 == ran.code
    assert "CR553" in ran.err
    assert "cchc-rules[office]" in ran.err


def test_points_beyond_a_spreadsheet_are_refused(tmp_path: Path) -> None:
    rules = """tiêu chí 1 "Việc" tối đa 20000 điểm
  không cần kiểm chứng
  hỏi xong: số đếm "Số việc"
  chấm 1 điểm mỗi xong, không quá 20000 điểm
"""
    serialised = tmp_path / "set.json"
    serialised.write_text(_json(ruleset(rules)), encoding="utf-8")
    ran = cchc("workbook", serialised, "--out", tmp_path / "x.xlsx")
    assert (1, "") == (ran.code, ran.out)
    assert "CR570" in ran.err


def test_a_folder_of_workbooks_can_be_ranked(tmp_path: Path) -> None:
    loaded = cchc_rules.load(ROOT / "rulesets/binh-phuoc/huyen/2023/ruleset.cchc")
    for unit in ("Sở Một", "Sở Hai"):
        (tmp_path / f"{unit}.xlsx").write_bytes(made(loaded, {("unit",): unit}))
    ran = cchc("rank", "binh-phuoc/huyen@2023", tmp_path)
    assert 0 == ran.code, ran.err
    assert "Sở Một" in ran.out
