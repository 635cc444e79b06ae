"""Ranks of the units of a table by the clause of its ruleset, as `analyses.ranking` gives them to dossiers.

Units are compared by what the columns of `backends.columns.keys` hold, which is exact or bounds it closely.
Where that does not tell two units apart, and is not exact, both are scored by `exact`: no rank rests on a
number that is cut off. An open score is a range, and so is its rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
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
_LEAGUE, _AT = "~league", "~at"

# What rows are ranked by, exactly, by their numbers.
Exact: TypeAlias = Callable[[pl.Series], Mapping[int, Sequence[Points]]]


@frozen
class Ranks:
    """The columns of the ranks, and how many rows took `exact` to be told apart."""

    columns: pl.DataFrame
    by_hand: int


def columns_for(ruleset: ir.Ruleset, within: Sequence[str]) -> list[str]:
    """The columns of a table of scores that ranks need."""
    return [*within, ROW, low("index"), *key_names(ruleset)]


def ranks(scores: pl.DataFrame, ruleset: ir.Ruleset, within: Sequence[str], exact: Exact) -> Ranks:
    """The rank of every row, and the best and the worst it can still be, among its league.

    A row without an index has none. The rank is empty while it is open.
    """
    ranking = ruleset.ranking
    assert ranking is not None
    places = _places(ruleset)
    numbered = scores.with_row_index(_AT)
    here = _here(numbered, ruleset, within)
    doubtful = _close(here, places)
    here = _settled(here, places, exact(doubtful) if len(doubtful) else {})
    found = _counted(_Coded.of(here, places), dense=ranking.dense)
    both = pl.DataFrame({_AT: here[_AT], **found}, schema_overrides=dict.fromkeys(found, pl.Int64))
    made = numbered.select(_AT).join(both, on=_AT, how="left", maintain_order="left")
    only = pl.when(pl.col(BEST) == pl.col(WORST)).then(pl.col(BEST))
    return Ranks(made.select(only.alias(RANK), BEST, WORST), len(doubtful))


def close(scores: pl.DataFrame, ruleset: ir.Ruleset) -> pl.Series:
    """The rows of a league that take `exact` to be told apart."""
    return _close(_here(scores.with_row_index(_AT), ruleset, ()), _places(ruleset))


def _places(ruleset: ir.Ruleset) -> range:
    return range(0 if ruleset.ranking is None else 1 + len(ruleset.ranking.breakers))


def _here(numbered: pl.DataFrame, ruleset: ir.Ruleset, within: Sequence[str]) -> pl.DataFrame:
    """The rows that have an index, with what they are ranked by as single numbers."""
    wide = [
        (_wide(down, rest)).alias(f"{place}.{end}{side}")
        for place in _places(ruleset)
        for end in (LOW, HIGH)
        for side, (down, rest) in _sides(place, end)
    ]
    league = pl.struct(names_of_leagues(within)).rank("dense") if within else pl.lit(0)
    named = numbered.hstack(league_names(numbered, within)).filter(pl.col(low("index")).is_not_null())
    return named.select(_AT, ROW, league.cast(pl.Int64).alias(_LEAGUE), *wide)


def ordered(columns: Sequence[str], ruleset: ir.Ruleset) -> list[str]:
    """The columns of a table of scores with ranks in their order: ranks stand beside the index."""
    hidden = {*key_names(ruleset), *KINDS}
    kept = [name for name in columns if name not in hidden]
    place = kept.index("index.published") + 1
    return [*kept[:place], *KINDS, *kept[place:]]


def _sides(place: int, end: str) -> Iterator[tuple[str, tuple[str, str]]]:
    down, down_rest, up, up_rest = names_of(place, end)
    yield "↓", (down, down_rest)
    yield "↑", (up, up_rest)


def _wide(millionths: str, rest: str) -> pl.Expr:
    return pl.col(millionths).cast(pl.Int128) * REST + pl.col(rest).cast(pl.Int128)


# ── close ones ─────────────────────────────────────────────────────────────────────────────


def _close(here: pl.DataFrame, places: range) -> pl.Series:
    """The rows whose numbers are not exact and may be another unit's, or in another order than they look."""
    sides = ("↓", "↑")
    ends = [
        here.select(
            ROW,
            pl.col(_LEAGUE).alias("group"),
            *(pl.col(f"{place}.{end}{side}").alias(f"{place}{side}") for place in places for side in sides),
        )
        for end in (LOW, HIGH)
    ]
    # Both ends of a settled score are one.
    left = pl.concat(ends).unique()
    found = [here[ROW].clear()]
    for place in places:
        down, up = (pl.col(f"{place}{side}") for side in sides)
        left = left.sort("group", down)
        reach = up.cum_max().shift(1).over("group")
        # Numbers that may be equal are a group; only there does it matter what comes next.
        left = left.with_columns((reach.is_null() | (down > reach)).cum_sum().alias("group"))
        left = left.filter(pl.len().over("group") > 1)
        found.append(left.filter(down < up)[ROW])
    return pl.concat(found).unique().sort()


