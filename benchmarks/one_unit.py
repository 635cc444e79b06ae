"""One unit at a time, by everybody: `python benchmarks/one_unit.py [--quick] [--json FILE]`.

The workload of `workload.py` under compiled rulesets, the reference evaluator, code written by hand, and the
engines of other people that are installed (`pip install zen-engine common-expression-language rule-engine
openfisca-core`). Each is measured in turn with whole numbers by hand, the exact code nobody is expected
to beat; a ratio is the median of such pairs. Every result is held against `Fraction` first.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import by_hand
import peers
import workload

import cchc_rules
from cchc_rules.evaluate import Evaluator

CLOCK = time.thread_time
BASE = "whole numbers by hand (exact)"
FULL = "floats by hand, every node in a dict"


def main() -> None:
    """Measure, print, and keep the figures if asked to."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--quick", action="store_true", help="a look in seconds, not a measurement")
    options.add_argument("--json", type=Path, metavar="FILE", help="where to keep the figures")
    chosen = options.parse_args()
    figures = measure(quick=chosen.quick)
    show(figures)
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(*, quick: bool) -> dict[str, object]:
    """Every figure."""
    made = workload.workload()
    text = workload.text(made)
    cchc_rules.compile_text(text)  # the parse table and the words are made once per process
    start = CLOCK()
    ruleset = cchc_rules.compile_text(text)
    loaded = CLOCK()
    evaluator = cchc_rules.evaluator(ruleset)
    ready = CLOCK()
    units = workload.units(made, 20 if quick else 1000)
    words = [workload.flat(made, one) for one in units]
    others = peers.peers(made)
    wrong = checked(made, evaluator, units, words, others)
    runs: dict[str, tuple[Callable[..., object], Sequence[object]]] = {
        BASE: (by_hand.integers(made), words),
        "floats by hand": (by_hand.floats(made), words),
        FULL: (by_hand.floats_of_all(made), words),
        "`Fraction` by hand": (by_hand.fractions(made), words),
        "compiled: total, index, grade": (evaluator.index, units),
        "compiled: every node": (evaluator.nodes, units),
        "compiled: every node, all put together": (lambda one: evaluator.nodes(one).card, units),
        **{name: (run, words) for name, run in others.items()},
    }
    gc.collect()
    gc.freeze()
    gc.disable()
    rows = {name: in_turn(run, given, runs[BASE], quick=quick) for name, (run, given) in runs.items()}
    return {
        "source_to_ruleset_ms": (loaded - start) * 1e3,
        "ruleset_to_evaluator_ms": (ready - loaded) * 1e3,
        "units": len(units),
        "rows": {name: row | {"wrong": wrong.get(name, 0)} for name, row in rows.items()},
        "index_over_ints": rows["compiled: total, index, grade"]["ratio"],
        "nodes_over_float_dict": rows["compiled: every node"]["ratio"] / rows[FULL]["ratio"],
    }


def in_turn(
    run: Callable[..., object],
    given: Sequence[object],
    base: tuple[Callable[..., object], Sequence[object]],
    *,
    quick: bool,
) -> dict[str, float]:
    """Microseconds a unit, and the median of the ratios of pairs taken in turn."""
    few = max(1, min(len(given), int(2e-2 / max(seconds(run, given[:3]) / 3, 1e-7))))
    pairs = []
    for turn in range(3 if quick else 200 if few > 100 else 40):
        start = turn * few % max(len(given) - few, 1)
        many = max(few, 100)
        mine, hand = given[start : start + few], base[1][start : start + many] or base[1][:many]
        pairs.append((seconds(run, mine) / len(mine), seconds(base[0], hand) / len(hand)))
    return {
        "microseconds": median(one for one, _ in pairs) * 1e6,
        "ratio": median(one / other for one, other in pairs),
    }


def seconds(run: Callable[..., object], given: Sequence[object]) -> float:
    """Processor time of this thread: what else the machine does counts less."""
    start = CLOCK()
    for one in given:
        run(one)
    return CLOCK() - start


def checked(
    made: workload.Workload,
    evaluator: Evaluator,
    units: Sequence[workload.Answers],
    words: Sequence[Mapping[str, object]],
    others: Mapping[str, peers.Peer],
) -> dict[str, int]:
    """How many of the units each inexact implementation gets wrong; the exact ones none.

    Raises:
        RuntimeError: an exact one is wrong.
    """
    exact, ints = by_hand.fractions(made), by_hand.integers(made)
    floats, everything = by_hand.floats(made), by_hand.floats_of_all(made)
    wrong = dict.fromkeys(("floats by hand", FULL, *others), 0)
    for unit, flat in zip(units, words, strict=True):
        index, grade = exact(flat)
        standing = evaluator.index(unit)
        card = evaluator.nodes(unit).card
        shown = standing.published
        if shown is None or (index, grade) != (shown.low * 100, standing.grade):
            raise RuntimeError(f"compiled: {shown} {standing.grade}, not {index} {grade}")
        if card.total.rounded_index != shown.low or ints(flat) != (index * 100, grade):
            raise RuntimeError("the exact implementations differ")
        wrong["floats by hand"] += floats(flat)[0] != float(index)
        wrong[FULL] += everything(flat)["index"] != float(index)
    for name, peer in others.items():
        # One unit takes OpenFisca milliseconds.
        for flat in words[: 50 if "OpenFisca" in name else None]:
            wrong[name] += peer(flat)[0] != float(exact(flat)[0])
    return wrong


def show(figures: dict[str, object]) -> None:
    """Print the figures as tables of Markdown."""
    print(f"source to ruleset: {figures['source_to_ruleset_ms']:.0f} ms")
    print(f"ruleset to evaluator: {figures['ruleset_to_evaluator_ms']:.0f} ms")
    print(f"\n| one unit | µs | × {BASE} | wrong of {figures['units']} |")
    print("|---|---:|---:|---:|")
    for name, row in figures["rows"].items():
        print(f"| {name} | {row['microseconds']:.1f} | {row['ratio']:.2f} | {row['wrong']} |")
    print(f"\ncompiled index over whole numbers by hand: {figures['index_over_ints']:.2f}")
    print(f"compiled every node over the float dict by hand: {figures['nodes_over_float_dict']:.2f}")


if __name__ == "__main__":
    main()
