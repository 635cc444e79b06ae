"""A filled workbook is a dossier; what is no answer is told with its cell, and no file is trusted."""

from __future__ import annotations

import struct
import sys
import unicodedata
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal
from unittest import mock

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.analyses.self_scoring import book_of, workbook
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.workbook.read import read
from cchc_rules.ir.dossier import Dossier, Never
from cchc_rules.testing import dossiers, partial_dossiers
from tests.rooms.workbook.made import RULES, cell_of, made, repacked, ruleset, with_cell

RULESET = ruleset()
XONG, GIAO = ("answers", "viec", "xong"), ("answers", "viec", "giao")
NGAY, DIEM = ("answers", "ky", "ngay"), ("answers", "tb", "diem")


def opened(content: bytes) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    source = read("x.xlsx", content)
    if source.data is None:
        return None, source.problems
    return bind(source.data, RULESET)


def told(content: bytes) -> list[tuple[str, str]]:
    dossier, found = opened(content)
    assert dossier is None
    assert all(one.helps for one in found)
    return [(one.code.name, one.path or "") for one in found]


def place(*path: str) -> str:
    return f"Tự chấm!{cell_of(RULESET, *path)}"


# ── what is typed is what is read ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("reference", ["binh-duong/so@2018", "qd-103-2019/huyen@2018", "ca-mau/so@2013"])
def test_what_is_filled_in_is_read_back(reference: str) -> None:
    given_set = cchc_rules.load(reference)

    @settings(max_examples=5, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.one_of(dossiers(given_set), partial_dossiers(given_set)))
    def holds(drawn: Dossier) -> None:
        content = workbook(given_set, "vi", drawn).content
        assert content is not None
        source = read("x.xlsx", content)
        assert source.data is not None, source.problems
        dossier, found = bind(source.data, given_set)
        assert dossier is not None, found
        known = {
            item: tuple(one for one in ones if one.name != "Tài liệu khác")
            for item, ones in drawn.evidence.items()
        }
        assert dict(drawn.answers) == dict(dossier.answers)
        assert {item: ones for item, ones in known.items() if ones} == dict(dossier.evidence)
        assert dict(drawn.na_claims) == dict(dossier.na_claims)
        assert dict(drawn.explanations) == dict(dossier.explanations)

    holds()


def test_an_empty_workbook_has_no_answers() -> None:
    dossier, found = opened(made(RULESET))
    assert dossier is not None
    assert ((), {}, {}) == (found, dict(dossier.answers), dict(dossier.evidence))


@pytest.mark.parametrize("typed", ["31/01/2018", "2018-01-31", date(2018, 1, 31).toordinal() - 693_594])
def test_a_date_may_be_a_serial_number_or_a_text(typed: str | int) -> None:
    dossier, found = opened(made(RULESET, {NGAY: typed}))
    assert dossier is not None, found
    assert {("ky", "ngay"): Fraction(date(2018, 1, 31).toordinal())} == dict(dossier.answers)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_read_composed_or_not(form: Literal["NFC", "NFD"]) -> None:
    word = unicodedata.normalize(form, "không có")
    dossier, found = opened(made(RULESET, {NGAY: word}))
    assert dossier is not None, found
    assert {("ky", "ngay"): Never()} == dict(dossier.answers)


@pytest.mark.parametrize("text", ["0.1", "1.125", "9.999999", "0.3", "10"])
def test_a_decimal_is_the_one_that_was_typed(text: str) -> None:
    dossier, found = opened(made(RULESET, {DIEM: Fraction(text)}))
    assert dossier is not None, found
    assert {("tb", "diem"): Fraction(text)} == dict(dossier.answers)


def test_a_document_that_is_there_has_the_name_that_was_asked_for() -> None:
    book = made(RULESET, _paper("there", "có") | _paper("number", "12/BC"))
    dossier, found = opened(book)
    assert dossier is not None, found
    [document] = dossier.evidence["viec"]
    assert ("Báo cáo năm", "báo cáo", "12/BC") == (document.name, document.kind, document.number)


@pytest.mark.parametrize("said", ["", "không"])
def test_a_document_that_is_not_there_is_none(said: str) -> None:
    dossier, found = opened(made(RULESET, _paper("there", said) | _paper("number", "12/BC")))
    assert dossier is not None, found
    assert {} == dict(dossier.evidence)


def _paper(part: str, typed: str) -> dict[tuple[str, ...], str]:
    paths = (one.path for one in book_of(RULESET, "vi").layout.entries)
    return {path: typed for path in paths if path[0] == "evidence" and path[-1] == part}


# ── what is no answer is told with its cell ────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["ba mươi", Fraction(7, 2), "1.234"])
def test_what_is_no_count_is_told_with_its_cell(typed: str | Fraction) -> None:
    assert [("CR405", place(*XONG))] == [
        (one.code.name, one.path) for one in opened(made(RULESET, {XONG: typed}))[1]
    ]


def test_a_number_below_zero_is_out_of_bounds() -> None:
    dossier, [found] = opened(made(RULESET, {XONG: -1}))
    assert (None, "CR406", place(*XONG)) == (dossier, found.code.name, found.path)


@pytest.mark.parametrize("typed", [2**53, 10**17])
def test_a_number_that_a_cell_does_not_keep_exactly_is_refused(typed: int) -> None:
    assert [("CR405", place(*XONG))] == told(made(RULESET, {XONG: typed}))


def test_the_largest_exact_number_is_read() -> None:
    dossier, found = opened(made(RULESET, {GIAO: 2**53 - 1}))
    assert dossier is not None, found
    assert {("viec", "giao"): Fraction(2**53 - 1)} == dict(dossier.answers)


