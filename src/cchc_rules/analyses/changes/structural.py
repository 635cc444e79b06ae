"""The structural changes of matched rulesets, in the order of the later text.

The later ruleset is read in the terms of the earlier one: days moved to its year, ids of matched nodes
called as they were. What is still another value then is a change.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field

from cchc_rules.analyses.changes.aligning import Aligned, same_kind
from cchc_rules.analyses.changes.heads import of_head
from cchc_rules.analyses.changes.likeness import same_name
from cchc_rules.analyses.changes.matching import Matching
from cchc_rules.analyses.changes.model import (
    Added,
    AppliesChanged,
    Attribute,
    AttributeChanged,
    AttributeValue,
    Change,
    DeadlineChanged,
    EvidenceChanged,
    How,
    InputsChanged,
    MaximumChanged,
    Merged,
    Moved,
    Pair,
    QuestionsReworded,
    Removed,
    Renamed,
    Renumbered,
    RuleChanged,
    Split,
)
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

# Said once of the group when all below it only follow.
_INHERITED = frozenset(
    {Attribute.ASSESSOR, Attribute.PROVENANCE, Attribute.CLAIM, Attribute.SURVEY, Attribute.NOT_APPLICABLE}
)


def structural(
    before: ir.Ruleset, after: ir.Ruleset, matching: Matching, view: Aligned
) -> tuple[Change, ...]:
    """Every change that the two texts show, those of the head first."""
    found = [*of_head(before, after, view), *_of_tree(before, after, matching)]
    asked = _Asked(before, after, view)
    found += asked.changes(None)
    parents = parents_of(before), parents_of(after)
    said: dict[tuple[str, str, Attribute], AttributeChanged] = {}
    for pair in matching.pairs:
        above = parents[0].get(pair.before.id), parents[1].get(pair.after.id)
        for change in _of_pair(pair, view, asked):
            if isinstance(change, AttributeChanged):
                said[pair.before.id, pair.after.id, change.attribute] = change
                if above[0] is not None and above[1] is not None:
                    higher = said.get((above[0].id, above[1].id, change.attribute))
                    if higher is not None and _follows(change, higher):
                        continue
            found.append(change)
    return tuple(found)


def _follows(change: AttributeChanged, higher: AttributeChanged) -> bool:
    """Whether a node only says what its group says."""
    same = (change.before, change.after) == (higher.before, higher.after)
    return same and change.attribute in _INHERITED


# ── the tree ───────────────────────────────────────────────────────────────────────────────


def _of_tree(before: ir.Ruleset, after: ir.Ruleset, matching: Matching) -> Iterator[Change]:
    told = (*split_below(matching), *merged_below(matching), *_several(matching))
    in_parts = {part.id for one in told if isinstance(one, Split) for part in one.parts}
    of_parts = {part.id for one in told if isinstance(one, Merged) for part in one.parts}
    yield from told
    yield from (Removed(node) for node in matching.removed if node.id not in of_parts)
    yield from (Added(node) for node in matching.added if node.id not in in_parts)
    parents = parents_of(before), parents_of(after)
    carried = {(one.before.id, one.after.id) for one in (*matching.pairs, *matching.links)}
    for pair in matching.pairs:
        if pair.before.code != pair.after.code:
            yield Renumbered(pair)
        old, new = parents[0].get(pair.before.id), parents[1].get(pair.after.id)
        stays = old is new is None or (old is not None and new is not None and (old.id, new.id) in carried)
        if not stays:
            yield Moved(pair=pair, before=old, after=new)
        if not same_name(pair.before.name, pair.after.name):
            yield Renamed(pair)


def split_below(matching: Matching) -> Iterator[Split]:
    """Items that have become groups: their points went to what is new below."""
    new = {node.id for node in matching.added}
    for pair in matching.pairs:
        if isinstance(pair.before, ir.Item) and isinstance(pair.after, ir.Group):
            parts = tuple(one for one in _leaves(pair.after) if one.id in new)
            if parts:
                yield Split(before=pair.before, parts=parts, how=pair.how)


def merged_below(matching: Matching) -> Iterator[Merged]:
    """Groups that have become items."""
    gone = {node.id for node in matching.removed}
    for pair in matching.pairs:
        if isinstance(pair.before, ir.Group) and isinstance(pair.after, ir.Item):
            parts = tuple(one for one in _leaves(pair.before) if one.id in gone)
            if parts:
                yield Merged(parts=parts, after=pair.after, how=pair.how)


def _leaves(group: ir.Group) -> Iterator[ir.Item]:
    return (node for node in nodes(group.children) if isinstance(node, ir.Item))


def _several(matching: Matching) -> Iterator[Split | Merged]:
    by_old: dict[str, list[Pair]] = {}
    by_new: dict[str, list[Pair]] = {}
    for link in matching.links:
        by_old.setdefault(link.before.id, []).append(link)
        by_new.setdefault(link.after.id, []).append(link)
    for links in by_old.values():
        if len(links) > 1:
            parts = tuple(one.after for one in links)
            yield Split(before=links[0].before, parts=parts, how=_how(links))
    for links in by_new.values():
        if len(links) > 1:
            yield Merged(parts=tuple(one.before for one in links), after=links[0].after, how=_how(links))


def _how(links: list[Pair]) -> How:
    """What made it a split or a merge: the least certain of its links."""
    order = list(How)
    return max((one.how for one in links), key=order.index)


def parents_of(ruleset: ir.Ruleset) -> dict[str, ir.Group]:
    """The group above each node that has one."""
    groups = (node for node in nodes(ruleset.children) if isinstance(node, ir.Group))
    return {child.id: group for group in groups for child in group.children}


# ── one node ───────────────────────────────────────────────────────────────────────────────


@frozen
class _Asked:
    """The questions of both rulesets, those of the later in the terms of the earlier."""

    earlier: ir.Ruleset
    later: ir.Ruleset
    view: Aligned
    before: dict[str | None, dict[str, ir.Input]] = field(init=False)
    after: dict[str | None, dict[str, tuple[ir.Input, ir.Input]]] = field(init=False)

    @before.default
    def _of_earlier(self) -> dict[str | None, dict[str, ir.Input]]:
        found: dict[str | None, dict[str, ir.Input]] = {}
        for one in self.earlier.inputs:
            found.setdefault(one.owner, {})[one.name] = one
        return found

    @after.default
    def _of_later(self) -> dict[str | None, dict[str, tuple[ir.Input, ir.Input]]]:
        found: dict[str | None, dict[str, tuple[ir.Input, ir.Input]]] = {}
        for one, written in zip(self.view.ruleset.inputs, self.later.inputs, strict=True):
            found.setdefault(one.owner, {})[one.name] = (one, written)
        return found

    def changes(self, pair: Pair | None) -> Iterator[Change]:
        """What is asked otherwise by a node, or by the whole set."""
        owner = None if pair is None else pair.before.id
        old, new = self.before.get(owner, {}), self.after.get(owner, {})
        added = tuple(written for name, (_, written) in new.items() if name not in old)
        removed = tuple(one for name, one in old.items() if name not in new)
        both = [(old[name], *new[name]) for name in new if name in old]
        altered = tuple(
            (one, written)
            for one, _, written in both
            if one.name != written.name or not same_kind(one.kind, written.kind)
        )
        if added or removed or altered:
            yield InputsChanged(pair=pair, added=added, removed=removed, altered=altered)
        reworded = tuple((one, written) for one, _, written in both if _said(one) != _said(written))
        if reworded:
            yield QuestionsReworded(pair=pair, questions=reworded)


def _said(one: ir.Input) -> tuple[str, str | None]:
    return folded(one.question), one.kind.unit if isinstance(one.kind, ir.CountOf) else None


def _of_pair(pair: Pair, view: Aligned, asked: _Asked) -> Iterator[Change]:
    old, new = pair.before, view.nodes[pair.after.id]
    if old.maximum != new.maximum:
        yield MaximumChanged(pair)
    if old.applies != new.applies:
        yield AppliesChanged(pair)
    yield from asked.changes(pair)
    if isinstance(old, ir.Item) and isinstance(new, ir.Item):
        if (old.cases, set(old.demands)) != (new.cases, set(new.demands)):
            yield RuleChanged(pair)
        if set(old.evidence) != set(new.evidence):
            yield EvidenceChanged(pair)
        gone, come = view.other_days(old, new)
        if gone or come:
            yield DeadlineChanged(pair=pair, before=gone, after=come)
    yield from _attributes(pair)


def _attributes(pair: Pair) -> Iterator[AttributeChanged]:
    old, new = _attributes_of(pair.before), _attributes_of(pair.after)
    for attribute in Attribute:
        one, other = old.get(attribute), new.get(attribute)
        if attribute in old and attribute in new and one != other:
            yield AttributeChanged(pair=pair, attribute=attribute, before=one, after=other)


def _attributes_of(node: ir.Node) -> dict[Attribute, AttributeValue]:
    """What a node says of itself beside its rule; items and groups do not say the same."""
    found: dict[Attribute, AttributeValue] = {
        Attribute.LEVEL: node.level,
        Attribute.SURVEY: node.survey,
        Attribute.CLAIM: node.may_be_claimed_na,
        Attribute.ASSESSOR: node.assessor,
        Attribute.PROVENANCE: node.provenance,
        Attribute.NOTE: node.note,
    }
    if isinstance(node, ir.Item):
        found[Attribute.NOT_APPLICABLE] = node.na
        found[Attribute.WITHOUT_EVIDENCE] = node.without_evidence
    else:
        found[Attribute.COMBINE] = node.combine
        found[Attribute.RESCALES] = node.rescales
    return found
