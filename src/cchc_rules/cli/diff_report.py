"""What `cchc diff` prints for people: the whole first, then the tree, each row, and the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_rules.analyses.changes.balance import Line, balance, whole
from cchc_rules.analyses.changes.kinds import Kind, pair_of
from cchc_rules.analyses.changes.messages import ENTRIES, KINDS, SECTIONS
from cchc_rules.analyses.changes.model import (
    Added,
    AttributeChanged,
    Behaviour,
    Change,
    Changes,
    Entry,
    Merged,
    Moved,
    Pair,
    Passage,
    Removed,
    Renamed,
    Renumbered,
    Section,
    Split,
)
from cchc_rules.analyses.changes.wording import (
    Told,
    behaves,
    called,
    guessed,
    in_a_line,
    tell,
    verdict,
    worth,
)
from cchc_rules.analyses.expectations import phrase_number
from cchc_rules.analyses.proving.pairs import Undecided
from cchc_rules.analyses.proving.verdicts import Reason
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.tables import aligned, clean
from cchc_rules.ir.nodes import Ruleset

# One line tells both sides as long as each is one sentence.
_SIDE_BY_SIDE = 1
# From so many rows on, what is the same for all of them is told once.
_SEVERAL = 4
_TREE = (Split, Merged, Removed, Added, Renumbered, Moved, Renamed)


def to_lines(changes: Changes, counted: Sequence[Change], language: Language) -> Iterator[str]:
    """The comparison, line by line."""
    facts = {"before": _reference(changes.before), "after": _reference(changes.after)}
    yield messages.DIFF_HEAD.of(**facts).in_(language)
    yield from _part(messages.DIFF_WHOLE, _of_whole(changes), language)
    yield from _part(messages.DIFF_TREE, _of_tree(changes), language)
    yield from _part(messages.DIFF_ROWS, _of_rows(changes), language)
    if any(row.entry is not Entry.KEPT for row in changes.ledger.rows):
        yield ""
        yield messages.DIFF_LEDGER.in_(language)
        yield from (f"  {line}" for line in _ledger(changes, language))
    for passage in changes.passages:
        yield ""
        yield from _passage(passage, language)
    yield ""
    yield _summary(changes, counted).in_(language)
    if any(one.verdict == Undecided(Reason.NO_SOLVER) for one in changes.behaviours):
        yield messages.PROVE_INSTALL.in_(language)


def _part(title: Text, lines: Iterator[tuple[int, Text]], language: Language) -> Iterator[str]:
    """A part with its title; nothing where it has no line."""
    found = [f"{'  ' * depth}{clean(line.in_(language))}" for depth, line in lines]
    if found:
        yield ""
        yield title.in_(language)
        yield from found


def _reference(ruleset: Ruleset) -> str:
    return f"{ruleset.id}@{ruleset.year}"


# ── the whole and the tree ─────────────────────────────────────────────────────────────────


def _of_whole(changes: Changes) -> Iterator[tuple[int, Text]]:
    for change in changes.changes:
        if not isinstance(change, _TREE) and pair_of(change) is None:
            yield from _told(tell(change, changes), 1)
    for several in _alike(changes):
        told = in_a_line(tell(several[0], changes))
        yield 1, messages.DIFF_OF_SEVERAL.of(change=told, count=len(several))


def _alike(changes: Changes) -> list[list[AttributeChanged]]:
    """Changes of an attribute that are one change for many rows, such as a policy of the head."""
    found: dict[object, list[AttributeChanged]] = {}
    for change in changes.changes:
        if isinstance(change, AttributeChanged):
            found.setdefault((change.attribute, change.before, change.after), []).append(change)
    return [several for several in found.values() if len(several) >= _SEVERAL]


def _of_tree(changes: Changes) -> Iterator[tuple[int, Text]]:
    for change in changes.changes:
        pair = pair_of(change)
        if isinstance(change, (Renumbered, Moved, Renamed)) and pair is not None:
            told = in_a_line(tell(change, changes))
            yield 1, messages.DIFF_OF_ROW.of(row=called(pair.after), change=told)
        elif isinstance(change, Removed):
            yield 1, messages.DIFF_GONE.of(label=KINDS[Kind.REMOVED], row=worth(change.node))
        elif isinstance(change, _TREE):
            yield 1, in_a_line(tell(change, changes))


# ── each row ───────────────────────────────────────────────────────────────────────────────


def _of_rows(changes: Changes) -> Iterator[tuple[int, Text]]:
    by_pair: dict[str, list[Change]] = {}
    told = [change for several in _alike(changes) for change in several]
    for change in changes.changes:
        pair = pair_of(change)
        if pair is not None and not isinstance(change, _TREE) and change not in told:
            by_pair.setdefault(pair.after.id, []).append(change)
    behaviours = {one.pair.after.id: one for one in changes.behaviours}
    for pair in changes.pairs:
        own = by_pair.get(pair.after.id, [])
        behaviour = behaviours.get(pair.after.id)
        guess = guessed(pair)
        if own or behaviour is not None or guess is not None:
            yield from _of_row(pair, own, behaviour, changes)


def _of_row(
    pair: Pair, own: Sequence[Change], behaviour: Behaviour | None, changes: Changes
) -> Iterator[tuple[int, Text]]:
    guess = guessed(pair)
    yield 1, worth(pair.after)
    if guess is not None:
        yield 2, messages.DIFF_FROM.of(row=called(pair.before), how=guess)
    if behaviour is not None:
        yield 2, verdict(behaviour)
        if pair.before.maximum != pair.after.maximum:
            yield 3, messages.DIFF_BY_SHARE
        for told in behaves(behaviour, changes):
            yield 3, in_a_line(told)
    for change in own:
        yield from _told(tell(change, changes), 2)


def _told(told: Told, depth: int) -> Iterator[tuple[int, Text]]:
    """A change in one line, or with the lines that are not on both sides below one another."""
    if len(told.before) <= _SIDE_BY_SIDE and len(told.after) <= _SIDE_BY_SIDE:
        yield depth, in_a_line(told)
        return
    gone = [messages.DIFF_MINUS.of(line=one) for one in told.before if one not in told.after]
    new = [messages.DIFF_PLUS.of(line=one) for one in told.after if one not in told.before]
    if gone or new:
        yield depth, messages.DIFF_LABEL.of(label=told.label)
        yield from ((depth + 1, line) for line in (*gone, *new))


# ── the ledger ─────────────────────────────────────────────────────────────────────────────


def _ledger(changes: Changes, language: Language) -> list[str]:
    lines = balance(changes)
    base = [line for line in lines if line.section is Section.BASE]
    heads = (
        messages.DIFF_AREA,
        messages.DIFF_OLD,
        ENTRIES[Entry.MOVED],
        ENTRIES[Entry.GAINED],
        ENTRIES[Entry.LOST],
        ENTRIES[Entry.ADDED],
        ENTRIES[Entry.REMOVED],
        messages.DIFF_NEW,
    )
    table = [[one.in_(language) for one in heads]]
    table += [_row(line, _area(line), language) for line in base]
    table.append(_row(whole(lines), messages.DIFF_TOTAL, language))
    table += [_row(line, SECTIONS[line.section], language) for line in lines if line not in base]
    return aligned(table)


def _area(line: Line) -> Text:
    node = None if line.area is None else line.area.node
    return messages.DIFF_OUTSIDE if node is None else called(node)


def _row(line: Line, name: Text, language: Language) -> list[str]:
    numbers = (line.before, line.moved, line.gained, -line.lost, line.added, -line.removed, line.after)
    return [clean(name.in_(language)), *(phrase_number(one).in_(language) if one else "0" for one in numbers)]


# ── the texts ──────────────────────────────────────────────────────────────────────────────


def _passage(passage: Passage, language: Language) -> Iterator[str]:
    """The lines of both texts below one another; what both have stands once."""
    from difflib import ndiff

    yield called(passage.pair.after).in_(language)
    old, new = ((text or "").splitlines() for text in (passage.before, passage.after))
    for line in ndiff(old, new, charjunk=None):
        if not line.startswith("?"):
            yield f"  {line[:2]}{line[2:].rstrip()}".rstrip()


# ── the end ────────────────────────────────────────────────────────────────────────────────


def _summary(changes: Changes, counted: Sequence[Change]) -> Text:
    if not changes.changes:
        return messages.DIFF_NONE
    if not counted:
        return messages.DIFF_NOTHING_COUNTS.of(changes=len(changes.changes))
    return messages.DIFF_SUMMARY.of(changes=len(changes.changes), counted=len(counted))
