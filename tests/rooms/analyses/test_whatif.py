"""Numbers of a ruleset set to others: the right ones, all that mean the same, and none by guessing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.analyses.whatif.asked import Change, read_change
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.digest import digest
from cchc_rules.workspace.rulesets import Loaded, load
from cchc_rules.workspace.simulating import changed

TEXT = """\
bộ tiêu chí "thu/so" năm 2024
  tên "Để thử"
  căn cứ quyết định "1/QĐ-UBND" ngày 01/01/2024 của "UBND"
  đối tượng sở
  tổng điểm 10, không quá 10 điểm, không dưới 0 điểm
  trần điểm thưởng 2 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  khi không áp dụng: 0 điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa "để thử"
  xếp loại theo chỉ số đã làm tròn
    "Tốt": từ 90% trở lên
    "Khá": từ 70% đến dưới 90%
    "Yếu": dưới 70%
tiêu chí 1 [dung-han] "Đúng hạn" tối đa 4 điểm
  hỏi dung_han: số đếm "Hồ sơ đúng hạn"
  hỏi ho_so: số đếm "Hồ sơ đã giải quyết"
  chấm dung_han / ho_so
    từ 90% trở lên: 4 điểm
    từ 70% đến dưới 90%: 2 điểm
    dưới 70%: 0 điểm
    ho_so = 0: không áp dụng
  không cần kiểm chứng
tiêu chí 2 "Ngày gửi" tối đa 2 điểm
  hỏi ngay: ngày "Ngày gửi" hoặc không có
  chấm ngay
    trước ngày 10/02 năm sau: 2 điểm
    từ ngày 10/02 năm sau trở đi: 1 điểm
    không có: 0 điểm
  không cần kiểm chứng
tiêu chí 3 "Hai số" tối đa 2 điểm
  hỏi a: số đếm "a" đơn vị "việc"
  hỏi b: số đếm "b"
  chấm
    khi a từ 3 việc trở lên và b >= 3: 2 điểm
    khi a từ 3 việc trở lên: 1 điểm
    còn lại: 0 điểm
  không cần kiểm chứng
tiêu chí 4 "Mỗi lần" tối đa 2 điểm
  hỏi lan: số đếm "lần"
  chấm 0,5 điểm mỗi lan, không quá 2 điểm
  không cần kiểm chứng
điểm thưởng 5 "Thưởng" tối đa 2 điểm
  hỏi thuong: có hay không "Thưởng?"
  chấm thuong
    có: 2 điểm
    không: 0 điểm
  không cần kiểm chứng
