"""Two pictures of changes: steps from one total to another, and how far single things rise or fall.

What rises is green and to the right, what falls is red and to the left; words say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc_rules.backends.pictures.drawing import BAR, GAP, WIDTH, box, framed, named
from cchc_rules.base.classes import frozen

_RISES, _FALLS = "var(--cchc-rises, #2e8b57)", "var(--cchc-falls, #c8443a)"
_NOTHING = Fraction(0)


@frozen
class Step:
    """A name, how much it adds (less than nothing: takes away), and how that is written."""

    name: str
    change: Fraction
    label: str


@frozen
class Total:
    """Where the steps begin or end, and how that is written."""

    name: str
    value: Fraction
    label: str


def waterfall(
    title: str, description: str, totals: tuple[Total, Total], steps: Sequence[Step], identity: str
) -> str:
    """From one total to the other, step by step; the axis begins a little below the lowest point."""
    before, after = totals
    reached = [before.value]
    for step in steps:
        reached.append(reached[-1] + step.change)
    low, high = min(*reached, after.value), max(*reached, after.value)
    start = min(max(low - (high - low) / 2, _NOTHING), low) if high > low else _NOTHING
    scale = WIDTH / (high - start) if high > start else _NOTHING
    drawn, top = _whole(before, start, scale, 0)
    for step, one, other in zip(steps, reached[:-1], reached[1:], strict=True):
        said, top = named(step.name, step.label, top)
        left, right = sorted((one, other))
        colour = _RISES if step.change > 0 else _FALLS
        drawn += [*said, box(_NOTHING, top, Fraction(WIDTH), "0.12")]
        drawn.append(box((left - start) * scale, top, (right - left) * scale, "1", colour))
        top += BAR + GAP
    last, top = _whole(after, start, scale, top)
    return framed(title, description, [*drawn, *last], top - GAP, identity)


def _whole(total: Total, start: Fraction, scale: Fraction, top: int) -> tuple[list[str], int]:
    said, top = named(total.name, total.label, top)
    drawn = [*said, box(_NOTHING, top, Fraction(WIDTH), "0.12")]
    drawn.append(box(_NOTHING, top, (total.value - start) * scale, "0.75"))
    return drawn, top + BAR + GAP


@frozen(kw_only=True)
class Swing:
    """A name, how far it may fall and how far it may rise, and how that is written."""

    name: str
    fall: Fraction
    rise: Fraction
    label: str


def swings(title: str, description: str, rows: Sequence[Swing], identity: str) -> str:
    """Falls to the left and rises to the right of one middle, all on one scale."""
    widest = max((max(row.fall, row.rise) for row in rows), default=_NOTHING)
    middle = Fraction(WIDTH, 2)
    scale = middle / widest if widest > 0 else _NOTHING
    drawn: list[str] = []
    top = 0
    for row in rows:
        said, top = named(row.name, row.label, top)
        drawn += [*said, box(_NOTHING, top, Fraction(WIDTH), "0.12")]
        if row.fall > 0:
            drawn.append(box(middle - row.fall * scale, top, row.fall * scale, "1", _FALLS))
        if row.rise > 0:
            drawn.append(box(middle, top, row.rise * scale, "1", _RISES))
        drawn.append(box(middle - 1, top, Fraction(2), "0.9"))
        top += BAR + GAP
    return framed(title, description, drawn, top - GAP, identity)
