"""How many there are in each stretch, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc_rules.backends.pictures.drawing import BAR, GAP, WIDTH, box, framed, named
from cchc_rules.base.classes import frozen

_AFTER = "var(--cchc-after, #2f6fb0)"


@frozen(kw_only=True)
class Stretch:
    """A name, two counts, and how they are written."""

    name: str
    before: int
    after: int
    label: str


def histogram(title: str, description: str, rows: Sequence[Stretch], identity: str) -> str:
    """Bars on one scale: before above, after below it in a colour of its own; none of an empty count."""
    most = max((max(row.before, row.after) for row in rows), default=0)
    drawn: list[str] = []
    top = 0
    for row in rows:
        said, top = named(row.name, row.label, top)
        drawn += said
        for count, opacity, colour in ((row.before, "0.45", None), (row.after, "1", _AFTER)):
            if count:
                drawn.append(box(Fraction(0), top, Fraction(count * WIDTH, most), opacity, colour))
                top += BAR
        top += GAP
    return framed(title, description, drawn, top - GAP, identity)
