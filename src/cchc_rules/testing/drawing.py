"""Dossiers of a ruleset: complete, partial, at the edges of its rules.

Every item costs a choice or two: which of its telling answers, and how its papers come. A dossier
of a hundred items stays far below what Hypothesis allows to be drawn, and a failing one shrinks
to the items that matter, at their simplest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import evolve, field
from hypothesis import strategies as st

from cchc_rules.base.classes import define, frozen
from cchc_rules.dossiers.bind import digest
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Key, Value
from cchc_rules.testing.aims import aims_of, nearest_to
from cchc_rules.testing.kinds import values
from cchc_rules.testing.papers import CLAIM, Papers
from cchc_rules.testing.plans import ItemPlan, Plan, plan_of
from cchc_rules.testing.witnesses import Answers, found_of

UNIT = "Đơn vị thử"
_SOMETIMES = 8
_SELDOM = 5
_WORD = 12


@frozen(kw_only=True)
class Manner:
    """How a dossier is drawn.

    `free` also draws answers that tell nothing special, `papers` varies documents, explanations,
    claims and refusals, `partial` leaves things open, `settled` keeps to answers that give points.
    """

    free: bool = True
    papers: bool = True
    partial: bool = False
    settled: bool = False


COMPLETE = Manner()
PARTIAL = Manner(partial=True)
EDGES = Manner(free=False, papers=False)
SETTLED = Manner(papers=False, settled=True)
SETTLED_IN_PART = Manner(papers=False, settled=True, partial=True)


def dossiers(ruleset: ir.Ruleset) -> st.SearchStrategy[Dossier]:
    """Complete dossiers whose answers are right: every question answered, no demand broken.

    Documents, explanations, claims and refusals vary. Figures over all units are not answers;
    where a rule reads one its item stays pending, see `cohorts`.

    Raises:
        NoDossier: under this ruleset no dossier is right.
    """
    return _drawn(plan_of(ruleset), COMPLETE)


def partial_dossiers(ruleset: ir.Ruleset) -> st.SearchStrategy[Dossier]:
    """Dossiers with any part of the answers and papers there, from nothing to all of them."""
    return _drawn(plan_of(ruleset), PARTIAL)


def boundary_dossiers(ruleset: ir.Ruleset) -> st.SearchStrategy[Dossier]:
    """Complete dossiers at the edges of the rules, with all papers in order.

    Each item stands at a bound of a band, a cap, a day, a divisor of zero, or one unit beside it;
    or the whole comes as near to the bound of a grade as its items allow.
    """
    return _at_edges(plan_of(ruleset))


def completions(ruleset: ir.Ruleset) -> st.SearchStrategy[tuple[Dossier, Dossier]]:
    """Pairs: a partial dossier, and a complete one that adds to it and takes nothing back."""
    return _pairs(plan_of(ruleset))


def settled_dossiers(ruleset: ir.Ruleset, *, partial: bool = False) -> st.SearchStrategy[Dossier]:
    """Dossiers of which guarantees speak: what is answered gives points, and is proven."""
    return _drawn(plan_of(ruleset), SETTLED_IN_PART if partial else SETTLED)


# ── drawing ────────────────────────────────────────────────────────────────────────────────


@define
class Drawing:
    """A dossier that grows while it is drawn."""

    plan: Plan
    answers: dict[Key, Value] = field(factory=dict)
    evidence: dict[str, tuple[Attached, ...]] = field(factory=dict)
    explanations: dict[str, str] = field(factory=dict)
    na_claims: dict[str, str] = field(factory=dict)
    refusals: dict[str, str] = field(factory=dict)

    def attach(self, item: str, papers: Papers) -> None:
        """Puts the papers of an item into the dossier."""
        if papers.documents:
            self.evidence[item] = papers.documents
        for kind, reason in (
            (self.explanations, papers.explanation),
            (self.na_claims, papers.claim),
            (self.refusals, papers.refusal),
        ):
            if reason is not None:
                kind[item] = reason

    def dossier(self, unit: str = UNIT) -> Dossier:
        """The dossier, its answers in the order of the ruleset."""
        ruleset = self.plan.ruleset
        asked = (one.key for one in ruleset.inputs)
        drawn = Dossier(
            ruleset=ruleset.id,
            year=ruleset.year,
            unit=unit,
            answers={key: self.answers[key] for key in asked if key in self.answers},
            evidence=self.evidence,
            explanations=self.explanations,
            na_claims=self.na_claims,
            refusals=self.refusals,
        )
        return evolve(drawn, digest=digest(drawn))


@st.composite
def _drawn(draw: st.DrawFn, plan: Plan, manner: Manner) -> Dossier:
    drawing = Drawing(plan)
    shared = draw_shared(draw, plan)
    drawing.answers |= _kept(draw, shared) if manner.partial else shared
    for key, given in plan.loose:
        if not manner.partial or draw(_upto(1)):
            drawing.answers[key] = given[draw(_upto(len(given) - 1))]
    for item in plan.items:
        draw_item(draw, drawing, item, shared, manner)
    if manner.papers:
        _claim_groups(draw, drawing)
    return drawing.dossier()


def draw_shared(draw: st.DrawFn, plan: Plan) -> dict[Key, Value]:
    """Answers to what several items read."""
    shared: dict[Key, Value] = {}
    for group in plan.shared:
        shared |= group[draw(_upto(len(group) - 1))]
    return shared


def draw_item(draw: st.DrawFn, drawing: Drawing, item: ItemPlan, shared: Answers, manner: Manner) -> None:
    """Draws the answers and the papers of an item: one choice says which, more only for any answers."""
    pool = item.pools.pool(shared, settled=manner.settled)
    papers = item.papers if manner.papers else item.papers[:1]
    free = 1 + len(pool) // _SELDOM if manner.free and item.pools.own else 0
    ways = (len(pool) + free) * len(papers)
    nothing = ways // 2 if manner.partial else 0
    place = draw(_upto(nothing + ways - 1)) - nothing
    if place < 0:
        return
    chosen, way = divmod(place, len(papers))
    if chosen < len(pool):
        answers = pool[chosen].answers
    else:
        answers = _any_answers(draw, item, shared, manner) or pool[(chosen - len(pool)) % len(pool)].answers
    # Of what stands in a partial dossier, some is not answered in full.
    in_part = manner.partial and len(answers) > 1 and place % _SELDOM == 1
    drawing.answers |= _kept(draw, answers) if in_part else answers
    drawing.attach(item.item.id, papers[way])


def _any_answers(
    draw: st.DrawFn, item: ItemPlan, shared: Answers, manner: Manner
) -> Mapping[Key, Value] | None:
    """Any answers to the own questions of an item; None where those that were drawn cannot be right."""
    kinds = item.pools.kinds
    drawn = {key: draw(_values(kinds[key], item.pools.year)) for key in item.pools.own}
    for answers in _mended(drawn, item.item):
        found = found_of(item.item, {**shared, **answers})
        if found is not None and (not manner.settled or isinstance(found.outcome, ir.Award)):
            return answers
    return None


def _mended(drawn: dict[Key, Value], item: ir.Item) -> Iterator[dict[Key, Value]]:
    """What was drawn, and the same with each part and its whole exchanged."""
    yield drawn
    for demand in item.demands:
        match demand:
            case ir.Demand(ir.Answer(owner, part), ir.Answer(other, whole)):
                one, two = (owner, part), (other, whole)
                if one in drawn and two in drawn:
                    drawn = {**drawn, one: drawn[two], two: drawn[one]}
            case _:
                pass
    yield drawn


def _kept(draw: st.DrawFn, answers: Answers) -> dict[Key, Value]:
    """Some of the answers: a choice for every dozen of them says which."""
    keys = list(answers)
    kept: dict[Key, Value] = {}
    for start in range(0, len(keys), _WORD):
        part = keys[start : start + _WORD]
        bits = draw(_upto(2 ** len(part) - 1))
        kept |= {key: answers[key] for place, key in enumerate(part) if bits >> place & 1}
    return kept


def _claim_groups(draw: st.DrawFn, drawing: Drawing) -> None:
    for below in drawing.plan.claimable:
        if draw(_upto(_SOMETIMES)) == _SOMETIMES:
            drawing.na_claims |= dict.fromkeys(below, CLAIM)


@lru_cache(maxsize=256)
def _upto(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@lru_cache(maxsize=1024)
def _values(kind: ir.AnswerKind, year: int) -> st.SearchStrategy[Value]:
    return values(kind, year)


# ── at the edges ───────────────────────────────────────────────────────────────────────────


@st.composite
def _at_edges(draw: st.DrawFn, plan: Plan) -> Dossier:
    drawing = Drawing(plan)
    shared = draw_shared(draw, plan)
    drawing.answers |= shared
    drawing.answers |= {key: given[draw(_upto(len(given) - 1))] for key, given in plan.loose}
    pools = {item.item.id: item.pools.pool(shared) for item in plan.items}
    chosen = {id_: pool[draw(_upto(len(pool) - 1))] for id_, pool in pools.items()}
    aims: tuple[Fraction | None, ...] = (None, None, *aims_of(plan.ruleset))
    aim = aims[draw(_upto(len(aims) - 1))]
    if aim is not None:
        chosen = nearest_to(aim, plan.ruleset, pools, chosen)
    for item in plan.items:
        drawing.answers |= chosen[item.item.id].answers
        drawing.attach(item.item.id, item.papers[0])
    return drawing.dossier()


# ── a dossier and less of it ───────────────────────────────────────────────────────────────


@st.composite
def _pairs(draw: st.DrawFn, plan: Plan) -> tuple[Dossier, Dossier]:
    whole = draw(_drawn(plan, COMPLETE))
    answers = _kept(draw, whole.answers)
    proven = _kept(draw, {(item, ""): True for item in (*whole.evidence, *whole.explanations)})
    kept = {item for item, _ in proven}
    part = evolve(
        whole,
        answers=answers,
        evidence={item: ones for item, ones in whole.evidence.items() if item in kept},
        explanations={item: text for item, text in whole.explanations.items() if item in kept},
        digest=None,
    )
    return evolve(part, digest=digest(part)), whole
