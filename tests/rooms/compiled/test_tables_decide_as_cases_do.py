"""Where a table of constants takes the place of a chain of conditions, nothing changes beside any bound."""

from __future__ import annotations

from fractions import Fraction

import pytest

import cchc_rules
from cchc_rules.backends.compiled.lookups import Bands, Options, table_of
from cchc_rules.ir.nodes import Case, Item
from cchc_rules.ir.ranges import Known, assume
from cchc_rules.ir.walk import items
from tests.agreement.compiled import Held
from tests.language.frame import framed

TEXT = framed(
    'tiêu chí 1 "Một" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi a: số đếm "A"\n  hỏi b: số đếm "B"\n'
    "  chấm a / b\n    b = 0: 0,25 điểm\n    từ 90% trở lên: 2 điểm\n    từ 80,5% đến dưới 90%: 1,5 điểm\n"
    "    từ 50% đến dưới 80,5%: 1 điểm\n    dưới 50%: 0 điểm\n"
    'tiêu chí 2 "Hai" tối đa 4 điểm\n  không cần kiểm chứng\n'
    '  hỏi c: lựa chọn "C": "x", "y", "z"\n'
    '  chấm c\n    "x": 4 điểm\n    "y": 1 điểm\n    "z": 0 điểm\n'
).text


@pytest.fixture(scope="module")
def ruleset() -> cchc_rules.Ruleset:
    return cchc_rules.compile_text(TEXT)


@pytest.mark.parametrize(
    ("part", "whole", "points"),
    [
        (8999, 10000, "1.5"),
        (9000, 10000, "2"),
        (9001, 10000, "2"),
        (8049, 10000, "1"),
        (8050, 10000, "1.5"),
        (8051, 10000, "1.5"),
        (4999, 10000, "0"),
        (5000, 10000, "1"),
        (5001, 10000, "1"),
        (0, 10000, "0"),
        (10000, 10000, "2"),
        (0, 0, "0.25"),
        (2, 3, "1"),
    ],
)
def test_both_sides_of_every_bound(ruleset: cchc_rules.Ruleset, part: int, whole: int, points: str) -> None:
    evaluator = cchc_rules.evaluator(ruleset)
    for option, more in (("x", 4), ("y", 1), ("z", 0)):
        answers: dict[str, int | str] = {"1.a": part, "1.b": whole, "2.c": option}
        wanted = Fraction(points) + more
        assert evaluator.index(answers).total.low == wanted
        assert evaluator.nodes(answers).card.total.total.low == wanted


def test_these_cases_do_become_tables(ruleset: cchc_rules.Ruleset) -> None:
    one, two = items(ruleset)
    known = Known(kinds={asked.key: asked.kind for asked in ruleset.inputs})
    bands = table_of(_rest(one), assume(one.cases[0].when, known, holds=False))
    assert isinstance(bands, Bands)
    # A row for each half percent up to the last bound: that is where 80,5% lies.
    assert (bands.scale, len(bands.rows)) == (200, 181)
    assert [bands.rows[place] for place in (0, 99, 100, 160, 161, 179, 180)] == [3, 3, 2, 2, 1, 1, 0]
    assert isinstance(table_of(list(enumerate(two.cases)), known), Options)


def _rest(item: Item) -> list[tuple[int, Case]]:
    return [*enumerate(item.cases)][1:]


def test_a_bound_that_is_itself_excluded_is_no_row_of_a_table() -> None:
    text = TEXT.replace("từ 90% trở lên", "trên 90%").replace("đến dưới 90%", "đến 90%")
    ruleset = cchc_rules.compile_text(text)
    one, _ = items(ruleset)
    known = Known(kinds={asked.key: asked.kind for asked in ruleset.inputs})
    assert table_of(_rest(one), assume(one.cases[0].when, known, holds=False)) is None
    evaluator = cchc_rules.evaluator(ruleset)
    for part, points in ((8999, "1.5"), (9000, "1.5"), (9001, "2")):
        found = evaluator.index({"1.a": part, "1.b": 10000, "2.c": "z"})
        assert found.total.low == Fraction(points)
    assert Held.of(ruleset).evaluator.left is None
