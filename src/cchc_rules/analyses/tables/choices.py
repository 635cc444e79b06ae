"""What a caller may choose; without the libraries that do the work."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

Engine: TypeAlias = Literal["polars", "duckdb"]
Detail: TypeAlias = Literal["whole", "nodes"]
ENGINES: tuple[Engine, ...] = ("polars", "duckdb")
# What scores files; Spark is no engine of expressions, it sends rows to workers that have one.
FileEngine: TypeAlias = Literal["polars", "duckdb", "spark"]
FILE_ENGINES: tuple[FileEngine, ...] = (*ENGINES, "spark")
DETAILS: tuple[Detail, ...] = ("whole", "nodes")


@frozen(kw_only=True)
class Choices:
    """How a table is scored: what computes, which columns name the unit, what is shown.

    With `evidence_given` an item counts as proven wherever the table does not say otherwise. Units
    with the same values in the columns `within` are a league: figures over all units and ranks are
    theirs; without such columns the whole table is one. `ranked` asks for ranks.
    """

    engine: Engine = "polars"
    units: tuple[str, ...] = ()
    detail: Detail = "whole"
    evidence_given: bool = False
    within: tuple[str, ...] = ()
    ranked: bool = False
