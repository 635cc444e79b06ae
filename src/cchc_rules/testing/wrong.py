"""Dossiers that must be refused: right but for one mistake, with the code that names it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import TypeAlias

from attrs import field
from hypothesis import strategies as st

from cchc_rules.base.canonical import Json
from cchc_rules.base.classes import frozen
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Code
from cchc_rules.dossiers import keys
from cchc_rules.dossiers.keys import Word
from cchc_rules.dossiers.write import language_of, to_data
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.walk import nodes
from cchc_rules.testing.drawing import COMPLETE, Drawing, draw_item, draw_shared
from cchc_rules.testing.plans import Plan, plan_of

_STRANGER = "khong-co-trong-bo"
# Far below every lawful figure, and far above every whole.
_BELOW, _ABOVE = "-1000001", "1000000007"
_NONSENSE = "?!"
Plain: TypeAlias = dict[str, Json]
Change: TypeAlias = Callable[[Plain], None]


@frozen(kw_only=True)
class WrongDossier:
    """Plain data with one mistake, and the code of the finding that must come of it."""

    data: Plain
    code: str
    what: str


@frozen(kw_only=True)
class Mistake:
    """A way to spoil plain data that was right."""

    code: Code
    what: str
    change: Change = field(eq=False)


def wrong_dossiers(ruleset: ir.Ruleset) -> st.SearchStrategy[WrongDossier]:
    """Plain data that reading must refuse, each with the code it must be refused with.

    A word where a number stands, a number outside its bounds, a key that means nothing, a part
    above its whole, another ruleset or year, a claim that is not allowed, a reason that is missing.

    Raises:
        NoDossier: under this ruleset no dossier is right, not even before it is spoiled.
    """
    plan = plan_of(ruleset)
    mistakes = tuple(mistakes_of(plan))
    return st.integers(0, len(mistakes) - 1).flatmap(lambda place: _spoiled(plan, mistakes[place]))


@st.composite
def _spoiled(draw: st.DrawFn, plan: Plan, mistake: Mistake) -> WrongDossier:
    drawing = Drawing(plan)
    shared = draw_shared(draw, plan)
    drawing.answers |= shared
    for item in plan.items:
        draw_item(draw, drawing, item, shared, COMPLETE)
    # A claimed item makes no demands, and refuses no answer: the mistake would be none.
    drawing.na_claims.clear()
    data = copy.deepcopy(to_data(drawing.dossier(), plan.ruleset, language_of(plan.ruleset)))
    mistake.change(data)
    return WrongDossier(data=data, code=mistake.code.name, what=mistake.what)


def mistakes_of(plan: Plan) -> Iterator[Mistake]:
    """Every mistake that can be made in a dossier of this ruleset."""
    yield from _Spoiler(plan).mistakes()


class _Spoiler:
    """Knows where the answers of one ruleset stand in plain data."""

    def __init__(self, plan: Plan) -> None:
        self._ruleset = plan.ruleset
        self._language = language_of(plan.ruleset)

    def mistakes(self) -> Iterator[Mistake]:
        yield from self._of_the_head()
        for asked in self._ruleset.inputs:
            yield from self._of_an_answer(asked)
        yield from self._of_wholes()
        yield from self._of_nodes()

    def _of_the_head(self) -> Iterator[Mistake]:
        ruleset, year, unit = (self._word(one) for one in keys.NEEDED)
        answers = self._word(keys.ANSWERS)
        for name in (ruleset, year, unit):
            yield Mistake(code=codes.MISSING_KEY, what=f"no {name}", change=partial(_drop, name=name))
        changes: tuple[tuple[Code, str, Json], ...] = (
            (codes.WRONG_RULESET, ruleset, "bo/khac"),
            (codes.WRONG_RULESET, year, str(self._ruleset.year + 100)),
            (codes.WRONG_TYPE, year, _NONSENSE),
            (codes.UNKNOWN_KEY, _STRANGER, "1"),
            (codes.WRONG_TYPE, answers, _NONSENSE),
            (codes.WRONG_TYPE, answers, ["1"]),
            (codes.UNKNOWN_KEY, answers, {_STRANGER: "1"}),
            (codes.DIGEST_DIFFERS, self._word(keys.DIGEST), "sha256:" + "0" * 64),
        )
        for code, name, value in changes:
            yield Mistake(code=code, what=f"{name} = {value}", change=partial(_put, name=name, value=value))

    def _of_an_answer(self, asked: ir.Input) -> Iterator[Mistake]:
        for code, value in _unlawful(asked.kind):
            yield self._answer(asked.key, code, value)
        if asked.owner is not None:
            yield self._answer((asked.owner, _STRANGER), codes.UNKNOWN_KEY, "1")

    def _of_wholes(self) -> Iterator[Mistake]:
        kinds = {one.key: one.kind for one in self._ruleset.inputs}
        for node in nodes(self._ruleset.children):
            for demand in node.demands if isinstance(node, ir.Item) else ():
                match demand:
                    case ir.Demand(ir.Answer(owner, part), ir.Answer(other, whole)) if (
                        isinstance(kinds.get((owner, part)), ir.CountOf)
                        and isinstance(kinds.get((other, whole)), ir.CountOf)
                        and (owner, part) != (other, whole)
                    ):
                        yield self._answer((owner, part), codes.ABOVE_WHOLE, _ABOVE)
                    case _:
                        pass

    def _of_nodes(self) -> Iterator[Mistake]:
        claims, explanations = self._word(keys.NOT_APPLICABLE), self._word(keys.EXPLANATIONS)
        for node in nodes(self._ruleset.children):
            name = node.id
            if node.may_be_claimed_na:
                yield self._below(claims, name, codes.NO_REASON, "")
            else:
                yield self._below(claims, name, codes.NA_NOT_ALLOWED, "Không phát sinh")
            if isinstance(node, ir.Item):
                yield self._below(explanations, name, codes.NO_REASON, "")
        yield self._below(claims, _STRANGER, codes.UNKNOWN_KEY, "Không phát sinh")

    def _below(self, word: str, name: str, code: Code, value: Json) -> Mistake:
        def change(data: Plain) -> None:
            data[word] = {name: value}

        return Mistake(code=code, what=f"{word}.{name} = {value}", change=change)

    def _answer(self, key: Key, code: Code, value: Json) -> Mistake:
        owner, name = key
        word = self._word(keys.ANSWERS)

        def change(data: Plain) -> None:
            answers = data.setdefault(word, {})
            assert isinstance(answers, dict)
            place = answers if owner is None else answers.setdefault(owner, {})
            assert isinstance(place, dict)
            place[name] = value

        return Mistake(code=code, what=f"{owner or ''}.{name} = {value}", change=change)

    def _word(self, word: Word) -> str:
        return word.name.in_(self._language)


def _unlawful(kind: ir.AnswerKind) -> Iterator[tuple[Code, Json]]:
    """Values that are no answer of a kind, with the code that says so."""
    nested: Json = {"x": "1"}
    match kind:
        case ir.CountOf() | ir.DaysOf():
            yield from ((codes.WRONG_TYPE, _NONSENSE), (codes.WRONG_TYPE, "1,5"), (codes.OUT_OF_BOUNDS, "-1"))
            yield codes.WRONG_TYPE, nested
        case ir.YesNo():
            yield codes.WRONG_TYPE, _NONSENSE
            yield codes.WRONG_TYPE, ["x"]
        case ir.DateOf(may_be_absent):
            yield from ((codes.WRONG_TYPE, "31/02/2018"), (codes.WRONG_TYPE, _NONSENSE))
            if not may_be_absent:
                yield codes.WRONG_TYPE, "không có"
        case ir.NumberOf(bounds=bounds) | ir.IndexOf(bounds=bounds):
            yield codes.WRONG_TYPE, _NONSENSE
            if bounds.low is not None and bounds.low > Fraction(_BELOW):
                yield codes.OUT_OF_BOUNDS, _BELOW
            if bounds.high is not None and bounds.high < Fraction(_ABOVE):
                yield codes.OUT_OF_BOUNDS, _ABOVE
        case ir.ChoiceOf():
            yield codes.WRONG_TYPE, _NONSENSE
        case ir.SurveyOf():
            yield codes.WRONG_TYPE, _NONSENSE
            yield codes.UNKNOWN_KEY, {_STRANGER: "1"}
            yield codes.WRONG_TYPE, {}
        case ir.JudgementOf():
            yield codes.WRONG_TYPE, _NONSENSE
            yield codes.NO_REASON, {"points": "0"}


def _put(data: Plain, *, name: str, value: Json) -> None:
    data[name] = value


def _drop(data: Plain, *, name: str) -> None:
    del data[name]
