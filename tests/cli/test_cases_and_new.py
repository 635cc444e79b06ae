"""`cchc test` and `cchc new`: cases on disk, what they cover, and the set of another year."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import SHIPPED, cchc
from tests.rooms.analyses.sample import TEXT

CASES = """\
# Mức độ hoàn thành
- tên: Đúng mốc 90%
  mục: "1.1"   # ghi chú cuối dòng
  trả lời: {co_tthc: có, xong: 90, giao: 100}
  kết quả: 2 điểm
- {tên: Dưới mốc, mục: "1.1", trả lời: {co_tthc: có, xong: 89, giao: 100}, kết quả: 1 điểm}
- tên: Không có thủ tục
  mục: '1.1'
  trả lời: {co_tthc: không}
  kết quả: 'không áp dụng'
"""
DOSSIER = """\
bộ tiêu chí: thu/so
năm: 2018
đơn vị: Sở Mẫu
trả lời:
  co_tthc: có
  "1.1": {xong: 9, giao: 10}
  "1.2": {ngay: 15/01/2018}
  "1.3": {bai: có, to_roi: không}
tài liệu kiểm chứng:
  "1.1": Báo cáo
"""
AMENDMENT = """\
sửa đổi "thu/so" năm 2019 trở đi
  căn cứ quyết định "2/QĐ-UBND" ngày 05/01/2019 của "UBND tỉnh"

sửa 1.1
  chấm xong / giao
    từ 80% trở lên: 2 điểm
    dưới 80%: 0 điểm
    giao = 0: giải trình

sửa 1.2
  nay có tên "Ban hành đúng hạn"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "thu" / "so" / "2018"
    (own / "cases").mkdir(parents=True)
    (own / "ruleset.cchc").write_text(TEXT, encoding="utf-8")
    (own / "cases" / "hoan-thanh.yaml").write_text(CASES, encoding="utf-8")
    return own


def cases(folder: Path, text: str) -> Path:
    path = folder / "cases" / "hoan-thanh.yaml"
    path.write_bytes(text.encode())
    return path


# ── running ────────────────────────────────────────────────────────────────────────────────


def test_cases_that_hold_exit_with_0_and_are_counted(folder: Path) -> None:
    ran = cchc("test", folder, "--lang", "vi")
    assert (0, "") == (ran.code, ran.err)
    assert "thu/so@2018: 3 ca, 3 đạt, 0 sai · phủ" in ran.out


@pytest.mark.parametrize("path", ["", "ruleset.cchc", "cases", "cases/hoan-thanh.yaml"])
def test_a_folder_a_set_and_a_case_file_all_name_the_cases(folder: Path, path: str) -> None:
    ran = cchc("test", folder / path)
    assert 0 == ran.code
    assert "3 ca, 3 đạt" in ran.out


def test_an_id_names_the_cases_of_its_sets(folder: Path) -> None:
    ran = cchc("test", "thu/so", env={"CCHC_RULESETS": str(folder.parents[2])})
    assert 0 == ran.code
    assert "3 ca, 3 đạt" in ran.out


def test_a_case_that_fails_shows_item_answers_both_results_and_the_reason(folder: Path) -> None:
    path = cases(folder, CASES.replace("2 điểm", "1 điểm"))
    ran = cchc("test", folder, "--lang", "vi")
    assert 1 == ran.code
    assert f"✗ {path}:2 · 1.1 Mức độ hoàn thành · Đúng mốc 90%" in ran.out
    lines = [line.split(maxsplit=2) for line in ran.out.splitlines() if line.startswith("    ")]
    assert ["mong", "đợi", "1 điểm"] in lines
    assert ["kết", "quả", "2 điểm"] in lines
    assert ["trả", "lời", "{co_tthc: có, xong: 90, giao: 100}"] in lines
    assert any(line[0] == "vì" and "từ 90% trở lên: 2 điểm" in line[2] for line in lines)


def test_a_case_that_cannot_be_read_is_an_error_at_its_place(folder: Path) -> None:
    path = cases(folder, CASES.replace("kết quả: 2 điểm", "kết quả: hai điểm"))
    ran = cchc("test", folder, "--lang", "vi")
    assert 1 == ran.code
    assert "lỗi[CR530 unknown-result]" in ran.err
    assert f"{path}:5:12" in ran.err
    assert "2 ca, 2 đạt" in ran.out


