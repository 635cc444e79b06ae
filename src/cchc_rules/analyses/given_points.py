"""A dossier of nothing but points set by hand: what the head of a ruleset makes of them.

The points of a group, less those of the items and groups below it that are named themselves, are
shared out among its other items in proportion to their maxima: a case can say `"1": 12` and need
not say how each item came to its part.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from cchc_rules.analyses import messages
from cchc_rules.analyses.expectations import phrase_number, read_number_of_points
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.keys import NOT_APPLICABLE
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics import codes
from cchc_rules.dossiers.data import Data, Mapping, Scalar
from cchc_rules.dossiers.findings import Findings, quoted
from cchc_rules.dossiers.values import says
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Value
from cchc_rules.ir.walk import nodes

ZERO = Fraction(0)


def given_points(  # noqa: PLR0913, PLR0917 - what a case says besides its points
    data: Mapping,
    answers: dict[Key, Value],
    name: str,
    frame: Frame,
    language: Language,
    found: Findings,
) -> Dossier:
    """The dossier in which the nodes of `data` have these points; what is wrong goes into `found`."""
    reading = _Reading(frame=frame, language=language, found=found)
    named = [(node, entry.value) for node, entry in found.known(data, frame.names.nodes)]
    points: dict[str, Fraction] = {}
    absent: dict[str, str] = {}
    for node, value in named:
        if _is_absent(value):
            absent |= reading.absent(node, value)
    # From the inside out: a group shares what is left of its points.
    for node, value in sorted(named, key=lambda one: len(list(items_below(one[0])))):
        given = None if _is_absent(value) else reading.points(node, value)
        if given is not None:
            points |= reading.shares(node, given, points, absent, value)
    return Dossier(
        ruleset=frame.ruleset.id,
        year=frame.ruleset.year,
        unit=name,
        answers=answers,
        awarded={item: Judgement(share, "", "") for item, share in points.items()},
        na_claims=absent,
    )


def may_not_apply(item: ir.Item, frame: Frame) -> bool:
    """Whether there is a unit to which the item does not apply."""
    claimed = item.may_be_claimed_na or any(group.may_be_claimed_na for group in frame.groups[item.id])
    by_rule = any(isinstance(case.then, ir.NotApplicable) for case in item.cases)
    return claimed or by_rule or bool(frame.conditions_of(item))


def items_below(node: ir.Node) -> Iterator[ir.Item]:
    """The items of a group, or the item itself."""
    return (one for one in nodes((node,)) if isinstance(one, ir.Item))


def _is_absent(value: Data) -> bool:
    return isinstance(value, Scalar) and says(NOT_APPLICABLE, str(value.text))


@frozen(kw_only=True)
class _Reading:
    frame: Frame
    language: Language
    found: Findings

    def absent(self, node: ir.Node, at: Data) -> dict[str, str]:
        """The items below `node`, as not applicable."""
        below = list(items_below(node))
        for item in below:
            if not may_not_apply(item, self.frame):
                message = messages.ALWAYS_APPLIES.of(item=item.code)
                self.found.add(codes.NA_NOT_ALLOWED, message, at, helps=(messages.ALWAYS_APPLIES_HELP,))
        return {item.id: "" for item in below}

    def points(self, node: ir.Node, at: Data) -> Fraction | None:
        """The points in `at`, which lie between 0 and the maximum of `node`."""
        text = self.found.text(at)
        points = None if text is None else read_number_of_points(text, self.language)
        if points is not None and points >= 0 and (node.maximum is None or points <= node.maximum):
            return points
        message = messages.NOT_GIVEN_POINTS.of(text=quoted(text or ""), code=node.code)
        most = messages.NOT_GIVEN_POINTS_HELP.of(maximum=phrase_number(node.maximum or ZERO))
        self.found.add(codes.UNKNOWN_RESULT, message, at, helps=(most,))
        return None

    def shares(
        self, node: ir.Node, points: Fraction, named: dict[str, Fraction], absent: dict[str, str], at: Data
    ) -> dict[str, Fraction]:
        """What each item below that is neither `named` nor `absent` gets of these points."""
        if isinstance(node, ir.Item):
            return {node.id: points}
        below = list(items_below(node))
        left = points - sum((named.get(item.id, ZERO) for item in below), ZERO)
        others = [item for item in below if item.id not in named and item.id not in absent]
        room = sum((item.maximum for item in others), ZERO)
        if not _adds_up(node) or (others and self._rounds_items()) or not 0 <= left <= room:
            message = messages.NOT_SHARED.of(code=node.code)
            helps = (messages.NOT_SHARED_HELP.of(code=node.code),)
            self.found.add(codes.UNKNOWN_RESULT, message, at, helps=helps)
            return {}
        return {item.id: left * item.maximum / room for item in others}

    def _rounds_items(self) -> bool:
        rounding = self.frame.ruleset.total.rounding
        return rounding is not None and rounding.level is ir.RoundingLevel.ITEM


def _adds_up(group: ir.Group) -> bool:
    """Whether the points of its items add up to those of the group, as long as no cap stops them."""
    adding = {ir.Combine.SUM, ir.Combine.CAPPED_SUM}
    groups = [one for one in nodes((group,)) if isinstance(one, ir.Group)]
    return group.maximum is not None and all(one.combine in adding for one in groups)
