"""What the prover says: proved, refuted by a dossier that replays, or unknown, each for its reason."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.proving import prove as proving
from cchc_rules.analyses.proving.prove import prove
from cchc_rules.analyses.proving.verdicts import (
    Finding,
    Method,
    Proofs,
    Proved,
    Reason,
    Refuted,
    Unknown,
)
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import NodeScore
from tests.rooms.analyses.small_rules import compiled

RATIO = """\
tiêu chí {code} "Tỷ lệ" tối đa 2 điểm
  không cần kiểm chứng
  hỏi xong: số đếm "Xong"
  hỏi giao: số đếm "Giao"
  chấm xong / giao
    từ 90% trở lên: 2 điểm
    từ 70% đến dưới 90%: {middle}
    dưới 70%: 0 điểm
    giao = 0: không áp dụng
"""
PLAN = """\
tiêu chí {code} "Kế hoạch" tối đa 2 điểm
  không cần kiểm chứng
  hỏi ngay: ngày "Ngày ban hành" hoặc không có
  chấm ngay
    đến ngày 15/12 năm trước: 2 điểm
    từ ngày 16/12 năm trước đến ngày 31/12 năm trước: 1 điểm
    từ ngày 01/01 năm đánh giá trở đi: {late}
    không có: 0 điểm
