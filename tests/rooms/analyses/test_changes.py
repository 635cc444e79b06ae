"""Two rulesets held against each other: which row is which, what changed, and whether it scores otherwise."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from cchc_rules import compile_text, diff
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.meaning import differences
from cchc_rules.analyses.changes.model import Changes, Direction, Entry, How
from cchc_rules.analyses.proving import equivalence
from cchc_rules.analyses.proving.pairs import Differs, Same, Undecided
from cchc_rules.analyses.proving.verdicts import Reason
from cchc_rules.diff import Kind, kind_of
from cchc_rules.ir.nodes import Ruleset
from tests.rooms.analyses.small_rules import text

PLAN = """
tiêu chí {code} "Ban hành kế hoạch" tối đa 1 điểm
  hỏi ngay: ngày "Ngày ký kế hoạch" hoặc không có
  chấm ngay
    đến ngày {day} năm đánh giá: 1 điểm
    sau ngày {day} năm đánh giá: 0 điểm
    không có: 0 điểm
  không cần kiểm chứng
"""
REPORT = """
tiêu chí {code} "Chế độ báo cáo" tối đa 1 điểm
  {more}
  hỏi bao_cao: số đếm "Số báo cáo đúng hạn" đơn vị "báo cáo"
  chấm bao_cao
    từ {least} trở lên: 1 điểm
    dưới {least}: 0 điểm
  không cần kiểm chứng
"""
STAFF = """
tiêu chí {code} "Kiểm tra công vụ" tối đa 1 điểm
  {more}
  hỏi co: có hay không "Có kiểm tra việc chấp hành kỷ luật, kỷ cương?"
  chấm co
    có: 1 điểm
    không: 0 điểm
  không cần kiểm chứng
