"""Whether the cases of a rule leave no dossier without an outcome."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_rules.ir import intervals as iv
from cchc_rules.ir.nodes import Any, Case, ChoiceOf, Chosen, Condition, Interval, Not, Number, Within, Yes
from cchc_rules.ir.ranges import Known, assume, is_whole, range_of, truth_of


def complete(cases: Sequence[Case], known: Known) -> bool:
    """Whether some case holds whatever the answers are.

    One always does, or they share out every value of a number, every option, or yes and no.
    """
    after = known
    for case in cases:
        if truth_of(case.when, after) is True:
            return True
        after = assume(case.when, after, holds=False)
    conditions = [case.when for case in cases]
    values = {condition.value for condition in conditions if isinstance(condition, Within)}
    return (
        any(_bands_cover(value, conditions, known) for value in values)
        or _options_cover(conditions, known)
        or _answers_cover(conditions)
    )


def _bands_cover(value: Number, conditions: Sequence[Condition], known: Known) -> bool:
    bands: list[Interval] = []
    for condition in conditions:
        if isinstance(condition, Within) and condition.value == value:
            bands.append(condition.interval)
        else:
            known = assume(condition, known, holds=False)
    left = range_of(value, known)
    whole = is_whole(value, known)
    for band in sorted(bands, key=lambda b: (b.low is not None, b.low or 0, not b.low_closed)):
        if iv.is_empty(left):
            return True
        if not _reaches_start(band, left):
            continue
        left = iv.without(left, band)
        left = iv.integers(left) if whole else left
    return iv.is_empty(left)


def _reaches_start(band: Interval, left: Interval) -> bool:
    """Whether `band` holds the start of what is left, so that taking it out leaves one piece."""
    if left.low is None or band.low is None:
        return band.low is None
    return band.low < left.low or (band.low == left.low and (band.low_closed or not left.low_closed))


def _options_cover(conditions: Sequence[Condition], known: Known) -> bool:
    taken: dict[tuple[str | None, str], set[str]] = {}
    for condition in conditions:
        for one in condition.conditions if isinstance(condition, Any) else (condition,):
            if isinstance(one, Chosen):
                taken.setdefault((one.owner, one.name), set()).add(one.option)
    return any(
        isinstance(kind, ChoiceOf) and set(kind.options) <= taken.get(key, set())
        for key, kind in known.kinds.items()
    )


def _answers_cover(conditions: Sequence[Condition]) -> bool:
    return any(isinstance(condition, Yes) and Not(condition) in conditions for condition in conditions)
