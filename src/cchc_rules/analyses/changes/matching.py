"""Which node of the earlier ruleset each node of the later one carries on.

Links come from ids that an author gave, from what the later text declares, and from a confirmed
mapping, which settles every node that it names. One old node with several new ones is a split, one
new with several old ones a merge. What is left is paired by likeness, best first, each node once.

An id that is only a code says nothing alone: another year may give the code to something else. It
counts where the later ruleset is the earlier one amended, or where the names are the same too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import compress, product

from attrs import field

from cchc_rules.analyses.changes.likeness import features_of, likeness, same_name
from cchc_rules.analyses.changes.model import How, Pair
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

# A guess below this is not offered.
LEAST_CONFIDENCE = Fraction(3, 5)

# What a code looks like: where no id is written, the code is the id.
_CODE = re.compile(r"(?:[IVXLCDM]+|[A-ZĐ]{0,4}[0-9]+[a-zđ]?)(?:\.[0-9A-Za-zđ]+)*")


@frozen(kw_only=True)
class Confirmed:
    """What an author confirmed, in ids: what carries on what, what ended and what is new."""

    links: tuple[tuple[str, str], ...] = ()
    ended: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()


NOTHING_CONFIRMED = Confirmed()


@frozen(kw_only=True)
class Matching:
    """Every node of both rulesets: paired, split, merged, ended or new.

    `links` are those that are no pair: each old node with each of its several new ones, and so on.
    """

    pairs: tuple[Pair, ...]
    links: tuple[Pair, ...]
    removed: tuple[ir.Node, ...]
    added: tuple[ir.Node, ...]


@frozen
class _Side:
    """The nodes of one ruleset by their ids, in the order of the text."""

    ruleset: ir.Ruleset
    nodes: dict[str, ir.Node] = field(init=False)

    @nodes.default
    def _by_id(self) -> dict[str, ir.Node]:
        return {node.id: node for node in nodes(self.ruleset.children)}

    def named(self, one: ir.Predecessor) -> str | None:
        """The id of the node that is meant, None where there is none."""
        if one.id is not None:
            return one.id if one.id in self.nodes else None
        return next((node.id for node in self.nodes.values() if node.code == one.code), None)


def match(before: ir.Ruleset, after: ir.Ruleset, confirmed: Confirmed = NOTHING_CONFIRMED) -> Matching:
    """Which node of `before` has become which of `after`, the set of no earlier year."""
    sides = _Side(before), _Side(after)
    links = _certain(*sides, confirmed)
    old = {one for one, _ in links} | confirmed.ended
    new = {other for _, other in links} | confirmed.new
    links |= _guessed(*sides, frozenset(old), frozenset(new))
    return _sorted_out(*sides, links)


def _certain(old: _Side, new: _Side, confirmed: Confirmed) -> dict[tuple[str, str], Pair]:
    """Links that are no guess: a mapping settles what it names, then ids and declarations together."""
    settled_old = {one for one, _ in confirmed.links} | confirmed.ended
    settled_new = {other for _, other in confirmed.links} | confirmed.new
    found = {link: _pair(old, new, link, How.CONFIRMED) for link in confirmed.links}
    for link, how in (*_by_id(old, new), *_declared(old, new)):
        if link[0] not in settled_old and link[1] not in settled_new:
            found.setdefault(link, _pair(old, new, link, how))
    return found


def without_predecessor(before: ir.Ruleset, after: ir.Ruleset) -> Iterator[tuple[ir.Node, ir.Predecessor]]:
    """Rows that declare to carry on what the set of the earlier year does not have."""
    if before.year < after.year:
        old = _Side(before)
        for node in nodes(after.children):
            yield from ((node, one) for one in node.continues if old.named(one) is None)


def _by_id(old: _Side, new: _Side) -> Iterator[tuple[tuple[str, str], How]]:
    amended = _is_amended(old.ruleset, new.ruleset)
    for name in old.nodes.keys() & new.nodes.keys():
        one, other = old.nodes[name], new.nodes[name]
        if amended or not _CODE.fullmatch(name):
            yield (name, name), How.SAME_ID
        elif same_name(one.name, other.name) and not other.continues:
            yield (name, name), How.SAME_CODE


def _is_amended(before: ir.Ruleset, after: ir.Ruleset) -> bool:
    """Whether one is the other with amendments, which keep the ids of what they do not replace."""
    numbers = [{one.number for one in ruleset.decisions} for ruleset in (before, after)]
    return before.id == after.id and (numbers[0] < numbers[1] or numbers[1] < numbers[0])


def _declared(old: _Side, new: _Side) -> Iterator[tuple[tuple[str, str], How]]:
    # What a row carries on is a row of an earlier year, not of another draft for the same.
    later = new.nodes.values() if old.ruleset.year < new.ruleset.year else ()
    for node in later:
        for one in node.continues:
            found = old.named(one)
            if found is not None:
                yield (found, node.id), How.DECLARED


def _guessed(
    old: _Side, new: _Side, linked_old: frozenset[str], linked_new: frozenset[str]
) -> dict[tuple[str, str], Pair]:
    """Pairs by likeness among what is left, best first; of equals those with one code, then in order."""
    left = [name for name in old.nodes if name not in linked_old]
    right = [name for name in new.nodes if name not in linked_new]
    if not left or not right:
        return {}
    features = features_of(old.ruleset), features_of(new.ruleset)
    candidates = []
    for (place, one), (other_place, other) in product(enumerate(left), enumerate(right)):
        sure = likeness(features[0][one], features[1][other], LEAST_CONFIDENCE)
        if sure >= LEAST_CONFIDENCE:
            same_code = old.nodes[one].code == new.nodes[other].code
            # The sum makes the order the same from both sides; two with one sum never take one node.
            candidates.append((-sure, not same_code, place + other_place, place, other_place))
    found: dict[tuple[str, str], Pair] = {}
    taken_old, taken_new = set[int](), set[int]()
    for minus, _, _, place, other_place in sorted(candidates):
        if place not in taken_old and other_place not in taken_new:
            taken_old.add(place)
            taken_new.add(other_place)
            link = (left[place], right[other_place])
            found[link] = _pair(old, new, link, How.PROPOSED, -minus)
    return found


def _pair(
    old: _Side, new: _Side, link: tuple[str, str], how: How, confidence: Fraction = Fraction(1)
) -> Pair:
    return Pair(before=old.nodes[link[0]], after=new.nodes[link[1]], how=how, confidence=confidence)


def _sorted_out(old: _Side, new: _Side, links: dict[tuple[str, str], Pair]) -> Matching:
    """Pairs apart from splits and merges, in the order of the later text."""
    orders = [{name: place for place, name in enumerate(side.nodes)} for side in (new, old)]
    told = sorted(links.values(), key=lambda one: (orders[0][one.after.id], orders[1][one.before.id]))
    from_old = Counter(link.before.id for link in told)
    to_new = Counter(link.after.id for link in told)
    alone = [from_old[one.before.id] == to_new[one.after.id] == 1 for one in told]
    pairs = tuple(compress(told, alone))
    several = tuple(one for one, single in zip(told, alone, strict=True) if not single)
    seen = from_old.keys(), to_new.keys()
    return Matching(
        pairs=pairs,
        links=several,
        removed=tuple(node for name, node in old.nodes.items() if name not in seen[0]),
        added=tuple(node for name, node in new.nodes.items() if name not in seen[1]),
    )
