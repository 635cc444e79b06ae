"""The script of the browser gives what `exact` gives: every status, bound, case, grade and gate.

The whole scorecard is compared, as data, but for its certificate. `HYPOTHESIS_PROFILE=nightly`
compares more than 10,000 random cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cchc_rules.analyses.cohort import with_figures
from cchc_rules.backends.exact.score import score
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Rounding, rounded
from cchc_rules.ir.dossier import Dossier, Judgement
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.to_json import scorecard_to_json
from cchc_rules.ir.walk import items
from cchc_rules.testing import boundary_dossiers, cohorts, dossiers, partial_dossiers, rulesets
from cchc_rules.workspace.dossiers import open_dossier
from cchc_rules.workspace.rulesets import check
from tests.agreement.node import Node, needs_node
from tests.language.dossier_texts import dossier as dossier_of
from tests.language.suites import Section, sections, suites
from tests.language.test_suites import compiled
from tests.repository.project import ROOT
from tests.rooms.analyses import season
from tests.strategies.variants import fewer, tried_dossiers, variants

FOLDER = ROOT / "rulesets"
SETS = sorted(FOLDER.glob("**/ruleset.cchc"))
FILES = sorted(FOLDER.glob("**/dossiers/*.yaml"))
SECTIONS = [section for path in suites() for section in sections(path) if section.cases]
DRAWN = (dossiers, boundary_dossiers, partial_dossiers, partial_dossiers)
# A large ruleset costs a hundred times a random one; the nightly profile tries a hundred of each.
FEWER = 30
# Nothing is shrunk: an example is large, and the difference names the node.
MANY = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
pytestmark = needs_node


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with Node() as process:
        yield process


def by_exact(ruleset: Ruleset, dossier: Dossier) -> Any:  # noqa: ANN401 - JSON
    """What `exact` says, as data, without the certificate."""
    content: Any = scorecard_to_json(score(ruleset, dossier, ruleset_digest="-"))["scorecard"]
    del content["certificate"]
    return content


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@cache
def shipped(path: Path) -> Ruleset:
    ruleset = check(str(path)).ruleset
    assert ruleset is not None
    return ruleset


@MANY
@given(data=st.data())
def test_random_dossiers_of_random_rulesets_score_the_same(node: Node, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    for drawn in DRAWN:
        dossier = data.draw(drawn(ruleset))
        assert by_exact(ruleset, dossier) == node.score(ruleset, dossier)


@MANY
@given(data=st.data())
def test_rulesets_and_dossiers_of_every_kind_score_the_same(node: Node, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets().flatmap(variants))
    for _ in range(2):
        whole = data.draw(tried_dossiers(ruleset))
        for dossier in (whole, data.draw(fewer(whole))):
            assert by_exact(ruleset, dossier) == node.score(ruleset, dossier)


@given(data=st.data())
def test_points_set_by_hand_score_the_same(node: Node, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    dossier = data.draw(partial_dossiers(ruleset))
    awarded = {
        item.id: Judgement(item.maximum * data.draw(st.fractions(0, 1)), "Hội đồng", "Đối chiếu")
        for item in items(ruleset)
        if data.draw(st.booleans())
    }
    dossier = evolve(dossier, awarded=awarded)
    assert by_exact(ruleset, dossier) == node.score(ruleset, dossier)


@pytest.mark.parametrize("path", SETS, ids=name)
@settings(
    max_examples=max(1, settings().max_examples // FEWER),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_telling_dossiers_of_a_shipped_ruleset_score_the_same(
    node: Node, path: Path, data: st.DataObject
) -> None:
    ruleset = shipped(path)
    for drawn in DRAWN[:3]:
        dossier = data.draw(drawn(ruleset))
        assert by_exact(ruleset, dossier) == node.score(ruleset, dossier)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_shipped_dossier_scores_the_same(node: Node, path: Path) -> None:
    opened = open_dossier(path)
    assert opened.ruleset is not None
    assert opened.dossier is not None
    assert by_exact(opened.ruleset, opened.dossier) == node.score(opened.ruleset, opened.dossier)


@pytest.mark.parametrize("section", SECTIONS, ids=[one.name for one in SECTIONS])
def test_the_examples_of_the_language_score_the_same(node: Node, section: Section) -> None:
    ruleset = compiled(section)[0].ruleset
    assert ruleset is not None
    for case in section.cases:
        dossier = dossier_of(case.answers, ruleset)
        assert by_exact(ruleset, dossier) == node.score(ruleset, dossier), case.answers


@given(data=st.data())
def test_figures_over_all_units_score_the_same(node: Node, data: st.DataObject) -> None:
    ruleset = season.ruleset()
    expected = ("Đơn vị chưa gửi",) if data.draw(st.booleans()) else ()
    for dossier in with_figures(ruleset, data.draw(cohorts(ruleset)), expected=expected):
        assert by_exact(ruleset, dossier) == node.score(ruleset, dossier)


@given(st.fractions(), st.integers(0, 6), st.sampled_from(Rounding))
def test_rounding_is_the_same(node: Node, value: Fraction, digits: int, mode: Rounding) -> None:
    by_script = node.ask("rounded", value=str(value), digits=digits, mode=mode.value)
    assert str(rounded(value, digits, mode)) == by_script


WORDS = st.lists(
    st.sampled_from(["hoà", "hòa", "Thuý", "QUÝ", "toán", "Ðt", "  ", "ngoài", "loè"]), max_size=5
)


@given(st.one_of(WORDS.map(" ".join), st.text("aàáeèéoóòuúùyýỳqtnđÐ\u0300\u0301 ", max_size=8)))
def test_names_are_the_same_name(node: Node, text: str) -> None:
    assert folded(text) == node.ask("folded", text=text)
