"""A dossier that was written is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.dossiers.write import written
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source
from tests.strategies.rulesets import complete_dossiers, ruleset_texts


def again(dossier: Dossier, ruleset: Ruleset, language: Language) -> Dossier:
    data, found = read_dossier(Source("written.yaml", written(dossier, ruleset, language)))
    assert () == found
    assert data is not None
    bound, found = bind(data, ruleset)
    assert Report(found).ok
    assert bound is not None
    return bound


@pytest.mark.parametrize("language", ["vi", "en"])
@given(data=st.data())
def test_what_was_written_is_read_back(language: Language, data: st.DataObject) -> None:
    ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
    assert ruleset is not None
    dossier = data.draw(complete_dossiers(ruleset))
    read = again(dossier, ruleset, language)
    assert dossier.answers == read.answers
    assert dossier.explanations == read.explanations
    assert {item: found for item, found in dossier.evidence.items() if found} == read.evidence
