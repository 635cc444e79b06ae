"""Whether each part is a part of its whole, for every rule whose figures are all answered."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Label
from cchc_rules.dossiers import messages
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.findings import Findings
from cchc_rules.ir import intervals, walk
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Key, Value
from cchc_rules.ir.ranges import Known, range_of


def check_demands(
    items: tuple[ir.Item, ...], known: Known, places: Mapping[Key, Data], found: Findings
) -> None:
    """Records (CR407) each part below nothing or above its whole."""
    told: set[ir.Demand] = set()
    for item in items:
        for demand in item.demands:
            if demand not in told:
                told.add(demand)
                _check(demand, known, places, found)


def breach(demand: ir.Demand, known: Known) -> tuple[Fraction, Fraction] | None:
    """The part and the whole where every answer is there and the one is none of the other."""
    keys = keys_of(demand)
    if not keys or any(key not in known.answers for key in keys):
        return None
    part, whole = range_of(demand.part, known), range_of(demand.whole, known)
    # With every answer there only a division by zero or a day that never came leaves a range.
    if not intervals.is_point(part) or not intervals.is_point(whole) or part.low is None or whole.low is None:
        return None
    return None if 0 <= part.low <= whole.low else (part.low, whole.low)


def keys_of(demand: ir.Demand) -> tuple[Key, ...]:
    """The answers that a demand reads, each once."""
    return tuple(dict.fromkeys((*walk.keys_of_number(demand.part), *walk.keys_of_number(demand.whole))))


def _check(demand: ir.Demand, known: Known, places: Mapping[Key, Data], found: Findings) -> None:
    breached = breach(demand, known)
    if breached is None:
        return
    part, whole = breached
    sentence = messages.BELOW_NOTHING if part < 0 else messages.ABOVE_WHOLE
    message = sentence.of(part=part, whole=whole)
    at, *others = [(key, places[key]) for key in keys_of(demand)]
    notes = tuple(
        messages.FIGURE_NOTE.of(name=key[1], value=value, path=place.path)
        for key, place in (at, *others)
        if (value := _figure(known.answers[key])) is not None
    )
    found.add(
        codes.ABOVE_WHOLE,
        message,
        at[1],
        others=tuple(Label(place.span) for _, place in others),
        notes=notes,
        helps=(messages.ABOVE_WHOLE_HELP,),
    )


def _figure(value: Value) -> Fraction | None:
    match value:
        case Judgement(points=points):
            return points
        case Fraction():
            return value
        case _:
            return None
