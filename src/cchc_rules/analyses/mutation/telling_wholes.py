"""Points given by hand that tell a whole set with a slip from the set without: found by trying.

Points are given to as few nodes as will do: the topmost ones whose points can be shared out, and
those that a slip or a gate speaks of. What does not apply is tried as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, pairwise, product
from typing import TypeAlias

from attrs import field

from cchc_rules.analyses.expectations import Whole, whole_meets, whole_of
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.mutation.telling_items import last_day_of
from cchc_rules.analyses.points_by_hand import dossier_of, is_shareable, items_below, may_not_apply
from cchc_rules.analyses.suggestions import values_for
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.walk import conditions_in, is_extra, keys_of_condition, nodes, numbers_in

# The points of a node by its id; None where it does not apply.
GivenPoints: TypeAlias = Mapping[str, Fraction | None]
ZERO, ONE, HALF = Fraction(0), Fraction(1), Fraction(1, 2)
MOST_ABSENT = 10
MOST_ANSWERS = 6
# Indexes at which one way of rounding gives another result than the next.
TIES = tuple(Fraction(one) / 100_000 for one in (66_665, 66_675, 66_664, 66_650, 66_500, 67_500, 66_666))
TINY = Fraction(1, 10_000)
# Nobody reads the certificate of these scores; computing the digest takes most of the time.
NO_DIGEST = "-"


@frozen(kw_only=True)
class Given:
    """Points by hand and the answers to common questions."""

    points: GivenPoints
    answers: Mapping[Key, Value] = field(factory=dict)


@frozen(kw_only=True)
class WholeDifference:
    """Given points, what they are expected to come to, and what they come to with the slip."""

    given: Given
    expected: Whole
    other: Whole


def tell_wholes_apart(old: Frame, new: Frame) -> WholeDifference | int:
    """What tells the two apart in a case about the whole set, or how many cases were tried."""
    tried = 0
    for given in _candidates(old, new):
        one, other = _dossier(given, old), _dossier(given, new)
        if not isinstance(one, Dossier) or not isinstance(other, Dossier):
            continue
        tried += 1
        expected = whole_of(score(old.ruleset, one, NO_DIGEST))
        found = whole_of(score(new.ruleset, other, NO_DIGEST))
        if not whole_meets(expected, found):
            return WholeDifference(given=given, expected=expected, other=found)
    return tried


def _dossier(given: Given, frame: Frame) -> Dossier | ir.Node:
    return dossier_of(given.points, given.answers, "", frame)


# ── what is tried ──────────────────────────────────────────────────────────────────────────


def _candidates(old: Frame, new: Frame) -> Iterator[Given]:
    search = _Search(old=old, new=new)
    for answers in search.answers():
        for points in search.points():
            yield Given(points=points, answers=answers)


@frozen(kw_only=True)
class _Search:
    old: Frame
    new: Frame

    def answers(self) -> Iterator[Mapping[Key, Value]]:
        """Answers to the common questions: first those with which everything applies."""
        own = {key: kind for key, kind in self.old.kinds.items() if key[0] not in self.old.names.items}
        bounds = tuple(dict.fromkeys(self._gate_bounds()))
        wanted = self._common_keys()
        keys = [key for key in own if key in wanted]
        values = [tuple(islice(values_for(own[key], bounds, last_day_of(self.old)), 6)) for key in keys]
        for chosen in islice(product(*values), MOST_ANSWERS):
            yield dict(zip(keys, chosen, strict=True))

    def points(self) -> Iterator[GivenPoints]:
        """What does not apply where that is changed, then points of the base, of extras, of single nodes."""
        base, extra = self._handles(), self._extras()
        none = dict.fromkeys((one.id for one in extra), ZERO)
        for absent in self._absent():
            for share in (HALF, ZERO):
                yield {**_scaled(base, share), **none, absent: None}
        for share in self._shares():
            yield {**_scaled(base, share), **none}
            yield {**_filled(base, share), **none}
        for share in TIES:
            yield {**_filled(base, share), **none}
        for level in (ir.Level.BONUS, ir.Level.PENALTY):
            own = {one.id: one.maximum or ZERO for one in extra if one.level is level}
            for share in (ONE, HALF, ZERO):
                yield {**_scaled(base, share), **none, **own}
        yield {**_scaled(base, HALF), **{one.id: one.maximum or ZERO for one in extra}}
        for node in self._told_apart():
            yield from ({**one, **none} for one in self._within(node, base))

    def _handles(self) -> list[ir.Node]:
        return [one for node in self.old.ruleset.children for one in self._handle(node)]

    def _handle(self, node: ir.Node) -> Iterator[ir.Node]:
        if is_extra(node):
            return
        other = self.new.names.nodes.find(node.id)
        alike = other is not None and _same_combination(node, other)
        both = is_shareable(node, self.old) and other is not None and is_shareable(other, self.new)
        if isinstance(node, ir.Item) or (both and alike):
            yield node
        else:
            for child in node.children:
                yield from self._handle(child)

    def _extras(self) -> list[ir.Item]:
        return [one for one in self.old.names.items.values() if is_extra(one)]

    def _shares(self) -> Iterator[Fraction]:
        yield from (ONE, HALF)
        limits = self._grade_bounds()
        middles = [(one + other) / 2 for one, other in pairwise(limits)]
        for limit in limits:
            yield from (limit, limit - TINY, limit + TINY, limit - self._half_a_digit())
        yield from (*middles, ZERO)

    def _half_a_digit(self) -> Fraction:
        """By how much an index may lie below a bound and still be rounded up to it."""
        rounding = self.old.ruleset.total.rounding
        return Fraction(1, 2 * 10 ** (2 + (rounding.digits if rounding else 2)))

    def _grade_bounds(self) -> list[Fraction]:
        found: dict[Fraction, None] = {}
        for ruleset in (self.old.ruleset, self.new.ruleset):
            for grading in ruleset.gradings:
                for grade in grading.grades:
                    ends = (grade.interval.low, grade.interval.high)
                    found |= dict.fromkeys(end for end in ends if end is not None)
        return sorted(found)

    def _conditions(self) -> Iterator[ir.Condition]:
        for ruleset in (self.old.ruleset, self.new.ruleset):
            for grading in ruleset.gradings:
                yield from (gate.condition for gate in grading.gates)

    def _common_keys(self) -> set[Key]:
        found = {key for condition in self._conditions() for key in keys_of_condition(condition)}
        for node in nodes(self.old.ruleset.children):
            if node.applies is not None:
                found |= set(keys_of_condition(node.applies))
        return found

    def _within_gates(self) -> Iterator[ir.Within]:
        for condition in self._conditions():
            yield from (one for one in conditions_in(condition) if isinstance(one, ir.Within))

    def _gate_bounds(self) -> Iterator[Fraction]:
        for one in self._within_gates():
            yield from (end for end in (one.interval.low, one.interval.high) if end is not None)

    def _told_apart(self) -> Iterator[ir.Node]:
        """Nodes that gates speak of, and groups that the slip combines in another way."""
        found: dict[str, None] = {}
        for within in self._within_gates():
            for number in numbers_in(within.value):
                if isinstance(number, ir.Share | ir.Earned):
                    found |= {number.node: None}
        for node in nodes(self.old.ruleset.children):
            other = self.new.names.nodes.find(node.id)
            if other is not None and not _same_combination(node, other):
                found |= {node.id: None}
        named = (self.old.names.nodes.find(name) for name in found)
        yield from (one for one in named if one is not None)

    def _within(self, node: ir.Node, base: list[ir.Node]) -> Iterator[GivenPoints]:
        """This node at the bounds of gates and at its ends, the others at their maxima."""
        maximum = node.maximum or ZERO
        others = {**_scaled(base, ONE)}
        inside = {one.id for one in nodes((node,))}
        shared = {key: value for key, value in others.items() if key not in inside}
        around = [one.id for one in base if node.id in {below.id for below in nodes((one,))}]
        limits = dict.fromkeys((ZERO, ONE, HALF, *self._gate_bounds()))
        for limit in limits:
            for share in (limit, limit - TINY * 10, limit + TINY * 10):
                own = share * maximum if limit <= ONE else limit
                if not 0 <= own <= maximum:
                    continue
                lost = maximum - own
                outer = {name: _less(shared.get(name), lost) for name in around if name != node.id}
                yield {**shared, **outer, node.id: own}
                yield {name: HALF * (points or ZERO) for name, points in shared.items()} | {node.id: own}
        if isinstance(node, ir.Group):
            yield from self._children(node, shared, around)

    def _children(
        self, node: ir.Group, shared: Mapping[str, Fraction | None], around: list[str]
    ) -> Iterator[GivenPoints]:
        rest = {name: points for name, points in shared.items() if name not in around}
        items = [one for one in items_below(node) if not is_extra(one)]
        if not items:
            return
        for share in (ONE, HALF):
            first = {one.id: ZERO for one in items} | {items[0].id: items[0].maximum * share}
            yield {**rest, **{one.id: one.maximum * share for one in items}}
            yield {**rest, **first}

    def _absent(self) -> Iterator[str]:
        changed = [
            item
            for item in self.old.names.items.values()
            if not is_extra(item) and may_not_apply(item, self.old) and self._other_policy(item)
        ]
        yield from (item.id for item in changed[:MOST_ABSENT])

    def _other_policy(self, item: ir.Item) -> bool:
        other = self.new.names.items.get(item.id)
        return other is not None and other.na != item.na


def _scaled(base: list[ir.Node], share: Fraction) -> dict[str, Fraction | None]:
    return {node.id: (node.maximum or ZERO) * share for node in base}


def _filled(base: list[ir.Node], share: Fraction) -> dict[str, Fraction | None]:
    """The same share of the whole, with as few nodes between nothing and all as possible."""
    left = sum((node.maximum or ZERO for node in base), ZERO) * share
    points: dict[str, Fraction | None] = {}
    for node in base:
        points[node.id] = min(left, node.maximum or ZERO)
        left -= points[node.id] or ZERO
    return points


def _less(points: Fraction | None, lost: Fraction) -> Fraction:
    return max(ZERO, (points or ZERO) - lost)


def _same_combination(one: ir.Node, other: ir.Node) -> bool:
    """Whether both make the same of the points below them."""
    if isinstance(one, ir.Item) or isinstance(other, ir.Item):
        return isinstance(one, ir.Item) and isinstance(other, ir.Item) and one.maximum == other.maximum
    alike = (one.combine, one.maximum, len(one.children)) == (
        other.combine,
        other.maximum,
        len(other.children),
    )
    pairs = zip(one.children, other.children, strict=False)
    return alike and all(_same_combination(first, second) for first, second in pairs)
