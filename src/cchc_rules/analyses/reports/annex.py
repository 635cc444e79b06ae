"""A ruleset in the layout of a decision's annex: one row per criterion, its rule in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from cchc_rules.analyses.reports import messages
from cchc_rules.backends.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Listing,
    Manner,
    Notice,
    Row,
    Subtitle,
    Table,
    Weight,
    cell,
)
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.evidence import phrase_evidence
from cchc_rules.backends.words.explain import policies_of
from cchc_rules.backends.words.guarantees import phrase_guarantee
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.outline import (
    certainties_of,
    phrase_gate,
    phrase_grading,
    phrase_index,
    phrase_maximum,
    phrase_total,
)
from cchc_rules.backends.words.provenance import (
    phrase_caution,
    phrase_certainties,
    phrase_decision,
    phrase_provenance,
)
from cchc_rules.backends.words.questions import inputs_of
from cchc_rules.backends.words.rules import phrase_demand, phrase_rule
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.base.version import ENGINE
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Certainty, Combine, Group, Item, Level, Node, Ruleset

Shared: TypeAlias = Mapping[Text, int]

# A note that so many items share stands once below the table, under a number.
_OFTEN = 3


def annex(ruleset: Ruleset, language: Language) -> Document:
    """The whole document, landscape, with the banner that it is generated."""

    def said(text: Text) -> str:
        return clean(text.in_(language))

    shared = _often_said(ruleset)
    notice = said(messages.ANNEX_NOTICE.of(caution=_caution(ruleset)))
    blocks: list[Block] = [
        Heading(1, said(messages.ANNEX)),
        Subtitle(clean(ruleset.title), strong=True),
        *(Subtitle(said(phrase_decision(decision))) for decision in ruleset.decisions),
        Notice(notice),
        _table(ruleset, shared, language),
        *_shared(shared, language),
        Heading(2, said(messages.PROVISIONS)),
        Listing(tuple(said(text) for text in _provisions(ruleset))),
        Heading(2, said(messages.ORIGIN)),
        Listing(tuple(said(text) for text in _origin(ruleset))),
    ]
    return Document(
        title=clean(f"{messages.ANNEX.in_(language)} – {ruleset.title}"),
        language=language,
        blocks=tuple(blocks),
        notice=notice,
        manner=Manner.ANNEX,
        landscape=True,
    )


def _caution(ruleset: Ruleset) -> Text:
    counts = certainties_of(ruleset)
    if all(not counts[one.value] for one in Certainty if one is not Certainty.VERBATIM):
        return messages.ANNEX_CAUTION
    return phrase_caution(counts)


# ── the table ──────────────────────────────────────────────────────────────────────────────


def _table(ruleset: Ruleset, shared: Shared, language: Language) -> Table:
    titles = [
        (messages.CODE, 7),
        (messages.ITEM, 22),
        (messages.MAXIMUM, 7),
        (messages.RULE, 31),
        (messages.EVIDENCE, 17),
        (messages.NOTES, 16),
    ]
    columns = tuple(
        Column(title=text.in_(language), width=width, centred=text in {messages.CODE, messages.MAXIMUM})
        for text, width in titles
    )
    rows = [row for child in ruleset.children for row in _rows(child, (), ruleset, shared, language)]
    return Table(columns=columns, rows=tuple(rows))


def _rows(
    node: Node, above: tuple[Group, ...], ruleset: Ruleset, shared: Shared, language: Language
) -> list[Row]:
    if isinstance(node, Item):
        return [_item(node, above, ruleset, shared, language)]
    inside = (*above, node)
    below = [row for child in node.children for row in _rows(child, inside, ruleset, shared, language)]
    return [_group(node, language), *below]


def _notes(item: Item, above: tuple[Group, ...], ruleset: Ruleset) -> list[Text]:
    notes = [words.BY_SURVEY] if item.survey else []
    return [*notes, *policies_of(item, above, ruleset)]


def _often_said(ruleset: Ruleset) -> Shared:
    """The notes of several items, numbered in the order in which they first come up."""

    def walk(node: Node, above: tuple[Group, ...]) -> list[Text]:
        if isinstance(node, Item):
            return _notes(node, above, ruleset)
        return [note for child in node.children for note in walk(child, (*above, node))]

    said = Counter(note for child in ruleset.children for note in walk(child, ()))
    often = [note for note, times in said.items() if times >= _OFTEN]
    return {note: number for number, note in enumerate(often, start=1)}


def _shared(shared: Shared, language: Language) -> list[Block]:
    if not shared:
        return []
    lines = tuple(f"({number}) {clean(note.in_(language))}" for note, number in shared.items())
    return [Heading(2, messages.SHARED_NOTES.in_(language)), Listing(lines)]


def _group(group: Group, language: Language) -> Row:
    notes = [] if group.combine is Combine.SUM else [words.COMBINES[group.combine]]
    if group.touched_by is not None:
        notes.append(words.TOUCHED.of(number=group.touched_by))
    name = group.name.upper() if group.level is Level.PART else group.name
    return Row(
        cells=(
            cell(clean(group.code)),
            cell(clean(name)),
            cell(clean(phrase_maximum(group).in_(language))),
            Cell(),
            Cell(),
            Cell(asides=tuple(clean(note.in_(language)) for note in notes)),
        ),
        weight=Weight.BAND if group.level in {Level.PART, Level.AREA} else Weight.STRONG,
        depth=0,
    )


def _item(item: Item, above: tuple[Group, ...], ruleset: Ruleset, shared: Shared, language: Language) -> Row:
    rule = [*phrase_rule(item, ruleset), *(phrase_demand(one, ruleset) for one in item.demands)]
    evidence = [line for one in item.evidence for line in phrase_evidence(one)]
    notes = _notes(item, above, ruleset)
    own = _lines([note for note in notes if note not in shared], language)
    marks = [f"({shared[note]})" for note in notes if note in shared]
    if marks:
        own = (*own, messages.SEE_NOTES.of(notes=", ".join(marks)).in_(language))
    return Row(
        cells=(
            cell(clean(item.code)),
            cell(clean(item.name)),
            cell(clean(phrase_maximum(item).in_(language))),
            Cell(lines=_lines(rule, language), asides=_lines(inputs_of(item, ruleset), language)),
            Cell(lines=_lines(evidence or [words.NO_EVIDENCE], language)),
            Cell(lines=own),
        )
    )


def _lines(texts: tuple[Text, ...] | list[Text], language: Language) -> tuple[str, ...]:
    """The paragraphs of a cell, with the dash that administrative documents put before them."""
    return tuple(f"- {clean(text.in_(language))}" for text in texts)


# ── below the table ────────────────────────────────────────────────────────────────────────


def _provisions(ruleset: Ruleset) -> list[Text]:
    told = [phrase_total(ruleset.total), phrase_index(ruleset.total)]
    for grading in ruleset.gradings:
        told.append(phrase_grading(grading))
        told += [phrase_gate(gate, ruleset) for gate in grading.gates]
    guaranteed = [phrase_guarantee(one, ruleset) for one in ruleset.guarantees]
    return [*told, *(words.GUARANTEED.of(said=one) for one in guaranteed)]


def _origin(ruleset: Ruleset) -> list[Text]:
    counts = phrase_certainties(certainties_of(ruleset))
    return [
        messages.DIGEST.of(id=ruleset.id, year=ruleset.year, digest=digest(ruleset)),
        words.CERTIFIED_ENGINE.of(engine=same(ENGINE)),
        words.SOURCES.of(counts=counts),
        phrase_provenance(ruleset.provenance),
    ]
