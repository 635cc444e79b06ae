"""A season of one unit, round by round: what stands after each, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cchc_rules.analyses.layering import after_each, reason_of, trouble_of
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import frozen
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.layers import Layer, Stage
from cchc_rules.ir.digest import digest as ruleset_digest
from cchc_rules.ir.dossier import Dossier, Value
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import ItemScore, Points, Scorecard, Status, item_scores


@frozen(kw_only=True)
class Round:
    """One round: its layer, the dossier as it stands after it, and the score of that dossier."""

    layer: Layer
    dossier: Dossier
    scorecard: Scorecard


@frozen
class Move:
    """By how much the guaranteed points moved, and the points still possible."""

    low: Fraction
    high: Fraction

    @property
    def is_one(self) -> bool:
        """Whether both moved alike, so that one number tells it."""
        return self.low == self.high


@frozen(kw_only=True)
class Difference:
    """What one layer did to one item: who, when and why, and its score before and after.

    `answers` are the answers that became others: name, before, after; None for none.
    """

    id: str
    code: str
    name: str
    stage: Stage
    author: str
    day: int
    reason: str | None
    before: Points
    after: Points
    status_before: Status
    status_after: Status
    answers: tuple[tuple[str, Value | None, Value | None], ...] = ()

    @property
    def moved(self) -> Move:
        """The points it moved."""
        return move(self.before, self.after)


@frozen
class Rounds:
    """Every round of a unit in its order, and what each but the first changed."""

    rounds: tuple[Round, ...]
    differences: tuple[Difference, ...]

    @property
    def last(self) -> Round:
        """The round that stands."""
        return self.rounds[-1]

    @property
    def moved(self) -> Move:
        """By how many points the total moved from the first round to the last."""
        return move(self.rounds[0].scorecard.total.total, self.last.scorecard.total.total)


def move(before: Points, after: Points) -> Move:
    """From some points to others, both ends told apart: what is open is no zero."""
    return Move(after.low - before.low, after.high - before.high)


def score_rounds(ruleset: Ruleset, layers: Sequence[Layer]) -> tuple[Rounds | None, tuple[Diagnostic, ...]]:
    """Every round scored with the layers so far, or why the layers do not fit together.

    Nothing is scored when one layer is out of place (CR702), edits a closed one (CR703), changes
    something without a reason (CR704) or is of another unit (CR705).
    """
    found = tuple(trouble_of(layers, ruleset))
    if found:
        return None, found
    own = ruleset_digest(ruleset)
    rounds = tuple(
        Round(layer=layer, dossier=dossier, scorecard=score(ruleset, dossier, own))
        for layer, dossier in zip(layers, after_each(layers), strict=True)
    )
    return Rounds(rounds, tuple(_differences(rounds))), ()


# ── differences ────────────────────────────────────────────────────────────────────────────


def _differences(rounds: Sequence[Round]) -> Iterator[Difference]:
    for before, after in pairwise(rounds):
        earlier = {item.id: item for item in item_scores(before.scorecard)}
        changed: dict[str, list[tuple[str, Value | None, Value | None]]] = {}
        old, new = before.dossier.answers, after.dossier.answers
        for owner, name in new:
            if owner is not None and old.get((owner, name)) != new[owner, name]:
                changed.setdefault(owner, []).append((name, old.get((owner, name)), new[owner, name]))
        for item in item_scores(after.scorecard):
            was = earlier[item.id]
            if (was.points, was.status) != (item.points, item.status) or item.id in changed:
                yield _difference(was, item, after.layer, tuple(changed.get(item.id, ())))


def _difference(
    was: ItemScore,
    item: ItemScore,
    layer: Layer,
    answers: tuple[tuple[str, Value | None, Value | None], ...],
) -> Difference:
    return Difference(
        id=item.id,
        code=item.code,
        name=item.name,
        stage=layer.stage,
        author=layer.author,
        day=layer.day,
        reason=reason_of(layer, item.id),
        before=was.points,
        after=item.points,
        status_before=was.status,
        status_after=item.status,
        answers=answers,
    )
