"""What changed between two rulesets, as data.

from cchc_rules import diff, load

changes = diff.diff(load("binh-phuoc/huyen@2016"), load("binh-phuoc/huyen@2017"))
[diff.kind_of(change) for change in changes.changes]
changes.ledger.after() - changes.ledger.before()
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from cchc_rules.analyses.changes.behaviour import PATIENCE, behaviours
from cchc_rules.analyses.changes.carrying import Carried, Carrying, Caution, Doubt, Lost, Part, Why
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.history import History, history_of_item, history_of_set
from cchc_rules.analyses.changes.impact import AreaImpact, Impact, Lacking, Ranks, UnitImpact
from cchc_rules.analyses.changes.impact import impact as impact_of
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
from cchc_rules.analyses.changes.waterfall import Bar, Held, Whole
from cchc_rules.analyses.ranking import Clusters
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.diagnostics.error import CchcError
from cchc_rules.dossiers.bind import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace.comparing import mapping_of

__all__ = [
    "TEXT",
    "Added",
    "AppliesChanged",
    "AreaImpact",
    "Attribute",
    "AttributeChanged",
    "Bar",
    "Behaviour",
    "Carried",
    "Caution",
    "Change",
    "Changes",
    "Confirmed",
    "DeadlineChanged",
    "DiffError",
    "Direction",
    "Doubt",
    "Entry",
    "EvidenceChanged",
    "Fact",
    "GradingChanged",
    "GuaranteeChanged",
    "HeadChanged",
    "Held",
    "History",
    "How",
    "Impact",
    "InputsChanged",
    "Kind",
    "Lacking",
    "Ledger",
    "Lost",
    "MaximumChanged",
    "Merged",
    "MilestoneChanged",
    "Moved",
    "Pair",
    "Part",
    "Passage",
    "Place",
    "QuestionsReworded",
    "RankingChanged",
    "Ranks",
    "Removed",
    "Renamed",
    "Renumbered",
    "Row",
    "RuleChanged",
    "Section",
    "Shift",
    "Split",
    "UnitImpact",
    "Whole",
    "Why",
    "carry",
    "diff",
    "history",
    "impact",
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


def carry(changes: Changes, dossier: Dossier) -> Carried:
    """A dossier of the earlier ruleset in the terms of the later, with what stays behind and why.

    Into another year no days, no dated documents and no decisions of appraisers go.
    """
    found = Carrying(changes, same_year=changes.before.year == changes.after.year).carry(dossier)
    return evolve(found, dossier=evolve(found.dossier, digest=digest(found.dossier)))


def impact(
    before: Ruleset,
    after: Ruleset,
    dossiers: Sequence[Dossier],
    mapping: Confirmed | str | Path | None = None,
    clusters: Clusters | None = None,
) -> Impact:
    """The dossiers of the earlier ruleset scored under both, and ranked under both.

    The later ruleset is read for the year of the dossiers. What it asks and they do not say stays
    open, an interval, never a zero.

    Raises:
        DiffError: the mapping cannot be read, or a unit is there twice.
    """
    changes = compare(before, after, _confirmed(before, after, mapping))
    found, wrong = impact_of(changes, dossiers, clusters)
    if found is None:
        raise DiffError(Report(wrong))
    return found


def history(rulesets: Sequence[Ruleset], item: str | None = None) -> History | None:
    """All versions of a set, the oldest first, and what changed each time; of one item, where named.

    None where no version has an item of that id or code.
    """
    return history_of_set(rulesets) if item is None else history_of_item(rulesets, item)


def _confirmed(before: Ruleset, after: Ruleset, mapping: Confirmed | str | Path | None) -> Confirmed:
    if mapping is None or isinstance(mapping, Confirmed):
        return mapping or NOTHING_CONFIRMED
    sources: dict[str, Source] = {}
    confirmed, wrong = mapping_of(Path(mapping), before, after, sources)
    if confirmed is None:
        raise DiffError(Report(wrong), sources)
    return confirmed
