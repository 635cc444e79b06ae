"""What a comparison of two rulesets says, as plain data. `before` and `after` are always the same way round.

Days of the later ruleset stand as they are written there; two days are called the same when they are
as far from the year that is assessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from cchc_rules.analyses.proving.pairs import Difference, Equivalence
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir

# ── which node is which ────────────────────────────────────────────────────────────────────


class How(Enum):
    """Why two nodes are taken for one.

    CONFIRMED in a mapping; SAME_ID where the author gave the id; SAME_CODE where neither has an id
    of its own, but code and name are alike; DECLARED by the text of the later; PROPOSED is a guess.
    """

    SAME_ID = "same-id"
    SAME_CODE = "same-code"
    DECLARED = "declared"
    CONFIRMED = "confirmed"
    PROPOSED = "proposed"


@frozen(kw_only=True)
class Pair:
    """A node of the earlier ruleset and the one that it has become.

    `confidence` is 1 unless the pair is PROPOSED. An item may have become a group, or a group an
    item.
    """

    before: ir.Node
    after: ir.Node
    how: How
    confidence: Fraction = Fraction(1)

    @property
    def items(self) -> tuple[ir.Item, ir.Item] | None:
        """Both, where both are scored items."""
        if isinstance(self.before, ir.Item) and isinstance(self.after, ir.Item):
            return self.before, self.after
        return None


# ── changes of the tree ────────────────────────────────────────────────────────────────────


@frozen
class Added:
    """A node that nothing of the earlier ruleset has become."""

    node: ir.Node


@frozen
class Removed:
    """A node that has become nothing."""

    node: ir.Node


@frozen(kw_only=True)
class Split:
    """A node that was split: `parts` carry it on together."""

    before: ir.Node
    parts: tuple[ir.Node, ...]
    how: How


@frozen(kw_only=True)
class Merged:
    """Several nodes that were merged into one."""

    parts: tuple[ir.Node, ...]
    after: ir.Node
    how: How


@frozen
class Renumbered:
    """A node with another code."""

    pair: Pair


@frozen(kw_only=True)
class Moved:
    """A node that stands under another group; None is the top of the tree."""

    pair: Pair
    before: ir.Group | None
    after: ir.Group | None


@frozen
class Renamed:
    """A node with another name; spelling and letter case are no change."""

    pair: Pair


# ── changes of one node ────────────────────────────────────────────────────────────────────


@frozen
class MaximumChanged:
    """Another maximum."""

    pair: Pair


@frozen
class RuleChanged:
    """Another way of scoring: bands, conditions, formulas, or what the answers must fulfil.

    Whether anything is scored otherwise is a question for the behaviour.
    """

    pair: Pair


@frozen
class AppliesChanged:
    """Another condition for the node to apply."""

    pair: Pair


@frozen(kw_only=True)
class InputsChanged:
    """Other questions: new ones, dropped ones, and the same with another kind of answer.

    `pair` is None for the questions of the whole set.
    """

    pair: Pair | None
    added: tuple[ir.Input, ...] = ()
    removed: tuple[ir.Input, ...] = ()
    altered: tuple[tuple[ir.Input, ir.Input], ...] = ()


@frozen(kw_only=True)
class QuestionsReworded:
    """The same questions in other words."""

    pair: Pair | None
    questions: tuple[tuple[ir.Input, ir.Input], ...]


@frozen
class EvidenceChanged:
    """Other documents to attach."""

    pair: Pair


@frozen(kw_only=True)
class DeadlineChanged:
    """Other days in the rule or in the evidence: those that only one side has, as numbers of days."""

    pair: Pair
    before: tuple[int, ...]
    after: tuple[int, ...]


class Attribute(Enum):
    """What else a node says of itself."""

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


AttributeValue: TypeAlias = (
    str | bool | ir.Level | ir.NaPolicy | ir.WithoutEvidence | ir.Combine | ir.Provenance | None
)


@frozen(kw_only=True)
class AttributeChanged:
    """Another value of one attribute; None is "not said"."""

    pair: Pair
    attribute: Attribute
    before: AttributeValue
    after: AttributeValue


# ── changes of the whole ───────────────────────────────────────────────────────────────────


class Fact(Enum):
    """What the head of a ruleset says."""

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
    PROVENANCE = "provenance"


FactValue: TypeAlias = (
    str
    | bool
    | Fraction
    | tuple[ir.Decision, ...]
    | tuple[str, ...]
    | tuple[int | None, int | None]
    | ir.Cap
    | tuple[ir.IndexNumerator, ir.IndexDenominator]
    | ir.RoundingRule
    | ir.Provenance
    | None
)


@frozen(kw_only=True)
class HeadChanged:
    """Another fact of the head."""

    fact: Fact
    before: FactValue
    after: FactValue


@frozen(kw_only=True)
class GradingChanged:
    """Other grades or gates for one kind of unit (None: for every kind); None where there was none."""

    target: str | None
    before: ir.Grading | None
    after: ir.Grading | None


@frozen(kw_only=True)
class RankingChanged:
    """Another way of ranking."""

    before: ir.Ranking | None
    after: ir.Ranking | None


@frozen(kw_only=True)
class MilestoneChanged:
    """A step of the yearly cycle: new, dropped, or with another day or somebody else."""

    before: ir.Milestone | None
    after: ir.Milestone | None


@frozen(kw_only=True)
class GuaranteeChanged:
    """What the author guarantees: new or dropped."""

    before: ir.Guarantee | None
    after: ir.Guarantee | None


Change: TypeAlias = (
    Added
    | Removed
    | Split
    | Merged
    | Renumbered
    | Moved
    | Renamed
    | MaximumChanged
    | RuleChanged
    | AppliesChanged
    | InputsChanged
    | QuestionsReworded
    | EvidenceChanged
    | DeadlineChanged
    | AttributeChanged
    | HeadChanged
    | GradingChanged
    | RankingChanged
    | MilestoneChanged
    | GuaranteeChanged
)


# ── where the points went ──────────────────────────────────────────────────────────────────


class Section(Enum):
    """The three sums that are never mixed."""

    BASE = "base"
    BONUS = "bonus"
    PENALTY = "penalty"


@frozen(kw_only=True)
class Place:
    """Where points stand: a node (None: the total itself) and its area (None: at the top)."""

    node: ir.Node | None
    area: ir.Group | None
    section: Section


class Entry(Enum):
    """What became of points.

    KEPT and MOVED (to another area or section) stand in both totals; GAINED and ADDED only in the
    new one; LOST and REMOVED only in the old one.
    """

    KEPT = "kept"
    MOVED = "moved"
    GAINED = "gained"
    LOST = "lost"
    ADDED = "added"
    REMOVED = "removed"


@frozen(kw_only=True)
class Row:
    """So many points of one item. `before` is None for ADDED, `after` for REMOVED."""

    entry: Entry
    points: Fraction
    before: Place | None
    after: Place | None


@frozen
class Ledger:
    """Every point of the old total and every point of the new one, each in one row.

    The points of a group itself are the difference between its maximum and the sum of what stands
    below; it is zero unless its points are capped, or the best of several.
    """

    rows: tuple[Row, ...]

    def before(self, section: Section = Section.BASE) -> Fraction:
        """The old total."""
        return _sum(row.points for row in self.rows if _stands(row.before, row.entry, Entry.GAINED, section))

    def after(self, section: Section = Section.BASE) -> Fraction:
        """The new total."""
        return _sum(row.points for row in self.rows if _stands(row.after, row.entry, Entry.LOST, section))


def _stands(place: Place | None, entry: Entry, never: Entry, section: Section) -> bool:
    return place is not None and place.section is section and entry is not never


def _sum(points: Iterable[Fraction]) -> Fraction:
    return sum(points, Fraction(0))


# ── whether a rule scores otherwise ────────────────────────────────────────────────────────


class Direction(Enum):
    """Whom a changed rule favours: nobody any more, everybody, or some and not others."""

    STRICTER = "stricter"
    LOOSER = "looser"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Shift:
    """One unit's answers under both rules, and what each makes of them.

    `points` is the change in points; `share` the change in shares of each maximum (1/2 is half of
    it), which can be compared when the maxima differ. Both are None unless both rules give points.
    """

    found: Difference
    points: Fraction | None
    share: Fraction | None


@frozen(kw_only=True)
class Behaviour:
    """Whether an item whose rule, evidence or condition changed scores otherwise, and how far.

    Points are held against points where the maxima are equal, shares of the maxima where they
    differ. `verdict` is that of the prover; its dossiers are for the year of the earlier ruleset.
    `smallest` is the smallest answer that was found to tell the rules apart, `gain` and `loss` the
    largest rise and fall that were found: `exact` scored each under both rulesets as they are.
    `sure`: nothing larger is possible.
    """

    pair: Pair
    verdict: Equivalence
    direction: Direction | None = None
    smallest: Shift | None = None
    gain: Shift | None = None
    loss: Shift | None = None
    sure: bool = False


# ── the clauses side by side ───────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Passage:
    """The text of a node in both rulesets; None where it has no text."""

    pair: Pair
    before: str | None
    after: str | None


# ── the whole comparison ───────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Changes:
    """The comparison of two rulesets.

    `pairs` are one to one and hold what did not change as well; what was split or merged stands in
    `changes` alone. `asked` are questions of both that are one question, their kinds of answer
    aside. `behaviours` and `passages` are empty where nobody asked for them.
    """

    before: ir.Ruleset
    after: ir.Ruleset
    pairs: tuple[Pair, ...]
    asked: tuple[tuple[ir.Input, ir.Input], ...]
    changes: tuple[Change, ...]
    ledger: Ledger
    behaviours: tuple[Behaviour, ...] = ()
    passages: tuple[Passage, ...] = ()
