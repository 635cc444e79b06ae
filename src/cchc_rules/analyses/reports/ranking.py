"""A ranking as a document: the units of every group, and those without a rank."""

from __future__ import annotations

from cchc_rules.analyses.ranking import League, Standing, areas_of
from cchc_rules.analyses.reports import messages
from cchc_rules.backends.reports.document import (
    Bar,
    Bars,
    Block,
    Column,
    Document,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Row,
    Table,
    cell,
)
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.possible import phrase_points, phrase_share
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Certainty, Ruleset

_MANY_AREAS = 4


def ranking_report(league: League, ruleset: Ruleset, language: Language) -> Document:
    """A table and bars per group; below them the units that are not ranked or have sent nothing."""

    def said(text: Text) -> str:
        return clean(text.in_(language))

    title = said(messages.RANKING.of(title=ruleset.title))
    counts = certainties_of(ruleset)
    is_ours = any(counts[one.value] for one in Certainty if one is not Certainty.VERBATIM)
    notice = said(phrase_caution(counts)) if is_ours else None
    blocks: list[Block] = [Heading(1, title)]
    blocks += [Paragraph(said(phrase_decision(decision))) for decision in ruleset.decisions]
    if notice is not None:
        blocks.append(Notice(notice))
    for table in league.tables:
        if table.name is not None:
            blocks.append(Heading(2, clean(table.name)))
        blocks.append(_table(table.rows, ruleset, language))
        bars = tuple(
            Bar(label=clean(row.unit), low=row.index.low, high=row.index.high, said=_share(row, language))
            for row in table.rows
            if row.index is not None
        )
        if bars:
            blocks.append(Bars(bars))
    if league.unranked:
        blocks += [Heading(2, said(messages.UNRANKED)), _table(league.unranked, ruleset, language)]
    if league.absent:
        names = tuple(clean(unit) for unit in league.absent)
        blocks += [Heading(2, said(messages.ABSENT)), Listing(names)]
    return Document(
        title=title,
        language=language,
        blocks=tuple(blocks),
        notice=notice,
        landscape=len(areas_of(ruleset)) > _MANY_AREAS,
    )


def _table(rows: tuple[Standing, ...], ruleset: Ruleset, language: Language) -> Table:
    areas = areas_of(ruleset)
    each = 40 // max(len(areas), 1)
    columns = [
        Column(title=messages.RANK.in_(language), width=8, centred=True),
        Column(title=messages.UNIT.in_(language), width=70 - each * len(areas)),
        Column(title=messages.INDEX.in_(language), width=12, right=True),
        Column(title=messages.TOTAL.in_(language), width=10, right=True),
    ]
    columns += [Column(title=clean(area.code), width=each, centred=True) for area in areas]
    return Table(columns=tuple(columns), rows=tuple(_row(row, len(areas), language) for row in rows))


def _row(row: Standing, areas: int, language: Language) -> Row:
    places = ["–" if rank is None else str(rank) for _, rank in row.areas] or ["–"] * areas
    texts = [
        "–" if row.rank is None else str(row.rank),
        clean(row.unit),
        _share(row, language),
        phrase_points(row.scorecard.total.total).in_(language),
        *places,
    ]
    return Row(cells=tuple(cell(text) for text in texts))


def _share(row: Standing, language: Language) -> str:
    return "–" if row.index is None else phrase_share(row.index).in_(language)
