"""What units are ranked by, as columns: both bounds of the index and of every node that tells equals apart.

A bound lies between two numbers, each in millionths and a rest in parts of a millionth; where it is known
exactly, they are the same. Units that are equal in all that is shown may differ in the rest.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from cchc_rules.backends.columns.items import Scored, Span
from cchc_rules.backends.columns.wholes import Forge, Truth, Whole
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

MILLION = 10**6
# The parts of a millionth: what the finest unit counts, of which every other unit is a part.
REST = 27720 * 10**6
LOW, HIGH = "low", "high"


def names_of(place: int, end: str) -> tuple[str, str, str, str]:
    """The columns of one bound: the number below it and its rest, the number above it and its rest."""
    name = f"~key {place}.{end}"
    return f"{name}↓", f"{name}↓ rest", f"{name}↑", f"{name}↑ rest"


def key_names(ruleset: ir.Ruleset) -> tuple[str, ...]:
    """All of these columns."""
    count = 0 if ruleset.ranking is None else 1 + len(ruleset.ranking.breakers)
    return tuple(name for place in range(count) for end in (LOW, HIGH) for name in names_of(place, end))


def by_published(ruleset: ir.Ruleset) -> bool:
    """Whether units are ranked by an index that is rounded itself."""
    rule, ranking = ruleset.total.rounding, ruleset.ranking
    rounded = rule is not None and rule.level is ir.RoundingLevel.INDEX
    return rounded and ranking is not None and ranking.on_rounded


def never_rough(ruleset: ir.Ruleset) -> bool:
    """Whether the columns are exact in every row."""
    return by_published(ruleset) and ruleset.ranking is not None and not ruleset.ranking.breakers


def cut(value: Fraction) -> tuple[int, int, int, int]:
    """A number of millionths as the columns hold it."""
    return *divmod(floor(value * REST), REST), *divmod(ceil(value * REST), REST)


def said(place: int, end: str, span: Span, unit: int, forge: Forge) -> dict[str, Whole | Truth]:
    """The columns of a bound that is counted in units, of which a point has so many."""
    parts = unit // MILLION
    found: list[Whole] = []
    for bound in (span.floor, span.ceiling):
        millionths = forge.over(bound, forge.literal(parts))
        rest = forge.times(forge.rest(bound, forge.literal(parts)), forge.literal(REST // parts))
        found += [millionths, rest]
    return dict(zip(names_of(place, end), found, strict=True))


def published(place: int, end: str, index: Whole, forge: Forge) -> dict[str, Whole | Truth]:
    """The columns of a bound that is a whole number of millionths."""
    nothing = forge.literal(0)
    return dict(zip(names_of(place, end), (index, nothing, index, nothing), strict=True))


def merit(ruleset: ir.Ruleset, breaker: str, scored: Scored, forge: Forge) -> tuple[Span, Span]:
    """The bounds of the points of a node; those of a penalty count against the unit."""
    node = next(one for one in nodes(ruleset.children) if one.id == breaker)
    if node.level is not ir.Level.PENALTY:
        return scored.low, scored.high
    low = _negative(scored.high, forge)
    return low, low if scored.high is scored.low else _negative(scored.low, forge)


def _negative(span: Span, forge: Forge) -> Span:
    down, up = (forge.times(one, forge.literal(-1)) for one in (span.ceiling, span.floor))
    return Span(down, up)
