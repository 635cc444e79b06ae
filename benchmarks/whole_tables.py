"""Whole processes over tables: a Parquet file of units in, a Parquet file of scores out.

A command of its own: `python benchmarks/whole_tables.py [UNITS …] [--rounds N] [--json FILE]`. In turn:
`cchc batch`; the same ruleset written by hand for Polars in binary floats, streaming; OpenFisca where it
is installed; and an interpreter that does nothing. The files are made in a folder that is dropped.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from importlib.util import find_spec
from pathlib import Path

import processes
from processes import cchc, python

MAKE = """
import sys
from pathlib import Path
import polars as pl
sys.path.insert(0, sys.argv[1])
import batch, workload
made, count, folder = workload.workload(), int(sys.argv[2]), Path(sys.argv[3])
(folder / "ruleset.cchc").write_text(workload.text(made), encoding="utf-8")
parts, size = [], 1_000_000
for start in range(0, count, size):
    part = batch.table(made, min(size, count - start), seed=start + 7)
    parts.append(folder / f"part-{start}.parquet")
    part.with_columns(pl.col("unit") + start).write_parquet(parts[-1])
pl.scan_parquet(parts).sink_parquet(folder / "units.parquet")
for part in parts:
    part.unlink()
"""
BY_HAND = """
import sys
import polars as pl
sys.path.insert(0, sys.argv[1])
import batch, workload
index, grade = batch.by_hand(workload.workload())
lazy = pl.scan_parquet(sys.argv[2]).select("unit", index).with_columns(grade)
lazy.sink_parquet(sys.argv[3])
"""
OPENFISCA = """
import sys
import polars as pl
sys.path.insert(0, sys.argv[1])
import batch, workload
units = pl.read_parquet(sys.argv[2])
total = batch.by_openfisca(workload.workload(), units)()
units.select("unit", pl.Series("total", total)).write_parquet(sys.argv[3])
"""
# OpenFisca holds every column at once.
IN_MEMORY = 2_000_000


def main() -> None:
    """Measure and print a table of Markdown for each number of units."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("counts", type=int, nargs="*", default=[1_000_000, 10_000_000])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--json", type=Path, metavar="FILE", help="where to keep the figures")
    given = asked.parse_args()
    figures = {str(count): measured(count, given.rounds) for count in given.counts}
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measured(count: int, rounds: int) -> dict[str, dict[str, float]]:
    """Every process over so many units."""
    here = str(Path(__file__).resolve().parent)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        processes.once(python(MAKE, here, str(count), name))
        units, out = str(folder / "units.parquet"), str(folder / "scores.parquet")
        commands = {
            "cchc batch": cchc("batch", str(folder / "ruleset.cchc"), units, "--out", out),
            "by hand in floats, Polars streaming": python(BY_HAND, here, units, out),
        }
        if find_spec("openfisca_core") is not None and count <= IN_MEMORY:
            commands["OpenFisca, float32, total only"] = python(OPENFISCA, here, units, out)
        found = processes.measured(commands, rounds)
        size = Path(units).stat().st_size / 2**20
    print(f"\n{count} units, {size:.0f} MiB of Parquet\n")
    print("| process | wall s | least s | processor s | peak MiB |\n|---|---:|---:|---:|---:|")
    for process, row in found.items():
        times = f"{row['wall_s']:.2f} | {row['least_wall_s']:.2f} | {row['cpu_s']:.2f}"
        print(f"| {process} | {times} | {row['peak_mib']:.0f} |", flush=True)
    return found


if __name__ == "__main__":
    main()
