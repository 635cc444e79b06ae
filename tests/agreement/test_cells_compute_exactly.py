"""The arithmetic of the cells, as LibreOffice computes it: the exact fraction or an error, no other number.

Many steps stand in one file. Beside any numbers there are those that turn on a hair: ties of
roundings, sums that meet a bound, numerators one away from a multiple.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import python_calamine
import xlsxwriter

from cchc_rules.backends.workbook import amounts, ratios
from cchc_rules.backends.workbook.calculation import SHEET, Calculation
from cchc_rules.backends.workbook.ratios import LIMIT, Ratio
from cchc_rules.base.numbers import Rounding, rounded
from cchc_rules.ir.nodes import Interval
from tests.agreement.recalculated import recalculate
from tests.agreement.test_workbooks_agree_with_exact import needs_office, scale

TIMES = 40
MODES = tuple(Rounding)


def placed(sheet: Calculation, value: Fraction) -> Ratio:
    """A number as cells that nothing is known about."""
    return Ratio(sheet.put(str(value.numerator)), sheet.put(str(value.denominator)))


def any_number(chance: random.Random) -> Fraction:
    digits = chance.choice((1, 2, 3, 6, 9, 12))
    return Fraction(
        chance.randint(-(10**digits), 10**digits), chance.randint(1, 10 ** chance.choice((1, 2, 4, 6)))
    )


def near_a_tie(chance: random.Random, digits: int) -> Fraction:
    tie = Fraction(2 * chance.randint(0, 10 ** (digits + 2)) + 1, 2 * 10**digits)
    away = Fraction(chance.choice((-1, 0, 0, 1)), chance.choice((3, 7, 10**4, 10**6 + 3)))
    return tie + away


def computed(sheet: Calculation, cells: Sequence[str], folder: Path) -> list[object]:
    """What LibreOffice makes of these cells."""
    folder.mkdir()
    file = folder / "steps.xlsx"
    with xlsxwriter.Workbook(file) as book:
        steps = book.add_worksheet(SHEET)
        for row, formulas in enumerate(sheet.rows):
            for number, formula in enumerate(formulas[1:], 1):
                steps.write_formula(row, number, "=" + formula, None, "")
        shown = book.add_worksheet("shown")
        for row, cell in enumerate(cells):
            shown.write_formula(row, 0, f'=IF(ISERROR({cell}),"error",{cell})', None, "")
    recalculate([file], folder / "made")
    made = python_calamine.CalamineWorkbook.from_path(str(folder / "made/steps.xlsx"))
    return [row[0] for row in made.get_sheet_by_name("shown").to_python(skip_empty_area=False)]


@needs_office
def test_every_operation_gives_the_exact_fraction_or_an_error(tmp_path: Path) -> None:
    chance, sheet = random.Random(7), Calculation()  # noqa: S311 - the same numbers each time
    wanted: list[tuple[str, Ratio, Fraction | None]] = []

    def expect(what: str, ratio: Ratio, value: Fraction | None) -> None:
        wanted.append((what, ratio, value))

    for _ in range(TIMES * scale()):
        a, b = any_number(chance), any_number(chance)
        sheet.begin(f"{a} {b}")
        x, y = placed(sheet, a), placed(sheet, b)
        expect(f"{a} + {b}", ratios.plus(sheet, x, y), a + b)
        expect(f"{a} * {b}", ratios.times(sheet, x, y), a * b)
        expect(f"{a} / {b}", ratios.divided(sheet, x, y), a / b if b else None)
        expect(f"min {a} {b}", ratios.extreme(sheet, [x, y], least=True), min(a, b))
        digits, mode = chance.randint(0, 4), chance.choice(MODES)
        tie = near_a_tie(chance, digits)
        expect(
            f"{mode} {digits} {tie}",
            ratios.rounded(sheet, placed(sheet, tie), digits, mode),
            rounded(tie, digits, mode),
        )
        expect(f"{mode} {digits} {a}", ratios.rounded(sheet, x, digits, mode), rounded(a, digits, mode))
    cells = [cell for _, ratio, _ in wanted for cell in (ratio.top, ratio.below)]
    found = iter(computed(sheet, cells, tmp_path / "steps"))
    errors = 0
    for what, _, value in wanted:
        top, below = next(found), next(found)
        if "error" in {top, below}:
            errors += 1
            continue
        assert isinstance(top, float)
        assert isinstance(below, float)
        assert value == Fraction(top) / Fraction(below), what
    # Most of what is drawn fits; what does not is an error and not a wrong number.
    assert 0 < errors < len(wanted) / 3


@needs_office
def test_a_comparison_turns_exactly_at_its_bound(tmp_path: Path) -> None:
    chance, sheet = random.Random(8), Calculation()  # noqa: S311 - as above
    wanted: list[tuple[str, str, bool]] = []
    for _ in range(TIMES * scale()):
        bound = Fraction(chance.randint(0, 2000), chance.choice((1, 3, 7, 100)))
        value = bound + Fraction(chance.choice((-1, 0, 0, 1)), chance.choice((1, 10**6 + 3, 10**9 + 7)))
        sheet.begin(f"{value}")
        x = placed(sheet, value)
        if max(abs(value.numerator), value.denominator) * 10**4 > LIMIT:
            continue
        intervals = (
            Interval(bound, None),
            Interval(bound, None, low_closed=False),
            Interval(None, bound, high_closed=False),
        )
        wanted += [(f"{value} in {one}", ratios.inside(sheet, x, one), value in one) for one in intervals]
    found = computed(sheet, [cell for _, cell, _ in wanted], tmp_path / "steps")
    assert [] == [what for (what, _, value), one in zip(wanted, found, strict=True) if one != value]


@needs_office
def test_sums_that_meet_a_bound_or_a_tie_are_decided_exactly(tmp_path: Path) -> None:
    chance, sheet = random.Random(9), Calculation()  # noqa: S311 - as above
    wanted: list[tuple[str, str, Callable[[float], bool] | bool]] = []
    for _ in range(TIMES * scale()):
        # Thirds, sixths and sevenths that add up to a tie, or miss it by a hair.
        parts = [Fraction(chance.randint(0, 300), chance.choice((3, 6, 7, 9))) for _ in range(6)]
        goal = Fraction(2 * chance.randint(30_000, 40_000) + 1, 200) + chance.choice(
            (Fraction(0), Fraction(0), Fraction(1, 10**7), Fraction(-1, 10**9))
        )
        parts.append(goal - sum(parts))
        sheet.begin(f"{goal}")
        total = amounts.total(sheet, [amounts.amount(placed(sheet, part)) for part in parts])
        for mode in MODES:
            shown = amounts.rounded(sheet, total, 2, mode)
            wanted.append((f"{mode} {goal}", shown.near, _is(rounded(goal, 2, mode))))
        bound = Fraction(round(goal * 200), 200)
        wanted.append((f"{goal} <= {bound}", amounts.at_most(sheet, total, bound), goal <= bound))
        wanted.append(
            (f"{goal} < {bound}", amounts.at_most(sheet, total, bound, strictly=True), goal < bound)
        )
    found = computed(sheet, [cell for _, cell, _ in wanted], tmp_path / "steps")
    told = 0
    for (what, _, value), one in zip(wanted, found, strict=True):
        if one == "error":
            continue
        told += 1
        assert value(float(str(one))) if callable(value) else one == value, what
    assert told > len(wanted) / 2


def _is(value: Fraction) -> Callable[[float], bool]:
    return lambda shown: shown == float(value)
