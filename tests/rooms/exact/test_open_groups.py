"""Groups while something below them is open, extras that stand together, groups that do not apply; by hand.

A weight is an amount of points out of a maximum; an optional one may turn out not to apply.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.backends.exact.groups import Combined, Weight, combine, highest_share, lowest_share, rescaled
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NaCause, Points, Status
from tests.rooms.exact.by_hand import card, counted, node, points, state


def sure(low: int, high: int, maximum: int = 4) -> Weight:
    whole = Fraction(maximum)
    return Weight(low=Fraction(low), high=Fraction(high), least=whole, most=whole)


def maybe(low: int, high: int, maximum: int = 4) -> Weight:
    whole = Fraction(maximum)
    return Weight(low=Fraction(low), high=Fraction(high), least=whole, most=whole, optional=True)


def combined(how: ir.Combine, *children: tuple[Weight, ...], maximum: int = 4) -> Combined:
    group = ir.Group(
        id="1",
        code="1",
        level=ir.Level.CRITERION,
        name="Nhóm",
        maximum=Fraction(maximum),
        combine=how,
        rescales=False,
        children=(),
        provenance=ir.Provenance(certainty=ir.Certainty.ILLUSTRATIVE),
    )
    return combine(group, children)


SUM, CAPPED, BEST, WORST = ir.Combine.SUM, ir.Combine.CAPPED_SUM, ir.Combine.BEST, ir.Combine.WORST


@pytest.mark.parametrize(
    ("how", "children", "earned"),
    [
        (SUM, [sure(1, 2), sure(2, 3)], points("3", "5")),
        (SUM, [sure(1, 2), maybe(2, 3)], points("1", "5")),
        (CAPPED, [sure(1, 2), sure(2, 3)], points("3", "4")),
        (CAPPED, [sure(1, 1), maybe(2, 2)], points("1", "3")),
        (CAPPED, [sure(1, 2), maybe(2, 3)], points("1", "4")),
        (BEST, [sure(1, 2), sure(3, 4)], points("3", "4")),
        (BEST, [sure(1, 2), maybe(3, 4)], points("1", "4")),
        (BEST, [maybe(1, 2), sure(0, 1)], points("0", "2")),
        (BEST, [maybe(1, 2), maybe(3, 4)], points("0", "4")),
        (WORST, [sure(1, 2), sure(3, 4)], points("1", "2")),
        (WORST, [maybe(1, 2), sure(3, 4)], points("1", "4")),
        (WORST, [sure(1, 2), maybe(0, 1)], points("0", "2")),
        (WORST, [maybe(1, 2), maybe(3, 4)], points("0", "4")),
    ],
)
def test_what_may_not_apply_may_count_and_may_not(
    how: ir.Combine, children: list[Weight], earned: Points
) -> None:
    assert earned == combined(how, *((one,) for one in children)).points


@pytest.mark.parametrize("how", [CAPPED, BEST, WORST])
def test_a_group_may_not_apply_when_nothing_in_it_surely_applies(how: ir.Combine) -> None:
    def optional(*children: Weight) -> bool:
        (weight,) = combined(how, *((one,) for one in children)).weights
        return weight.optional

    assert (True, False, False) == (
        optional(maybe(0, 1), maybe(1, 2)),
        optional(maybe(0, 1), sure(1, 2)),
        optional(sure(0, 1), sure(1, 2)),
    )


@pytest.mark.parametrize(("how", "low", "high"), [(BEST, 1, 4), (WORST, 1, 4)])
def test_if_such_a_group_applies_any_one_of_its_children_may_be_the_one(
    how: ir.Combine, low: int, high: int
) -> None:
    (weight,) = combined(how, (maybe(1, 2),), (maybe(3, 4),)).weights
    assert points(str(low), str(high)) == Points(low=weight.low, high=weight.high)
    assert points("4") == Points(low=weight.least, high=weight.most)


@pytest.mark.parametrize(
    ("how", "earned"), [(BEST, points("2", "5")), (WORST, points("0", "1"))], ids=["best", "worst"]
)
def test_a_child_that_is_a_group_counts_as_one(how: ir.Combine, earned: Points) -> None:
    """The inner group is worth 2, and up to 3 more if its second child applies."""
    assert earned == combined(how, (sure(2, 2, 3), maybe(1, 3, 3)), (sure(0, 1, 6),), maximum=6).points


def test_points_that_are_only_summed_are_not_called_spread() -> None:
    assert not combined(SUM, (sure(1, 2),), (sure(1, 2),)).rescaled
    nothing = combined(SUM, (), ())
    assert ((), points("0"), Fraction(0), False) == (
        nothing.weights,
        nothing.points,
        nothing.applicable,
        nothing.rescaled,
    )


def test_where_points_are_spread_a_group_may_not_apply_either() -> None:
    """Its points count in full where it applies, and not at all where it does not."""
    weights = maybe(1, 2), maybe(2, 2)
    spread = rescaled(weights, Fraction(8))
    (whole,) = spread.weights
    assert (points("0", "4"), True, Fraction(2)) == (spread.points, whole.optional, whole.low)
    (whole,) = rescaled((sure(1, 2), maybe(2, 2)), Fraction(8)).weights
    assert not whole.optional


def test_of_weights_that_may_not_apply_those_with_the_smallest_share_make_the_least() -> None:
    """1 of 2 and 2 of 8: the second alone is 1/4, the first alone 1/2, both together 3/10."""
    weights = maybe(1, 1, 2), maybe(2, 2, 8)
    assert (Fraction(1, 4), Fraction(1, 2)) == (lowest_share(weights), highest_share(weights))
    assert (lowest_share(weights), highest_share(weights)) == (
        lowest_share(weights[::-1]),
        highest_share(weights[::-1]),
    )


# ── extras that stand together ─────────────────────────────────────────────────────────────

EXTRAS = """tổng điểm 100, được vượt, không dưới 0 điểm
tiêu chí 0 "Nền" tối đa 100 điểm
  không cần kiểm chứng
  hỏi diem_nen: chỉ số ngoài "Điểm nền" từ 0 đến 100
  chấm bằng diem_nen
