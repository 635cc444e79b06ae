"""Changes by what they are about: one subject per row of the tables, each in its area."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field

from cchc_rules.analyses.changes.kinds import pair_of
from cchc_rules.analyses.changes.model import (
    Added,
    Behaviour,
    Change,
    Changes,
    Merged,
    Pair,
    Passage,
    Removed,
    Split,
)
from cchc_rules.base.classes import define, frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes


@frozen(kw_only=True)
class Area:
    """An area of either ruleset, or of both; both None is what stands outside of every area."""

    before: ir.Group | None
    after: ir.Group | None

    @property
    def node(self) -> ir.Group | None:
        """The area as it is now, or was last."""
        return self.before if self.after is None else self.after


@frozen(kw_only=True)
class Subject:
    """A node of either ruleset, or of both, and all that changed about it."""

    area: Area
    before: ir.Node | None
    after: ir.Node | None
    pair: Pair | None
    changes: tuple[Change, ...]
    behaviour: Behaviour | None = None
    passage: Passage | None = None

    @property
    def node(self) -> ir.Node:
        """The node as it is now, or was last."""
        node = self.before if self.after is None else self.after
        assert node is not None
        return node

    @property
    def earlier(self) -> tuple[ir.Node, ...]:
        """What it was: of a split or a merge, all that it comes from."""
        if self.pair is None and self.after is not None:
            for change in self.changes:
                match change:
                    case Merged(parts=parts, after=node) if node.id == self.after.id:
                        return parts
                    case Split(before=node, parts=parts) if self.after.id in {one.id for one in parts}:
                        return (node,)
                    case _:
                        pass
        return () if self.before is None else (self.before,)

    @property
    def later(self) -> tuple[ir.Node, ...]:
        """What it has become: of a split or a merge, all that goes on from it."""
        if self.after is None and self.before is not None:
            for change in self.changes:
                match change:
                    case Split(before=node, parts=parts) if node.id == self.before.id:
                        return parts
                    case Merged(parts=parts, after=node) if self.before.id in {one.id for one in parts}:
                        return (node,)
                    case _:
                        pass
        return () if self.after is None else (self.after,)

    @property
    def is_part(self) -> bool:
        """Whether it is one part of several, of which the change is told once."""
        return self.pair is None and any(
            (isinstance(change, Split) and self.before is None)
            or (isinstance(change, Merged) and self.after is None)
            for change in self.changes
        )


def of_the_whole(changes: Changes) -> tuple[Change, ...]:
    """The changes that are about no node: those of the head, and of questions of the whole set."""
    return tuple(change for change in changes.changes if not _keys(change, changes))


def subjects(changes: Changes) -> tuple[Subject, ...]:
    """Every node about which something changed, in the order of the later text.

    What is gone stands at the end of its area.
    """
    return tuple(_Gathering(changes).subjects())


@define
class _Found:
    before: ir.Node | None
    after: ir.Node | None
    pair: Pair | None = None
    changes: list[Change] = field(factory=list)


@frozen
class _Gathering:
    changes: Changes
    found: dict[tuple[bool, str], _Found] = field(init=False, factory=dict)

    def subjects(self) -> Iterator[Subject]:
        """Every subject, in order."""
        for change in self.changes.changes:
            for key, before, after, pair in _keys(change, self.changes):
                one = self.found.setdefault(key, _Found(before, after, pair))
                one.changes.append(change)
        areas = _Areas(self.changes)
        behaviours = {one.pair.after.id: one for one in self.changes.behaviours}
        passages = {one.pair.after.id: one for one in self.changes.passages}
        made = []
        for one in self.found.values():
            pair = one.pair
            made.append(
                Subject(
                    area=areas.of(one.before, one.after),
                    before=one.before,
                    after=one.after,
                    pair=pair,
                    changes=tuple(one.changes),
                    behaviour=None if pair is None else behaviours.get(pair.after.id),
                    passage=None if pair is None else passages.get(pair.after.id),
                )
            )
        yield from sorted(made, key=areas.order)


_Keyed = tuple[tuple[bool, str], ir.Node | None, ir.Node | None, Pair | None]


def _keys(change: Change, changes: Changes) -> list[_Keyed]:
    """The subjects of a change: nodes of the later ruleset (True) or of the earlier one (False)."""
    match change:
        case Added(node):
            return [((True, node.id), None, node, None)]
        case Removed(node):
            return [((False, node.id), node, None, None)]
        case Split(before=node, parts=parts):
            own = next((pair for pair in changes.pairs if pair.before.id == node.id), None)
            first = _of(own) if own is not None else ((False, node.id), node, None, None)
            return [first, *(_new(part, changes) for part in parts)]
        case Merged(parts=parts, after=node):
            return [_new(node, changes), *(_old(part, changes) for part in parts)]
        case _:
            pair = pair_of(change)
            return [] if pair is None else [_of(pair)]


def _of(pair: Pair) -> _Keyed:
    return (True, pair.after.id), pair.before, pair.after, pair


def _new(node: ir.Node, changes: Changes) -> _Keyed:
    pair = next((one for one in changes.pairs if one.after.id == node.id), None)
    return ((True, node.id), None, node, None) if pair is None else _of(pair)


def _old(node: ir.Node, changes: Changes) -> _Keyed:
    pair = next((one for one in changes.pairs if one.before.id == node.id), None)
    return ((False, node.id), node, None, None) if pair is None else _of(pair)


# ── areas ──────────────────────────────────────────────────────────────────────────────────


@frozen
class _Areas:
    """The area of every node of either ruleset, and the order of it all."""

    changes: Changes
    earlier: dict[str, ir.Group | None] = field(init=False)
    later: dict[str, ir.Group | None] = field(init=False)
    areas: dict[tuple[bool, str], Area] = field(init=False)
    places: dict[tuple[bool, str], int] = field(init=False)

    @earlier.default
    def _of_earlier(self) -> dict[str, ir.Group | None]:
        return areas_of(self.changes.before)

    @later.default
    def _of_later(self) -> dict[str, ir.Group | None]:
        return areas_of(self.changes.after)

    @areas.default
    def _of_both(self) -> dict[tuple[bool, str], Area]:
        return {
            key: area
            for area in areas(self.changes)
            for key in (
                *([(False, area.before.id)] if area.before else []),
                *([(True, area.after.id)] if area.after else []),
            )
        }

    @places.default
    def _order(self) -> dict[tuple[bool, str], int]:
        order: dict[tuple[bool, str], int] = {}
        for side, ruleset in ((True, self.changes.after), (False, self.changes.before)):
            for node in nodes(ruleset.children):
                order[side, node.id] = len(order)
        return order

    def of(self, before: ir.Node | None, after: ir.Node | None) -> Area:
        """The area of a node as it is now, or was last."""
        side = after is not None
        group = self.later[after.id] if after is not None else self.earlier[before.id] if before else None
        return Area(before=None, after=None) if group is None else self.areas[side, group.id]

    def order(self, subject: Subject) -> tuple[int, int]:
        """By area, then by place in the later text; what is gone comes last."""
        node = subject.area.node
        side = subject.area.after is not None
        area = len(self.places) if node is None else self.places[side, node.id]
        return area, self.places[subject.after is not None, subject.node.id]


def areas(changes: Changes) -> tuple[Area, ...]:
    """Every area of both rulesets, those of the later first; one that became the other stands once."""
    old = _groups(areas_of(changes.before))
    new = _groups(areas_of(changes.after))
    became = {
        pair.after.id: old[pair.before.id]
        for pair in changes.pairs
        if pair.before.id in old and pair.after.id in new
    }
    gone = [one for one in old.values() if one not in became.values()]
    return (
        *(Area(before=became.get(one.id), after=one) for one in new.values()),
        *(Area(before=one, after=None) for one in gone),
    )


def areas_of(ruleset: ir.Ruleset) -> dict[str, ir.Group | None]:
    """The area of every node by its id: the group called so, or else the outermost one."""
    found: dict[str, ir.Group | None] = {}

    def walk(node: ir.Node, area: ir.Group | None) -> None:
        if isinstance(node, ir.Group) and (
            area is None or (node.level is ir.Level.AREA and area.level is not ir.Level.AREA)
        ):
            area = node
        found[node.id] = area
        for child in node.children if isinstance(node, ir.Group) else ():
            walk(child, area)

    for child in ruleset.children:
        walk(child, None)
    return found


def _groups(found: dict[str, ir.Group | None]) -> dict[str, ir.Group]:
    return {group.id: group for group in found.values() if group is not None}
