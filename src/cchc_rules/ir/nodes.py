"""The nodes of the intermediate representation.

Numbers are rationals; a date is the number of its day (`date.toordinal()`), so that a delay is
a difference; a yes/no answer is a condition. Docs: `docs/reference/semantics.md` gives one
equation per node.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding

# ── intervals ──────────────────────────────────────────────────────────────────────────────


@frozen
class Interval:
    """A stretch of the rational line; a missing end means unbounded."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, value: Fraction) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below


# ── what is asked ──────────────────────────────────────────────────────────────────────────


@frozen
class CountOf:
    """A whole number of things, zero or more."""

    unit: str | None = None


@frozen
class YesNo:
    """Yes or no."""


@frozen
class DateOf:
    """A calendar day; `may_be_absent` when "it never happened" is a lawful answer."""

    may_be_absent: bool = False


@frozen
class DaysOf:
    """A duration in whole days, zero or more."""


@frozen
class NumberOf:
    """A decimal number with a unit, within bounds."""

    unit: str
    bounds: Interval


@frozen
class ChoiceOf:
    """Exactly one of the options."""

    options: tuple[str, ...]


@frozen
class SurveyOption:
    """One answer on a questionnaire; without a weight it is left out of every mean."""

    label: str
    weight: Fraction | None


@frozen
class SurveyGroup:
    """A group of respondents and its weight."""

    label: str
    weight: Fraction


class EmptyGroup(Enum):
    """What a group of respondents without a counted answer means for the weighted mean."""

    PENDING = "pending"
    RENORMALISE = "renormalise"
    ZERO = "zero"


@frozen(kw_only=True)
class SurveyOf:
    """How many people chose each option, per group when groups are declared."""

    options: tuple[SurveyOption, ...]
    groups: tuple[SurveyGroup, ...] = ()
    empty_group: EmptyGroup = EmptyGroup.PENDING


@frozen
class IndexOf:
    """A figure that somebody else publishes; until then it is pending."""

    bounds: Interval


@frozen(kw_only=True)
class JudgementOf:
    """Points at somebody's discretion, with who gave them and why."""

    low: Fraction
    high: Fraction
    step: Fraction
    by: str | None = None


AnswerKind: TypeAlias = (
    CountOf | YesNo | DateOf | DaysOf | NumberOf | ChoiceOf | SurveyOf | IndexOf | JudgementOf
)


@frozen(kw_only=True)
class Input:
    """One thing asked. `owner` is the id of the item that asks it, None for the ruleset."""

    owner: str | None
    name: str
    kind: AnswerKind
    question: str

    @property
    def key(self) -> tuple[str | None, str]:
        """What `Answer` nodes and dossiers refer to."""
        return (self.owner, self.name)


# ── numbers ────────────────────────────────────────────────────────────────────────────────


@frozen(cache_hash=True)
class Constant:
    """A number of the ruleset."""

    value: Fraction


@frozen(cache_hash=True)
class Answer:
    """The answer to a numeric input: a count, number, index, judgement, duration or day."""

    owner: str | None
    name: str


@frozen(cache_hash=True)
class Tally:
    """How many respondents (of `group`, when groups are declared) chose `option`."""

    owner: str | None
    name: str
    option: str
    group: str | None = None


class Cohort(Enum):
    """A figure over every unit that is scored together."""

    BEST = "best"
    LEAST = "least"
    MEAN = "mean"


@frozen
class OfAll:
    """A figure over the answers of all units; pending until the cohort is known."""

    figure: Cohort
    owner: str | None
    name: str

    @property
    def key(self) -> tuple[str | None, str]:
        """Under what the figure is kept among the answers; no input can be called so."""
        return (self.owner, f"{self.name}@{self.figure.value}")


@frozen(cache_hash=True)
class Sum:
    """The sum of the terms."""

    terms: tuple[Number, ...]


@frozen(cache_hash=True)
class Product:
    """The product of the factors."""

    factors: tuple[Number, ...]


