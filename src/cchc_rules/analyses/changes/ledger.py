"""Where every point of the old total went, and where every point of the new one comes from.

What a node itself is worth is its maximum; of a group, what its maximum differs from the sum of its
children's, which is nothing unless it takes the best of them or caps them. The worths of all nodes
of a section therefore add up to its total, and so do the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import field

from cchc_rules.analyses.changes.matching import Matching
from cchc_rules.analyses.changes.model import Entry, Ledger, Place, Row, Section
from cchc_rules.analyses.changes.structural import merged_below, split_below
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import is_extra

_NOTHING = Fraction(0)
_SECTIONS = {ir.Level.BONUS: Section.BONUS, ir.Level.PENALTY: Section.PENALTY}


def ledger(before: ir.Ruleset, after: ir.Ruleset, matching: Matching) -> Ledger:
    """Every point of both totals in one row each; bonus and penalty apart."""
    book = _Book(dict(_places(before)), dict(_places(after)), _same_areas(matching))
    for old, new in _several(matching):
        book.carry(old, new, only_what_is_there=True)
    for pair in matching.pairs:
        book.carry(pair.before.id, pair.after.id)
    book.carry(None, None)
    return Ledger(tuple(book.closed()))


def _several(matching: Matching) -> Iterator[tuple[str, str]]:
    for link in matching.links:
        yield link.before.id, link.after.id
    for one in split_below(matching):
        yield from ((one.before.id, part.id) for part in one.parts)
    for other in merged_below(matching):
        yield from ((part.id, other.after.id) for part in other.parts)


def _same_areas(matching: Matching) -> frozenset[tuple[str | None, str | None]]:
    links = ((one.before.id, one.after.id) for one in (*matching.pairs, *matching.links))
    return frozenset({(None, None), *links})


@frozen
class _Worth:
    """A place and the points that are its own."""

    place: Place
    points: Fraction


@frozen
class _Book:
    """Both sides, what is left of each to be told, and the rows so far."""

    old: dict[str | None, _Worth]
    new: dict[str | None, _Worth]
    same_areas: frozenset[tuple[str | None, str | None]]
    left_old: dict[str | None, Fraction] = field(init=False)
    left_new: dict[str | None, Fraction] = field(init=False)
    partners: dict[tuple[bool, str | None], str | None] = field(init=False, factory=dict)
    rows: list[Row] = field(init=False, factory=list)

    @left_old.default
    def _all_old(self) -> dict[str | None, Fraction]:
        return {name: worth.points for name, worth in self.old.items()}

    @left_new.default
    def _all_new(self) -> dict[str | None, Fraction]:
        return {name: worth.points for name, worth in self.new.items()}

    def carry(self, one: str | None, other: str | None, *, only_what_is_there: bool = False) -> None:
        """What a node and the node it has become have in common is kept, or moved."""
        if one not in self.old or other not in self.new:
            return
        self.partners.setdefault((True, one), other)
        self.partners.setdefault((False, other), one)
        points = min(self.left_old[one], self.left_new[other])
        if only_what_is_there:
            points = max(points, _NOTHING)
        self.left_old[one] -= points
        self.left_new[other] -= points
        before, after = self.old[one].place, self.new[other].place
        stays = before.section is after.section and self._in_one_area(before, after)
        self._write(Entry.KEPT if stays else Entry.MOVED, points, before, after)

    def closed(self) -> Iterator[Row]:
        """All rows in the order of the later text; what has no place there comes last."""
        for name, points in self.left_new.items():
            linked = (False, name) in self.partners
            before = self.old[self.partners[False, name]].place if linked else None
            self._write(Entry.GAINED if linked else Entry.ADDED, points, before, self.new[name].place)
        for name, points in self.left_old.items():
            linked = (True, name) in self.partners
            after = self.new[self.partners[True, name]].place if linked else None
            self._write(Entry.LOST if linked else Entry.REMOVED, points, self.old[name].place, after)
        order = {name: place for place, name in enumerate(self.new)}
        last = len(order)
        return iter(sorted(self.rows, key=lambda row: order[_id(row.after)] if row.after else last))

    def _in_one_area(self, before: Place, after: Place) -> bool:
        """Whether points stay where they are; an item may itself have become what holds them, or back."""
        if _areas(before, after) in self.same_areas:
            return True
        if before.area is None and after.area is not None:
            return (_id(before), after.area.id) in self.same_areas
        if after.area is None and before.area is not None:
            return (before.area.id, _id(after)) in self.same_areas
        return False

    def _write(self, entry: Entry, points: Fraction, before: Place | None, after: Place | None) -> None:
        if points:
            self.rows.append(Row(entry=entry, points=points, before=before, after=after))


def _id(place: Place) -> str | None:
    return None if place.node is None else place.node.id


def _areas(before: Place, after: Place) -> tuple[str | None, str | None]:
    return (
        None if before.area is None else before.area.id,
        None if after.area is None else after.area.id,
    )


def _places(ruleset: ir.Ruleset) -> Iterator[tuple[str | None, _Worth]]:
    own = ruleset.total.maximum - _below(ruleset.children)
    yield None, _Worth(Place(node=None, area=None, section=Section.BASE), own)
    for child in ruleset.children:
        yield from _of_node(child, None)


def _of_node(node: ir.Node, area: ir.Group | None) -> Iterator[tuple[str | None, _Worth]]:
    if isinstance(node, ir.Item):
        section = _SECTIONS.get(node.level, Section.BASE)
        yield node.id, _Worth(Place(node=node, area=area, section=section), node.maximum)
        return
    if area is None or (node.level is ir.Level.AREA and area.level is not ir.Level.AREA):
        area = node
    if node.maximum is not None:
        place = Place(node=node, area=area, section=Section.BASE)
        yield node.id, _Worth(place, node.maximum - _below(node.children))
    for child in node.children:
        yield from _of_node(child, area)


def _below(children: tuple[ir.Node, ...]) -> Fraction:
    """What the maxima of the children come to, bonus and penalty apart."""
    return sum((child.maximum or _NOTHING for child in children if not is_extra(child)), _NOTHING)
