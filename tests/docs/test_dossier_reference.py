"""`docs/reference/dossier.md`: its examples bind, and its tables list every word there is."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from cchc_rules.base.resources import rulesets
from cchc_rules.base.sources import Source
from cchc_rules.dossiers import keys
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.keys import Word
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.dossiers.schema import schema
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source
from tests.repository.project import ROOT

PAGE = (ROOT / "docs" / "reference" / "dossier.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(yaml|json)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@cache
def ruleset() -> Ruleset:
    path = rulesets() / "binh-duong" / "so" / "2018" / "ruleset.cchc"
    compiled = compile_source(Source(path.name, path.read_text(encoding="utf-8"))).ruleset
    assert compiled is not None
    return compiled


def dossier(format_: str, text: str) -> Dossier:
    data, broken = read_dossier(Source(f"example.{format_}", text))
    assert data is not None
    bound, found = bind(data, ruleset())
    assert ((), ()) == (broken, found)
    assert bound is not None
    return bound


def test_both_examples_are_the_same_dossier() -> None:
    assert ["yaml", "json"] == [format_ for format_, _ in EXAMPLES]
    vietnamese, english = (dossier(format_, text) for format_, text in EXAMPLES)
    assert vietnamese == english
    assert 7 == len(vietnamese.answers)
    assert all((vietnamese.evidence, vietnamese.explanations, vietnamese.na_claims))


def test_the_english_example_is_valid_in_the_english_schema() -> None:
    [text] = [text for format_, text in EXAMPLES if format_ == "json"]
    found = Draft202012Validator(schema(ruleset(), "en")).iter_errors(json.loads(text))
    assert [] == [error.message for error in found]


@pytest.mark.parametrize("word", [*keys.TOP, *keys.DOCUMENT, *keys.JUDGEMENT], ids=lambda word: word.name.en)
def test_every_key_stands_in_a_table_in_both_languages(word: Word) -> None:
    forms = [", ".join(f"`{form}`" for form in found) for found in (word.forms("vi"), word.forms("en"))]
    assert f"\n| {forms[0]} | {forms[1]} | " in PAGE