nhóm III "Điểm thưởng và điểm trừ"
điểm thưởng T1 "Thưởng" tối đa 8 điểm
  không cần kiểm chứng
  hỏi thuong: số đếm "Số lần"
  chấm 2 điểm mỗi thuong, không quá 8 điểm
điểm trừ P1 "Phạt" tối đa 6 điểm
  hỏi phat: số đếm "Số lần"
  chấm 2 điểm mỗi phat, không quá 6 điểm
"""


@pytest.mark.parametrize(
    ("answers", "net", "status"),
    [
        ("diem_nen=50, thuong=2, phat=1", points("2"), Status.SCORED),
        ("diem_nen=50, thuong=0, phat=3", points("-6"), Status.SCORED),
        ("diem_nen=50, thuong=1", points("-4", "2"), Status.INCOMPLETE),
        ("diem_nen=50, phat=1", points("-2", "6"), Status.INCOMPLETE),
    ],
)
def test_a_group_of_extras_shows_what_they_add_before_their_caps(
    answers: str, net: Points, status: Status
) -> None:
    scored = card(EXTRAS, answers)
    group = node(scored, "III")
    assert isinstance(group, GroupScore)
    assert (net, status) == state(scored, "III")
    assert (None, None, Fraction(0), False) == (group.maximum, group.index, group.applicable, group.rescaled)
    assert ["T1", "P1"] == [child.code for child in group.children]


def test_a_group_of_extras_is_no_part_of_the_base() -> None:
    total = card(EXTRAS, "diem_nen=50, thuong=2, phat=1").total
    assert (points("50"), points("4"), points("2"), points("52")) == (
        total.base,
        total.bonus,
        total.penalty,
        total.total,
    )


CLAIMED = EXTRAS.replace("  hỏi diem_nen", "  được khai không áp dụng\n  hỏi diem_nen")


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ("diem_nen=50, thuong=2, phat=1", Status.SCORED),
        ("diem_nen=50, thuong=2", Status.INCOMPLETE),
        ("thuong=2, phat=1", Status.INCOMPLETE),
        ("không áp dụng 0=Không có, thuong=2, phat=1", Status.NOT_APPLICABLE),
        ("không áp dụng 0=Không có, thuong=2", Status.INCOMPLETE),
    ],
)
def test_a_unit_is_scored_when_nothing_is_open_and_something_beside_extras_applies(
    answers: str, status: Status
) -> None:
    assert status is card(CLAIMED, answers).status


def test_a_base_that_may_not_apply_counts_as_nothing_from_below() -> None:
    """Without spreading, a lower bound cannot rely on an item that may not apply."""
    example = (
        'khi không áp dụng: 0 điểm\nhỏi co: có hay không "Có?"\n'
        + counted("1", "a", "4").replace("  được khai", "  áp dụng khi co\n  được khai")
        + counted("2", "b", "6")
    )
    assert points("3", "7") == card(example, "a=4, b=3").total.base
    assert points("7") == card(example, "co=có, a=4, b=3").total.base


# ── what a group shows ─────────────────────────────────────────────────────────────────────

ONE_POINT = """tiêu chí 1 "Một" tối đa 1 điểm
tiêu chí thành phần 1.1 "Trong" tối đa 1 điểm
  không cần kiểm chứng
  hỏi viec: số đếm "Số việc"
  chấm 0,25 điểm mỗi viec, không quá 1 điểm
""" + counted("2", "b", "99")


def test_a_settled_group_shows_its_share_whatever_its_maximum() -> None:
    group = node(card(ONE_POINT, "viec=1"), "1")
    assert isinstance(group, GroupScore)
    assert (Fraction(1, 4), Fraction(1), Fraction(1)) == (group.index, group.maximum, group.applicable)


def test_a_group_with_an_answer_missing_shows_no_share_though_nothing_can_be_earned() -> None:
    group = node(card(ONE_POINT, "không công nhận 1.1=Giả"), "1")
    assert isinstance(group, GroupScore)
    assert (points("0"), Status.INCOMPLETE, None) == (group.points, group.status, group.index)


INNER = (
    'lĩnh vực I "Một" tối đa 4 điểm\n  hỏi co: có hay không "Có?"\n  áp dụng khi co\n'
    'tiêu chí 1 "Trong" tối đa 4 điểm\n  hỏi ca: có hay không "Cả?"\n  áp dụng khi ca\n'
    + counted("1.1", "a", "4")
    + 'lĩnh vực II "Hai" tối đa 4 điểm\n'
    + counted("2", "b", "4")
)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ("co=có, ca=có, a=1, b=1", Status.SCORED),
        ("co=không, ca=có, a=1, b=1", Status.NOT_APPLICABLE),
        ("co=có, ca=không, a=1, b=1", Status.NOT_APPLICABLE),
    ],
)
def test_an_item_applies_only_where_every_group_above_it_does(answers: str, status: Status) -> None:
    scored = card(INNER, answers)
    item = node(scored, "1.1")
    assert isinstance(item, ItemScore)
    assert (status, NaCause.BY_KIND if status is Status.NOT_APPLICABLE else None) == (
        item.status,
        item.na_cause,
    )
    assert Status.SCORED is node(scored, "2").status
