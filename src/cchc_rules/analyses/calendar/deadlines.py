"""The days that rules and evidence look at: by when something must have happened to earn points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.calendar import messages
from cchc_rules.analyses.calendar.steps import inclusive
from cchc_rules.backends.words.evidence import phrase_document
from cchc_rules.backends.words.questions import input_of
from cchc_rules.backends.words.rules import phrase_case, phrase_verdict
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import Answer, Award, Case, Condition, Constant, DateOf, If, Item, Ruleset, Within
from cchc_rules.ir.walk import conditions_in, items, numbers_in


@frozen(kw_only=True)
class Deadline:
    """The last day of a band of dates, or of the period in which a document must be issued.

    `question` is what the day answers; it is None for a document.
    """

    day: int
    item: str
    code: str
    name: str
    question: str | None
    rule: Text


def deadlines(ruleset: Ruleset) -> tuple[Deadline, ...]:
    """Every deadline of `ruleset` by day, then in the order of the tree.

    A band that earns nothing is none. Dates inside arithmetic (days late, for instance) are not
    looked for.
    """
    found = [one for item in items(ruleset) for one in deadlines_of(item, ruleset)]
    return tuple(sorted(found, key=lambda one: one.day))


def deadlines_of(item: Item, ruleset: Ruleset) -> tuple[Deadline, ...]:
    """The deadlines of one item, each day once for each thing that is dated."""
    found: dict[tuple[int, str | None, Text], Deadline] = {}
    for day, question, rule in (*_of_rules(item, ruleset), *_of_evidence(item)):
        made = Deadline(day=day, item=item.id, code=item.code, name=item.name, question=question, rule=rule)
        found.setdefault((day, question, rule), made)
    return tuple(sorted(found.values(), key=lambda one: one.day))


def _of_rules(item: Item, ruleset: Ruleset) -> Iterator[tuple[int, str | None, Text]]:
    for case in item.cases:
        if not _earns(case):
            continue
        for one in _conditions(case):
            if not isinstance(one, Within) or not isinstance(one.value, Answer):
                continue
            asked = input_of((one.value.owner, one.value.name), ruleset)
            _, last = inclusive(one.interval)
            if asked is not None and isinstance(asked.kind, DateOf) and last is not None:
                alone = one is case.when
                said = phrase_verdict(case, item, ruleset) if alone else phrase_case(case, item, ruleset)
                yield last, asked.question, said


def _of_evidence(item: Item) -> Iterator[tuple[int, str | None, Text]]:
    for demand in item.evidence:
        for document in demand.documents:
            if document.until is not None:
                said = messages.DOCUMENT.of(document=phrase_document(document))
                yield document.until, None, said


def _earns(case: Case) -> bool:
    return isinstance(case.then, Award) and case.then.points != Constant(Fraction(0))


def _conditions(case: Case) -> Iterator[Condition]:
    yield from conditions_in(case.when)
    if isinstance(case.then, Award):
        for number in numbers_in(case.then.points):
            if isinstance(number, If):
                yield from conditions_in(number.condition)


def headline(deadline: Deadline) -> Text:
    """What is due: the item, and the question that asks for the day."""
    if deadline.question is None:
        return same(f"{deadline.code} {deadline.name}")
    facts = {"code": deadline.code, "name": deadline.name, "question": deadline.question}
    return messages.DEADLINE.of(**facts)
