"""From what generated code gives for every node to the `ir.Scorecard` that `exact` would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from attrs import evolve, field, frozen

from cchc_rules.backends.compiled.standing import Units, left_of, passed_of
from cchc_rules.backends.compiled.tree import BROKEN, BY_KIND
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import (
    Award,
    Grading,
    Group,
    Item,
    Level,
    NaEffect,
    NeedsExplanation,
    Node,
    NotApplicable,
    Outcome,
    Pending,
    Rejected,
    Ruleset,
    WithoutEvidence,
)
from cchc_rules.ir.scorecard import (
    Certificate,
    GateResult,
    GradeResult,
    GroupScore,
    ItemScore,
    NaCause,
    NodeScore,
    Points,
    Proof,
    Scorecard,
    Status,
    TotalScore,
    next_steps,
    nodes_below,
    status_of,
)
from cchc_rules.ir.walk import nodes

ZERO = Fraction(0)
MOST_KEPT = 10_000

# Of an item: the number of its case, its points and their bottom, the same before rounding.
# Of a group: points, bottom, what it counts out of, and that before it was rescaled.
Figure: TypeAlias = tuple[int, ...]
Ratio: TypeAlias = tuple[int, int]
# The place of the grade before and after the gates, and whether each is passed.
Graded: TypeAlias = tuple[int, int, tuple[bool, ...]]
ProofOf: TypeAlias = Callable[[Item, Dossier], tuple[Proof, tuple[str, ...]]]


class Everything(NamedTuple):
    """What generated code gives for every node, in units of the scale, and of the whole.

    `nodes` are in the order of the text, `exact` is the index. `open` is 1 where an item has no points yet.
    """

    nodes: tuple[Figure, ...]
    base: Ratio
    bonus: Ratio
    penalty: Ratio
    total: Ratio
    exact: Ratio
    published: Ratio
    grades: tuple[Graded, ...]
    open: int


@frozen(kw_only=True)
class Judged:
    """What evidence and appraisers make of an item that its rule gives points: `share` of them for sure."""

    status: Status = Status.SCORED
    proof: Proof = Proof.NOT_NEEDED
    unproven: tuple[str, ...] = ()
    reason: str | None = None
    least: int = 1
    most: int = 1


PLAINLY = Judged()
COMPLETE = Judged(proof=Proof.COMPLETE)


@frozen(kw_only=True)
class Cards:
    """Makes scorecards of one ruleset; `certificate` is that of any dossier, but for its digest.

    `proof_of` tells how far the evidence of an item goes; without it every item is taken as proven.
    """

    ruleset: Ruleset
    units: Units
    certificate: Certificate
    proof_of: ProofOf | None = None
    # The scores of items that come up again and again.
    _known: dict[tuple[str, Figure, Judged], ItemScore] = field(factory=dict, init=False)

    def breaks_a_demand(self, found: Everything) -> bool:
        """Whether some answers cannot be right."""
        return bool(found.open) and any(len(one) == 5 and one[0] == BROKEN for one in found.nodes)

    def judged(self, found: Everything, dossier: Dossier) -> dict[int, Judged]:
        """By place, the items of which something is to be said beside their rule."""
        judged: dict[int, Judged] = {}
        for place, node in enumerate(nodes(self.ruleset.children)):
            figure = found.nodes[place]
            if isinstance(node, Item) and _awards(node, figure[0]):
                one = self._judged(node, figure, dossier)
                if one is not PLAINLY:
                    judged[place] = one
        return judged

    def _judged(self, item: Item, figure: Figure, dossier: Dossier) -> Judged:
        if item.id in dossier.refusals:
            reason = dossier.refusals[item.id]
            return Judged(status=Status.REFUSED, reason=reason, least=0, most=0)
        needless = not item.evidence or self.proof_of is None or not figure[1]
        if needless or item.level is Level.PENALTY:
            return PLAINLY
        assert self.proof_of is not None
        proof, missing = self.proof_of(item, dossier)
        if proof is Proof.COMPLETE:
            return COMPLETE
        if proof is Proof.EXPLAINED and item.without_evidence is WithoutEvidence.EXPLAIN:
            return Judged(proof=proof, unproven=missing, reason=dossier.explanations.get(item.id))
        refused = item.without_evidence is WithoutEvidence.REFUSE
        status = Status.REFUSED if refused else Status.UNPROVEN
        return Judged(status=status, proof=proof, unproven=missing, least=0)

    def card(self, run: Run, dossier: Dossier) -> Scorecard:
        """The scorecard of a dossier."""
        places = iter(range(len(run.low.nodes)))
        children = tuple(self._node(child, places, run, dossier) for child in self.ruleset.children)
        has_span = run.low is not run.high
        grades = zip(self.ruleset.gradings, run.low.grades, run.high.grades, strict=True)
        return Scorecard(
            unit=dossier.unit,
            title=self.ruleset.title,
            status=status_of(children),
            total=self._total(run.low, run.high),
            children=children,
            grades=tuple(_graded(grading, low, high) for grading, low, high in grades),
            next_steps=next_steps(nodes_below(children)) if has_span else (),
            certificate=evolve(self.certificate, dossier_digest=dossier.digest or ""),
        )

    def points(self, found: Everything, place: int) -> Fraction:
        """The points of the node at a place in the order of the text."""
        figure = found.nodes[place]
        top, bottom = figure[:2] if len(figure) == 4 else figure[1:3]
        return self._amount(top, bottom)

    def _total(self, low: Everything, high: Everything) -> TotalScore:
        index = _ratios(self.units.index, low.exact, high.exact)
        return TotalScore(
            base=self._points(low.base, high.base),
            bonus=self._points(low.bonus, high.bonus),
            penalty=self._points(high.penalty, low.penalty),
            total=self._points(low.total, high.total),
            maximum=self.ruleset.total.maximum,
            index=index.low if index.final else None,
            rounded_index=self.units.published * Fraction(*low.published) if index.final else None,
            possible_index=index,
        )

    def _points(self, low: Ratio, high: Ratio) -> Points:
        least = self._amount(*low)
        return Points(low=least, high=least if high == low else self._amount(*high))

    def _amount(self, top: int, bottom: int) -> Fraction:
        unit = self.units.total
        return Fraction(top * unit.numerator, bottom * unit.denominator)

    # ── nodes ──────────────────────────────────────────────────────────────────────────────

    def _node(self, node: Node, places: Iterator[int], run: Run, dossier: Dossier) -> NodeScore:
        place = next(places)
        if isinstance(node, Item):
            judged = run.judged.get(place, PLAINLY)
            return self._item(node, run.first.nodes[place], judged, dossier)
        children = tuple(self._node(child, places, run, dossier) for child in node.children)
        return self._group(node, run.low.nodes[place], run.high.nodes[place], children)

    def _group(self, group: Group, low: Figure, high: Figure, children: tuple[NodeScore, ...]) -> GroupScore:
        top, bottom, counted, before = low
        points, applicable = self._points((top, bottom), (high[0], high[1])), self._amount(counted, 1)
        status = status_of(children)
        settled = points.final and applicable != 0 and status is Status.SCORED
        rescaled = group.rescales and counted != 0 and self._amount(before, 1) != group.maximum
        return GroupScore(
            id=group.id,
            code=group.code,
            level=group.level,
            name=group.name,
            status=status,
            points=points,
            maximum=group.maximum,
            applicable=applicable,
            rescaled=rescaled,
            index=points.low / applicable if settled else None,
            children=children,
            certainty=group.provenance.certainty,
        )

    def _item(self, item: Item, figure: Figure, judged: Judged, dossier: Dossier) -> ItemScore:
        explained = dossier.explanations.get(item.id)
        if _outcome(item, figure[0]) == NeedsExplanation() and explained is not None:
            return evolve(self._scored(item, figure, judged), reason=explained)
        key = (item.id, figure, judged)
        known = self._known.get(key)
        if known is None:
            known = self._scored(item, figure, judged)
            if len(self._known) < MOST_KEPT:
                self._known[key] = known
        return known

    def _scored(self, item: Item, figure: Figure, judged: Judged) -> ItemScore:
        case, top, bottom, before, under = figure
        outcome = _outcome(item, case)
        status = judged.status if isinstance(outcome, Award) else STATUSES[type(outcome)]
        cause = None
        if case == BY_KIND:
            status, cause = Status.NOT_APPLICABLE, NaCause.BY_KIND
        elif status is Status.NOT_APPLICABLE:
            cause = NaCause.BY_RULE
        earned = self._amount(top, bottom)
        unrounded = self._amount(before, under)
        points = Points(low=earned * judged.least, high=earned * judged.most)
        if cause is None and not isinstance(outcome, Award):
            points = Points(low=ZERO, high=item.maximum)
        gone = cause is not None and item.na.effect is NaEffect.RESCALE
        return ItemScore(
            id=item.id,
            code=item.code,
            level=item.level,
            name=item.name,
            status=status,
            points=points,
            maximum=item.maximum,
            applicable=ZERO if gone else item.maximum,
            case=case if case >= 0 else None,
            outcome=outcome,
            unrounded=unrounded if unrounded != earned else None,
            proof=judged.proof,
            policy=item.without_evidence,
            unproven=judged.unproven,
            na_cause=cause,
            reason=judged.reason,
            certainty=item.provenance.certainty,
        )


@frozen
class Run:
    """What generated code gave: `first` by the rules alone, `low` and `high` with all that is open.

    `judged` are the items, by place, of which something is to be said beside their rule.
    """

    first: Everything
    low: Everything
    high: Everything
    judged: Mapping[int, Judged]


STATUSES = {
    NotApplicable: Status.NOT_APPLICABLE,
    NeedsExplanation: Status.EXPLANATION_NEEDED,
    Pending: Status.PENDING,
    Rejected: Status.REJECTED,
    # A demand is broken.
    type(None): Status.REJECTED,
}


def _outcome(item: Item, case: int) -> Outcome | None:
    return item.cases[case].then if case >= 0 else None


def _awards(item: Item, case: int) -> bool:
    return isinstance(_outcome(item, case), Award)


def _ratios(unit: Fraction, low: Ratio, high: Ratio) -> Points:
    least = unit * Fraction(*low)
    return Points(low=least, high=least if high == low else unit * Fraction(*high))


def _graded(grading: Grading, least: Graded, most: Graded) -> GradeResult:
    """The grades between the best and the worst possible."""
    low, high = (least[0], least[2]), (most[0], most[2])
    names, settled = left_of(grading, low, high)
    gates = zip(grading.gates, passed_of(low, high), strict=True)
    return GradeResult(
        target=grading.target,
        possible=names,
        settled=settled,
        gates=tuple(GateResult(name=gate.name, passed=holds) for gate, holds in gates),
    )
