"""A dossier that tells an item with a slip from the item without: found by trying.

A few telling answers to every question, the bounds that differ first, in all their combinations;
with the documents that are asked for, without them, and without one of them. Where that finds
nothing, a solver is asked, if there is one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain, islice, product
from math import prod

from attrs import evolve

from cchc_rules.analyses.expectations import Expected, got, meets
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.mutation import messages
from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.proving.equivalence import equivalent
from cchc_rules.analyses.proving.pairs import Differs, Placed, Same
from cchc_rules.analyses.suggestions import bounds_in, keys_asked, values_for
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Key, Replies, Value
from cchc_rules.ir.scorecard import ItemScore, Status

MOST_PRODUCTS = 1_500
MOST_SAMPLES = 300
MOST_VALUES = 40
WHOLE = Fraction(100)


@frozen(kw_only=True)
class Variant:
    """An item and the frame of the ruleset that it stands in."""

    item: ir.Item
    frame: Frame


@frozen(kw_only=True)
class ItemDifference:
    """One dossier, what the item is expected to come to, and what it comes to with the slip.

    `other` is None where the dossier itself is refused: the slip lets nobody claim so. With
    `names_documents` the case has to name what is attached, since "complete" means something else
    with the slip.
    """

    dossier: Dossier
    expected: Expected
    other: Expected | None
    names_documents: bool = False


@frozen
class Alike:
    """No difference was seen in so many dossiers; none is possible where it is `sure`."""

    tried: int
    sure: bool = False


def tell_items_apart(old: Variant, new: Variant) -> ItemDifference | Alike:
    """What tells the two apart in a case about the item, or how long it was looked for."""
    if _scored_alike(old, new):
        return Alike(0, sure=True)
    tried = 0
    for dossier in dossiers_of(old, new):
        tried += 1
        found = difference(old, new, dossier)
        if found is not None:
            return found
    return _decided(old, new, tried)


def _decided(old: Variant, new: Variant, tried: int) -> ItemDifference | Alike:
    """What a solver says where trying saw no difference; without one, nothing is sure."""
    if _evidence_differs(old.item, new.item):
        return Alike(tried)
    before, after = (Placed(item=one.item, frame=one.frame) for one in (old, new))
    verdict = equivalent(before, after)
    if isinstance(verdict, Differs):
        return difference(old, new, verdict.smallest.dossiers[0]) or Alike(tried)
    return Alike(tried, sure=isinstance(verdict, Same))


def _scored_alike(old: Variant, new: Variant) -> bool:
    """Whether nothing that scores the item is another, as far as a case about the item can see."""
    same = evolve(new.item, na=old.item.na)
    alike = old.frame.conditions_of(old.item) == new.frame.conditions_of(new.item)
    return same == old.item and alike and old.frame.rounding_of_items == new.frame.rounding_of_items


def difference(old: Variant, new: Variant, dossier: Dossier) -> ItemDifference | None:
    """What a case with this dossier would see of the slip."""
    one = old.frame.score(old.item, dossier)
    other = new.frame.score(new.item, dossier)
    if old.item.id in dossier.na_claims and not new.item.may_be_claimed_na:
        return ItemDifference(dossier=dossier, expected=got(one), other=None)
    for expected in _expectations(one):
        if not meets(expected, other):
            return ItemDifference(
                dossier=dossier,
                expected=expected,
                other=_other(expected, other),
                names_documents=_evidence_differs(old.item, new.item),
            )
    return None


def dossiers_of(old: Variant, new: Variant) -> Iterator[Dossier]:
    """Dossiers that may be scored in another way with the slip than without."""
    blank = Dossier(ruleset=old.frame.ruleset.id, year=old.frame.ruleset.year, unit="")
    item = old.item
    complete = {item.id: documents_for(item)}
    proven = evolve(blank, evidence=complete)
    if item.may_be_claimed_na and not new.item.may_be_claimed_na:
        yield evolve(proven, na_claims={item.id: _in_own_language(messages.CLAIMED, old)})
    answers = chain(_products(old, new), _samples(old, new))
    if _evidence_differs(item, new.item):
        for given in islice(_products(old, new), 40):
            answered = evolve(blank, answers=given)
            yield evolve(answered, evidence=complete)
            yield answered
            yield evolve(answered, explanations={item.id: _in_own_language(messages.EXPLAINED, old)})
            for documents in _fewer_documents(item):
                yield evolve(answered, evidence={item.id: documents})
    if _only_evidence_differs(item, new.item):
        return
    yield from (evolve(proven, answers=given) for given in answers)


def _in_own_language(text: Text, variant: Variant) -> str:
    return text.in_(variant.frame.language)


def _expectations(score: ItemScore) -> tuple[Expected, ...]:
    """What a case can expect of a score: its state, and the points between which it is open."""
    open_points = score.status is not Status.SCORED and not score.points.final
    return (got(score), score.points) if open_points else (got(score),)


def _other(expected: Expected, score: ItemScore) -> Expected:
    return score.points if got(score) == expected else got(score)


# ── answers ────────────────────────────────────────────────────────────────────────────────


def _products(old: Variant, new: Variant) -> Iterator[dict[Key, Value]]:
    keys, choices = _choices(old, new)
    while prod(map(len, choices)) > MOST_PRODUCTS and max(map(len, choices)) > 2:
        longest = max(range(len(choices)), key=lambda place: len(choices[place]))
        choices[longest] = choices[longest][: max(2, len(choices[longest]) * 3 // 4)]
    for values in islice(product(*choices), MOST_PRODUCTS):
        yield dict(zip(keys, values, strict=True))


def _samples(old: Variant, new: Variant) -> Iterator[dict[Key, Value]]:
    """Combinations of answers that the products had to leave out."""
    keys, choices = _choices(old, new)
    if prod(map(len, choices)) <= MOST_PRODUCTS:
        return
    chance = random.Random(0)  # noqa: S311 - the same dossiers every time
    for _ in range(MOST_SAMPLES):
        yield {key: chance.choice(values) for key, values in zip(keys, choices, strict=True)}


def _choices(old: Variant, new: Variant) -> tuple[tuple[Key, ...], list[Sequence[Value]]]:
    keys = dict.fromkeys((*keys_asked(old.item, old.frame), *keys_asked(new.item, new.frame)))
    bounds = _bounds(old.item, new.item)
    kinds = {**new.frame.kinds, **old.frame.kinds}
    asked = [key for key in keys if key in kinds]
    last_day = last_day_of(old.frame)
    values = [tuple(islice(_values(kinds[key], bounds, last_day), MOST_VALUES)) for key in asked]
    return tuple(asked), list(values)


def last_day_of(frame: Frame) -> Fraction:
    """The number of the last day of the assessed year."""
    return Fraction(date(frame.ruleset.year, 12, 31).toordinal())


def _values(kind: ir.AnswerKind, bounds: tuple[Fraction, ...], last_day: Fraction) -> Iterator[Value]:
    if isinstance(kind, ir.SurveyOf):
        yield _uneven(kind)
    yield from values_for(kind, bounds, last_day)


def _uneven(kind: ir.SurveyOf) -> Replies:
    """Replies of which no two options have as many: they tell most changes of weights."""
    groups: list[str | None] = [group.label for group in kind.groups]
    return Replies(
        tuple(
            ((group, option.label), 2**place * (1 + row))
            for row, group in enumerate(groups or [None])
            for place, option in enumerate(kind.options)
        )
    )


def _bounds(old: ir.Item, new: ir.Item) -> tuple[Fraction, ...]:
    """The bounds of both items, those that only one of them has first."""
    one, other = list(bounds_in(old)), list(bounds_in(new))
    changed = [bound for bound in (*one, *other) if (bound in one) is not (bound in other)]
    return tuple(dict.fromkeys((*changed, *one, *other)))


# ── evidence ───────────────────────────────────────────────────────────────────────────────


def _evidence_differs(old: ir.Item, new: ir.Item) -> bool:
    return (old.evidence, old.without_evidence) != (new.evidence, new.without_evidence)


def _only_evidence_differs(old: ir.Item, new: ir.Item) -> bool:
    same = evolve(new, evidence=old.evidence, without_evidence=old.without_evidence)
    return _evidence_differs(old, new) and same == old


def _fewer_documents(item: ir.Item) -> Iterator[tuple[Attached, ...]]:
    """Everything but one document, then one document alone."""
    every = documents_for(item)
    for place in range(len(every)):
        yield (*every[:place], *every[place + 1 :])
    yield from ((document,) for document in every)
