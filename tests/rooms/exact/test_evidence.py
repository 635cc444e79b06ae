"""Documents, explanations, refusals and claims, and what they make of the points; by hand."""

from __future__ import annotations

import pytest

from cchc_rules.ir.nodes import WithoutEvidence
from cchc_rules.ir.scorecard import ItemScore, NaCause, Points, Proof, Status
from tests.rooms.exact.by_hand import card, node, points

PLAN = "kiểm chứng 1=Kế hoạch"
SEASON = 'kiểm chứng "Kế hoạch" từ 01/10 năm trước đến 31/03 năm đánh giá'


def one(evidence: str, answers: str, policy: str = "giải trình") -> ItemScore:
    """The one item of 2 points, answered yes, with this evidence asked for."""
    example = (
        f'thiếu kiểm chứng: {policy}\ntiêu chí 1 "Mục" tối đa 2 điểm\n  {evidence}\n'
        '  hỏi co: có hay không "Có?"\n  chấm co\n    có: 2 điểm\n    không: 0 điểm\n'
    )
    scored = node(card(example, answers), "1")
    assert isinstance(scored, ItemScore)
    return scored


@pytest.mark.parametrize(
    ("policy", "answers", "earned", "status"),
    [
        ("giải trình", "co=có", points("0", "2"), Status.UNPROVEN),
        ("giải trình", "co=có, giải trình 1=Lưu ở kho", points("2"), Status.SCORED),
        ("0 điểm", "co=có", points("0", "2"), Status.UNPROVEN),
        ("0 điểm", "co=có, giải trình 1=Lưu ở kho", points("0", "2"), Status.UNPROVEN),
        ("không công nhận", "co=có", points("0", "2"), Status.REFUSED),
        ("không công nhận", "co=có, giải trình 1=Lưu ở kho", points("0", "2"), Status.REFUSED),
        ("giải trình", f"co=có, {PLAN}", points("2"), Status.SCORED),
        ("giải trình", "co=không", points("0"), Status.SCORED),
        ("giải trình", f"co=có, {PLAN}, không công nhận 1=Giả", points("0"), Status.REFUSED),
    ],
)
def test_each_policy_says_what_points_without_proof_are_worth(
    policy: str, answers: str, earned: Points, status: Status
) -> None:
    scored = one('kiểm chứng "Kế hoạch"', answers, policy)
    assert (earned, status) == (scored.points, scored.status)