"""


def of_guarantees(proofs: Proofs) -> list[Finding]:
    return [one for one in proofs.findings if one.guarantee is not None]


def only(ruleset: ir.Ruleset) -> Finding:
    (found,) = of_guarantees(prove(ruleset))
    return found


def refuted(finding: Finding) -> Refuted:
    assert isinstance(finding.verdict, Refuted), finding.verdict
    return finding.verdict


def points(scores: tuple[NodeScore, ...]) -> list[Fraction]:
    return [one.points.low for one in scores]


def ratio(code: str = "1", middle: str = "1 điểm", more: str = "") -> str:
    return RATIO.format(code=code, middle=middle) + more


def plan(code: str = "1", late: str = "0 điểm", more: str = "") -> str:
    return PLAN.format(code=code, late=late) + more


def test_every_law_of_a_sound_ruleset_is_proved_by_intervals_and_by_the_solver() -> None:
    proofs = prove(compiled(ratio("1"), plan("2"), maximum="4"))
    assert proofs.ok
    assert () == proofs.of(Unknown)
    of_items = [one for one in proofs.findings if one.node is not None]
    assert [(Law.DEFINED, "1"), (Law.WITHIN_BOUNDS, "1"), (Law.DEFINED, "2"), (Law.WITHIN_BOUNDS, "2")] == [
        (one.law, one.node) for one in of_items
    ]
    assert {Proved((Method.INTERVALS, Method.SOLVER))} == {one.verdict for one in of_items}


def test_more_is_better_where_bands_step_upward() -> None:
    found = only(compiled(ratio(more="  càng nhiều xong càng tốt\n"), maximum="2"))
    assert Proved((Method.INTERVALS,)) == found.verdict


def test_a_band_that_falls_behind_refutes_more_is_better_with_the_smallest_pair() -> None:
    found = only(compiled(ratio(middle="2 điểm", more="  càng ít xong càng tốt\n"), maximum="2"))
    case = refuted(found).case
    assert case.other is not None
    assert {("1", "xong"): 0, ("1", "giao"): 1} == case.dossier.answers
    assert {("1", "xong"): 1, ("1", "giao"): 1} == case.other.answers
    assert ([Fraction(0)], [Fraction(2)]) == (points(case.scores), points(case.other_scores))


def test_late_is_never_better_than_on_time_and_never_is_the_latest() -> None:
    kept = only(compiled(plan(more="  càng sớm ngay càng tốt\n"), maximum="2"))
    assert isinstance(kept.verdict, Proved)
    broken = only(compiled(plan(late="1,5 điểm", more="  càng sớm ngay càng tốt\n"), maximum="2"))
    case = refuted(broken).case
    assert case.other is not None
    assert ([Fraction(1)], [Fraction(3, 2)]) == (points(case.scores), points(case.other_scores))


def test_an_item_equals_another_where_both_read_one_answer() -> None:
    head = '  hỏi dat: có hay không "Đạt"\n  bảo đảm "Bằng nhau" điểm của 1 = điểm của 2\n'
    one = (
        'tiêu chí {} "Mục" tối đa 2 điểm\n  không cần kiểm chứng\n  chấm dat\n    có: {}\n    không: 0 điểm\n'
    )
    kept = only(compiled(one.format(1, "2 điểm"), one.format(2, "2 điểm"), maximum="4", head=head))
    assert Proved((Method.SOLVER,)) == kept.verdict
    broken = only(compiled(one.format(1, "2 điểm"), one.format(2, "1,5 điểm"), maximum="4", head=head))
    assert {(None, "dat"): True} == refuted(broken).case.dossier.answers


def test_an_area_earns_at_least_so_much_whatever_its_other_items_do() -> None:
    area = 'lĩnh vực 1 "A" tối đa 4 điểm\n  điểm nhóm là tổng\n  bảo đảm "Đúng hạn là được một nửa" {}\n'
    first = ratio("1.1").replace("giao = 0: không áp dụng", "giao = 0: 0 điểm")
    holds = "khi điểm của 1.1 = 2 điểm: điểm của 1 >= 2 điểm"
    kept = only(compiled(area.format(holds), first, plan("1.2"), maximum="4"))
    assert isinstance(kept.verdict, Proved)
    fails = "khi điểm của 1.1 = 2 điểm: điểm của 1 >= 3 điểm"
    case = refuted(only(compiled(area.format(fails), first, plan("1.2"), maximum="4"))).case
    assert ["1.1", "1"] == [one.id for one in case.scores]
    assert [Fraction(2), Fraction(2)] == points(case.scores)
    assert {"1.1", "1.2"} == {owner for owner, _ in case.dossier.answers}


def test_a_guarantee_about_no_dossier_is_told_apart() -> None:
    empty = 'bảo đảm "Không ai" khi điểm của 1 = 1,5 điểm: điểm của 1 = 2 điểm\n'
    item = ratio(more="  " + empty).replace("giao = 0: không áp dụng", "giao = 0: 0 điểm")
    assert Proved((Method.VACUOUS,)) == only(compiled(item, maximum="2")).verdict


def test_a_guarantee_that_holds_of_no_dossier_it_means_is_refuted() -> None:
    never = 'bảo đảm "Không bao giờ" khi điểm của 1 = 1 điểm: điểm của 1 = 2 điểm\n'
    item = ratio(more="  " + never).replace("giao = 0: không áp dụng", "giao = 0: 0 điểm")
    assert [Fraction(1)] == points(refuted(only(compiled(item, maximum="2"))).case.scores)


def test_rounding_lifts_no_item_above_its_maximum() -> None:
    item = (
        'tiêu chí 1 "Mục" tối đa 0,25 điểm\n  không cần kiểm chứng\n  hỏi dat: có hay không "Đạt"\n'
        "  chấm dat\n    có: điểm tối đa\n    không: 0 điểm\n"
    )
    ruleset = compiled(item, maximum="0,25", rounding="làm tròn điểm từng tiêu chí 1 chữ số")
    assert () == tuple(prove(ruleset).of(Refuted))
    verdicts = [one.verdict for one in prove(ruleset).findings if one.law is Law.WITHIN_BOUNDS]
    assert all(isinstance(one, Proved) for one in verdicts)
    assert verdicts


def test_without_the_solver_intervals_still_prove_and_the_rest_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proving, "has_solver", lambda: False)
    lines = '  càng nhiều xong càng tốt\n  bảo đảm "Đủ" khi xong = giao: điểm của 1 = 2 điểm\n'
    proofs = prove(compiled(ratio(more=lines), maximum="2"))
    assert not proofs.solver
    assert [Proved((Method.INTERVALS,)), Unknown(Reason.NO_SOLVER)] == [
        one.verdict for one in of_guarantees(proofs)
    ]
    assert Proved((Method.INTERVALS,)) == proofs.findings[0].verdict


def test_a_solver_that_runs_out_of_time_is_an_answer() -> None:
    asked = "".join(f'  hỏi {name}: số đếm "{name}"\n' for name in "abc")
    item = (
        'tiêu chí 1 "Mục" tối đa 2 điểm\n  không cần kiểm chứng\n' + asked + "  chấm\n"
        "    khi a + b + c > 0: 2 điểm\n    còn lại: 0 điểm\n"
    )
    a, b, c = (ir.Product((ir.Answer("1", name),) * 3) for name in "abc")
    cubes = ir.Sum((a, b, ir.Product((ir.Constant(Fraction(-1)), c))))
    # Whether 390 is a sum of three cubes is an open question.
    hard = ir.Within(cubes, ir.Interval(Fraction(390), Fraction(390)))
    far = ir.Within(ir.Earned("1"), ir.Interval(Fraction(9)))
    guarantee = ir.Always(name="Khó", when=hard, then=far)
    proofs = prove(evolve(compiled(item, maximum="2"), guarantees=(guarantee,)), timeout=200)
    assert [Unknown(Reason.TIMED_OUT)] == [one.verdict for one in of_guarantees(proofs)]
    assert proofs.ok
