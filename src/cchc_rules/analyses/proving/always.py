"""`Always` by intervals: the points of nodes lie in ranges, and in those ranges the guarantee holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.laws.guarantees import nodes_of
from cchc_rules.analyses.proving.bounds import BY_INTERVALS, OPEN, rounding_of_items
from cchc_rules.analyses.proving.verdicts import Verdict
from cchc_rules.ir import intervals as iv
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, assume, awards, believing, reachable, truth_of
from cchc_rules.ir.walk import is_extra, nodes, numbers_of

ZERO = Fraction(0)


def always_by_intervals(guarantee: ir.Always, frame: Frame) -> Verdict:
    """Proved where what `when` says of the answers bounds the points enough for `then`."""
    spoken = nodes_of(guarantee)
    by_id = {node.id: node for node in nodes(frame.ruleset.children)}
    known = Known(kinds=frame.kinds)
    for condition in _about_answers(guarantee.when):
        known = assume(condition, known, holds=True)
    ranges: dict[str, tuple[ir.Interval, Fraction]] = {}
    for name in spoken:
        node = by_id[name]
        if _may_not_apply(node, frame):
            return OPEN
        maximum = node.maximum
        if maximum is None:
            return OPEN
        ranges[name] = (_range(node, frame, known), maximum)
    truth = truth_of(guarantee.then, evolve(known, nodes=ranges))
    return BY_INTERVALS if truth is True else OPEN


def items_below(node: ir.Node) -> Iterator[ir.Item]:
    """The scored items at or below a node."""
    if isinstance(node, ir.Item):
        yield node
    else:
        for child in node.children:
            yield from items_below(child)


def _about_answers(condition: ir.Condition) -> Iterator[ir.Condition]:
    """What a condition says of answers alone: its parts joined by "and"."""
    for one in condition.conditions if isinstance(condition, ir.All) else (condition,):
        if not any(isinstance(number, (ir.Earned, ir.Share)) for number in numbers_of(one)):
            yield one


def _may_not_apply(node: ir.Node, frame: Frame) -> bool:
    for item in items_below(node):
        outcomes = (case.then for case, _ in reachable(item.cases, frame.known(item)))
        if frame.conditions_of(item) or any(isinstance(one, ir.NotApplicable) for one in outcomes):
            return True
    return False


def _range(node: ir.Node, frame: Frame, known: Known) -> ir.Interval:
    if isinstance(node, ir.Item):
        return _of_item(node, frame, known)
    parts = [_range(child, frame, known) for child in node.children if not is_extra(child)]
    assert node.maximum is not None
    match node.combine:
        case ir.Combine.SUM | ir.Combine.CAPPED_SUM:
            total = iv.point(ZERO)
            for part in parts:
                total = iv.add(total, part)
            capped = node.combine is ir.Combine.CAPPED_SUM
            return iv.least([total, iv.point(node.maximum)]) if capped else total
        case ir.Combine.BEST:
            return iv.greatest(parts)
        case ir.Combine.WORST:
            return iv.least(parts)


def _of_item(item: ir.Item, frame: Frame, known: Known) -> ir.Interval:
    earned = awards(item.cases, believing(item.demands, known)) or [ir.Interval(ZERO, item.maximum)]
    span = iv.meet(iv.hull(earned), ir.Interval(ZERO, item.maximum))
    rule = rounding_of_items(frame.ruleset)
    if rule is None:
        return span
    return iv.least([iv.round_interval(span, rule.digits, rule.mode), iv.point(item.maximum)])
