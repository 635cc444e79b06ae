"""Two rules held against each other by the solver; `exact` scores every difference it proposes."""

from __future__ import annotations

from cchc_rules.analyses.proving.bounds import rounding_of_items
from cchc_rules.analyses.proving.pairs import (
    Difference,
    Differs,
    Equivalence,
    Pair,
    Placed,
    Same,
    Undecided,
)
from cchc_rules.analyses.proving.replay import can_be_written
from cchc_rules.analyses.proving.verdicts import Method, Reason
from cchc_rules.backends.solver import formulas as f
from cchc_rules.backends.solver.items import ItemTerm, item_term
from cchc_rules.backends.solver.solving import NoModel, Question
from cchc_rules.backends.solver.terms import Reading
from cchc_rules.backends.solver.variables import World
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir

# Outcomes that are the same whatever the points; awards are told apart by their points.
_OUTCOMES = (ir.NeedsExplanation, ir.Pending, ir.Rejected)


def told_apart(pair: Pair, timeout: int) -> Equivalence:
    """Same for all answers, or the smallest difference, and the largest."""
    asked = _Asked.of(pair, timeout)
    year = pair.before.frame.ruleset.year
    # Other points for right answers tell more than what becomes of answers that cannot be right.
    found = asked.question.small_model([asked.other_points], year)
    if isinstance(found, NoModel):
        told = asked.question.small_model([asked.other_states], year)
        if NoModel.TIMED_OUT in (found, told):
            return Undecided(Reason.TIMED_OUT)
        found = told
    if isinstance(found, NoModel):
        return Same(Method.SOLVER)
    smallest = asked.difference(found)
    if smallest is None:
        return Undecided(Reason.NOT_CONFIRMED)
    gain, gain_sure = asked.largest(asked.after.points - asked.before.points)
    loss, loss_sure = asked.largest(asked.before.points - asked.after.points)
    return Differs(smallest=smallest, gain=gain, loss=loss, sure=gain_sure and loss_sure)


@frozen(kw_only=True)
class _Asked:
    pair: Pair
    worlds: tuple[World, World]
    before: ItemTerm
    after: ItemTerm
    question: Question

    @classmethod
    def of(cls, pair: Pair, timeout: int) -> _Asked:
        """Both items over the answers that they share."""
        kinds = pair.before.frame.kinds
        world = World(kinds=kinds)
        others = pair.after.frame.kinds
        own = frozenset(key for key in others if key not in pair.called)
        called = dict(pair.called)
        other = World(kinds=others, store=world.store, mark="'", own=own, called=called)
        return cls(
            pair=pair,
            worlds=(world, other),
            before=_term(pair.before, world),
            after=_term(pair.after, other),
            question=Question(world, timeout),
        )

    @property
    def other_points(self) -> f.Term:
        """Both give points, but not as many."""
        one, other = self.before, self.after
        return f.every([_scored(one), _scored(other), f.differ(one.points, other.points)])

    @property
    def other_states(self) -> f.Term:
        """The two end in different states, or an item that does not apply counts otherwise."""
        one, other = self.before, self.after
        states = [f.differ(_scored(one), _scored(other)), f.differ(_left_out(one), _left_out(other))]
        states += [f.differ(_ends(one, kind), _ends(other, kind)) for kind in _OUTCOMES]
        if one.item.na.effect is not other.item.na.effect:
            states.append(_left_out(one))
        return f.some(states)

    def largest(self, change: f.Term) -> tuple[Difference | None, bool]:
        """The largest such change between two scores, and whether none is larger."""
        terms = [_scored(self.before), _scored(self.after), f.positive(change)]
        limit = max(self.before.item.maximum, self.after.item.maximum)
        found, _, sure = self.question.extreme(terms, change, limit)
        if isinstance(found, NoModel):
            return None, found is NoModel.NONE
        return self.difference(found), sure

    def difference(self, model: f.Model) -> Difference | None:
        """What `exact` makes of a model."""
        before, after = (world.read(model) for world in self.worlds)
        both = self.pair.dossiers(before, after)
        if not all(can_be_written(one) for one in both):
            return None
        return self.pair.difference(*both)


def _term(placed: Placed, world: World) -> ItemTerm:
    conditions = placed.frame.conditions_of(placed.item)
    return item_term(placed.item, conditions, Reading(world=world), rounding_of_items(placed.frame.ruleset))


def _scored(one: ItemTerm) -> f.Term:
    return f.every([one.applies, one.right, one.ends_in(ir.Award)])


def _left_out(one: ItemTerm) -> f.Term:
    """The item does not apply: it is not meant, or its rule says so of right answers."""
    by_rule = f.every([one.right, one.ends_in(ir.NotApplicable)])
    return f.some([f.nobody([one.applies]), by_rule])


def _ends(one: ItemTerm, outcome: type) -> f.Term:
    if outcome is ir.Rejected:
        wrong = f.some([f.nobody([one.right]), one.ends_in(ir.Rejected)])
        return f.every([one.applies, wrong])
    return f.every([one.applies, one.right, one.ends_in(outcome)])
