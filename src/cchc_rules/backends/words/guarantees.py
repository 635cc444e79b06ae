"""What the author of a ruleset guarantees, in sentences."""

from __future__ import annotations

from typing import assert_never

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.expressions import ALWAYS, phrase_condition
from cchc_rules.backends.words.questions import input_of
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import (
    Always,
    DateOf,
    Earned,
    Guarantee,
    Item,
    Level,
    Monotone,
    Ruleset,
    Share,
)
from cchc_rules.ir.walk import items, numbers_of


def phrase_guarantee(guarantee: Guarantee, ruleset: Ruleset) -> Text:
    """One sentence that somebody could refute with a dossier."""
    match guarantee:
        case Monotone():
            return _monotone(guarantee, ruleset)
        case Always(name=name, when=when, then=then):
            always = phrase_condition(then, ruleset)
            if when == ALWAYS:
                return messages.HOLDS_ALWAYS.of(name=name, then=always)
            return messages.HOLDS_WHEN.of(name=name, when=phrase_condition(when, ruleset), then=always)
        case _:
            assert_never(guarantee)


def guarantees_about(item: Item, ruleset: Ruleset) -> tuple[Text, ...]:
    """The guarantees that stand under an item, or speak of its points."""
    return tuple(phrase_guarantee(one, ruleset) for one in ruleset.guarantees if _is_about(one, item))


def _is_about(guarantee: Guarantee, item: Item) -> bool:
    match guarantee:
        case Monotone(item=other):
            return other == item.id
        case Always(owner=owner, when=when, then=then):
            numbers = (*numbers_of(when), *numbers_of(then))
            named = {one.node for one in numbers if isinstance(one, (Earned, Share))}
            return item.id in {owner, *named}
        case _:
            assert_never(guarantee)


def _monotone(guarantee: Monotone, ruleset: Ruleset) -> Text:
    asked = input_of((guarantee.owner, guarantee.name), ruleset)
    item = next(one for one in items(ruleset) if one.id == guarantee.item)
    question = (
        same(guarantee.name)
        if asked is None
        else messages.QUESTION.of(question=asked.question, name=asked.name)
    )
    sentence = (
        messages.AS_IT_COMES_LATER
        if asked is not None and isinstance(asked.kind, DateOf)
        else messages.AS_IT_GROWS
    )
    never = messages.NEVER_FALL if guarantee.rising else messages.NEVER_RISE
    points = messages.POINTS_TAKEN if item.level is Level.PENALTY else messages.POINTS_EARNED
    return sentence.of(question=question, points=points.of(code=item.code), never=never)
