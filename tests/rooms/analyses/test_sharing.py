"""Sheets of offices: every item on exactly one of them, with what it needs."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.analyses.sharing import forms
from cchc_rules.analyses.sharing.page import page
from cchc_rules.analyses.sharing.sheets import Shares, share_out
from cchc_rules.dossiers.assignment import Assignment, Share
from cchc_rules.ir.walk import items, nodes
from tests.rooms.analyses.sharing import assigned, ruleset

RULESET = ruleset()
EVERYTHING = """\
phân công:
  - bộ phận: Văn phòng
    người: Bà An
    mục: [lĩnh vực 1, T1]
    hạn: 20/12/2018
  - bộ phận: Thanh tra
    mục: ["1.1.2", "2.1"]
"""


def shares(text: str = EVERYTHING) -> Shares:
    return share_out(assigned(text), RULESET)


def codes_by_office(made: Shares) -> dict[str | None, list[str]]:
    return {sheet.office: [task.item.code for task in sheet.tasks] for sheet in (*made.sheets, made.nobody)}


def test_a_group_gives_everything_below_it_but_what_a_nearer_entry_gives_away() -> None:
    expected = {"Văn phòng": ["1.1.1", "1.2", "T1"], "Thanh tra": ["1.1.2", "2.1"], None: []}
    assert expected == codes_by_office(shares())


def test_the_order_of_the_entries_does_not_decide_who_is_nearer() -> None:
    turned = "phân công:\n- bộ phận: B\n  mục: ['1.1.2']\n- bộ phận: A\n  mục: [nhom-khong-co]\n"
    turned = turned.replace("nhom-khong-co", "chi-dao")
    assert {"B": ["1.1.2"], "A": ["1.1.1", "1.2"], None: ["2.1", "T1"]} == codes_by_office(shares(turned))


def test_entries_of_one_office_make_one_sheet_with_their_own_person_and_day() -> None:
    text = """\
phân công:
  - bộ phận: Văn phòng
    người: Bà An
    mục: [bao-cao]
  - bộ phận: VĂN  PHÒNG
    người: Ông Ba
    mục: [tthc]
    hạn: 2018-12-20
"""
    made = shares(text)
    assert ["Văn phòng"] == [sheet.office for sheet in made.sheets]
    found = [(task.item.code, task.person, task.deadline is None) for task in made.sheets[0].tasks]
    assert [("1.2", "Bà An", True), ("2.1", "Ông Ba", False)] == found


def test_points_of_bonus_items_are_told_apart() -> None:
    load = shares().sheets[0].load
    assert (3, Fraction(2), Fraction(1, 2), Fraction(0)) == (
        load.items,
        load.points,
        load.bonus,
        load.penalty,
    )


def test_the_question_that_decides_whether_an_area_applies_goes_with_its_items() -> None:
    tasks = {task.item.code: task for sheet in shares().sheets for task in sheet.tasks}
    assert ["co_tthc", "tot"] == [asked.name for asked in tasks["2.1"].inputs]


def test_a_question_that_no_item_reads_is_not_lost() -> None:
    assert ["ky_luat"] == [asked.name for asked in shares().general]


@given(data=st.data())
def test_every_item_stands_on_exactly_one_sheet_or_in_the_list_of_nobodys(data: st.DataObject) -> None:
    ids = [node.id for node in nodes(RULESET.children)]
    owners = data.draw(st.fixed_dictionaries({one: st.sampled_from([None, "A", "B", "C"]) for one in ids}))
    entries = tuple(
        Share(office=office, nodes=tuple(one for one in ids if owners[one] == office))
        for office in ("A", "B", "C")
    )
    made = share_out(Assignment(ruleset=RULESET.id, year=RULESET.year, unit="Sở", shares=entries), RULESET)
    spread = [task.item.id for sheet in (*made.sheets, made.nobody) for task in sheet.tasks]
    assert sorted(item.id for item in items(RULESET)) == sorted(spread)
    for sheet in made.sheets:
        for task in sheet.tasks:
            assert owners[task.item.id] in {None, sheet.office}


# ── forms ──────────────────────────────────────────────────────────────────────────────────


def test_the_page_tells_each_item_with_figures_documents_and_days() -> None:
    text = page(shares(), RULESET, "Sở Mẫu", "vi")
    assert "■ Văn phòng — 3 mục, 2 điểm; thưởng 0,5 điểm, trừ 0 điểm\n" in text
    assert "    - người phụ trách: Bà An\n    - hạn nội bộ: 20/12/2018\n" in text
    assert "    - số liệu: Ngày ký kế hoạch (ngày, hoặc không có)\n" in text
    document = "“Kế hoạch” (loại kế hoạch, có số hiệu, từ ngày 01/01/2018 đến ngày 31/12/2018)"
    assert f"    - tài liệu: {document}\n" in text
    assert "Chưa giao" not in text


def test_the_page_lists_what_falls_to_nobody() -> None:
    text = page(shares("phân công:\n- bộ phận: A\n  mục: [chi-dao]\n"), RULESET, "Sở Mẫu", "vi")
    assert "■ Chưa giao cho bộ phận nào — 2 mục, 3 điểm; thưởng 0,5 điểm, trừ 0 điểm\n" in text


def test_the_table_has_a_row_per_item_and_the_same_columns_in_every_row() -> None:
    rows = list(csv.reader(io.StringIO(forms.to_csv(shares(), "vi"))))
    assert 1 + 5 == len(rows)
    assert {11} == {len(row) for row in rows}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(start: str) -> None:
    text = f"phân công:\n- bộ phận: '{start}HYPERLINK(1)'\n  mục: [chi-dao]\n"
    rows = list(csv.reader(io.StringIO(forms.to_csv(shares(text), "vi"))))
    assert f"'{start}HYPERLINK(1)" == rows[1][0]


def test_nobodys_items_are_rows_too() -> None:
    text = forms.to_csv(shares("phân công:\n- bộ phận: A\n  mục: [chi-dao]\n"), "vi")
    assert 2 == text.count("(chưa giao)")


def test_an_own_deadline_is_one_event_with_the_items_it_is_for() -> None:
    own = forms.events(shares(), RULESET, "vi")[0]
    assert "Hạn nội bộ: Văn phòng (3 mục)" == own.summary
    assert ["người phụ trách: Bà An", "1.1.1 Ban hành", "1.2 Báo cáo", "T1 Thưởng"] == own.description.split(
        "\n"
    )[:4]
