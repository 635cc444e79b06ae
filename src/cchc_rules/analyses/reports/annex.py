"""A ruleset in the layout of a decision's annex: one row per criterion, its rule in words."""

from __future__ import annotations

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
from cchc_rules.backends.words.guarantees import guarantees_about, phrase_guarantee
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
from cchc_rules.ir.nodes import Certainty, Group, Item, Level, Node, Ruleset


def annex(ruleset: Ruleset, language: Language) -> Document:
    """The whole document, landscape, with the banner that it is generated."""

    def said(text: Text) -> str:
        return clean(text.in_(language))

    notice = said(messages.ANNEX_NOTICE.of(caution=_caution(ruleset)))
    blocks: list[Block] = [
        Heading(1, said(messages.ANNEX)),
        Heading(2, clean(ruleset.title)),
        *(Subtitle(said(phrase_decision(decision))) for decision in ruleset.decisions),
        Notice(notice),
        _table(ruleset, language),
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


def _table(ruleset: Ruleset, language: Language) -> Table:
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
    rows = [row for child in ruleset.children for row in _rows(child, (), ruleset, language)]
    return Table(columns=columns, rows=tuple(rows))


def _rows(node: Node, above: tuple[Group, ...], ruleset: Ruleset, language: Language) -> list[Row]:
    if isinstance(node, Item):
        return [_item(node, above, ruleset, language)]
    below = [row for child in node.children for row in _rows(child, (*above, node), ruleset, language)]
    return [_group(node, language), *below]


def _group(group: Group, language: Language) -> Row:
    notes = [words.COMBINES[group.combine]]
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


def _item(item: Item, above: tuple[Group, ...], ruleset: Ruleset, language: Language) -> Row:
    rule = [*phrase_rule(item, ruleset), *(phrase_demand(one, ruleset) for one in item.demands)]
    evidence = [line for one in item.evidence for line in phrase_evidence(one)]
    notes = [words.BY_SURVEY] if item.survey else []
    notes += [*policies_of(item, above, ruleset), *guarantees_about(item, ruleset)]
    return Row(
        cells=(
            cell(clean(item.code)),
            cell(clean(item.name)),
            cell(clean(phrase_maximum(item).in_(language))),
            Cell(lines=_lines(rule, language), asides=_lines(inputs_of(item, ruleset), language)),
            Cell(lines=_lines(evidence or [words.NO_EVIDENCE], language)),
            Cell(lines=_lines(notes, language)),
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
