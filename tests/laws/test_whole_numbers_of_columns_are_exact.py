"""Arithmetic on columns is that of Python's integers, to the last unit of 64 bits.

Binary floats hold no more than 53 bits, so that an engine that divides through them is wrong here.
"""

from __future__ import annotations

from itertools import product

import pytest

pytest.importorskip("polars")
pytest.importorskip("narwhals")

import polars as pl

from cchc_rules.analyses.tables.choices import ENGINES, Engine
from cchc_rules.analyses.tables.engines import evaluate
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.backends.columns.saying import NARWHALS, POLARS, stages
from cchc_rules.backends.columns.wholes import Forge, TooWide

FLOAT, LAST = 2**53, 2**63 - 1
NEAR = (-1, 0, 1)
NUMBERS = sorted(
    {sign * (end + near) for end in (0, FLOAT, 2**62) for near in NEAR for sign in (1, -1)} | {LAST, -LAST}
)
DIVISORS = [1, 2, 3, 7, 2**31 - 1, 2**31, FLOAT - 1, FLOAT + 1, LAST]


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_that_no_float_tells_apart(engine: Engine) -> None:
    pytest.importorskip(engine)
    pairs = [*product(NUMBERS, DIVISORS)]
    frame = pl.DataFrame(
        {
            ROW: range(len(pairs)),
            "top": [top for top, _ in pairs],
            "bottom": [bottom for _, bottom in pairs],
            "small": [top % 5 - 2 for top, _ in pairs],
        },
        schema={ROW: pl.Int64, "top": pl.Int64, "bottom": pl.Int64, "small": pl.Int64},
    )
    forge = Forge()
    top, bottom = forge.column("top", -LAST, LAST), forge.column("bottom", 1, LAST)
    small = forge.column("small", -2, 2)
    down = forge.over(top, bottom)
    last = forge.over(top, forge.literal(10))
    wanted = {
        "down": down,
        "by ten": last,
        "lowered": forge.plus(forge.times(last, forge.literal(3)), small),
        "less": forge.less(down, small),
        "same": forge.same(top, bottom),
        "picked": forge.pick(forge.less(top, bottom), top, bottom),
    }
    said = stages(wanted, POLARS if engine == "polars" else NARWHALS)
    made = evaluate(frame, said, engine).drop(ROW)
    for (a, b), c, row in zip(pairs, frame["small"], made.iter_rows(named=True), strict=True):
        assert {
            "down": a // b,
            "by ten": a // 10,
            "lowered": a // 10 * 3 + c,
            "less": a // b < c,
            "same": a == b,
            "picked": min(a, b),
        } == row, (a, b, c)


def test_what_needs_more_than_64_bits_is_refused_before_it_is_computed() -> None:
    forge = Forge()
    top = forge.column("top", 0, LAST)
    with pytest.raises(TooWide):
        forge.plus(top, forge.literal(1))
    with pytest.raises(TooWide):
        forge.times(top, forge.literal(2))


def test_a_quotient_by_nothing_is_no_fault_where_nobody_reads_it() -> None:
    forge = Forge()
    seven, none = forge.literal(7), forge.literal(0)
    guarded = forge.pick(forge.same(none, forge.literal(0)), seven, forge.over(seven, none))
    made = evaluate(pl.DataFrame({ROW: [0]}), stages({"guarded": guarded}, POLARS), "polars")
    assert [(0, 7)] == made.rows()
