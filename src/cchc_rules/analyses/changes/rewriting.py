"""The later ruleset in the terms of the earlier: its days moved to that year, its matched nodes called alike.

"Before 15 January of the next year" is another day every year and the same deadline. In the IR a day
is a number; a number is taken for a day where it is held against a date and lies between 1900 and 2200.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import evolve, field

from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.walk import conditions_in, keys_of_number, numbers_in

_FIRST, _LAST = date(1900, 1, 1).toordinal(), date(2200, 12, 31).toordinal()
_FEBRUARY, _LEAP_DAY = 2, 29


def moved_day(day: int, years: int) -> int:
    """The same day so many years later; 29 February becomes 28 where the year has none."""
    if not years or not _FIRST <= day <= _LAST:
        return day
    found = date.fromordinal(day)
    if (found.month, found.day) == (_FEBRUARY, _LEAP_DAY) and not isleap(found.year + years):
        found = found.replace(day=_LEAP_DAY - 1)
    return found.replace(year=found.year + years).toordinal()


@frozen(kw_only=True)
class Rewriting:
    """Other ids of nodes, other keys of inputs, and so many years to move every day."""

    kinds: Mapping[Key, ir.AnswerKind]
    ids: Mapping[str, str] = field(factory=dict)
    keys: Mapping[Key, Key] = field(factory=dict)
    years: int = 0

    def id_of(self, name: str) -> str:
        """The other id of a node."""
        return self.ids.get(name, name)

    def key_of(self, owner: str | None, name: str) -> Key:
        """The other key of an input."""
        return self.keys.get((owner, name)) or (self.owner(owner), name)

    def owner(self, name: str | None) -> str | None:
        """The other id of an owner."""
        return None if name is None else self.id_of(name)

    def ruleset(self, ruleset: ir.Ruleset) -> ir.Ruleset:
        """The whole ruleset rewritten."""
        return evolve(
            ruleset,
            inputs=tuple(self.input(one) for one in ruleset.inputs),
            children=tuple(self.node(child) for child in ruleset.children),
            gradings=tuple(self._grading(one) for one in ruleset.gradings),
            ranking=None
            if ruleset.ranking is None
            else evolve(ruleset.ranking, breakers=tuple(self.id_of(one) for one in ruleset.ranking.breakers)),
            milestones=tuple(evolve(one, days=self._days(one.days)) for one in ruleset.milestones),
            guarantees=tuple(self._guarantee(one) for one in ruleset.guarantees),
        )

    def input(self, one: ir.Input) -> ir.Input:
        """A question rewritten."""
        owner, name = self.key_of(*one.key)
        return evolve(one, owner=owner, name=name)

    def node(self, node: ir.Node) -> ir.Node:
        """A node rewritten, with all below it."""
        applies = None if node.applies is None else self.condition(node.applies)
        if isinstance(node, ir.Group):
            below = tuple(self.node(child) for child in node.children)
            return evolve(node, id=self.id_of(node.id), applies=applies, children=below)
        return evolve(
            node,
            id=self.id_of(node.id),
            applies=applies,
            cases=tuple(
                ir.Case(when=self.condition(case.when), then=self._outcome(case.then)) for case in node.cases
            ),
            demands=tuple(
                ir.Demand(part=self.number(one.part), whole=self.number(one.whole)) for one in node.demands
            ),
            evidence=tuple(self._evidence(one) for one in node.evidence),
        )

    def number(self, number: ir.Number, *, dated: bool | None = None) -> ir.Number:
        """A number rewritten; `dated` where it is held against a date."""
        days = self._reads_a_date(number) if dated is None else dated or self._reads_a_date(number)
        match number:
            case ir.Constant(value):
                return ir.Constant(self._day(value)) if days else number
            case ir.Answer() | ir.Tally() | ir.OfAll():
                owner, name = self.key_of(number.owner, number.name)
                return evolve(number, owner=owner, name=name)
            case ir.Sum(terms):
                return ir.Sum(tuple(self.number(one, dated=days) for one in terms))
            case ir.Product(factors):
                return ir.Product(tuple(self.number(one, dated=days) for one in factors))
            case ir.Quotient(dividend, divisor):
                return ir.Quotient(self.number(dividend, dated=days), self.number(divisor, dated=days))
            case ir.Least(choices):
                return ir.Least(tuple(self.number(one, dated=days) for one in choices))
            case ir.Greatest(choices):
                return ir.Greatest(tuple(self.number(one, dated=days) for one in choices))
            case ir.If(condition, then, otherwise):
                return ir.If(
                    self.condition(condition),
                    self.number(then, dated=days),
                    self.number(otherwise, dated=days),
                )
            case ir.Rounded(value=value):
                return evolve(number, value=self.number(value, dated=days))
            case ir.Earned() | ir.Share():
                return evolve(number, node=self.id_of(number.node))
            case _:
                assert_never(number)

    def condition(self, condition: ir.Condition) -> ir.Condition:
        """A condition rewritten."""
        match condition:
            case ir.Within(value, interval):
                dated = self._reads_a_date(value)
                ends = self._days(interval) if dated else interval
                return ir.Within(self.number(value, dated=dated), ends)
            case ir.Yes() | ir.Chosen() | ir.Absent():
                owner, name = self.key_of(condition.owner, condition.name)
                return evolve(condition, owner=owner, name=name)
            case ir.All(inner):
                return ir.All(tuple(self.condition(one) for one in inner))
            case ir.Any(inner):
                return ir.Any(tuple(self.condition(one) for one in inner))
            case ir.Not(one):
                return ir.Not(self.condition(one))
            case _:
                assert_never(condition)

    def days_of(self, item: ir.Item) -> tuple[int, ...]:
        """Every day that the rule, the condition or the evidence of an item speaks of, in order."""
        found = set[Fraction]()
        conditions = [case.when for case in item.cases] + ([] if item.applies is None else [item.applies])
        numbers = [case.then.points for case in item.cases if isinstance(case.then, ir.Award)]
        for condition in conditions:
            found |= set(self._days_in(condition))
        for number in numbers:
            for one in numbers_in(number):
                if isinstance(one, ir.If):
                    found |= set(self._days_in(one.condition))
            if self._reads_a_date(number):
                found |= {one.value for one in numbers_in(number) if isinstance(one, ir.Constant)}
        days = {int(day) for day in found if day.denominator == 1 and _FIRST <= day <= _LAST}
        documents = (one for evidence in item.evidence for one in evidence.documents)
        days |= {day for one in documents for day in (one.since, one.until) if day is not None}
        return tuple(sorted(days))

    def _days_in(self, condition: ir.Condition) -> Iterator[Fraction]:
        for one in conditions_in(condition):
            if isinstance(one, ir.Within) and self._reads_a_date(one.value):
                yield from (end for end in (one.interval.low, one.interval.high) if end is not None)
                yield from (part.value for part in numbers_in(one.value) if isinstance(part, ir.Constant))

    def _outcome(self, outcome: ir.Outcome) -> ir.Outcome:
        return ir.Award(self.number(outcome.points)) if isinstance(outcome, ir.Award) else outcome

    def _evidence(self, evidence: ir.Evidence) -> ir.Evidence:
        documents = (
            evolve(
                one,
                since=None if one.since is None else moved_day(one.since, self.years),
                until=None if one.until is None else moved_day(one.until, self.years),
            )
            for one in evidence.documents
        )
        return evolve(evidence, documents=tuple(documents))

    def _grading(self, grading: ir.Grading) -> ir.Grading:
        gates = tuple(evolve(one, condition=self.condition(one.condition)) for one in grading.gates)
        return evolve(grading, gates=gates)

    def _guarantee(self, guarantee: ir.Guarantee) -> ir.Guarantee:
        match guarantee:
            case ir.Monotone():
                owner, name = self.key_of(guarantee.owner, guarantee.name)
                return evolve(guarantee, item=self.id_of(guarantee.item), owner=owner, name=name)
            case ir.Always():
                return evolve(
                    guarantee,
                    owner=self.owner(guarantee.owner),
                    when=self.condition(guarantee.when),
                    then=self.condition(guarantee.then),
                )
            case _:
                assert_never(guarantee)

    def _reads_a_date(self, number: ir.Number) -> bool:
        return any(isinstance(self.kinds.get(key), ir.DateOf) for key in keys_of_number(number))

    def _days(self, interval: ir.Interval) -> ir.Interval:
        low = None if interval.low is None else self._day(interval.low)
        high = None if interval.high is None else self._day(interval.high)
        return evolve(interval, low=low, high=high)

    def _day(self, value: Fraction) -> Fraction:
        return Fraction(moved_day(int(value), self.years)) if value.denominator == 1 else value
