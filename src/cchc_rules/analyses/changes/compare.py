"""The comparison of two rulesets by their texts: what is the same, what changed, where the points went."""

from __future__ import annotations

from cchc_rules.analyses.changes.aligning import aligned, same_questions
from cchc_rules.analyses.changes.ledger import ledger
from cchc_rules.analyses.changes.matching import NOTHING_CONFIRMED, Confirmed, match
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.changes.structural import structural
from cchc_rules.analyses.changes.turning import turned, turned_confirmed
from cchc_rules.ir.nodes import Ruleset


def compare(before: Ruleset, after: Ruleset, confirmed: Confirmed = NOTHING_CONFIRMED) -> Changes:
    """What changed from `before` to `after`, as far as the texts tell; how rules behave is asked apart.

    Only the set of a later year tells what it carries on, and only its days are moved: held against
    it backwards, the same is said the other way round.
    """
    if before.year > after.year:
        return turned(compare(after, before, turned_confirmed(confirmed)))
    matching = match(before, after, confirmed)
    view = aligned(before, after, matching)
    return Changes(
        before=before,
        after=after,
        pairs=matching.pairs,
        asked=same_questions(before, after, matching),
        changes=structural(before, after, matching, view),
        ledger=ledger(before, after, matching),
    )
