"""What the pages are made from."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.analyses.frame import Frame
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Group, Item, Level, Node, Ruleset


@frozen(kw_only=True)
class AmendedBy:
    """The paper of an amendment that applies; `day` is the number of its day."""

    number: str
    day: int | None


@frozen(kw_only=True)
class Neighbour:
    """Another edition of the same ruleset: its year, its title and its folder on the site."""

    year: int
    title: str
    folder: str


@frozen(kw_only=True)
class Edition:
    """A ruleset as it holds for one year, and where its pages lie.

    `earlier` is the edition before it, where the site has one.
    """

    ruleset: Ruleset
    frame: Frame
    folder: str
    years: Text
    amendments: tuple[AmendedBy, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    earlier: Ruleset | None = None

    @property
    def reference(self) -> str:
        """How people name it."""
        return f"{self.ruleset.id}@{self.ruleset.year}"


@frozen(kw_only=True)
class Chapter:
    """What stands on one page: an area, a part without areas, or what lies outside of both."""

    file: str
    group: Group | None
    children: tuple[Node, ...]

    @property
    def maximum(self) -> Fraction | None:
        """The points of the chapter; None where it holds nothing but bonus and penalty items."""
        if self.group is not None:
            return self.group.maximum
        base = [one.maximum for one in self.children if one.level not in {Level.BONUS, Level.PENALTY}]
        found = [one for one in base if one is not None]
        return sum(found, Fraction(0)) if found else None

    @property
    def items(self) -> tuple[Item, ...]:
        """Every scored item on the page."""
        return tuple(_items(self.children))


def changes_file(earlier: Ruleset) -> str:
    """The name of the page about what changed since an earlier edition."""
    return f"thay-doi-tu-{earlier.year}"


def _items(children: tuple[Node, ...]) -> list[Item]:
    found: list[Item] = []
    for one in children:
        found += [one] if isinstance(one, Item) else _items(one.children)
    return found
