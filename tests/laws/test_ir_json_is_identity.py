"""Laws of the JSON of rulesets, scorecards and dossiers.

- from JSON ∘ to JSON is identity, through the text of JSON too.
- nothing written is a float.
- any JSON value, and any change to a real ruleset, gives a node or findings, never an exception.
- the digest of what is read back is the digest of what was written.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.from_json import dossier_from_json, from_json, read_ruleset, scorecard_from_json
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.to_json import dossier_to_json, scorecard_to_json, to_json
from cchc_rules.pipeline import compile_source
from tests.strategies.ir import dossiers, rulesets, scorecards

# What JSON may hold, and what it may not: tests look into it freely.
Loose: TypeAlias = Any


def through_text(value: Loose) -> Loose:
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
    st.sampled_from(
        ["3/0", "1/2", "٣", "1e3", "1_0", "-", "constant", "group", "cchc-ruleset", 10**40, b"x"]
    ),
)
anything: Any = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(leaves, inner, max_size=4),
    max_leaves=12,
)
READERS: dict[str, Callable[[Any], tuple[object, tuple[Diagnostic, ...]]]] = {
    "ruleset": from_json,
    "scorecard": scorecard_from_json,
    "dossier": dossier_from_json,
}
CODES = {"ruleset": "CR605", "scorecard": "CR601", "dossier": "CR601"}
readers = pytest.mark.parametrize("kind", READERS)


@readers
@given(value=anything, inner=anything)
def test_any_value_is_read_or_refused_with_a_path_and_a_cure(kind: str, value: Loose, inner: Loose) -> None:
    for one in (value, {"format": 1, "kind": f"cchc-{kind}", kind: inner}):
        node, found = READERS[kind](one)
        assert node is None
        assert {CODES[kind]} | {"CR602"} >= {finding.code.name for finding in found} != set()
        assert all(finding.path and finding.path.startswith("$") and finding.helps for finding in found)


@given(data=st.data())
def test_a_changed_ruleset_is_read_or_refused(data: st.DataObject) -> None:
    changed = copy.deepcopy(REAL)
    for _ in range(data.draw(st.integers(1, 3))):
        change(changed, data)
    ruleset, found = from_json(changed)
    assert (ruleset is None) == bool(found)
    assert {"CR605", "CR602"} >= {one.code.name for one in found}


@readers
@given(data=st.data())
@settings(max_examples=40)
def test_a_changed_node_of_any_kind_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    written: dict[str, Any] = {
        "ruleset": rulesets.map(to_json),
        "scorecard": scorecards.map(scorecard_to_json),
        "dossier": dossiers.map(dossier_to_json),
    }
    changed = through_text(data.draw(written[kind]))
    change(changed, data)
    node, found = (read_ruleset if kind == "ruleset" else READERS[kind])(changed)
    assert (node is None) == bool(found)


def change(value: Loose, data: st.DataObject) -> None:
    """Put something else somewhere in `value`, take something away, or move a part of it."""
    places = list(inside(value))
    parents = [one for one in places if isinstance(one, (dict, list)) and one]
    parent = data.draw(st.sampled_from(parents))
    keys = sorted(parent, key=repr) if isinstance(parent, dict) else range(len(parent))
    key = data.draw(st.sampled_from(keys))
    match data.draw(st.sampled_from(["replace", "remove", "add", "move"])):
        case "remove":
            del parent[key]
        case "move":
            parent[key] = copy.deepcopy(data.draw(st.sampled_from(places)))
        case "add" if isinstance(parent, dict):
            parent[data.draw(st.text(max_size=4))] = data.draw(anything)
        case _:
            parent[key] = data.draw(anything)


def inside(value: Loose) -> Iterator[Any]:
    yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(one)


def real() -> Loose:
    text = (shipped() / "ca-mau" / "so" / "2013" / "ruleset.cchc").read_text(encoding="utf-8")
    ruleset = compile_source(Source("ruleset.cchc", text)).ruleset
    assert ruleset is not None
    return through_text(to_json(ruleset))


REAL = real()