def test_an_unknown_id_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    ran = cchc("test", "khong/co@2018", tmp_path)
    assert 1 == ran.code
    assert "CR503" in ran.err
    assert "CR501" in ran.err


def test_a_case_of_a_year_without_a_set_is_told_at_its_place(folder: Path) -> None:
    path = cases(folder, CASES + '- tên: Cũ\n  mục: "1.2"\n  năm: 2017\n  kết quả: thiếu số liệu\n')
    ran = cchc("test", folder, "--lang", "vi")
    assert (1, True, True) == (ran.code, "CR509" in ran.err, f"{path}:11" in ran.err)
    assert "3 ca, 3 đạt" in ran.out


@pytest.mark.parametrize("path", ["", "khong-co.yaml", "khong-co.cchc"])
def test_a_path_that_names_nothing_is_told(path: str) -> None:
    ran = cchc("test", path)
    assert (1, "") == (ran.code, ran.out)
    assert "error[CR50" in ran.err


def test_a_set_that_does_not_compile_is_told_instead_of_tried(folder: Path) -> None:
    (folder / "ruleset.cchc").write_text(TEXT.replace("xong / giao", "xog / giao"), encoding="utf-8")
    ran = cchc("test", folder)
    assert 1 == ran.code
    assert "CR205" in ran.err


def test_machines_get_counts_failures_and_open_goals(folder: Path) -> None:
    cases(folder, CASES.replace("2 điểm", "1 điểm"))
    ran = cchc("test", folder, "--format", "json")
    (one,) = json.loads(ran.out)["rulesets"]
    assert (1, "") == (ran.code, ran.err)
    assert ("thu/so@2018", 3, 2) == (one["ruleset"], one["cases"], one["passed"])
    (failed,) = one["failed"]
    assert ("1.1", 2, "1 điểm", "2 điểm") == tuple(failed[key] for key in ("item", "line", "expected", "got"))
    by_item = {item["item"]: item for item in one["versions"][0]["items"]}
    assert by_item["1.2"]["open"][0]["answers"]


# ── updating ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_update_changes_the_results_and_not_one_byte_more(folder: Path, end: str, mark: str) -> None:
    right = mark + CASES.replace("\n", end)
    wrong = right.replace("kết quả: 2 điểm", "kết quả: không nhận")
    wrong = wrong.replace("kết quả: 1 điểm}", 'kết quả: "từ 0 đến 3 điểm"}')
    wrong = wrong.replace("'không áp dụng'", "'0 điểm'")
    path = cases(folder, wrong)
    ran = cchc("test", folder, "--update", "--lang", "vi")
    assert 0 == ran.code
    assert f"{path}:5: `không nhận` → `2 điểm`" in ran.out
    expected = right.replace("kết quả: 1 điểm}", 'kết quả: "1 điểm"}')
    assert expected.replace("'không áp dụng'", '"không áp dụng"').encode() == path.read_bytes()
    assert 0 == cchc("test", folder).code


def test_a_result_with_a_comma_is_quoted_between_braces(folder: Path) -> None:
    line = '- {tên: Muộn, mục: "1.2", trả lời: {ngay: 16/01/2018}, kết quả: 1 điểm}\n'
    path = cases(folder, line)
    assert 0 == cchc("test", folder, "--update").code
    assert line.replace("1 điểm", '"0,5 điểm"') == path.read_text(encoding="utf-8")
    assert 0 == cchc("test", folder).code


def test_update_of_cases_that_hold_writes_nothing(folder: Path) -> None:
    path = cases(folder, CASES)
    before = path.stat().st_mtime_ns
    assert 0 == cchc("test", folder, "--update").code
    assert before == path.stat().st_mtime_ns


# ── whole dossiers and years ───────────────────────────────────────────────────────────────


WHOLE = "- tên: Cả bộ\n  hồ sơ: ../dossiers/so.yaml\n  kết quả:\n    tổng điểm: {total}\n"


