"""From a ruleset, a scorecard or a bound dossier to JSON: one walk over all their classes.

A node is an object with a key per field. Where several kinds of node may stand, `kind` says
which one stands there; a field equal to its default is left out. Exact numbers are texts, so
that no reader turns them into floats. Docs: `docs/reference/ir-json.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import field

from cchc_rules.base.canonical import Json
from cchc_rules.base.classes import frozen
from cchc_rules.ir import dossier as bound
from cchc_rules.ir import scorecard as result
from cchc_rules.ir.nodes import Ruleset

FORMAT = 1
RULESET, SCORECARD, DOSSIER = "cchc-ruleset", "cchc-scorecard", "cchc-dossier"


def to_json(ruleset: Ruleset) -> dict[str, Json]:
    """`ruleset` in its envelope: format number, kind, content."""
    return {"format": FORMAT, "kind": RULESET, "ruleset": _written(ruleset, _place(Ruleset))}


def scorecard_to_json(scorecard: result.Scorecard) -> dict[str, Json]:
    """`scorecard` in its envelope; its format number is that of `ir.scorecard`."""
    content = _written(scorecard, _place(result.Scorecard))
    return {"format": result.FORMAT, "kind": SCORECARD, "scorecard": content}


def dossier_to_json(dossier: bound.Dossier) -> dict[str, Json]:
    """`dossier` in its envelope, answers and replies sorted, so that equal dossiers look equal."""
    return {"format": FORMAT, "kind": DOSSIER, "dossier": _written(_spelled(dossier), _place(Dossier))}


# ── a dossier as it is written ─────────────────────────────────────────────────────────────
# Its keys are pairs and its values bare Python values: JSON objects have neither.


@frozen
class Number:
    """A count, number, index, duration in days, or day (as its number)."""

    value: Fraction


@frozen
class YesNo:
    """Yes (true) or no (false)."""

    value: bool


@frozen
class Choice:
    """The option chosen."""

    value: str


@frozen(kw_only=True)
class Reply:
    """How many people (of a group, when groups are declared) chose an option."""

    group: str | None = None
    option: str
    count: int


@frozen
class Replies:
    """The replies to a survey, groups and options in the order of their letters."""

    counts: tuple[Reply, ...]


Value: TypeAlias = Number | YesNo | Choice | bound.Never | bound.Judgement | Replies


@frozen(kw_only=True)
class Answered:
    """One answer with the input that it answers; without an owner, one of the whole ruleset."""

    owner: str | None = None
    name: str
    value: Value


@frozen(kw_only=True)
class Dossier:
    """The fields of `ir.dossier.Dossier`, answers as a list."""

    ruleset: str
    year: int
    unit: str
    answers: tuple[Answered, ...] = ()
    evidence: Mapping[str, tuple[bound.Attached, ...]] = field(factory=dict)
    explanations: Mapping[str, str] = field(factory=dict)
    na_claims: Mapping[str, str] = field(factory=dict)
    refusals: Mapping[str, str] = field(factory=dict)
    awarded: Mapping[str, bound.Judgement] = field(factory=dict)
    digest: str | None = None


def _spelled(dossier: bound.Dossier) -> Dossier:
    keys = sorted(dossier.answers, key=_none_first)
    return Dossier(
        ruleset=dossier.ruleset,
        year=dossier.year,
        unit=dossier.unit,
        answers=tuple(
            Answered(owner=owner, name=name, value=_value(dossier.answers[owner, name]))
            for owner, name in keys
        ),
        evidence=dossier.evidence,
        explanations=dossier.explanations,
        na_claims=dossier.na_claims,
        refusals=dossier.refusals,
        awarded=dossier.awarded,
        digest=dossier.digest,
    )


def _value(value: bound.Value) -> Value:
    match value:
        case bool():
            return YesNo(value)
        case Fraction():
            return Number(value)
        case str():
            return Choice(value)
        case bound.Replies(counts):
            found = sorted(counts, key=lambda reply: _none_first(reply[0]))
            return Replies(
                tuple(Reply(group=group, option=option, count=count) for (group, option), count in found)
            )
        case bound.Never() | bound.Judgement():
            return value


def _none_first(pair: tuple[str | None, str]) -> tuple[bool, str, str]:
    return (pair[0] is not None, pair[0] or "", pair[1])


# ── what a class looks like ────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Shape:
    """A field as the walks see it: its name, what may stand in it, and its default if any."""

    name: str
    hint: object
    required: bool
    default: object


@cache
def shapes(node: type) -> tuple[Shape, ...]:
    """The fields of a node class in the order of its definition."""
    hints = get_type_hints(node)
    return tuple(_shape(one, hints[one.name]) for one in attrs.fields(node))


def _shape(one: attrs.Attribute[object], hint: object) -> Shape:
    factory = getattr(one.default, "factory", None)
    default = factory() if factory else one.default
    return Shape(name=one.name, hint=hint, required=default is attrs.NOTHING, default=default)


@cache
def alternatives(hint: object) -> tuple[object, ...]:
    """What may stand where `hint` is written, `NoneType` among it."""
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


@cache
def kind_of(node: type) -> str:
    """The `kind` of a node class: `SurveyOf` is `survey-of`."""
    return re.sub(r"(?<=.)([A-Z])", r"-\1", node.__name__).lower()


@cache
def is_tagged(hint: object) -> bool:
    """Whether a node at `hint` carries its `kind`, because another might stand there."""
    return sum(1 for one in alternatives(hint) if isinstance(one, type) and attrs.has(one)) > 1


# ── the walk ───────────────────────────────────────────────────────────────────────────────


@frozen(eq=False)
class _Place:
    """A place as its hint describes it: whether nodes tell their kind there, and the place of its members."""

    tagged: bool
    members: _Place | None


@cache
def _place(hint: object) -> _Place:
    """The place of a hint; members of a tuple stand first among its arguments, those of a mapping last."""
    members = None
    for one in alternatives(hint):
        if inside := get_args(one):
            members = _place(inside[0] if get_origin(one) is tuple else inside[-1])
    return _Place(is_tagged(hint), members)


@cache
def _plan(node: type) -> tuple[tuple[Shape, _Place], ...]:
    """The fields of a node class, each with its place.

    Raises:
        TypeError: no node, a float above all.
    """
    if not attrs.has(node):
        raise TypeError(f"{node.__name__} has no form in JSON")
    return tuple((shape, _place(shape.hint)) for shape in shapes(node))


def _written(value: object, place: _Place) -> Json:
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction():
            return str(value)
        case Enum():
            return str(value.value)
        case tuple():
            return [_written(one, _inside(place)) for one in value]
        case Mapping():
            return {key: _written(one, _inside(place)) for key, one in value.items()}
        case _:
            return _node(value, tagged=place.tagged)


def _inside(place: _Place) -> _Place:
    assert place.members is not None
    return place.members


def _node(node: object, *, tagged: bool) -> Json:
    """An object for an attrs node.

    Raises:
        TypeError: for anything else, a float above all.
    """
    kind: Any = type(node)
    fields: dict[str, Json] = {}
    for shape, place in _plan(kind):
        value = getattr(node, shape.name)
        if shape.required or value != shape.default:
            fields[shape.name] = _written(value, place)
    return {"kind": kind_of(kind), **fields} if tagged else fields
