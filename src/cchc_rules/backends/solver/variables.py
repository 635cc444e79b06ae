"""One variable of the solver per answer, what answers can be at all, and answers read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias, assert_never

import z3
from attrs import field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.numbers import MAX_DIGITS
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies, Value

Term: TypeAlias = z3.ExprRef
Limits: TypeAlias = Callable[[Term], Iterable[Term]]

_LAST_DAY = date.max.toordinal()
# The parts of an answer that have a variable each; a survey has one per option besides.
_VALUE, _NEVER = "", "never"


@frozen
class Variable:
    """Which part of which answer, of which of two dossiers."""

    mark: str
    key: Key
    part: str


@define
class Store:
    """The variables made so far and what limits them; two dossiers may draw on one store."""

    terms: dict[Variable, Term] = field(factory=dict)
    limits: list[Term] = field(factory=list)
    figures: dict[ir.OfAll, None] = field(factory=dict)

    def variable(self, name: Variable, sort: Callable[[str], Term], limits: Limits) -> Term:
        """The variable of that name, made when it is first asked for."""
        found = self.terms.get(name)
        if found is None:
            found = self.terms[name] = sort(repr((name.mark, *name.key, name.part)))
            self.limits += limits(found)
        return found


@frozen(kw_only=True)
class World:
    """One dossier as the solver sees it.

    Answers in `own` have variables of this dossier's own, told apart by `mark`; all others it
    shares with every dossier of the same store. An answer in `called` goes by another key there.
    """

    kinds: Mapping[Key, ir.AnswerKind]
    called: Mapping[Key, Key] = field(factory=dict)
    store: Store = field(factory=Store)
    mark: str = ""
    own: frozenset[Key] = frozenset()

    # ── asking ─────────────────────────────────────────────────────────────────────────────

    def number(self, key: Key) -> Term:
        """A count, number, index, duration, day or judgement."""
        match self.kinds[key]:
            case ir.CountOf() | ir.DaysOf():
                return self._variable(key, _VALUE, z3.Int, _countable)
            case ir.DateOf(may_be_absent):
                if may_be_absent:
                    self._variable(key, _NEVER, z3.Bool)
                return self._variable(key, _VALUE, z3.Int, lambda it: [it >= 1, it <= _LAST_DAY])
            case ir.NumberOf(bounds=bounds) | ir.IndexOf(bounds=bounds):
                return self._variable(key, _VALUE, z3.Real, lambda it: _bounded(it, bounds))
            case ir.JudgementOf(low=low, high=high, step=step):
                steps = (high - low) // step
                made = self._variable(key, _VALUE, z3.Int, lambda it: [it >= 0, it <= steps])
                return exact(low) + made * exact(step)
            case ir.YesNo() | ir.ChoiceOf() | ir.SurveyOf():
                raise TypeError(key)
            case other:
                assert_never(other)

    def yes(self, key: Key) -> Term:
        """Whether a yes/no question is answered yes."""
        return self._variable(key, _VALUE, z3.Bool)

    def chosen(self, key: Key, option: str) -> Term:
        """Whether `option` is chosen."""
        kind = self.kinds[key]
        assert isinstance(kind, ir.ChoiceOf)
        count = len(kind.options)
        made = self._variable(key, _VALUE, z3.Int, lambda it: [it >= 0, it < count])
        return made == sorted(kind.options).index(option)

    def never(self, key: Key) -> Term:
        """Whether a day never came."""
        self.number(key)
        return self._variable(key, _NEVER, z3.Bool)

    def tally(self, key: Key, group: str | None, option: str) -> Term:
        """How many of `group` chose `option`."""
        kind = self.kinds[key]
        assert isinstance(kind, ir.SurveyOf)
        # Every option has its variable, so that a model tells all replies.
        made = {cell: self._variable(key, repr(cell), z3.Int, _countable) for cell in _cells(kind)}
        return made[group, option]

    def figure(self, number: ir.OfAll) -> Term:
        """A figure over all units, this one among them."""
        self.store.figures[number] = None
        own = self.number((number.owner, number.name))
        kind = self.kinds[number.owner, number.name]
        bounds = kind.bounds if isinstance(kind, (ir.NumberOf, ir.IndexOf)) else ir.Interval(Fraction(0))
        whole = isinstance(kind, (ir.CountOf, ir.DaysOf)) and number.figure is not ir.Cohort.MEAN

        def limits(it: Term) -> Iterator[Term]:
            yield from _bounded(it, bounds)
            if number.figure is ir.Cohort.BEST:
                yield it >= own
            elif number.figure is ir.Cohort.LEAST:
                yield it <= own

        return self._variable(number.key, _VALUE, z3.Int if whole else z3.Real, limits)

    @property
    def asked(self) -> tuple[Key, ...]:
        """The inputs of which some variable was made."""
        made = {(name.mark, name.key) for name in self.store.terms}
        return tuple(key for key in self.kinds if (self._mark(key), self.called.get(key, key)) in made)

    # ── reading ────────────────────────────────────────────────────────────────────────────

    def read(self, model: z3.ModelRef) -> dict[Key, Value]:
        """The answers that `model` gives; figures over all units stand among them."""
        answers = {key: self._answer(key, self.kinds[key], model) for key in self.asked}
        for number in self.store.figures:
            if (number.owner, number.name) in answers:
                answers[number.key] = self._value(number.key, _VALUE, model)
        return answers

    def _answer(self, key: Key, kind: ir.AnswerKind, model: z3.ModelRef) -> Value:
        match kind:
            case ir.YesNo():
                return self._is_true(key, _VALUE, model)
            case ir.ChoiceOf(options):
                return sorted(options)[int(self._value(key, _VALUE, model))]
            case ir.SurveyOf():
                counts = ((cell, int(self._value(key, repr(cell), model))) for cell in _cells(kind))
                return Replies(tuple(counts))
            case ir.JudgementOf(low=low, step=step):
                return Judgement(low + step * self._value(key, _VALUE, model), "…", "…")
            case ir.DateOf() if self._is_true(key, _NEVER, model):
                return Never()
            case _:
                return self._value(key, _VALUE, model)

    def _value(self, key: Key, part: str, model: z3.ModelRef) -> Fraction:
        return value_in(model, self.store.terms[self._named(key, part)])

    def _is_true(self, key: Key, part: str, model: z3.ModelRef) -> bool:
        term = self.store.terms.get(self._named(key, part))
        return term is not None and bool(z3.is_true(model.eval(term, model_completion=True)))

    def _variable(
        self, key: Key, part: str, sort: Callable[[str], Term], limits: Limits = lambda _: ()
    ) -> Term:
        return self.store.variable(self._named(key, part), sort, limits)

    def _named(self, key: Key, part: str) -> Variable:
        return Variable(self._mark(key), self.called.get(key, key), part)

    def _mark(self, key: Key) -> str:
        return self.mark if key in self.own else ""


def _countable(it: Term) -> list[Term]:
    """What a count, a duration or a tally can be: readers take no longer numbers."""
    return [it >= 0, it < 10**MAX_DIGITS]


def exact(value: Fraction) -> Term:
    """An exact number."""
    return z3.IntVal(value.numerator) if value.denominator == 1 else z3.Q(value.numerator, value.denominator)


def value_in(model: z3.ModelRef, term: Term) -> Fraction:
    """The value that `model` gives to a number; one that is no rational is cut off far behind the point."""
    value = model.eval(term, model_completion=True)
    if z3.is_algebraic_value(value):
        value = value.approx(20)
    if z3.is_int_value(value):
        return Fraction(value.as_long())
    return Fraction(value.numerator_as_long(), value.denominator_as_long())


def _cells(kind: ir.SurveyOf) -> tuple[tuple[str | None, str], ...]:
    groups: Iterable[str | None] = [one.label for one in kind.groups] or [None]
    return tuple((group, option.label) for group in groups for option in kind.options)


def _bounded(term: Term, bounds: ir.Interval) -> Iterator[Term]:
    if bounds.low is not None:
        yield term >= exact(bounds.low) if bounds.low_closed else term > exact(bounds.low)
    if bounds.high is not None:
        yield term <= exact(bounds.high) if bounds.high_closed else term < exact(bounds.high)
