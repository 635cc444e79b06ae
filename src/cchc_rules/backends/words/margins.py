"""How far a value is from the row that would earn more, or past the threshold it had to meet."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.measures import measure_of
from cchc_rules.backends.words.writing import DAYS, Kind, amount, points
from cchc_rules.base.texts import Text
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.intervals import is_point
from cchc_rules.ir.nodes import Award, Case, Constant, Interval, Item, Number, Ruleset, Within
from cchc_rules.ir.ranges import Known, range_of


def settled_value(number: Number, ruleset: Ruleset, dossier: Dossier) -> Fraction | None:
    """The exact value, where the answers settle it: the range is then one point."""
    settled = range_of(number, Known(kinds=ruleset.kinds, answers=dossier.answers))
    return settled.low if is_point(settled) else None


def margin(position: int, item: Item, ruleset: Ruleset, dossier: Dossier) -> Text | None:
    """What the deciding row of a table lacks for a better one, or by how much a target is met."""
    case = item.cases[position]
    if not isinstance(case.when, Within):
        return None
    earned = _constant(case)
    value = None if earned is None else settled_value(case.when.value, ruleset, dossier)
    if value is None or earned is None:
        return None
    rivals = [
        (other.when.interval, points_there)
        for other in item.cases
        if isinstance(other.when, Within)
        and other.when.value == case.when.value
        and (points_there := _constant(other)) is not None
    ]
    if earned == item.maximum:
        return _met(case.when, rivals, value, ruleset)
    better = [(_distance(value, stretch), more) for stretch, more in rivals if more > earned]
    if not better:
        return None
    distance, more = min(better)
    if distance == 0:
        return messages.AT_BOUND_OF.of(points=points(more))
    return messages.SHORT_OF.of(distance=_amount(distance, case.when.value, ruleset), points=points(more))


def _met(
    when: Within, rivals: list[tuple[Interval, Fraction]], value: Fraction, ruleset: Ruleset
) -> Text | None:
    """For a rule that is met or not met, nothing between: how far past the threshold."""
    threshold = when.interval.low if when.interval.low is not None else when.interval.high
    if len(rivals) != 2 or threshold is None or min(more for _, more in rivals) != 0:
        return None
    if value == threshold:
        return messages.JUST_MET
    return messages.PAST_THRESHOLD.of(distance=_amount(abs(value - threshold), when.value, ruleset))


def _distance(value: Fraction, stretch: Interval) -> Fraction:
    if stretch.low is not None and value <= stretch.low:
        return stretch.low - value
    if stretch.high is not None and value >= stretch.high:
        return value - stretch.high
    return Fraction(0)


def _amount(distance: Fraction, number: Number, ruleset: Ruleset) -> Text:
    measure = measure_of(number, ruleset)
    return amount(distance, DAYS if measure.kind is Kind.DATE else measure)


def _constant(case: Case) -> Fraction | None:
    """The points of a row that always gives the same."""
    match case.then:
        case Award(Constant(value)):
            return value
        case _:
            return None
