"""Units of `agreement/together.cchc`, measured and ranked by each other: as rows and as dossiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import TypeAlias

import polars as pl
from attrs import evolve
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.analyses.cohort import score_cohort
from cchc_rules.analyses.ranking import rank
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Value
from cchc_rules.ir.scorecard import Scorecard
from tests.repository.project import ROOT

TEXT = (ROOT / "tests" / "agreement" / "together.cchc").read_text(encoding="utf-8")
CLAUSE = "xếp hạng theo chỉ số, đồng hạng bỏ số, phân định bằng 3, 4"
CLAUSES = (
    CLAUSE,
    "xếp hạng theo chỉ số, đồng hạng liền số, phân định bằng 4",
    "xếp hạng theo chỉ số đã làm tròn, đồng hạng bỏ số, phân định bằng 4, 3",
    "xếp hạng theo chỉ số đã làm tròn, đồng hạng liền số",
)
LEAGUE = "khối"
COUNTS = ("nguoi", "a", "b", "dung", "tat_ca", "nhac")
SCHEMA = {
    "unit": pl.String,
    LEAGUE: pl.String,
    "co_tthc": pl.Boolean,
    **dict.fromkeys(COUNTS, pl.Int64),
    "1.na": pl.Boolean,
}

# Parts of wholes that are equal, or differ by so little that neither a millionth nor what is finer shows it.
CLOSE = (
    (1, 3),
    (10**9, 3 * 10**9),
    (333_333_333, 10**9),
    (333_333_334, 10**9 + 2),
    (333_333_333_334, 10**12 + 2),
    (10**9 - 1, 3 * 10**9 - 2),
    (10**9 + 1, 3 * 10**9 + 2),
    (10**9 + 2, 3 * 10**9 + 5),
)

Row: TypeAlias = Mapping[str, str | bool | int | None]


def ruleset(clause: str = CLAUSE, rounding: str = "không làm tròn") -> ir.Ruleset:
    """The ruleset with another clause and another rounding."""
    return cchc_rules.compile_text(TEXT.replace(CLAUSE, clause).replace("không làm tròn", rounding))


def frame(rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as a table."""
    return pl.DataFrame(list(rows), schema=SCHEMA)


def dossier(row: Row, of: ir.Ruleset) -> Dossier:
    """The dossier that says what a row says."""
    answers: dict[tuple[str | None, str], Value] = {}
    for asked in of.inputs:
        value = row[asked.name]
        if isinstance(value, bool):
            answers[asked.key] = value
        elif isinstance(value, int):
            answers[asked.key] = Fraction(value)
    claims = {one.owner or "": "Không có" for one in of.inputs if one.name == "a" and row["1.na"]}
    return Dossier(ruleset=of.id, year=of.year, unit=str(row["unit"]), answers=answers, na_claims=claims)


def cards_of(of: ir.Ruleset, rows: Sequence[Row]) -> list[Scorecard]:
    """The scorecards of units that are scored together, in the order of the rows."""
    members, found = score_cohort(of, [dossier(row, of) for row in rows])
    assert () == found
    by_name = {one.scorecard.unit: one.scorecard for one in members}
    return [evolve(by_name[str(row["unit"])]) for row in rows]


def standings(of: ir.Ruleset, cards: Sequence[Scorecard]) -> dict[str, tuple[int, int] | None]:
    """The best and the worst rank of every unit by name."""
    league, found = rank(of, cards)
    assert league is not None, found
    (table,) = league.tables
    return {row.unit: None if row.rank is None else (row.rank.best, row.rank.worst) for row in table.rows}


@st.composite
def sheets(draw: st.DrawFn, most: int = 40, *, settled: bool = False) -> list[Row]:
    """Units with few different answers, so that many are equal; some have left something out."""
    random = draw(st.randoms(use_true_random=False))
    gaps = 0 if settled else draw(st.sampled_from([0, 0, 30, 8]))
    leagues = draw(st.sampled_from(["A", "AB", "ABC"]))
    wide = draw(st.sampled_from([1, 2, 6]))
    return rows(random, draw(st.integers(2, most)), gaps=gaps, leagues=leagues, wide=wide)


def rows(random: Random, count: int, *, gaps: int = 0, leagues: str = "ABC", wide: int = 6) -> list[Row]:
    """So many units; one answer in `gaps` is left out. The least `wide` makes them nearly equal."""

    def said(value: bool | int) -> bool | int | None:  # noqa: FBT001 - an answer
        return None if gaps and not random.randrange(gaps) else value

    made: list[Row] = []
    for place in range(count):
        total = random.randrange(wide + 2)
        part = random.randrange(total + 1)
        if wide == 1:
            part, total = random.choice(CLOSE)
        made.append(
            {
                "unit": f"u{place}",
                LEAGUE: random.choice(leagues),
                "co_tthc": said(bool(random.randrange(4))),
                "nguoi": said(random.randrange(6)),
                "a": said(random.randrange(wide + 1)),
                "b": said(random.randrange(wide + 1)),
                "dung": said(part),
                "tat_ca": said(total),
                "nhac": said(random.randrange(5)),
                "1.na": not random.randrange(8),
            }
        )
    return made
