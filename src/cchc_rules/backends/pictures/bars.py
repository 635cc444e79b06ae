"""Bars one below the other, each with its name above it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc_rules.backends.pictures.drawing import BAR, GAP, WIDTH, box, framed, named
from cchc_rules.base.classes import frozen


@frozen
class Bar:
    """A name, a length and how the length is written."""

    name: str
    value: Fraction
    label: str


def bars(title: str, description: str, rows: Sequence[Bar], identity: str) -> str:
    """The drawing; `identity` tells its title from those of other drawings on a page."""
    longest = max((row.value for row in rows), default=Fraction(0))
    drawn: list[str] = []
    top = 0
    for row in rows:
        said, top = named(row.name, row.label, top)
        share = row.value / longest if longest > 0 else Fraction(0)
        drawn += [*said, box(Fraction(0), top, Fraction(WIDTH), "0.15")]
        drawn += [box(Fraction(0), top, share * WIDTH, "0.75")] if share > 0 else []
        top += BAR + GAP
    return framed(title, description, drawn, top - GAP, identity)
