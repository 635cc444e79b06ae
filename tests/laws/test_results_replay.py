"""Laws of kept results, on random rulesets and dossiers.

- A result, kept as JSON and read back, is the same result.
- Replaying it finds nothing.
- Replaying a result in which any one figure was changed finds something.
- A ruleset kept as JSON scores exactly as the one it was made from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.backends.exact.score import score
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.testing import partial_dossiers, rulesets

SLOW = settings(max_examples=40)
Loose: TypeAlias = Any


def drawn(data: st.DataObject) -> tuple[Ruleset, Dossier]:
    ruleset = data.draw(rulesets())
    return ruleset, data.draw(partial_dossiers(ruleset))


def kept(ruleset: Ruleset, dossier: Dossier) -> Loose:
    return json.loads(json.dumps(cchc_rules.result_to_dict(score(ruleset, dossier), dossier)))


@SLOW
@given(st.data())
def test_a_result_comes_back_and_replays(data: st.DataObject) -> None:
    ruleset, dossier = drawn(data)
    value = kept(ruleset, dossier)
    assert (score(ruleset, dossier), dossier) == cchc_rules.result_from_dict(value)
    assert () == cchc_rules.verify(value, ruleset).diagnostics


@SLOW
@given(st.data())
def test_a_changed_figure_is_found(data: st.DataObject) -> None:
    ruleset, dossier = drawn(data)
    value = kept(ruleset, dossier)
    holder, key = data.draw(st.sampled_from(list(figures(value["result"]))))
    assume(key != "format")
    before = holder[key]
    holder[key] = "1/7" if before != "1/7" else "2/7"
    assert not cchc_rules.verify(value, ruleset).ok


@SLOW
@given(st.data())
def test_a_ruleset_kept_as_json_scores_the_same(data: st.DataObject) -> None:
    ruleset, dossier = drawn(data)
    again = cchc_rules.ruleset_from_dict(json.loads(json.dumps(cchc_rules.ruleset_to_dict(ruleset))))
    assert score(ruleset, dossier) == score(again, dossier)


def figures(value: Loose) -> Iterator[tuple[Loose, Any]]:
    """The places of points and indexes in a kept scorecard."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key in {"low", "high", "index", "rounded_index", "attainable"} and isinstance(one, str):
                yield value, key
            else:
                yield from figures(one)
    elif isinstance(value, list):
        for one in value:
            yield from figures(one)
