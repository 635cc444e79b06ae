"""Figures over all units, from the table itself: the best, the least and the mean of an answer.

As `analyses.cohort` has them for dossiers: a figure is known when every unit that takes part in it has
answered, and a mean is a quotient of whole numbers. Every row is a unit, but for one whose unit came
before. An answer counts where it can be read, whatever else is wrong with its row; where it cannot be
read, or nobody knows whose it is, its unit takes part and has not answered. Units with the same values
in some columns are a league, which has figures of its own; a row without a league is in none of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

import polars as pl
from attrs import define, evolve, field, frozen

from cchc_rules.analyses.tables.by_hand import answer, columns_of, gates_of
from cchc_rules.analyses.tables.engines import evaluated
from cchc_rules.analyses.tables.layout import NA, Layout
from cchc_rules.analyses.tables.leagues import Figures, Name, league_names, names_of_leagues, without_league
from cchc_rules.analyses.tables.reading import ROW, Prepared, paper, prepare
from cchc_rules.backends.columns.ratios import Asked, Reader, Unfit
from cchc_rules.backends.columns.saying import POLARS, stages
from cchc_rules.backends.columns.wholes import Forge, TooWide
from cchc_rules.base.numbers import Language
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.ranges import Known, truth_of
from cchc_rules.ir.walk import figures_of, items, keys_of_condition

# Sums are taken of both halves of a number: neither leaves 64 bits.
HALF = 2**32
# The columns of what was gathered.
GATHERED = ("league", "figure", "units", "given", "least", "best", "total")

Places: TypeAlias = Mapping[Key, Asked]


# ── gathering ──────────────────────────────────────────────────────────────────────────────


@frozen
class Part:
    """What some rows say of a figure: how many take part, how many answered, and what."""

    units: int
    given: int
    least: Fraction
    best: Fraction
    total: Fraction

    def plus(self, other: Part) -> Part:
        """What these rows and others say."""
        if not other.given or not self.given:
            said = self if self.given else other
            return evolve(said, units=self.units + other.units)
        return Part(
            self.units + other.units,
            self.given + other.given,
            min(self.least, other.least),
            max(self.best, other.best),
            self.total + other.total,
        )

    def figure(self, figure: ir.Cohort) -> Fraction | None:
        """The figure; None while a unit that takes part has not answered, or none takes part."""
        if not self.given or self.given < self.units:
            return None
        match figure:
            case ir.Cohort.BEST:
                return self.best
            case ir.Cohort.LEAST:
                return self.least
            case ir.Cohort.MEAN:
                return self.total / self.given
            case _:
                assert_never(figure)


@define(kw_only=True)
class Gathering:
    """Gathers the figures of a table from its chunks, of which it reads a few columns only."""

    ruleset: ir.Ruleset
    layout: Layout
    parts: dict[tuple[Name, int], Part] = field(factory=dict, init=False)
    _figures: tuple[ir.OfAll, ...] = field(default=(), init=False)
    _gates: dict[str, tuple[ir.Condition, ...]] = field(factory=dict, init=False)
    _light: Layout = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._figures = figures_of(self.ruleset)
        gates = gates_of(self.ruleset)
        owners = {one.owner for one in self._figures if one.owner is not None}
        self._gates = {owner: gates[owner] for owner in owners}
        keys = {(one.owner, one.name) for one in self._figures}
        keys |= {key for own in self._gates.values() for gate in own for key in keys_of_condition(gate)}
        papers = {owner: self.layout.papers.get(owner, {}) for owner in owners}
        self._light = evolve(
            self.layout,
            places=tuple(one for one in self.layout.places if one.asked.key in keys),
            papers={owner: {NA: said[NA]} for owner, said in papers.items() if NA in said},
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that are read."""
        light = self._light
        sources = [name for place in light.places for name in place.sources]
        claims = [name for said in light.papers.values() for name in said.values()]
        return tuple(dict.fromkeys((*light.names, *sources, *claims)))

    def add(self, chunk: pl.DataFrame, silent: pl.Series) -> None:
        """Adds rows, none of which repeats a unit; of the `silent` ones nobody knows whose they are.

        Raises:
            WrongColumn: a column cannot hold the answers of its input.
        """
        if self.layout.within:
            there = chunk.select(~without_league(chunk, self.layout.within)).to_series()
            chunk, silent = chunk.filter(there), silent.filter(there)
        if chunk.is_empty():
            return
        prepared = self._read(chunk)
        frame = prepared.frame.hstack(league_names(chunk, self.layout.within))
        asked = {one.key: one for one in prepared.asked}
        wanted, aggregates = [], []
        for number, figure in enumerate(self._figures):
            one = asked[figure.owner, figure.name]
            part, value = f"{number} part", f"{number} value"
            wanted.append(self._taking_part(frame, figure, asked).alias(part))
            given = pl.lit(silent).not_() if one.never is None else pl.lit(silent).not_() & ~pl.col(one.never)
            wanted.append(pl.when(given).then(pl.col(one.columns[0]).cast(pl.Int64)).alias(value))
            aggregates += [*_said(part, value)]
        names = names_of_leagues(self.layout.within)
        table = frame.select(*names, *wanted)
        made = table.group_by(names).agg(aggregates) if names else table.select(aggregates)
        for row in made.iter_rows():
            league, rest = row[: len(names)], row[len(names) :]
            for number, figure in enumerate(self._figures):
                one = asked[figure.owner, figure.name]
                found = _part(rest[number * PARTS : (number + 1) * PARTS], one.scale)
                self.join(league, number, found)

    def join(self, league: Name, figure: int, part: Part) -> None:
        """Adds what other rows of a league say of a figure."""
        earlier = self.parts.get((league, figure))
        self.parts[league, figure] = part if earlier is None else earlier.plus(part)

    def lines(self) -> Iterator[tuple[str, ...]]:
        """What was gathered, as lines of text that `read` reads elsewhere."""
        for (league, figure), part in self.parts.items():
            numbers = (figure, part.units, part.given, part.least, part.best, part.total)
            yield json.dumps(league), *map(str, numbers)

    def read(self, line: Sequence[str]) -> None:
        """Adds what was gathered elsewhere."""
        league, figure, units, given, *values = line
        least, best, total = map(Fraction, values)
        self.join(tuple(json.loads(league)), int(figure), Part(int(units), int(given), least, best, total))

    def figures(self) -> Figures:
        """The figures of all rows."""
        leagues = tuple(dict.fromkeys(league for league, _ in self.parts))
        if not leagues and not self.layout.within:
            leagues = ((),)
        known = [self._known(league) for league in leagues]
        return Figures(within=self.layout.within, leagues=leagues, known=tuple(known))

    def _known(self, league: Name) -> dict[Key, Fraction]:
        found = {}
        for number, figure in enumerate(self._figures):
            part = self.parts.get((league, number))
            value = None if part is None else part.figure(figure.figure)
            if value is not None:
                found[figure.key] = value
        return found

    def _read(self, chunk: pl.DataFrame) -> Prepared:
        """All rows as they can be read: what is no lawful answer is none at all."""
        language: Language = "en" if self.ruleset.language == "en" else "vi"
        prepared = prepare(chunk, self.ruleset, self._light, language)
        if prepared.rejected.is_empty():
            return prepared
        together = {name: place.sources for place in self._light.places for name in place.sources}
        emptied = []
        for (column,), told in prepared.rejected.group_by("column"):
            wrong = pl.col(ROW).is_in(told[ROW].implode())
            for name in together.get(str(column), (str(column),)):
                chunk = chunk.with_columns(pl.when(~wrong).then(pl.col(name)).alias(name))
            emptied.append(column)
        return prepare(chunk, self.ruleset, self._light, language)

    def _taking_part(self, frame: pl.DataFrame, figure: ir.OfAll, asked: Places) -> pl.Expr:
        if figure.owner is None:
            return pl.repeat(value=True, n=pl.len())
        taking = pl.lit(_applies(frame, self._gates[figure.owner], asked, self.ruleset))
        item = next(one for one in items(self.ruleset) if one.id == figure.owner)
        if NA in self._light.papers.get(item.id, {}):
            taking &= ~pl.col(paper(item, NA)).fill_null(value=False)
        return taking


