"""Bands over one value: no gap, no overlap, none out of reach.

Everything is decided on exact rationals over the values that can occur, and every finding
names a value as its witness.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Span
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.nodes import Interval
from cchc_rules.language.checked import messages, writing
from cchc_rules.language.checked.nodes import RATIO


@frozen
class Banded:
    """A band of the text and the interval it means."""

    interval: Interval
    span: Span


def check(
    bands: Sequence[Banded], domain: Interval, dimension: str, *, whole: bool, complete: bool
) -> list[Diagnostic]:
    """What is wrong with `bands` over `domain`.

    `whole` says that only whole numbers occur; `complete` that another row takes what no band
    takes, so that gaps are meant.
    """
    tidy = [Banded(iv.integers(band.interval) if whole else band.interval, band.span) for band in bands]
    area = iv.integers(domain) if whole else domain
    found = [_unreachable(band, dimension) for band in tidy if iv.disjoint(band.interval, area)]
    live = [
        Banded(iv.meet(band.interval, area), band.span)
        for band in tidy
        if not iv.disjoint(band.interval, area)
    ]
    live.sort(key=_start)
    found.extend(_overlaps(live, dimension))
    if not complete and live:
        found.extend(_gaps(live, area, dimension, whole=whole))
    return found


def witness(interval: Interval) -> Fraction:
    """A value of a non-empty interval, as plain as possible."""
    low, high = interval.low, interval.high
    if low is not None and low in interval:
        return low
    if high is not None and high in interval:
        return high
    if low is None and high is None:
        return Fraction(0)
    if low is None:
        assert high is not None
        return high - 1
    if high is None:
        return low + 1
    return (low + high) / 2


def _start(band: Banded) -> tuple[bool, Fraction, bool]:
    low = band.interval.low
    return (low is not None, low or Fraction(0), not band.interval.low_closed)


def _unreachable(band: Banded, dimension: str) -> Diagnostic:
    above = dimension == RATIO and band.interval.low is not None and band.interval.low >= 1
    helps = (messages.UNREACHABLE_HELP, *((messages.UNREACHABLE_RATIO_HELP,) if above else ()))
    return Diagnostic(
        code=codes.BAND_UNREACHABLE, message=messages.UNREACHABLE, labels=(Label(band.span),), helps=helps
    )


def _overlaps(live: Sequence[Banded], dimension: str) -> list[Diagnostic]:
    """Each band that starts before the furthest of the earlier ones ends."""
    found: list[Diagnostic] = []
    furthest: Banded | None = None
    for band in live:
        if furthest is not None:
            shared = iv.meet(furthest.interval, band.interval)
            if not iv.is_empty(shared):
                found.append(
                    Diagnostic(
                        code=codes.BANDS_OVERLAP,
                        message=messages.OVERLAP.of(witness=writing.value(witness(shared), dimension)),
                        labels=(
                            Label(band.span, messages.OVERLAP_HERE),
                            Label(furthest.span, messages.OVERLAP_THERE),
                        ),
                        helps=(messages.OVERLAP_HELP,),
                    )
                )
        if furthest is None or _further(band.interval, furthest.interval):
            furthest = band
    return found


def _gaps(live: Sequence[Banded], area: Interval, dimension: str, *, whole: bool) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    reached = Interval(area.low, area.low, low_closed=True, high_closed=not area.low_closed)
    before: Banded | None = None
    if area.low is not None and area.low_closed:
        reached = Interval(area.low, area.low, low_closed=True, high_closed=False)
    for band in live:
        gap = _between(reached, band.interval, start=before is None, area=area, whole=whole)
        if gap is not None:
            found.append(_gap(gap, before, band, area, dimension))
        if before is None or _further(band.interval, before.interval):
            before = band
            reached = band.interval
    assert before is not None
    rest = _after(before.interval, area, whole=whole)
    if rest is not None:
        found.append(_gap(rest, before, None, area, dimension))
    return found


def _between(
    reached: Interval, following: Interval, *, start: bool, area: Interval, whole: bool
) -> Interval | None:
    """What lies between the end of `reached` and the start of `following`, if anything does."""
    if start:
        gap = Interval(area.low, following.low, area.low_closed, not following.low_closed)
        if following.low is None:
            return None
    else:
        if reached.high is None or following.low is None:
            return None
        gap = Interval(reached.high, following.low, not reached.high_closed, not following.low_closed)
    gap = iv.integers(gap) if whole else gap
    return None if iv.is_empty(gap) else gap


def _after(reached: Interval, area: Interval, *, whole: bool) -> Interval | None:
    if reached.high is None:
        return None
    gap = Interval(reached.high, area.high, not reached.high_closed, area.high_closed)
    gap = iv.integers(gap) if whole else gap
    return None if iv.is_empty(gap) else gap


def _further(one: Interval, other: Interval) -> bool:
    """Whether `one` ends after `other`."""
    if other.high is None:
        return False
    if one.high is None or one.high > other.high:
        return True
    return one.high == other.high and one.high_closed and not other.high_closed


def _gap(
    gap: Interval, before: Banded | None, after: Banded | None, area: Interval, dimension: str
) -> Diagnostic:
    labels: list[Label] = []
    if after is not None:
        labels.append(Label(after.span, messages.GAP_TO))
    if before is not None:
        labels.append(Label(before.span, messages.GAP_FROM))
    note = messages.GAP_NOTE.of(
        low=writing.bound(area.low, dimension), high=writing.bound(area.high, dimension)
    )
    return Diagnostic(
        code=codes.BANDS_GAP,
        message=messages.GAP.of(witness=writing.value(witness(gap), dimension)),
        labels=tuple(labels),
        notes=(note,),
        helps=(messages.GAP_HELP,),
    )
