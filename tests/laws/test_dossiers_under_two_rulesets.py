"""Laws of dossiers under two rulesets, on random rulesets and what became of them.

- What was carried over is a dossier of the later ruleset: its file is read without an error.
- Every answer in it stands in the old dossier, with the same value, under the question it answers.
- Nothing is lost in silence: every answer of the old dossier went over or is told.
- Carried over to its own ruleset, a dossier is what it was.
- The waterfall balances, for every unit, at both ends, under any two rulesets.
- Under its own ruleset no unit gains or loses anything.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from cchc_rules.analyses.changes.carrying import Carried, Part
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.impact import impact
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.changes.waterfall import total
from cchc_rules.base.names import folded
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diff import carry
from cchc_rules.dossiers.bind import bind, digest
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.dossiers.write import written
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Replies, Value
from cchc_rules.ir.walk import figures_of, nodes
from cchc_rules.testing import dossiers, ruleset_texts
from cchc_rules.testing.errors import NoDossier
from tests.laws.test_comparisons import compiled, edited

SLOW = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)


class Case:
    """A comparison and a dossier of its earlier ruleset; both are too long to be shown."""

    def __init__(self, changes: Changes, dossier: Dossier) -> None:
        self.changes = changes
        self.dossier = dossier


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A ruleset, what became of it (or one that has nothing to do with it), and an old dossier."""
    first = compiled(draw(ruleset_texts()))
    before = whole(draw(edited(first))) if draw(st.booleans()) else first
    strange = draw(st.integers(0, 4)) == 0
    after = compiled(draw(ruleset_texts())) if strange else whole(draw(edited(first)))
    return Case(compare(before, after), draw(old(before)))


@st.composite
def old(draw: st.DrawFn, ruleset: ir.Ruleset) -> Dossier:
    """A dossier of the ruleset as a file could hold it; some random rulesets have none."""
    try:
        return own(draw(dossiers(ruleset)), ruleset)
    except NoDossier:
        reject()


def whole(ruleset: ir.Ruleset) -> ir.Ruleset:
    """The ruleset without what spoke of rows that were dropped."""
    there = {node.id for node in nodes(ruleset.children)}
    kept = [one for one in ruleset.inputs if one.owner is None or one.owner in there]
    ranking = ruleset.ranking
    if ranking is not None:
        ranking = evolve(ranking, breakers=tuple(one for one in ranking.breakers if one in there))
    return evolve(
        ruleset,
        inputs=tuple(kept),
        ranking=ranking,
        gradings=tuple(evolve(one, gates=()) for one in ruleset.gradings),
        guarantees=(),
    )


def own(dossier: Dossier, ruleset: ir.Ruleset) -> Dossier:
    """The dossier as a file could hold it: without figures over all units."""
    figures = {figure.key for figure in figures_of(ruleset)}
    answers = {key: value for key, value in dossier.answers.items() if key not in figures}
    bare = evolve(dossier, ruleset=ruleset.id, year=ruleset.year, answers=answers, digest=None)
    return evolve(bare, digest=digest(bare))


def carried(case: Case) -> Carried:
    return carry(case.changes, case.dossier)


def plain(value: Value) -> object:
    """A value as people mean it: the spelling of an option and the order of counts are nothing."""
    match value:
        case str():
            return folded(value)
        case Replies(counts):
            return dict(counts)
        case _:
            return value


@SLOW
@given(cases())
def test_what_was_carried_over_is_read_without_an_error(case: Case) -> None:
    later = case.changes.after
    found = carried(case).dossier
    data, problems = read_dossier(Source("moi.yaml", written(found, later, "vi")))
    assert data is not None
    dossier, wrong = bind(data, later)
    assert [] == [one for one in (*problems, *wrong) if one.severity is Severity.ERROR]
    assert dossier is not None
    assert {key: plain(value) for key, value in found.answers.items()} == {
        key: plain(value) for key, value in dossier.answers.items()
    }
    assert (found.na_claims, found.evidence) == (dossier.na_claims, dossier.evidence)


@SLOW
@given(cases())
def test_every_answer_stands_in_the_old_dossier_with_the_same_value(case: Case) -> None:
    changes, dossier = case.changes, case.dossier
    asked = {after.key: before.key for before, after in changes.asked}
    for key, value in carried(case).dossier.answers.items():
        assert plain(dossier.answers[asked[key]]) == plain(value)


@SLOW
@given(cases())
def test_no_answer_is_lost_in_silence(case: Case) -> None:
    changes, dossier = case.changes, case.dossier
    found = carried(case)
    asked = {after.key: before.key for before, after in changes.asked}
    went = [asked[key] for key in found.dossier.answers]
    stayed = [
        (None if one.node is None else one.node.id, one.name) for one in found.lost if one.part is Part.ANSWER
    ]
    assert sorted(map(str, dossier.answers)) == sorted(map(str, [*went, *stayed]))
    documents = sum(len(those) for those in dossier.evidence.values())
    kept = sum(len(those) for those in found.dossier.evidence.values())
    assert documents == kept + sum(one.part is Part.DOCUMENT for one in found.lost)
    claims = sum(one.part is Part.CLAIM for one in found.lost)
    assert len(dossier.na_claims) == len(found.dossier.na_claims) + claims


@SLOW
@given(ruleset_texts(), st.data())
def test_carried_over_to_its_own_ruleset_a_dossier_is_what_it_was(text: str, data: st.DataObject) -> None:
    ruleset = compiled(text)
    dossier = data.draw(old(ruleset))
    found = carried(Case(compare(ruleset, ruleset), dossier))
    assert (dossier, ()) == (found.dossier, found.lost)


@SLOW
@given(cases(), st.data())
def test_the_waterfall_balances(case: Case, data: st.DataObject) -> None:
    changes, dossier = case.changes, case.dossier
    other = evolve(data.draw(old(changes.before)), unit="Đơn vị khác")
    found, wrong = impact(changes, [evolve(dossier, unit="Đơn vị"), other])
    assert found is not None, wrong
    for unit in found.units:
        assert unit.total == total(unit.held)
    assert found.total == total(found.sums)


@SLOW
@given(ruleset_texts(), st.data())
def test_under_its_own_ruleset_nothing_changes(text: str, data: st.DataObject) -> None:
    ruleset = compiled(text)
    dossier = data.draw(old(ruleset))
    found, wrong = impact(compare(ruleset, ruleset), [dossier])
    assert found is not None, wrong
    (unit,) = found.units
    assert all(held.same for held in unit.held)
    assert unit.ranks.before == unit.ranks.after
    assert () == found.lacking()