@frozen(cache_hash=True)
class Quotient:
    """A division. Its divisor is not zero wherever it is evaluated (see `invariants`)."""

    dividend: Number
    divisor: Number


@frozen(cache_hash=True)
class Least:
    """The least of the choices."""

    choices: tuple[Number, ...]


@frozen(cache_hash=True)
class Greatest:
    """The greatest of the choices."""

    choices: tuple[Number, ...]


@frozen(cache_hash=True)
class If:
    """`then` where the condition holds, `otherwise` elsewhere."""

    condition: Condition
    then: Number
    otherwise: Number


@frozen(kw_only=True, cache_hash=True)
class Rounded:
    """A number rounded inside a rule, because the decision orders it there."""

    value: Number
    digits: int
    mode: Rounding


@frozen
class Earned:
    """The points of another node; only in gates."""

    node: str


@frozen
class Share:
    """The points of another node over its maximum; only in gates."""

    node: str


Number: TypeAlias = (
    Constant
    | Answer
    | Tally
    | OfAll
    | Sum
    | Product
    | Quotient
    | Least
    | Greatest
    | If
    | Rounded
    | Earned
    | Share
)

# ── conditions ─────────────────────────────────────────────────────────────────────────────


@frozen(cache_hash=True)
class Within:
    """The number lies in the interval."""

    value: Number
    interval: Interval


@frozen
class Yes:
    """The yes/no input is answered yes."""

    owner: str | None
    name: str


@frozen
class Chosen:
    """The option is the answer of the choice input."""

    owner: str | None
    name: str
    option: str


@frozen
class Absent:
    """The date input is answered "it never happened"."""

    owner: str | None
    name: str


@frozen(cache_hash=True)
class All:
    """Every condition holds; of none, true."""

    conditions: tuple[Condition, ...]


@frozen(cache_hash=True)
class Any:
    """Some condition holds; of none, false."""

    conditions: tuple[Condition, ...]


@frozen(cache_hash=True)
class Not:
    """The condition does not hold."""

    condition: Condition


Condition: TypeAlias = Within | Yes | Chosen | Absent | All | Any | Not

# ── the rule of an item ────────────────────────────────────────────────────────────────────


@frozen
class Award:
    """So many points."""

    points: Number


@frozen
class NotApplicable:
    """The item does not apply to this unit this year."""


@frozen
class NeedsExplanation:
    """No number can be given; the unit must explain and the appraiser decide."""


@frozen
class Pending:
    """The figure that decides is not there yet."""


@frozen
class Rejected:
    """These data cannot be right; they are sent back."""


Outcome: TypeAlias = Award | NotApplicable | NeedsExplanation | Pending | Rejected


@frozen
class Case:
    """When the condition holds, and no earlier case does, the outcome."""

    when: Condition
    then: Outcome


@frozen
class Demand:
    """`part` is a part of `whole`: 0 ≤ part ≤ whole, or the answers cannot be right."""

    part: Number
    whole: Number


# ── evidence ───────────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Document:
    """A document that proves an answer. `since` and `until` are days; `count` how many."""

    name: str
    kind: str | None = None
    issuer: str | None = None
    numbered: bool = False
    since: int | None = None
    until: int | None = None
    count: int = 1


@frozen
class Evidence:
    """Documents to attach: all of them, or any one of them."""

    documents: tuple[Document, ...]
    any_one: bool = False


class WithoutEvidence(Enum):
    """What happens to points that nothing proves."""

    EXPLAIN = "explain"
    ZERO = "zero"
    REFUSE = "refuse"


# ── provenance ─────────────────────────────────────────────────────────────────────────────


class Certainty(Enum):
    """How close a node is to the text of a decision that somebody has read."""

    VERBATIM = "verbatim"
    SUMMARISED = "summarised"
    RECONSTRUCTED = "reconstructed"
    ILLUSTRATIVE = "illustrative"


