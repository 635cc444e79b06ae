"""What a new ruleset makes of last year's dossiers: every unit scored under both, and ranked under both.

The later ruleset is read for the year of the dossiers: "by 31 January of the assessed year" is the
January that they speak of. Answers go over as in `carrying`; what the later ruleset asks and the
dossiers do not say stays open, an interval, never a zero. Documents that it asks for and nobody
attached are judged by its own policies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, field

from cchc_rules.analyses.changes.carrying import Carried, Carrying, Lost
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.changes.rewriting import Rewriting
from cchc_rules.analyses.changes.waterfall import NOTHING, Bar, Held, bars_of, fill, total
from cchc_rules.analyses.cohort import Member, score_cohort
from cchc_rules.analyses.ranking import Clusters, League, Rank, Standing, areas_of, rank
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import GroupScore, Points, Scorecard, Status, item_scores, node_scores
from cchc_rules.ir.walk import items

_WAITING = frozenset({Status.MISSING, Status.PENDING})


@frozen(kw_only=True)
class Ranks:
    """The rank of a unit in its group before and after; None where it has none."""

    group: str | None
    before: Rank | None
    after: Rank | None


@frozen(kw_only=True)
class UnitImpact:
    """One unit under both rulesets. `held` goes with the bars, `carried` says what went over."""

    unit: str
    before: Scorecard
    after: Scorecard
    carried: Carried
    held: tuple[Held, ...]
    ranks: Ranks

    @property
    def total(self) -> Held:
        """The totals."""
        return Held(before=self.before.total.total, after=self.after.total.total)

    @property
    def index(self) -> tuple[Points | None, Points | None]:
        """Between what the index lies, before and after; None where nothing applies."""
        return self.before.total.possible_index, self.after.total.possible_index


@frozen(kw_only=True)
class AreaImpact:
    """An area before and after, over all units; None where one ruleset has no such area."""

    before: ir.Group | None
    after: ir.Group | None
    held: Held


@frozen(kw_only=True)
class Lacking:
    """An item of the later ruleset that waits for answers which the old dossiers lack.

    `inputs` are the names of those questions, `units` how many units it is open for, `points` how
    many points are open over all of them.
    """

    item: ir.Item
    inputs: tuple[str, ...]
    units: int
    points: Points


@frozen(kw_only=True)
class Impact:
    """Both rulesets over a field of units, in the order of their names.

    `later` is the later ruleset as read for the year of the dossiers. `sums` go with the bars.
    `leagues` are the rankings; None where a ruleset has no clause for it, or a unit no group.
    """

    changes: Changes
    later: ir.Ruleset
    units: tuple[UnitImpact, ...]
    bars: tuple[Bar, ...]
    leagues: tuple[League | None, League | None]
    sums: tuple[Held, ...] = field(init=False)

    @sums.default
    def _sums(self) -> tuple[Held, ...]:
        """What every bar holds over all units."""
        columns = zip(*(unit.held for unit in self.units), strict=True)
        return tuple(total(column) for column in columns)

    @property
    def total(self) -> Held:
        """The sum of all totals."""
        return total(unit.total for unit in self.units)

    def areas(self) -> tuple[AreaImpact, ...]:
        """The areas over all units, those of the later ruleset first, then those that are gone."""
        return self._areas(self.units)

    def areas_of(self, unit: UnitImpact) -> tuple[AreaImpact, ...]:
        """The areas of one unit."""
        return self._areas((unit,))

    def _areas(self, units: tuple[UnitImpact, ...]) -> tuple[AreaImpact, ...]:
        return tuple(
            AreaImpact(
                before=before, after=after, held=total(_of_area(unit, before, after) for unit in units)
            )
            for before, after in _areas(self.changes)
        )

    def lacking(self) -> tuple[Lacking, ...]:
        """The items that wait for answers under the later ruleset and did not before, in its order."""
        return tuple(_lacking(self))

    def lost(self) -> tuple[tuple[Lost, int], ...]:
        """What stayed behind: one example each, and of how many units."""
        found: dict[tuple[object, ...], Lost] = {}
        counts: Counter[tuple[object, ...]] = Counter()
        for unit in self.units:
            told: set[tuple[object, ...]] = set()
            for one in unit.carried.lost:
                key = (one.part, None if one.node is None else one.node.id, one.name, one.why)
                found.setdefault(key, one)
                told.add(key)
            counts.update(told)
        return tuple((one, counts[key]) for key, one in found.items())


def impact(
    changes: Changes, dossiers: Sequence[Dossier], clusters: Clusters | None = None
) -> tuple[Impact | None, tuple[Diagnostic, ...]]:
    """Every dossier of the earlier ruleset scored under both.

    What keeps units from being ranked is told, and the scores stand without ranks. Nothing is
    scored when a unit is there twice (CR706).
    """
    clusters = clusters or Clusters()
    later = read_for(changes.after, changes.before.year)
    carrying = Carrying(changes, same_year=True, later=later)
    carried = [carrying.carry(dossier) for dossier in dossiers]
    old, wrong = _scored(changes.before, dossiers, clusters)
    if wrong:
        return None, wrong
    new, _ = _scored(later, [one.dossier for one in carried], clusters)
    leagues, found = _leagues((changes.before, later), (old, new), clusters)
    bars = bars_of(changes)
    went = {folded(one.dossier.unit): one for one in carried}
    ranks = [_ranks(league) for league in leagues]
    units = tuple(
        UnitImpact(
            unit=before.scorecard.unit,
            before=before.scorecard,
            after=after.scorecard,
            carried=went[folded(before.scorecard.unit)],
            held=fill(bars, before.scorecard, after.scorecard),
            ranks=_both(before.scorecard.unit, ranks),
        )
        for before, after in zip(old, new, strict=True)
    )
    return Impact(changes=changes, later=later, units=units, bars=bars, leagues=leagues), found


def read_for(ruleset: ir.Ruleset, year: int) -> ir.Ruleset:
    """A ruleset as it would stand for another year: all its days moved there."""
    kinds = {one.key: one.kind for one in ruleset.inputs}
    moved = Rewriting(kinds=kinds, years=year - ruleset.year).ruleset(ruleset)
    return evolve(moved, year=year)


def _scored(
    ruleset: ir.Ruleset, dossiers: Sequence[Dossier], clusters: Clusters
) -> tuple[tuple[Member, ...], tuple[Diagnostic, ...]]:
    """The one place where dossiers become scores."""
    return score_cohort(ruleset, dossiers, expected=clusters.units, excluded=clusters.excluded)


# ── ranks ──────────────────────────────────────────────────────────────────────────────────


def _leagues(
    rulesets: tuple[ir.Ruleset, ir.Ruleset],
    members: tuple[tuple[Member, ...], tuple[Member, ...]],
    clusters: Clusters,
) -> tuple[tuple[League | None, League | None], tuple[Diagnostic, ...]]:
    (before, wrong), (after, also) = (
        rank(ruleset, [one.scorecard for one in those], clusters)
        if ruleset.ranking is not None
        else (None, ())
        for ruleset, those in zip(rulesets, members, strict=True)
    )
    return (before, after), tuple(dict.fromkeys((*wrong, *also)))


def _ranks(league: League | None) -> dict[str, tuple[str | None, Standing]]:
    tables = () if league is None else league.tables
    return {folded(row.unit): (table.name, row) for table in tables for row in table.rows}


def _both(unit: str, ranks: list[dict[str, tuple[str | None, Standing]]]) -> Ranks:
    before, after = (one.get(folded(unit)) for one in ranks)
    group = next((one[0] for one in (after, before) if one is not None), None)
    return Ranks(
        group=group,
        before=None if before is None else before[1].rank,
        after=None if after is None else after[1].rank,
    )


# ── areas and open items ───────────────────────────────────────────────────────────────────


def _areas(changes: Changes) -> Iterator[tuple[ir.Group | None, ir.Group | None]]:
    old = {area.id: area for area in areas_of(changes.before)}
    became = {pair.after.id: pair.before.id for pair in changes.pairs}
    for area in areas_of(changes.after):
        yield old.pop(became.get(area.id, ""), None), area
    yield from ((area, None) for area in old.values())


def _of_area(unit: UnitImpact, before: ir.Group | None, after: ir.Group | None) -> Held:
    return Held(before=_shown(unit.before, before), after=_shown(unit.after, after))


def _shown(card: Scorecard, area: ir.Group | None) -> Points:
    if area is None:
        return NOTHING
    return next(
        (node.points for node in node_scores(card) if isinstance(node, GroupScore) and node.id == area.id),
        NOTHING,
    )


def _lacking(found: Impact) -> Iterator[Lacking]:
    open_before = [
        {one.id for one in item_scores(unit.before) if one.status in _WAITING} for unit in found.units
    ]
    became: dict[str, set[str]] = {}
    for bar in found.bars:
        for node in bar.after:
            became[node.id] = {one.id for one in bar.before}
    waiting: dict[str, list[tuple[Points, tuple[str, ...]]]] = {}
    for unit, before in zip(found.units, open_before, strict=True):
        for one in item_scores(unit.after):
            if one.status in _WAITING and not became.get(one.id, set()) & before:
                waiting.setdefault(one.id, []).append((one.points, one.missing))
    for item in items(found.changes.after):
        those = waiting.get(item.id)
        if those:
            names = tuple(dict.fromkeys(name for _, missing in those for name in missing))
            held = total(Held(before=points, after=points) for points, _ in those)
            yield Lacking(item=item, inputs=names, units=len(those), points=held.after)
