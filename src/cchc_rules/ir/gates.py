"""What gates leave of the grades that an index gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc_rules.ir.nodes import Gate, GateEffect, Grading


def grades_left(
    grading: Grading, bands: Iterable[int], passed: Sequence[bool | None]
) -> tuple[tuple[str, ...], bool]:
    """The names still possible, best first, and whether that is settled.

    `bands` are the places of the grades that the index may be in, `passed` tells of each gate whether
    it is, None while that is open.
    """
    positions: set[int | None] = set(bands)
    for gate, holds in zip(grading.gates, passed, strict=True):
        if holds is True:
            continue
        lowered = {_after(gate, position, grading) for position in positions}
        positions = lowered if holds is False else positions | lowered
    ordered = sorted(position for position in positions if position is not None)
    return tuple(grading.grades[position].name for position in ordered), len(positions) == 1


def _after(gate: Gate, position: int | None, grading: Grading) -> int | None:
    """The grade left to somebody who fails the gate."""
    if position is None:
        return None
    match gate.effect:
        case GateEffect.NO_GRADE:
            return None
        case GateEffect.LOWER:
            return min(position + gate.steps, len(grading.grades) - 1)
        case GateEffect.AT_MOST:
            names = [grade.name for grade in grading.grades]
            return max(position, names.index(gate.grade or ""))
