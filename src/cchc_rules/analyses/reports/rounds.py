"""The rounds of a unit as a document: self-score beside appraisal, and every difference with its why."""

from __future__ import annotations

from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.reports.round_words import (
    phrase_changes,
    phrase_index_after,
    phrase_move,
    phrase_stage,
)
from cchc_rules.analyses.rounds import Difference, Round, Rounds
from cchc_rules.backends.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Notice,
    Paragraph,
    Row,
    Table,
    Weight,
    cell,
)
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.possible import phrase_points
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.backends.words.scorecard_text import phrase_highest, phrase_node
from cchc_rules.backends.words.writing import day
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.dossiers.layers import STAGES
from cchc_rules.ir.nodes import Level, Ruleset
from cchc_rules.ir.scorecard import GroupScore, NodeScore, node_scores

_ROOM_FOR_ROUNDS = 45


def rounds_report(rounds: Rounds, ruleset: Ruleset, language: Language) -> Document:
    """One table of the rounds, one of every item after each, one of what changed and why."""

    def said(text: Text) -> str:
        return clean(text.in_(language))

    certificate = rounds.last.scorecard.certificate
    notice = None if certificate.official else said(phrase_caution(certificate.provenance))
    title = said(messages.ROUNDS.of(unit=rounds.last.dossier.unit))
    blocks: list[Block] = [Heading(1, title), Paragraph(clean(ruleset.title))]
    blocks += [Paragraph(said(phrase_decision(decision))) for decision in ruleset.decisions]
    if notice is not None:
        blocks.append(Notice(notice))
    blocks += [
        _rounds(rounds, language),
        Paragraph(said(messages.TOTAL_MOVED.of(moved=phrase_move(rounds.moved)))),
        Heading(2, said(messages.DIFFERENCES)),
    ]
    if rounds.differences:
        blocks.append(_differences(rounds.differences, ruleset, language))
    else:
        blocks.append(Paragraph(said(messages.NO_DIFFERENCE)))
    blocks += [Heading(2, said(messages.EVERY_ROUND)), _items(rounds.rounds, language)]
    return Document(
        title=title, language=language, blocks=tuple(blocks), notice=notice, landscape=len(rounds.rounds) > 2
    )


def _rounds(rounds: Rounds, language: Language) -> Table:
    titles = [
        (messages.ROUND, 25),
        (messages.DAY, 15),
        (messages.BY, 28),
        (messages.TOTAL, 17),
        (messages.INDEX, 15),
    ]
    rows = [
        Row(
            cells=tuple(
                cell(clean(text))
                for text in (
                    phrase_stage(one).in_(language),
                    day(one.layer.day).in_(language),
                    one.layer.author,
                    phrase_points(one.scorecard.total.total).in_(language),
                    phrase_index_after(one).in_(language),
                )
            )
        )
        for one in rounds.rounds
    ]
    columns = tuple(Column(title=text.in_(language), width=width) for text, width in titles)
    return Table(columns=columns, rows=tuple(rows))


def _differences(differences: tuple[Difference, ...], ruleset: Ruleset, language: Language) -> Table:
    titles = [
        (messages.CODE, 9, False),
        (messages.ITEM, 37, False),
        (messages.ROUND, 20, False),
        (messages.BEFORE, 11, True),
        (messages.AFTER, 11, True),
        (messages.CHANGE, 12, True),
    ]
    columns = [Column(title=text.in_(language), width=width, right=right) for text, width, right in titles]
    rows = [
        Row(
            cells=(
                cell(clean(one.code)),
                Cell(
                    lines=(clean(one.name),),
                    asides=tuple(clean(text.in_(language)) for text in phrase_changes(one, ruleset)),
                ),
                Cell(
                    lines=(clean(_when(one).in_(language)),),
                    asides=(clean(one.author),),
                ),
                cell(phrase_points(one.before).in_(language)),
                cell(phrase_points(one.after).in_(language)),
                cell(phrase_move(one.moved).in_(language)),
            )
        )
        for one in differences
    ]
    return Table(columns=tuple(columns), rows=tuple(rows))


def _when(one: Difference) -> Text:
    return messages.AFTER_ROUND.of(stage=STAGES[one.stage].name, day=day(one.day))


def _items(rounds: tuple[Round, ...], language: Language) -> Table:
    """Every node with its points after each round; all rounds have the nodes of one ruleset."""
    width = _ROOM_FOR_ROUNDS // len(rounds)
    columns = [
        Column(title=messages.CODE.in_(language), width=9),
        Column(title=messages.ITEM.in_(language), width=91 - 9 - width * len(rounds)),
        Column(title=messages.MAXIMUM.in_(language), width=9, right=True),
    ]
    columns += [
        Column(title=clean(phrase_stage(one).in_(language)), width=width, right=True) for one in rounds
    ]
    scored = [tuple(node_scores(one.scorecard)) for one in rounds]
    rows = [_row(nodes, language) for nodes in zip(*scored, strict=True)]
    return Table(columns=tuple(columns), rows=tuple(rows))


def _row(nodes: tuple[NodeScore, ...], language: Language) -> Row:
    node = nodes[0]
    weight = Weight.PLAIN
    if isinstance(node, GroupScore):
        weight = Weight.BAND if node.level in {Level.PART, Level.AREA} else Weight.STRONG
    texts = [phrase_highest(node), *(phrase_node(one) for one in nodes)]
    return Row(
        cells=(
            cell(clean(node.code)),
            cell(clean(node.name)),
            *(cell(clean(text.in_(language))) for text in texts),
        ),
        weight=weight,
    )
