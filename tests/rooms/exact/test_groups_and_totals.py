"""Sums, caps, best and worst, what does not apply, and the one rounding; computed by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.backends.exact.score import score
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.digest import digest
from cchc_rules.ir.scorecard import GroupScore, Points, Status
from tests.language.dossier_texts import dossier
from tests.rooms.exact.by_hand import card, counted, node, points, ruleset, state

TWO_GROUPS = (
    'tiêu chí 1 "Một" tối đa 6 điểm\n'
    + counted("1.1", "a", "4")
    + counted("1.2", "b", "2")
    + 'tiêu chí 2 "Hai" tối đa 4 điểm\n'
    + counted("2.1", "c", "4")
)
AREAS = (
    'lĩnh vực I "Một" tối đa 6 điểm\n'
    + counted("1", "a", "4")
    + counted("2", "b", "2")
    + 'lĩnh vực II "Hai" tối đa 4 điểm\n'
    + counted("3", "c", "4")
)


# ── what does not apply ────────────────────────────────────────────────────────────────────


def test_rescaling_by_criterion_spreads_points_within_the_criterion() -> None:
    """3 of 4 is 3/4 of 6, and 1 of 4 stays 1."""
    scored = card(
        "khi không áp dụng quy đổi theo tiêu chí\n" + TWO_GROUPS, "a=3, không áp dụng 1.2=Không có, c=1"
    )
    assert points("9/2") == node(scored, "1").points
    assert points("11/2") == scored.total.total
    assert Fraction(11, 20) == scored.total.index


def test_rescaling_by_area_spreads_points_within_the_area() -> None:
    scored = card("khi không áp dụng quy đổi theo lĩnh vực\n" + AREAS, "a=3, không áp dụng 2=Không có, c=1")
    group = node(scored, "I")
    assert isinstance(group, GroupScore)
    assert (points("9/2"), True, Fraction(3, 4)) == (group.points, group.rescaled, group.index)
    assert points("11/2") == scored.total.total


def test_rescaling_by_total_spreads_points_over_everything() -> None:
    """3 + 1 of the 8 points that apply is half of 10."""
    scored = card("khi không áp dụng quy đổi theo tổng điểm\n" + AREAS, "a=3, không áp dụng 2=Không có, c=1")
    assert points("3") == node(scored, "I").points
    assert points("5") == scored.total.total


@pytest.mark.parametrize(
    ("level", "total"), [("tiêu chí", "11/2"), ("tổng điểm", "5")], ids=["criterion", "total"]
)
def test_where_points_are_spread_decides_the_total(level: str, total: str) -> None:
    scored = card(
        f"khi không áp dụng quy đổi theo {level}\n" + TWO_GROUPS, "a=3, không áp dụng 1.2=Không, c=1"
    )
    assert points(total) == scored.total.total


def test_a_whole_area_that_does_not_apply_is_spread_over_the_others() -> None:
    claims = "không áp dụng 1=Không có, không áp dụng 2=Không có, c=1"
    scored = card("khi không áp dụng quy đổi theo lĩnh vực\n" + AREAS, claims)
    assert Status.NOT_APPLICABLE is node(scored, "I").status
    assert points("0") == node(scored, "I").points


def test_when_nothing_applies_there_is_no_index() -> None:
    scored = card(TWO_GROUPS, "không áp dụng 1.1=K, không áp dụng 1.2=K, không áp dụng 2.1=K")
    assert (None, None, Status.NOT_APPLICABLE) == (
        scored.total.index,
        scored.total.possible_index,
        scored.status,
    )


def test_an_open_item_bounds_the_share_of_the_others() -> None:
    """B may be 0 to 2: (3+0+1)/10 to (3+2+1)/10."""
    assert points("4", "6") == card(TWO_GROUPS, "a=3, c=1").total.total


APPLIES = """hỏi co: có hay không "Có thủ tục?"
tiêu chí 1 "Một" tối đa 4 điểm
  áp dụng khi co
  không cần kiểm chứng
  hỏi a: chỉ số ngoài "A" từ 0 đến 4
  chấm bằng a
tiêu chí 2 "Hai" tối đa 6 điểm
  không cần kiểm chứng
  hỏi b: chỉ số ngoài "B" từ 0 đến 6
  chấm bằng b