def test_a_case_of_the_whole_set_scores_its_dossier(folder: Path) -> None:
    (folder / "dossiers").mkdir()
    (folder / "dossiers" / "so.yaml").write_text(DOSSIER, encoding="utf-8")
    path = cases(folder, WHOLE.format(total="từ 4 đến 5 điểm"))
    assert 0 == cchc("test", folder).code
    cases(folder, WHOLE.format(total="5 điểm"))
    ran = cchc("test", folder, "--lang", "vi")
    assert 1 == ran.code
    assert "tổng điểm từ 4 đến 5 điểm" in ran.out
    assert 0 == cchc("test", folder, "--update").code
    assert WHOLE.format(total="từ 4 đến 5 điểm") == path.read_text(encoding="utf-8")


def test_what_is_still_open_cannot_be_written_as_a_result(folder: Path) -> None:
    (folder / "dossiers").mkdir()
    (folder / "dossiers" / "so.yaml").write_text(DOSSIER, encoding="utf-8")
    path = cases(folder, WHOLE.format(total="từ 4 đến 5 điểm") + "    chỉ số: 80%\n")
    before = path.read_bytes()
    assert 1 == cchc("test", folder, "--update").code
    assert before == path.read_bytes()


def test_a_dossier_that_is_missing_is_told(folder: Path) -> None:
    cases(folder, WHOLE.format(total="5 điểm"))
    ran = cchc("test", folder)
    assert (1, True) == (ran.code, "CR501" in ran.err)


@pytest.mark.parametrize("place", ["2019", "."])
def test_a_case_with_a_year_is_about_the_set_as_amended_by_then(folder: Path, place: str) -> None:
    _amend(folder)
    later = (
        '- tên: Sau sửa đổi\n  mục: "1.1"\n  trả lời: {co_tthc: có, xong: 80, giao: 100}\n  kết quả: 2 điểm\n'
    )
    own = folder / "cases" / place
    own.mkdir(exist_ok=True)
    stated = later + "  năm: 2019\n" if place == "." else later
    (own / "sau.yaml").write_text(stated, encoding="utf-8")
    assert 0 == cchc("test", folder).code
    found = json.loads(cchc("test", folder, "--format", "json").out)
    first, amended = found["rulesets"][0]["versions"]
    assert (2018, 2019) == (first["year"], amended["year"])
    # Of the later version only rules that changed have to be tried anew; a new name is no rule.
    assert ["1.1"] == [item["item"] for item in amended["items"]]
    assert 4 == amended["items"][0]["reached"]


# ── coverage ───────────────────────────────────────────────────────────────────────────────


def test_below_the_threshold_the_open_goals_are_told_with_answers(folder: Path) -> None:
    ran = cchc("test", folder, "--threshold", "100", "--lang", "vi")
    assert 1 == ran.code
    assert "chưa có ca nào vào dòng `giao = 0: cần giải trình`" in ran.out
    assert "thử: {co_tthc: có, xong: 0, giao: 0}" in ran.out
    assert "phủ chưa đến 100%: thu/so@2018" in ran.out
    assert 0 == cchc("test", folder, "--threshold", "10").code


def test_offered_answers_close_every_goal(folder: Path) -> None:
    found = json.loads(cchc("test", folder, "--format", "json").out)
    offered = [
        re.sub("kết quả: .*", "kết quả: 9 điểm", goal["case"])
        for item in found["rulesets"][0]["versions"][0]["items"]
        for goal in item["open"]
    ]
    assert offered
    cases(folder, CASES + "".join(offered))
    cchc("test", folder, "--update")
    ran = cchc("test", folder, "--threshold", "100")
    assert (0, True) == (ran.code, "phủ 100%" in ran.out)


def test_each_kind_of_goal_is_counted_for_people_and_machines(folder: Path) -> None:
    ran = cchc("test", folder, "--coverage", "--lang", "vi")
    assert "  dòng 2/8 · mốc 3/8 · nhánh 0/4 · trạng thái 1/4 · kiểm chứng 1/3" in ran.out.splitlines()
    (found,) = json.loads(cchc("test", folder, "--format", "json").out)["rulesets"]
    assert {"goals": 3, "reached": 1} == found["kinds"]["evidence"]


