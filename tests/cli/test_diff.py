"""`cchc diff`: what it prints, what it refuses, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import Ran, cchc
from tests.rooms.analyses.small_rules import text
from tests.rooms.analyses.test_changes import plan, report, staff

OLD = text(plan("1"), report("2"), maximum="2")
NEW = text(report("1", least=6), plan("2"), maximum="2").replace("năm 2025", "năm 2026")
WORDED = OLD.replace("từ 4 trở lên", "trên 3").replace("dưới 4", "đến 3")


@pytest.fixture
def compared(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path, "cũ", OLD), written(tmp_path, "mới", NEW)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.cchc"
    path.write_text(text, encoding="utf-8")
    return path


def test_both_languages_tell_the_same(compared: tuple[Path, Path]) -> None:
    vietnamese, english = (cchc("diff", *compared, "--lang", one) for one in ("vi", "en"))
    assert (0, 0) == (vietnamese.code, english.code)
    assert len(vietnamese.out.splitlines()) == len(english.out.splitlines())
    assert "chấm khác: chặt hơn" in vietnamese.out
    assert "scores otherwise: stricter" in english.out


def test_nothing_changed_is_said(compared: tuple[Path, Path]) -> None:
    ran = cchc("diff", compared[0], compared[0], "--exit-code")
    assert ("thu/nghiem@2025 → thu/nghiem@2025\n\nKhông có thay đổi nào.\n", 0) == (ran.out, ran.code)


def test_a_rule_proved_to_be_the_same_is_no_difference(tmp_path: Path) -> None:
    both = written(tmp_path, "cũ", OLD), written(tmp_path, "mới", WORDED)
    assert 0 == cchc("diff", *both, "--exit-code").code
    assert 1 == cchc("diff", *both, "--exit-code", "--no-behaviour").code
    assert 0 == cchc("diff", *both, "--exit-code", "--no-behaviour", "--allow", "rule").code


def test_what_is_allowed_does_not_count(tmp_path: Path) -> None:
    renamed = OLD.replace("Chế độ báo cáo", "Chế độ thông tin, báo cáo").replace("Bộ thử", "Bộ thử nghiệm")
    both = written(tmp_path, "cũ", OLD), written(tmp_path, "mới", renamed)
    assert 1 == cchc("diff", *both, "--exit-code").code
    assert 0 == cchc("diff", *both, "--exit-code", "--allow", "text").code
    assert 1 == cchc("diff", *both, "--exit-code", "--allow", "title").code
    scored = written(tmp_path, "khác", renamed.replace("từ 4", "từ 6").replace("dưới 4", "dưới 6"))
    assert 1 == cchc("diff", both[0], scored, "--exit-code", "--allow", "text").code


def test_a_kind_that_does_not_exist_is_misuse(compared: tuple[Path, Path]) -> None:
    ran = cchc("diff", *compared, "--allow", "wording")
    assert 2 == ran.code
    assert "there is no kind of change `wording`; there are: text, added" in " ".join(ran.err.split())


def test_the_json_keeps_its_schema(compared: tuple[Path, Path]) -> None:
    schema = json.loads(cchc("diff", "--schema").out)
    Draft202012Validator.check_schema(schema)
    for references in (compared, ("binh-phuoc/huyen@2016", "binh-phuoc/huyen@2023")):
        ran = cchc("diff", *references, "--format", "json", "--text", "--timeout", "0.1")
        assert (0, "") == (ran.code, ran.err)
        Draft202012Validator(schema).validate(json.loads(ran.out))


def test_the_json_says_what_counts(compared: tuple[Path, Path]) -> None:
    told = json.loads(cchc("diff", *compared, "--format", "json", "--allow", "text").out)
    assert ["rule"] == [told["changes"][place]["kind"] for place in told["differences"]]
    assert {"before": "2", "after": "2"} == told["ledger"]["totals"]["base"]
    (behaviour,) = told["behaviours"]
    assert ("differs", "stricter", "-1") == (
        behaviour["verdict"]["is"],
        behaviour["direction"],
        behaviour["loss"]["points"],
    )


def test_the_clauses_stand_below_one_another(compared: tuple[Path, Path]) -> None:
    lines = cchc("diff", *compared, "--text", "--no-behaviour").out.splitlines()
    assert "  -     từ 4 trở lên: 1 điểm" in lines
    assert "  +     từ 6 trở lên: 1 điểm" in lines
    assert "    chấm bao_cao" in [line[2:] for line in lines]


def test_a_proposal_can_be_confirmed(tmp_path: Path, compared: tuple[Path, Path]) -> None:
    mapping = tmp_path / "ghép.yaml"
    assert 0 == cchc("diff", *compared, "--propose", mapping).code
    again = cchc("diff", *compared, "--mapping", mapping, "--format", "json")
    assert {"confirmed"} == {pair["how"] for pair in json.loads(again.out)["pairs"]}


# ── what it refuses ────────────────────────────────────────────────────────────────────────


def refused(ran: Ran, code: str) -> None:
    assert (1, "") == (ran.code, ran.out)
    assert f"[{code} " in ran.err


def test_sets_of_different_kinds_of_unit_are_refused_unless_forced() -> None:
    both = ("binh-duong/so@2018", "binh-duong/xa@2018")
    refused(cchc("diff", *both), "CR801")
    assert 0 == cchc("diff", *both, "--force", "--no-behaviour").code


def test_a_ruleset_with_mistakes_is_refused_with_them(tmp_path: Path, compared: tuple[Path, Path]) -> None:
    wrong = written(tmp_path, "sai", NEW.replace("dưới 6: 0 điểm", ""))
    refused(cchc("diff", compared[0], wrong), "CR301")
    refused(cchc("diff", wrong, compared[1]), "CR301")
    refused(cchc("diff", compared[0], "khong/co@2020"), "CR503")


def test_a_mapping_that_is_not_there_or_wrong_is_refused(tmp_path: Path, compared: tuple[Path, Path]) -> None:
    refused(cchc("diff", *compared, "--mapping", tmp_path / "không.yaml"), "CR501")
    mapping = tmp_path / "ghép.yaml"
    mapping.write_text("nối:\n  1: 1\n  2: 1\n", encoding="utf-8")
    refused(cchc("diff", *compared, "--mapping", mapping), "CR803")


def test_a_split_is_told_with_its_parts(tmp_path: Path) -> None:
    new = text(
        report("1", more="kế thừa 2").replace("1 điểm", "0,5 điểm"),
        staff("2", "kế thừa 2").replace("1 điểm", "0,5 điểm"),
        plan("3"),
        maximum="2",
    )
    both = written(tmp_path, "cũ", OLD), written(tmp_path, "mới", new.replace("năm 2025", "năm 2026"))
    line = (
        "  Tách: 2 “Chế độ báo cáo” (1 điểm) → 1 “Chế độ báo cáo” (0,5 điểm); 2 “Kiểm tra công vụ” (0,5 điểm)"
    )
    assert line in cchc("diff", *both).out.splitlines()


def test_a_row_that_continues_what_is_not_there_is_told(tmp_path: Path) -> None:
    new = text(report("1", more="kế thừa 7"), plan("2"), maximum="2").replace("năm 2025", "năm 2026")
    both = written(tmp_path, "cũ", OLD), written(tmp_path, "mới", new)
    for ran in (cchc("diff", *both), cchc("diff", *reversed(both))):
        assert 0 == ran.code
        assert "[CR804 unknown-predecessor]: 1 “Chế độ báo cáo” nói kế thừa 7" in ran.err


def test_what_is_the_same_for_many_rows_is_told_once(tmp_path: Path) -> None:
    rows = [report(str(place)).replace("Chế độ báo cáo", f"Báo cáo {place}") for place in range(1, 6)]
    old = text(*rows, maximum="5")
    new = old.replace("khi không áp dụng: quy đổi theo tổng điểm", "khi không áp dụng: điểm tối đa")
    ran = cchc("diff", written(tmp_path, "cũ", old), written(tmp_path, "mới", new), "--no-behaviour")
    lines = [line for line in ran.out.splitlines() if "Khi không áp dụng" in line]
    assert 1 == len(lines)
    assert lines[0].endswith("(5 mục)")
