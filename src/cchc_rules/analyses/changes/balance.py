"""The ledger of points, added up: a line for each area, and one each for bonus and penalty points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.changes.model import Changes, Entry, Place, Row, Section
from cchc_rules.analyses.changes.subjects import Area, areas
from cchc_rules.base.classes import frozen

_NOTHING = Fraction(0)
_OUTSIDE = Area(before=None, after=None)


@frozen(kw_only=True)
class Line:
    """Points of one area, or of one section beside the base points (`area` None).

    `before` + `moved` + `gained` - `lost` + `added` - `removed` = `after`; `moved` is what came from
    other lines less what went there.
    """

    section: Section
    area: Area | None
    before: Fraction
    after: Fraction
    moved: Fraction
    gained: Fraction
    lost: Fraction
    added: Fraction
    removed: Fraction

    @property
    def change(self) -> Fraction:
        """How many points more there are."""
        return self.after - self.before


def balance(changes: Changes) -> tuple[Line, ...]:
    """The lines in which there are points, areas first; lines of base points add up to its totals."""
    every: list[tuple[Section, Area | None]] = [
        *((Section.BASE, area) for area in (*areas(changes), _OUTSIDE)),
        (Section.BONUS, None),
        (Section.PENALTY, None),
    ]
    lines = (_line(section, area, changes.ledger.rows) for section, area in every)
    return tuple(line for line in lines if any((line.before, line.after, line.moved)))


def whole(lines: tuple[Line, ...]) -> Line:
    """The base points of all areas together."""
    base = [line for line in lines if line.section is Section.BASE]

    def added_up(name: str) -> Fraction:
        return sum((getattr(line, name) for line in base), _NOTHING)

    names = ("before", "after", "moved", "gained", "lost", "added", "removed")
    return Line(section=Section.BASE, area=None, **{name: added_up(name) for name in names})


def _line(section: Section, area: Area | None, rows: tuple[Row, ...]) -> Line:
    def stands(place: Place | None, *, later: bool) -> bool:
        return place is not None and place.section is section and _is_in(place, area, later=later)

    def points(chosen: Iterator[Row]) -> Fraction:
        return sum((row.points for row in chosen), _NOTHING)

    def of(entry: Entry, *, later: bool) -> Fraction:
        return points(
            row
            for row in rows
            if row.entry is entry and stands(row.after if later else row.before, later=later)
        )

    kept, gained, added = (of(one, later=True) for one in (Entry.KEPT, Entry.GAINED, Entry.ADDED))
    lost, removed = of(Entry.LOST, later=False), of(Entry.REMOVED, later=False)
    came, went = of(Entry.MOVED, later=True), of(Entry.MOVED, later=False)
    return Line(
        section=section,
        area=area,
        before=kept + lost + removed + went,
        after=kept + gained + added + came,
        moved=came - went,
        gained=gained,
        lost=lost,
        added=added,
        removed=removed,
    )


def _is_in(place: Place, area: Area | None, *, later: bool) -> bool:
    """Whether points stand in an area; in a section without areas they always do."""
    if area is None:
        return True
    group = area.after if later else area.before
    if place.area is None or group is None:
        return place.area is None and area == _OUTSIDE
    return place.area.id == group.id
