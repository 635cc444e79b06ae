"""What changed between two rulesets, as data.

from cchc_rules import diff, load

changes = diff.diff(load("binh-phuoc/huyen@2016"), load("binh-phuoc/huyen@2017"))
[diff.kind_of(change) for change in changes.changes]
changes.ledger.after() - changes.ledger.before()
"""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from cchc_rules.analyses.changes.behaviour import PATIENCE, behaviours
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
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.diagnostics.error import CchcError
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace.comparing import mapping_of

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
    "DiffError",
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


class DiffError(CchcError):
    """A mapping could not be read, or does not fit the rulesets."""


def diff(
    before: Ruleset,
    after: Ruleset,
    mapping: Confirmed | str | Path | None = None,
    *,
    behaviour: bool = False,
    timeout: int = PATIENCE,
) -> Changes:
    """What changed from one ruleset to the other.

    `mapping` settles which row has become which: a mapping file, or what was read from one. With
    `behaviour` also whether changed rules score otherwise; `timeout` is in milliseconds, for each
    question to the solver.

    Raises:
        DiffError: the mapping cannot be read, or names a row that is not there or twice.
    """
    changes = compare(before, after, _confirmed(before, after, mapping))
    return evolve(changes, behaviours=behaviours(changes, timeout)) if behaviour else changes


def _confirmed(before: Ruleset, after: Ruleset, mapping: Confirmed | str | Path | None) -> Confirmed:
    if mapping is None or isinstance(mapping, Confirmed):
        return mapping or NOTHING_CONFIRMED
    sources: dict[str, Source] = {}
    confirmed, wrong = mapping_of(Path(mapping), before, after, sources)
    if confirmed is None:
        raise DiffError(Report(wrong), sources)
    return confirmed
