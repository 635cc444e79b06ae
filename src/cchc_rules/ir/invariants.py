"""What every lowered ruleset satisfies; a breach is our own fault, never the author's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.ir.nodes import Answer, Award, Constant, Group, Item, Quotient, Ruleset, Tally
from cchc_rules.ir.ranges import Known, assume, believing, range_of, reachable
from cchc_rules.ir.walk import keys_of_item, nodes, numbers_in


class BrokenInvariant(Exception):  # noqa: N818 - the name says what it is
    """The IR breaks a promise; the compiler is at fault."""


def hold(ruleset: Ruleset) -> None:
    """Check the invariants of `ruleset`.

    Raises:
        BrokenInvariant: with every breach, one per line.
    """
    breaches = list(broken(ruleset))
    if breaches:
        raise BrokenInvariant("\n".join(breaches))


def broken(ruleset: Ruleset) -> Iterator[str]:
    """Every breach in words."""
    kinds = {asked.key: asked.kind for asked in ruleset.inputs}
    seen: set[str] = set()
    for node in nodes(ruleset.children):
        if node.id in seen:
            yield f"the id {node.id} is used twice"
        seen.add(node.id)
        if isinstance(node, Group):
            if not node.children:
                yield f"the group {node.id} is empty"
            continue
        yield from _item(node, Known(kinds=kinds))


def _item(item: Item, known: Known) -> Iterator[str]:
    for key in keys_of_item(item):
        if key not in known.kinds:
            yield f"{item.id} reads {key}, which nothing asks"
    known = believing(item.demands, known)
    if item.applies is not None:
        known = assume(item.applies, known, holds=True)
    for case, inside in reachable(item.cases, known):
        if isinstance(case.then, Award):
            earned = range_of(case.then.points, inside)
            below = earned.low is None or earned.low < 0
            above = earned.high is None or earned.high > item.maximum
            if below or above:
                yield f"{item.id} can earn from {earned.low} to {earned.high} of {item.maximum}"
        for number in numbers_in(case.then.points) if isinstance(case.then, Award) else ():
            if isinstance(number, Constant) and not isinstance(number.value, Fraction):
                yield f"{item.id} holds a number that is not exact"
            if isinstance(number, (Answer, Tally)) and (number.owner, number.name) not in known.kinds:
                yield f"{item.id} reads {number.name}, which nothing asks"
            if isinstance(number, Quotient) and isinstance(number.divisor, Constant) and not number.divisor.value:
                yield f"{item.id} divides by zero"
