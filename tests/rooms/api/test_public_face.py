"""The names people import: what they take, what they give, and what they raise."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import cchc_rules
from tests.language.frame import framed

Loose: TypeAlias = Any
TEXT = framed(
    'tiêu chí 1 "Một" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi a: số đếm "A"\n  hỏi b: số đo "B" đơn vị "điểm" từ 0 đến 2\n'
    '  hỏi c: ngày "C"\n  hỏi d: có hay không "D"\n'
    "  chấm\n    khi a = 3 và d: b\n    khi c đến 31/01/2018: 1 điểm\n    còn lại: 0 điểm\n"
).text
RULESET = cchc_rules.compile_text(TEXT)


def dossier(**answers: object) -> Mapping[str, object]:
    return {"bộ tiêu chí": "khung/mau", "năm": 2018, "đơn vị": "Sở", "trả lời": {"1": answers}}


def test_every_public_name_can_be_had_and_is_listed() -> None:
    assert sorted(cchc_rules.__all__) == dir(cchc_rules)
    for name in cchc_rules.__all__:
        assert getattr(cchc_rules, name) is not None
    assert cchc_rules.__version__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="khong_co"):
        _ = cchc_rules.khong_co


# ── plain data ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (Decimal("1.005"), Fraction("1.005")),
        (Decimal("1E-2"), Fraction(1, 100)),
        (Fraction(1, 8), Fraction(1, 8)),
        ("1,25", Fraction(5, 4)),
        (1, Fraction(1)),
    ],
)
def test_numbers_of_plain_data_stay_exact(value: object, exact: Fraction) -> None:
    card = cchc_rules.score(RULESET, dossier(a=3, b=value, c=date(2018, 1, 31), d=True))
    assert (exact, exact) == (card.total.total.low, card.total.total.high)


@pytest.mark.parametrize(
    ("day", "points"), [(date(2018, 1, 31), 1), (date(2018, 2, 1), 0), ("31/01/2018", 1)]
)
def test_days_may_be_dates(day: object, points: int) -> None:
    card = cchc_rules.score(RULESET, dossier(a=0, b=0, c=day, d=False))
    assert points == card.total.total.low


def nested(depth: int) -> object:
    value: object = "x"
    for _ in range(depth):
        value = {"a": value}
    return value


@pytest.mark.parametrize(
    "value",
    [
        0.5,
        1.0,
        float("nan"),
        float("inf"),
        Fraction(1, 3),
        Decimal("NaN"),
        Decimal("Infinity"),
        b"1",
        {1, 2},
        object(),
        10**5000,
        Fraction(1, 10**5000),
        Decimal("1E+5000"),
        1j,
        nested(5000),
        "\ud800",
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_nobody_wrote_is_refused_with_a_report(value: object) -> None:
    with pytest.raises(cchc_rules.DossierError) as caught:
        cchc_rules.score(RULESET, dossier(a=3, b=value, d=True))
    assert caught.value.report.errors


def test_a_refused_float_is_told_with_its_place_in_both_languages() -> None:
    with pytest.raises(cchc_rules.DossierError) as caught:
        cchc_rules.read_dossier(dossier(b=0.5), RULESET)
    (only,) = caught.value.report.errors
    assert ("CR405", True) == (only.code.name, (only.path or "").endswith("b"))
    assert "lỗi[CR405" in caught.value.text("vi")
    assert "error[CR405" in caught.value.text("en")


@pytest.mark.parametrize(
    "value", [{}, {"năm": 2018}, {"trả lời": []}, {"trả lời": {"9": {}}}, {1: 2}, {"bộ tiêu chí": None}]
)
def test_a_mapping_that_is_no_dossier_is_refused_and_never_scored(value: Mapping[str, object]) -> None:
    with pytest.raises(cchc_rules.DossierError) as caught:
        cchc_rules.score(RULESET, value)
    assert caught.value.report.errors


# ── errors ─────────────────────────────────────────────────────────────────────────────────


def test_mistakes_in_a_text_come_with_their_report() -> None:
    with pytest.raises(cchc_rules.RulesetError) as caught:
        cchc_rules.compile_text('bộ tiêu chí "a/b" năm 2018\n bậy bạ', "bo.cchc")
    assert "bo.cchc:2:2" in caught.value.text("vi")
    assert str(caught.value) == caught.value.text("en")
    assert (
        caught.value.report.errors
        == cchc_rules.check_text('bộ tiêu chí "a/b" năm 2018\n bậy bạ', "bo.cchc").errors
    )


@pytest.mark.parametrize(
    "reference", ["khong/co", "khong-co.cchc", "", "a" * 5000, "a\0.cchc", "a\0", "so@²", Path()]
)
def test_a_ruleset_that_is_not_there_is_a_ruleset_error(reference: str | Path) -> None:
    with pytest.raises(cchc_rules.RulesetError) as caught:
        cchc_rules.load(reference)
    assert caught.value.report.errors
    assert caught.value.report == cchc_rules.check(reference)


@pytest.mark.parametrize("path", ["khong-co.yaml", "a" * 5000, "a\0b", Path()])
def test_a_dossier_that_is_not_there_is_a_dossier_error(path: str | Path) -> None:
    with pytest.raises(cchc_rules.DossierError):
        cchc_rules.score(RULESET, path)
    with pytest.raises(cchc_rules.DossierError):
        cchc_rules.score_file(path)


def test_errors_can_cross_processes() -> None:
    with pytest.raises(cchc_rules.RulesetError) as caught:
        cchc_rules.load("khong/co")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - what we have just written
    assert (str(caught.value), caught.value.report) == (str(again), again.report)


def test_the_year_may_stand_apart_from_the_id() -> None:
    assert cchc_rules.load("ca-mau/so@2013") == cchc_rules.load("ca-mau/so", year=2013)
    with pytest.raises(cchc_rules.RulesetError):
        cchc_rules.load("ca-mau/so", year=2014)


# ── kept forms ─────────────────────────────────────────────────────────────────────────────


def through_json(value: Loose) -> Loose:
    return json.loads(json.dumps(value))


def test_rulesets_and_results_come_back_equal() -> None:
    bound = cchc_rules.read_dossier(dossier(a=3, b="0,5", d=True), RULESET)
    card = cchc_rules.score(RULESET, bound)
    assert RULESET == cchc_rules.ruleset_from_dict(through_json(cchc_rules.ruleset_to_dict(RULESET)))
    kept = through_json(cchc_rules.result_to_dict(card, bound))
    assert (card, bound) == cchc_rules.result_from_dict(kept)
    assert cchc_rules.verify(kept, RULESET).ok


@pytest.mark.parametrize(
    "value", [None, 1, [], {}, {"kind": "cchc-ruleset"}, {"format": 99, "kind": "cchc-result"}]
)
def test_other_data_is_refused_with_a_report(value: Loose) -> None:
    with pytest.raises(cchc_rules.RulesetError):
        cchc_rules.ruleset_from_dict(value)
    with pytest.raises(cchc_rules.ResultError):
        cchc_rules.result_from_dict(value)


def test_a_result_is_verified_against_the_ruleset_given() -> None:
    bound = cchc_rules.read_dossier(dossier(a=3, b=1, d=True), RULESET)
    kept = through_json(cchc_rules.result_to_dict(cchc_rules.score(RULESET, bound), bound))
    other = cchc_rules.compile_text(TEXT.replace("1 điểm\n    còn lại", "0,5 điểm\n    còn lại"))
    assert ["CR603"] == [one.code.name for one in cchc_rules.verify(kept, other).errors]
    assert ["CR503"] == [one.code.name for one in cchc_rules.verify(kept).errors]


def test_a_given_mapping_is_left_as_it_was() -> None:
    given = dossier(a=3, b=Decimal("0.5"), d=True)
    before = copy.deepcopy(given)
    cchc_rules.score(RULESET, given)
    assert before == given
