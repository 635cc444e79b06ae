"""The page of a ruleset: its basis, structure, totals, calendar, versions and sources."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.analyses.calendar.deadlines import deadlines
from cchc_rules.analyses.calendar.steps import phrase_days, steps
from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.chapter_page import chapter_title
from cchc_rules.analyses.documents.editions import Chapter, Edition, changes_file
from cchc_rules.analyses.documents.lines import bullets, capital, heads, label, warning
from cchc_rules.backends.pages.blocks import (
    Block,
    Bullets,
    Heading,
    Line,
    Link,
    Page,
    Paragraph,
    Picture,
    Table,
)
from cchc_rules.backends.pages.markdown import anchor
from cchc_rules.backends.pictures.bars import Bar, bars
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.guarantees import phrase_guarantee
from cchc_rules.backends.words.outline import (
    certainties_of,
    phrase_gate,
    phrase_grading,
    phrase_index,
    phrase_levels,
    phrase_total,
    phrase_years,
)
from cchc_rules.backends.words.provenance import phrase_certainties, phrase_decision, phrase_provenance
from cchc_rules.backends.words.writing import PLAIN, day, joined, plain, points
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import items, nodes

# The form of the whole ruleset, beside its page.
FORM = "tu-cham.html"


def overview_page(edition: Edition, chapters: tuple[Chapter, ...], language: Language) -> Page:
    """The page."""
    ruleset = edition.ruleset
    blocks: list[Block] = [Heading(1, ruleset.title, "bo-tieu-chi"), *warning(edition, language)]
    blocks += [_heading(messages.BASIS, "can-cu", language), bullets(_basis(ruleset), language)]
    blocks += [_heading(messages.STRUCTURE, "co-cau", language), *_structure(edition, chapters, language)]
    blocks.append(Paragraph((Link(messages.FORM.in_(language), FORM), messages.FORM_MORE.in_(language))))
    blocks += [_heading(messages.SCORING, "tong-diem", language), bullets(_scoring(ruleset), language)]
    if ruleset.guarantees:
        said = [phrase_guarantee(one, ruleset) for one in ruleset.guarantees]
        blocks += [_heading(messages.GUARANTEES, "bao-dam", language), bullets(said, language)]
    blocks += [_heading(messages.CALENDAR, "lich", language), *_calendar(edition, chapters, language)]
    blocks += [_heading(messages.VERSIONS, "phien-ban", language), *_versions(edition, language)]
    blocks += [_heading(messages.SOURCES, "nguon", language), bullets(_sources(edition), language)]
    return Page(path=f"{edition.folder}/index.md", title=ruleset.title, blocks=tuple(blocks))


def links_to_items(chapters: tuple[Chapter, ...]) -> dict[str, str]:
    """Where each item stands, from the page of its ruleset."""
    return {
        item.id: f"{chapter.file}.md#{anchor(item.code)}" for chapter in chapters for item in chapter.items
    }


def _heading(text: Text, name: str, language: Language) -> Heading:
    return Heading(2, text.in_(language), name)


def _basis(ruleset: Ruleset) -> list[Text]:
    told = [phrase_decision(decision) for decision in ruleset.decisions]
    told += [words.TARGETS.of(targets=", ".join(ruleset.targets))] if ruleset.targets else []
    years = phrase_years(ruleset) or words.HOLDS_FOR.of(years=ruleset.year)
    told.append(years if phrase_years(ruleset) is None else _read_for(ruleset))
    if ruleset.effective_from is not None:
        told.append(words.EFFECTIVE_FROM.of(day=day(ruleset.effective_from)))
    if ruleset.effective_to is not None:
        told.append(words.EFFECTIVE_TO.of(day=day(ruleset.effective_to)))
    return told


def _read_for(ruleset: Ruleset) -> Text:
    first, last = ruleset.first_year, ruleset.last_year
    if last is None:
        return messages.YEARS.of(years=words.HOLDS_ONWARD.of(first=str(first)), year=ruleset.year)
    return messages.YEARS.of(years=words.HOLDS_SPAN.of(first=str(first), last=last), year=ruleset.year)


# ── structure ──────────────────────────────────────────────────────────────────────────────


def _structure(edition: Edition, chapters: tuple[Chapter, ...], language: Language) -> Iterator[Block]:
    ruleset = edition.ruleset
    yield Paragraph(capital(phrase_levels(ruleset).in_(language)))
    drawn = [(chapter_title(one), one.maximum) for one in chapters]
    rows = [
        Bar(name.in_(language), maximum, points(maximum).in_(language))
        for name, maximum in drawn
        if maximum is not None
    ]
    if len(rows) > 1:
        said = "; ".join(
            messages.PICTURE_POINTS.of(name=same(row.name), points=row.label).in_(language) for row in rows
        )
        yield Picture(bars(messages.PICTURE.in_(language), said, rows, "co-cau-hinh"))
    head = (messages.COLUMN_NAME, messages.COLUMN_MAXIMUM, messages.COLUMN_ITEMS)
    yield Table(
        heads(head, language),
        tuple(_row(one, language) for one in chapters),
        right=frozenset({1, 2}),
    )


def _row(chapter: Chapter, language: Language) -> tuple[Line, ...]:
    maximum = "–" if chapter.maximum is None else plain(chapter.maximum, PLAIN).in_(language)
    title = chapter_title(chapter).in_(language)
    return ((Link(title, f"{chapter.file}.md"),), maximum, str(len(chapter.items)))


def _scoring(ruleset: Ruleset) -> list[Text]:
    told = [phrase_total(ruleset.total), phrase_index(ruleset.total)]
    for grading in ruleset.gradings:
        told.append(phrase_grading(grading))
        told += [phrase_gate(gate, ruleset) for gate in grading.gates]
    return told


# ── time ───────────────────────────────────────────────────────────────────────────────────


def _calendar(edition: Edition, chapters: tuple[Chapter, ...], language: Language) -> Iterator[Block]:
    from cchc_rules.analyses.calendar import messages as calendar

    ruleset = edition.ruleset
    yield label(messages.MILESTONES, language)
    made = steps(ruleset)
    if made:
        head = (messages.COLUMN_DAY, messages.COLUMN_STEP, messages.COLUMN_WHO)
        rows = tuple((capital(phrase_days(one.days).in_(language)), one.name, one.who or "–") for one in made)
        yield Table(heads(head, language), rows)
    else:
        yield Paragraph(capital(calendar.NO_MILESTONES.in_(language)))
    yield label(messages.DEADLINES, language)
    looked_at = deadlines(ruleset)
    if not looked_at:
        yield Paragraph(capital(calendar.NO_DEADLINES.in_(language)))
        return
    links = links_to_items(chapters)
    head = (messages.COLUMN_DAY, messages.COLUMN_ITEM, messages.COLUMN_RULE)
    yield Table(
        heads(head, language),
        tuple(
            (
                day(one.day).in_(language),
                (Link(f"{one.code} {one.name}", links[one.item]),),
                capital(one.rule.in_(language)),
            )
            for one in looked_at
        ),
    )


def _versions(edition: Edition, language: Language) -> Iterator[Block]:
    ruleset = edition.ruleset
    told = [messages.AMENDED_BY.of(number=_dated(one.number, one.day)) for one in edition.amendments]
    told += [capital_of_replaced(number) for number in ruleset.replaces]
    if not edition.amendments:
        yield Paragraph(messages.NO_AMENDMENT.of(year=ruleset.year).in_(language))
    if told:
        yield bullets(told, language)
    touched = [node for node in nodes(ruleset.children) if node.touched_by is not None]
    if touched:
        said = [
            messages.AMENDED_NODE.of(
                code=node.code, name=node.name, touched=words.TOUCHED.of(number=node.touched_by or "")
            )
            for node in touched
        ]
        yield Bullets(tuple(one.in_(language) for one in said))
    up = "../" * (edition.folder.count("/") + 1)
    links: list[Line] = [
        (
            f"{messages.OTHER_EDITION.of(year=one.year).in_(language)}: ",
            Link(one.title, f"{up}{one.folder}/index.md"),
        )
        for one in edition.neighbours
    ]
    if edition.earlier is not None:
        title = messages.CHANGES.of(year=edition.earlier.year).in_(language)
        links.insert(0, (Link(title, f"{changes_file(edition.earlier)}.md"),))
    if links:
        yield Bullets(tuple(links))


def capital_of_replaced(number: str) -> Text:
    """That the set takes the place of the one of another decision."""
    return messages.REPLACES.of(number=number)


def _dated(number: str, on: int | None) -> Text:
    return same(number) if on is None else messages.AMENDED_ON.of(amendment=number, day=day(on))


# ── sources ────────────────────────────────────────────────────────────────────────────────


def _sources(edition: Edition) -> list[Text]:
    ruleset = edition.ruleset
    told = [words.SOURCES.of(counts=phrase_certainties(certainties_of(ruleset)))]
    told.append(phrase_provenance(ruleset.provenance))
    surveyed = sum(item.survey for item in items(ruleset))
    told += [words.SURVEYED.of(count=surveyed)] if surveyed else []
    told.append(messages.DIGEST.of(reference=edition.reference, digest=digest(ruleset)))
    return [joined([one]) for one in told]
