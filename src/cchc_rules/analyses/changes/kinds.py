"""The kinds of change by name, as commands, filters and other tools name them."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from cchc_rules.analyses.changes.model import (
    Added,
    AppliesChanged,
    AttributeChanged,
    Change,
    DeadlineChanged,
    EvidenceChanged,
    GradingChanged,
    GuaranteeChanged,
    HeadChanged,
    InputsChanged,
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
    RuleChanged,
    Split,
)


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


def kind_of(change: Change) -> Kind:
    """The name of what a change is."""
    match change:
        case Added():
            return Kind.ADDED
        case Removed():
            return Kind.REMOVED
        case Split():
            return Kind.SPLIT
        case Merged():
            return Kind.MERGED
        case Renumbered():
            return Kind.RENUMBERED
        case Moved():
            return Kind.MOVED
        case Renamed():
            return Kind.RENAMED
        case MaximumChanged():
            return Kind.MAXIMUM
        case RuleChanged():
            return Kind.RULE
        case AppliesChanged():
            return Kind.APPLIES
        case InputsChanged():
            return Kind.INPUTS
        case QuestionsReworded():
            return Kind.QUESTIONS
        case EvidenceChanged():
            return Kind.EVIDENCE
        case DeadlineChanged():
            return Kind.DEADLINE
        case AttributeChanged(attribute=attribute):
            return Kind(attribute.value)
        case HeadChanged(fact=fact):
            return Kind(fact.value)
        case GradingChanged():
            return Kind.GRADING
        case RankingChanged():
            return Kind.RANKING
        case MilestoneChanged():
            return Kind.MILESTONE
        case GuaranteeChanged():
            return Kind.GUARANTEE
        case _:
            assert_never(change)


def pair_of(change: Change) -> Pair | None:
    """The nodes that a change is about, where it is about one that stayed one."""
    match change:
        case (
            Renumbered()
            | Moved()
            | Renamed()
            | MaximumChanged()
            | RuleChanged()
            | AppliesChanged()
            | InputsChanged()
            | QuestionsReworded()
            | EvidenceChanged()
            | DeadlineChanged()
            | AttributeChanged()
        ):
            return change.pair
        case (
            Added()
            | Removed()
            | Split()
            | Merged()
            | HeadChanged()
            | GradingChanged()
            | RankingChanged()
            | MilestoneChanged()
            | GuaranteeChanged()
        ):
            return None
        case _:
            assert_never(change)


def named(word: str) -> frozenset[Kind]:
    """The kinds that a word names: one by its name, `text` all of `TEXT`; none where it names nothing."""
    if word == "text":
        return TEXT
    return frozenset(kind for kind in Kind if kind.value == word)
