"""The milestones of a ruleset in the order in which they fall due, and how their days are said."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor

from cchc_rules.analyses.calendar import messages
from cchc_rules.backends.words.writing import DATE, band
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Interval, Ruleset

_QUARTERS = ("I", "II", "III", "IV")


@frozen(kw_only=True)
class Step:
    """A milestone; `first` and `last` are the days on which it may be done, both included."""

    name: str
    who: str | None
    days: Interval
    first: int | None
    last: int | None

    @property
    def due(self) -> int:
        """The day by which it is sorted: its last, or where it has none its first."""
        return self.last or self.first or date.max.toordinal()


def steps(ruleset: Ruleset) -> tuple[Step, ...]:
    """The milestones of `ruleset`; those of one day stay in the order of the text."""
    made = []
    for one in ruleset.milestones:
        first, last = inclusive(one.days)
        made.append(Step(name=one.name, who=one.who, days=one.days, first=first, last=last))
    return tuple(sorted(made, key=lambda step: (step.due, step.first or 0)))


def inclusive(days: Interval) -> tuple[int | None, int | None]:
    """The first and the last day inside an interval; before 10/02 means up to 09/02."""
    first = last = None
    if days.low is not None:
        first = ceil(days.low) if days.low_closed else floor(days.low) + 1
    if days.high is not None:
        last = floor(days.high) if days.high_closed else ceil(days.high) - 1
    return first, last


def phrase_days(days: Interval) -> Text:
    """The words of a stretch of days: a whole month, quarter or year is called by its name."""
    first, last = inclusive(days)
    if first is None or last is None or first > last:
        return band(days, DATE)
    start, after = date.fromordinal(first), date.fromordinal(last) + timedelta(days=1)
    if start.day != 1 or after.day != 1:
        return band(days, DATE)
    end = after - timedelta(days=1)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 12 and start.month == 1:
        return messages.IN_YEAR.of(year=start.year)
    if months == 3 and start.month % 3 == 1:
        return messages.IN_QUARTER.of(quarter=_QUARTERS[start.month // 3], year=start.year)
    month = f"{start.month:02}"
    if months == 1:
        return messages.IN_MONTH.of(month=month, year=start.year)
    return messages.IN_MONTHS.of(first=month, year=start.year, last=f"{end.month:02}", end=end.year)
