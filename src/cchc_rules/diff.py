"""What changed between two rulesets, as data.

from cchc_rules import diff, load

changes = diff.diff(load("binh-phuoc/huyen@2016"), load("binh-phuoc/huyen@2017"))
[diff.kind_of(change) for change in changes.changes]
changes.ledger.after() - changes.ledger.before()
"""

from __future__ import annotations

from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.kinds import TEXT, Kind, kind_of
from cchc_rules.analyses.changes.matching import NOTHING_CONFIRMED, Confirmed
from cchc_rules.analyses.changes.model import (
    Added,
    AppliesChanged,
    Attribute,
    AttributeChanged,
    Behaviour,
    Change,
    Changes,
    DeadlineChanged,
    Direction,
    Entry,
    EvidenceChanged,
    Fact,
    GradingChanged,
    GuaranteeChanged,
    HeadChanged,
    How,
    InputsChanged,
    Ledger,
    MaximumChanged,
    Merged,
    MilestoneChanged,
    Moved,
    Pair,
    Passage,
    Place,
    QuestionsReworded,
    RankingChanged,
    Removed,
    Renamed,
    Renumbered,
    Row,
    RuleChanged,
    Section,
    Shift,
    Split,
)
from cchc_rules.ir.nodes import Ruleset

__all__ = [
    "TEXT",
    "Added",
    "AppliesChanged",
    "Attribute",
    "AttributeChanged",
    "Behaviour",
    "Change",
    "Changes",
    "Confirmed",
    "DeadlineChanged",
    "Direction",
    "Entry",
    "EvidenceChanged",
    "Fact",
    "GradingChanged",
    "GuaranteeChanged",
    "HeadChanged",
    "How",
    "InputsChanged",
    "Kind",
    "Ledger",
    "MaximumChanged",
    "Merged",
    "MilestoneChanged",
    "Moved",
    "Pair",
    "Passage",
    "Place",
    "QuestionsReworded",
    "RankingChanged",
    "Removed",
    "Renamed",
    "Renumbered",
    "Row",
    "RuleChanged",
    "Section",
    "Shift",
    "Split",
    "diff",
    "kind_of",
]


def diff(before: Ruleset, after: Ruleset, mapping: Confirmed | None = None) -> Changes:
    """What changed from one ruleset to the other; `mapping` settles which node has become which."""
    return compare(before, after, NOTHING_CONFIRMED if mapping is None else mapping)