# ── adding ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_added_cases_close_every_goal_and_leave_the_rest_of_the_file(
    folder: Path, end: str, mark: str
) -> None:
    before = (mark + CASES).replace("\n", end)
    path = cases(folder, before)
    ran = cchc("test", folder, "--add", path, "--threshold", "100", "--lang", "vi")
    assert (0, "") == (ran.code, ran.err)
    assert "phủ 100%" in ran.out
    assert "hãy đối chiếu từng kết quả với quyết định" in ran.out
    after = path.read_bytes().decode()
    assert after.startswith(before)
    added = after.removeprefix(before)
    assert "# Máy ghi thêm" in added
    assert f"# 1.1 Mức độ hoàn thành{end}" in added
    assert ("\r" in added) is (end == "\r\n")


def test_a_new_case_file_is_made_and_nothing_is_added_twice(folder: Path) -> None:
    path = folder / "cases" / "bo-sung.yaml"
    assert 0 == cchc("test", folder, "--add", path).code
    before = path.read_bytes()
    assert 0 == cchc("test", folder, "--add", path).code
    assert before == path.read_bytes()


def test_cases_added_for_a_later_version_name_its_year(folder: Path) -> None:
    _amend(folder)
    path = folder / "cases" / "bo-sung.yaml"
    assert 0 == cchc("test", folder, "--add", path, "--threshold", "100").code
    assert "  năm: 2019\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["khac.yaml", "cases/khac.txt"])
def test_cases_are_only_added_where_the_set_looks_for_them(folder: Path, place: str) -> None:
    assert 2 == cchc("test", folder, "--add", folder / place).code
    assert not (folder / place).exists()


def test_nothing_is_added_to_a_file_that_would_no_longer_be_a_list(folder: Path) -> None:
    path = cases(folder, '[{tên: Một, mục: "1.2", kết quả: thiếu số liệu}]\n')
    before = path.read_bytes()
    assert 1 == cchc("test", folder, "--add", path).code
    assert before == path.read_bytes()


# ── listing ────────────────────────────────────────────────────────────────────────────────


def test_a_listing_marks_each_line_and_tells_what_is_not_reached_below_it(folder: Path) -> None:
    ran = cchc("test", folder, "--listing", "--lang", "vi")
    lines = ran.out.splitlines()
    at = next(place for place, line in enumerate(lines) if line.endswith("từ 70% đến dưới 90%: 1 điểm"))
    assert "   1 ◇◇     21 │     từ 70% đến dưới 90%: 1 điểm" == lines[at]
    assert lines[at + 1].endswith("✗   chưa có ca nào đúng ở mốc 70% của tỷ lệ xong / giao")
    assert any(line.startswith("   1 ◆◆     20 │     từ 90% trở lên") for line in lines)
    assert any(line.startswith("     ◆◇◇    24 │   kiểm chứng") for line in lines)


def test_a_listing_for_machines_says_the_same_by_line(folder: Path) -> None:
    (listed,) = json.loads(cchc("test", folder, "--listing", "--format", "json").out)["listing"]
    by_line = {line["line"]: line for line in listed["lines"]}
    assert 1 == by_line[21]["cases"]
    assert [("rows", True), ("bounds", False), ("bounds", False)] == [
        (goal["kind"], goal["reached"]) for goal in by_line[21]["goals"]
    ]
    assert None is by_line[24]["cases"]


def test_what_an_amendment_brings_is_listed_in_its_own_file(folder: Path) -> None:
    _amend(folder)
    ran = cchc("test", folder, "--listing", "--lang", "vi")
    assert f"{folder / 'amendments' / '2-2019.cchc'}\n" in ran.out
    assert "│     từ 80% trở lên: 2 điểm" in ran.out


def _amend(folder: Path) -> None:
    text = TEXT.replace('"thu/so" năm 2018', '"thu/so" năm 2018 trở đi')
    (folder / "ruleset.cchc").write_text(text, encoding="utf-8")
    (folder / "amendments").mkdir()
    (folder / "amendments" / "2-2019.cchc").write_text(AMENDMENT, encoding="utf-8")


def test_a_threshold_beyond_100_is_misuse() -> None:
    assert 2 == cchc("test", "--threshold", "101").code


