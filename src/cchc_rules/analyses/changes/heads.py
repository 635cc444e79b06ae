"""What changed in the head of a ruleset: its facts, grades, ranking, milestones and guarantees."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from cchc_rules.analyses.changes.aligning import Aligned
from cchc_rules.analyses.changes.model import (
    Change,
    Fact,
    FactValue,
    GradingChanged,
    GuaranteeChanged,
    HeadChanged,
    MilestoneChanged,
    RankingChanged,
)
from cchc_rules.base.names import folded
from cchc_rules.ir import nodes as ir

_Said = TypeVar("_Said")
_Key = TypeVar("_Key", bound=Hashable)


def of_head(before: ir.Ruleset, after: ir.Ruleset, view: Aligned) -> Iterator[Change]:
    """Every change of the head; values of the later ruleset as they stand there."""
    old, new = _facts(before), _facts(after)
    for fact in Fact:
        if _compared(fact, old[fact]) != _compared(fact, new[fact]):
            yield HeadChanged(fact=fact, before=old[fact], after=new[fact])
    for target, grading, other in _beside(before.gradings, view.ruleset.gradings, after.gradings, _target):
        yield GradingChanged(target=target, before=grading, after=other)
    if before.ranking != view.ruleset.ranking:
        yield RankingChanged(before=before.ranking, after=after.ranking)
    for _, milestone, later in _beside(before.milestones, view.ruleset.milestones, after.milestones, _named):
        yield MilestoneChanged(before=milestone, after=later)
    yield from _guarantees(before, after, view)


def _target(grading: ir.Grading) -> str | None:
    return grading.target


def _named(milestone: ir.Milestone) -> str:
    return folded(milestone.name)


def _beside(
    old: Sequence[_Said], viewed: Sequence[_Said], new: Sequence[_Said], key: Callable[[_Said], _Key]
) -> Iterator[tuple[_Key, _Said | None, _Said | None]]:
    """What is not the same under one key; None where nothing has it."""
    earlier = {key(one): one for one in old}
    later = {key(one): (one, written) for one, written in zip(viewed, new, strict=True)}
    for name in dict.fromkeys([*earlier, *later]):
        one = earlier.get(name)
        seen, written = later.get(name, (None, None))
        if one != seen:
            yield name, one, written


def _guarantees(before: ir.Ruleset, after: ir.Ruleset, view: Aligned) -> Iterator[GuaranteeChanged]:
    """Guarantees have no name of their own; each stands or falls as it is."""
    for one in before.guarantees:
        if one not in view.ruleset.guarantees:
            yield GuaranteeChanged(before=one, after=None)
    for seen, written in zip(view.ruleset.guarantees, after.guarantees, strict=True):
        if seen not in before.guarantees:
            yield GuaranteeChanged(before=None, after=written)


def _facts(ruleset: ir.Ruleset) -> dict[Fact, FactValue]:
    total = ruleset.total
    return {
        Fact.TITLE: ruleset.title,
        Fact.DECISIONS: ruleset.decisions,
        Fact.TARGETS: ruleset.targets,
        Fact.VALIDITY: (ruleset.first_year, ruleset.last_year),
        Fact.TOTAL: total.maximum,
        Fact.CAP: total.cap,
        Fact.FLOOR: total.floor,
        Fact.BONUS_CAP: total.bonus_cap,
        Fact.PENALTY_CAP: total.penalty_cap,
        Fact.INDEX: (total.numerator, total.denominator),
        Fact.ROUNDING: total.rounding,
        Fact.RESCALE: total.rescale,
        Fact.PROVENANCE: ruleset.provenance,
    }


def _compared(fact: Fact, value: FactValue) -> object:
    """A value as far as it says something: the order of decisions and targets means nothing."""
    match fact, value:
        case Fact.TITLE, str():
            return folded(value)
        case ((Fact.DECISIONS | Fact.TARGETS), tuple()):
            return frozenset(value)
        case _:
            return value
