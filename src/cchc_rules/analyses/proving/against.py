"""One ruleset held against another: is every item the same rule, and do the totals agree?

Items are matched by their ids. How points are combined is not proved but tried, on dossiers that
stand where rules turn: a difference that is found is real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.proving.equivalence import equivalent
from cchc_rules.analyses.proving.pairs import Differs, Equivalence, Placed, Undecided
from cchc_rules.analyses.proving.solver import TIMEOUT
from cchc_rules.analyses.proving.tried import telling_dossiers
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.answers import unfit
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Scorecard, Status, item_scores
from cchc_rules.ir.walk import items, nodes

Watch: TypeAlias = Callable[[int, int], None]


@frozen
class OfItem:
    """An item of both, and whether it is one rule."""

    item: str
    found: Equivalence


@frozen(kw_only=True)
class OfWhole:
    """On how many dossiers both were scored whole, and the first that they score otherwise.

    They are `alike` where groups, total, rounding, grades and ranking say the same.
    """

    dossiers: int
    alike: bool
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

    @property
    def is_open(self) -> bool:
        """Whether something could not be decided."""
        undecided = any(isinstance(one.found, Undecided) for one in self.items)
        return undecided or (self.whole.dossier is None and not self.whole.alike)


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
            return OfWhole(dossiers=tried, alike=False, dossier=dossier, scorecards=cards)
    return OfWhole(dossiers=tried, alike=_combined(before.ruleset) == _combined(after.ruleset))


def _combined(ruleset: ir.Ruleset) -> tuple[object, ...]:
    """How points are put together: all that no item says by itself."""
    groups = [
        (node.id, node.maximum, node.combine, node.rescales, [child.id for child in node.children])
        for node in nodes(ruleset.children)
        if isinstance(node, ir.Group)
    ]
    levels = [(item.id, item.level, item.na) for item in items(ruleset)]
    return (ruleset.total, ruleset.gradings, ruleset.ranking, groups, levels)


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
