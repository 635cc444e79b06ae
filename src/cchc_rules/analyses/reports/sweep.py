"""Several variants of a ruleset over one table, as a document: a line for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.whatif.movement import Grades, Simulation, Spread
from cchc_rules.backends.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Notice,
    Paragraph,
    Row,
    Table,
    cell,
)
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.provenance import phrase_caution
from cchc_rules.base.numbers import Language, Rounding, rounded, written
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Certainty

_UNIT = 10**6
_MEDIAN = 50


def sweep_report(variants: Sequence[Simulation], language: Language) -> Document:
    """A line for each variant, after the ruleset as it is: the index, who moves, and the grades."""
    before = variants[0].before
    counts = certainties_of(before)
    is_ours = any(counts[one.value] for one in Certainty if one is not Certainty.VERBATIM)
    title = messages.WHAT_IF.of(title=before.title).in_(language)
    notice = clean(phrase_caution(counts).in_(language)) if is_ours else None
    blocks = tuple(_blocks(variants, language, notice))
    return Document(title=clean(title), language=language, blocks=blocks, notice=notice)


def _blocks(variants: Sequence[Simulation], language: Language, notice: str | None) -> Iterator[Block]:
    def said(text: Text) -> str:
        return clean(text.in_(language))

    first = variants[0]
    yield Heading(1, said(messages.WHAT_IF.of(title=first.before.title)))
    if notice is not None:
        yield Notice(notice)
    rows_in, settled = first.movement.rows, first.movement.counted[0].settled
    yield Paragraph(said(messages.SWEEP_UNITS.of(rows=rows_in, settled=settled)))
    gradings = [grades for one in variants for grades in one.movement.grades[:1]]
    names = [*dict.fromkeys(name for grades in gradings for name in grades.names)]
    titles = [messages.VARIANT, messages.MEAN, messages.MEDIAN, messages.RISE, messages.FALL]
    columns = [*map(said, titles), *map(clean, names)]

    def line(name: str, spread: Spread | None, moved: Sequence[str], counted: Counter[str]) -> Row:
        shown = ["", ""] if spread is None else [_share(one, language) for one in _figures(spread)]
        grades = [str(counted[grade]) for grade in names]
        return Row(cells=tuple(map(cell, [name, *shown, *moved, *grades])))

    spreads = first.movement.spreads
    lines = [line(said(messages.AS_IT_IS), spreads and spreads[0], ["", ""], _settled(first, 0))]
    for one in variants:
        moves = one.movement
        after = None if moves.spreads is None else moves.spreads[1]
        lines.append(line(clean(one.changes[-1]), after, [str(moves.up), str(moves.down)], _settled(one, 1)))
    # Wide enough for a change and for an index of four decimals; the counts share the rest.
    widths = [16, 10, 10, *[64 // (len(columns) - 3)] * (len(columns) - 3)]
    yield Table(
        columns=tuple(
            Column(title=title, width=width, right=place > 0)
            for place, (title, width) in enumerate(zip(columns, widths, strict=True))
        ),
        rows=tuple(lines),
    )


def _settled(one: Simulation, side: int) -> Counter[str]:
    """How many units have which grade, where it is settled, on one side."""
    counts: Counter[str] = Counter()
    gradings: Sequence[Grades] = one.movement.grades[:1]
    for passage in (passage for grades in gradings for passage in grades.passages):
        possible = (passage.before, passage.after)[side]
        if len(possible) == 1:
            counts[possible[0]] += passage.units
    return counts


def _figures(spread: Spread) -> tuple[Fraction, Fraction]:
    return spread.mean, Fraction(dict(spread.quantiles)[_MEDIAN])


def _share(value: Fraction, language: Language) -> str:
    return f"{written(rounded(value / _UNIT, 4, Rounding.HALF_UP), language)}%"
