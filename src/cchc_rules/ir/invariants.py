"""What every lowered ruleset satisfies; a breach is our own fault, never the author's."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.ir.coverage import complete
from cchc_rules.ir.nodes import Always, Award, Earned, Group, Item, Monotone, Ruleset, Share
from cchc_rules.ir.ranges import Known, assume, believing, range_of, reachable
from cchc_rules.ir.safety import troubles
from cchc_rules.ir.walk import keys_of_condition, keys_of_item, nodes, numbers_of


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
    """Every breach in words: ids, inputs, outcomes for every dossier, points within the maximum."""
    kinds = ruleset.kinds
    if len(kinds) != len(ruleset.inputs):
        yield "an input is asked twice"
    if ruleset.total.maximum <= 0:
        yield "the maximum of the total is not positive"
    seen: set[str] = set()
    for node in nodes(ruleset.children):
        if node.id in seen:
            yield f"the id {node.id} is used twice"
        seen.add(node.id)
        if isinstance(node, Group):
            if not node.children:
                yield f"the group {node.id} is empty"
            if node.maximum is not None and node.maximum <= 0:
                yield f"the maximum of {node.id} is not positive"
            continue
        yield from _item(node, Known(kinds=kinds))
    yield from _gates(ruleset, seen)
    yield from _guarantees(ruleset, seen)


def _gates(ruleset: Ruleset, known: set[str]) -> Iterator[str]:
    for grading in ruleset.gradings:
        for gate in grading.gates:
            for number in numbers_of(gate.condition):
                if isinstance(number, (Earned, Share)) and number.node not in known:
                    yield f"the gate {gate.name} speaks of {number.node}, which is not there"


def _guarantees(ruleset: Ruleset, known: set[str]) -> Iterator[str]:
    asked = {one.key for one in ruleset.inputs}
    for guarantee in ruleset.guarantees:
        match guarantee:
            case Monotone(item=item, owner=owner, name=name):
                if item not in known or (owner, name) not in asked:
                    yield f"a guarantee speaks of {item} and {name}, which are not both there"
            case Always(name=name, when=when, then=then):
                for number in (*numbers_of(when), *numbers_of(then)):
                    if isinstance(number, (Earned, Share)) and number.node not in known:
                        yield f"the guarantee {name} speaks of {number.node}, which is not there"
                keys = {*keys_of_condition(when), *keys_of_condition(then)}
                if keys - asked:
                    yield f"the guarantee {name} reads {sorted(map(str, keys - asked))}, which nothing asks"


def _item(item: Item, known: Known) -> Iterator[str]:
    unknown = [key for key in keys_of_item(item) if key not in known.kinds]
    if unknown:
        yield f"{item.id} reads {unknown}, which nothing asks"
        return
    if item.maximum <= 0:
        yield f"the maximum of {item.id} is not positive"
    known = believing(item.demands, known)
    if item.applies is not None:
        known = assume(item.applies, known, holds=True)
    for _, trouble in troubles(item.cases, known):
        yield f"{item.id} may have no value: {type(trouble).__name__}"
    if not complete(item.cases, known):
        yield f"{item.id} has no outcome for some dossiers"
    for case, inside in reachable(item.cases, known):
        if isinstance(case.then, Award):
            earned = range_of(case.then.points, inside)
            below = earned.low is None or earned.low < 0
            above = earned.high is None or earned.high > item.maximum
            if below or above:
                yield f"{item.id} can earn from {earned.low} to {earned.high} of {item.maximum}"
