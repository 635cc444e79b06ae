"""Many units at once: `score_table` beside the same ruleset written by hand for Polars, in binary floats.

A command of its own. In one process, in turn: the hand-written expressions, ours on Polars, ours on
DuckDB, OpenFisca where it is installed. Then how many units come out wrong by floats.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from functools import reduce
from importlib.util import find_spec

import numpy as np
import polars as pl
from peers import openfisca_columns
from workload import BONUS, BONUS_CAP, GRADES, OPTIONS, PENALTIES, Component, Workload, text, workload

import cchc_rules

PERCENT = [10, 20, 25, 40, 50, 100]


def table(made: Workload, count: int, seed: int = 7) -> pl.DataFrame:
    """The answers of so many units: half of them large, a third small, a fifth percent-like."""
    draw = np.random.default_rng(seed)
    regime = draw.choice(3, size=count, p=[0.5, 0.3, 0.2])
    quality = draw.beta(6, 2.2, size=count)
    columns: dict[str, pl.Series] = {"unit": pl.int_range(count, dtype=pl.Int32, eager=True)}
    for one in made.components():
        if one.kind in {"bands", "proportion"}:
            whole = np.where(regime == 0, draw.integers(1, 401, count), draw.integers(1, 13, count))
            whole = np.where(regime == 2, np.array(PERCENT)[draw.integers(0, 6, count)], whole)
            share = np.clip(quality + draw.normal(0, 0.18, count), 0, 1.05)
            full = draw.random(count) < np.where(regime == 1, 0.5, 0.3)
            part = np.where(full, whole, np.rint(share * whole))
            if one.kind == "bands" and one.steps[0] > 0:
                part = np.maximum(whole - part, 0)
            columns[one.key("num")] = pl.Series(part.astype(np.int32))
            columns[one.key("den")] = pl.Series(whole.astype(np.int32))
            continue
        name = one.key("x")
        match one.kind:
            case "flag":
                columns[name] = pl.Series(draw.random(count) < quality)
            case "each":
                columns[name] = pl.Series(draw.poisson(4 * quality).astype(np.int32))
            case "deduct":
                columns[name] = pl.Series(draw.poisson(1.5 * (1 - quality)).astype(np.int32))
            case "choice":
                place = np.clip(np.rint(3 * quality + draw.normal(0, 0.6, count)), 0, 3)
                columns[name] = pl.Series(place.astype(np.uint8)).cat.to(pl.Enum(OPTIONS))
            case _:
                cents = np.rint(np.clip(1 + 4 * quality + draw.normal(0, 0.4, count), 1, 5) * 100)
                cents = np.where(regime == 0, cents, np.rint(cents / 10) * 10)
                columns[name] = pl.Series(cents / 100)
    for name, _, _ in (*BONUS, *PENALTIES):
        columns[name] = pl.Series(draw.poisson(0.4, count).astype(np.int32))
    return pl.DataFrame({name: series.rename(name) for name, series in columns.items()})


# ── by hand, in floats ─────────────────────────────────────────────────────────────────────


def by_hand(made: Workload) -> tuple[pl.Expr, pl.Expr]:
    """The index and the place of the grade, as somebody would write them for Polars."""
    areas = [
        _sum([_sum([_component(one) for one in criterion]) for criterion in area]) for area in made.areas
    ]
    bonus = _sum([(pl.col(name) * float(each)).clip(upper_bound=5.0) for name, _, each in BONUS])
    lost = _sum([(pl.col(name) * float(each)).clip(upper_bound=100.0) for name, _, each in PENALTIES])
    total = (_sum(areas) + bonus.clip(upper_bound=float(BONUS_CAP)) - lost).clip(0.0, 100.0)
    index = total.round(2, mode="half_away_from_zero").alias("index")
    grade = pl.lit(len(GRADES) - 1, pl.Int8)
    for place, (_, low) in reversed([*enumerate(GRADES)][:-1]):
        grade = pl.when(pl.col("index") >= float(low)).then(pl.lit(place, pl.Int8)).otherwise(grade)
    return index, grade.alias("grade")


def _sum(terms: list[pl.Expr]) -> pl.Expr:
    return reduce(lambda left, right: left + right, terms)


def _component(one: Component) -> pl.Expr:
    most = float(one.maximum)
    match one.kind:
        case "bands":
            ratio = pl.col(one.key("num")) / pl.col(one.key("den")) * 100.0
            points = pl.when(ratio < float(one.cuts[0])).then(pl.lit(float(one.steps[0])))
            for cut, step in zip(one.cuts[1:], one.steps[1:-1], strict=True):
                points = points.when(ratio < float(cut)).then(pl.lit(float(step)))
            return points.otherwise(pl.lit(float(one.steps[-1])))
        case "proportion":
            share = (pl.col(one.key("num")) / pl.col(one.key("den"))).clip(upper_bound=1.0)
            return pl.when(share < 0.5).then(pl.lit(0.0)).otherwise(share * most)
        case "flag":
            return pl.when(pl.col(one.key("x"))).then(pl.lit(most)).otherwise(pl.lit(0.0))
        case "each":
            return (pl.col(one.key("x")) * float(one.each)).clip(upper_bound=most)
        case "deduct":
            return (most - pl.col(one.key("x")) * float(one.each)).clip(lower_bound=0.0)
        case "choice":
            points = dict(zip(OPTIONS, (float(step) for step in one.steps), strict=True))
            return pl.col(one.key("x")).replace_strict(points, return_dtype=pl.Float64)
        case _:
            return (pl.col(one.key("x")) - 1.0) / 4.0 * most


def by_openfisca(made: Workload, units: pl.DataFrame) -> Callable[[], object]:
    """The same under OpenFisca, from numpy columns that are there already."""
    words = {one.key(name): one.flat(name) for one in made.components() for name in one.answers()}
    columns = {
        words.get(name, name): series.to_physical().cast(pl.Float64).to_numpy()
        for name, series in units.drop("unit").to_dict().items()
    }
    run = openfisca_columns(made)
    return lambda: run(columns, units.height)


# ── measuring ──────────────────────────────────────────────────────────────────────────────


def in_turn(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each, taken in turn."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            begun = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - begun)
    return {name: statistics.median(times) for name, times in taken.items()}


def ranks(values: pl.Series, league: int) -> pl.Series:
    """The rank of each unit in its league: leagues of so many, one after the other."""
    frame = pl.DataFrame({"value": values}).with_row_index()
    rank = pl.col("value").rank("min", descending=True).over(pl.col("index") // league)
    return frame.select(rank).to_series()


def main() -> None:
    """Measure and print tables of Markdown."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--engines", nargs="*", default=["polars", "duckdb"])
    given = asked.parse_args()
    made = workload()
    ruleset = cchc_rules.compile_text(text(made))
    index, grade = by_hand(made)
    print("| units | ours | ns per unit | × by hand in floats |")
    print("|---:|---|---:|---:|")
    for count in given.counts:
        units = table(made, count)

        def hand(units: pl.DataFrame = units) -> pl.DataFrame:
            return units.lazy().select(index).with_columns(grade).collect()

        runs: dict[str, Callable[[], object]] = {"by hand": hand}
        for engine in given.engines:
            runs[engine] = lambda units=units, engine=engine: cchc_rules.score_table(
                ruleset, units, engine=engine
            )
        if find_spec("openfisca_core") is not None:
            runs["OpenFisca (float32, total only)"] = by_openfisca(made, units)
        seconds = in_turn(runs, given.rounds)
        for name, taken in seconds.items():
            ratio = taken / seconds["by hand"]
            print(f"| {count} | {name} | {taken * 1e9 / count:.0f} | {ratio:.2f} |", flush=True)
    scored = cchc_rules.score_table(ruleset, units)
    ours = scored.scores["index.published"]
    floats = hand()
    theirs = (floats["index"] * 10**6).round().cast(pl.Int64)
    names = [name for name, _ in GRADES]
    print()
    print(f"Of {count} units, floats give a wrong index to {(ours != theirs).sum()},", end=" ")
    print(f"a wrong rank in leagues of 1000 to {(ranks(ours, 1000) != ranks(theirs, 1000)).sum()},", end=" ")
    places = floats["grade"].to_list()
    print(
        f"a wrong grade to {sum(a != names[b] for a, b in zip(scored.scores['grade'], places, strict=True))};"
    )
    print(f"by hand of ours: {scored.rows_by_hand} rows, {scored.items_by_hand} items.")


if __name__ == "__main__":
    main()
