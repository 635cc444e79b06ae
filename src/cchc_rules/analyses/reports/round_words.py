"""What the rounds of a unit changed, in words."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.rounds import Difference, Move, Round
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.measures import measure_of
from cchc_rules.backends.words.messages import STATUSES
from cchc_rules.backends.words.possible import phrase_share
from cchc_rules.backends.words.reasons import phrase_value
from cchc_rules.base.texts import Text, same
from cchc_rules.dossiers.layers import STAGES
from cchc_rules.ir.nodes import Answer, Ruleset
from cchc_rules.ir.scorecard import Points


def phrase_stage(one: Round) -> Text:
    """The name of a round, and whether it is closed."""
    name = STAGES[one.layer.stage].name
    return messages.CLOSED_ROUND.of(stage=name) if one.layer.closed else name


def phrase_index_after(one: Round) -> Text:
    """The index after a round, or between what it will lie."""
    total = one.scorecard.total
    if total.rounded_index is not None:
        return phrase_share(Points(low=total.rounded_index, high=total.rounded_index))
    return same("–") if total.possible_index is None else phrase_share(total.possible_index)


def phrase_move(moved: Move) -> Text:
    """By how much points moved, with their sign."""
    if moved.is_one:
        return _signed(moved.low)
    return messages.MOVED_APART.of(low=_signed(moved.low), high=_signed(moved.high))


def phrase_changes(one: Difference, ruleset: Ruleset) -> list[Text]:
    """What else a layer changed about an item: its status, its answers, and why."""
    told: list[Text] = []
    if one.status_before is not one.status_after:
        before, after = STATUSES[one.status_before], STATUSES[one.status_after]
        told.append(messages.FROM_TO.of(before=before, after=after))
    for name, old, new in one.answers:
        measure = measure_of(Answer(one.id, name), ruleset)
        said = [messages.NO_ANSWER if value is None else phrase_value(value, measure) for value in (old, new)]
        told.append(messages.ANSWER_CHANGED.of(name=name, before=said[0], after=said[1]))
    if one.reason is not None:
        told.append(messages.REASON.of(reason=clean(one.reason)))
    return told


def _signed(number: Fraction) -> Text:
    written = messages.NUMBER.of(number=number)
    return Text(f"+{written.vi}", f"+{written.en}") if number > 0 else written
