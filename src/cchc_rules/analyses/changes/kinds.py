"""The kinds of change by name, as commands, filters and other tools name them."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from cchc_rules.analyses.changes import model as m


class Kind(Enum):
    """A kind of change; those of attributes and of the head have the names given there."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    RENAMED = "renamed"
    MAXIMUM = "maximum"
    RULE = "rule"
    APPLIES = "applies"
    INPUTS = "inputs"
    QUESTIONS = "questions"
    EVIDENCE = "evidence"
    DEADLINE = "deadline"
    LEVEL = "level"
    SURVEY = "survey"
    NOT_APPLICABLE = "not-applicable"
    CLAIM = "claim"
    WITHOUT_EVIDENCE = "without-evidence"
    COMBINE = "combine"
    RESCALES = "rescales"
    ASSESSOR = "assessor"
    PROVENANCE = "provenance"
    NOTE = "note"
    TITLE = "title"
    DECISIONS = "decisions"
    TARGETS = "targets"
    VALIDITY = "validity"
    TOTAL = "total"
    CAP = "cap"
    FLOOR = "floor"
    BONUS_CAP = "bonus-cap"
    PENALTY_CAP = "penalty-cap"
    INDEX = "index"
    ROUNDING = "rounding"
    RESCALE = "rescale"
    GRADING = "grading"
    RANKING = "ranking"
    MILESTONE = "milestone"
    GUARANTEE = "guarantee"


# Words and numbers of rows, and what stands around the rules: no score depends on them.
TEXT = frozenset(
    {
        Kind.RENUMBERED,
        Kind.RENAMED,
        Kind.QUESTIONS,
        Kind.ASSESSOR,
        Kind.PROVENANCE,
        Kind.NOTE,
        Kind.TITLE,
        Kind.DECISIONS,
        Kind.VALIDITY,
        Kind.MILESTONE,
        Kind.GUARANTEE,
    }
)


def kind_of(change: m.Change) -> Kind:
    """The name of what a change is."""
    match change:
        case m.Added():
            return Kind.ADDED
        case m.Removed():
            return Kind.REMOVED
        case m.Split():
            return Kind.SPLIT
        case m.Merged():
            return Kind.MERGED
        case m.Renumbered():
            return Kind.RENUMBERED
        case m.Moved():
            return Kind.MOVED
        case m.Renamed():
            return Kind.RENAMED
        case m.MaximumChanged():
            return Kind.MAXIMUM
        case m.RuleChanged():
            return Kind.RULE
        case m.AppliesChanged():
            return Kind.APPLIES
        case m.InputsChanged():
            return Kind.INPUTS
        case m.QuestionsReworded():
            return Kind.QUESTIONS
        case m.EvidenceChanged():
            return Kind.EVIDENCE
        case m.DeadlineChanged():
            return Kind.DEADLINE
        case m.AttributeChanged(attribute=attribute):
            return Kind(attribute.value)
        case m.HeadChanged(fact=fact):
            return Kind(fact.value)
        case m.GradingChanged():
            return Kind.GRADING
        case m.RankingChanged():
            return Kind.RANKING
        case m.MilestoneChanged():
            return Kind.MILESTONE
        case m.GuaranteeChanged():
            return Kind.GUARANTEE
        case _:
            assert_never(change)


def pair_of(change: m.Change) -> m.Pair | None:
    """The nodes that a change is about, where it is about one that stayed one."""
    match change:
        case (
            m.Renumbered()
            | m.Moved()
            | m.Renamed()
            | m.MaximumChanged()
            | m.RuleChanged()
            | m.AppliesChanged()
            | m.InputsChanged()
            | m.QuestionsReworded()
            | m.EvidenceChanged()
            | m.DeadlineChanged()
            | m.AttributeChanged()
        ):
            return change.pair
        case (
            m.Added()
            | m.Removed()
            | m.Split()
            | m.Merged()
            | m.HeadChanged()
            | m.GradingChanged()
            | m.RankingChanged()
            | m.MilestoneChanged()
            | m.GuaranteeChanged()
        ):
            return None
        case _:
            assert_never(change)


def named(word: str) -> frozenset[Kind]:
    """The kinds that a word names: one by its name, `text` all of `TEXT`; none where it names nothing."""
    if word == "text":
        return TEXT
    return frozenset(kind for kind in Kind if kind.value == word)