"""


def loaded(folder: Path, text: str = TEXT) -> Loaded:
    path = folder / "ruleset.cchc"
    path.write_text(text, encoding="utf-8")
    found = load(str(path))
    assert found.ruleset is not None, [one.message.vi for one in found.report.diagnostics]
    return found


def codes(folder: Path, *changes: str) -> set[str]:
    return {one.code.name for one in changed(loaded(folder), changes).report.diagnostics}


RULE = "từ 90% trở lên: 4 điểm\n    từ 70% đến dưới 90%: 2 điểm\n    dưới 70%: 0 điểm"
GRADES = '"Tốt": từ 90% trở lên\n    "Khá": từ 70% đến dưới 90%'


@pytest.mark.parametrize(
    ("changes", "edits"),
    [
        (["1: 70% -> 75%"], {RULE: RULE.replace("70%", "75%")}),
        (["dung-han ngưỡng: 90 % → 95%"], {RULE: RULE.replace("90%", "95%")}),
        (["1 dòng 3: 70% -> 75%"], {RULE: RULE.replace("70%", "75%")}),
        (["3 dòng 2: 3 việc -> 4 việc"], {"a từ 3 việc trở lên: 1": "a từ 4 việc trở lên: 1"}),
        (["1 dòng 2: 2 điểm -> 3 điểm"], {"dưới 90%: 2 điểm": "dưới 90%: 3 điểm"}),
        (["1: 2 -> 2,5"], {"dưới 90%: 2 điểm": "dưới 90%: 2,5 điểm"}),
        (["2: ngày 10/02 năm sau -> ngày 15/02 năm sau"], {"10/02 năm sau": "15/02 năm sau"}),
        (["3: 3 việc -> 4 việc"], {"a từ 3 việc": "a từ 4 việc"}),
        (["4 điểm: 0,5 điểm -> 1 điểm"], {"0,5 điểm mỗi lan": "1 điểm mỗi lan"}),
        (["xếp loại: 90% -> 85%"], {GRADES: GRADES.replace("90%", "85%")}),
        (["trần điểm thưởng: 2 điểm -> 1 điểm"], {"trần điểm thưởng 2": "trần điểm thưởng 1"}),
        (
            ["1 mọi chỗ: 4 điểm -> 5 điểm", "tổng điểm mọi chỗ: 10 -> 11"],
            {
                '"Đúng hạn" tối đa 4': '"Đúng hạn" tối đa 5',
                "lên: 4 điểm": "lên: 5 điểm",
                "tổng điểm 10, không quá 10": "tổng điểm 11, không quá 11",
            },
        ),
        (
            ["1: 70% -> 90%", "1: 90% -> 95%"],
            {RULE: RULE.replace("90%", "95%").replace("70%", "90%")},
        ),
    ],
)
def test_a_change_is_what_an_edit_of_the_text_gives(
    tmp_path: Path, changes: list[str], edits: dict[str, str]
) -> None:
    text = TEXT
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    made = changed(loaded(tmp_path), changes)
    assert made.ruleset is not None, [one.message.vi for one in made.report.diagnostics]
    by_hand = loaded(tmp_path, text).ruleset
    assert by_hand is not None
    assert digest(by_hand) == digest(made.ruleset)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (["không có gì"], "CR620"),
        (["1: 70% -> bảy"], "CR620"),
        (["1: 70% -> 75%: 1 điểm"], "CR620"),
        (['1: 70% -> 75% trở lên: 1 điểm "'], "CR620"),
        (["1: 70% -> 70%"], "CR620"),
        (["1: 70% -> 75"], "CR620"),
        (["1: 70% -> 1.234"], "CR620"),
        (["1: 70% -> 10/02 năm sau"], "CR620"),
        (["1 góc: 70% -> 75%"], "CR620"),
        (["9: 70% -> 75%"], "CR621"),
        (["trần điểm trừ: 1 điểm -> 2 điểm"], "CR621"),
        (["1: 60% -> 75%"], "CR622"),
        (["1: 70 -> 75"], "CR622"),
        (["1 dòng 3: 2 điểm -> 3 điểm"], "CR622"),
        (["3: 3 lần -> 4 lần"], "CR622"),
        (["1: 4 điểm -> 3 điểm"], "CR623"),
        (["3: 3 -> 4"], "CR623"),
        (["tổng điểm: 10 -> 11"], "CR623"),
        (["1: 70% -> 75%", "1 dòng 2: 70% -> 80%"], "CR624"),
    ],
)
def test_a_change_that_nobody_could_make_is_told(tmp_path: Path, changes: list[str], code: str) -> None:
    made = changed(loaded(tmp_path), changes)
    assert made.ruleset is None
    assert {code} == {one.code.name for one in made.report.diagnostics}
    for one in made.report.diagnostics:
        assert all(label.span.file in made.sources for label in one.labels)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (["1: 70% -> 95%"], "CR304"),
        (["1 dòng 1: 4 điểm -> 5 điểm"], "CR310"),
        (["1 tối đa: 4 điểm -> 5 điểm"], "CR313"),
        (["xếp loại: 90% -> 60%"], "CR304"),
    ],
)
def test_every_check_of_the_language_runs_again(tmp_path: Path, changes: list[str], code: str) -> None:
    made = changed(loaded(tmp_path), changes)
    assert made.ruleset is None
    assert code in {one.code.name for one in made.report.diagnostics}
    assert all(label.span.file in made.sources for one in made.report.diagnostics for label in one.labels)


def test_what_was_to_be_said_before_is_not_told_again(tmp_path: Path) -> None:
    before = loaded(tmp_path)
    assert before.report.diagnostics
    assert set() == codes(tmp_path, "1: 70% -> 75%")
    assert {"CR312"} == codes(tmp_path, "1 dòng 1: 4 điểm -> 3 điểm")


def test_a_serialised_ruleset_has_no_text_to_change(tmp_path: Path) -> None:
    import json

    from cchc_rules.ir.to_json import to_json

    ruleset = loaded(tmp_path).ruleset
    assert ruleset is not None
    path = tmp_path / "ruleset.json"
    path.write_text(json.dumps(to_json(ruleset)), encoding="utf-8")
    made = changed(load(str(path)), ["1: 70% -> 75%"])
    assert (None, ["CR625"]) == (made.ruleset, [one.code.name for one in made.report.diagnostics])


def test_changes_are_read_in_english_too() -> None:
    for text in ("1.2 row 3: 0.5 points -> 1 points", "1.2 maximum: 2 -> 3", "grades: 90% -> 95%"):
        assert isinstance(read_change(text, "en"), Change), text
    assert isinstance(read_change("1.2 row three: 1 -> 2", "en"), Diagnostic)


def test_a_row_is_named_by_its_code_or_its_id() -> None:
    before = load("binh-duong/so@2018")
    assert before.ruleset is not None
    made = changed(before, ["ke-hoach.muc-do: 50% -> 60%"])
    assert made.ruleset is not None
    assert digest(before.ruleset) != digest(made.ruleset)
    back = changed(before, ["1.1.2: 50% -> 60%"])
    assert back.ruleset is not None
    assert digest(back.ruleset) == digest(made.ruleset)
