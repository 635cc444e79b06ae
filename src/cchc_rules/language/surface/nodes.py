"""The tree of a ruleset file: one node per statement, in the order of the text.

The tree knows no language: `điểm` and `points` give the same node. Spans take no part in
equality, so that two trees are equal when they say the same.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding
from cchc_rules.base.sources import Span
from cchc_rules.ir.nodes import (
    Certainty,
    Combine,
    EmptyGroup,
    IndexDenominator,
    IndexNumerator,
    InstrumentKind,
    Level,
    NaPolicy,
    RoundingLevel,
    WithoutEvidence,
)


def at() -> Span:
    """The field that says where a node stands."""
    return field(eq=False, repr=False)  # type: ignore[no-any-return]


# ── values ─────────────────────────────────────────────────────────────────────────────────


@frozen
class Word:
    """A name, a code or a quoted text with its place."""

    text: str
    span: Span = at()


class Form(Enum):
    """How a number was written; it changes what people read, never its value."""

    PLAIN = "plain"
    PERCENT = "percent"


@frozen
class Literal:
    """A number; `90%` has the value 9/10."""

    value: Fraction
    form: Form
    span: Span = at()


@frozen
class Points:
    """A number of points, `2 điểm`."""

    value: Literal
    span: Span = at()


@frozen
class Fractional:
    """A fraction of two numbers, `1/2`."""

    above: Literal
    below: Literal
    span: Span = at()


@frozen
class Day:
    """A day of the calendar; `year_offset` makes it relative to the assessed year."""

    day: int
    month: int
    year: int | None
    year_offset: int | None
    span: Span = at()


# ── expressions ────────────────────────────────────────────────────────────────────────────


@frozen
class Name:
    """An input."""

    name: str
    span: Span = at()


@frozen
class MaxPoints:
    """The maximum of the item."""

    span: Span = at()


@frozen
class Ratio:
    """The value that the rule's table looks at."""

    span: Span = at()


@frozen
class PointsOf:
    """The points of another node; in gates."""

    code: str
    span: Span = at()


@frozen
class ShareOf:
    """The points of another node over its maximum; in gates."""

    code: str
    span: Span = at()


