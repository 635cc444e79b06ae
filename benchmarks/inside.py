"""The passes and the evaluator inside one process, and how the passes grow with the text."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import ParamSpec, TypeVar

import generated

import cchc_rules
from cchc_rules.backends.exact.score import score
from cchc_rules.backends.words.scorecard_text import render
from cchc_rules.base.resources import grammar
from cchc_rules.base.sources import Source
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.digest import digest
from cchc_rules.ir.invariants import hold
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.packing import packed, unpacked
from cchc_rules.language.checked.from_resolved import check
from cchc_rules.language.lowering.from_checked import lower
from cchc_rules.language.resolved.from_surface import resolve
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.tables import FILE_NAME
from cchc_rules.pipeline import compile_source

Given = ParamSpec("Given")
Value = TypeVar("Value")
COMPILING = ("parse", "resolve", "check", "lower")


class Watch:
    """Takes the time of each step of a round."""

    def __init__(self) -> None:
        """Start with no step timed."""
        self.seconds: dict[str, list[float]] = {}

    def step(
        self, name: str, work: Callable[Given, Value], *given: Given.args, **named: Given.kwargs
    ) -> Value:
        """What `work` gives; its time is kept under `name`."""
        start = time.perf_counter()
        value = work(*given, **named)
        self.seconds.setdefault(name, []).append(time.perf_counter() - start)
        return value


def steps(ruleset: Path, dossier: Path, rounds: int) -> dict[str, dict[str, float]]:
    """The first and the median seconds of every step from texts to a scorecard on paper.

    The first round includes what is made once per process: the parse table and the words.
    """
    source = Source(ruleset.name, ruleset.read_text(encoding="utf-8"))
    asked = Source(dossier.name, dossier.read_text(encoding="utf-8"))
    watch = Watch()
    for _ in range(rounds):
        file, _ = watch.step("parse", parse, source)
        resolved, _ = watch.step("resolve", resolve, file, source.name)
        checked, _ = watch.step("check", check, resolved, source)
        meaning = watch.step("lower", lower, checked)
        watch.step("invariants", hold, meaning)
        # A digest is kept with its ruleset; here it is made each time.
        name = watch.step("digest", digest.__wrapped__, meaning)
        watch.step("read a kept ruleset", unkept, json.dumps(packed(meaning)))
        watch.step("ruleset to evaluator", cchc_rules.evaluator, meaning)
        data, _ = watch.step("read dossier", read_dossier, asked)
        assert data is not None
        bound, _ = watch.step("bind dossier", bind, data, meaning)
        assert bound is not None
        scorecard = watch.step("score", score, meaning, bound, name)
        watch.step("write in words", render, scorecard, meaning, bound, "vi")
    seconds = watch.seconds
    whole = [sum(turn) for turn in zip(*(seconds[name] for name in COMPILING), strict=True)]
    seconds = {"parse + resolve + check + lower": whole, **seconds}
    return {name: {"first_s": taken[0], "median_s": median(taken)} for name, taken in seconds.items()}


def unkept(text: str) -> Ruleset:
    """The ruleset that was kept as `text`."""
    return unpacked(json.loads(text))


def growth(sizes: tuple[int, ...], rounds: int) -> list[dict[str, float]]:
    """Seconds and microseconds per line for rulesets of several sizes, taking turns."""
    sources = [Source("ruleset.cchc", generated.ruleset(lines)) for lines in sizes]
    watch = Watch()
    for turn in range(rounds):
        for index, source in enumerate(sources):
            watch.step(f"parse {index}", parse, source)
            compiled = watch.step(f"all {index}", compile_source, source)
            if turn == 0 and compiled.ruleset is None:
                raise RuntimeError("the generated ruleset has a mistake")
    rows = []
    for index, source in enumerate(sources):
        lines = source.raw.count("\n")
        parsing, compiling = median(watch.seconds[f"parse {index}"]), median(watch.seconds[f"all {index}"])
        rows.append(
            {
                "lines": lines,
                "parse_s": parsing,
                "parse_us_a_line": parsing / lines * 1e6,
                "compile_s": compiling,
                "compile_us_a_line": compiling / lines * 1e6,
            }
        )
    return rows


def drawn(sources: dict[str, str], count: int) -> list[dict[str, float | str]]:
    """Seconds for drawing so many whole dossiers of each ruleset with Hypothesis; none without it."""
    if find_spec("hypothesis") is None:
        return []
    from hypothesis import given, settings

    from cchc_rules.testing import dossiers

    rows: list[dict[str, float | str]] = []
    for name, text in sources.items():
        ruleset = compile_source(Source(name, text)).ruleset
        assert ruleset is not None
        start = time.perf_counter()
        strategy = dossiers(ruleset)
        planned = time.perf_counter()

        @settings(max_examples=count, database=None, deadline=None)
        @given(strategy)
        def draw(dossier: object) -> None:
            assert dossier

        draw()
        rows.append(
            {
                "ruleset": name,
                "questions": len(ruleset.inputs),
                "dossiers": count,
                "plan_s": planned - start,
                "draw_s": time.perf_counter() - planned,
            }
        )
    return rows


def has_saved_table() -> bool:
    """Whether this copy carries the parse table, as a wheel does and a checkout does not."""
    return (grammar() / FILE_NAME).is_file()
