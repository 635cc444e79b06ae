"""Rulesets and dossiers of every kind, made of simple ones without another compilation.

A variant of a compiled ruleset keeps its promises: outcomes change, never the conditions that share
out the answers; points stay within the maximum; a group rescales exactly where its items say so.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st

from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Key, Value
from cchc_rules.ir.walk import figures_of, is_extra, items, nodes
from cchc_rules.testing.kinds import values

_RANKS = {ir.Level.PART: 0, ir.Level.AREA: 1, ir.Level.CRITERION: 2, ir.Level.COMPONENT: 3}
_POLICIES = [
    *(ir.NaPolicy(ir.NaEffect.RESCALE, level) for level in (None, *list(_RANKS)[:3])),
    ir.NaPolicy(ir.NaEffect.FULL),
    ir.NaPolicy(ir.NaEffect.ZERO),
]
_OUTCOMES: list[ir.Outcome] = [ir.NeedsExplanation(), ir.Pending(), ir.Rejected(), ir.NotApplicable()]
_SOURCE = ir.Provenance(certainty=ir.Certainty.ILLUSTRATIVE)


def _rarely(draw: st.DrawFn, out_of: int = 6) -> bool:
    """Once in a while; never in the simplest example."""
    return draw(st.integers(0, out_of - 1)) == out_of - 1


# ── rulesets ───────────────────────────────────────────────────────────────────────────────


@st.composite
def variants(draw: st.DrawFn, ruleset: ir.Ruleset) -> ir.Ruleset:
    """A ruleset like `ruleset`, with other outcomes, policies, documents, levels, total and gates."""
    inputs = tuple(_reasked(draw, one) for one in ruleset.inputs)
    counted = {one.key for one in inputs if isinstance(one.kind, (ir.CountOf, ir.DaysOf))}
    policy = draw(st.sampled_from(_POLICIES))
    children = tuple(_varied(draw, child, policy, counted) for child in ruleset.children)
    if draw(st.booleans()):
        children = _in_parts(draw, children)
    children = tuple(_rescaling(child) for child in children)
    total = _total(draw, ruleset.total, children)
    gradings = tuple(_grading(draw, one, children) for one in ruleset.gradings)
    return evolve(ruleset, inputs=inputs, children=children, total=total, gradings=gradings)


def _reasked(draw: st.DrawFn, asked: ir.Input) -> ir.Input:
    """The same question, its count perhaps a number of days, or a number with a unit."""
    if not isinstance(asked.kind, ir.CountOf) or not _rarely(draw):
        return asked
    number = ir.NumberOf("km", ir.Interval(Fraction(0), Fraction(12)))
    return evolve(asked, kind=ir.DaysOf() if draw(st.booleans()) else number)


def _varied(draw: st.DrawFn, node: ir.Node, policy: ir.NaPolicy, counted: set[Key]) -> ir.Node:
    applies = ir.Yes(None, "co_tthc") if _rarely(draw, 12) else node.applies
    if isinstance(node, ir.Group):
        below = tuple(_varied(draw, child, policy, counted) for child in node.children)
        return evolve(node, children=below, applies=applies)
    return evolve(
        node,
        applies=applies,
        may_be_claimed_na=node.may_be_claimed_na or _rarely(draw),
        na=draw(st.sampled_from(_POLICIES)) if _rarely(draw) else policy,
        evidence=tuple(_evidence(draw, one) for one in node.evidence),
        without_evidence=draw(st.sampled_from(ir.WithoutEvidence)) if node.evidence else None,
        cases=(*_of_all(draw, node, counted), *(_case(draw, one, node.maximum) for one in node.cases)),
    )


def _case(draw: st.DrawFn, case: ir.Case, maximum: Fraction) -> ir.Case:
    if not isinstance(case.then, ir.Award) or not _rarely(draw):
        return case
    inside = ir.Rounded(
        value=case.then.points, digits=draw(st.integers(0, 2)), mode=draw(st.sampled_from(Rounding))
    )
    award = ir.Award(ir.Least((inside, ir.Constant(maximum))))
    return evolve(case, then=draw(st.sampled_from([award, *_OUTCOMES])))


def _of_all(draw: st.DrawFn, item: ir.Item, counted: set[Key]) -> tuple[ir.Case, ...]:
    """A first row for whoever is not below a figure over all units."""
    key = (item.id, "n")
    if key not in counted or not draw(st.booleans()):
        return ()
    figure = ir.OfAll(draw(st.sampled_from(ir.Cohort)), *key)
    lead = ir.Sum((ir.Answer(*key), ir.Product((ir.Constant(Fraction(-1)), figure))))
    return (ir.Case(ir.Within(lead, ir.Interval(Fraction(0))), ir.Award(ir.Constant(item.maximum))),)


def _evidence(draw: st.DrawFn, asked: ir.Evidence) -> ir.Evidence:
    if len(asked.documents) > 1:
        asked = evolve(asked, any_one=draw(st.booleans()))
    if not _rarely(draw, 3):
        return asked
    documents = tuple(
        evolve(
            document,
            count=draw(st.integers(1, 2)),
            numbered=draw(st.booleans()),
            since=draw(st.sampled_from([None, 100])),
        )
        for document in asked.documents
    )
    return evolve(asked, documents=documents)


def _in_parts(draw: st.DrawFn, children: tuple[ir.Node, ...]) -> tuple[ir.Node, ...]:
    """The base in one part and one area, and what is extra in a part of its own."""
    base = tuple(child for child in children if not is_extra(child))
    extra = tuple(child for child in children if is_extra(child))
    maximum = sum((child.maximum or Fraction(0) for child in base), Fraction(0))
    area = _group("A1", ir.Level.AREA, maximum, base)
    same = len({child.maximum for child in base}) == 1
    if same and draw(st.booleans()):
        maximum = base[0].maximum or maximum
        area = evolve(
            area, maximum=maximum, combine=draw(st.sampled_from([ir.Combine.BEST, ir.Combine.WORST]))
        )
    parts = [_group("I", ir.Level.PART, maximum, (area,))]
    return (*parts, _group("II", ir.Level.PART, None, extra)) if extra else tuple(parts)


def _group(code: str, level: ir.Level, maximum: Fraction | None, children: tuple[ir.Node, ...]) -> ir.Group:
    return ir.Group(
        id=code,
        code=code,
        level=level,
        name=code,
        maximum=maximum,
        combine=ir.Combine.SUM,
        rescales=False,
        children=children,
        provenance=_SOURCE,
    )


def _rescaling(node: ir.Node) -> ir.Node:
    if isinstance(node, ir.Item):
        return node
    below = tuple(_rescaling(child) for child in node.children)
    return evolve(node, children=below, rescales=rescales(node))


def rescales(group: ir.Group) -> bool:
    """Whether an item below the group rescales at a level that is not above the group's own."""
    policies = [one.na for one in nodes(group.children) if isinstance(one, ir.Item) and not is_extra(one)]
    return any(
        policy.effect is ir.NaEffect.RESCALE
        and policy.level is not None
        and _RANKS[group.level] <= _RANKS[policy.level]
        for policy in policies
    )


