"""Where the points of a unit went, from the old total to the new one: a waterfall that balances.

Every bar holds points of the old scorecard and points of the new one. An item holds what it earned (a
penalty holds it negative); a group what it shows beyond the sum of its children, which is nothing
unless it rescales, caps, or takes the best of them. What the total makes of all that is four bars more.
The bars therefore add up to both totals, at both ends of an open score, whatever happens to a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from cchc_rules.analyses.changes.model import Changes, Merged, Split
from cchc_rules.analyses.ranking import areas_of
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import summed
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Points, Scorecard
from cchc_rules.ir.walk import nodes

_ZERO = Fraction(0)
NOTHING = Points(low=_ZERO, high=_ZERO)


class Whole(Enum):
    """What the total does to the sum of what stands below it."""

    RESCALED = "rescaled"
    BONUS_CAP = "bonus-cap"
    PENALTY_CAP = "penalty-cap"
    BOUNDS = "bounds"


Place: TypeAlias = str | Whole


@frozen(kw_only=True)
class Bar:
    """Nodes that have become nodes: none for what is new, or gone; or one step of the total.

    `area` is the area of the later ruleset that they stand in, of the earlier where nothing is left
    of them; None outside every area.
    """

    before: tuple[ir.Node, ...] = ()
    after: tuple[ir.Node, ...] = ()
    whole: Whole | None = None
    area: ir.Group | None = None


@frozen(kw_only=True)
class Held:
    """Points before and after. The change is told for each end apart."""

    before: Points
    after: Points

    @property
    def low(self) -> Fraction:
        """How what is guaranteed changed."""
        return self.after.low - self.before.low

    @property
    def high(self) -> Fraction:
        """How what is possible changed."""
        return self.after.high - self.before.high

    @property
    def spread(self) -> Points:
        """Between what the change lies, whatever becomes of what is open."""
        return Points(low=self.after.low - self.before.high, high=self.after.high - self.before.low)

    @property
    def same(self) -> bool:
        """Whether both are the same points."""
        return self.before == self.after


def total(held: Iterable[Held]) -> Held:
    """The sum of all."""
    every = list(held)
    return Held(before=_sum([one.before for one in every]), after=_sum([one.after for one in every]))


# ── the bars of two rulesets ───────────────────────────────────────────────────────────────


def bars_of(changes: Changes) -> tuple[Bar, ...]:
    """The bars in the order of the later text; what is gone comes last, then the steps of the total."""
    links = _Links()
    for pair in changes.pairs:
        links.join(pair.before.id, pair.after.id)
    for change in changes.changes:
        match change:
            case Split(before=before, parts=parts):
                for part in parts:
                    links.join(before.id, part.id)
            case Merged(parts=parts, after=after):
                for part in parts:
                    links.join(part.id, after.id)
            case _:
                pass
    old, new = (_counted(one.children) for one in (changes.before, changes.after))
    areas = _areas(changes.before), _areas(changes.after)
    found: list[Bar] = []
    seen_old, seen_new = set[str](), set[str]()
    for name in new:
        if name not in seen_new:
            those, these = links.around(name)
            seen_old |= those
            seen_new |= these
            found.append(
                Bar(
                    before=tuple(node for key, node in old.items() if key in those),
                    after=tuple(node for key, node in new.items() if key in these),
                    area=areas[1].get(name),
                )
            )
    found += [
        Bar(before=(node,), area=areas[0].get(name)) for name, node in old.items() if name not in seen_old
    ]
    return (*found, *(Bar(whole=one) for one in Whole))


@frozen
class _Links:
    """Which old nodes have become which new ones, both ways."""

    forward: dict[str, set[str]] = field(init=False, factory=dict)
    back: dict[str, set[str]] = field(init=False, factory=dict)

    def join(self, before: str, after: str) -> None:
        self.forward.setdefault(before, set()).add(after)
        self.back.setdefault(after, set()).add(before)

    def around(self, after: str) -> tuple[set[str], set[str]]:
        """All that hang together with a new node."""
        old, new = set[str](), {after}
        while True:
            more_old = {name for one in new for name in self.back.get(one, ())}
            more_new = {name for one in more_old for name in self.forward.get(one, ())}
            if more_old <= old and more_new <= new:
                return old, new
            old |= more_old
            new |= more_new


def _counted(children: tuple[ir.Node, ...]) -> dict[str, ir.Node]:
    """The nodes that hold points: all but parts that only hold bonus and penalty items."""
    return {node.id: node for node in nodes(children) if node.maximum is not None}


def _areas(ruleset: ir.Ruleset) -> dict[str, ir.Group]:
    return {node.id: area for area in areas_of(ruleset) for node in nodes((area,))}


# ── the points of one unit ─────────────────────────────────────────────────────────────────


def fill(bars: Sequence[Bar], before: Scorecard, after: Scorecard) -> tuple[Held, ...]:
    """What each bar held and holds."""
    old, new = contributions(before), contributions(after)
    return tuple(Held(before=_of(old, bar.before, bar), after=_of(new, bar.after, bar)) for bar in bars)


def _of(points: Mapping[Place, Points], those: tuple[ir.Node, ...], bar: Bar) -> Points:
    if bar.whole is not None:
        return points[bar.whole]
    if len(those) == 1:
        return points[those[0].id]
    return _sum([points[node.id] for node in those])


def contributions(card: Scorecard) -> dict[Place, Points]:
    """What every node, and every step of the total, adds to the total. The sum is the total."""
    found: dict[Place, Points] = {}
    bonus: list[Points] = []
    penalty: list[Points] = []
    base = _sum(list(_base(card.children, found, bonus, penalty)))
    whole = card.total
    lost = _opposite(whole.penalty)
    found[Whole.RESCALED] = _beyond(whole.base, base)
    found[Whole.BONUS_CAP] = _beyond(whole.bonus, _sum(bonus))
    found[Whole.PENALTY_CAP] = _beyond(lost, _sum(penalty))
    found[Whole.BOUNDS] = _beyond(whole.total, _sum([whole.base, whole.bonus, lost]))
    return found


def _base(
    children: tuple[NodeScore, ...], found: dict[Place, Points], bonus: list[Points], penalty: list[Points]
) -> Iterator[Points]:
    """The points of the children that count in the base; fills in what each node adds."""
    for one in children:
        if isinstance(one, GroupScore):
            below = _sum(list(_base(one.children, found, bonus, penalty)))
            if one.maximum is not None:
                found[one.id] = _beyond(one.points, below)
                yield one.points
        else:
            yield from _item(one, found, bonus, penalty)


def _item(
    one: ItemScore, found: dict[Place, Points], bonus: list[Points], penalty: list[Points]
) -> Iterator[Points]:
    match one.level:
        case ir.Level.PENALTY:
            found[one.id] = _opposite(one.points)
            penalty.append(found[one.id])
        case ir.Level.BONUS:
            found[one.id] = one.points
            bonus.append(one.points)
        case _:
            found[one.id] = one.points
            yield one.points


def _sum(points: Sequence[Points]) -> Points:
    return Points(low=summed(one.low for one in points), high=summed(one.high for one in points))


def _opposite(points: Points) -> Points:
    return Points(low=-points.high, high=-points.low)


def _beyond(shown: Points, below: Points) -> Points:
    if shown == below:
        return NOTHING
    return Points(low=shown.low - below.low, high=shown.high - below.high)
