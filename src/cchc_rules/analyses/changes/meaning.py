"""Which changes count: those that nobody allowed, and that are not proved to score as before."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_rules.analyses.changes.kinds import Kind, kind_of, pair_of
from cchc_rules.analyses.changes.model import Change, Changes
from cchc_rules.analyses.proving.pairs import Same

# What the proof of an item speaks of: its rule for all answers, with all its evidence or without.
_PROVED = frozenset({Kind.RULE, Kind.APPLIES, Kind.DEADLINE})


def differences(changes: Changes, allowed: Iterable[Kind] = ()) -> tuple[Change, ...]:
    """The changes that count; one that could not be decided does."""
    permitted = frozenset(allowed)
    same = {
        (one.pair.before.id, one.pair.after.id)
        for one in changes.behaviours
        if isinstance(one.verdict, Same) and one.pair.before.maximum == one.pair.after.maximum
    }
    return tuple(
        change
        for change in changes.changes
        if kind_of(change) not in permitted and not _is_proved_same(change, same)
    )


def _is_proved_same(change: Change, same: set[tuple[str, str]]) -> bool:
    pair = pair_of(change)
    return pair is not None and kind_of(change) in _PROVED and (pair.before.id, pair.after.id) in same
