"""Where a ruleset and its parts come from, in words."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.writing import day, joined
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import Certainty, Decision, Provenance


def phrase_decision(decision: Decision) -> Text:
    """An instrument with its number, day, issuer and subject."""
    instrument = messages.INSTRUMENTS[decision.kind].of(number=decision.number)
    if decision.day is not None:
        said = messages.DECISION.of(instrument=instrument, day=day(decision.day), issuer=decision.issuer)
    elif decision.year is not None:
        said = messages.DECISION_WITHOUT_DAY.of(
            instrument=instrument, year=decision.year, issuer=decision.issuer
        )
    else:
        said = messages.DECISION_WITHOUT_YEAR.of(instrument=instrument, issuer=decision.issuer)
    if decision.subject is None:
        return said
    return messages.SUBJECT.of(decision=said, subject=decision.subject)


def phrase_provenance(provenance: Provenance) -> Text:
    """How certain a text is, and the place in a decision it comes from."""
    facts = [messages.CERTAINTIES[provenance.certainty]]
    if provenance.decision is not None:
        facts.append(messages.INSTRUMENTS[provenance.instrument].of(number=provenance.decision))
    if provenance.annex is not None:
        facts.append(messages.FROM_ANNEX.of(annex=provenance.annex))
    if provenance.row is not None:
        facts.append(messages.FROM_ROW.of(row=provenance.row))
    if provenance.page is not None:
        facts.append(messages.FROM_PAGE.of(page=provenance.page))
    if provenance.note is not None:
        facts.append(same(provenance.note))
    return messages.SOURCE.of(facts=joined(facts))


def phrase_certainties(counts: Mapping[str, int]) -> Text:
    """How many items are how close to the text of a decision; kinds without items are left out."""
    told = [
        messages.COUNTED.of(count=counts[certainty.value], what=messages.CERTAINTIES[certainty])
        for certainty in Certainty
        if counts.get(certainty.value)
    ]
    return joined(told)


def phrase_caution(counts: Mapping[str, int]) -> Text:
    """Why a result is no official one: illustrative items first, then any other wording of ours."""
    return messages.ILLUSTRATION if counts.get(Certainty.ILLUSTRATIVE.value) else messages.NOT_VERBATIM
