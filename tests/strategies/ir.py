"""Random IR: rulesets, scorecards and bound dossiers of the right shape and no sense.

Every field holds a value of its type within the limits that JSON keeps, and nothing more: a rule
may read an input that nobody asks for, and its points may lie above the maximum.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import dossier as d
from cchc_rules.ir import nodes as n
from cchc_rules.ir import scorecard as r

T = TypeVar("T")


def _or_none(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


def _some(strategy: SearchStrategy[T], low: int = 0, high: int = 3) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, min_size=low, max_size=high).map(tuple)


# ── leaves ─────────────────────────────────────────────────────────────────────────────────

texts = st.sampled_from(["", "Tốt", "kind", "1.1", "ke-hoach.ban-hanh"]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)
names = st.sampled_from(["a", "xong", "tổng_số", "kind"])
owners = _or_none(st.sampled_from(["i1", "i2"]))
wholes = st.integers(-30, 120) | st.integers(1 - 10**30, 10**30 - 1)
fractions = st.builds(Fraction, wholes, st.integers(1, 12) | st.integers(1, 10**30 - 1))
points = st.builds(Fraction, st.integers(0, 200), st.sampled_from([1, 2, 4, 7, 100]))
days = st.integers(1, date.max.toordinal())
years = st.integers(1, 9999)
counts = st.integers(0, 50) | st.integers(0, 10**30 - 1)
digits = st.integers(0, 6)
modes = st.sampled_from(Rounding)
intervals = st.builds(
    n.Interval, _or_none(fractions), _or_none(fractions), low_closed=st.booleans(), high_closed=st.booleans()
)

# ── numbers and conditions ─────────────────────────────────────────────────────────────────


def _numbers(conditions: SearchStrategy[Any], leaves: SearchStrategy[Any]) -> SearchStrategy[Any]:
    def composed(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
        return st.one_of(
            st.builds(n.Sum, _some(inner)),
            st.builds(n.Product, _some(inner)),
            st.builds(n.Quotient, inner, inner),
            st.builds(n.Least, _some(inner, 1)),
            st.builds(n.Greatest, _some(inner, 1)),
            st.builds(n.If, conditions, inner, inner),
            st.builds(n.Rounded, value=inner, digits=digits, mode=modes),
        )

    return st.recursive(leaves, composed, max_leaves=4)


def _conditions(numbers: SearchStrategy[Any]) -> SearchStrategy[Any]:
    leaves = st.one_of(
        st.builds(n.Within, numbers, intervals),
        st.builds(n.Yes, owners, names),
        st.builds(n.Chosen, owners, names, texts),
        st.builds(n.Absent, owners, names),
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(n.All, _some(inner)) | st.builds(n.Any, _some(inner)) | st.builds(n.Not, inner)
        ),
        max_leaves=4,
    )


_plain_numbers = st.one_of(
    st.builds(n.Constant, fractions),
    st.builds(n.Answer, owners, names),
    st.builds(n.Tally, owners, names, texts, _or_none(texts)),
)
_gate_numbers = st.one_of(_plain_numbers, st.builds(n.Earned, names), st.builds(n.Share, names))
numbers = _numbers(_conditions(_plain_numbers), _plain_numbers)
conditions = _conditions(numbers)
gate_conditions = _conditions(_numbers(_conditions(_gate_numbers), _gate_numbers))

# ── inputs ─────────────────────────────────────────────────────────────────────────────────

kinds: SearchStrategy[Any] = st.one_of(
    st.builds(n.CountOf, _or_none(texts)),
    st.just(n.YesNo()),
    st.builds(n.DateOf, st.booleans()),
    st.just(n.DaysOf()),
    st.builds(n.NumberOf, texts, intervals),
    st.builds(n.ChoiceOf, _some(texts)),
    st.builds(
        n.SurveyOf,
        options=_some(st.builds(n.SurveyOption, texts, _or_none(fractions))),
        groups=_some(st.builds(n.SurveyGroup, texts, fractions)),
        empty_group=st.sampled_from(n.EmptyGroup),
    ),
    st.builds(n.IndexOf, intervals),
    st.builds(n.JudgementOf, low=fractions, high=fractions, step=fractions, by=_or_none(texts)),
)
inputs = st.builds(n.Input, owner=owners, name=names, kind=kinds, question=texts)

# ── items and groups ───────────────────────────────────────────────────────────────────────

outcomes: SearchStrategy[Any] = st.builds(n.Award, numbers) | st.sampled_from(
    [n.NotApplicable(), n.NeedsExplanation(), n.Pending(), n.Rejected()]
)
cases = st.builds(n.Case, conditions, outcomes)
documents = st.builds(
    n.Document,
    name=texts,
    kind=_or_none(texts),
    issuer=_or_none(texts),
    numbered=st.booleans(),
    since=_or_none(days),
    until=_or_none(days),
    count=counts,
)
provenances = st.builds(
    n.Provenance,
    certainty=st.sampled_from(n.Certainty),
    decision=_or_none(texts),
    instrument=st.sampled_from(n.InstrumentKind),
    annex=_or_none(texts),
    row=_or_none(texts),
    page=_or_none(texts),
    note=_or_none(texts),
)
items = st.builds(
    n.Item,
    id=texts,
    code=texts,
    level=st.sampled_from(n.Level),
    name=texts,
    maximum=points,
    cases=_some(cases),
    demands=_some(st.builds(n.Demand, numbers, numbers), high=1),
    applies=_or_none(conditions),
    may_be_claimed_na=st.booleans(),
    na=st.builds(n.NaPolicy, st.sampled_from(n.NaEffect), _or_none(st.sampled_from(n.Level))),
    survey=st.booleans(),
    evidence=_some(st.builds(n.Evidence, _some(documents), st.booleans()), high=2),
    without_evidence=_or_none(st.sampled_from(n.WithoutEvidence)),
    assessor=_or_none(texts),
    note=_or_none(texts),
    provenance=provenances,
)


def _groups(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.builds(
        n.Group,
        id=texts,
        code=texts,
        level=st.sampled_from(n.Level),
        name=texts,
        maximum=_or_none(points),
        combine=st.sampled_from(n.Combine),
        rescales=st.booleans(),
        children=_some(inner),
        applies=_or_none(conditions),
        survey=st.booleans(),
        assessor=_or_none(texts),
        note=_or_none(texts),
        provenance=provenances,
    )


trees = st.recursive(items, _groups, max_leaves=3)

# ── the whole ruleset ──────────────────────────────────────────────────────────────────────

_caps = _or_none(st.builds(n.Cap, _or_none(points)))
totals = st.builds(
    n.TotalRule,
    maximum=points,
    cap=_or_none(points),
    floor=_or_none(points),
    bonus_cap=_caps,
    penalty_cap=_caps,
    numerator=st.sampled_from(n.IndexNumerator),
    denominator=st.sampled_from(n.IndexDenominator),
    rounding=_or_none(st.builds(n.RoundingRule, st.sampled_from(n.RoundingLevel), digits, modes)),
    rescale=st.booleans(),
)
gates = st.builds(
    n.Gate,
    name=texts,
    condition=gate_conditions,
    effect=st.sampled_from(n.GateEffect),
    steps=st.integers(0, 5),
    grade=_or_none(texts),
)
gradings = st.builds(
    n.Grading,
    target=_or_none(texts),
    on_rounded=st.booleans(),
    grades=_some(st.builds(n.Grade, texts, intervals)),
    gates=_some(gates, high=1),
)
guarantees: SearchStrategy[Any] = st.one_of(
    st.builds(n.Monotone, item=texts, owner=owners, name=names, rising=st.booleans()),
    st.builds(n.Always, owner=owners, name=texts, when=gate_conditions, then=gate_conditions),
)
decisions = st.builds(
    n.Decision,
    number=texts,
    kind=st.sampled_from(n.InstrumentKind),
    year=_or_none(years),
    day=_or_none(days),
    issuer=texts,
    subject=_or_none(texts),
)
rulesets: SearchStrategy[n.Ruleset] = st.builds(
    n.Ruleset,
    id=texts,
    year=years,
    title=texts,
    first_year=_or_none(st.integers(2000, 2030)),
    last_year=_or_none(st.integers(2000, 2030)),
    decisions=_some(decisions, high=2),
    replaces=_some(texts, high=2),
    targets=_some(texts),
    effective_from=_or_none(days),
    effective_to=_or_none(days),
    inputs=_some(inputs),
    children=_some(trees, high=2),
    total=totals,
    gradings=_some(gradings, high=1),
    guarantees=_some(guarantees, high=2),
    language=st.sampled_from(["vi", "en"]),
    provenance=provenances,
)

# ── results ────────────────────────────────────────────────────────────────────────────────

# Sums of ratios: their denominators outgrow what people write.
_earned = fractions | st.builds(Fraction, st.integers(0, 10**200), st.integers(1, 10**200))
_spans = st.builds(r.Points, low=_earned, high=_earned)
_common: dict[str, SearchStrategy[Any]] = {
    "id": texts,
    "code": texts,
    "level": st.sampled_from(n.Level),
    "name": texts,
    "status": st.sampled_from(r.Status),
    "points": _spans,
    "applicable": _earned,
    "certainty": st.sampled_from(n.Certainty),
}
item_scores = st.builds(
    r.ItemScore,
    **_common,
    maximum=points,
    case=_or_none(counts),
    outcome=_or_none(outcomes),
    unrounded=_or_none(_earned),
    proof=st.sampled_from(r.Proof),
    policy=_or_none(st.sampled_from(n.WithoutEvidence)),
    missing=_some(texts),
    unproven=_some(texts),
    na_cause=_or_none(st.sampled_from(r.NaCause)),
    reason=_or_none(texts),
)


def _group_scores(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.builds(
        r.GroupScore,
        **_common,
        maximum=_or_none(points),
        rescaled=st.booleans(),
        index=_or_none(_earned),
        children=_some(inner),
    )


scorecards: SearchStrategy[r.Scorecard] = st.builds(
    r.Scorecard,
    unit=texts,
    title=texts,
    status=st.sampled_from(r.Status),
    total=st.builds(
        r.TotalScore,
        base=_spans,
        bonus=_spans,
        penalty=_spans,
        total=_spans,
        maximum=points,
        index=_or_none(_earned),
        rounded_index=_or_none(_earned),
        possible_index=_or_none(_spans),
    ),
    children=_some(st.recursive(item_scores, _group_scores, max_leaves=3), high=2),
    grades=_some(
        st.builds(
            r.GradeResult,
            target=_or_none(texts),
            possible=_some(texts),
            settled=st.booleans(),
            gates=_some(st.builds(r.GateResult, name=texts, passed=_or_none(st.booleans()))),
        ),
        high=1,
    ),
    next_steps=_some(
        st.builds(
            r.NextStep,
            id=texts,
            code=texts,
            name=texts,
            status=st.sampled_from(r.Status),
            attainable=_earned,
            missing=_some(texts),
            unproven=_some(texts),
        ),
        high=1,
    ),
    certificate=st.builds(
        r.Certificate,
        ruleset=texts,
        year=years,
        decisions=_some(texts),
        ruleset_digest=texts,
        dossier_digest=texts,
        engine=texts,
        provenance=st.dictionaries(texts, counts, max_size=3),
        official=st.booleans(),
    ),
)

# ── dossiers ───────────────────────────────────────────────────────────────────────────────

# Sorted, as JSON writes them: the order of replies means nothing.
replies = st.dictionaries(st.tuples(_or_none(texts), texts), counts, max_size=4).map(
    lambda found: d.Replies(
        tuple(sorted(found.items(), key=lambda one: (one[0][0] is not None, one[0][0] or "", one[0][1])))
    )
)
values: SearchStrategy[Any] = st.one_of(
    fractions,
    st.booleans(),
    texts,
    st.just(d.Never()),
    st.builds(d.Judgement, fractions, texts, texts),
    replies,
)
attached = st.builds(
    d.Attached,
    name=texts,
    kind=_or_none(texts),
    issuer=_or_none(texts),
    number=_or_none(texts),
    day=_or_none(days),
    page=_or_none(texts),
)
_reasons = st.dictionaries(texts, texts, max_size=2)
dossiers: SearchStrategy[d.Dossier] = st.builds(
    d.Dossier,
    ruleset=texts,
    year=years,
    unit=texts,
    answers=st.dictionaries(st.tuples(owners, names), values, max_size=4),
    evidence=st.dictionaries(texts, _some(attached, high=2), max_size=2),
    explanations=_reasons,
    na_claims=_reasons,
    refusals=_reasons,
    digest=_or_none(texts),
)
