"""Ranks of the units of a table by the clause of its ruleset, as `analyses.ranking` gives them to dossiers.

Units are compared by what the columns of `backends.columns.keys` hold, which is exact or bounds it closely.
Where that does not tell two units apart, and is not exact, both are scored by `exact`: no rank rests on a
number that is cut off. An open score is a range, and so is its rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import floor
from typing import TypeAlias

import polars as pl
from attrs import frozen

from cchc_rules.analyses.tables.leagues import league_names, names_of_leagues
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.backends.columns.keys import HIGH, LOW, REST, key_names, names_of
from cchc_rules.backends.columns.plan import low
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Points

RANK, BEST, WORST = "rank", "rank.best", "rank.worst"
KINDS = dict.fromkeys((RANK, BEST, WORST), pl.Int64)
_AT = "~at"
# Beyond every number that units are ranked by, counted in rests; and beyond how many units there are.
_BEYOND = pl.lit(2**80, dtype=pl.Int128)
_MANY = 2**32

# What rows are ranked by, exactly, by their numbers.
Exact: TypeAlias = Callable[[pl.Series], Mapping[int, Sequence[Points]]]


@frozen
class Ranks:
    """The columns of the ranks, and how many rows took `exact` to be told apart."""

    columns: pl.DataFrame
    by_hand: int


def ranks(
    scores: pl.DataFrame | pl.LazyFrame, ruleset: ir.Ruleset, within: Sequence[str], exact: Exact
) -> Ranks:
    """The rank of every row, and the best and the worst it can still be, among its league.

    A row without an index has none. The rank is empty while it is open. Of the scores a few columns are
    read at a time.
    """
    ranking = ruleset.ranking
    assert ranking is not None
    units = _units(scores.lazy(), ruleset, within)
    doubtful = _close(units)
    found = _counted(_coded(units, exact(doubtful) if len(doubtful) else {}), dense=ranking.dense)
    made = pl.DataFrame({_AT: units.at, **found})
    height = scores.lazy().select(pl.len()).collect().item()
    if made.height < height:
        every = pl.DataFrame({_AT: pl.int_range(height, eager=True)})
        made = every.join(made, on=_AT, how="left", maintain_order="left")
    only = pl.when(pl.col(BEST) == pl.col(WORST)).then(pl.col(BEST))
    return Ranks(made.select(only.alias(RANK), BEST, WORST), len(doubtful))


def close(scores: pl.DataFrame, ruleset: ir.Ruleset) -> pl.Series:
    """The rows of a league that take `exact` to be told apart."""
    return _close(_units(scores.lazy(), ruleset, ()))


def ordered(columns: Sequence[str], ruleset: ir.Ruleset) -> list[str]:
    """The columns of a table of scores with ranks in their order: ranks stand beside the index."""
    hidden = {*key_names(ruleset), *KINDS}
    kept = [name for name in columns if name not in hidden]
    place = kept.index("index.published") + 1
    return [*kept[:place], *KINDS, *kept[place:]]


# ── what units are ranked by ───────────────────────────────────────────────────────────────


@frozen(eq=False, kw_only=True)
class _Units:
    """The units that have an index: where they stand, their leagues, and by what they are ranked.

    `low` and `high` are the ends of what they are ranked by, place by place: a number that is not above
    it, and one that is not below. Both ends of a unit that is not `open` are one.
    """

    at: pl.Series
    row: pl.Series
    league: pl.Series
    low: tuple[tuple[pl.Series, pl.Series], ...]
    high: tuple[tuple[pl.Series, pl.Series], ...]
    open: pl.Series

    def ends(self) -> Iterator[tuple[pl.Series, pl.Series]]:
        """For every place the bounds of the ends: all the low ones, then the high ones of who is open."""
        if not self.open.any():
            yield from self.low
            return
        for one, other in zip(self.low, self.high, strict=True):
            down, up = (
                pl.concat([here, there.filter(self.open)]) for here, there in zip(one, other, strict=True)
            )
            yield down, up

    def of_ends(self, said: pl.Series) -> pl.Series:
        """What is said of the units, said of their ends."""
        return pl.concat([said, said.filter(self.open)])


def _units(scores: pl.LazyFrame, ruleset: ir.Ruleset, within: Sequence[str]) -> _Units:
    here = scores.with_row_index(_AT).filter(pl.col(low("index")).is_not_null())
    named = here.select(pl.col(_AT).cast(pl.Int64), ROW, *within).collect()
    league = pl.struct(names_of_leagues(within)).rank("dense") if within else pl.repeat(0, pl.len())
    leagues = named.hstack(league_names(named, within)).select(league.cast(pl.Int64)).to_series()
    lows, highs = [], []
    open_ = pl.repeat(value=False, n=named.height, eager=True)
    for place in range(0 if ruleset.ranking is None else 1 + len(ruleset.ranking.breakers)):
        least, most = (_bounds(here, place, end) for end in (LOW, HIGH))
        differs = (least[0] != most[0]) | (least[1] != most[1])
        open_ |= differs
        lows.append(least)
        # What is the same is kept once.
        highs.append(most if differs.any() else least)
    return _Units(
        at=named[_AT], row=named[ROW], league=leagues, low=tuple(lows), high=tuple(highs), open=open_
    )


def _bounds(here: pl.LazyFrame, place: int, end: str) -> tuple[pl.Series, pl.Series]:
    down, down_rest, up, up_rest = names_of(place, end)
    made = here.select(
        pl.col(whole).cast(pl.Int128) * REST + pl.col(rest).cast(pl.Int128)
        for whole, rest in ((down, down_rest), (up, up_rest))
    ).collect()
    return made[down], made[down] if made[down].equals(made[up]) else made[up]


# ── close ones ─────────────────────────────────────────────────────────────────────────────


def _close(units: _Units) -> pl.Series:
    """The rows whose numbers are not exact and may be another unit's, or in another order than they look."""
    ends = [*units.ends()]
    rough = [down < up for down, up in ends]
    found = [units.row.clear()]
    if not any(one.any() for one in rough):
        return found[0]
    rows, group = units.of_ends(units.row), units.of_ends(units.league)
    left = pl.int_range(len(rows), eager=True)
    for (down, up), here in zip(ends, rough, strict=True):
        table = pl.DataFrame({"left": left, "group": group, "down": down[left], "up": up[left]})
        # Groups stand one after the other, since what is beyond all numbers lies between them.
        start = pl.col("group").cast(pl.Int128) * _BEYOND
        table = table.select("left", pl.col("down") + start, pl.col("up") + start).sort("down")
        apart = (table["down"] > table["up"].cum_max().shift(1)).fill_null(value=True)
        # Numbers that may be equal are a group; only there does it matter what comes next.
        several = ~apart | ~apart.shift(-1, fill_value=True)
        group, left = apart.cum_sum().filter(several), table["left"].filter(several)
        found.append(rows[left].filter(here[left]))
    return pl.concat(found).unique().sort()


