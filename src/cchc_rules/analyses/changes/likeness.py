"""How alike two nodes are, as an exact share: their names, questions, rules, and what stands around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from attrs import fields, has

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

# What each kind of likeness weighs; of items, and of groups (whose questions are the names below).
_OF_ITEMS = (Fraction(5, 10), Fraction(2, 10), Fraction(2, 10), Fraction(1, 10))
_OF_GROUPS = (Fraction(6, 10), Fraction(3, 10), Fraction(0), Fraction(1, 10))


@frozen(kw_only=True)
class Features:
    """What is compared of a node: words of its name, of its questions, of its parent; its numbers."""

    name: frozenset[str]
    asked: frozenset[str]
    rule: frozenset[str]
    parent: frozenset[str]
    is_item: bool


def features_of(ruleset: ir.Ruleset) -> dict[str, Features]:
    """The features of every node, by its id."""
    asked: dict[str | None, list[str]] = {}
    for one in ruleset.inputs:
        asked.setdefault(one.owner, []).append(one.question)
    return dict(_features(ruleset.children, "", asked))


def _features(
    children: tuple[ir.Node, ...], parent: str, asked: dict[str | None, list[str]]
) -> Iterator[tuple[str, Features]]:
    for node in children:
        questions = asked.get(node.id, [])
        below = [] if isinstance(node, ir.Item) else [one.name for one in nodes(node.children)]
        yield (
            node.id,
            Features(
                name=words(node.name),
                asked=frozenset().union(*map(words, (*questions, *below))),
                rule=frozenset(_numbers(node.cases)) if isinstance(node, ir.Item) else frozenset(),
                parent=words(parent),
                is_item=isinstance(node, ir.Item),
            ),
        )
        if isinstance(node, ir.Group):
            yield from _features(node.children, node.name, asked)


def words(text: str) -> frozenset[str]:
    """The words of a text and its pairs of neighbours, however their tones are placed."""
    said = [word.strip(".,;:()\"'“”/-") for word in folded(text).split()]
    alone = [word for word in said if word]
    return frozenset((*alone, *(f"{one} {other}" for one, other in pairwise(alone))))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one name, spelling aside."""
    return folded(one) == folded(other)


def likeness(one: Features, other: Features, least: Fraction = Fraction(0)) -> Fraction:
    """How alike two nodes of one kind are, from 0 to 1; nodes of two kinds are not.

    Where the names alone show that it is less than `least`, it is told as 0.
    """
    if one.is_item is not other.is_item:
        return Fraction(0)
    weights = _OF_ITEMS if one.is_item else _OF_GROUPS
    # Cheap, since most pairs end here.
    common, words_of_both = len(one.name & other.name), len(one.name) + len(other.name)
    above, below = _needed(weights[0], least)
    if 2 * common * below < above * words_of_both:
        return Fraction(0)
    shares = (
        _shared(one.name, other.name),
        _shared(one.asked, other.asked),
        _shared(one.rule, other.rule),
        _shared(one.parent, other.parent),
    )
    return sum((weight * share for weight, share in zip(weights, shares, strict=True)), Fraction(0))


@cache
def _needed(weight: Fraction, least: Fraction) -> tuple[int, int]:
    """The share that names must have in common, if all else is alike, as two whole numbers."""
    share = (least - 1 + weight) / weight
    return share.numerator, share.denominator


def _shared(one: frozenset[str], other: frozenset[str]) -> Fraction:
    """Twice what both have over what they have together; two that have nothing are alike."""
    together = len(one) + len(other)
    return Fraction(2 * len(one & other), together) if together else Fraction(1)


def _numbers(value: object) -> Iterable[str]:
    """The kinds of the parts of a rule and the numbers in it."""
    match value:
        case tuple():
            for one in value:
                yield from _numbers(one)
        case Fraction():
            yield str(value)
        case _ if has(kind := type(value)):
            yield kind.__name__
            for one in fields(kind):
                yield from _numbers(getattr(value, one.name))
        case _:
            return
