"""The places at which the points of an item turn: the bounds of its bands, and of its caps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Bound, Extreme, Goal, Place, Site
from cchc_rules.backends.exact.values import Unanswered, Undefined, value_of
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.scorecard import ItemScore
from cchc_rules.ir.walk import keys_of_number

# What every other answer is while one is looked at.
_OTHERS = (Fraction(0), Fraction(100))


@frozen
class Edge:
    """A number of a rule and a value at which something changes."""

    place: Place
    number: ir.Number
    bound: Fraction

    def counts(self, score: ItemScore) -> bool:
        """Whether an example with this score comes as far as the place of the edge."""
        match self.place.site:
            case Site.APPLIES:
                return True
            case Site.WHEN:
                wanted = self.place.case
                return score.case is not None and wanted is not None and score.case >= wanted
            case Site.AWARD:
                return score.case == self.place.case


def edges_of(goals: tuple[Goal, ...]) -> tuple[Edge, ...]:
    """Every bound and every cap among the goals of an item, each once."""
    return tuple(dict.fromkeys(edge for goal in goals for edge in _edges(goal)))


def _edges(goal: Goal) -> Iterator[Edge]:
    match goal:
        case Bound(place=place, number=number, bound=bound):
            yield Edge(place, number, bound)
        case Extreme(place=place, number=number):
            limits = [one.value for one in number.choices if isinstance(one, ir.Constant)]
            others = [one for one in number.choices if not isinstance(one, ir.Constant)]
            yield from (Edge(place, other, limit) for limit in limits for other in others)
        case _:
            pass


def crossings(edges: tuple[Edge, ...], frame: Frame) -> tuple[Fraction, ...]:
    """Whole answers around the one that brings a number to its bound, where it grows evenly.

    So of `0,25 điểm mỗi lần` with a cap of 2 points, eight times is found, and of a share of what is
    left, (tong - hong) / tong, ten in a hundred for 90 %.
    """
    found: dict[Fraction, None] = {}
    for edge in edges:
        keys = tuple(dict.fromkeys(keys_of_number(edge.number)))
        for key in keys if all(_is_counted(one, frame) for one in keys) else ():
            for others in _OTHERS:
                start, next_one = (_value(edge.number, keys, others, {key: Fraction(n)}) for n in (0, 1))
                if start is None or next_one is None or start == next_one:
                    continue
                crossing = (edge.bound - start) / (next_one - start)
                if crossing > 0:
                    found |= dict.fromkeys((Fraction(floor(crossing)), Fraction(ceil(crossing))))
    return tuple(found)


def _is_counted(key: Key, frame: Frame) -> bool:
    return isinstance(frame.kinds.get(key), (ir.CountOf, ir.DaysOf))


def _value(
    number: ir.Number, keys: tuple[Key, ...], others: Fraction, answers: Mapping[Key, Fraction]
) -> Fraction | None:
    """The value where every answer but those given is `others`."""
    try:
        return value_of(number, {**dict.fromkeys(keys, others), **answers})
    except (Undefined, Unanswered):
        return None