class Operator(Enum):
    """An arithmetic operator."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "×"
    DIVIDE = "/"


@frozen(kw_only=True)
class Binary:
    """An operation on two numbers."""

    operator: Operator
    left: Expression
    right: Expression
    span: Span = at()


@frozen
class Negative:
    """The opposite of a number."""

    operand: Expression
    span: Span = at()


class Function(Enum):
    """A function of the language."""

    MEAN = "mean"
    REPLIES = "replies"
    LEAST = "least"
    GREATEST = "greatest"
    ROUNDED = "rounded"
    BEST_OF_ALL = "best-of-all"
    LEAST_OF_ALL = "least-of-all"
    MEAN_OF_ALL = "mean-of-all"


@frozen(kw_only=True)
class Call:
    """A function and what it is applied to; `digits` for ROUNDED only."""

    function: Function
    arguments: tuple[Expression, ...]
    digits: int | None = None
    span: Span = at()


Expression: TypeAlias = (
    Literal | Points | Day | Name | MaxPoints | Ratio | PointsOf | ShareOf | Binary | Negative | Call
)

# ── bands ──────────────────────────────────────────────────────────────────────────────────


@frozen
class Bound:
    """An end of a band, with the unit people wrote after it."""

    value: Literal | Points | Fractional | Day
    unit: str | None
    span: Span = at()


@frozen(kw_only=True)
class Band:
    """A stretch of values. `exact` marks one value given alone, `low` then is that value."""

    low: Bound | None = None
    high: Bound | None = None
    low_closed: bool = True
    high_closed: bool = True
    exact: bool = False
    span: Span = at()


# ── conditions ─────────────────────────────────────────────────────────────────────────────


@frozen
class Holds:
    """A yes/no input on its own."""

    subject: Expression
    span: Span = at()


@frozen
class InBand:
    """A number compared in words: `x từ 3 trở lên`."""

    subject: Expression
    band: Band
    span: Span = at()


class Comparison(Enum):
    """A comparison sign."""

    EQUAL = "="
    LESS = "<"
    MORE = ">"
    LESS_EQUAL = "<="
    MORE_EQUAL = ">="


@frozen(kw_only=True)
class Compares:
    """Two numbers compared by a sign."""

    left: Expression
    sign: Comparison
    right: Expression
    span: Span = at()


@frozen
class IsOption:
    """A choice input and the option it must be."""

    name: Name
    option: Word
    span: Span = at()


@frozen
class IsNever:
    """A date input that must be "it never happened"."""

    name: Name
    span: Span = at()


@frozen
class Every:
    """Every node of a level has a share of its points in the band; in gates."""

    level: Level
    band: Band
    span: Span = at()


@frozen
class Both:
    """All of the conditions."""

    conditions: tuple[Condition, ...]
    span: Span = at()


@frozen
class Either:
    """Any of the conditions."""

    conditions: tuple[Condition, ...]
    span: Span = at()


@frozen
class Inverse:
    """Not the condition."""

    condition: Condition
    span: Span = at()


Condition: TypeAlias = Holds | InBand | Compares | IsOption | IsNever | Every | Both | Either | Inverse

# ── rules ──────────────────────────────────────────────────────────────────────────────────


@frozen
class WhenBand:
    """The value lies in the band."""

    band: Band
    span: Span = at()


@frozen
class WhenOptions:
    """The answer is one of the options."""

    options: tuple[Word, ...]
    span: Span = at()


@frozen
class WhenAnswer:
    """The yes/no answer is this."""

    yes: bool
    span: Span = at()


@frozen
class When:
    """The condition holds."""

    condition: Condition
    span: Span = at()


@frozen
class Otherwise:
    """No other row applies."""

    span: Span = at()


@frozen
class WhenEquals:
    """An input has exactly this value: `giao = 0`."""

    name: Name
    bound: Bound
    span: Span = at()


@frozen
class WhenNoReplies:
    """Nobody gave an answer that counts."""

    span: Span = at()


@frozen
class WhenNever:
    """The thing never happened."""

    span: Span = at()


Test: TypeAlias = (
    WhenBand | WhenOptions | WhenAnswer | When | Otherwise | WhenEquals | WhenNoReplies | WhenNever
)


@frozen
class Award:
    """So many points."""

    points: Expression
    span: Span = at()


@frozen
class Interpolated:
    """Points that grow evenly across the band."""

    low: Literal
    high: Literal
    span: Span = at()


class Verdict(Enum):
    """An outcome that is no number."""

    NOT_APPLICABLE = "not-applicable"
    EXPLAIN = "explain"
    PENDING = "pending"
    REJECT = "reject"


@frozen
class Verdicted:
    """A row whose outcome is no number."""

    verdict: Verdict
    span: Span = at()


Outcome: TypeAlias = Award | Interpolated | Verdicted


@frozen
class Row:
    """A test and its outcome."""

    test: Test
    outcome: Outcome
    span: Span = at()


class OverWhole(Enum):
    """What a ratio above 100 % means."""

    AS_WHOLE = "as-whole"
    AS_IS = "as-is"
    REJECT = "reject"


@frozen
class OverWholeRow:
    """What a ratio above 100 % means, as the rule orders it."""

    effect: OverWhole
    span: Span = at()


AnyRow: TypeAlias = Row | OverWholeRow


@frozen
class Table:
    """Rows over the value of one expression."""

    subject: Expression
    rows: tuple[AnyRow, ...]
    span: Span = at()


@frozen
class Cases:
    """Rows of conditions; the first that holds decides."""

    rows: tuple[AnyRow, ...]
    span: Span = at()


@frozen
class Formula:
    """Points as an expression."""

    points: Expression
    rows: tuple[AnyRow, ...]
    span: Span = at()


@frozen(kw_only=True)
class Proportion:
    """A ratio of the maximum; with a goal, the ratio over the goal, at most 1."""

    ratio: Expression
    goal: Literal | None
    rows: tuple[AnyRow, ...]
    span: Span = at()


@frozen
class Rate:
    """So many points for each."""

    points: Literal
    per: Expression
    span: Span = at()


@frozen(kw_only=True)
class PerItem:
    """Points for each thing, up to a cap."""

    rates: tuple[Rate, ...]
    cap: Literal | None
    rows: tuple[AnyRow, ...]
    span: Span = at()


@frozen(kw_only=True)
class Deduction:
    """The maximum, less points for each thing, down to a floor or by at most so much."""

    rates: tuple[Rate, ...]
    floor: Literal | None
    most: Literal | None
    rows: tuple[AnyRow, ...]
    span: Span = at()


@frozen(kw_only=True)
class Parts:
    """Points for every condition that holds, added up, or only the best of them."""

    best: bool
    rows: tuple[AnyRow, ...]
    span: Span = at()


Rule: TypeAlias = Table | Cases | Formula | Proportion | PerItem | Deduction | Parts

# ── what is asked ──────────────────────────────────────────────────────────────────────────


@frozen
class AskCount:
    """A count."""

    unit: str | None
    span: Span = at()


@frozen
class AskYesNo:
    """Yes or no."""

    span: Span = at()


@frozen
class AskDate:
    """A day, or never."""

    may_be_absent: bool
    span: Span = at()


@frozen
class AskDays:
    """A number of days."""

    span: Span = at()


@frozen(kw_only=True)
class AskNumber:
    """A number with a unit."""

    unit: str
    low: Literal | None
    high: Literal | None
    span: Span = at()


@frozen
class AskChoice:
    """One of the options."""

    options: tuple[Word, ...]
    span: Span = at()


@frozen
class Weighted:
    """A label and its weight; None when it is not counted."""

    label: Word
    weight: Literal | None
    span: Span = at()


@frozen(kw_only=True)
class AskSurvey:
    """How many people chose each option."""

    options: tuple[Weighted, ...]
    groups: tuple[Weighted, ...]
    empty_group: EmptyGroup | None
    span: Span = at()


@frozen(kw_only=True)
class AskIndex:
    """A figure somebody else publishes."""

    low: Literal
    high: Literal
    span: Span = at()


@frozen(kw_only=True)
class AskJudgement:
    """Points at discretion."""

    low: Literal
    high: Literal
    step: Literal
    by: str | None
    span: Span = at()


AskKind: TypeAlias = (
    AskCount | AskYesNo | AskDate | AskDays | AskNumber | AskChoice | AskSurvey | AskIndex | AskJudgement
)

# ── statements ─────────────────────────────────────────────────────────────────────────────


@frozen
class Years:
    """The years a set is for; `last` None leaves the end open."""

    first: int
    last: int | None

    def __contains__(self, year: int) -> bool:
        return self.first <= year and (self.last is None or year <= self.last)


@frozen
class RulesetHeading:
    """The id and the assessed years."""

    id: Word
    years: Years
    span: Span = at()


@frozen
class AmendmentHeading:
    """The set that is amended, and the assessed years for which it is."""

    id: Word
    years: Years
    span: Span = at()


@frozen
class Repeal:
    """A node goes, with everything below it."""

    code: Word
    span: Span = at()


@frozen
class Renumber:
    """A node keeps its identity under another code; the codes below follow."""

    code: Word
    new: Word
    span: Span = at()


@frozen
class Move:
    """A node, with everything below it, becomes the last child of another."""

    code: Word
    parent: Word
    span: Span = at()


@frozen
class Modify:
    """The clauses that follow take the place of those of a node."""

    code: Word
    span: Span = at()


@frozen
class ModifyHead:
    """The clauses that follow take the place of those at the head."""

    span: Span = at()


@frozen
class InsertAfter:
    """The headings that follow come after a node and everything below it."""

    code: Word
    span: Span = at()


@frozen
class InsertInto:
    """The headings that follow become the last children of a node."""

    code: Word
    span: Span = at()


@frozen
class Replace:
    """The headings that follow take the place of a node and everything below it."""

    code: Word
    span: Span = at()


@frozen
class NowAtMost:
    """A new maximum for the node that is modified."""

    points: Literal
    span: Span = at()


@frozen
class NowCalled:
    """A new name for the node that is modified."""

    name: str
    span: Span = at()


@frozen
class Title:
    """What the set is called."""

    text: str
    span: Span = at()


@frozen(kw_only=True)
class Basis:
    """An instrument the set rests on; `day` None where only its year is known, or not even that."""

    kind: InstrumentKind
    number: str
    day: Day | None
    year: int | None
    issuer: str
    subject: str | None
    span: Span = at()


@frozen
class Replaces:
    """A decision whose set this one takes the place of."""

    number: str
    span: Span = at()


@frozen
class Targets:
    """The kinds of unit that are scored."""

    names: tuple[Word, ...]
    span: Span = at()


@frozen(kw_only=True)
class InForce:
    """From when, and until when, the set is in force."""

    start: Day
    end: Day | None
    span: Span = at()


@frozen
class Limit:
    """A bound that the head states; `points` None says in so many words that there is none."""

    points: Literal | None


@frozen(kw_only=True)
class Total:
    """The maximum of the total and its bounds; None for a bound means nothing is said."""

    maximum: Literal
    cap: Limit | None = None
    floor: Limit | None = None
    span: Span = at()


@frozen(kw_only=True)
class CapClause:
    """A cap on bonus or penalty; None for no limit."""

    level: Level
    limit: Literal | None
    span: Span = at()


@frozen
class IndexClause:
    """The formula of the index."""

    numerator: IndexNumerator
    denominator: IndexDenominator
    span: Span = at()


@frozen(kw_only=True)
class RoundingClause:
    """Where and how the set rounds; `level` None says nowhere."""

    level: RoundingLevel | None
    digits: int = 0
    mode: Rounding = Rounding.HALF_UP
    span: Span = at()


@frozen
class GradeRow:
    """A grade and its band."""

    name: Word
    band: Band
    span: Span = at()


@frozen(kw_only=True)
class Grades:
    """The grades of one kind of unit, or of every kind."""

    target: Word | None
    on_rounded: bool
    rows: tuple[GradeRow, ...]
    span: Span = at()


@frozen(kw_only=True)
class Ranking:
    """How units are ranked: on what, how equals are numbered, and by what they are told apart."""

    on_rounded: bool
    dense: bool
    breakers: tuple[Word, ...]
    span: Span = at()


@frozen(kw_only=True)
class Milestone:
    """A step of the yearly cycle, when it falls due and who sees to it."""

    name: str
    band: Band
    who: str | None
    span: Span = at()


@frozen
class LowerBy:
    """Lower the grade by so many ranks."""

    steps: int


@frozen
class NoGrade:
    """No grade at all."""


@frozen
class AtMostGrade:
    """No better than this grade."""

    grade: Word


@frozen(kw_only=True)
class Gate:
    """A condition for a grade and what failing it does."""

    name: Word
    condition: Condition
    effect: LowerBy | NoGrade | AtMostGrade
    span: Span = at()


@frozen(kw_only=True)
class Heading:
    """A row of the table. `id` None: the printed code is the identity."""

    level: Level
    code: Word
    id: Word | None
    name: str
    maximum: Literal | None
    span: Span = at()


@frozen
class CombineClause:
    """How children make their group."""

    combine: Combine
    span: Span = at()


@frozen
class NaPolicyClause:
    """What happens when an item does not apply."""

    policy: NaPolicy
    span: Span = at()


@frozen
class NaClaim:
    """The unit may claim that the item does not apply."""

    span: Span = at()


@frozen(kw_only=True)
class EvidenceDocument:
    """A document and what it must satisfy."""

    name: str
    kind: str | None = None
    issuer: str | None = None
    numbered: bool = False
    count: int = 1
    in_year: bool = False
    since: Day | None = None
    until: Day | None = None
    span: Span = at()


@frozen
class EvidenceClause:
    """Documents: all of them, or any one."""

    documents: tuple[EvidenceDocument, ...]
    any_one: bool
    span: Span = at()


@frozen
class NoEvidence:
    """Nothing needs to be attached, and that is on purpose."""

    span: Span = at()


@frozen
class WithoutProof:
    """What happens to points that nothing proves."""

    effect: WithoutEvidence
    span: Span = at()


@frozen(kw_only=True)
class SourceClause:
    """Where a node comes from and how sure that is."""

    certainty: Certainty
    decision: Word | None = None
    instrument: InstrumentKind = InstrumentKind.DECISION
    annex: str | None = None
    row: str | None = None
    page: str | None = None
    note: str | None = None
    span: Span = at()


@frozen(kw_only=True)
class PromisedNodes:
    """So many nodes of a level, by survey or in all."""

    count: int
    level: Level
    surveyed: bool
    span: Span = at()


@frozen
class PromisedPoints:
    """So many points by survey."""

    points: Literal
    span: Span = at()


@frozen
class Structure:
    """What the decision says of its own size."""

    promises: tuple[PromisedNodes | PromisedPoints, ...]
    span: Span = at()


@frozen
class Note:
    """A remark that changes nothing."""

    text: str
    span: Span = at()


@frozen
class SurveyItem:
    """The node is scored by survey."""

    span: Span = at()


@frozen
class AssessedBy:
    """Who appraises the node."""

    who: str
    span: Span = at()


@frozen
class Earlier:
    """A row of the set of an earlier year, by its code or by its id."""

    name: str
    by_id: bool
    span: Span = at()


@frozen
class Continues:
    """The node carries on these rows: several were merged, or one of them was split."""

    earlier: tuple[Earlier, ...]
    span: Span = at()


@frozen
class AppliesWhen:
    """The node applies only to units where the condition holds."""

    condition: Condition
    span: Span = at()


@frozen
class Unrecovered:
    """Points of the decision whose rows nobody has read yet; they stay pending."""

    points: Literal
    span: Span = at()


@frozen
class UnderFramework:
    """The framework of a higher level that this set fills in."""

    id: Word
    year: int
    span: Span = at()


@frozen
class Delegated:
    """A level below says how this node is scored; until then it is pending."""

    span: Span = at()


class Trend(Enum):
    """Which way of an answer is the better one."""

    MORE = "more"
    FEWER = "fewer"
    EARLIER = "earlier"
    LATER = "later"


@frozen
class Tendency:
    """The author's word that an item never scores worse as one answer goes this way."""

    trend: Trend
    name: Name
    span: Span = at()


