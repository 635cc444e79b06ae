"""What stands in the file: texts as texts, rules locked, inputs checked, and where it comes from."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
import python_calamine

from cchc_rules.backends.workbook.answers import text
from cchc_rules.backends.workbook.calculation import column
from cchc_rules.ir.digest import digest
from tests.rooms.workbook.made import cell_of, made, ruleset

RULESET = ruleset()
XONG = ("answers", "viec", "xong")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(name: str, content: bytes | None = None) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content or made(RULESET))) as package:
        return ET.fromstring(package.read(name))  # noqa: S314 - our own file


def form() -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made(RULESET)))
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def test_a_text_that_begins_like_a_formula_is_a_text() -> None:
    assert "=Việc được giao" in {cell for row in form() for cell in row}
    formulas = {cell.text for cell in part("xl/worksheets/sheet1.xml").iter(f"{MAIN}f")}
    assert not any("Việc" in str(formula) for formula in formulas)


def test_what_is_typed_may_look_like_a_formula_too() -> None:
    content = made(RULESET, {("unit",): '=HYPERLINK("http://x")'})
    cells = part("xl/worksheets/sheet1.xml", content).iter(f"{MAIN}c")
    [unit] = [cell for cell in cells if cell.get("r") == "D4"]
    assert ("s", None) == (unit.get("t"), unit.find(f"{MAIN}f"))


def test_every_sheet_is_protected_and_the_inner_ones_are_hidden() -> None:
    states = [sheet.get("state") for sheet in part("xl/workbook.xml").iter(f"{MAIN}sheet")]
    assert [None, None, "hidden", "hidden", "hidden"] == states
    for number in range(1, 6):
        assert part(f"xl/worksheets/sheet{number}.xml").find(f"{MAIN}sheetProtection") is not None


def test_input_cells_are_open_and_all_others_locked() -> None:
    styles = part("xl/styles.xml").find(f"{MAIN}cellXfs")
    assert styles is not None
    unlocked = {
        str(number)
        for number, style in enumerate(styles)
        if (protection := style.find(f"{MAIN}protection")) is not None and protection.get("locked") == "0"
    }
    cells = part("xl/worksheets/sheet1.xml").iter(f"{MAIN}c")
    found = {cell.get("r") for cell in cells if cell.get("s") in unlocked}
    assert {"D4", cell_of(RULESET, *XONG)} <= found
    assert not {"A1", "B6", "H6", "I6"} & found


def test_counts_are_checked_as_they_are_typed() -> None:
    rules = part("xl/worksheets/sheet1.xml").iter(f"{MAIN}dataValidation")
    by_cell = {rule.get("sqref"): rule.get("type") for rule in rules}
    assert "whole" == by_cell[cell_of(RULESET, *XONG)]
    assert "custom" == by_cell[cell_of(RULESET, "answers", "ky", "ngay")]
    assert "decimal" == by_cell[cell_of(RULESET, "answers", "tb", "diem")]


def test_the_page_is_a4_landscape_with_its_head_on_every_page() -> None:
    sheet = part("xl/worksheets/sheet1.xml")
    setup = sheet.find(f"{MAIN}pageSetup")
    assert setup is not None
    assert ("9", "landscape") == (setup.get("paperSize"), setup.get("orientation"))
    names = {name.get("name") for name in part("xl/workbook.xml").iter(f"{MAIN}definedName")}
    assert "_xlnm.Print_Titles" in names


def test_the_file_says_what_it_is_made_for() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made(RULESET)))
    facts = {row[0]: row[1] for row in book.get_sheet_by_name("cchc").to_python()[:7]}
    assert ("1", RULESET.id, str(RULESET.year), digest(RULESET)) == (
        facts["format"],
        facts["ruleset"],
        facts["year"],
        facts["digest"],
    )


def test_it_says_that_it_is_not_official() -> None:
    assert any("minh họa" in str(cell) for cell in form()[2])


def test_formulas_carry_no_value_of_their_own() -> None:
    cells = [
        cell
        for cell in part("xl/worksheets/sheet5.xml").iter(f"{MAIN}c")
        if cell.find(f"{MAIN}f") is not None
    ]
    assert cells
    assert {""} == {cell.findtext(f"{MAIN}v", "") or "" for cell in cells}
    calculation = part("xl/workbook.xml").find(f"{MAIN}calcPr")
    assert calculation is not None
    assert "1" == calculation.get("fullCalcOnLoad")


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_spreadsheets_do(number: int, letters: str) -> None:
    assert letters == column(number)


def test_a_long_text_is_cut_into_pieces_that_formulas_take() -> None:
    said = text('"' * 3 + "a" * 600)
    assert said.startswith('("""""""aaa')
    assert 3 == said.count('"&"') + 1
