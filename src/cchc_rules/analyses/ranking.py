"""Units ranked inside their groups, as the ruleset's clause says.

A score that is still open is a range, and so is its rank: `best` if everything open goes well
for the unit and badly for the others, `worst` if the other way round. Nothing open counts as a
zero. Where every score is final the two are the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from cchc_rules.analyses import messages
from cchc_rules.backends.exact.totals import shown_index
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.nodes import Group, Level, Ruleset
from cchc_rules.ir.scorecard import GroupScore, NodeScore, Points, Scorecard
from cchc_rules.ir.walk import nodes

Key: TypeAlias = tuple[Points, ...]
_ABOVE, _EQUAL, _BELOW = 1, 0, -1


@frozen(kw_only=True)
class Clusters:
    """How the units of a season are grouped.

    `unranked` units are scored, and listed without a rank. `excluded` ones count in no figure
    over all units either. Without groups all units are ranked together.
    """

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unranked: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that is named."""
        grouped = tuple(unit for _, units in self.groups for unit in units)
        return (*grouped, *self.unranked, *self.excluded)


@frozen
class Rank:
    """The places a unit can still take; one place when its score and its rivals' are final."""

    best: int
    worst: int

    def __str__(self) -> str:
        return str(self.best) if self.best == self.worst else f"{self.best}–{self.worst}"


@frozen(kw_only=True)
class Standing:
    """One unit: its index (a ratio, as published where the ruleset ranks so) and its rank.

    `areas` gives the rank in each area by node id, None where the area does not apply. `rank`
    is None for units that are not ranked.
    """

    unit: str
    index: Points | None
    rank: Rank | None
    areas: tuple[tuple[str, Rank | None], ...] = ()
    scorecard: Scorecard


@frozen(kw_only=True)
class Table:
    """The units of one group, the first first; `name` is None when there are no groups."""

    name: str | None
    rows: tuple[Standing, ...]


@frozen(kw_only=True)
class League:
    """All groups, the units without a rank, and those that have sent nothing."""

    tables: tuple[Table, ...]
    unranked: tuple[Standing, ...]
    absent: tuple[str, ...]


def rank(
    ruleset: Ruleset, scorecards: Sequence[Scorecard], clusters: Clusters | None = None
) -> tuple[League | None, tuple[Diagnostic, ...]]:
    """The units ranked by the ruleset's clause; without a clause nothing is ranked (CR707).

    With groups, a unit that is in none of them is an error (CR708). The order of `scorecards`
    means nothing.
    """
    clusters = clusters or Clusters()
    found = (*without_clause(ruleset), *_without_group(scorecards, clusters))
    if found:
        return None, found
    by_name = {folded(card.unit): card for card in scorecards}
    outside = {folded(unit) for unit in (*clusters.unranked, *clusters.excluded)}
    listed = clusters.groups or ((None, tuple(card.unit for card in scorecards)),)
    tables = []
    for name, units in listed:
        wanted = [folded(unit) for unit in units if folded(unit) not in outside]
        cards = [by_name[unit] for unit in wanted if unit in by_name]
        tables.append(Table(name=name, rows=tuple(_ranked(ruleset, cards))))
    others = [by_name[unit] for unit in sorted(outside) if unit in by_name]
    return League(
        tables=tuple(tables),
        unranked=tuple(
            Standing(unit=card.unit, index=_index(ruleset, card), rank=None, scorecard=card)
            for card in others
        ),
        absent=tuple(unit for unit in clusters.units if folded(unit) not in by_name),
    ), ()


def areas_of(ruleset: Ruleset) -> tuple[Group, ...]:
    """What units are compared by besides the total: the areas, or the top groups without areas."""
    groups = [node for node in nodes(ruleset.children) if isinstance(node, Group)]
    areas = tuple(node for node in groups if node.level is Level.AREA and node.maximum is not None)
    top = tuple(node for node in ruleset.children if isinstance(node, Group) and node.maximum is not None)
    return areas or top


def _ranked(ruleset: Ruleset, cards: Sequence[Scorecard]) -> list[Standing]:
    assert ruleset.ranking is not None
    dense = ruleset.ranking.dense
    ranks = places([key_of(ruleset, card) for card in cards], dense=dense)
    areas = [area.id for area in areas_of(ruleset)]
    scores = [{node.id: node for node in _flat(card.children)} for card in cards]
    by_area = [places([_share(flat[area]) for flat in scores], dense=dense) for area in areas]
    rows = [
        Standing(
            unit=card.unit,
            index=_index(ruleset, card),
            rank=ranks[place],
            areas=tuple((area, column[place]) for area, column in zip(areas, by_area, strict=True)),
            scorecard=card,
        )
        for place, card in enumerate(cards)
    ]
    return sorted(rows, key=_in_order)


def _in_order(row: Standing) -> tuple[bool, int, int, str, str]:
    best, worst = (row.rank.best, row.rank.worst) if row.rank else (0, 0)
    return (row.rank is None, best, worst, folded(row.unit), row.unit)


