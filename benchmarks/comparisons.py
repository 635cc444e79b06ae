"""How long it takes to hold one ruleset against another: `python benchmarks/comparisons.py [--quick]`.

Rulesets are loaded before the clock starts. Seconds are of one run on this machine; with proofs
they depend on the solver, which the extra `prove` brings. Last come a thousand dossiers, read
before, that are scored under both.
"""

from __future__ import annotations

import sys
import time
from fractions import Fraction
from pathlib import Path

from attrs import evolve

from cchc_rules import diff, load, read_dossier
from cchc_rules.analyses.proving.solver import has_solver
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import items

PAIRS = (
    ("binh-phuoc/huyen@2016", "binh-phuoc/huyen@2017"),
    ("binh-phuoc/huyen@2017", "binh-phuoc/huyen@2023"),
    ("binh-phuoc/co-quan-chuyen-mon@2017", "binh-phuoc/co-quan-chuyen-mon@2023"),
    # Two provinces: almost nothing has the same id, so that nearly every row is guessed.
    ("qd-103-2019/so@2018", "binh-duong/so@2018"),
)
ROOT = Path(__file__).parents[1]
DOSSIER = ROOT / "rulesets" / "binh-phuoc" / "huyen" / "2016" / "dossiers" / "huyen-vi-du-2018.yaml"
HEAD = "| before | after | items | changes | compared (s) | rules asked | with proofs (s) |"


def main() -> None:
    """Compare, and print a row per pair."""
    chosen = PAIRS[:1] if "--quick" in sys.argv[1:] else PAIRS
    print(HEAD)
    print("|---|---" + "|---:" * 5 + "|")
    for before, after in chosen:
        print(row(load(before), load(after)))
    if chosen is PAIRS:
        whole = load("binh-duong/so@2018")
        print(row(whole, without_ids(whole)))
    print(f"solver: {'yes' if has_solver() else 'no'}")
    units = 50 if chosen is not PAIRS else 1_000
    seconds = rescored(load("binh-phuoc/huyen@2018"), load("binh-phuoc/huyen@2023"), units)
    print(f"{units} dossiers under both, with ranks and waterfall: {seconds:.2f} s")


def rescored(before: Ruleset, after: Ruleset, units: int) -> float:
    """Seconds of the processor for so many dossiers, whose counts of finished cases all differ."""
    one = read_dossier(DOSSIER, before)
    dossiers = [evolve(one, unit=f"Huyện {number}", answers=varied(one, number)) for number in range(units)]
    start = time.process_time()
    impact = diff.impact(before, after, dossiers)
    assert len(impact.units) == units
    return time.process_time() - start


def varied(dossier: Dossier, number: int) -> dict[Key, Value]:
    """The answers, every count made smaller by what the number says, by a tenth at most."""
    return {
        key: answer - number % (1 + int(answer) // 10) if isinstance(answer, Fraction) else answer
        for key, answer in dossier.answers.items()
    }


def row(before: Ruleset, after: Ruleset) -> str:
    """One pair, as a row of a table."""
    start = time.perf_counter()
    compared = diff.diff(before, after)
    structural = time.perf_counter() - start
    start = time.perf_counter()
    proved = diff.diff(before, after, behaviour=True)
    with_proofs = time.perf_counter() - start
    cells = (
        f"{before.id}@{before.year}",
        f"{after.id}@{after.year}",
        f"{len(list(items(before)))} → {len(list(items(after)))}",
        str(len(compared.changes)),
        f"{structural:.3f}",
        str(len(proved.behaviours)),
        f"{with_proofs:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def without_ids(ruleset: Ruleset) -> Ruleset:
    """The same rows a year later as if nobody had given ids: each must be guessed."""
    from cchc_rules.analyses.changes.rewriting import Rewriting
    from cchc_rules.ir.walk import nodes

    ids = {node.id: f"{node.code}.9" for node in nodes(ruleset.children)}
    kinds = {one.key: one.kind for one in ruleset.inputs}
    renamed = Rewriting(kinds=kinds, ids=ids, years=1).ruleset(ruleset)
    return evolve(renamed, id=f"{ruleset.id}-khong-ma", year=ruleset.year + 1)


if __name__ == "__main__":
    main()
