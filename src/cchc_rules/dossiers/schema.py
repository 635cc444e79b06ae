"""The JSON Schema (draft 2020-12) of the dossiers of one ruleset, for forms and other programs.

It is stricter than the binder about spelling: one form of each key, in one language, and labels
as the ruleset writes them. What a schema cannot say (a part is not more than its whole, bounds
of decimals written as text) only the binder checks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, decimal_text, is_decimal
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.keys import Word
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_COUNT = r"^[0-9]{1,30}$"
_DECIMAL = r"^[-−]?[0-9]{1,30}([.,][0-9]{1,30})?$"
_DAY = (
    r"^(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])/[0-9]{4}$"
    r"|^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])$"
)
_TEXT: dict[str, Json] = {"type": "string", "pattern": r"\S"}
_BLANK: Json = {"enum": [None, ""]}
_MOST_STEPS = 200


def schema(ruleset: ir.Ruleset, language: Language) -> Json:
    """The schema of a dossier of `ruleset` as JSON, with the keys of `language`.

    An item goes by its id or by its printed code, not by both; no answer is `null` or is left out.
    """
    title = messages.SCHEMA_TITLE.of(ruleset=ruleset.id, year=str(ruleset.year))
    items = [node for node in nodes(ruleset.children) if isinstance(node, ir.Item)]
    claimable = [node for node in nodes(ruleset.children) if node.may_be_claimed_na]
    top: dict[Word, Json] = {
        keys.RULESET: {"const": ruleset.id},
        keys.YEAR: {"enum": [ruleset.year, str(ruleset.year)]},
        keys.RULESET_DIGEST: {"anyOf": [{"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}, _BLANK]},
        keys.UNIT: _titled(messages.SCHEMA_UNIT.in_(language), _TEXT),
        keys.ANSWERS: _answers(ruleset, language),
        keys.EVIDENCE: _by_item(items, {"$ref": "#/$defs/documents"}),
        keys.EXPLANATIONS: _by_item(items, _TEXT),
        keys.NOT_APPLICABLE: _by_item(claimable, _TEXT),
        keys.REFUSALS: _by_item(items, _TEXT),
        keys.DIGEST: {"anyOf": [{"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}, _BLANK]},
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:cchc:{ruleset.id.replace('/', ':')}:{ruleset.year}:dossier:{language}",
        "title": title.in_(language),
        "description": ruleset.title,
        "type": "object",
        "properties": {word.name.in_(language): one for word, one in top.items()},
        "required": [word.name.in_(language) for word in keys.NEEDED],
        "additionalProperties": False,
        "$defs": {
            "documents": _documents(language),
            **{f"of-{node.id}": _asked_by(node, asked, language) for node, asked in _owners(ruleset)},
        },
    }


def _owners(ruleset: ir.Ruleset) -> list[tuple[ir.Node, list[ir.Input]]]:
    """The items and groups that ask something, each with what it asks."""
    asked: dict[str | None, list[ir.Input]] = {}
    for one in ruleset.inputs:
        asked.setdefault(one.owner, []).append(one)
    return [(node, asked[node.id]) for node in nodes(ruleset.children) if node.id in asked]


def _answers(ruleset: ir.Ruleset, language: Language) -> Json:
    properties = {one.name: _input(one, language) for one in ruleset.inputs if one.owner is None}
    owners = [node for node, _ in _owners(ruleset)]
    # A name asked by the ruleset itself wins over an item of that name, and an id over a code,
    # as they do in `bind`.
    for name, node in [(node.id, node) for node in owners] + [(node.code, node) for node in owners]:
        properties.setdefault(name, {"$ref": f"#/$defs/of-{node.id}"})
    return {
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
        "allOf": _not_twice(owners),
    }


def _asked_by(node: ir.Node, asked: list[ir.Input], language: Language) -> Json:
    return {
        "title": f"{node.code} {node.name}",
        "type": ["object", "null"],
        "properties": {one.name: _input(one, language) for one in asked},
        "additionalProperties": False,
    }


def _by_item(items: Sequence[ir.Node], value: dict[str, Json]) -> Json:
    return {
        "type": ["object", "null"],
        "properties": {
            name: _titled(f"{item.code} {item.name}", value)
            for item in items
            for name in (item.code, item.id)
        },
        "additionalProperties": False,
        "allOf": _not_twice(items),
    }


def _not_twice(named: Sequence[ir.Node]) -> list[Json]:
    pairs: list[list[Json]] = [[node.id, node.code] for node in named if node.id != node.code]
    # An empty `allOf` is no schema.
    return [{"not": {"type": "object", "required": pair}} for pair in pairs] or [True]


def _titled(title: str, value: dict[str, Json]) -> Json:
    return {"title": title, **value}


def _input(one: ir.Input, language: Language) -> Json:
    allowed = _kind(one.kind, language)
    described: dict[str, Json] = {"title": one.question, "anyOf": [*allowed, _BLANK]}
    unit = _unit(one.kind)
    if unit is not None:
        described["description"] = messages.UNIT_NOTE.of(unit=unit).in_(language)
    return described


def _unit(kind: ir.AnswerKind) -> str | None:
    return kind.unit if isinstance(kind, (ir.CountOf, ir.NumberOf)) else None


def _kind(kind: ir.AnswerKind, language: Language) -> list[Json]:
    match kind:
        case ir.CountOf(unit):
            return _count(() if unit is None else (unit,))
        case ir.DaysOf():
            return _count(("ngày", "days"))
        case ir.YesNo():
            return [
                {"enum": [True, False, *(form for word in (keys.YES, keys.NO) for form in _all_forms(word))]}
            ]
        case ir.DateOf(may_be_absent):
            never: list[Json] = [{"enum": [*_all_forms(keys.NEVER)]}] if may_be_absent else []
            return [{"type": "string", "pattern": _DAY}, *never]
        case ir.NumberOf(unit, bounds):
            return _number(bounds, (unit, "%"))
        case ir.IndexOf(bounds):
            return _number(bounds, ("%",))
        case ir.ChoiceOf(options):
            return [{"enum": [*options]}]
        case ir.SurveyOf():
            return [_survey(kind)]
        case ir.JudgementOf():
            return [_judgement(kind, language)]
        case _:
            assert_never(kind)


def _all_forms(word: Word) -> list[str]:
    return list(dict.fromkeys(word.forms("vi") + word.forms("en")))


def _count(units: tuple[str, ...]) -> list[Json]:
    return [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": _with_units(_COUNT, units)}]


def _number(bounds: ir.Interval, units: tuple[str, ...]) -> list[Json]:
    number: dict[str, Json] = {"type": "number", **_limits(bounds)}
    return [number, {"type": "string", "pattern": _with_units(_DECIMAL, units)}]


def _with_units(pattern: str, units: tuple[str, ...]) -> str:
    if not units:
        return pattern
    return pattern.removesuffix("$") + rf"(\s*({'|'.join(map(_literal, units))}))?$"


def _literal(text: str) -> str:
    # re.escape also escapes blanks and `%`, which the regular expressions of JSON Schema forbid.
    return re.sub(r"([\\^$.|?*+()\[\]{}/])", r"\\\1", text)


def _limits(bounds: ir.Interval) -> dict[str, Json]:
    """Bounds in whole numbers, as narrow as those can be: this JSON holds no decimals."""
    limits: dict[str, Json] = {}
    if bounds.low is not None:
        open_end = not bounds.low_closed and bounds.low.denominator == 1
        limits["exclusiveMinimum" if open_end else "minimum"] = math.floor(bounds.low)
    if bounds.high is not None:
        open_end = not bounds.high_closed and bounds.high.denominator == 1
        limits["exclusiveMaximum" if open_end else "maximum"] = math.ceil(bounds.high)
    return limits


def _survey(kind: ir.SurveyOf) -> Json:
    count: Json = {"anyOf": _count(())}
    options: dict[str, Json] = {option.label: count for option in kind.options}
    replies: dict[str, Json] = {
        "type": "object",
        "properties": options,
        "minProperties": 1,
        "additionalProperties": False,
    }
    if not kind.groups:
        return replies
    groups: dict[str, Json] = {group.label: replies for group in kind.groups}
    return {"type": "object", "properties": groups, "minProperties": 1, "additionalProperties": False}


def _judgement(kind: ir.JudgementOf, language: Language) -> Json:
    parts: dict[Word, Json] = {
        keys.POINTS: {"anyOf": _points(kind)},
        keys.BY: _TEXT if kind.by is None else {"type": "string", "pattern": r"\S", "examples": [kind.by]},
        keys.REASON: _TEXT,
    }
    return {
        "type": "object",
        "properties": {word.name.in_(language): one for word, one in parts.items()},
        "required": [word.name.in_(language) for word in parts],
        "additionalProperties": False,
    }


def _points(kind: ir.JudgementOf) -> list[Json]:
    """Every lawful number of points, when there are few; otherwise any number in the bounds."""
    bounds = ir.Interval(kind.low, kind.high)
    steps = math.floor((kind.high - kind.low) / kind.step)
    lawful = [kind.low + kind.step * step for step in range(min(steps, _MOST_STEPS) + 1)]
    if steps > _MOST_STEPS or any(points < 0 or not is_decimal(points) for points in lawful):
        return _number(bounds, ())
    whole: list[Json] = [points.numerator for points in lawful if points.denominator == 1]
    written: list[Json] = list(dict.fromkeys(text for points in lawful for text in _spellings(points)))
    if len(whole) == len(lawful):
        return [{"enum": [*whole, *written]}]
    # A JSON number such as 0.5 cannot stand in a list of exact ones; the binder checks its step.
    return [{"enum": written}, {"type": "number", **_limits(bounds)}]


def _spellings(points: Fraction) -> list[str]:
    exact = decimal_text(points)
    padded = exact + ("0" if "." in exact else ".0")
    return [form.replace(".", mark) for form in (exact, padded) for mark in (",", ".")]


def _documents(language: Language) -> dict[str, Json]:
    details: dict[Word, Json] = {
        keys.NAME: _TEXT,
        keys.KIND: {"type": ["string", "null"]},
        keys.NUMBER: {"type": ["string", "integer", "null"]},
        keys.DATE: {"anyOf": [{"type": "string", "pattern": _DAY}, _BLANK]},
        keys.ISSUER: {"type": ["string", "null"]},
        keys.PAGE: {"type": ["string", "integer", "null"]},
    }
    document: Json = {
        "type": "object",
        "properties": {word.name.in_(language): one for word, one in details.items()},
        "required": [keys.NAME.name.in_(language)],
        "additionalProperties": False,
    }
    return {"type": ["array", "null"], "items": {"anyOf": [document, _TEXT]}}
