"""Two tables of scores of the same units, held against each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

import polars as pl
from attrs import frozen

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
from cchc_rules.backends.columns.plan import high, low
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

QUANTILES = (0, 10, 25, 50, 75, 90, 100)
WIDTH = 5 * 10**6
MOST_BINS = 24
MOVERS = 10
REJECTIONS = 20
_LOW, _HIGH, _FINAL = low("index"), high("index"), "index.published"

# What a unit is ranked by: its index, then the breakers in their order.
Key: TypeAlias = tuple[int, ...]


@frozen
class Side:
    """A ruleset and the scores of the table under it; with breakers, those of every node."""

    ruleset: ir.Ruleset
    scored: TableScores


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


def needs_nodes(ruleset: ir.Ruleset) -> bool:
    """Whether the ranking looks at more than the index."""
    return ruleset.ranking is not None and bool(ruleset.ranking.breakers)


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
    if values.is_empty():
        return None
    ordered = values.sort().to_list()
    count = len(ordered)
    places = ((percent, max(-(-percent * count // 100), 1) - 1) for percent in QUANTILES)
    return Spread(
        units=count,
        mean=Fraction(sum(ordered), count),
        quantiles=tuple((percent, ordered[place]) for percent, place in places),
    )


def _bins(before: pl.Series, after: pl.Series) -> tuple[int, tuple[Bin, ...]]:
    """Bins of one width from the lowest to the highest index."""
    values = before.to_list(), after.to_list()
    if not values[0]:
        return WIDTH, ()
    least, most = (pick(*values[0], *values[1]) for pick in (min, max))
    width = WIDTH
    while most // width - least // width >= MOST_BINS:
        width *= 2
    first, last = least // width, most // width
    counts = [[0] * (last - first + 1) for _ in values]
    for side, column in zip(counts, values, strict=True):
        for value in column:
            side[value // width - first] += 1
    return width, tuple(
        Bin(low=(first + place) * width, before=one, after=other)
        for place, (one, other) in enumerate(zip(*counts, strict=True))
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
    keys = [_keys(side.ruleset, scores) for side, scores in zip(both, kept, strict=True)]
    common = [row for row in keys[0] if row in keys[1]]
    names = dict(kept[0].select(ROW, pl.concat_list(pl.col(*units).cast(pl.String))).iter_rows())
    before, after = ([side[row] for row in common] for side in keys)
    places = [
        ranked(column, dense=side.ruleset.ranking is not None and side.ruleset.ranking.dense)
        for side, column in zip(both, (before, after), strict=True)
    ]
    indexes = [dict(one.select(ROW, _FINAL).iter_rows()) for one in kept]
    steps = [one - other for one, other in zip(*places, strict=True)]
    moved = sorted(
        (place for place, step in enumerate(steps) if step),
        key=lambda place: (-abs(steps[place]), common[place]),
    )
    return Ranks(
        up=sum(1 for step in steps if step > 0),
        down=sum(1 for step in steps if step < 0),
        same=sum(1 for step in steps if not step),
        unsettled=len(kept[0].join(kept[1], on=ROW, how="semi")) - len(common),
        movers=tuple(
            Mover(
                unit=_unit(names[common[place]]),
                before=places[0][place],
                after=places[1][place],
                index_before=indexes[0][common[place]],
                index_after=indexes[1][common[place]],
            )
            for place in moved[:MOVERS]
        ),
    )


def ranked(keys: Sequence[Key], *, dense: bool) -> list[int]:
    """The rank of each key, the greatest first; equals share one, as `analyses.ranking` counts them."""
    ordered = sorted(set(keys) if dense else keys)
    return [1 + len(ordered) - bisect_right(ordered, key) for key in keys]


def _keys(ruleset: ir.Ruleset, scores: pl.DataFrame) -> dict[int, Key]:
    """What each settled row is ranked by; without a clause that is the published index."""
    ranking = ruleset.ranking
    index = _FINAL if ranking is None or ranking.on_rounded else _LOW
    settled = pl.col(_FINAL).is_not_null()
    breakers = ranking.breakers if ranking is not None else ()
    for one in breakers:
        settled &= pl.col(low(one)) == pl.col(high(one))
    rows = scores.filter(settled).select(ROW, index, *(_merit(ruleset, one) for one in breakers))
    return {row: tuple(key) for row, *key in rows.iter_rows()}


def _merit(ruleset: ir.Ruleset, breaker: str) -> pl.Expr:
    """The points of a node as a merit: those of a penalty count against the unit."""
    node = next(one for one in nodes(ruleset.children) if one.id == breaker)
    points = pl.col(low(breaker))
    return -points if node.level is ir.Level.PENALTY else points
