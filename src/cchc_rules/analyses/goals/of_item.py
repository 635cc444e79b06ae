"""The goals of an item, in the order of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import (
    Alone,
    Amount,
    Bound,
    Branch,
    Enough,
    Extreme,
    Given,
    Goal,
    NotApplying,
    PartOfWhole,
    Place,
    Proven,
    Row,
    Short,
    Site,
)
from cchc_rules.analyses.proofs import all_but_one, proof
from cchc_rules.backends.exact.proofs import is_met
from cchc_rules.ir import intervals as iv
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.evidence import fits
from cchc_rules.ir.ranges import Known, assume, awards, is_whole, range_of, truth_of
from cchc_rules.ir.scorecard import NaCause, Proof
from cchc_rules.ir.walk import conditions_in, keys_of_item, numbers_in, numbers_of

_MINUS_ONE = ir.Constant(Fraction(-1))
# The bounds and the caps that an earlier row has asked for.
_Seen: TypeAlias = set[tuple[ir.Number, Fraction, bool] | ir.Number]


def goals_of(item: ir.Item, frame: Frame) -> tuple[Goal, ...]:
    """What examples of `item` have to reach.

    Rows that nobody has read (`chưa khôi phục`) wait whatever is answered: there is nothing to try.
    """
    if all(isinstance(case.then, ir.Pending) for case in item.cases) and not keys_of_item(item):
        return ()
    known = frame.known(item)
    goals = (
        *_applying(item, frame),
        *_demands(item, frame),
        *_options(item, frame),
        *_rows(item, known),
        *_proofs(item, known),
    )
    return tuple(dict.fromkeys(goals))


# ── before the rule ────────────────────────────────────────────────────────────────────────


def _applying(item: ir.Item, frame: Frame) -> Iterator[Goal]:
    known = Known(kinds=frame.kinds)
    place = Place(Site.APPLIES, None)
    seen: _Seen = set()
    for condition in frame.conditions_of(item):
        if truth_of(condition, known) is not True:
            yield NotApplying(NaCause.BY_KIND)
        yield from _inside(place, condition, known, seen)
    if item.may_be_claimed_na:
        yield NotApplying(NaCause.CLAIMED)


def _demands(item: ir.Item, frame: Frame) -> Iterator[Goal]:
    known = _applies(item, frame, Known(kinds=frame.kinds))
    for demand in item.demands:
        excess = range_of(_excess(demand), known)
        part = range_of(demand.part, known)
        if Fraction(0) in excess:
            yield PartOfWhole(demand, Amount.WHOLE)
        if excess.high is None or excess.high > 0:
            yield PartOfWhole(demand, Amount.MORE)
        if part.low is None or part.low < 0:
            yield PartOfWhole(demand, Amount.NEGATIVE)


def _applies(item: ir.Item, frame: Frame, known: Known) -> Known:
    for condition in frame.conditions_of(item):
        known = assume(condition, known, holds=True)
    return known


def _excess(demand: ir.Demand) -> ir.Number:
    """By how much the part is more than its whole, without the whole where the part contains it."""
    part, whole = demand.part, demand.whole
    if isinstance(part, ir.Sum) and whole in part.terms:
        terms = list(part.terms)
        terms.remove(whole)
        return ir.Sum(tuple(terms))
    if isinstance(whole, ir.Sum) and part in whole.terms:
        terms = list(whole.terms)
        terms.remove(part)
        return ir.Product((_MINUS_ONE, ir.Sum(tuple(terms))))
    return ir.Sum((part, ir.Product((_MINUS_ONE, whole))))


def _options(item: ir.Item, frame: Frame) -> Iterator[Goal]:
    """The options, and the day that never came, that have no row of their own."""
    rows = {case.when for case in item.cases}
    conditions = frame.conditions_of(item)
    for key in keys_of_item(item):
        kind = frame.kinds.get(key)
        if isinstance(kind, ir.ChoiceOf):
            for option in kind.options:
                known = Known(kinds=frame.kinds, answers={key: option})
                possible = all(truth_of(one, known) is not False for one in conditions)
                if possible and ir.Chosen(*key, option) not in rows:
                    yield Given(key, option)
        elif isinstance(kind, ir.DateOf) and kind.may_be_absent and ir.Absent(*key) not in rows:
            yield Given(key, None)


# ── the rows ───────────────────────────────────────────────────────────────────────────────


def _rows(item: ir.Item, known: Known) -> Iterator[Goal]:
    seen: _Seen = set()
    for number, case in enumerate(item.cases):
        truth = truth_of(case.when, known)
        if truth is False:
            continue
        yield Row(number)
        yield from _inside(Place(Site.WHEN, number), case.when, known, seen)
        if isinstance(case.then, ir.Award):
            decided = assume(case.when, known, holds=True)
            yield from _award(Place(Site.AWARD, number), case.then.points, decided, set(seen))
        if truth is True:
            return
        known = assume(case.when, known, holds=False)


def _award(place: Place, points: ir.Number, known: Known, seen: _Seen) -> Iterator[Goal]:
    """Both sides of every condition inside the points of a row, and of every cap."""
    for number in numbers_in(points):
        if isinstance(number, ir.If) and truth_of(number.condition, known) is None:
            for met in (True, False):
                yield Branch(place=place, condition=number.condition, met=met)
            yield from _inside(place, number.condition, known, seen)
    yield from _extremes(place, numbers_in(points), known, seen)


def _inside(place: Place, condition: ir.Condition, known: Known, seen: _Seen) -> Iterator[Goal]:
    """The bounds, the parts and the caps of one condition."""
    for one in conditions_in(condition):
        if isinstance(one, ir.Within):
            yield from _bounds(place, one, known, seen)
    yield from _parts(place, condition, (), known)
    yield from _extremes(place, numbers_of(condition), known, seen)


def _bounds(place: Place, within: ir.Within, known: Known, seen: _Seen) -> Iterator[Bound]:
    interval, number = within.interval, within.value
    ends = ((interval.low, interval.low_closed), (interval.high, not interval.high_closed))
    possible = range_of(number, known)
    whole = is_whole(number, known)
    for bound, upward in ends:
        if bound is None or (number, bound, upward) in seen:
            continue
        seen.add((number, bound, upward))
        attained = not whole or bound.denominator == 1
        below = ir.Interval(None, bound, high_closed=not upward)
        above = ir.Interval(bound, None, low_closed=upward)
        own, other = (above, below) if upward else (below, above)
        for side, beyond in ((iv.point(bound) if attained else own, False), (other, True)):
            # To stand at a bound means the same for both of its sides.
            directed = upward or (attained and not beyond)
            if not iv.disjoint(possible, side):
                yield Bound(
                    place=place,
                    number=number,
                    bound=bound,
                    upward=directed,
                    attained=attained,
                    beyond=beyond,
                )


def _parts(
    place: Place, condition: ir.Condition, beside: tuple[tuple[ir.Condition, bool], ...], known: Known
) -> Iterator[Alone]:
    match condition:
        case ir.Not(inner):
            yield from _parts(place, inner, beside, known)
        case ir.All(parts) | ir.Any(parts):
            several = isinstance(condition, ir.Any)
            for number, part in enumerate(parts):
                others = (*parts[:number], *parts[number + 1 :])
                around = (*beside, *((one, not several) for one in others))
                if others and _possible((*around, (part, several)), known):
                    yield Alone(place=place, part=part, met=several, beside=around)
                yield from _parts(place, part, around, known)
        case _:
            return


def _possible(truths: Iterable[tuple[ir.Condition, bool]], known: Known) -> bool:
    """Whether nothing known speaks against all these truths together."""
    for condition, truth in truths:
        if truth_of(condition, known) not in {None, truth}:
            return False
        known = assume(condition, known, holds=truth)
    # What was assumed of a whole must agree with what has been learnt of its parts since.
    return all(_by_parts(one, known) in {None, truth} for one, truth in known.truths.items())


def _by_parts(condition: ir.Condition, known: Known) -> bool | None:
    others = {one: truth for one, truth in known.truths.items() if one != condition}
    return truth_of(condition, evolve(known, truths=others))


def _extremes(place: Place, numbers: Iterable[ir.Number], known: Known, seen: _Seen) -> Iterator[Extreme]:
    for number in numbers:
        if not isinstance(number, (ir.Least, ir.Greatest)) or number in seen:
            continue
        seen.add(number)
        possible = range_of(number, known)
        ranges = [range_of(choice, known) for choice in number.choices]
        for choice, own in enumerate(ranges):
            others = ranges[:choice] + ranges[choice + 1 :]
            least = isinstance(number, ir.Least)
            counts = all(_may_be_less(own, one) if least else _may_be_less(one, own) for one in others)
            if others and counts and not iv.disjoint(own, possible):
                yield Extreme(place=place, number=number, choice=choice)


def _may_be_less(one: ir.Interval, other: ir.Interval) -> bool:
    return one.low is None or other.high is None or one.low < other.high


# ── evidence ───────────────────────────────────────────────────────────────────────────────


def _proofs(item: ir.Item, known: Known) -> Iterator[Goal]:
    """How documents bear on points; nothing is to be proven where nothing can be earned."""
    earns = any(points.high is None or points.high > 0 for points in awards(item.cases, known))
    if not item.evidence or not earns or item.level is ir.Level.PENALTY:
        return
    yield Proven(Proof.COMPLETE)
    yield Proven(Proof.NONE)
    if item.without_evidence is ir.WithoutEvidence.EXPLAIN:
        yield Proven(Proof.EXPLAINED)
    for demand in item.evidence:
        for document in demand.documents:
            yield from _of_document(item, demand, document)


def _of_document(item: ir.Item, demand: ir.Evidence, document: ir.Document) -> Iterator[Goal]:
    """One document may also do for another one; what cannot be told apart is no goal."""
    if demand.any_one and len(demand.documents) > 1:
        others = [one for one in demand.documents if one != document]
        if not any(fits(proof(document), one) for one in others):
            yield Enough(demand, document)
        return
    rest = all_but_one(item, document)
    lacking = [one for each in item.evidence for one in each.documents if not is_met(one, rest)]
    if rest and document in lacking and len(lacking) == 1:
        yield Short(document)