"""


@pytest.mark.parametrize(
    ("answers", "total"),
    [
        ("co=có, a=1, b=6", points("7")),
        ("co=không, b=3", points("5")),
        ("a=4, b=3", points("5", "7")),
        ("a=0, b=3", points("3", "5")),
        ("b=3", points("3", "7")),
        ("co=có, b=3", points("3", "7")),
    ],
)
def test_a_condition_that_is_still_open_leaves_both_outcomes(answers: str, total: Points) -> None:
    assert total == card(APPLIES, answers).total.total


# ── groups ─────────────────────────────────────────────────────────────────────────────────


def group(combine: str, maximum: str = "4") -> str:
    return (
        f'tiêu chí 1 "Nhóm" tối đa {maximum} điểm\n  điểm nhóm là {combine}\n'
        + counted("1.1", "a", "4")
        + counted("1.2", "b", "4")
    )


@pytest.mark.parametrize(
    ("combine", "answers", "earned"),
    [
        ("tổng nhưng không quá tối đa", "a=1, b=2", points("3")),
        ("tổng nhưng không quá tối đa", "a=3, b=2", points("4")),
        ("tổng nhưng không quá tối đa", "a=3", points("3", "4")),
        ("tổng nhưng không quá tối đa", "a=1,5, không áp dụng 1.2=K", points("3/2")),
        ("mức cao nhất", "a=1, b=2", points("2")),
        ("mức cao nhất", "a=1", points("1", "4")),
        ("mức cao nhất", "a=1, không áp dụng 1.2=K", points("1")),
        ("mức thấp nhất", "a=1, b=2", points("1")),
        ("mức thấp nhất", "a=1", points("0", "1")),
        ("mức thấp nhất", "không áp dụng 1.1=K, b=2", points("2")),
    ],
)
def test_groups_make_one_score_of_several(combine: str, answers: str, earned: Points) -> None:
    assert earned == node(card(group(combine), answers), "1").points


# ── bonus, penalty, bounds ─────────────────────────────────────────────────────────────────

EXTRAS = """điểm thưởng T1 "Thưởng" tối đa 8 điểm
  không cần kiểm chứng
  hỏi thuong: số đếm "Số lần"
  chấm 2 điểm mỗi thuong, không quá 8 điểm
điểm trừ P1 "Phạt" tối đa 8 điểm
  hỏi phat: số đếm "Số lần"
  chấm 2 điểm mỗi phat, không quá 8 điểm