def _total(draw: st.DrawFn, total: ir.TotalRule, children: tuple[ir.Node, ...]) -> ir.TotalRule:
    maximum = sum((child.maximum or Fraction(0) for child in children if not is_extra(child)), Fraction(0))
    caps = st.sampled_from([None, ir.Cap(None), ir.Cap(Fraction(1)), ir.Cap(Fraction(1, 3))])
    levels = [*ir.RoundingLevel, ir.RoundingLevel.INDEX]
    digits = st.sampled_from([0, 0, 1, 2, 3])
    rounding = st.builds(ir.RoundingRule, st.sampled_from(levels), digits, st.sampled_from(Rounding))
    return evolve(
        total,
        maximum=maximum,
        rescale=any(
            one.na.effect is ir.NaEffect.RESCALE
            for one in nodes(children)
            if isinstance(one, ir.Item) and not is_extra(one)
        ),
        cap=draw(st.sampled_from([None, maximum])),
        floor=draw(st.sampled_from([None, Fraction(0)])),
        bonus_cap=draw(caps),
        penalty_cap=draw(caps),
        numerator=draw(st.sampled_from(ir.IndexNumerator)),
        denominator=draw(st.sampled_from(ir.IndexDenominator)),
        rounding=draw(st.none() | rounding),
    )


# ── grades and gates ───────────────────────────────────────────────────────────────────────


def _grading(draw: st.DrawFn, grading: ir.Grading, children: tuple[ir.Node, ...]) -> ir.Grading:
    step = draw(st.sampled_from([30, 4, 1]))  # many cuts, so that rounding carries an index over one
    cuts = [Fraction(cut, 100) for cut in range(99, 0, -step)]
    bands = zip([*cuts, None], [None, *cuts], strict=True)
    grades = tuple(
        ir.Grade(f"Bậc {number}", ir.Interval(low, high, high_closed=high is None))
        for number, (low, high) in enumerate(bands)
    )
    gates = tuple(
        _gate(draw, number, children, [one.name for one in grades])
        for number in range(draw(st.integers(0, 3)))
    )
    return evolve(grading, on_rounded=draw(st.booleans()), grades=grades, gates=gates)


