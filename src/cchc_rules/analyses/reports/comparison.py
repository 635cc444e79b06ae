"""Two rulesets beside each other: what changed in short, where the points went, then row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.changes import messages as said_of
from cchc_rules.analyses.changes.kinds import Kind, kind_of
from cchc_rules.analyses.changes.model import Changes, How, Section
from cchc_rules.analyses.changes.subjects import of_the_whole
from cchc_rules.analyses.changes.wording import signed, tell
from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.reports.comparison_page import OUTCOMES, Page, outcome, reference_of
from cchc_rules.analyses.reports.comparison_points import ledger, maxima
from cchc_rules.analyses.reports.comparison_rows import rows, scoring
from cchc_rules.backends.reports.document import (
    Block,
    Document,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Row,
    Subtitle,
    cell,
)
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.base.version import ENGINE
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Certainty
from cchc_rules.ir.walk import items


def comparison(changes: Changes, language: Language) -> Document:
    """The whole comparison."""
    page = Page(changes, language)
    notice = page.said(caution_of(changes))
    blocks: list[Block] = [
        Heading(1, page.said(messages.COMPARISON)),
        *_sets(page),
        Notice(notice),
    ]
    guesses = guesses_of(changes)
    blocks += [Notice(page.said(guesses))] if guesses is not None else []
    if not changes.changes:
        blocks.append(Paragraph(page.said(messages.NO_CHANGE)))
    else:
        blocks += [
            *_summary(page),
            *ledger(page),
            *maxima(page),
            *scoring(page),
            *_head(page),
            *rows(page),
        ]
    blocks += [Heading(2, page.said(messages.ORIGIN))]
    blocks += [Listing(tuple(page.said(one) for one in origin_of(changes)))]
    compared = messages.COMPARED.of(before=reference_of(changes.before), after=reference_of(changes.after))
    return Document(
        title=f"{page.said(messages.COMPARISON)}: {page.said(compared)}",
        language=language,
        blocks=tuple(blocks),
        notice=notice,
        landscape=True,
    )


def caution_of(changes: Changes) -> Text:
    """The banner: this is generated, and not every word of either ruleset is that of a decision."""
    counts = certainties_of(changes.before) + certainties_of(changes.after)
    verbatim = all(not counts[one.value] for one in Certainty if one is not Certainty.VERBATIM)
    caution = messages.ANNEX_CAUTION if verbatim else phrase_caution(counts)
    return messages.COMPARISON_NOTICE.of(caution=caution)


def origin_of(changes: Changes) -> tuple[Text, ...]:
    """Which two rulesets were compared, and by what."""
    sides = ((messages.SETS, changes.before), (messages.SETS_AFTER, changes.after))
    return (
        *(text.of(id=one.id, year=one.year, digest=digest(one)) for text, one in sides),
        words.CERTIFIED_ENGINE.of(engine=same(ENGINE)),
    )


def guesses_of(changes: Changes) -> Text | None:
    """How many rows were matched by likeness alone; None where there is none."""
    count = sum(pair.how is How.PROPOSED for pair in changes.pairs)
    return messages.GUESSES.of(count=count) if count else None


def _sets(page: Page) -> Iterator[Block]:
    for text, ruleset in ((messages.EARLIER, page.changes.before), (messages.LATER, page.changes.after)):
        yield Subtitle(page.said(text.of(title=ruleset.title, reference=reference_of(ruleset))), strong=True)
        yield from (Subtitle(page.said(phrase_decision(one))) for one in ruleset.decisions)


def _summary(page: Page) -> Iterator[Block]:
    yield Heading(2, page.said(messages.SUMMARY))
    yield page.table(
        (messages.FACT, 46, False),
        (messages.BEFORE, 18, True),
        (messages.AFTER, 18, True),
        (messages.CHANGED_BY, 18, True),
        rows=tuple(_figures(page)),
    )
    counts = Counter(kind_of(change) for change in page.changes.changes)
    yield page.table(
        (messages.KIND_OF_CHANGE, 70, False),
        (messages.COUNT, 30, True),
        rows=tuple(
            Row(cells=(cell(page.said(said_of.KINDS[kind])), cell(str(counts[kind]))))
            for kind in Kind
            if counts[kind]
        ),
    )
    yield Paragraph(page.said(_verdicts(page)))


def _figures(page: Page) -> Iterator[Row]:
    both = (page.changes.before, page.changes.after)
    ledger = page.changes.ledger
    figures: list[tuple[Text, Fraction, Fraction]] = [
        (messages.BASE_TOTAL, ledger.before(), ledger.after()),
        *(
            (said_of.SECTIONS[section], ledger.before(section), ledger.after(section))
            for section in (Section.BONUS, Section.PENALTY)
        ),
    ]
    for label, surveyed in ((messages.SCORED_ITEMS, False), (messages.SURVEYED_ITEMS, True)):
        old, new = (sum(item.survey or not surveyed for item in items(one)) for one in both)
        figures.append((label, Fraction(old), Fraction(new)))
    for label, before, after in figures:
        if before or after:
            change = signed(after - before) if before != after else same("0")
            yield Row(
                cells=(
                    cell(page.said(label)),
                    *(cell(page.number(one)) for one in (before, after)),
                    cell(page.said(change)),
                )
            )


def _verdicts(page: Page) -> Text:
    behaviours = page.changes.behaviours
    if not behaviours:
        return messages.NOT_TRIED
    counts = Counter(map(outcome, behaviours))
    told = [
        messages.VERDICT_OF.of(count=counts[name], verdict=label)
        for name, label in OUTCOMES.items()
        if counts[name]
    ]
    verdicts = Text(vi=", ".join(one.vi for one in told), en=", ".join(one.en for one in told))
    return messages.VERDICTS.of(count=len(behaviours), verdicts=verdicts)


def _head(page: Page) -> Iterator[Block]:
    told = [tell(change, page.changes) for change in of_the_whole(page.changes)]
    if told:
        yield Heading(2, page.said(messages.HEAD))
        yield page.beside(told)
