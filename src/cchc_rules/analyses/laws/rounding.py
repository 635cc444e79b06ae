"""Nothing is rounded but what the ruleset orders, once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.bounds import denominator
from cchc_rules.analyses.laws.breach import Breach, Scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.backends.exact.values import Unanswered, value_of
from cchc_rules.base.numbers import rounded
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import ItemScore, Status


def rounded_once(scoring: Scoring) -> Iterator[Breach]:
    """Items keep their exact points unless items are rounded; the exact index stands beside the published.

    That the total is its exact parts, unless totals are rounded, is `total_is_its_parts`.
    """
    rule = scoring.ruleset.total.rounding
    by_item = rule if rule is not None and rule.level is ir.RoundingLevel.ITEM else None
    for node, score in scoring.pairs():
        if isinstance(score, ItemScore) and isinstance(node, ir.Item):
            yield from _item(node, score, scoring, by_item)
    yield from _index(scoring)


def _item(
    item: ir.Item, score: ItemScore, scoring: Scoring, rule: ir.RoundingRule | None
) -> Iterator[Breach]:
    if score.status is not Status.SCORED or score.case is None:
        return
    outcome = item.cases[score.case].then
    if not isinstance(outcome, ir.Award):
        return
    try:
        exact = value_of(outcome.points, scoring.dossier.answers)
    except Unanswered:
        return
    wanted = exact if rule is None else min(item.maximum, rounded(exact, rule.digits, rule.mode))
    if score.points.low != wanted:
        message = messages.ITEM_ROUNDED.of(points=score.points.low, exact=wanted)
        yield Breach(law=Law.ROUNDED_ONCE, node=item.id, message=message)
    shown = None if exact == wanted else exact
    if score.unrounded != shown:
        message = messages.EXACT_HIDDEN.of(exact=exact, shown=_or_none(score.unrounded))
        yield Breach(law=Law.ROUNDED_ONCE, node=item.id, message=message)


def _index(scoring: Scoring) -> Iterator[Breach]:
    rule, total = scoring.ruleset.total, scoring.scorecard.total
    if total.index is None:
        return
    numerator = total.total if rule.numerator is ir.IndexNumerator.TOTAL else total.base
    exact = numerator.low / denominator(rule)
    if total.index != exact:
        message = messages.INDEX_INEXACT.of(index=total.index, exact=exact)
        yield Breach(law=Law.ROUNDED_ONCE, node=None, message=message)
    wanted = total.index
    if rule.rounding is not None and rule.rounding.level is ir.RoundingLevel.INDEX:
        wanted = rounded(wanted * 100, rule.rounding.digits, rule.rounding.mode) / 100
    if total.rounded_index != wanted:
        message = messages.PUBLISHED.of(shown=_or_none(total.rounded_index), exact=total.index, wanted=wanted)
        yield Breach(law=Law.ROUNDED_ONCE, node=None, message=message)


def _or_none(value: Fraction | None) -> Fraction | Text:
    return messages.NOTHING if value is None else value
