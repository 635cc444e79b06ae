"""From JSON back to a ruleset, a scorecard or a bound dossier, believing nothing.

Every value is held against the type hints that `to_json` wrote it from. Whatever the value is,
the answer is a node or findings, never an exception: nothing unknown is passed over, no float
is taken for a number, and limits come before work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from attrs import evolve, field

from cchc_rules.base.canonical import Json
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.names import nearest
from cchc_rules.base.numbers import MAX_DIGITS
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Code
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir import dossier as bound
from cchc_rules.ir import messages, to_json
from cchc_rules.ir.invariants import broken
from cchc_rules.ir.nodes import Always, Earned, Gate, Greatest, If, Least, Ruleset, Share
from cchc_rules.ir.scorecard import FORMAT as SCORECARD_FORMAT
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.to_json import alternatives, is_tagged, kind_of, shapes

MAX_DEPTH = 200
MAX_VALUES = 500_000
MAX_TEXT = 100_000
MAX_FINDINGS = 20
# Points of a scorecard are sums of ratios, so that their denominators multiply. Python itself
# reads no more than 4300 digits.
MAX_SCORE_DIGITS = 4000
# Ranges try an `If` with and without its condition: each one more in a condition triples the work.
MAX_QUESTIONS = 8
MAX_DECIMALS = 30

_LAST_DAY = date.max.toordinal()
_DAYS = ("day", "since", "until", "effective_from", "effective_to")
_RANGES = {"year": (1, 9999), "digits": (0, MAX_DECIMALS), **dict.fromkeys(_DAYS, (1, _LAST_DAY))}
_WHOLE = (0, 10**MAX_DIGITS - 1)
_LONGEST_SHOWN = 60
_SURROGATE = re.compile(r"[\ud800-\udfff]")

T = TypeVar("T")


def from_json(value: Json) -> tuple[Ruleset | None, tuple[Diagnostic, ...]]:
    """The ruleset that `value` holds, its invariants checked."""
    ruleset, found = read_ruleset(value)
    if ruleset is None:
        return None, found
    breaches = tuple(_breach(words) for words in broken(ruleset))
    return (None, breaches[:MAX_FINDINGS]) if breaches else (ruleset, ())


def read_ruleset(value: Json) -> tuple[Ruleset | None, tuple[Diagnostic, ...]]:
    """The ruleset that `value` spells, right in every part but perhaps not as a whole."""
    reader = _Reader(codes.BROKEN_RULESET_JSON, MAX_DIGITS)
    ruleset = reader.opened(value, to_json.RULESET, to_json.FORMAT, Ruleset)
    return ruleset, tuple(reader.findings)


def scorecard_from_json(value: Json) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """The scorecard that `value` holds; whether it is right, only scoring again can tell."""
    reader = _Reader(codes.BROKEN_RESULT, MAX_SCORE_DIGITS)
    scorecard = reader.opened(value, to_json.SCORECARD, SCORECARD_FORMAT, Scorecard)
    return scorecard, tuple(reader.findings)


def dossier_from_json(value: Json) -> tuple[bound.Dossier | None, tuple[Diagnostic, ...]]:
    """The bound dossier that `value` holds; nothing is held against a ruleset."""
    reader = _Reader(codes.BROKEN_RESULT, MAX_DIGITS)
    written = reader.opened(value, to_json.DOSSIER, to_json.FORMAT, to_json.Dossier)
    if written is None:
        return None, tuple(reader.findings)
    answers: dict[bound.Key, bound.Value] = {}
    with reader.at("dossier"), reader.at("answers"):
        for index, one in enumerate(written.answers):
            with reader.at(index):
                key = (one.owner, one.name)
                if key in answers:
                    reader.twice(one.name)
                answers[key] = _value(one.value, reader)
    if reader.findings:
        return None, tuple(reader.findings)
    fields = {shape.name: getattr(written, shape.name) for shape in shapes(to_json.Dossier)}
    return bound.Dossier(**{**fields, "answers": answers}), ()


def _value(value: to_json.Value, reader: _Reader) -> bound.Value:
    match value:
        case to_json.Number(plain) | to_json.YesNo(plain) | to_json.Choice(plain):
            return plain
        case to_json.Replies(counts):
            replies: dict[tuple[str | None, str], int] = {}
            for one in counts:
                key = (one.group, one.option)
                if key in replies:
                    reader.twice(one.option)
                replies[key] = one.count
            return bound.Replies(tuple(replies.items()))
        case bound.Never() | bound.Judgement():
            return value


def _breach(words: str) -> Diagnostic:
    return Diagnostic(
        code=codes.BROKEN_RULESET_JSON,
        message=messages.BREACH.of(breach=words),
        path="$.ruleset",
        helps=(messages.BREACH_HELP,),
    )


# ── the walk ───────────────────────────────────────────────────────────────────────────────


class _Broken(Enum):
    """What stands for a value that could not be read, so that one fault is told once."""

    BROKEN = "broken"


BROKEN = _Broken.BROKEN


@frozen(kw_only=True)
class _Form:
    """What may stand where a hint is written: one of several kinds, a node, members, a word, plain data."""

    optional: bool
    kinds: Mapping[str, type] | None = None
    node: type | None = None
    members: _Form | None = None
    is_list: bool = False
    words: Mapping[str, object] | None = None
    plain: object = None
    bounds: tuple[int, int] = _WHOLE


@cache
def _form(hint: Any) -> _Form:  # noqa: ANN401 - types have no type in common
    present = [one for one in alternatives(hint) if one is not NoneType]
    optional = len(present) < len(alternatives(hint))
    if is_tagged(hint):
        kinds = {kind_of(one): one for one in present if isinstance(one, type)}
        return _Form(optional=optional, kinds=kinds)
    (only,) = present
    if get_origin(only) is tuple:
        return _Form(optional=optional, members=_form(get_args(only)[0]), is_list=True)
    if get_origin(only) is Mapping:
        return _Form(optional=optional, members=_form(get_args(only)[1]))
    if isinstance(only, type) and attrs.has(only):
        return _Form(optional=optional, node=only)
    if isinstance(only, type) and issubclass(only, Enum):
        return _Form(optional=optional, words={str(one.value): one for one in only})
    return _Form(optional=optional, plain=only)


@cache
def _fields(
    node: type, *, tagged: bool
) -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, _Form], ...]]:
    """The keys that an object of a node needs, those it may have, and its fields with their forms."""
    fields = shapes(node)
    tags = {"kind"} if tagged else set()
    required = frozenset(one.name for one in fields if one.required) | tags
    known = frozenset(one.name for one in fields) | tags
    forms = {one.name: _form(one.hint) for one in fields}
    for name in forms.keys() & _RANGES.keys():
        forms[name] = evolve(forms[name], bounds=_RANGES[name])
    return required, known, tuple(forms.items())


@define
class _Reader:
    """One run over one value: where it stands, what it found, and how much it may still do."""

    code: Code
    longest: int
    findings: list[Diagnostic] = field(factory=list)
    path: list[str | int] = field(factory=list)
    values: int = 0
    questions: int = 0
    of_nodes: bool = False
    given_up: bool = False

    def opened(self, value: object, kind: str, number: int, node: type[T]) -> T | None:
        """The content of an envelope, or None when anything was found."""
        content = kind.removeprefix("cchc-")
        envelope = frozenset({"format", "kind", content})
        if not isinstance(value, dict):
            self._wrong(messages.OBJECT, value)
        elif self._right_envelope(value, kind, number) and self._right_keys(value, envelope, envelope):
            expected: Any = node
            made = self._below(content, value[content], _form(expected))
            if isinstance(made, node) and not self.findings:
                return made
        return None

    def _right_envelope(self, value: dict[object, object], kind: str, number: int) -> bool:
        """Whether this is our kind of file and format; of any other, nothing more is said."""
        if "kind" in value and value["kind"] != kind:
            found, expected = _shown(value["kind"]), kind
            message = messages.OTHER_KIND.of(found=found, expected=expected)
            self._say(message, messages.OTHER_KIND_HELP.of(expected=expected), key="kind")
        elif "format" in value and (type(value["format"]) is not int or value["format"] != number):
            message = messages.UNKNOWN_FORMAT.of(found=_shown(value["format"]))
            note = messages.UNKNOWN_FORMAT_NOTE.of(known=number)
            self.code = codes.UNKNOWN_FORMAT
            self._say(message, messages.UNKNOWN_FORMAT_HELP, notes=(note,), key="format")
        return not self.findings

    def read(self, value: object, form: _Form) -> object:
        """What `value` says where `form` is expected, or BROKEN."""
        if not self._may_go_on():
            return BROKEN
        if value is None and form.optional:
            return None
        if form.kinds is not None:
            return self._tagged(value, form.kinds)
        if form.node is not None:
            return self._node(value, form.node, tagged=False)
        if form.members is not None:
            read = self._list if form.is_list else self._mapping
            return read(value, form.members)
        if form.words is not None:
            return self._word(value, form.words)
        if form.plain is str:
            return self._text(value)
        if form.plain is Fraction:
            return self._number(value)
        if form.plain is int:
            return self._whole(value, form.bounds)
        return value if isinstance(value, bool) else self._wrong(messages.YES_NO, value)

    def _below(self, step: str | int, value: object, form: _Form) -> object:
        """What `value` says below this key or at this index, of which findings inside speak."""
        self.path.append(step)
        found = self.read(value, form)
        self.path.pop()
        return found

    def _may_go_on(self) -> bool:
        self.values += 1
        if self.values > MAX_VALUES and not self.given_up:
            self._say(messages.TOO_MANY.of(limit=MAX_VALUES), messages.SHORTER_HELP)
            self.given_up = True
        if len(self.path) > MAX_DEPTH and not self.given_up:
            self._say(messages.TOO_DEEP.of(limit=MAX_DEPTH), messages.SIMPLER_HELP)
            return False
        return not self.given_up

    # ── objects and lists ──────────────────────────────────────────────────────────────────

    def _tagged(self, value: object, kinds: Mapping[str, type]) -> object:
        if not isinstance(value, dict):
            return self._wrong(messages.OBJECT, value)
        if "kind" not in value:
            return self._missing("kind")
        with self.at("kind"):
            node = self._word(value["kind"], kinds)
        return self._node(value, node, tagged=True) if isinstance(node, type) else BROKEN

    def _node(self, value: object, node: type, *, tagged: bool) -> object:
        if not isinstance(value, dict):
            return self._wrong(messages.OBJECT, value)
        required, known, fields = _fields(node, tagged=tagged)
        right = self._right_keys(value, required, known)
        before = self.questions, self.of_nodes
        self.of_nodes = self.of_nodes or node in {Gate, Always}
        read: dict[str, object] = {}
        for name, form in fields:
            if name in value:
                self.questions = before[0] + (node is If and name == "condition")
                read[name] = self._below(name, value[name], form)
        self.questions, self.of_nodes = before
        if not right or any(one is BROKEN for one in read.values()):
            return BROKEN
        return node(**read) if self._has_meaning(node, read) else BROKEN

    def _has_meaning(self, node: type, read: dict[str, object]) -> bool:
        """What the types cannot say and every later pass relies on."""
        if node in {Earned, Share} and not self.of_nodes:
            self._say(messages.NOT_IN_A_RULE.of(kind=kind_of(node)), messages.CHOOSE_ANOTHER)
            return False
        if node in {Least, Greatest} and not read["choices"]:
            self._say(messages.EMPTY_CHOICE.of(kind=kind_of(node)), messages.EMPTY_CHOICE_HELP)
            return False
        if node is If and self.questions > MAX_QUESTIONS:
            self._say(messages.TOO_MANY_QUESTIONS.of(limit=MAX_QUESTIONS), messages.SIMPLER_HELP)
            return False
        return True

    def _right_keys(
        self, value: dict[object, object], required: frozenset[str], known: frozenset[str]
    ) -> bool:
        if value.keys() <= known and required <= value.keys():
            return True
        before = len(self.findings)
        for key in value:
            if not isinstance(key, str):
                self._say(messages.KEY_NOT_TEXT, messages.UNKNOWN_KEY_HELP)
            elif key not in known:
                cure = self._suggestion(key, known) or messages.UNKNOWN_KEY_HELP
                self._say(messages.UNKNOWN_KEY.of(key=_shown(key)), cure, key=key)
        for name in sorted(required.difference(key for key in value if isinstance(key, str))):
            self._missing(name)
        return len(self.findings) == before

    def _list(self, value: object, members: _Form) -> object:
        if not isinstance(value, list):
            return self._wrong(messages.LIST, value)
        read = []
        for index, one in enumerate(value):
            read.append(self._below(index, one, members))
            if self.given_up:
                return BROKEN
        return BROKEN if any(one is BROKEN for one in read) else tuple(read)

    def _mapping(self, value: object, members: _Form) -> object:
        if not isinstance(value, dict):
            return self._wrong(messages.OBJECT, value)
        read = {}
        for key, one in value.items():
            if not isinstance(key, str):
                self._say(messages.KEY_NOT_TEXT, messages.UNKNOWN_KEY_HELP)
                return BROKEN
            with self.at(key):
                read[self._text(key)] = self.read(one, members)
        broken_inside = BROKEN in read or any(one is BROKEN for one in read.values())
        return BROKEN if broken_inside else read

    # ── leaves ─────────────────────────────────────────────────────────────────────────────

    def _text(self, value: object) -> object:
        if not isinstance(value, str):
            return self._wrong(messages.TEXT, value)
        if len(value) > MAX_TEXT:
            return self._say(messages.TOO_LONG.of(limit=MAX_TEXT), messages.SHORTER_HELP)
        if _SURROGATE.search(value):
            return self._say(messages.BROKEN_CHARACTER, messages.BROKEN_CHARACTER_HELP)
        return value

    def _number(self, value: object) -> object:
        if not isinstance(value, str):
            return self._wrong(messages.NUMBER, value, messages.NUMBER_HELP)
        digits = f"[0-9]{{1,{self.longest}}}"
        found = re.fullmatch(f"(-?{digits})(?:/({digits}))?", value)
        top, bottom = (int(found[1]), int(found[2] or 1)) if found else (0, 0)
        if bottom == 0:
            note = messages.NOT_A_NUMBER_NOTE.of(limit=self.longest)
            message = messages.NOT_A_NUMBER.of(written=_shown(value))
            return self._say(message, messages.NUMBER_HELP, notes=(note,))
        return Fraction(top, bottom)

    def _whole(self, value: object, bounds: tuple[int, int]) -> object:
        # An exact type: True is an int to Python, but no number to people.
        if type(value) is not int:
            return self._wrong(messages.WHOLE, value)
        low, high = bounds
        if not low <= value <= high:
            help_ = messages.OUT_OF_RANGE_HELP.of(low=str(low), high=str(high))
            return self._say(messages.OUT_OF_RANGE, help_)
        return value

    def _word(self, value: object, words: Mapping[str, object]) -> object:
        if not isinstance(value, str):
            return self._wrong(messages.TEXT, value)
        if value in words:
            return words[value]
        listed = messages.UNKNOWN_WORD_HELP.of(words=", ".join(f"`{word}`" for word in words))
        cure = self._suggestion(value, words) or listed
        return self._say(messages.UNKNOWN_WORD.of(word=_shown(value)), cure)

    # ── places and findings ────────────────────────────────────────────────────────────────

    @contextmanager
    def at(self, step: str | int) -> Iterator[None]:
        """Inside, findings speak of the value below this key or at this index."""
        self.path.append(step)
        yield
        self.path.pop()

    def twice(self, name: str) -> None:
        """Say that one thing is answered twice."""
        self._say(messages.ANSWERED_TWICE.of(name=_shown(name)), messages.ANSWERED_TWICE_HELP)

    def _missing(self, name: str) -> object:
        return self._say(messages.MISSING_KEY.of(key=name), messages.MISSING_KEY_HELP.of(key=name))

    def _wrong(self, expected: Text, value: object, cure: Text | None = None) -> object:
        message = messages.WRONG_TYPE.of(expected=expected, found=_described(value))
        return self._say(message, cure or messages.WRONG_TYPE_HELP.of(expected=expected))

    def _suggestion(self, written: str, names: Iterable[str]) -> Text | None:
        near = nearest(written, names) if len(written) <= _LONGEST_SHOWN else None
        return None if near is None else messages.DID_YOU_MEAN.of(name=near)

    def _say(self, message: Text, cure: Text, notes: tuple[Text, ...] = (), key: str | None = None) -> object:
        path = _path(self.path if key is None else [*self.path, key])
        found = Diagnostic(code=self.code, message=message, path=path, notes=notes, helps=(cure,))
        if not self.given_up:
            self.findings.append(found)
            self.given_up = len(self.findings) >= MAX_FINDINGS
        return BROKEN


def _path(steps: Sequence[str | int]) -> str:
    shown = ["$"]
    for step in steps:
        if isinstance(step, int):
            shown.append(f"[{step}]")
        else:
            key = _shown(step)
            shown.append(f".{key}" if key.isidentifier() else f'["{key}"]')
    return "".join(shown)


def _shown(value: object) -> str:
    """What people wrote, short and printable."""
    match value:
        case str():
            cut = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
            return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in cut)
        case bool():
            return "true" if value else "false"
        case int() if abs(value) < 10**MAX_DIGITS:
            return str(value)
        case None:
            return "null"
        case _:
            return "…"


def _described(value: object) -> Text:
    match value:
        case None:
            return messages.NOTHING
        case bool():
            return messages.YES_NO
        case int():
            return messages.WHOLE
        case float():
            return messages.FLOAT
        case str():
            return messages.TEXT
        case list():
            return messages.LIST
        case dict():
            return messages.OBJECT
        case _:
            return messages.SOMETHING_ELSE
