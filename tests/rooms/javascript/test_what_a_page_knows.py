"""A page knows every node and every sentence its script needs, and takes no text for code."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest

from cchc_rules.backends.exact.score import score
from cchc_rules.backends.javascript import messages
from cchc_rules.backends.javascript.assets import DOSSIER, EVALUATOR, FORM, script, style
from cchc_rules.backends.javascript.content import content, only, own_sentences
from cchc_rules.backends.javascript.page import embedded, form_page
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import NaCause, Status, item_scores
from cchc_rules.ir.to_json import kind_of
from cchc_rules.ir.walk import items
from cchc_rules.workspace.forms import calculator_of, form, words_of
from cchc_rules.workspace.rulesets import load

UNIONS = (ir.Number, ir.Condition, ir.Outcome, ir.AnswerKind)
ENUMS = (Rounding, ir.Combine, ir.NaEffect, ir.GateEffect, ir.RoundingLevel, ir.WithoutEvidence)
SCRIPTS = (EVALUATOR, DOSSIER, FORM)


@pytest.fixture(scope="module")
def ruleset() -> ir.Ruleset:
    found = load("binh-duong/so@2018").ruleset
    assert found is not None
    return found


def test_the_script_knows_every_kind_of_node() -> None:
    text = script()
    kinds = {kind_of(one) for union in UNIONS for one in get_args(union)}
    assert {"all", "award", "yes-no"} <= kinds
    assert set() == {kind for kind in kinds if f'"{kind}"' not in text}


def test_the_script_knows_every_policy() -> None:
    text = EVALUATOR.read_text(encoding="utf-8")
    values = {str(one.value) for kind in ENUMS for one in kind}
    # Nothing is what is left when neither all nor a share is given.
    assert {"zero"} == {value for value in values if f'"{value}"' not in text}


def test_every_sentence_of_the_script_is_on_the_page(ruleset: ir.Ruleset) -> None:
    given = {**own_sentences(), **words_of(ruleset).sentences}
    used: set[str] = set()
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'\b(?:say|says)\(\s*"([A-Z_]+)"', text))
        used |= set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', text)) - {"NOT_APPLICABLE", "RULESET_DIGEST"}
    assert len(used) > 60
    assert set() == used - set(given)


def test_no_sentence_stands_for_two_things(ruleset: ir.Ruleset) -> None:
    assert set() == set(own_sentences()) & set(words_of(ruleset).sentences)


def test_every_sentence_of_the_room_is_used() -> None:
    text = script() + "TITLE NEEDS_SCRIPT"
    assert [] == [name for name in own_sentences() if not re.search(rf"\b{name}\b", text)]
    assert messages.TITLE in own_sentences().values()


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_sentence_and_a_sign(ruleset: ir.Ruleset, status: Status) -> None:
    assert f"STATUS_{status.name}" in words_of(ruleset).sentences
    assert re.search(rf'["{{ ,]{status.value}"?: "', FORM.read_text(encoding="utf-8"))


@pytest.mark.parametrize("cause", NaCause)
def test_every_cause_has_a_sentence(ruleset: ir.Ruleset, cause: NaCause) -> None:
    assert f"CAUSE_{cause.name}" in words_of(ruleset).sentences


def test_data_cannot_end_the_element_it_stands_in(ruleset: ir.Ruleset) -> None:
    text = embedded({"a": "</script><script>alert(1)</script><!--"})
    assert "<" not in text
    assert {"a": "</script><script>alert(1)</script><!--"} == json.loads(text)
    page = form_page(content(ruleset, words_of(ruleset), "vi"), "</title><b>", "vi")
    assert 1 == page.count("</title>")
    assert 2 == page.count("</script>")


def test_the_page_allows_its_own_script_and_no_request(ruleset: ir.Ruleset) -> None:
    page = form(ruleset, "vi")
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src &#x27;none&#x27;" in policy
    assert "unsafe" not in policy
    assert not re.search(r'(?:src|href)="(?!data:)', page.split("<script>")[0])


def test_the_script_makes_no_code_and_no_markup_of_texts() -> None:
    for danger in ("eval", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"):
        assert danger not in script()
    assert "</" not in script()
    assert "</" not in style()


def test_an_item_alone_scores_as_it_does_among_all(ruleset: ir.Ruleset) -> None:
    dossier = Dossier(ruleset=ruleset.id, year=ruleset.year, unit="Sở")
    among = {one.id: one for one in item_scores(score(ruleset, dossier))}
    for item in items(ruleset):
        [alone] = item_scores(score(only(ruleset, item), dossier))
        assert among[item.id] == alone


def test_a_calculator_names_its_ruleset_and_its_item(ruleset: ir.Ruleset) -> None:
    item = next(items(ruleset))
    html = calculator_of(item, ruleset, "en")
    assert html.startswith(
        f'<div class="cchc-calculator" data-ruleset="binh-duong/so@2018" data-item="{item.id}">'
    )
    assert 1 == html.count("</div>")


def test_the_same_ruleset_gives_the_same_page(ruleset: ir.Ruleset) -> None:
    assert form(ruleset, "en") == form(ruleset, "en")
