"""The section of one item: its rule, its examples, what it needs, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.editions import Edition
from cchc_rules.analyses.documents.lines import bullets, capital, heads, label
from cchc_rules.analyses.expectations import got, phrase_expected
from cchc_rules.analyses.suggestions import phrase_answers
from cchc_rules.analyses.worked.examples import Worked, worked_examples
from cchc_rules.analyses.worked.lacking import Lack, lacking
from cchc_rules.backends.pages.blocks import (
    Block,
    Code,
    Heading,
    Line,
    Paragraph,
    Place,
    Strong,
    Table,
)
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.evidence import phrase_evidence
from cchc_rules.backends.words.explain import policies_of
from cchc_rules.backends.words.guarantees import guarantees_about
from cchc_rules.backends.words.passages import order_matters, passages
from cchc_rules.backends.words.questions import inputs_read_by, kind_of_answer
from cchc_rules.backends.words.reasons import UNREAD, reason
from cchc_rules.backends.words.rules import phrase_demand
from cchc_rules.backends.words.writing import joined, points
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Item, Level
from cchc_rules.ir.scorecard import Proof

_CASES = {
    Lack.ANSWERS: messages.NO_ANSWER,
    Lack.DOCUMENTS: messages.NO_DOCUMENTS,
    Lack.EXPLAINED: messages.EXPLAINED,
    Lack.CLAIMED: messages.CLAIMED,
}


def item_section(item: Item, edition: Edition, level: int, language: Language) -> Iterator[Block]:
    """Everything the ruleset says about one item."""
    ruleset = edition.ruleset
    yield Heading(level, f"{item.code} {item.name}", item.code)
    yield Paragraph(capital(_facts(item).in_(language)))
    if item.cases == UNREAD:
        yield Paragraph(messages.UNREAD.in_(language))
    else:
        yield from _scoring(item, edition, language)
    guarantees = guarantees_about(item, ruleset)
    if guarantees:
        yield label(words.GUARANTEES, language)
        yield bullets(guarantees, language)
    yield label(words.POLICIES, language)
    yield bullets(policies_of(item, edition.frame.groups[item.id], ruleset), language)
    if item.cases != UNREAD:
        yield calculator(item, edition)


def _scoring(item: Item, edition: Edition, language: Language) -> Iterator[Block]:
    yield from _questions(item, edition, language)
    yield label(words.RULE, language)
    yield from _rule(item, edition, language)
    tried = worked_examples(item, edition.frame)
    yield label(messages.EXAMPLES, language)
    yield from _examples(tried, item, edition, language)
    yield label(words.EVIDENCE, language)
    evidence = [line for one in item.evidence for line in phrase_evidence(one)] or [words.NO_EVIDENCE]
    yield bullets(evidence, language)
    yield from _lacking(tried, item, edition, language)


def calculator(item: Item, edition: Edition) -> Place:
    """Where the calculator of an item may stand; the page says everything without it."""
    return Place("cchc-calculator", edition.reference, item.id)


def _facts(item: Item) -> Text:
    facts = [words.ITEM_LINE.of(level=words.LEVELS[item.level], points=points(item.maximum))]
    if item.survey:
        facts.append(words.BY_SURVEY)
    mark = messages.MARKS[item.provenance.certainty]
    return messages.ITEM_FACTS.of(facts=joined(facts, "; "), mark=mark)


def _questions(item: Item, edition: Edition, language: Language) -> Iterator[Block]:
    asked = inputs_read_by(item, edition.ruleset)
    if not asked:
        return
    yield label(words.INPUTS, language)
    head = (messages.COLUMN_SIGN, messages.COLUMN_QUESTION, messages.COLUMN_ANSWER)
    yield Table(
        heads(head, language),
        tuple(((Code(one.name),), one.question, kind_of_answer(one.kind).in_(language)) for one in asked),
    )


def _rule(item: Item, edition: Edition, language: Language) -> Iterator[Block]:
    if order_matters(item):
        yield Paragraph(messages.IN_ORDER.in_(language))
    loose: list[Text] = []
    names = {asked.name for asked in inputs_read_by(item, edition.ruleset)}
    for passage in passages(item, edition.ruleset):
        if passage.subject is None:
            loose += passage.lines
            continue
        if loose:
            yield bullets(loose, language, names)
            loose = []
        yield Paragraph(f"{capital(passage.subject.in_(language))}:")
        yield bullets(passage.lines, language)
    loose += [phrase_demand(one, edition.ruleset) for one in item.demands]
    if loose:
        yield bullets(loose, language, names)


def _examples(tried: tuple[Worked, ...], item: Item, edition: Edition, language: Language) -> Iterator[Block]:
    if not tried:
        yield Paragraph(messages.NO_EXAMPLES.in_(language))
        return
    said = messages.EXAMPLES_WITH_EVIDENCE if item.evidence else messages.EXAMPLES_BARE
    yield Paragraph(said.in_(language))
    if item.level is Level.PENALTY:
        yield Paragraph(messages.PENALTY.in_(language))
    head = (messages.COLUMN_ANSWERS, messages.COLUMN_RESULT, messages.COLUMN_WHY)
    yield Table(
        heads(head, language),
        tuple(_example(one, item, edition, language) for one in tried),
    )


def _example(one: Worked, item: Item, edition: Edition, language: Language) -> tuple[Line, ...]:
    answers = phrase_answers(dict(one.dossier.answers)).in_(language)[1:-1]
    # That the documents are all there has been said above the table.
    score = evolve(one.score, proof=Proof.NOT_NEEDED)
    why = reason(score, item, edition.ruleset, one.dossier)
    result = phrase_expected(got(one.score)).in_(language)
    return ((Code(answers),), (Strong(result),), why.in_(language))


def _lacking(tried: tuple[Worked, ...], item: Item, edition: Edition, language: Language) -> Iterator[Block]:
    found = lacking(tried, item, edition.frame)
    if not found:
        return
    yield label(messages.LACKING, language)
    head = (messages.COLUMN_CASE, messages.COLUMN_RESULT, messages.COLUMN_WHY)
    rows: list[tuple[Line, ...]] = []
    for lack, one in found:
        status = words.STATUSES[one.score.status]
        said = messages.OPEN.of(status=status, points=phrase_expected(one.score.points))
        why = reason(one.score, item, edition.ruleset, one.dossier)
        rows.append((capital(_CASES[lack].in_(language)), said.in_(language), why.in_(language)))
    yield Table(heads(head, language), tuple(rows))
