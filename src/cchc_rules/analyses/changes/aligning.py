"""Both rulesets in one set of terms: the later one's days, ids and names of questions as the earlier's.

A question is the same where an item that is the same asks it under one name, or in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field

from cchc_rules.analyses.changes.likeness import same_name
from cchc_rules.analyses.changes.matching import Matching
from cchc_rules.analyses.changes.rewriting import Rewriting, moved_day
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes


@frozen(kw_only=True)
class Aligned:
    """The later ruleset in the terms of the earlier; `nodes` has its nodes by their own ids."""

    ruleset: ir.Ruleset
    nodes: dict[str, ir.Node]
    of_before: Rewriting = field(repr=False)
    of_view: Rewriting = field(repr=False)
    years: int

    def other_days(self, old: ir.Item, new: ir.Item) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The days that only one of two items speaks of, each as its own ruleset has it.

        `new` is the later item in the terms of the earlier ruleset.
        """
        before, after = self.of_before.days_of(old), self.of_view.days_of(new)
        gone = tuple(day for day in before if day not in after)
        return gone, tuple(moved_day(day, self.years) for day in after if day not in before)


def aligned(before: ir.Ruleset, after: ir.Ruleset, matching: Matching) -> Aligned:
    """`after` as it would stand for the year of `before`, with the names that `before` gave."""
    ids = {pair.after.id: pair.before.id for pair in matching.pairs}
    taken = {node.id for node in nodes(before.children)}
    # No node that is new, split or merged may be mistaken for an old one that it is not.
    own = (node.id for node in nodes(after.children) if node.id not in ids and node.id in taken)
    kinds = {one.key: one.kind for one in after.inputs}
    rewriting = Rewriting(
        kinds=kinds,
        ids=ids | {name: f"{name}@{after.year}" for name in own},
        keys={other.key: one.key for one, other in same_questions(before, after, matching)},
        years=before.year - after.year,
    )
    found = rewriting.ruleset(after)
    both = zip(nodes(after.children), nodes(found.children), strict=True)
    return Aligned(
        ruleset=found,
        nodes={one.id: other for one, other in both},
        of_before=Rewriting(kinds={one.key: one.kind for one in before.inputs}),
        of_view=Rewriting(kinds={one.key: one.kind for one in found.inputs}),
        years=after.year - before.year,
    )


def same_questions(
    before: ir.Ruleset, after: ir.Ruleset, matching: Matching
) -> tuple[tuple[ir.Input, ir.Input], ...]:
    """Questions of both rulesets that are one: of matched nodes, and of the whole set."""
    old, new = _by_owner(before), _by_owner(after)
    owners: list[tuple[str | None, str | None]] = [(None, None)]
    owners += [(pair.before.id, pair.after.id) for pair in matching.pairs]
    return tuple(found for one, other in owners for found in _same_of(old.get(one, ()), new.get(other, ())))


def _same_of(
    old: tuple[ir.Input, ...] | list[ir.Input], new: tuple[ir.Input, ...] | list[ir.Input]
) -> Iterator[tuple[ir.Input, ir.Input]]:
    named = {one.name: one for one in old}
    names = {one.name for one in new}
    left = [one for one in old if one.name not in names]
    for other in new:
        one = named.get(other.name)
        if one is None:
            one = next((one for one in left if _says_the_same(one, other)), None)
            if one is not None:
                left.remove(one)
        if one is not None:
            yield one, other


def _says_the_same(one: ir.Input, other: ir.Input) -> bool:
    return same_kind(one.kind, other.kind) and same_name(one.question, other.question)


def same_kind(one: ir.AnswerKind, other: ir.AnswerKind) -> bool:
    """Whether an answer of one kind is an answer of the other; what its things are called is nothing."""
    return isinstance(one, ir.CountOf) if isinstance(other, ir.CountOf) else one == other


def _by_owner(ruleset: ir.Ruleset) -> dict[str | None, list[ir.Input]]:
    found: dict[str | None, list[ir.Input]] = {}
    for one in ruleset.inputs:
        found.setdefault(one.owner, []).append(one)
    return found