"""


def plan(code: str, day: str = "31/01") -> str:
    return PLAN.format(code=code, day=day)


def report(code: str, least: int = 4, more: str = "") -> str:
    return REPORT.format(code=code, least=least, more=more)


def staff(code: str, more: str = "") -> str:
    return STAFF.format(code=code, more=more)


def ruleset(*criteria: str, year: int = 2025, maximum: str = "2") -> Ruleset:
    written = text(*criteria, maximum=maximum).replace("năm 2025", f"năm {year}")
    return compile_text(written.replace('văn bản "không có"', f'văn bản "của năm {year}"'))


def kinds(changes: Changes) -> set[Kind]:
    return {kind_of(change) for change in changes.changes} - {Kind.VALIDITY, Kind.DECISIONS}


def pairs(changes: Changes) -> dict[tuple[str, str], How]:
    return {(one.before.code, one.after.code): one.how for one in changes.pairs}


# ── which row is which ─────────────────────────────────────────────────────────────────────


def test_a_code_that_was_given_to_something_else_is_not_the_same_row() -> None:
    changes = compare(ruleset(plan("1"), report("2")), ruleset(report("1"), staff("2"), year=2026))
    assert {("2", "1"): How.PROPOSED} == pairs(changes)
    assert {Kind.REMOVED, Kind.ADDED, Kind.RENUMBERED} == kinds(changes)


def test_the_same_code_and_name_are_the_same_row_when_nobody_gave_ids() -> None:
    changes = compare(ruleset(plan("1"), report("2")), ruleset(plan("1"), report("2"), year=2026))
    assert {("1", "1"): How.SAME_CODE, ("2", "2"): How.SAME_CODE} == pairs(changes)
    assert set() == kinds(changes)


def test_an_id_that_was_given_holds_whatever_the_row_is_called() -> None:
    old = ruleset(plan("1 [ke-hoach]"), report("2"))
    new = ruleset(report("1"), staff("2 [ke-hoach]"), year=2026)
    assert How.SAME_ID is pairs(compare(old, new))["1", "2"]


def test_what_the_later_text_declares_is_believed() -> None:
    old = ruleset(plan("1"), report("2"))
    new = ruleset(staff("1", "kế thừa 2"), plan("2"), year=2026)
    assert {("2", "1"): How.DECLARED, ("1", "2"): How.PROPOSED} == pairs(compare(old, new))


def test_one_row_declared_twice_is_a_split_and_two_declared_at_once_a_merge() -> None:
    old = ruleset(plan("1"), report("2"))
    split = compare(old, ruleset(report("1", more="kế thừa 2"), staff("2", "kế thừa 2"), year=2026))
    assert {Kind.SPLIT, Kind.REMOVED} == kinds(split)
    merged = compare(old, ruleset(report("1", more="kế thừa 1, 2"), staff("2"), year=2026))
    assert {Kind.MERGED, Kind.ADDED} == kinds(merged)
    assert [Entry.KEPT, Entry.LOST, Entry.ADDED] == [row.entry for row in merged.ledger.rows]


def test_what_another_draft_of_one_year_carries_on_is_no_row_of_this_one() -> None:
    changes = compare(ruleset(plan("1"), report("2")), ruleset(staff("1", "kế thừa 2"), plan("2")))
    assert {("1", "2"): How.PROPOSED} == pairs(changes)


def test_an_item_that_became_a_group_was_split_into_what_is_new_below() -> None:
    group = 'tiêu chí 1 "Chế độ báo cáo" tối đa 1 điểm\n  điểm nhóm là tổng\n'
    parts = [
        one.replace("tiêu chí", "tiêu chí thành phần", 1).replace("1 điểm", "0,5 điểm")
        for one in (report("1.1"), staff("1.2"))
    ]
    old, new = ruleset(report("1"), maximum="1"), ruleset(group, *parts, year=2026, maximum="1")
    changes = compare(old, new)
    assert {Kind.SPLIT} == kinds(changes) - {Kind.INPUTS}
    assert [Entry.KEPT, Entry.KEPT] == [row.entry for row in changes.ledger.rows]


# ── what changed ───────────────────────────────────────────────────────────────────────────


def test_the_same_day_of_another_year_is_the_same_deadline() -> None:
    same = compare(ruleset(plan("1"), maximum="1"), ruleset(plan("1"), year=2028, maximum="1"))
    assert set() == kinds(same)
    leap = compare(
        ruleset(plan("1", "28/02"), year=2027, maximum="1"),
        compile_text(
            text(plan("1", "28/02"), maximum="1")
            .replace("năm 2025", "năm 2028")
            .replace("ngày 28/02 năm đánh giá", "ngày 29/02/2028")
        ),
    )
    assert set() == kinds(leap)
    later = compare(ruleset(plan("1"), maximum="1"), ruleset(plan("1", "15/02"), year=2026, maximum="1"))
    assert {Kind.RULE, Kind.DEADLINE} == kinds(later)


def test_another_name_of_a_question_is_no_other_rule() -> None:
    new = report("1").replace("bao_cao", "so_bao_cao").replace("đơn vị", "đơn vị")
    changes = compare(ruleset(report("1"), maximum="1"), ruleset(new, maximum="1"))
    assert {Kind.INPUTS} == kinds(changes)
    assert [("bao_cao", "so_bao_cao")] == [(one.name, other.name) for one, other in changes.asked]


def test_an_assessor_of_a_group_is_told_once() -> None:
    area = 'lĩnh vực 1 "Chỉ đạo" tối đa 2 điểm\n  điểm nhóm là tổng\n  thẩm định "{who}"\n'
    rows = (plan("1.1"), report("1.2"))
    changes = compare(ruleset(area.format(who="Sở A"), *rows), ruleset(area.format(who="Sở B"), *rows))
    assert ["1"] == [one.pair.after.code for one in changes.changes if isinstance(one, diff.AttributeChanged)]


# ── whether it scores otherwise ────────────────────────────────────────────────────────────


def behaviour(old: str, new: str, year: int = 2026, maximum: str = "1") -> diff.Behaviour:
    (found,) = diff.diff(
        ruleset(old, maximum="1"), ruleset(new, year=year, maximum=maximum), behaviour=True
    ).behaviours
    return found


def test_a_higher_threshold_is_stricter_and_the_smallest_example_shows_it() -> None:
    found = behaviour(report("1"), report("1", least=6))
    assert isinstance(found.verdict, Differs)
    assert (Direction.STRICTER, True, None) == (found.direction, found.sure, found.gain)
    assert found.smallest is not None
    assert found.loss is not None
    assert [4, 4] == [next(iter(one.answers.values())) for one in found.smallest.found.dossiers]
    assert [-1, -1] == [found.loss.points, found.loss.share]


def test_a_rule_in_other_words_is_proved_to_be_the_same_and_does_not_count() -> None:
    worded = report("1").replace("từ 4 trở lên", "trên 3").replace("dưới 4", "đến 3")
    found = behaviour(report("1"), worded)
    assert isinstance(found.verdict, Same)
    old, new = ruleset(report("1"), maximum="1"), ruleset(worded, maximum="1")
    assert {Kind.RULE} == kinds(diff.diff(old, new))
    assert 1 == len(differences(diff.diff(old, new)))
    assert () == differences(diff.diff(old, new, behaviour=True))


def test_what_no_proof_speaks_of_counts_beside_a_rule_that_scores_as_before() -> None:
    worded = (
        report("1", more='thẩm định "Sở Nội vụ"').replace("từ 4 trở lên", "trên 3").replace("dưới 4", "đến 3")
    )
    changes = diff.diff(ruleset(report("1"), maximum="1"), ruleset(worded, maximum="1"), behaviour=True)
    assert {Kind.RULE, Kind.ASSESSOR} == kinds(changes)
    assert [Kind.ASSESSOR] == [kind_of(one) for one in differences(changes)]


def test_a_later_deadline_is_looser_by_days_of_its_own_year() -> None:
    found = behaviour(plan("1"), plan("1", "15/02"))
    assert Direction.LOOSER is found.direction
    assert found.smallest is not None
    days = [next(iter(one.answers.values())) for one in found.smallest.found.dossiers]
    assert isinstance(days[0], Fraction)
    assert isinstance(days[1], Fraction)
    assert 365 == days[1] - days[0]


def test_other_maxima_are_compared_in_shares() -> None:
    doubled = report("1").replace("1 điểm", "2 điểm")
    assert isinstance(behaviour(report("1"), doubled, maximum="2").verdict, Same)
    halved = doubled.replace("dưới 4: 0 điểm", "dưới 4: 1 điểm")
    found = behaviour(report("1"), halved, maximum="2")
    assert found.gain is not None
    assert Direction.LOOSER is found.direction
    assert [1, Fraction(1, 2)] == [found.gain.points, found.gain.share]


def test_rules_that_ask_something_else_are_not_held_against_each_other() -> None:
    old = staff("1").replace("Kiểm tra công vụ", "Chế độ báo cáo")
    found = behaviour(old, report("1"))
    assert Undecided(Reason.OTHER_QUESTIONS) == found.verdict


def test_more_points_of_a_penalty_are_stricter() -> None:
    penalty = """
