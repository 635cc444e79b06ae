"""Two items side by side: which questions they share, and what `exact` makes of one unit under both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

from attrs import evolve, field

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.proving.bounds import rounding_of_items
from cchc_rules.analyses.proving.verdicts import Method, Reason
from cchc_rules.analyses.suggestions import keys_asked, telling_answers
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.answers import answers as answers_kind
from cchc_rules.ir.dossier import Attached, Dossier, Key, Value
from cchc_rules.ir.scorecard import ItemScore, Status

# Answers to try with every proof that two items could ask for.
_ANSWERS_WITH_PAPERS = 200


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
        called = evolve(called, continues=one.continues)
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

    @property
    def same_papers(self) -> bool:
        """Whether both ask for the same evidence, and allow the same claims to the same effect."""
        one, other = self.before.item, self.after.item
        claims = (one.may_be_claimed_na, other.may_be_claimed_na)
        return (
            (one.evidence, one.without_evidence) == (other.evidence, other.without_evidence)
            and claims[0] == claims[1]
            and (not any(claims) or one.na.effect == other.na.effect)
        )

    def by_papers(self) -> Difference | None:
        """A difference in what proof and claims do to answers that earn."""
        one, other = self.before.item, self.after.item
        papers = list(dict.fromkeys(_proofs(one, other)))
        tried = islice(telling_answers(one, self.before.frame), _ANSWERS_WITH_PAPERS)
        for answers in tried:
            both = self.dossiers(answers, self.carried(answers))
            if one.may_be_claimed_na and other.may_be_claimed_na:
                claimed = [
                    evolve(each, na_claims={placed.item.id: "…"})
                    for each, placed in zip(both, (self.before, self.after), strict=True)
                ]
                found = self.difference(claimed[0], claimed[1])
                if found is not None:
                    return found
            for proof in papers:
                for why in (None, "…"):
                    both = self.dossiers(answers, self.carried(answers), proof, why)
                    found = self.difference(*both)
                    if found is not None:
                        return found
        return None

    @property
    def clashing(self) -> tuple[str, ...]:
        """Names of questions that both ask, but not alike."""
        names = {key[1] for key in keys_asked(self.before.item, self.before.frame)} - {
            name for _, name in self.called.values()
        }
        own = {key[1] for key in keys_asked(self.after.item, self.after.frame) if key not in self.called}
        return tuple(sorted(names & own))

    def by_common_answers(self) -> Difference | None:
        """A difference under answers that are lawful for both, question by question of one name."""
        placed = (self.before, self.after)
        keys = [{key[1]: key for key in keys_asked(one.item, one.frame)} for one in placed]
        for one in placed:
            for answers in telling_answers(one.item, one.frame):
                named = {name: value for (_, name), value in answers.items()}
                both = [{key: named[name] for name, key in own.items() if name in named} for own in keys]
                lawful = all(
                    answers_kind(value, each.frame.kinds[key])
                    for each, given in zip(placed, both, strict=True)
                    for key, value in given.items()
                )
                found = self.difference(*self.dossiers(both[0], both[1])) if lawful else None
                if found is not None:
                    return found
        return None


def _proofs(one: ir.Item, other: ir.Item) -> Iterator[tuple[Attached, ...]]:
    """None, all that either asks for, each document alone, each left out, and each with less on it."""
    yield ()
    for item in (one, other):
        every = documents_for(item)
        yield every
        for place, document in enumerate(every):
            rest = (*every[:place], *every[place + 1 :])
            yield (document,)
            yield rest
            yield (*rest, evolve(document, number=None))
            yield (*rest, evolve(document, kind=None))
            yield (*rest, evolve(document, issuer=None))
            yield (*rest, evolve(document, day=None))
    for item in (one, other):
        days = [
            day for each in item.evidence for one_of in each.documents for day in (one_of.since, one_of.until)
        ]
        for day in days:
            for near in (day - 1, day, day + 1) if day is not None else ():
                yield tuple(evolve(document, day=near) for document in documents_for(item))


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
        case ir.ChoiceOf(options), ir.ChoiceOf(others):
            return set(options) == set(others)
        case _:
            return one == other
