"""A scorecard as a document: totals, areas, every item with its reason, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.reports.scored import Scored
from cchc_rules.backends.reports.document import (
    Bar,
    Bars,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Row,
    Table,
    Tone,
    Weight,
    cell,
)
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.possible import phrase_share
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.backends.words.reasons import reason
from cchc_rules.backends.words.scorecard_foot import (
    indices_of,
    phrase_certificate,
    phrase_gate_passed,
    phrase_grade_reached,
    phrase_steps,
    phrase_totals,
)
from cchc_rules.backends.words.scorecard_text import is_worth_a_look, phrase_highest, phrase_node
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Item, Level
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Scorecard, Status
from cchc_rules.ir.walk import items

Details: TypeAlias = Literal["full", "short"]

_TONES = {
    Status.SCORED: Tone.GOOD,
    Status.DECIDED: Tone.GOOD,
    Status.NOT_APPLICABLE: Tone.ASIDE,
    Status.REFUSED: Tone.BAD,
    Status.REJECTED: Tone.BAD,
}


def scorecards(scored: Sequence[Scored], language: Language, details: Details = "full") -> Document:
    """One document for one scorecard or several, each on sheets of its own."""
    cautions = dict.fromkeys(
        caution for one in scored if (caution := _caution(one.scorecard, language)) is not None
    )
    title = f"{scored[0].scorecard.title} – {scored[0].scorecard.unit}"
    return Document(
        title=clean(title if len(scored) == 1 else messages.SEVERAL.of(count=len(scored)).in_(language)),
        language=language,
        blocks=tuple(block for one in scored for block in _blocks(one, language, details)),
        notice=next(iter(cautions), None),
    )


def _blocks(scored: Scored, language: Language, details: Details) -> list[Block]:
    card = scored.scorecard

    def said(text: Text) -> str:
        return clean(text.in_(language))

    facts = [
        words.UNIT.of(unit=card.unit),
        words.YEAR.of(year=card.certificate.year),
        *(phrase_decision(decision) for decision in scored.ruleset.decisions),
        words.STATUS.of(status=words.STATUSES[card.status]),
    ]
    blocks: list[Block] = [Heading(1, clean(card.title)), *(Paragraph(said(fact)) for fact in facts)]
    caution = _caution(card, language)
    if caution is not None:
        blocks.append(Notice(caution))
    blocks += [Heading(2, said(words.TOTALS)), _totals(card, language)]
    shares = [
        Bar(
            label=clean(f"{group.code} {group.name}"),
            low=share.low,
            high=share.high,
            said=said(phrase_share(share)),
        )
        for group, share in indices_of(card.children)
    ]
    if shares:
        blocks += [Heading(2, said(words.INDICES)), Bars(tuple(shares))]
    for grade in card.grades:
        blocks.append(Heading(2, said(phrase_grade_reached(grade))))
        if grade.gates:
            blocks.append(Listing(tuple(said(phrase_gate_passed(gate)) for gate in grade.gates)))
    heading = messages.ITEMS if details == "full" else messages.ITEMS_SHORT
    blocks += [Heading(2, said(heading)), _items(scored, language, details)]
    steps = phrase_steps(card.next_steps, scored.ruleset)
    if steps:
        blocks.append(Heading(2, said(words.NEXT_STEPS)))
        blocks.append(Listing(tuple(said(step) for step in steps), numbered=True))
    blocks.append(Heading(2, said(words.CERTIFICATE)))
    blocks.append(Listing(tuple(said(fact) for fact in phrase_certificate(card.certificate))))
    return blocks


def _caution(card: Scorecard, language: Language) -> str | None:
    if card.certificate.official:
        return None
    return clean(phrase_caution(card.certificate.provenance).in_(language))


def _totals(card: Scorecard, language: Language) -> Table:
    return Table(
        columns=(
            Column(title=messages.FACT.in_(language), width=40),
            Column(title=messages.RESULT.in_(language), width=60),
        ),
        rows=tuple(
            Row(cells=(cell(clean(label.in_(language))), cell(clean(value.in_(language)))))
            for label, value in phrase_totals(card)
        ),
    )


# ── every item ─────────────────────────────────────────────────────────────────────────────


def _items(scored: Scored, language: Language, details: Details) -> Table:
    by_id = {item.id: item for item in items(scored.ruleset)}
    rows = [
        row
        for child in scored.scorecard.children
        for row in _rows(child, scored, by_id, language, details, depth=0)
    ]
    titles = [
        (messages.CODE, 11, False),
        (messages.ITEM, 44, False),
        (messages.POINTS, 14, True),
        (messages.MAXIMUM, 12, True),
        (messages.STATUS, 19, False),
    ]
    columns = [Column(title=text.in_(language), width=width, right=right) for text, width, right in titles]
    return Table(columns=tuple(columns), rows=tuple(rows), indented=1)


def _rows(  # noqa: PLR0913 - a walk carries what its leaves need
    node: NodeScore,
    scored: Scored,
    by_id: dict[str, Item],
    language: Language,
    details: Details,
    *,
    depth: int,
) -> list[Row]:
    if isinstance(node, GroupScore):
        below = [
            row
            for child in node.children
            for row in _rows(child, scored, by_id, language, details, depth=depth + 1)
        ]
        weight = Weight.BAND if node.level in {Level.PART, Level.AREA} else Weight.STRONG
        return [_row(node, (), language, weight=weight, depth=depth), *below]
    if details == "short" and not is_worth_a_look(node):
        return []
    told = reason(node, by_id[node.id], scored.ruleset, scored.dossier)
    return [_row(node, (clean(told.in_(language)),), language, depth=depth)]


def _row(
    node: NodeScore,
    asides: tuple[str, ...],
    language: Language,
    *,
    weight: Weight = Weight.PLAIN,
    depth: int,
) -> Row:
    status = words.STATUSES[node.status].in_(language)
    tone = _TONES.get(node.status, Tone.OPEN) if isinstance(node, ItemScore) else Tone.PLAIN
    return Row(
        cells=(
            cell(clean(node.code)),
            Cell(lines=(clean(node.name),), asides=asides),
            cell(clean(phrase_node(node).in_(language))),
            cell(clean(phrase_highest(node).in_(language))),
            cell(clean(status), tone=tone),
        ),
        weight=weight,
        depth=depth,
    )
