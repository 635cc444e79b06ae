"""Units of a table measured by each other: who takes part in a figure, and what becomes of rejected rows."""

from __future__ import annotations

from fractions import Fraction
from unittest import mock

import pytest

import cchc_rules
from cchc_rules.ir.walk import figures_of
from tests.strategies.together import LEAGUE, Row, frame, ruleset

pytest.importorskip("polars")
pytest.importorskip("narwhals")

import polars as pl

from cchc_rules.analyses.tables import tables
from cchc_rules.analyses.tables.layout import layout_of
from cchc_rules.analyses.tables.leagues import Figures

RULESET = ruleset()
A, B = (one.owner for one in RULESET.inputs if one.name in {"a", "b"})
BEST, MEAN, LEAST = (A, "a@best"), (B, "b@mean"), (B, "b@least")


def unit(name: str | None, a: int | None = 1, b: int | None = 1, league: str | None = "A") -> Row:
    rest = {"co_tthc": True, "nguoi": 5, "dung": 1, "tat_ca": 3, "nhac": 0, "1.na": False}
    return {"unit": name, LEAGUE: league, "a": a, "b": b, **rest}


def figures(table: pl.DataFrame, within: tuple[str, ...] = ()) -> Figures:
    layout = layout_of(RULESET, table.columns, ("unit",), within)
    return tables.figures_over(RULESET, layout, table, tables.twice(table.select("unit")))


def test_figures_of_the_whole_table_are_exact() -> None:
    found = figures(frame([unit("u", 3, 1), unit("v", 8, 2), unit("w", 5, 5)]))
    assert {BEST: 8, MEAN: Fraction(8, 3), LEAST: 1} == found.of(None)


def test_sums_that_leave_64_bits_are_exact() -> None:
    most = 2**63 - 1
    found = figures(frame([unit(f"u{place}", b=most - place % 2) for place in range(8)]))
    assert most - Fraction(1, 2) == found.of(None)[MEAN]


def test_a_mean_too_wide_for_columns_is_scored_by_the_reference() -> None:
    most = 2**63 - 1
    rows = [unit(f"u{place}", b=most - place, league="AB"[place % 2]) for place in range(5)]
    made = cchc_rules.score_table(RULESET, frame(rows), within=LEAGUE, detail="nodes").scores
    assert [7, 7, 7, 0, 0] == [points // 10**6 for points in made["2.low"]]


def test_an_unlawful_answer_is_none_and_leaves_the_figure_open() -> None:
    found = figures(frame([unit("u", 3), unit("v", -8), unit("w", 5)]))
    assert {MEAN: 1, LEAST: 1} == found.of(None)


def test_an_answer_counts_though_its_row_is_rejected_for_another() -> None:
    table = frame([unit("u", 3), {**unit("v", 8), "tat_ca": -1}])
    assert 8 == figures(table).of(None)[BEST]
    made = cchc_rules.score_table(RULESET, table)
    assert (["u"], ["v"]) == (made.scores["unit"].to_list(), made.rejected["unit"].to_list())


def test_a_row_that_repeats_a_unit_is_no_other_unit() -> None:
    assert 3 == figures(frame([unit("u", 3), unit("u", 9), unit("v", 1)])).of(None)[BEST]


def test_of_a_row_without_a_unit_nobody_knows_whose_it_is() -> None:
    assert {} == figures(frame([unit("u", 3), unit(None, 1)])).of(None)


def test_a_figure_in_which_nobody_takes_part_is_open() -> None:
    found = figures(frame([{**unit("u", 3), "1.na": True}, {**unit("v", None), "co_tthc": False}]))
    assert {MEAN, LEAST} == set(found.of(None))


def test_a_claim_nobody_can_read_is_no_claim() -> None:
    table = frame([unit("u", 3), unit("v", 8)]).with_columns(pl.Series("1.na", [0, 7]))
    assert 8 == figures(table).of(None)[BEST]


def test_each_league_has_figures_of_its_own() -> None:
    table = frame([unit("u", 3), unit("v", 8, league="B"), unit("w", None, league="C"), unit("x", 5)])
    found = figures(table, (LEAGUE,))
    known = {name: found.of(place) for place, (name,) in enumerate(found.leagues)}
    assert {"a": 5, "b": 8, "c": None} == {name: one.get(BEST) for name, one in known.items()}


def test_a_league_is_one_however_its_name_is_written() -> None:
    table = frame([unit("u", 3, league="Khối sở"), unit("v", 8, league=" KHỐI  SỞ")])
    assert [{BEST: 8}] == [{BEST: one[BEST]} for one in figures(table, (LEAGUE,)).known]
    made = cchc_rules.score_table(RULESET, table, within=LEAGUE, detail="nodes").scores
    assert [2_625_000, 7_000_000] == made["1.low"].to_list()


def test_a_row_without_a_league_is_rejected_and_measures_nobody() -> None:
    table = frame([unit("u", 3), unit("v", 8, league=None)])
    assert 3 == figures(table, (LEAGUE,)).of(0)[BEST]
    made = cchc_rules.score_table(RULESET, table, within=LEAGUE)
    assert [("v", None, 1, LEAGUE, "no-league", None)] == made.rejected.rows()
    assert ["unit", LEAGUE, "~row"] == made.scores.columns[:3]


def test_leagues_may_be_years_and_texts_together() -> None:
    rows = [{**unit(f"u{place}", place), "năm": 2020 + place % 2} for place in range(6)]
    table = pl.DataFrame(rows)
    found = figures(table, ("năm", LEAGUE))
    assert {("2020", "a"): 4, ("2021", "a"): 5} == {
        name: found.of(place)[BEST] for place, name in enumerate(found.leagues)
    }


@pytest.mark.parametrize(
    ("within", "code"), [("nowhere", "CR610"), ("list", "CR611")], ids=["not there", "no name"]
)
def test_a_league_that_cannot_be_is_told(within: str, code: str) -> None:
    table = frame([unit("u")]).with_columns(pl.Series("list", [[1]]))
    with pytest.raises(cchc_rules.TableError) as raised:
        cchc_rules.score_table(RULESET, table, within=within)
    assert code in str(raised.value)


def test_a_ruleset_without_figures_reads_the_table_once() -> None:
    from tests.agreement.spark import TEXT

    plain = cchc_rules.compile_text(TEXT)
    assert () == figures_of(plain)
    table = pl.DataFrame({"unit": ["u"], "late": [1], "files": [2], "posted": [True]})
    with mock.patch.object(tables, "Gathering", side_effect=AssertionError):
        assert 1 == cchc_rules.score_table(plain, table).scores.height


def test_tables_without_a_row_that_is_scored_have_no_ranks() -> None:
    for table in (frame([]), frame([unit(None), {**unit("v"), "tat_ca": -1}])):
        made = cchc_rules.score_table(RULESET, table, within=LEAGUE, rank=True)
        assert (0, table.height) == (made.scores.height, made.rejected.height)
        assert {"rank", "rank.best", "rank.worst"} <= set(made.scores.columns)


def test_without_a_clause_nothing_is_ranked() -> None:
    plain = ruleset("")
    with pytest.raises(cchc_rules.TableError) as raised:
        cchc_rules.score_table(plain, frame([unit("u")]), rank=True)
    assert "CR707" in str(raised.value)