"""


@pytest.mark.parametrize(
    ("head", "answers", "total"),
    [
        ("tổng điểm 100, được vượt, không dưới 0 điểm", "diem_nen=50, thuong=4, phat=0", points("55")),
        ("tổng điểm 100, được vượt, không dưới 0 điểm", "diem_nen=50, thuong=1, phat=4", points("47")),
        (
            "tổng điểm 100, được vượt, không dưới 0 điểm\ntrần điểm thưởng không giới hạn",
            "diem_nen=99, thuong=4, phat=0",
            points("107"),
        ),
        ("tổng điểm 100, không quá 100 điểm, có thể âm", "diem_nen=99, thuong=4, phat=0", points("100")),
        ("tổng điểm 100, không quá 100 điểm, có thể âm", "diem_nen=99, thuong=4, phat=1", points("100")),
        ("tổng điểm 100, được vượt, không dưới 0 điểm", "diem_nen=1, thuong=0, phat=4", points("0")),
        ("tổng điểm 100, được vượt, có thể âm", "diem_nen=1, thuong=0, phat=4", points("-4")),
        ("tổng điểm 100, được vượt, không dưới 0 điểm", "diem_nen=50, phat=1", points("48", "53")),
        ("tổng điểm 100, được vượt, không dưới 0 điểm", "diem_nen=50, thuong=0", points("45", "50")),
        ("tổng điểm 100, được vượt, không dưới 0 điểm", "thuong=0, phat=0", points("0", "100")),
    ],
)
def test_caps_come_before_the_bounds_of_the_total(head: str, answers: str, total: Points) -> None:
    assert total == card(f"{head}\n{EXTRAS}", answers).total.total


# ── rounding ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("mode", "value", "shown"),
    [
        ("", "66,665", "66.67"),
        (", nửa lên", "66,675", "66.68"),
        (", nửa chẵn", "66,665", "66.66"),
        (", nửa chẵn", "66,675", "66.68"),
        (", nửa chẵn", "66,66500001", "66.67"),
        (", bỏ phần thừa", "66,6699", "66.66"),
    ],
)
def test_the_index_is_rounded_as_a_percentage_and_the_total_is_not(mode: str, value: str, shown: str) -> None:
    total = card(f"làm tròn chỉ số 2 chữ số{mode}", f"diem_nen={value}").total
    assert points(value.replace(",", ".")) == total.total
    assert (Fraction(value.replace(",", ".")) / 100, Fraction(shown) / 100) == (
        total.index,
        total.rounded_index,
    )


@pytest.mark.parametrize(("mode", "total"), [("", "90"), (", nửa chẵn", "90"), (", bỏ phần thừa", "89.9")])
def test_a_rounded_total_makes_the_index(mode: str, total: str) -> None:
    scored = card(f"làm tròn tổng điểm 1 chữ số{mode}", "diem_nen=89,95").total
    assert (points(total), Fraction(total) / 100) == (scored.total, scored.index)


@pytest.mark.parametrize(("mode", "each"), [("", "0.13"), (", nửa chẵn", "0.12"), (", bỏ phần thừa", "0.12")])
def test_rounded_items_are_summed_as_rounded(mode: str, each: str) -> None:
    """0,125 is a tie: up it is 0,13, to even it is 0,12; twice that is the total."""
    items = counted("1", "a", "2") + counted("2", "b", "2")
    scored = card(f"làm tròn điểm từng tiêu chí 2 chữ số{mode}\n" + items, "a=0,125, b=0,125")
    assert (points(each), 2 * Fraction(each)) == (node(scored, "1").points, scored.total.total.low)
    assert Fraction("0.125") == getattr(node(scored, "1"), "unrounded", None)


def test_an_item_that_rounding_leaves_alone_shows_no_unrounded_points() -> None:
    scored = card("làm tròn điểm từng tiêu chí 2 chữ số\n" + counted("1", "a", "2"), "a=0,5")
    assert None is getattr(node(scored, "1"), "unrounded", "missing")


# ── states ─────────────────────────────────────────────────────────────────────────────────


def test_nothing_missing_is_taken_for_zero_or_no() -> None:
    scored = card(TWO_GROUPS, "a=3, b=1")
    assert (points("0", "4"), Status.PENDING) == state(scored, "2.1")
    assert (points("0", "4"), Status.INCOMPLETE) == state(scored, "2")
    assert (None, points("2/5", "4/5")) == (scored.total.index, scored.total.possible_index)


def test_next_steps_begin_with_the_most_points() -> None:
    """Those with equal points stay in the order of the decision; what is final is none."""
    scored = card(AREAS, "a=3")
    assert [("3", Fraction(4)), ("2", Fraction(2))] == [
        (one.code, one.attainable) for one in scored.next_steps
    ]
    scored = card(AREAS, "b=2")
    assert ["1", "3"] == [one.code for one in scored.next_steps]
    assert () == card(AREAS, "a=1, b=1, c=1").next_steps


def test_a_certificate_carries_the_digest_that_the_caller_knows() -> None:
    rules = ruleset(TWO_GROUPS)
    filled = dossier("a=3, b=1, c=1", rules)
    assert "sha256:known" == score(rules, filled, "sha256:known").certificate.ruleset_digest
    assert digest(rules) == score(rules, filled).certificate.ruleset_digest


@pytest.mark.parametrize(
    ("certainties", "official"),
    [
        ((ir.Certainty.VERBATIM, ir.Certainty.VERBATIM, ir.Certainty.VERBATIM), True),
        ((ir.Certainty.VERBATIM, ir.Certainty.SUMMARISED, ir.Certainty.VERBATIM), False),
        ((ir.Certainty.ILLUSTRATIVE, ir.Certainty.RECONSTRUCTED, ir.Certainty.ILLUSTRATIVE), False),
    ],
)
def test_a_score_is_official_only_when_every_item_is_verbatim(
    certainties: tuple[ir.Certainty, ...],
    official: bool,  # noqa: FBT001 - a column of the table
) -> None:
    rules = ruleset(counted("1", "a", "1,5") + counted("2", "b", "1,5") + counted("3", "c", "1,5"))
    known = tuple(
        evolve(child, provenance=evolve(child.provenance, certainty=one))
        for child, one in zip(rules.children, certainties, strict=True)
    )
    certificate = score(evolve(rules, children=known), dossier("a=1, b=1, c=1", rules)).certificate
    assert official is certificate.official
    assert {one.value: certainties.count(one) for one in ir.Certainty} == certificate.provenance


def test_a_next_step_says_how_much_more_can_be_had_and_what_is_lacking() -> None:
    example = (
        'tiêu chí 1 "Mục" tối đa 2 điểm\n  kiểm chứng "Kế hoạch"\n  hỏi co: có hay không "Có?"\n'
        "  chấm co\n    có: 2 điểm\n    không: 1 điểm\n"
    )
    (open_step,) = card(example, "kiểm chứng 1=Kế hoạch").next_steps
    assert (Fraction(1), ("co",), ()) == (open_step.attainable, open_step.missing, open_step.unproven)
    (unproven,) = card(example, "co=có").next_steps
    assert (Fraction(2), (), ("Kế hoạch",)) == (unproven.attainable, unproven.missing, unproven.unproven)
