"""Items and groups: what each adds to its group, and what of them is shown."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from attrs import define, evolve, field, frozen

from cchc_rules.backends.compiled.expressions import NotCompiled
from cchc_rules.backends.compiled.items import ALWAYS, Branch, Fork, Lookup, Plan, Side
from cchc_rules.backends.compiled.rationals import Rational, held, scaled, times
from cchc_rules.backends.compiled.reading import BACK
from cchc_rules.backends.compiled.regions import Amount, Region, times_fraction
from cchc_rules.backends.compiled.writing import Lines
from cchc_rules.ir.nodes import Combine, Group, Item, Level, NaEffect, Node
from cchc_rules.ir.walk import is_extra, nodes

# Numbers of no case: a condition to apply does not hold; a demand is broken.
BY_KIND, BROKEN = -1, -2


@frozen(kw_only=True)
class Shown:
    """The names of what is known of a node: points and what it counts out of, in units of the scale.

    `case` and `unrounded` are of items, `before` the weight of a group before it is rescaled.
    """

    top: str
    bottom: str | None
    applicable: int | str
    case: str | None = None
    unrounded: tuple[str, str | None] | None = None
    before: int | str | None = None


@define(kw_only=True)
class Tree:
    """The code of all nodes while it is written; nodes in `wanted` are shown.

    Where it `tells` of every node, answers that cannot be right are told too, and not handed back.

    Where `spans`, an item without points is open: it has its least points where `h` is 0 and its most
    where it is 1, and sets `o`. Where `weighed`, the points of item number i are multiplied by `z[i]`.
    """

    lines: Lines
    scale: int
    plans: Mapping[str, Plan]
    wanted: frozenset[str]
    places: Mapping[str, int]
    bonus: Region
    penalty: Region
    tells: bool
    spans: bool
    weighed: bool
    shown: dict[str, Shown] = field(factory=dict)

    def add(self, node: Node, region: Region) -> None:
        """Adds a node of the base to a region, and what is extra to its own."""
        if isinstance(node, Item):
            self._item(node, region)
        elif node.maximum is None:
            self._extras(node)
        elif self._is_plain(node):
            for child in node.children:
                self.add(child, region)
        else:
            region.take(self._group(node, node.maximum))

    def whole(self, value: Fraction) -> int:
        """Points in units of the scale."""
        return int(scaled(Rational(value), self.scale).factor)

    # ── groups ─────────────────────────────────────────────────────────────────────────────

    def _is_plain(self, group: Group) -> bool:
        """Whether the group is the sum of its children, and nobody asks for it."""
        if group.id in self.wanted or group.combine is not Combine.SUM:
            return False
        if not group.rescales:
            return True
        below = [node for node in nodes(group.children) if not is_extra(node)]
        leaves = [self.plans[node.id] for node in below if isinstance(node, Item)]
        simple = all(isinstance(node, Item) or node.combine is Combine.SUM for node in below)
        maxima = sum((plan.item.maximum for plan in leaves), Fraction(0))
        return simple and maxima == group.maximum and not any(plan.may_vanish for plan in leaves)

    def _group(self, group: Group, maximum: Fraction) -> Amount:
        most = self.whole(maximum)
        match group.combine:
            case Combine.SUM:
                amount = self._sum(group)
            case Combine.CAPPED_SUM:
                amount = self._capped(self._sum(group), most)
            case Combine.BEST:
                amount = self._picked(group, most, ">")
            case Combine.WORST:
                amount = self._picked(group, most, "<")
            case _:
                assert_never(group.combine)
        before = amount.weight or amount.most
        if group.rescales:
            amount = self.rescaled(amount, most)
        if group.id in self.wanted:
            amount = evolve(amount, top=held(self.lines, amount.top))
            self.shown[group.id] = Shown(
                top=amount.top, bottom=amount.bottom, applicable=amount.weight or amount.most, before=before
            )
        return amount

    def _sum(self, group: Group) -> Amount:
        region = Region.opened(self.lines)
        for child in group.children:
            self.add(child, region)
        return region.closed()

    def _capped(self, amount: Amount, most: int) -> Amount:
        top, bottom = self.lines.names.fresh("t"), amount.bottom
        self.lines.add(f"{top} = {amount.top}")
        cap = times(most, bottom)
        self.lines.add(f"if {top} > {cap}: {top} = {cap}")
        weight = amount.weight
        if weight is not None:
            self.lines.add(f"if {weight} > {most}: {weight} = {most}")
        return Amount(top=top, bottom=bottom, most=min(most, amount.most), weight=weight)

    def _picked(self, group: Group, most: int, sign: str) -> Amount:
        """The best or the worst of the children that apply."""
        amounts = []
        for child in group.children:
            region = Region.opened(self.lines)
            self.add(child, region)
            amount = region.closed()
            if amount.most:
                amounts.append(amount)
        if any(amount.most > most for amount in amounts):
            raise NotCompiled(f"{group.id} picks among more than it is worth")
        if not amounts:
            return Amount(top="0")
        top, bottom, weight = (self.lines.names.fresh(letter) for letter in "tbx")
        self.lines.add(f"{top} = {weight} = 0; {bottom} = 1")
        for amount in amounts:
            better = f"{times(1, amount.top, bottom)} {sign} {times(1, top, amount.bottom)}"
            there = "" if amount.weight is None else f"{amount.weight} and "
            found = f"{top} = {amount.top}; {bottom} = {amount.bottom or 1}; {weight} = {most}"
            self.lines.add(f"if {there}(not {weight} or {better}): {found}")
        sure = any(amount.weight is None for amount in amounts)
        return Amount(top=top, bottom=bottom, most=most, weight=None if sure else weight)

    def rescaled(self, amount: Amount, most: int) -> Amount:
        """`most` times the share that what applies earned; no weight where nothing applies."""
        if amount.most == 0:
            return Amount(top="0")
        if amount.weight is None:
            factor = Fraction(most, amount.most)
            return evolve(times_fraction(amount, factor, self.lines), most=most)
        top, bottom, weight = (self.lines.names.fresh(letter) for letter in "tbx")
        self.lines.add(f"{top} = {amount.top}; {bottom} = {amount.bottom or 1}; {weight} = {most}")
        left = amount.weight
        self.lines.add(f"if not {left}: {weight} = 0")
        self.lines.add(f"elif {left} != {most}: {top} *= {most}; {bottom} *= {left}")
        return Amount(top=top, bottom=bottom, most=most, weight=weight)

    # ── items ──────────────────────────────────────────────────────────────────────────────

    def _extras(self, group: Group) -> None:
        for child in group.children:
            if not is_extra(child):
                raise NotCompiled(f"{child.id} stands in a part without a maximum")
            self.add(child, self.bonus)
        if group.id not in self.wanted:
            return
        region = Region.opened(self.lines)
        for child in group.children:
            points = self.shown[child.id]
            lost = child.level is Level.PENALTY
            region.add(self.lines, Rational(Fraction(-1 if lost else 1), points.top, points.bottom))
        net = region.closed()
        self.shown[group.id] = Shown(top=held(self.lines, net.top), bottom=net.bottom, applicable=0, before=0)

    def _item(self, item: Item, base: Region) -> None:
        plan = self.plans[item.id]
        region = {Level.BONUS: self.bonus, Level.PENALTY: self.penalty}.get(item.level, base)
        if region is base:
            region.most += self.whole(item.maximum)
        show = self._show(plan) if item.id in self.wanted else None
        inside = self.lines.inner(plan.lines.lines)
        if plan.refused:
            broken, rest = self.lines.inner(), self.lines.inner()
            if self.tells:
                self._open(plan, BROKEN, region, show, broken)
            else:
                # Nobody could tell them from answers that fit.
                broken.add(BACK)
            self._chain(plan, region, show, Side(rest, plan.chain))
            inside.block(f"if {' or '.join(plan.refused)}:", broken.lines)
            inside.block("else:", rest.lines)
        else:
            self._chain(plan, region, show, Side(inside, plan.chain))
        self.lines.add(*plan.before.lines)
        if plan.applies is None:
            self.lines.add(*inside.lines)
        else:
            outside = self.lines.inner()
            self._vanished(plan, BY_KIND, region, show, outside)
            self.lines.block(f"if {plan.applies}:", inside.lines)
            self.lines.block("else:", outside.lines)
        if self.weighed and show is not None:
            place = self.places[item.id]
            self.lines.add(f"if {place} in z: {show.top} *= z[{place}]")
            region.add(self.lines, Rational(Fraction(1), show.top, show.bottom))

    def _show(self, plan: Plan) -> Shown:
        fractions = any(one.award is not None and one.award.bottom is not None for one in plan.branches)
        rounds = [one for one in plan.branches if one.award is not one.unrounded and one.unrounded]
        fraction_before = any(one.unrounded is not None and one.unrounded.bottom for one in plan.branches)
        before = (self.lines.names.fresh("r"), self.lines.names.fresh("q") if fraction_before else None)
        rescales = plan.may_vanish and plan.item.na.effect is NaEffect.RESCALE
        shown = Shown(
            top=self.lines.names.fresh("p"),
            bottom=self.lines.names.fresh("q") if fractions else None,
            applicable=self.lines.names.fresh("x") if rescales else self.whole(plan.item.maximum),
            case=self.lines.names.fresh("k"),
            unrounded=before if rounds else None,
        )
        self.shown[plan.item.id] = shown
        return shown

    def _chain(self, plan: Plan, region: Region, show: Shown | None, side: Side) -> None:
        """Writes a chain to the lines of its side."""
        lines, word = side.lines, "if"
        for one in side.chain:
            if isinstance(one, Fork):
                inside = lines.inner() if word == "elif" else lines
                for head, inner in ((f"if {one.condition}:", one.then), ("else:", one.otherwise)):
                    written = lines.inner(inner.lines.lines)
                    self._chain(plan, region, show, Side(written, inner.chain))
                    inside.block(head, written.lines)
                if inside is not lines:
                    lines.block("else:", inside.lines)
                return
            if isinstance(one, Lookup):
                written = lines.inner()
                self._lookup(plan, one, region, show, written)
                lines.block("else:", written.lines) if word == "elif" else lines.add(*written.lines)
                return
            written = lines.inner(one.lines.lines)
            self._branch(plan, one, region, show, written)
            if one.condition == ALWAYS:
                if word == "if":
                    lines.add(*written.lines)
                elif written.lines:
                    lines.block("else:", written.lines)
                return
            lines.block(f"{word} {one.condition}:", written.lines)
            word = "elif"
        if word == "if":
            lines.add(BACK)
        else:
            lines.block("else:", [BACK])

    def _branch(self, plan: Plan, branch: Branch, region: Region, show: Shown | None, lines: Lines) -> None:
        if not branch.applies:
            self._vanished(plan, branch.case, region, show, lines)
        elif branch.award is None:
            self._open(plan, branch.case, region, show, lines)
        else:
            award = scaled(branch.award, self.scale)
            self._add(region, award, lines)
            if show is not None:
                exact = branch.unrounded
                _put(award, branch.case, self.whole(plan.item.maximum), show, lines)
                if show.unrounded is not None and exact is not None:
                    exact = scaled(exact, self.scale)
                    top, bottom = show.unrounded
                    lines.add(f"{top} = {times(int(exact.factor), exact.top)}")
                    lines.add(*([] if bottom is None else [f"{bottom} = {exact.bottom or 1}"]))

    def _lookup(self, plan: Plan, table: Lookup, region: Region, show: Shown | None, lines: Lines) -> None:
        """What a table awards."""
        told = {one.case: self._row(one, show) for one in table.rows}
        *rows, last = (told[one.case] for one in table.rows)
        index = held(lines, table.index)
        if table.open:
            found = f"({lines.names.constant(tuple(rows))}[{index}] if {index} < {len(rows)} else {last})"
        else:
            found = f"{lines.names.constant((*rows, last))}[{index}]"
        if show is None:
            self._add(region, Rational(Fraction(1), found), lines)
            return
        before = () if show.unrounded is None else (show.unrounded[0],)
        lines.add(f"{', '.join((str(show.case), show.top, *before))} = {found}")
        self._add(region, Rational(Fraction(1), show.top), lines)
        bottoms = [show.bottom, show.unrounded and show.unrounded[1]]
        lines.add(*(f"{bottom} = 1" for bottom in bottoms if bottom is not None))
        if isinstance(show.applicable, str):
            lines.add(f"{show.applicable} = {self.whole(plan.item.maximum)}")

    def _row(self, branch: Branch, show: Shown | None) -> int | tuple[int, ...]:
        """What a row of a table holds: points, or what is shown of the item."""
        points, before = (
            int(scaled(one, self.scale).factor) for one in (branch.award, branch.unrounded) if one is not None
        )
        if show is None:
            return points
        return (branch.case, points) if show.unrounded is None else (branch.case, points, before)

    def _open(self, plan: Plan, case: int, region: Region, show: Shown | None, lines: Lines) -> None:
        """What an item does that has no points yet: it may earn all or nothing."""
        if not self.spans:
            lines.add(BACK)
            return
        lines.add("o = 1")
        side = "(1 - h)" if plan.item.level is Level.PENALTY else "h"
        award = scaled(Rational(plan.item.maximum, side), self.scale)
        self._add(region, award, lines)
        if show is not None:
            _put(award, case, self.whole(plan.item.maximum), show, lines)
            self._same_before(show, lines)

    def _add(self, region: Region, award: Rational, lines: Lines) -> None:
        if not self.weighed:
            region.add(lines, award)

    def _same_before(self, show: Shown, lines: Lines) -> None:
        """Nothing was rounded."""
        if show.unrounded is not None:
            top, bottom = show.unrounded
            lines.add(f"{top} = {show.top}", *([] if bottom is None else [f"{bottom} = 1"]))

    def _vanished(self, plan: Plan, case: int, region: Region, show: Shown | None, lines: Lines) -> None:
        """What an item that does not apply does to the points."""
        item = plan.item
        points = item.maximum if item.na.effect is NaEffect.FULL else Fraction(0)
        award = scaled(Rational(points), self.scale)
        self._add(region, award, lines)
        gone = item.na.effect is NaEffect.RESCALE
        if gone and not is_extra(item):
            region.lose(lines, self.whole(item.maximum))
        if show is not None:
            _put(award, case, 0 if gone else self.whole(item.maximum), show, lines)
            self._same_before(show, lines)


def _put(award: Rational, case: int, counts: int, show: Shown, lines: Lines) -> None:
    """Writes what an item shows: the number of its case, its points and out of how many they count."""
    lines.add(f"{show.case} = {case}; {show.top} = {times(int(award.factor), award.top)}")
    if show.bottom is not None:
        lines.add(f"{show.bottom} = {award.bottom or 1}")
    if isinstance(show.applicable, str):
        lines.add(f"{show.applicable} = {counts}")
