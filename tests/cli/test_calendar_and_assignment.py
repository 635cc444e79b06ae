"""`cchc calendar` and `cchc assign`: every form, to a stream and to a file, and how they refuse."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import icalendar
import pytest

from tests.cli.running import ROOT, cchc

ASSIGNMENT = ROOT / "rulesets/binh-duong/so/2018/phan-cong/so-tai-chinh.yaml"
OURS = ("assign", "binh-duong/so", ASSIGNMENT)


def events_of(text: str) -> list[Any]:
    """The events of a calendar file, as another program reads them."""
    calendar: Any = icalendar.Calendar.from_ical(text)
    return list(calendar.walk("VEVENT"))


# ── calendar ───────────────────────────────────────────────────────────────────────────────


def test_the_calendar_of_binh_duong_gives_the_three_days_of_the_plan() -> None:
    made = json.loads(cchc("calendar", "binh-duong/so@2018", "--format", "json").out)
    days = [(step["to"], step["who"]) for step in made["milestones"]]
    assert [
        ("2019-01-14", "Các đơn vị thuộc Sở"),
        ("2019-01-30", "Văn phòng"),
        ("2019-02-09", "Văn phòng"),
    ] == days


def test_the_calendar_moves_with_the_year() -> None:
    made = json.loads(cchc("calendar", "binh-duong/so", "--year", "2020", "--format", "json").out)
    assert ["2021-01-14", "2021-01-30", "2021-02-09"] == [step["to"] for step in made["milestones"]]


def test_the_reports_of_binh_phuoc_in_2018_are_due_before_four_days() -> None:
    ran = cchc("calendar", "binh-phuoc/chi-tieu-cchc@2018", "--format", "json", "--lang", "en")
    expected = ["before 2018-03-05", "before 2018-06-05", "before 2018-09-05", "before 2018-12-01"]
    assert expected == [step["when"] for step in json.loads(ran.out)["milestones"]]


@pytest.mark.parametrize("reference", ["binh-phuoc-hon-quan/phong@2023", "binh-phuoc-hon-quan/xa@2023"])
def test_the_calendar_of_hon_quan_says_quarter_and_month(reference: str) -> None:
    ran = cchc("calendar", reference, "--lang", "vi")
    assert (0, "") == (ran.code, ran.err)
    assert "trước ngày 05/12/2023: " in ran.out
    assert "trong quý I/2024: " in ran.out


def test_a_calendar_file_is_the_same_on_the_stream_and_in_a_file(tmp_path: Path) -> None:
    out = tmp_path / "lich.ics"
    assert 0 == cchc("calendar", "binh-duong/so@2018", "--format", "ics", "--out", out).code
    printed = cchc("calendar", "binh-duong/so@2018", "--format", "ics").out
    assert printed.encode() == out.read_bytes()
    events = events_of(out.read_text(encoding="utf-8"))
    assert len(events) == len({str(event["uid"]) for event in events})
    assert {"2018-07-27"} == {event["dtstamp"].dt.date().isoformat() for event in events}


def test_a_machine_without_the_library_is_told_what_to_install() -> None:
    with mock.patch.dict(sys.modules, {"icalendar": None}):
        ran = cchc("calendar", "binh-duong/so@2018", "--format", "ics")
    assert (1, "") == (ran.code, ran.out)
    assert "CR553" in ran.err


def test_a_calendar_of_a_ruleset_that_does_not_exist_is_refused() -> None:
    ran = cchc("calendar", "khong-co/so@2018")
    assert (1, "") == (ran.code, ran.out)
    assert "CR503" in ran.err


# ── assign ─────────────────────────────────────────────────────────────────────────────────


def test_the_example_shares_out_all_items_and_all_points() -> None:
    ran = cchc(*OURS, "--format", "json")
    assert (0, "") == (ran.code, ran.err)
    made = json.loads(ran.out)
    assert [] == made["nobody"]["items"]
    assert 112 == sum(office["load"]["items"] for office in made["offices"])
    assert "Văn phòng" == made["offices"][0]["office"]


def test_the_page_speaks_the_language_that_is_asked_for() -> None:
    assert "■ Văn phòng — " in cchc(*OURS).out
    assert "own deadline: 2018-12-31" in cchc(*OURS, "--lang", "en").out


def test_one_office_gets_its_own_list_only() -> None:
    made = json.loads(cchc(*OURS, "--office", "thanh tra SỞ", "--format", "json").out)
    assert ["Thanh tra Sở"] == [office["office"] for office in made["offices"]]


def test_an_office_that_the_file_does_not_name_is_misuse() -> None:
    ran = cchc(*OURS, "--office", "Thanh tra Sơ")
    assert (2, "") == (ran.code, ran.out)
    assert "did you mean `Thanh tra Sở`?" in ran.err


def test_the_table_in_a_file_opens_as_utf_8_in_a_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "bang.csv"
    assert 0 == cchc(*OURS, "--format", "csv", "--out", out).code
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert 1 + 112 == len(rows)
    assert rows == list(csv.reader(io.StringIO(cchc(*OURS, "--format", "csv").out, newline="")))


def test_own_deadlines_and_milestones_stand_in_one_calendar_file() -> None:
    ran = cchc(*OURS, "--format", "ics", "--lang", "vi")
    names = [str(event["summary"]) for event in events_of(ran.out)]
    assert 3 == sum(name.startswith("Mốc: ") for name in names)
    assert any(name.startswith("Hạn nội bộ: Thanh tra Sở") for name in names)


def test_an_assignment_with_a_mistake_prints_no_list(tmp_path: Path) -> None:
    file = tmp_path / "hong.yaml"
    file.write_text(
        "bộ tiêu chí: binh-duong/so\nnăm: 2018\nđơn vị: Sở\nphân công:\n- bộ phận: A\n  mục: [lĩnh vực 12]\n",
        encoding="utf-8",
    )
    ran = cchc("assign", "binh-duong/so", file)
    assert (1, "") == (ran.code, ran.out)
    assert "CR550" in ran.err


def test_an_assignment_that_leaves_items_to_nobody_warns_and_prints_the_lists(tmp_path: Path) -> None:
    file = tmp_path / "thieu.yaml"
    file.write_text(
        "bộ tiêu chí: binh-duong/so\nnăm: 2018\nđơn vị: Sở\nphân công:\n- bộ phận: A\n  mục: [nhóm II]\n",
        encoding="utf-8",
    )
    ran = cchc("assign", "binh-duong/so", file, "--lang", "vi")
    assert 0 == ran.code
    assert "cảnh báo[CR552" in ran.err
    assert "■ Chưa giao cho bộ phận nào — 110 mục" in ran.out


def test_an_assignment_for_a_year_before_the_ruleset_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "cu.yaml"
    text = ASSIGNMENT.read_text(encoding="utf-8").replace("năm: 2018", "năm: 1999")
    file.write_text(text, encoding="utf-8")
    ran = cchc("assign", "ca-mau/so", file, "--format", "json")
    assert (1, "") == (ran.code, ran.out)
    assert "CR408" in ran.err


def test_a_missing_file_is_refused() -> None:
    ran = cchc("assign", "binh-duong/so", "khong-co.yaml")
    assert (1, "") == (ran.code, ran.out)
    assert "CR501" in ran.err


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "vo.yaml"
    file.write_text("bộ tiêu chí: [\n", encoding="utf-8")
    ran = cchc("assign", "binh-duong/so", file)
    assert (1, "") == (ran.code, ran.out)
    assert "CR401" in ran.err


def test_an_assignment_for_a_ruleset_that_does_not_exist_is_refused() -> None:
    ran = cchc("assign", "khong-co/so", ASSIGNMENT)
    assert (1, "") == (ran.code, ran.out)
    assert "CR503" in ran.err


def test_own_deadlines_without_the_library_are_refused_too() -> None:
    with mock.patch.dict(sys.modules, {"icalendar": None}):
        ran = cchc(*OURS, "--format", "ics")
    assert (1, "") == (ran.code, ran.out)
    assert "CR553" in ran.err
