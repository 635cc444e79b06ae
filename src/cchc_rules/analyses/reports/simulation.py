"""A simulation as a document: what moves when numbers of a ruleset change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.whatif.movement import (
    Bin,
    Bounds,
    Counted,
    Grades,
    Movement,
    Passage,
    Rejection,
    Simulation,
    Spread,
)
from cchc_rules.backends.pictures.histogram import Stretch, histogram
from cchc_rules.backends.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Picture,
    Row,
    Table,
    cell,
)
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.provenance import phrase_caution
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language, Rounding, rounded, written
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Certainty, Ruleset

_UNIT = 10**6
_NAMES = {0: messages.LEAST_OF, 50: messages.MEDIAN, 100: messages.GREATEST_OF}
_LONGEST_BAR = 24


def simulation_report(simulation: Simulation, language: Language, *, drawn: bool = True) -> Document:
    """Counts, the spread of the index, grades and ranks; a column of bars where nothing is drawn."""
    page = _Page(simulation, language, drawn)
    counts = certainties_of(simulation.before)
    is_ours = any(counts[one.value] for one in Certainty if one is not Certainty.VERBATIM)
    return Document(
        title=page.said(messages.WHAT_IF.of(title=simulation.before.title)),
        language=language,
        blocks=tuple(page.blocks()),
        notice=page.said(phrase_caution(counts)) if is_ours else None,
    )


@frozen
class _Page:
    simulation: Simulation
    language: Language
    drawn: bool

    @property
    def moves(self) -> Movement:
        return self.simulation.movement

    def said(self, text: Text) -> str:
        return clean(text.in_(self.language))

    def blocks(self) -> Iterator[Block]:
        simulation, moves = self.simulation, self.moves
        counts = certainties_of(simulation.before)
        yield Heading(1, self.said(messages.WHAT_IF.of(title=simulation.before.title)))
        if any(counts[one.value] for one in Certainty if one is not Certainty.VERBATIM):
            yield Notice(self.said(phrase_caution(counts)))
        if simulation.changes:
            yield Paragraph(self.said(messages.WITH_CHANGES))
            yield Listing(tuple(clean(one) for one in simulation.changes))
        names = {"before": _reference(simulation.before), "after": _reference(simulation.after)}
        if names["before"] != names["after"] or not simulation.changes:
            yield Paragraph(self.said(messages.HELD_AGAINST.of(**names)))
        yield Heading(2, self.said(messages.UNITS_OF_TABLE))
        yield self.counted(moves.counted)
        bounds = [one.bounds for one in moves.counted]
        if any(one.open for one in moves.counted) and bounds[0] is not None and bounds[1] is not None:
            yield from self.bounds(bounds[0], bounds[1])
        if moves.spreads is not None:
            yield from self.spread(moves.spreads)
            yield from self.distribution(moves.bins)
        for grades in moves.grades:
            yield from self.grades(grades)
        yield from self.ranks()
        before, after = moves.rejections
        yield from self.rejected(messages.REJECTED_ROWS, before)
        if after != before:
            yield from self.rejected(messages.REJECTED_AFTER, after)

    # ── scores ─────────────────────────────────────────────────────────────────────────────

    def counted(self, counted: tuple[Counted, Counted]) -> Table:
        before, after = counted
        rows = [(messages.ROWS_IN, str(self.moves.rows), str(self.moves.rows))]
        rows += [
            (messages.ROWS_SETTLED, str(before.settled), str(after.settled)),
            (messages.ROWS_OPEN, str(before.open), str(after.open)),
            (messages.ROWS_WITHOUT, str(before.without), str(after.without)),
            (messages.ROWS_REJECTED, str(before.rejected), str(after.rejected)),
        ]
        return self.table(
            (messages.FIGURE, messages.BEFORE, messages.AFTER),
            [[self.said(name), one, other] for name, one, other in rows],
        )

    def spread(self, spreads: tuple[Spread, Spread]) -> Iterator[Block]:
        before, after = spreads
        moves = self.moves
        yield Heading(2, self.said(messages.SPREAD.of(units=before.units)))
        gain, loss = (self.signed(Fraction(one, _UNIT)) for one in (moves.greatest_gain, moves.greatest_loss))
        counts = {"up": moves.up, "down": moves.down, "same": moves.same}
        yield Paragraph(self.said(messages.INDEXES_MOVED.of(**counts, gain=gain, loss=loss)))
        yield self.table(
            (messages.FIGURE, messages.BEFORE, messages.AFTER, messages.DIFFERENCE),
            [
                [self.said(name), self.share(one), self.share(other), self.signed((other - one) / _UNIT)]
                for (name, one), (_, other) in zip(_figures(before), _figures(after), strict=True)
            ],
        )

    def bounds(self, before: Bounds, after: Bounds) -> Iterator[Block]:
        """Each figure as between what it lies, once everything is answered."""
        yield Heading(2, self.said(messages.SPREAD_OF_ALL))
        ends = (before.low, before.high, after.low, after.high)
        yield self.table(
            (messages.FIGURE, messages.BEFORE, messages.AFTER),
            [
                [self.said(one[0]), self.between(one[1], other[1]), self.between(later[1], last[1])]
                for one, other, later, last in zip(*map(_figures, ends), strict=True)
            ],
        )

    def distribution(self, bins: Sequence[Bin]) -> Iterator[Block]:
        yield Heading(2, self.said(messages.HISTOGRAM))
        if self.drawn:
            rows = [
                Stretch(
                    name=self.stretch(one),
                    before=one.before,
                    after=one.after,
                    label=self.said(messages.FROM_TO.of(before=str(one.before), after=str(one.after))),
                )
                for one in bins
            ]
            title, told = self.said(messages.HISTOGRAM), self.said(messages.HISTOGRAM_PICTURE)
            yield Picture(histogram(title, told, rows, "histogram"), told)
        most = max((max(one.before, one.after) for one in bins), default=0)
        titles = [messages.INDEX, messages.BEFORE, messages.AFTER, messages.DIFFERENCE]
        lines = [
            [
                self.stretch(one),
                str(one.before),
                str(one.after),
                self.signed(Fraction(one.after - one.before)),
            ]
            for one in bins
        ]
        if not self.drawn:
            # Bars of what is there after; the numbers beside them tell both.
            titles.append(messages.DRAWN)
            for line, one in zip(lines, bins, strict=True):
                line.append("█" * -(-one.after * _LONGEST_BAR // most))
        yield self.table(titles, lines)

    def stretch(self, one: Bin) -> str:
        ends = {
            "low": self.share(Fraction(one.low)),
            "high": self.share(Fraction(one.low + self.moves.width)),
        }
        return self.said(messages.STRETCH.of(**ends))

    def between(self, one: Fraction, other: Fraction) -> str:
        low, high = self.share(one), self.share(other)
        return low if one == other else self.said(messages.BETWEEN.of(low=low, high=high))

    # ── grades and ranks ───────────────────────────────────────────────────────────────────

    def grades(self, grades: Grades) -> Iterator[Block]:
        title = messages.GRADES_MOVED
        if grades.target is not None:
            title = messages.GRADES_MOVED_OF.of(target=grades.target)
        counts: Counter[tuple[str, str]] = Counter()
        for passage in grades.passages:
            counts[self.ends(passage)] += passage.units
        extra = [self.said(one) for one in (messages.GRADE_OPEN, messages.GRADE_NONE)]
        own = [clean(one) for one in grades.names]
        names = [*own, *(one for one in extra if any(one in pair for pair in counts))]
        yield Heading(2, self.said(title))
        rows = [
            [one, *(str(counts[one, other]) if counts[one, other] else "·" for other in names)]
            for one in names
        ]
        first = Column(title=self.said(messages.FROM_ROWS), width=30)
        width = 70 // len(names)
        columns = (first, *(Column(title=name, width=width, right=True) for name in names))
        yield Table(columns=columns, rows=tuple(Row(cells=tuple(map(cell, row))) for row in rows))

    def ends(self, passage: Passage) -> tuple[str, str]:
        return self.grade(passage.before), self.grade(passage.after)

    def grade(self, possible: tuple[str, ...]) -> str:
        match possible:
            case (only,):
                return clean(only)
            case ():
                return self.said(messages.GRADE_NONE)
            case _:
                return self.said(messages.GRADE_OPEN)

    def ranks(self) -> Iterator[Block]:
        ranks = self.moves.ranks
        yield Heading(2, self.said(messages.RANKS_MOVED))
        if self.simulation.before.ranking is None:
            yield Paragraph(self.said(messages.RANKED_PLAINLY))
        counts = {"up": ranks.up, "down": ranks.down, "same": ranks.same, "unsettled": ranks.unsettled}
        yield Paragraph(self.said(messages.RANKS_COUNTED.of(**counts)))
        if ranks.movers:
            titles = (
                messages.UNIT,
                messages.BEFORE,
                messages.AFTER,
                messages.MOVED_MOST,
                messages.INDEX_BEFORE,
                messages.INDEX_AFTER,
            )
            rows = [
                [
                    clean(one.unit),
                    str(one.before),
                    str(one.after),
                    self.signed(Fraction(one.steps)),
                    self.share(Fraction(one.index_before)),
                    self.share(Fraction(one.index_after)),
                ]
                for one in ranks.movers
            ]
            yield self.table(titles, rows)

    def rejected(self, title: Text, rejections: Sequence[Rejection]) -> Iterator[Block]:
        if rejections:
            yield Heading(2, self.said(title))
            titles = (
                messages.ROW_NUMBER,
                messages.UNIT,
                messages.COLUMN,
                messages.REJECTED_WHY,
                messages.VALUE,
            )
            rows = [
                [str(one.row), clean(one.unit), clean(one.column), one.reason, clean(one.value or "")]
                for one in rejections
            ]
            yield self.table(titles, rows, right=False)

    # ── cells ──────────────────────────────────────────────────────────────────────────────

    def table(self, titles: Sequence[Text], rows: Sequence[Sequence[str]], *, right: bool = True) -> Table:
        width = 100 // len(titles)
        return Table(
            columns=tuple(
                Column(title=self.said(title), width=width, right=right and place > 0)
                for place, title in enumerate(titles)
            ),
            rows=tuple(Row(cells=tuple(map(cell, row))) for row in rows),
        )

    def share(self, value: Fraction) -> str:
        """An index of millionths of a percent, at four decimals at most."""
        return f"{written(rounded(value / _UNIT, 4, Rounding.HALF_UP), self.language)}%"

    def signed(self, value: Fraction) -> str:
        shown = written(rounded(value, 4, Rounding.HALF_UP), self.language)
        return f"+{shown}" if value > 0 else shown


def _figures(spread: Spread) -> list[tuple[Text, Fraction]]:
    """The mean and the quantiles by their names."""
    named = [
        (_NAMES.get(percent, messages.PERCENTILE.of(percent=percent)), Fraction(value))
        for percent, value in spread.quantiles
    ]
    return [(messages.MEAN, spread.mean), *named]


def _reference(ruleset: Ruleset) -> str:
    return f"{ruleset.id}@{ruleset.year}"
