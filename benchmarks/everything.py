"""Every benchmark of this folder in turn: `python benchmarks/everything.py [--quick] [--out FILE]`.

Each runs in a process of its own, so that none finds the machine as another left it. What they print is
printed as it comes, and kept in FILE.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Each with what it is asked for, in full and for a look in seconds.
COMMANDS = (
    ("run.py", (), ("--quick",)),
    ("one_unit.py", (), ("--quick",)),
    ("batch.py", (), ("1000", "--rounds", "1")),
    ("whole_tables.py", (), ("1000", "--rounds", "1")),
    ("comparisons.py", (), ()),
    ("proofs.py", (), ()),
)
SLOW = frozenset({"comparisons.py", "proofs.py"})


def main() -> None:
    """Run them, and end with 1 if one of them failed."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--quick", action="store_true", help="a look in seconds, not a measurement")
    asked.add_argument("--out", type=Path, metavar="FILE", help="where to keep what is printed")
    given = asked.parse_args()
    told, failed = [], []
    for name, full, quick in COMMANDS:
        if given.quick and name in SLOW:
            continue
        heading = f"\n## {name}\n"
        print(heading, flush=True)
        command = [sys.executable, str(HERE / name), *(quick if given.quick else full)]
        made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        print(made.stdout, flush=True)
        told += [heading, made.stdout]
        if made.returncode:
            failed.append(name)
    if given.out:
        given.out.write_text("\n".join(told), encoding="utf-8")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
