"""A comparison the other way round: what was added is removed, what was gained is lost."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from cchc_rules.analyses.changes import model as m
from cchc_rules.analyses.changes.matching import Confirmed

_OTHER_WAY = {
    m.Entry.KEPT: m.Entry.KEPT,
    m.Entry.MOVED: m.Entry.MOVED,
    m.Entry.GAINED: m.Entry.LOST,
    m.Entry.LOST: m.Entry.GAINED,
    m.Entry.ADDED: m.Entry.REMOVED,
    m.Entry.REMOVED: m.Entry.ADDED,
}


def turned(changes: m.Changes) -> m.Changes:
    """The comparison from the later ruleset to the earlier, without behaviours and passages."""
    return m.Changes(
        before=changes.after,
        after=changes.before,
        pairs=tuple(map(turned_pair, changes.pairs)),
        asked=tuple((other, one) for one, other in changes.asked),
        changes=tuple(map(turned_change, changes.changes)),
        ledger=m.Ledger(tuple(map(_turned_row, changes.ledger.rows))),
    )


def turned_confirmed(confirmed: Confirmed) -> Confirmed:
    """What an author confirmed, for the other way round."""
    links = tuple((other, one) for one, other in confirmed.links)
    return Confirmed(links=links, ended=confirmed.new, new=confirmed.ended)


def turned_pair(pair: m.Pair) -> m.Pair:
    """The pair the other way round."""
    return evolve(pair, before=pair.after, after=pair.before)


def turned_change(change: m.Change) -> m.Change:
    """The change the other way round."""
    match change:
        case m.Added(node):
            return m.Removed(node)
        case m.Removed(node):
            return m.Added(node)
        case m.Split(before=node, parts=parts, how=how):
            return m.Merged(parts=parts, after=node, how=how)
        case m.Merged(parts=parts, after=node, how=how):
            return m.Split(before=node, parts=parts, how=how)
        case (
            m.Renumbered()
            | m.Renamed()
            | m.MaximumChanged()
            | m.RuleChanged()
            | m.AppliesChanged()
            | m.EvidenceChanged()
        ):
            return evolve(change, pair=turned_pair(change.pair))
        case m.Moved(before=old, after=new):
            return m.Moved(pair=turned_pair(change.pair), before=new, after=old)
        case m.DeadlineChanged(before=days, after=others):
            return m.DeadlineChanged(pair=turned_pair(change.pair), before=others, after=days)
        case m.AttributeChanged(before=value, after=other):
            return evolve(change, pair=turned_pair(change.pair), before=other, after=value)
        case m.InputsChanged(added=added, removed=removed, altered=altered):
            pair = None if change.pair is None else turned_pair(change.pair)
            swapped = tuple((other, one) for one, other in altered)
            return m.InputsChanged(pair=pair, added=removed, removed=added, altered=swapped)
        case m.QuestionsReworded(questions=questions):
            pair = None if change.pair is None else turned_pair(change.pair)
            return m.QuestionsReworded(pair=pair, questions=tuple((other, one) for one, other in questions))
        case m.HeadChanged(before=fact, after=other_fact):
            return evolve(change, before=other_fact, after=fact)
        case m.GradingChanged(before=grading, after=other_grading):
            return evolve(change, before=other_grading, after=grading)
        case m.RankingChanged(before=ranking, after=other_ranking):
            return m.RankingChanged(before=other_ranking, after=ranking)
        case m.MilestoneChanged(before=step, after=other_step):
            return m.MilestoneChanged(before=other_step, after=step)
        case m.GuaranteeChanged(before=word, after=other_word):
            return m.GuaranteeChanged(before=other_word, after=word)
        case _:
            assert_never(change)


def _turned_row(row: m.Row) -> m.Row:
    return evolve(row, entry=_OTHER_WAY[row.entry], before=row.after, after=row.before)
