"""What is proved of every shipped ruleset, and how long that takes: `python benchmarks/proofs.py [ID...]`.

Counts are facts and do not change from run to run; seconds are of one run on this machine.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from cchc_rules.analyses.proving.verdicts import Proved, Refuted, Unknown
from cchc_rules.ir.walk import items
from cchc_rules.workspace.proving import Proven, prove_at_hand

SETS = Path(__file__).resolve().parents[1] / "rulesets"
HEAD = "| ruleset | items | guarantees | proved | laws tried | refuted | unknown | seconds |"


def main() -> None:
    """Prove, and print a row per ruleset."""
    wanted = sys.argv[1:] or [str(path) for path in sorted(SETS.glob("**/ruleset.cchc"))]
    print(HEAD)
    print("|---" + "|---:" * 7 + "|")
    for reference in wanted:
        start = time.perf_counter()
        found = prove_at_hand(reference)
        print(row(found, time.perf_counter() - start))


def row(found: Proven, seconds: float) -> str:
    """One ruleset, as a row of a table."""
    if found.proofs is None:
        return f"| {found.reference} | does not pass its checks |"
    proofs = found.proofs
    decided = {one.law for one in proofs.findings}
    counts = (
        len(list(items(proofs.ruleset))),
        len(proofs.ruleset.guarantees),
        len(proofs.of(Proved)),
        len([one for one in found.tried if one.law not in decided]),
        len(proofs.of(Refuted)) + len([one for one in found.tried if one.breach]),
        len(proofs.of(Unknown)),
    )
    return f"| {found.reference} | " + " | ".join(map(str, counts)) + f" | {seconds:.1f} |"


if __name__ == "__main__":
    main()
