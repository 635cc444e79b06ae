"""The result of scoring one dossier: for every node what it earned, why, and how sure that is.

Points are exact. `low` is what is guaranteed, `high` what is still possible; they are equal
when the node is final. Format of the JSON: `FORMAT`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from fractions import Fraction

from cchc_rules.base.classes import frozen
from cchc_rules.ir.nodes import Certainty, Level, Outcome, WithoutEvidence

FORMAT = 1


class Status(Enum):
    """What a score is worth. None of these is ever turned into a silent zero."""

    SCORED = "scored"
    MISSING = "missing"
    PENDING = "pending"
    NOT_APPLICABLE = "not-applicable"
    UNPROVEN = "unproven"
    EXPLANATION_NEEDED = "explanation-needed"
    REFUSED = "refused"
    REJECTED = "rejected"
    INCOMPLETE = "incomplete"
    DECIDED = "decided"


FINAL = frozenset({Status.SCORED, Status.NOT_APPLICABLE, Status.DECIDED})
OPEN = frozenset(
    {Status.MISSING, Status.PENDING, Status.EXPLANATION_NEEDED, Status.REJECTED, Status.INCOMPLETE}
)


class Proof(Enum):
    """Whether evidence supports the answers of an item."""

    NOT_NEEDED = "not-needed"
    COMPLETE = "complete"
    EXPLAINED = "explained"
    PARTIAL = "partial"
    NONE = "none"


class NaCause(Enum):
    """Why an item does not apply."""

    CLAIMED = "claimed"
    BY_KIND = "by-kind"
    BY_RULE = "by-rule"


@frozen(kw_only=True)
class Points:
    """Points between what is guaranteed and what is still possible."""

    low: Fraction
    high: Fraction

    @property
    def final(self) -> bool:
        """Whether nothing can change them any more."""
        return self.low == self.high


@frozen(kw_only=True)
class ItemScore:
    """One item.

    `case` is the number of the deciding case, counted from 0; `unrounded` the award before
    rounding, when rounding is ordered at this level; `missing` the names of inputs without an
    answer; `applicable` the maximum that still counts (0 when the item does not apply).
    """

    id: str
    code: str
    level: Level
    name: str
    status: Status
    points: Points
    maximum: Fraction
    applicable: Fraction
    case: int | None = None
    outcome: Outcome | None = None
    unrounded: Fraction | None = None
    proof: Proof = Proof.NOT_NEEDED
    policy: WithoutEvidence | None = None
    missing: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    na_cause: NaCause | None = None
    reason: str | None = None
    certainty: Certainty


@frozen(kw_only=True)
class GroupScore:
    """One group and its index: points over its own maximum, when that is final."""

    id: str
    code: str
    level: Level
    name: str
    status: Status
    points: Points
    maximum: Fraction | None
    applicable: Fraction
    rescaled: bool
    index: Fraction | None
    children: tuple[ItemScore | GroupScore, ...]
    certainty: Certainty


NodeScore = ItemScore | GroupScore


@frozen(kw_only=True)
class TotalScore:
    """Base, bonus and penalty, and the total they make under its bounds.

    `index` and `rounded_index` are ratios (90 % is 9/10) and None until they are final;
    `possible_index` always says between what they will lie.
    """

    base: Points
    bonus: Points
    penalty: Points
    total: Points
    maximum: Fraction
    index: Fraction | None
    rounded_index: Fraction | None
    possible_index: Points | None


@frozen(kw_only=True)
class GateResult:
    """Whether a gate is passed; None while that is open."""

    name: str
    passed: bool | None


@frozen(kw_only=True)
class GradeResult:
    """The grades still possible, best first; one when it is settled, none when barred."""

    target: str | None
    possible: tuple[str, ...]
    settled: bool
    gates: tuple[GateResult, ...]


@frozen(kw_only=True)
class NextStep:
    """An item on which points are still open, and what would settle them."""

    id: str
    code: str
    name: str
    status: Status
    attainable: Fraction
    missing: tuple[str, ...]
    unproven: tuple[str, ...]


@frozen(kw_only=True)
class Certificate:
    """What was scored with what: enough to replay it.

    `provenance` counts the items by how close they are to a decision's text.
    """

    ruleset: str
    year: int
    decisions: tuple[str, ...]
    ruleset_digest: str
    dossier_digest: str
    engine: str
    provenance: Mapping[str, int]
    official: bool


@frozen(kw_only=True)
class Scorecard:
    """The whole result for one unit."""

    unit: str
    title: str
    status: Status
    total: TotalScore
    children: tuple[NodeScore, ...]
    grades: tuple[GradeResult, ...]
    next_steps: tuple[NextStep, ...]
    certificate: Certificate


def item_scores(scorecard: Scorecard) -> Iterator[ItemScore]:
    """The score of every item, in the order of the ruleset."""
    yield from _items_below(scorecard.children)


def _items_below(children: tuple[NodeScore, ...]) -> Iterator[ItemScore]:
    for child in children:
        if isinstance(child, ItemScore):
            yield child
        else:
            yield from _items_below(child.children)


def node_scores(scorecard: Scorecard) -> Iterator[NodeScore]:
    """The score of every node, parents before children, in the order of the ruleset."""
    yield from nodes_below(scorecard.children)


def nodes_below(children: tuple[NodeScore, ...]) -> Iterator[NodeScore]:
    """The same of these children."""
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from nodes_below(child.children)


def status_of(children: tuple[NodeScore, ...]) -> Status:
    """The status of a group of these children."""
    if all(child.status is Status.NOT_APPLICABLE for child in children):
        return Status.NOT_APPLICABLE
    settled = all(child.points.final and child.status not in OPEN for child in children)
    return Status.SCORED if settled else Status.INCOMPLETE


def next_steps(scores: Iterable[NodeScore]) -> tuple[NextStep, ...]:
    """The items with open points, those with the most points first."""
    steps = [
        NextStep(
            id=one.id,
            code=one.code,
            name=one.name,
            status=one.status,
            attainable=one.points.high - one.points.low,
            missing=one.missing,
            unproven=one.unproven if one.points.low != one.points.high else (),
        )
        for one in scores
        if isinstance(one, ItemScore) and not one.points.final
    ]
    return tuple(sorted(steps, key=lambda step: -step.attainable))
