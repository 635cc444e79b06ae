"""A float in a table is the decimal of at most six places that it is nearest to, or its row is rejected."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import inf, nan, nextafter

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.analyses.tables.tables import TableScores
from tests.language.frame import framed

RULESET = cchc_rules.compile_text(
    framed(
        'tiêu chí 1 "Một" tối đa 1000 điểm\n  không cần kiểm chứng\n'
        '  hỏi km: số đo "Đường" đơn vị "km" từ 0 đến 1000\n'
        "  chấm 1 điểm mỗi km, không quá 1000 điểm\n",
    ).text
)
PLACES = 6
decimals = st.integers(0, PLACES).flatmap(
    lambda places: st.decimals(0, 1000, places=places, allow_nan=False, allow_infinity=False)
)


def scored(values: Sequence[float | None]) -> TableScores:
    table = pl.DataFrame(
        {"unit": [str(place) for place, _ in enumerate(values)], "km": pl.Series(values, dtype=pl.Float64)}
    )
    return cchc_rules.score_table(RULESET, table, detail="nodes")


@given(st.lists(decimals, min_size=1, max_size=150))
@example([Decimal("4.56"), Decimal("2.675"), Decimal("0.000001")])
@example([Decimal(0)])
@example([*[Decimal(1)] * 120, Decimal("0.5"), Decimal("999.999999")])
def test_every_decimal_is_read_from_its_nearest_float(values: list[Decimal]) -> None:
    made = scored([float(value) for value in values])
    assert made.rejected.is_empty()
    wanted = [int(value * 10**PLACES) for value in values]
    assert wanted == made.scores["1.low"].to_list() == made.scores["1.high"].to_list()


@given(st.lists(decimals, min_size=1, max_size=20), st.floats(0, 1000), st.integers(0, 20))
def test_what_is_nearest_to_none_is_rejected_and_nothing_else(
    values: list[Decimal], odd: float, place: int
) -> None:
    near = round(Decimal(odd), PLACES)
    floats = [float(value) for value in values]
    floats.insert(min(place, len(floats)), odd)
    made = scored(floats)
    rejected = [] if float(near) == odd else [str(min(place, len(values)))]
    assert rejected == made.rejected["unit"].to_list()
    assert len(floats) == made.scores.height + len(rejected)


@pytest.mark.parametrize("odd", [nan, inf, -inf, nextafter(4.56, 5), 1 / 3, 1e-7])
def test_what_is_no_number_and_what_is_between_two(odd: float) -> None:
    made = scored([1.5, odd, None, 2.25])
    assert [("1", "unreadable")] == made.rejected.select("unit", "reason").rows()
    assert ["0", "2", "3"] == made.scores["unit"].to_list()
    assert [1_500_000, None, 2_250_000] == [
        low if low == high else None for low, high in made.scores.select("1.low", "1.high").rows()
    ]


@pytest.mark.parametrize(("count", "read"), [(2.0**53 - 1, True), (2.0**53, False), (1e19, False)])
def test_a_float_that_stands_for_several_whole_numbers_is_no_count(count: float, *, read: bool) -> None:
    ruleset = cchc_rules.compile_text(
        framed(
            'tiêu chí 1 "Một" tối đa 1 điểm\n  không cần kiểm chứng\n'
            '  hỏi n: số đếm "N"\n  chấm 1 điểm mỗi n, không quá 1 điểm\n',
        ).text
    )
    made = cchc_rules.score_table(ruleset, pl.DataFrame({"unit": ["a", "b"], "n": [count, 1.0]}))
    assert ([] if read else [("a", "unreadable")]) == made.rejected.select("unit", "reason").rows()