điểm trừ P1 "Bị phê bình" tối đa 2 điểm
  hỏi lan: số đếm "Số lần bị phê bình"
  chấm {points} điểm mỗi lan, không quá 2 điểm
"""
    head = "  trần điểm trừ 2 điểm\n"
    rulesets = [
        compile_text(
            text(
                report("1"),
                penalty.format(points=points),
                maximum="1",
                total=", không dưới 0 điểm",
                head=head,
            )
        )
        for points in ("0,5", "1")
    ]
    (found,) = diff.diff(rulesets[0], rulesets[1], behaviour=True).behaviours
    assert Direction.STRICTER is found.direction


def test_without_a_solver_what_was_tried_is_said_to_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(equivalence, "has_solver", lambda: False)
    found = behaviour(report("1"), report("1", least=6))
    assert isinstance(found.verdict, Differs)
    assert (Direction.STRICTER, False) == (found.direction, found.sure)
    worded = report("1").replace("từ 4 trở lên", "trên 3").replace("dưới 4", "đến 3")
    assert Undecided(Reason.NO_SOLVER) == behaviour(report("1"), worded).verdict


# ── what an author confirms ────────────────────────────────────────────────────────────────


def confirmed(tmp_path: Path, mapping: str) -> Changes:
    path = tmp_path / "ghép.yaml"
    path.write_text(mapping, encoding="utf-8")
    return diff.diff(ruleset(plan("1"), report("2")), ruleset(report("1"), staff("2"), year=2026), path)


def test_a_mapping_settles_what_it_names(tmp_path: Path) -> None:
    assert {("1", "1"): How.CONFIRMED, ("2", "2"): How.CONFIRMED} == pairs(
        confirmed(tmp_path, "nối:\n  1: 1\n  2: 2\n")
    )
    assert {Kind.SPLIT, Kind.REMOVED} == kinds(confirmed(tmp_path, 'split:\n  2: ["1", "2"]\nended: [1]\n'))
    assert {Kind.MERGED, Kind.ADDED} == kinds(confirmed(tmp_path, "gộp:\n  1: [1, 2]\n"))
    apart = confirmed(tmp_path, "bỏ: [2]\nthêm: [1]\n")
    assert {} == pairs(apart)


@pytest.mark.parametrize(
    ("mapping", "code", "line"),
    [
        ("nối:\n  1: 1\n  2: 1\n", "CR803", 3),
        ("nối:\n  1: 1\nbỏ: [1]\n", "CR803", 3),
        ("nối:\n  1: 1\ntách:\n  1: [1, 2]\n", "CR803", 4),
        ("nối:\n  1: 7\n", "CR802", 2),
        ("gộp:\n  2: [1, 8]\n", "CR802", 2),
        ("ghép:\n  1: 1\n", "CR404", 1),
        ("nối: 1\n", "CR405", 1),
        ("nối:\n  1: [1, 2]\n", "CR405", 2),
        ("nối: [\n", "CR401", 2),
    ],
)
def test_a_wrong_mapping_is_told_at_its_line(tmp_path: Path, mapping: str, code: str, line: int) -> None:
    with pytest.raises(diff.DiffError) as wrong:
        confirmed(tmp_path, mapping)
    (first, *_) = wrong.value.report.diagnostics
    span = first.labels[0].span
    source = wrong.value.sources[span.file]
    assert (code, line) == (first.code.name, source.line_and_column(span.start)[0])