@pytest.mark.parametrize(
    ("evidence", "attached", "proof"),
    [
        ('kiểm chứng "Kế hoạch"', "Kế hoạch", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch"', "KẾ HOẠCH", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch"', "Kế hoach", Proof.NONE),
        ('kiểm chứng "Kế hoạch", "Báo cáo"', "Kế hoạch", Proof.PARTIAL),
        ('kiểm chứng một trong "Kế hoạch", "Báo cáo"', "Báo cáo", Proof.COMPLETE),
        ('kiểm chứng một trong "Kế hoạch", "Báo cáo"', "Ảnh", Proof.NONE),
        ('kiểm chứng "Kế hoạch" loại "kế hoạch"', "Khác [loại kế hoạch]", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch" loại "kế hoạch"', "Kế hoạch [loại báo cáo]", Proof.NONE),
        ('kiểm chứng "Kế hoạch" loại "kế hoạch"', "Kế hoạch", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch" của "Sở Nội vụ"', "Kế hoạch [của Sở Nội vụ]", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch" của "Sở Nội vụ"', "Kế hoạch [của Sở Tài chính]", Proof.NONE),
        ('kiểm chứng "Kế hoạch" của "Sở Nội vụ"', "Kế hoạch", Proof.NONE),
        ('kiểm chứng "Kế hoạch" có số hiệu', "Kế hoạch [số 1/KH]", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch" có số hiệu', "Kế hoạch", Proof.NONE),
        ('kiểm chứng "Kế hoạch" trong năm đánh giá', "Kế hoạch [ngày 01/01/2018]", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch" trong năm đánh giá', "Kế hoạch [ngày 31/12/2018]", Proof.COMPLETE),
        ('kiểm chứng "Kế hoạch" trong năm đánh giá', "Kế hoạch [ngày 01/01/2019]", Proof.NONE),
        ('kiểm chứng "Kế hoạch" trong năm đánh giá', "Kế hoạch [ngày 31/12/2017]", Proof.NONE),
        ('kiểm chứng "Kế hoạch" trong năm đánh giá', "Kế hoạch", Proof.NONE),
        (SEASON, "Kế hoạch [ngày 01/10/2017]", Proof.COMPLETE),
        (SEASON, "Kế hoạch [ngày 30/09/2017]", Proof.NONE),
        ('kiểm chứng "Kế hoạch" ít nhất 2', "Kế hoạch", Proof.NONE),
        ('kiểm chứng "Kế hoạch" ít nhất 2', "Kế hoạch, kiểm chứng 1=Kế hoạch", Proof.COMPLETE),
    ],
)
def test_every_condition_on_a_document_counts(evidence: str, attached: str, proof: Proof) -> None:
    scored = one(evidence, f"co=có, kiểm chứng 1={attached}")
    assert proof is scored.proof
    assert (Status.SCORED if proof is Proof.COMPLETE else Status.UNPROVEN) is scored.status


@pytest.mark.parametrize(
    ("policy", "known"),
    [
        ("giải trình", WithoutEvidence.EXPLAIN),
        ("0 điểm", WithoutEvidence.ZERO),
        ("không công nhận", WithoutEvidence.REFUSE),
    ],
)
def test_a_score_says_what_happens_to_points_without_proof(policy: str, known: WithoutEvidence) -> None:
    assert known is one('kiểm chứng "Kế hoạch"', "co=có", policy).policy


def test_documents_are_counted_over_all_that_is_asked_for() -> None:
    both = 'kiểm chứng "Kế hoạch"\n  kiểm chứng "Báo cáo"'
    assert (Proof.PARTIAL, ("Báo cáo",)) == _proof(one(both, f"co=có, {PLAN}"))
    assert (Proof.PARTIAL, ("Kế hoạch",)) == _proof(one(both, "co=có, kiểm chứng 1=Báo cáo"))
    assert (Proof.NONE, ("Kế hoạch", "Báo cáo")) == _proof(one(both, "co=có"))


def _proof(scored: ItemScore) -> tuple[Proof, tuple[str, ...]]:
    return scored.proof, scored.unproven


def test_what_is_unproven_is_named() -> None:
    assert ("Báo cáo",) == one('kiểm chứng "Kế hoạch", "Báo cáo"', f"co=có, {PLAN}").unproven
    assert () == one('kiểm chứng một trong "Kế hoạch", "Báo cáo"', f"co=có, {PLAN}").unproven


RATIO = """tiêu chí 1 "Mục" tối đa 2 điểm
  không cần kiểm chứng
  được khai không áp dụng
  hỏi xong: số đếm "Xong"
  hỏi giao: số đếm "Giao"
  chấm xong / giao
    từ 50% trở lên: 2 điểm
    dưới 50%: 1 điểm
    giao = 0: {empty}
"""


@pytest.mark.parametrize(
    ("empty", "answers", "earned", "status"),
    [
        ("giải trình", "xong=0, giao=0", points("0", "2"), Status.EXPLANATION_NEEDED),
        (
            "giải trình",
            "xong=0, giao=0, giải trình 1=Không được giao việc",
            points("0", "2"),
            Status.EXPLANATION_NEEDED,
        ),
        ("không áp dụng", "xong=0, giao=0", points("0"), Status.NOT_APPLICABLE),
        ("chờ kết quả", "xong=0, giao=0", points("0", "2"), Status.PENDING),
        ("điểm tối đa", "xong=0, giao=0", points("2"), Status.SCORED),
        ("giải trình", "xong=1, giao=2", points("2"), Status.SCORED),
        ("giải trình", "xong=1, giao=3", points("1"), Status.SCORED),
        ("giải trình", "xong=3, giao=2", points("0", "2"), Status.REJECTED),
        ("giải trình", "giao=2", points("1", "2"), Status.MISSING),
        ("giải trình", "giao=0", points("0", "2"), Status.EXPLANATION_NEEDED),
        # Refused before it is answered: 0 only where the rule cannot ask for an explanation any more.
        ("giải trình", "không công nhận 1=Giả", points("0", "2"), Status.MISSING),
        ("giải trình", "giao=2, không công nhận 1=Giả", points("0"), Status.MISSING),
        ("điểm tối đa", "không công nhận 1=Giả", points("0"), Status.MISSING),
        ("giải trình", "không áp dụng 1=Không được giao việc", points("0"), Status.NOT_APPLICABLE),
    ],
)
def test_every_outcome_has_a_state_of_its_own(
    empty: str, answers: str, earned: Points, status: Status
) -> None:
    scored = node(card(RATIO.format(empty=empty), answers), "1")
    assert (earned, status) == (scored.points, scored.status)


def test_reasons_are_kept_beside_what_they_explain() -> None:
    claimed = node(card(RATIO.format(empty="giải trình"), "không áp dụng 1=Không được giao việc"), "1")
    assert isinstance(claimed, ItemScore)
    assert (NaCause.CLAIMED, "Không được giao việc") == (claimed.na_cause, claimed.reason)
    by_rule = node(card(RATIO.format(empty="không áp dụng"), "xong=0, giao=0"), "1")
    assert isinstance(by_rule, ItemScore)
    assert (NaCause.BY_RULE, None) == (by_rule.na_cause, by_rule.reason)
    wanted = "xong=0, giao=0, giải trình 1=Không được giao việc"
    needed = node(card(RATIO.format(empty="giải trình"), wanted), "1")
    assert isinstance(needed, ItemScore)
    assert (Status.EXPLANATION_NEEDED, "Không được giao việc") == (needed.status, needed.reason)
    refused = one('kiểm chứng "Kế hoạch"', f"co=có, {PLAN}, không công nhận 1=Giả")
    assert (Status.REFUSED, "Giả") == (refused.status, refused.reason)
    explained = one('kiểm chứng "Kế hoạch"', "co=có, giải trình 1=Lưu ở kho")
    assert (Proof.EXPLAINED, "Lưu ở kho") == (explained.proof, explained.reason)
