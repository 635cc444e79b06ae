"""Laws of the JSON of rulesets, scorecards and dossiers.

- from JSON ∘ to JSON is identity, through the text of JSON too.
- nothing written is a float.
- any JSON value, and any change to a real ruleset, gives a node or findings, never an exception.
- the digest of what is read back is the digest of what was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.from_json import dossier_from_json, from_json, read_ruleset, scorecard_from_json
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.to_json import dossier_to_json, scorecard_to_json, to_json
from cchc_rules.pipeline import compile_source
from tests.strategies.ir import dossiers, rulesets, scorecards


def through_text(value: Any) -> Any:
    return json.loads(json.dumps(value, allow_nan=False))


@given(ruleset=rulesets)
def test_a_ruleset_comes_back_with_its_digest(ruleset: Ruleset) -> None:
    again, found = read_ruleset(through_text(to_json(ruleset)))
    assert () == found
    assert ruleset == again
    assert again is not None
    assert digest(ruleset) == digest(again)


@given(scorecard=scorecards)
def test_a_scorecard_comes_back(scorecard: Scorecard) -> None:
    assert (scorecard, ()) == scorecard_from_json(through_text(scorecard_to_json(scorecard)))


@given(dossier=dossiers)
def test_a_dossier_comes_back_with_values_of_the_same_type(dossier: Dossier) -> None:
    again, found = dossier_from_json(through_text(dossier_to_json(dossier)))
    assert () == found
    assert dossier == again
    assert again is not None
    assert {k: type(v) for k, v in dossier.answers.items()} == {k: type(v) for k, v in again.answers.items()}


@given(ruleset=rulesets, scorecard=scorecards, dossier=dossiers)
@settings(max_examples=30)
def test_nothing_is_written_as_a_float(ruleset: Ruleset, scorecard: Scorecard, dossier: Dossier) -> None:
    written = [to_json(ruleset), scorecard_to_json(scorecard), dossier_to_json(dossier)]
    assert [] == [one for one in inside(written) if isinstance(one, float)]


# ── whatever the value is ──────────────────────────────────────────────────────────────────

leaves: Any = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=6),
    st.sampled_from(["3/0", "1/2", "٣", "1e3", "1_0", "-", "constant", "group", "cchc-ruleset", 10**40, b"x"]),
)
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(leaves.filter(hashable := _hashable), inner),
    max_leaves=12,
) if False else st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(leaves, inner, max_size=4), max_leaves=12
)
READERS = (from_json, scorecard_from_json, dossier_from_json)
NAMES = ("ruleset", "scorecard", "dossier")
