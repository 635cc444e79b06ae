"""What the authors of shipped rulesets guarantee holds wherever it is tried.

Every answer of an item is tried beside every other: small counts, each day at which the rule
changes and its neighbours. Nothing here reads a rule the way the proofs do.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest
from attrs import frozen

from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.laws.guarantees import keeps_always, keeps_monotone, nodes_of
from cchc_rules.analyses.proving.replay import dossier_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Never, Value
from cchc_rules.ir.walk import keys_of_item
from cchc_rules.workspace import rulesets
from tests.repository.project import ROOT

COUNTS = (*range(8), 19, 20)


@frozen
class Promise:
    """One guarantee, and the set that gives it."""

    path: str
    guarantee: ir.Guarantee


@cache
def frame(path: str) -> Frame:
    ruleset = rulesets.load(str(ROOT / "rulesets" / path)).ruleset
    assert ruleset is not None
    return frame_of(ruleset)


def promises() -> list[Promise]:
    texts = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
    given = [one for one in texts if "càng tốt" in one.read_text(encoding="utf-8")]
    paths = [one.relative_to(ROOT / "rulesets").as_posix() for one in given]
    return [Promise(path, one) for path in paths for one in frame(path).ruleset.guarantees]


def named(promise: Promise) -> str:
    return f"{Path(promise.path).parent}: {promise.guarantee.name}"


PROMISES = promises()
RISING = [one for one in PROMISES if isinstance(one.guarantee, ir.Monotone)]
ALWAYS = [one for one in PROMISES if isinstance(one.guarantee, ir.Always)]


def tried(asked: ir.Input, item: ir.Item) -> list[Value]:
    """Answers to try, the lesser first; a day that never came is the last."""
    match asked.kind:
        case ir.CountOf() | ir.DaysOf():
            return [Fraction(count) for count in COUNTS]
        case ir.YesNo():
            return [True]
        case ir.DateOf(may_be_absent):
            ends = {end for case in item.cases for end in _ends(case.when)}
            days: list[Value] = [end + step for end in sorted(ends) for step in (-1, 0, 1)]
            return [*days, Never()] if may_be_absent else days
        case _:
            raise AssertionError(f"no answers to {asked.name} are tried")


def _ends(condition: ir.Condition) -> Iterator[Fraction]:
    if isinstance(condition, ir.Within):
        yield from (end for end in (condition.interval.low, condition.interval.high) if end is not None)


def dossiers(promise: Promise, item: ir.Item, last: Key | None) -> Iterator[tuple[Dossier, ...]]:
    """Dossiers that differ in the answer to `last` only, the least first, for all other answers."""
    place = frame(promise.path)
    asked = {one.key: one for one in place.ruleset.inputs}
    keys = [*keys_of_item(item), *(key for one in place.conditions_of(item) for key in _yes(one))]
    others = [key for key in dict.fromkeys(keys) if key != last]
    for answers in product(*(tried(asked[key], item) for key in others)):
        same = dict(zip(others, answers, strict=True))
        varied = [{last: one} for one in tried(asked[last], item)] if last is not None else [{}]
        yield tuple(dossier_of({**same, **one}, (item,), place.ruleset) for one in varied)


def _yes(condition: ir.Condition) -> list[Key]:
    return [(condition.owner, condition.name)] if isinstance(condition, ir.Yes) else []


@pytest.mark.parametrize("promise", RISING, ids=named)
def test_an_answer_moves_the_points_as_its_author_guarantees(promise: Promise) -> None:
    guarantee = promise.guarantee
    assert isinstance(guarantee, ir.Monotone)
    place = frame(promise.path)
    item = place.names.items[guarantee.item]
    kept = [
        (keeps_monotone(guarantee, before, after), before.points.low != after.points.low)
        for row in dossiers(promise, item, (guarantee.owner, guarantee.name))
        for before, after in pairwise(
            score
            for score in (place.score(item, one) for one in row)
            if keeps_monotone(guarantee, score, score) is not None
        )
    ]
    assert (False, True) not in kept
    assert (True, True) in kept, "no answer that was tried moves the points"


@pytest.mark.parametrize("promise", ALWAYS, ids=named)
def test_a_condition_always_holds_as_its_author_guarantees(promise: Promise) -> None:
    guarantee = promise.guarantee
    assert isinstance(guarantee, ir.Always)
    place = frame(promise.path)
    (code,) = nodes_of(guarantee)
    item = place.names.items[code]
    kept = [
        keeps_always(guarantee, place.ruleset, one, {item.id: place.score(item, one)})
        for row in dossiers(promise, item, None)
        for one in row
    ]
    assert {True} <= set(kept) <= {True, None}


def test_both_provinces_guarantee_something() -> None:
    assert {"binh-duong", "binh-phuoc"} == {Path(one.path).parts[0] for one in PROMISES}
    assert RISING
    assert ALWAYS
