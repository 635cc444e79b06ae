"""Whether items whose rules changed score otherwise: proved where it can be, with answers that show it.

The later rule is read for the year of the earlier one, so that days mean the same, and scaled to the
maximum of the earlier one, so that shares are compared where the maxima differ. What is found is then
scored once more by `exact` under both rulesets as they are; what makes no difference there is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

from attrs import evolve

from cchc_rules.analyses.changes.aligning import same_kind
from cchc_rules.analyses.changes.model import (
    AppliesChanged,
    AttributeChanged,
    Behaviour,
    Changes,
    DeadlineChanged,
    Direction,
    EvidenceChanged,
    InputsChanged,
    MaximumChanged,
    Pair,
    RuleChanged,
    Shift,
)
from cchc_rules.analyses.changes.model import Attribute as Told
from cchc_rules.analyses.changes.rewriting import Rewriting, moved_day
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.proving.bounds import rounding_of_items
from cchc_rules.analyses.proving.equivalence import candidates, equivalent
from cchc_rules.analyses.proving.pairs import Difference, Differs, Placed, Undecided
from cchc_rules.analyses.proving.pairs import Pair as Beside
from cchc_rules.analyses.proving.verdicts import Reason
from cchc_rules.analyses.suggestions import keys_asked
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.scorecard import ItemScore, Status

Watch: TypeAlias = Callable[[int, int], None]

PATIENCE = 500
"""Milliseconds for each question to the solver, where the caller does not say."""

# Without a solver: how many answers are tried for the largest gain and loss.
_MOST_TRIES = 500
_SCORING = frozenset({Told.NOT_APPLICABLE, Told.CLAIM, Told.WITHOUT_EVIDENCE})


def behaviours(
    changes: Changes, timeout: int = PATIENCE, watch: Watch = lambda _done, _of: None
) -> tuple[Behaviour, ...]:
    """The behaviour of every pair of items that could score otherwise; `timeout` as for proofs."""
    scene = _Scene.of(changes)
    pairs = tuple(scene.concerned(changes))
    found: list[Behaviour] = []
    for done, (pair, items) in enumerate(pairs, 1):
        found.append(scene.behaviour(pair, items, timeout))
        watch(done, len(pairs))
    return tuple(found)


@frozen(kw_only=True)
class _Scene:
    """Both rulesets as they are, and both in the terms of the earlier year."""

    before: Frame
    after: Frame
    moved: Frame
    rewriting: Rewriting
    asked: dict[Key, Key]

    @classmethod
    def of(cls, changes: Changes) -> _Scene:
        years = changes.before.year - changes.after.year
        rewriting = Rewriting(kinds={one.key: one.kind for one in changes.after.inputs}, years=years)
        return cls(
            before=frame_of(changes.before),
            after=frame_of(changes.after),
            moved=frame_of(rewriting.ruleset(changes.after)),
            rewriting=rewriting,
            asked={other.key: one.key for one, other in changes.asked if _alike(one.kind, other.kind)},
        )

    def concerned(self, changes: Changes) -> Iterator[tuple[Pair, tuple[ir.Item, ir.Item]]]:
        """Pairs of items of which something that scores is not as it was."""
        touched = {
            change.pair.after.id
            for change in changes.changes
            if isinstance(
                change, (RuleChanged, EvidenceChanged, MaximumChanged, DeadlineChanged, AppliesChanged)
            )
            or (isinstance(change, AttributeChanged) and change.attribute in _SCORING)
        }
        touched |= {
            change.pair.after.id
            for change in changes.changes
            if isinstance(change, InputsChanged) and change.pair is not None
        }
        applies = {one.pair.after.id for one in changes.changes if isinstance(one, AppliesChanged)}
        rounded = rounding_of_items(changes.before) != rounding_of_items(changes.after)
        for pair in changes.pairs:
            items = pair.items
            if items is None:
                continue
            above = {group.id for group in self.after.groups[pair.after.id]}
            if rounded or pair.after.id in touched or above & applies:
                yield pair, items

    def behaviour(self, pair: Pair, items: tuple[ir.Item, ir.Item], timeout: int) -> Behaviour:
        """The verdict on one pair, with what shows it."""
        beside = self._beside(items)
        if _ask_otherwise(beside):
            return Behaviour(pair=pair, verdict=Undecided(Reason.OTHER_QUESTIONS))
        verdict = equivalent(beside.before, beside.after, called=beside.called, timeout=timeout)
        if not isinstance(verdict, Differs):
            return Behaviour(pair=pair, verdict=verdict)
        smallest = self._shift(verdict.smallest, items)
        gain = None if verdict.gain is None else self._shift(verdict.gain, items)
        loss = None if verdict.loss is None else self._shift(verdict.loss, items)
        if smallest is None:
            smallest = gain or loss
        if smallest is None:
            return Behaviour(pair=pair, verdict=Undecided(Reason.NOT_CONFIRMED))
        if gain is None and loss is None and not verdict.sure:
            gain, loss = self._tried(beside, items, smallest)
        return Behaviour(
            pair=pair,
            verdict=verdict,
            direction=_direction(gain, loss, items[1]),
            smallest=smallest,
            gain=gain,
            loss=loss,
            sure=verdict.sure,
        )

    def _beside(self, items: tuple[ir.Item, ir.Item]) -> Beside:
        """Both items as the prover takes them."""
        one, other = items
        later = self.rewriting.node(other)
        assert isinstance(later, ir.Item)
        before, after = self.before, self.moved
        if one.maximum != other.maximum:
            later = _scaled(later, one.maximum)
            # Points rounded on two scales cannot be held against each other.
            before, after = _unrounded(before), _unrounded(after)
        keys = {key: name for key, name in self.asked.items() if key in keys_asked(later, after)}
        own = set(keys_asked(one, before))
        return Beside(
            before=Placed(item=one, frame=before),
            after=Placed(item=later, frame=after),
            called={key: name for key, name in keys.items() if name in own},
        )

    def _shift(self, found: Difference, items: tuple[ir.Item, ir.Item]) -> Shift | None:
        """What `exact` makes of two dossiers under the rulesets as they are; None if it is all one."""
        one, other = items
        dossiers = found.dossiers[0], self._for_its_year(found.dossiers[1])
        scores = self.before.score(one, dossiers[0]), self.after.score(other, dossiers[1])
        shares = _share(scores[0]), _share(scores[1])
        same_scale = one.maximum == other.maximum
        if scores[0].status is scores[1].status:
            alike = scores[0].points == scores[1].points if same_scale else shares[0] == shares[1]
            left_out = scores[0].status is Status.NOT_APPLICABLE
            if alike or (left_out and one.na.effect is other.na.effect):
                return None
        both = Difference(dossiers=dossiers, scores=scores)
        share = None if shares[0] is None or shares[1] is None else shares[1] - shares[0]
        return Shift(found=both, points=both.change, share=share)

    def _for_its_year(self, dossier: Dossier) -> Dossier:
        """A dossier for the year of the earlier ruleset as one for the year of the later."""
        years = -self.rewriting.years
        answers = {key: self._moved(key, value, years) for key, value in dossier.answers.items()}
        evidence = {
            item: tuple(
                evolve(one, day=None if one.day is None else moved_day(one.day, years)) for one in attached
            )
            for item, attached in dossier.evidence.items()
        }
        return evolve(dossier, year=self.after.ruleset.year, answers=answers, evidence=evidence)

    def _moved(self, key: Key, value: Value, years: int) -> Value:
        if isinstance(value, Fraction) and isinstance(self.after.kinds.get(key), ir.DateOf):
            return Fraction(moved_day(int(value), years))
        return value

    def _tried(
        self, beside: Beside, items: tuple[ir.Item, ir.Item], first: Shift
    ) -> tuple[Shift | None, Shift | None]:
        """The largest gain and loss among telling answers."""
        found = [first]
        for before, after in islice(candidates(beside), _MOST_TRIES):
            difference = beside.difference(*beside.dossiers(before, after))
            shift = None if difference is None else self._shift(difference, items)
            if shift is not None:
                found.append(shift)
        told = [one for one in found if one.share is not None]
        gain = max(told, key=_by, default=None)
        loss = min(told, key=_by, default=None)
        return (
            gain if gain is not None and _by(gain) > 0 else None,
            loss if loss is not None and _by(loss) < 0 else None,
        )


def _by(shift: Shift) -> Fraction:
    return shift.share or Fraction(0)


def _direction(gain: Shift | None, loss: Shift | None, item: ir.Item) -> Direction:
    """For whom the change is; points of a penalty are points that a unit loses."""
    if item.level is ir.Level.PENALTY:
        gain, loss = loss, gain
    match gain, loss:
        case None, None:
            return Direction.UNKNOWN
        case _, None:
            return Direction.LOOSER
        case None, _:
            return Direction.STRICTER
        case _:
            return Direction.MIXED


def _share(score: ItemScore) -> Fraction | None:
    return score.points.low / score.maximum if score.status is Status.SCORED else None


def _scaled(item: ir.Item, maximum: Fraction) -> ir.Item:
    """The item on the scale of another maximum."""
    factor = ir.Constant(maximum / item.maximum)
    cases = tuple(
        evolve(case, then=ir.Award(ir.Product((factor, case.then.points))))
        if isinstance(case.then, ir.Award)
        else case
        for case in item.cases
    )
    return evolve(item, maximum=maximum, cases=cases)


def _unrounded(frame: Frame) -> Frame:
    total = evolve(frame.ruleset.total, rounding=None)
    return evolve(frame, ruleset=evolve(frame.ruleset, total=total))


def _ask_otherwise(beside: Beside) -> bool:
    """Whether each asks something that the other does not: no unit's answers can be held against it."""
    if beside.clashing:
        # Answers that both take can still be held against each other.
        return False
    old = set(keys_asked(beside.before.item, beside.before.frame)) - set(beside.called.values())
    new = set(keys_asked(beside.after.item, beside.after.frame)) - set(beside.called)
    return bool(old and new)


def _alike(one: ir.AnswerKind, other: ir.AnswerKind) -> bool:
    """Whether the answer to one question answers the other."""
    if isinstance(one, ir.ChoiceOf) and isinstance(other, ir.ChoiceOf):
        return set(one.options) == set(other.options)
    return same_kind(one, other)
