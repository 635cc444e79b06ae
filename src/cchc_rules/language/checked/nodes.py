"""Typed rules: the cases of an item in the IR's terms, with the places they came from."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Span
from cchc_rules.ir import nodes as ir
from cchc_rules.language.resolved.nodes import Node, Ruleset

RATIO = ""
ANY = "?"
POINTS = "điểm"
DAYS = "ngày"
DATE = "@ngày"
THINGS = "@đếm"
INDEX = "@chỉ số"


@frozen
class Typed:
    """A number and its dimension.

    The dimension is RATIO, POINTS, DAYS, DATE, THINGS (counted things without a unit), INDEX (a
    published figure on a scale of its own), a unit's
    own word, or ANY for a plain number, which goes with everything but a date.
    """

    number: ir.Number
    dimension: str
    span: Span = field(eq=False, repr=False)


@frozen
class CheckedCase:
    """A case of the IR and the row it came from."""

    case: ir.Case
    span: Span = field(eq=False, repr=False)


@frozen(kw_only=True)
class CheckedItem:
    """A scored item with its rule. `places` says where each number of the rule was written."""

    node: Node
    cases: tuple[CheckedCase, ...]
    demands: tuple[ir.Demand, ...]
    applies: ir.Condition | None
    places: Mapping[ir.Number, Span] = field(repr=False)


@frozen
class CheckedGrading:
    """The grades and gates of one kind of unit."""

    grading: ir.Grading
    span: Span = field(eq=False, repr=False)


@frozen(kw_only=True)
class Checked:
    """A ruleset whose rules are typed. `applies` is keyed by node id."""

    ruleset: Ruleset
    items: Mapping[str, CheckedItem]
    applies: Mapping[str, ir.Condition]
    gradings: tuple[CheckedGrading, ...]
    ranking: ir.Ranking | None
    milestones: tuple[ir.Milestone, ...]
    guarantees: tuple[ir.Guarantee, ...]
