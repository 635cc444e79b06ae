"""A whole ruleset as formulas: the form, the hidden calculation, and where every result stands."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, field

from cchc_rules.backends.workbook import messages
from cchc_rules.backends.workbook.amounts import MOST_POINTS
from cchc_rules.backends.workbook.answers import Answers
from cchc_rules.backends.workbook.calculation import Calculation
from cchc_rules.backends.workbook.grades import GradeCells, grade_of
from cchc_rules.backends.workbook.groups import (
    Points,
    TotalScore,
    Weight,
    combine,
    net,
    total_of,
    weight_of,
)
from cchc_rules.backends.workbook.items import ItemScore, score_item
from cchc_rules.backends.workbook.layout import Layout
from cchc_rules.backends.workbook.ratios import ZERO, Inexpressible
from cchc_rules.backends.workbook.rules import Rules, short
from cchc_rules.backends.workbook.words import Words
from cchc_rules.base.classes import define, frozen
from cchc_rules.ir.nodes import Condition, Group, Item, Level, Node, RoundingLevel, Ruleset
from cchc_rules.ir.walk import is_extra, nodes

ZERO_POINTS = Fraction(0)


@frozen(kw_only=True)
class Book:
    """Everything a workbook holds, before it is written.

    `left_out` are the codes of the items that no formula scores.
    """

    ruleset: Ruleset
    words: Words
    layout: Layout
    calculation: Calculation
    items: Mapping[str, ItemScore]
    nodes: Mapping[str, Weight]
    total: TotalScore
    grades: tuple[GradeCells, ...]
    left_out: tuple[str, ...]


def make_book(ruleset: Ruleset, words: Words) -> Book:
    """The formulas of a ruleset.

    Raises:
        Inexpressible: its points have more digits than the cells of a spreadsheet keep.
    """
    most = sum((node.maximum or ZERO_POINTS for node in nodes(ruleset.children)), ruleset.total.maximum)
    if most > MOST_POINTS:
        raise Inexpressible
    layout = Layout(ruleset, words, messages.FORM.in_(words.language))
    calculation = Calculation()
    kinds = ruleset.kinds
    rules = Rules(calculation, Answers(calculation, layout.cells, kinds, words))
    maker = _Maker(ruleset, layout, rules)
    weights = [maker.node(child, ()) for child in ruleset.children]
    base = [weight for child, weight in zip(ruleset.children, weights, strict=True) if not is_extra(child)]
    total = total_of(ruleset.total, base, maker.bonus, maker.penalty, calculation)
    return Book(
        ruleset=ruleset,
        words=words,
        layout=layout,
        calculation=calculation,
        items=maker.items,
        nodes=maker.nodes,
        total=total,
        grades=tuple(grade_of(grading, total, maker.nodes, rules) for grading in ruleset.gradings),
        left_out=tuple(maker.left_out),
    )


@define
class _Maker:
    ruleset: Ruleset
    layout: Layout
    rules: Rules
    items: dict[str, ItemScore] = field(init=False, factory=dict)
    nodes: dict[str, Weight] = field(init=False, factory=dict)
    bonus: list[Points] = field(init=False, factory=list)
    penalty: list[Points] = field(init=False, factory=list)
    left_out: list[str] = field(init=False, factory=list)

    def node(self, node: Node, gates_above: tuple[Condition, ...]) -> Weight:
        weight = self._item(node, gates_above) if isinstance(node, Item) else self._group(node, gates_above)
        self.nodes[node.id] = weight
        return weight

    def _item(self, item: Item, gates_above: tuple[Condition, ...]) -> Weight:
        rounding = self.ruleset.total.rounding
        by_item = rounding if rounding is not None and rounding.level is RoundingLevel.ITEM else None
        score = score_item(item, gates_above, self.layout.items[item.id], self.rules, by_item)
        self.items[item.id] = score
        if score.left_out:
            self.left_out.append(item.code)
        weight = weight_of(score)
        if item.level is Level.BONUS:
            self.bonus.append(weight.points)
        if item.level is Level.PENALTY:
            self.penalty.append(weight.points)
        return weight

    def _group(self, group: Group, gates_above: tuple[Condition, ...]) -> Weight:
        if group.applies is not None:
            gates_above = (*gates_above, group.applies)
        before = len(self.bonus), len(self.penalty)
        weights = [self.node(child, gates_above) for child in group.children]
        if group.maximum is None:
            own = net(self.bonus[before[0] :], self.penalty[before[1] :], self.rules.sheet)
            return Weight(points=own, maximum=ZERO, optional="0", absent=self._absent(weights))
        counted = [
            weight for child, weight in zip(group.children, weights, strict=True) if not is_extra(child)
        ]
        return evolve(combine(group, counted, self.rules.sheet), absent=self._absent(weights))

    def _absent(self, children: list[Weight]) -> str:
        """The cell that says whether none of the children applies."""
        flags = "*".join(f"IF({child.absent},1,0)" for child in children)
        return self.rules.sheet.put(short(f"({flags})=1"))