def test_a_formula_in_an_input_cell_is_refused() -> None:
    book = with_cell(made(RULESET), cell_of(RULESET, *XONG), "<f>1+2</f><v>3</v>")
    assert [("CR415", place(*XONG))] == told(book)


def test_an_error_value_in_an_input_cell_is_refused() -> None:
    book = with_cell(made(RULESET), cell_of(RULESET, *XONG), "<v>#N/A</v>", ' t="e"')
    assert [("CR405", place(*XONG))] == told(book)


def test_a_part_above_its_whole_is_told_at_its_cell() -> None:
    assert [("CR407", place(*XONG))] == told(made(RULESET, {XONG: 5, GIAO: 3}))


def test_a_finding_stands_on_the_line_of_its_row() -> None:
    source = read("x.xlsx", made(RULESET, {XONG: "ba"}))
    assert source.data is not None
    _, [found] = bind(source.data, RULESET)
    span = found.labels[0].span
    row = int(cell_of(RULESET, *XONG)[1:])
    assert (row, "ba") == (source.line_and_column(span.start)[0], source.slice(span))


def test_a_unit_without_a_name_is_asked_for_it() -> None:
    assert [("CR409", place("unit"))] == told(made(RULESET, {("unit",): ""}))


# ── which ruleset it belongs to ────────────────────────────────────────────────────────────


def test_a_workbook_of_another_version_is_refused() -> None:
    other = ruleset(RULES.replace("dưới 80%: tỷ lệ × 4 điểm", "dưới 80%: tỷ lệ × 3 điểm"))
    assert ["CR408"] == [code for code, _ in told(made(other, {XONG: 3}))]


def test_a_workbook_of_another_ruleset_is_refused() -> None:
    other = evolve(RULESET, id="khac/bo")
    assert ["CR408"] == [code for code, _ in told(made(other))]


def test_a_workbook_of_another_year_is_refused() -> None:
    assert ["CR408"] == [code for code, _ in told(made(evolve(RULESET, year=2031)))]


# ── files that are not trusted ─────────────────────────────────────────────────────────────

BOMB = b"0" * 20_000_000


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/vbaProject.bin", b"x"),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        ("xl/embeddings/oleObject1.bin", b"x"),
        ("xl/connections.xml", b"<connections/>"),
        ("xl/media/zeros.bin", BOMB),
    ],
)
def test_a_package_with_more_than_a_form_is_refused(part: str, content: bytes) -> None:
    assert [("CR402", "x.xlsx")] == told(repacked(made(RULESET), added={part: content}))


def test_a_package_of_very_many_parts_is_refused() -> None:
    many = {f"xl/media/{number}": b"" for number in range(600)}
    assert [("CR402", "x.xlsx")] == told(repacked(made(RULESET), added=many))


def test_entities_are_refused() -> None:
    def declared(text: str) -> str:
        return text.replace("<worksheet", '<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1)

    book = repacked(made(RULESET), {"xl/worksheets/sheet1.xml": declared})
    assert "CR40" in told(book)[0][0]


def test_days_counted_from_1904_are_refused() -> None:
    def moved(text: str) -> str:
        return text.replace("<workbookPr ", '<workbookPr date1904="1" ', 1)

    book = repacked(made(RULESET), {"xl/workbook.xml": moved})
    assert [("CR401", "x.xlsx")] == told(book)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"0" * 600, b"x" * 100, b"PK\x05\x06" + b"\0" * 18]
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert [("CR401", "x.xlsx")] == told(content)


def test_a_workbook_that_is_not_ours_is_refused() -> None:
    def renamed(text: str) -> str:
        return text.replace('name="cchc"', 'name="khac"')

    assert [("CR401", "x.xlsx")] == told(repacked(made(RULESET), {"xl/workbook.xml": renamed}))


def test_a_workbook_of_a_later_format_is_refused() -> None:
    book = with_cell(made(RULESET), "B1", "<is><t>99</t></is>", ' t="inlineStr"', sheet=4)
    assert [("CR602", "x.xlsx")] == told(book)


@pytest.mark.parametrize("cell", [f"B{cell_of(RULESET, *XONG)[1:]}", "E5"])
def test_rows_and_columns_that_were_moved_are_noticed(cell: str) -> None:
    book = with_cell(made(RULESET), cell, "<is><t>khác</t></is>", ' t="inlineStr"')
    assert [("CR401", "x.xlsx")] == told(book)


def test_a_package_that_holds_more_than_it_says_is_not_unpacked_further() -> None:
    book = bytearray(repacked(made(RULESET), added={"xl/media/zeros.bin": b"0" * 900_000}))
    size = struct.pack("<I", 900_000)
    while size in book:
        book[book.index(size) : book.index(size) + 4] = struct.pack("<I", 10)
    assert [("CR401", "x.xlsx")] == told(bytes(book))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damaged_bytes_give_a_finding_and_no_traceback(data: st.DataObject) -> None:
    content = bytearray(made(RULESET, {XONG: 3, GIAO: 4}))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    dossier, found = opened(bytes(content))
    assert dossier is not None or found


def test_without_the_library_it_is_named() -> None:
    with mock.patch.dict(sys.modules, {"python_calamine": None}):
        [found] = read("x.xlsx", made(RULESET)).problems
    assert "CR553" == found.code.name
    assert "python-calamine" in found.message.en
    assert "cchc-rules[office]" in found.helps[0].en


# ── the ways to a score ────────────────────────────────────────────────────────────────────


def test_the_public_functions_take_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(made(RULESET, {XONG: 3, GIAO: 4, NGAY: "không có"}))
    card = cchc_rules.score(RULESET, file)
    assert Fraction(3) == card.children[0].points.high
