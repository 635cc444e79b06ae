"""Two rulesets beside each other: what changed in short, where the points went, then row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from cchc_rules.analyses.changes import messages as said_of
from cchc_rules.analyses.changes.balance import Line, balance, whole
from cchc_rules.analyses.changes.kinds import Kind, kind_of
from cchc_rules.analyses.changes.model import Behaviour, Changes, Direction, How, MaximumChanged, Section
from cchc_rules.analyses.changes.subjects import Area, Subject, areas, of_the_whole, subjects
from cchc_rules.analyses.changes.wording import (
    Told,
    behaves,
    contents,
    extent,
    guessed,
    signed,
    tell,
    verdict,
)
from cchc_rules.analyses.proving.pairs import Differs, Same
from cchc_rules.analyses.reports import messages
from cchc_rules.backends.pictures.steps import Step, Swing, Total, swings, waterfall
from cchc_rules.backends.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Filter,
    Filters,
    Heading,
    Listing,
    Marks,
    Notice,
    Paragraph,
    Part,
    Picture,
    Row,
    Subtitle,
    Table,
    Tone,
    Weight,
    cell,
)
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.backends.words.writing import PLAIN, plain, ratio
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.base.version import ENGINE
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Certainty, Item, Ruleset
from cchc_rules.ir.walk import items

_KIND, _AREA, _DIRECTION = "kind", "area", "direction"
_ALIKE, _UNKNOWN = "same", "unknown"
_TONES = {Direction.STRICTER: Tone.BAD, Direction.LOOSER: Tone.GOOD, Direction.MIXED: Tone.OPEN}
_NOTHING = Fraction(0)


def comparison(changes: Changes, language: Language) -> Document:
    """The whole comparison."""
    return _Comparison(changes, language).document()


def caution_of(changes: Changes) -> Text:
    """The banner: this is generated, and not every word of either ruleset is that of a decision."""
    counts = certainties_of(changes.before) + certainties_of(changes.after)
    verbatim = all(not counts[one.value] for one in Certainty if one is not Certainty.VERBATIM)
    caution = messages.ANNEX_CAUTION if verbatim else phrase_caution(counts)
    return messages.COMPARISON_NOTICE.of(caution=caution)


def reference_of(ruleset: Ruleset) -> str:
    """How people name a ruleset."""
    return f"{ruleset.id}@{ruleset.year}"


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


def area_called(area: Area) -> Text:
    """The area of some rows."""
    node = area.node
    return messages.OUTSIDE_AREAS if node is None else messages.ROW_OF.of(code=node.code, name=node.name)


def shown(told: Told, language: Language) -> tuple[Cell, Cell]:
    """Both sides; where they have lines in common, those that only one of them has stand out."""
    sides = [[clean(line.in_(language)) for line in side] for side in (told.before, told.after)]
    common = set(sides[0]) & set(sides[1])

    def side(lines: list[str]) -> Cell:
        marked = {place for place, line in enumerate(lines) if common and line not in common}
        return Cell(lines=tuple(lines) or ("–",), marked=frozenset(marked))

    return side(sides[0]), side(sides[1])


@frozen
class _Comparison:
    changes: Changes
    language: Language
    subjects: tuple[Subject, ...] = field(init=False)
    lines: tuple[Line, ...] = field(init=False)
    names: dict[Area, str] = field(init=False)

    @subjects.default
    def _found(self) -> tuple[Subject, ...]:
        return subjects(self.changes)

    @lines.default
    def _balanced(self) -> tuple[Line, ...]:
        return balance(self.changes)

    @names.default
    def _named(self) -> dict[Area, str]:
        """What filters call the areas: their codes may hold anything."""
        return {area: f"a{number}" for number, area in enumerate(areas(self.changes), start=1)}

    def said(self, text: Text) -> str:
        return clean(text.in_(self.language))

    def document(self) -> Document:
        notice = self.said(caution_of(self.changes))
        changes = self.changes
        blocks: list[Block] = [
            Heading(1, self.said(messages.COMPARISON)),
            *self._sets(),
            Notice(notice),
        ]
        guesses = guesses_of(changes)
        blocks += [Notice(self.said(guesses))] if guesses is not None else []
        if not changes.changes:
            blocks.append(Paragraph(self.said(messages.NO_CHANGE)))
        else:
            blocks += [
                *self._summary(),
                *self._ledger(),
                *self._maxima(),
                *self._scoring(),
                *self._head(),
                *self._rows(),
            ]
        blocks += [Heading(2, self.said(messages.ORIGIN))]
        blocks += [Listing(tuple(self.said(one) for one in origin_of(changes)))]
        compared = messages.COMPARED.of(
            before=reference_of(changes.before), after=reference_of(changes.after)
        )
        return Document(
            title=f"{self.said(messages.COMPARISON)}: {self.said(compared)}",
            language=self.language,
            blocks=tuple(blocks),
            notice=notice,
            landscape=True,
        )

    def _sets(self) -> Iterator[Block]:
        for text, ruleset in ((messages.EARLIER, self.changes.before), (messages.LATER, self.changes.after)):
            yield Subtitle(
                self.said(text.of(title=ruleset.title, reference=reference_of(ruleset))), strong=True
            )
            yield from (Subtitle(self.said(phrase_decision(one))) for one in ruleset.decisions)

    # ── in short ───────────────────────────────────────────────────────────────────────────

    def _summary(self) -> Iterator[Block]:
        yield Heading(2, self.said(messages.SUMMARY))
        yield self._table(
            (messages.FACT, 46, False),
            (messages.BEFORE, 18, True),
            (messages.AFTER, 18, True),
            (messages.CHANGED_BY, 18, True),
            rows=tuple(self._figures()),
        )
        counts = Counter(kind_of(change) for change in self.changes.changes)
        yield self._table(
            (messages.KIND_OF_CHANGE, 70, False),
            (messages.COUNT, 30, True),
            rows=tuple(
                Row(cells=(cell(self.said(said_of.KINDS[kind])), cell(str(counts[kind]))))
                for kind in Kind
                if counts[kind]
            ),
        )
        yield Paragraph(self.said(self._verdicts()))

    def _figures(self) -> Iterator[Row]:
        both = (self.changes.before, self.changes.after)
        ledger = self.changes.ledger
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
                        cell(self.said(label)),
                        *(cell(self._number(one)) for one in (before, after)),
                        cell(self.said(change)),
                    )
                )

    def _verdicts(self) -> Text:
        behaviours = self.changes.behaviours
        if not behaviours:
            return messages.NOT_TRIED
        counts = Counter(map(_outcome, behaviours))
        told = [
            messages.VERDICT_OF.of(count=counts[name], verdict=label)
            for name, label in _OUTCOMES.items()
            if counts[name]
        ]
        verdicts = Text(vi=", ".join(one.vi for one in told), en=", ".join(one.en for one in told))
        return messages.VERDICTS.of(count=len(behaviours), verdicts=verdicts)

    # ── where the points went ──────────────────────────────────────────────────────────────

    def _ledger(self) -> Iterator[Block]:
        yield Heading(2, self.said(messages.LEDGER))
        moves = [line for line in self.lines if line.section is Section.BASE and line.change]
        if moves:
            yield Picture(self._waterfall(moves))
        titles = (
            messages.BEFORE,
            messages.MOVED_POINTS,
            messages.GAINED_POINTS,
            messages.LOST_POINTS,
            messages.ADDED_POINTS,
            messages.REMOVED_POINTS,
            messages.AFTER,
        )
        base = [line for line in self.lines if line.section is Section.BASE]
        extra = [line for line in self.lines if line.section is not Section.BASE]
        rows = [self._balance(self._called(line), line) for line in base]
        rows.append(self._balance(self.said(messages.ALL_AREAS), whole(self.lines), Weight.STRONG))
        rows += [self._balance(self._called(line), line) for line in extra]
        yield self._table((messages.AREA, 30, False), *((one, 10, True) for one in titles), rows=tuple(rows))

    def _called(self, line: Line) -> str:
        return self.said(said_of.SECTIONS[line.section] if line.area is None else area_called(line.area))

    def _balance(self, name: str, line: Line, weight: Weight = Weight.PLAIN) -> Row:
        changes = (line.moved, line.gained, -line.lost, line.added, -line.removed)
        told = [self.said(signed(one)) if one else "–" for one in changes]
        cells = (name, self._number(line.before), *told, self._number(line.after))
        return Row(cells=tuple(map(cell, cells)), weight=weight)

    def _waterfall(self, moves: Sequence[Line]) -> str:
        steps = [Step(self._called(line), line.change, self.said(signed(line.change))) for line in moves]
        ledger = self.changes.ledger
        ends = [
            Total(
                self.said(messages.TOTAL_OF.of(reference=reference_of(ruleset))), value, self._number(value)
            )
            for ruleset, value in (
                (self.changes.before, ledger.before()),
                (self.changes.after, ledger.after()),
            )
        ]
        told = "; ".join(
            self.said(messages.LEDGER_SAID.of(name=step.name, change=step.label)) for step in steps
        )
        return waterfall(self.said(messages.LEDGER_PICTURE), told, (ends[0], ends[1]), steps, "diem-toi-da")

    def _maxima(self) -> Iterator[Block]:
        changed = [
            one
            for one in self.subjects
            if one.pair is None or any(isinstance(change, MaximumChanged) for change in one.changes)
        ]
        if not changed:
            return
        yield Heading(2, self.said(messages.CHANGED_POINTS))
        rows = []
        for one in changed:
            old, new = (None if node is None else node.maximum for node in (one.before, one.after))
            change = (new or _NOTHING) - (old or _NOTHING)
            rows.append(
                Row(
                    cells=(
                        cell("–" if one.before is None else clean(one.before.code)),
                        cell("–" if one.after is None else clean(one.after.code)),
                        cell(clean(one.node.name)),
                        cell("–" if old is None else self._number(old)),
                        cell("–" if new is None else self._number(new)),
                        cell(self.said(signed(change)) if change else "0"),
                    ),
                    marks=self._marks(one),
                )
            )
        yield self._table(
            (messages.OLD_CODE, 10, False),
            (messages.NEW_CODE, 10, False),
            (messages.ITEM, 44, False),
            (messages.OLD_POINTS, 12, True),
            (messages.NEW_POINTS, 12, True),
            (messages.CHANGED_BY, 12, True),
            rows=tuple(rows),
        )

    # ── how items score otherwise ──────────────────────────────────────────────────────────

    def _scoring(self) -> Iterator[Block]:
        told = [one for one in self.subjects if one.behaviour is not None]
        if not told:
            return
        yield Heading(2, self.said(messages.SCORING))
        drawn = [swing for one in told if (swing := self._swing(one)) is not None]
        if drawn:
            said = "; ".join(f"{one.name}: {one.label}" for one in drawn)
            yield Picture(swings(self.said(messages.SCORING_PICTURE), said, drawn, "cach-cham"))
        rows = [self._verdict(one, one.behaviour) for one in told if one.behaviour is not None]
        yield self._table(
            (messages.ITEM, 34, False),
            (messages.VERDICT, 26, False),
            (messages.LARGEST_GAIN, 20, False),
            (messages.LARGEST_LOSS, 20, False),
            rows=tuple(rows),
        )

    def _verdict(self, subject: Subject, behaviour: Behaviour) -> Row:
        differs = isinstance(behaviour.verdict, Differs)
        tone = _TONES.get(behaviour.direction, Tone.PLAIN) if behaviour.direction else Tone.PLAIN
        ends = [
            cell(self.said(extent(shift, behaviour, gain=gain))) if differs else cell("–")
            for shift, gain in ((behaviour.gain, True), (behaviour.loss, False))
        ]
        return Row(
            cells=(
                cell(self._titled(subject)),
                cell(self.said(verdict(behaviour)), tone=tone if differs else Tone.PLAIN),
                *ends,
            ),
            marks=self._marks(subject),
        )

    def _swing(self, subject: Subject) -> Swing | None:
        behaviour = subject.behaviour
        if behaviour is None or not isinstance(behaviour.verdict, Differs):
            return None
        shares = [
            _NOTHING if shift is None or shift.share is None else abs(shift.share)
            for shift in (behaviour.loss, behaviour.gain)
        ]
        if not any(shares):
            return None
        fall, rise = (
            f"{sign}{self.said(ratio(share))}" if share else "0%"
            for sign, share in zip("−+", shares, strict=True)
        )
        return Swing(
            name=self._titled(subject),
            fall=shares[0],
            rise=shares[1],
            label=self.said(messages.SWING.of(fall=fall, rise=rise)),
        )

    # ── the head, and row by row ───────────────────────────────────────────────────────────

    def _head(self) -> Iterator[Block]:
        told = [tell(change, self.changes) for change in of_the_whole(self.changes)]
        if told:
            yield Heading(2, self.said(messages.HEAD))
            yield self._beside(told)

    def _rows(self) -> Iterator[Block]:
        if not self.subjects:
            return
        yield Heading(2, self.said(messages.EVERY_CHANGE))
        yield self._filters()
        by_area: dict[Area, list[Subject]] = {}
        for one in self.subjects:
            by_area.setdefault(one.area, []).append(one)
        for area, own in by_area.items():
            parts = tuple(Part(blocks=tuple(self._row(one)), marks=self._marks(one)) for one in own)
            yield Part(blocks=(Heading(2, self.said(area_called(area))), *parts))

    def _row(self, subject: Subject) -> Iterator[Block]:
        yield Heading(3, self._titled(subject))
        guess = None if subject.pair is None else guessed(subject.pair)
        if guess is not None:
            yield Notice(self.said(guess))
        if subject.behaviour is not None:
            yield Paragraph(self.said(verdict(subject.behaviour)))
        yield self._beside(self.told(subject))

    def told(self, subject: Subject) -> list[Told]:
        """Everything that is said of one row."""
        told = [tell(change, self.changes) for change in subject.changes]
        if subject.pair is None and isinstance(subject.node, Item):
            ruleset = self.changes.before if subject.after is None else self.changes.after
            for label, lines in contents(subject.node, ruleset):
                told.append(
                    Told(label=label, before=lines)
                    if subject.after is None
                    else Told(label=label, after=lines)
                )
        if subject.behaviour is not None:
            told += behaves(subject.behaviour)
        passage = subject.passage
        if passage is not None:
            old, new = (() if text is None else _lines(text) for text in (passage.before, passage.after))
            told.append(Told(label=messages.PASSAGE, before=old, after=new))
        return told

    def _beside(self, told: Sequence[Told]) -> Table:
        return self._table(
            (messages.FACT, 20, False),
            (messages.BEFORE, 40, False),
            (messages.AFTER, 40, False),
            rows=tuple(Row(cells=(cell(self.said(one.label)), *shown(one, self.language))) for one in told),
        )

    def _titled(self, subject: Subject) -> str:
        old, new = subject.before, subject.after
        if old is not None and new is not None:
            if old.code == new.code:
                return self.said(messages.ROW_OF.of(code=new.code, name=new.name))
            return self.said(messages.RENUMBERED_ROW.of(before=old.code, after=new.code, name=new.name))
        node = subject.node
        called = self.said(messages.ROW_OF.of(code=node.code, name=node.name))
        return f"{called} ({self.said(messages.NEW_ROW if old is None else messages.GONE_ROW)})"

    # ── filters ────────────────────────────────────────────────────────────────────────────

    def _marks(self, subject: Subject) -> Marks:
        kinds = dict.fromkeys(kind_of(change).value for change in subject.changes)
        marks: Marks = ((_KIND, tuple(kinds)), (_AREA, (self.names.get(subject.area, "a0"),)))
        if self.changes.behaviours:
            outcome = () if subject.behaviour is None else (_outcome(subject.behaviour),)
            marks = (*marks, (_DIRECTION, outcome))
        return marks

    def _filters(self) -> Filters:
        kinds = {kind_of(change) for one in self.subjects for change in one.changes}
        found = dict.fromkeys(one.area for one in self.subjects)
        filters = [
            Filter(
                name=_KIND,
                label=self.said(messages.KIND_OF_CHANGE),
                choices=tuple((one.value, self.said(said_of.KINDS[one])) for one in Kind if one in kinds),
            ),
            Filter(
                name=_AREA,
                label=self.said(messages.AREA),
                choices=tuple((self.names.get(one, "a0"), self.said(area_called(one))) for one in found),
            ),
        ]
        outcomes = {_outcome(one) for one in self.changes.behaviours}
        if outcomes:
            filters.append(
                Filter(
                    name=_DIRECTION,
                    label=self.said(messages.FILTER_DIRECTION),
                    choices=tuple(
                        (name, self.said(label)) for name, label in _OUTCOMES.items() if name in outcomes
                    ),
                )
            )
        return Filters(
            filters=tuple(filters),
            legend=self.said(messages.FILTER),
            every=self.said(messages.FILTER_ALL),
            shown=self.said(messages.FILTERED.of(shown="{shown}", all="{all}")),
        )

    # ── tables ─────────────────────────────────────────────────────────────────────────────

    def _table(self, *columns: tuple[Text, int, bool], rows: tuple[Row, ...]) -> Table:
        titled = tuple(
            Column(title=self.said(text), width=width, right=right) for text, width, right in columns
        )
        return Table(columns=titled, rows=rows)

    def _number(self, value: Fraction) -> str:
        return self.said(plain(value, PLAIN))


_OUTCOMES: dict[str, Text] = {
    _ALIKE: messages.SCORES_ALIKE,
    **{one.value: text for one, text in said_of.DIRECTIONS.items() if one is not Direction.UNKNOWN},
    _UNKNOWN: messages.SCORES_UNKNOWN,
}


def _outcome(behaviour: Behaviour) -> str:
    """Under which choice of the filter a verdict falls."""
    direction = behaviour.direction
    if isinstance(behaviour.verdict, Same):
        return _ALIKE
    if direction is None or direction is Direction.UNKNOWN:
        return _UNKNOWN
    said: str = direction.value
    return said


def _lines(text: str) -> tuple[Text, ...]:
    return tuple(same(line) for line in text.splitlines() if line.strip())
