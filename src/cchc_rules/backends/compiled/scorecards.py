"""From what generated code gives for every node to the `ir.Scorecard` that `exact` would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from attrs import evolve, field, frozen

from cchc_rules.backends.compiled.standing import Units
from cchc_rules.backends.compiled.tree import BY_KIND
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import (
    Award,
    Group,
    Item,
    Level,
    NaEffect,
    Node,
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
)

ZERO = Fraction(0)
MOST_KEPT = 10_000

# Of an item: the number of its case, its points and their bottom, the same before rounding.
# Of a group: points, bottom, what it counts out of, and that before it was rescaled.
Figure: TypeAlias = tuple[int, ...]
Ratio: TypeAlias = tuple[int, int]
ProofOf: TypeAlias = Callable[[Item, Dossier], tuple[Proof, tuple[str, ...]]]


class Unproven(Exception):  # noqa: N818 - no error: the reference evaluator takes over
    """Evidence is asked for and not there."""


class Everything(NamedTuple):
    """What generated code gives for every node, in units of the scale, and of the whole.

    `nodes` are in the order of the text, `exact` is the index. `grades` has, by grading, the
    position of the grade and whether each gate is passed.
    """

    nodes: tuple[Figure, ...]
    base: Ratio
    bonus: Ratio
    penalty: Ratio
    total: Ratio
    exact: Ratio
    published: Ratio
    grades: tuple[tuple[int, tuple[bool, ...]], ...]


@frozen(kw_only=True)
class Cards:
    """Makes scorecards of one ruleset; `certificate` is that of any dossier, but for its digest.

    `proof_of` tells how far the evidence of an item goes; without it every item is taken as proven.
    """

    ruleset: Ruleset
    units: Units
    certificate: Certificate
    proof_of: ProofOf | None = None
    # Of each item and case: the score that is always the same, where there is one.
    _fixed: dict[tuple[str, int, Figure, Proof], ItemScore] = field(factory=dict, init=False)

    def card(self, found: Everything, dossier: Dossier) -> Scorecard:
        """The scorecard of a dossier.

        Raises:
            Unproven: some points lack their evidence.
        """
        figures = iter(found.nodes)
        children = tuple(self._node(child, figures, dossier) for child in self.ruleset.children)
        total = self._total(found)
        return Scorecard(
            unit=dossier.unit,
            title=self.ruleset.title,
            status=_status(children),
            total=total,
            children=children,
            grades=tuple(
                GradeResult(
                    target=grading.target,
                    possible=(grading.grades[position].name,) if position >= 0 else (),
                    settled=True,
                    gates=tuple(
                        GateResult(name=gate.name, passed=holds)
                        for gate, holds in zip(grading.gates, passed, strict=True)
                    ),
                )
                for grading, (position, passed) in zip(self.ruleset.gradings, found.grades, strict=True)
            ),
            next_steps=(),
            certificate=evolve(self.certificate, dossier_digest=dossier.digest or ""),
        )

    def points(self, found: Everything, place: int) -> Fraction:
        """The points of the node at a place in the order of the text."""
        figure = found.nodes[place]
        top, bottom = figure[:2] if len(figure) == 4 else figure[1:3]
        return self._amount(top, bottom)

    def _total(self, found: Everything) -> TotalScore:
        index = self.units.index * Fraction(*found.exact)
        return TotalScore(
            base=self._points(*found.base),
            bonus=self._points(*found.bonus),
            penalty=self._points(*found.penalty),
            total=self._points(*found.total),
            maximum=self.ruleset.total.maximum,
            index=index,
            rounded_index=self.units.published * Fraction(*found.published),
            possible_index=Points(low=index, high=index),
        )

    def _points(self, top: int, bottom: int) -> Points:
        points = self._amount(top, bottom)
        return Points(low=points, high=points)

    def _amount(self, top: int, bottom: int) -> Fraction:
        unit = self.units.total
        return Fraction(top * unit.numerator, bottom * unit.denominator)

    # ── nodes ──────────────────────────────────────────────────────────────────────────────

    def _node(self, node: Node, figures: Iterator[Figure], dossier: Dossier) -> NodeScore:
        figure = next(figures)
        if isinstance(node, Item):
            return self._item(node, figure, dossier)
        children = tuple(self._node(child, figures, dossier) for child in node.children)
        return self._group(node, figure, children)

    def _group(self, group: Group, figure: Figure, children: tuple[NodeScore, ...]) -> GroupScore:
        top, bottom, counted, before = figure
        points, applicable = self._points(top, bottom), self._amount(counted, 1)
        status = _status(children)
        settled = applicable != 0 and status is Status.SCORED
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

    def _item(self, item: Item, figure: Figure, dossier: Dossier) -> ItemScore:
        proof, unproven = self._proof(item, figure, dossier)
        if proof is not Proof.EXPLAINED:
            key = (item.id, figure[0], figure, proof)
            known = self._fixed.get(key)
            if known is None:
                known = self._scored(item, figure, proof)
                if len(self._fixed) < MOST_KEPT:
                    self._fixed[key] = known
            return known
        scored = self._scored(item, figure, proof)
        return evolve(scored, unproven=unproven, reason=dossier.explanations.get(item.id))

    def _proof(self, item: Item, figure: Figure, dossier: Dossier) -> tuple[Proof, tuple[str, ...]]:
        """How far the evidence goes, where any is needed."""
        needless = not item.evidence or self.proof_of is None or not figure[1]
        if needless or item.level is Level.PENALTY or not _awards(item, figure[0]):
            return Proof.NOT_NEEDED, ()
        assert self.proof_of is not None
        proof, missing = self.proof_of(item, dossier)
        explained = proof is Proof.EXPLAINED and item.without_evidence is WithoutEvidence.EXPLAIN
        if proof is not Proof.COMPLETE and not explained:
            raise Unproven(item.id)
        return proof, missing

    def _scored(self, item: Item, figure: Figure, proof: Proof) -> ItemScore:
        case, top, bottom, before, under = figure
        scored = _awards(item, case)
        points = self._points(top, bottom)
        exact = self._amount(before, under)
        cause = NaCause.BY_KIND if case == BY_KIND else NaCause.BY_RULE
        gone = not scored and item.na.effect is NaEffect.RESCALE
        return ItemScore(
            id=item.id,
            code=item.code,
            level=item.level,
            name=item.name,
            status=Status.SCORED if scored else Status.NOT_APPLICABLE,
            points=points,
            maximum=item.maximum,
            applicable=ZERO if gone else item.maximum,
            case=None if case == BY_KIND else case,
            outcome=None if case == BY_KIND else item.cases[case].then,
            unrounded=exact if exact != points.low else None,
            proof=proof,
            policy=item.without_evidence,
            na_cause=None if scored else cause,
            certainty=item.provenance.certainty,
        )


def _awards(item: Item, case: int) -> bool:
    return case != BY_KIND and isinstance(item.cases[case].then, Award)


def _status(children: tuple[NodeScore, ...]) -> Status:
    gone = all(child.status is Status.NOT_APPLICABLE for child in children)
    return Status.NOT_APPLICABLE if gone else Status.SCORED