def places(keys: Sequence[Key | None], *, dense: bool) -> list[Rank | None]:
    """The rank of each key among all; None for a unit that has nothing to be ranked by.

    Equal keys share a rank; the next one counts those before it, or with `dense` the ranks
    before it. While scores are open the bounds are safe, and exact without `dense`.
    """
    counts = Counter(key for key in keys if key is not None)
    every = _Field(counts)
    finals = _Field(Counter(key for key in counts if _is_final(key)))
    others = _Field(Counter({key: count for key, count in counts.items() if not _is_final(key)}))
    ranks: dict[Key, Rank] = {}
    for key in counts:
        # No key stands above itself, though one that is open may.
        itself = int(_ABOVE in compare(key, key))
        if not dense:
            ranks[key] = Rank(1 + every.certainly_above(key), 1 + every.possibly_above(key) - itself)
            continue
        # Open scores may fall together with others, or each stand alone.
        fewest = finals.certainly_above(key) or min(1, every.certainly_above(key))
        most = finals.possibly_above(key) + others.possibly_above(key) - itself
        ranks[key] = Rank(1 + fewest, 1 + most)
    return [None if key is None else ranks[key] for key in keys]


@frozen
class _Field:
    """Keys with how many units have each, in the order of both ends of what comes first in them.

    Only where two first ends are equal does the rest of a key tell anything.
    """

    counts: Counter[Key]
    lows: list[Fraction] = field(init=False)
    highs: list[Fraction] = field(init=False)
    by_low: dict[Fraction, list[Key]] = field(init=False, factory=dict)
    by_high: dict[Fraction, list[Key]] = field(init=False, factory=dict)

    @lows.default
    def _lows(self) -> list[Fraction]:
        return sorted(key[0].low for key in self.counts.elements())

    @highs.default
    def _highs(self) -> list[Fraction]:
        return sorted(key[0].high for key in self.counts.elements())

    def __attrs_post_init__(self) -> None:
        for key in self.counts:
            self.by_low.setdefault(key[0].low, []).append(key)
            self.by_high.setdefault(key[0].high, []).append(key)

    def certainly_above(self, key: Key) -> int:
        """How many can only stand above `key`."""
        end = key[0].high
        sure = len(self.lows) - bisect_right(self.lows, end)
        level = (one for one in self.by_low.get(end, ()) if compare(one, key) == {_ABOVE})
        return sure + sum(self.counts[one] for one in level)

    def possibly_above(self, key: Key) -> int:
        """How many can stand above `key`, be it `key` itself."""
        end = key[0].low
        sure = len(self.highs) - bisect_right(self.highs, end)
        level = (one for one in self.by_high.get(end, ()) if _ABOVE in compare(one, key))
        return sure + sum(self.counts[one] for one in level)


def compare(one: Key, other: Key) -> set[int]:
    """How `one` can stand to `other`: above (1), equal (0), below (-1), or several of these."""
    if not one:
        return {_EQUAL}
    left, right = one[0], other[0]
    outcomes: set[int] = set()
    if left.high > right.low:
        outcomes.add(_ABOVE)
    if left.low < right.high:
        outcomes.add(_BELOW)
    if left.low <= right.high and right.low <= left.high:
        outcomes |= compare(one[1:], other[1:])
    return outcomes


def _is_final(key: Key) -> bool:
    return all(points.final for points in key)


def key_of(ruleset: Ruleset, card: Scorecard) -> Key | None:
    """What a unit is ranked by: its index, then the breakers in their order."""
    assert ruleset.ranking is not None
    index = _index(ruleset, card)
    if index is None:
        return None
    flat = {node.id: node for node in _flat(card.children)}
    return (index, *(_worth(flat[breaker]) for breaker in ruleset.ranking.breakers))


def _worth(node: NodeScore) -> Points:
    """The points of a node as a merit: those of a penalty count against the unit."""
    if node.level is Level.PENALTY:
        return Points(low=-node.points.high, high=-node.points.low)
    return node.points


def _index(ruleset: Ruleset, card: Scorecard) -> Points | None:
    possible = card.total.possible_index
    if possible is None or ruleset.ranking is None or not ruleset.ranking.on_rounded:
        return possible
    return shown_index(possible, ruleset.total)


def _share(node: NodeScore) -> Key | None:
    if not isinstance(node, GroupScore) or node.applicable == 0:
        return None
    return (Points(low=node.points.low / node.applicable, high=node.points.high / node.applicable),)


def _flat(children: Iterable[NodeScore]) -> Iterable[NodeScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from _flat(child.children)


def without_clause(ruleset: Ruleset) -> tuple[Diagnostic, ...]:
    """A finding where the ruleset does not say how units are ranked."""
    if ruleset.ranking is not None:
        return ()
    return (
        Diagnostic(
            code=codes.NO_RANKING_RULE,
            message=messages.NO_RANKING_RULE,
            path=ruleset.id,
            helps=(messages.NO_RANKING_RULE_HELP,),
        ),
    )


def _without_group(scorecards: Sequence[Scorecard], clusters: Clusters) -> tuple[Diagnostic, ...]:
    if not clusters.groups:
        return ()
    named = {folded(unit) for unit in clusters.units}
    return tuple(
        Diagnostic(
            code=codes.UNIT_WITHOUT_GROUP,
            message=messages.UNIT_WITHOUT_GROUP.of(unit=card.unit),
            helps=(messages.UNIT_WITHOUT_GROUP_HELP,),
        )
        for card in sorted(scorecards, key=lambda card: folded(card.unit))
        if folded(card.unit) not in named
    )
