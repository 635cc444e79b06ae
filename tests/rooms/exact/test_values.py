"""The value of every kind of number and the truth of every kind of condition, each on its own."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from cchc_rules.backends.exact.values import Unanswered, Undefined, deciding, holds, value_of
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies, Value

BEST = ir.OfAll(ir.Cohort.BEST, "1", "n")
ANSWERS: Mapping[Key, Value] = {
    ("1", "n"): Fraction(7, 3),
    ("1", "m"): Fraction(2),
    ("1", "zero"): Fraction(0),
    ("1", "yes"): True,
    ("1", "no"): False,
    ("1", "choice"): "Một",
    ("1", "never"): Never(),
    ("1", "day"): Fraction(736_695),
    ("1", "judged"): Judgement(points=Fraction(3, 2), by="Hội đồng", reason="Tốt"),
    ("1", "survey"): Replies((((None, "Tốt"), 5), (("Dân", "Kém"), 2))),
    BEST.key: Fraction(9),
}
N, M, ZERO = ir.Answer("1", "n"), ir.Answer("1", "m"), ir.Answer("1", "zero")
MISSING = ir.Answer("1", "missing")
YES, NO = ir.Yes("1", "yes"), ir.Yes("1", "no")
OPEN = ir.Yes("1", "missing")
TRUE, FALSE = ir.All(()), ir.Any(())


def constant(value: str) -> ir.Constant:
    return ir.Constant(Fraction(value))


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (constant("2/7"), "2/7"),
        (N, "7/3"),
        (ir.Answer("1", "judged"), "3/2"),
        (ir.Tally("1", "survey", "Tốt", None), "5"),
        (ir.Tally("1", "survey", "Kém", "Dân"), "2"),
        (ir.Tally("1", "survey", "Kém", None), "0"),
        (BEST, "9"),
        (ir.Sum(()), "0"),
        (ir.Sum((N, M, constant("-1"))), "10/3"),
        (ir.Product(()), "1"),
        (ir.Product((N, M, constant("-1"))), "-14/3"),
        (ir.Quotient(N, M), "7/6"),
        (ir.Quotient(ZERO, M), "0"),
        (ir.Least((N, M, constant("5"))), "2"),
        (ir.Greatest((N, M, constant("-5"))), "7/3"),
        (ir.If(YES, N, M), "7/3"),
        (ir.If(NO, N, M), "2"),
        (ir.If(YES, N, MISSING), "7/3"),
        (ir.Rounded(value=N, digits=1, mode=Rounding.DOWN), "23/10"),
        (ir.Rounded(value=constant("5/2"), digits=0, mode=Rounding.HALF_UP), "3"),
        (ir.Rounded(value=constant("5/2"), digits=0, mode=Rounding.HALF_EVEN), "2"),
    ],
)
def test_every_kind_of_number_has_its_value(number: ir.Number, value: str) -> None:
    found = value_of(number, ANSWERS)
    assert Fraction(value) == found
    assert isinstance(found, Fraction)


@pytest.mark.parametrize(
    "number",
    [
        ir.Quotient(N, ZERO),
        ir.Answer("1", "never"),
        ir.Answer("1", "choice"),
        ir.Earned("1"),
        ir.Share("1"),
    ],
)
def test_what_has_no_value_is_never_taken_for_one(number: ir.Number) -> None:
    with pytest.raises(Undefined):
        value_of(number, ANSWERS)


@pytest.mark.parametrize("number", [MISSING, ir.Tally("1", "missing", "Tốt", None), ir.Sum((N, MISSING))])
def test_a_missing_answer_is_never_taken_for_zero(number: ir.Number) -> None:
    with pytest.raises(Unanswered):
        value_of(number, ANSWERS)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (ir.Within(M, ir.Interval(Fraction(2), None)), True),
        (ir.Within(M, ir.Interval(Fraction(2), None, low_closed=False)), False),
        (YES, True),
        (NO, False),
        (ir.Chosen("1", "choice", "Một"), True),
        (ir.Chosen("1", "choice", "Hai"), False),
        (ir.Absent("1", "never"), True),
        (ir.Absent("1", "day"), False),
        (TRUE, True),
        (FALSE, False),
        (ir.All((YES, NO)), False),
        (ir.All((YES, YES)), True),
        (ir.Any((NO, YES)), True),
        (ir.Any((NO, NO)), False),
        (ir.Not(YES), False),
        (ir.Not(NO), True),
    ],
)
def test_every_kind_of_condition_has_its_truth(condition: ir.Condition, truth: bool) -> None:  # noqa: FBT001 - a column
    assert truth is holds(condition, ANSWERS)


@pytest.mark.parametrize(
    "condition", [OPEN, ir.Absent("1", "missing"), ir.Chosen("1", "missing", "Một"), ir.Not(OPEN)]
)
def test_a_missing_answer_is_never_taken_for_no(condition: ir.Condition) -> None:
    with pytest.raises(Unanswered):
        holds(condition, ANSWERS)


def test_the_first_case_that_holds_decides_and_later_ones_are_not_asked() -> None:
    nothing = ir.Award(constant("0"))
    cases = ir.Case(NO, nothing), ir.Case(YES, nothing), ir.Case(OPEN, nothing)
    assert 1 == deciding(cases, ANSWERS)
    with pytest.raises(Unanswered):
        deciding(cases[::-1], ANSWERS)
    with pytest.raises(Undefined):
        deciding(cases[:1], ANSWERS)
