"""A comparison as plain data, for other tools; its schema is `schema.py`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import assert_never

from cchc_rules.analyses.changes.kinds import kind_of, pair_of
from cchc_rules.analyses.changes.model import (
    Added,
    Behaviour,
    Change,
    Changes,
    DeadlineChanged,
    Ledger,
    Merged,
    Pair,
    Passage,
    Place,
    Removed,
    Row,
    Section,
    Shift,
    Split,
)
from cchc_rules.analyses.changes.wording import tell
from cchc_rules.analyses.proving.pairs import Differs, Same, Undecided
from cchc_rules.base.canonical import Json
from cchc_rules.base.texts import Text
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Node, Ruleset
from cchc_rules.ir.scorecard import ItemScore
from cchc_rules.ir.to_json import dossier_to_json

FORMAT = 1
DIFF = "cchc-diff"


def to_json(changes: Changes, counted: Iterable[Change]) -> dict[str, Json]:
    """The comparison in its envelope; `counted` are the changes that make a difference."""
    places = {id(change): place for place, change in enumerate(changes.changes)}
    return {
        "format": FORMAT,
        "kind": DIFF,
        "before": _ruleset(changes.before),
        "after": _ruleset(changes.after),
        "pairs": [_pair(pair) for pair in changes.pairs],
        "changes": [_change(change, changes) for change in changes.changes],
        "differences": [places[id(change)] for change in counted],
        "ledger": _ledger(changes.ledger),
        "behaviours": [_behaviour(one) for one in changes.behaviours],
        "passages": [_passage(one) for one in changes.passages],
    }


def _ruleset(ruleset: Ruleset) -> Json:
    return {"id": ruleset.id, "year": ruleset.year, "title": ruleset.title, "digest": digest(ruleset)}


def _node(node: Node) -> Json:
    return {
        "id": node.id,
        "code": node.code,
        "level": node.level.value,
        "name": node.name,
        "maximum": _number(node.maximum),
    }


def _number(value: Fraction | None) -> Json:
    return None if value is None else str(value)


def _sides(pair: Pair) -> dict[str, Json]:
    return {"before": _node(pair.before), "after": _node(pair.after)}


def _pair(pair: Pair) -> Json:
    return {**_sides(pair), "how": pair.how.value, "confidence": str(pair.confidence)}


def _change(change: Change, changes: Changes) -> Json:
    told = tell(change, changes)
    said: dict[str, Json] = {
        "kind": kind_of(change).value,
        "label": _text(told.label),
        "said": {"before": [_text(one) for one in told.before], "after": [_text(one) for one in told.after]},
    }
    match change:
        case Added(node):
            return {**said, "before": [], "after": [_node(node)]}
        case Removed(node):
            return {**said, "before": [_node(node)], "after": []}
        case Split(before=node, parts=parts, how=how):
            return {
                **said,
                "before": [_node(node)],
                "after": [_node(one) for one in parts],
                "how": how.value,
            }
        case Merged(parts=parts, after=node, how=how):
            return {
                **said,
                "before": [_node(one) for one in parts],
                "after": [_node(node)],
                "how": how.value,
            }
        case DeadlineChanged(pair=pair, before=old, after=new):
            days: Json = {"before": [_day(one) for one in old], "after": [_day(one) for one in new]}
            return {**said, **_both(pair), "days": days}
        case _:
            return {**said, **_both(pair_of(change))}


def _both(pair: Pair | None) -> dict[str, Json]:
    """The nodes of a change on both sides; none where it is about the whole set."""
    if pair is None:
        return {"before": [], "after": []}
    return {"before": [_node(pair.before)], "after": [_node(pair.after)]}


def _day(day: int) -> Json:
    return date.fromordinal(day).isoformat()


def _text(text: Text) -> Json:
    return {"vi": text.vi, "en": text.en}


def _ledger(ledger: Ledger) -> Json:
    totals: dict[str, Json] = {
        section.value: {
            "before": _number(ledger.before(section)),
            "after": _number(ledger.after(section)),
        }
        for section in Section
    }
    return {"totals": totals, "rows": [_row(row) for row in ledger.rows]}


def _row(row: Row) -> Json:
    return {
        "entry": row.entry.value,
        "points": _number(row.points),
        "before": _place(row.before),
        "after": _place(row.after),
    }


def _place(place: Place | None) -> Json:
    if place is None:
        return None
    return {
        "section": place.section.value,
        "area": None if place.area is None else place.area.code,
        "id": None if place.node is None else place.node.id,
        "code": None if place.node is None else place.node.code,
    }


def _behaviour(one: Behaviour) -> Json:
    return {
        **_sides(one.pair),
        "verdict": _verdict(one),
        "direction": None if one.direction is None else one.direction.value,
        "sure": one.sure,
        "smallest": _shift(one.smallest),
        "gain": _shift(one.gain),
        "loss": _shift(one.loss),
    }


def _verdict(one: Behaviour) -> Json:
    match one.verdict:
        case Same(by):
            return {"is": "same", "why": by.value}
        case Differs():
            return {"is": "differs", "why": None}
        case Undecided(reason):
            return {"is": "undecided", "why": reason.value}
        case _:
            assert_never(one.verdict)


def _shift(shift: Shift | None) -> Json:
    if shift is None:
        return None
    before, after = zip(shift.found.dossiers, shift.found.scores, strict=True)
    return {
        "points": _number(shift.points),
        "share": _number(shift.share),
        "before": {"dossier": dossier_to_json(before[0]), **_score(before[1])},
        "after": {"dossier": dossier_to_json(after[0]), **_score(after[1])},
    }


def _score(score: ItemScore) -> dict[str, Json]:
    return {
        "status": score.status.value,
        "low": _number(score.points.low),
        "high": _number(score.points.high),
    }


def _passage(one: Passage) -> Json:
    return {**_sides(one.pair), "texts": {"before": one.before, "after": one.after}}