PARTS = 6


def _said(part: str, value: str) -> Iterator[pl.Expr]:
    """What the rows of a league say, as `_part` reads it."""
    given = pl.when(pl.col(part)).then(pl.col(value))
    high = given // HALF
    yield pl.col(part).sum().alias(f"{part} units")
    yield given.count().alias(f"{part} given")
    yield given.min().alias(f"{part} least")
    yield given.max().alias(f"{part} best")
    yield high.sum().alias(f"{part} high")
    yield (given - high * HALF).sum().alias(f"{part} low")


def _part(said: tuple[int | None, ...], scale: int) -> Part:
    units, given, least, best, high, low = (one or 0 for one in said)
    total = Fraction(high * HALF + low, scale)
    return Part(units, given, Fraction(least, scale), Fraction(best, scale), total)


# ── who takes part ─────────────────────────────────────────────────────────────────────────


def _applies(
    frame: pl.DataFrame, gates: tuple[ir.Condition, ...], asked: Places, ruleset: ir.Ruleset
) -> pl.Series:
    """Which rows the gates are not known to leave out."""
    read = [asked[key] for key in dict.fromkeys(key for gate in gates for key in keys_of_condition(gate))]
    everywhere = pl.repeat(value=True, n=frame.height, eager=True)
    if not gates:
        return everywhere
    open_ = pl.any_horizontal(
        pl.lit(value=False),
        *(pl.col(name).is_null() for one in read for name in one.columns),
        *(pl.col(one.never) for one in read if one.never is not None),
    )
    try:
        said = _by_expressions(frame, gates, asked)
    except (Unfit, TooWide):
        return _by_combinations(frame, everywhere, gates, read, ruleset)
    waiting = frame.select(everywhere.alias("all") & open_).to_series()
    if not waiting.any():
        return said
    found = _by_combinations(frame, waiting, gates, read, ruleset)
    return pl.select(pl.when(waiting).then(found).otherwise(said)).to_series()


