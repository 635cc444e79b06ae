"""Measure how long a criteria site takes: `python benchmarks/criteria_site.py [--sets N] [--quick]`.

Rulesets of a hundred criteria each, written as Markdown and built with MkDocs (extra `site`).
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from pathlib import Path

import generated
from attrs import frozen

from cchc_rules.workspace import documents, site_building

# Ten areas of ten criteria.
LINES = 1_010


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sets", type=int, default=10, help="how many rulesets")
    options.add_argument("--quick", action="store_true", help="a look in seconds: one small ruleset")
    chosen = options.parse_args()
    sets, lines = (1, 100) if chosen.quick else (chosen.sets, LINES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(1, sets + 1):
            path = folder / "sets" / str(number) / "ruleset.cchc"
            path.parent.mkdir(parents=True)
            text = generated.ruleset(lines).replace('"mau/so"', f'"mau/so-{number}"')
            path.write_text(text, encoding="utf-8")
        measure(folder / "sets", folder / "site", sets)


def measure(sets: Path, target: Path, count: int) -> None:
    """Make, write and build one site, and print what each took."""
    # As the command does.
    gc.set_threshold(500_000)
    started = Clock.now()
    made = documents.make([str(sets)], "vi", lambda _done, _all: None)
    assert made.report.ok
    worked_out = Clock.now()
    assert not documents.write(made, target)
    written = Clock.now()
    problems = site_building.build(target)
    assert not problems, problems
    built = Clock.now()
    components = sum(text.count('class="cchc-calculator"') for text in made.files.values())
    pages = sum(1 for name in made.files if name.endswith(".md"))
    size = sum(path.stat().st_size for path in (target / "site").rglob("*") if path.is_file())
    print(f"{count} rulesets, {components} items, {pages} pages, {size / 1e6:.1f} MB of HTML")
    print("| step | wall s | processor s |")
    print("|---|---:|---:|")
    print(f"| compiled and worked out | {worked_out.since(started)} |")
    print(f"| written | {written.since(worked_out)} |")
    print(f"| built by MkDocs | {built.since(written)} |")
    print(f"| all | {built.since(started)} |")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


@frozen
class Clock:
    """A moment: the time of the wall, and what the processor has spent on us and our children."""

    wall: float
    processor: float

    @classmethod
    def now(cls) -> Clock:
        """This moment."""
        spent = os.times()
        own, children = spent.user + spent.system, spent.children_user + spent.children_system
        return cls(time.perf_counter(), own + children)

    def since(self, before: Clock) -> str:
        """Two columns of a table."""
        return f"{self.wall - before.wall:.1f} | {self.processor - before.processor:.1f}"


if __name__ == "__main__":
    main()
