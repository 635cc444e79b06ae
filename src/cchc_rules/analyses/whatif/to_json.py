"""A simulation as plain data; indexes are exact ratios, a mean of a million units included."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.analyses.whatif.movement import SCALE, Counted, Grades, Mover, Simulation, Spread
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import exact_text
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset

FORMAT = 1


def to_json(simulation: Simulation) -> Json:
    """Everything that a report of the simulation says."""
    moves, ranks = simulation.movement, simulation.movement.ranks
    return {
        "format": FORMAT,
        "kind": "cchc-simulation",
        "before": _ruleset(simulation.before),
        "after": _ruleset(simulation.after),
        "changes": [*simulation.changes],
        "rows": moves.rows,
        "units": {side: _counted(one) for side, one in zip(_SIDES, moves.counted, strict=True)},
        "index": None
        if moves.spreads is None
        else {
            **{side: _spread(one) for side, one in zip(_SIDES, moves.spreads, strict=True)},
            "up": moves.up,
            "down": moves.down,
            "same": moves.same,
            "greatestGain": _ratio(moves.greatest_gain),
            "greatestLoss": _ratio(moves.greatest_loss),
            "histogram": [
                {
                    "from": _ratio(one.low),
                    "under": _ratio(one.low + moves.width),
                    "before": one.before,
                    "after": one.after,
                }
                for one in moves.bins
            ],
        },
        "grades": [_grades(one) for one in moves.grades],
        "ranks": {
            "up": ranks.up,
            "down": ranks.down,
            "same": ranks.same,
            "unsettled": ranks.unsettled,
            "movers": [_mover(one) for one in ranks.movers],
        },
        "rejected": {
            side: [
                {
                    "row": one.row,
                    "unit": one.unit,
                    "column": one.column,
                    "reason": one.reason,
                    "value": one.value,
                }
                for one in rejections
            ]
            for side, rejections in zip(_SIDES, moves.rejections, strict=True)
        },
    }


_SIDES = ("before", "after")


def _ruleset(ruleset: Ruleset) -> Json:
    return {"id": ruleset.id, "year": ruleset.year, "digest": digest(ruleset)}


def _counted(one: Counted) -> Json:
    return {
        "settled": one.settled,
        "open": one.open,
        "without": one.without,
        "rejected": one.rejected,
        "bounds": None
        if one.bounds is None
        else {"low": _spread(one.bounds.low), "high": _spread(one.bounds.high)},
    }


def _spread(one: Spread) -> Json:
    return {
        "units": one.units,
        "mean": _ratio(one.mean),
        "quantiles": {str(percent): _ratio(value) for percent, value in one.quantiles},
    }


def _grades(grades: Grades) -> Json:
    return {
        "target": grades.target,
        "passages": [
            {"from": [*one.before], "to": [*one.after], "units": one.units} for one in grades.passages
        ],
    }


def _mover(one: Mover) -> Json:
    return {
        "unit": one.unit,
        "before": one.before,
        "after": one.after,
        "indexBefore": _ratio(one.index_before),
        "indexAfter": _ratio(one.index_after),
    }


def _ratio(value: Fraction | int) -> str:
    return exact_text(Fraction(value) / SCALE)
