"""Leagues: units of a table that are measured and ranked together, by their values in some columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

import polars as pl
from attrs import frozen

from cchc_rules.analyses.tables.reading import ROW, WrongColumn
from cchc_rules.analyses.tables.unit_names import blank, meant
from cchc_rules.backends.columns.ratios import Figure, Figured
from cchc_rules.backends.columns.wholes import LIMIT
from cchc_rules.ir.dossier import Key

LEAGUE = "~league"
Name: TypeAlias = tuple[str, ...]
# Figures of many leagues share a bottom up to this one; beyond it each has its own.
SHARED = 10**9


def names_of_leagues(within: Sequence[str]) -> list[str]:
    """The columns in which `league_names` puts the names of the leagues."""
    return [f"~within {place}" for place, _ in enumerate(within)]


def league_names(frame: pl.DataFrame, within: Sequence[str]) -> pl.DataFrame:
    """The names of the league of each row, one text for all the ways to write them.

    Raises:
        WrongColumn: a column holds what names nothing.
    """
    for name in within:
        kind = frame.schema[name]
        if kind.is_nested() or kind in {pl.Binary, pl.Object}:
            raise WrongColumn(name, str(kind))
    texts = meant(frame.select(pl.col(name).cast(pl.String) for name in within))
    return texts.rename(dict(zip(within, names_of_leagues(within), strict=True)))


def league_texts(frame: pl.DataFrame, within: Sequence[str]) -> pl.Series:
    """The name of the league of each row in one text."""
    names = league_names(frame, within)
    if names.is_empty():
        return pl.repeat("", frame.height, eager=True)
    return names.select(pl.struct(pl.all()).struct.json_encode()).to_series()


def without_league(frame: pl.DataFrame, within: Sequence[str]) -> pl.Expr:
    """Whether a row names no league."""
    return pl.any_horizontal(pl.lit(value=False), *(blank(frame.select(name)) for name in within))


# ── figures over all units ─────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Figures:
    """The figures that are known, for each league; `leagues` name them by their values in `within`."""

    within: tuple[str, ...] = ()
    leagues: tuple[Name, ...] = ((),)
    known: tuple[Mapping[Key, Fraction], ...] = ({},)

    def of(self, place: object) -> Mapping[Key, Fraction]:
        """The figures of the league that stands there."""
        if not self.within:
            return self.known[0]
        return self.known[place] if isinstance(place, int) else {}

    def said(self) -> dict[Key, Figure]:
        """The figures as the expressions read them: as numbers where all leagues have the same one."""
        found: dict[Key, Figure] = {}
        for number, key in enumerate(self._keys()):
            values = [one.get(key) for one in self.known]
            given = [one for one in values if one is not None]
            if len(given) == len(values) and len(set(given)) == 1:
                found[key] = given[0]
            elif all(max(abs(one.numerator), one.denominator) <= LIMIT // SHARED for one in given):
                found[key] = _figured(f"~figure {number}", given)
        return found

    def joined(self, frame: pl.DataFrame, chunk: pl.DataFrame) -> pl.DataFrame:
        """A prepared frame with the league of each row and its figures; `chunk` has its rows, or more."""
        names = names_of_leagues(self.within)
        columns: dict[str, list[int | None]] = {LEAGUE: [*range(len(self.leagues))]}
        for key, one in self.said().items():
            if not isinstance(one, Figured):
                continue
            values = [known.get(key) for known in self.known]
            bottoms = [one.most if one.bottom is None else value and value.denominator for value in values]
            columns[one.top] = [
                None if value is None or bottom is None else int(value * bottom)
                for value, bottom in zip(values, bottoms, strict=True)
            ]
            if one.bottom is not None:
                columns[one.bottom] = [None if value is None else value.denominator for value in values]
        table = pl.DataFrame(
            {
                **{name: [league[place] for league in self.leagues] for place, name in enumerate(names)},
                **{name: pl.Series(values, dtype=pl.Int64) for name, values in columns.items()},
            },
            schema_overrides=dict.fromkeys(names, pl.String),
        )
        own = chunk.select(ROW).hstack(league_names(chunk, self.within))
        found = own.join(table, on=names, how="left", maintain_order="left").drop(names)
        if found.height == frame.height:
            return frame.hstack(found.drop(ROW))
        return frame.join(found, on=ROW, how="left", maintain_order="left")

    def _keys(self) -> list[Key]:
        return list(dict.fromkeys(key for one in self.known for key in one))


def _figured(name: str, values: Sequence[Fraction]) -> Figured:
    shared = 1
    for value in values:
        shared = lcm(shared, value.denominator)
        if shared > SHARED:
            break
    if shared <= SHARED:
        tops, bottom, most = [int(value * shared) for value in values], None, shared
    else:
        tops, bottom = [value.numerator for value in values], f"{name} bottom"
        most = max(value.denominator for value in values)
    return Figured(top=name, low=min(tops), high=max(tops), bottom=bottom, most=most)
