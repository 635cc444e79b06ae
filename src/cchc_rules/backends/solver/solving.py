"""Asking the solver: a model, none, or no answer in time; and a small model rather than any."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

import z3
from attrs import field

from cchc_rules.backends.solver.variables import World, exact, value_in
from cchc_rules.base.classes import define
from cchc_rules.ir import nodes as ir

Term: TypeAlias = z3.ExprRef


class NoModel(Enum):
    """Why there is no model."""

    NONE = "none"
    TIMED_OUT = "timed-out"


# How often a search for a smaller or a larger model is refined.
_ROUNDS = 24
# A number of things that a unit may well have.
_MODEST = 1000
_TENTHS = 10
_FEW = (2, 5, 20, 100, _MODEST)
_DECIMALS = (1, 10, 100, 1000, 10**6)


@define
class Question:
    """Whether some dossier of `world` meets all of some terms. Times are in milliseconds."""

    world: World
    timeout: int
    _solver: z3.Solver = field(init=False, factory=z3.Solver)

    def __attrs_post_init__(self) -> None:
        self._solver.set(timeout=self.timeout)

    def model(self, terms: Iterable[Term]) -> z3.ModelRef | NoModel:
        """Some model of the terms."""
        self._solver.push()
        self._solver.add(*self.world.store.limits, *terms)
        found = self._check()
        self._solver.pop()
        return found

    def small_model(self, terms: Iterable[Term], year: int) -> z3.ModelRef | NoModel:
        """A model with days near `year`, few decimals, and counts as small as could be found."""
        self._solver.push()
        self._solver.add(*self.world.store.limits, *terms)
        best = self._check()
        if not isinstance(best, NoModel):
            best = self._few(self._plain(best, year))
            best = self._least(z3.Sum([exact(Fraction(0)), *self._sizes()]), best)
        self._solver.pop()
        return best

    def extreme(
        self, terms: Iterable[Term], value: Term, limit: Fraction
    ) -> tuple[z3.ModelRef | NoModel, Fraction, bool]:
        """A model with `value` as large as could be found, that value, and whether none is larger.

        No model has more than `limit`. Counts that people meet are preferred to larger ones, which
        may come nearer to a limit that nothing reaches.
        """
        self._solver.push()
        self._solver.add(*self.world.store.limits, *terms)
        modest = [size <= _MODEST for size in self._sizes()]
        modest += [z3.IsInt(term * _TENTHS) for term in self._of_kind((ir.NumberOf, ir.IndexOf), z3.is_real)]
        best = self._check(*modest)
        if isinstance(best, NoModel):
            best, modest = self._check(), []
        most, sure = Fraction(0), False
        if not isinstance(best, NoModel):
            best, most, sure = self._climbed(best, value, limit, modest)
            sure = sure and (not modest or self._check(value > exact(most)) is NoModel.NONE)
            best = self._few(best, value >= exact(most), *modest)
        self._solver.pop()
        return best, most, sure

    def _climbed(
        self, best: z3.ModelRef, value: Term, limit: Fraction, modest: list[Term]
    ) -> tuple[z3.ModelRef, Fraction, bool]:
        """From one model to the largest that was found among modest ones, and whether there is no larger."""
        most = value_in(best, value)
        for _ in range(_ROUNDS):
            found = self._check(value > exact(most), *modest)
            if isinstance(found, NoModel):
                return best, most, found is NoModel.NONE
            best, most = found, value_in(found, value)
            # Values in between may have no end: try far ahead as well.
            leap = self._check(value >= exact((most + limit) / 2), *modest)
            if not isinstance(leap, NoModel):
                best, most = leap, value_in(leap, value)
        return best, most, False

    # ── inside ─────────────────────────────────────────────────────────────────────────────

    def _check(self, *more: Term) -> z3.ModelRef | NoModel:
        found = self._solver.check(*more)
        if found == z3.sat:
            return self._solver.model()
        return NoModel.NONE if found == z3.unsat else NoModel.TIMED_OUT

    def _plain(self, best: z3.ModelRef, year: int) -> z3.ModelRef:
        """Keeps days near the year, and numbers to few decimals, as far as that is possible."""
        first, last = date(max(1, year - 1), 1, 1).toordinal(), date(min(9999, year + 1), 12, 31).toordinal()
        for term in self._of_kind(ir.DateOf, z3.is_int):
            best = self._keep(z3.And(term >= first, term <= last), best)
        for term in self._of_kind((ir.NumberOf, ir.IndexOf), z3.is_real):
            for scale in _DECIMALS:
                kept = self._keep(z3.IsInt(term * scale), best)
                if kept is not best:
                    best = kept
                    break
        return best

    def _few(self, best: z3.ModelRef, *more: Term) -> z3.ModelRef:
        """Keeps every count below the first of a few bounds under which there is a model."""
        for most in _FEW:
            found = self._check(*more, *(size <= most for size in self._sizes()))
            if not isinstance(found, NoModel):
                return found
        return best

    def _keep(self, term: Term, best: z3.ModelRef) -> z3.ModelRef:
        found = self._check(term)
        if isinstance(found, NoModel):
            return best
        self._solver.add(term)
        return found

    def _least(self, size: Term, best: z3.ModelRef) -> z3.ModelRef:
        low, high = Fraction(-1), value_in(best, size)
        for _ in range(_ROUNDS * 2):
            if high - low <= 1:
                break
            middle = Fraction((low + high) // 2)
            found = self._check(size <= exact(middle))
            if isinstance(found, NoModel):
                low = middle
            else:
                best, high = found, value_in(found, size)
        return best

    def _sizes(self) -> list[Term]:
        return [
            term
            for kind in (ir.CountOf, ir.DaysOf, ir.SurveyOf, ir.NumberOf, ir.IndexOf)
            for term in self._of_kind(kind, lambda it: z3.is_int(it) or z3.is_real(it))
        ]

    def _of_kind(self, kinds: type | tuple[type, ...], sort: object) -> list[Term]:
        assert callable(sort)
        known = self.world.kinds
        terms = self.world.store.terms
        return [term for name, term in terms.items() if isinstance(known.get(name.key), kinds) and sort(term)]
