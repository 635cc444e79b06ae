"""How long it takes to hold one ruleset against another: `python benchmarks/comparisons.py [--quick]`.

Rulesets are loaded before the clock starts. Seconds are of one run on this machine; with proofs
they depend on the solver, which the extra `prove` brings.
"""

from __future__ import annotations

import sys
import time

from attrs import evolve

from cchc_rules import diff, load
from cchc_rules.analyses.proving.solver import has_solver
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import items

PAIRS = (
    ("binh-phuoc/huyen@2016", "binh-phuoc/huyen@2017"),
    ("binh-phuoc/huyen@2017", "binh-phuoc/huyen@2023"),
    ("binh-phuoc/co-quan-chuyen-mon@2017", "binh-phuoc/co-quan-chuyen-mon@2023"),
    # Two provinces: almost nothing has the same id, so that nearly every row is guessed.
    ("qd-103-2019/so@2018", "binh-duong/so@2018"),
)
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
