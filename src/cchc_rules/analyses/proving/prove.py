"""Every law of a ruleset that can be decided, item by item and guarantee by guarantee."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.proving.always import always_by_intervals
from cchc_rules.analyses.proving.bounds import (
    BY_INTERVALS,
    OPEN,
    group_within_bounds,
    index_stays,
    is_defined,
    item_within_bounds,
    nothing_is_gained,
)
from cchc_rules.analyses.proving.directions import Direction, points_direction
from cchc_rules.analyses.proving.solver import TIMEOUT, has_solver
from cchc_rules.analyses.proving.verdicts import Finding, Proofs, Proved, Reason, Unknown, Verdict
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import figures_in, nodes

if TYPE_CHECKING:
    from cchc_rules.analyses.proving.by_solver import Prover

# Milliseconds for a second proof of what intervals have proved.
CONFIRMING = 200
Watch = Callable[[int, int], None]


def prove(ruleset: ir.Ruleset, timeout: int = TIMEOUT, watch: Watch = lambda _done, _of: None) -> Proofs:
    """The verdict on every law of `ruleset`.

    `timeout` is in milliseconds, for each question to the solver; `watch` is told how many of
    the findings are there.
    """
    frame = frame_of(ruleset)
    prover = _prover(frame, timeout) if has_solver() else None
    findings: list[Finding] = []
    whole = len(list(nodes(ruleset.children))) + len(ruleset.guarantees)
    for done, found in enumerate(_steps(frame, prover), 1):
        findings += found
        watch(done, whole)
    return Proofs(ruleset=ruleset, findings=tuple(findings), solver=prover is not None)


def _prover(frame: Frame, timeout: int) -> Prover:
    # Loaded on demand: the solver is an extra.
    from cchc_rules.analyses.proving.by_solver import Prover

    return Prover(frame=frame, timeout=timeout)


def _steps(frame: Frame, prover: Prover | None) -> Iterator[list[Finding]]:
    ruleset = frame.ruleset
    for node in nodes(ruleset.children):
        if isinstance(node, ir.Item):
            yield list(_item(node, frame, prover))
        else:
            yield [Finding(law=Law.WITHIN_BOUNDS, node=node.id, verdict=group_within_bounds(node))]
    for guarantee in ruleset.guarantees:
        yield [_guarantee(guarantee, frame, prover)]
    yield [
        Finding(law=Law.NOT_APPLICABLE_CONSERVES, node=None, verdict=nothing_is_gained(ruleset)),
        Finding(law=Law.INDEX_WITHIN, node=None, verdict=index_stays(ruleset)),
    ]


def _item(item: ir.Item, frame: Frame, prover: Prover | None) -> Iterator[Finding]:
    defined, bounded = is_defined(item, frame), item_within_bounds(item, frame)
    if prover is not None:
        defined = _both(defined, _asked_after(defined, prover).is_defined(item))
        bounded = _both(bounded, _asked_after(bounded, prover).within_bounds(item))
    yield Finding(law=Law.DEFINED, node=item.id, verdict=_told(defined, prover))
    yield Finding(law=Law.WITHIN_BOUNDS, node=item.id, verdict=_told(bounded, prover))


def _asked_after(by_intervals: Verdict, prover: Prover) -> Prover:
    """Whoever is asked to confirm a proof gets less time than whoever is asked to find one."""
    timeout = min(CONFIRMING, prover.timeout) if isinstance(by_intervals, Proved) else prover.timeout
    return evolve(prover, timeout=timeout)


def _guarantee(guarantee: ir.Guarantee, frame: Frame, prover: Prover | None) -> Finding:
    law, node = Law.GUARANTEED, guarantee.owner
    match guarantee:
        case ir.Monotone(item=item):
            law, node = Law.MONOTONE, item
            verdict = _monotone(guarantee, frame)
            if verdict is OPEN and prover is not None:
                verdict = prover.keeps(guarantee)
        case ir.Always():
            verdict = always_by_intervals(guarantee, frame)
            if verdict is OPEN and prover is not None:
                # Loaded on demand: the solver is an extra.
                from cchc_rules.analyses.proving.always_by_solver import always_by_solver

                verdict = always_by_solver(guarantee, prover)
    return Finding(law=law, node=node, verdict=_told(verdict, prover), guarantee=guarantee)


def _monotone(guarantee: ir.Monotone, frame: Frame) -> Verdict:
    item = frame.names.items[guarantee.item]
    if figures_in(item):
        return Unknown(Reason.FIGURES)
    found = points_direction(item, (guarantee.owner, guarantee.name), frame.known(item))
    wanted = Direction.RISES if guarantee.rising else Direction.FALLS
    return BY_INTERVALS if found in {wanted, Direction.STAYS} else OPEN


def _both(by_intervals: Verdict, by_solver: Verdict) -> Verdict:
    """Two proofs of one thing. A dossier that refutes stands against any proof."""
    if isinstance(by_intervals, Proved) and isinstance(by_solver, Proved):
        return evolve(by_intervals, by=(*by_intervals.by, *by_solver.by))
    if isinstance(by_solver, Unknown) and by_solver.reason is Reason.TIMED_OUT:
        return by_intervals if isinstance(by_intervals, Proved) else by_solver
    return by_solver


def _told(verdict: Verdict, prover: Prover | None) -> Verdict:
    return Unknown(Reason.NO_SOLVER) if verdict is OPEN and prover is None else verdict