# ── codes ──────────────────────────────────────────────────────────────────────────────────


@frozen(eq=False)
class _Coded:
    """The least and the most that each unit can be ranked by, as numbers in one order, league by league."""

    league: pl.Series
    least: pl.Series
    most: pl.Series


def _coded(units: _Units, exact: Mapping[int, Sequence[Points]]) -> _Coded:
    values = {row: [(one.low * REST, one.high * REST) for one in key] for row, key in exact.items()}
    # Between two whole numbers of rests: what comes after the lower one, in its order.
    parts = sorted({value % 1 for key in values.values() for pair in key for value in pair} - {0})
    after = {part: place for place, part in enumerate(parts, start=1)}
    at = units.row.search_sorted(pl.Series([*values], dtype=pl.Int64))
    many = pl.lit(1 + len(parts), dtype=pl.Int128)
    ends = []
    for end, bounds in enumerate((units.low, units.high)):
        made = []
        for place, (down, _) in enumerate(bounds):
            raised = pl.select(pl.lit(down) * many).to_series() if values else down
            said = [
                floor(key[place][end]) * (1 + len(parts)) + after.get(key[place][end] % 1, 0)
                for key in values.values()
            ]
            made.append(raised.scatter(at, pl.Series(said, dtype=pl.Int128)) if values else raised)
        ends.append(made)
    codes = units.of_ends(units.league)
    for one, other in zip(*ends, strict=True):
        here = pl.concat([one, other.filter(units.open)]).rank("dense").cast(pl.Int64)
        codes = (codes * _MANY + here).rank("dense").cast(pl.Int64)
    least, most = codes[: len(units.row)], codes[len(units.row) :]
    if most.is_empty():
        return _Coded(units.league, least, least)
    return _Coded(units.league, least, least.clone().scatter(units.open.arg_true(), most))


# ── counting ───────────────────────────────────────────────────────────────────────────────


def _counted(units: _Coded, *, dense: bool) -> dict[str, pl.Series]:
    """The best and the worst rank, counted as `analyses.ranking.places` counts them."""
    least, most, league = units.least, units.most, units.league
    open_ = least < most
    finals = pl.DataFrame({"league": league, "code": least}).filter(~open_).unique()
    final = _Above.of(finals["league"], finals["code"])
    if not open_.any():
        only = 1 + (final if dense else _Above.of(league, least)).count(league, least)
        return {BEST: only, WORST: only}
    above, itself = _Above.of(league, least), open_.cast(pl.Int64)
    if not dense:
        possibly = _Above.of(league, most)
        return {BEST: 1 + above.count(league, most), WORST: 1 + possibly.count(league, least) - itself}
    others = _Above.of(league.filter(open_), most.filter(open_))
    certain = final.count(league, most)
    # Open scores may fall together with others, or each stand alone.
    some = (above.count(league, most) > 0).cast(pl.Int64)
    most_above = final.count(league, least) + others.count(league, least) - itself
    return {BEST: 1 + certain.zip_with(certain > 0, some), WORST: 1 + most_above}


@frozen(eq=False)
class _Above:
    """Codes in order; those of one league stand side by side."""

    leagues: pl.Series
    codes: pl.Series

    @classmethod
    def of(cls, leagues: pl.Series, codes: pl.Series) -> _Above:
        """Codes and the leagues of those who have them."""
        return cls(leagues.sort(), codes.sort())

    def count(self, league: pl.Series, code: pl.Series) -> pl.Series:
        """How many of a league stand above a code of it."""
        ends = self.leagues.search_sorted(league, side="right").cast(pl.Int64)
        return ends - self.codes.search_sorted(code, side="right").cast(pl.Int64)
