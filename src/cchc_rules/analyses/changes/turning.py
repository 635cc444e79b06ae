"""A comparison the other way round: what was added is removed, what was gained is lost."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from cchc_rules.analyses.changes.matching import Confirmed
from cchc_rules.analyses.changes.model import (
    Added,
    AppliesChanged,
    AttributeChanged,
    Change,
    Changes,
    DeadlineChanged,
    Entry,
    EvidenceChanged,
    GradingChanged,
    GuaranteeChanged,
    HeadChanged,
    InputsChanged,
    Ledger,
    MaximumChanged,
    Merged,
    MilestoneChanged,
    Moved,
    Pair,
    QuestionsReworded,
    RankingChanged,
    Removed,
    Renamed,
    Renumbered,
    Row,
    RuleChanged,
    Split,
)

_OTHER_WAY = {
    Entry.KEPT: Entry.KEPT,
    Entry.MOVED: Entry.MOVED,
    Entry.GAINED: Entry.LOST,
    Entry.LOST: Entry.GAINED,
    Entry.ADDED: Entry.REMOVED,
    Entry.REMOVED: Entry.ADDED,
}


def turned(changes: Changes) -> Changes:
    """The comparison from the later ruleset to the earlier, without behaviours and passages."""
    return Changes(
        before=changes.after,
        after=changes.before,
        pairs=tuple(map(turned_pair, changes.pairs)),
        asked=tuple((other, one) for one, other in changes.asked),
        changes=tuple(map(turned_change, changes.changes)),
        ledger=Ledger(tuple(map(_turned_row, changes.ledger.rows))),
    )


def turned_confirmed(confirmed: Confirmed) -> Confirmed:
    """What an author confirmed, for the other way round."""
    links = tuple((other, one) for one, other in confirmed.links)
    return Confirmed(links=links, ended=confirmed.new, new=confirmed.ended)


def turned_pair(pair: Pair) -> Pair:
    """The pair the other way round."""
    return evolve(pair, before=pair.after, after=pair.before)


def turned_change(change: Change) -> Change:
    """The change the other way round."""
    match change:
        case Added(node):
            return Removed(node)
        case Removed(node):
            return Added(node)
        case Split(before=node, parts=parts, how=how):
            return Merged(parts=parts, after=node, how=how)
        case Merged(parts=parts, after=node, how=how):
            return Split(before=node, parts=parts, how=how)
        case (
            Renumbered() | Renamed() | MaximumChanged() | RuleChanged() | AppliesChanged() | EvidenceChanged()
        ):
            return evolve(change, pair=turned_pair(change.pair))
        case Moved(before=old, after=new):
            return Moved(pair=turned_pair(change.pair), before=new, after=old)
        case DeadlineChanged(before=days, after=others):
            return DeadlineChanged(pair=turned_pair(change.pair), before=others, after=days)
        case AttributeChanged(before=value, after=other):
            return evolve(change, pair=turned_pair(change.pair), before=other, after=value)
        case InputsChanged(added=added, removed=removed, altered=altered):
            pair = None if change.pair is None else turned_pair(change.pair)
            swapped = tuple((other, one) for one, other in altered)
            return InputsChanged(pair=pair, added=removed, removed=added, altered=swapped)
        case QuestionsReworded(questions=questions):
            pair = None if change.pair is None else turned_pair(change.pair)
            return QuestionsReworded(pair=pair, questions=tuple((other, one) for one, other in questions))
        case HeadChanged(before=fact, after=other_fact):
            return evolve(change, before=other_fact, after=fact)
        case GradingChanged(before=grading, after=other_grading):
            return evolve(change, before=other_grading, after=grading)
        case RankingChanged(before=ranking, after=other_ranking):
            return RankingChanged(before=other_ranking, after=ranking)
        case MilestoneChanged(before=step, after=other_step):
            return MilestoneChanged(before=other_step, after=step)
        case GuaranteeChanged(before=word, after=other_word):
            return GuaranteeChanged(before=other_word, after=word)
        case _:
            assert_never(change)


def _turned_row(row: Row) -> Row:
    return evolve(row, entry=_OTHER_WAY[row.entry], before=row.after, after=row.before)
