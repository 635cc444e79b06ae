"""Slips at the bands of a table: an end turned, a bound moved, a band dropped.

Neighbours that share a bound change together, so that the bands still cut the line without a
gap: only a case can notice that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from attrs import evolve

from cchc_rules.analyses.mutation.in_conditions import ends_turned
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.rewriting import with_item
from cchc_rules.analyses.mutation.steps import bounds_near
from cchc_rules.base.classes import frozen
from cchc_rules.language.surface import nodes as n

Bands: TypeAlias = tuple[n.Band | None, ...]
Side: TypeAlias = Literal["low", "high"]


@frozen
class _End:
    place: int
    side: Side


def changed_bands(bands: Bands) -> Iterator[tuple[Kind, Bands]]:
    """The bands of a table with one slip; None for a row without a band."""
    for place, band in enumerate(bands):
        for kind, turned in ends_turned(band) if band else ():
            yield kind, with_item(bands, place, turned)
    for group in _shared_ends(bands):
        yield from _moved(bands, group)
        closed = [_closed(bands, end) for end in group]
        turnable = all((band := bands[end.place]) and not band.exact for end in group)
        if len(group) == 2 and turnable and closed[0] is not closed[1]:
            yield Kind.BAND_END, _turn(_turn(bands, group[0]), group[1])


def dropped_bands(bands: Bands) -> Iterator[tuple[int, Bands]]:
    """Which band is gone, and the others with a neighbour drawn out over its place."""
    for one, other in _neighbours(bands):
        yield from _drawn_out(bands, one, other)
        yield from _drawn_out(bands, other, one)


def _drawn_out(bands: Bands, gone: _End, kept: _End) -> Iterator[tuple[int, Bands]]:
    lost, left = bands[gone.place], bands[kept.place]
    if lost is None or left is None or lost.exact or left.exact:
        if lost is not None and lost.exact and left is not None and not left.exact:
            # The neighbour of a single value takes that value in.
            upper = kept.side == "high"
            closed = evolve(left, high_closed=True) if upper else evolve(left, low_closed=True)
            yield gone.place, with_item(bands, kept.place, closed)
        return
    if kept.side == "high":
        wider = evolve(left, high=lost.high, high_closed=lost.high_closed)
    else:
        wider = evolve(left, low=lost.low, low_closed=lost.low_closed)
    if wider.low is not None or wider.high is not None:
        yield gone.place, with_item(bands, kept.place, wider)


def _neighbours(bands: Bands) -> Iterator[tuple[_End, _End]]:
    for group in _shared_ends(bands):
        if len(group) == 2 and group[0].side != group[1].side:
            yield group[0], group[1]


def _shared_ends(bands: Bands) -> list[list[_End]]:
    """Ends by the bound they stand at, in the order of the text."""
    groups: list[tuple[n.Bound, list[_End]]] = []
    for end in _ends(bands):
        bound = _bound(bands, end)
        known = next((group for other, group in groups if other.value == bound.value), None)
        if known is None:
            groups.append((bound, [end]))
        else:
            known.append(end)
    return [group for _, group in groups]


def _ends(bands: Sequence[n.Band | None]) -> Iterator[_End]:
    for place, band in enumerate(bands):
        if band is not None and band.low is not None:
            yield _End(place, "low")
        if band is not None and band.high is not None:
            yield _End(place, "high")


def _bound(bands: Bands, end: _End) -> n.Bound:
    band = bands[end.place]
    assert band is not None
    bound = band.low if end.side == "low" else band.high
    assert bound is not None
    return bound


def _closed(bands: Bands, end: _End) -> bool:
    band = bands[end.place]
    assert band is not None
    return band.low_closed if end.side == "low" else band.high_closed


def _moved(bands: Bands, group: list[_End]) -> Iterator[tuple[Kind, Bands]]:
    steps = [list(bounds_near(_bound(bands, end))) for end in group]
    for values in zip(*steps, strict=False):
        changed = bands
        for end, value in zip(group, values, strict=True):
            band = changed[end.place]
            assert band is not None
            moved = evolve(band, low=value) if end.side == "low" else evolve(band, high=value)
            changed = with_item(changed, end.place, moved)
        yield Kind.BOUND, changed


def _turn(bands: Bands, end: _End) -> Bands:
    band = bands[end.place]
    assert band is not None
    if end.side == "low":
        return with_item(bands, end.place, evolve(band, low_closed=not band.low_closed))
    return with_item(bands, end.place, evolve(band, high_closed=not band.high_closed))