def _settled(here: pl.DataFrame, places: range, exact: Mapping[int, Sequence[Points]]) -> pl.DataFrame:
    """Every bound as one number and what comes after it, in an order that is exact."""
    columns = {(place, end): f"{place}.{end}" for place in places for end in (LOW, HIGH)}
    plain = here.select(
        _AT,
        ROW,
        _LEAGUE,
        *(pl.col(f"{name}↓").alias(name) for name in columns.values()),
        *(pl.lit(0, dtype=pl.Int64).alias(f"{name} more") for name in columns.values()),
    )
    if not exact:
        return plain
    values = {
        row: {
            name: (key[place].low if end == LOW else key[place].high) * REST
            for (place, end), name in columns.items()
        }
        for row, key in exact.items()
    }
    order = {part: 1 + place for place, part in enumerate(sorted(_parts(values))) if part}
    rows: dict[str, list[int]] = {ROW: [*values]}
    for name in columns.values():
        rows[name] = [floor(one[name]) for one in values.values()]
        rows[f"{name} more"] = [order.get(one[name] % 1, 0) for one in values.values()]
    kinds = {name: plain.schema[name] for name in rows}
    return plain.update(pl.DataFrame(rows, schema=kinds), on=ROW, how="left")


def _parts(values: Mapping[int, Mapping[str, Fraction]]) -> set[Fraction]:
    return {one % 1 for of_row in values.values() for one in of_row.values()}


# ── counting ───────────────────────────────────────────────────────────────────────────────


@frozen(eq=False)
class _Coded:
    """The least and the most that each unit can be ranked by, as numbers in one order, league by league."""

    league: pl.Series
    least: pl.Series
    most: pl.Series

    @classmethod
    def of(cls, here: pl.DataFrame, places: range) -> _Coded:
        names = [f"{place}" for place in places]
        ends = [
            here.select(
                _LEAGUE,
                *(
                    pl.col(f"{name}.{end}{more}").alias(f"{name}{more}")
                    for name in names
                    for more in ("", " more")
                ),
            )
            for end in (LOW, HIGH)
        ]
        codes = pl.concat(ends).select(pl.struct(pl.all()).rank("dense").cast(pl.Int64)).to_series()
        return cls(here[_LEAGUE], codes[: here.height], codes[here.height :])


def _counted(units: _Coded, *, dense: bool) -> dict[str, pl.Series]:
    """The best and the worst rank, counted as `analyses.ranking.places` counts them."""
    least, most, league = units.least, units.most, units.league
    open_ = least < most
    above = _Above.of(league, least)
    possibly = _Above.of(league, most)
    itself = open_.cast(pl.Int64)
    if not dense:
        return {BEST: 1 + above.count(league, most), WORST: 1 + possibly.count(league, least) - itself}
    finals = pl.DataFrame({"league": league, "code": least}).filter(~open_).unique()
    final = _Above.of(finals["league"], finals["code"])
    others = _Above.of(league.filter(open_), most.filter(open_))
    certain = final.count(league, most)
    # Open scores may fall together with others, or each stand alone.
    some = (above.count(league, most) > 0).cast(pl.Int64)
    fewest = certain.zip_with(certain > 0, some)
    return {
        BEST: 1 + fewest,
        WORST: 1 + final.count(league, least) + others.count(league, least) - itself,
    }


@frozen(eq=False)
class _Above:
    """Codes in order; those of one league stand side by side."""

    leagues: pl.Series
    codes: pl.Series

    @classmethod
    def of(cls, leagues: pl.Series, codes: pl.Series) -> _Above:
        return cls(leagues.sort(), codes.sort())

    def count(self, league: pl.Series, code: pl.Series) -> pl.Series:
        """How many of a league stand above a code of it."""
        ends = self.leagues.search_sorted(league, side="right").cast(pl.Int64)
        return ends - self.codes.search_sorted(code, side="right").cast(pl.Int64)
