"""What the solver decides: item by item, each with a question small enough to be answered."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.laws.guarantees import keeps_monotone
from cchc_rules.analyses.proving.bounds import rounding_of_items
from cchc_rules.analyses.proving.replay import can_be_written, dossier_of, scores_of
from cchc_rules.analyses.proving.verdicts import (
    Counterexample,
    Method,
    Proved,
    Reason,
    Refuted,
    Unknown,
    Verdict,
)
from cchc_rules.backends.solver import formulas as f
from cchc_rules.backends.solver.items import ItemTerm, demanded, item_term, right_term, zero_divisors
from cchc_rules.backends.solver.solving import NoModel, Question
from cchc_rules.backends.solver.terms import Reading
from cchc_rules.backends.solver.variables import World
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.walk import figures_in, items

Terms: TypeAlias = Iterable[f.Term]
BY_SOLVER = Proved((Method.SOLVER,))


@frozen(kw_only=True)
class Prover:
    """The solver, asked about one ruleset. `timeout` is in milliseconds, for each question."""

    frame: Frame
    timeout: int = 2000

    # ── every item ─────────────────────────────────────────────────────────────────────────

    def is_defined(self, item: ir.Item) -> Verdict:
        """Every dossier has an outcome, and nothing divides by zero."""
        world = self.world()
        one = self.term(item, world)
        wrong = [f.nobody(one.decides), *zero_divisors(item, Reading(world=world))]
        return self._never(world, [one.right, one.applies, f.some(wrong)])

    def within_bounds(self, item: ir.Item) -> Verdict:
        """Every award lies between 0 and the maximum."""
        world = self.world()
        one = self.term(item, world)
        outside = f.outside(one.points, Fraction(0), item.maximum)
        terms = [one.right, one.applies, one.ends_in(ir.Award), outside, *self.rights(world)]
        found = self.question(world).small_model(terms, self.frame.ruleset.year)
        if isinstance(found, NoModel):
            return _without(found)
        dossier = dossier_of(world.read(found), (item,), self.frame.ruleset)
        score = scores_of(dossier, self.frame.ruleset)[item.id]
        if score.points.low >= 0 and score.points.high <= item.maximum:
            return Unknown(Reason.NOT_CONFIRMED)
        return Refuted(Counterexample(dossier=dossier, scores=(score,)))

    def keeps(self, guarantee: ir.Monotone) -> Verdict:
        """No dossier earns less (or more) because that one answer grew."""
        item = self.frame.names.items[guarantee.item]
        if figures_in(item):
            return Unknown(Reason.FIGURES)
        key = (guarantee.owner, guarantee.name)
        before = self.world()
        after = World(kinds=self.frame.kinds, store=before.store, mark="'", own=frozenset({key}))
        one, other = self.term(item, before), self.term(item, after)
        breaks = one.points > other.points if guarantee.rising else one.points < other.points
        terms = [
            *(each.right for each in (one, other)),
            *(each.applies for each in (one, other)),
            *(each.ends_in(ir.Award) for each in (one, other)),
            f.grows(before, after, key),
            breaks,
            *self.rights(before),
            *self.rights(after),
        ]
        found = self.question(before).small_model(terms, self.frame.ruleset.year)
        if isinstance(found, NoModel):
            return _without(found)
        return self._grown(
            guarantee,
            dossier_of(before.read(found), (item,), self.frame.ruleset),
            dossier_of(after.read(found), (item,), self.frame.ruleset),
        )

    def rights(self, world: World) -> list[f.Term]:
        """No demand on the answers of `world` is broken, whichever item makes it: no file can break one."""
        asked = set(world.asked)
        return [
            right_term(item, Reading(world=world))
            for item in items(self.frame.ruleset)
            if item.demands and demanded(item) <= asked
        ]

    def _grown(self, guarantee: ir.Monotone, before: Dossier, after: Dossier) -> Verdict:
        scores = scores_of(before, self.frame.ruleset)[guarantee.item]
        others = scores_of(after, self.frame.ruleset)[guarantee.item]
        told = can_be_written(before) and can_be_written(after)
        if not told or keeps_monotone(guarantee, scores, others) is not False:
            return Unknown(Reason.NOT_CONFIRMED)
        case = Counterexample(dossier=before, scores=(scores,), other=after, other_scores=(others,))
        return Refuted(case)

    # ── asking ─────────────────────────────────────────────────────────────────────────────

    def world(self) -> World:
        """The variables of a new dossier."""
        return World(kinds=self.frame.kinds)

    def question(self, world: World) -> Question:
        """A question about dossiers of `world`."""
        return Question(world, self.timeout)

    def term(self, item: ir.Item, world: World) -> ItemTerm:
        """`item` in `world`."""
        rounding = rounding_of_items(self.frame.ruleset)
        return item_term(item, self.frame.conditions_of(item), Reading(world=world), rounding)

    def _never(self, world: World, terms: Terms) -> Verdict:
        found = self.question(world).model(terms)
        return _without(found) if isinstance(found, NoModel) else Unknown(Reason.NOT_CONFIRMED)


def _without(found: NoModel) -> Verdict:
    return BY_SOLVER if found is NoModel.NONE else Unknown(Reason.TIMED_OUT)