def _gate(draw: st.DrawFn, number: int, children: tuple[ir.Node, ...], grades: list[str]) -> ir.Gate:
    effect = draw(st.sampled_from(ir.GateEffect))
    return ir.Gate(
        name=f"G{number}",
        condition=_gate_condition(draw, [one.id for one in nodes(children)]),
        effect=effect,
        steps=draw(st.integers(1, 3)) if effect is ir.GateEffect.LOWER else 0,
        grade=draw(st.sampled_from(grades)) if effect is ir.GateEffect.AT_MOST else None,
    )


def _gate_condition(draw: st.DrawFn, ids: list[str]) -> ir.Condition:
    one, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
    bound = Fraction(draw(st.integers(0, 8)), 4)
    enough, lots = ir.Interval(bound), ir.Interval(bound, low_closed=False)
    yes = ir.Yes(None, "co_tthc")
    conditions: list[ir.Condition] = [
        yes,
        ir.Within(ir.Earned(one), enough),
        ir.Within(ir.Share(one), ir.Interval(bound / 2)),
        ir.Within(ir.Sum((ir.Earned(one), ir.Earned(other))), lots),
        ir.Within(ir.Sum((ir.Share(one), ir.Share(other))), enough),
        ir.All((yes, ir.Within(ir.Share(one), ir.Interval(bound / 2)))),
        ir.Any((yes, ir.Not(ir.Within(ir.Earned(one), lots)))),
    ]
    return draw(st.sampled_from(conditions))


# ── dossiers ───────────────────────────────────────────────────────────────────────────────


@st.composite
def tried_dossiers(draw: st.DrawFn, ruleset: ir.Ruleset) -> Dossier:
    """A dossier with every answer, right or wrong, proven or not, and what appraisers make of it."""
    answers: dict[Key, Value] = {one.key: draw(values(one.kind, ruleset.year)) for one in ruleset.inputs}
    for item in items(ruleset):
        for demand in item.demands:
            if isinstance(demand.part, ir.Answer) and isinstance(demand.whole, ir.Answer):
                _in_order(answers, demand.part, demand.whole, right=not _rarely(draw, 8))
    figures: dict[Key, Value] = {
        figure.key: Fraction(draw(st.integers(0, 12)), 2)
        for figure in figures_of(ruleset)
        if not _rarely(draw, 4)
    }
    some = [item for item in items(ruleset) if _rarely(draw, 3)]
    evidence = {
        item.id: tuple(Attached(name=one.name) for asked in item.evidence for one in asked.documents)
        for item in items(ruleset)
    }
    claims = {item.id: "Không có" for item in items(ruleset) if item.may_be_claimed_na and _rarely(draw, 4)}
    explanations: dict[str, str] = {}
    refusals: dict[str, str] = {}
    awarded: dict[str, Judgement] = {}
    for item in some:
        happens = draw(st.integers(0, 8))
        if happens in {0, 1}:
            explanations[item.id] = "Vì"
            evidence[item.id] = evidence[item.id][:happens]
        elif happens == 2:
            refusals[item.id] = "Không đúng"
        elif happens == 3:
            points = item.maximum * draw(st.integers(0, 7)) / 7
            awarded[item.id] = Judgement(points, "Hội đồng", "Vì")
        else:
            kept = draw(st.integers(0, len(evidence[item.id])))
            evidence[item.id] = tuple(
                evolve(one, number="1/BC" if happens == 4 else None, day=90 + 5 * kept)
                for one in evidence[item.id][:kept]
            )
    return Dossier(
        ruleset=ruleset.id,
        year=ruleset.year,
        unit="Đơn vị",
        answers=answers | figures,
        evidence=evidence,
        na_claims=claims,
        explanations=explanations,
        refusals=refusals,
        awarded=awarded,
    )


def _in_order(answers: dict[Key, Value], part: ir.Answer, whole: ir.Answer, *, right: bool) -> None:
    """The part no greater than the whole, unless the answers are to be wrong."""
    first, second = (part.owner, part.name), (whole.owner, whole.name)
    less, more = answers[first], answers[second]
    if right and isinstance(less, Fraction) and isinstance(more, Fraction) and less > more:
        answers[first], answers[second] = more, less


@st.composite
def fewer(draw: st.DrawFn, dossier: Dossier) -> Dossier:
    """The dossier with some answers and documents not there yet; what appraisers made of it stays."""
    answers, proven = sorted(dossier.answers, key=str), sorted(dossier.evidence)
    kept = draw(st.integers(0, 2 ** (len(answers) + len(proven)) - 1))
    there = [what for place, what in enumerate([*answers, *proven]) if kept >> place & 1]
    return evolve(
        dossier,
        answers={key: value for key, value in dossier.answers.items() if key in there},
        evidence={item: documents for item, documents in dossier.evidence.items() if item in there},
    )