class InstrumentKind(Enum):
    """What a document calls itself; `INSTRUMENT` when it is none of the others, or nobody knows."""

    DECISION = "decision"
    PLAN = "plan"
    RESOLUTION = "resolution"
    INSTRUMENT = "instrument"


@frozen(kw_only=True)
class Provenance:
    """Where a node comes from. Without a statement it is never verbatim."""

    certainty: Certainty
    decision: str | None = None
    instrument: InstrumentKind = InstrumentKind.DECISION
    annex: str | None = None
    row: str | None = None
    page: str | None = None
    note: str | None = None


# ── the tree ───────────────────────────────────────────────────────────────────────────────


class Level(Enum):
    """What a node is called in the decision."""

    PART = "part"
    AREA = "area"
    CRITERION = "criterion"
    COMPONENT = "component"
    BONUS = "bonus"
    PENALTY = "penalty"


class Combine(Enum):
    """How the points of the children make the points of their group."""

    SUM = "sum"
    CAPPED_SUM = "capped-sum"
    BEST = "best"
    WORST = "worst"


class NaEffect(Enum):
    """What an item that does not apply does to the points."""

    RESCALE = "rescale"
    FULL = "full"
    ZERO = "zero"


@frozen
class NaPolicy:
    """What happens when an item does not apply; `level` says where points are rescaled.

    `level` is None for the total, and for effects that rescale nothing.
    """

    effect: NaEffect
    level: Level | None = None


@frozen(kw_only=True)
class Predecessor:
    """A row of the set of an earlier year, by its id or by its code: one of the two is None."""

    id: str | None = None
    code: str | None = None


@frozen(kw_only=True)
class Item:
    """A scored leaf: a component, a criterion without components, a bonus or a penalty.

    `maximum` and the points of a penalty are positive; the total subtracts them. `continues` names
    what it carries on from the set of an earlier year.
    """

    id: str
    code: str
    level: Level
    name: str
    maximum: Fraction
    cases: tuple[Case, ...]
    demands: tuple[Demand, ...] = ()
    applies: Condition | None = None
    may_be_claimed_na: bool = False
    na: NaPolicy
    survey: bool = False
    evidence: tuple[Evidence, ...] = ()
    without_evidence: WithoutEvidence | None = None
    assessor: str | None = None
    note: str | None = None
    touched_by: str | None = None
    continues: tuple[Predecessor, ...] = ()
    provenance: Provenance


@frozen(kw_only=True)
class Group:
    """A part, an area, or a criterion with components.

    `maximum` is None only for a part that holds nothing but bonus and penalty items. A group
    that `rescales` spreads the maximum of what does not apply over what does.
    """

    id: str
    code: str
    level: Level
    name: str
    maximum: Fraction | None
    combine: Combine
    rescales: bool
    children: tuple[Node, ...]
    applies: Condition | None = None
    may_be_claimed_na: bool = False
    survey: bool = False
    assessor: str | None = None
    note: str | None = None
    touched_by: str | None = None
    continues: tuple[Predecessor, ...] = ()
    provenance: Provenance


Node: TypeAlias = Item | Group

# ── the whole ──────────────────────────────────────────────────────────────────────────────


class IndexNumerator(Enum):
    """What is divided to make the index."""

    TOTAL = "total"
    BASE = "base"


class IndexDenominator(Enum):
    """What it is divided by."""

    MAXIMUM = "maximum"
    MAXIMUM_WITH_BONUS = "maximum-with-bonus"


class RoundingLevel(Enum):
    """The one level at which the ruleset rounds."""

    ITEM = "item"
    TOTAL = "total"
    INDEX = "index"


@frozen
class RoundingRule:
    """Round once, at this level, to so many decimals (of a percentage, for the index)."""

    level: RoundingLevel
    digits: int
    mode: Rounding


@frozen
class Cap:
    """A cap that the ruleset states; `limit` None says "no cap" in so many words."""

    limit: Fraction | None