@frozen(kw_only=True)
class Guarantee:
    """The author's word that `then` holds for every unit, or for those where `when` does."""

    name: Word
    when: Condition | None
    then: Condition
    span: Span = at()


@frozen(kw_only=True)
class Ask:
    """An input."""

    name: Word
    question: str
    kind: AskKind
    span: Span = at()


@frozen
class Score:
    """The rule of an item."""

    rule: Rule
    span: Span = at()


Change: TypeAlias = Repeal | Renumber | Move | Modify | ModifyHead | InsertAfter | InsertInto | Replace

Statement: TypeAlias = (
    RulesetHeading
    | AmendmentHeading
    | Change
    | NowAtMost
    | NowCalled
    | Title
    | Basis
    | Replaces
    | Targets
    | InForce
    | Total
    | CapClause
    | IndexClause
    | RoundingClause
    | Grades
    | Gate
    | Ranking
    | Milestone
    | Heading
    | CombineClause
    | NaPolicyClause
    | NaClaim
    | EvidenceClause
    | NoEvidence
    | WithoutProof
    | SourceClause
    | Structure
    | Note
    | SurveyItem
    | AssessedBy
    | Continues
    | AppliesWhen
    | Unrecovered
    | UnderFramework
    | Delegated
    | Tendency
    | Guarantee
    | Ask
    | Score
)


@frozen
class Comment:
    """A remark for the authors; `alone` when it has a line to itself."""

    text: str
    alone: bool
    span: Span = at()


@frozen(kw_only=True)
class File:
    """A parsed ruleset file. `damaged` are the places where statements were lost."""

    statements: tuple[Statement, ...]
    language: str = field(eq=False, default="vi")
    comments: tuple[Comment, ...] = ()
    damaged: tuple[Span, ...] = field(eq=False, default=())