def _by_expressions(frame: pl.DataFrame, gates: tuple[ir.Condition, ...], asked: Places) -> pl.Series:
    forge = Forge()
    reader = Reader(forge, asked, {})
    holds = forge.both(*(reader.truth(gate) for gate in gates))
    return evaluated(frame, stages({"holds": holds}, POLARS))["holds"]


def _by_combinations(
    frame: pl.DataFrame,
    mask: pl.Series,
    gates: tuple[ir.Condition, ...],
    read: Iterable[Asked],
    ruleset: ir.Ruleset,
) -> pl.Series:
    """For the rows of the mask, by every combination of answers that occurs, as `cohort` does."""
    kinds = {one.key: one.kind for one in ruleset.inputs}
    names = [name for one in read for name in columns_of(one)]
    # Gates that read nothing have one combination.
    table = frame.select(pl.lit(0, dtype=pl.Int8).alias("~one"), *dict.fromkeys(names))
    distinct = table.filter(mask).unique(maintain_order=True)
    holds = []
    for row in distinct.iter_rows(named=True):
        values = {one.key: answer(one, row) for one in read}
        given = {key: value for key, value in values.items() if value is not None}
        known = Known(kinds=kinds, answers=given)
        holds.append(all(truth_of(gate, known) is not False for gate in gates))
    found = distinct.with_columns(pl.Series("~holds", holds, dtype=pl.Boolean))
    joined = table.join(found, on=table.columns, how="left", nulls_equal=True, maintain_order="left")
    return joined["~holds"]
