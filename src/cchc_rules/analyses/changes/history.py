"""The history of one item: what it was in every version of a set, and what changed each time.

An item is followed from the version that it was asked for in, backward and forward, by the same
matching as every comparison: through another code, another group, a split, a merge. A code alone
follows nothing, for another year may give it to something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.kinds import pair_of
from cchc_rules.analyses.changes.model import (
    Added,
    Change,
    Changes,
    GradingChanged,
    GuaranteeChanged,
    HeadChanged,
    InputsChanged,
    Merged,
    MilestoneChanged,
    QuestionsReworded,
    RankingChanged,
    Removed,
    Split,
)
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes


@frozen(kw_only=True)
class Version:
    """The set as it stands from one year on.

    `decisions` are those that made it what it is and did not stand in the version before. `nodes`
    are what the item is in it: none where it is not there, several where it was split or before it
    was merged; empty too in the history of a whole set. `changes` are those since the version
    before, of the item, or of everything.
    """

    ruleset: ir.Ruleset
    decisions: tuple[ir.Decision, ...]
    nodes: tuple[ir.Node, ...] = ()
    since: Changes | None = None
    changes: tuple[Change, ...] = ()


@frozen(kw_only=True)
class History:
    """All versions, the oldest first.

    `namesakes` are other items that have had the code asked for, each with the version it was in.
    """

    versions: tuple[Version, ...]
    namesakes: tuple[tuple[ir.Node, ir.Ruleset], ...] = ()


def history_of_set(rulesets: Sequence[ir.Ruleset]) -> History:
    """Every version of a set, each held against the one before it."""
    since = [None, *(compare(old, new) for old, new in pairwise(rulesets))]
    return History(
        versions=tuple(
            Version(
                ruleset=ruleset,
                decisions=_new_decisions(ruleset, changes),
                since=changes,
                changes=() if changes is None else changes.changes,
            )
            for ruleset, changes in zip(rulesets, since, strict=True)
        )
    )


def history_of_item(rulesets: Sequence[ir.Ruleset], name: str, year: int | None = None) -> History | None:
    """The history of the item that an id or a code names; None where no version has it.

    An id counts before a code, and the newest version that has it says what is meant: of those that
    hold in `year` or before, where a year is given.
    """
    found = _named([one for one in rulesets if year is None or one.year <= year], name)
    if found is None:
        return None
    start, node = found
    steps = [compare(old, new) for old, new in pairwise(rulesets)]
    held: dict[int, frozenset[str]] = {start: frozenset({node.id})}
    for place in range(start, len(steps)):
        held[place + 1] = _forward(steps[place], held[place])
    for place in range(start - 1, -1, -1):
        held[place] = _backward(steps[place], held[place + 1])
    versions = []
    for place, ruleset in enumerate(rulesets):
        since = steps[place - 1] if place else None
        versions.append(
            Version(
                ruleset=ruleset,
                decisions=_new_decisions(ruleset, since),
                nodes=tuple(one for one in nodes(ruleset.children) if one.id in held[place]),
                since=since,
                changes=() if since is None else tuple(_about(since, held[place - 1], held[place])),
            )
        )
    return History(versions=tuple(versions), namesakes=tuple(_namesakes(rulesets, name, held)))


def _named(rulesets: Sequence[ir.Ruleset], name: str) -> tuple[int, ir.Node] | None:
    for by_id in (True, False):
        for place in range(len(rulesets) - 1, -1, -1):
            for node in nodes(rulesets[place].children):
                if name == (node.id if by_id else node.code):
                    return place, node
    return None


def _new_decisions(ruleset: ir.Ruleset, since: Changes | None) -> tuple[ir.Decision, ...]:
    known = set() if since is None else {one.number for one in since.before.decisions}
    return tuple(one for one in ruleset.decisions if one.number not in known)


# ── following ──────────────────────────────────────────────────────────────────────────────


def _links(changes: Changes) -> Iterator[tuple[str, str]]:
    yield from ((pair.before.id, pair.after.id) for pair in changes.pairs)
    for change in changes.changes:
        match change:
            case Split(before=before, parts=parts):
                yield from ((before.id, part.id) for part in parts)
            case Merged(parts=parts, after=after):
                yield from ((part.id, after.id) for part in parts)
            case _:
                pass


def _forward(changes: Changes, names: frozenset[str]) -> frozenset[str]:
    return frozenset(after for before, after in _links(changes) if before in names)


def _backward(changes: Changes, names: frozenset[str]) -> frozenset[str]:
    return frozenset(before for before, after in _links(changes) if after in names)


def _about(changes: Changes, before: frozenset[str], after: frozenset[str]) -> Iterator[Change]:
    """The changes that touch the item, on either side."""
    for change in changes.changes:
        match change:
            case Added(node):
                told = node.id in after
            case Removed(node):
                told = node.id in before
            case Split(before=node, parts=parts):
                told = node.id in before or any(part.id in after for part in parts)
            case Merged(parts=parts, after=node):
                told = node.id in after or any(part.id in before for part in parts)
            case HeadChanged() | GradingChanged() | RankingChanged() | MilestoneChanged():
                told = False
            case GuaranteeChanged() | InputsChanged(pair=None) | QuestionsReworded(pair=None):
                told = False
            case _:
                pair = pair_of(change)
                told = pair is not None and (pair.before.id in before or pair.after.id in after)
        if told:
            yield change


def _namesakes(
    rulesets: Sequence[ir.Ruleset], name: str, held: dict[int, frozenset[str]]
) -> Iterator[tuple[ir.Node, ir.Ruleset]]:
    told = set[str]()
    for place, ruleset in enumerate(rulesets):
        for node in nodes(ruleset.children):
            if node.code == name and node.id not in held[place] | told:
                told.add(node.id)
                yield node, ruleset
