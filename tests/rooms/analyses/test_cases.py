"""What the lines of a case mean, and what is said of lines that mean nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.analyses.cases import WholeExample, entries
from cchc_rules.analyses.expectations import Reached, Whole
from cchc_rules.analyses.trying import phrase_reason, try_example
from cchc_rules.base.sources import Source
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.scorecard import Points, Status
from tests.rooms.analyses.sample import FRAME, example, read

RIGHT = """\
- tên: Đúng mốc
  mục: "1.1"
  trả lời: {co_tthc: có, xong: 90, giao: 100}
  kết quả: 2 điểm
"""


def outcome(lines: str) -> tuple[bool, Status]:
    trial = try_example(example(lines), FRAME)
    return trial.passed, trial.score.status


def codes(text: str) -> list[str]:
    return [one.code.name for _, found in read(text) for one in found]


def test_a_case_is_tried_on_its_item_alone() -> None:
    ((one, found),) = read(RIGHT)
    assert () == found
    assert one is not None
    assert "Đúng mốc" == one.name


def test_a_case_in_english_means_the_same() -> None:
    ((one, found),) = read(
        '- name: At the bound\n  item: "1.1"\n  answers: {co_tthc: yes, xong: 90, giao: 100}\n'
        "  result: 2 points\n"
    )
    assert () == found
    assert not isinstance(one, WholeExample)
    assert one is not None
    assert try_example(one, FRAME).passed


@pytest.mark.parametrize(
    ("answers", "result", "status"),
    [
        ("{co_tthc: có, xong: 90, giao: 100}", "2 điểm", Status.SCORED),
        ("{co_tthc: không}", "không áp dụng", Status.NOT_APPLICABLE),
        ("{co_tthc: có, xong: 0, giao: 0}", "giải trình", Status.EXPLANATION_NEEDED),
        ("{co_tthc: có, xong: 101, giao: 100}", "không nhận", Status.REJECTED),
        ("{co_tthc: có, giao: 100}", "thiếu số liệu", Status.MISSING),
        ("{co_tthc: có, giao: 100}", "từ 0 đến 2 điểm", Status.MISSING),
    ],
)
def test_every_state_can_be_expected(answers: str, result: str, status: Status) -> None:
    assert (True, status) == outcome(f'  mục: "1.1"\n  trả lời: {answers}\n  kết quả: {result}\n')


def test_documents_are_there_unless_the_case_says_otherwise() -> None:
    lines = "  mục: hoan-thanh\n  trả lời: {co_tthc: có, xong: 9, giao: 10}\n  kiểm chứng: thiếu\n"
    assert (True, Status.UNPROVEN) == outcome(f"{lines}  kết quả: chưa có tài liệu kiểm chứng\n")
    assert (False, Status.UNPROVEN) == outcome(f"{lines}  kết quả: 2 điểm\n")
    explained = f"{lines}  giải trình: Báo cáo gửi sau\n  kết quả: 2 điểm\n"
    assert (True, Status.SCORED) == outcome(explained)


def test_a_claim_and_a_refusal_are_part_of_a_case() -> None:
    claimed = '  mục: "1.2"\n  không áp dụng: đơn vị mới lập\n  kết quả: không áp dụng\n'
    assert (True, Status.NOT_APPLICABLE) == outcome(claimed)
    refused = '  mục: "1.3"\n  trả lời: {bai: có, to_roi: có}\n  không công nhận: sai tệp\n'
    assert (True, Status.REFUSED) == outcome(f"{refused}  kết quả: không công nhận\n")


def test_points_that_differ_fail_with_the_reason_of_a_scorecard() -> None:
    wrong = example('  mục: "1.1"\n  trả lời: {co_tthc: có, xong: 80, giao: 100}\n  kết quả: 2 điểm\n')
    trial = try_example(wrong, FRAME)
    assert not trial.passed
    assert Points(low=Fraction(1), high=Fraction(1)) == trial.got
    assert "80%" in phrase_reason(trial, FRAME).vi


def test_settled_points_are_not_expected_of_an_open_item() -> None:
    open_item = example('  mục: "1.1"\n  trả lời: {co_tthc: có}\n  kết quả: 0 điểm\n')
    trial = try_example(open_item, FRAME)
    assert not trial.passed
    assert Reached(Status.MISSING) == trial.got


def test_a_whole_set_is_tried_with_a_dossier() -> None:
    ((one, found),) = read(
        "- tên: Cả bộ\n  hồ sơ: ../dossiers/a.yaml\n"
        '  kết quả: {tổng điểm: "4,5 điểm", chỉ số: "87,5%", xếp loại: Tốt}\n'
    )
    assert () == found
    assert isinstance(one, WholeExample)
    four_and_a_half = Points(low=Fraction(9, 2), high=Fraction(9, 2))
    assert Whole(total=four_and_a_half, index=Fraction(7, 8), grade="Tốt") == one.expected


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("kết quả: 2 điểm", "kết quả: hai điểm"), "CR530"),
        (("kết quả: 2 điểm", "kết quả: từ 2 đến 1 điểm"), "CR530"),
        (("kết quả: 2 điểm", "kết quả:"), "CR409"),
        (("tên: Đúng mốc", "tên:"), "CR409"),
        (("kết quả: 2 điểm", "ket qua: 2 điểm"), "CR404"),
        (("kết quả: 2 điểm", "kết quả: 2 điểm\n  hồ sơ: a.yaml"), "CR404"),
        (('"1.1"', '"1.9"'), "CR404"),
        (('"1.1"', '"1"'), "CR405"),
        (("xong: 90", "xogn: 90"), "CR404"),
        (("xong: 90", "xong: nhiều"), "CR405"),
        (("kết quả: 2 điểm", "năm: hai\n  kết quả: 2 điểm"), "CR405"),
        (("kết quả: 2 điểm", "kiểm chứng: một ít\n  kết quả: 2 điểm"), "CR405"),
        (("kết quả: 2 điểm", "không áp dụng: mới\n  kết quả: 2 điểm"), "CR410"),
        (("kết quả: 2 điểm", "giải trình: [a]\n  kết quả: 2 điểm"), "CR405"),
        (('  mục: "1.1"\n', ""), "CR404"),
        ((RIGHT, "- một câu\n"), "CR405"),
    ],
)
def test_a_line_that_means_nothing_is_told_at_its_place(change: tuple[str, str], code: str) -> None:
    text = RIGHT.replace(*change)
    assert text != RIGHT
    found = [one for _, problems in read(text) for one in problems]
    assert code in {one.code.name for one in found}
    assert all(one.labels and one.path for one in found)
    assert [None] == [one for one, _ in read(text)]


@pytest.mark.parametrize(
    "result", ["{tổng điểm: nhiều}", "{chỉ số: cao}", "{chỉ số: 87}", "{tong diem: 4}", "4 điểm"]
)
def test_the_result_of_a_whole_set_says_what_it_speaks_of(result: str) -> None:
    text = f"- tên: Cả bộ\n  hồ sơ: a.yaml\n  kết quả: {result}\n"
    assert set(codes(text)) & {"CR530", "CR404", "CR405"}


def test_a_file_of_cases_is_a_list() -> None:
    data, _ = read_dossier(Source("ca.yaml", "tên: một ca\n"))
    assert data is not None
    listed, problems = entries(data)
    assert ((), ["CR405"]) == (listed, [one.code.name for one in problems])
