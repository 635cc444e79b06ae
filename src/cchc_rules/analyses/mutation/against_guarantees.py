"""Guarantees of the author that a slip breaks: tried on the dossiers that look for slips."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.laws.guarantees import keeps_always, nodes_of
from cchc_rules.analyses.laws.refuting import monotone
from cchc_rules.analyses.mutation import messages
from cchc_rules.analyses.mutation.telling_items import Variant, dossiers_of, last_day_of
from cchc_rules.analyses.suggestions import bounds_in, values_for
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier

MOST_DOSSIERS = 200


def broken_guarantee(old: Variant, new: Variant) -> Text | None:
    """A guarantee about the item that does not hold with the slip, in words."""
    for guarantee in new.frame.ruleset.guarantees:
        match guarantee:
            case ir.Monotone(item=item, name=name) if item == new.item.id:
                if _not_monotone(guarantee, old, new):
                    return messages.MONOTONE.of(name=name, item=new.item.code)
            case ir.Always(name=name) if set(nodes_of(guarantee)) == {new.item.id}:
                if any(_refutes(guarantee, one, new) for one in _dossiers(old, new)):
                    return messages.ALWAYS.of(name=name)
            case _:
                pass
    return None


def _dossiers(old: Variant, new: Variant) -> Iterator[Dossier]:
    return islice(dossiers_of(old, new), MOST_DOSSIERS)


def _refutes(guarantee: ir.Always, dossier: Dossier, new: Variant) -> bool:
    scores = {new.item.id: new.frame.score(new.item, dossier)}
    return keeps_always(guarantee, new.frame.ruleset, dossier, scores) is False


def _not_monotone(guarantee: ir.Monotone, old: Variant, new: Variant) -> bool:
    key = (guarantee.owner, guarantee.name)
    frame: Frame = new.frame
    bounds = tuple(dict.fromkeys((*bounds_in(old.item), *bounds_in(new.item))))
    values = tuple(values_for(frame.kinds[key], bounds, last_day_of(frame)))
    seen: set[tuple[object, ...]] = set()
    for dossier in _dossiers(old, new):
        others = tuple(value for other, value in dossier.answers.items() if other != key)
        if others in seen or key not in dossier.answers:
            continue
        seen.add(others)
        line = [evolve(dossier, answers={**dossier.answers, key: value}) for value in values]
        if any(True for one, other in pairwise(line) for _ in monotone(guarantee, frame, one, other)):
            return True
    return False
