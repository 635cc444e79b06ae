"""Measure how long people wait for `cchc`: `python benchmarks/run.py [--quick] [--json FILE]`.

Measures the package that this interpreter imports; install a wheel in a fresh environment to
measure what people get. See README.md in this folder.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import tempfile
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import processes
from processes import cchc, python

RULESET = Path(__file__).resolve().parents[1] / "rulesets" / "binh-duong" / "so" / "2018" / "ruleset.cchc"
DOSSIER = RULESET.parent / "dossiers" / "so-tai-chinh.yaml"
SMALL = RULESET.parents[3] / "ca-mau" / "so" / "2013" / "dossiers" / "so-vi-du.yaml"

SERIALISE = """
import json, sys
from pathlib import Path
import cchc_rules
scorecard, dossier, ruleset = cchc_rules.score_file(sys.argv[1], sys.argv[2])
folder = Path(sys.argv[3])
folder.joinpath("ruleset.json").write_text(json.dumps(cchc_rules.ruleset_to_dict(ruleset)))
folder.joinpath("result.json").write_text(json.dumps(cchc_rules.result_to_dict(scorecard, dossier)))
"""
EVALUATE = """
import json, sys
from pathlib import Path
import cchc_rules
folder = Path(sys.argv[1])
ruleset = cchc_rules.ruleset_from_dict(json.loads(folder.joinpath("ruleset.json").read_bytes()))
kept, dossier = cchc_rules.result_from_dict(json.loads(folder.joinpath("result.json").read_bytes()))
assert cchc_rules.score(ruleset, dossier).total == kept.total
heavy = "lark", "yaml", "click", "hypothesis", "numpy", "pandas", "polars", "pyarrow"
print(*(name for name in heavy if name in sys.modules))
"""


# What a program waits for that uses us as a library; the name alone loads nothing.
IMPORTS = {
    "import cchc_rules": "import cchc_rules",
    "cchc_rules.load, cchc_rules.score": "import cchc_rules; cchc_rules.load; cchc_rules.score",
    "cchc_rules.evaluator": "import cchc_rules; cchc_rules.evaluator",
}
TABLES = {
    "cchc_rules.score_table": "import cchc_rules; cchc_rules.score_table; import cchc_rules.workspace.tables",
    "import polars": "import polars",
}


def main() -> None:
    """Measure, print, and keep the figures if asked to."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--quick", action="store_true", help="a look in seconds, not a measurement")
    options.add_argument("--json", type=Path, metavar="FILE", help="where to keep the figures")
    chosen = options.parse_args()
    # Words in one language, so that every run writes the same; garbage is looked for as seldom as
    # the command does.
    os.environ["CCHC_LANG"] = "vi"
    gc.set_threshold(500_000)
    figures = measure(quick=chosen.quick)
    show(figures)
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(*, quick: bool) -> dict[str, Any]:
    """Every figure; children first, while this process is still small."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Kept rulesets go here; the commands from source use none.
        os.environ["CCHC_CACHE"] = str(folder / "cache")
        processes.once(python(SERIALISE, str(DOSSIER), str(RULESET), name))
        commands = {
            "cchc --help": cchc("--help"),
            "cchc check": cchc("check", str(RULESET)),
            "cchc score": cchc("--no-cache", "score", str(DOSSIER), "--ruleset", str(RULESET)),
            "cchc score, kept ruleset": cchc("score", str(DOSSIER), "--ruleset", str(RULESET)),
            "cchc score, kept ruleset, a small set": cchc("score", str(SMALL)),
            "cchc score --format json": cchc(
                "--no-cache", "score", str(DOSSIER), "--ruleset", str(RULESET), "--format", "json"
            ),
            "cchc score, serialised ruleset": cchc(
                "score", str(DOSSIER), "--ruleset", str(folder / "ruleset.json")
            ),
            "import the evaluator": python("import cchc_rules.backends.exact.score, cchc_rules.ir.from_json"),
            "evaluate serialised data": python(EVALUATE, name),
        }
        whole = processes.measured(commands, rounds=1 if quick else 15)
        loaded = folder / "loaded"
        processes.once(commands["evaluate serialised data"], output=loaded)
        heavy = loaded.read_text(encoding="utf-8").split()
        imports = IMPORTS | (TABLES if find_spec("polars") else {})
        modules = processes.measured(
            {name: python(code) for name, code in imports.items()}, rounds=1 if quick else 15
        )
    # Only now: a child's peak memory is never seen below the size of this process.
    import inside

    from cchc_rules.base.version import VERSION

    steps = inside.steps(RULESET, DOSSIER, rounds=2 if quick else 31)
    sizes = (200, 400, 800) if quick else (5_000, 10_000, 20_000)
    return {
        "machine": {
            "when": datetime.now(UTC).date().isoformat(),
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "processor": _processor(),
            "cores": os.cpu_count(),
            "cchc_rules": VERSION,
            "saved_table": inside.has_saved_table(),
            "quick": quick,
        },
        "processes": whole,
        "imports": modules,
        "loaded_by_the_evaluator": heavy,
        "steps": steps,
        "dossiers_a_second": 1 / steps["score"]["median_s"],
        "growth": inside.growth(sizes, rounds=1 if quick else 3),
        "drawn": inside.drawn(_full_size(), count=10 if quick else 1_000),
    }


def _full_size() -> dict[str, str]:
    """A shipped ruleset of 164 questions, and a generated one of 160."""
    import generated

    return {
        "binh-duong/so@2018": RULESET.read_text(encoding="utf-8"),
        "generated": generated.ruleset(800),
    }


def show(figures: dict[str, Any]) -> None:
    """Print the figures as tables of Markdown, as the documentation shows them."""
    for key, value in figures["machine"].items():
        print(f"{key}: {value}")
    print("\n| process | wall ms | least ms | processor ms | × `python -c pass` | peak MiB |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, row in figures["processes"].items():
        walls = f"{row['wall_s'] * 1e3:.0f} | {row['least_wall_s'] * 1e3:.0f} | {row['cpu_s'] * 1e3:.0f}"
        print(f"| `{name}` | {walls} | {row['times_python']:.1f} | {row['peak_mib']:.0f} |")
    print("\n| import | processor ms above `python -c pass` | peak MiB |")
    print("|---|---:|---:|")
    for name, row in figures["imports"].items():
        print(f"| `{name}` | {row['over_python_s'] * 1e3:.1f} | {row['peak_mib']:.0f} |")
    heavy = ", ".join(figures["loaded_by_the_evaluator"]) or "none"
    print(f"\nheavy packages that evaluating serialised data loads: {heavy}")
    print("\n| step | first ms | median ms |")
    print("|---|---:|---:|")
    for name, row in figures["steps"].items():
        print(f"| {name} | {row['first_s'] * 1e3:.1f} | {row['median_s'] * 1e3:.1f} |")
    print(f"\nexact scores of one dossier per second: {figures['dossiers_a_second']:.0f}")
    print("\n| lines | parse s | µs a line | all passes s | µs a line |")
    print("|---:|---:|---:|---:|---:|")
    for row in figures["growth"]:
        parsing = f"{row['parse_s']:.2f} | {row['parse_us_a_line']:.0f}"
        print(f"| {row['lines']} | {parsing} | {row['compile_s']:.2f} | {row['compile_us_a_line']:.0f} |")
    print("\n| dossiers drawn of | questions | dossiers | plan s | draw s |")
    print("|---|---:|---:|---:|---:|")
    for row in figures["drawn"]:
        seconds = f"{row['plan_s']:.2f} | {row['draw_s']:.1f}"
        print(f"| {row['ruleset']} | {row['questions']} | {row['dossiers']} | {seconds} |")


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    lines = (line for line in described.splitlines() if line.startswith("model name"))
    return next((line.partition(":")[2].strip() for line in lines), platform.processor())


if __name__ == "__main__":
    main()
