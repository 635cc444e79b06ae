"""The JSON Schema (2020-12) of a comparison as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from cchc_rules.analyses.changes.kinds import Kind
from cchc_rules.analyses.changes.model import Direction, Entry, How, Section
from cchc_rules.analyses.changes.to_json import DIFF, FORMAT
from cchc_rules.base.canonical import Json
from cchc_rules.ir.nodes import Level
from cchc_rules.ir.scorecard import Status

_TEXT: Json = {"type": "string"}
_NUMBER: Json = {
    "type": "string",
    "pattern": "^-?[0-9]+(/[0-9]+)?$",
    "description": "an exact number, whole or a fraction in lowest terms",
}


def schema() -> Json:
    """What `cchc diff --format json` prints."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cchc diff",
        **_object(
            format={"const": FORMAT},
            kind={"const": DIFF},
            before=_ref("ruleset"),
            after=_ref("ruleset"),
            pairs=_list(_ref("pair")),
            changes=_list(_ref("change")),
            differences=_list({"type": "integer", "minimum": 0}),
            ledger=_ref("ledger"),
            behaviours=_list(_ref("behaviour")),
            passages=_list(_ref("passage")),
        ),
        "$defs": {
            "text": _object(vi=_TEXT, en=_TEXT),
            "ruleset": _object(id=_TEXT, year={"type": "integer"}, title=_TEXT, digest=_TEXT),
            "node": _object(
                id=_TEXT, code=_TEXT, level=_one_of(Level), name=_TEXT, maximum=_or_null(_NUMBER)
            ),
            "pair": _object(before=_ref("node"), after=_ref("node"), how=_one_of(How), confidence=_NUMBER),
            "change": _change(),
            "place": _object(
                section=_one_of(Section), area=_or_null(_TEXT), id=_or_null(_TEXT), code=_or_null(_TEXT)
            ),
            "ledger": _object(
                totals=_object(**{one.value: _object(before=_NUMBER, after=_NUMBER) for one in Section}),
                rows=_list(
                    _object(
                        entry=_one_of(Entry),
                        points=_NUMBER,
                        before=_or_null(_ref("place")),
                        after=_or_null(_ref("place")),
                    )
                ),
            ),
            "score": _object(dossier={"type": "object"}, status=_one_of(Status), low=_NUMBER, high=_NUMBER),
            "shift": _object(
                points=_or_null(_NUMBER),
                share=_or_null(_NUMBER),
                before=_ref("score"),
                after=_ref("score"),
            ),
            "behaviour": _object(
                before=_ref("node"),
                after=_ref("node"),
                verdict=_verdict(),
                direction=_or_null(_one_of(Direction)),
                sure={"type": "boolean"},
                smallest=_or_null(_ref("shift")),
                gain=_or_null(_ref("shift")),
                loss=_or_null(_ref("shift")),
            ),
            "passage": _object(
                before=_ref("node"),
                after=_ref("node"),
                texts=_object(before=_or_null(_TEXT), after=_or_null(_TEXT)),
            ),
        },
    }


def _verdict() -> Json:
    # `is` is a word of Python.
    named: dict[str, Json] = {"is": {"enum": ["same", "differs", "undecided"]}, "why": _or_null(_TEXT)}
    return _closed(named, named)


def _change() -> Json:
    needed = _properties(
        kind=_one_of(Kind),
        label=_ref("text"),
        said=_object(before=_list(_ref("text")), after=_list(_ref("text"))),
        before=_list(_ref("node")),
        after=_list(_ref("node")),
    )
    days: Json = {"type": "string", "format": "date"}
    more = _properties(how=_one_of(How), days=_object(before=_list(days), after=_list(days)))
    return _closed({**needed, **more}, needed)


def _properties(**named: Json) -> dict[str, Json]:
    return named


def _object(**named: Json) -> dict[str, Json]:
    return _closed(named, named)


def _closed(named: dict[str, Json], required: Iterable[str]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": named,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(inside: Json) -> Json:
    return {"type": "array", "items": inside}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(inside: Json) -> Json:
    return {"anyOf": [inside, {"type": "null"}]}


def _one_of(kinds: type[Enum]) -> Json:
    return {"enum": [str(one.value) for one in kinds]}
