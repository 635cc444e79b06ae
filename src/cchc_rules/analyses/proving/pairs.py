"""Two items side by side: which questions they share, and what `exact` makes of one unit under both."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, field, frozen

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.proving.bounds import rounding_of_items
from cchc_rules.analyses.proving.verdicts import Method, Reason
from cchc_rules.analyses.suggestions import keys_asked, telling_answers
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Key, Value
from cchc_rules.ir.scorecard import ItemScore, Status


@frozen(kw_only=True)
class Placed:
    """An item and the frame of the ruleset that it stands in."""

    item: ir.Item
    frame: Frame = field(repr=False)


@frozen(kw_only=True)
class Difference:
    """One unit's answers, under the questions of either rule, and what each makes of them."""

    dossiers: tuple[Dossier, Dossier]
    scores: tuple[ItemScore, ItemScore]

    @property
    def change(self) -> Fraction | None:
        """How many points more the second gives; None unless both give points."""
        before, after = self.scores
        if before.status is not Status.SCORED or after.status is not Status.SCORED:
            return None
        return after.points.low - before.points.low


@frozen
class Same:
    """The rules score alike, whatever the answers."""

    by: Method


@frozen(kw_only=True)
class Differs:
    """The rules differ.

    `smallest` has the smallest answers that were found to tell them apart; `gain` and `loss` the
    largest rise and fall in points that were found, None where there is none. They are `sure`
    when nothing larger is possible.
    """

    smallest: Difference
    gain: Difference | None = None
    loss: Difference | None = None
    sure: bool = False


@frozen
class Undecided:
    """No difference was found, and none was ruled out."""

    reason: Reason


Equivalence: TypeAlias = Same | Differs | Undecided


def matched(before: Placed, after: Placed) -> dict[Key, Key]:
    """The inputs of `after` that ask what an input of `before` asks: one name, one kind."""
    names = {key[1]: key for key in keys_asked(before.item, before.frame)}
    found: dict[Key, Key] = {}
    for key in keys_asked(after.item, after.frame):
        other = names.get(key[1])
        if other is not None and _alike(before.frame.kinds[other], after.frame.kinds[key]):
            found[key] = other
    return found


@frozen(kw_only=True)
class Pair:
    """Two items, and the inputs of the second that ask what one of the first asks."""

    before: Placed
    after: Placed
    called: Mapping[Key, Key]

    def same_form(self) -> bool:
        """Whether nothing that scores differs in the text of the two."""
        one, other = self.before.item, self.after.item
        called = evolve(other, id=one.id, code=one.code, name=one.name, note=one.note)
        called = evolve(called, assessor=one.assessor, touched_by=one.touched_by, provenance=one.provenance)
        return (
            one == called
            and all(key == name for key, name in self.called.items())
            and set(keys_asked(one, self.before.frame)) == set(keys_asked(other, self.after.frame))
            and set(keys_asked(other, self.after.frame)) <= set(self.called)
            and self.before.frame.conditions_of(one) == self.after.frame.conditions_of(other)
            and rounding_of_items(self.before.frame.ruleset) == rounding_of_items(self.after.frame.ruleset)
        )

    def difference(self, before: Dossier, after: Dossier) -> Difference | None:
        """What `exact` makes of two dossiers that say the same; None where it makes no difference."""
        scores = (
            self.before.frame.score(self.before.item, before),
            self.after.frame.score(self.after.item, after),
        )
        if _outcome(scores[0], self.before.item) == _outcome(scores[1], self.after.item):
            return None
        return Difference(dossiers=(before, after), scores=scores)

    def dossiers(
        self,
        before: Mapping[Key, Value],
        after: Mapping[Key, Value],
        evidence: tuple[Attached, ...] | None = None,
        why: str | None = None,
    ) -> tuple[Dossier, Dossier]:
        """Both dossiers, each from answers to its own questions; all evidence unless it is given."""
        return (
            _dossier(self.before, before, evidence, why),
            _dossier(self.after, after, evidence, why),
        )

    def carried(self, answers: Mapping[Key, Value]) -> dict[Key, Value]:
        """Answers to the questions of the second, from answers to those of the first."""
        return {key: answers[name] for key, name in self.called.items() if name in answers}

    def without_evidence(self) -> Difference | None:
        """A difference in what proof does: answers that earn, with less proof or other proof."""
        one, other = self.before.item, self.after.item
        if (one.evidence, one.without_evidence) == (other.evidence, other.without_evidence):
            return None
        proofs = ((), documents_for(one), documents_for(other))
        for answers in telling_answers(one, self.before.frame):
            for proof in proofs:
                for why in (None, "…"):
                    both = self.dossiers(answers, self.carried(answers), proof, why)
                    found = self.difference(*both)
                    if found is not None:
                        return found
        return None


def _outcome(score: ItemScore, item: ir.Item) -> tuple[object, ...]:
    """What counts of a score when two rules are held against each other."""
    if score.status is Status.NOT_APPLICABLE:
        return (score.status, item.na.effect)
    return (score.status, score.points)


def _dossier(
    placed: Placed, answers: Mapping[Key, Value], evidence: tuple[Attached, ...] | None, why: str | None
) -> Dossier:
    item, ruleset = placed.item, placed.frame.ruleset
    return Dossier(
        ruleset=ruleset.id,
        year=ruleset.year,
        unit="…",
        answers=dict(answers),
        evidence={item.id: documents_for(item) if evidence is None else evidence},
        explanations={} if why is None else {item.id: why},
    )


def _alike(one: ir.AnswerKind, other: ir.AnswerKind) -> bool:
    """Whether an answer of one kind is an answer of the other; what its things are called is nothing."""
    match one, other:
        case ir.CountOf(), ir.CountOf():
            return True
        case ir.NumberOf(bounds=bounds), ir.NumberOf(bounds=others):
            return bounds == others
        case _:
            return one == other