@frozen(kw_only=True)
class TotalRule:
    """How the total and the index are made.

    `cap` and `floor` bound base + bonus - penalties; None means the ruleset says "no bound".
    """

    maximum: Fraction
    cap: Fraction | None
    floor: Fraction | None
    bonus_cap: Cap | None
    penalty_cap: Cap | None
    numerator: IndexNumerator
    denominator: IndexDenominator
    rounding: RoundingRule | None
    rescale: bool


class GateEffect(Enum):
    """What failing a gate does to the grade."""

    LOWER = "lower"
    NO_GRADE = "no-grade"
    AT_MOST = "at-most"


@frozen(kw_only=True)
class Gate:
    """A condition for a grade. `steps` for LOWER, `grade` for AT_MOST."""

    name: str
    condition: Condition
    effect: GateEffect
    steps: int = 0
    grade: str | None = None


@frozen
class Grade:
    """A named band of the index (a ratio: 90 % is 9/10)."""

    name: str
    interval: Interval


@frozen(kw_only=True)
class Grading:
    """The grades of one kind of unit, best first; `target` None means every kind."""

    target: str | None
    on_rounded: bool
    grades: tuple[Grade, ...]
    gates: tuple[Gate, ...] = ()


@frozen(kw_only=True)
class Ranking:
    """How units are ranked. `dense` numbers equals 1, 1, 2 instead of 1, 1, 3.

    `breakers` are ids of nodes whose points tell equals apart, in this order.
    """

    on_rounded: bool
    dense: bool = False
    breakers: tuple[str, ...] = ()


@frozen(kw_only=True)
class Milestone:
    """A step of the yearly cycle; `days` bounds when it falls due, in numbers of days."""

    name: str
    days: Interval
    who: str | None = None


# ── what its author guarantees ─────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Monotone:
    """As one answer grows and all others stay, the points of the item never fall.

    Where not `rising`, they never rise. A day that never came counts as later than every day.
    """

    item: str
    owner: str | None
    name: str
    rising: bool


@frozen(kw_only=True)
class Always:
    """Where `when`, there `then`, of every dossier in which the nodes they name are settled.

    `owner` is the id of the node it stands under, None for the head. Both conditions may speak of
    the points of nodes, as gates do.
    """

    owner: str | None = None
    name: str
    when: Condition
    then: Condition


Guarantee: TypeAlias = Monotone | Always

# ── the ground ─────────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Decision:
    """A legal instrument: its number, who issued it and what it is about.

    `day` is the number of its day; None where only the year is known, or not even the year.
    """

    number: str
    kind: InstrumentKind = InstrumentKind.DECISION
    year: int | None = None
    day: int | None = None
    issuer: str
    subject: str | None = None


@frozen(kw_only=True, cache_hash=True)
class Ruleset:
    """One decision's scoring of one kind of unit in one year.

    `year` is the year it was read for; it holds from `first_year` to `last_year`, None for open.
    `replaces` are the numbers of the decisions whose sets it takes the place of.
    """

    id: str
    year: int
    first_year: int | None = None
    last_year: int | None = None
    title: str
    decisions: tuple[Decision, ...]
    replaces: tuple[str, ...] = ()
    targets: tuple[str, ...]
    effective_from: int | None = None
    effective_to: int | None = None
    inputs: tuple[Input, ...]
    children: tuple[Node, ...]
    total: TotalRule
    gradings: tuple[Grading, ...] = ()
    ranking: Ranking | None = None
    milestones: tuple[Milestone, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    language: str = "vi"
    provenance: Provenance

    @cached_property
    def asked(self) -> Mapping[tuple[str | None, str], Input]:
        """Every input under its key."""
        return {one.key: one for one in self.inputs}

    @cached_property
    def kinds(self) -> Mapping[tuple[str | None, str], AnswerKind]:
        """The kind of every input under its key."""
        return {key: one.kind for key, one in self.asked.items()}
