"""What moves between two tables of scores: counted and ranked as one would by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from unittest import mock

import pytest

import cchc_rules
from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.whatif.movement import SCALE, Simulation
from cchc_rules.analyses.whatif.to_json import to_json
from cchc_rules.workspace.simulating import simulate_at_hand

pl = pytest.importorskip("polars")

TEXT = """\
ruleset "try/move" year 2024
  title "To try tables with"
  pursuant to decision "1/QĐ-UBND" date 2024-01-01 by "UBND"
  applies to department
  total points 10, up to 10 points, no less than 0 points
  index exactly total points / max points
  round index 2 digits, half up
  group points are the sum
  when not applicable: 0 points
  without evidence: explain
  source illustrative "made up"
  grades according to rounded index
    "A": from 80% up
    "B": from 50% to under 80%
    "C": under 50%
criterion 1 [files] "Files" at most 6 points
  ask done: count "Done"
  ask files: count "Files"
  score done / files
    from 90% up: 6 points
    from 60% to under 90%: 3 points
    under 60%: 0 points
    files = 0: not applicable
  no evidence needed
criterion 2 [posted] "Posted" at most 4 points
  ask posted: yes or no "Posted?"
  score posted
    yes: 4 points
    no: 0 points
  no evidence needed
"""
UNITS: dict[str, list[object]] = {
    "unit": ["a", "b", "c", "d", "e", "f"],
    "done": [95, 92, 90, 70, None, -1],
    "files": [100, 100, 100, 100, 100, 100],
    "posted": [True, True, False, True, True, True],
}


def simulated(folder: Path, *changes: str, text: str = TEXT) -> Simulation:
    path = folder / "ruleset.cchc"
    path.write_text(text, encoding="utf-8")
    return cchc_rules.simulate(path, pl.DataFrame(UNITS), changes)


def test_scores_are_counted_before_and_after(tmp_path: Path) -> None:
    # Before: a 10, b 10, c 6, d 7, e open between 4 and 10, f rejected. After: b 7, c 3.
    moves = simulated(tmp_path, "1: 90% -> 93%").movement
    assert 6 == moves.rows
    before, after = moves.counted
    for one in (before, after):
        assert (4, 1, 0, 1) == (one.settled, one.open, one.without, one.rejected)
    percent = 10**6
    assert [(Fraction(370, 5), Fraction(430, 5)), (Fraction(310, 5), Fraction(370, 5))] == [
        (one.bounds.low.mean / percent, one.bounds.high.mean / percent)
        for one in (before, after)
        if one.bounds is not None
    ]
    assert before.bounds is not None
    assert ((50, 70 * percent), (50, 100 * percent)) == (
        before.bounds.low.quantiles[3],
        before.bounds.high.quantiles[3],
    )
    assert moves.spreads is not None
    assert (4, Fraction(330 * percent, 4)) == (moves.spreads[0].units, moves.spreads[0].mean)
    assert (4, Fraction(270 * percent, 4)) == (moves.spreads[1].units, moves.spreads[1].mean)
    assert (60, 60, 60, 70, 100, 100, 100) == tuple(one // percent for _, one in moves.spreads[0].quantiles)
    assert (30, 30, 30, 70, 70, 100, 100) == tuple(one // percent for _, one in moves.spreads[1].quantiles)
    assert (0, 2, 2, 0, -30 * percent) == (
        moves.up,
        moves.down,
        moves.same,
        moves.greatest_gain,
        moves.greatest_loss,
    )


def test_every_settled_unit_is_in_one_bin_of_each_side(tmp_path: Path) -> None:
    moves = simulated(tmp_path, "1: 90% -> 93%").movement
    bins = {one.low // 10**6: (one.before, one.after) for one in moves.bins if one.before or one.after}
    assert {30: (0, 1), 60: (1, 0), 70: (1, 2), 100: (2, 1)} == bins
    assert all(
        later.low - one.low == moves.width for one, later in zip(moves.bins, moves.bins[1:], strict=False)
    )


def test_grades_pass_from_one_to_another_and_open_ones_stay_open(tmp_path: Path) -> None:
    (grades,) = simulated(tmp_path, "1: 90% -> 93%").movement.grades
    assert {
        (("A",), ("A",)): 1,
        (("A",), ("B",)): 1,
        (("B",), ("B",)): 1,
        (("B",), ("C",)): 1,
        (("A", "B", "C"), ("A", "B", "C")): 1,
    } == {(one.before, one.after): one.units for one in grades.passages}


def test_ranks_move_among_the_settled_units(tmp_path: Path) -> None:
    # Before: a and b first, d third, c fourth. After: a first, b and d second, c fourth.
    ranks = simulated(tmp_path, "1: 90% -> 93%").movement.ranks
    assert (1, 1, 2, 1) == (ranks.up, ranks.down, ranks.same, ranks.unsettled)
    assert [("b", 1, 2, -1), ("d", 3, 2, 1)] == [
        (one.unit, one.before, one.after, one.steps) for one in ranks.movers
    ]


def test_the_clause_on_ranks_is_kept(tmp_path: Path) -> None:
    clause = "  ranking according to rounded index, ties skip numbers, ties broken by 2\n"
    text = TEXT.replace("  grades according", clause + "  grades according")
    ranks = simulated(tmp_path, "1 row 2: 3 points -> 2 points", text=text).movement.ranks
    # Now c and d have 60 each; d has posted, so that it stays before c.
    assert (0, 0, 4) == (ranks.up, ranks.down, ranks.same)


def test_rejected_rows_are_told_with_their_reason(tmp_path: Path) -> None:
    before, after = simulated(tmp_path, "1: 90% -> 93%").movement.rejections
    assert before == after
    assert [(6, "f", "done", "too-small", "-1")] == [
        (one.row, one.unit, one.column, one.reason, one.value) for one in before
    ]


def test_the_published_index_is_that_of_the_evaluator(tmp_path: Path) -> None:
    simulation = simulated(tmp_path, "1: 90% -> 93%")
    answers = {"1": {"done": 92, "files": 100}, "2": {"posted": True}}
    ruleset = simulation.after
    card = cchc_rules.score(
        ruleset, {"ruleset": ruleset.id, "year": ruleset.year, "unit": "b", "answers": answers}
    )
    (mover,) = (one for one in simulation.movement.ranks.movers if one.unit == "b")
    assert card.total.rounded_index == Fraction(mover.index_after, SCALE)


def test_a_table_moves_alike_in_whatever_chunks_it_is_read(tmp_path: Path) -> None:
    from cchc_rules.workspace import tables

    columns = {name: values * 7 for name, values in UNITS.items()}
    columns["unit"] = [f"u{place // 2}" for place in range(42)]
    pl.DataFrame(columns).write_parquet(tmp_path / "table.parquet")
    clause = "  ranking according to rounded index, ties skip numbers, ties broken by 2\n"
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT.replace("  grades according", clause + "  grades according"), encoding="utf-8")
    made = []
    for rows in (100, 5, 1):
        heard: list[tuple[int, int]] = []
        with mock.patch.object(tables, "ROWS", rows):
            one = simulate_at_hand(
                str(path),
                tmp_path / "table.parquet",
                Choices(),
                changes=["1: 90% -> 93%"],
                told=lambda *done, heard=heard: heard.append(done),
            )
        assert one.simulation is not None
        assert [(0, 42), (42, 42)] == [heard[0], heard[-1]]
        assert rows == 100 or len(heard) > 7
        made.append(to_json(one.simulation))
    assert made[0] == made[1] == made[2]


def test_nothing_settled_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT, encoding="utf-8")
    table = pl.DataFrame({**UNITS, "posted": [None] * 6}, schema_overrides={"posted": pl.Boolean})
    moves = cchc_rules.simulate(path, table, ["1: 90% -> 93%"]).movement
    assert (None, (), 0, 5) == (moves.spreads, moves.bins, moves.ranks.up, moves.ranks.unsettled)


def test_a_change_and_a_table_fail_as_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(cchc_rules.CchcError) as wrong:
        cchc_rules.simulate(path, pl.DataFrame(UNITS), ["1: 91% -> 93%"])
    assert "RulesetError" == type(wrong.value).__name__
    with pytest.raises(cchc_rules.TableError):
        cchc_rules.simulate(path, pl.DataFrame(UNITS).drop("done"), ["1: 90% -> 93%"])


def test_ranks_rest_on_no_number_that_is_cut_off(tmp_path: Path) -> None:
    text = TEXT.replace("  round index 2 digits, half up\n", "  ranking according to index\n")
    text = text.replace("grades according to rounded index", "grades according to index")
    start, end = text.index("  score done / files\n"), text.index("    files = 0: not")
    text = text[:start] + "  score in proportion to done / files\n" + text[end:]
    paths = [tmp_path / "before.cchc", tmp_path / "after.cchc"]
    paths[0].write_text(text, encoding="utf-8")
    paths[1].write_text(text.replace("yes: 4 points", "yes: 3 points"), encoding="utf-8")
    # The first two differ by less than 10⁻¹⁸ of a point.
    columns = {
        "unit": ["a", "b", "c"],
        "done": [10**9 + 1, 10**9 + 2, 1],
        "files": [3 * 10**9 + 2, 3 * 10**9 + 5, 1],
        "posted": [True, True, False],
    }
    ranks = cchc_rules.simulate(paths[0], pl.DataFrame(columns), against=paths[1]).movement.ranks
    assert {("a", 1, 2), ("b", 2, 3), ("c", 3, 1)} == {
        (one.unit, one.before, one.after) for one in ranks.movers
    }
