"""Two evaluators, written apart from one page of equations, agree on every ruleset and every dossier.

Ten thousand pairs at least in an ordinary run; many more under the profile `nightly`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import count
from pathlib import Path
from typing import get_args

import attrs
import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from cchc_rules.analyses.laws.two_evaluators import disagreements
from cchc_rules.backends.equations.values import values
from cchc_rules.backends.exact.score import score
from cchc_rules.base.numbers import Rounding
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.invariants import broken
from cchc_rules.ir.scorecard import GroupScore, NaCause, NodeScore, Proof, Scorecard, Status
from cchc_rules.ir.walk import nodes
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from cchc_rules.workspace import rulesets
from tests.repository.project import ROOT
from tests.strategies.variants import fewer, rescales, tried_dossiers, variants

PAIRS = 10_000
VARIANTS = 3
DOSSIERS = 4
PARTIAL = 2
RULESETS = -(-PAIRS // (VARIANTS * DOSSIERS * (1 + PARTIAL)))
NIGHTLY = 4000
SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
# Nothing is shrunk: an example is large, and the disagreement names the node.
MANY = settings(
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=NIGHTLY if settings.get_current_profile_name() == "nightly" else RULESETS + 10,
)


@cache
def compiled(text: str) -> ir.Ruleset:
    ruleset = compile_source(Source("random.cchc", text)).ruleset
    assert ruleset is not None
    return ruleset


def agree(ruleset: ir.Ruleset, dossier: Dossier) -> Scorecard:
    scorecard = score(ruleset, dossier, ruleset_digest="none")
    assert [] == list(disagreements(ruleset, dossier, scorecard))
    return scorecard


def flat(children: tuple[NodeScore, ...]) -> Iterator[NodeScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from flat(child.children)


def test_ten_thousand_random_pairs_agree() -> None:
    pairs = count()

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        ruleset = compiled(data.draw(ruleset_texts()))
        for number in range(VARIANTS):
            variant = data.draw(variants(ruleset)) if number else ruleset
            for _ in range(DOSSIERS):
                dossier = data.draw(tried_dossiers(variant))
                for one in (dossier, *(data.draw(fewer(dossier)) for _ in range(PARTIAL))):
                    agree(variant, one)
                    next(pairs)

    law()
    assert PAIRS <= next(pairs)


@given(st.data())
def test_the_equations_of_a_completion_lie_in_the_interval_promised_before(data: st.DataObject) -> None:
    ruleset = data.draw(variants(compiled(data.draw(ruleset_texts()))))
    dossier = data.draw(tried_dossiers(ruleset))
    wanted = values(ruleset, dossier)
    # What comes later may turn out to be wrong; then the item is open again.
    assume(all(one is None or one.status is not Status.REJECTED for one in wanted.nodes.values()))
    promised = score(ruleset, data.draw(fewer(dossier)))
    for before in flat(promised.children):
        worth = wanted.nodes[before.id]
        if worth is not None:
            assert before.points.low <= worth.low, before
            assert worth.high <= before.points.high, before
    if wanted.totals is not None:
        assert promised.total.total.low <= wanted.totals.total.low
        assert wanted.totals.total.high <= promised.total.total.high


@pytest.mark.parametrize(
    "path", SHIPPED, ids=lambda path: path.parent.relative_to(ROOT / "rulesets").as_posix()
)
def test_they_agree_on_every_shipped_ruleset(path: Path) -> None:
    ruleset = rulesets.check(str(path)).ruleset
    assert ruleset is not None
    assert list(nodes(ruleset.children)) == [
        evolve(one, rescales=rescales(one)) if isinstance(one, ir.Group) and one.maximum is not None else one
        for one in nodes(ruleset.children)
    ]

    @settings(MANY, max_examples=5)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        dossier = data.draw(tried_dossiers(ruleset))
        agree(ruleset, dossier)
        agree(ruleset, data.draw(fewer(dossier)))

    law()


# ── what the random examples reach ─────────────────────────────────────────────────────────

ENUMS: tuple[type[Enum], ...] = (
    ir.Cohort,
    ir.Combine,
    ir.EmptyGroup,
    ir.GateEffect,
    ir.IndexDenominator,
    ir.IndexNumerator,
    ir.NaEffect,
    ir.RoundingLevel,
    ir.WithoutEvidence,
    Rounding,
)
KINDS = {
    *(
        kind.__name__
        for union in (ir.Number, ir.Condition, ir.Outcome, ir.AnswerKind)
        for kind in get_args(union)
    ),
    *(str(member) for enum in ENUMS for member in enum),
    *(str(level) for level in ir.Level),
    "Cap without a limit",
    "Demand",
    *(str(member) for enum in (Status, Proof, NaCause) for member in enum),
}


def kinds_in(value: object) -> Iterator[str]:
    """The name of every node and of every word of a closed list inside a value."""
    if isinstance(value, Enum):
        yield str(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from kinds_in(one)
    elif attrs.has(kind := type(value)):
        yield "Cap without a limit" if value == ir.Cap(None) else kind.__name__
        for name in (field.name for field in attrs.fields(kind)):
            yield from kinds_in(getattr(value, name))


@given(st.data())
def test_random_variants_keep_what_every_lowered_ruleset_keeps(data: st.DataObject) -> None:
    assert [] == list(broken(data.draw(variants(compiled(data.draw(ruleset_texts()))))))


def test_the_random_examples_reach_every_kind_of_node_and_every_status() -> None:
    reached: set[str] = set()

    @settings(MANY, max_examples=300, derandomize=True, database=None)
    @given(st.data())
    def look(data: st.DataObject) -> None:
        ruleset = data.draw(variants(compiled(data.draw(ruleset_texts()))))
        dossier = data.draw(tried_dossiers(ruleset))
        reached.update(kinds_in(ruleset))
        for one in (dossier, data.draw(fewer(dossier))):
            scorecard = score(ruleset, one)
            reached.update(kinds_in(scorecard.children), [str(scorecard.status)])

    look()
    assert set() == KINDS - reached
