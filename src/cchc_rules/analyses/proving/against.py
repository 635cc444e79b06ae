"""One ruleset held against another: is every item the same rule, and do the totals agree?

Items are matched by their ids. How points are combined is not proved but tried, on dossiers that
stand where rules turn: a difference that is found is real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from attrs import frozen

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.proving.equivalence import equivalent
from cchc_rules.analyses.proving.pairs import Differs, Equivalence, Placed
from cchc_rules.analyses.proving.solver import TIMEOUT
from cchc_rules.analyses.proving.tried import telling_dossiers
from cchc_rules.backends.exact.score import score
from cchc_rules.ir.answers import unfit
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Scorecard, Status, item_scores
from cchc_rules.ir.walk import items

Watch: TypeAlias = Callable[[int, int], None]


@frozen
class OfItem:
    """An item of both, and whether it is one rule."""

    item: str
    found: Equivalence


@frozen(kw_only=True)
class OfWhole:
    """On how many dossiers both were scored whole, and the first that they score otherwise."""

    dossiers: int
    dossier: Dossier | None = None
    scorecards: tuple[Scorecard, Scorecard] | None = None


@frozen(kw_only=True)
class Comparison:
    """What was found; `gone` and `new` are the items that only the first or the second has."""

    items: tuple[OfItem, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    whole: OfWhole

    @property
    def same(self) -> bool:
        """Whether no difference was found; what is undecided is none."""
        found = any(isinstance(one.found, Differs) for one in self.items)
        return not (found or self.gone or self.new or self.whole.dossier)


def compare(
    before: Frame,
    after: Frame,
    *,
    dossiers: int,
    timeout: int = TIMEOUT,
    watch: Watch = lambda _done, _of: None,
) -> Comparison:
    """Whether `after` scores as `before` does; `timeout` is in milliseconds per question."""
    old, new = before.names.items, after.names.items
    both = [item for item in items(after.ruleset) if item.id in old]
    found = []
    for done, item in enumerate(both, 1):
        pair = (Placed(item=old[item.id], frame=before), Placed(item=item, frame=after))
        found.append(OfItem(item.id, equivalent(*pair, timeout=timeout)))
        watch(done, len(both))
    return Comparison(
        items=tuple(found),
        gone=tuple(item for item in old if item not in new),
        new=tuple(item for item in new if item not in old),
        whole=_whole(before, after, dossiers),
    )


def _whole(before: Frame, after: Frame, count: int) -> OfWhole:
    """The first dossier whose total, index or grades differ."""
    tried = 0
    for dossier in chain(_fitting(before, after, count), _fitting(after, before, count)):
        cards = score(before.ruleset, dossier, "-"), score(after.ruleset, dossier, "-")
        if any(one.status is Status.REJECTED for card in cards for one in item_scores(card)):
            continue
        tried += 1
        if _differ(*cards):
            return OfWhole(dossiers=tried, dossier=dossier, scorecards=cards)
    return OfWhole(dossiers=tried)


def _fitting(one: Frame, other: Frame, count: int) -> Iterator[Dossier]:
    """Telling dossiers of one set that answer what the other asks."""
    for dossier in telling_dossiers(one, count):
        if not any(unfit(dossier, other.ruleset)):
            yield dossier


def _differ(one: Scorecard, other: Scorecard) -> bool:
    return (one.total, [grade.possible for grade in one.grades]) != (
        other.total,
        [grade.possible for grade in other.grades],
    )
