"""The rule of an item in sentences: one line per case, in the order in which cases decide."""

from __future__ import annotations

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.awards import phrase_outcome
from cchc_rules.backends.words.expressions import (
    ALWAYS,
    phrase_band,
    phrase_condition,
    phrase_number,
)
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Case, Demand, Item, Number, Ruleset, Within


def phrase_case(case: Case, item: Item, ruleset: Ruleset) -> Text:
    """One case: when it decides and what it gives."""
    return _line(phrase_condition(case.when, ruleset), case, item, ruleset)


def phrase_rule(item: Item, ruleset: Ruleset) -> tuple[Text, ...]:
    """One line per case; a line about the number of the line before does not name it again."""
    lines: list[Text] = []
    subject: Number | None = None
    for case in item.cases:
        if isinstance(case.when, Within) and case.when.value == subject:
            lines.append(_line(phrase_band(subject, case.when.interval, ruleset), case, item, ruleset))
        else:
            lines.append(phrase_case(case, item, ruleset))
        subject = case.when.value if isinstance(case.when, Within) else None
    return tuple(lines)


def phrase_verdict(case: Case, item: Item, ruleset: Ruleset) -> Text:
    """A case whose subject has just been named and which is known to decide, as in a reason."""
    if case.when == ALWAYS:
        return phrase_outcome(case, item, ruleset)
    if isinstance(case.when, Within):
        return _line(phrase_band(case.when.value, case.when.interval, ruleset), case, item, ruleset)
    return phrase_case(case, item, ruleset)


def phrase_demand(demand: Demand, ruleset: Ruleset) -> Text:
    """What the answers must respect to be believed at all."""
    part, whole = phrase_number(demand.part, ruleset), phrase_number(demand.whole, ruleset)
    return messages.DEMAND.of(part=part, whole=whole)


def _line(when: Text, case: Case, item: Item, ruleset: Ruleset) -> Text:
    outcome = phrase_outcome(case, item, ruleset)
    if case.when == ALWAYS:
        if len(item.cases) == 1:
            return outcome
        when = messages.OTHERWISE
    return messages.CASE.of(when=when, outcome=outcome)
