"""Two tables of scores of the same units, held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import polars as pl
from attrs import frozen

from cchc_rules.analyses.tables.ranks import RANK, Exact, ranks
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.analyses.tables.showing import BETWEEN, grade_name
from cchc_rules.analyses.tables.tables import TableScores
from cchc_rules.analyses.whatif.movement import (
    Bin,
    Bounds,
    Counted,
    Grades,
    Movement,
    Mover,
    Passage,
    Ranks,
    Rejection,
    Spread,
)
from cchc_rules.backends.columns.keys import HIGH, LOW, key_names, names_of
from cchc_rules.backends.columns.plan import high, low
from cchc_rules.ir import nodes as ir

QUANTILES = (0, 10, 25, 50, 75, 90, 100)
WIDTH = 5 * 10**6
MOST_BINS = 24
MOVERS = 10
REJECTIONS = 20
_LOW, _HIGH, _FINAL = low("index"), high("index"), "index.published"


@frozen
class Side:
    """A ruleset and the scores of the table under it, in the columns that are needed.

    `exact` gives what rows are ranked by that their scores do not tell apart.
    """

    ruleset: ir.Ruleset
    scored: TableScores
    exact: Exact


def movement(before: Side, after: Side, units: Sequence[str]) -> Movement:
    """How everything moves; `units` are the columns that name the unit of a row."""
    both = (before, after)
    kept = [side.scored.scores for side in both]
    common = (
        kept[0]
        .select(ROW, _FINAL)
        .join(kept[1].select(ROW, pl.col(_FINAL).alias("after")), on=ROW, how="inner", maintain_order="left")
    )
    settled = common.drop_nulls([_FINAL, "after"])
    change = settled["after"] - settled[_FINAL]
    width, bins = _bins(settled[_FINAL], settled["after"])
    spreads = (_spread(settled[_FINAL]), _spread(settled["after"]))
    return Movement(
        rows=len(kept[0]) + before.scored.rejected[ROW].n_unique(),
        counted=(_counted(before), _counted(after)),
        spreads=None if spreads[0] is None or spreads[1] is None else (spreads[0], spreads[1]),
        up=int((change > 0).sum()),
        down=int((change < 0).sum()),
        same=int((change == 0).sum()),
        greatest_gain=max([0, *change.sort()[-1:].to_list()]),
        greatest_loss=min([0, *change.sort()[:1].to_list()]),
        width=width,
        bins=bins,
        grades=tuple(_grades(before, after, kept)),
        ranks=_ranks(both, kept, units),
        rejections=(_rejections(before, units), _rejections(after, units)),
    )


def columns_needed(ruleset: ir.Ruleset) -> tuple[str, ...]:
    """The columns of a table of scores that a movement looks at, the unit left out."""
    grades = (f"{grade_name(ruleset, place)}.possible" for place, _ in enumerate(ruleset.gradings))
    return tuple(dict.fromkeys((ROW, _LOW, _HIGH, _FINAL, *grades, *key_names(ruleset))))


# ── scores ─────────────────────────────────────────────────────────────────────────────────


def _counted(side: Side) -> Counted:
    scores = side.scored.scores
    indexed = scores.filter(pl.col(_LOW).is_not_null())
    final = pl.col(_FINAL).is_not_null()
    known = len(indexed)
    settled = len(indexed.filter(final))
    low_end, high_end = (
        _spread(indexed.select(pl.when(final).then(pl.col(_FINAL)).otherwise(pl.col(end))).to_series())
        for end in (_LOW, _HIGH)
    )
    return Counted(
        settled=settled,
        open=known - settled,
        without=len(scores) - known,
        rejected=side.scored.rejected[ROW].n_unique(),
        bounds=None if low_end is None or high_end is None else Bounds(low_end, high_end),
    )


def _spread(values: pl.Series) -> Spread | None:
    """The mean, and by nearest rank the values that so many percent of the units do not exceed."""
    count = len(values)
    if not count:
        return None
    places = [max(-(-percent * count // 100), 1) - 1 for percent in QUANTILES]
    return Spread(
        units=count,
        mean=Fraction(int(values.cast(pl.Int128).sum()), count),
        quantiles=tuple(zip(QUANTILES, values.sort().gather(places).to_list(), strict=True)),
    )


def _bins(before: pl.Series, after: pl.Series) -> tuple[int, tuple[Bin, ...]]:
    """Bins of one width from the lowest to the highest index."""
    if before.is_empty():
        return WIDTH, ()
    ends = pl.concat([before, after.alias(before.name)]).sort()
    least, most = int(ends[0]), int(ends[-1])
    width = WIDTH
    while most // width - least // width >= MOST_BINS:
        width *= 2
    places = range(least // width, most // width + 1)
    counts = [dict((side // width).alias("bin").value_counts().iter_rows()) for side in (before, after)]
    return width, tuple(
        Bin(low=place * width, before=counts[0].get(place, 0), after=counts[1].get(place, 0))
        for place in places
    )


def _rejections(side: Side, units: Sequence[str]) -> tuple[Rejection, ...]:
    """The first reasons for which rows are rejected, in the order of the table."""
    told = side.scored.rejected.head(REJECTIONS)
    named = told.select(*(pl.col(name).cast(pl.String) for name in units)).rows()
    rest = told.select(ROW, "column", "reason", "value").rows()
    return tuple(
        Rejection(row=row + 1, unit=_unit(unit), column=column, reason=reason, value=value)
        for unit, (row, column, reason, value) in zip(named, rest, strict=True)
    )


def _unit(names: Sequence[str | None]) -> str:
    return " · ".join(part for part in names if part is not None)


# ── grades ─────────────────────────────────────────────────────────────────────────────────


def _grades(before: Side, after: Side, kept: Sequence[pl.DataFrame]) -> list[Grades]:
    """The passages of every grading that both rulesets have, by what it is for."""
    found = []
    places = {grading.target: place for place, grading in enumerate(after.ruleset.gradings)}
    for place, grading in enumerate(before.ruleset.gradings):
        if grading.target not in places:
            continue
        later = places[grading.target]
        columns = (grade_name(before.ruleset, place), grade_name(after.ruleset, later))
        sides = [
            one.select(ROW, pl.col(f"{name}.possible").alias(f"{number}"))
            for number, (one, name) in enumerate(zip(kept, columns, strict=True))
        ]
        counts = sides[0].join(sides[1], on=ROW).group_by("0", "1").agg(pl.len()).sort("0", "1")
        names = [one.name for one in (*grading.grades, *after.ruleset.gradings[later].grades)]
        found.append(
            Grades(
                target=grading.target,
                names=tuple(dict.fromkeys(names)),
                passages=tuple(
                    Passage(before=_names(one), after=_names(other), units=units)
                    for one, other, units in counts.iter_rows()
                ),
            )
        )
    return found


def _names(possible: str) -> tuple[str, ...]:
    return tuple(possible.split(BETWEEN)) if possible else ()


# ── ranks ──────────────────────────────────────────────────────────────────────────────────


def _ranks(both: Sequence[Side], kept: Sequence[pl.DataFrame], units: Sequence[str]) -> Ranks:
    """The ranks among the units that are settled on both sides, so that both rank the same units."""
    settled = [_settled(side.ruleset, scores) for side, scores in zip(both, kept, strict=True)]
    common = settled[0].select(ROW).join(settled[1].select(ROW), on=ROW, how="inner", maintain_order="left")
    places = [
        _places(side, common.join(one, on=ROW, how="left", maintain_order="left"))
        for side, one in zip(both, settled, strict=True)
    ]
    steps = common.with_columns(places[0].alias("before"), places[1].alias("after")).with_columns(
        (pl.col("before") - pl.col("after")).alias("steps")
    )
    moved = steps.filter(pl.col("steps") != 0).with_columns(pl.col("steps").abs().alias("far"))
    movers = moved.sort(["far", ROW], descending=[True, False]).head(MOVERS)
    named = [
        movers.select(ROW).join(one.select(ROW, *columns), on=ROW, how="left", maintain_order="left")
        for one, columns in zip(kept, ((*units, _FINAL), (_FINAL,)), strict=True)
    ]
    names = named[0].select(pl.col(name).cast(pl.String) for name in units).rows()
    return Ranks(
        up=int((steps["steps"] > 0).sum()),
        down=int((steps["steps"] < 0).sum()),
        same=int((steps["steps"] == 0).sum()),
        unsettled=len(kept[0].join(kept[1], on=ROW, how="semi")) - len(common),
        movers=tuple(
            Mover(unit=_unit(name), before=one, after=other, index_before=earlier, index_after=later)
            for name, one, other, earlier, later in zip(
                names,
                movers["before"],
                movers["after"],
                named[0][_FINAL],
                named[1][_FINAL],
                strict=True,
            )
        ),
    )


def _settled(ruleset: ir.Ruleset, scores: pl.DataFrame) -> pl.DataFrame:
    """The rows in which nothing is open that units are ranked by."""
    settled = pl.col(_FINAL).is_not_null()
    for place in range(0 if ruleset.ranking is None else 1 + len(ruleset.ranking.breakers)):
        for one, other in zip(names_of(place, LOW), names_of(place, HIGH), strict=True):
            settled &= pl.col(one) == pl.col(other)
    return scores.filter(settled)


def _places(side: Side, scores: pl.DataFrame) -> pl.Series:
    """The rank of each settled row; without a clause by the published index."""
    if side.ruleset.ranking is None:
        return scores[_FINAL].rank("min", descending=True).cast(pl.Int64)
    return ranks(scores, side.ruleset, (), side.exact).columns[RANK]
