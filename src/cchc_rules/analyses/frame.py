"""What all examples of one ruleset share: its names, what stands above each item, its rounding."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.backends.exact.items import Setting, score_item
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.dossiers.keys import Names, Table, names_of
from cchc_rules.dossiers.messages import UNKNOWN_INPUT
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.ranges import Known, assume, believing
from cchc_rules.ir.scorecard import ItemScore


@frozen(kw_only=True)
class Frame:
    """A ruleset made ready for trying its items one by one."""

    ruleset: ir.Ruleset
    names: Names
    groups: dict[str, tuple[ir.Group, ...]]
    kinds: dict[tuple[str | None, str], ir.AnswerKind]

    @property
    def language(self) -> Language:
        """The language its texts are written in."""
        return "en" if self.ruleset.language == "en" else "vi"

    @property
    def rounding_of_items(self) -> ir.RoundingRule | None:
        """How the points of every item are rounded, None where they are not."""
        rounding = self.ruleset.total.rounding
        return rounding if rounding is not None and rounding.level is ir.RoundingLevel.ITEM else None

    def inputs_of(self, item: ir.Item) -> Table[ir.Input]:
        """What a case about `item` may answer: the questions of the item, its groups and the set."""
        owners = (item.id, *(group.id for group in reversed(self.groups[item.id])), None)
        meanings = tuple(one for owner in owners for one in self.names.inputs[owner].meanings)
        return Table(meanings, UNKNOWN_INPUT.of(item=item.code, word="{word}"))

    def inputs_of_groups(self) -> Table[ir.Input]:
        """The questions of the set and of its groups, which no item asks alone."""
        owners = (owner for owner in self.names.inputs if owner not in self.names.items)
        meanings = tuple(one for owner in owners for one in self.names.inputs[owner].meanings)
        return Table(meanings, UNKNOWN_INPUT.of(item="", word="{word}"))

    def conditions_of(self, item: ir.Item) -> tuple[ir.Condition, ...]:
        """Whatever must hold for `item` to apply, from the outside in."""
        above = tuple(group.applies for group in self.groups[item.id] if group.applies is not None)
        return above if item.applies is None else (*above, item.applies)

    def known(self, item: ir.Item) -> Known:
        """What holds of every unit to which `item` applies and whose figures can be right."""
        known = believing(item.demands, Known(kinds=self.kinds))
        for condition in self.conditions_of(item):
            known = assume(condition, known, holds=True)
        return known

    def score(self, item: ir.Item, dossier: Dossier) -> ItemScore:
        """The score that the evaluator gives to `item` alone."""
        above = tuple(group.applies for group in self.groups[item.id] if group.applies is not None)
        setting = Setting(
            dossier=dossier,
            kinds=self.kinds,
            rounding=self.rounding_of_items,
            gates_above=above,
        )
        return score_item(item, setting).score


def frame_of(ruleset: ir.Ruleset) -> Frame:
    """The frame of `ruleset`."""
    return Frame(
        ruleset=ruleset,
        names=names_of(ruleset),
        groups=dict(_places(ruleset.children, ())),
        kinds={one.key: one.kind for one in ruleset.inputs},
    )


def _places(
    children: tuple[ir.Node, ...], above: tuple[ir.Group, ...]
) -> Iterator[tuple[str, tuple[ir.Group, ...]]]:
    for node in children:
        if isinstance(node, ir.Item):
            yield node.id, above
        else:
            yield from _places(node.children, (*above, node))
