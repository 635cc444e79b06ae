"""`cchc mutate`: what it prints of slips, how it exits, and the cases that it saves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import cchc
from tests.rooms.workspace import slips

WEAK = slips.CASES.replace("{xong: 90, giao: 100}", "{xong: 95, giao: 100}")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return slips.write(tmp_path, slips.CASES)


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    return slips.write(tmp_path, WEAK)


def test_with_good_cases_nothing_survives(good: Path) -> None:
    ran = cchc("mutate", good, "--item", "1")
    assert 0 == ran.code
    assert "thu/so@2018: " in ran.out
    assert "lọt 0 (0%)" in ran.out


def test_a_survivor_is_told_with_its_place_its_lines_and_a_case(weak: Path) -> None:
    ran = cchc("mutate", weak, "--only", "bound", "--item", "1")
    assert 1 == ran.code
    assert "ruleset.cchc:24 · 1 · mốc dời một bước" in ran.out
    assert "    - từ 90% trở lên: 4 điểm\n" in ran.out
    assert "    + từ 91% trở lên: 4 điểm\n" in ran.out
    assert "đúng là 4 điểm; viết nhầm thì được 2 điểm" in ran.out
    assert "        trả lời: {xong: 90, giao: 100}\n        kết quả: 4 điểm\n" in ran.out


def test_the_same_is_told_in_english(weak: Path) -> None:
    ran = cchc("mutate", weak, "--only", "bound", "--item", "1", "--lang", "en")
    assert "a bound moved by a step" in ran.out
    assert "4 points; with the slip 2 points" in ran.out
    assert "        answers: {xong: 90, giao: 100}\n        result: 4 points\n" in ran.out
    assert "survived 1 (" in ran.out


def test_survivors_below_the_threshold_are_put_up_with(weak: Path) -> None:
    assert 1 == cchc("mutate", weak, "--item", "1").code
    assert 0 == cchc("mutate", weak, "--item", "1", "--threshold", "10").code


def test_saved_cases_pass_and_notice_what_survived(weak: Path) -> None:
    target = weak / "cases" / "phan-biet.yaml"
    ran = cchc("mutate", weak, "--save", target)
    assert 1 == ran.code
    assert f"đã ghi các ca gợi ý vào {target}" in ran.out
    assert 0 == cchc("test", weak).code
    assert 0 == cchc("mutate", weak).code


def test_the_ruleset_itself_is_left_alone(weak: Path) -> None:
    before = (weak / "ruleset.cchc").read_bytes()
    cchc("mutate", weak, "--item", "3")
    assert before == (weak / "ruleset.cchc").read_bytes()


def test_json_tells_the_fate_of_every_slip(weak: Path) -> None:
    ran = cchc("mutate", weak, "--item", "1", "--format", "json")
    (found,) = json.loads(ran.out)["rulesets"]
    assert found["slips"] == len(found["planted"])
    fates = [one["fate"] for one in found["planted"]]
    assert fates.count("survived") == found["survived"]
    assert fates.count("check") == found["killed"]["check"]
    (survivor, *_) = [one for one in found["planted"] if one["fate"] == "survived"]
    assert {"kind", "file", "line", "before", "after", "case", "expected", "with_slip"} <= set(survivor)


def test_a_ruleset_with_an_error_is_refused_with_its_findings(tmp_path: Path) -> None:
    own = slips.write(tmp_path, None)
    text = slips.TEXT.replace("từ 70% đến dưới 90%", "từ 70% đến 90%")
    (own / "ruleset.cchc").write_text(text, encoding="utf-8")
    ran = cchc("mutate", own)
    assert 1 == ran.code
    assert "CR302" in ran.err
    assert "chưa gieo lỗi" in ran.out


def test_a_ruleset_with_a_failing_case_is_refused(tmp_path: Path) -> None:
    own = slips.write(tmp_path, slips.CASES.replace("kết quả: 4 điểm", "kết quả: 3 điểm"))
    ran = cchc("mutate", own)
    assert 1 == ran.code
    assert "cchc test" in ran.out


def test_a_name_that_stands_for_nothing_is_told() -> None:
    ran = cchc("mutate", "khong/co@2018")
    assert 1 == ran.code
    assert "CR" in ran.err


def test_cases_are_saved_for_one_ruleset_at_a_time(weak: Path) -> None:
    ran = cchc("mutate", weak, weak, "--save", weak / "cases" / "phan-biet.yaml")
    assert 2 == ran.code
    assert "--save takes one ruleset" in ran.err
    assert not (weak / "cases" / "phan-biet.yaml").exists()
