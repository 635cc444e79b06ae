"""The goals of an item, one form each, and the kinds under which they are counted."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TypeAlias, assert_never

from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.scorecard import NaCause, Proof


class Kind(Enum):
    """Under what a goal is counted."""

    ROWS = "rows"
    BOUNDS = "bounds"
    BRANCHES = "branches"
    CAPS = "caps"
    STATUSES = "statuses"
    EVIDENCE = "evidence"


class Site(Enum):
    """Where in a rule a number or a condition stands, which says whose examples count for it."""

    APPLIES = "applies"  # before the rule: every example counts
    WHEN = "when"  # in the condition of a row: every example that comes as far as the row
    AWARD = "award"  # in the points of a row: every example that the row decides


@frozen
class Place:
    """A row of a rule, or what stands before its rows (`case` is None)."""

    site: Site
    case: int | None


@frozen
class Row:
    """The row of this number decides."""

    case: int


@frozen(kw_only=True)
class Bound:
    """A number at a bound of a band, or beyond it.

    `upward` when the bound belongs to the numbers above it; `attained` when a number can stand
    at it; `beyond` when the other side is wanted.
    """

    place: Place
    number: ir.Number
    bound: Fraction
    upward: bool
    attained: bool
    beyond: bool


@frozen(kw_only=True)
class Branch:
    """A condition inside the points of a row that holds, or does not."""

    place: Place
    condition: ir.Condition
    met: bool


@frozen(kw_only=True)
class Alone:
    """A part of a condition that alone makes it hold (one of several) or fail (one of all).

    `beside` are the other parts, with the truth they must have for this one to tell.
    """

    place: Place
    part: ir.Condition
    met: bool
    beside: tuple[tuple[ir.Condition, bool], ...]


@frozen
class Given:
    """A choice answered with this option, or with None a day that never came."""

    key: Key
    option: str | None


@frozen(kw_only=True)
class Extreme:
    """One of the numbers of a least or a greatest is alone the one that counts.

    So of `tối đa 2 điểm` both sides are tried: what reaches the cap and what stays below.
    """

    place: Place
    number: ir.Least | ir.Greatest
    choice: int


@frozen
class NotApplying:
    """The item does not apply, for this cause: its condition, or the claim of the unit."""

    cause: NaCause


class Amount(Enum):
    """How a part stands to its whole."""

    WHOLE = "whole"
    MORE = "more"
    NEGATIVE = "negative"


@frozen
class PartOfWhole:
    """A part that is the whole and is taken, or is more (or less than nothing) and is rejected."""

    demand: ir.Demand
    amount: Amount


@frozen
class Proven:
    """Points with all documents, with none, or with none and an explanation that stands for them."""

    proof: Proof


@frozen
class Short:
    """Points for which all documents are there but one piece of this one."""

    document: ir.Document


@frozen
class Enough:
    """Points proven by this document alone, where any one of several will do."""

    several: ir.Evidence
    document: ir.Document


Goal: TypeAlias = (
    Row | Bound | Branch | Alone | Given | Extreme | NotApplying | PartOfWhole | Proven | Short | Enough
)


def kind_of(goal: Goal) -> Kind:
    """Under what `goal` is counted."""
    match goal:
        case Row():
            return Kind.ROWS
        case Bound():
            return Kind.BOUNDS
        case Branch() | Alone() | Given():
            return Kind.BRANCHES
        case Extreme():
            return Kind.CAPS
        case NotApplying() | PartOfWhole():
            return Kind.STATUSES
        case Proven() | Short() | Enough():
            return Kind.EVIDENCE
        case _:
            assert_never(goal)
