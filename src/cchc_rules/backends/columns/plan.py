"""The whole ruleset as named expressions, for a table whose columns keep certain bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor

from attrs import frozen

from cchc_rules.backends.columns import keys
from cchc_rules.backends.columns.grades import Grades
from cchc_rules.backends.columns.groups import Totals, Tree, share_of
from cchc_rules.backends.columns.items import Items, Scored, Span
from cchc_rules.backends.columns.ratios import Asked, Figure, Ratio, Reader, Unfit
from cchc_rules.backends.columns.wholes import YES, Forge, TooWide, Truth, Whole
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.walk import items

# What is shown counts millionths of a point, and of a percent for an index.
POINT = 10**6
PERCENT = 10**6
INDEX = 100 * PERCENT
# A point in between counts more: what small departments divide by divides it without a rest.
FINE = 27720
UNITS = tuple(POINT * more for more in (*(FINE * 10**zeros for zeros in range(6, -1, -1)), 2520, 60, 1))
STATUS, UNSURE, HAS_BASE, FINAL = "status", "~unsure", "~has base", "~final"


@frozen(kw_only=True)
class Plan:
    """Expressions by the names of their columns.

    `by_hand` are the items whose scores stand in columns of the table, in the rows that say so;
    `unsaid` those of them whose rule these expressions do not say, in every row. Where `nothing` is
    set, not even the whole can be said, and every row is scored by hand.
    """

    columns: Mapping[str, Whole | Truth]
    unit: int
    by_hand: frozenset[str]
    unsaid: frozenset[str]

    @property
    def nothing(self) -> bool:
        """Whether there are no expressions at all."""
        return not self.columns


def low(name: str) -> str:
    """The column of the points that are guaranteed."""
    return f"{name}.low"


def high(name: str) -> str:
    """The column of the points still possible."""
    return f"{name}.high"


def grade(place: int) -> str:
    """The column of the grades of a grading still possible: 1 for the first, 2 for the second, 4 …, added up.

    The number after the last grade stands for none at all.
    """
    return f"~grade {place}"


def plan(  # noqa: PLR0913 - all that a plan depends on, by name
    ruleset: ir.Ruleset,
    asked: Iterable[Asked],
    *,
    figures: Mapping[Key, Figure] = {},
    by_hand: Iterable[str] = (),
    every_node: bool = False,
    ranked: bool = False,
    at_most: int | None = None,
) -> Plan:
    """The expressions for `ruleset` over columns that keep their bounds.

    Where units are to be `ranked`, what they are ranked by is among them (see `keys`).
    `by_hand` are items whose score may stand in columns of its own. The greatest unit is taken
    with which every number in between fits; `at_most` one that is known to be great enough to begin with.
    """
    inputs = {one.key: one for one in asked}
    best: Plan | None = None
    for unit in UNITS if at_most is None else (one for one in UNITS if one <= at_most):
        try:
            making = _Making(ruleset, inputs, figures, frozenset(by_hand), unit)
            made = making.plan(every_node=every_node, ranked=ranked)
        except (TooWide, Unfit):
            continue
        if best is None or len(made.unsaid) < len(best.unsaid):
            best = made
        if not best.unsaid:
            break
    return best or Plan(columns={}, unit=1, by_hand=frozenset(), unsaid=frozenset())


@frozen
class _Making:
    ruleset: ir.Ruleset
    inputs: Mapping[Key, Asked]
    figures: Mapping[Key, Figure]
    by_hand: frozenset[str]
    unit: int

    def plan(self, *, every_node: bool, ranked: bool) -> Plan:
        ruleset, forge = self.ruleset, Forge()
        reader = Reader(forge, self.inputs, self.figures)
        tree = Tree(forge=forge, unit=self.unit, share=share_of(ruleset))
        shown = _Shown(ruleset, forge, reader, tree)
        # Most units that are too great show it by the index of a full score already.
        shown.published(forge.column("~full", 0, floor(ruleset.total.maximum * self.unit)))
        rule = ruleset.total.rounding
        rounding = rule if rule is not None and rule.level is ir.RoundingLevel.ITEM else None
        made = Items(reader=reader, unit=self.unit, rounding=rounding, by_hand=self.by_hand, fine=ranked)
        gates, unsaid = dict(_gates(ruleset.children)), set[str]()

        def item(one: ir.Item) -> Scored:
            try:
                return made.item(one, gates[one.id])
            except (TooWide, Unfit):
                unsaid.add(one.id)
                return made.from_columns(one)

        for child in ruleset.children:
            tree.node(child, item)
        totals = tree.totals(ruleset, reader)
        columns = shown.columns(totals, every_node=every_node, ranked=ranked)
        return Plan(columns=columns, unit=self.unit, by_hand=self.by_hand | unsaid, unsaid=frozenset(unsaid))


@frozen
class _Shown:
    ruleset: ir.Ruleset
    forge: Forge
    reader: Reader
    tree: Tree

    def columns(self, totals: Totals, *, every_node: bool, ranked: bool) -> dict[str, Whole | Truth]:
        forge = self.forge
        shown: dict[str, Whole | Truth] = {STATUS: totals.status}
        doubts: list[Truth] = []

        def show(name: str, span: Span, *, sure: bool = False) -> None:
            down = self._cut(span.floor)
            shown[name] = down
            if not sure and not span.exact:
                doubts.append(forge.neither(forge.same(down, self._cut(span.ceiling))))

        for name, (least, most) in {
            "base": totals.base,
            "bonus": totals.bonus,
            "penalty": totals.penalty,
            "total": totals.total,
        }.items():
            if every_node or name == "total":
                show(low(name), least)
                show(high(name), most)
        if every_node:
            leaves = {one.id for one in items(self.ruleset)}
            for node, made in self.tree.made.items():
                shown[f"{node}.{STATUS}"] = made.scored.status
                show(low(node), made.scored.low, sure=node in leaves)
                show(high(node), made.scored.high, sure=node in leaves)
        self._indexes(totals, shown, doubts)
        if ranked:
            self._keys(totals, shown, doubts)
        shown[UNSURE] = forge.either(*doubts)
        return shown

    def _indexes(self, totals: Totals, shown: dict[str, Whole | Truth], doubts: list[Truth]) -> None:
        forge, rule = self.forge, self.ruleset.total
        least, most = self._numerator(totals)
        shown[HAS_BASE] = totals.has_base
        extra = (ir.Level.BONUS, ir.Level.PENALTY)
        counted = [
            one.id
            for one in items(self.ruleset)
            if rule.numerator is ir.IndexNumerator.TOTAL or one.level not in extra
        ]
        final = forge.both(*(self.tree.made[one].scored.final for one in counted))
        shown[FINAL] = YES if least is most else final
        if least is not most:
            # What is open may cancel out, under a cap for instance; that is not for bounds to say.
            apart = forge.less(least.ceiling, most.floor)
            doubts.append(forge.both(forge.neither(final), forge.neither(apart)))
        for name, of in (
            ("index", lambda points: self._scaled(points, INDEX)),
            ("index.published", self.published),
        ):
            for end, span in ((low(name), least), (high(name), most)):
                down = of(span.floor)
                shown[end] = down
                if not span.exact:
                    doubts.append(forge.neither(forge.same(down, of(span.ceiling))))
        for place, grading in enumerate(self.ruleset.gradings):
            down, up = (
                self._mask(self._possible(grading, least, most, doubts, rounded_up=rounded_up))
                for rounded_up in (False, True)
            )
            shown[grade(place)] = down
            if down is not up:
                doubts.append(forge.neither(forge.same(down, up)))

    def _keys(self, totals: Totals, shown: dict[str, Whole | Truth], doubts: list[Truth]) -> None:
        """What units are ranked by."""
        forge, ranking = self.forge, self.ruleset.ranking
        if ranking is None:
            return
        for end, span in zip((keys.LOW, keys.HIGH), self._numerator(totals), strict=True):
            if keys.by_published(self.ruleset):
                index = shown[f"index.published.{end}"]
                assert not isinstance(index, Truth)
                shown |= keys.published(0, end, index, forge)
            else:
                shown |= keys.said(0, end, span, self.tree.unit, forge)
        for place, breaker in enumerate(ranking.breakers, start=1):
            scored = self.tree.made[breaker].scored
            least, most = keys.merit(self.ruleset, breaker, scored, forge)
            shown |= keys.said(place, keys.LOW, least, self.tree.unit, forge)
            shown |= keys.said(place, keys.HIGH, most, self.tree.unit, forge)
            if least is not most:
                # As for the index: what is open may cancel out.
                sure = forge.either(
                    scored.final,
                    forge.less(least.ceiling, most.floor),
                    forge.same(least.floor, most.ceiling),
                )
                doubts.append(forge.neither(sure))

    def _numerator(self, totals: Totals) -> tuple[Span, Span]:
        """What is divided to make the index."""
        by_total = self.ruleset.total.numerator is ir.IndexNumerator.TOTAL
        return totals.total if by_total else totals.base

    def _mask(self, possible: tuple[Truth, ...]) -> Whole:
        forge = self.forge
        return forge.total(
            forge.pick(one, forge.literal(2**position), forge.literal(0))
            for position, one in enumerate(possible)
        )

    def _possible(
        self, grading: ir.Grading, least: Span, most: Span, doubts: list[Truth], *, rounded_up: bool
    ) -> tuple[Truth, ...]:
        grades = Grades(reader=self.reader, tree=self.tree, rounded_up=rounded_up)
        of = self._published_ratio if grading.on_rounded else self._index
        low, high = (of(span.ceiling if rounded_up else span.floor) for span in (least, most))
        found = grades.possible(grading, low, high)
        if not rounded_up:
            doubts += grades.doubts
        return found

    # ── scales ─────────────────────────────────────────────────────────────────────────────

    def _cut(self, points: Whole) -> Whole:
        """Points in units as millionths, rounded down."""
        return self.forge.over(points, self.forge.literal(self.tree.unit // POINT))

    def _scaled(self, points: Whole, scale: int) -> Whole:
        factor = Fraction(scale, self.tree.unit) / self._denominator()
        raised = self.forge.times(points, self.forge.literal(factor.numerator))
        return self.forge.over(raised, self.forge.literal(factor.denominator))

    def _index(self, points: Whole) -> Ratio:
        factor = 1 / (self.tree.unit * self._denominator())
        top = self.forge.times(points, self.forge.literal(factor.numerator))
        return Ratio(top, self.forge.literal(factor.denominator))

    def _published_ratio(self, points: Whole) -> Ratio:
        rule = self.ruleset.total.rounding
        if rule is None or rule.level is not ir.RoundingLevel.INDEX:
            return self._index(points)
        return Ratio(self.published(points), self.forge.literal(INDEX))

    def published(self, points: Whole) -> Whole:
        """The published index as millionths of a percent."""
        rule = self.ruleset.total.rounding
        if rule is None or rule.level is not ir.RoundingLevel.INDEX:
            return self._scaled(points, INDEX)
        if rule.digits > 6:
            raise Unfit
        factor = Fraction(100, self.tree.unit) / self._denominator()
        top = self.forge.times(points, self.forge.literal(factor.numerator))
        rounded = self.reader.rounded(
            Ratio(top, self.forge.literal(factor.denominator)), rule.digits, rule.mode
        )
        return self.forge.times(rounded.top, self.forge.literal(10 ** (6 - rule.digits)))

    def _denominator(self) -> Fraction:
        return denominator(self.ruleset.total)


def denominator(rule: ir.TotalRule) -> Fraction:
    """What the index is divided by."""
    with_bonus = rule.denominator is ir.IndexDenominator.MAXIMUM_WITH_BONUS
    if with_bonus and rule.bonus_cap is not None and rule.bonus_cap.limit is not None:
        return rule.maximum + rule.bonus_cap.limit
    return rule.maximum


def _gates(
    children: Iterable[ir.Node], above: tuple[ir.Condition, ...] = ()
) -> Iterable[tuple[str, tuple[ir.Condition, ...]]]:
    """For each item the conditions under which it applies, its own last."""
    for node in children:
        own = above if node.applies is None else (*above, node.applies)
        if isinstance(node, ir.Item):
            yield node.id, own
        else:
            yield from _gates(node.children, own)
