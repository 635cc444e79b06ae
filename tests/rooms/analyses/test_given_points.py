"""Cases that give points to nodes by hand, and cases that name the documents one by one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.analyses.cases import WholeExample
from cchc_rules.analyses.expectations import whole_of
from cchc_rules.analyses.trying import try_example
from cchc_rules.backends.exact.score import score
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Points, Status
from tests.rooms.analyses.sample import FRAME, example, read


def given(points: str, more: str = "") -> tuple[Dossier | None, list[str]]:
    ((one, found),) = read(f"- tên: Cả bộ\n  điểm: {points}\n{more}  kết quả: {{tổng điểm: 1 điểm}}\n")
    dossier = one.dossier if isinstance(one, WholeExample) else None
    return (dossier if isinstance(dossier, Dossier) else None), [each.code.name for each in found]


def shares(points: str, more: str = "") -> dict[str, Fraction]:
    dossier, found = given(points, more)
    assert [] == found
    assert dossier is not None
    return {item: judged.points for item, judged in dossier.awarded.items()}


def test_an_item_gets_the_points_that_are_named() -> None:
    assert {"hoan-thanh": Fraction(3, 2)} == shares('{"1.1": "1,5"}')


def test_the_points_of_a_group_are_shared_in_proportion_to_the_maxima() -> None:
    halves = {"hoan-thanh": Fraction(1), "1.2": Fraction(1, 2), "1.3": Fraction(1), "1.4": Fraction(1, 2)}
    assert halves == shares('{"1": 3 điểm}')


def test_an_item_that_is_named_takes_its_part_out_of_the_group() -> None:
    named = shares('{"1": 4, "1.1": 2}')
    assert 4 == sum(named.values())
    assert Fraction(2) == named["hoan-thanh"]
    assert Fraction(1, 2) == named["1.2"]


def test_an_item_may_be_left_out_as_not_applicable() -> None:
    dossier, found = given('{"1": 4, "1.2": không áp dụng}')
    assert [] == found
    assert dossier is not None
    assert {"1.2"} == set(dossier.na_claims)
    assert {"hoan-thanh", "1.3", "1.4"} == set(dossier.awarded)


def test_the_evaluator_makes_the_total_and_the_index_of_them() -> None:
    dossier, _ = given('{"1": 4, "1.2": không áp dụng}', "  trả lời: {co_tthc: có}\n")
    assert dossier is not None
    whole = whole_of(score(FRAME.ruleset, dossier))
    rescaled = Fraction(4) * 6 / 5
    assert Points(low=rescaled, high=rescaled) == whole.total
    assert Fraction(4, 5) == whole.index


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ('{"1": 7}', "CR530"),
        ('{"1": nhiều}', "CR530"),
        ('{"1": 1, "1.1": 2}', "CR530"),
        ('{"1": 6, "1.2": không áp dụng}', "CR530"),
        ('{"1.3": không áp dụng}', "CR410"),
        ('{"1.9": 1}', "CR404"),
        ("[1]", "CR405"),
        ("", "CR409"),
    ],
)
def test_points_that_mean_nothing_are_told(points: str, code: str) -> None:
    _, found = given(points)
    assert code in found


def test_a_case_takes_points_or_a_dossier_and_not_both() -> None:
    _, found = given('{"1": 1}', "  hồ sơ: a.yaml\n")
    assert ["CR404"] == found


@pytest.mark.parametrize(
    ("documents", "status"),
    [("[Báo cáo]", Status.SCORED), ("[báo  cáo]", Status.SCORED), ("[]", Status.UNPROVEN)],
)
def test_documents_may_be_named_one_by_one(documents: str, status: Status) -> None:
    tried = example(
        f'  mục: "1.1"\n  trả lời: {{co_tthc: có, xong: 90, giao: 100}}\n  kiểm chứng: {documents}\n'
        "  kết quả: 2 điểm\n"
    )
    assert status is try_example(tried, FRAME).score.status


def test_a_document_that_nobody_asks_for_is_told() -> None:
    ((_, found),) = read('- tên: A\n  mục: "1.1"\n  kiểm chứng: [Biên bản]\n  kết quả: 2 điểm\n')
    assert ["CR404"] == [one.code.name for one in found]