# ── new ────────────────────────────────────────────────────────────────────────────────────


def test_a_new_set_passes_check_and_is_laid_out(tmp_path: Path) -> None:
    made = cchc("new", "--from", "binh-duong/so@2018", "--year", "2019", "--out", tmp_path / "moi")
    assert (0, "") == (made.code, made.err)
    file = tmp_path / "moi" / "ruleset.cchc"
    assert 0 == cchc("check", file, "--strict").code
    assert 0 == cchc("fmt", "--check", file).code


def test_by_default_a_new_set_lies_where_it_is_found() -> None:
    assert 0 == cchc("new", "--from", "binh-duong/so@2018", "--year", "2019").code
    assert Path("binh-duong/so/2019/ruleset.cchc").is_file()
    for year in ("2018", "2019"):
        ran = cchc("show", f"binh-duong/so@{year}", env={"CCHC_RULESETS": "."})
        assert (0, True) == (ran.code, f"tỉnh Bình Dương năm {year}" in ran.out)


def test_a_new_set_claims_no_source_and_keeps_relative_days(tmp_path: Path) -> None:
    cchc("new", "--from", "binh-duong/so@2018", "--year", "2019", "--out", tmp_path)
    file = tmp_path / "ruleset.cchc"
    shown = json.loads(cchc("show", file, "--format", "json").out)
    text = file.read_text(encoding="utf-8")
    assert '"reconstructed"' not in json.dumps(shown)
    assert "chuyển từ bộ tiêu chí năm 2018, chưa đối chiếu với quyết định của năm 2019" in text
    assert "trước ngày 15/01 năm sau" in text
    assert "tỉnh Bình Dương năm 2019" in text


def test_places_that_speak_of_another_year_are_told_with_their_lines(tmp_path: Path) -> None:
    ran = cchc("new", "--from", "binh-duong/so@2018", "--year", "2019", "--out", tmp_path, "--lang", "vi")
    file = tmp_path / "ruleset.cchc"
    lines = file.read_text(encoding="utf-8").splitlines()
    told = [line for line in ran.out.splitlines() if line.startswith(f"{file}:")]
    assert told
    for line in told:
        number, _, text = line.removeprefix(f"{file}:").partition(": xem lại: ")
        assert text == lines[int(number) - 1].strip()
        assert any(remark.startswith(f"#   - dòng {number}:") for remark in lines)


def test_an_amended_set_is_started_from_its_consolidated_text(tmp_path: Path) -> None:
    assert 0 == cchc("new", "--from", "binh-phuoc/huyen@2017", "--year", "2019", "--out", tmp_path).code
    old = json.loads(cchc("show", "binh-phuoc/huyen@2017", "--format", "json").out)
    new = json.loads(cchc("show", tmp_path / "ruleset.cchc", "--format", "json").out)

    def maxima(node: object) -> list[object]:
        if isinstance(node, dict):
            own = [node["code"], node.get("maximum")] if "code" in node else []
            return own + [one for value in node.values() for one in maxima(value)]
        return [one for value in node for one in maxima(value)] if isinstance(node, list) else []

    assert maxima(old)
    assert maxima(old) == maxima(new)


def test_what_is_there_already_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    ran = cchc("new", "--from", "binh-duong/so@2018", "--year", "2019", "--out", tmp_path)
    assert (1, True) == (ran.code, "CR531" in ran.err)
    assert ["ghi-chu.txt"] == [one.name for one in tmp_path.iterdir()]


def test_a_set_that_is_not_there_starts_nothing(tmp_path: Path) -> None:
    ran = cchc("new", "--from", "khong/co@2018", "--year", "2019", "--out", tmp_path / "moi")
    assert (1, True) == (ran.code, "CR503" in ran.err)
    assert not (tmp_path / "moi").exists()


def test_a_serialised_set_has_no_text_to_start_from(tmp_path: Path) -> None:
    kept = tmp_path / "bo.json"
    cchc("show", SHIPPED["ca-mau/so@2013"] / "ruleset.cchc", "--format", "json", "--out", kept)
    ran = cchc("new", "--from", kept, "--year", "2014", "--out", tmp_path / "moi")
    assert (1, True) == (ran.code, "CR502" in ran.err)
